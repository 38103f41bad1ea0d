//! What leaves the workbook, as text: Markdown, HTML, JSON, a calendar, and blank sheets to print.
//!
//! It returns text and writes nothing. Every HTML file is one piece: no script, no picture, no other file.

pub mod calendar;
pub mod document;
pub mod html;
pub mod json;
pub mod markdown;
pub mod sheet;

use crate::content::Workbook;
use crate::content::words::Export;
use crate::engine::leaving::{self, Scope};
use crate::engine::{By, Place, Progress, Reader, Record};
use chrono::{DateTime, FixedOffset, NaiveDate};

/// Everything that an export looks at; what of it leaves, the engine decides.
#[derive(Clone, Copy, Debug)]
pub struct Leaving<'a> {
    /// The edition.
    pub book: &'a Workbook,
    /// The records that may be looked at.
    pub progress: &'a Progress,
    /// Who asks.
    pub reader: Reader,
    /// For the date on the paper. Handed in: nothing here reads a clock.
    pub now: DateTime<FixedOffset>,
}

/// Pages that are wanted: whose, and of which part.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// Their own pages, or what both have.
    pub wish: Scope,
    /// Only this part.
    pub stage: Option<&'a str>,
}

impl<'a> Leaving<'a> {
    /// In the order of the book; what leaves no trace is not among them.
    pub fn records(&self, wanted: Wanted<'_>) -> Vec<&'a Record> {
        leaving::choose(self.book, self.progress, &self.reader, wanted.wish, wanted.stage)
    }

    /// What the book calls somebody.
    fn name(&self, place: Place) -> Option<String> {
        let name = self.progress.name(place).map(plain)?;
        // A record may come from elsewhere: a name of spaces alone would leave a heading with nobody in it.
        Some(name).filter(|name| !name.trim().is_empty())
    }

    /// What to call whoever wrote a thing; nobody where both did.
    fn writer(&self, by: By) -> Option<String> {
        let words = &self.words().document;
        match by {
            By::One => Some(self.name(Place::One).unwrap_or_else(|| words.first_of_you().to_owned())),
            By::Two => Some(self.name(Place::Two).unwrap_or_else(|| words.second_of_you().to_owned())),
            By::Both => None,
        }
    }

    /// What can be said of a yes of two, and no more than that: one signature reads as none.
    fn said_of_yes(&self, signed_by_both: bool) -> &str {
        // In the words of the edition: what a signature proves must not be said more strongly here than on the
        // screens.
        let words = &self.book.words.two.signing;
        if signed_by_both { words.signed_by_both() } else { words.entered_in_one_sitting() }
    }

    fn words(&self) -> &'a Export {
        &self.book.words.export
    }

    /// A day as it stands on paper: with its year, since a page may be read in another one.
    fn on_paper(&self, day: NaiveDate) -> String {
        self.book.words.dates.whole(day)
    }

    fn today(&self) -> NaiveDate {
        self.now.date_naive()
    }
}

/// A text with nothing in it that a terminal, a browser or a printer would obey: words and new lines.
fn plain(text: &str) -> String {
    // They turn the order of what follows around, so a line could read otherwise in the file than on the screen.
    let steers = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let lines = text.replace("\r\n", "\n").replace('\r', "\n").replace('\t', "    ");
    lines.chars().filter(|c| *c == '\n' || !(c.is_control() || steers(*c))).collect()
}
