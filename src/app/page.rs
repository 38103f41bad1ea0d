//! A page: what it says and which parts it has, in reading order.
//!
//! The drawing and the line-by-line front end both read this, with the focus on it, and nothing else, so neither can say
//! more than the other.

use super::buttons::{Button, Manner, Nth};
use super::field::{Area, Field};
use super::input::Input;
use super::list::List;
use super::parts::{Picks, Scale, Sort};
use super::secret::Secret;
use crate::content::Words;
use crate::engine::Seat;
use crate::engine::trend::Point;
use crate::text;
use std::cell::Ref;

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
    /// Said only after the disk has confirmed it.
    Kept,
    /// It is in memory alone: what made-up people write.
    InMemory,
}

/// Whose a page is, said at its top right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Belongs {
    /// Of whoever sits there, and nobody else.
    ToOne,
    /// Either of the two may read it.
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
    /// Words that can wait.
    Quiet,
}

/// Something to read on a page.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// Words; blank lines part paragraphs.
    Words(Weight, String),
    /// Something went wrong: a sentence, marked.
    Trouble(String),
    /// An empty line.
    Gap,
    /// The bowl, with its seven seams.
    Bowl([bool; 7], String),
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
    /// Bold: it is the sentence that wants an answer.
    pub fn ask(words: impl Into<String>) -> Self {
        Self::Words(Weight::Bold, words.into())
    }

    /// What is read.
    pub fn text(words: impl Into<String>) -> Self {
        Self::Words(Weight::Plain, words.into())
    }

    /// Words that can wait, dim.
    pub fn quiet(words: impl Into<String>) -> Self {
        Self::Words(Weight::Quiet, words.into())
    }
}

/// A part that can be moved to. What is typed or picked in it is in its input; where the cursor is in a list, a row of
/// buttons or a text is in the [`Focus`](super::focus::Focus).
#[derive(Clone, Debug)]
pub enum Part {
    /// A page to write.
    Page(Input<Field>),
    /// One line to write, with words that stand before it.
    Line(Input<Field>, String),
    /// A passphrase, with words that stand before it.
    Secret(Input<Secret>, String),
    /// Things to pick.
    Picks(Input<Picks>),
    /// A number.
    Scale(Input<Scale>),
    /// Cards to sort.
    Sort(Input<Sort>),
    /// Rows to open.
    List(List),
    /// A text to read, longer than the room for it.
    Read(Read),
    /// A row of buttons.
    Buttons(Vec<Button>),
    /// A row of buttons that is not to be seen: any way of going on presses the first, and where there is none nothing does.
    Unseen(Vec<Button>),
}

/// A text to read, in paragraphs of different weight, scrolled by rows.
#[derive(Clone, Debug)]
pub struct Read {
    /// In reading order, each in one weight.
    pub paragraphs: Vec<(Weight, String)>,
}

impl Read {
    /// The rows at a width, with an empty one between paragraphs.
    pub fn rows(&self, width: u16) -> Vec<(Weight, &str)> {
        let mut rows = Vec::new();
        for (at, (weight, words)) in self.paragraphs.iter().enumerate() {
            if at > 0 {
                rows.push((Weight::Plain, ""));
            }
            rows.extend(text::wrap(words, usize::from(width)).into_iter().map(|row| (*weight, row)));
        }
        rows
    }

    /// The first row that can be seen at most, so that the last page is full.
    pub fn last_top(&self, area: Area) -> usize {
        self.rows(area.width).len().saturating_sub(self.seen(area))
    }

    /// How many rows are seen at once: the last one of a text that is longer says that it goes on.
    pub fn seen(&self, area: Area) -> usize {
        let height = usize::from(area.height);
        if self.rows(area.width).len() > height { height.saturating_sub(1).max(1) } else { height }
    }
}

impl Part {
    /// Whether it is typed into.
    pub fn is_text(&self) -> bool {
        matches!(self, Self::Page(_) | Self::Line(..) | Self::Secret(..))
    }

    /// The words of a field, as typed.
    pub fn typed(&self) -> String {
        match self {
            Self::Page(field) | Self::Line(field, _) => field.text(),
            _ => String::new(),
        }
    }

    /// Its buttons, where it is a row of them.
    pub fn buttons(&self) -> Option<&[Button]> {
        match self {
            Self::Buttons(buttons) | Self::Unseen(buttons) => Some(buttons),
            _ => None,
        }
    }

    /// Its rows, where it is a list of them.
    pub fn list(&self) -> Option<&List> {
        match self {
            Self::List(list) => Some(list),
            _ => None,
        }
    }

    /// What its rows or buttons answer that stand on it now, each with its place.
    pub(super) fn answers(&self) -> impl Iterator<Item = (usize, Nth)> {
        let rows = self.list().into_iter().flat_map(List::rows).map(|(at, row)| (at, row.answer));
        let buttons = self.buttons().unwrap_or_default();
        rows.chain(buttons.iter().map(|button| button.answer).enumerate())
    }

    /// What the row or button in that place answers.
    pub(super) fn answer(&self, at: usize) -> Option<Nth> {
        match self {
            Self::List(list) => list.answer(at),
            part => part.buttons()?.get(at).map(|button| button.answer),
        }
    }

    /// Whether a button or row of it is of that manner.
    pub fn has(&self, manner: Manner) -> bool {
        let mut rows = self.list().into_iter().flat_map(List::rows);
        let buttons = self.buttons().unwrap_or_default();
        rows.any(|(_, row)| row.manner == manner) || buttons.iter().any(|button| button.manner == manner)
    }

    /// Whether both are one and the same to whoever looks at them: of one kind, and with the same input in them.
    fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Page(one), Self::Page(other)) | (Self::Line(one, _), Self::Line(other, _)) => one.is(other),
            (Self::Secret(one, _), Self::Secret(other, _)) => one.is(other),
            (Self::Picks(one), Self::Picks(other)) => one.is(other),
            (Self::Scale(one), Self::Scale(other)) => one.is(other),
            (Self::Sort(one), Self::Sort(other)) => one.is(other),
            (Self::List(_), Self::List(_)) | (Self::Read(_), Self::Read(_)) => true,
            _ => self.buttons().is_some() && other.buttons().is_some(),
        }
    }
}

/// One thing on a page.
#[derive(Clone, Debug)]
pub enum Piece {
    /// To be read.
    Block(Block),
    /// To be moved to.
    Part(Part),
}

impl Piece {
    /// Whether it is an empty line.
    pub fn is_gap(&self) -> bool {
        matches!(self, Self::Block(Block::Gap))
    }
}

/// What a screen says of the focus on its page.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Scene {
    /// Which of its pages a flow shows: where the number changes, the focus begins anew.
    pub(super) number: u64,
    /// Whether the focus stands as it was left where one comes back to this page.
    pub(super) as_left: bool,
    /// In which part it begins, and where in that.
    pub(super) start: (usize, usize),
}

/// A whole page.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// The line at the top left: the stage or the screen.
    pub place: String,
    /// Who may read it, said at the top right.
    pub whose: Belongs,
    /// Said at the top right too, after whose page it is.
    pub on_disk: OnDisk,
    /// What is on it, in reading order. Its parts are moved through in this order, too.
    pub pieces: Vec<Piece>,
    /// What stands beside it on a wide screen.
    pub aside: Vec<Block>,
    /// Whether it stands in the middle of the window, for the quiet screens.
    pub centred: bool,
    /// Whether nothing else is on the screen, not even the keys.
    pub bare: bool,
    /// To whom the keyboard is passed: then nothing of what was there before may stand anywhere.
    pub passed_to: Option<Seat>,
    /// Whether the keys at the foot say nothing of what lies beneath, and Tab does not reach them; they work all the same.
    pub dull: bool,
    /// Where in the text that is read the keys begin: a heading, and at the end their list. Line by line the words that
    /// can be typed stand there in their place.
    pub keys_from: Option<usize>,
    /// The text that letters go to although it is not on this page: it is on the one behind a warning.
    pub(super) behind: Option<Part>,
    pub(super) scene: Scene,
}

impl Page {
    /// Its parts, in the order of Tab.
    pub fn parts(&self) -> impl Iterator<Item = &Part> + Clone {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Part(part) => Some(part),
            Piece::Block(_) => None,
        })
    }

    /// A part, by its place in the order of Tab.
    pub fn part(&self, at: usize) -> Option<&Part> {
        self.parts().nth(at)
    }

    /// How many places Tab comes by: the parts, and the row of keys.
    pub fn stops(&self) -> usize {
        (self.parts().count() + usize::from(!self.dull)).max(1)
    }

    pub(super) fn first_button(&self) -> Option<&Button> {
        self.parts().filter_map(Part::buttons).flatten().next()
    }

    /// The first things to pick from.
    pub fn picks(&self) -> Option<Ref<'_, Picks>> {
        self.parts().find_map(|part| match part {
            Part::Picks(picks) => Some(picks.get()),
            _ => None,
        })
    }

    /// Whether one of its buttons closes the program.
    pub fn has_closing_button(&self) -> bool {
        self.parts().any(|part| part.has(Manner::Closes))
    }

    /// What Ctrl+S and Enter in a list of choices answer: the first button, unless that one takes something away.
    pub fn primary(&self) -> Option<Nth> {
        self.first_button().filter(|button| button.manner != Manner::Removes).map(|button| button.answer)
    }

    /// Puts this above its last part that is seen, or above everything where there is none.
    pub(super) fn put_above_last_part(&mut self, blocks: [Block; 2]) {
        let is_seen = |piece: &Piece| matches!(piece, Piece::Part(part) if !matches!(part, Part::Unseen(_)));
        let at = self.pieces.iter().rposition(is_seen).unwrap_or(0);
        self.pieces.splice(at..at, blocks.map(Piece::Block));
    }

    /// Whether another page is this one, made anew: it is the same scene, and its parts are the same.
    pub(super) fn is_again(&self, other: &Self) -> bool {
        let is_same = |(one, other): (&Part, &Part)| one.is(other);
        self.scene.number == other.scene.number
            && self.parts().count() == other.parts().count()
            && self.parts().zip(other.parts()).all(is_same)
    }
}
