//! What an export says, before it is Markdown or HTML: parts with their entries, and whose words stand in them.
//!
//! What was asked stands as it was asked then, never as it is asked today.

mod entry;
mod session;

pub use entry::{Entry, Said, Voice, said_of_yes};

use super::{Leaving, Wanted};
use crate::engine::leaving::Wish;
use crate::engine::{BookKind, Place};

/// The line on every summary for a session.
pub const NOT_CLINICAL: &str = "Made with a self-help workbook. Not a clinical record.";

/// A whole export.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// Its heading.
    pub title: String,
    /// The language of the edition (BCP 47).
    pub language: String,
    /// The people it is from, as they typed their names.
    pub names: Vec<String>,
    /// The day it was made, as it stands on paper.
    pub day: String,
    /// A line about what it is.
    pub note: String,
    /// Its parts, none of them empty.
    pub parts: Vec<Section>,
    /// A last line, where there is one.
    pub foot: String,
}

/// One part.
#[derive(Clone, Debug, Default)]
pub struct Section {
    /// Its heading.
    pub title: String,
    /// What stands in it.
    pub entries: Vec<Entry>,
}

/// Where free pages stand.
const NOTHING_ASKED: &str = "Pages with nothing asked";

impl Document {
    /// The pages that leave, part by part in the order of the book.
    pub fn pages(leaving: &Leaving<'_>, wanted: Wanted<'_>) -> Self {
        let is_mine = wanted.wish == Wish::Mine;
        let names_writers = !is_mine && leaving.reader.kind != BookKind::One;
        let mut parts: Vec<Section> = Vec::new();
        for record in leaving.records(wanted) {
            let stage = leaving.book.stage_of(&record.step);
            let title = stage.map_or(NOTHING_ASKED, |stage| stage.title.as_str());
            let entry = Entry::new(leaving, record, names_writers);
            match parts.last_mut().filter(|part| part.title == title) {
                Some(part) => part.entries.push(entry),
                None => parts.push(Section { title: title.to_owned(), entries: vec![entry] }),
            }
        }
        let people = if is_mine { vec![leaving.reader.seat.place()] } else { vec![Place::One, Place::Two] };
        let title = if is_mine { "From my workbook" } else { "From our workbook" };
        Self { parts, ..Self::of(leaving, title, &people) }
    }

    /// An empty one, with its heading.
    fn of(leaving: &Leaving<'_>, title: &str, people: &[Place]) -> Self {
        Self {
            title: title.to_owned(),
            language: leaving.book.language.clone(),
            names: people.iter().filter_map(|place| leaving.name(*place)).collect(),
            day: leaving.on_paper(leaving.today()),
            note: "Made with a self-help workbook.".to_owned(),
            ..Self::default()
        }
    }

    /// Whether nothing leaves.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// What its reader will be told, title by title: exactly this and nothing else.
    pub fn tells(&self) -> Vec<String> {
        let names = (!self.names.is_empty()).then(|| match self.names.as_slice() {
            [name] => format!("The name {name}"),
            names => format!("The names {}", names.join(" and ")),
        });
        let mut tells: Vec<String> = names.into_iter().collect();
        tells.extend([format!("The day it was made: {}", self.day), self.note.clone()]);
        for part in &self.parts {
            tells.push(format!("{}:", part.title));
            tells.extend(part.entries.iter().map(|entry| format!("  {}", entry.heading())));
        }
        tells.extend(Some(self.foot.clone()).filter(|foot| !foot.is_empty()));
        tells
    }
}
