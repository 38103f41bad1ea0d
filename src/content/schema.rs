//! The known keys of the format, as data: which tables there are, and what each key holds.
//!
//! One place says what a pack may write. The reader walks a file by these tables and calls the rest
//! unknown; the schemas for editors and the page that teaches the format are made from the same
//! tables. Nothing here reads or judges a text.

use super::words::Parameter;
use std::borrow::Cow;

/// The file in which a pack begins.
pub const WORKBOOK_FILE: &str = "workbook.toml";

/// A kind of file: its short name, where it lies in a pack, and the keys of its outermost table.
#[derive(Clone, Copy, Debug)]
pub struct File {
    /// Short name, such as `stage`.
    pub name: &'static str,
    /// The file, or the folder in which every file is one.
    pub path: &'static str,
    /// What it is for, in a few words.
    pub says: &'static str,
    /// Its keys.
    pub form: &'static Schema,
}

/// A kind of table: what it is called in a fault, and the keys it may have.
#[derive(Debug)]
pub struct Schema {
    /// What it is, such as `a step`.
    pub name: &'static str,
    /// Its keys, in the order in which the format writes them.
    pub keys: &'static [Key],
}

/// A key of a table.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// As it is written.
    pub name: &'static str,
    /// What it holds.
    pub shape: Shape,
    /// Whether the table can't do without it.
    pub needed: bool,
    /// What it is for, to the person who writes it; nothing where it is a word of the program whose name says it.
    pub says: &'static str,
}

impl Key {
    /// What it is for, in a sentence.
    pub fn described(&self) -> Cow<'static, str> {
        if self.says.is_empty() { format!("The words of \"{}\".", self.name).into() } else { self.says.into() }
    }
}

/// What a key holds.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// Words; a single line break is a space, a blank line begins a paragraph.
    Text,
    /// Words whose lines stay as they are.
    Verbatim,
    /// The id by which the table is known; once in its list.
    Id,
    /// The id by which one of a list of small things is known; once in that very list, whatever stands in others.
    EntryId,
    /// A whole number within these bounds.
    Number(u16, u16),
    /// The tag of a language, such as `de` or `pt-BR`.
    Tag,
    /// `true` or `false`.
    Flag,
    /// A day, such as `2026-11-23`.
    Date,
    /// A list of words.
    Texts,
    /// One word of a closed list.
    Word(&'static [&'static str]),
    /// Several words of a closed list.
    Words(&'static [&'static str]),
    /// The id of something that stands elsewhere.
    Refer(To),
    /// Several such ids.
    Refers(To),
    /// One value with keys of its own.
    Table(&'static Schema),
    /// A list of tables.
    Tables(&'static Schema),
    /// A list of words, of tables, or of both.
    Mixed(&'static Schema),
    /// A list of tables of two forms.
    // Behind a reference, since every key has the size of the greatest shape.
    Either(&'static Either),
    /// Words, or a table.
    TextOr(&'static Schema),
    /// `false`, or a table.
    OutOr(&'static Schema),
    /// What older packs wrote here stands there now.
    Moved(&'static str),
    /// What older packs wrote here is read nowhere.
    Gone,
    /// A word of the program, which takes these.
    Say(&'static [Parameter]),
}

/// Two forms of one list.
#[derive(Debug)]
pub struct Either {
    /// The key by which the first one is told from the other.
    pub mark: &'static str,
    /// With that key.
    pub with: &'static Schema,
    /// Without it.
    pub without: &'static Schema,
}

/// What an id points to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum To {
    /// By its whole id, with the stage in it.
    Step,
    /// A step, named in `workbook.toml` in the order of the page.
    Listed,
    /// A seed idea.
    Seed,
    /// A blank sheet to print.
    Worksheet,
    /// A section of the help lines.
    Section,
    /// A country of the help lines.
    Country,
}

impl Schema {
    /// `None` for a key that this kind of table does not take.
    pub fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.name == name)
    }

    /// The names of its keys, in order.
    pub fn names(&self) -> impl Iterator<Item = &'static str> + Clone + use<> {
        self.keys.iter().map(|key| key.name)
    }
}
