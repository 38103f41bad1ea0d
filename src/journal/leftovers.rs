//! What other programs leave in a folder that they look after: file browsers their lists, sync tools their copies, their
//! half-brought files and what they put in place of a file that stays away.
//!
//! Only names are looked at here, but for telling whether a copy is one. Nothing is removed.

use super::disk::{Disk, Folder};
use super::layout::{ASIDE, DRAFTS, ENDINGS, KEPT, RECORDS, TRASH};
use super::unreadable::{Unreadable, Why};
use crate::engine::RecordId;
use std::ffi::OsStr;
use std::path::Path;

/// What file browsers write into every folder that somebody looks at, in small letters.
const LISTS: [&str; 6] = ["thumbs.db", "ehthumbs.db", "desktop.ini", ".ds_store", ".directory", "icon\r"];

/// Whether a file is no page of anybody, whatever is in it.
pub(super) fn is_nobodys(name: &str) -> bool {
    LISTS.contains(&&*name.to_lowercase()) || name.starts_with("._")
}

/// The name of the file that one stands for which is not whole here: a tool is still bringing it, or keeps it away.
pub(super) fn awaited(name: &str) -> Option<&str> {
    let meant = if name.contains(BOOK) { BOOK } else { page_in(name)? };
    let (before, after) = name.split_once(meant)?;
    let is_ours = before.is_empty() && [ASIDE, KEPT].contains(&after);
    (!is_ours).then_some(())?;
    (before.starts_with(['.', '~']) || !after.is_empty()).then_some(meant)
}

/// The one file that is no page and without which nothing opens.
const BOOK: &str = "book.json";

/// The name of a page within a name: from an id to the first ending after it.
fn page_in(name: &str) -> Option<&str> {
    let at = id_in(name)?;
    let end = |ending: &&str| name[at..].find(&format!(".{ending}")).map(|dot| at + dot + 1 + ending.len());
    let end = ENDINGS.iter().filter_map(end).min()?;
    Some(&name[at..end])
}

/// Where an id begins in a name.
fn id_in(name: &str) -> Option<usize> {
    let is_hex = |at: usize| name.as_bytes().get(at).is_some_and(u8::is_ascii_hexdigit);
    (0..name.len()).find(|at| {
        let stands_alone = (*at == 0 || !is_hex(at - 1)) && !is_hex(at + 32);
        stands_alone && name.get(*at..at + 32).is_some_and(RecordId::is_well_formed)
    })
}

/// Takes out of a list what is nobody's after all: a copy with the same bytes as a page that is there, and what a tool
/// left beside a file that it has brought.
pub(super) fn drop_harmless(disk: &dyn Disk, book: &Folder, files: &mut Vec<Unreadable>) {
    files.retain(|file| match file.why {
        Why::WrongName => !is_a_copy(disk, book, &file.file),
        Why::NotHere => !is_here(disk, book, &file.file),
        _ => true,
    });
}

fn parts(file: &Path) -> Option<(&OsStr, &str)> {
    Some((file.parent()?.as_os_str(), file.file_name()?.to_str()?))
}

/// Whether what is awaited under such a name is there under its own.
fn is_here(disk: &dyn Disk, book: &Folder, file: &Path) -> bool {
    let Some((sub, name)) = parts(file) else { return false };
    awaited(name).is_some_and(|whole| disk.read(&book.sub(sub).at(whole)).is_ok_and(|bytes| !bytes.is_empty()))
}

/// Whether a file is one that a tool made of a page, with the same bytes. The page may have been moved meanwhile.
fn is_a_copy(disk: &dyn Disk, book: &Folder, file: &Path) -> bool {
    let Some((sub, name)) = parts(file) else { return false };
    let Some((at, ending)) = id_in(name).zip(ENDINGS.into_iter().find(|ending| name.ends_with(&format!(".{ending}"))))
    else {
        return false;
    };
    let Ok(bytes) = disk.read(&book.sub(sub).at(name)) else { return false };
    let id = &name[at..at + 32];
    let subs: &[&str] = if sub == DRAFTS { &[DRAFTS] } else { &[RECORDS, TRASH] };
    let middles: &[&str] = if sub == DRAFTS { &["", ".new", ".last"] } else { &[""] };
    let names = middles.iter().map(|middle| format!("{id}{middle}.{ending}"));
    names
        .filter(|of| of != name)
        .any(|of| subs.iter().any(|sub| disk.read(&book.sub(sub).at(&of)).is_ok_and(|page| page == bytes)))
}
