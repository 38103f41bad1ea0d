//! Finding words again: pure, over records that are already in memory. It never sees a disk and keeps no index.

use crate::engine::record::{Agreement, Answer, Known, Part, Promise};
use crate::engine::{Event, Record};
use std::fmt;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A text as search compares it: without case, accents and other marks, and with the plain sign for each that a keyboard
/// or a program puts in its place.
pub fn fold(text: &str) -> String {
    // Taking a sign apart can give another one that stands for a plain one.
    let small = text.chars().map(plain).nfkd().flat_map(char::to_lowercase).nfkd().map(plain);
    let mut folded = String::with_capacity(text.len());
    for c in small.filter(|c| !is_combining_mark(*c) && !is_unseen(*c)) {
        match letters(c) {
            Some(letters) => folded.push_str(letters),
            None => folded.push(c),
        }
    }
    folded
}

/// The sign on a keyboard for one that stands for it. To Unicode they are signs of their own, so no folding by its tables
/// finds "don’t" by "don't".
fn plain(c: char) -> char {
    match c {
        '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2032}' | '\u{2bc}' | '\u{2b9}' | '\u{b4}' | '`' => '\'',
        '\u{201c}'..='\u{201f}' | '\u{ab}' | '\u{bb}' | '\u{2033}' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        _ => c,
    }
}

/// The letters on a plain keyboard for a small one that Unicode does not take apart into a letter and a mark.
fn letters(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ⱥ' => "a",
        'ƀ' => "b",
        'ȼ' => "c",
        'đ' | 'ð' => "d",
        'ɇ' => "e",
        'ǥ' => "g",
        'ħ' => "h",
        'ı' | 'ɨ' => "i",
        'ɉ' => "j",
        'ĸ' => "k",
        'ł' | 'ƚ' => "l",
        'ŋ' => "n",
        'ø' => "o",
        'ɍ' => "r",
        'ŧ' => "t",
        'ʉ' => "u",
        'ɏ' => "y",
        'ƶ' => "z",
        'ς' => "σ",
        _ => return None,
    })
}

/// A sign between letters that only says how they are set.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// Where a search found something. Digests nothing, since it holds a person's words.
#[derive(Clone, PartialEq, Eq)]
pub struct Hit {
    /// The line it stands in, as it was written.
    pub line: String,
    /// Whether it stands in what was asked, not in what was answered.
    pub asked: bool,
}

impl fmt::Debug for Hit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Hit(..)")
    }
}

/// Whether every word of an already folded query stands somewhere in the record, as part of a word or whole.
///
/// The hit is the first line with the most of these words, and what was answered goes before what was asked.
pub fn matches(record: &Record, folded_query: &str) -> Option<Hit> {
    let wanted: Vec<&str> = folded_query.split_whitespace().collect();
    let mut seen = vec![false; wanted.len()];
    let mut best: Option<(usize, Hit)> = None;
    for (text, asked) in texts(record) {
        for line in text.lines() {
            let folded = fold(line);
            let mut here = 0;
            for (_, seen) in wanted.iter().zip(&mut seen).filter(|(word, _)| folded.contains(**word)) {
                *seen = true;
                here += 1;
            }
            if here > best.as_ref().map_or(0, |(most, _)| *most) {
                best = Some((here, Hit { line: line.to_owned(), asked }));
            }
        }
    }
    // All words must stand somewhere in the page, or each further word would find more and not less.
    best.filter(|_| seen.iter().all(|seen| *seen)).map(|(_, hit)| hit)
}

/// All words of a record, the answer first; true for what was asked.
fn texts(record: &Record) -> Vec<(&str, bool)> {
    let mut texts = Vec::new();
    if let Event::Known(known) = &record.event {
        of_event(known, &mut texts);
    }
    texts.push((&record.asked, true));
    texts
}

fn of_event<'a>(known: &'a Known, texts: &mut Vec<(&'a str, bool)>) {
    match known {
        Known::Answered { value } | Known::Shared { value, .. } => of_answer(value, texts),
        Known::Shown { one, two } => [one, two].into_iter().for_each(|answer| of_answer(answer, texts)),
        Known::Agreed { value } => of_agreement(value, texts),
        Known::Promised { value } => of_promise(value, texts),
        Known::Card { name, .. } => texts.push((name, false)),
        _ => {}
    }
}

fn of_answer<'a>(answer: &'a Answer, texts: &mut Vec<(&'a str, bool)>) {
    texts.push((&answer.text, false));
    texts.extend(answer.picked.iter().map(|picked| (picked.as_str(), false)));
    of_parts(&answer.parts, texts);
    for pile in &answer.piles {
        texts.extend(pile.cards.iter().map(|card| (card.as_str(), false)));
        texts.push((&pile.pile, true));
    }
}

fn of_parts<'a>(parts: &'a [Part], texts: &mut Vec<(&'a str, bool)>) {
    for part in parts {
        texts.push((&part.text, false));
        texts.extend(part.picked.iter().map(|picked| (picked.as_str(), false)));
        texts.push((&part.asked, true));
    }
}

fn of_agreement<'a>(agreement: &'a Agreement, texts: &mut Vec<(&'a str, bool)>) {
    texts.push((&agreement.limit, false));
    texts.extend(agreement.lines.iter().map(|line| (line.line.as_str(), false)));
    of_parts(&agreement.more, texts);
}

fn of_promise<'a>(promise: &'a Promise, texts: &mut Vec<(&'a str, bool)>) {
    texts.push((&promise.line, false));
    texts.push((&promise.know, false));
    of_parts(&promise.parts, texts);
}
