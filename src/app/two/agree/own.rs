//! What whoever has the turn types of their own: a line, and what they may add to it.

use super::{Agree, Phase};
use crate::app::field::Field;
use crate::app::form::{Button, Form, Part, Press};
use crate::app::{Model, Turn};
use crate::engine::seat::other;

impl Agree {
    /// Whether whoever has the turn types a line: each, or only the one who will do it.
    pub(super) fn has_a_line(&self) -> bool {
        self.terms.for_both || self.now == self.first
    }

    pub(super) fn ask_line(&mut self) -> Turn {
        let mut buttons = vec![Button::new("Go on", Press::GoOn), Button::new("Not now", Press::NotNow)];
        buttons.extend(self.more_button());
        let line = Part::Line(Field::line(&self.line).into(), "I will ".to_owned());
        self.form = Form::new(vec![line, Part::Buttons(buttons, 0)]);
        self.phase = Phase::Line;
        Turn::stay()
    }

    pub(super) fn more_button(&self) -> Option<Button> {
        let may_add = !self.closing && !self.terms.may_add().is_empty();
        may_add.then(|| Button::new("More, if you want it", Press::More))
    }

    pub(super) fn ask_more(&mut self) -> Turn {
        let typed = |at: usize| self.added.get(at).map_or("", String::as_str);
        let fields = self.terms.may_add().into_iter().enumerate();
        let mut parts: Vec<Part> = fields.map(|(at, label)| Part::Line(Field::line(typed(at)).into(), label)).collect();
        parts.push(Part::Buttons(vec![Button::new("Go on", Press::GoOn)], 0));
        self.form = Form::new(parts);
        self.phase = Phase::More;
        Turn::stay()
    }

    /// Back from what may be added, with every word of it.
    pub(super) fn take_more(&mut self, model: &Model) -> Turn {
        let fields = self.form.parts.len().saturating_sub(1);
        self.added = (0..fields).map(|part| self.form.typed(part).trim().to_owned()).collect();
        if self.has_a_line() { self.ask_line() } else { self.ask_yes(model) }
    }

    pub(super) fn take_line(&mut self, model: &mut Model) -> Turn {
        self.form.typed(0).trim().clone_into(&mut self.line);
        if self.line.is_empty() {
            return Turn::stay();
        }
        if self.now == self.first { self.hand_over(other(self.first), model) } else { self.ask_yes(model) }
    }
}
