//! A screen, described: what it says and which parts it has, in reading order.
//!
//! The drawing and the line-by-line front end both read this and nothing else, so neither can say more than the other.

use crate::content::Words;
use crate::engine::Seat;
use crate::engine::trend::Point;

/// What is said about whether a page is on disk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OnDisk {
    /// Nothing is said.
    #[default]
    Unsaid,
    /// There are words that are not kept yet.
    NotYet,
    /// It is on its way to a disk that takes long.
    Saving,
    /// It is on disk.
    Kept,
    /// It is in memory alone: what made-up people write.
    InMemory,
}

/// Whose a page is, said at its top right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Belongs {
    /// Of whoever sits there, and nobody else.
    ToOne,
    /// Of both.
    ToBoth,
    /// Of both, once its writer shows it.
    ToBothOnceShown,
    /// In these words; none where nothing is said.
    Said(String),
}

impl Default for Belongs {
    fn default() -> Self {
        Self::Said(String::new())
    }
}

impl<T: Into<String>> From<T> for Belongs {
    fn from(words: T) -> Self {
        Self::Said(words.into())
    }
}

impl Belongs {
    /// In the words of a pack.
    pub fn words<'a>(&'a self, words: &'a Words) -> &'a str {
        let whose = &words.common.whose;
        match self {
            Self::ToOne => whose.own(),
            Self::ToBoth => whose.both(),
            Self::ToBothOnceShown => whose.both_once_shown(),
            Self::Said(words) => words,
        }
    }
}

/// How loud a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// What is asked, and headings.
    Bold,
    /// What is read and written, and every line about privacy.
    Plain,
    /// What can wait.
    Quiet,
}

/// One piece of a page.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// Words; blank lines part paragraphs.
    Words(Weight, String),
    /// Something went wrong: a sentence, marked.
    Trouble(String),
    /// An empty line.
    Gap,
    /// The part of the form with this number.
    Part(usize),
    /// The bowl, with its seven seams.
    Bowl([bool; 7]),
    /// An own trend: each number with the days from it to the last one, for it is drawn from the first that fits.
    Trend(Vec<(Point, String)>),
    /// Two columns, each with its heading; one under the other where there is no room.
    Beside(Box<[Column; 2]>),
}

/// One of two columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its heading.
    pub title: String,
    /// Its words.
    pub text: String,
}

impl Block {
    /// What is asked.
    pub fn ask(words: impl Into<String>) -> Self {
        Self::Words(Weight::Bold, words.into())
    }

    /// What is read.
    pub fn text(words: impl Into<String>) -> Self {
        Self::Words(Weight::Plain, words.into())
    }

    /// What can wait.
    pub fn quiet(words: impl Into<String>) -> Self {
        Self::Words(Weight::Quiet, words.into())
    }
}

/// A whole page.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// Where one is.
    pub place: String,
    /// Whose page it is.
    pub whose: Belongs,
    /// Whether it is on disk.
    pub on_disk: OnDisk,
    /// What is on it, in reading order.
    pub blocks: Vec<Block>,
    /// What stands beside it on a wide screen.
    pub aside: Vec<Block>,
    /// Whether it stands in the middle of the window, for the quiet screens.
    pub centred: bool,
    /// Whether nothing else is on the screen, not even the keys.
    pub bare: bool,
    /// To whom the keyboard is passed: then nothing of what was there before may stand anywhere.
    pub passed_to: Option<Seat>,
    /// Whether the keys at the foot say nothing of what lies beneath; they work all the same.
    pub dull: bool,
    /// Where in the text that is read the keys begin: a heading, and at the end their list. Line by line the words that
    /// can be typed stand there in their place.
    pub keys_from: Option<usize>,
}

impl Page {
    /// A page at a place.
    pub fn new(place: impl Into<String>) -> Self {
        Self { place: place.into(), ..Self::default() }
    }

    /// A quiet page in the middle of the window.
    pub fn centred() -> Self {
        Self { centred: true, ..Self::default() }
    }

    /// The same, with this on it.
    #[must_use]
    pub fn with(mut self, block: Block) -> Self {
        self.blocks.push(block);
        self
    }

    /// The same, with this on it and an empty line after it.
    #[must_use]
    pub fn spaced(self, block: Block) -> Self {
        self.with(block).with(Block::Gap)
    }
}
