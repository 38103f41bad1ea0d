//! Where the packs lie from which one is chosen: in the binary, or in a folder that holds one, or one for each language.

use super::embedded::{ENGLISH, PACKS};
use super::fault::{Fault, Faults};
use super::language::Language;
use super::schema::WORKBOOK_FILE;
use super::{Workbook, load};
use crate::files;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The most names that are looked at in a folder.
const MOST_NAMES: usize = 200;

/// The packs from which one is chosen.
#[derive(Debug)]
pub struct Packs {
    lie: Lie,
    languages: Vec<Language>,
}

#[derive(Debug)]
enum Lie {
    /// In the binary.
    Inside,
    /// In a folder that is a pack.
    Alone(PathBuf),
    /// In a folder that has a pack for each language, in folders of these names.
    Each(PathBuf, Vec<String>),
}

impl Packs {
    /// Those in the binary.
    pub fn shipped() -> Self {
        Self { lie: Lie::Inside, languages: PACKS.iter().filter_map(|pack| Language::read(pack.language)).collect() }
    }

    /// Those in a folder. One that holds none counts as a pack, so that reading it says what is missing.
    pub fn in_folder(dir: &Path) -> Self {
        if dir.join(WORKBOOK_FILE).exists() {
            return Self::one(dir);
        }
        let found = files::names(dir, MOST_NAMES).unwrap_or_default().into_iter();
        let with_language = found.filter_map(|name| name.into_string().ok()).filter_map(|name| {
            let holds_one = dir.join(&name).join(WORKBOOK_FILE).exists();
            Some((Language::read(&name).filter(|_| holds_one)?, name))
        });
        let (languages, names): (Vec<_>, Vec<_>) = with_language.unzip();
        if names.is_empty() { Self::one(dir) } else { Self { lie: Lie::Each(dir.to_owned(), names), languages } }
    }

    fn one(dir: &Path) -> Self {
        Self { lie: Lie::Alone(dir.to_owned()), languages: load::language_of(dir).into_iter().collect() }
    }

    /// The languages there are, in the order of their names. None where a pack is too broken to say which it has.
    pub fn languages(&self) -> &[Language] {
        &self.languages
    }

    /// Their names, for a sentence.
    pub fn names(&self) -> String {
        self.languages.iter().map(|language| format!("\"{language}\"")).collect::<Vec<_>>().join(", ")
    }

    /// The language that is used where none of those that are there was asked for.
    pub fn usual(&self) -> Option<&Language> {
        let english = Language::read(ENGLISH.language)?;
        english.among(&self.languages).or_else(|| self.languages.first())
    }

    /// Reads the pack of a language that is there.
    ///
    /// # Errors
    /// Every fault of it, and of the English one where that lies beside it.
    pub fn read(&self, language: Option<&Language>) -> Result<Workbook, Faults> {
        let place = |wanted: &Language| self.languages.iter().position(|there| there == wanted);
        let at = language.and_then(place);
        match &self.lie {
            Lie::Alone(dir) => load::from_dir(dir),
            Lie::Inside => load::shipped_in(at.map_or(ENGLISH, |at| PACKS[at])),
            Lie::Each(dir, names) => {
                let english = Language::read(ENGLISH.language).as_ref().and_then(place).map(|at| &*names[at]);
                load::language_in(dir, &names[at.unwrap_or(0)], english)
            }
        }
    }

    /// Reads all of them.
    ///
    /// # Errors
    /// Every fault of each.
    pub fn read_all(&self) -> Result<Vec<Workbook>, Faults> {
        if self.languages.is_empty() {
            return self.read(None).map(|book| vec![book]);
        }
        let (mut books, mut faults) = (Vec::new(), Vec::new());
        for language in &self.languages {
            match self.read(Some(language)) {
                Ok(book) => books.push(book),
                Err(found) => faults.extend(found.0),
            }
        }
        // What is wrong with the English one is told of each that is held to it.
        let mut told = BTreeSet::new();
        faults.retain(|fault: &Fault| told.insert(fault.to_string()));
        if faults.is_empty() { Ok(books) } else { Err(Faults(faults)) }
    }
}
