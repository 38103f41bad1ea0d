//! A talk: spoken, and kept nowhere. The screen holds whose turn it is, where in it, and the time in words.
//!
//! Speak, say back, got it? Only then the swap. A stop is proposed at fifteen minutes and nothing is ever cut off. The
//! talk holds no word of anybody, so a break may keep its place.

use super::{BOTH, name_buttons, named, out};
use crate::app::form::{Button, Form, Press};
use crate::app::page::{Block, Column, Page, Weight};
use crate::app::{AnyScreen, Model, Moment, Turn, words};
use crate::content::wording::Talk as Words;
use crate::content::{Prompt, StepId};
use crate::engine::record::Known;
use crate::engine::{Place, Seat, allows, seat::other};
use chrono::TimeDelta;

/// A good place to stop is named then.
const STOP: TimeDelta = TimeDelta::minutes(15);

#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    /// A line of advice before it, with "go on all the same".
    Gate(crate::engine::Advice),
    /// What it is, and who would like to speak first.
    Opening,
    Speaks,
    SaysBack,
    /// Said back, and it was got: swap, once more, or the end.
    Swap,
    /// One line each to keep, where a talk has that.
    Done,
    /// Somebody said stop before both had been heard: nothing is marked.
    Stopped,
}

/// One talk.
pub struct Talk {
    prompt: Prompt,
    words: Words,
    at: At,
    form: Form,
    first: Place,
    now: Place,
    round: u16,
    began: Option<Moment>,
    turn_began: Moment,
    card: usize,
}

impl Talk {
    /// From its first screen.
    pub fn new(prompt: Prompt, model: &Model) -> Self {
        let advice = allows(&prompt, model.kind(), model.progress(), model.sitting(), model.now);
        let words = prompt.words.talk.clone().unwrap_or_default();
        let (form, began, turn_began) = (Form::default(), None, model.now);
        let (first, at) = (Place::One, At::Opening);
        let mut talk = Self { prompt, words, at, form, first, now: first, round: 1, began, turn_began, card: 0 };
        talk.to(advice.map_or(At::Opening, At::Gate), model);
        talk
    }

    fn to(&mut self, at: At, model: &Model) -> Turn {
        let button = |words: &str, press| Button::new(named(words, self.now, model), press);
        let stop = || Button::new("Stop here", Press::Stop);
        self.at = at;
        self.turn_began = model.now;
        self.form = match at {
            At::Gate(_) => Form::buttons(vec![
                Button::new("Go on all the same", Press::GoOn),
                Button::new("Your time-out plan", Press::Try),
                Button::new("Back", Press::Back),
            ]),
            At::Opening => Form::buttons(name_buttons(model)),
            At::Speaks => {
                let mut buttons = vec![button("{other} says it back", Press::GoOn), stop()];
                if !self.words.decks.is_empty() {
                    buttons.insert(1, Button::new("Another card", Press::More));
                }
                Form::buttons(buttons)
            }
            At::SaysBack => {
                Form::buttons(vec![Button::new("Got it", Press::GoOn), Button::new("Once more", Press::Back), stop()])
            }
            At::Swap if self.now == self.first => Form::buttons(vec![Button::new("Swap", Press::GoOn), stop()]),
            At::Swap => {
                let mut buttons = vec![Button::new("We are done", Press::Close)];
                if self.round < self.words.rounds {
                    buttons.push(Button::new("Another round", Press::GoOn));
                }
                Form::buttons(buttons)
            }
            At::Done | At::Stopped => Form::buttons(vec![Button::new("Go on", Press::GoOn)]),
        };
        Turn::stay()
    }

    /// After "got it": the other one speaks, or it is over.
    fn swap(&mut self, model: &mut Model) -> Turn {
        if self.now == self.first {
            self.now = other(self.now);
            return self.to(At::Speaks, model);
        }
        self.round += 1;
        self.now = self.first;
        self.to(At::Speaks, model)
    }

    /// Stop. Where both have been heard once it took place; before that nothing is marked, and nothing is said of it.
    fn stop(&mut self, model: &mut Model) -> Turn {
        let heard = self.round > 1 || (self.at == At::Swap && self.now != self.first);
        if heard { self.finish(model) } else { self.to(At::Stopped, model) }
    }

    /// A good place to stop, and the plan for it, where there is one.
    fn stopped(page: Page, model: &Model) -> Page {
        let page = page.spaced(Block::ask(model.book.words.common.notices.a_good_place_to_stop()));
        let plan = model.progress().answers("communicate.time-out-plan").next_back();
        match plan.map(|(_, answer)| crate::engine::page::answer_words(answer)) {
            Some(plan) => page.spaced(Block::text("Your time-out plan:")).spaced(Block::text(plan)),
            None => page,
        }
    }

    /// That it took place is marked, and no word of it. Stage seven marks nothing.
    fn finish(&mut self, model: &mut Model) -> Turn {
        self.to(At::Done, model);
        if self.prompt.heavy {
            model.open_mut().sitting.hot = Some(self.prompt.id.clone());
        }
        if self.prompt.id.stage() == "when-to-move-on" {
            return Turn::stay();
        }
        Turn::stay().with(model.keep_event(self.prompt.id.as_str(), Known::BeenThrough { of: None }))
    }

    /// On to one line each, where this talk has that.
    fn leave(&mut self, model: &mut Model) -> Turn {
        let Some(keep) = self.words.keep.clone() else { return out(model) };
        let mut prompt = Prompt { leaves: self.prompt.leaves, ..self.prompt.clone() };
        prompt.kind = crate::content::Kind::Write;
        prompt.visibility = crate::content::Visibility::Shared;
        prompt.words = crate::content::Wording {
            title: prompt.words.title.clone(),
            ask: Some(keep),
            ..crate::content::Wording::default()
        };
        Turn::instead(super::each::Each::new(prompt, model))
    }

    fn time(&self, now: Moment) -> &'static str {
        let minutes = (now - self.turn_began).num_seconds() / 60;
        let whole = i64::from(self.words.turn.max(1));
        match whole - minutes {
            ..=0 => "a good place to finish",
            1 => "about a minute",
            2 => "about two minutes",
            _ => "there is time",
        }
    }

    /// speak › say back › got it? › swap, with the one that is alive set apart.
    fn way(&self) -> Block {
        let at = match self.at {
            At::Speaks => 0,
            At::SaysBack => 1,
            // Said back, and got: what comes next is the swap.
            _ => 3,
        };
        let parts = ["speak", "say back", "got it?", "swap"];
        let said = parts.iter().enumerate().map(
            |(index, part)| {
                if index == at { format!("[{part}]") } else { (*part).to_owned() }
            },
        );
        Block::Words(Weight::Quiet, said.collect::<Vec<_>>().join("  ›  "))
    }

    fn asked(&self) -> String {
        let cards: Vec<&String> = self.words.decks.iter().flat_map(|deck| &deck.cards).collect();
        match cards.get(self.card % cards.len().max(1)) {
            Some(card) => (*card).clone(),
            None => self.prompt.ask().to_owned(),
        }
    }

    fn columns(&self, model: &Model) -> Block {
        let column = |title: &str, text: String| Column { title: named(title, self.now, model), text };
        let cue = |cue: &Option<String>| cue.clone().unwrap_or_default();
        let (left, right) = match self.at {
            At::SaysBack => (
                column("{next}", format!("{}, listen.", model.name_of(self.now))),
                column("{other} says it back", "Say it back in your own words. Then ask: did I get it?".to_owned()),
            ),
            _ => (
                column("{next} speaks", format!("{}\n\n{}", self.asked(), cue(&self.words.speaker))),
                column("{other} listens", cue(&self.words.listener)),
            ),
        };
        let pair = if self.now == BOTH[0] { [left, right] } else { [right, left] };
        Block::Beside(Box::new(pair))
    }
}

impl AnyScreen for Talk {
    fn page(&self, model: &Model) -> Page {
        let mut page = Page::new(crate::app::step::show::place(&self.prompt, model));
        "both of you".clone_into(&mut page.whose);
        page.aside = crate::app::step::show::beside(&self.prompt);
        match self.at {
            At::Gate(advice) => page.spaced(Block::text(words::advice(advice))).with(Block::Part(0)),
            At::Opening => {
                let mut page = page;
                for said in [&self.words.opening, &self.prompt.words.caution].into_iter().flatten() {
                    page = page.spaced(Block::text(said));
                }
                for (at, rung) in self.words.rungs.iter().enumerate() {
                    page = page.with(Block::text(format!("{}  {rung}", at + 1)));
                }
                let rule = "If either of you says 'stop', stop here for today. No reason needed. Nothing said is kept.";
                page.spaced(Block::text(rule)).spaced(Block::ask("Who would like to speak first?")).with(Block::Part(0))
            }
            At::Speaks | At::SaysBack => {
                let mut page = page.spaced(self.way()).spaced(self.columns(model));
                page = page.spaced(Block::Words(Weight::Quiet, self.time(model.now).to_owned()));
                if self.began.is_some_and(|began| model.now - began >= STOP) {
                    page = page.with(Block::text("This is a good place to stop. Finish what you are saying."));
                }
                page.with(Block::Part(0))
            }
            At::Swap => {
                let swap = "Say thank you for listening. Then it is the other one's turn.";
                let words = if self.now == self.first { swap } else { "Say thank you for listening." };
                page.spaced(self.way()).spaced(Block::text(words)).with(Block::Part(0))
            }
            At::Stopped => Self::stopped(page, model).with(Block::Part(0)),
            At::Done => {
                let after = self.prompt.words.after.clone();
                let after = after.unwrap_or_else(|| model.book.words.common.notices.a_good_place_to_stop().to_owned());
                page.spaced(Block::text(after)).with(Block::Part(0))
            }
        }
    }

    own_form!();

    fn press(&mut self, press: Press, model: &mut Model) -> Turn {
        match (self.at, press) {
            (_, Press::Stop) => self.stop(model),
            (At::Swap, Press::Close) => self.finish(model),
            (At::Gate(_), Press::GoOn) => self.to(At::Opening, model),
            (At::Gate(_), Press::Try) => crate::app::doors::step(&StepId::from("communicate.time-out-plan"), model),
            (At::Gate(_) | At::Stopped, _) => out(model),
            (At::Opening, Press::Row(at)) => {
                self.first = BOTH[at.min(1)];
                self.now = self.first;
                self.began = Some(model.now);
                self.to(At::Speaks, model)
            }
            (At::Speaks, Press::More) => {
                self.card += 1;
                Turn::stay()
            }
            (At::Speaks, _) => self.to(At::SaysBack, model),
            (At::SaysBack, Press::GoOn) => self.to(At::Swap, model),
            (At::SaysBack, _) => self.to(At::Speaks, model),
            (At::Swap, _) => self.swap(model),
            (At::Done, _) => self.leave(model),
            _ => Turn::stay(),
        }
    }

    fn back(&mut self, model: &mut Model) -> Turn {
        match self.at {
            At::SaysBack => self.to(At::Speaks, model),
            _ => out(model),
        }
    }

    fn due(&self, model: &Model) -> Option<Moment> {
        let speaking = matches!(self.at, At::Speaks | At::SaysBack);
        let next = TimeDelta::minutes((model.now - self.turn_began).num_seconds() / 60 + 1);
        speaking.then(|| self.turn_began + next)
    }

    fn patience(&self) -> u16 {
        self.words.turn.max(1)
    }

    fn keeps_its_place(&self) -> bool {
        matches!(self.at, At::Speaks | At::SaysBack | At::Swap)
    }

    fn shown(&mut self, model: &mut Model) {
        model.take_seat(Seat::Both);
    }

    fn step(&self) -> Option<&Prompt> {
        Some(&self.prompt)
    }
}
