//! The writing field: the words a person is writing, the caret among them, and what a key does.
//!
//! It moves and deletes by cluster, wraps only the paragraphs it must show, undoes by word, and holds
//! its words in memory that is wiped. It must never draw, never read the clock, never print a word
//! (not even in `Debug`), and never let the caret stand inside a cluster or outside the area.

mod edit;
mod edits;
mod history;
mod layout;
mod moves;
mod prose;

use std::fmt;
use std::ops::Range;

use zeroize::Zeroizing;

use crate::text;
use history::History;
use layout::{Lines, RowRef};
use prose::{Prose, Spot};

pub use edit::{Edit, Move};
pub use layout::{Area, Laid, LaidRow};

/// A place to write: one or many paragraphs, a caret, perhaps a selection.
pub struct Field {
    prose: Prose,
    caret: Caret,
    /// The other end of the selection.
    anchor: Option<Spot>,
    /// The column that going up and down tries to keep.
    goal: Option<usize>,
    /// The first row shown, as it was after the last key.
    top: RowRef,
    /// Where the last change ended, until the caret moves. The caret itself may stand further on: a
    /// half-typed flag joins for a moment with the flag after it.
    pen: Option<Spot>,
    history: History,
    cut: Zeroizing<String>,
    /// Whether the last key was a cut, so that the next one adds to it.
    cutting: bool,
    single: bool,
}

/// Where the caret stands. The end of a row inside a long word is also the beginning of the next one:
/// `lean` says that it is shown on the upper of the two.
#[derive(Clone, Copy, Default)]
struct Caret {
    at: Spot,
    lean: bool,
}

impl Caret {
    fn at(at: Spot) -> Self {
        Self { at, lean: false }
    }
}

impl Field {
    /// A field of many paragraphs with `text` in it, cleaned; the caret stands at its end.
    pub fn page(text: &str) -> Self {
        Self::new(text, false)
    }

    /// A field of one line with `text` in it, cleaned; each new line becomes a space, now and later.
    pub fn line(text: &str) -> Self {
        Self::new(text, true)
    }

    fn new(text: &str, single: bool) -> Self {
        let prose = Prose::new(&incoming(text, single));
        let caret = Caret::at(prose.end());
        Self {
            prose,
            caret,
            anchor: None,
            goal: None,
            top: RowRef::default(),
            pen: None,
            history: History::default(),
            cut: Zeroizing::default(),
            cutting: false,
            single,
        }
    }

    /// All of the text, paragraphs joined by `\n`. The copy is the caller's to wipe.
    pub fn text(&self) -> String {
        self.prose.text()
    }

    /// Whether nothing is written.
    pub fn is_empty(&self) -> bool {
        self.prose.end() == Spot::default()
    }

    /// The caret as a byte of [`Field::text`]; always a cluster boundary.
    pub fn caret(&self) -> usize {
        self.prose.offset(self.caret.at)
    }

    /// Puts the caret at a byte of [`Field::text`], or at the next cluster boundary after it, or at the
    /// end; lets go of the selection.
    pub fn set_caret(&mut self, offset: usize) {
        self.rest();
        self.anchor = None;
        self.goal = None;
        self.caret = Caret::at(self.prose.snap(self.prose.spot(offset)));
    }

    /// The selected bytes of [`Field::text`], if any.
    pub fn selection(&self) -> Option<Range<usize>> {
        self.selected().map(|range| self.prose.offset(range.start)..self.prose.offset(range.end))
    }

    /// Does what a key asks and scrolls to the caret. Answers whether the text has changed.
    pub fn act(&mut self, edit: Edit, area: Area) -> bool {
        let changed = match edit {
            Edit::Move(to) => self.go(to, area),
            Edit::Select(to) => self.select(to, area),
            Edit::SelectAll => self.select_all(),
            edit => self.change(edit),
        };
        let mut lines = Lines::new(&self.prose, area);
        let caret = lines.place(self.caret);
        // Kept from key to key: the rows stay where the eye has them while the caret moves among them.
        self.top = lines.scroll(self.top, caret);
        changed
    }

    /// The rows to show in `area` and where in it the caret stands.
    ///
    /// Text is wrapped one cell narrower than the area, so that there is always room for the caret. The
    /// area may be another one than at the last [`Field::act`]; an area of nothing is taken as 1×1.
    pub fn lay(&self, area: Area) -> Laid<'_> {
        let mut lines = Lines::new(&self.prose, area);
        let caret = lines.place(self.caret);
        let top = lines.scroll(self.top, caret);
        lines.lay(top, caret, self.caret.at, self.selected().as_ref())
    }

    /// Forgets what could be undone, redone and put back; the text stays.
    pub fn forget(&mut self) {
        self.history = History::default();
        self.cut = Zeroizing::default();
        self.rest();
    }

    /// Wipes everything: text, undo and cut text. Dropping the field does the same.
    pub fn wipe(&mut self) {
        *self = Self::new("", self.single);
    }

    /// Ends the running step of typing, deleting or cutting; the next one is undone by itself.
    fn rest(&mut self) {
        self.history.seal();
        self.pen = None;
        self.cutting = false;
    }

    fn selected(&self) -> Option<Range<Spot>> {
        let (caret, anchor) = (self.caret.at, self.anchor?);
        (caret != anchor).then(|| caret.min(anchor)..caret.max(anchor))
    }
}

impl Default for Field {
    fn default() -> Self {
        Self::page("")
    }
}

impl fmt::Debug for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Field").finish_non_exhaustive()
    }
}

/// Text on its way into a field.
fn incoming(text: &str, single: bool) -> Zeroizing<String> {
    let text = Zeroizing::new(text::clean(text));
    if single { Zeroizing::new(text.replace('\n', " ")) } else { text }
}
