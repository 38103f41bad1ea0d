//! What of a pack is read when it is first asked for: a start shows a page, and waits for no other.
//!
//! Only what can't fail is put off. Whoever asks gets it at once, on whatever thread they are, and it stays.

use super::same::Translated;
use super::schema::Schema;
use super::table::Table;
use std::fmt;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};
use toml::de::DeTable;

/// A piece of a pack, read by now or still to be read.
pub struct Later<T> {
    // In a box, so that what nobody asks for takes no room.
    found: OnceLock<Box<T>>,
    /// None where it was there from the first.
    read: Option<Arc<dyn Fn() -> T + Send + Sync>>,
}

impl<T> Later<T> {
    /// One that `read` gives when it is first asked for.
    pub fn new(read: impl Fn() -> T + Send + Sync + 'static) -> Self {
        Self { found: OnceLock::new(), read: Some(Arc::new(read)) }
    }

    /// Whether it was read already.
    pub fn is_read(&self) -> bool {
        self.found.get().is_some()
    }
}

impl<T: Table + Default + 'static> Later<T> {
    /// What a text of a pack holds that is known to be right.
    pub(super) fn of(text: &'static str) -> Self {
        Self::new(move || parsed(text))
    }
}

/// What a text of a pack holds that is known to be right.
pub(super) fn parsed<T: Table + Default>(text: &str) -> T {
    DeTable::parse(text).ok().and_then(|table| T::read(table.get_ref())).unwrap_or_default()
}

impl<T: Default> Later<T> {
    /// The piece itself.
    #[must_use]
    pub fn into_inner(self) -> T {
        let read = self.read;
        self.found.into_inner().map_or_else(|| read.map_or_else(T::default, |read| read()), |found| *found)
    }
}

impl<T> From<T> for Later<T> {
    fn from(found: T) -> Self {
        Self { found: OnceLock::from(Box::new(found)), read: None }
    }
}

impl<T: Default> Default for Later<T> {
    fn default() -> Self {
        Self { found: OnceLock::new(), read: None }
    }
}

impl<T: Default> Deref for Later<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.found.get_or_init(|| Box::new(self.read.as_ref().map_or_else(T::default, |read| read())))
    }
}

impl<T: Clone> Clone for Later<T> {
    fn clone(&self) -> Self {
        Self { found: self.found.clone(), read: self.read.clone() }
    }
}

impl<T: Default + fmt::Debug> fmt::Debug for Later<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<'l, T> IntoIterator for &'l Later<Vec<T>> {
    type Item = &'l T;
    type IntoIter = std::slice::Iter<'l, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T: Table> Table for Later<T> {
    const SCHEMA: &'static Schema = T::SCHEMA;

    fn read(table: &DeTable<'_>) -> Option<Self> {
        T::read(table).map(Self::from)
    }
}

impl<T: Translated + Default> Translated for Later<T> {
    fn departs(&self, english: &Self) -> Option<String> {
        (**self).departs(english)
    }
}
