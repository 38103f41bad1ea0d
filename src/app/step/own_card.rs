//! A card of the person's own: written on a page of its own beside the piles, so that the sort has no text on it, and its
//! digits and spaces stay keys.

use super::leaf::{Leaf, Slot};
use super::{StepPage, go_on};
use crate::app::field::Field;
use crate::app::form::{Button, Part, Press};

/// The page it is written on.
pub(super) fn leaf(ask: &str) -> Leaf {
    Leaf::line(ask, Slot::OwnCard, "one of your own: ")
}

/// The buttons under it.
pub(super) fn buttons() -> Vec<Button> {
    vec![Button { label: "Add it".to_owned(), ..go_on() }, Button::new("Back", Press::Back)]
}

/// The button that leads to it, under the piles.
pub(super) fn door() -> Button {
    Button::new("Add one of your own", Press::Own)
}

impl StepPage {
    /// Whether the leaf of that number has a page for an own card beside it.
    pub(super) fn takes_own_card(&self, at: usize) -> bool {
        self.leaves.get(at + 1).is_some_and(|leaf| leaf.slot == Slot::OwnCard)
    }

    /// Puts what is written there among the cards, and goes to it. Says whether there was anything.
    pub(super) fn add_own_card(&mut self) -> bool {
        let Some(own) = self.leaves.iter().position(|leaf| leaf.slot == Slot::OwnCard) else { return false };
        let Some(field) = self.leaves[own].fields().next() else { return false };
        let written = std::mem::replace(&mut *field.change(), Field::line("")).text().trim().to_owned();
        if written.is_empty() {
            return false;
        }
        self.at = own - 1;
        let form = &mut self.leaves[own - 1].form;
        if let Some(Part::Sort(sort)) = form.parts.first_mut() {
            sort.change().add(written);
            form.at = 0;
        }
        true
    }
}
