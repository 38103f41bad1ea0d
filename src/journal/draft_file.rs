//! A draft and its files: their names, what they say, and which of them says the latest.
//!
//! Three files can stand for one draft. `<id>.json` is known to be on the disk; `<id>.new.json` was saved without
//! waiting. Some file systems leave an empty file when the power goes after a rename that nobody waited for, and that
//! must not cost the words from before. `<id>.last.json` holds the words of somebody who left while the disk was held up
//! (see [`super::last_words`]): a name of its own, since the save that was held up may still take one of the others.

use super::codec::Codec;
use super::disk::{Disk, Folder};
use super::layout::{DRAFTS, ENDINGS};
use super::leftovers;
use super::prove::{self, LineContext, Tags};
use super::record_file::{self, FileName};
use super::unreadable::{Unreadable, Why};
use crate::engine::record::{FORMAT, Taken, UNPROVED, WordsOf, stamp};
use crate::engine::{Answer, Event, Known, Place, Proof, Record, RecordId};
use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::io;
use std::path::Path;

/// What somebody is in the middle of writing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    /// The id of the record it will become.
    pub id: RecordId,
    /// The step, or `page`.
    pub step: String,
    /// The event card, for "some of each".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub card: Option<RecordId>,
    /// Whose area it will stand in; it is offered to nobody else.
    pub place: Place,
    /// When it was saved.
    #[serde(with = "stamp")]
    pub at: DateTime<FixedOffset>,
    /// The words so far.
    pub answer: Answer,
    /// Where the caret stands in the text of the part that has it, in bytes. It comes from outside: the field snaps it.
    #[serde(default)]
    pub caret: usize,
    /// Which part has the caret.
    #[serde(default)]
    pub focus: usize,
    /// Which pages of the step were gone on from, by their number among those that ask. Letting go of the words takes none
    /// of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub accepted: Vec<usize>,
}

#[derive(Deserialize)]
pub(super) struct Saved {
    format: u32,
    /// Counts the saves, so that of two files the later one is known whatever the clock says.
    #[serde(default)]
    pub(super) save: u64,
    #[serde(flatten)]
    pub(super) draft: Draft,
    /// Whether its owner's own key proves it, so that what another's sitting saved does not take its place.
    #[serde(skip)]
    is_own: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SaveKind {
    /// The one that is on the disk.
    Synced,
    /// The one that was saved without waiting.
    New,
    /// The last words of somebody who left while the disk was held up.
    Last,
}

impl SaveKind {
    pub(super) const ALL: [Self; 3] = [Self::Synced, Self::New, Self::Last];

    /// What stands between the id and the ending.
    fn middle(self) -> &'static str {
        match self {
            Self::Synced => "",
            Self::New => "new",
            Self::Last => "last",
        }
    }
}

/// The ending of the file whose lock says who writes a draft.
const LOCK: &str = "lock";

/// What stands in the folder of the drafts.
#[derive(Default)]
pub(super) struct Files {
    pub(super) ids: BTreeSet<RecordId>,
    /// The ids that have a lock, held or left over.
    pub(super) locks: BTreeSet<RecordId>,
    /// The files that can't be read.
    pub(super) unreadable: Vec<Unreadable>,
}

/// The line of a draft, before it is proved and covered.
pub(super) fn plain(draft: &Draft, save: u64) -> io::Result<Vec<u8>> {
    #[derive(Serialize)]
    struct Saving<'a> {
        format: u32,
        save: u64,
        #[serde(flatten)]
        draft: &'a Draft,
    }
    Ok(serde_json::to_vec(&Saving { format: UNPROVED, save, draft })?)
}

pub(super) fn name(id: &RecordId, ending: &str, kind: SaveKind) -> String {
    match kind.middle() {
        "" => format!("{id}.{ending}"),
        middle => format!("{id}.{middle}.{ending}"),
    }
}

pub(super) fn lock_name(id: &RecordId) -> String {
    format!("{id}.{LOCK}")
}

pub(super) fn candidates(id: &RecordId) -> impl Iterator<Item = FileName> + '_ {
    ENDINGS.into_iter().flat_map(move |ending| {
        SaveKind::ALL.map(|kind| FileName {
            id: id.clone(),
            name: name(id, ending, kind),
            middle: kind.middle().to_owned(),
            ending,
        })
    })
}

/// What stands in the folder of the drafts of a workbook.
pub(super) fn files(disk: &dyn Disk, codec: &Codec, book: &Folder) -> io::Result<Files> {
    let (mut files, folder) = (Files::default(), book.sub(DRAFTS));
    let (named, not) = record_file::names(disk, book, DRAFTS)?;
    for file in named {
        match read(disk, codec, &folder, &file) {
            Ok(_) => drop(files.ids.insert(file.id)),
            Err(why) => files.unreadable.push(Unreadable { file: Path::new(DRAFTS).join(&file.name), why }),
        }
    }
    for other in not {
        match lock_of(&other.file) {
            Some(id) => drop(files.locks.insert(id)),
            None => files.unreadable.push(other),
        }
    }
    leftovers::drop_harmless(disk, book, &mut files.unreadable);
    Ok(files)
}

pub(super) fn lock_of(file: &Path) -> Option<RecordId> {
    let id = file.file_name()?.to_str()?.strip_suffix(LOCK)?.strip_suffix('.')?;
    RecordId::is_well_formed(id).then(|| RecordId(id.to_owned()))
}

pub(super) fn about(draft: &Draft) -> LineContext<'_> {
    LineContext { kind: WordsOf::Draft, id: &draft.id, place: draft.place }
}

/// A draft file that was opened, and of which nothing is proved yet.
pub(super) struct OpenedDraft {
    pub(super) saved: Saved,
    line: Vec<u8>,
    tags: Tags,
}

impl OpenedDraft {
    pub(super) fn taken(&self) -> Taken {
        about(&self.saved.draft).taken(&self.line)
    }

    pub(super) fn proof(&self, codec: &Codec) -> Result<Proof, Why> {
        codec.proof(about(&self.saved.draft), &self.line, &self.tags)
    }
}

fn read(disk: &dyn Disk, codec: &Codec, folder: &Folder, file: &FileName) -> Result<Saved, Why> {
    let opened = open(disk, codec, folder, file)?;
    let proof = opened.proof(codec)?;
    Ok(Saved { is_own: !codec.is_sealed() || !proof.is_none(), ..opened.saved })
}

/// Opens a draft file. It is not decided yet whether it is offered.
pub(super) fn open(disk: &dyn Disk, codec: &Codec, folder: &Folder, file: &FileName) -> Result<OpenedDraft, Why> {
    if !SaveKind::ALL.iter().any(|kind| kind.middle() == file.middle) {
        return Err(Why::WrongName);
    }
    let bytes = disk.read(&folder.at(&file.name))?;
    let opened = opened(&codec.decode(file.ending, bytes)?)?;
    match &opened.saved {
        newer if newer.format > FORMAT => Err(Why::Newer),
        other if other.draft.id != file.id => Err(Why::WrongName),
        other if !codec.can_read(other.draft.place) => Err(Why::NotTheirs),
        _ => Ok(opened),
    }
}

pub(super) fn opened(words: &[u8]) -> Result<OpenedDraft, Why> {
    let (line, tags) = prove::split(record_file::without_mark(words));
    Ok(OpenedDraft { saved: record_file::parse(&line)?, line, tags })
}

/// The latest of the files of a draft. What a newer version wrote is left to it.
pub(super) fn latest(disk: &dyn Disk, codec: &Codec, book: &Folder, id: &RecordId) -> Option<Saved> {
    let folder = book.sub(DRAFTS);
    let read: Vec<_> = candidates(id).map(|file| read(disk, codec, &folder, &file)).collect();
    let newer = read.iter().any(|saved| matches!(saved, Err(Why::Newer)));
    read.into_iter().flatten().max_by_key(|saved| (saved.is_own, saved.save)).filter(|_| !newer)
}

pub(super) fn save_in(
    disk: &dyn Disk,
    codec: &Codec,
    book: &Folder,
    id: &RecordId,
    file: (&str, SaveKind),
) -> Option<u64> {
    let named = candidates(id).find(|named| named.name == name(id, file.0, file.1))?;
    read(disk, codec, &book.sub(DRAFTS), &named).ok().map(|saved| saved.save)
}

/// Which save of a draft these words are; the later one is what its writer left.
pub(super) fn save_of(words: &[u8]) -> u64 {
    opened(words).map_or(0, |opened| opened.saved.save)
}

pub(super) fn holds(record: &Record, words: &Answer) -> bool {
    match &record.event {
        Event::Known(Known::Answered { value } | Known::Shared { value, .. }) => value == words,
        _ => false,
    }
}
