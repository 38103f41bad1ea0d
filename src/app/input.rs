//! What a person typed or picked in a part of a screen.
//!
//! A sheet is built anew for every look, and what was typed must outlive it. So the screen and each of its sheets hold
//! the same input: the keys change it through the sheet, the screen reads it when it answers.

use super::field::Field;
use super::parts::{Picks, Scale, Sort};
use super::secret::Secret;
use crate::content::Entry;
use std::cell::{Ref, RefCell, RefMut};
use std::fmt;
use std::rc::Rc;

/// One input, held by a screen and by the sheets it makes. Cloning gives the same input, not a second one.
pub struct Input<T>(Rc<RefCell<T>>);

impl<T> Input<T> {
    /// From here on the screen and its sheets share this value.
    pub fn new(value: T) -> Self {
        Self(Rc::new(RefCell::new(value)))
    }

    /// To read it. No borrow outlives the call it was made in: nothing is called back while one is held.
    pub fn get(&self) -> Ref<'_, T> {
        self.0.borrow()
    }

    /// Panics while something reads it, so no borrow is held across a call.
    pub fn change(&self) -> RefMut<'_, T> {
        self.0.borrow_mut()
    }

    /// Whether both are one input.
    pub fn is(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Clone for Input<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T> From<T> for Input<T> {
    fn from(value: T) -> Self {
        Self::new(value)
    }
}

impl<T: Default> Default for Input<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T> fmt::Debug for Input<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // What was typed is never printed.
        f.write_str("Input(..)")
    }
}

impl Input<Field> {
    /// A page of many lines.
    pub fn page(text: &str) -> Self {
        Self::new(Field::page(text))
    }

    /// Enter goes on here instead of breaking the line.
    pub fn line(text: &str) -> Self {
        Self::new(Field::line(text))
    }

    /// The words, as typed.
    pub fn text(&self) -> String {
        self.get().text()
    }
}

impl Input<Secret> {
    /// An empty one.
    pub fn secret() -> Self {
        Self::default()
    }
}

impl Input<Picks> {
    /// Nothing picked yet. With `many`, more than one can be.
    pub fn picks(items: Vec<Entry>, many: bool) -> Self {
        Self::new(Picks::new(items, many))
    }

    /// The number of the first one that is picked.
    pub fn first(&self) -> Option<usize> {
        self.get().on.iter().position(|on| *on)
    }
}

impl Input<Scale> {
    /// The number, once there is one.
    pub fn number(&self) -> Option<u8> {
        self.get().number
    }
}

impl Input<Sort> {
    /// Every card begins outside the piles.
    pub fn sort(piles: Vec<Entry>, cards: Vec<Entry>) -> Self {
        let given = cards.len();
        Self::new(Sort { piles, cards: cards.into_iter().map(|card| (card, None)).collect(), given, at: 0 })
    }
}
