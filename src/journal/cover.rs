//! What lies between the words and the bytes on the disk: nothing, or a seal.
//!
//! Every byte of records and drafts passes here on its way in and out, so a lock touches no other room. A cover never
//! decides what is kept; it only closes and opens. Closing needs no passphrase: it never waits.

use super::key::Key;
use super::record_file::Why;
use super::seal::{self, Closed};
use crate::engine::Place;
use age::x25519::Recipient;
use std::fmt;
use std::io;

/// How files of this workbook are closed and opened.
pub(super) enum Cover {
    /// Not locked: the words as they are.
    Plain,
    /// Sealed to those who may read.
    Sealed(Box<Seals>),
}

/// How words are closed, and nothing that opens them: there is no secret in it.
#[derive(Clone)]
pub(super) enum Closing {
    /// Not locked: the words as they are.
    Plain,
    /// Sealed to those who may read.
    Sealed(Recipients),
}

/// The public keys of 1 and 2. They come from the key file, never from `people/`.
#[derive(Clone)]
pub(super) struct Recipients([Option<Recipient>; 2]);

/// The keys of a sealed workbook, as one opened key file has them.
pub(super) struct Seals {
    key: Key,
    recipients: Recipients,
    /// The workbook is on its way to being unlocked: new files are plain.
    unlocking: bool,
}

impl fmt::Debug for Cover {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Plain => "Plain",
            Self::Sealed(_) => "Sealed(..)",
        })
    }
}

impl Cover {
    /// Sealed with an opened key.
    pub(super) fn sealed(key: Key, unlocking: bool) -> Self {
        let (mine, other) = (Some(key.recipient()), key.other().cloned());
        let recipients = if key.place == Place::Two { [other, mine] } else { [mine, other] };
        Self::Sealed(Box::new(Seals { key, recipients: Recipients(recipients), unlocking }))
    }

    /// Whether the lock is being taken off: new files are plain, and sealed ones can still be read.
    pub(super) fn is_unlocking(&self) -> bool {
        matches!(self, Self::Sealed(seals) if seals.unlocking)
    }

    /// The ending of new files.
    pub(super) fn ending(&self) -> &'static str {
        match self {
            Self::Sealed(seals) if !seals.unlocking => "age",
            _ => "json",
        }
    }

    /// The key that was opened.
    pub(super) fn key(&self) -> Option<&Key> {
        match self {
            Self::Plain => None,
            Self::Sealed(seals) => Some(&seals.key),
        }
    }

    /// Lets go of what opens: from here on words can be closed, and none can be opened.
    pub(super) fn let_go(&mut self) {
        if let Self::Sealed(seals) = self {
            seals.key.let_go();
        }
    }

    /// Whether what stands in a place can be read, so that its records can be numbered.
    pub(super) fn can_read(&self, place: Place) -> bool {
        match self {
            Self::Plain => true,
            Self::Sealed(seals) => place == Place::Shared || place == seals.key.place,
        }
    }

    /// The bytes to keep for words that stand in a place. Sealed bytes differ each time, so the caller holds them.
    pub(super) fn close(&self, place: Place, plain: Vec<u8>) -> io::Result<Vec<u8>> {
        match self {
            Self::Sealed(seals) if !seals.unlocking => seals.recipients.close(place, &plain),
            _ => Ok(plain),
        }
    }

    /// How new files are closed.
    pub(super) fn closing(&self) -> Closing {
        match self {
            Self::Sealed(seals) if !seals.unlocking => Closing::Sealed(seals.recipients.clone()),
            _ => Closing::Plain,
        }
    }

    /// The words in the bytes of a file with that ending.
    pub(super) fn open(&self, ending: &str, bytes: Vec<u8>) -> Result<Vec<u8>, Why> {
        match self {
            _ if ending != "age" => Ok(bytes),
            Self::Plain => Err(Why::Sealed),
            Self::Sealed(_) if bytes.is_empty() => Err(Why::Empty),
            Self::Sealed(seals) => seals.key.open(&bytes).map_err(|closed| match closed {
                Closed::NotOurs => Why::NotOurs,
                Closed::Damaged => Why::Damaged,
                Closed::LetGo => Why::Sealed,
            }),
        }
    }
}

impl Closing {
    /// The ending of new files.
    pub(super) fn ending(&self) -> &'static str {
        match self {
            Self::Plain => "json",
            Self::Sealed(_) => "age",
        }
    }

    /// The bytes to keep for words that stand in a place.
    pub(super) fn close(&self, place: Place, plain: Vec<u8>) -> io::Result<Vec<u8>> {
        match self {
            Self::Plain => Ok(plain),
            Self::Sealed(recipients) => recipients.close(place, &plain),
        }
    }
}

impl Recipients {
    /// Seals to the owner of a place and a key that nobody has, or to both.
    fn close(&self, place: Place, plain: &[u8]) -> io::Result<Vec<u8>> {
        let [one, two] = &self.0;
        let nobody = seal::throw_away();
        let owner = if place == Place::Two { two.as_ref() } else { one.as_ref() };
        let second = if place == Place::Shared { two.as_ref().unwrap_or(&nobody) } else { &nobody };
        match owner {
            Some(owner) => seal::seal(plain, [owner, second]),
            None => Err(io::Error::other("there is no key to seal it with")),
        }
    }
}
