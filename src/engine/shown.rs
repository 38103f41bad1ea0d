//! What was shown to both, half by half: a copy that its writer took back is not there any more.

use super::page::answer_words;
use super::parties::By;
use super::progress::Progress;
use super::record::{Answer, EventKind, Known, Record, RecordId};
use super::shelf::Kept;

/// Whether that person took back what they showed in a record.
pub fn is_withdrawn(progress: &Progress, id: &RecordId, by: By) -> bool {
    let mut theirs = progress.of_kind(EventKind::Withdrawn).filter(|kept| kept.by() == by).filter_map(Kept::known);
    theirs.any(|known| matches!(known, Known::Withdrawn { of } if of == id))
}

/// The two halves of what was shown, each unless it was taken back or says nothing.
pub fn halves<'a>(progress: &Progress, record: &'a Record) -> [Option<&'a Answer>; 2] {
    let seen = |by: By, answer: &'a Answer| {
        // What is empty and what was taken back read the same, so that neither says why it is not there.
        (!is_withdrawn(progress, &record.id, by)).then_some(answer).filter(|answer| !answer_words(answer).is_empty())
    };
    match record.known() {
        Some(Known::Shown { one, two }) => [seen(By::One, one), seen(By::Two, two)],
        Some(Known::Shared { value, .. }) if record.by == By::One => [seen(By::One, value), None],
        Some(Known::Shared { value, .. }) => [None, seen(By::Two, value)],
        _ => [None, None],
    }
}
