//! The few sentences that more than one screen says, worded in one place.

use super::page::Belongs;
use super::{Model, Moment};
use crate::content::words::{Dates, Hour};
use crate::content::{Entry, Visibility, Words, Workbook, known};
use crate::engine::{Advice, BookKind, Lock, Seat};
use chrono::Timelike;

/// What is kept of a page, out of its visibility, the lock and the kind of workbook: the one place that says it.
pub fn kept_line(words: &Words, visibility: Visibility, lock: Lock, kind: BookKind) -> &str {
    let own = matches!(visibility, Visibility::Private | Visibility::Blind);
    let words = &words.common.sealing;
    match (visibility, lock, kind) {
        (Visibility::Unsaved | Visibility::Untraced, ..) => words.for_now_only(),
        (_, _, BookKind::Together) if own => words.for_now_only(),
        (Visibility::Shared, Lock::Age, BookKind::Pair | BookKind::Together) => words.joint_locked(),
        (_, Lock::Age, _) => words.own_locked(),
        (_, Lock::None, _) => words.own_not_locked(),
    }
}

/// Whose a page is, at the top right. What is written for a reveal is its writer's own until it is shown.
pub fn whose(kind: BookKind, visibility: Visibility, seat: Seat) -> Belongs {
    match (kind, visibility, seat) {
        (BookKind::One, ..)
        | (_, Visibility::Private | Visibility::Untraced, _)
        | (_, Visibility::Blind | Visibility::Unsaved, Seat::Own(_) | Seat::Turn(_)) => Belongs::ToOne,
        _ => Belongs::ToBoth,
    }
}

/// The four answers about one's part.
pub fn role_choices(book: &Workbook) -> Vec<Entry> {
    let step = book.step(known::YOUR_PART);
    let choices = step.and_then(|step| step.prose.words.choices.as_ref());
    choices.into_iter().flatten().map(|choice| choice.entry.clone()).collect()
}

/// Whether it is evening, when "today" reads "tonight".
pub fn is_evening(now: Moment) -> bool {
    now.hour() >= 18 || now.hour() < 6
}

/// The hour as words see it.
pub fn hour(now: Moment) -> Hour {
    if is_evening(now) { Hour::Evening } else { Hour::Day }
}

/// A text with "tonight" as it reads at this hour.
pub fn by_the_hour(text: &str, now: Moment, dates: &Dates) -> String {
    if is_evening(now) { text.to_owned() } else { dates.by_day(text) }
}

/// A line of advice, for one person.
pub fn advice(advice: Advice, model: &Model) -> &str {
    let words = &model.book.words.pages.advice;
    match advice {
        Advice::OneHotStep => words.one_hot_step(),
        Advice::LongSitting => words.long_sitting(),
        Advice::TwiceTooMuch => words.twice_too_much(),
        Advice::TimeOutFirst => words.time_out_first(),
        Advice::HeardFirst => words.heard_first(),
    }
}

/// Whether a word or phrase stands in a text on its own.
pub fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, found)| {
        // A note about "sex" must not appear because somebody wrote of Essex.
        let before = text[..at].chars().next_back();
        let after = text[at + found.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}
