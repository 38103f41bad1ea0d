//! What the tests of what leaves stand on: what was kept, who asks for it, and the texts that come of it.

use crate::journal::shelf::{day, record};
use chrono::{DateTime, FixedOffset};
use goldseam::content::{Role, Workbook, load};
use goldseam::engine::leaving::Scope;
use goldseam::engine::{Answer, BookKind, By, Known, Place, Progress, Reader, Record, RecordId, Seat};
use goldseam::export::document::Document;
use goldseam::export::{Leaving, Wanted, calendar as days, html, json, markdown};

/// What was kept, and who asks for it.
pub(crate) struct Kept {
    pub(crate) book: Workbook,
    pub(crate) progress: Progress,
    pub(crate) reader: Reader,
}

/// The evening of 1 November 2026, and so many days later.
pub(crate) fn on(days: i64) -> DateTime<FixedOffset> {
    day(days)
}

impl Kept {
    /// In a workbook for one.
    pub(crate) fn by_one(records: Vec<Record>) -> Self {
        let book = load::embedded().unwrap();
        Self { book, progress: Progress::replay(records), reader: Reader::one(Role::Hurt) }
    }

    /// In a workbook for two. Everything is there to be read, also what is not theirs.
    pub(crate) fn by_two(asker: Place, records: Vec<Record>) -> Self {
        let reader = Reader { kind: BookKind::Pair, seat: Seat::Own(asker), role: Role::Unsaid };
        Self { reader, ..Self::by_one(records) }
    }

    pub(crate) fn leaving(&self) -> Leaving<'_> {
        Leaving { book: &self.book, progress: &self.progress, reader: self.reader, now: on(2) }
    }

    /// As Markdown, as HTML and as JSON.
    pub(crate) fn pages(&self, wish: Scope) -> [String; 3] {
        let (leaving, wanted) = (self.leaving(), Wanted { wish, stage: None });
        let document = Document::pages(&leaving, wanted);
        [markdown::file(&document), html::pages(&document), json::pages(&leaving, wanted)]
    }

    /// The same for a session.
    pub(crate) fn session(&self, people: &[Place]) -> [String; 3] {
        let document = Document::session(&self.leaving(), people);
        [markdown::file(&document), html::pages(&document), json::session(&self.leaving(), &document)]
    }

    /// As days for a calendar.
    pub(crate) fn days(&self, wish: Scope) -> String {
        days::file(&days::days(&self.leaving(), Wanted { wish, stage: None }), on(2))
    }
}

/// A record in somebody's place, or in that of both.
pub(crate) fn of(place: Place, n: u128, step: &str, known: Known) -> Record {
    let by = match place {
        Place::One => By::One,
        Place::Two => By::Two,
        Place::Shared => By::Both,
    };
    let asked = format!("What does {step} ask?");
    Record { place, by, step: step.to_owned(), asked, ..record(n, known) }
}

/// A page of words.
pub(crate) fn page(place: Place, n: u128, step: &str, words: &str) -> Record {
    of(place, n, step, Known::Answered { value: Answer::page(words) })
}

/// What the book calls each of them.
pub(crate) fn names(one: &str, two: &str) -> [Record; 2] {
    let name = |n, by, name: &str| Record {
        by,
        ..of(Place::Shared, n, "welcome.who-is-here", Known::Name { name: name.to_owned() })
    };
    [name(0xa0_01, By::One, one), name(0xa0_02, By::Two, two)]
}

pub(crate) fn id(n: u128) -> RecordId {
    RecordId::of(n)
}
