//! Walks one file of a pack by the known keys, and says everything that is wrong with it.
//!
//! The walk judges shape only: syntax, unknown and missing keys, types, closed words, foul characters.
//! It also notes where each id and each pointer stands, for `check`. It opens no file.

use super::fault::{Effect, Fault, Location, is_foul, proposal};
use super::schema::{Schema, Shape, To};
use super::words::{Lost, Plurals};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use toml::Spanned;
use toml::de::DeTable;

mod entries;
mod shape;
mod word_entry;

/// Syntax errors told of one file; after these, the rest are more of the same.
const SYNTAX_TOLD: usize = 20;

/// What was found on the way through the files of a pack, besides its words.
#[derive(Debug, Default)]
pub struct Findings {
    /// What is wrong so far.
    pub faults: Vec<Fault>,
    /// Ids, in the order met.
    pub ids: Vec<Named>,
    /// Pointers to ids.
    pub pointers: Vec<Pointer>,
    /// Files that could not be read at all, so that what points into them can't be judged.
    pub unread: BTreeSet<String>,
    /// Words of the program that are not there. Another language may have them.
    pub missing: Vec<Fault>,
    /// Whether what is not there is said in English, and no fault.
    pub is_translation: bool,
    /// Where a choice, card, pile or question is a text alone: it has no id, so its words are all that it is known by.
    pub without_id: Vec<Location>,
    /// The plural rules of the pack's language; none where it names no language, and any form may be right.
    pub plurals: Option<Plurals>,
    /// Where the keys of a record, or of a file, stand.
    places: BTreeMap<String, Vec<(&'static str, Spot)>>,
}

/// A [`Location`], of which there is one for nearly every key and hardly ever one that is told.
#[derive(Clone, Debug)]
struct Spot {
    file: Arc<str>,
    line: usize,
    column: usize,
}

impl Spot {
    fn told(&self) -> Location {
        Location { file: self.file.to_string(), line: self.line, column: self.column }
    }
}

/// An id, and the list in which it may stand once.
#[derive(Clone, Debug)]
pub struct Named {
    /// The list: empty for ids with a dot, which are one list over all files.
    pub list: String,
    /// As the pack writes it.
    pub id: String,
    /// Where it stands.
    pub place: Location,
}

/// A pointer to something that stands elsewhere.
#[derive(Clone, Debug)]
pub struct Pointer {
    /// Where to look for it.
    pub to: To,
    /// The id that has to be found there.
    pub id: String,
    /// The id of the record in which the pointer stands.
    pub owner: String,
    /// Where the pointer stands.
    pub place: Location,
}

impl Findings {
    /// Adds a fault.
    pub fn fault(&mut self, place: &Location, what: impl AsRef<str>, mend: impl AsRef<str>) {
        self.faults.push(Fault::new(place, what, mend));
    }

    /// Notes a file that is not there, and that another language may have.
    pub fn lacks(&mut self, file: &str) {
        self.missing.push(Fault::new(&Location::file(file), "this file is missing", "").with_effect(Effect::Lacks));
    }

    /// Notes an insert that a word lacks. The program says the word all the same, unless somebody would be left without a
    /// help line or a caution.
    pub(super) fn lost(&mut self, place: &Location, lost: &Lost) {
        let insert = clipped(&lost.insert);
        let what = format!("English has {{{insert}}} here, this has not");
        let mend = format!("write {{{insert}}} where it belongs in the sentence");
        if lost.is_vital {
            self.fault(place, what, mend);
        } else {
            self.missing.push(Fault::new(place, what, mend).with_effect(Effect::Amiss));
        }
    }

    /// Where a key of the record with that id, or of that file, stands; where it has no such key, the record's id.
    pub fn place(&self, id: &str, key: &str) -> Location {
        let places = self.places.get(id).map_or(&[][..], Vec::as_slice);
        let at = |key: &str| places.iter().find(|(name, _)| *name == key);
        at(key).or_else(|| at("id")).map(|(_, spot)| spot.told()).unwrap_or_default()
    }

    /// For one file, or several, that are read beside the others.
    pub(super) fn beside(&self) -> Self {
        let (unread, plurals) = (self.unread.clone(), self.plurals.clone());
        Self { unread, plurals, is_translation: self.is_translation, ..Self::default() }
    }

    /// Takes in what was found beside, after what is here already.
    pub(super) fn add(&mut self, other: Self) {
        self.faults.extend(other.faults);
        self.ids.extend(other.ids);
        self.pointers.extend(other.pointers);
        self.unread.extend(other.unread);
        self.missing.extend(other.missing);
        self.without_id.extend(other.without_id);
        for (owner, spots) in other.places {
            self.stand(&owner, spots);
        }
    }

    /// Notes where the keys of a record stand.
    fn stand(&mut self, owner: &str, spots: Vec<(&'static str, Spot)>) {
        let Some(there) = self.places.get_mut(owner) else {
            self.places.insert(owner.to_owned(), spots);
            return;
        };
        // The first one stays. The second with the same id is a fault of its own, told where that one stands.
        for (key, spot) in spots {
            if !there.iter().any(|(name, _)| *name == key) {
                there.push((key, spot));
            }
        }
    }

    /// Whether every file whose name begins so was read.
    pub fn is_whole(&self, files: &str) -> bool {
        !self.unread.iter().any(|file| file.starts_with(files))
    }

    /// Every id of a list.
    pub fn ids_of<'a>(&'a self, list: &'a str) -> impl Iterator<Item = &'a str> + Clone {
        self.ids.iter().filter(move |named| named.list == list).map(|named| named.id.as_str())
    }
}

/// Reads a text as TOML and walks it by `form`; nothing where its syntax is wrong.
pub fn read<'t>(file: &str, text: &'t str, form: &'static Schema, findings: &mut Findings) -> Option<DeTable<'t>> {
    let name = Arc::from(file);
    let mut reader = Reader { file, name, text, starts: line_starts(text), owner: String::new(), findings };
    // It gives all syntax errors in one go. The tree it makes up beside them can't be trusted, so that is not walked.
    let (tree, errors) = DeTable::parse_recoverable(text);
    if errors.is_empty() {
        reader.table(tree.get_ref(), 0, form, "");
        return Some(tree.into_inner());
    }
    reader.syntax(&errors);
    None
}

fn line_starts(text: &str) -> Vec<usize> {
    std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect()
}

/// The walk over one file.
struct Reader<'a> {
    file: &'a str,
    name: Arc<str>,
    text: &'a str,
    starts: Vec<usize>,
    /// The record being walked: the nearest table around that has an id.
    owner: String,
    findings: &'a mut Findings,
}

impl Reader<'_> {
    fn syntax(&mut self, errors: &[toml::de::Error]) {
        self.findings.unread.insert(self.file.to_owned());
        for error in errors.iter().take(SYNTAX_TOLD) {
            let at = error.span().map_or(self.text.len(), |span| span.start);
            let (what, mend) = self.syntax_words(error.message(), at);
            self.fault(at, format!("this is not TOML: {what}"), mend);
        }
        if errors.len() > SYNTAX_TOLD {
            let more = format!("{} more places in this file are not TOML", errors.len() - SYNTAX_TOLD);
            self.findings.fault(&Location::file(self.file), more, "mend the first ones, then look again");
        }
    }

    /// What the parser says of a place, in a sentence with what would be right.
    fn syntax_words(&self, message: &str, at: usize) -> (String, String) {
        // The parser only says that it expected something else, and in an editor there is nothing to see at this place.
        if let Some(c) = self.text.get(at..).and_then(|rest| rest.chars().next()).filter(|c| is_foul(*c)) {
            return (format!("the control character {}", c.escape_unicode()), "take it out".to_owned());
        }
        match message.split_once(", expected ") {
            Some((what, "nothing")) => (what.to_owned(), "take it out".to_owned()),
            Some((what, right)) => (what.to_owned(), format!("expected {right}")),
            None => (message.to_owned(), String::new()),
        }
    }

    fn table(&mut self, table: &DeTable<'_>, at: usize, form: &'static Schema, list: &str) {
        let id = own_id(table, form);
        let outer = id.map(|id| std::mem::replace(&mut self.owner, id.to_owned()));
        // The outermost table of a file that has no id is known by the file.
        let owner = id.or_else(|| list.is_empty().then_some(self.file));
        let mut spots = Vec::new();
        for (key, value) in table {
            let Some(known) = form.key(key.get_ref()) else {
                self.unknown(key, form);
                continue;
            };
            self.value(known, value, list);
            if owner.is_some() {
                spots.push((known.name, self.spot(key.span().start)));
            }
        }
        if let Some(owner) = owner {
            self.findings.stand(owner, spots);
        }
        for key in form.keys.iter().filter(|key| key.needed && !table.contains_key(key.name)) {
            let what = format!("missing key \"{}\"", key.name);
            self.fault(at, what, format!("{} needs it: {} = {}", form.name, key.name, key.shape.example()));
        }
        self.missing(Some(table), at, form);
        if let Some(outer) = outer {
            self.owner = outer;
        }
    }

    fn unknown(&mut self, key: &Spanned<std::borrow::Cow<'_, str>>, form: &'static Schema) {
        let word = clipped(key.get_ref());
        self.fault(key.span().start, format!("unknown key \"{word}\""), proposal(&word, form.names()));
    }

    fn fault(&mut self, at: usize, what: impl AsRef<str>, mend: impl AsRef<str>) {
        let place = self.place(at);
        self.findings.fault(&place, what, mend);
    }

    fn place(&self, at: usize) -> Location {
        self.spot(at).told()
    }

    fn spot(&self, at: usize) -> Spot {
        let line = self.starts.partition_point(|start| *start <= at).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        let column = self.text.get(start..at).map_or(1, |before| before.chars().count() + 1);
        Spot { file: self.name.clone(), line, column }
    }
}

fn own_id<'t>(table: &'t DeTable<'_>, form: &'static Schema) -> Option<&'t str> {
    let key = form.keys.iter().find(|key| matches!(key.shape, Shape::Id))?;
    table.get(key.name)?.get_ref().as_str()
}

/// A word of the pack, short enough to be told.
fn clipped(word: &str) -> String {
    // A missing quote can make a key of a whole paragraph, and a fault should stay one line.
    if word.chars().count() <= 60 { word.to_owned() } else { word.chars().take(60).chain("...".chars()).collect() }
}

/// Whether a decoded text holds a character that has no business there, and which.
fn foul(text: &str) -> Option<char> {
    // Letter by letter only where a byte is out of the ordinary: nearly all texts are without one.
    let is_plain = |byte: u8| matches!(byte, b'\n' | b'\t' | b' '..=b'~');
    if text.bytes().all(is_plain) { None } else { text.chars().find(|c| is_foul(*c)) }
}
