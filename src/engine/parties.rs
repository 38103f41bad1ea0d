//! Who wrote a thing, and in whose area it stands.

use serde::{Deserialize, Serialize};

/// The area a record stands in: a person's own, or the one for both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Place {
    /// The first person's own pages; in a workbook for one, everything.
    #[serde(rename = "1")]
    One,
    /// The second person's own pages.
    #[serde(rename = "2")]
    Two,
    /// What is for both.
    #[serde(rename = "shared")]
    Shared,
}

/// Who wrote a record, or typed a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum By {
    /// Whoever was named first when the workbook was set up, which says nothing of their part.
    #[serde(rename = "1")]
    One,
    /// Whoever was named second.
    #[serde(rename = "2")]
    Two,
    /// Both in one act, such as a second yes: neither did it alone.
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
    /// One person: every page stands in the first place, and joint steps have their form for one.
    One,
    /// Two, each with pages of their own; always locked, since own pages without a lock are not offered to two.
    Pair,
    /// Two, together only: what each writes alone is for now, and no passphrase is asked for.
    Together,
}

/// How a workbook is locked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lock {
    /// Plain files that anybody with the account can read; every own page says so.
    None,
    /// Sealed in the age format, so that the stock tool opens any page with the line on the recovery sheet.
    Age,
}
