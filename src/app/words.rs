//! The few sentences that more than one screen says, worded in one place.

use super::Moment;
use super::page::Belongs;
use crate::content::words::Hour;
use crate::content::{Visibility, Words, Workbook};
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

/// The four answers about one's part, in the order of [`Role::ALL`](crate::content::Role::ALL).
pub fn role_words(book: &Workbook) -> Vec<String> {
    let step = book.step("welcome.your-part");
    let choices = step.and_then(|step| step.words.choices.as_ref());
    choices.into_iter().flatten().map(|choice| choice.say.clone()).collect()
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
pub fn by_the_hour(text: &str, now: Moment) -> String {
    if is_evening(now) { text.to_owned() } else { by_day(text) }
}

/// The same text as it reads by day.
pub fn by_day(text: &str) -> String {
    text.replace("for tonight", "for today").replace("tonight", "today").replace("one evening", "one day")
}

/// A line of advice, for one person.
pub fn advice(advice: Advice) -> &'static str {
    match advice {
        Advice::OneHotStep => "You have already been through something heavy today. One is plenty for a sitting.",
        Advice::LongSitting => "You have been here for a good while. This may be a good place to stop for today.",
        Advice::TwiceTooMuch => "This one was too much before. It can wait. Stopping for today is a good answer too.",
        Advice::TimeOutFirst => "A time-out plan first makes a talk easier to leave and to come back to.",
        Advice::HeardFirst => "The reasons are easier to hear once the hurt has been heard.",
    }
}

/// Whether a word or phrase stands in a text on its own.
pub fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, found)| {
        let before = text[..at].chars().next_back();
        let after = text[at + found.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}
