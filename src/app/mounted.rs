//! A screen on the stack: its sheet as it was seen last, and where the focus is in it.
//!
//! After everything that happens to a screen its sheet is made anew. What was typed is in the inputs, which the screen
//! holds; the focus, what is chosen in lists, and how far a text was read stay as they were, unless it is another scene.

use super::form::{Form, FormPart, Press};
use super::news::News;
use super::page::Page;
use super::screen::{AnyScreen, Reply, Screen, Turn};
use super::sheet::LaidOut;
use super::{Effect, Model, Moment, page};
use crate::content::Prompt;
use crate::engine::Record;

/// A screen on the stack.
pub struct Mounted<S: Screen> {
    screen: S,
    seen: LaidOut<S::Answer>,
    /// The scenes that may be shown again, as they were left.
    left: Vec<(u64, Form)>,
}

impl<S: Screen> Mounted<S> {
    /// Looked at for the first time.
    pub fn new(screen: S, model: &Model) -> Self {
        let seen = screen.sheet(model).lay_out();
        Self { screen, seen, left: Vec::new() }
    }

    fn then(&mut self, model: &mut Model, answer: impl FnOnce(&mut S, &mut Model) -> Turn) -> Turn {
        let turn = answer(&mut self.screen, model);
        self.refresh(model);
        turn
    }

    /// From one scene to another: the one that is left may be shown again, and the one that comes may have been before.
    fn come_back(&mut self, next: &mut LaidOut<S::Answer>) {
        let (scene, form) = (self.seen.scene, std::mem::take(&mut self.seen.form));
        self.left.retain(|(left, _)| *left != scene);
        if self.seen.as_left {
            self.left.push((scene, form));
        }
        let old = self.left.iter().find(|(left, form)| *left == next.scene && is_same(form, &next.form));
        if let Some((_, old)) = old.filter(|_| next.as_left) {
            carry_over(old, &mut next.form);
        }
    }

    /// What Enter would answer where the focus is: a row or a button.
    fn chosen(&self) -> Option<S::Answer> {
        match self.seen.form.chosen()? {
            Press::Answer(at) => self.seen.answers.get(*at).cloned(),
            _ => None,
        }
    }
}

/// Carries over what the eye was on, where it is the same scene.
fn carry_over(old: &Form, new: &mut Form) {
    for (old, new) in old.parts.iter().zip(&mut new.parts) {
        match (old, new) {
            (FormPart::List(old), FormPart::List(new))
                if old.which == new.which && old.rows.len() == new.rows.len() =>
            {
                new.at = old.at;
            }
            (FormPart::Buttons(_, old), FormPart::Buttons(new, at)) => *at = (*old).min(new.len().saturating_sub(1)),
            (FormPart::Read(old), FormPart::Read(new)) => new.top = old.top,
            _ => {}
        }
    }
    new.stay_at(old);
}

/// Whether two forms are one and the same to whoever looks at them: the same parts, and the same inputs in them.
fn is_same(old: &Form, new: &Form) -> bool {
    let is_same = |(old, new): (&FormPart, &FormPart)| match (old, new) {
        (FormPart::Page(old), FormPart::Page(new)) | (FormPart::Line(old, _), FormPart::Line(new, _)) => old.is(new),
        (FormPart::Secret(old, _), FormPart::Secret(new, _)) => old.is(new),
        (FormPart::Picks(old), FormPart::Picks(new)) => old.is(new),
        (FormPart::Scale(old), FormPart::Scale(new)) => old.is(new),
        (FormPart::Sort(old), FormPart::Sort(new)) => old.is(new),
        (FormPart::List(_), FormPart::List(_))
        | (FormPart::Read(_), FormPart::Read(_))
        | (FormPart::Buttons(..), FormPart::Buttons(..)) => true,
        _ => false,
    };
    old.parts.len() == new.parts.len() && old.parts.iter().zip(&new.parts).all(is_same)
}

impl<S: Screen> AnyScreen for Mounted<S> {
    fn page(&self, _model: &Model) -> Page {
        self.seen.page.clone()
    }

    fn form(&self) -> &Form {
        &self.seen.form
    }

    fn form_mut(&mut self) -> &mut Form {
        &mut self.seen.form
    }

    fn text_form(&self) -> &Form {
        self.seen.behind.as_ref().unwrap_or(&self.seen.form)
    }

    fn text_form_mut(&mut self) -> &mut Form {
        self.seen.behind.as_mut().unwrap_or(&mut self.seen.form)
    }

    fn refresh(&mut self, model: &Model) {
        let mut seen = self.screen.sheet(model).lay_out();
        if seen.scene == self.seen.scene && is_same(&self.seen.form, &seen.form) {
            carry_over(&self.seen.form, &mut seen.form);
        } else if seen.as_left || self.seen.as_left {
            self.come_back(&mut seen);
        }
        self.seen = seen;
    }

    fn press(&mut self, press: Press, model: &mut Model) -> Turn {
        let Press::Answer(at) = press else { return Turn::stay() };
        let Some(answer) = self.seen.answers.get(at).cloned() else { return Turn::stay() };
        self.then(model, |screen, model| screen.on(answer, model))
    }

    fn changed(&mut self, model: &mut Model) -> Turn {
        let chosen = self.chosen();
        self.then(model, |screen, model| screen.changed(chosen, model))
    }

    fn letter(&mut self, letter: char, model: &mut Model) -> Turn {
        self.then(model, |screen, model| screen.letter(letter, model))
    }

    fn keep(&mut self, model: &mut Model) -> Turn {
        let primary = match self.seen.form.primary() {
            Some(Press::Answer(at)) => self.seen.answers.get(at).cloned(),
            _ => None,
        };
        self.then(model, |screen, model| screen.keep(primary, model))
    }

    fn back(&mut self, model: &mut Model) -> Turn {
        self.then(model, Screen::back)
    }

    fn cover(&mut self, model: &mut Model) -> Turn {
        self.then(model, Screen::cover)
    }

    fn replied(&mut self, reply: Reply, model: &mut Model) -> Turn {
        self.then(model, |screen, model| screen.replied(reply, model))
    }

    fn shown(&mut self, model: &mut Model) {
        self.screen.shown(model);
        self.refresh(model);
    }

    fn begins(&mut self, model: &mut Model) -> Turn {
        self.then(model, Screen::begins)
    }

    fn is_asked_for(&self) -> bool {
        self.screen.is_asked_for()
    }

    fn refused(&mut self, model: &mut Model) {
        self.screen.refused(model);
        self.refresh(model);
    }

    fn kept(&mut self, record: &Record, model: &mut Model) -> Turn {
        self.then(model, |screen, model| screen.kept(record, model))
    }

    fn waits(&self) -> bool {
        self.screen.waits()
    }

    fn is_signing(&self) -> bool {
        self.screen.is_signing()
    }

    fn heard(&mut self, news: News, model: &mut Model) -> Turn {
        self.then(model, |screen, model| screen.heard(news, model))
    }

    fn keeps_its_place(&self) -> bool {
        self.screen.keeps_its_place()
    }

    fn patience(&self) -> u16 {
        self.screen.patience()
    }

    fn due(&self, model: &Model) -> Option<Moment> {
        self.screen.due(model)
    }

    fn tick(&mut self, model: &mut Model) -> Turn {
        self.then(model, Screen::tick)
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

    fn leaves_no_mark(&self) -> bool {
        self.screen.leaves_no_mark()
    }

    fn ends(&self) -> bool {
        self.screen.ends()
    }

    fn help(&self, model: &Model) -> Vec<page::Block> {
        self.screen.help(model)
    }
}
