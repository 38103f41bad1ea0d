//! What an export says, before it is Markdown or HTML: parts with their entries, and whose words stand in them.
//!
//! What was asked stands as it was asked then, never as it is asked today.

mod entry;
mod session;

pub use entry::{Entry, Piece, Voice, said_of_yes};

use super::{Leaving, Wanted};
use crate::content::words::Export;
use crate::engine::leaving::Scope;
use crate::engine::{BookKind, Place};

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
    /// Its sections, none of them empty.
    pub sections: Vec<Section>,
    /// A last line, where there is one.
    pub foot: String,
    /// What the language of the edition says around all of it.
    pub words: Export,
}

/// A stage of the workbook, or another group of pages under one heading.
#[derive(Clone, Debug, Default)]
pub struct Section {
    /// Its heading.
    pub title: String,
    /// What stands in it.
    pub entries: Vec<Entry>,
}

impl Document {
    /// The pages that leave, part by part in the order of the book.
    pub fn pages(leaving: &Leaving<'_>, wanted: Wanted<'_>) -> Self {
        let is_mine = wanted.wish == Scope::Mine;
        let words = &leaving.words().document;
        // In one's own pages it goes without saying, and the name of the other has no place in them.
        let names_writers = !is_mine && leaving.reader.kind != BookKind::One;
        let mut sections: Vec<Section> = Vec::new();
        for record in leaving.records(wanted) {
            let stage = leaving.book.stage_of(&record.step);
            let title = stage.map_or(words.nothing_asked(), |stage| stage.title.as_str());
            let entry = Entry::new(leaving, record, names_writers);
            // By the title of the part and not by its id: free pages have no part, and stand together.
            match sections.last_mut().filter(|section| section.title == title) {
                Some(section) => section.entries.push(entry),
                None => sections.push(Section { title: title.to_owned(), entries: vec![entry] }),
            }
        }
        let people = if is_mine { vec![leaving.reader.seat.place()] } else { vec![Place::One, Place::Two] };
        let title = if is_mine { words.mine() } else { words.ours() };
        Self { sections, ..Self::of(leaving, title, &people) }
    }

    /// An empty one, with its heading.
    fn of(leaving: &Leaving<'_>, title: &str, people: &[Place]) -> Self {
        Self {
            title: title.to_owned(),
            language: leaving.book.language.clone(),
            names: people.iter().filter_map(|place| leaving.name(*place)).collect(),
            day: leaving.on_paper(leaving.today()),
            note: leaving.words().document.made_with().to_owned(),
            words: leaving.words().clone(),
            ..Self::default()
        }
    }

    /// The names, as one says them together.
    pub fn joined_names(&self) -> String {
        self.names.join(&format!(" {} ", self.words.document.and()))
    }

    /// Whether nothing leaves.
    pub fn is_empty(&self) -> bool {
        self.sections.is_empty()
    }

    /// What its reader will be told, title by title: exactly this and nothing else.
    pub fn tells(&self) -> Vec<String> {
        let words = &self.words.tells;
        let names = (!self.names.is_empty()).then(|| match self.names.as_slice() {
            [name] => words.name(name),
            _ => words.names(&self.joined_names()),
        });
        let mut tells: Vec<String> = names.into_iter().collect();
        tells.extend([words.day(&self.day), self.note.clone()]);
        for section in &self.sections {
            tells.push(format!("{}:", section.title));
            tells.extend(section.entries.iter().map(|entry| format!("  {}", entry.heading())));
        }
        tells.extend(Some(self.foot.clone()).filter(|foot| !foot.is_empty()));
        tells
    }
}
