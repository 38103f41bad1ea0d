//! The two boxes in which a passphrase is chosen, on a screen that is not yet described by a sheet.

use super::Strength;
use crate::app::Model;
use crate::app::form::{Button, Form, Part, Press};
use crate::app::page::{Block, Page};
use crate::app::secret::Secret;
use crate::journal::Passphrase;
use std::cell::RefMut;

/// The boxes while they are filled in.
pub struct Boxes {
    form: Form,
    wrong: Option<String>,
    /// How soon what is typed would be guessed: looked at once for each key, and not for each time it is drawn.
    strength: Option<Strength>,
}

impl Boxes {
    /// Two empty ones, and beside the button that goes on one with these words that does not.
    pub fn new(other: &str, model: &Model) -> Self {
        let words = &model.book.words;
        let form = Form::new(vec![
            Part::Secret(Secret::default().into(), format!("{}  ", words.lock.opening.passphrase())),
            Part::Secret(Secret::default().into(), format!("{}   ", words.lock.setting.once_more())),
            Part::Buttons(
                vec![Button::new(words.lock.setting.seal_button(), Press::GoOn), Button::new(other, Press::NotNow)],
                0,
            ),
        ]);
        Self { form, wrong: None, strength: None }
    }

    /// Its parts.
    pub fn form(&self) -> &Form {
        &self.form
    }

    /// The same, to change.
    pub fn form_mut(&mut self) -> &mut Form {
        &mut self.form
    }

    /// Something was typed.
    pub fn changed(&mut self, model: &Model) {
        self.wrong = None;
        self.strength = secret(&self.form, 0).and_then(|typed| typed.strength(&model.names()));
    }

    /// The passphrase, where both boxes hold the same one. The boxes are empty then.
    pub fn chosen(&mut self, model: &Model) -> Option<Passphrase> {
        (self.wrong, self.strength) = (None, None);
        let [mut first, again] = [0, 1]
            .map(|part| secret(&self.form, part).map(|mut typed| std::mem::take(&mut *typed)).unwrap_or_default());
        if first.is_empty() {
            return None;
        }
        if !first.is_same(&again) {
            self.form.at = 0;
            self.wrong = Some(model.book.words.lock.setting.differ().to_owned());
            return None;
        }
        Some(first.take())
    }

    /// The boxes under a question.
    pub fn under(&self, ask: &str, page: Page, model: &Model) -> Page {
        let strength = self.strength.map_or(" ", |strength| strength.words(&model.book));
        page.spaced(Block::ask(ask))
            .spaced(Block::text(model.book.words.lock.setting.forced()))
            .with(Block::Part(0))
            .spaced(Block::Part(1))
            .spaced(Block::text(self.wrong.as_deref().unwrap_or(strength)))
            .spaced(Block::Part(2))
            .with(Block::text(model.book.words.lock.setting.hides()))
    }
}

/// The passphrase in the part of that number; the field is empty then.
fn secret(form: &Form, part: usize) -> Option<RefMut<'_, Secret>> {
    match form.parts.get(part) {
        Some(Part::Secret(secret, _)) => Some(secret.change()),
        _ => None,
    }
}
