//! The cover: a dull page that really works, a list one can search. Nothing on it says what lies beneath.
//!
//! The same key twice brings the place back; Esc goes home.

use super::field::Field;
use super::form::{Form, Part, Press};
use super::lock::Unlock;
use super::page::{Block, Page};
use super::parts::{List, Row};
use super::{Go, Model, Screen, Turn};
use crate::journal::search::fold;

/// The cover page.
pub struct Cover {
    form: Form,
    words: Vec<String>,
    pressed: bool,
    /// Nothing lies beneath: the lock is shut, and the way back is the passphrase.
    is_shut: bool,
}

impl Cover {
    /// An empty search over the word list.
    pub fn new() -> Self {
        let form = Form::new(vec![Part::Line(Field::line(""), "find: ".to_owned()), Part::List(List::default())]);
        Self { form, words: Vec::new(), pressed: false, is_shut: false }
    }

    /// The same, with nothing beneath it.
    pub fn shut() -> Self {
        Self { is_shut: true, ..Self::new() }
    }

    fn find(&mut self) {
        let wanted = fold(&self.form.typed(0));
        let found = self.words.iter().filter(|word| fold(word).contains(&wanted));
        let rows = found.map(|word| Row::new(word.clone(), Press::GoOn)).collect();
        if let Some(Part::List(list)) = self.form.parts.get_mut(1) {
            *list = List::new(rows);
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
        self.pressed = false;
        Turn::stay()
    }

    fn changed(&mut self, _model: &mut Model) -> Turn {
        self.pressed = false;
        self.find();
        Turn::stay()
    }

    fn cover(&mut self, model: &mut Model) -> Turn {
        if self.pressed {
            return if model.is_shut { self.back(model) } else { Turn::go(Go::Back) };
        }
        self.pressed = true;
        Turn::stay()
    }

    fn shown(&mut self, model: &mut Model) {
        let sittings = &model.book.library.sittings;
        let feelings = &model.book.library.feelings;
        self.words = if sittings.cover.is_empty() { feelings.words.clone() } else { sittings.cover.clone() };
        self.find();
    }

    fn back(&mut self, model: &mut Model) -> Turn {
        if self.is_shut && model.is_shut {
            return Turn::instead(Unlock::new(model));
        }
        if model.begun { Turn::go(Go::Home(None)) } else { Turn::go(Go::Back) }
    }
}
