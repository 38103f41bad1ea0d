//! The known keys of the format, as data: which tables there are, and what each key holds.
//!
//! One place says what a pack may write. The reader walks a file by these tables and calls the rest
//! unknown; the schemas for editors and the page that teaches the format are made from the same
//! tables. Nothing here reads or judges a text.

mod demo;
mod library;
mod steps;

pub use demo::{PRESENTER, SAMPLE};
pub use library::{FAQ, FEELINGS, SAFETY, SITTINGS, SUPPORT, WORKSHEETS};
pub use steps::{STAGE_FILE, STEP};

use super::words::{self, Parameter};

/// The file in which a pack begins.
pub const WORKBOOK_FILE: &str = "workbook.toml";

/// A kind of file: its short name, where it lies in a pack, and the keys of its outermost table.
#[derive(Debug)]
pub struct File {
    /// Short name, such as `stage`.
    pub name: &'static str,
    /// The file, or the folder in which every file is one.
    pub path: &'static str,
    /// What it is for, in a few words.
    pub says: &'static str,
    /// Its keys.
    pub form: &'static Form,
}

/// Every kind of file a pack has, but for the words of the program.
static FILES: [File; 10] = [
    File { name: "workbook", path: WORKBOOK_FILE, says: "the title page, and the order of everything", form: &BOOK },
    File { name: "stage", path: "stages/", says: "a stage and its steps, a file for each stage", form: &STAGE_FILE },
    File { name: "faq", path: "library/faq.toml", says: "questions and answers", form: &FAQ },
    File { name: "feelings", path: "library/feelings.toml", says: "words of feeling to pick from", form: &FEELINGS },
    File { name: "support", path: "library/support.toml", says: "help lines, by country", form: &SUPPORT },
    File { name: "safety", path: "library/safety.toml", says: "the private safety check", form: &SAFETY },
    File { name: "sittings", path: "library/sittings.toml", says: "the first sittings, the lock", form: &SITTINGS },
    File { name: "worksheets", path: "library/worksheets.toml", says: "blank sheets to print", form: &WORKSHEETS },
    File { name: "presenter", path: "demo/presenter.toml", says: "the demo, for its presenter", form: &PRESENTER },
    File { name: "sample", path: "demo/", says: "the made-up people of the demo", form: &SAMPLE },
];

impl File {
    /// The kind of the file that lies at a path inside a pack.
    pub fn at(path: &str) -> Option<&'static Self> {
        let in_folder = |file: &Self| file.path.ends_with('/') && path.starts_with(file.path);
        let is_toml = std::path::Path::new(path).extension().is_some_and(|end| end == "toml");
        files().find(|file| path == file.path || (is_toml && in_folder(file)))
    }
}

/// Every kind of file a pack has, those of the program's words last.
pub fn files() -> impl Iterator<Item = &'static File> + Clone {
    FILES.iter().chain(words::FILES)
}

/// A kind of table: what it is called in a fault, and the keys it may have.
#[derive(Debug)]
pub struct Form {
    /// What it is, such as `a step`.
    pub name: &'static str,
    /// Its keys, in the order in which the format writes them.
    pub keys: &'static [Key],
}

/// A key of a table.
#[derive(Debug)]
pub struct Key {
    /// As it is written.
    pub name: &'static str,
    /// What it holds.
    pub shape: Shape,
    /// Whether the table can't do without it.
    pub needed: bool,
    /// What it is for, to the person who writes it.
    pub says: &'static str,
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
    /// A whole number within these bounds.
    Number(u16, u16),
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
    /// Several of them.
    Refers(To),
    /// A table.
    Table(&'static Form),
    /// A list of tables.
    Tables(&'static Form),
    /// A list of words, of tables, or of both.
    Mixed(&'static Form),
    /// A list of tables: of the first form where they have that key, else of the second.
    Either(&'static str, &'static Form, &'static Form),
    /// `false`, or a table.
    OutOr(&'static Form),
    /// What older packs wrote here stands there now.
    Moved(&'static str),
    /// A word of the program, which takes these.
    Say(&'static [Parameter]),
}

/// What an id points to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum To {
    /// A step of the workbook.
    Step,
    /// A step, named in `workbook.toml` in the order of the page.
    Listed,
    /// A seed idea.
    Seed,
    /// A worksheet.
    Worksheet,
    /// A section of the help lines.
    Section,
    /// A country of the help lines.
    Country,
}

impl Form {
    /// The key of that name.
    pub fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.name == name)
    }

    /// The names of its keys, in order.
    pub fn names(&self) -> impl Iterator<Item = &'static str> + Clone + use<> {
        self.keys.iter().map(|key| key.name)
    }
}

/// A key that its table can't do without.
const fn need(name: &'static str, shape: Shape, says: &'static str) -> Key {
    Key { name, shape, needed: true, says }
}

/// A key that may be left out.
const fn may(name: &'static str, shape: Shape, says: &'static str) -> Key {
    Key { name, shape, needed: false, says }
}

/// `workbook.toml`.
pub static BOOK: Form = Form {
    name: "this file",
    keys: &[
        need("title", Shape::Text, "What the workbook is called on its first screen."),
        need("name", Shape::Text, "A short stable name of the edition; each kept page says which edition asked."),
        need("language", Shape::Text, "The language of the words, as a tag such as \"en\" or \"de\"."),
        need(
            "version",
            Shape::Text,
            "Which wording this is; raise it when words change. Kept pages keep the words they answered.",
        ),
        need("stages", Shape::Tables(&LISTED_STAGE), "The stages in the order of the page, all ten of them."),
    ],
};

static LISTED_STAGE: Form = Form {
    name: "a stage of the workbook",
    keys: &[
        need("id", Shape::Id, "The id of the stage, such as \"patience\"."),
        need("file", Shape::Text, "The file it is written in, such as \"stages/4-patience.toml\"."),
        need("steps", Shape::Refers(To::Listed), "The ids of its steps, in the order of the page."),
    ],
};
