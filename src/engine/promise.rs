//! Promises and agreements: what is open, what has ended by itself, what may be looked at again.
//!
//! No count, no rate, no "late": only what is there to look at.

use super::entered;
use super::parties::Place;
use super::progress::Progress;
use super::record::{Agreement, Event, EventKind, Known, Mark, Promise, Record, RecordId};
use super::seat::by;
use super::shelf::Kept;
use crate::content::words::Words;
use chrono::{Datelike, Days, NaiveDate};
use std::collections::HashMap;

/// A promise with its maker's mark, where there is one.
#[derive(Clone, Debug)]
pub struct Made<'a> {
    /// Says who made it and when.
    pub record: &'a Record,
    /// The words and the day, out of that record.
    pub promise: &'a Promise,
    /// The last one its maker set; `None` while the promise is open.
    pub mark: Option<Mark>,
}

/// How many days a new agreement runs: every one is a trial.
// It ends by itself so that nobody ever has to say no to it, which is not safe for everyone.
pub const TRIAL_DAYS: u64 = 7;

/// After how many days a promise without a day may be looked at.
const UNDATED_DAYS: u64 = 7;

/// Every promise, oldest first.
pub fn promises(progress: &Progress) -> Vec<Made<'_>> {
    let mut marks = HashMap::new();
    for known in progress.of_kind(EventKind::Outcome).filter_map(Kept::known) {
        if let Known::Outcome { of, mark } = known {
            marks.insert(of, *mark);
        }
    }
    let made = |record| match Record::known(record) {
        Some(Known::Promised { value }) => Some(Made { record, promise: value, mark: marks.get(&record.id).copied() }),
        _ => None,
    };
    progress.of_kind(EventKind::Promised).map(Kept::record).filter_map(made).collect()
}

/// The promises that have no mark yet, and that somebody may be asked after.
pub fn open(progress: &Progress) -> Vec<Made<'_>> {
    promises(progress).into_iter().filter(is_open).collect()
}

/// The promises of one person that have no mark yet, for them to look at when they open them on their own pages: also those
/// that nobody is asked after, unless they said that it was not theirs.
pub fn of_mine(progress: &Progress, me: Place) -> Vec<Made<'_>> {
    // Here a promise they disowned is left out, which the joint list must not do: there the other would see it go.
    let not_theirs = progress.said_not_theirs();
    let mut mine = promises(progress);
    mine.retain(|made| made.mark.is_none() && made.record.by == by(me));
    mine.retain(|made| !not_theirs.contains(&(me, made.record.id.clone())));
    mine
}

/// Whether its maker may be asked how it went.
fn is_open(made: &Made<'_>) -> bool {
    made.mark.is_none() && !entered::is_never_asked_after(made.record)
}

/// `None` once it is marked, and where its maker is not to be asked.
pub fn opened<'a>(progress: &Progress, record: &'a Record) -> Option<&'a Promise> {
    let Some(Known::Promised { value }) = record.known() else { return None };
    let made = Made { record, promise: value, mark: mark(progress, &record.id) };
    is_open(&made).then_some(value)
}

/// The open promises whose day has come.
pub fn to_look_at(progress: &Progress, today: NaiveDate) -> Vec<Made<'_>> {
    open(progress).into_iter().filter(|made| day(made) <= today).collect()
}

/// The day a promise may be looked at.
fn day(made: &Made<'_>) -> NaiveDate {
    let given = made.record.at.date_naive();
    made.promise.by.unwrap_or_else(|| given.checked_add_days(Days::new(UNDATED_DAYS)).unwrap_or(given))
}

/// The last mark that its maker gave a promise.
pub fn mark(progress: &Progress, promise: &RecordId) -> Option<Mark> {
    progress.of_kind(EventKind::Outcome).rev().find_map(|kept| match kept.known() {
        Some(Known::Outcome { of, mark }) if of == promise => Some(*mark),
        _ => None,
    })
}

/// An agreement and the record that made it.
#[derive(Clone, Debug)]
pub struct Agreed<'a> {
    /// Its date counts where the agreement names no last day.
    pub record: &'a Record,
    /// The limit and the lines, out of that record.
    pub agreement: &'a Agreement,
}

/// The day on which an agreement ends by itself, for everyone, always.
pub fn ends(agreed: &Agreed<'_>) -> NaiveDate {
    let made = agreed.record.at.date_naive();
    agreed.agreement.ends.unwrap_or_else(|| made.checked_add_days(Days::new(TRIAL_DAYS)).unwrap_or(made))
}

/// Every agreement that was not ended by hand, oldest first.
fn agreements(progress: &Progress) -> Vec<Agreed<'_>> {
    progress
        .of_kind(EventKind::Agreed)
        .map(Kept::record)
        .filter_map(|record| match record.known() {
            Some(Known::Agreed { value }) => Some(Agreed { record, agreement: value }),
            _ => None,
        })
        .filter(|agreed| !was_ended(progress, &agreed.record.id))
        .collect()
}

/// Whether somebody ended an agreement by hand.
pub fn was_ended(progress: &Progress, agreement: &RecordId) -> bool {
    let mut ended = progress.of_kind(EventKind::AgreementEnded).filter_map(Kept::known);
    ended.any(|known| matches!(known, Known::AgreementEnded { of } if of == agreement))
}

/// The day on which somebody ended an agreement by hand, no later than it would have ended by itself.
fn ended_by_hand(progress: &Progress, agreed: &Agreed<'_>) -> Option<NaiveDate> {
    let ended = progress.of_kind(EventKind::AgreementEnded).filter_map(|kept| match kept.known() {
        Some(Known::AgreementEnded { of }) if *of == agreed.record.id => Some(kept.at().date_naive()),
        _ => None,
    });
    // Ended once its day was over it changes nothing; a later date would tell that somebody ended it by hand.
    ended.min().map(|day| day.min(ends(agreed)))
}

/// The day on which an agreement ended, if it has: by itself or by hand, which nothing tells apart.
pub fn ended_on(progress: &Progress, record: &Record, today: NaiveDate) -> Option<NaiveDate> {
    let Some(Known::Agreed { value }) = record.known() else { return None };
    let agreed = Agreed { record, agreement: value };
    ended_by_hand(progress, &agreed).or_else(|| Some(ends(&agreed)).filter(|day| *day <= today))
}

/// The same in words: the year where it is another one.
pub fn ended_words(progress: &Progress, record: &Record, today: NaiveDate, words: &Words) -> Option<String> {
    let day = ended_on(progress, record, today)?;
    let is_of_this_year = day.year() == today.year();
    let day = if is_of_this_year { words.dates.without_year(day) } else { words.dates.whole(day) };
    Some(words.export.page.ended(&day))
}

/// An agreement as it is read once it has ended: the day it ended stands in place of the one it would have run to.
pub fn as_it_ended(progress: &Progress, record: &Record) -> Record {
    let mut read = record.clone();
    if let Event::Known(Known::Agreed { value }) = &mut read.event {
        let day = ended_by_hand(progress, &Agreed { record, agreement: value });
        // Beside the day it should have run to, the day it ended would tell that somebody ended it early.
        value.ends = day.or(value.ends);
    }
    read
}

/// The agreements that run today. On its last day it has ended by itself.
pub fn running(progress: &Progress, today: NaiveDate) -> Vec<Agreed<'_>> {
    agreements(progress).into_iter().filter(|agreed| today < ends(agreed)).collect()
}

/// The agreement that a record made, if it runs today.
pub fn runs<'a>(progress: &Progress, record: &'a Record, today: NaiveDate) -> Option<Agreed<'a>> {
    let Some(Known::Agreed { value }) = record.known() else { return None };
    let agreed = Agreed { record, agreement: value };
    Some(agreed).filter(|agreed| today < ends(agreed) && !was_ended(progress, &record.id))
}

/// The agreements whose day has come and that were neither made again nor looked at since.
pub fn to_look_again(progress: &Progress, today: NaiveDate) -> Vec<Agreed<'_>> {
    agreements(progress)
        .into_iter()
        .filter(|agreed| ends(agreed) <= today && !made_again(progress, &agreed.record.id) && !seen(progress, agreed))
        .collect()
}

fn made_again(progress: &Progress, id: &RecordId) -> bool {
    let mut agreed = progress.of_kind(EventKind::Agreed).filter_map(Kept::known);
    agreed.any(|known| matches!(known, Known::Agreed { value } if value.again.as_ref() == Some(id)))
}

/// Whether it was looked at and left.
fn seen(progress: &Progress, agreed: &Agreed<'_>) -> bool {
    progress.was_opened(&agreed.record.id)
}
