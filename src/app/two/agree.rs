//! An agreement: the limit together, each one's own line on an own turn, and each one's yes on an own turn.
//!
//! It is one record by both, written at the second yes. Where one says no, or not now, both read the same, and nothing
//! of it is kept. Every new one is a trial of seven days that ends by itself.

mod look;
pub(super) mod terms;

use super::hand_over::HandOver;
use super::{BOTH, name_buttons, out};
use crate::app::field::Field;
use crate::app::form::{Button, Form, Part, Press};
use crate::app::page::Page;
use crate::app::parts::Picks;
use crate::app::{Effect, Model, Screen, Turn};
use crate::content::Prompt;
use crate::engine::record::{Agreement, Known, Record};
use crate::engine::{Place, Seat, seat::other};
use terms::Terms;

enum Phase {
    /// What both agree to, one thing a screen: the limit first.
    Joint(usize),
    /// The day to look again.
    Day,
    Starts,
    HandOver(HandOver),
    /// An own line; with the other's, where there is one.
    Line,
    /// What one may add to it.
    More,
    /// Yes, or not now. The lines are there.
    Yes,
    Kept,
    NotAgreed,
}

/// The making of one agreement.
pub struct Agree {
    prompt: Prompt,
    phase: Phase,
    form: Form,
    terms: Terms,
    first: Place,
    now: Place,
    /// What whoever has the turn has typed so far: their line, and what they add.
    line: String,
    added: Vec<String>,
    /// The first one's turn to say yes has come.
    closing: bool,
    /// Somebody said not now. The other one is asked all the same, so that the order tells nobody who it was.
    refused: bool,
    /// It is over, and both are asked to look.
    over: bool,
    trying: Option<Record>,
}

impl Agree {
    /// From the limit.
    pub fn new(prompt: Prompt, model: &Model) -> Self {
        let terms = Terms::new(&prompt, model);
        Self::of(prompt, terms)
    }

    /// One that both make again, with changes: from the limit, its words in the field.
    pub fn again(prompt: Prompt, record: &Record, value: Agreement, model: &Model) -> Self {
        let terms = Terms::again(&prompt, record, value, model);
        Self::of(prompt, terms)
    }

    fn of(prompt: Prompt, terms: Terms) -> Self {
        let (first, now) = (Place::One, Place::One);
        let (line, added, trying) = (String::new(), Vec::new(), None);
        let (phase, form) = (Phase::Joint(0), Form::default());
        let mut agree = Self {
            prompt,
            phase,
            form,
            terms,
            first,
            now,
            line,
            added,
            closing: false,
            refused: false,
            over: false,
            trying,
        };
        agree.ask_both(0);
        agree
    }

    fn ask_both(&mut self, at: usize) -> Turn {
        let buttons = vec![Button::new("Go on", Press::GoOn), Button::new("Not now", Press::NotNow)];
        self.form = Form::new(vec![Part::Page(Field::page(self.terms.said(at))), Part::Buttons(buttons, 0)]);
        self.phase = Phase::Joint(at);
        Turn::stay()
    }

    fn take_joint(&mut self, at: usize) -> Turn {
        let typed = self.form.typed(0).trim().to_owned();
        if at == 0 && typed.is_empty() {
            return Turn::stay();
        }
        self.terms.say(at, &typed);
        if at + 1 < self.terms.asked_of_both() { self.ask_both(at + 1) } else { self.ask_day() }
    }

    fn ask_day(&mut self) -> Turn {
        let words = self.terms.days.iter().map(|(_, words)| words.clone()).collect();
        let go_on = vec![Button::new("Go on", Press::GoOn)];
        self.form = Form::new(vec![Part::Picks(Picks::new(words, false)), Part::Buttons(go_on, 0)]);
        self.phase = Phase::Day;
        Turn::stay()
    }

    fn take_day(&mut self, model: &Model) -> Turn {
        let at = self.form.picks().and_then(|picks| picks.on.iter().position(|on| *on));
        let days = &self.terms.days;
        self.terms.value.ends = at.and_then(|at| days.get(at)).or(days.first()).map(|(day, _)| *day);
        self.form = Form::buttons(name_buttons(model));
        self.phase = Phase::Starts;
        Turn::stay()
    }

    fn hand_over(&mut self, to: Place, model: &mut Model) -> Turn {
        model.take_seat(Seat::Both);
        self.terms.add(self.now, &self.line, &self.added, model);
        (self.line, self.added) = (String::new(), Vec::new());
        self.form = Form::default();
        self.now = to;
        self.phase = Phase::HandOver(HandOver::to(to));
        Turn::stay()
    }

    fn sit_down(&mut self, model: &mut Model) -> Turn {
        model.take_seat(Seat::Turn(self.now));
        if self.closing || !self.has_a_line() {
            return self.ask_yes(model);
        }
        self.terms.line_before(self.now).clone_into(&mut self.line);
        self.ask_line()
    }

    /// Whether whoever has the turn types a line: each, or only the one who will do it.
    fn has_a_line(&self) -> bool {
        self.terms.for_both || self.now == self.first
    }

    fn ask_line(&mut self) -> Turn {
        let mut buttons = vec![Button::new("Go on", Press::GoOn), Button::new("Not now", Press::NotNow)];
        buttons.extend(self.more_button());
        let line = Part::Line(Field::line(&self.line), "I will ".to_owned());
        self.form = Form::new(vec![line, Part::Buttons(buttons, 0)]);
        self.phase = Phase::Line;
        Turn::stay()
    }

    fn more_button(&self) -> Option<Button> {
        let may_add = !self.closing && !self.terms.may_add().is_empty();
        may_add.then(|| Button::new("More, if you want it", Press::More))
    }

    fn ask_more(&mut self) -> Turn {
        let typed = |at: usize| self.added.get(at).map_or("", String::as_str);
        let fields = self.terms.may_add().into_iter().enumerate();
        let mut parts: Vec<Part> = fields.map(|(at, label)| Part::Line(Field::line(typed(at)), label)).collect();
        parts.push(Part::Buttons(vec![Button::new("Go on", Press::GoOn)], 0));
        self.form = Form::new(parts);
        self.phase = Phase::More;
        Turn::stay()
    }

    /// Back from what may be added, with every word of it.
    fn take_more(&mut self, model: &Model) -> Turn {
        let fields = self.form.parts.len().saturating_sub(1);
        self.added = (0..fields).map(|part| self.form.typed(part).trim().to_owned()).collect();
        if self.has_a_line() { self.ask_line() } else { self.ask_yes(model) }
    }

    fn ask_yes(&mut self, model: &Model) -> Turn {
        let yes = if self.terms.is_again() { "Yes, again" } else { "Yes, for a trial" };
        let mut buttons = vec![Button::new(yes, Press::GoOn), Button::new("Not now", Press::NotNow)];
        buttons.extend(self.more_button().filter(|_| !self.has_a_line()));
        self.form = Form::text(self.whole(model), buttons);
        self.phase = Phase::Yes;
        Turn::stay()
    }

    fn take_line(&mut self, model: &mut Model) -> Turn {
        self.form.typed(0).trim().clone_into(&mut self.line);
        if self.line.is_empty() {
            return Turn::stay();
        }
        if self.now == self.first { self.hand_over(other(self.first), model) } else { self.ask_yes(model) }
    }

    /// The second yes writes it; the first one to type says yes last, once everything is there.
    fn yes(&mut self, model: &mut Model) -> Turn {
        if !self.closing {
            self.closing = true;
            return self.hand_over(self.first, model);
        }
        if self.refused {
            return self.not_agreed(model);
        }
        model.take_seat(Seat::Both);
        let record = if let Some(record) = &self.trying {
            record.clone()
        } else {
            let id = model.new_id();
            let value = self.terms.value.clone();
            model.record(id, self.prompt.id.as_str(), self.prompt.ask(), Known::Agreed { value })
        };
        self.trying = Some(record.clone());
        Turn::stay().with(Effect::Keep(Box::new(record)))
    }

    /// Not now, at the question whether it is all right.
    fn no(&mut self, model: &mut Model) -> Turn {
        self.refused = true;
        if self.closing {
            return self.not_agreed(model);
        }
        self.closing = true;
        self.hand_over(self.first, model)
    }

    /// The same words whoever it was, once both are there to read them.
    fn not_agreed(&mut self, model: &mut Model) -> Turn {
        model.take_seat(Seat::Both);
        self.terms.value.lines.clear();
        (self.line, self.added) = (String::new(), Vec::new());
        self.over = true;
        self.form = Form::default();
        self.phase = Phase::HandOver(HandOver::to_both());
        Turn::stay()
    }

    fn say_not_agreed(&mut self) -> Turn {
        self.form = Form::buttons(vec![Button::new("Go on", Press::GoOn)]);
        self.phase = Phase::NotAgreed;
        Turn::stay()
    }
}

impl Screen for Agree {
    fn page(&self, model: &Model) -> Page {
        self.look(model)
    }

    handed_form!();

    fn press(&mut self, press: Press, model: &mut Model) -> Turn {
        match (&mut self.phase, press) {
            (Phase::Joint(_) | Phase::Day | Phase::Starts, Press::NotNow) | (Phase::Kept | Phase::NotAgreed, _) => {
                out(model)
            }
            (Phase::Line, Press::NotNow) => self.not_agreed(model),
            (Phase::Yes, Press::NotNow) => self.no(model),
            (Phase::HandOver(_), _) if self.over => self.say_not_agreed(),
            (Phase::Joint(at), _) => {
                let at = *at;
                self.take_joint(at)
            }
            (Phase::Day, _) => self.take_day(model),
            (Phase::Starts, Press::Row(at)) => {
                self.first = BOTH[at.min(1)];
                (self.line, self.added) = (String::new(), Vec::new());
                self.now = self.first;
                self.hand_over(self.first, model)
            }
            (Phase::HandOver(hand), _) if hand.passed(model) => self.sit_down(model),
            (Phase::HandOver(hand), _) => hand.again(),
            (Phase::Line, Press::More) => {
                self.form.typed(0).trim().clone_into(&mut self.line);
                self.ask_more()
            }
            (Phase::Yes, Press::More) => self.ask_more(),
            (Phase::Line, _) => self.take_line(model),
            (Phase::More, _) => self.take_more(model),
            (Phase::Yes, _) => self.yes(model),
            _ => Turn::stay(),
        }
    }

    fn kept(&mut self, record: &Record, model: &mut Model) -> Turn {
        if self.trying.take_if(|trying| trying.id == record.id).is_some() {
            self.form = Form::text(self.whole(model), vec![Button::new("Go on", Press::GoOn)]);
            self.phase = Phase::Kept;
        }
        Turn::stay()
    }

    fn back(&mut self, model: &mut Model) -> Turn {
        match self.phase {
            Phase::Joint(0) | Phase::Kept | Phase::NotAgreed => out(model),
            Phase::Joint(at) => {
                let typed = self.form.typed(0);
                self.terms.say(at, typed.trim());
                self.ask_both(at - 1)
            }
            Phase::Day => self.ask_both(self.terms.asked_of_both() - 1),
            Phase::Starts => self.ask_day(),
            Phase::More => self.take_more(model),
            Phase::HandOver(_) if self.over => self.say_not_agreed(),
            _ => self.not_agreed(model),
        }
    }

    fn step(&self) -> Option<&Prompt> {
        Some(&self.prompt)
    }
}
