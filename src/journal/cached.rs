//! What was read of a workbook, as it is put into the cache and taken out of it.
//!
//! In the index stand the heads of all records, those that are short, and what the journal itself has to know; in the texts
//! the lines of the long ones, then what each file was like, and what names what. Only a reading in which nothing was amiss
//! is put there, so that whatever its owner should be told is found by looking at the files.

mod fetch;
mod files;
mod rows;

use super::Journal;
use super::cache::{BlockId, BookStamp, Cache, Index, Text};
use super::chain::Chain;
use super::codec::Lists;
use super::layout::{RECORDS, TRASH};
use super::reading::Reading;
use super::texts::{BLOCK, Blocks, Texts};
use super::unreadable::Unreadable;
use super::{prove, record_file};
use crate::engine::tombstones::{Of, Tombstones};
use crate::engine::{BookKind, EventKind, Kept, Place, Record, RecordId, Shelves};
use crate::order;
use fetch::Fetch;
use files::Files;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

/// What is written here; of another one nothing is read.
const VERSION: u32 = 2;

/// What the journal has to know beside the records.
#[derive(Serialize, Deserialize)]
struct Beside {
    version: u32,
    greatest: Vec<(Place, u64)>,
    has_closed: bool,
    lists: Lists,
    /// How many of the texts are lines, and how many say what the files were like. The others are the chain.
    lines: usize,
    files: usize,
}

/// How an open workbook stands to the cache.
#[derive(Default)]
pub(super) struct State {
    /// Whether the folders of the pages are as they were when they were read before.
    pub(super) is_as_it_was: bool,
    /// Whether anything was kept, moved or taken away since.
    pub(super) has_changed: bool,
    /// What was read anew, and is not in the cache yet.
    fresh: Option<Fresh>,
    /// What is fetched when it is asked for.
    texts: Option<Arc<Texts>>,
}

/// A reading that is not in the cache yet.
struct Fresh {
    stamp: BookStamp,
    files: Files,
    lists: Lists,
    has_closed: bool,
    records: Shelves,
    texts: Arc<Texts>,
    /// Those of its texts that stand there already.
    there: Vec<BlockId>,
}

/// What was read before, and what the folder is like now.
pub(super) struct Before {
    cache: Cache,
    stamp: BookStamp,
    index: Option<Arc<Index>>,
    files: Option<Files>,
}

/// Out of the cache: what is known beside the records, and their rows.
struct Known<'b> {
    index: &'b Arc<Index>,
    beside: Beside,
    rows: &'b [u8],
}

impl Before {
    /// Before anything is read, so that what changes meanwhile is seen the next time.
    pub(super) fn look(&mut self, journal: &Journal) {
        if self.files.is_none() {
            self.files = Files::of(&*journal.disk, &journal.folder);
        }
    }

    fn known(&self) -> Option<Known<'_>> {
        let index = self.index.as_ref()?;
        let (rest, length) = index.bytes.split_last_chunk()?;
        let at = rest.len().checked_sub(usize::try_from(u32::from_le_bytes(*length)).ok()?)?;
        let (rows, beside) = rest.split_at(at);
        let beside: Beside = serde_json::from_slice(beside).ok()?;
        let fits = beside.version == VERSION && beside.lines + beside.files <= index.texts.len();
        fits.then_some(Known { index, beside, rows })
    }
}

impl Journal {
    /// Looks at what was read before, and at the folder. None where this computer keeps nothing.
    pub(super) fn before(&self) -> Option<Before> {
        let cache = self.cache().filter(|_| !self.disk.only_reads())?;
        let stamp = BookStamp::of(&*self.disk, &self.folder)?;
        let index = cache.index(&*self.disk).map(Arc::new);
        Some(Before { cache, stamp, index, files: None })
    }

    /// The reading that the cache holds, where the folder is what it was but for what came since. That alone is read.
    pub(super) fn read_before(&mut self, before: &mut Before) -> Option<Reading> {
        let is_as_it_was = before.index.as_ref()?.stamp.holds(&before.stamp);
        self.known.is_as_it_was = is_as_it_was;
        if !is_as_it_was {
            before.look(self);
        }
        let reading = before.known().and_then(|known| self.read_known(before, known, is_as_it_was));
        if reading.is_none() {
            self.know_nothing();
        }
        reading
    }

    fn read_known(&mut self, before: &Before, known: Known<'_>, is_as_it_was: bool) -> Option<Reading> {
        self.know_again(before, &known)?;
        let texts = self.texts(&known)?;
        let mut records = rows::shelves(known.rows, &texts)?;
        let said = records.of_kind(EventKind::Deleted).chain(records.of_kind(EventKind::Undeleted));
        said.for_each(|said| self.tombstones.note(said.record()));
        if !is_as_it_was {
            self.take_what_came(before, &known, &mut records)?;
            let there = known.index.texts[..known.beside.lines].to_vec();
            let (files, lists) = (before.files.clone()?, known.beside.lists);
            let (stamp, has_closed) = (before.stamp, self.has_closed);
            self.known.fresh = Some(Fresh { stamp, files, lists, has_closed, records: records.clone(), texts, there });
        }
        Some(self.with_drafts(Reading { records, ..Reading::default() }))
    }

    /// Reads what came since, and lets go of what went to the trash. None where that is not all that changed, or where
    /// anything is amiss with it.
    fn take_what_came(&mut self, before: &Before, known: &Known<'_>, records: &mut Shelves) -> Option<()> {
        let stamps = &known.index.texts[known.beside.lines..][..known.beside.files];
        let then: Files = self.blob(before, stamps)?;
        let came = before.files.as_ref()?.since(&then)?;
        for name in &came.to_read {
            let record = self.what_came(RECORDS, name)?;
            if record.event.kind().says_what_counts() || records.put(record) {
                return None;
            }
        }
        for name in &came.in_trash {
            let record = self.what_came(TRASH, name)?;
            if !record.event.kind().can_be_out() || records.put(record) {
                return None;
            }
        }
        let gone = came.to_trash.iter().chain(&came.in_trash);
        let gone = gone.map(|name| record_file::well_formed(name).map(|file| file.id));
        for id in gone.collect::<Option<Vec<_>>>()? {
            // Moved by hand, and not because anything says so: that is for looking at all of them.
            let is_out = |place| self.tombstones.is_out(Of { id: &id, place });
            if records.get(&id).is_none_or(|page| !is_out(page.place())) {
                return None;
            }
        }
        let is_out = |page: &Kept<'_>| {
            page.kind().can_be_out() && self.tombstones.is_out(Of { id: &page.id(), place: page.place() })
        };
        let out: Vec<RecordId> =
            self.tombstones.pages().filter_map(|id| records.get(id)).filter(is_out).map(Kept::id).collect();
        for id in &out {
            records.take_out(id);
        }
        Some(())
    }

    /// A record that came since, taken into account. None where anything is amiss with it.
    fn what_came(&mut self, sub: &str, name: &str) -> Option<Record> {
        let file = record_file::well_formed(name)?;
        let opened = record_file::open(&*self.disk, &self.codec, &self.folder.sub(sub), &file).ok()?;
        let proof = opened.proof(&self.codec).ok()?;
        let (record, print) = (Record { proof, ..opened.record }, prove::sha256_hex(&opened.line));
        self.note(&record, &print);
        Some(record)
    }

    /// Takes up what the journal knew.
    fn know_again(&mut self, before: &Before, known: &Known<'_>) -> Option<()> {
        let Beside { lines, files, .. } = known.beside;
        if self.codec.is_sealed() {
            let chain: Chain = self.blob(before, known.index.texts.get(lines + files..)?)?;
            self.chain.know(chain);
        }
        self.greatest = order::map(known.beside.greatest.iter().copied());
        self.has_closed = known.beside.has_closed;
        known.beside.lists.iter().for_each(|(from, of)| self.codec.take_in(*from, of.iter().cloned()));
        Some(())
    }

    /// As though nothing had been read.
    fn know_nothing(&mut self) {
        self.codec.take_in_nothing();
        self.chain.know(Chain::default());
        (self.greatest, self.has_closed) = (BTreeMap::new(), false);
        (self.tombstones, self.known) = (Tombstones::default(), State::default());
    }

    fn blob<T: DeserializeOwned>(&self, before: &Before, ids: &[BlockId]) -> Option<T> {
        let parts: Option<Vec<Vec<u8>>> = ids.iter().map(|id| before.cache.text(&*self.disk, id)).collect();
        serde_json::from_slice(&parts?.concat()).ok()
    }

    /// The lines of the long records, none of which is here yet.
    fn texts(&mut self, known: &Known<'_>) -> Option<Arc<Texts>> {
        let (disk, folder, cache) = (self.disk.clone(), self.folder.clone(), self.cache()?);
        let fetch = Fetch { disk, folder, cache, key: self.key().cloned(), index: known.index.clone() };
        let texts = Arc::new(Texts::from(Arc::new(fetch), known.beside.lines));
        self.known.texts = Some(texts.clone());
        Some(texts)
    }

    /// Fetches the words that nobody asked for yet, so that no key has to wait for them, and before what they are fetched
    /// with goes away. False where all are here.
    pub fn read_ahead(&self) -> bool {
        self.known.texts.as_ref().is_some_and(|texts| texts.fetch_all())
    }

    /// Notes a reading of all files for the cache. One in which anything was amiss is not kept.
    pub(super) fn note_fresh(&mut self, before: Option<Before>, lists: Lists, reading: &Reading, texts: Arc<Texts>) {
        let files = before.and_then(|before| Some((before.stamp, before.files?)));
        let is_for_two = self.book.kind != BookKind::One;
        let is_told = |file: &Unreadable| !is_for_two || !file.is_the_others();
        let is_clean = !reading.unreadable.iter().any(is_told) && reading.foreign.is_empty() && reading.taken_in == 0;
        self.known.fresh = files.filter(|_| is_clean && self.is_settled()).map(|(stamp, files)| Fresh {
            stamp,
            files,
            lists,
            has_closed: self.has_closed,
            records: reading.records.clone(),
            texts,
            there: Vec::new(),
        });
    }
}

impl Journal {
    /// Puts what was read anew into the cache, and says whether there was anything. Nothing waits for it, and nothing depends
    /// on it.
    pub fn keep_cache(&mut self) -> bool {
        let Some((fresh, cache)) = self.known.fresh.take().zip(self.cache()) else { return false };
        if self.look_again().is_ok() && self.write_cache(&fresh, &cache).is_err() {
            let _ = cache.remove(&*self.disk);
        }
        true
    }

    /// Puts what was kept since the opening there too, so that the next one need not read it: by opening it once more, which
    /// reads that alone.
    pub fn renew_cache(&self) {
        if self.known.has_changed
            && let Some(mut again) = self.once_more()
            && again.read().is_ok()
        {
            again.keep_cache();
        }
    }

    fn write_cache(&self, fresh: &Fresh, cache: &Cache) -> io::Result<()> {
        let Fresh { stamp, files, lists, has_closed, records, texts, there } = fresh;
        // One that was damaged is not built upon: all of it is read anew.
        let mut more = Blocks::after(texts).ok_or(io::ErrorKind::InvalidData)?;
        let mut index = rows::bytes(records, &mut more)?;
        let files = files.to_bytes()?;
        let chain = if self.codec.is_sealed() { serde_json::to_vec(&self.chain)? } else { Vec::new() };
        let beside = Beside {
            version: VERSION,
            greatest: self.greatest.iter().map(|(place, seq)| (*place, *seq)).collect(),
            has_closed: *has_closed,
            lists: lists.clone(),
            lines: more.count(),
            files: files.chunks(BLOCK).len(),
        };
        let beside = serde_json::to_vec(&beside)?;
        let length = u32::try_from(beside.len()).map_err(|_| io::ErrorKind::FileTooLarge)?;
        index.extend_from_slice(&beside);
        index.extend_from_slice(&length.to_le_bytes());
        let text = |at| match (more.changed(at), there.get(at)) {
            (Some(changed), _) => Text::New(changed),
            (None, Some(id)) => Text::Same(id),
            (None, None) => Text::New(texts.bytes(at).unwrap_or_default()),
        };
        let mut all: Vec<Text<'_>> = (0..more.count()).map(text).collect();
        all.extend(files.chunks(BLOCK).chain(chain.chunks(BLOCK)).map(Text::New));
        cache.write(&*self.disk, stamp, &index, &all)?;
        Ok(())
    }
}
