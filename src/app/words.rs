//! The few sentences that more than one screen says, worded in one place.

use super::Moment;
use crate::content::words::Hour;
use crate::content::{Library, Visibility};
use crate::engine::{Advice, BookKind, Lock, Seat};
use chrono::{Datelike, Timelike};

/// What is kept of a page, out of its visibility, the lock and the kind of workbook: the one place that says it.
pub fn kept_line(library: &Library, visibility: Visibility, lock: Lock, kind: BookKind) -> &str {
    let own = matches!(visibility, Visibility::Private | Visibility::Blind);
    let name = match (visibility, lock, kind) {
        (Visibility::Unsaved | Visibility::Untraced, ..) => "own-page-together-only",
        (_, _, BookKind::Together) if own => "own-page-together-only",
        (Visibility::Shared, Lock::Age, BookKind::Pair | BookKind::Together) => "joint-page-locked",
        (_, Lock::Age, _) => "own-page-locked",
        (_, Lock::None, _) => "own-page-not-locked",
    };
    // A workbook for one has no partner in it.
    if kind == BookKind::One { library.line(name) } else { library.line_of_two(name) }
}

/// Whose a page is, at the top right. What is written for a reveal is its writer's own until it is shown.
pub fn whose(kind: BookKind, visibility: Visibility, seat: Seat) -> &'static str {
    match (kind, visibility, seat) {
        (BookKind::One, ..)
        | (_, Visibility::Private | Visibility::Untraced, _)
        | (_, Visibility::Blind | Visibility::Unsaved, Seat::Own(_) | Seat::Turn(_)) => "yours alone",
        _ => "both of you",
    }
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

/// A day as one would say it.
pub fn day(now: Moment, at: chrono::NaiveDate) -> String {
    let year = if at.year() == now.year() { "" } else { " %Y" };
    match (now.date_naive() - at).num_days() {
        0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        -1 => "tomorrow".to_owned(),
        -6..=6 => at.format("%A").to_string(),
        _ => at.format(&format!("%-d %B{year}")).to_string(),
    }
}

/// The day a promise was made for, as one would say it.
pub fn its_day(now: Moment, by: chrono::NaiveDate) -> String {
    match (by - now.date_naive()).num_days() {
        0 => "Today is its day.".to_owned(),
        1.. => format!("Its day is {}.", day(now, by)),
        _ => format!("Its day was {}.", day(now, by)),
    }
}

/// A length in minutes, in words a person would use.
pub fn minutes(minutes: u16) -> String {
    match minutes {
        0 | 1 => "a minute".to_owned(),
        _ => format!("{minutes} min"),
    }
}

/// A small whole number as a word.
pub fn small_number(number: u16) -> String {
    const WORDS: [&str; 16] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen",
    ];
    WORDS.get(usize::from(number)).map_or_else(|| number.to_string(), |word| (*word).to_owned())
}
