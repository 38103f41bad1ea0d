//! What a disk answered, and what was found wrong although the disk did all it was told.
//!
//! Both travel as [`io::Error`] through the functions that read and write, and keep what they are until somebody is told.

use crate::content::words::Words;
use crate::files::NotAFile;
use std::cmp::Ordering;
use std::io;
use std::sync::Arc;
use thiserror::Error;

/// Something is not as it has to be, and no disk said so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("{self:?}")]
pub enum Fault {
    /// The key was let go of before it was needed.
    KeyGone,
    /// Nothing is here to seal it to.
    NoKey,
    /// What was written is not what is there.
    NotReadBack,
    /// The same of a whole backup.
    BackupDiffers,
    /// A new key file does not open by its passphrase.
    KeyNotOpened,
    /// A folder holds more folders in folders than a workbook ever has.
    TooDeep,
    /// Somebody locked, unlocked or removed the workbook meanwhile.
    NotAsItWas,
    /// Each look found something else.
    KeepsChanging,
}

impl Fault {
    fn words(self, words: &Words) -> &str {
        let faults = &words.errors.faults;
        match self {
            Self::KeyGone => faults.key_gone(),
            Self::NoKey => faults.no_key(),
            Self::NotReadBack => faults.not_read_back(),
            Self::BackupDiffers => faults.backup_differs(),
            Self::KeyNotOpened => faults.key_not_opened(),
            Self::TooDeep => faults.too_deep(),
            Self::NotAsItWas => faults.not_as_it_was(),
            Self::KeepsChanging => faults.keeps_changing(),
        }
    }
}

impl From<Fault> for io::Error {
    fn from(fault: Fault) -> Self {
        Self::other(fault)
    }
}

/// What the disk answered. It is shared, since one answer may be told of many files, and compared by what it says.
#[derive(Clone, Debug, Error)]
#[error(transparent)]
pub struct DiskError(Arc<io::Error>);

impl DiskError {
    /// Why it failed, after a colon or a comma. An answer of the system is quoted as one: it may be in another language.
    pub fn words(&self, words: &Words) -> String {
        self.known(words).map_or_else(|| words.errors.causes.disk(&self.to_string()), ToOwned::to_owned)
    }

    /// What the pack has words for.
    fn known<'w>(&self, words: &'w Words) -> Option<&'w str> {
        let inner = self.0.get_ref()?;
        let fault = inner.downcast_ref::<Fault>().map(|fault| fault.words(words));
        fault.or_else(|| inner.is::<NotAFile>().then(|| words.errors.faults.not_a_file()))
    }
}

impl From<io::Error> for DiskError {
    fn from(error: io::Error) -> Self {
        Self(Arc::new(error))
    }
}

impl PartialEq for DiskError {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for DiskError {}

impl PartialOrd for DiskError {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for DiskError {
    fn cmp(&self, other: &Self) -> Ordering {
        self.to_string().cmp(&other.to_string())
    }
}
