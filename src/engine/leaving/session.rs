//! The session summary: what was ticked, by whom, and nothing that would show that something was left out.

use super::{Scope, choose, is_page, is_summary};
use crate::content::wording::{How, Question};
use crate::content::{Kind, Prompt, Role, Step, Workbook};
use crate::engine::page::{may_leave, words_of};
use crate::engine::parties::Place;
use crate::engine::progress::Progress;
use crate::engine::record::{Answer, EventKind, Known, Part, Record};
use crate::engine::seat::{Reader, Seat, by};
use crate::engine::shelf::Kept;
use crate::engine::{promise, shown};
use crate::order;
use chrono::NaiveDate;
use std::cmp::Reverse;

/// One thing that was ticked.
#[derive(Clone, Copy, Debug)]
pub struct Item<'a> {
    /// What it stands for.
    pub record: &'a Record,
    /// Its words as they were ticked, where the record would not say the same.
    pub words: Option<&'a str>,
}

/// All that was ticked, and in whose places: each one's tick is their OK.
#[derive(Clone, Debug, Default)]
pub struct Summary<'a> {
    /// In the order in which it was ticked.
    pub items: Vec<Item<'a>>,
    /// The places whose last list has something in it.
    pub ticked: Vec<Place>,
    /// Whether what is of both was signed by both, as it was ticked.
    pub is_signed_by_both: bool,
}

/// What may be ticked by whoever sits there, newest first: their own pages alone, or what both have together. No numbers,
/// nothing that does not stand any more.
pub fn tickable<'a>(book: &Workbook, progress: &'a Progress, reader: &Reader, today: NaiveDate) -> Vec<&'a Record> {
    let wish = if reader.seat == Seat::Both { Scope::Shared } else { Scope::Mine };
    let mut found = choose(book, progress, reader, wish, None);
    found.retain(|record| !has_number(book, record) && stands(progress, record, today));
    order::by_key(&mut found, |record| Reverse(record.at));
    found
}

/// What each of these people ticked last alone, and what both ticked last together.
pub fn session<'a>(book: &Workbook, progress: &'a Progress, people: &[Place], today: NaiveDate) -> Summary<'a> {
    let mut summary = Summary::default();
    for place in people.iter().copied().filter(|place| *place != Place::Shared).chain([Place::Shared]) {
        let items: Vec<Item<'a>> = last_list(book, progress, place)
            .into_iter()
            .flatten()
            .filter_map(|part| item(book, progress, place, part, today))
            .collect();
        // Whose ticks are all gone is not named either: an empty part would show that something was taken out.
        if items.is_empty() {
            continue;
        }
        summary.ticked.push(place);
        if place == Place::Shared {
            summary.is_signed_by_both = last(book, progress, place).is_some_and(Record::is_signed_by_both);
        }
        for item in items {
            if summary.items.iter().all(|there| there.record.id != item.record.id) {
                summary.items.push(item);
            }
        }
    }
    summary
}

/// The newest list of a place, made by whoever's place it is. Where that one was deleted there is none: an older one says
/// nothing any more.
pub fn last_list<'a>(book: &Workbook, progress: &'a Progress, place: Place) -> Option<&'a [Part]> {
    last(book, progress, place).and_then(ticks)
}

fn last<'a>(book: &Workbook, progress: &'a Progress, place: Place) -> Option<&'a Record> {
    let mine = |kept: &Kept<'_>| {
        let is_theirs = kept.place() == place && kept.by() == by(place);
        is_theirs && kept.kind() == EventKind::Answered && is_summary(book, kept.step())
    };
    let theirs = progress.all().rev().filter(mine).filter(|kept| !progress.is_disowned(&kept.id()));
    let mut lists = theirs.map(Kept::record).filter(|record| ticks(record).is_some());
    lists.next().filter(|record| !progress.is_out(&record.id))
}

fn ticks(record: &Record) -> Option<&[Part]> {
    match record.known() {
        Some(Known::Answered { value }) => Some(value.parts.as_slice()),
        _ => None,
    }
}

/// What a tick stands for, as long as it is still there and may leave.
fn item<'a>(
    book: &Workbook,
    progress: &'a Progress,
    place: Place,
    part: &'a Part,
    today: NaiveDate,
) -> Option<Item<'a>> {
    // A list holds copies, so each is asked for anew: the page may be deleted by now, or may not leave in this edition.
    let record = progress.record(part.of.as_ref()?)?;
    let is_theirs = record.place == place || record.place == Place::Shared;
    let leaves =
        is_theirs && is_page(progress, record) && may_leave(book, &record.step) && !is_summary(book, &record.step);
    if !leaves || has_number(book, record) || !stands(progress, record, today) {
        return None;
    }
    let is_answer = matches!(record.known(), Some(Known::Answered { .. }));
    let differs = is_answer && !part.text.trim().is_empty() && part.text != words_of(record, &book.words.dates);
    Some(Item { record, words: differs.then_some(part.text.as_str()) })
}

/// Whether it still stands as it was ticked: no copy was taken back, and an agreement has not ended.
fn stands(progress: &Progress, record: &Record, today: NaiveDate) -> bool {
    match record.known() {
        // One half by itself would show the counselor that the other was taken back.
        Some(Known::Shown { .. }) => shown::halves(progress, record).iter().all(Option::is_some),
        Some(Known::Agreed { .. }) => promise::runs(progress, record, today).is_some(),
        _ => true,
    }
}

/// Whether there is a number in it, or there may be one in the words of a copy: a number is a note to oneself.
fn has_number(book: &Workbook, record: &Record) -> bool {
    let in_parts = |parts: &[Part]| parts.iter().any(|part| part.number.is_some());
    let in_answer = |answer: &Answer| answer.number.is_some() || in_parts(&answer.parts);
    match record.known() {
        Some(Known::Answered { value }) => in_answer(value),
        Some(Known::Shared { value, .. }) => in_answer(value) || book.step(&record.step).is_some_and(asks_for_number),
        Some(Known::Shown { one, two }) => in_answer(one) || in_answer(two),
        Some(Known::Promised { value }) => in_parts(&value.parts),
        Some(Known::Agreed { value }) => in_parts(&value.more),
        // What this version does not know may hold a number too, so it stays here.
        _ => true,
    }
}

fn asks_for_number(step: &Step) -> bool {
    let asks = |prompt: &Prompt| {
        let mut questions = prompt.words.questions.iter().flatten();
        prompt.kind == Kind::Scale
            || questions.any(|asked| matches!(asked, Question::Asked(_, How::Scale { .. }) | Question::Note(_)))
    };
    // The page may have been written under another part, which was asked other questions.
    asks(&step.for_two()) || Role::ALL.iter().filter_map(|role| step.for_one(*role)).any(|prompt| asks(&prompt))
}
