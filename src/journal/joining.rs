//! Another lock that the same person set: its passphrase is asked for once, and from then on today's opens both.
//!
//! Two computers, each locked on its own, and their folders put together: one passphrase opens the pages of one alone. A
//! key that is joined only opens. Pages are sealed and proved with the key of today as before, and what it opened counts
//! once its owner takes it in: so a stranger whose passphrase somebody was talked into typing gains nothing by it.

use super::disk::{Disk, Folder};
use super::error::{Act, Cause, NotKept, OpenError};
use super::find_key::{opened, opened_among};
use super::key::{self, Key, WorkFactor};
use super::layout::{self, WORD_FOLDERS};
use super::passphrase::Passphrase;
use super::reading::Reading;
use super::unreadable::Why;
use super::{Journal, key_files, people, wrap_key};
use crate::engine::seat;
use crate::order;
use chrono::{DateTime, FixedOffset};
use std::path::Path;

/// What came of a passphrase that is to be joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joined {
    /// From now on the passphrase of today opens what it opens, too.
    Done,
    /// The passphrase of today is not the one that opens this workbook.
    NotToday,
    /// The other one opens no key file here.
    Nothing,
    /// What it opens is somebody else's, or of another workbook.
    NotYours,
    /// It opens no page that today's doesn't open.
    NoPage,
}

impl Journal {
    /// The key files here that this person may have from another lock of theirs, each by a word that stays the same: none
    /// unless something sealed is here that the key does not open. Another person's are not among them.
    pub fn other_locks(&self) -> Vec<String> {
        let Some(key) = self.codec.key().filter(|_| self.has_closed) else { return Vec::new() };
        let word = |name: String| {
            key_files::print_in(&name).map_or_else(|| key_files::short_hash(name.as_bytes()), Into::into)
        };
        let mut words: Vec<String> = of_other_locks(&*self.disk, &self.folder, key).into_iter().map(word).collect();
        order::natural(&mut words);
        words.dedup();
        words
    }

    /// Has the passphrase of today open what another one of the same person opens, too. The file of the other stays, for the
    /// computer where it is in use.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn join(
        &mut self,
        today: &Passphrase,
        other: &Passphrase,
        work: WorkFactor,
        now: DateTime<FixedOffset>,
    ) -> Result<Joined, NotKept> {
        let failed = |cause: Cause| Act::Join.failed(cause);
        self.look_again().map_err(failed)?;
        // First of all: with a key from before anything was proved, what is joined would be taken in by itself.
        self.list_what_was_taken_in(now).map_err(|error| failed(error.into()))?;
        let Some(key) = self.opened_again(today) else { return Ok(Joined::NotToday) };
        let found = opened_among(&*self.disk, &self.folder, other, is_of_another_lock(&*self.disk, &self.folder, &key));
        if found.is_empty() {
            return Ok(Joined::Nothing);
        }
        let own: Vec<Key> = found.into_iter().filter(|other| self.is_same_persons(&key, other)).collect();
        if own.is_empty() {
            return Ok(Joined::NotYours);
        }
        let more: Vec<Key> = own.into_iter().filter(|other| self.opens_more(other)).collect();
        if more.is_empty() {
            return Ok(Joined::NoPage);
        }
        let key = more.into_iter().fold(key, |key, other| key.joined_with(other.without_files()));
        self.wrap_whole(&key, today, work).map_err(|error| failed(error.into()))?;
        Ok(Joined::Done)
    }

    /// The key of today out of its files, by its passphrase.
    pub(super) fn opened_again(&self, pass: &Passphrase) -> Option<Key> {
        let key = opened(&*self.disk, &self.folder, pass).ok().flatten();
        key.filter(|key| self.key().is_some_and(|open| open.public() == key.public()))
    }

    /// Whether a key is of this workbook and place, and by nothing that is known the other person's.
    fn is_same_persons(&self, key: &Key, other: &Key) -> bool {
        let theirs = people::recipient(&*self.disk, &self.folder, seat::other(key.place));
        let is_theirs = key.other().is_some_and(|known| known.to_string() == other.public())
            || theirs.is_some_and(|public| public == other.public())
            || other.other().is_some_and(|known| known.to_string() == key.public());
        // Joined to one's own, the other person's key would open all of their pages with one's own passphrase.
        other.place == key.place && !is_theirs && self.is_of_here(key, other)
    }

    /// Whether a key names this workbook, or none.
    pub(super) fn is_of_here(&self, key: &Key, other: &Key) -> bool {
        let here = layout::book_id_text(&self.folder);
        other.book().is_none_or(|book| book == here || key.book() == Some(book))
    }

    /// Whether it opens something here that the key of today does not.
    fn opens_more(&self, other: &Key) -> bool {
        WORD_FOLDERS.iter().any(|sub| {
            let folder = self.folder.sub(sub);
            let names = self.files_in(sub).unwrap_or_default();
            let sealed = names.iter().filter(|name| Path::new(name).extension().is_some_and(|ending| ending == "age"));
            sealed
                .into_iter()
                .filter_map(|name| self.disk.read(&folder.at(name)).ok())
                .any(|bytes| other.opens(&bytes) && matches!(self.codec.decode("age", bytes), Err(Why::NotOurs)))
        })
    }

    /// Wraps a key with all that it opens into one file. Files of other keys stay.
    pub(super) fn wrap_whole(&mut self, key: &Key, pass: &Passphrase, work: WorkFactor) -> std::io::Result<()> {
        self.raise_format()?;
        let proves = key.proves() || self.is_settled();
        let key = key.clone().with_own_files_only().proving(proves);
        wrap_key::rewrap(&*self.disk, &self.folder, &key, pass, work)?;
        self.codec.renewed(self.opened_again(pass));
        Ok(())
    }

    /// Opens the same workbook again: what opens, or what counts, has changed. This one stays as it is until it is dropped.
    ///
    /// # Errors
    /// When it can't be read.
    pub fn open_again(&self, pass: &Passphrase) -> Result<(Self, Reading), OpenError> {
        let name = || OpenError::Key(self.folder.path().to_owned());
        let key = self.opened_again(pass).ok_or_else(name)?;
        Self::open_with(self.disk.clone(), self.folder.path(), key.on(self.computer.clone()))
    }
}

/// The names of the key files that may be of another lock of the same person. Those that a lock left behind are among them.
pub(super) fn of_other_locks(disk: &dyn Disk, folder: &Folder, key: &Key) -> Vec<String> {
    let lists = [key_files::key_files, key_files::kept_key_files];
    let names = lists.into_iter().flat_map(|list| list(disk, folder).unwrap_or_default());
    names.filter(|name| is_of_another_lock(disk, folder, key)(name)).collect()
}

/// Tells by its name whether a key file may be of another lock of the same person.
fn is_of_another_lock(disk: &dyn Disk, folder: &Folder, key: &Key) -> impl Fn(&str) -> bool {
    let known = key.files().iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
    let theirs = people::recipient(disk, folder, seat::other(key.place));
    let others = key.other().map(ToString::to_string).into_iter().chain(theirs);
    let prints: Vec<String> = key.publics().into_iter().chain(others).map(|public| key::fingerprint(&public)).collect();
    let number = layout::number(seat::other(key.place)).to_string();
    move |name: &str| {
        // In format 1 the name alone says whose it is.
        let is_theirs =
            name.strip_prefix(&number).is_some_and(|rest| !rest.starts_with(|next: char| next.is_ascii_alphanumeric()));
        let is_known = key_files::print_in(name).is_some_and(|print| prints.iter().any(|known| known == print));
        !is_theirs && !is_known && !known.iter().any(|known| known == name)
    }
}
