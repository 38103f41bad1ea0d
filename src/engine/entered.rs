//! What was entered under a person's name when their passphrase had not been typed.
//!
//! With one passphrase an evening this is every turn of the other one, and it says nothing of who sat there. So it is a
//! list in the person's own area, for as long as they leave it there, and nothing that anybody else can see follows
//! from it or from what they say of it.

use super::progress::Progress;
use super::record::{Known, Record, RecordId};
use super::seat::by;
use super::who::Place;
use std::cmp::Reverse;
use std::collections::HashSet;

/// Whether a record names a person as its writer, and the passphrase that stands behind it is the other one's alone.
/// Where nothing is proved of any page, in a workbook without a lock or from before, nothing can be said of one.
pub fn is_by_name_only(record: &Record, place: Place) -> bool {
    let proof = record.proof;
    record.names(place) && !proof.has(place) && !proof.is_none() && !proof.is_from_before()
}

/// Whether nobody is asked how a promise went: it was entered without the passphrase of the one who would have made it,
/// and nobody has to answer for that. What they say of it later changes nothing, since the other one would see it.
pub fn is_never_asked_after(promise: &Record) -> bool {
    [Place::One, Place::Two].into_iter().any(|place| is_by_name_only(promise, place))
}

/// What is worth a person's look: words, a yes, a promise or its mark, a copy that was shown. Not a name, a setting, what
/// was put off or read, and not that an agreement ended: nothing says who ended one.
fn is_worth_a_look(known: &Known) -> bool {
    matches!(
        known,
        Known::Answered { .. }
            | Known::Shared { .. }
            | Known::Shown { .. }
            | Known::Agreed { .. }
            | Known::Promised { .. }
            | Known::Outcome { .. }
    )
}

/// The list of one person, newest first: in their own place and in that of both, until they say of it that it was theirs
/// or that it was not.
pub fn under_name(progress: &Progress, me: Place) -> Vec<&Record> {
    let answered = answered(progress, me);
    let in_sight = |record: &&Record| record.place == me || record.place == Place::Shared;
    let found = progress.live().filter(in_sight).filter(|record| is_by_name_only(record, me));
    let found = found.filter(|record| record.known().is_some_and(is_worth_a_look));
    let mut found: Vec<&Record> = found.filter(|record| !answered.contains(&record.id)).collect();
    found.sort_by_key(|record| Reverse((record.at, &record.id)));
    found
}

/// What that person has said something of. Only what stands in their own place under their own name counts.
fn answered(progress: &Progress, me: Place) -> HashSet<&RecordId> {
    let mine = progress.live().filter(|record| record.place == me && record.by == by(me));
    let of = mine.filter_map(|record| match record.known() {
        Some(Known::Confirmed { of } | Known::Disowned { of }) => Some(of),
        _ => None,
    });
    of.flatten().collect()
}
