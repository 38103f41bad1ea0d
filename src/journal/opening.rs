//! Which key file a passphrase opens. Files that anybody may have put there hold nobody up, and hide no key.

use super::disk::{Disk, Folder};
use super::key::{KEY_LINE, Key, Passphrase, fingerprint};
use super::people::recipient;
use super::{key_files, seal};
use crate::engine::Place;
use std::io;

/// How many key files are tried for one passphrase: each may cost a second of work.
pub(super) const TRIED: usize = 8;

/// The work factor above which a key file is tried after the others.
const USUAL_WORK: u8 = 18;

/// A key file is damaged or gone, so no passphrase can be told to be wrong.
pub(super) struct Broken;

/// What a passphrase opens among the key files of a workbook.
///
/// The first that opens is the key; further ones only open. Files that cost little work come first, so that planted ones
/// can't hold the others up.
pub(super) fn opened(disk: &dyn Disk, folder: &Folder, pass: &Passphrase) -> Result<Option<Key>, Broken> {
    let (keys, broken) = try_all(to_try(disk, folder, |_| true), pass);
    let Some(place) = keys.first().map(|key| key.place) else { return if broken { Err(Broken) } else { Ok(None) } };
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
    try_all(to_try(disk, folder, is_meant), pass).0
}

fn try_all(files: Vec<(String, io::Result<Vec<u8>>)>, pass: &Passphrase) -> (Vec<Key>, bool) {
    let (mut keys, mut broken) = (Vec::new(), false);
    for (name, bytes) in files {
        let opens = match &bytes {
            // The file of another wrapping of the same key costs a try too: it must go when the passphrase changes.
            Ok(bytes) => Key::unwrap(place_in(&name), bytes, pass),
            Err(_) => Err(seal::Closed::Damaged),
        };
        match (opens, bytes) {
            (Ok(Some(found)), Ok(bytes)) => keys.push(found.with_file(&name, bytes)),
            (Ok(_), _) => {}
            // Closed with more work than is accepted, or damaged: a passphrase can't be told to be wrong by it.
            (Err(_), _) => broken = true,
        }
    }
    (keys, broken)
}

/// The key files that are tried, and in which order. Those that a lock left behind come last.
fn to_try(disk: &dyn Disk, folder: &Folder, is_meant: impl Fn(&str) -> bool) -> Vec<(String, io::Result<Vec<u8>>)> {
    let names = key_files::key_files(disk, folder).unwrap_or_default();
    let kept = key_files::kept_key_files(disk, folder).unwrap_or_default();
    let known: Vec<String> = [Place::One, Place::Two]
        .iter()
        .filter_map(|place| recipient(disk, folder, *place))
        .map(|key| fingerprint(&key))
        .collect();
    let mut files: Vec<_> = names
        .into_iter()
        .chain(kept)
        .filter(|name| is_meant(name))
        .map(|name| {
            let bytes = key_files::read(disk, folder, &name);
            let work = bytes.as_ref().ok().and_then(|bytes| seal::work_of(bytes, KEY_LINE));
            let is_known = known.iter().any(|print| name.starts_with(print.as_str()));
            let order = (work.is_none_or(|work| work > USUAL_WORK), key_files::is_kept_key(&name), !is_known);
            (order, name, bytes)
        })
        .collect();
    files.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
    files.into_iter().take(TRIED).map(|(_, name, bytes)| (name, bytes)).collect()
}

/// Whose a key file of format 1 is: its name says it. Later ones say it inside.
fn place_in(name: &str) -> Place {
    if name.starts_with("2.") { Place::Two } else { Place::One }
}
