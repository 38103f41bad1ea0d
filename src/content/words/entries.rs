//! The words of one table, in the order of its keys.
//!
//! Each table of words is a type of its own, so that one asks for a word by its name and what isn't declared does not
//! compile. Whatever those types do is done here: there are many of them, and each would have a copy of it.

use super::word::{Given, Hour, People, Word};
use std::sync::Arc;

/// The words of a table. Of one that was never read, each says nothing.
// Shared, since a pack that lacks a table has the English one.
#[derive(Clone, Debug, Default)]
pub(super) struct Entries(Arc<[Word]>);

impl FromIterator<Word> for Entries {
    fn from_iter<I: IntoIterator<Item = Word>>(words: I) -> Self {
        Self(words.into_iter().collect())
    }
}

impl Entries {
    /// The word that stands there, where the table was read.
    pub(super) fn get(&self, at: usize) -> Option<&Word> {
        self.0.get(at)
    }

    /// Its words as they stand in the pack.
    pub(super) fn text(&self, at: usize) -> &str {
        self.get(at).map_or("", Word::text)
    }

    /// The words for so many people.
    pub(super) fn for_people(&self, at: usize, people: People) -> &str {
        self.get(at).map_or("", |word| word.for_people(people))
    }

    /// The words for that time of the day.
    pub(super) fn by_hour(&self, at: usize, hour: Hour) -> &str {
        self.get(at).map_or("", |word| word.at(hour))
    }

    /// The sentence: the form that what is given asks for, with the rest put in.
    pub(super) fn say(&self, at: usize, given: &[(&str, Given<'_>)]) -> String {
        self.get(at).map(|word| word.say(given)).unwrap_or_default()
    }
}
