//! Where the caret goes, and what it selects on the way.
//!
//! It must never change the text. Any move ends the running step of typing.

use super::layout::{Area, Lines};
use super::prose::Spot;
use super::{Caret, Field, Move};

impl Field {
    /// Moves the caret and lets go of the selection.
    pub(super) fn go(&mut self, to: Move, area: Area) -> bool {
        self.rest();
        let selected = self.selected();
        self.anchor = None;
        match (to, selected) {
            // To the end of the selection and no further: hands know it so from
            // elsewhere, and a cluster more would be a slip.
            (Move::Left, Some(range)) => self.place(Caret::at(range.start)),
            (Move::Right, Some(range)) => self.place(Caret::at(range.end)),
            _ => self.step(to, area),
        }
        false
    }

    /// Moves the caret and selects what it passes.
    pub(super) fn select(&mut self, to: Move, area: Area) -> bool {
        self.rest();
        self.anchor.get_or_insert(self.caret.at);
        self.step(to, area);
        false
    }

    /// Selects everything; the caret goes to the end.
    pub(super) fn select_all(&mut self) -> bool {
        self.rest();
        self.anchor = Some(Spot::default());
        self.place(Caret::at(self.prose.end()));
        false
    }

    fn place(&mut self, caret: Caret) {
        self.goal = None;
        self.caret = caret;
    }

    fn step(&mut self, to: Move, area: Area) {
        let at = self.caret.at;
        let spot = match to {
            Move::Left => self.prose.left(at),
            Move::Right => self.prose.right(at),
            Move::WordLeft => self.prose.word_left(at),
            Move::WordRight => self.prose.word_right(at),
            Move::ParagraphUp => Some(at.paragraph_up()),
            Move::ParagraphDown => Some(self.prose.paragraph_down(at)),
            Move::Top => Some(Spot::default()),
            Move::Bottom => Some(self.prose.end()),
            _ => return self.step_by_row(to, area),
        };
        self.place(Caret::at(spot.unwrap_or(at)));
    }

    fn step_by_row(&mut self, to: Move, area: Area) {
        let mut lines = Lines::new(&self.prose, area);
        let from = lines.place(self.caret);
        let goal = self.goal.unwrap_or_else(|| lines.column(from, self.caret.at));
        let page = lines.height();
        let (place, _) = match to {
            Move::Up => lines.up(from, 1),
            Move::PageUp => lines.up(from, page),
            Move::Down => lines.down(from, 1),
            Move::PageDown => lines.down(from, page),
            _ => (from, 0),
        };
        let (caret, goal) = match to {
            Move::Home => (lines.home(from), None),
            Move::End => (lines.end(from), None),
            // At the first or the last row the caret stays, and the column is remembered for the way back.
            _ if place == from => (self.caret, Some(goal)),
            _ => (lines.at_column(place, goal), Some(goal)),
        };
        (self.caret, self.goal) = (caret, goal);
    }
}
