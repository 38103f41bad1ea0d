//! A record and its file: the name, the bytes, and what to make of bytes that are not right.
//!
//! Bytes that were read are never written again. A file that can't be read is named with a reason, never repaired,
//! and the reason never holds a word of what is in it.

use super::codec::Codec;
use super::disk::{Disk, Entry, EntryKind, Folder, TEMPORARY};
use super::layout::ENDINGS;
use super::leftovers;
use super::prove::{self, LineContext, Tags};
use super::unreadable::{Unreadable, Why};
use crate::engine::record::{FORMAT, Taken, WordsOf};
use crate::engine::seat::by;
use crate::engine::{Known, Place, Proof, Record, RecordId};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::io;
use std::path::Path;

/// One line of JSON, as a file that is never covered has it.
pub(super) fn line(value: &impl serde::Serialize) -> io::Result<Vec<u8>> {
    let mut bytes = serde_json::to_vec(value)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// The record in a file of that name, with what is proved of it.
pub(super) fn read(disk: &dyn Disk, codec: &Codec, folder: &Folder, file: &FileName) -> Result<Record, Why> {
    let opened = open(disk, codec, folder, file)?;
    let proof = opened.proof(codec)?;
    Ok(Record { proof, ..opened.record })
}

/// A record file that was opened, and of which nothing is proved yet.
#[derive(Clone)]
pub(super) struct OpenedRecord {
    pub(super) record: Record,
    pub(super) line: Vec<u8>,
    pub(super) tags: Tags,
}

/// Opens a record file. It is not decided yet whether it is applied.
pub(super) fn open(disk: &dyn Disk, codec: &Codec, folder: &Folder, file: &FileName) -> Result<OpenedRecord, Why> {
    if !file.middle.is_empty() {
        return Err(Why::WrongName);
    }
    let plain = codec.decode(file.ending, disk.read(&folder.at(&file.name))?)?;
    let (line, tags) = prove::split(without_mark(&plain));
    let record: Record = parse(&line)?;
    match () {
        // By its name alone nothing takes the place of another page.
        () if record.id != file.id => Err(Why::WrongName),
        () if !codec.can_read(record.place) => Err(Why::NotTheirs),
        () => Ok(OpenedRecord { record, line, tags }),
    }
}

impl OpenedRecord {
    pub(super) fn about(&self) -> LineContext<'_> {
        LineContext { kind: WordsOf::Page, id: &self.record.id, place: self.record.place }
    }

    pub(super) fn taken(&self) -> Taken {
        self.about().taken(&self.line)
    }

    pub(super) fn is_signed_by_reader(&self, codec: &Codec) -> bool {
        codec.is_signed_by_reader(self.about(), &self.line, &self.tags)
    }

    /// Its print, as later records name it.
    pub(super) fn print(&self) -> String {
        prove::sha256_hex(&self.line)
    }

    /// Whether it is known by its bytes alone.
    pub(super) fn is_from_before(&self, codec: &Codec) -> bool {
        codec.proof(self.about(), &self.line, &self.tags).is_ok_and(Proof::is_from_before)
    }

    /// What is proved of it. What was entered in somebody's sitting who is not its owner can only add to a place, and what
    /// is said in a person's own name about what counts needs their own key.
    pub(super) fn proof(&self, codec: &Codec) -> Result<Proof, Why> {
        let proof = codec.proof(self.about(), &self.line, &self.tags)?;
        let record = &self.record;
        let is_own_word = record.event.kind().says_what_counts();
        let is_mine = codec.key().is_none_or(|key| proof.has(key.place) && record.place == key.place);
        let is_by_other =
            codec.is_sealed() && record.place != Place::Shared && proof.is_none() && !proof.is_from_before();
        // A turn of theirs says their name as its writer, or nobody could see that it was entered under it. A page of
        // their own nobody else's sitting can have opened.
        let is_a_turn = (record.is_an_addition() || matches!(record.known(), Some(Known::Role { .. })))
            && record.revises.is_none()
            && record.by == by(record.place)
            && !matches!(record.known(), Some(Known::BeenThrough { of: Some(_) }));
        match () {
            () if is_own_word && !is_mine => Err(Why::Unproved),
            () if is_by_other && !is_a_turn => Err(Why::Unproved),
            () => Ok(proof),
        }
    }
}

/// Whatever is kept as one JSON object with a `format`, or why not.
pub(super) fn parse<T: DeserializeOwned>(plain: &[u8]) -> Result<T, Why> {
    #[derive(Deserialize)]
    struct Envelope {
        format: u64,
    }
    let plain = without_mark(plain);
    if plain.trim_ascii().is_empty() {
        return Err(Why::Empty);
    }
    let text = std::str::from_utf8(plain).map_err(|_| Why::NotText)?;
    serde_json::from_str(text).map_err(|_| match serde_json::from_str::<Envelope>(text) {
        Ok(envelope) if envelope.format > u64::from(FORMAT) => Why::Newer,
        _ => Why::Damaged,
    })
}

/// The place that words of a file are of, by their envelope alone.
pub(super) fn place_in(words: &[u8]) -> Option<Place> {
    #[derive(Deserialize)]
    struct Envelope {
        place: Place,
    }
    serde_json::from_slice(without_mark(words)).ok().map(|Envelope { place }| place)
}

/// What was written, without the mark that some editors put before it.
pub(super) fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}

/// A name of the right shape.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct FileName {
    pub(super) id: RecordId,
    /// The whole name.
    pub(super) name: String,
    /// What stands between the id and the ending; only drafts have something there.
    pub(super) middle: String,
    pub(super) ending: &'static str,
}

/// A name in a folder of the workbook: one to read, one to pass over, or one to report.
pub(super) fn name_of(entry: &Entry) -> Result<Option<FileName>, Why> {
    let name = entry.name.to_string_lossy();
    if name.starts_with(TEMPORARY) || leftovers::is_nobodys(&name) {
        return Ok(None);
    }
    if leftovers::awaited(&name).is_some() {
        return Err(Why::NotHere);
    }
    if name.starts_with('.') {
        return Ok(None);
    }
    match entry.kind {
        EntryKind::File => well_formed(&name).map(Some).ok_or(Why::WrongName),
        EntryKind::Link => Err(Why::Link),
        EntryKind::Folder | EntryKind::Other => Err(Why::NotAFile),
    }
}

impl FileName {
    pub(super) fn is_sealed(&self) -> bool {
        self.ending == "age"
    }
}

pub(super) fn well_formed(name: &str) -> Option<FileName> {
    let (stem, ending) = name.rsplit_once('.')?;
    let (id, middle) = stem.split_once('.').unwrap_or((stem, ""));
    let ending = ENDINGS.into_iter().find(|known| *known == ending)?;
    RecordId::is_well_formed(id).then(|| FileName {
        id: RecordId(id.to_owned()),
        name: name.to_owned(),
        middle: middle.to_owned(),
        ending,
    })
}

pub(super) fn candidates(id: &RecordId) -> [FileName; 2] {
    ENDINGS.map(|ending| FileName { id: id.clone(), name: format!("{id}.{ending}"), middle: String::new(), ending })
}

/// The names in one folder of the workbook that can be read, and the ones that can't. A folder not there is empty.
pub(super) fn names(disk: &dyn Disk, book: &Folder, sub: &str) -> io::Result<(Vec<FileName>, Vec<Unreadable>)> {
    let entries = match disk.list(&book.sub(sub)) {
        Err(missing) if missing.kind() == io::ErrorKind::NotFound => Vec::new(),
        listed => listed?,
    };
    let (mut named, mut not) = (Vec::new(), Vec::new());
    for entry in entries {
        match name_of(&entry) {
            Ok(found) => named.extend(found),
            Err(why) => not.push(Unreadable { file: Path::new(sub).join(&entry.name), why }),
        }
    }
    Ok((named, not))
}

/// All records in one folder of the workbook, and the files that can't be read.
pub(super) fn read_all(
    disk: &dyn Disk,
    codec: &Codec,
    book: &Folder,
    sub: &str,
) -> io::Result<(Vec<Record>, Vec<Unreadable>)> {
    let (mut records, mut unproved) = (Vec::new(), Vec::new());
    let mut not = open_each(disk, codec, book, sub, &mut |file, opened| match opened.proof(codec) {
        Ok(proof) => records.push(Record { proof, ..opened.record }),
        Err(why) => unproved.push(Unreadable { file: Path::new(sub).join(&file.name), why }),
    })?;
    not.append(&mut unproved);
    Ok((records, not))
}

/// Opens the record files in one folder of the workbook, one after the other. Gives those that can't be opened.
pub(super) fn open_each(
    disk: &dyn Disk,
    codec: &Codec,
    book: &Folder,
    sub: &str,
    take: &mut dyn FnMut(FileName, OpenedRecord),
) -> io::Result<Vec<Unreadable>> {
    let (named, mut not) = names(disk, book, sub)?;
    let folder = book.sub(sub);
    for file in named {
        match open(disk, codec, &folder, &file) {
            Ok(opened) => take(file, opened),
            Err(why) => not.push(Unreadable { file: Path::new(sub).join(&file.name), why }),
        }
    }
    leftovers::drop_harmless(disk, book, &mut not);
    Ok(not)
}
