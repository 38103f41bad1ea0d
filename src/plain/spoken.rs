//! The words of a page as they are said line by line: where one names a key, the word to type stands in its place.
//!
//! Which key it is stands in the one key table. Through a pipe no key does anything, and a safety line that names one
//! would lead nowhere.

use super::commands;
use crate::content::Words;
use crate::content::words::spoken::Pressed;

/// The same words, with what can be typed in place of each key.
pub fn spoken(pack: &Words, words: &str) -> String {
    let keys = &pack.spoken.keys;
    let typed = commands::in_place_of_keys(&pack.keys);
    let named = typed.fold(words.to_owned(), |words, (key, typed)| with_typed(keys, &words, key, typed));
    if named == words {
        return named;
    }
    // Phrases that speak of keys without naming one.
    let phrases = [
        (keys.press_twice(), keys.type_twice()),
        (keys.two_keys(), keys.two_words()),
        (keys.keys_there(), keys.words_there()),
    ];
    phrases.iter().fold(named, |words, (pressed, typed)| words.replace(pressed, typed))
}

fn with_typed(keys: &Pressed, words: &str, key: &str, typed: &str) -> String {
    let mut said = String::with_capacity(words.len() + 16);
    let mut rest = words;
    while let Some(at) = rest.find(key) {
        let (before, after) = (&rest[..at], &rest[at + key.len()..]);
        said.push_str(before);
        // Such as F1 in F10, or Tab in Table.
        if is_part_of_a_word(before, after) {
            said.push_str(key);
        } else {
            put(keys, &mut said, after, typed);
        }
        rest = after;
    }
    said + rest
}

fn is_part_of_a_word(before: &str, after: &str) -> bool {
    let glued = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    glued(before.chars().next_back()) || glued(after.chars().next())
}

/// Puts the word where the key stood: by itself where it is the name of a thing, and else with the verb.
fn put(keys: &Pressed, said: &mut String, after: &str, typed: &str) {
    for (press, verb) in [(keys.press_first(), keys.type_first()), (keys.press(), keys.type_it())] {
        if said.trim_end().ends_with(press) && said.ends_with(' ') {
            said.truncate(said.trim_end().len() - press.len());
            said.extend([verb, " ", typed]);
            return;
        }
    }
    let next = after.split_whitespace().next().filter(|_| after.starts_with(' '));
    let is_asked = after.is_empty() || after.starts_with(['.', ',', ';']) || next == Some(keys.if_follows());
    let is_named = said
        .split_whitespace()
        .next_back()
        .is_some_and(|word| keys.after_names().split_whitespace().any(|name| name == word));
    if is_asked && !is_named {
        let begins = said.trim_end().is_empty() || said.trim_end().ends_with(['.', '!', '?']);
        said.extend([if begins { keys.type_first() } else { keys.type_it() }, " "]);
    }
    said.push_str(typed);
}
