//! The calendar: another program reads it, its titles tell nothing, and only days that are plain are in it.

use super::kept::{Kept, id, names, of, on};
use calcard::icalendar::{ICalendar, ICalendarComponentType, ICalendarProperty};
use goldseam::engine::leaving::Scope;
use goldseam::engine::record::{Agreement, Mark, Part, Promise};
use goldseam::engine::{Answer, By, Known, Place, Record};
use goldseam::export::{Leaving, Wanted, calendar};

fn promise(n: u128, days: i64) -> Record {
    let value = Promise { line: "I will gild it.".to_owned(), by: Some(on(days).date_naive()), ..Promise::default() };
    Record { by: By::One, ..of(Place::Shared, n, "action.something-to-count-on", Known::Promised { value }) }
}

fn agreement(n: u128, days: i64) -> Record {
    let value = Agreement { limit: "gilded".to_owned(), ends: Some(on(days).date_naive()), ..Agreement::default() };
    of(Place::Shared, n, "boundaries.your-main-agreement", Known::Agreed { value })
}

fn check_in(n: u128, days: &str) -> Record {
    let part = |asked: &str, text: &str| Part { asked: asked.to_owned(), text: text.to_owned(), ..Part::default() };
    let parts = vec![part("Which day or days", days), part("At what time", "gilded")];
    let value = Answer { parts, ..Answer::default() };
    of(Place::Shared, n, "patience.when-you-check-in", Known::Answered { value })
}

fn next_time(n: u128, words: &str) -> Record {
    let known = Known::Setting { name: "next-time".to_owned(), value: words.into() };
    of(Place::Shared, n, "welcome.ground-rules", known)
}

fn kept(records: Vec<Record>) -> Kept {
    Kept::by_two(Place::Two, names("Ada", "Ben").into_iter().chain(records).collect())
}

/// What another program reads: title, first day, and how it comes back.
fn events(file: &str) -> Vec<(String, String, Option<String>)> {
    let read = ICalendar::parse(file).unwrap_or_else(|entry| panic!("{entry:?}"));
    let events = read.components.iter().filter(|part| part.component_type == ICalendarComponentType::VEvent);
    let told = |name: ICalendarProperty, event: &calcard::icalendar::ICalendarComponent| {
        let entry = event.property(&name)?;
        let value = entry.values.first()?;
        Some(value.as_text().map_or_else(|| format!("{value:?}"), str::to_owned))
    };
    let event = |event| {
        let day = told(ICalendarProperty::Dtstart, event).unwrap();
        (told(ICalendarProperty::Summary, event).unwrap(), day, told(ICalendarProperty::Rrule, event))
    };
    events.map(event).collect()
}

/// The lines of a file that say one thing, put together again where they were folded.
fn lines<'a>(file: &'a str, name: &str) -> Vec<&'a str> {
    file.split("\r\n").filter(|line| line.starts_with(name)).collect()
}

#[test]
fn another_program_reads_every_day_in_it() {
    let file =
        kept(vec![promise(3, 8), agreement(4, 5), check_in(5, "Sundays and Wednesday"), next_time(6, "Friday eight")])
            .days(Scope::Shared);
    let read = events(&file);
    let titles: Vec<&str> = read.iter().map(|(title, ..)| title.as_str()).collect();
    // The first Wednesday comes before the Friday and so on.
    assert_eq!(titles, ["A weekly check-in", "An agreement on its day", "Time set aside", "A promise to look at"]);
    assert!(read[0].2.is_some() && read[1..].iter().all(|(.., weekly)| weekly.is_none()));
    let days = ["20261104", "20261106", "20261106", "20261109"].map(|day| format!("DTSTART;VALUE=DATE:{day}"));
    assert_eq!(lines(&file, "DTSTART"), days);
    assert_eq!(lines(&file, "DTEND")[0], "DTEND;VALUE=DATE:20261105");
    assert_eq!(lines(&file, "RRULE"), ["RRULE:FREQ=WEEKLY;BYDAY=WE,SU"]);
    assert_eq!(lines(&file, "DTSTAMP"), ["DTSTAMP:20261103T190000Z"; 4]);
}

#[test]
fn the_file_is_as_calendars_want_it_and_tells_nothing() {
    let file =
        kept(vec![promise(3, 8), agreement(4, 5), check_in(5, "Sunday"), next_time(6, "Friday")]).days(Scope::Shared);
    assert!(file.starts_with("BEGIN:VCALENDAR\r\n") && file.ends_with("END:VCALENDAR\r\n"));
    assert!(!file.replace("\r\n", "").contains(['\r', '\n']));
    assert!(file.split("\r\n").all(|line| line.len() <= 75));
    let mut ids = lines(&file, "UID");
    ids.sort_unstable();
    assert_eq!(ids, [3, 4, 5, 6].map(|n| format!("UID:{}", id(n))));
    for word in ["gild", "Ada", "Ben", "oldseam", "trust", "DESCRIPTION", "LOCATION"] {
        assert!(!file.contains(word), "{word}");
    }
}

#[test]
fn a_promise_that_was_marked_and_an_agreement_that_has_ended_are_no_days() {
    let outcome = Known::Outcome { of: id(3), mark: Mark::LetGo };
    let marked = of(Place::Shared, 30, "action.promise-review", outcome);
    let ended = of(Place::Shared, 31, "boundaries.your-main-agreement", Known::AgreementEnded { of: id(4) });
    let off = Known::Setting { name: "check-ins".to_owned(), value: "off".into() };
    let off = of(Place::Shared, 32, "welcome.ground-rules", off);
    let all = vec![promise(3, 8), agreement(4, 5), agreement(5, 2), check_in(6, "Sunday"), marked, ended, off];
    assert!(events(&kept(all).days(Scope::Shared)).is_empty());
}

#[test]
fn one_person_alone_has_their_own_days() {
    let mine = |record: Record| Record { place: Place::One, by: By::One, ..record };
    let records = [promise(3, 8), agreement(4, 5), check_in(5, "Sunday")].map(mine).to_vec();
    assert_eq!(events(&Kept::by_one(records).days(Scope::Mine)).len(), 3);
}

/// What is made of the words for the days of a check-in.
fn weekly(words: &str) -> String {
    let file = kept(vec![check_in(3, words)]).days(Scope::Shared);
    let rule = lines(&file, "RRULE:FREQ=WEEKLY;BYDAY=");
    rule.first().and_then(|rule| rule.split('=').next_back()).unwrap_or("none").to_owned()
}

#[test]
fn days_are_taken_from_words_only_where_they_are_plain() {
    let plain = [
        ("Sunday", "SU"),
        ("sundays at four", "SU"),
        ("Once a week, on SUNDAY evening.", "SU"),
        ("Every Wednesday and Sunday at 4pm", "WE,SU"),
        ("Tuesdays, Thursdays", "TU,TH"),
    ];
    for (words, days) in plain {
        assert_eq!(weekly(words), days, "{words}");
    }
    let open = [
        "",
        "soon",
        "Sunday or Monday",
        "every other Sunday",
        "not Sunday",
        "the first Sunday of the month",
        "two Sundays",
        "after Sunday",
        "Sunday, if we can",
        "a week on Sunday",
        "weekends",
        "Sonntag",
    ];
    for words in open {
        assert_eq!(weekly(words), "none", "{words}");
    }
}

#[test]
fn the_next_time_is_a_day_only_until_it_has_been() {
    let day = |words: &str, days: i64| {
        let kept = kept(vec![next_time(3, words)]);
        let leaving = Leaving { now: on(days), ..kept.leaving() };
        let wanted = Wanted { wish: Scope::Shared, stage: None };
        calendar::days(&leaving, wanted).first().map(|day| day.day.to_string())
    };
    // It was said on Sunday the first.
    assert_eq!(day("Sunday eight", 0).as_deref(), Some("2026-11-08"));
    assert_eq!(day("Tuesday", 2).as_deref(), Some("2026-11-03"));
    assert_eq!(day("Tuesday", 3), None);
    assert_eq!(day("Tuesday and Friday", 0), None);
    assert_eq!(day("when we can", 0), None);
}

#[test]
fn a_day_of_no_year_of_four_digits_is_left_out() {
    let on_day = |n, day: &str| {
        let value = Promise { line: "I will.".to_owned(), by: Some(day.parse().unwrap()), ..Promise::default() };
        of(Place::Shared, n, "action.something-to-count-on", Known::Promised { value })
    };
    let far =
        vec![on_day(3, "+10000-01-01"), on_day(4, "-0001-05-05"), on_day(5, "0000-05-05"), on_day(6, "9999-12-31")];
    assert!(events(&kept(far).days(Scope::Shared)).is_empty());
    assert_eq!(events(&kept(vec![on_day(3, "9999-12-30"), on_day(4, "0001-01-01")]).days(Scope::Shared)).len(), 2);
}
