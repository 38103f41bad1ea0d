//! Whose passphrase stands behind a record: what reading it could prove, and nothing about who sat at the keyboard.

use super::parties::Place;
use serde::{Deserialize, Serialize};

/// What was proved of a record.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Proof {
    one: bool,
    two: bool,
    beside: Beside,
}

/// What stands behind a record beside a person's own key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Beside {
    #[default]
    Nothing,
    /// What both people can make, and nobody else.
    Pair,
    Taken(TakenFrom),
}

/// Why files that nothing proves were taken in. Of several reasons the last one here is said: it promises the least.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TakenFrom {
    /// They stood in the workbook when its owner set a lock.
    Unlocked,
    /// A version wrote them that proved nothing.
    #[default]
    Before,
    /// Their owner took them in, out of the folder.
    Folder,
}

impl Proof {
    /// By the key of a person.
    #[must_use]
    pub fn and(self, place: Place) -> Self {
        match place {
            Place::One => Self { one: true, ..self },
            Place::Two => Self { two: true, ..self },
            // There is no key of both: what the two can make together is the proof of the pair.
            Place::Shared => self,
        }
    }

    /// By what both people can make and nobody else: it was written in this workbook, and whose passphrase was typed is
    /// not known.
    pub fn by_pair() -> Self {
        Self { beside: Beside::Pair, ..Self::default() }
    }

    /// All of it in one byte, for [`Self::from_byte`].
    pub fn to_byte(self) -> u8 {
        let beside = match self.beside {
            Beside::Nothing => 0,
            Beside::Pair => 1,
            Beside::Taken(TakenFrom::Unlocked) => 2,
            Beside::Taken(TakenFrom::Before) => 3,
            Beside::Taken(TakenFrom::Folder) => 4,
        };
        u8::from(self.one) | u8::from(self.two) << 1 | beside << 2
    }

    /// What [`Self::to_byte`] gave.
    pub fn from_byte(byte: u8) -> Option<Self> {
        let beside = match byte >> 2 {
            0 => Beside::Nothing,
            1 => Beside::Pair,
            2 => Beside::Taken(TakenFrom::Unlocked),
            3 => Beside::Taken(TakenFrom::Before),
            4 => Beside::Taken(TakenFrom::Folder),
            _ => return None,
        };
        Some(Self { one: byte & 1 != 0, two: byte & 2 != 0, beside })
    }

    /// Written before anything was proved, and taken in as it was.
    pub fn from_before() -> Self {
        Self::taken(TakenFrom::Before)
    }

    /// Nothing proves it; its owner took it in for this reason.
    pub fn taken(from: TakenFrom) -> Self {
        Self { beside: Beside::Taken(from), ..Self::default() }
    }

    /// Why it was taken in, where it was.
    pub fn taken_from(self) -> Option<TakenFrom> {
        if let Beside::Taken(from) = self.beside { Some(from) } else { None }
    }

    /// Whether the key of that person proves it.
    pub fn has(self, place: Place) -> bool {
        match place {
            Place::One => self.one,
            Place::Two => self.two,
            Place::Shared => false,
        }
    }

    /// Whether nothing proves it, and it was taken in as it was.
    pub fn is_from_before(self) -> bool {
        self.taken_from().is_some()
    }

    /// Whether what both people can make proves it, which no others can.
    pub fn is_by_pair(self) -> bool {
        self.beside == Beside::Pair
    }

    /// Whether no passphrase stands behind it: it was not typed, or the workbook is not locked, or it was taken in.
    pub fn is_none(self) -> bool {
        !self.one && !self.two
    }
}
