//! Where the packs lie from which one is chosen: in the binary, or in a folder that holds one, or one for each language.

use super::embedded::{ENGLISH, PACKS, Pack};
use super::fault::{Fault, Faults, Location};
use super::language::Language;
use super::schema::WORKBOOK_FILE;
use super::{Entry, Workbook, load};
use crate::files;
use crate::order;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The most names that are looked at in a folder.
const MOST_NAMES: usize = 200;

/// The packs from which one is chosen.
#[derive(Debug)]
pub struct Packs {
    lie: Lie,
    languages: Vec<Language>,
    /// Folders that are called as a language and hold no pack.
    unused: Vec<String>,
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
        Self {
            lie: Lie::Inside,
            languages: PACKS.iter().filter_map(|pack| Language::read(pack.language)).collect(),
            unused: Vec::new(),
        }
    }

    /// Those in a folder. One that holds none counts as a pack, so that reading it says what is missing.
    pub fn in_folder(dir: &Path) -> Self {
        if dir.join(WORKBOOK_FILE).exists() {
            return Self::one(dir);
        }
        let found = files::names(dir, MOST_NAMES).unwrap_or_default();
        let mut found: Vec<String> = found.into_iter().filter_map(|name| name.into_string().ok()).collect();
        order::natural(&mut found);
        let with_language = found.into_iter().filter_map(|name| Some((Language::read(&name)?, name)));
        let (holding, others): (Vec<_>, Vec<_>) =
            with_language.partition(|(_, name)| dir.join(name).join(WORKBOOK_FILE).exists());
        let others = others.into_iter().map(|(_, name)| name).filter(|name| dir.join(name).is_dir());
        let unused = others.collect();
        let (languages, names): (Vec<_>, Vec<_>) = holding.into_iter().unzip();
        if names.is_empty() {
            return Self { unused, ..Self::one(dir) };
        }
        Self { lie: Lie::Each(dir.to_owned(), names), languages, unused }
    }

    fn one(dir: &Path) -> Self {
        Self {
            lie: Lie::Alone(dir.to_owned()),
            languages: load::language_of(dir).into_iter().collect(),
            unused: Vec::new(),
        }
    }

    /// The languages there are, in the order of their names. None where a pack is too broken to say which it has.
    pub fn languages(&self) -> &[Language] {
        &self.languages
    }

    /// Folders among them that are called as a language and hold no pack, so that nobody can choose it.
    pub fn unused(&self) -> &[String] {
        &self.unused
    }

    /// What can be chosen from, by tag: each language by the name that its own pack gives it, for whoever reads that one and
    /// perhaps no other, else by its tag.
    pub fn choices(&self) -> Vec<Entry> {
        let choice = |(at, language): (usize, &Language)| {
            let tag = language.to_string();
            let name = self.own_name(at).unwrap_or_else(|| tag.clone());
            Entry::new(tag, name)
        };
        self.languages.iter().enumerate().map(choice).collect()
    }

    fn own_name(&self, at: usize) -> Option<String> {
        match &self.lie {
            Lie::Alone(dir) => load::language_name_of(dir),
            Lie::Inside => {
                let (_, text) = PACKS.get(at)?.files.iter().find(|(path, _)| *path == WORKBOOK_FILE)?;
                load::language_name_in(text)
            }
            Lie::Each(dir, names) => load::language_name_of(&dir.join(names.get(at)?)),
        }
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
        self.read_by(language, load::shipped_in)
    }

    fn read_by(
        &self,
        language: Option<&Language>,
        shipped: impl Fn(Pack) -> Result<Workbook, Faults>,
    ) -> Result<Workbook, Faults> {
        let place = |wanted: &Language| self.languages.iter().position(|there| there == wanted);
        let at = language.and_then(place);
        match &self.lie {
            Lie::Alone(dir) => load::from_dir(dir),
            Lie::Inside => shipped(at.map_or(ENGLISH, |at| PACKS[at])),
            Lie::Each(dir, names) => {
                let english = Language::read(ENGLISH.language).as_ref().and_then(place).map(|at| &*names[at]);
                load::language_in(dir, &names[at.unwrap_or(0)], english)
            }
        }
    }

    /// Whether a workbook can be read in English where this language can't.
    pub fn opens_in_english_instead(&self, of: Option<&Language>) -> bool {
        let english = Language::read(ENGLISH.language).and_then(|english| english.among(&self.languages));
        english.is_some_and(|english| of.is_some_and(|of| of != english) && self.read(Some(english)).is_ok())
    }

    /// Reads all of them: those that open, and what was found in the others.
    pub fn check(&self) -> (Vec<Workbook>, Faults) {
        let (mut books, mut faults) = (Vec::<Workbook>::new(), Faults::default());
        let all: Vec<_> = self.languages.iter().map(Some).collect();
        for language in if all.is_empty() { vec![None] } else { all } {
            match self.read_by(language, load::strictly) {
                Ok(book) => books.push(book),
                Err(found) => {
                    faults.0.extend(found.0);
                    faults.1.extend(found.1);
                }
            }
        }
        faults.0.extend(same_names(&books));
        // What is wrong with the English one is told of each that is held to it.
        for found in [&mut faults.0, &mut faults.1] {
            let mut told = BTreeSet::new();
            found.retain(|fault: &Fault| told.insert(fault.to_string()));
        }
        (books, faults)
    }
}

/// A kept page says by the name of an edition which one asked, so no two have the same.
fn same_names(books: &[Workbook]) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (at, book) in books.iter().enumerate() {
        let is_other = |other: &usize| *other < at || (*other > at && books[*other].language == ENGLISH.language);
        let other = (0..books.len()).filter(is_other).find(|other| books[*other].name == book.name);
        if let Some(other) = other.filter(|_| book.language != ENGLISH.language) {
            let place = Location::file(&format!("{}/{WORKBOOK_FILE}", book.language));
            let what = format!("the name \"{}\" is that of \"{}\" too", book.name, books[other].language);
            faults.push(Fault::new(&place, what, "give each language a name of its own"));
        }
    }
    faults
}
