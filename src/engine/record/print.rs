//! How records print: which one it is and of what kind. No log, panic or test may ever show a person's words.

use super::{Agreement, AgreementLine, Answer, Event, Known, Part, Pile, Promise, Record};
use std::fmt;

macro_rules! prints_nothing {
    ($($name:ident),+) => {
        $(impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(..)"))
            }
        })+
    };
}

impl fmt::Debug for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Record({}, {:?})", self.id, self.event)
    }
}

impl fmt::Debug for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Known(known) => known.fmt(f),
            Self::Unknown(_) => f.write_str("unknown(..)"),
        }
    }
}

impl fmt::Debug for Known {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}(..)", self.kind())
    }
}

impl Known {
    /// The name of the kind, as it stands in the file.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Answered { .. } => "answered",
            Self::BeenThrough { .. } => "been-through",
            Self::SetAside => "set-aside",
            Self::Skipped => "skipped",
            Self::Shared { .. } => "shared",
            Self::Withdrawn { .. } => "withdrawn",
            Self::Shown { .. } => "shown",
            Self::Agreed { .. } => "agreed",
            Self::AgreementEnded { .. } => "agreement-ended",
            Self::Promised { .. } => "promised",
            Self::Outcome { .. } => "outcome",
            Self::Card { .. } => "card",
            Self::Name { .. } => "name",
            Self::Role { .. } => "role",
            Self::Setting { .. } => "setting",
            Self::Deleted { .. } => "deleted",
            Self::Undeleted { .. } => "undeleted",
            Self::TakenIn { .. } => "taken-in",
            Self::Confirmed { .. } => "confirmed",
            Self::Disowned { .. } => "disowned",
            Self::QuestionState { .. } => "question-state",
            Self::NextSitting { .. } => "next-sitting",
        }
    }
}

prints_nothing!(Answer, Part, Pile, Promise, Agreement, AgreementLine);
