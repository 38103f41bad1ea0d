//! A calendar file: days to look at something, under titles that tell nothing.
//!
//! Calendars are seen by others. No word of any page, no name and nothing that says what this is stands in one.

mod weekdays;

use super::{Leaving, Wanted};
use crate::content::{Workbook, known};
use crate::engine::leaving::Scope;
use crate::engine::record::{Known, Part};
use crate::engine::{EventKind, Kept, Place, Record, promise};
use crate::order;
use chrono::{DateTime, Datelike, Days, FixedOffset, NaiveDate, Utc, Weekday};
use icalendar::{Calendar, Class, Component, Event, EventLike, Property};
use weekdays::{days_in, next, short};

/// One entry of the calendar file, for one day or for days of the week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    /// The id of the record it comes from, so that a calendar that reads the file twice has it once.
    pub id: String,
    /// Tells nothing of what it is about: calendars are shared and shown on lock screens.
    pub title: String,
    /// The day, or the first of them.
    pub day: NaiveDate,
    /// On which days it comes back each week, if it does.
    pub weekly: Vec<Weekday>,
}

/// The box of that plan in which the days stand.
const DAYS: &str = "days";

/// The days that leave: of open promises, of agreements that run, of the check-in, and the next time together.
pub fn days(leaving: &Leaving<'_>, wanted: Wanted<'_>) -> Vec<Day> {
    let records = leaving.records(wanted);
    let mut days: Vec<Day> = records.iter().filter_map(|record| promised(leaving, record)).collect();
    days.extend(records.iter().filter_map(|record| agreed(leaving, record)));
    // The newest plan alone: an older one would put days into the calendar that were given up.
    let plan = records.iter().rev().find(|record| record.step == known::WHEN_YOU_CHECK_IN);
    days.extend(plan.and_then(|record| check_in(leaving, record)));
    // It is no page of any part, so whoever takes one part along does not get it.
    if wanted.stage.is_none() {
        days.extend(next_time(leaving, wanted.wish));
    }
    // A calendar has years of four digits, also for the day on which a day ends.
    let has_a_year = |day: NaiveDate| (1..=9999).contains(&day.year());
    days.retain(|day| has_a_year(day.day) && day.day.succ_opt().is_some_and(has_a_year));
    order::by(&mut days, |one, two| (one.day, &one.title, &one.id).cmp(&(two.day, &two.title, &two.id)));
    days
}

fn once(record: &Record, title: &str, day: NaiveDate) -> Day {
    Day { id: record.id.0.clone(), title: title.to_owned(), day, weekly: Vec::new() }
}

fn promised(leaving: &Leaving<'_>, record: &Record) -> Option<Day> {
    let by = promise::opened(leaving.progress, record)?.by?;
    Some(once(record, leaving.words().calendar.promise(), by))
}

fn agreed(leaving: &Leaving<'_>, record: &Record) -> Option<Day> {
    let agreed = promise::runs(leaving.progress, record, leaving.today())?;
    Some(once(record, leaving.words().calendar.agreement(), promise::ends(&agreed)))
}

/// The check-in, if one can tell from its plan on which days of the week it is.
fn check_in(leaving: &Leaving<'_>, record: &Record) -> Option<Day> {
    // Whoever turned check-ins off is not called to one by a calendar that they no longer look at.
    let off = leaving.progress.setting("check-ins").is_some_and(|value| value == "off");
    let Some(Known::Answered { value }) = record.known() else { return None };
    let weekly = days_in(leaving.book, &on_which_days(leaving.book, &value.parts).filter(|_| !off)?.text)?;
    let day = weekly.iter().filter_map(|weekday| next(leaving.today(), *weekday)).min()?;
    Some(Day { weekly, ..once(record, leaving.words().calendar.check_in(), day) })
}

/// Where the plan says the days: in the box of that id, and in an edition that gives none in the first.
fn on_which_days<'a>(book: &Workbook, parts: &'a [Part]) -> Option<&'a Part> {
    let step = book.step(known::WHEN_YOU_CHECK_IN)?;
    let id = |part: &Part| step.asked(&part.id, &part.asked).map(|asked| asked.id.as_str());
    let is_known = parts.iter().any(|part| id(part).is_some_and(|id| !id.is_empty()));
    if is_known { parts.iter().find(|part| id(part) == Some(DAYS)) } else { parts.first() }
}

/// When two sit down again, if they said it by one day of the week and it is not over.
fn next_time(leaving: &Leaving<'_>, wish: Scope) -> Option<Day> {
    let said = |record: &&Record| {
        let is_it = matches!(record.known(), Some(Known::Setting { name, .. }) if name == "next-time");
        is_it && record.place == Place::Shared && wish == Scope::Shared
    };
    let record = leaving.progress.of_kind(EventKind::Setting).rev().map(Kept::record).find(said)?;
    let Some(Known::Setting { value, .. }) = record.known() else { return None };
    let [weekday] = days_in(leaving.book, value.as_str()?)?[..] else { return None };
    // "Friday", said on a Friday, is the one in a week.
    let after = record.at.date_naive().checked_add_days(Days::new(1))?;
    let day = next(after, weekday).filter(|day| *day >= leaving.today())?;
    Some(once(record, leaving.words().calendar.time_set_aside(), day))
}

/// What somebody who sees the calendar is told, day by day.
pub fn tells(book: &Workbook, days: &[Day]) -> Vec<String> {
    let words = &book.words.export.calendar;
    let told = |day: &Day| {
        let on = book.words.dates.whole(day.day);
        if day.weekly.is_empty() { words.once(&day.title, &on) } else { words.weekly(&day.title, &on) }
    };
    days.iter().map(told).collect()
}

/// The whole file.
pub fn file(days: &[Day], now: DateTime<FixedOffset>) -> String {
    let mut calendar = Calendar::empty();
    // The standard asks for a name of the program. This one tells nothing.
    let about = [("VERSION", "2.0"), ("PRODID", "-//Days to remember//EN"), ("CALSCALE", "GREGORIAN")];
    for (name, value) in about {
        calendar.append_property(Property::new(name, value));
    }
    calendar.extend(days.iter().map(|day| event(day, now.to_utc())));
    calendar.to_string()
}

fn event(day: &Day, now: DateTime<Utc>) -> Event {
    // The id of the record: a calendar that reads a newer file has the day once, and moved.
    let mut event = Event::with_uid(&day.id);
    event.summary(&day.title).timestamp(now).starts(day.day).class(Class::Private);
    // The end of a whole day is the day after it (RFC 5545, 3.6.1).
    event.ends(day.day.checked_add_days(Days::new(1)).unwrap_or(day.day));
    // A day to remember takes no time out of the day.
    event.add_property("TRANSP", "TRANSPARENT");
    if !day.weekly.is_empty() {
        let days = day.weekly.iter().map(|day| short(*day)).collect::<Vec<_>>().join(",");
        event.add_property("RRULE", format!("FREQ=WEEKLY;BYDAY={days}"));
    }
    event.done()
}
