//! The box in which a passphrase is typed that is there already, and what is said while it is tried.
//!
//! A try takes a second or more. What is typed meanwhile is the next try: it presses nothing, and nothing of it is lost.

use crate::app::Model;
use crate::app::input::Input;
use crate::app::secret::Secret;
use crate::app::sheet::{Button, Sheet};
use crate::journal::Passphrase;

/// The box, for a screen to put on its sheet.
#[derive(Default)]
pub struct Entry {
    typed: Input<Secret>,
    tries: Try,
    /// Whether the focus is on a button, and not on the box.
    is_below: bool,
    /// How often the focus was led back to the box.
    led_back: u64,
}

/// How it stands with the last try.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Try {
    /// None yet, or something else was typed since.
    #[default]
    None,
    /// It is under way. With `true`, Enter was pressed again: what is typed by then is to be tried next.
    UnderWay(bool),
    /// It opened nothing.
    Wrong,
}

impl Entry {
    /// Whether a passphrase is being tried.
    pub fn is_trying(&self) -> bool {
        matches!(self.tries, Try::UnderWay(_))
    }

    /// Something else is typed, or the focus has moved: perhaps to a button.
    pub fn changed(&mut self, is_below: bool) {
        self.is_below = is_below;
        if self.tries == Try::Wrong {
            self.tries = Try::None;
        }
    }

    /// Enter: the passphrase to try; none where nothing was typed, or where it has to wait for the one under way.
    pub fn enter(&mut self) -> Option<Passphrase> {
        if self.typed.get().is_empty() {
            return None;
        }
        let is_trying = self.is_trying();
        self.tries = Try::UnderWay(is_trying);
        if is_trying {
            return None;
        }
        Some(self.typed.change().take())
    }

    /// A try is over. Where it opened nothing, and another one was typed meanwhile, that is the one to try now.
    pub fn tried(&mut self, is_wrong: bool) -> Option<Passphrase> {
        let is_next = self.tries == Try::UnderWay(true) && is_wrong;
        self.tries = if is_wrong { Try::Wrong } else { Try::None };
        // From a button the focus goes back to the box. Where it is there, whatever is typed for the next try stays.
        self.led_back += u64::from(std::mem::take(&mut self.is_below));
        is_next.then(|| self.enter()).flatten()
    }

    /// The box under what is asked, a line about the last try, and these buttons.
    pub fn under<A>(&self, sheet: Sheet<A>, buttons: Vec<Button<A>>, model: &Model) -> Sheet<A> {
        let line = match self.tries {
            Try::UnderWay(_) => model.book.words.lock.opening.trying(),
            Try::Wrong => model.book.words.lock.opening.wrong(),
            Try::None => " ",
        };
        let label = format!("{}  ", model.book.words.lock.opening.passphrase());
        sheet.scene(self.led_back).secret(label, &self.typed).text(line).buttons(buttons)
    }
}
