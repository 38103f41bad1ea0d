//! Days of the week in people's own words, where it is plain which are meant; anything else is no day.

use crate::content::Workbook;
use chrono::{Datelike, Days, NaiveDate, Weekday};

const WEEK: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

/// The days of the week in a text, in the order of the week; none where it is not plain which are meant.
pub(super) fn days_in(book: &Workbook, text: &str) -> Option<Vec<Weekday>> {
    let (plan, names) = (&book.words.export.plan, names(book));
    let each_week = plan.each_week().split(',').map(str::trim).filter(|said| !said.is_empty());
    // Taken out first: "every" alone may stand beside a day, and "every other" must leave it open.
    let text = each_week.fold(text.to_lowercase(), |text, said| text.replace(said, " "));
    let mut found = [false; 7];
    let mut after_number = false;
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let is_named = |name: &String| word == name || word.strip_suffix(plan.day_ending()) == Some(name);
        let is_number = is_hour(book, word);
        match names.iter().position(is_named) {
            // "Two Mondays" is no hour, and no day that comes back each week.
            Some(_) if after_number => return None,
            Some(at) => found[at] = true,
            None if is_number || is_among(word, plan.beside()) => {}
            // Such as "or", "not" or "every other": the days are open, and a wrong day in a calendar is worse than none.
            None => return None,
        }
        after_number = is_number;
    }
    let days: Vec<Weekday> = WEEK.iter().zip(found).filter(|(_, there)| *there).map(|(day, _)| *day).collect();
    Some(days).filter(|days| !days.is_empty())
}

/// The names of the days in the language of the edition, in small letters, from Monday on.
fn names(book: &Workbook) -> [String; 7] {
    let w = &book.words.dates.weekdays;
    [w.monday(), w.tuesday(), w.wednesday(), w.thursday(), w.friday(), w.saturday(), w.sunday()].map(str::to_lowercase)
}

fn is_among(word: &str, words: &str) -> bool {
    words.split_whitespace().any(|there| there == word)
}

/// Such as "four", "16", "4pm" and "8h".
fn is_hour(book: &Workbook, word: &str) -> bool {
    let plan = &book.words.export.plan;
    let rest = word.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = word.len() - rest.len();
    is_among(word, plan.hours())
        || is_among(rest, plan.hour_endings())
        || digits <= 2 && digits > 0 && matches!(rest, "" | "h")
}

/// The first such day from a day on.
pub(super) fn next(from: NaiveDate, weekday: Weekday) -> Option<NaiveDate> {
    let days = weekday.days_since(from.weekday());
    from.checked_add_days(Days::new(u64::from(days)))
}

/// A day as calendars write it: the first two letters of its English name (RFC 5545, 3.3.10).
pub(super) fn short(weekday: Weekday) -> String {
    weekday.to_string().chars().take(2).flat_map(char::to_uppercase).collect()
}
