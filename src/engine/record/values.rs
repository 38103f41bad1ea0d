//! What records hold: an answer, a promise, an agreement, a mark.

use super::RecordId;
use crate::content::Entry;
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
    /// The ids of that, in the same order. Own words, which stand last, have none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ids: Vec<String>,
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
    /// In the words of that day, so that an old page reads as it was answered.
    pub asked: String,
    /// The id of that in the pack.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// Words written.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// In the words that were shown, own words last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub picked: Vec<String>,
    /// The ids of that, in the same order. Own words, which stand last, have none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ids: Vec<String>,
    /// On a scale from 0 to 10.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u8>,
    /// The page it stands for, in a summary.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<RecordId>,
}

/// A pile and the cards in it.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Pile {
    /// In the words that were shown; empty for own cards that were put on none.
    pub pile: String,
    /// The id of it in the pack.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// In the words that were shown, own cards last.
    pub cards: Vec<String>,
    /// The ids of those, in the same order. Cards of the person's own, which stand last, have none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ids: Vec<String>,
}

/// A promise in its maker's own words.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Promise {
    /// "I will ...".
    pub line: String,
    /// The day it is due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<NaiveDate>,
    /// By what somebody else could tell that it was kept.
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
    /// The agreement that ran out and is made anew by this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub again: Option<RecordId>,
}

/// One "I will" line and who typed it.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct AgreementLine {
    /// Who keeps this line.
    pub by: By,
    /// In their own words, beginning with "I will".
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

/// Words with the id of each, which is empty where there is none.
pub fn with_ids<'a>(words: &'a [String], ids: &'a [String]) -> impl Iterator<Item = (&'a str, &'a str)> {
    let ids = ids.iter().map(String::as_str).chain(std::iter::repeat(""));
    ids.zip(words.iter().map(String::as_str))
}

/// The words and the ids of these, as a record has them. Where nothing after one has an id, none stands for it either.
pub fn words_and_ids<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> (Vec<String>, Vec<String>) {
    let each = entries.into_iter().map(|entry| (entry.say.clone(), entry.id.clone()));
    let (words, mut ids): (Vec<_>, Vec<_>) = each.unzip();
    ids.truncate(ids.iter().rposition(|id| !id.is_empty()).map_or(0, |last| last + 1));
    (words, ids)
}

impl Mark {
    /// All of them, in the order in which they are asked.
    pub const ALL: [Self; 4] = [Self::Kept, Self::Partly, Self::Missed, Self::LetGo];

    /// Its id in a pack, and in a file.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Partly => "partly",
            Self::Missed => "missed",
            Self::LetGo => "let-go",
        }
    }

    /// As a record and a pack write it; `None` for anything else.
    pub fn of(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mark| mark.id() == id)
    }
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
