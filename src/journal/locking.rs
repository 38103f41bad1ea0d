//! Setting a lock: new keys, a list of what will be sealed, and then, in one step, the lock.
//!
//! A workbook is locked as soon as a key file lies in it, so the keys get their place only once everything else is on the
//! disk. The list says by which bytes a page from before the lock is known: whatever else is plain in a locked workbook,
//! anybody may have put there.

use super::book_meta::{self, BookMeta};
use super::codec::Codec;
use super::disk::Folder;
use super::error::Cause;
use super::fault::Fault;
use super::key::{Key, WorkFactor};
use super::layout::{self, DRAFTS, ENDINGS, KEYS, LOCKING, NEW_KEYS, RECORDS, WORD_FOLDERS};
use super::passphrase::Passphrase;
use super::prove::{self, LineContext, Tags};
use super::{Journal, durable, key_files, lock, people, record_file, wrap_key};
use crate::engine::record::{FORMAT, Taken, TakenFrom, WordsOf};
use crate::engine::{BookKind, Lock, Place, RecordId};
use crate::order;
use chrono::{DateTime, FixedOffset};
use serde::Deserialize;
use std::io;
use std::path::Path;

impl Journal {
    /// Writes the keys and the list of what will be sealed, and `book.json` once they are there. A try that failed goes on
    /// with the keys it had.
    pub(super) fn set_keys(
        &mut self,
        kind: BookKind,
        passes: &[&Passphrase],
        work: WorkFactor,
        now: DateTime<FixedOffset>,
    ) -> Result<(), Cause> {
        // Before anything says that it is locked: after that, no word of it may stand open on this computer.
        self.forget_what_was_plain()?;
        if book_meta::shows_a_lock(&*self.disk, &self.folder)? {
            self.go_on_with_its_keys(passes, work)?;
            return self.is_locked_as(kind);
        }
        let (disk, folder) = (self.disk.clone(), self.folder.clone());
        let id = layout::book_id_text(&folder);
        if self.setting.len() != passes.len() {
            let keys = if passes.len() == 1 { vec![Key::new(Place::One)] } else { Key::pair().into() };
            self.setting = keys.into_iter().map(|key| key.of_book(&id)).collect();
        }
        let first = self.setting.first().cloned().ok_or(Cause::OtherLock)?;
        let derived = first.derived().ok_or(Cause::OtherLock)?;
        let codec = Codec::sealed(first, id.clone(), &derived, None);
        let new = folder.sub(NEW_KEYS);
        self.clear_new_keys(&new)?;
        for (key, pass) in self.setting.iter().zip(passes) {
            wrap_key::write_key(&*disk, &new, key, pass, work)?;
            // Before the lock is set: by these a recovery sheet knows whose key it has, and which is the other
            // person's.
            people::write(&*disk, &folder, key, &id)?;
        }
        // Listed before the lock is set. Once it is, anybody could add a plain file and have it sealed as a page of
        // the owner.
        let taken = self.what_is_plain()?;
        // Those of a try that failed are proved by keys that are gone.
        for id in self.lists() {
            self.disk.remove(&self.folder.at(format!("{LOCKING}-{id}")))?;
        }
        self.write_lists(&taken, &id, now)?;
        // From this line on the workbook is locked. Whatever comes before it can be tried again from the beginning;
        // what comes after is finished by the next opening.
        self.make_them_the_keys(&new)?;
        self.codec = codec;
        self.codec.take_in(TakenFrom::Unlocked, taken);
        self.is_locked_as(kind)
    }

    /// The keys are there: `book.json` says so from here on.
    fn is_locked_as(&mut self, kind: BookKind) -> Result<(), Cause> {
        let book = BookMeta { kind, format: FORMAT, lock: Lock::Age, says_open: false };
        book_meta::rewrite(&*self.disk, &self.folder, &book)?;
        self.book = book;
        self.setting.clear();
        // Bytes that were made for the disk as it was are plain, or sealed with a key that nobody has any more.
        self.held.clear();
        Ok(())
    }

    /// A lock is there already. Where it is the same one, of these passphrases or of an earlier try, locking resumes with
    /// it: what was sealed with a key that another one replaces, nobody could open again.
    fn go_on_with_its_keys(&mut self, passes: &[&Passphrase], work: WorkFactor) -> Result<(), Cause> {
        let (disk, folder) = (self.disk.clone(), self.folder.clone());
        let places = [Place::One, Place::Two];
        let opened = |(pass, place)| lock::opened_by(&*disk, &folder, pass).filter(|key| key.place == place);
        let keys: Option<Vec<Key>> = passes.iter().copied().zip(places).map(opened).collect();
        let keys = match keys {
            Some(keys) => keys,
            None => self.wrapped_anew(passes, work)?,
        };
        let first = keys.into_iter().next().ok_or(Cause::OtherLock)?;
        self.codec = lock::codec_of(&*disk, &folder, first).ok_or(Cause::OtherLock)?;
        self.keep_the_lists()?;
        self.read_lists()?;
        Ok(())
    }

    /// The keys of an earlier try, where they are the ones that got there, under the passphrases of this one.
    fn wrapped_anew(&self, passes: &[&Passphrase], work: WorkFactor) -> Result<Vec<Key>, Cause> {
        let names = key_files::key_files(&*self.disk, &self.folder)?;
        let are_ours = !self.setting.is_empty()
            && self.setting.len() == passes.len()
            && names.iter().all(|name| self.setting.iter().any(|key| key_files::is_of(name, key)));
        if !are_ours {
            return Err(Cause::OtherLock);
        }
        for (key, pass) in self.setting.iter().zip(passes) {
            let key = key.clone().with_files_of(&*self.disk, &self.folder);
            wrap_key::rewrap(&*self.disk, &self.folder, &key, pass, work)?;
        }
        // One that had not got to its place would open by the passphrase of the earlier try.
        self.clear_new_keys(&self.folder.sub(NEW_KEYS))?;
        Ok(self.setting.clone())
    }

    /// In one step, so that there is never a lock without its list, or one key of two.
    fn make_them_the_keys(&self, new: &Folder) -> Result<(), Cause> {
        let keys = self.folder.sub(KEYS);
        // The key files must be on the disk before the folder gets the name that makes them the lock.
        self.disk.sync_folder(new)?;
        // One that is empty is in the way; one that is not is another's lock, or one that was taken off.
        let _ = self.disk.remove_folder(&self.folder.at(KEYS));
        match self.disk.rename(&self.folder.at(NEW_KEYS), &self.folder.at(KEYS)) {
            Err(there) if there.kind() == io::ErrorKind::AlreadyExists => {
                if !key_files::key_files(&*self.disk, &self.folder)?.is_empty() {
                    return Err(Cause::OtherLock);
                }
                // Of two, the second follows at the next opening where it is broken off in between.
                for entry in self.disk.list(new)? {
                    self.disk.rename(&new.at(&entry.name), &keys.at(&entry.name))?;
                }
                let _ = self.disk.remove_folder(&self.folder.at(NEW_KEYS));
                self.disk.sync_folder(&keys)?;
            }
            renamed => renamed?,
        }
        self.disk.sync_folder(&self.folder)?;
        Ok(())
    }

    /// What an earlier try left.
    fn clear_new_keys(&self, new: &Folder) -> Result<(), Cause> {
        match self.disk.list(new) {
            Err(none) if none.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(other) => Err(other.into()),
            Ok(entries) => {
                entries.iter().try_for_each(|entry| self.disk.remove(&new.at(&entry.name)))?;
                Ok(())
            }
        }
    }

    /// Every plain file that holds words, by its bytes.
    fn what_is_plain(&self) -> io::Result<Vec<Taken>> {
        let mut taken = Vec::new();
        for sub in WORD_FOLDERS {
            let folder = self.folder.sub(sub);
            for name in self.files_in(sub)?.into_iter().filter(|name| is_plain(name)) {
                taken.push(Words::of(sub, &name, &self.disk.read(&folder.at(&name))?).taken());
            }
        }
        order::natural(&mut taken);
        Ok(taken)
    }

    /// A list for each person, proved by their new key, beside the folders until it is locked.
    fn write_lists(&self, taken: &[Taken], book: &str, now: DateTime<FixedOffset>) -> io::Result<()> {
        for key in &self.setting {
            let list = self.list_of(key.place, TakenFrom::Unlocked, taken.to_vec(), now);
            let derived = key.derived().ok_or(Fault::KeyGone)?;
            let codec = Codec::sealed(key.clone(), book.to_owned(), &derived, None);
            let about = LineContext { kind: WordsOf::Page, id: &list.id, place: list.place };
            let bytes = codec.encode(about, &[], &serde_json::to_vec(&list)?)?;
            durable::replace(&*self.disk, &self.folder, &format!("{LOCKING}-{}", list.id), &bytes, true)?;
        }
        Ok(())
    }

    /// The lists of a lock that was being set, where they are beside the folders yet.
    fn lists(&self) -> Vec<RecordId> {
        let entries = self.disk.list(&self.folder).unwrap_or_default();
        let names = entries.into_iter().filter_map(|entry| entry.name.into_string().ok());
        let ids = names.filter_map(|name| Some(RecordId(name.strip_prefix(LOCKING)?.strip_prefix('-')?.to_owned())));
        ids.filter(|id| RecordId::is_well_formed(&id.0)).collect()
    }

    /// A key of a lock for two that was broken off between the one and the other.
    fn bring_the_keys(&self) -> io::Result<()> {
        let (new, keys) = (self.folder.sub(NEW_KEYS), self.folder.sub(KEYS));
        for name in key_files::key_files_on_their_way(&*self.disk, &self.folder)? {
            self.disk.rename(&new.at(&name), &keys.at(&name))?;
            self.disk.sync_folder(&keys)?;
            let _ = self.disk.remove_folder(&self.folder.at(NEW_KEYS));
        }
        Ok(())
    }

    /// What a lock left beside the folders gets to its place. Lists become records like any other; whether they count is
    /// decided by their proof.
    pub(super) fn keep_the_lists(&mut self) -> io::Result<()> {
        self.bring_the_keys()?;
        for id in self.lists() {
            let spot = self.folder.at(format!("{LOCKING}-{id}"));
            // One that can't be read holds up no other.
            let Ok(bytes) = self.disk.read(&spot) else { continue };
            let name = format!("{id}.age");
            match self.with_folder(RECORDS, |disk, folder| durable::put(disk, folder, &name, &bytes)) {
                // Other bytes have its name: it stays where it is.
                Err(there) if there.kind() == io::ErrorKind::AlreadyExists => continue,
                put => put?,
            }
            // Only now: the list is a record by this time, and a crash before this line puts it there a second time,
            // with the same bytes.
            self.disk.remove(&spot)?;
            self.disk.sync_folder(&self.folder)?;
        }
        Ok(())
    }

    pub(super) fn has_lists(&self) -> bool {
        !self.lists().is_empty()
    }
}

/// The words of a file as a list of what is taken in names them: by the id inside or, where they can't be read, by the name
/// of the file.
pub(super) struct Words {
    kind: WordsOf,
    id: RecordId,
    place: Option<Place>,
    line: Vec<u8>,
    tags: Tags,
}

impl Words {
    pub(super) fn of(sub: &str, name: &str, words: &[u8]) -> Self {
        #[derive(Deserialize)]
        struct Envelope {
            id: RecordId,
            place: Place,
        }
        let (line, tags) = prove::split(record_file::without_mark(words));
        let envelope: Option<Envelope> = serde_json::from_slice(&line).ok();
        let (id, place) = match envelope {
            Some(Envelope { id, place }) => (id, Some(place)),
            None => (RecordId(name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned()), None),
        };
        let kind = if sub == DRAFTS { WordsOf::Draft } else { WordsOf::Page };
        Self { kind, id, place, line, tags }
    }

    fn about(&self) -> LineContext<'_> {
        LineContext { kind: self.kind, id: &self.id, place: self.place.unwrap_or(Place::Shared) }
    }

    pub(super) fn taken(&self) -> Taken {
        self.about().taken(&self.line)
    }

    /// Whether they are known to be this workbook's.
    pub(super) fn are_ours(&self, codec: &Codec) -> bool {
        codec.proof(self.about(), &self.line, &self.tags).is_ok()
    }
}

/// Whether a file of words is not sealed, by its name.
fn is_plain(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|ending| ending == ENDINGS[0])
}
