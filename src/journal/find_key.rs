//! Which key file a passphrase opens. Files that anybody may have put there hold nobody up, and hide no key.

use super::disk::{Disk, Folder};
use super::key::{KEY_LINE, Key, fingerprint};
use super::layout::{KEYS, NEW_KEYS, RECORDS, TRASH, key_name};
use super::passphrase::Passphrase;
use super::people::recipient;
use super::{key_files, record_file, seal};
use crate::engine::Place;
use crate::order;
use std::cmp::Ordering;
use std::io;

/// How many key files are tried for one passphrase: each may cost a second of work.
pub(super) const TRIED: usize = 8;

/// The work factor above which a key file is tried after the others, and only where none of those opened.
const USUAL_WORK: u8 = 18;

/// A key file is damaged or gone, so no passphrase can be told to be wrong.
pub(super) struct BrokenKeyFile;

/// What a passphrase opens among the key files of a workbook.
///
/// The first that opens is the key; further ones only open. Files that cost little work come first, so that planted ones
/// can't hold the others up.
pub(super) fn opened(disk: &dyn Disk, folder: &Folder, pass: &Passphrase) -> Result<Option<Key>, BrokenKeyFile> {
    let (mut keys, broken) = try_all(disk, folder, to_try(disk, folder, |_| true), pass);
    // A lock that was taken off is no way in beside the one that was set since: it would show a workbook with no page in it,
    // and speak of keys that somebody changed. What is still sealed with it is opened from inside.
    let is_old = |key: &Key| key.files().iter().all(|(name, _)| key_files::is_kept_key(name));
    if keys.iter().all(is_old) && key_files::key_files(disk, folder).is_ok_and(|names| !names.is_empty()) {
        keys.clear();
    }
    let Some(place) = keys.first().map(|key| key.place) else {
        return if broken { Err(BrokenKeyFile) } else { Ok(None) };
    };
    // Should both people have chosen one passphrase, it opens the pages of one of them and not of both.
    let found: Vec<Key> = keys.into_iter().filter(|key| key.place == place).collect();
    let all = found.iter().cloned().reduce(Key::joined_with);
    // A file of the key that has all that the others have: there is nothing left to put together.
    let has_all = |key: &Key, file: &Key| file.public() == key.public() && file.publics().len() == key.publics().len();
    Ok(all.map(|key| if found.iter().any(|file| has_all(&key, file)) { key.whole() } else { key }))
}

/// What a passphrase opens among the key files that are picked by their names, each by itself.
pub(super) fn opened_among(
    disk: &dyn Disk,
    folder: &Folder,
    pass: &Passphrase,
    is_meant: impl Fn(&str) -> bool,
) -> Vec<Key> {
    try_all(disk, folder, to_try(disk, folder, is_meant), pass).0
}

fn try_all(disk: &dyn Disk, folder: &Folder, files: Vec<ToTry>, pass: &Passphrase) -> (Vec<Key>, bool) {
    let (mut keys, mut broken) = (Vec::new(), false);
    for ToTry { name, bytes, is_costly } in files {
        // This program makes none of these, and each can hold everybody up for many seconds.
        if is_costly && !keys.is_empty() {
            continue;
        }
        let opens = match &bytes {
            // The file of another wrapping of the same key costs a try too: it must go when the passphrase changes.
            Ok(bytes) => Key::unwrap(place_in(&name), bytes, pass),
            // One that can't be read may be the one that is meant, so the passphrase must not be called wrong.
            Err(_) => Err(seal::Closed::Damaged),
        };
        match (opens, bytes) {
            (Ok(Some(found)), Ok(bytes)) => {
                let mut found = found.with_file(&name, bytes);
                if !found.says_place() {
                    found.place = place_by_pages(disk, folder, &found).unwrap_or(found.place);
                }
                keys.push(found);
            }
            (Ok(_), _) => {}
            // Closed with more work than is accepted, or damaged: a passphrase can't be told to be wrong by it.
            (Err(_), _) => broken = true,
        }
    }
    (keys, broken)
}

/// A key file that may open.
struct ToTry {
    name: String,
    bytes: io::Result<Vec<u8>>,
    /// Whether one try takes much longer than with what this program writes, or can't be told.
    is_costly: bool,
}

/// The key files that are tried, and in which order. Those that a lock left behind come last, and those of a name that
/// this program gives come first: however many others are put there, they push none of these out.
fn to_try(disk: &dyn Disk, folder: &Folder, is_meant: impl Fn(&str) -> bool) -> Vec<ToTry> {
    let names = key_files::key_files(disk, folder).unwrap_or_default();
    let kept = key_files::kept_key_files(disk, folder).unwrap_or_default();
    let on_their_way = key_files::key_files_on_their_way(disk, folder).unwrap_or_default();
    let known: Vec<String> = [Place::One, Place::Two]
        .iter()
        .filter_map(|place| recipient(disk, folder, *place))
        .map(|key| fingerprint(&key))
        .collect();
    let mut usual: Vec<String> = known.iter().map(|print| key_files::name_of(print)).collect();
    usual.extend([Place::One, Place::Two].map(key_name));
    let mut files: Vec<_> = names
        .into_iter()
        .chain(kept)
        .map(|name| (KEYS, name))
        .chain(on_their_way.into_iter().map(|name| (NEW_KEYS, name)))
        .filter(|(_, name)| is_meant(name))
        .map(|(sub, name)| {
            let bytes = key_files::read_in(disk, &folder.sub(sub), &name);
            let work = bytes.as_ref().ok().and_then(|bytes| seal::work_of(bytes, KEY_LINE));
            let is_costly = work.is_none_or(|work| work > USUAL_WORK);
            let is_known = known.iter().any(|print| name.starts_with(print.as_str()));
            let order = (is_costly, key_files::is_kept_key(&name), !usual.contains(&name), !is_known);
            (order, ToTry { name, bytes, is_costly })
        })
        .collect();
    // In an order that is the same on every computer: what opens must not depend on how a disk lists its files.
    order::by(&mut files, |(order, a), (of, b)| (order, &a.name).cmp(&(of, &b.name)));
    files.into_iter().take(TRIED).map(|(_, file)| file).collect()
}

/// Whose a key is that does not say so itself, one of format 1, by the pages that it opens: a name in the folder anybody can
/// change, and once it is wrapped anew it says it for ever. None where there are none, or as many of the one as of the other.
pub(super) fn place_by_pages(disk: &dyn Disk, folder: &Folder, key: &Key) -> Option<Place> {
    let mut said = [0_usize; 2];
    for sub in [RECORDS, TRASH] {
        let (named, _) = record_file::names(disk, folder, sub).unwrap_or_default();
        for file in named.iter().filter(|file| file.is_sealed()) {
            let words = disk.read(&folder.sub(sub).at(&file.name)).ok().and_then(|bytes| key.open(&bytes).ok());
            match words.and_then(|words| record_file::place_in(&words)) {
                Some(Place::One) => said[0] += 1,
                Some(Place::Two) => said[1] += 1,
                Some(Place::Shared) | None => {}
            }
        }
    }
    match said[0].cmp(&said[1]) {
        Ordering::Greater => Some(Place::One),
        Ordering::Less => Some(Place::Two),
        Ordering::Equal => None,
    }
}

/// Whose a key file of format 1 is: its name says it. Later ones say it inside.
fn place_in(name: &str) -> Place {
    if name.starts_with("2.") { Place::Two } else { Place::One }
}
