//! How soon a passphrase would be guessed, in words. No rule depends on it: it is said, and any passphrase is taken.
//!
//! The screens and the commands ask here, so that both say the same of the same passphrase.
//!
//! Whoever guesses tries words, in every language, before letters: so each run of letters counts as one word that is in
//! some list, and no list is needed here. What is counted is doublings of the tries that it takes.

use crate::content::Workbook;
use crate::order;
use crate::text;

/// Fewer doublings than this somebody with the files gets through in a week or two: a try costs a processor a second.
const SOON: usize = 21;

/// From this many on it takes a hall of machines many years.
const YEARS: usize = 33;

/// What a word counts, of whatever length up to [`WORD`]: that is one of four thousand.
const OF_A_WORD: usize = 12;

/// The letters of a long word. What goes on after it is two of them without a space, and each letter more counts.
const WORD: usize = 8;

/// What is known beforehand counts next to nothing.
const KNOWN: usize = 2;

/// Runs that fingers and children make, and every list begins with.
const WALKS: [&str; 9] = [
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890123456789",
    "qwertyuiop",
    "qwertzuiop",
    "asdfghjkl",
    "zxcvbnm",
    "1q2w3e4r5t6y7u8i9o0p",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
    "qazwsxedcrfvtgbyhnujm",
];

/// Signs that stand for a letter where they stand between letters.
const DISGUISES: [(char, char); 10] = [
    ('@', 'a'),
    ('4', 'a'),
    ('3', 'e'),
    ('1', 'i'),
    ('!', 'i'),
    ('0', 'o'),
    ('$', 's'),
    ('5', 's'),
    ('7', 't'),
    ('+', 't'),
];

/// How soon a passphrase would be guessed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// By anyone, soon: it is short, or one that many people have.
    Weak,
    /// By somebody who has the files and keeps at it.
    Fair,
    /// Not for many years.
    Strong,
}

impl Strength {
    /// That of a passphrase, for whoever knows these names; none of an empty one. `said` is what is tried first on this lock
    /// of all, between commas: its own name, the very words it gives as an example, and what everyone says.
    pub fn of(passphrase: &str, names: &[&str], said: &str) -> Option<Self> {
        // zxcvbn was measured and left out: 4 MB more of program, 8 MB of memory
        // from the first letter on, and only English lists.
        let said: Vec<&str> = said.split(',').map(str::trim).collect();
        let typed = undisguised(&passphrase.to_lowercase());
        if typed.trim().is_empty() {
            // Blanks alone have no run to count, and are taken as a passphrase all the same.
            return (!typed.is_empty()).then_some(Self::Weak);
        }
        let names: Vec<String> = names.iter().flat_map(|name| name.split_whitespace()).map(str::to_lowercase).collect();
        let bare = |words: &str| words.chars().filter(|letter| letter.is_alphanumeric()).collect::<String>();
        let whole = bare(&typed);
        if is_walk(&whole) || said.iter().any(|said| bare(said) == whole) {
            return Some(Self::Weak);
        }
        let runs = runs(&typed);
        let is_known = |run: &str| names.iter().any(|name| name == run) || said.contains(&run);
        let count =
            // A word that is said twice is hardly harder to guess than once.
            |(at, run): (usize, &&str)| if runs[..at].contains(run) { 1 } else { doublings(run, is_known(run)) };
        Some(match runs.iter().enumerate().map(count).sum() {
            ..SOON => Self::Weak,
            SOON..YEARS => Self::Fair,
            _ => Self::Strong,
        })
    }

    /// The sentence about it.
    pub fn words(self, book: &Workbook) -> &str {
        let words = &book.words.lock.setting;
        match self {
            Self::Weak => words.strength_weak(),
            Self::Fair => words.strength_fair(),
            Self::Strong => words.strength_strong(),
        }
    }
}

/// With the letters that signs between letters stand for.
fn undisguised(typed: &str) -> String {
    let letters: Vec<char> = typed.chars().collect();
    let stands_for = |letter: char| DISGUISES.iter().find(|(sign, _)| *sign == letter).map(|(_, letter)| *letter);
    let meant = |letter: char| if letter.is_alphabetic() { Some(letter) } else { stands_for(letter) };
    let mut plain = String::with_capacity(typed.len());
    for run in letters.chunk_by(|one, next| meant(*one).is_some() == meant(*next).is_some()) {
        let first = run.iter().position(|letter| letter.is_alphabetic()).unwrap_or(run.len());
        let last = run.iter().rposition(|letter| letter.is_alphabetic()).unwrap_or(0);
        let is_between = |at: usize| (first..last).contains(&at);
        let letters = run.iter().enumerate();
        plain.extend(letters.map(|(at, letter)| meant(*letter).filter(|_| is_between(at)).unwrap_or(*letter)));
    }
    plain
}

/// Runs of letters, of digits, and of signs. A space parts them and counts for nothing.
fn runs(typed: &str) -> Vec<&str> {
    let kind = |letter: char| (letter.is_alphabetic(), letter.is_numeric());
    let mut runs = Vec::new();
    for word in typed.split_whitespace() {
        let mut from = 0;
        for ((_, one), (at, next)) in word.char_indices().zip(word.char_indices().skip(1)) {
            if kind(one) != kind(next) {
                runs.push(&word[from..at]);
                from = at;
            }
        }
        runs.push(&word[from..]);
    }
    runs
}

/// How often the tries double for one run.
fn doublings(run: &str, is_known: bool) -> usize {
    if is_known || is_walk(run) {
        return KNOWN;
    }
    let letters: Vec<char> = run.chars().collect();
    let mut different = letters.clone();
    order::natural(&mut different);
    different.dedup();
    let counted = match letters[0] {
        // A letter that is two cells wide is a syllable or a word.
        wide if text::width(&wide.to_string()) > 1 => 5 * letters.len(),
        // No word, in any language that is written with these letters.
        _ if run.bytes().all(|letter| b"bcdfghjklmnpqrstvwxz".contains(&letter)) => 4 * letters.len(),
        letter if letter.is_alphabetic() => (3 * letters.len()).min(OF_A_WORD) + 2 * letters.len().saturating_sub(WORD),
        // Up to eight of them are a date.
        digit if digit.is_numeric() => 2 * letters.len() + letters.len().saturating_sub(8),
        _ => 3 * letters.len(),
    };
    // However long it is: a run of few different letters is one of few.
    counted.min(4 * different.len())
}

/// Whether a run goes along the keys or the alphabet, one way or the other.
fn is_walk(run: &str) -> bool {
    let back: String = run.chars().rev().collect();
    run.len() > 2 && WALKS.iter().any(|walk| walk.contains(run) || walk.contains(&back))
}
