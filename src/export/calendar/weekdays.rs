//! Days of the week in people's own words, where it is plain which are meant; anything else is no day.

use chrono::{Datelike, Days, NaiveDate, Weekday};

const WEEK: [(&str, Weekday, &str); 7] = [
    ("monday", Weekday::Mon, "MO"),
    ("tuesday", Weekday::Tue, "TU"),
    ("wednesday", Weekday::Wed, "WE"),
    ("thursday", Weekday::Thu, "TH"),
    ("friday", Weekday::Fri, "FR"),
    ("saturday", Weekday::Sat, "SA"),
    ("sunday", Weekday::Sun, "SU"),
];

/// What says no more than that it comes back.
const EACH_WEEK: [&str; 4] = ["once a week", "every week", "each week", "weekly"];

/// Words that may stand beside a day and change nothing about which it is. One that is not here ("or", "not", "every
/// other") leaves the day open.
const BESIDE: &str = "and on each every in the at morning mornings noon afternoon afternoons evening evenings night \
nights half past quarter to o clock";

/// Numbers, as the hour is said. Before a day they would count days.
const HOURS: &str = "one two three four five six seven eight nine ten eleven twelve";

/// The days of the week in a text, in the order of the week; none where it is not plain which are meant.
pub(super) fn days_in(text: &str) -> Option<Vec<Weekday>> {
    let text = EACH_WEEK.iter().fold(text.to_lowercase(), |text, said| text.replace(said, " "));
    let mut found = [false; 7];
    let mut after_number = false;
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let day = WEEK.iter().position(|(name, ..)| word == *name || word.strip_suffix('s') == Some(*name));
        let is_number = is_hour(word);
        match day {
            Some(_) if after_number => return None,
            Some(at) => found[at] = true,
            None if is_number || is_among(word, BESIDE) => {}
            None => return None,
        }
        after_number = is_number;
    }
    let days: Vec<Weekday> = WEEK.iter().zip(found).filter(|(_, there)| *there).map(|((_, day, _), _)| *day).collect();
    Some(days).filter(|days| !days.is_empty())
}

fn is_among(word: &str, words: &str) -> bool {
    words.split_whitespace().any(|there| there == word)
}

/// Such as "four", "16", "4pm" and "8h".
fn is_hour(word: &str) -> bool {
    let rest = word.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = word.len() - rest.len();
    is_among(word, HOURS) || matches!(rest, "am" | "pm") || digits <= 2 && digits > 0 && matches!(rest, "" | "h")
}

/// The first such day from a day on.
pub(super) fn next(from: NaiveDate, weekday: Weekday) -> Option<NaiveDate> {
    let days = weekday.days_since(from.weekday());
    from.checked_add_days(Days::new(u64::from(days)))
}

/// A day as calendars write it.
pub(super) fn short(weekday: Weekday) -> &'static str {
    WEEK[weekday.num_days_from_monday() as usize].2
}
