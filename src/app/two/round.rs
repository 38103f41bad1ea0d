//! A page to show: each answers on a turn of their own, reads once more what would be shown, and both see both or
//! neither.
//!
//! A missing answer and one that is kept back read the same. Any order of answering leads to the same screens.

use super::waiting::Waiting;
use super::{BOTH, both_of_you, out, own, side};
use crate::app::around::place;
use crate::app::page::{Belongs, Weight};
use crate::app::route::{AtTurn, TwoRoute};
use crate::app::sheet::{Button, Sheet};
use crate::app::{Effect, Model, Reply, Route, Screen, Transition};
use crate::content::Prompt;
use crate::engine::page::answer_words;
use crate::engine::record::{Known, Record};
use crate::engine::{Answer, Place, Seat, seat::other};

enum Phase {
    Starts,
    /// The keyboard is passed to one of them, or is with them: another screen stands over this one.
    Turn,
    /// What one of them wrote is read once more.
    Preview(Box<Answer>),
    /// Both are there, and what they show is on its way to disk.
    Both,
    Side(Box<(Answer, Answer)>),
    NotShown,
}

/// One round at a page to show.
pub struct Round {
    prompt: Prompt,
    phase: Phase,
    first: Place,
    now: Place,
    waiting: Waiting,
    trying: Option<(Record, (Answer, Answer))>,
}

/// What can be answered in a round.
#[derive(Clone, PartialEq)]
pub enum Pressed {
    /// Writes first; the other one follows.
    Starts(Place),
    /// It is shown once both are ready.
    Show,
    /// It is written anew.
    Change,
    /// It is kept back.
    KeepBack,
    /// Both are there.
    Ready,
    /// It was looked at, or there is nothing to look at.
    Done,
}

impl Round {
    /// From the question who starts.
    pub fn new(prompt: Prompt) -> Self {
        let (first, waiting) = (Place::One, Waiting::default());
        Self { prompt, phase: Phase::Starts, first, now: first, waiting, trying: None }
    }

    fn pass_to(&mut self, to: Place) -> Transition {
        self.now = to;
        self.phase = Phase::Turn;
        Transition::to(Route::Two(TwoRoute::HandOver(Some(to))))
    }

    /// To the next of the two, or to both.
    fn pass_on(&mut self, model: &mut Model) -> Transition {
        model.take_seat(Seat::Both);
        if self.now == self.first {
            return self.pass_to(other(self.first));
        }
        self.phase = Phase::Both;
        Transition::to(Route::Two(TwoRoute::HandOver(None)))
    }

    fn sit_down(&mut self, given: Option<Answer>, model: &mut Model) -> Transition {
        model.take_seat(Seat::Turn(self.now));
        self.phase = Phase::Turn;
        let says = Some(model.book.words.two.reveal.before_a_blind_page().to_owned());
        let turn = AtTurn { prompt: own(&self.prompt, model), says, given, is_watched: false };
        Transition::to(Route::Two(TwoRoute::Turn(Box::new(turn))))
    }

    /// The copy of whoever wrote it waits for the other's.
    fn show(&mut self, model: &mut Model) -> Transition {
        if let Phase::Preview(given) = std::mem::replace(&mut self.phase, Phase::Turn) {
            // Moved and not copied: what waits wipes itself when it goes, and a second copy would not.
            self.waiting.put(self.now, *given);
        }
        self.pass_on(model)
    }

    fn change(&mut self, model: &mut Model) -> Transition {
        match std::mem::replace(&mut self.phase, Phase::Turn) {
            Phase::Preview(given) => self.sit_down(Some(*given), model),
            _ => self.sit_down(None, model),
        }
    }

    /// Both are there: one record holds both answers, and only then both are seen.
    fn reveal(&mut self, model: &mut Model) -> Transition {
        if let Some((record, _)) = &self.trying {
            return Transition::stay().with(Effect::Keep(Box::new(record.clone())));
        }
        let Some((one, two)) = self.waiting.reveal() else { return self.not_shown(model) };
        let id = model.new_id();
        let event = Known::Shown { one: one.clone(), two: two.clone() };
        let record = model.record(id, self.prompt.id.as_str(), self.prompt.ask(), event);
        self.trying = Some((record.clone(), (one, two)));
        Transition::stay().with(Effect::Keep(Box::new(record)))
    }

    /// The same words in every case.
    fn not_shown(&mut self, model: &mut Model) -> Transition {
        model.take_seat(Seat::Both);
        self.waiting.wipe();
        self.trying = None;
        self.phase = Phase::NotShown;
        Transition::stay()
    }

    /// What one of them wrote, read once more by its writer.
    fn preview(&self, given: &Answer, model: &Model) -> Sheet<Pressed> {
        let words = &model.book.words.two.round;
        Sheet::new(place(&self.prompt, model))
            .ask(model.book.words.two.reveal.what_will_be_shown())
            .saying(vec![(Weight::Plain, answer_words(given))])
            .buttons(vec![
                Button::new(words.show_it(), Pressed::Show),
                Button::new(words.change_it(), Pressed::Change),
                Button::new(words.keep_it_back(), Pressed::KeepBack),
            ])
            // Enter pressed once too often must not show anything.
            .start_at(&Pressed::Change)
    }
}

impl Screen for Round {
    type Answer = Pressed;

    fn sheet(&self, model: &Model) -> Sheet<Pressed> {
        let words = &model.book.words;
        match &self.phase {
            Phase::Starts => {
                let start = |place: Place| Button::new(model.name_of(place), Pressed::Starts(place));
                Sheet::new(place(&self.prompt, model))
                    .whose(Belongs::ToBoth)
                    .ask(words.two.round.who_starts())
                    .buttons(BOTH.map(start).into())
            }
            Phase::Turn => Sheet::centred().scene(1u64),
            Phase::Preview(given) => self.preview(given, model).scene(2u64),
            Phase::Both => both_of_you(Pressed::Ready, model).scene(3u64),
            Phase::Side(both) => side::sheet(&self.prompt, &both.0, &both.1, model)
                .scene(4u64)
                .button(words.two.round.we_have(), Pressed::Done),
            Phase::NotShown => Sheet::centred()
                .scene(5u64)
                .text(model.book.words.two.reveal.not_shown_today())
                .button(words.common.buttons.go_on(), Pressed::Done),
        }
    }

    fn on(&mut self, pressed: Pressed, model: &mut Model) -> Transition {
        match pressed {
            Pressed::Starts(place) => {
                self.first = place;
                self.pass_to(place)
            }
            Pressed::Show => self.show(model),
            Pressed::Change => self.change(model),
            // From here on the same screens as after showing: whoever waits can't tell from outside which was pressed.
            Pressed::KeepBack => self.pass_on(model),
            Pressed::Ready => self.reveal(model),
            Pressed::Done => out(model),
        }
    }

    fn replied(&mut self, reply: Reply, model: &mut Model) -> Transition {
        match (&self.phase, reply) {
            (Phase::Both, Reply::Passed) => self.reveal(model),
            (Phase::Turn, Reply::Passed) => self.sit_down(None, model),
            (Phase::Turn, Reply::Written(given)) => {
                self.phase = Phase::Preview(given);
                Transition::stay()
            }
            (Phase::Turn, Reply::PutOff) => self.pass_on(model),
            _ => self.not_shown(model),
        }
    }

    fn keep(&mut self, primary: Option<Pressed>, model: &mut Model) -> Transition {
        match primary {
            // What is shown is shown by its own button, and not by a key that goes on from page to page.
            None | Some(Pressed::Show) => Transition::stay(),
            Some(pressed) => self.on(pressed, model),
        }
    }

    fn back(&mut self, model: &mut Model) -> Transition {
        match &self.phase {
            // Everywhere between, Esc ends it for both, in the words that a missing answer and a refusal have, too.
            Phase::Starts | Phase::Side(_) | Phase::NotShown => out(model),
            _ => self.not_shown(model),
        }
    }

    fn kept(&mut self, record: &Record, _model: &mut Model) -> Transition {
        if let Some((_, both)) = self.trying.take_if(|(trying, _)| trying.id == record.id) {
            self.phase = Phase::Side(Box::new(both));
        }
        Transition::stay()
    }

    fn step(&self) -> Option<&Prompt> {
        Some(&self.prompt)
    }
}
