//! What records hold: an answer, a promise, an agreement, a mark.

use super::RecordId;
use crate::engine::parties::By;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What was written or picked. Prints nothing: no log, panic or test may show a person's words.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// Words written.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// What was picked, in the words shown.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub picked: Vec<String>,
    /// A number from 0 to 10, a note to oneself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u8>,
    /// Boxes and small questions, each with what it asked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Part>,
    /// Cards in piles.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub piles: Vec<Pile>,
}

/// One box or small question of an answer.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// What it asked.
    pub asked: String,
    /// Words written.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// What was picked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub picked: Vec<String>,
    /// A number from 0 to 10.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u8>,
    /// The page it stands for, in a summary.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<RecordId>,
}

/// A pile and the cards in it.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Pile {
    /// Its name.
    pub pile: String,
    /// Its cards.
    pub cards: Vec<String>,
}

/// A promise in its maker's own words.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Promise {
    /// "I will ...".
    pub line: String,
    /// The day it is due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<NaiveDate>,
    /// How one would know.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub know: String,
    /// Further boxes, as asked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Part>,
}

/// An agreement: the limit, one line from each who keeps it, and the day it ends.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Agreement {
    /// The limit in one sentence.
    pub limit: String,
    /// "I will ..." lines, each by the one who typed it.
    pub lines: Vec<AgreementLine>,
    /// The day it is looked at again, and ends by itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends: Option<NaiveDate>,
    /// Fields under "More", as asked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub more: Vec<Part>,
    /// The agreement this one makes again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub again: Option<RecordId>,
}

/// One "I will" line and who typed it.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct AgreementLine {
    /// Who.
    pub by: By,
    /// The line.
    pub line: String,
}

/// How a promise went, as its maker marks it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    /// Its maker did what they said; nobody else marks it.
    Kept,
    /// Some of it, said in the same ink as all the others.
    Partly,
    /// It did not happen; looking at a repair is offered to its maker alone.
    Missed,
    /// Its maker gave it up, which is not the same as having missed it.
    LetGo,
}

impl Answer {
    /// A page of words.
    pub fn page(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Whether nothing was written, picked or sorted.
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
            && self.picked.is_empty()
            && self.number.is_none()
            && self.parts.iter().all(Part::is_empty)
            && self.piles.iter().all(|pile| pile.cards.is_empty())
    }
}

impl Part {
    /// Whether nothing was given.
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty() && self.picked.is_empty() && self.number.is_none()
    }
}
