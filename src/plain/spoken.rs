//! The words of a page as they are said line by line: where one names a key, the word to type stands in its place.
//!
//! Which key it is stands in the one key table. Through a pipe no key does anything, and a safety line that names one
//! would lead nowhere.

use super::commands;

/// Words that speak of keys without naming one, and how they read where words are typed.
const PHRASES: [(&str, &str); 3] = [
    ("press it twice", "type it twice"),
    ("Two keys to know", "Two words to know"),
    ("A few keys are always there", "A few words can always be typed"),
];

/// After one of these words stands the name of a thing: "a break with :much".
const NAMING: [&str; 9] = ["with", "at", "under", "the", "find", "of", "on", "by", "and"];

/// The same words, with what can be typed in place of each key.
pub fn spoken(words: &str) -> String {
    let named =
        commands::in_place_of_keys().fold(words.to_owned(), |words, (key, typed)| with_typed(&words, key, typed));
    if named == words {
        return named;
    }
    PHRASES.iter().fold(named, |words, (keys, typed)| words.replace(keys, typed))
}

fn with_typed(words: &str, key: &str, typed: &str) -> String {
    let mut said = String::with_capacity(words.len() + 16);
    let mut rest = words;
    while let Some(at) = rest.find(key) {
        let (before, after) = (&rest[..at], &rest[at + key.len()..]);
        said.push_str(before);
        if is_part_of_a_word(before, after) {
            said.push_str(key);
        } else {
            put(&mut said, after, typed);
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
fn put(said: &mut String, after: &str, typed: &str) {
    for (press, verb) in [("Press ", "Type "), ("press ", "type ")] {
        if said.ends_with(press) {
            said.truncate(said.len() - press.len());
            said.push_str(verb);
            said.push_str(typed);
            return;
        }
    }
    let is_asked = after.is_empty() || after.starts_with(['.', ',', ';']) || after.starts_with(" if ");
    let is_named = said.split_whitespace().next_back().is_some_and(|word| NAMING.contains(&word));
    if is_asked && !is_named {
        let begins = said.trim_end().is_empty() || said.trim_end().ends_with(['.', '!', '?']);
        said.push_str(if begins { "Type " } else { "type " });
    }
    said.push_str(typed);
}
