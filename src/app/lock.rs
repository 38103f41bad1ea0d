//! The lock: choosing a passphrase, opening with it, looking after it. Every word about it stands in the content.
//!
//! A passphrase leaves these screens as an effect and is wiped here; no screen ever holds a key.

pub mod ask;
pub mod boxes;
pub mod care;
pub mod choose;
pub mod entry;
pub mod join;
pub mod manage;
pub mod meet;
pub mod never;
pub mod open;
pub mod strength;

pub use ask::Ask;
pub use boxes::Boxes;
pub use care::Care;
pub use choose::Choose;
pub use entry::Entry;
pub use join::Join;
pub use manage::Manage;
pub use meet::Meet;
pub use never::Never;
pub use open::Unlock;
pub use strength::Strength;

use super::form::{Button, Form, Part, Press};
use super::page::{Block, Page, Weight};
use super::secret::Secret;
use std::cell::RefMut;

/// What the keys of an opened workbook leave to be put right, by whoever's it is.
#[derive(Clone, Debug, Default)]
pub struct KeysHere {
    /// The key files of another lock that this person may have set, where they could open something.
    pub other_locks: Vec<String>,
    /// Whether it is for two, and the key does not know the other's.
    pub lacks_the_other: bool,
}

/// The passphrase in the part of that number; the field is empty then.
fn secret(form: &Form, part: usize) -> Option<RefMut<'_, Secret>> {
    match form.parts.get(part) {
        Some(Part::Secret(secret, _)) => Some(secret.change()),
        _ => None,
    }
}

/// A text and buttons under it.
fn says(words: &str, buttons: Vec<Button>) -> Form {
    Form::text(vec![(Weight::Plain, words.to_owned())], buttons)
}

/// A quiet page with every part of a form on it.
fn all_parts(mut page: Page, form: &Form) -> Page {
    for part in 0..form.parts.len() {
        page = page.spaced(Block::Part(part));
    }
    page
}

fn button(words: &str, press: Press) -> Button {
    Button::new(words, press)
}
