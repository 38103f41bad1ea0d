//! A person's own numbers over time: own trend only, never added up, never held against another's.

use super::progress::Progress;
use super::record::Known;
use chrono::NaiveDate;

/// One own number on one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// The day it was noted.
    pub day: NaiveDate,
    /// From 0 to 10.
    pub number: u8,
}

/// The numbers a person noted for one question, oldest first. A later note of the same day takes the earlier one's place.
pub fn points(progress: &Progress, step: &str) -> Vec<Point> {
    let mut points: Vec<Point> = Vec::new();
    for record in progress.of_step(step) {
        let Some(Known::Answered { value }) = record.known() else { continue };
        let number = value.number.or_else(|| value.parts.iter().find_map(|part| part.number));
        let Some(number) = number.filter(|number| *number <= 10) else { continue };
        let day = record.at.date_naive();
        points.retain(|point| point.day != day);
        points.push(Point { day, number });
    }
    points.sort_by_key(|point| point.day);
    points
}

/// The way the last numbers went, in plain words and without a verdict.
pub fn in_words(points: &[Point]) -> &'static str {
    let Some((last, before)) = points.split_last() else { return "No notes yet." };
    let Some(previous) = before.last() else { return "One note so far. Nothing to compare it with, and no need to." };
    match i16::from(last.number) - i16::from(previous.number) {
        -1..=1 => "About the same as the time before.",
        2.. => "Higher than the time before.",
        _ => "Lower than the time before. A low number is a note, not a failing.",
    }
}
