//! "There are words you had begun", before any of them is shown.

use super::sheet::{Button, Sheet};
use super::{Model, Route, Screen, Transition, begin};

/// Whether to open them.
#[derive(Default)]
pub struct Begun;

impl Screen for Begun {
    type Answer = bool;

    fn sheet(&self, model: &Model) -> Sheet<bool> {
        let words = &model.book.words;
        Sheet::centred().text(words.setup.begun.say()).buttons(vec![
            Button::new(words.setup.begun.open_them(), true),
            Button::new(words.common.buttons.not_now(), false),
        ])
    }

    fn on(&mut self, opens: bool, model: &mut Model) -> Transition {
        Transition::instead(begin::words_begun(model).filter(|_| opens).unwrap_or(Route::Room))
    }
}
