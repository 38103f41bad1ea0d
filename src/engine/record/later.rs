//! Parts of records that came with format 2.

use super::RecordId;
use serde::{Deserialize, Serialize};

/// A file that was taken in as it is: its bytes, and under which name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Taken {
    /// What it holds.
    pub kind: WordsOf,
    /// The id that its file is named by.
    pub id: RecordId,
    /// SHA-256 of its line, in hex.
    pub sha256: String,
}

/// What a file of words is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WordsOf {
    /// A record, in its folder or in the trash.
    Page,
    /// Words begun, under the id of the record they will become.
    Draft,
}

impl WordsOf {
    /// The word for it, in a file.
    pub fn word(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Draft => "draft",
        }
    }
}

/// Where a question stands that a person carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum QuestionState {
    /// It is still to be asked.
    ToAsk,
    /// It was asked, and not answered yet.
    Asked,
    /// Nothing more is asked about it.
    Answered,
    /// Its owner let it go; nobody asks why.
    LetGo,
}
