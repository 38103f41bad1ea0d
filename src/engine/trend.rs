//! A person's own numbers over time: own trend only, never added up, never held against another's.

use super::progress::Progress;
use super::record::{Answer, Part, Record};
use crate::content::words::{Dates, Words};
use crate::content::{Ask, Step, StepId};
use crate::order;
use chrono::NaiveDate;

/// One own number on one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// The day it was noted.
    pub day: NaiveDate,
    /// From 0 to 10; a day with two numbers has the later one.
    pub number: u8,
}

/// A number in a record, and what it was noted for.
struct Noted<'p> {
    day: NaiveDate,
    number: u8,
    key: Key,
    asked: &'p str,
}

/// A question that a person noted numbers for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The step that asks it.
    pub step: StepId,
    key: Key,
    /// The words it was asked in last.
    pub asked: String,
}

/// What a question is known by.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Key {
    OfStep,
    /// Its id, or the words by which this edition knows it.
    Known(String),
    /// Words that this edition does not know: it may have been another question.
    Words(String),
}

/// The numbers that a person noted at one step, oldest first.
fn noted<'p>(progress: &'p Progress, step: &Step, dates: &Dates) -> Vec<Noted<'p>> {
    let of = |(record, value): (&'p Record, &'p Answer)| {
        let own = |number| (number, key_of_step(step, &record.asked, dates), record.asked.as_str());
        let in_part = || {
            let (part, number) = value.parts.iter().find_map(|part| Some((part, part.number?)))?;
            Some((number, key_of_part(step, part, dates), part.asked.as_str()))
        };
        let (number, key, asked) = value.number.map(own).or_else(in_part)?;
        (number <= 10).then(|| Noted { day: record.at.date_naive(), number, key, asked })
    };
    progress.answers(step.id.as_str()).filter_map(of).collect()
}

/// A step keeps its id when its question becomes another one, so words that it never asked in stand for themselves.
fn key_of_step(step: &Step, asked: &str, dates: &Dates) -> Key {
    let words = step.layers().flat_map(|words| words.ask.iter().chain(words.was.iter().flatten()));
    // An hour of the day makes no other question.
    let asked = dates.by_day(asked);
    let mut words = words.map(|words| dates.by_day(words));
    if words.any(|words| words == asked) { Key::OfStep } else { Key::Words(asked) }
}

fn key_of_part(step: &Step, part: &Part, dates: &Dates) -> Key {
    match step.asked(&part.id, &part.asked) {
        Some(Ask { id, ask, .. }) => Key::Known(if id.is_empty() { ask.clone() } else { id.clone() }),
        None if part.id.is_empty() => Key::Words(dates.by_day(&part.asked)),
        None => Key::Known(part.id.clone()),
    }
}

/// What a person noted numbers for at one step: one question, unless it was changed since. The one asked last stands first.
pub fn questions(progress: &Progress, step: &Step, dates: &Dates) -> Vec<Question> {
    let mut questions: Vec<Question> = Vec::new();
    for Noted { key, asked, .. } in noted(progress, step, dates).into_iter().rev() {
        if !questions.iter().any(|known| known.key == key) {
            questions.push(Question { step: step.id.clone(), key, asked: asked.to_owned() });
        }
    }
    questions
}

/// The numbers a person noted for one question, oldest first. A later note of the same day takes the earlier one's place.
pub fn points(progress: &Progress, step: &Step, question: &Question, dates: &Dates) -> Vec<Point> {
    let mut points: Vec<Point> = Vec::new();
    for Noted { day, number, .. } in noted(progress, step, dates).into_iter().filter(|noted| noted.key == question.key)
    {
        points.retain(|point| point.day != day);
        points.push(Point { day, number });
    }
    order::by_key(&mut points, |point| point.day);
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
