//! The parts of a form that are no text: things to pick, a number, cards to sort, rows to open.
//!
//! Each moves by the same few actions and says what came of them. How they look is the business of the drawing.

use super::field::Area;
use super::form::{Manner, Outcome, Press};
use super::keys::Action;
use super::page::Weight;
use crate::text;

/// Things to pick: many, or one.
#[derive(Clone, Debug, Default)]
pub struct Picks {
    /// The words, in order.
    pub items: Vec<String>,
    /// Which are picked.
    pub on: Vec<bool>,
    /// Which one the cursor is on.
    pub at: usize,
    /// Whether more than one can be picked.
    pub many: bool,
    /// Whether Enter picks nothing by itself: what is picked here counts for somebody.
    pub careful: bool,
}

impl Picks {
    /// Nothing picked yet.
    pub fn new(items: Vec<String>, many: bool) -> Self {
        Self { on: vec![false; items.len()], items, at: 0, many, careful: false }
    }

    /// The words picked, in order.
    pub fn picked(&self) -> Vec<String> {
        self.items.iter().zip(&self.on).filter(|(_, on)| **on).map(|(item, _)| item.clone()).collect()
    }

    /// Picks these words; those that are not in the list are left aside and given back.
    pub fn pick(&mut self, words: &[String]) -> Vec<String> {
        let mut others = Vec::new();
        for word in words {
            match self.items.iter().position(|item| item == word) {
                Some(at) => self.on[at] = true,
                None => others.push(word.clone()),
            }
        }
        others
    }

    /// How many columns there is room for; what is one of several, or short, stands in one.
    pub fn columns(&self, width: u16) -> usize {
        if !self.many || self.items.len() <= 8 {
            return 1;
        }
        let widest = self.items.iter().map(|item| text::width(item)).max().unwrap_or(0);
        (usize::from(width) / (widest + 8)).max(1)
    }

    /// Moves, picks, or goes on.
    pub fn act(&mut self, action: &Action, area: Area) -> Outcome {
        let columns = self.columns(area.width);
        let last = self.items.len().saturating_sub(1);
        match action {
            Action::Up => self.at = self.at.saturating_sub(columns),
            Action::Down if self.at + columns <= last => self.at += columns,
            Action::Left => self.at = self.at.saturating_sub(1),
            Action::Right => self.at = (self.at + 1).min(last),
            Action::First => self.at = 0,
            Action::Last => self.at = last,
            Action::Toggle => return self.toggle(),
            // Of several things each is ticked by itself; what goes on is the button, or Ctrl+S.
            Action::Press if self.many && !self.careful => return self.toggle(),
            Action::Press if self.many => return Outcome::Press(Press::GoOn),
            Action::Press if self.on.get(self.at) == Some(&true) => return Outcome::Press(Press::GoOn),
            Action::Press if self.careful => return self.toggle(),
            Action::Press => {
                self.toggle();
                return Outcome::Press(Press::GoOn);
            }
            _ => return Outcome::Nothing,
        }
        Outcome::Moved
    }

    fn toggle(&mut self) -> Outcome {
        let Some(was) = self.on.get(self.at).copied() else { return Outcome::Nothing };
        if !self.many {
            self.on.fill(false);
        }
        self.on[self.at] = !was;
        Outcome::Changed
    }
}

/// A number from 0 to 10, or none: a note to oneself.
#[derive(Clone, Debug, Default)]
pub struct Scale {
    /// The number, once there is one.
    pub number: Option<u8>,
    /// What 0 means.
    pub low: String,
    /// What 10 means.
    pub high: String,
}

impl Scale {
    /// Moves the mark, or goes on.
    pub fn act(&mut self, action: &Action) -> Outcome {
        self.number = match action {
            Action::Left | Action::Down => Some(self.number.map_or(0, |number| number.saturating_sub(1))),
            Action::Right | Action::Up => Some(self.number.map_or(0, |number| (number + 1).min(10))),
            Action::First => Some(0),
            Action::Last => Some(10),
            Action::Digit(1) if self.number == Some(1) => Some(10),
            Action::Digit(digit) => Some(*digit),
            Action::Toggle => None,
            Action::Press => return Outcome::Press(Press::GoOn),
            _ => return Outcome::Nothing,
        };
        Outcome::Changed
    }
}

/// Cards to sort into piles.
#[derive(Clone, Debug, Default)]
pub struct Sort {
    /// The names of the piles.
    pub piles: Vec<String>,
    /// The cards, each with its pile once it has one.
    pub cards: Vec<(String, Option<usize>)>,
    /// How many of them were given; those after them somebody wrote.
    pub given: usize,
    /// Which card the cursor is on.
    pub at: usize,
}

impl Sort {
    /// Moves between cards, puts one into a pile, or goes on.
    pub fn act(&mut self, action: &Action) -> Outcome {
        let last = self.cards.len().saturating_sub(1);
        let piles = self.piles.len();
        let Some((_, pile)) = self.cards.get_mut(self.at) else { return Outcome::Nothing };
        match action {
            Action::Up => self.at = self.at.saturating_sub(1),
            Action::Down => self.at = (self.at + 1).min(last),
            Action::First => self.at = 0,
            Action::Last => self.at = last,
            Action::Digit(digit) if (1..=piles).contains(&usize::from(*digit)) => {
                *pile = Some(usize::from(*digit) - 1);
                self.at = (self.at + 1).min(last);
                return Outcome::Changed;
            }
            Action::Right => *pile = Some(pile.map_or(0, |pile| (pile + 1).min(piles.saturating_sub(1)))),
            Action::Left => *pile = pile.and_then(|pile| pile.checked_sub(1)),
            Action::Toggle => *pile = None,
            Action::Press => return Outcome::Press(Press::GoOn),
            _ => return Outcome::Nothing,
        }
        if matches!(action, Action::Left | Action::Right | Action::Toggle) { Outcome::Changed } else { Outcome::Moved }
    }

    /// Adds a card of the person's own, and goes to it.
    pub fn add(&mut self, card: String) {
        self.cards.push((card, None));
        self.at = self.cards.len() - 1;
    }
}

/// One row that can be opened.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its words.
    pub text: String,
    /// Words beside them, quieter.
    pub beside: String,
    /// A word at the right, quieter.
    pub mark: String,
    /// What it presses.
    pub press: Press,
    /// Whether an empty line stands above it.
    pub apart: bool,
    /// Quiet words in a line of their own above it.
    pub heading: String,
    /// What is to be known of it without its words.
    pub manner: Manner,
}

impl Row {
    /// A row of words.
    pub fn new(text: impl Into<String>, press: Press) -> Self {
        Self {
            text: text.into(),
            beside: String::new(),
            mark: String::new(),
            manner: Manner::Plain,
            press,
            apart: false,
            heading: String::new(),
        }
    }

    /// The same, with quieter words beside it.
    #[must_use]
    pub fn beside(mut self, beside: impl Into<String>) -> Self {
        self.beside = beside.into();
        self
    }

    /// The same, with a quieter word at the right.
    #[must_use]
    pub fn mark(mut self, mark: impl Into<String>) -> Self {
        self.mark = mark.into();
        self
    }

    /// The same, set apart from the row above.
    #[must_use]
    pub fn apart(mut self) -> Self {
        self.apart = true;
        self
    }

    /// The same, set apart under quiet words.
    #[must_use]
    pub fn under(self, heading: impl Into<String>) -> Self {
        Self { heading: heading.into(), ..self.apart() }
    }

    /// How many lines it takes, with what stands above it.
    pub fn lines(&self) -> usize {
        1 + usize::from(self.apart) + usize::from(!self.heading.is_empty())
    }
}

/// Rows to open.
#[derive(Clone, Debug, Default)]
pub struct List {
    /// The rows.
    pub rows: Vec<Row>,
    /// Which one the cursor is on.
    pub at: usize,
    /// Which of the lists that come to stand in its place on one screen it is.
    pub which: u64,
}

impl List {
    /// The first row chosen.
    pub fn new(rows: Vec<Row>) -> Self {
        Self { rows, at: 0, which: 0 }
    }

    /// Moves, or opens the row.
    pub fn act(&mut self, action: &Action, area: Area) -> Outcome {
        let last = self.rows.len().saturating_sub(1);
        let page = usize::from(area.height).max(2) - 1;
        self.at = match action {
            Action::Up => self.at.saturating_sub(1),
            Action::Down => (self.at + 1).min(last),
            Action::PageUp => self.at.saturating_sub(page),
            Action::PageDown => (self.at + page).min(last),
            Action::First => 0,
            Action::Last => last,
            Action::Press => {
                return self.rows.get(self.at).map_or(Outcome::Nothing, |row| Outcome::Press(row.press.clone()));
            }
            _ => return Outcome::Nothing,
        };
        Outcome::Moved
    }
}

/// A text to read, in pieces of different weight, scrolled by rows.
#[derive(Clone, Debug, Default)]
pub struct Read {
    /// The pieces, in order.
    pub pieces: Vec<(Weight, String)>,
    /// The first row that is seen.
    pub top: usize,
}

impl Read {
    /// From the top.
    pub fn new(pieces: Vec<(Weight, String)>) -> Self {
        Self { pieces, top: 0 }
    }

    /// One more piece below the others.
    pub fn add(&mut self, weight: Weight, words: String) {
        self.pieces.push((weight, words));
    }

    /// The rows at a width, with an empty one between pieces.
    pub fn rows(&self, width: u16) -> Vec<(Weight, &str)> {
        let mut rows = Vec::new();
        for (at, (weight, words)) in self.pieces.iter().enumerate() {
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

    /// Reads on; at the end, goes on.
    pub fn act(&mut self, action: &Action, area: Area) -> Outcome {
        let page = self.seen(area).max(2) - 1;
        let last = self.last_top(area);
        self.top = match action {
            Action::Press if self.top >= last => return Outcome::Press(Press::GoOn),
            Action::Press | Action::PageDown => (self.top + page).min(last),
            Action::Up => self.top.saturating_sub(1),
            Action::Down => (self.top + 1).min(last),
            Action::PageUp => self.top.saturating_sub(page),
            Action::First => 0,
            Action::Last => last,
            _ => return Outcome::Nothing,
        };
        Outcome::Moved
    }
}
