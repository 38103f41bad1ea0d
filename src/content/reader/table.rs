//! A table of the pack as `load` takes words from it, once the walk has said what is wrong.
//!
//! Nothing here reports: a key of the wrong type reads as if it were not there, because the fault is
//! already told and the pack will be refused.

use crate::content::words::{Plurals, Word};
use chrono::NaiveDate;
use toml::de::{DeTable, DeValue};

/// A table whose keys can be taken by name.
#[derive(Clone, Copy, Debug)]
pub struct Table<'t>(&'t DeTable<'t>);

impl<'t> Table<'t> {
    /// Over a table that was walked.
    pub fn new(table: &'t DeTable<'t>) -> Self {
        Self(table)
    }

    fn get(self, key: &str) -> Option<&'t DeValue<'t>> {
        self.0.get(key).map(toml::Spanned::get_ref)
    }

    /// A word as it is written, such as an id.
    pub fn word(self, key: &str) -> Option<&'t str> {
        self.get(key)?.as_str()
    }

    /// A text, folded.
    pub fn text(self, key: &str) -> Option<String> {
        self.word(key).map(folded)
    }

    /// A text that must be there.
    pub fn needed(self, key: &str) -> String {
        self.text(key).unwrap_or_default()
    }

    /// A text whose lines stay as they are.
    pub fn verbatim(self, key: &str) -> Option<String> {
        self.word(key).map(|text| text.trim_end().to_owned())
    }

    /// A whole number.
    pub fn number(self, key: &str) -> Option<u16> {
        let number = self.get(key)?.as_integer()?;
        u16::from_str_radix(number.as_str(), number.radix()).ok()
    }

    /// `true` or `false`.
    pub fn flag(self, key: &str) -> Option<bool> {
        self.get(key)?.as_bool()
    }

    /// A day.
    pub fn day(self, key: &str) -> Option<NaiveDate> {
        let date = self.get(key)?.as_datetime()?.date?;
        NaiveDate::from_ymd_opt(i32::from(date.year), u32::from(date.month), u32::from(date.day))
    }

    /// A list of texts, folded.
    pub fn texts(self, key: &str) -> Option<Vec<String>> {
        let items = self.get(key)?.as_array()?;
        Some(items.iter().filter_map(|item| item.get_ref().as_str()).map(folded).collect())
    }

    /// A table inside it.
    pub fn table(self, key: &str) -> Option<Table<'t>> {
        self.get(key)?.as_table().map(Table)
    }

    /// A list of tables; nothing where the key is not there.
    pub fn list<T>(self, key: &str, read: impl Fn(Table<'t>) -> T) -> Option<Vec<T>> {
        let items = self.get(key)?.as_array()?;
        Some(items.iter().filter_map(|item| item.get_ref().as_table()).map(|table| read(Table(table))).collect())
    }

    /// A list of tables, those left out for which `read` has nothing.
    pub fn some<T>(self, key: &str, read: impl Fn(Table<'t>) -> Option<T>) -> Vec<T> {
        self.list(key, read).unwrap_or_default().into_iter().flatten().collect()
    }

    /// A list of texts and tables, where a text stands for a table with that one key.
    pub fn mixed<T>(self, key: &str, word: impl Fn(String) -> T, read: impl Fn(Table<'t>) -> T) -> Option<Vec<T>> {
        let one = |item: &'t DeValue<'t>| match item {
            DeValue::String(text) => Some(word(folded(text))),
            DeValue::Table(table) => Some(read(Table(table))),
            _ => None,
        };
        Some(self.get(key)?.as_array()?.iter().filter_map(|item| one(item.get_ref())).collect())
    }

    /// A word of the program, with its forms where it has some.
    pub fn said(self, key: &str, plurals: &Plurals) -> Option<Word> {
        match self.get(key)? {
            DeValue::String(text) => Some(Word::plain(folded(text))),
            DeValue::Table(forms) => Some(Word::with_forms(Table(forms).lines().collect(), plurals.clone())),
            _ => None,
        }
    }

    /// All its keys with their texts.
    pub fn lines(self) -> impl Iterator<Item = (String, String)> + 't {
        self.0.iter().filter_map(|(key, value)| Some((key.get_ref().to_string(), folded(value.get_ref().as_str()?))))
    }
}

/// Inside a paragraph a line break is a space; a blank line begins a new paragraph.
fn folded(text: &str) -> String {
    let mut paragraphs = vec![String::new()];
    for line in text.lines() {
        let words = line.split_whitespace().collect::<Vec<_>>().join(" ");
        match paragraphs.last_mut() {
            Some(last) if !words.is_empty() => {
                if !last.is_empty() {
                    last.push(' ');
                }
                last.push_str(&words);
            }
            Some(last) if !last.is_empty() => paragraphs.push(String::new()),
            _ => {}
        }
    }
    paragraphs.join("\n\n").trim_end().to_owned()
}
