//! Who wrote a thing, and in whose area it stands.

use serde::{Deserialize, Serialize};

/// The area a record stands in: a person's own, or the one for both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Place {
    /// The first person's own area; in a workbook for one, everything.
    #[serde(rename = "1")]
    One,
    /// The second person's own area.
    #[serde(rename = "2")]
    Two,
    /// What is for both.
    #[serde(rename = "shared")]
    Shared,
}

/// Who wrote a record, or typed a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum By {
    /// The first person.
    #[serde(rename = "1")]
    One,
    /// The second person.
    #[serde(rename = "2")]
    Two,
    /// Both, in one act.
    #[serde(rename = "both")]
    Both,
}

/// Whose act an event card is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Owner {
    /// The writer's own act.
    Me,
    /// The partner's act.
    Partner,
}

/// The kind of a workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BookKind {
    /// One person.
    One,
    /// Two, with pages of their own.
    Pair,
    /// Two, together only.
    Together,
}

/// How a workbook is locked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lock {
    /// Not locked.
    None,
    /// Sealed in the age format.
    Age,
}
