//! What the files of a workbook were like, so that when its folders changed only what came since is read.

use crate::journal::disk::{Disk, EntryKind, Folder, Stamp};
use crate::journal::layout::{RECORDS, TRASH};
use crate::journal::record_file::{self, FileName};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io;

/// About the length of one of them in JSON, in bytes.
const ONE: usize = 128;

/// By their names, in `records/` and in `trash/`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Files([BTreeMap<String, Stamp>; 2]);

/// What is otherwise than it was.
#[derive(Debug, Default)]
pub(super) struct Came {
    /// The files in `records/` that were not there, or lay in the trash.
    pub(super) to_read: Vec<String>,
    /// The files in the trash that were nowhere.
    pub(super) in_trash: Vec<String>,
    /// Those that were moved there.
    pub(super) to_trash: Vec<String>,
}

impl Files {
    /// As they are now. None where something else than a file is among them, or they can't be looked at.
    pub(super) fn of(disk: &dyn Disk, book: &Folder) -> Option<Self> {
        let in_one = |sub| {
            let folder = book.sub(sub);
            match disk.list(&folder) {
                Err(none) if none.kind() == io::ErrorKind::NotFound => return Some(BTreeMap::new()),
                entries => entries.ok()?.iter().all(|entry| entry.kind == EntryKind::File).then_some(())?,
            }
            let stamps = disk.stamps(&folder).ok()?;
            stamps.into_iter().map(|(name, stamp)| Some((name.into_string().ok()?, stamp))).collect()
        };
        Some(Self([in_one(RECORDS)?, in_one(TRASH)?]))
    }

    /// As JSON.
    pub(super) fn to_bytes(&self) -> io::Result<Vec<u8>> {
        let count: usize = self.0.iter().map(BTreeMap::len).sum();
        let mut bytes = Vec::with_capacity(count * ONE);
        serde_json::to_writer(&mut bytes, self)?;
        Ok(bytes)
    }

    /// What came since then. None where a file is another one, or gone: then all are looked at.
    pub(super) fn since(&self, then: &Self) -> Option<Came> {
        let ([records, trash], [old_records, old_trash]) = (&self.0, &then.0);
        let mut came = Came::default();
        for (name, stamp) in old_records {
            match (records.get(name), trash.get(name)) {
                (Some(now), _) if now == stamp => {}
                (None, Some(now)) if is_same(stamp, now) => came.to_trash.push(name.clone()),
                _ => return None,
            }
        }
        for (name, stamp) in old_trash {
            match (trash.get(name), records.get(name)) {
                (Some(now), _) if now == stamp => {}
                // It is read again with the new ones.
                (None, Some(now)) if is_same(stamp, now) => {}
                _ => return None,
            }
        }
        let is_known = |name: &String| old_records.contains_key(name) || old_trash.contains_key(name);
        came.in_trash = trash.keys().filter(|name| !is_known(name)).cloned().collect();
        came.to_read = records.keys().filter(|name| !old_records.contains_key(*name)).cloned().collect();
        came.to_read.iter().chain(&came.in_trash).all(|name| self.is_alone(name)).then_some(came)
    }

    /// Whether no other file has its id: of two, all that is proved of both says which one counts.
    fn is_alone(&self, name: &str) -> bool {
        let Some(FileName { id, .. }) = record_file::well_formed(name) else { return false };
        let names = record_file::candidates(&id);
        self.0.iter().map(|folder| names.iter().filter(|file| folder.contains_key(&file.name)).count()).sum::<usize>()
            == 1
    }
}

/// Whether it is one file that was moved.
fn is_same(a: &Stamp, b: &Stamp) -> bool {
    let of = |stamp: &Stamp| (stamp.device, stamp.inode, stamp.modified, stamp.size);
    of(a) == of(b)
}
