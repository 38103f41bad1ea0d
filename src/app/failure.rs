//! What could not be done, by kind, on its way from where it failed to whoever is told. Its words are chosen where it is
//! told, in the language of the pack.

use super::taking::Whose;
use crate::content::Faults;
use crate::content::words::Words;
use crate::journal::{Cause, DiskError, NotKept, OpenError};
use crate::text;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// Something that a screen asked for could not be done.
#[derive(Debug, Error)]
// Nobody reads this text: what is said of a failure comes from `words`, in the language of the pack.
#[error("{self:?}")]
pub enum Failure {
    /// Something could not be kept, set or made.
    NotKept(#[from] NotKept),
    /// A workbook could not be opened.
    NotOpened(#[from] OpenError),
    /// Pages could not leave.
    NotTaken(#[from] NotTaken),
    /// A choice could not be put into the settings.
    NotRemembered(#[source] DiskError),
    /// The edition in a language that was chosen has faults.
    LanguageNotRead(#[source] Faults),
    /// A language could not be put into the settings.
    LanguageNotRemembered(#[source] DiskError),
    /// The system gave no random bits to name a workbook by.
    NoRandomBits(#[source] DiskError),
    /// Something is to be written and no workbook is open: a fault of the program.
    NothingOpen,
    /// The recovery sheet was asked for where no key is: a fault of the program.
    NoKeyToShow,
    /// The store was asked to open a workbook in place, and has a thread by now: a fault of the program.
    OpenedAlready,
    /// The demo has no lock and no folder to do it with.
    DemoSetsNothing,
}

impl Failure {
    /// The same for a person: what happened, what is safe, what to do now.
    pub fn words(&self, words: &Words) -> String {
        let other = &words.errors.other;
        match self {
            Self::NotKept(error) => error.words(words),
            Self::NotOpened(error) => error.words(words),
            Self::NotTaken(error) => error.words(words),
            Self::NotRemembered(error) => other.not_remembered(&error.words(words)),
            Self::LanguageNotRead(_) => other.language_not_read().to_owned(),
            Self::LanguageNotRemembered(error) => other.language_not_remembered(&error.words(words)),
            Self::NoRandomBits(error) => other.no_random_bits(&error.to_string()),
            Self::NothingOpen => other.nothing_open().to_owned(),
            Self::NoKeyToShow => other.no_key_to_show().to_owned(),
            Self::OpenedAlready => other.opened_already().to_owned(),
            Self::DemoSetsNothing => other.demo_sets_nothing().to_owned(),
        }
    }
}

/// Pages did not leave, or a file was not written.
#[derive(Debug, Error)]
#[error("{self:?}")]
pub enum NotTaken {
    /// Nothing here lets pages leave.
    NotFromHere,
    /// In the demo nothing is written.
    Demo,
    /// The account has no home folder that is known.
    NoHome,
    /// All the names that are tried have a file.
    TooManyNames,
    /// Nothing of these pages leaves.
    Nothing(Whose),
    /// Something has the name. On the command line it may be replaced.
    There(PathBuf, CanReplace),
    /// The path names no file.
    NoName,
    /// The folder to write into is not there.
    NoFolder(PathBuf),
    /// The folder can't be found.
    FolderNotFound(PathBuf, #[source] DiskError),
    /// A folder was named.
    IsFolder(PathBuf),
    /// Something else than a file has the name: it is never replaced.
    NotPlain(PathBuf),
    /// The disk did not take it.
    NotWritten(PathBuf, #[source] Cause),
}

/// Whether whoever names a file may say that one of that name is replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CanReplace {
    /// On the command line, by an option.
    ByForce,
    /// On the screens, and where a whole folder is made.
    No,
}

impl NotTaken {
    /// What a person is told, in the language of the edition.
    pub fn words(&self, words: &Words) -> String {
        let taking = &words.errors.taking;
        match self {
            Self::NotFromHere => taking.not_from_here().to_owned(),
            Self::Demo => words.errors.other.demo_writes_nothing().to_owned(),
            Self::NoHome => taking.no_home().to_owned(),
            Self::TooManyNames => taking.too_many_names().to_owned(),
            Self::Nothing(Whose::Session) => taking.nothing_ticked().to_owned(),
            Self::Nothing(Whose::Mine | Whose::Shared) => taking.nothing_leaves().to_owned(),
            Self::There(file, CanReplace::ByForce) => taking.there_already_or_force(&shown(file)),
            Self::There(file, CanReplace::No) => taking.there_already(&shown(file)),
            Self::NoName => taking.no_name().to_owned(),
            Self::NoFolder(folder) => taking.no_folder(&shown(folder)),
            Self::FolderNotFound(folder, error) => taking.folder_not_found(&shown(folder), &error.words(words)),
            Self::IsFolder(file) => taking.is_a_folder(&shown(file)),
            Self::NotPlain(file) => taking.not_plain(&shown(file)),
            // The folder is there by then, so what is gone is the place that it leads to.
            Self::NotWritten(file, Cause::FolderGone) => taking.not_written(&shown(file), taking.no_file_there()),
            Self::NotWritten(file, cause) => taking.not_written(&shown(file), &cause.words(words)),
        }
    }
}

/// Anybody can name a file in a shared folder, and its name must not steer the terminal.
fn shown(path: &Path) -> String {
    text::spelled(&path.to_string_lossy())
}
