//! What a person is called, as it can be said and typed again: one line, words with one space between, nothing unseen.
//!
//! A hand-over is passed by typing a name. What can't be typed, or can't be seen, must never stand in one.

use super::{clean, graphemes, width};

/// The most clusters of a name.
pub const LONGEST_NAME: usize = 60;

/// The most bytes of one, for clusters that have no end.
const MOST_BYTES: usize = 2048;

/// Joins emoji to one picture; anywhere else nobody sees it.
const JOINER: char = '\u{200d}';

/// A name as it is kept: cleaned, any white space one space, nothing unseen. Empty where nothing of it can be seen.
pub fn name(typed: &str) -> String {
    let spaced: String = typed.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    let mut seen = String::with_capacity(spaced.len());
    let text = clean(&spaced);
    let mut rest = text.chars().filter(|c| *c == JOINER || !is_unseen(*c)).peekable();
    while let Some(c) = rest.next() {
        let after = rest.peek().copied();
        let joins = || [seen.chars().next_back(), after].iter().all(|beside| beside.is_some_and(is_picture));
        if c != JOINER || joins() {
            seen.push(c);
        }
    }
    let name = seen.split_whitespace().collect::<Vec<_>>().join(" ");
    // A name of nothing but marks takes no cell, and nobody could tell whose turn it is.
    if width(&name) == 0 { String::new() } else { name }
}

/// Whether a cleaned name is longer than one can be.
pub fn is_too_long(name: &str) -> bool {
    // In clusters, as a person counts letters; in bytes too, since one cluster may carry any number of marks.
    name.len() > MOST_BYTES || graphemes(name).count() > LONGEST_NAME
}

/// What a joiner may stand beside.
fn is_picture(c: char) -> bool {
    !c.is_ascii() && !c.is_alphanumeric() && c != JOINER
}

/// Format characters, and fillers that are drawn as nothing.
fn is_unseen(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{600}'..='\u{605}' | '\u{61c}' | '\u{6dd}' | '\u{70f}' | '\u{890}'..='\u{891}'
        | '\u{8e2}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
        | '\u{110bd}' | '\u{110cd}' | '\u{13430}'..='\u{1343f}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}
