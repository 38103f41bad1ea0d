//! What was written, where a screen names it: its title, how it begins, and whose it is.

use super::page::Belongs;
use super::sheet::Sheet;
use super::{Effect, Model};
use crate::engine::RecordId;
use crate::engine::page::words_of;
use crate::engine::record::{FREE_PAGE, Known, Record};

/// How many cells of a page's first line a list shows. A page goes on for long, so that its row shows how it begins, in one
/// line: enough to know it by, and never the page itself before the eyes of whoever looks over a shoulder.
const BEGINNING: usize = 28;

/// The title of a page: its step, or that it is a blank one.
pub fn name(model: &Model, record: &Record) -> String {
    crate::engine::page::name(&model.book, &model.reader(), record)
}

/// A free page is known by how it begins; the words are on the list of their writer alone.
pub fn first_words(record: &Record, model: &Model) -> String {
    let first = |words: &str| words.lines().find(|line| !line.trim().is_empty()).map(clipped);
    // Its text comes first among its words. Of a long page no more is looked at than the list shows.
    let text = match record.known() {
        Some(Known::Answered { value }) => first(&value.text),
        _ => None,
    };
    let all = || first(&words_of(record, &model.book.words.dates));
    text.or_else(all).unwrap_or_else(|| clipped(model.book.words.pages.journal.a_page()))
}

fn clipped(words: &str) -> String {
    let line = words.trim().lines().next().unwrap_or_default().trim();
    crate::text::shortened(line, BEGINNING + 1).into_owned()
}

/// The day of a page, as one would say it today.
pub fn day(model: &Model, record: &Record) -> String {
    model.book.words.dates.day(model.now.date_naive(), record.at.date_naive())
}

/// The title of a page with its day.
pub fn title(model: &Model, record: &Record) -> String {
    model.book.words.pages.journal.with_its_day(&name(model, record), &day(model, record))
}

/// A page on a list where it is chosen for something: known by how it begins, or by the promise it makes, and by its day. A
/// promise stands there whole: nobody picks half of one.
pub fn choice(model: &Model, record: &Record) -> String {
    let words = &model.book.words.pages.journal;
    let what = match record.known() {
        Some(Known::Promised { value }) => words.with_its_beginning(&name(model, record), value.line.trim()),
        Some(Known::Answered { .. }) if record.step == FREE_PAGE => first_words(record, model),
        Some(Known::Answered { value }) if !value.text.trim().is_empty() => {
            words.with_its_beginning(&name(model, record), &clipped(&value.text))
        }
        _ => name(model, record),
    };
    words.with_its_day(&what, &day(model, record))
}

/// A screen with something that was written on it. What is read while no workbook is open has nothing that shows whose it
/// is, and that is said on every page.
pub fn of_its_writer<A>(place: impl Into<String>, model: &Model) -> Sheet<A> {
    let sheet = Sheet::new(place);
    if model.is_open() { sheet.whose(Belongs::ToOne) } else { sheet.text(model.book.words.lock.never.reading()) }
}

/// Undoes a deletion: a record of its own, and the page's file back in its place.
pub fn restore(tombstone: &RecordId, model: &mut Model) -> Effect {
    let step = model.progress().any(tombstone).map(|kept| kept.step().to_owned());
    let id = model.new_id();
    let record = model.record(id, &step.unwrap_or_default(), "", Known::Undeleted { of: tombstone.clone() });
    Effect::Restore(Box::new(record))
}
