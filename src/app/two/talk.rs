//! A talk: spoken, and kept nowhere. The screen holds whose turn it is, where in it, and the time in words.
//!
//! Speak, say back, got it? Only then the swap. A stop is proposed at fifteen minutes and nothing is ever cut off. The
//! talk holds no word of anybody, so a break may keep its place.

use super::{BOTH, name_buttons, out};
use crate::app::page::{Belongs, Block, Column};
use crate::app::route::TwoRoute;
use crate::app::sheet::{Button, Sheet};
use crate::app::{Model, Moment, Route, Screen, Transition, around, navigate, words};
use crate::content::{Kind, Prompt, StepId, Visibility, Wording, known, wording};
use crate::engine::record::Known;
use crate::engine::{Advice, Place, Seat, allows, seat::other};
use chrono::TimeDelta;

/// A good place to stop is named then.
const STOP: TimeDelta = TimeDelta::minutes(15);

#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    /// A line of advice before it, with "go on all the same".
    Gate,
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

/// A talk on turns: one speaks, the other one listens and says it back.
pub struct Talk {
    prompt: Prompt,
    words: wording::Talk,
    advice: Option<Advice>,
    at: At,
    first: Place,
    now: Place,
    round: u16,
    began: Option<Moment>,
    turn_began: Moment,
    card: usize,
}

/// What can be answered in a talk.
#[derive(Clone)]
pub enum Answer {
    /// Go on although something speaks against it today.
    AllTheSame,
    /// Make a plan for a time-out first.
    Plan,
    /// Leave the talk.
    Out,
    /// This one speaks first.
    First(Place),
    /// Ask something else of whoever speaks.
    AnotherCard,
    /// The other one says it back.
    SayBack,
    /// It was not what was meant.
    OnceMore,
    /// The speaker was understood, so the turn can pass.
    GotIt,
    /// The other one speaks.
    Swap,
    /// From the first one again.
    AnotherRound,
    /// Both are done.
    Done,
    /// Before both have been heard, a talk that is stopped leaves no mark.
    Stop,
    /// On to what may be kept.
    Keep,
}

impl Talk {
    /// From its first screen.
    pub fn new(prompt: Prompt, model: &Model) -> Self {
        let advice = allows(&prompt, model.kind(), model.progress(), model.sitting(), model.now);
        let words = prompt.words.talk.clone().unwrap_or_default();
        let at = if advice.is_some() { At::Gate } else { At::Opening };
        let (first, turn_began) = (Place::One, model.now);
        Self { prompt, words, advice, at, first, now: first, round: 1, began: None, turn_began, card: 0 }
    }

    fn to(&mut self, at: At, model: &Model) -> Transition {
        self.at = at;
        self.turn_began = model.now;
        Transition::stay()
    }

    fn speaks(&mut self, who: Place, model: &Model) -> Transition {
        self.now = who;
        self.to(At::Speaks, model)
    }

    /// Stop. Where both have been heard once it took place; before that nothing is marked, and nothing is said of it.
    fn stop(&mut self, model: &mut Model) -> Transition {
        let heard = self.round > 1 || (self.at == At::Swap && self.now != self.first);
        if heard { self.finish(model) } else { self.to(At::Stopped, model) }
    }

    /// That it took place is marked, and no word of it. Stage seven marks nothing.
    fn finish(&mut self, model: &mut Model) -> Transition {
        self.to(At::Done, model);
        // One heavy thing is enough for a sitting. The next one says so before it opens, and opens all the same.
        if self.prompt.heavy {
            model.open_mut().sitting.hot = Some(self.prompt.id.clone());
        }
        if model.book.is_stage_seven(self.prompt.id.as_str()) {
            return Transition::stay();
        }
        Transition::stay().with(model.keep_event(self.prompt.id.as_str(), Known::BeenThrough { of: None }))
    }

    /// On to one line each, where this talk has that.
    fn leave(&mut self, model: &mut Model) -> Transition {
        let Some(keep) = self.words.keep.clone() else { return out(model) };
        let title = self.prompt.words.title.clone();
        let words = Wording { title, ask: Some(keep), ..Wording::default() };
        let prompt = Prompt { kind: Kind::Write, visibility: Visibility::Shared, words, ..self.prompt.clone() };
        Transition::instead(Route::Two(TwoRoute::Each(Box::new(prompt))))
    }

    fn time<'a>(&self, model: &'a Model) -> &'a str {
        let minutes = (model.now - self.turn_began).num_seconds() / 60;
        let words = &model.book.words.two.talk;
        // In words and not in digits: a clock that counts down would hurry whoever is speaking.
        match i64::from(self.words.turn.max(1)) - minutes {
            ..=0 => words.a_good_place_to_finish(),
            1 => words.about_a_minute(),
            2 => words.about_two_minutes(),
            _ => words.there_is_time(),
        }
    }

    /// speak › say back › got it? › swap, with the one that is alive set apart.
    fn way(&self, model: &Model) -> Block {
        let at = match self.at {
            At::Speaks => 0,
            At::SaysBack => 1,
            // Said back, and got: what comes next is the swap.
            _ => 3,
        };
        let words = &model.book.words.two.talk;
        let parts = [words.way_speak(), words.way_say_back(), words.way_got_it(), words.way_swap()].into_iter();
        let said =
            parts.enumerate().map(|(index, part)| if index == at { format!("[{part}]") } else { part.to_owned() });
        Block::quiet(said.collect::<Vec<_>>().join("  ›  "))
    }

    fn asked(&self) -> String {
        let cards: Vec<&String> = self.words.decks.iter().flat_map(|deck| &deck.cards).collect();
        match cards.get(self.card % cards.len().max(1)) {
            Some(card) => (*card).clone(),
            None => self.prompt.ask().to_owned(),
        }
    }

    /// What each of the two does now, each on their own side.
    fn columns(&self, model: &Model) -> [Column; 2] {
        let words = &model.book.words.two.talk;
        let [speaker, listener] = [self.now, other(self.now)].map(|place| model.name_of(place));
        let cue = |cue: &Option<String>| cue.clone().unwrap_or_default();
        let (speaks, listens) = if self.at == At::SaysBack {
            (
                Column { title: speaker.to_owned(), text: words.now_listen(speaker) },
                Column { title: words.says_it_back(listener), text: words.say_it_back().to_owned() },
            )
        } else {
            let text = format!("{}\n\n{}", self.asked(), cue(&self.words.speaker));
            (
                Column { title: words.speaks(speaker), text },
                Column { title: words.listens(listener), text: cue(&self.words.listener) },
            )
        };
        if self.now == BOTH[0] { [speaks, listens] } else { [listens, speaks] }
    }

    fn opening(&self, sheet: Sheet<Answer>, model: &Model) -> Sheet<Answer> {
        let words = &model.book.words.two.talk;
        let said = [&self.words.opening, &self.prompt.words.caution].into_iter().flatten();
        let sheet = said.fold(sheet, Sheet::text);
        let rungs = self.words.rungs.iter().enumerate();
        let sheet = rungs.fold(sheet, |sheet, (at, rung)| sheet.with(Block::text(format!("{}  {rung}", at + 1))));
        sheet.text(words.rule()).ask(words.who_first()).buttons(name_buttons(Answer::First, model))
    }

    /// Whoever has the turn speaks, or is heard.
    fn turn(&self, sheet: Sheet<Answer>, model: &Model) -> Sheet<Answer> {
        let words = &model.book.words.two.talk;
        let mut buttons = if self.at == At::SaysBack {
            vec![Button::new(words.got_it(), Answer::GotIt), Button::new(words.once_more(), Answer::OnceMore)]
        } else {
            let listener = model.name_of(other(self.now));
            vec![Button::new(words.says_it_back(listener), Answer::SayBack)]
        };
        if self.at == At::Speaks && !self.words.decks.is_empty() {
            buttons.push(Button::new(words.another_card(), Answer::AnotherCard));
        }
        buttons.push(Button::new(words.stop_here(), Answer::Stop));
        let sheet = sheet.with(self.way(model)).gap().columns(self.columns(model)).quiet(self.time(model));
        let is_long = self.began.is_some_and(|began| model.now - began >= STOP);
        let sheet = if is_long { sheet.with(Block::text(words.a_good_place_to_stop())) } else { sheet };
        sheet.buttons(buttons)
    }

    fn swap(&self, sheet: Sheet<Answer>, model: &Model) -> Sheet<Answer> {
        let words = &model.book.words.two.talk;
        let sheet = sheet.with(self.way(model)).gap();
        if self.now == self.first {
            let buttons = vec![Button::new(words.swap(), Answer::Swap), Button::new(words.stop_here(), Answer::Stop)];
            return sheet.text(words.thank_and_swap()).buttons(buttons);
        }
        let mut buttons = vec![Button::new(words.we_are_done(), Answer::Done)];
        if self.round < self.words.rounds {
            buttons.push(Button::new(words.another_round(), Answer::AnotherRound));
        }
        sheet.text(words.thank()).buttons(buttons)
    }

    /// A good place to stop, and the plan for it, where there is one.
    fn stopped(sheet: Sheet<Answer>, model: &Model) -> Sheet<Answer> {
        let words = &model.book.words;
        let sheet = sheet.ask(model.book.words.common.notices.a_good_place_to_stop());
        let plan = model.progress().answers(known::TIME_OUT_PLAN).next_back();
        let sheet = match plan.map(|(_, answer)| crate::engine::page::answer_words(answer)) {
            Some(plan) => sheet.text(words.two.talk.the_plan()).text(plan),
            None => sheet,
        };
        sheet.button(words.common.buttons.go_on(), Answer::Out)
    }
}

impl Screen for Talk {
    type Answer = Answer;

    fn sheet(&self, model: &Model) -> Sheet<Answer> {
        let (words, shared) = (&model.book.words.two.talk, &model.book.words.common);
        let sheet = Sheet::new(around::place(&self.prompt, model)).whose(Belongs::ToBoth);
        let sheet = sheet.aside(around::beside(&self.prompt, model)).scene(self.at as u64);
        match self.at {
            At::Gate => {
                self.advice.map(|advice| words::advice(advice, model)).into_iter().fold(sheet, Sheet::text).buttons(
                    vec![
                        // Advice and no lock: the way on is there from the start, and comes first.
                        Button::new(words.go_on_all_the_same(), Answer::AllTheSame),
                        Button::new(words.your_time_out_plan(), Answer::Plan),
                        Button::new(shared.buttons.back(), Answer::Out),
                    ],
                )
            }
            At::Opening => self.opening(sheet, model),
            At::Speaks | At::SaysBack => self.turn(sheet, model),
            At::Swap => self.swap(sheet, model),
            At::Stopped => Self::stopped(sheet, model),
            At::Done => {
                let stop = || model.book.words.common.notices.a_good_place_to_stop();
                sheet
                    .text(self.prompt.words.after.as_deref().unwrap_or_else(stop))
                    .button(shared.buttons.go_on(), Answer::Keep)
            }
        }
    }

    fn on(&mut self, answer: Answer, model: &mut Model) -> Transition {
        match answer {
            Answer::AllTheSame => self.to(At::Opening, model),
            Answer::Plan => navigate::step(&StepId::from(known::TIME_OUT_PLAN), model),
            Answer::Out => out(model),
            Answer::First(place) => {
                self.first = place;
                self.began = Some(model.now);
                self.speaks(place, model)
            }
            Answer::AnotherCard => {
                self.card += 1;
                Transition::stay()
            }
            Answer::SayBack => self.to(At::SaysBack, model),
            Answer::OnceMore => self.to(At::Speaks, model),
            Answer::GotIt => self.to(At::Swap, model),
            Answer::Swap => self.speaks(other(self.now), model),
            Answer::AnotherRound => {
                self.round += 1;
                self.speaks(self.first, model)
            }
            Answer::Done => self.finish(model),
            Answer::Stop => self.stop(model),
            Answer::Keep => self.leave(model),
        }
    }

    fn back(&mut self, model: &mut Model) -> Transition {
        match self.at {
            At::SaysBack => self.to(At::Speaks, model),
            _ => out(model),
        }
    }

    fn due(&self, model: &Model) -> Option<Moment> {
        let speaking = matches!(self.at, At::Speaks | At::SaysBack);
        // Once a minute is enough: the words for the time change no sooner.
        let next = TimeDelta::minutes((model.now - self.turn_began).num_seconds() / 60 + 1);
        speaking.then(|| self.turn_began + next)
    }

    // Nobody presses a key while they are being listened to. The lock must not shut on that.
    fn extra_idle_minutes(&self) -> u16 {
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
