//! Which files of a workbook are carried: into a backup, out of one, into a person's own copy.
//!
//! Only names of these few shapes are ever carried, so no path out of a foreign file reaches the disk. Bytes are carried
//! as they are, sealed or plain, and never parsed and written again.

use super::disk::{Disk, Entry, EntryKind, Folder, MAX_BYTES, TEMPORARY};
use super::fault::Fault;
use super::layout::{ASIDE, BOOK_FILE, CACHE, DRAFTS, ENDINGS, KEYS, LOCKING, PEOPLE, RECORDS, TRASH};
use super::unreadable::{Unreadable, Why};
use super::{key_files, leftovers, record_file, seal};
use crate::engine::RecordId;
use crate::order;
use serde::de::IgnoredAny;
use std::io;
use std::path::Path;

/// The folders in a workbook whose files are carried.
const FOLDERS: [&str; 5] = [PEOPLE, KEYS, RECORDS, DRAFTS, TRASH];

/// The longest name that is carried, in bytes: what the plain tar format has room for.
const LONGEST: usize = 100;

/// The largest file beside the pages, in bytes.
const SMALL: u64 = key_files::LARGEST;

/// How often a workbook that changes while it is read is read again.
const TRIES: usize = 5;

/// One file that is carried: a workbook, a folder in it (or none, for `book.json`), and a name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct CopyEntry {
    pub(super) book: RecordId,
    pub(super) sub: &'static str,
    pub(super) name: String,
}

impl CopyEntry {
    /// The file of that name, if it has one of the shapes.
    pub(super) fn of(book: &RecordId, sub: &str, name: &str) -> Option<Self> {
        let sub = FOLDERS.into_iter().chain([""]).find(|known| *known == sub)?;
        let is_carried = match sub {
            "" => name == BOOK_FILE || is_list(name),
            PEOPLE => matches!(name, "1.json" | "2.json"),
            // Those that a lock left behind too: a sealed page that turns up later opens with nothing else.
            KEYS => key_files::is_key(name) || key_files::is_kept_key(name),
            _ => is_of_a_page(name),
        };
        let fits = is_carried && RecordId::is_well_formed(&book.0);
        fits.then(|| Self { book: book.clone(), sub, name: name.to_owned() })
    }

    /// The file that a path in a backup means, if it has one of the shapes.
    pub(super) fn at(path: &[u8]) -> Option<Self> {
        let mut parts = std::str::from_utf8(path).ok()?.split('/');
        let book = RecordId(parts.next()?.to_owned());
        match (parts.next()?, parts.next(), parts.next()) {
            (name, None, None) => Self::of(&book, "", name),
            (sub, Some(name), None) if !sub.is_empty() => Self::of(&book, sub, name),
            _ => None,
        }
    }

    pub(super) fn path(&self) -> String {
        if self.sub.is_empty() {
            format!("{}/{}", self.book, self.name)
        } else {
            format!("{}/{}/{}", self.book, self.sub, self.name)
        }
    }

    /// The folder it lies in, in that of its workbook.
    pub(super) fn folder(&self, book: &Folder) -> Folder {
        if self.sub.is_empty() { book.clone() } else { book.sub(self.sub) }
    }

    /// Whether it is a page, or a draft of one.
    pub(super) fn is_page(&self) -> bool {
        !matches!(self.sub, "" | PEOPLE | KEYS)
    }

    /// Its name's ending. What was set aside is as sealed as it was.
    pub(super) fn ending(&self) -> &str {
        without_aside(&self.name).rsplit_once('.').map_or("", |(_, ending)| ending)
    }

    pub(super) fn most(&self) -> u64 {
        if self.is_page() || is_list(&self.name) { MAX_BYTES } else { SMALL }
    }
}

fn without_aside(name: &str) -> &str {
    name.strip_suffix(ASIDE).unwrap_or(name)
}

/// Whether a name begins with an id and has an ending of a page. What a sync tool puts in between stays.
fn is_of_a_page(name: &str) -> bool {
    let Some((id, rest)) = without_aside(name).split_at_checked(32) else { return false };
    let ends = ENDINGS.iter().any(|ending| rest.strip_suffix(ending).is_some_and(|rest| rest.ends_with('.')));
    let plain = !rest.chars().any(|c| c.is_control() || c == '/' || c == '\\');
    RecordId::is_well_formed(id) && ends && plain && name.len() <= LONGEST
}

/// The files of a workbook as they were at one moment.
#[derive(Debug, Default)]
pub(super) struct Manifest {
    /// What is carried, in the order of the paths.
    pub(super) files: Vec<CopyEntry>,
    /// What is not: its name is none of the workbook's, or it can't be read.
    pub(super) left_out: Vec<Unreadable>,
    /// What is carried as it is, though it is not whole.
    pub(super) not_whole: Vec<Unreadable>,
}

/// Reads all that is carried of the workbook in a folder, and hands over one file after the other: all of them at once
/// could be more than there is memory. None where something changed meanwhile: then all of it is to be done again.
pub(super) fn gather(
    disk: &dyn Disk,
    folder: &Folder,
    book: &RecordId,
    mut take: impl FnMut(&CopyEntry, Vec<u8>) -> io::Result<()>,
) -> io::Result<Option<Manifest>> {
    let (names, left_out) = list(disk, folder, book)?;
    let mut gathered = Manifest { left_out, ..Manifest::default() };
    for file in &names {
        let left = |why| Unreadable { file: Path::new(file.sub).join(&file.name), why };
        match disk.read(&file.folder(folder).at(&file.name)) {
            // Nothing of ours is so large, and a backup with one in it would not come back.
            Ok(bytes) if bytes.len() as u64 > file.most() && file.sub == KEYS => {
                gathered.left_out.push(left(io::Error::from(io::ErrorKind::FileTooLarge).into()));
            }
            Ok(bytes) => {
                gathered.not_whole.extend(why_not_whole(file, &bytes).map(left));
                gathered.files.push(file.clone());
                take(file, bytes)?;
            }
            Err(gone) if gone.kind() == io::ErrorKind::NotFound && file.sub == DRAFTS => {}
            Err(gone) if gone.kind() == io::ErrorKind::NotFound => return Ok(None),
            // A page that can't be read is left out; without the rest nothing is whole.
            Err(error) if file.is_page() => gathered.left_out.push(left(error.into())),
            Err(error) => return Err(error),
        }
    }
    leftovers::drop_harmless(disk, folder, &mut gathered.left_out);
    // Listed a second time after the last byte was read: a page that another window moved from one folder to the
    // other meanwhile was in neither list.
    let is_unchanged = is_unchanged(&names, &list(disk, folder, book)?.0);
    Ok(is_unchanged.then_some(gathered))
}

/// Does something until nothing changed meanwhile.
pub(super) fn until_unchanged<T>(mut act: impl FnMut() -> io::Result<Option<T>>) -> io::Result<T> {
    for _ in 0..TRIES {
        if let Some(done) = act()? {
            return Ok(done);
        }
    }
    Err(Fault::KeepsChanging.into())
}

/// Drafts come and go; a page that moved between two folders could be missed in both.
fn is_unchanged(before: &[CopyEntry], after: &[CopyEntry]) -> bool {
    let lasting = |files: &[CopyEntry]| files.iter().filter(|file| file.sub != DRAFTS).cloned().collect::<Vec<_>>();
    lasting(before) == lasting(after)
}

/// Why a page is not whole, as far as that can be seen without a key.
fn why_not_whole(file: &CopyEntry, bytes: &[u8]) -> Option<Why> {
    let is_whole = match file.ending() {
        "age" => seal::looks_whole(bytes),
        _ => serde_json::from_slice::<IgnoredAny>(record_file::without_mark(bytes)).is_ok(),
    };
    let why = if bytes.is_empty() { Why::Empty } else { Why::Damaged };
    Some(why).filter(|_| file.is_page() && !is_whole)
}

fn list(disk: &dyn Disk, folder: &Folder, book: &RecordId) -> io::Result<(Vec<CopyEntry>, Vec<Unreadable>)> {
    let (mut names, mut not) = (Vec::new(), Vec::new());
    for entry in disk.list(folder)? {
        let name = entry.name.to_string_lossy();
        if FOLDERS.contains(&&*name) && entry.kind == EntryKind::Folder {
            list_in(disk, folder, &name, book, &mut names, &mut not)?;
        } else if is_list(&name) || (!is_passed_over(&entry) && name != CACHE) {
            sort_out(book, "", &entry, &mut names, &mut not);
        }
    }
    order::natural(&mut names);
    Ok((names, not))
}

fn list_in(
    disk: &dyn Disk,
    folder: &Folder,
    sub: &str,
    book: &RecordId,
    names: &mut Vec<CopyEntry>,
    not: &mut Vec<Unreadable>,
) -> io::Result<()> {
    for entry in disk.list(&folder.sub(sub))? {
        let is_lock = sub == DRAFTS && Path::new(&entry.name).extension().is_some_and(|ending| ending == "lock");
        let is_nobodys = leftovers::is_nobodys(&entry.name.to_string_lossy());
        if !is_nobodys && entry.name.to_str().and_then(leftovers::awaited).is_some() {
            not.push(Unreadable { file: Path::new(sub).join(&entry.name), why: Why::NotHere });
        } else if !is_passed_over(&entry) && !is_lock {
            sort_out(book, sub, &entry, names, not);
        }
    }
    Ok(())
}

fn sort_out(book: &RecordId, sub: &str, entry: &Entry, names: &mut Vec<CopyEntry>, not: &mut Vec<Unreadable>) {
    let carried = entry.name.to_str().and_then(|name| CopyEntry::of(book, sub, name));
    let why = match (carried, entry.kind) {
        (Some(carried), EntryKind::File) => return names.push(carried),
        (_, EntryKind::Link) => Why::Link,
        (_, EntryKind::Folder | EntryKind::Other) => Why::NotAFile,
        (None, EntryKind::File) => Why::WrongName,
    };
    not.push(Unreadable { file: Path::new(sub).join(&entry.name), why });
}

/// The list of a lock that was broken off: without it the pages that are still plain are nobody's.
fn is_list(name: &str) -> bool {
    let id = name.strip_prefix(LOCKING).and_then(|rest| rest.strip_prefix('-'));
    id.is_some_and(RecordId::is_well_formed)
}

/// What is half-written, and what file browsers and this program leave for themselves.
pub(super) fn is_passed_over(entry: &Entry) -> bool {
    let name = entry.name.to_string_lossy();
    name.starts_with(TEMPORARY) || name.starts_with('.') || leftovers::is_nobodys(&name)
}
