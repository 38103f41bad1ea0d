//! What is known by an id, so that its words can change: what is picked, sorted or asked.
//!
//! A record keeps the id beside the words that were shown. One that is older than the ids has the words alone, and so has
//! one of an edition that gives none: those are known by the words of today, or by one of the older wordings.

use super::schema::Shape;
use super::table::{Item, Table, Value, record};
use std::fmt;
use toml::de::DeValue;

record! {
    /// Something to pick, a card or a pile.
    #[derive(Default, PartialEq, Eq)]
    pub struct Entry: "an entry" {
        needed id: String as EntryId, "A short name that never changes, such as \"not-sure\". Kept pages know it by that.",
        needed say: String, "The words that are shown.",
        may was: Vec<String>, "Its older wordings, so that pages which have only the words are still understood.",
    }
}

record! {
    /// A small question, or a box.
    #[derive(Default, PartialEq, Eq)]
    pub struct Ask: "a question" {
        needed id: String as EntryId, "A short name that never changes, such as \"how-long\". Kept pages know it by that.",
        needed ask: String, "The question.",
        may was: Vec<String>, "Its older wordings, so that pages which have only the words are still understood.",
    }
}

/// A text alone has no id: it is known by its words, and by no others.
macro_rules! or_text {
    ($type:ident, $words:ident) => {
        impl $type {
            /// One that is known by its words.
            pub fn words($words: impl Into<String>) -> Self {
                Self { $words: $words.into(), ..Self::default() }
            }
        }

        impl Value for $type {
            const SHAPE: Shape = Shape::TextOr(Self::SCHEMA);

            fn read(value: &DeValue<'_>) -> Option<Self> {
                match value {
                    DeValue::Table(table) => Table::read(table),
                    text => Some(Self::words(String::read(text)?)),
                }
            }
        }

        impl Item for $type {
            const LIST: Shape = Shape::Mixed(Self::SCHEMA);
        }

        impl Identified for $type {
            fn id(&self) -> &str {
                &self.id
            }

            fn today(&self) -> &str {
                &self.$words
            }

            fn was(&self) -> &[String] {
                &self.was
            }
        }
    };
}

or_text!(Entry, say);
or_text!(Ask, ask);

impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.say)
    }
}

impl Entry {
    /// What it stands for, where the program knows that: by its id, or where it has none by its place among all.
    pub fn stands_for<T: Copy>(&self, at: usize, read: impl Fn(&str) -> Option<T>, all: &[T]) -> Option<T> {
        if self.id.is_empty() { all.get(at).copied() } else { read(&self.id) }
    }

    /// With no older ids or wordings.
    pub fn new(id: impl Into<String>, say: impl Into<String>) -> Self {
        Self { id: id.into(), say: say.into(), was: Vec::new() }
    }
}

/// What is known by an id, or by its words.
pub trait Identified {
    /// Its id; empty where it is known by its words.
    fn id(&self) -> &str;

    /// What it says today.
    fn today(&self) -> &str;

    /// Its older wordings.
    fn was(&self) -> &[String];

    /// Whether it says this today, or said it in an older wording.
    fn says(&self, words: &str) -> bool {
        self.today() == words || self.was().iter().any(|was| was == words)
    }
}

/// What somebody means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning<'w> {
    /// The one of that number.
    Known(usize),
    /// Words of their own, or of an edition that has others.
    Own(&'w str),
}

/// What is meant among these.
pub fn meaning<'w, 't, T: Identified + 't>(
    among: impl IntoIterator<Item = &'t T, IntoIter: Clone>,
    id: &str,
    words: &'w str,
) -> Meaning<'w> {
    meant(among, id, words).map_or(Meaning::Own(words), Meaning::Known)
}

/// Which of these is meant: the one with that id; where none has it, the one of those words.
pub fn meant<'t, T: Identified + 't>(
    among: impl IntoIterator<Item = &'t T, IntoIter: Clone>,
    id: &str,
    words: &str,
) -> Option<usize> {
    let mut among = among.into_iter();
    let mut again = among.clone();
    let by_id = among.position(|known| !id.is_empty() && known.id() == id);
    by_id.or_else(|| again.position(|known| known.says(words)))
}
