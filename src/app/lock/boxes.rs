//! The two boxes in which a passphrase is chosen, and what is said under them. Whoever chooses one, alone or on a turn of
//! two, chooses it here.

use super::Strength;
use crate::app::Model;
use crate::app::input::Input;
use crate::app::page::Block;
use crate::app::secret::Secret;
use crate::app::sheet::{Button, Sheet};
use crate::journal::Passphrase;

/// The boxes while they are filled in. Whatever stands in them is wiped with them.
#[derive(Default)]
pub struct Boxes {
    first: Input<Secret>,
    again: Input<Secret>,
    wrong: Option<String>,
    /// How soon what is typed would be guessed: looked at once for each key, and not for each time it is drawn.
    strength: Option<Strength>,
}

impl Boxes {
    /// Two empty ones, saying first what was wrong with the last passphrase.
    pub fn saying(wrong: &str) -> Self {
        Self { wrong: Some(wrong.to_owned()), ..Self::default() }
    }

    /// Something was typed.
    pub fn changed(&mut self, model: &Model) {
        self.wrong = None;
        // With the names in the workbook: whoever wants in knows them, and tries them first.
        self.strength = self.first.get().strength(&model.names(), model.book.words.lock.setting.tried_first());
    }

    /// The passphrase, where both boxes hold the same one. The boxes are empty then.
    pub fn chosen(&mut self, model: &Model) -> Option<Passphrase> {
        (self.wrong, self.strength) = (None, None);
        // Taken out before anything is decided: on every way out of here the
        // boxes are empty, and what was in them is wiped.
        let [mut first, again] = [&self.first, &self.again].map(|typed| std::mem::take(&mut *typed.change()));
        if first.is_empty() {
            return None;
        }
        if !first.is_same(&again) {
            // New boxes, so that the focus begins in the first one again.
            *self = Self::saying(model.book.words.lock.setting.differ());
            return None;
        }
        Some(first.take())
    }

    /// The boxes under a question: `seals` is what their first button answers, and `other` stands beside it.
    pub fn under<A>(&self, sheet: Sheet<A>, ask: &str, seals: A, other: Button<A>, model: &Model) -> Sheet<A> {
        let strength = self.strength.map_or(" ", |strength| strength.words(&model.book));
        sheet
            .ask(ask)
            .text(model.book.words.lock.setting.forced())
            .secret(format!("{}  ", model.book.words.lock.opening.passphrase()), &self.first)
            .tight()
            .secret(format!("{}   ", model.book.words.lock.setting.once_more()), &self.again)
            .text(self.wrong.as_deref().unwrap_or(strength))
            .buttons(vec![Button::new(model.book.words.lock.setting.seal_button(), seals), other])
            .gap()
            .with(Block::text(model.book.words.lock.setting.hides()))
    }
}
