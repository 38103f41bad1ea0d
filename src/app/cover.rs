//! The cover: a dull page that really works, a list one can search. Nothing on it says what lies beneath.
//!
//! Only its key, twice in a row, brings anything back: the place that it covers, or where the lock is shut the page that
//! asks for a passphrase. Every other key stays in the dull page, and so does one press of it.

use super::field::Field;
use super::form::{Form, Part, Press};
use super::keys::Command;
use super::lock::Unlock;
use super::page::{Block, Page};
use super::parts::{List, Row};
use super::{Go, Last, Model, Screen, Turn};
use crate::journal::search::fold;

/// The cover page.
pub struct Cover {
    form: Form,
    words: Vec<String>,
    /// Its key was pressed once since it stands here; the press that put it up is not counted.
    pressed: bool,
}

impl Cover {
    /// An empty search over the word list.
    pub fn new() -> Self {
        let parts = vec![Part::Line(Field::line(""), "find: ".to_owned()), Part::List(List::default())];
        Self { form: Form::new(parts).without_foot(), words: Vec::new(), pressed: false }
    }

    fn find(&mut self) {
        let wanted = fold(&self.form.typed(0));
        let found = self.words.iter().filter(|word| fold(word).contains(&wanted));
        let rows: Vec<Row> = found.map(|word| Row::new(word.clone(), Press::GoOn)).collect();
        if let Some(Part::List(list)) = self.form.parts.get_mut(1) {
            let at = if rows.len() == list.rows.len() { list.at } else { 0 };
            *list = List { rows, at };
        }
    }
}

impl Default for Cover {
    fn default() -> Self {
        Self::new()
    }
}

impl Screen for Cover {
    fn page(&self, model: &Model) -> Page {
        Page { dull: true, ..Page::new(model.book.library.sittings.cover_title.clone()) }
            .spaced(Block::Part(0))
            .with(Block::Part(1))
    }

    own_form!();

    fn press(&mut self, _press: Press, _model: &mut Model) -> Turn {
        Turn::stay()
    }

    fn changed(&mut self, _model: &mut Model) -> Turn {
        self.find();
        Turn::stay()
    }

    fn cover(&mut self, model: &mut Model) -> Turn {
        let twice = self.pressed && model.last == Some(Last::Command(Command::Cover));
        self.pressed = !twice;
        if !twice {
            return Turn::stay();
        }
        // Where the lock has shut, nothing lies beneath.
        if model.is_shut && model.stack.is_empty() { Turn::instead(Unlock::new(model)) } else { Turn::go(Go::Back) }
    }

    fn shown(&mut self, model: &mut Model) {
        let sittings = &model.book.library.sittings;
        let feelings = &model.book.library.feelings;
        self.words = if sittings.cover.is_empty() { feelings.words.clone() } else { sittings.cover.clone() };
        self.find();
    }

    fn leaves_no_mark(&self) -> bool {
        true
    }

    fn back(&mut self, _model: &mut Model) -> Turn {
        Turn::stay()
    }
}
