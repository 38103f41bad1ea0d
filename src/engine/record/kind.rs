//! The kind of an event, without what is in it.

use super::{Event, Known};

/// One for each [`Known`], and one for all that only a newer version knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
// Each is the kind of the same name, and says there what it is.
#[expect(missing_docs)]
pub enum EventKind {
    Answered,
    BeenThrough,
    SetAside,
    Skipped,
    Shared,
    Withdrawn,
    Shown,
    Agreed,
    AgreementEnded,
    Promised,
    Outcome,
    Card,
    Name,
    Role,
    Setting,
    Deleted,
    Undeleted,
    TakenIn,
    Confirmed,
    Disowned,
    QuestionState,
    NextSitting,
    Unknown,
}

impl EventKind {
    /// Each at the place of its number, which stands in files: a new one goes to the end.
    pub const ALL: [Self; 23] = [
        Self::Answered,
        Self::BeenThrough,
        Self::SetAside,
        Self::Skipped,
        Self::Shared,
        Self::Withdrawn,
        Self::Shown,
        Self::Agreed,
        Self::AgreementEnded,
        Self::Promised,
        Self::Outcome,
        Self::Card,
        Self::Name,
        Self::Role,
        Self::Setting,
        Self::Deleted,
        Self::Undeleted,
        Self::TakenIn,
        Self::Confirmed,
        Self::Disowned,
        Self::QuestionState,
        Self::NextSitting,
        Self::Unknown,
    ];

    /// Whether it stands in the journal: answers, free pages, promises and agreements with oneself.
    pub fn is_page(self) -> bool {
        matches!(self, Self::Answered | Self::Promised | Self::Agreed)
    }

    /// Whether it can be deleted at all. What deletes or undoes can't, or the order of reading would matter; nor can what
    /// says which files count.
    pub fn can_be_out(self) -> bool {
        !matches!(self, Self::Deleted | Self::Undeleted) && !self.says_what_counts()
    }

    /// Whether it is a list that says of files whether they count.
    pub fn says_what_counts(self) -> bool {
        matches!(self, Self::TakenIn | Self::Confirmed | Self::Disowned)
    }

    /// Whether its words are many and seldom asked for, so that they are parsed only then.
    pub fn is_long(self) -> bool {
        use EventKind::{Answered, BeenThrough, SetAside, Shared, Shown, Skipped, Unknown};
        matches!(self, Answered | BeenThrough | SetAside | Skipped | Shared | Shown | Unknown)
    }
}

impl Event {
    /// Its kind alone.
    pub fn kind(&self) -> EventKind {
        let Self::Known(known) = self else { return EventKind::Unknown };
        match known {
            Known::Answered { .. } => EventKind::Answered,
            Known::BeenThrough { .. } => EventKind::BeenThrough,
            Known::SetAside => EventKind::SetAside,
            Known::Skipped => EventKind::Skipped,
            Known::Shared { .. } => EventKind::Shared,
            Known::Withdrawn { .. } => EventKind::Withdrawn,
            Known::Shown { .. } => EventKind::Shown,
            Known::Agreed { .. } => EventKind::Agreed,
            Known::AgreementEnded { .. } => EventKind::AgreementEnded,
            Known::Promised { .. } => EventKind::Promised,
            Known::Outcome { .. } => EventKind::Outcome,
            Known::Card { .. } => EventKind::Card,
            Known::Name { .. } => EventKind::Name,
            Known::Role { .. } => EventKind::Role,
            Known::Setting { .. } => EventKind::Setting,
            Known::Deleted { .. } => EventKind::Deleted,
            Known::Undeleted { .. } => EventKind::Undeleted,
            Known::TakenIn { .. } => EventKind::TakenIn,
            Known::Confirmed { .. } => EventKind::Confirmed,
            Known::Disowned { .. } => EventKind::Disowned,
            Known::QuestionState { .. } => EventKind::QuestionState,
            Known::NextSitting { .. } => EventKind::NextSitting,
        }
    }
}
