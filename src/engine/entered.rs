//! What was entered under a person's name when their passphrase had not been typed.
//!
//! This is every turn of an evening for two, and it says nothing of who sat there. So it is a list in the person's own
//! area, for as long as they leave it there, and nothing that anybody else can see follows from it or from what they say
//! of it. On their own pages alone, a page of their own place that they said was not theirs stands for nothing any more:
//! see [`Progress::of_step`].

use super::parties::Place;
use super::progress::Progress;
use super::proof::Proof;
use super::record::{EventKind, Known, Record, RecordId};
use super::seat::by;
use super::shelf::Kept;
use crate::order;
use std::cmp::Reverse;
use std::collections::HashSet;

/// Whether a record stands in a locked workbook of two, and the passphrase of that person is not behind it. Of what was
/// written without a lock, or before anything was proved, nothing can be said.
fn is_without(proof: Proof, place: Place) -> bool {
    // Somebody's key stands behind it, so the workbook was locked then; whether it was this person's is asked next.
    let is_proved = proof.is_by_pair() || !proof.is_none();
    is_proved && !proof.has(place) && !proof.is_from_before()
}

/// Whether nobody is asked how a promise went: it was entered without the passphrase of the one who would have made it,
/// and nobody has to answer for that. What they say of it later changes nothing, since the other one would see it.
pub fn is_never_asked_after(promise: &Record) -> bool {
    [Place::One, Place::Two].into_iter().any(|place| promise.names(place) && is_without(promise.proof, place))
}

/// Whether a record speaks for a person, and is worth their look: words, a yes, a promise or its mark, a copy that was
/// shown or taken back. It need not name them as its writer: a line of theirs in an agreement, a half of what was shown,
/// the mark of a promise of theirs are enough; so is what changes their pages: their part, and a step that was left
/// out. Not a name, a setting, or what was put off or read; and not that an agreement ended, since
/// nobody is told who ended one.
fn speaks_for(progress: &Progress, record: &Record, me: Place) -> bool {
    let named = record.names(me);
    match record.known() {
        Some(Known::Answered { .. } | Known::Promised { .. } | Known::Shared { .. }) => named,
        // Nobody may choose a part for somebody else or take a step off their list, whoever is named as having done it.
        Some(Known::Role { .. } | Known::Skipped) => record.place == me,
        Some(Known::Withdrawn { .. }) => record.by == by(me),
        Some(Known::Agreed { .. }) => named || record.place == Place::Shared,
        Some(Known::Shown { one, two }) => named || !(if me == Place::One { one } else { two }).is_empty(),
        // Only its maker may mark a promise, so a mark on theirs speaks for them whoever is named in it.
        Some(Known::Outcome { of, .. }) => named || progress.record(of).is_some_and(|promise| promise.names(me)),
        _ => false,
    }
}

/// The list of one person, newest first: in their own place and in that of both, until they say of it that it was theirs
/// or that it was not.
pub fn under_name(progress: &Progress, me: Place) -> Vec<&Record> {
    let answered = answered(progress, me);
    let in_sight = |kept: &Kept<'_>| kept.place() == me || kept.place() == Place::Shared;
    let found = progress.live().filter(in_sight).filter(|kept| is_without(kept.proof(), me)).map(Kept::record);
    let found = found.filter(|record| speaks_for(progress, record, me));
    let mut found: Vec<&Record> = found.filter(|record| !answered.contains(&record.id)).collect();
    // By date, since the list has records of two places, and places are never ordered against each other by number.
    order::by_key(&mut found, |record| Reverse((record.at, &record.id)));
    found
}

/// What that person has said something of. Only what stands in their own place under their own name counts.
fn answered(progress: &Progress, me: Place) -> HashSet<&RecordId> {
    // Were it enough to say it in the place of both, one of two could clear the other's list.
    let said = progress.of_kind(EventKind::Confirmed).chain(progress.of_kind(EventKind::Disowned));
    let mine = said.filter(|kept| kept.place() == me && kept.by() == by(me));
    let of = mine.filter_map(|kept| match kept.known() {
        Some(Known::Confirmed { of } | Known::Disowned { of }) => Some(of),
        _ => None,
    });
    of.flatten().collect()
}
