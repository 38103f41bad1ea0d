//! Languages by their tags (BCP 47), such as `en` or `pt-BR`, and which of several is meant.

use std::fmt;
use unic_langid::LanguageIdentifier;

/// A language, in a country or script of its own where the tag says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Language(LanguageIdentifier);

impl Language {
    /// Reads a tag; nothing where it is none, or names no language.
    pub fn read(tag: &str) -> Option<Self> {
        let tag: LanguageIdentifier = tag.parse().ok()?;
        // The grammar allows longer ones, and no language has one: for "deutsch" there are no rules of plurals.
        let is_one = !tag.language.is_empty() && tag.language.as_str().len() <= 3;
        is_one.then_some(Self(tag))
    }

    /// The language of a locale as systems write it, such as `de_AT.UTF-8@euro`. `C` and `POSIX` name none.
    pub fn of_locale(name: &str) -> Option<Self> {
        let tag = name.split(['.', '@']).next().unwrap_or_default();
        if matches!(tag, "C" | "POSIX") { None } else { Self::read(tag) }
    }

    /// The one of these that whoever asked for this language reads: that very one, or the same language elsewhere. What is
    /// written in another script is none of them.
    pub fn among<'l>(&self, there: &'l [Self]) -> Option<&'l Self> {
        let scripts = |other: &Self| [self.0.script, other.0.script];
        let reads = |other: &&Self| {
            self.0.language == other.0.language && !matches!(scripts(other), [Some(own), Some(script)] if own != script)
        };
        // Without a country before that of a country: that is the one for everybody.
        let readable = there.iter().filter(reads);
        there.iter().find(|other| *other == self).or_else(|| readable.min_by_key(|other| other.0.region.is_some()))
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
