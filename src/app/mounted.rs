//! A screen on the stack, whatever it answers: what is seen of it, and its answers to what is pressed there.
//!
//! After everything that happens to a screen its sheet is made anew. There are as many kinds of this as there are screens,
//! so whatever needs no answer is done in `app/sight.rs`, once for all of them.

use super::action::Action;
use super::buttons::{Nth, Row};
use super::field::Area;
use super::focus::Seen;
use super::parts::Outcome;
use super::screen::{AnyScreen, Happening, Screen, Transition};
use super::sheet::Sheet;
use super::sight::Sight;
use super::{Effect, Model, Moment, page};
use crate::content::Prompt;
use std::ops::Range;

/// A screen on the stack.
pub struct Mounted<S: Screen> {
    screen: S,
    /// What each button and row in sight has the number of.
    answers: Vec<S::Answer>,
    sight: Sight,
}

impl<S: Screen> Mounted<S> {
    /// Looked at for the first time.
    pub fn new(screen: S, model: &Model) -> Self {
        let Sheet { page, answers } = screen.sheet(model);
        let sight = Sight::new(page, model, &|range| screen.rows(range, model));
        Self { screen, answers, sight }
    }

    /// Under another one: not looked at before it is seen. Its page can take longer to make than the one on top.
    pub fn beneath(screen: S, model: &Model) -> Self {
        Self { screen, answers: Vec::new(), sight: Sight::unseen(model) }
    }

    /// What a screen is given that is pressed there, or chosen.
    fn answer(&self, nth: Nth) -> Option<S::Answer> {
        match nth.of_row() {
            Some(at) => self.screen.row_answer(at),
            None => nth.of(&self.answers).cloned(),
        }
    }

    /// None where nothing stands any more at what was pressed.
    fn answered(&mut self, what: Happening<'_>, model: &mut Model) -> Option<Transition> {
        Some(match what {
            Happening::Press(nth) => {
                let answer = self.answer(nth)?;
                self.screen.on(answer, model)
            }
            Happening::Changed => {
                let chosen = self.seen().chosen().and_then(|nth| self.answer(nth));
                self.screen.changed(chosen, model)
            }
            Happening::Keep => {
                let primary = self.seen().page.primary().and_then(|nth| self.answer(nth));
                self.screen.keep(primary, model)
            }
            Happening::Letter(letter) => self.screen.letter(letter, model),
            Happening::Back => self.screen.back(model),
            Happening::Cover => self.screen.cover(model),
            Happening::Replied(reply) => self.screen.replied(reply, model),
            Happening::Begins => self.screen.begins(model),
            Happening::Kept(record) => self.screen.kept(record, model),
            Happening::Result(result) => self.screen.on_result(result, model),
            Happening::Tick => self.screen.tick(model),
            Happening::Shown => {
                self.screen.shown(model);
                Transition::stay()
            }
            Happening::Refused => {
                self.screen.refused(model);
                Transition::stay()
            }
        })
    }
}

impl<S: Screen> AnyScreen for Mounted<S> {
    fn seen(&self) -> Seen<'_> {
        self.sight.seen()
    }

    fn rows(&self, range: Range<usize>, model: &Model) -> Vec<Row<()>> {
        self.screen.rows(range, model)
    }

    fn act(&mut self, action: Action, area: Area) -> Outcome {
        self.sight.act(action, area)
    }

    fn refresh(&mut self, model: &Model) {
        let Sheet { page, answers } = self.screen.sheet(model);
        let screen = &self.screen;
        self.answers = answers;
        self.sight.show(page, model, &|range| screen.rows(range, model));
    }

    fn meet(&mut self, what: Happening<'_>, model: &mut Model) -> Transition {
        let Some(transition) = self.answered(what, model) else { return Transition::stay() };
        self.refresh(model);
        transition
    }

    fn is_asked_for(&self) -> bool {
        self.screen.is_asked_for()
    }

    fn waits(&self) -> bool {
        self.screen.waits()
    }

    fn is_looking(&self) -> bool {
        self.screen.is_looking()
    }

    fn is_signing(&self) -> bool {
        self.screen.is_signing()
    }

    fn keeps_its_place(&self) -> bool {
        self.screen.keeps_its_place()
    }

    fn extra_idle_minutes(&self) -> u16 {
        self.screen.extra_idle_minutes()
    }

    fn due(&self, model: &Model) -> Option<Moment> {
        self.screen.due(model)
    }

    fn leaving(&mut self, model: &Model) -> Vec<Effect> {
        self.screen.leaving(model)
    }

    fn step(&self) -> Option<&Prompt> {
        self.screen.step()
    }

    fn traceless(&self) -> bool {
        self.screen.traceless()
    }

    fn leaves_no_mark(&self, model: &Model) -> bool {
        self.screen.leaves_no_mark(model)
    }

    fn ends(&self) -> bool {
        self.screen.ends()
    }

    fn help(&self, model: &Model) -> Vec<page::Block> {
        self.screen.help(model)
    }
}
