//! An export as it was made: its bytes, and in plain words all that they tell.

use super::{Format, Whose};
use crate::content::words::Words;
use crate::content::words::commands::Export;
use crate::engine::Place;
use crate::engine::leaving::Scope;
use crate::export::document::Document;
use crate::export::{Leaving, Wanted, calendar, html, json, markdown};
use crate::text::in_json;

/// The bytes and what they tell.
pub(super) struct Made {
    pub(super) bytes: Vec<u8>,
    /// All of it, to be read before it leaves.
    pub(super) whole: String,
    told: Vec<String>,
    each: Each,
}

impl Made {
    /// Makes it; none if nothing leaves.
    pub(super) fn new(leaving: &Leaving<'_>, form: &Request<'_>, people: &[Place]) -> Option<Self> {
        let Request { format, whose, stage } = *form;
        let wish = if whose == Whose::Shared { Scope::Shared } else { Scope::Mine };
        let wanted = Wanted { wish, stage };
        let each = form.each();
        if format == Format::Ics {
            let days = calendar::days(leaving, wanted);
            let whole = calendar::file(&days, leaving.now);
            let bytes = whole.clone().into_bytes();
            return (!days.is_empty()).then(|| Self { bytes, whole, told: calendar::tells(leaving.book, &days), each });
        }
        let is_session = whose == Whose::Session;
        let document = if is_session { Document::session(leaving, people) } else { Document::pages(leaving, wanted) };
        let whole = markdown::file(&document);
        let text = match format {
            Format::Html => html::pages(&document),
            Format::Json if is_session => in_json(&json::session(leaving, &document)),
            Format::Json => in_json(&json::pages(leaving, wanted)),
            Format::Md | Format::Ics => whole.clone(),
        };
        (!document.is_empty()).then(|| Self { bytes: text.into_bytes(), whole, told: document.tells(), each })
    }

    /// What its reader is told.
    pub(super) fn tells(&self, words: &Words) -> Vec<String> {
        let said = &words.commands.export;
        let told = self.told.iter().map(|line| format!("  {line}"));
        let first = [said.tells().to_owned()].into_iter();
        first.chain(told).chain([self.each.words(said).to_owned(), String::new()]).collect()
    }
}

/// How pages leave, whose, and of which part.
#[derive(Clone, Copy)]
pub(super) struct Request<'a> {
    pub(super) format: Format,
    pub(super) whose: Whose,
    pub(super) stage: Option<&'a str>,
}

impl Request<'_> {
    fn each(&self) -> Each {
        match self.format {
            Format::Ics => Each::Day,
            Format::Json if self.whose != Whose::Session => Each::Record,
            _ => Each::Page,
        }
    }
}

/// What of each page is told.
#[derive(Clone, Copy)]
enum Each {
    /// A day and a neutral title.
    Day,
    /// All that is kept with it.
    Record,
    /// Its words, and what was asked.
    Page,
}

impl Each {
    fn words(self, words: &Export) -> &str {
        match self {
            Self::Day => words.tells_of_days(),
            Self::Record => words.tells_all(),
            Self::Page => words.tells_of_pages(),
        }
    }
}
