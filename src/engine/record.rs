//! The record: the unit of everything that is kept, with its versioned envelope.
//!
//! A journal is a grow-only set of these. Bytes on disk are never parsed and written again, so a field or a kind
//! that this version does not know lasts as it is; here it is carried and ignored.

use super::parties::{By, Owner, Place};
use super::proof::Proof;
use super::seat;
use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::fmt;

mod head;
mod kind;
mod later;
mod print;
pub mod stamp;
mod values;

pub use super::proof::TakenFrom;
pub use head::{Head, IdBits};
pub use kind::EventKind;
pub use later::{QuestionState, Taken, WordsOf};
pub use values::{Agreement, AgreementLine, Answer, Mark, Part, Pile, Promise, with_ids, words_and_ids};

/// The newest format this version reads and writes. A greater one is read as far as it goes and never rewritten.
pub const FORMAT: u32 = 2;

/// The format of what proves nothing: what is written in a workbook that is not locked.
pub const UNPROVED: u32 = 1;

/// Name of a record and of its file: 128 random bits in hex.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RecordId(pub String);

impl RecordId {
    /// The bits have to be random; [`super::Ids`] makes fresh ones.
    pub fn of(bits: u128) -> Self {
        Self(format!("{bits:032x}"))
    }

    /// Its bits, where it has the shape of an id.
    pub fn bits(&self) -> Option<u128> {
        Self::is_well_formed(&self.0).then(|| u128::from_str_radix(&self.0, 16).ok()).flatten()
    }

    /// Whether the text has the shape of an id: 32 lower-case hex digits.
    pub fn is_well_formed(text: &str) -> bool {
        // The id becomes the name of a file, so nothing that could be a path to somewhere else gets through.
        text.len() == 32 && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
    }
}

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One thing that happened, kept for good. Debug says which record it is, and nothing that is in it. Two are the same where
/// they say the same, however each is proved.
#[derive(Clone, Serialize, Deserialize)]
pub struct Record {
    /// Format of the envelope.
    pub format: u32,
    /// Name, and name of the file.
    pub id: RecordId,
    /// One more than the greatest known of the same place when it was written; missing where the place could not be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seq: Option<u64>,
    /// When it was written; it dates and never orders.
    #[serde(with = "stamp")]
    pub at: DateTime<FixedOffset>,
    /// Whose area it stands in.
    pub place: Place,
    /// Who wrote it.
    pub by: By,
    /// A step id, or `page` for a free page.
    pub step: String,
    /// The prompt as it was shown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub asked: String,
    /// The pack that asked, such as `goldseam-en 1`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub workbook: String,
    /// The event card this belongs to, for "some of each".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub card: Option<RecordId>,
    /// The day that it is about, where its writer gave one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<NaiveDate>,
    /// The record whose wording this one takes the place of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revises: Option<RecordId>,
    /// Who chose to sign it with their passphrase, each on their own turn.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub signed: Vec<Place>,
    /// The newest records of the same place that its writer knew, each by its id and a print of its words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<String>,
    /// A print of each record that this one confirms or disowns, as it was then.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub prints: BTreeMap<RecordId, String>,
    /// A kind from a newer version is kept as it was written.
    pub event: Event,
    /// Fields of a newer format, carried.
    #[serde(flatten)]
    pub rest: Map<String, Value>,
    /// What reading could prove of it. It is never written.
    // A file that could state its own proof would prove nothing.
    #[serde(skip)]
    pub proof: Proof,
}

/// The step name of a free page.
pub const FREE_PAGE: &str = "page";

/// What happened. Unknown kinds are carried raw.
#[derive(Clone, PartialEq)]
pub enum Event {
    /// One of the kinds this version knows.
    Known(Known),
    /// A kind (or a shape of a kind) of a newer version.
    Unknown(Value),
}

impl From<Known> for Event {
    fn from(known: Known) -> Self {
        Self::Known(known)
    }
}

impl Serialize for Event {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Known(known) => known.serialize(to),
            Self::Unknown(raw) => raw.serialize(to),
        }
    }
}

impl<'de> Deserialize<'de> for Event {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let raw = Value::deserialize(from)?;
        // Never an error: one kind that only a newer version knows must not make the record unreadable.
        Ok(Known::deserialize(&raw).map_or(Self::Unknown(raw), Self::Known))
    }
}

/// The kinds of event this version knows.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Known {
    /// A prompt was answered, or a page written.
    Answered {
        /// Empty parts are left out of the file.
        value: Answer,
    },
    /// A reading or a talk was gone through; `of` names a note that was opened.
    BeenThrough {
        /// The record that was opened, where it is one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        of: Option<RecordId>,
    },
    /// Put off for now; it is offered again later.
    SetAside,
    /// Left out for good.
    Skipped,
    /// A copy of somebody's own page, shown to both.
    Shared {
        /// The copy.
        value: Answer,
        /// The page it came from; only in a record of the writer's own place.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<RecordId>,
    },
    /// A shown copy was taken back.
    Withdrawn {
        /// The `shared` or `shown` record.
        of: RecordId,
    },
    /// Both answers of a blind page, in one record: both or neither.
    Shown {
        /// What the first person wrote.
        one: Answer,
        /// What the second person wrote.
        two: Answer,
    },
    /// An agreement, written at the second yes (or by one person with themselves).
    Agreed {
        /// The limit and the lines.
        value: Agreement,
    },
    /// Somebody ended an agreement; no reason is kept.
    AgreementEnded {
        /// The `agreed` record.
        of: RecordId,
    },
    /// One person will do something by a day.
    Promised {
        /// Its line, its day, and how one would know.
        value: Promise,
    },
    /// Its maker marked a promise.
    Outcome {
        /// The `promised` record.
        of: RecordId,
        /// How it went.
        mark: Mark,
    },
    /// An event card of "some of each".
    Card {
        /// What the person calls it.
        name: String,
        /// Whose act it was.
        owner: Owner,
    },
    /// What the book calls a person.
    Name {
        /// As they typed it; the last one counts.
        name: String,
    },
    /// A person's own answer about their part.
    Role {
        /// `hurt`, `broke`, `some-of-each` or `unsaid`.
        role: String,
    },
    /// A setting of this workbook.
    Setting {
        /// Names that only a newer version knows are kept, too.
        name: String,
        /// Any JSON; whoever reads the setting judges it.
        value: Value,
    },
    /// A page was deleted; the record's `step` keeps the seam.
    Deleted {
        /// The record that is out from here on.
        of: RecordId,
        /// Whether its file was removed for good.
        #[serde(default)]
        for_good: bool,
    },
    /// A deletion was undone.
    Undeleted {
        /// The `deleted` record.
        of: RecordId,
    },
    /// Files that nothing proves were taken in as they are.
    TakenIn {
        /// Each by its bytes.
        of: Vec<Taken>,
        /// Why they were taken in; none where a version wrote them that proved nothing.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<TakenFrom>,
    },
    /// What was entered under a person's name was theirs, or what they were told of is known to them.
    Confirmed {
        /// Those that the person looked at.
        of: Vec<RecordId>,
    },
    /// What was entered under a person's name was not theirs.
    Disowned {
        /// Somebody else entered these under the person's name.
        of: Vec<RecordId>,
    },
    /// Where a question stands that a person carries.
    QuestionState {
        /// The record that holds it.
        of: RecordId,
        /// The question, as it is written there.
        asked: String,
        /// Where it stands.
        state: QuestionState,
        /// The day it comes back on, where its owner chose one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        back_on: Option<NaiveDate>,
    },
    /// When they meet next.
    NextSitting {
        /// The day, where it was said as one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        on: Option<NaiveDate>,
        /// Such as "Sunday after lunch", where no day fits.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        words: String,
    },
}

impl Record {
    /// One with what every record has. It has no number yet, and nothing is proved of it.
    pub fn new(id: RecordId, at: DateTime<FixedOffset>, place: Place, step: &str, event: Known) -> Self {
        Self {
            // The journal raises it when it seals and proves the record; until then an older version may read it too.
            format: UNPROVED,
            id,
            seq: None,
            at,
            place,
            by: seat::by(place),
            step: step.to_owned(),
            asked: String::new(),
            workbook: String::new(),
            card: None,
            about: None,
            revises: None,
            signed: Vec::new(),
            after: Vec::new(),
            prints: BTreeMap::new(),
            event: event.into(),
            rest: Map::new(),
            proof: Proof::default(),
        }
    }

    /// The event, where this version knows it.
    pub fn known(&self) -> Option<&Known> {
        match &self.event {
            Event::Known(known) => Some(known),
            Event::Unknown(_) => None,
        }
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
        // Both are asked for: `signed` alone is what the file claims, and a key that was open is not yet a choice to
        // sign.
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
