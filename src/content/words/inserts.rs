//! The inserts of a word, such as `{name}`: what English puts into a sentence is put into it in every edition.
//!
//! The reader judges what a pack may write; here its words are taken, and what they leave out of the English ones is noted.

use super::Takes;
use super::entries::Entries;
use super::plural::Plurals;
use super::word::{Word, inserts};
use crate::content::schema::{Key, Schema, Shape};
use crate::content::table::folded;
use toml::de::{DeTable, DeValue};

/// Forms that say the number themselves in many languages: "a page", "both pages".
const SAY_THE_NUMBER: [&str; 3] = ["zero", "one", "two"];

/// An insert that the English words have and those of a pack lack.
#[derive(Debug)]
pub struct Lost {
    /// The byte of its file at which the text begins.
    pub at: usize,
    /// Its name, without braces.
    pub insert: String,
    /// Whether somebody would miss a help line, or what a caution is about.
    pub is_vital: bool,
}

/// What is read of a file of words, and what was lost on the way.
#[derive(Debug)]
pub(super) struct Taken<'p> {
    plurals: &'p Plurals,
    pub lost: Vec<Lost>,
}

impl<'p> Taken<'p> {
    pub(super) const fn new(plurals: &'p Plurals) -> Self {
        Self { plurals, lost: Vec::new() }
    }

    /// The words of a table in a file; the English ones where it is not there.
    pub(super) fn table(&mut self, file: &DeTable<'_>, name: &str, form: &Schema, english: &Entries) -> Entries {
        let Some(found) = file.get(name).and_then(|table| table.get_ref().as_table()) else { return english.clone() };
        let is_vital = form.name == "[support]";
        let keys = form.keys.iter().enumerate();
        keys.map(|(at, key)| self.word(found, key, english.get(at), is_vital)).collect()
    }

    /// A word of a table, with its forms where it has some; the English one where it is not there.
    fn word(&mut self, found: &DeTable<'_>, key: &Key, english: Option<&Word>, is_vital: bool) -> Word {
        let otherwise = || english.cloned().unwrap_or_default();
        let Some(value) = found.get(key.name) else { return otherwise() };
        let own: Vec<(String, usize, String)> = match value.get_ref() {
            DeValue::String(text) => vec![(String::new(), value.span().start, folded(text))],
            DeValue::Table(forms) => forms
                .iter()
                .filter_map(|(name, text)| {
                    let said = folded(text.get_ref().as_str()?);
                    Some((name.get_ref().to_string(), text.span().start, said))
                })
                .collect(),
            _ => return otherwise(),
        };
        for (name, at, text) in &own {
            let may_lack = SAY_THE_NUMBER.contains(&&**name).then(|| counted(key)).flatten();
            let lost = english.into_iter().flat_map(|english| english.inserts(name));
            let lost = lost.filter(|insert| !inserts(text).any(|own| own == *insert));
            let is_vital = is_vital || key.name == "caution";
            let lost = lost.filter(|insert| Some(*insert) != may_lack);
            self.lost.extend(lost.map(|insert| Lost { at: *at, insert: insert.to_owned(), is_vital }));
        }
        match value.get_ref() {
            DeValue::Table(_) => {
                Word::with_forms(own.into_iter().map(|(name, _, text)| (name, text)).collect(), self.plurals.clone())
            }
            _ => Word::plain(own.into_iter().map(|(.., text)| text).collect()),
        }
    }
}

/// The insert that is a number, where an entry counts.
fn counted(key: &Key) -> Option<&'static str> {
    let Shape::Say(takes) = key.shape else { return None };
    takes.iter().find(|parameter| parameter.takes == Takes::Count).map(|parameter| parameter.name)
}
