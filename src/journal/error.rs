//! What went wrong, by kind. The words for the person who was writing are in the pack.
//!
//! They say what could not be done, why, what is safe, and what to do now. They never repeat a word that was written: what
//! a reader of JSON says about a broken file can hold such words, so it is not passed on. What an error prints by itself is
//! its name, for whoever looks for a fault of the program.

use super::disk::OnlyReads;
use super::fault::DiskError;
use super::unreadable::Why;
use crate::content::words::Words;
use rustix::io::Errno;
use std::io;
use std::path::PathBuf;
use thiserror::Error;

/// Something could not be kept. What the person wrote is still in the hands of the caller.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{act:?}: {cause:?}")]
pub struct NotKept {
    /// What was being done.
    pub act: Act,
    /// Why it failed.
    #[source]
    pub cause: Cause,
}

/// What was being done when it failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// A record was being kept.
    Page,
    /// Words not yet kept were being saved.
    Draft,
    /// A page was being deleted.
    Delete,
    /// A page was being brought back from the trash.
    Restore,
    /// A workbook was being set up.
    SetUp,
    /// A workbook was being locked.
    Lock,
    /// A key was being wrapped by another passphrase.
    Passphrase,
    /// The keys of two locks that one person set were being wrapped together.
    Join,
    /// The keys of two were being made known to each other again.
    Meet,
    /// A workbook was being unlocked.
    Unlock,
    /// A backup was being made.
    Backup,
    /// A backup was being brought back.
    RestoreBackup,
    /// A person's own copy was being made.
    OwnCopy,
    /// Something was being erased.
    Erase,
}

/// Why it failed, by kind.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{self:?}")]
pub enum Cause {
    /// No room, or no more room for this person.
    Full,
    /// The disk takes no writing.
    ReadOnly,
    /// The account may not write there.
    NoPermission,
    /// The keys in `people/` are not those of the key that was opened.
    OtherKeys,
    /// The key that was opened does not know the other person's, so nothing can be sealed to both.
    NoOther,
    /// Another program sets, changes or takes off the lock, or did.
    OtherLock,
    /// The lock is of two people.
    ForTwo,
    /// Moved, renamed or unmounted while the workbook was open.
    FolderGone,
    /// Too many files are open on this computer.
    TooManyOpen,
    /// It is open to be read alone, since files in its folder make it count as locked.
    InTheWay,
    /// More than [`super::disk::MAX_BYTES`].
    TooLong,
    /// Other bytes are kept under this id; a page changed after a failed try takes a new id.
    Taken,
    /// Something has the name that a backup or a copy should get.
    There,
    /// Another living program has the workbook open.
    InUse,
    /// Another living program is writing this draft.
    Elsewhere,
    /// The id is not 32 hex digits; only a fault in the program can ask for it.
    BadId,
    /// A file that had to be read first can't be.
    NotRead(#[source] Why),
    /// Anything else that the disk answered.
    Other(#[source] DiskError),
}

impl NotKept {
    /// What a person is told, in the language of the edition.
    pub fn words(&self, words: &Words) -> String {
        let (act, safe) = (self.act.words(words), self.act.what_is_safe(words));
        words.errors.not_done.whole(act, &self.cause.words(words), safe, self.cause.what_to_do(self.act, words))
    }
}

impl Act {
    fn words(self, words: &Words) -> &str {
        let acts = &words.errors.acts;
        match self {
            Self::Page => acts.page(),
            Self::Draft => acts.draft(),
            Self::Delete => acts.delete(),
            Self::Restore => acts.restore(),
            Self::SetUp => acts.set_up(),
            Self::Lock => acts.lock(),
            Self::Passphrase => acts.passphrase(),
            Self::Meet => acts.meet(),
            Self::Join => acts.join(),
            Self::Unlock => acts.unlock(),
            Self::Backup => acts.backup(),
            Self::RestoreBackup => acts.restore_backup(),
            Self::OwnCopy => acts.own_copy(),
            Self::Erase => acts.erase(),
        }
    }

    fn what_is_safe(self, words: &Words) -> &str {
        let safe = &words.errors.safe;
        match self {
            Self::Page | Self::Draft => safe.words_here(),
            Self::Delete => safe.where_it_was(),
            Self::Restore => safe.in_the_trash(),
            Self::SetUp => safe.nothing_else(),
            Self::Passphrase => safe.either_passphrase(),
            Self::Join | Self::Meet => safe.both_passphrases(),
            Self::Lock | Self::Unlock => safe.every_page(),
            Self::Backup | Self::OwnCopy => safe.the_workbook(),
            Self::RestoreBackup => safe.what_was_here(),
            Self::Erase => safe.what_is_left(),
        }
    }
}

impl Cause {
    /// Why, in the middle of a sentence.
    pub fn words(&self, words: &Words) -> String {
        let causes = &words.errors.causes;
        let plain = match self {
            Self::Full => causes.full(),
            Self::ReadOnly => causes.read_only(),
            Self::NoPermission => causes.no_permission(),
            Self::OtherKeys => causes.other_keys(),
            Self::NoOther => causes.no_other(),
            Self::OtherLock => causes.other_lock(),
            Self::ForTwo => causes.for_two(),
            Self::FolderGone => causes.folder_gone(),
            Self::InTheWay => causes.in_the_way(),
            Self::TooManyOpen => causes.too_many_open(),
            Self::TooLong => causes.too_long(),
            Self::Taken => causes.taken(),
            Self::There => causes.there(),
            Self::InUse => causes.in_use(),
            Self::Elsewhere => causes.elsewhere(),
            Self::BadId => causes.bad_id(),
            Self::NotRead(why) => return why.words(words),
            Self::Other(error) => return error.words(words),
        };
        plain.to_owned()
    }

    fn what_to_do<'w>(&self, act: Act, words: &'w Words) -> &'w str {
        let now = &words.errors.now;
        match self {
            Self::FolderGone if matches!(act, Act::Page | Act::Draft) => now.folder_back_or_elsewhere(),
            Self::Full => now.room(),
            Self::ReadOnly => now.writable(),
            Self::NoPermission => now.permission(),
            Self::OtherKeys => now.as_it_was(),
            Self::NoOther => now.both_of_you(),
            Self::OtherLock => now.open_again(),
            Self::ForTwo => now.export(),
            Self::FolderGone => now.folder_back(),
            Self::InTheWay => now.move_out(),
            Self::TooManyOpen => now.close_another(),
            Self::TooLong => now.several_pages(),
            Self::There => now.another_name(),
            Self::InUse => now.close_it(),
            Self::Elsewhere => now.go_on_there(),
            Self::Taken | Self::BadId | Self::NotRead(_) | Self::Other(_) => now.again(),
        }
    }
}

impl From<io::Error> for Cause {
    fn from(error: io::Error) -> Self {
        use io::ErrorKind as Kind;
        if [Errno::MFILE, Errno::NFILE].iter().any(|few| Some(few.raw_os_error()) == error.raw_os_error()) {
            return Self::TooManyOpen;
        }
        match error.kind() {
            _ if OnlyReads::refused(&error) => Self::InTheWay,
            Kind::StorageFull | Kind::QuotaExceeded => Self::Full,
            Kind::ReadOnlyFilesystem => Self::ReadOnly,
            Kind::PermissionDenied => Self::NoPermission,
            Kind::NotFound | Kind::NotADirectory => Self::FolderGone,
            Kind::FileTooLarge => Self::TooLong,
            Kind::AlreadyExists => Self::Taken,
            _ => Self::of_another(error),
        }
    }
}

impl Cause {
    /// An error of this room may travel inside one of the disk: it is taken out again, and told as what it is.
    fn of_another(error: io::Error) -> Self {
        let inner = error.get_ref();
        if let Some(why) = inner.and_then(|inner| inner.downcast_ref::<Why>()) {
            return Self::NotRead(why.clone());
        }
        if let Some(within) = inner.and_then(|inner| inner.downcast_ref::<NotKept>()) {
            return within.cause.clone();
        }
        Self::Other(error.into())
    }
}

impl Act {
    /// The error of this act for a cause, or for what the disk answered.
    pub(super) fn failed(self, cause: impl Into<Cause>) -> NotKept {
        NotKept { act: self, cause: cause.into() }
    }
}

/// A workbook could not be opened. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{self:?}")]
pub enum OpenError {
    /// The folder holds no `book.json`.
    NoBook(PathBuf),
    /// `book.json` can't be understood.
    Damaged(PathBuf),
    /// A newer version of the program wrote it.
    Newer(PathBuf),
    /// It is sealed, and this door has no key.
    Locked(PathBuf),
    /// No passphrase can open it.
    Key(PathBuf),
    /// More key files than are tried for one passphrase.
    ManyKeys(PathBuf),
    /// The folder can't be looked at.
    Disk {
        /// The one that was being opened.
        folder: PathBuf,
        /// Why not.
        #[source]
        cause: FolderError,
    },
}

/// Why the folder of a workbook can't be looked at.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{self:?}")]
pub enum FolderError {
    /// It is a link to a disk that is out.
    LeadsNowhere,
    /// A sync tool has something in place of its `book.json`.
    NotBrought,
    /// The account may not look into it.
    NoPermission,
    /// Something that is no folder has its name.
    NotAFolder,
    /// Anything else that the disk answered.
    Other(#[source] DiskError),
}

impl FolderError {
    fn words(&self, words: &Words) -> String {
        let opening = &words.errors.opening;
        let plain = match self {
            Self::LeadsNowhere => opening.leads_nowhere(),
            Self::NotBrought => opening.not_brought(),
            Self::NoPermission => opening.no_permission(),
            Self::NotAFolder => opening.not_a_folder(),
            Self::Other(error) => return error.words(words),
        };
        plain.to_owned()
    }
}

impl OpenError {
    /// The same for a person: what is there, that nothing was changed, and what to do.
    pub fn words(&self, words: &Words) -> String {
        let opening = &words.errors.opening;
        let shown = |folder: &PathBuf| folder.display().to_string();
        match self {
            Self::NoBook(folder) => opening.no_book(&shown(folder)),
            Self::Damaged(folder) => opening.damaged(&shown(folder)),
            Self::Newer(folder) => opening.newer(&shown(folder)),
            Self::Locked(folder) => opening.locked(&shown(folder)),
            Self::Key(_) => opening.key().to_owned(),
            Self::ManyKeys(folder) => opening.many_keys(&shown(folder)),
            Self::Disk { folder, cause } => opening.disk(&shown(folder), &cause.words(words)),
        }
    }
}
