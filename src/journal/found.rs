//! The record files of a workbook as all of them are read. Of a long record only its head is held, and its line in a block.
//!
//! Many years are read here in one go. Held as whole records until it is settled which of them count, they would take many
//! times the room of their words.

use super::codec::Codec;
use super::disk::{Disk, Folder};
use super::layout::{RECORDS, TRASH};
use super::prove::{self, Tags};
use super::record_file::{self, FileName, OpenedRecord};
use super::texts::{Blocks, Texts};
use super::unreadable::{Unreadable, Why};
use crate::engine::record::Head;
use crate::engine::shelf::{Row, Shelf, Words};
use crate::engine::tombstones::Of;
use crate::engine::{Place, Proof, Record, RecordId, Shelves};
use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// All of them, and the files that can't be read.
#[derive(Default)]
pub(super) struct FoundRecords {
    /// Those in the trash after the others.
    pub(super) records: Vec<Found>,
    pub(super) not: Vec<Unreadable>,
    pub(super) lines: Lines,
}

/// The lines of long records, and the names of all steps, each once.
#[derive(Default)]
pub(super) struct Lines {
    blocks: Blocks,
    steps: BTreeSet<Arc<str>>,
}

/// A record file that was opened.
pub(super) struct Found {
    pub(super) id: RecordId,
    /// What is proved of it is in it once that was looked at.
    pub(super) head: Head,
    /// As later records name it, once that was looked at. Where nothing is locked nothing asks for it.
    pub(super) print: String,
    words: FoundWords,
    is_in_trash: bool,
    is_sealed: bool,
}

enum FoundWords {
    Here(Box<OpenedRecord>),
    /// A long one, whose line is in a block.
    In {
        block: u64,
        step: Arc<str>,
        tags: Option<Box<Tags>>,
    },
}

impl FoundRecords {
    /// What is in the folders of the pages.
    ///
    /// # Errors
    /// When they can't be looked into. What is in the trash only is left out then.
    pub(super) fn read(disk: &dyn Disk, codec: &Codec, book: &Folder) -> io::Result<Self> {
        let mut all = Self::default();
        let Self { records, lines, .. } = &mut all;
        let mut not = record_file::open_each(disk, codec, book, RECORDS, &mut |file, opened| {
            records.push(lines.found(&file, opened));
        })?;
        // What is deleted stays out of the blocks, which go on to the cache.
        let in_trash = record_file::open_each(disk, codec, book, TRASH, &mut |file, opened| {
            records.push(Found { is_in_trash: true, ..Found::of(&file, opened) });
        });
        not.extend(in_trash.unwrap_or_else(|error| vec![Unreadable { file: TRASH.into(), why: error.into() }]));
        all.not = not;
        Ok(all)
    }
}

impl Lines {
    fn found(&mut self, file: &FileName, opened: OpenedRecord) -> Found {
        if !opened.record.event.kind().is_long() {
            return Found::of(file, opened);
        }
        let OpenedRecord { record, line, tags } = opened;
        let tags = (tags != Tags::default()).then(|| Box::new(tags));
        let words = FoundWords::In { block: self.blocks.put(&line), step: self.step(&record.step), tags };
        Found::new(file, Head::of(&record), record.id, words)
    }

    fn step(&mut self, step: &str) -> Arc<str> {
        if let Some(known) = self.steps.get(step) {
            return known.clone();
        }
        let new: Arc<str> = step.into();
        self.steps.insert(new.clone());
        new
    }

    /// Puts those that count on shelves. What is in the blocks and does not count is wiped out of them.
    pub(super) fn shelved(mut self, pages: Vec<Found>) -> (Shelves, Arc<Texts>) {
        let of_place = |place| pages.iter().filter(|page| page.head.place == place).count();
        let mut rows = [Place::One, Place::Two, Place::Shared].map(|place| Vec::with_capacity(of_place(place)));
        let mut counts = HashSet::with_capacity(pages.len());
        for Found { head, words, .. } in pages {
            let row = match words {
                FoundWords::In { block, step, .. } => Row { head, step, words: Words::At(block) },
                // Out of the trash it is back among the pages.
                FoundWords::Here(opened) if head.kind.is_long() => {
                    Row { head, step: self.step(&opened.record.step), words: Words::At(self.blocks.put(&opened.line)) }
                }
                FoundWords::Here(opened) => opened.record.into(),
            };
            if let Words::At(block) = row.words {
                counts.insert(block);
            }
            rows[row.head.place as usize].push(row);
        }
        self.blocks.wipe_all_but(&counts);
        let texts: Arc<Texts> = Arc::new(self.blocks.done());
        (Shelves::from(rows.map(|rows| Shelf::new(rows, Some(texts.clone())))), texts)
    }
}

impl Found {
    fn of(file: &FileName, opened: OpenedRecord) -> Self {
        let (head, id) = (Head::of(&opened.record), opened.record.id.clone());
        Self::new(file, head, id, FoundWords::Here(Box::new(opened)))
    }

    fn new(file: &FileName, head: Head, id: RecordId, words: FoundWords) -> Self {
        Self { id, head, print: String::new(), words, is_in_trash: false, is_sealed: file.is_sealed() }
    }

    /// The file, seen from the folder of the workbook.
    pub(super) fn file(&self) -> PathBuf {
        let sub = if self.is_in_trash { TRASH } else { RECORDS };
        let names = record_file::candidates(&self.id).into_iter();
        names.filter(|file| file.is_sealed() == self.is_sealed).map(|file| Path::new(sub).join(file.name)).collect()
    }

    pub(super) fn is_sealed(&self) -> bool {
        self.is_sealed
    }

    pub(super) fn is_in_trash(&self) -> bool {
        self.is_in_trash
    }

    /// As it was opened: of a long one its line is parsed once more.
    pub(super) fn opened(&self, lines: &Lines) -> Result<Cow<'_, OpenedRecord>, Why> {
        match &self.words {
            FoundWords::Here(opened) => Ok(Cow::Borrowed(opened)),
            FoundWords::In { block, tags, .. } => {
                let line = lines.blocks.line(*block).ok_or(Why::Damaged)?.to_vec();
                let tags = tags.as_deref().cloned().unwrap_or_default();
                Ok(Cow::Owned(OpenedRecord { record: record_file::parse(&line)?, line, tags }))
            }
        }
    }

    /// The whole record, where it is here.
    pub(super) fn here(&self) -> Option<&OpenedRecord> {
        if let FoundWords::Here(opened) = &self.words { Some(opened) } else { None }
    }

    /// The same, to be changed.
    pub(super) fn here_mut(&mut self) -> Option<&mut Record> {
        if let FoundWords::Here(opened) = &mut self.words { Some(&mut opened.record) } else { None }
    }

    /// What is proved of it. Where nothing is locked nothing has to be.
    pub(super) fn proof(&self, codec: &Codec, lines: &Lines) -> Result<Proof, Why> {
        if codec.is_sealed() { self.opened(lines)?.proof(codec) } else { Ok(Proof::default()) }
    }

    /// Looks at its print.
    pub(super) fn add_print(&mut self, lines: &Lines) {
        self.print = match &self.words {
            FoundWords::Here(opened) => opened.print(),
            FoundWords::In { block, .. } => prove::sha256_hex(lines.blocks.line(*block).unwrap_or_default()),
        };
    }

    /// Says what is proved of it.
    pub(super) fn add_proof(&mut self, proof: Proof) {
        self.head.proof = proof;
        self.here_mut().into_iter().for_each(|record| record.proof = proof);
    }

    /// How deletions find it.
    pub(super) fn as_page(&self) -> Of<'_> {
        Of { id: &self.id, place: self.head.place }
    }
}
