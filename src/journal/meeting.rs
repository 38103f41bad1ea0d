//! Two whose keys lost each other: a recovery sheet that named nobody, and nothing in the folder that shows who the other is.
//!
//! What stands in `people/` anybody can have written. Two passphrases, typed one after the other, open two key files, and
//! by that both public keys are known. Nothing else counts. Where pages for both are here, the other's key must open one that
//! the first person signed: whoever was told a passphrase of a stranger does not seal to them from then on. The other's key
//! is let go of at once, and opens no page of theirs.

use super::disk::Spot;
use super::error::{Act, Cause, NotKept};
use super::find_key::opened_among;
use super::key::{Key, WorkFactor};
use super::layout::{self, RECORDS, TRASH};
use super::passphrase::Passphrase;
use super::record_file;
use super::{Journal, lock, people, wrap_key};
use crate::engine::{BookKind, Place, seat};
use std::io;

/// What came of both passphrases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Met {
    /// Each key file names the other's key again.
    Done,
    /// The first one is not of whoever opened the workbook.
    NotFirst,
    /// The second one opens no other key file here.
    Nothing,
    /// What the second one opens is not the other person's key, or is of another workbook, or names somebody else.
    NotTheirs,
}

impl Journal {
    /// Whether it is for two, and the key does not know the other's: nothing for both can be kept then.
    pub fn lacks_the_other(&self) -> bool {
        self.book.kind == BookKind::Pair && self.codec.key().is_some_and(|key| !key.knows_the_other())
    }

    /// Has both keys know each other again, by the passphrase of whoever opened it and by the other's. What it changes counts
    /// from the next opening on.
    ///
    /// # Errors
    /// When it can't be written. Then it can be done again.
    pub fn meet(&mut self, passes: [&Passphrase; 2], work: WorkFactor) -> Result<Met, NotKept> {
        self.look_again().map_err(|cause| Act::Meet.failed(cause))?;
        let Some(mine) = self.opened_again(passes[0]) else { return Ok(Met::NotFirst) };
        let is_other = |name: &str| !mine.files().iter().any(|(own, _)| own == name);
        let found = opened_among(&*self.disk, &self.folder, passes[1], is_other);
        if found.is_empty() {
            return Ok(Met::Nothing);
        }
        let theirs: Vec<Key> = found.into_iter().filter(|key| self.is_the_others(&mine, key)).collect();
        // Of several locks of theirs, the one that was set together with this one.
        let knows_me = |key: &&Key| key.knows_the_other();
        let Some(chosen) = theirs.iter().find(knows_me).or_else(|| theirs.first()).cloned() else {
            return Ok(Met::NotTheirs);
        };
        let theirs = theirs.into_iter().fold(chosen, Key::joined_with);
        if !self.opens_what_is_for_both(&mine, &theirs) {
            return Ok(Met::NotTheirs);
        }
        self.know_each_other(mine, theirs, passes, work).map_err(|error| Act::Meet.failed(Cause::from(error)))?;
        Ok(Met::Done)
    }

    fn is_the_others(&self, mine: &Key, key: &Key) -> bool {
        let names_another = key.other().is_some_and(|known| known.to_string() != mine.public());
        let is_own = mine.publics().contains(&key.public());
        key.place == seat::other(mine.place) && !is_own && !names_another && self.is_of_here(mine, key)
    }

    /// Whether a key opens what was sealed to both. A page that one signed nobody else can have sealed anew; where there is
    /// none, it is all of them.
    fn opens_what_is_for_both(&self, mine: &Key, theirs: &Key) -> bool {
        let Some(codec) = lock::codec_of(&*self.disk, &self.folder, mine.clone()) else { return false };
        let mut shared = Vec::new();
        for sub in [RECORDS, TRASH] {
            // Where a folder can't be looked into, what is in the other one says it.
            let _ = record_file::open_each(&*self.disk, &codec, &self.folder, sub, &mut |file, opened| {
                if opened.record.place == Place::Shared && file.is_sealed() {
                    shared.push((self.folder.sub(sub).at(&file.name), opened.is_signed_by_reader(&codec)));
                }
            });
        }
        let opens = |file: &Spot| self.disk.read(file).is_ok_and(|bytes| theirs.opens(&bytes));
        let mut signed = shared.iter().filter(|(_, is_signed)| *is_signed).peekable();
        if signed.peek().is_some() {
            signed.any(|(file, _)| opens(file))
        } else {
            shared.iter().all(|(file, _)| opens(file))
        }
    }

    /// Theirs first: where it stops before one's own key file, the key that is open still does not know the other, and it is
    /// done again.
    fn know_each_other(&self, mine: Key, theirs: Key, passes: [&Passphrase; 2], work: WorkFactor) -> io::Result<()> {
        let (disk, folder) = (&*self.disk, &self.folder);
        let book = mine.book().map_or_else(|| layout::book_id_text(folder), ToOwned::to_owned);
        let proves = mine.proves() || self.is_settled();
        let mine = mine.with_other(&theirs).proving(proves).with_own_files_only();
        let knew = theirs.knows_the_other();
        let mut theirs = theirs.with_other(&mine).with_own_files_only();
        let done = (|| {
            if !knew {
                wrap_key::rewrap(disk, folder, &theirs, passes[1], work)?;
            }
            [&theirs, &mine].into_iter().try_for_each(|key| {
                // A pin says that its owner proves what they write.
                if key.proves() {
                    people::write(disk, folder, key, &book)
                } else {
                    people::write_unproved(disk, folder, key)
                }
            })
        })();
        // At once, also where the writing failed: it opens the other person's own pages, and it is the first person's
        // sitting.
        theirs.let_go();
        done?;
        // What the forgotten passphrase opens knew the other, and was left for that.
        wrap_key::rewrap(disk, folder, &mine.with_files_of(disk, folder), passes[0], work)
    }
}
