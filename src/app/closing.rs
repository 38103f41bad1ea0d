//! The last thirty seconds of a sitting: one line to say or do aloud, then one word alone on the screen.
//!
//! In the demo a sitting of made-up people ends so too, and the presenter goes on.

use super::form::{Button, Form, Part, Press};
use super::page::{Block, Page};
use super::{Effect, Go, Model, Screen, Turn, demo};
use crate::engine::Seat;

/// How a sitting ends.
pub struct Closing {
    form: Form,
    line: String,
    asking: bool,
    /// Whether closing was asked for, not only the end of a sitting.
    leaves: bool,
    enough: bool,
}

impl Closing {
    /// With a line from the deck.
    pub fn new(model: &mut Model) -> Self {
        Self::after(model.seat() == Seat::Both, model)
    }

    /// With a line from the deck for two, or for one.
    pub fn after(both: bool, model: &mut Model) -> Self {
        let sittings = &model.book.library.sittings;
        let deck = if both { &sittings.deck_two } else { &sittings.deck_one };
        let drawn = (model.dice)();
        let line = match deck.len() {
            0 => String::new(),
            cards => deck[(drawn % cards as u128) as usize].clone(),
        };
        Self { form: close_or_stay(CLOSE), line, asking: false, leaves: false, enough: false }
    }

    /// The one word alone, after a night that has had its last line already.
    pub fn enough(model: &mut Model) -> Self {
        Self { form: Form::buttons(vec![Button::new("", Press::Close)]), enough: true, ..Self::new(model) }
    }

    /// Asked first, where Esc on the home page led here.
    pub fn asking(model: &mut Model) -> Self {
        Self { asking: true, leaves: true, ..Self::new(model) }
    }
}

/// The numbers of the two buttons.
const CLOSE: usize = 0;
const STAY: usize = 1;

fn close_or_stay(chosen: usize) -> Form {
    let buttons = vec![Button::new("Close", Press::Close), Button::new("Stay a little", Press::Back)];
    Form::new(vec![Part::Buttons(buttons, chosen)])
}

impl Screen for Closing {
    fn page(&self, model: &Model) -> Page {
        let library = &model.book.library;
        if self.enough {
            let mut page = Page::centred().with(Block::text(library.line("enough")));
            page.bare = true;
            return page;
        }
        let mut page = Page::centred();
        if !self.asking {
            page = page.spaced(Block::ask(&self.line));
        }
        page.spaced(Block::text(library.line("a-good-place-to-stop"))).with(Block::Part(0))
    }

    own_form!();

    fn press(&mut self, press: Press, model: &mut Model) -> Turn {
        if self.enough {
            return self.end(model);
        }
        match press {
            Press::Close if self.asking => {
                self.asking = false;
                self.form = close_or_stay(CLOSE);
            }
            Press::Close => {
                self.enough = true;
                self.form = Form::buttons(vec![Button::new("", Press::Close)]);
            }
            _ => return Self::stay(model),
        }
        Turn::stay()
    }

    /// Whoever is writing has not finished: words typed here must not close the program, line by line, and leave the rest
    /// of a sentence to the shell.
    fn letter(&mut self, letter: char, _model: &mut Model) -> Turn {
        if letter != ' ' || self.enough {
            (self.enough, self.asking) = (false, true);
            self.form = close_or_stay(STAY);
        }
        Turn::stay()
    }

    fn ends(&self) -> bool {
        true
    }

    fn back(&mut self, model: &mut Model) -> Turn {
        if self.enough { self.end(model) } else { Self::stay(model) }
    }
}

impl Closing {
    /// Back to where it was asked, or home where nothing lies beneath.
    fn stay(model: &Model) -> Turn {
        Turn::go(if model.stack.is_empty() { Go::Home(None) } else { Go::Back })
    }

    /// Away; in the demo to the presenter's page, unless closing was asked for.
    fn end(&self, model: &mut Model) -> Turn {
        if model.demo.is_some() && !self.leaves {
            return demo::again(model);
        }
        Turn::stay().with(Effect::Leave { fast: false })
    }
}
