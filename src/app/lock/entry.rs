//! The box in which a passphrase is typed that is there already, and what is said while it is tried.
//!
//! A try takes a second or more. What is typed meanwhile is the next try: it presses nothing, and nothing of it is lost.

use super::secret;
use crate::app::Model;
use crate::app::form::{Button, Form, Part};
use crate::app::page::{Block, Page};
use crate::app::secret::Secret;
use crate::journal::Passphrase;

/// The box, and the buttons under it.
pub struct Entry {
    form: Form,
    is_trying: bool,
    is_wrong: bool,
    /// Enter was pressed while another try was under way.
    is_next: bool,
}

impl Entry {
    /// An empty box over these buttons.
    pub fn new(buttons: Vec<Button>, model: &Model) -> Self {
        let label = format!("{}  ", model.book.words.lock.opening.passphrase());
        let form = Form::new(vec![Part::Secret(Secret::default().into(), label), Part::Buttons(buttons, 0)]);
        Self { form, is_trying: false, is_wrong: false, is_next: false }
    }

    /// Its parts.
    pub fn form(&self) -> &Form {
        &self.form
    }

    /// The same, to change.
    pub fn form_mut(&mut self) -> &mut Form {
        &mut self.form
    }

    /// Whether a passphrase is being tried.
    pub fn is_trying(&self) -> bool {
        self.is_trying
    }

    /// Something else is typed.
    pub fn changed(&mut self) {
        self.is_wrong = false;
    }

    /// Enter: the passphrase to try; none where nothing was typed, or where it has to wait for the one under way.
    pub fn enter(&mut self) -> Option<Passphrase> {
        let mut typed = secret(&self.form, 0).filter(|typed| !typed.is_empty())?;
        self.is_next = self.is_trying;
        if self.is_next {
            return None;
        }
        (self.is_trying, self.is_wrong) = (true, false);
        Some(typed.take())
    }

    /// A try is over. Where it opened nothing, and another one was typed meanwhile, that is the one to try now.
    pub fn tried(&mut self, is_wrong: bool) -> Option<Passphrase> {
        (self.is_trying, self.is_wrong, self.form.at) = (false, is_wrong, 0);
        let is_next = std::mem::take(&mut self.is_next) && is_wrong;
        is_next.then(|| self.enter()).flatten()
    }

    /// The box under what is asked, and a line about the last try.
    pub fn under(&self, page: Page, model: &Model) -> Page {
        let line = match (self.is_trying, self.is_wrong) {
            (true, _) => model.book.words.lock.opening.trying(),
            (false, true) => model.book.words.lock.opening.wrong(),
            (false, false) => " ",
        };
        page.spaced(Block::Part(0)).spaced(Block::text(line)).with(Block::Part(1))
    }
}
