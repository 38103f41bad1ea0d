//! Whose passphrase stands behind a record: what reading it could prove, and nothing about who sat at the keyboard.

use super::record::{Event, Known, Record, TakenFrom};
use super::who::{By, Place};

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
    /// It was taken in as it was.
    Taken(TakenFrom),
}

impl Proof {
    /// By the key of a person.
    #[must_use]
    pub fn and(self, place: Place) -> Self {
        match place {
            Place::One => Self { one: true, ..self },
            Place::Two => Self { two: true, ..self },
            Place::Shared => self,
        }
    }

    /// By what both people can make and nobody else: it was written in this workbook, and whose passphrase was typed is
    /// not known.
    pub fn by_pair() -> Self {
        Self { beside: Beside::Pair, ..Self::default() }
    }

    /// Written before anything was proved, and taken in as it was.
    pub fn from_before() -> Self {
        Self::taken(TakenFrom::Before)
    }

    /// Taken in as it was.
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

impl PartialEq for Record {
    fn eq(&self, other: &Self) -> bool {
        let Self { format: _, after: _, prints: _, proof: _, id, seq, at, place, by, step, asked, workbook, .. } = self;
        let Self { card, about, revises, signed, event, rest, .. } = self;
        let envelope = (id, seq, at, place, by, step, asked, workbook);
        let theirs =
            (&other.id, &other.seq, &other.at, &other.place, &other.by, &other.step, &other.asked, &other.workbook);
        envelope == theirs
            && (card, about, revises, signed) == (&other.card, &other.about, &other.revises, &other.signed)
            && (event, rest) == (&other.event, &other.rest)
    }
}

impl Record {
    /// Whether both people chose to sign it, and both keys prove it.
    pub fn is_signed_by_both(&self) -> bool {
        [Place::One, Place::Two].iter().all(|place| self.signed.contains(place) && self.proof.has(*place))
    }

    /// Whether somebody else's sitting may write it into a person's own place: it adds something, and does not undo, set
    /// or answer for them.
    pub fn is_an_addition(&self) -> bool {
        matches!(
            &self.event,
            Event::Known(
                Known::Answered { .. }
                    | Known::BeenThrough { .. }
                    | Known::SetAside
                    | Known::Skipped
                    | Known::Promised { .. }
                    | Known::Shared { .. }
            )
        )
    }

    /// Whether it stands in a person's own place, and was entered in a sitting that somebody else's passphrase opened.
    pub fn is_by_another_sitting(&self) -> bool {
        self.place != Place::Shared && self.proof.is_by_pair() && !self.proof.has(self.place)
    }

    /// Whether a person is named as its writer, alone or with the other.
    pub fn names(&self, place: Place) -> bool {
        match self.by {
            By::One => place == Place::One,
            By::Two => place == Place::Two,
            By::Both => place != Place::Shared,
        }
    }
}
