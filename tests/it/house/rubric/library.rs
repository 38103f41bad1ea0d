//! Every row of the library is there: answers, trust notes, help lines in their one order.
//!
//! `tests/rubric/help-lines.tsv` lists the lines that were found good enough to ship.

use super::facts::{Row, rows};
use super::{BOOK, hold, noted};
use goldseam::content::Kind;

/// What is there under these ids, as (id, code).
fn lost(place: &str, found: &[(String, String)]) -> Vec<String> {
    let rows: Vec<Row> = rows().into_iter().filter(|row| row.place() == place).collect();
    assert!(!rows.is_empty(), "the table has rows for {place}");
    let is_there = |row: &&Row| found.iter().any(|(id, code)| (&**id, &**code) == (row.id, row.code));
    let missing = rows.iter().filter(|row| !is_there(row));
    let more = found.iter().filter(|(id, _)| !rows.iter().any(|row| row.id == *id));
    let missing = missing.map(|row| format!("{} {} is missing", row.code, row.id));
    missing.chain(more.map(|(id, _)| format!("{id} is not in the table"))).collect()
}

#[test]
fn every_question_has_its_answer() {
    let found = noted("faq", "question", "id", "ref");
    assert_eq!(found.len(), BOOK.library.faq.questions.len());
    hold("the answers", lost("library", &found));
}

#[test]
fn the_eight_trust_notes_are_numbers_for_oneself() {
    let notes: Vec<_> = BOOK.stages.iter().flat_map(|stage| &stage.notes).collect();
    let found: Vec<_> = notes.iter().map(|note| (note.id.to_string(), note.code.clone())).collect();
    hold("the trust notes", lost("trust-notes", &found));
    let other = notes
        .iter()
        .filter(|note| note.kind != Kind::Scale || note.prose.words.low.is_none() || note.prose.words.high.is_none());
    hold("a trust note that is no number", other.map(|note| note.id.to_string()));
}

#[test]
fn every_safety_question_and_outcome_is_there() {
    let safety = &BOOK.library.safety;
    let asked = noted("safety", "question", "id", "ref");
    let told = noted("safety", "outcome", "id", "ref");
    assert_eq!((asked.len(), told.len()), (safety.questions.len(), safety.outcomes.len()));
    // The first two questions are keys of the file and not in its list.
    let first = [("safety.a-moment-for-you", "ONB-2 MOV-3"), ("safety.are-you-alone", "SAFE-1")];
    let first = first.map(|(id, code)| (id.to_owned(), code.to_owned()));
    assert!(safety.ask.ends_with('?') && safety.alone.ends_with('?'));
    hold("the safety check", lost("safety", &first.into_iter().chain(asked).chain(told).collect::<Vec<_>>()));
}

/// A help line that is to be shipped: its section, its country, and what is dialed.
fn listed() -> Vec<(&'static str, &'static str, &'static str)> {
    let lines = include_str!("../../../rubric/help-lines.tsv").lines().filter(|line| !line.starts_with('#'));
    let cells = |line: &'static str| line.split('\t').collect::<Vec<_>>();
    lines.map(cells).map(|cells| (cells[0], cells[1], cells[2])).collect()
}

#[test]
fn every_help_line_is_there() {
    let support = &BOOK.library.support;
    let missing = listed().into_iter().filter(|(section, country, reach)| {
        !support.lines.iter().any(|line| {
            let ways = format!("{} {}", line.contact, line.text.as_deref().unwrap_or_default());
            line.section == *section && line.country == *country && ways.contains(reach)
        })
    });
    hold(
        "a help line that is missing",
        missing.map(|(section, country, reach)| format!("{country} {section} {reach}")),
    );
}

#[test]
fn a_help_line_says_where_it_was_read_and_when() {
    let lines = &BOOK.library.support.lines;
    let sources = noted("support", "line", "confidence", "source");
    assert_eq!(sources.len(), lines.len());
    let vague = lines.iter().zip(&sources).filter(|(line, (confidence, source))| {
        let known = ["high", "medium"].contains(&confidence.as_str());
        !known || source.is_empty() || line.hours.is_empty() || line.checked_on.to_string().as_str() < "2026-01-01"
    });
    hold("a help line nobody checked", vague.map(|(line, _)| format!("{} {}", line.country, line.name)));
    // Found once, and on one page only: not to be shipped before somebody has looked at it.
    let low = lines.iter().filter(|line| line.contact.contains("01 554 3811"));
    hold("a help line of low confidence", low.map(|line| line.name.clone()));
}

#[test]
fn emergency_comes_first_for_everyone() {
    let support = &BOOK.library.support;
    let order: Vec<_> = support.sections.iter().map(|section| section.id.as_str()).collect();
    assert_eq!(order, ["emergency", "night", "relationship", "home"]);
    let place = |section: &str| order.iter().position(|id| *id == section);
    let late = support.countries.iter().filter(|country| {
        let places: Vec<_> =
            support.lines.iter().filter(|line| line.country == country.code).map(|line| place(&line.section)).collect();
        !places.is_sorted()
    });
    hold("a country out of order", late.map(|country| country.code.clone()));
    let directories = support.lines.iter().filter(|line| line.country == "any").count();
    assert!(directories >= 2, "there is a directory for anywhere else");
}

#[test]
fn what_is_printed_beside_the_lines_is_there() {
    let notes = BOOK.library.support.notes.join(" ");
    for note in ["Lines and hours change", "try the directory", "on a bill", "your partner does not check"] {
        assert!(notes.contains(note), "beside the help lines: {note}");
    }
}
