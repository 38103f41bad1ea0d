//! What may go out of the workbook, record by record. The one place that decides it, for every format.
//!
//! Nothing of the other one's own place is ever chosen, also where it can be read. A step that leaves never, one behind a
//! door, one of stage seven and one that this edition does not know leave nothing: no words, no title, no count, no gap.

mod session;

pub use session::{Item, Summary, last_list, session, tickable};

use super::page::may_leave;
use super::parties::Place;
use super::progress::Progress;
use super::record::{Event, EventKind, Known, Record, RecordId};
use super::seat::Reader;
use super::shelf::Kept;
use super::{promise, shown};
use crate::content::{Kind, Workbook};
use crate::order;
use std::collections::BTreeMap;

/// Which pages somebody wants to take with them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// What the one who asks wrote on their own pages.
    Mine,
    /// What both have.
    Shared,
}

/// The records that leave: part by part in the order of the book, oldest first within a step, free pages last.
pub fn choose<'a>(
    book: &Workbook,
    progress: &'a Progress,
    reader: &Reader,
    wish: Scope,
    stage: Option<&str>,
) -> Vec<&'a Record> {
    let own = Some(reader.seat.place()).filter(|own| *own != Place::Shared);
    // Two at the keyboard have no pages of "mine": nothing of one person's own is taken out while the other looks on.
    let Some(place) = (if wish == Scope::Mine { own } else { Some(Place::Shared) }) else { return Vec::new() };
    let in_part = |record: &Record| {
        stage.is_none_or(|wanted| book.stage_of(&record.step).is_some_and(|found| found.id == wanted))
    };
    let may = |kept: &Kept<'_>| {
        kept.place() == place
            && may_be_page(kept.kind())
            && may_leave(book, kept.step())
            && !is_summary(book, kept.step())
    };
    let pages = progress.live().filter(may).map(Kept::record).filter(|record| is_page(progress, record));
    let mut chosen: Vec<&Record> = pages.filter(|record| in_part(record)).collect();
    // A stable sort: within a step the records stay as they were written, the oldest first.
    order::by_key(&mut chosen, |record| rank(book, &record.step));
    chosen
}

/// Whether a record is something to read: a page, a promise, an agreement, or a copy shown to both and not taken back.
/// Where a copy came from, and every mark of the program itself, is none.
fn is_page(progress: &Progress, record: &Record) -> bool {
    match record.known() {
        Some(Known::Answered { .. } | Known::Promised { .. } | Known::Agreed { .. }) => true,
        Some(Known::Shown { .. } | Known::Shared { .. }) => {
            // In a person's own place it is no page, only a note of which page a copy came from.
            record.place == Place::Shared && shown::halves(progress, record).iter().any(Option::is_some)
        }
        _ => false,
    }
}

fn may_be_page(kind: EventKind) -> bool {
    kind.is_page() || matches!(kind, EventKind::Shown | EventKind::Shared)
}

/// Whether it is a list of what to take to a session. It holds copies of words whose pages may be gone since, so it
/// leaves as a session summary and in no other way.
fn is_summary(book: &Workbook, step: &str) -> bool {
    book.step(step).is_some_and(|step| step.kind == Kind::Summary)
}

/// Fields that prove whose passphrase stands behind a page.
const PROVES: [&str; 2] = ["sig", "mac"];

/// A record as it leaves. Nothing in it proves who wrote it, and an agreement that was ended reads like one whose day
/// came. It has no number of its place: a gap between two would tell that something stays. It does not
/// name what stays either: the card it belongs to, which tells of a part, the page a copy came from, an agreement before
/// it that is gone. What both have tells nothing of anybody's part: nor by what a promise was asked, since some are asked
/// of one part alone.
pub fn without_traces(book: &Workbook, progress: &Progress, record: &Record) -> Record {
    let ended = promise::as_it_ended(progress, record);
    // The pages before it are named with a print of their words, also those that never leave.
    let (after, prints) = (Vec::new(), BTreeMap::new());
    let mut told = Record { seq: None, card: None, signed: Vec::new(), after, prints, ..ended };
    // A page that has left must not be provable as somebody's, to a court or to whoever forced a passphrase out of
    // them.
    told.rest.retain(|name, _| !PROVES.contains(&name.as_str()));
    let leaves = |id: &RecordId| {
        let other = progress.record(id).filter(|other| other.place == told.place);
        other.is_some_and(|other| is_page(progress, other) && may_leave(book, &other.step))
    };
    match &mut told.event {
        Event::Known(Known::Shared { from, .. }) => *from = None,
        Event::Known(Known::Agreed { value }) => value.again = value.again.take().filter(leaves),
        _ => {}
    }
    told.revises = told.revises.take().filter(leaves);
    if told.place != Place::Shared {
        return told;
    }
    if let Event::Known(Known::Promised { value }) = &mut told.event {
        told.asked.clear();
        for part in &mut value.parts {
            part.asked.clear();
            part.id.clear();
        }
    }
    told
}

fn rank(book: &Workbook, step: &str) -> (usize, usize) {
    let found = book.stages.iter().enumerate().find_map(|(at, stage)| {
        let steps = stage.steps.iter().chain(&stage.notes);
        steps.enumerate().find(|(_, there)| there.id.as_str() == step).map(|(nth, _)| (at, nth))
    });
    found.unwrap_or((usize::MAX, 0))
}
