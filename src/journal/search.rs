//! Finding words again: pure, over records that are already in memory. It never sees a disk and keeps no index; whoever
//! looks more than once keeps what was folded, and lets go of it.

use crate::engine::record::{Agreement, Answer, Known, Part, Promise};
use crate::engine::{Event, Record};
use std::fmt;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A text as search compares it: without case, accents and other marks, and with the plain sign for each that a keyboard
/// or a program puts in its place.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_onto(text, &mut folded);
    folded
}

/// The same, behind what stands there. Each sign is folded by itself, so that a text can be taken in runs: most are plain
/// from end to end.
fn fold_onto(text: &str, folded: &mut String) {
    let mut rest = text;
    while !rest.is_empty() {
        let (plain, more) = rest.split_at(rest.bytes().position(|byte| !byte.is_ascii()).unwrap_or(rest.len()));
        fold_plain(plain, folded);
        let (others, more) = more.split_at(more.find(|c: char| c.is_ascii()).unwrap_or(more.len()));
        fold_others(others, folded);
        rest = more;
    }
}

fn fold_plain(text: &str, folded: &mut String) {
    let from = folded.len();
    if text.contains('`') {
        folded.extend(text.chars().map(plain));
    } else {
        folded.push_str(text);
    }
    folded[from..].make_ascii_lowercase();
}

fn fold_others(text: &str, folded: &mut String) {
    // Taking a sign apart can give another one that stands for a plain one.
    let small = text.chars().map(plain).nfkd().flat_map(char::to_lowercase).nfkd().map(plain);
    for c in small.filter(|c| !is_combining_mark(*c) && !is_unseen(*c)) {
        match letters(c) {
            Some(letters) => folded.push_str(letters),
            None => folded.push(c),
        }
    }
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

/// The words that are looked for.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Wanted(Vec<String>);

impl fmt::Debug for Wanted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Wanted(..)")
    }
}

impl Wanted {
    /// As they were typed.
    pub fn of(typed: &str) -> Self {
        Self(fold(typed).split_whitespace().map(str::to_owned).collect())
    }

    /// Whether no word is looked for.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether these can stand in no page in which the ones before did not.
    pub fn narrows(&self, before: &Self) -> bool {
        before.0.iter().all(|old| self.0.iter().any(|new| new.contains(old.as_str())))
    }

    /// Whether each of them stands in a text that is folded, as part of a word or whole.
    pub fn stands_in(&self, folded: &str) -> bool {
        // All of them, or each further word would find more and not less.
        self.0.iter().all(|word| folded.contains(word.as_str()))
    }

    /// The same, of all the words of a record.
    pub fn stands_in_record(&self, record: &Record) -> bool {
        let mut folded = String::new();
        fold_record(record, &mut folded);
        self.stands_in(&folded)
    }
}

/// Puts all the words of a record, folded, behind what stands there. Says what that took, as so many plain letters.
pub fn fold_record(record: &Record, folded: &mut String) -> usize {
    let mut cost = 0;
    for text in texts(record) {
        let from = folded.len();
        fold_onto(text, folded);
        // Nobody looks for a new line, so that no word is found where one text ends and the next begins.
        folded.push('\n');
        cost += if text.is_ascii() { folded.len() - from } else { SLOWER * text.len() };
    }
    cost
}

/// How much longer it takes to fold a sign that is not plain, by the byte.
const SLOWER: usize = 16;

/// All words of a record.
fn texts(record: &Record) -> Vec<&str> {
    let mut texts = vec![record.asked.as_str()];
    if let Event::Known(known) = &record.event {
        of_event(known, &mut texts);
    }
    texts
}

fn of_event<'a>(known: &'a Known, texts: &mut Vec<&'a str>) {
    match known {
        Known::Answered { value } | Known::Shared { value, .. } => of_answer(value, texts),
        Known::Shown { one, two } => [one, two].into_iter().for_each(|answer| of_answer(answer, texts)),
        Known::Agreed { value } => of_agreement(value, texts),
        Known::Promised { value } => of_promise(value, texts),
        Known::Card { name, .. } => texts.push(name),
        _ => {}
    }
}

fn of_answer<'a>(answer: &'a Answer, texts: &mut Vec<&'a str>) {
    texts.push(&answer.text);
    texts.extend(answer.picked.iter().map(String::as_str));
    of_parts(&answer.parts, texts);
    for pile in &answer.piles {
        texts.extend(pile.cards.iter().map(String::as_str));
        texts.push(&pile.pile);
    }
}

fn of_parts<'a>(parts: &'a [Part], texts: &mut Vec<&'a str>) {
    for part in parts {
        texts.push(&part.text);
        texts.extend(part.picked.iter().map(String::as_str));
        texts.push(&part.asked);
    }
}

fn of_agreement<'a>(agreement: &'a Agreement, texts: &mut Vec<&'a str>) {
    texts.push(&agreement.limit);
    texts.extend(agreement.lines.iter().map(|line| line.line.as_str()));
    of_parts(&agreement.more, texts);
}

fn of_promise<'a>(promise: &'a Promise, texts: &mut Vec<&'a str>) {
    texts.push(&promise.line);
    texts.push(&promise.know);
    of_parts(&promise.parts, texts);
}
