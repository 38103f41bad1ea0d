//! What this computer has read of a workbook before, so that the next opening need not read every file again.
//!
//! It lies outside the workbook, in a folder for each workbook and key, and it is never needed: whatever is missing, damaged,
//! older or somebody else's is as if there were none. What is locked is sealed here with a key that comes from the person's
//! own, so nobody else can read in it, or make a word count that no page holds. Nothing waits for the disk: a file that was
//! cut off by a loss of power is noticed by its tags.
//!
//! There is one index and any number of texts, which the index names by their numbers. `block.rs` is one file, `book_stamp.rs`
//! says when the whole is still true.

mod block;

pub use super::book_stamp::BookStamp;
pub use block::BlockId;

use super::data_dir::{DataDir, Listing};
use super::disk::{Disk, EntryKind, Folder};
use super::key::{Key, fingerprint};
use super::{Journal, durable, layout, not_locked, prove, removing};
use crate::engine::Lock;
use crate::order;
use block::{Guard, Kind};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::io;
use std::path::Path;

const INDEX: &str = "index";
const TEXT: &str = "text-";
const NOTED: &str = "noted";

/// How the folder of a workbook that is not locked begins, so that it is found when its workbook is gone.
const PLAIN: &str = "plain-";

/// Its lock says that a program is writing here.
const WRITING: &str = ".writing";

/// The folder of one workbook and one key, and what opens its files.
pub struct Cache {
    folder: Folder,
    guard: Guard,
}

/// What was read before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Index {
    /// What the workbook was like then.
    pub stamp: BookStamp,
    /// The texts, in their order.
    pub texts: Vec<BlockId>,
    /// Whatever was put there, byte by byte.
    pub bytes: Vec<u8>,
}

/// One text of those that an index names.
#[derive(Clone, Copy, Debug)]
pub enum Text<'a> {
    /// As it stands there already.
    Same(&'a BlockId),
    /// Written anew. A megabyte at most: all of it is opened for any word in it.
    New(&'a [u8]),
}

/// What stands after the bytes of an index.
#[derive(Serialize, Deserialize)]
struct Foot {
    stamp: BookStamp,
    texts: Vec<BlockId>,
}

impl Cache {
    /// What is kept for a workbook in a folder of this computer: of one that is locked, for a key, unless that was let go of.
    pub fn of(key: Option<&Key>, book: &str, folder: &Path) -> Option<Self> {
        if book.is_empty() {
            return None;
        }
        let secret = match key {
            Some(key) => key.cache_key()?,
            // No secret: who can read the workbook can read this.
            None => prove::derive(book.as_bytes(), b"goldseam plain cache 1"),
        };
        // Keyed, so that whoever finds the folder can't tell which workbook it belongs to.
        let name = prove::mac(&secret, b"goldseam cache name 1", &[book.as_bytes()]);
        let said = key.map(Key::what_it_is).unwrap_or_default();
        let said: Vec<&[u8]> = said.iter().map(String::as_bytes).collect();
        let seal = prove::mac(&secret, b"goldseam cache seal 1", &said);
        let name = fingerprint(&prove::hex(&name));
        let folder = below(folder)?.sub(if key.is_some() { name } else { format!("{PLAIN}{name}") });
        Some(Self { folder, guard: Guard { key: seal.into(), is_sealed: key.is_some() } })
    }

    /// The index, whole, and what the workbook was like when it was written.
    pub fn index(&self, disk: &dyn Disk) -> Option<Index> {
        let file = disk.read(&self.folder.at(INDEX)).ok()?;
        let (_, mut bytes) = self.guard.open(Kind::Index, file)?;
        let (rest, length) = bytes.split_last_chunk()?;
        let at = rest.len().checked_sub(usize::try_from(u32::from_le_bytes(*length)).ok()?)?;
        let foot: Foot = serde_json::from_slice(&rest[at..]).ok()?;
        bytes.truncate(at);
        Some(Index { stamp: foot.stamp, texts: foot.texts, bytes })
    }

    /// What the workbook was like when it was read, by itself: much less is read for it than for the index.
    pub fn noted(&self, disk: &dyn Disk) -> Option<BookStamp> {
        let (_, bytes) = self.guard.open(Kind::Noted, disk.read(&self.folder.at(NOTED)).ok()?)?;
        serde_json::from_slice(&bytes).ok()
    }

    /// One text that an index names.
    pub fn text(&self, disk: &dyn Disk, id: &BlockId) -> Option<Vec<u8>> {
        let file = disk.read(&self.folder.at(name_of(id))).ok()?;
        let (is, bytes) = self.guard.open(Kind::Text, file)?;
        (is == *id).then_some(bytes)
    }

    /// Writes the texts that are new, then the index that names them all, and takes away what it does not name. Stopped
    /// anywhere, it leaves what was there before, whole. The numbers of the texts are given back.
    ///
    /// # Errors
    /// When it can't be written, another program is writing it, or a text that is to stay is gone.
    pub fn write(
        &self,
        disk: &dyn Disk,
        stamp: &BookStamp,
        index: &[u8],
        texts: &[Text<'_>],
    ) -> io::Result<Vec<BlockId>> {
        durable::make_folders(disk, &self.folder)?;
        disk.close_to_others(&self.folder)?;
        // Two at once would take away what the other one's index is about to name.
        let _alone = match disk.lock(&self.folder.at(WRITING)) {
            Ok(None) => return Err(io::ErrorKind::WouldBlock.into()),
            // Where the disk knows no locks, a text that is missing is read from its page.
            held => held.ok().flatten(),
        };
        durable::sweep(disk, &self.folder, durable::is_of_ours);
        let there = self.names(disk)?;
        let texts = texts.iter().map(|text| self.put(disk, &there, *text)).collect::<io::Result<Vec<_>>>()?;
        let foot = serde_json::to_vec(&Foot { stamp: *stamp, texts: texts.clone() })?;
        let length = u32::try_from(foot.len()).map_err(|_| io::ErrorKind::FileTooLarge)?;
        let (_, file) = self.guard.close(Kind::Index, &[index, &foot, &length.to_le_bytes()])?;
        durable::replace(disk, &self.folder, INDEX, &file, false)?;
        let (_, noted) = self.guard.close(Kind::Noted, &[&serde_json::to_vec(stamp)?])?;
        durable::replace(disk, &self.folder, NOTED, &noted, false)?;
        let named = order::set(texts.iter().map(name_of));
        for name in there.iter().filter(|name| name.starts_with(TEXT) && !named.contains(*name)) {
            disk.remove(&self.folder.at(name))?;
        }
        Ok(texts)
    }

    fn put(&self, disk: &dyn Disk, there: &BTreeSet<String>, text: Text<'_>) -> io::Result<BlockId> {
        match text {
            Text::Same(id) if there.contains(&name_of(id)) => Ok(id.clone()),
            Text::Same(_) => Err(io::ErrorKind::NotFound.into()),
            Text::New(bytes) => {
                let (id, file) = self.guard.close(Kind::Text, &[bytes])?;
                durable::replace(disk, &self.folder, &name_of(&id), &file, false)?;
                Ok(id)
            }
        }
    }

    fn names(&self, disk: &dyn Disk) -> io::Result<BTreeSet<String>> {
        let files = disk.list(&self.folder)?.into_iter().filter(|entry| entry.kind == EntryKind::File);
        Ok(order::set(files.filter_map(|entry| entry.name.into_string().ok())))
    }

    /// Takes all of it away.
    ///
    /// # Errors
    /// When something could not be taken away.
    pub fn remove(&self, disk: &dyn Disk) -> io::Result<()> {
        remove(disk, &self.folder)
    }
}

impl DataDir {
    /// Takes up that a workbook was not locked when it was read before, where nothing is known of it yet.
    pub(super) fn recall(&self, folder: &Path) {
        let folder = Folder::named(folder);
        let Some(caches) = self.computer().caches.filter(|_| !not_locked::is_noted(&folder)) else { return };
        let cache = Cache::of(None, &layout::book_id_text(&folder), &caches);
        if let Some(stamp) = cache.and_then(|cache| cache.noted(self.disk())) {
            not_locked::note(&folder, stamp);
        }
    }

    /// Takes away all that this computer has read of any workbook: the next opening reads every page.
    ///
    /// # Errors
    /// When something could not be taken away.
    pub fn clear_caches(&self) -> io::Result<()> {
        let Some(folder) = self.computer().caches.and_then(|caches| below(&caches)) else { return Ok(()) };
        remove(self.disk(), &folder)
    }

    /// Takes away what was read of workbooks that are not here any more, or that another computer has locked: their words
    /// would stay for anyone to read. What can't be taken away now is at another start.
    pub fn clear_caches_but_of(&self, standing: &Listing) {
        let Some(caches) = self.computer().caches else { return };
        let Some(folder) = below(&caches) else { return };
        let open = standing.books.iter().filter(|found| found.book.lock == Lock::None);
        let open = open.filter_map(|found| Cache::of(None, &layout::book_id(&found.folder)?.0, &caches));
        let open = order::set(open.map(|cache| cache.folder.path().to_owned()));
        for entry in self.disk().list(&folder).unwrap_or_default() {
            let of_one = folder.sub(&entry.name);
            if entry.name.to_string_lossy().starts_with(PLAIN) && !open.contains(of_one.path()) {
                let _ = remove(self.disk(), &of_one);
            }
        }
    }

    /// Takes away what this computer has read of a workbook: of one that is locked, what a key opens.
    pub(super) fn forget_what_was_read(&self, key: Option<&Key>, book: &str) -> io::Result<()> {
        let caches = self.computer().caches;
        let cache = caches.and_then(|caches| Cache::of(key, book, &caches));
        cache.map_or(Ok(()), |cache| cache.remove(self.disk()))
    }
}

impl Journal {
    /// What this computer has read of the workbook before; none where it keeps nothing, or once the key was let go of.
    pub(super) fn cache(&self) -> Option<Cache> {
        let (key, caches) = (self.key(), self.computer.caches.as_ref()?);
        Cache::of(key, &book_of(key, &self.folder), caches)
    }

    /// Takes away what this computer has read of it while it was not locked.
    pub(super) fn forget_what_was_plain(&self) -> io::Result<()> {
        self.read_ahead();
        let caches = self.computer.caches.as_ref();
        let cache = caches.and_then(|caches| Cache::of(None, &layout::book_id_text(&self.folder), caches));
        cache.map_or(Ok(()), |cache| cache.remove(&*self.disk))
    }
}

/// The id of a workbook, as the key file names it or else its folder.
fn book_of(key: Option<&Key>, folder: &Folder) -> String {
    key.and_then(Key::book).map_or_else(|| layout::book_id_text(folder), ToOwned::to_owned)
}

fn remove(disk: &dyn Disk, folder: &Folder) -> io::Result<()> {
    removing::remove_folder(disk, folder).or_else(|not| match folder.spot().map(|spot| disk.remove(&spot)) {
        // It was a link or a file, which somebody put in its place.
        Some(Ok(())) => Ok(()),
        _ => Err(not),
    })
}

fn name_of(id: &BlockId) -> String {
    format!("{TEXT}{}", id.0)
}

/// A folder, in the one above it. Found by its name there and not by its path, no link in its place is followed.
fn below(folder: &Path) -> Option<Folder> {
    Some(Folder::named(folder.parent()?).sub(folder.file_name()?))
}
