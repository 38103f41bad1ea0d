//! The last thirty seconds of a sitting: one line to say or do aloud, then one word alone on the screen.
//!
//! In the demo a sitting of made-up people ends so too, and the presenter goes on.

use super::page::Block;
use super::sheet::{Button, Sheet};
use super::{Effect, Model, Nav, Screen, Transition, demo};
use crate::engine::Seat;

/// How a sitting ends.
pub struct Closing {
    line: String,
    /// Whether closing was asked for, not only the end of a sitting.
    leaves: bool,
    at: At,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    /// Esc on the home page led here: it is asked whether to close.
    Asked,
    /// Somebody went on writing: it is asked again, with the other answer first.
    AskedAgain,
    /// A line to say or do aloud.
    Line,
    /// One word alone.
    Enough,
}

/// What can be answered at the end.
#[derive(Clone, PartialEq)]
pub enum Answer {
    /// Ends the program.
    Close,
    /// Stay a little.
    Stay,
}

impl Closing {
    /// With a line from the deck.
    pub fn new(model: &mut Model) -> Self {
        Self::after(model.seat() == Seat::Both, model)
    }

    /// With a line from the deck for two, or for one.
    pub fn after(both: bool, model: &mut Model) -> Self {
        let sittings = &model.book.library.sittings;
        let deck = if both { &sittings.deck.two } else { &sittings.deck.one };
        let line = model.ids.any(deck).cloned().unwrap_or_default();
        Self { line, leaves: false, at: At::Line }
    }

    /// The one word alone, after a night that has had its last line already.
    pub fn enough(model: &mut Model) -> Self {
        Self { at: At::Enough, ..Self::new(model) }
    }

    /// Asked first, where Esc on the home page led here.
    pub fn asking(model: &mut Model) -> Self {
        Self { at: At::Asked, leaves: true, ..Self::new(model) }
    }

    /// Back to where it was asked, or home where nothing lies beneath.
    fn stay() -> Transition {
        Transition::nav(Nav::BackOrHome)
    }

    /// Away; in the demo to the presenter's page, unless closing was asked for.
    fn end(&self, model: &mut Model) -> Transition {
        if model.demo.is_some() && !self.leaves {
            return demo::again(model);
        }
        Transition::stay().with(Effect::Leave { fast: false })
    }
}

impl Screen for Closing {
    type Answer = Answer;

    fn sheet(&self, model: &Model) -> Sheet<Answer> {
        let words = &model.book.words;
        let sheet = Sheet::centred().scene(self.at as u64);
        if self.at == At::Enough {
            let close = Button::new("", Answer::Close).closes();
            return sheet.with(Block::text(words.pages.closing.enough())).bare().any_key(close);
        }
        let sheet = if self.at == At::Line { sheet.ask(&self.line) } else { sheet };
        let stay = Button::new(words.pages.closing.stay(), Answer::Stay);
        let sheet = sheet
            .text(words.common.notices.a_good_place_to_stop())
            .buttons(vec![Button::new(words.common.buttons.close(), Answer::Close).closes(), stay]);
        if self.at == At::AskedAgain { sheet.start_at(&Answer::Stay) } else { sheet }
    }

    fn on(&mut self, answer: Answer, model: &mut Model) -> Transition {
        self.at = match (answer, self.at) {
            (_, At::Enough) => return self.end(model),
            (Answer::Stay, _) => return Self::stay(),
            (Answer::Close, At::Line) => At::Enough,
            (Answer::Close, At::Asked | At::AskedAgain) => At::Line,
        };
        Transition::stay()
    }

    /// Whoever is writing has not finished: words typed here must not close the program, line by line, and leave the rest
    /// of a sentence to the shell.
    fn letter(&mut self, letter: char, _model: &mut Model) -> Transition {
        if letter != ' ' || self.at == At::Enough {
            self.at = At::AskedAgain;
        }
        Transition::stay()
    }

    fn ends(&self) -> bool {
        true
    }

    fn back(&mut self, model: &mut Model) -> Transition {
        if self.at == At::Enough { self.end(model) } else { Self::stay() }
    }
}
