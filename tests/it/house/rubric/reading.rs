//! Rule 2: the words are plain. Sentences of 25 words at most and 16 on average, grade 8 or less for every file, what a
//! therapist reads counted apart, and every longer reading by itself.

use super::hold;
use super::plain::{Measure, counted, sentences};
use super::texts::{for_people, texts};
use std::collections::BTreeMap;

/// The longest sentence, and the longest that a file has on average.
const LONGEST: usize = 25;
const AVERAGE: f64 = 16.0;
/// The highest grade.
const GRADE: f64 = 8.0;
/// From how many words on a text is a reading that is measured by itself.
const READING: u32 = 100;

#[test]
fn no_sentence_is_longer_than_twenty_five_words() {
    let all = texts().iter().flat_map(|text| text.paragraphs().into_iter().map(move |part| (text, part)));
    let long = all.flat_map(|(text, part)| sentences(&part).into_iter().map(move |sentence| (text, sentence)));
    let long = long.filter(|(_, sentence)| counted(sentence) > LONGEST);
    hold("a long sentence", long.map(|(text, words)| format!("{text}: {} words: {words}", counted(&words))));
}

#[test]
fn every_file_reads_at_grade_eight_or_less() {
    let mut files: BTreeMap<(&str, bool), Measure> = BTreeMap::new();
    for text in texts() {
        let measure = files.entry((&text.file, text.is_for_therapists())).or_default();
        text.paragraphs().iter().for_each(|part| measure.add(part));
    }
    assert!(files.len() > 20, "ten stages with their notes, and the library");
    let hard = files.iter().filter(|(_, found)| found.grade() > GRADE || found.average() > AVERAGE);
    let told = |((file, notes), found): (&(&str, bool), &Measure)| {
        let whom = if *notes { "for therapists" } else { "for people" };
        format!("{file} {whom}: grade {:.1}, {:.1} words a sentence", found.grade(), found.average())
    };
    hold("a file that is hard to read", hard.map(told));
}

#[test]
fn every_longer_reading_reads_at_grade_eight_or_less() {
    let measured = for_people().map(|text| {
        let mut measure = Measure::default();
        text.paragraphs().iter().for_each(|part| measure.add(part));
        (text, measure)
    });
    let readings: Vec<_> = measured.filter(|(_, found)| found.words() >= READING).collect();
    assert!(readings.len() > 20, "the readings and the answers");
    let hard = readings.iter().filter(|(_, found)| found.grade() > GRADE || found.average() > AVERAGE);
    let told = |(text, found): &(_, Measure)| {
        format!("{text}: grade {:.1}, {:.1} words a sentence", found.grade(), found.average())
    };
    hold("a reading that is hard to read", hard.map(told));
}
