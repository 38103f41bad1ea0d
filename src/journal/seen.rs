//! What this computer has seen of a workbook: one small file outside of it, so that a folder which was put back as a whole
//! is noticed here.
//!
//! It is named by a keyed hash, sealed to its owner and proved by them, and says nothing but which records were the
//! newest. It is never needed for reading: without it less is noticed, and nothing is lost.

use super::chain::Chain;
use super::disk::{Disk, Folder};
use super::key::{Key, fingerprint};
use super::prove::{self, MacKey};
use super::{durable, seal};
use crate::engine::Place;
use age::x25519::Recipient;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io;
use std::path::Path;

const SEEN: &[u8] = b"goldseam seen 1";

/// How many names are remembered of a place.
const MOST: usize = 64;

/// The file of one person and one workbook, and what it takes to write it: no secret that opens anything.
pub(super) struct Seen {
    folder: Folder,
    name: String,
    mac: MacKey,
    to: Recipient,
    places: [Place; 2],
}

#[derive(Default, PartialEq, Serialize, Deserialize)]
struct Newest {
    /// By place: ids and prints of the newest records, and of those that were missing then.
    newest: BTreeMap<String, Vec<String>>,
}

#[derive(Serialize, Deserialize)]
struct Proved {
    seen: String,
    mac: String,
}

fn word(place: Place) -> &'static str {
    match place {
        Place::One => "1",
        Place::Two => "2",
        Place::Shared => "shared",
    }
}

impl Seen {
    /// The file for a key and a workbook, in a folder of this computer.
    pub(super) fn of(key: &Key, book: &str, folder: &Path) -> Option<Self> {
        // Keyed, so that whoever finds the file can't tell which workbook it belongs to.
        let mac = key.seen_key()?;
        let name = prove::mac(&mac, b"goldseam seen name 1", &[book.as_bytes()]);
        Some(Self {
            folder: Folder::named(folder),
            name: fingerprint(&prove::hex(&name)),
            mac,
            to: key.recipient(),
            places: [key.place, Place::Shared],
        })
    }

    /// Takes what was seen here before into account; false where nothing was.
    pub(super) fn read(&self, disk: &dyn Disk, key: &Key, chain: &mut Chain) -> bool {
        let Some(newest) = self.newest(disk, key) else { return false };
        for place in self.places {
            chain.expect(place, newest.newest.get(word(place)).into_iter().flatten().cloned());
        }
        true
    }

    fn newest(&self, disk: &dyn Disk, key: &Key) -> Option<Newest> {
        let bytes = disk.read(&self.folder.at(&self.name)).ok()?;
        let words = key.open(&bytes).ok()?;
        let proved: Proved = serde_json::from_slice(words.trim_ascii_end()).ok()?;
        let is_right = prove::is_mac(&self.mac, SEEN, &[proved.seen.as_bytes()], &proved.mac);
        serde_json::from_str(&proved.seen).ok().filter(|_| is_right)
    }

    /// Remembers what is the newest now. Nothing waits for it, and nothing depends on it.
    pub(super) fn write(&self, disk: &dyn Disk, chain: &Chain) -> io::Result<()> {
        let names = |place: Place| {
            // What is gone before what is here: nothing that anybody adds makes it forgotten.
            let mut names: Vec<String> = chain.expected_and_gone(place).collect();
            names.extend(chain.all_heads(place));
            names.truncate(MOST);
            (word(place).to_owned(), names)
        };
        let seen = serde_json::to_string(&Newest { newest: self.places.map(names).into() })?;
        let mac = prove::hex(&prove::mac(&self.mac, SEEN, &[seen.as_bytes()]));
        let words = serde_json::to_vec(&Proved { seen, mac })?;
        durable::make_folders(disk, &self.folder)?;
        // Sealed like a page: the file lies on a computer that others may use, and ids tell how much was written.
        let sealed = seal::seal(&words, [&self.to, &seal::throw_away()])?;
        // Without waiting: an older list notices less, and that is all it costs.
        durable::replace(disk, &self.folder, &self.name, &sealed, false)
    }

    /// Forgets it: the workbook is erased.
    pub(super) fn forget(&self, disk: &dyn Disk) -> io::Result<()> {
        match disk.remove(&self.folder.at(&self.name)) {
            Err(none) if none.kind() == io::ErrorKind::NotFound => Ok(()),
            removed => removed,
        }
    }
}
