//! An agreement: the limit together, each one's own line on an own turn, and each one's yes on an own turn.
//!
//! It is one record by both, written at the second yes. Where one says no, or not now, both read the same, and nothing
//! of it is kept. Every new one is a trial of seven days that ends by itself.

mod begun;
mod look;
mod own;
pub(super) mod terms;

use super::hand_over::HandOver;
use super::sign::{self, Sign, Yes};
use super::{BOTH, name_buttons, out};
use crate::app::field::Field;
use crate::app::form::{Button, Form, Part, Press};
use crate::app::news::News;
use crate::app::page::{Page, Weight};
use crate::app::parts::Picks;
use crate::app::{AnyScreen, Effect, Model, Turn};
use crate::content::Prompt;
use crate::engine::record::{Agreement, Known, Record};
use crate::engine::{Place, RecordId, Seat};
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
    /// The same, to be signed.
    Sign(Sign),
    Kept,
    NotAgreed,
}

/// How it ended without an agreement.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Over {
    /// Somebody said not now.
    NotAgreed,
    /// A yes was left unsaid, and the words stay begun.
    PutOff,
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
    /// Who signed their yes.
    signed: Vec<Place>,
    /// The first one's turn to say yes has come.
    closing: bool,
    /// Somebody said not now. The other one is asked all the same, so that the order tells nobody who it was.
    refused: bool,
    /// It is over, and both are asked to look.
    over: Option<Over>,
    /// The words begun that it goes on from, or that it leaves behind.
    begun: Option<RecordId>,
    trying: Option<Record>,
}

impl Agree {
    /// From the limit.
    pub fn new(prompt: Prompt, model: &Model) -> Self {
        let mut terms = Terms::new(&prompt, model);
        let begun = begun::find(&prompt, model);
        if let Some(draft) = &begun {
            terms.go_on_from(&draft.answer);
        }
        Self { begun: begun.map(|draft| draft.id), ..Self::of(prompt, terms) }
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
            signed: Vec::new(),
            closing: false,
            refused: false,
            over: None,
            begun: None,
            trying,
        };
        agree.ask_both(0);
        agree
    }

    fn ask_both(&mut self, at: usize) -> Turn {
        let buttons = vec![Button::new("Go on", Press::GoOn), Button::new("Not now", Press::NotNow)];
        self.form = Form::new(vec![Part::Page(Field::page(self.terms.said(at)).into()), Part::Buttons(buttons, 0)]);
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
        self.form = Form::new(vec![Part::Picks(Picks::new(words, false).into()), Part::Buttons(go_on, 0)]);
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

    fn ask_yes(&mut self, model: &Model) -> Turn {
        let mut buttons = sign::buttons(model);
        buttons.push(Button::new("Not now", Press::NotNow));
        buttons.extend(self.more_button().filter(|_| !self.has_a_line()));
        self.form = Form::text(self.whole(model), buttons);
        self.phase = Phase::Yes;
        Turn::stay()
    }

    /// The second yes writes it; the first one to type says yes last, once everything is there.
    fn yes(&mut self, yes: Yes, model: &mut Model) -> Turn {
        match yes {
            Yes::Back => return self.ask_yes(model),
            Yes::Signed if !self.signed.contains(&self.now) => self.signed.push(self.now),
            Yes::Signed | Yes::Said => {}
        }
        if !self.closing {
            self.closing = true;
            return self.hand_over(self.first, model);
        }
        if self.refused {
            return self.not_agreed(model);
        }
        if matches!(self.phase, Phase::Sign(_)) {
            // Where the disk does not take it, it is tried again from here.
            self.ask_yes(model);
        }
        model.take_seat(Seat::Both);
        let record = if let Some(record) = &self.trying {
            record.clone()
        } else {
            let id = self.begun.clone().unwrap_or_else(|| model.new_id());
            let value = self.terms.value.clone();
            let record = model.record(id, self.prompt.id.as_str(), self.prompt.ask(), Known::Agreed { value });
            Record { signed: self.signed.clone(), ..record }
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
        self.ends(Over::NotAgreed, model);
        self.let_go()
    }

    fn ends(&mut self, how: Over, model: &mut Model) {
        model.take_seat(Seat::Both);
        self.terms.value.lines.clear();
        (self.line, self.added) = (String::new(), Vec::new());
        self.signed.clear();
        self.over = Some(how);
        self.form = Form::default();
        self.phase = Phase::HandOver(HandOver::to_both());
    }

    fn say_not_agreed(&mut self) -> Turn {
        self.form = Form::buttons(vec![Button::new("Go on", Press::GoOn)]);
        self.phase = Phase::NotAgreed;
        Turn::stay()
    }
}

impl AnyScreen for Agree {
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
            (Phase::HandOver(_), _) if self.over.is_some() => self.say_not_agreed(),
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
            (Phase::Yes, Press::Sign) => {
                self.phase = Phase::Sign(Sign::of(self.now, model));
                Turn::stay()
            }
            (Phase::Yes, _) => self.yes(Yes::Said, model),
            (Phase::Sign(sign), press) => match sign.press(&press) {
                Ok(yes) => self.yes(yes, model),
                Err(turn) => turn,
            },
            _ => Turn::stay(),
        }
    }

    fn is_signing(&self) -> bool {
        !self.signed.is_empty() || matches!(self.phase, Phase::Sign(_))
    }

    fn heard(&mut self, news: News, model: &mut Model) -> Turn {
        let Phase::Sign(sign) = &mut self.phase else { return Turn::stay() };
        match sign.heard(news, model) {
            Some(yes) => self.yes(yes, model),
            None => Turn::stay(),
        }
    }

    fn kept(&mut self, record: &Record, model: &mut Model) -> Turn {
        if self.trying.take_if(|trying| trying.id == record.id).is_some() {
            let mut pieces = self.whole(model);
            pieces.push((Weight::Plain, sign::says(record, model)));
            self.form = Form::text(pieces, vec![Button::new("Go on", Press::GoOn)]);
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
            Phase::Sign(_) => self.press(Press::Back, model),
            Phase::HandOver(_) if self.over.is_some() => self.say_not_agreed(),
            _ => self.put_off(model),
        }
    }

    fn step(&self) -> Option<&Prompt> {
        Some(&self.prompt)
    }
}
