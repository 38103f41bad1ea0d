//! What is wrong with a pack, and where: a place, a sentence, and what would be right.
//!
//! A fault is read by the person who edits the pack, so it never stops at the first one and never
//! prints a control character of theirs back to the terminal. This room opens no file.

use crate::order;
use std::cmp::Ordering;
use std::fmt;

/// A place in a file of a pack; lines and columns (in characters) begin at 1, and 0 is the whole file.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Location {
    /// The file inside the pack, such as `stages/1-acknowledge.toml`; empty for the whole pack.
    pub file: String,
    /// From 1, as editors count; 0 for the whole file.
    pub line: usize,
    /// In characters, from 1; 0 for the whole file.
    pub column: usize,
}

impl Location {
    /// A whole file.
    pub fn file(file: &str) -> Self {
        Self { file: file.to_owned(), line: 0, column: 0 }
    }

    /// The place of a byte in a text.
    pub fn of(file: &str, text: &str, byte: usize) -> Self {
        // A place inside a letter or past the end would make the slice panic, while a fault is being told.
        let end = (0..=byte.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        let before = &text[..end];
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
        // Counted in characters, as editors do: in bytes, every accent before the place would lead further past it.
        Self { file: file.to_owned(), line, column: before[start..].chars().count() + 1 }
    }
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => f.write_str(&self.file),
            line => write!(f, "{}:{line}:{}", self.file, self.column),
        }
    }
}

/// What becomes of the thing that a fault is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Effect {
    /// The pack is not opened before it is mended.
    #[default]
    Bars,
    /// The pack is opened, and whoever writes it would want to mend it.
    Amiss,
    /// The same, and English stands in for it.
    Departs,
    /// It is not there, and English stands in for it.
    Lacks,
    /// Nothing has to be done.
    Aside,
}

/// One thing that is wrong with a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The file inside the pack; empty for the whole pack.
    pub file: String,
    /// The line, from 1; 0 for the whole file.
    pub line: usize,
    /// The column in characters, from 1; 0 for the whole file.
    pub column: usize,
    /// What is wrong.
    pub what: String,
    /// What would be right; may be empty.
    pub mend: String,
    /// What becomes of it.
    pub effect: Effect,
}

impl Fault {
    /// A fault at a place, with the control characters of both texts written out.
    pub fn new(place: &Location, what: impl AsRef<str>, mend: impl AsRef<str>) -> Self {
        let (line, column) = (place.line, place.column);
        Self {
            file: plain(&place.file),
            line,
            column,
            what: plain(what.as_ref()),
            mend: plain(mend.as_ref()),
            effect: Effect::Bars,
        }
    }

    /// The same, with another effect.
    #[must_use]
    pub const fn with_effect(mut self, effect: Effect) -> Self {
        self.effect = effect;
        self
    }

    /// Whether English stands in for it.
    pub const fn is_in_english(&self) -> bool {
        matches!(self.effect, Effect::Departs | Effect::Lacks)
    }

    /// Whether something of a pack that opens is to be mended, and not only to be written still.
    pub const fn is_to_mend(&self) -> bool {
        matches!(self.effect, Effect::Amiss | Effect::Departs)
    }
}

/// Control characters written out, so that a pack can say nothing to the terminal and a fault stays one line.
fn plain(text: &str) -> String {
    let foul = |c: char| is_foul(c) || c.is_control();
    text.chars().map(|c| if foul(c) { c.escape_unicode().to_string() } else { c.to_string() }).collect()
}

/// Whether a character has no business in the text of a pack (newline and tab have).
pub fn is_foul(c: char) -> bool {
    // They can't be seen, and let a sentence or a phone number read otherwise than it is written.
    let turns_the_line_round = matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    (c.is_control() && c != '\n' && c != '\t') || turns_the_line_round
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.file.is_empty(), self.line) {
            (true, _) => {}
            (false, 0) => write!(f, "{}: ", self.file)?,
            (false, line) => write!(f, "{}:{line}:{}: ", self.file, self.column)?,
        }
        f.write_str(&self.what)?;
        if self.mend.is_empty() { Ok(()) } else { write!(f, "; {}", self.mend) }
    }
}

/// Everything that is wrong with a pack, in the order of its files and lines.
#[derive(Clone, Debug, Default, PartialEq, Eq, thiserror::Error)]
pub struct Faults(
    /// Each bars the pack.
    pub Vec<Fault>,
    /// What else was found on the way, of other effects.
    pub Vec<Fault>,
);

impl Faults {
    /// One fault that concerns the whole pack.
    pub fn whole(what: impl AsRef<str>, mend: impl AsRef<str>) -> Self {
        Self(vec![Fault::new(&Location::default(), what, mend)], Vec::new())
    }

    /// The same, of a pack in a folder of that name.
    #[must_use]
    pub(super) fn below(self, folder: &str) -> Self {
        let inside = |fault: Fault| {
            if fault.file.is_empty() {
                Fault { what: format!("{folder}: {}", fault.what), ..fault }
            } else {
                Fault { file: format!("{folder}/{}", fault.file), ..fault }
            }
        };
        Self(self.0.into_iter().map(inside).collect(), self.1.into_iter().map(inside).collect())
    }

    /// In the order of files and lines, each once.
    #[must_use]
    pub fn sorted(mut self) -> Self {
        for faults in [&mut self.0, &mut self.1] {
            order::by(faults, by_place);
            faults.dedup();
        }
        self
    }
}

fn by_place(one: &Fault, other: &Fault) -> Ordering {
    let key =
        // `workbook.toml` first: it names the other files, so what is wrong in it often explains what follows.
        |fault: &Fault| (fault.file != super::schema::WORKBOOK_FILE, fault.file.clone(), fault.line, fault.column);
    key(one).cmp(&key(other))
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines: Vec<String> = self.0.iter().map(ToString::to_string).collect();
        f.write_str(&lines.join("\n"))
    }
}

/// The known word nearest to one that was written, where one is near enough to be meant.
pub fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let letters = written.chars().count();
    // A pasted paragraph is no misspelled key, and comparing it with every known one takes time for nothing.
    if letters > 64 {
        return None;
    }
    let close = |word: &'a str| (strsim::damerau_levenshtein(written, word), word);
    // Further off, the proposal would be a word that nobody had in mind.
    let room = (letters / 3).max(1);
    known.into_iter().map(close).filter(|(far, _)| *far <= room).min().map(|(_, word)| word)
}

/// What would be right in place of an unknown word: the nearest, or all where they are few.
pub fn proposal<'a>(written: &str, known: impl IntoIterator<Item = &'a str> + Clone) -> String {
    if let Some(word) = nearest(written, known.clone()) {
        return format!("did you mean \"{word}\"?");
    }
    let all: Vec<&str> = known.into_iter().collect();
    if all.len() > 20 { "leave it out".to_owned() } else { format!("known here: {}", all.join(", ")) }
}
