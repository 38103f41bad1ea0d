//! What is answered with no text: things to pick, a number, cards to sort.
//!
//! Each moves by the same few actions and says what came of them. How they look is the business of the drawing.

use super::action::{Action, Command};
use super::buttons::Nth;
use super::field::Area;
use crate::content::Entry;
use crate::content::entry::meant;
use crate::text;

/// What came of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The key means nothing here, and the screen isn't told of it.
    Nothing,
    /// The focus or a choice moved.
    Moved,
    /// Something was typed or picked.
    Changed,
    /// It was gone on from: what the first button answers, where there is one.
    GoOn,
    /// A button or row with this answer was pressed.
    Pressed(Nth),
    /// A command of the row of keys was.
    Command(Command),
}

/// Things to pick: many, or one.
#[derive(Clone, Debug, Default)]
pub struct Picks {
    /// What there is, in order.
    pub items: Vec<Entry>,
    /// Whether each is picked: as long as `items`, in the same order.
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
    pub fn new(items: Vec<Entry>, many: bool) -> Self {
        Self { on: vec![false; items.len()], items, at: 0, many, careful: false }
    }

    /// What is picked, in order.
    pub fn picked(&self) -> impl Iterator<Item = &Entry> {
        self.items.iter().zip(&self.on).filter(|(_, on)| **on).map(|(item, _)| item)
    }

    /// What the first pick means to the program, by its id; `None` where nothing is picked.
    pub fn stands_for<T: Copy>(&self, read: impl Fn(&str) -> Option<T>, all: &[T]) -> Option<T> {
        let at = self.on.iter().position(|on| *on)?;
        self.items.get(at)?.stands_for(at, read, all)
    }

    /// Picks what is meant by these ids and words; the words of which there is nothing here are given back.
    pub fn pick<'a>(&mut self, these: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<&'a str> {
        let mut others = Vec::new();
        for (id, words) in these {
            match meant(&self.items, id, words) {
                Some(at) => self.on[at] = true,
                None => others.push(words),
            }
        }
        others
    }

    /// How many columns there is room for; what is one of several, or short, stands in one.
    pub fn columns(&self, width: u16) -> usize {
        if !self.many || self.items.len() <= 8 {
            return 1;
        }
        let widest = self.items.iter().map(|item| text::width(&item.say)).max().unwrap_or(0);
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
            Action::Press if self.many => return Outcome::GoOn,
            Action::Press if self.on.get(self.at) == Some(&true) => return Outcome::GoOn,
            Action::Press if self.careful => return self.toggle(),
            Action::Press => {
                self.toggle();
                return Outcome::GoOn;
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
            // No number stands there until somebody chooses one: the first press
            // begins at nought, whichever way it goes.
            Action::Left | Action::Down => Some(self.number.map_or(0, |number| number.saturating_sub(1))),
            Action::Right | Action::Up => Some(self.number.map_or(0, |number| (number + 1).min(10))),
            Action::First => Some(0),
            Action::Last => Some(10),
            // Ten has no key of its own: the one is pressed twice.
            Action::Digit(1) if self.number == Some(1) => Some(10),
            Action::Digit(digit) => Some(*digit),
            Action::Toggle => None,
            Action::Press => return Outcome::GoOn,
            _ => return Outcome::Nothing,
        };
        Outcome::Changed
    }
}

/// Cards to sort into piles.
#[derive(Clone, Debug, Default)]
pub struct Sort {
    /// As the pack has them; the cards point at them by number.
    pub piles: Vec<Entry>,
    /// The cards, each with its pile once it has one.
    pub cards: Vec<(Entry, Option<usize>)>,
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
            Action::Press => return Outcome::GoOn,
            _ => return Outcome::Nothing,
        }
        if matches!(action, Action::Left | Action::Right | Action::Toggle) { Outcome::Changed } else { Outcome::Moved }
    }

    /// Adds a card of the person's own, and goes to it.
    pub fn add(&mut self, card: String) {
        self.cards.push((Entry::words(card), None));
        self.at = self.cards.len() - 1;
    }
}
