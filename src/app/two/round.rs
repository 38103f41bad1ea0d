//! A page to show: each answers on a turn of their own, reads once more what would be shown, and both see both or
//! neither.
//!
//! A missing answer and one that is kept back read the same. Any order of answering leads to the same screens.

use super::hand_over::HandOver;
use super::waiting::Waiting;
use super::{BOTH, name_buttons, out, own, side};
use crate::app::form::{Button, Form, Press};
use crate::app::page::{Block, Page, Weight};
use crate::app::step::{Ended, StepPage};
use crate::app::{AnyScreen, Effect, Model, Turn};
use crate::content::Prompt;
use crate::engine::page::answer_words;
use crate::engine::record::{Known, Record};
use crate::engine::{Answer, Place, Seat, seat::other};

enum Phase {
    Starts,
    HandOver(Box<HandOver>),
    Page(Box<StepPage>),
    Preview(Box<StepPage>),
    Both(Box<HandOver>),
    Side(Box<(Answer, Answer)>),
    NotShown,
}

/// One round at a page to show.
pub struct Round {
    prompt: Prompt,
    phase: Phase,
    form: Form,
    first: Place,
    now: Place,
    waiting: Waiting,
    trying: Option<(Record, (Answer, Answer))>,
}

impl Round {
    /// From the question who starts.
    pub fn new(prompt: Prompt, model: &Model) -> Self {
        let form = Form::buttons(name_buttons(model));
        let (first, waiting) = (Place::One, Waiting::default());
        Self { prompt, phase: Phase::Starts, form, first, now: first, waiting, trying: None }
    }

    /// To the next of the two, or to both.
    fn pass_on(&mut self, model: &mut Model) -> Turn {
        model.take_seat(Seat::Both);
        if self.now == self.first {
            self.now = other(self.first);
            self.phase = Phase::HandOver(Box::new(HandOver::to(self.now)));
        } else {
            self.phase = Phase::Both(Box::new(HandOver::to_both()));
        }
        Turn::stay()
    }

    fn sit_down(&mut self, answer: Option<&Answer>, model: &mut Model) -> Turn {
        model.take_seat(Seat::Turn(self.now));
        let mut page = StepPage::turn(own(&self.prompt, model), model);
        page.say_first(model.book.words.two.reveal.before_a_blind_page());
        if let Some(answer) = answer {
            page.fill(answer);
        }
        self.phase = Phase::Page(Box::new(page));
        Turn::stay()
    }

    /// Goes on where the page under the turn has ended.
    fn look(&mut self, turn: Turn, model: &mut Model) -> Turn {
        let Phase::Page(page) = &mut self.phase else { return turn };
        match page.ended() {
            None => return turn,
            Some(Ended::PutOff) => {
                self.pass_on(model);
            }
            Some(Ended::Written) => {
                self.form = Form::text(
                    vec![(Weight::Plain, answer_words(&page.given()))],
                    vec![
                        Button::new("Show it when we are both ready", Press::GoOn),
                        Button::new("Change it", Press::More),
                        Button::new("Keep it to myself", Press::NotNow),
                    ],
                );
                // Enter pressed once too often must not show anything.
                self.form.choose(&Press::More);
                let page = std::mem::replace(&mut self.phase, Phase::NotShown);
                if let Phase::Page(page) = page {
                    self.phase = Phase::Preview(page);
                }
            }
        }
        Turn { go: crate::app::Go::Stay, effects: turn.effects }
    }

    fn chosen(&mut self, press: &Press, model: &mut Model) -> Turn {
        let Phase::Preview(page) = &self.phase else { return Turn::stay() };
        let given = page.given();
        match press {
            Press::More => self.sit_down(Some(&given), model),
            Press::GoOn => {
                self.waiting.put(self.now, given);
                self.pass_on(model)
            }
            _ => self.pass_on(model),
        }
    }

    /// Both are there: one record holds both answers, and only then both are seen.
    fn reveal(&mut self, model: &mut Model) -> Turn {
        if let Some((record, _)) = &self.trying {
            return Turn::stay().with(Effect::Keep(Box::new(record.clone())));
        }
        let Some((one, two)) = self.waiting.reveal() else { return self.not_shown(model) };
        let id = model.new_id();
        let event = Known::Shown { one: one.clone(), two: two.clone() };
        let record = model.record(id, self.prompt.id.as_str(), self.prompt.ask(), event);
        self.trying = Some((record.clone(), (one, two)));
        Turn::stay().with(Effect::Keep(Box::new(record)))
    }

    /// The same words in every case.
    fn not_shown(&mut self, model: &mut Model) -> Turn {
        model.take_seat(Seat::Both);
        self.waiting.wipe();
        self.trying = None;
        self.form = Form::buttons(vec![Button::new("Go on", Press::GoOn)]);
        self.phase = Phase::NotShown;
        Turn::stay()
    }
}

impl AnyScreen for Round {
    fn page(&self, model: &Model) -> Page {
        match &self.phase {
            Phase::Starts => {
                let mut page = Page::new(crate::app::step::show::place(&self.prompt, model));
                "both of you".clone_into(&mut page.whose);
                let ask = "Each of you writes alone for a few minutes. Who starts?";
                page.spaced(Block::ask(ask)).with(Block::Part(0))
            }
            Phase::HandOver(hand) | Phase::Both(hand) => hand.page(model),
            Phase::Page(page) => page.page(model),
            Phase::Preview(_) => Page::new(crate::app::step::show::place(&self.prompt, model))
                .spaced(Block::ask(model.book.words.two.reveal.what_will_be_shown()))
                .spaced(Block::Part(0))
                .with(Block::Part(1)),
            Phase::Side(both) => side::page(&self.prompt, &both.0, &both.1, model).with(Block::Part(0)),
            Phase::NotShown => {
                Page::centred().spaced(Block::text(model.book.words.two.reveal.not_shown_today())).with(Block::Part(0))
            }
        }
    }

    turn_form!(Phase::HandOver(hand) | Phase::Both(hand) => hand);

    fn press(&mut self, press: Press, model: &mut Model) -> Turn {
        match &mut self.phase {
            Phase::Starts => {
                let Press::Row(at) = press else { return Turn::stay() };
                self.first = BOTH[at.min(1)];
                self.now = self.first;
                self.phase = Phase::HandOver(Box::new(HandOver::to(self.now)));
                Turn::stay()
            }
            Phase::HandOver(hand) if hand.passed(model) => self.sit_down(None, model),
            Phase::HandOver(hand) => hand.again(),
            Phase::Page(page) => {
                let turn = page.press(press, model);
                self.look(turn, model)
            }
            Phase::Preview(_) => self.chosen(&press, model),
            Phase::Both(_) => self.reveal(model),
            Phase::Side(_) | Phase::NotShown => out(model),
        }
    }

    fn changed(&mut self, model: &mut Model) -> Turn {
        match &mut self.phase {
            Phase::Page(page) => page.changed(model),
            _ => Turn::stay(),
        }
    }

    fn keep(&mut self, model: &mut Model) -> Turn {
        match &mut self.phase {
            Phase::Page(page) => {
                let turn = page.keep(model);
                self.look(turn, model)
            }
            // What is shown is shown by its own button, and not by a key that goes on from page to page.
            Phase::Preview(_) => Turn::stay(),
            _ => match self.form().primary() {
                Some(press) => self.press(press, model),
                None => Turn::stay(),
            },
        }
    }

    fn back(&mut self, model: &mut Model) -> Turn {
        match &mut self.phase {
            Phase::Starts | Phase::Side(_) | Phase::NotShown => out(model),
            Phase::Page(page) => {
                let effects = page.leaving(model);
                let turn = self.not_shown(model);
                Turn { effects, ..turn }
            }
            _ => self.not_shown(model),
        }
    }

    fn kept(&mut self, record: &Record, model: &mut Model) -> Turn {
        if let Some((_, both)) = self.trying.take_if(|(trying, _)| trying.id == record.id) {
            self.form = Form::buttons(vec![Button::new("We have", Press::GoOn)]);
            self.phase = Phase::Side(Box::new(both));
            return Turn::stay();
        }
        let Phase::Page(page) = &mut self.phase else { return Turn::stay() };
        let turn = page.kept(record, model);
        self.look(turn, model)
    }

    fn due(&self, model: &Model) -> Option<crate::app::Moment> {
        match &self.phase {
            Phase::Page(page) => page.due(model),
            _ => None,
        }
    }

    fn tick(&mut self, model: &mut Model) -> Turn {
        match &mut self.phase {
            Phase::Page(page) => page.tick(model),
            _ => Turn::stay(),
        }
    }

    fn leaving(&mut self, model: &Model) -> Vec<Effect> {
        match &mut self.phase {
            Phase::Page(page) => page.leaving(model),
            _ => Vec::new(),
        }
    }

    fn step(&self) -> Option<&Prompt> {
        Some(&self.prompt)
    }
}
