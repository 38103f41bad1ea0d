//! A person's own numbers over time: own trend only, never added up, never held against another's.

use super::progress::Progress;
use super::record::{Known, Record};
use crate::content::words::Words;
use chrono::NaiveDate;

/// One own number on one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// The day it was noted.
    pub day: NaiveDate,
    /// From 0 to 10.
    pub number: u8,
}

/// The number in a record, and the question it was noted for, in the words of that day.
fn noted(record: &Record) -> Option<(&str, u8)> {
    let Some(Known::Answered { value }) = record.known() else { return None };
    let in_part = || value.parts.iter().find_map(|part| Some((part.asked.as_str(), part.number?)));
    let noted = value.number.map(|number| (record.asked.as_str(), number)).or_else(in_part);
    noted.filter(|(_, number)| *number <= 10)
}

/// The questions under which a person noted numbers at one step: one, unless its words were changed since. Oldest first.
pub fn questions<'p>(progress: &'p Progress, step: &str) -> Vec<&'p str> {
    progress.of_step(step).filter_map(noted).map(|(asked, _)| asked).collect()
}

/// The numbers a person noted for one question, oldest first. A later note of the same day takes the earlier one's place.
pub fn points(progress: &Progress, step: &str, is_meant: impl Fn(&str) -> bool) -> Vec<Point> {
    let mut points: Vec<Point> = Vec::new();
    for record in progress.of_step(step) {
        let Some((_, number)) = noted(record).filter(|(asked, _)| is_meant(asked)) else { continue };
        let day = record.at.date_naive();
        points.retain(|point| point.day != day);
        points.push(Point { day, number });
    }
    points.sort_by_key(|point| point.day);
    points
}

/// The way the last numbers went, in plain words and without a verdict.
pub fn in_words<'w>(points: &[Point], words: &'w Words) -> &'w str {
    let words = &words.pages.trend;
    let Some((last, before)) = points.split_last() else { return words.no_notes() };
    let Some(previous) = before.last() else { return words.one_note() };
    match i16::from(last.number) - i16::from(previous.number) {
        -1..=1 => words.about_the_same(),
        2.. => words.higher(),
        _ => words.lower(),
    }
}
