//! "Too much right now": a break with a return time, something lighter, or stop for today. No reason asked.

use super::route::{Letting, WordsLetGo};
use super::sheet::{Button, Sheet};
use super::{Effect, Model, Moment, Nav, Route, Screen, Transition, words};
use crate::content::words::People;
use crate::content::{Kind, Prompt, StepId, known};
use crate::engine::{Advice, BookKind, Seat};
use chrono::TimeDelta;

/// What Ctrl+P brings, from wherever it was pressed.
pub fn too_much(step: Option<&Prompt>, model: &mut Model) -> Transition {
    let place = step.map_or("home", |prompt| prompt.id.as_str()).to_owned();
    let lighter = step.map(|prompt| prompt.lighter.clone());
    if let Some(open) = &mut model.open {
        open.sitting.too_much(&place);
    }
    Transition::to(Route::TooMuch(place, lighter))
}

/// Opens the lighter step on top of the home page. Where two sit together, it is one for two.
pub fn lighter(id: &StepId, model: &mut Model) -> Transition {
    let for_two = StepId::from(known::NO_FIXED_CLOCK);
    let mut id = id;
    if model.kind() != BookKind::One && !matches!(model.seat(), Seat::Own(_)) {
        model.take_seat(Seat::Both);
        let opens =
            model.book.step(id.as_str()).is_some_and(|step| step.kind == Kind::Reading && model.reader().opens(step));
        // Only a reading: whatever else is lighter would have one of them write
        // on a page of their own before the other.
        id = if opens { id } else { &for_two };
    }
    Transition::home_with(Route::Step(id.clone(), None))
}

/// The screen of "too much right now".
pub struct TooMuch {
    lighter: Option<StepId>,
    advice: Option<Advice>,
}

/// What can be answered to "too much right now".
#[derive(Clone)]
pub enum Enough {
    /// Stop for today.
    Stop,
    /// Some minutes with nothing asked; the program says when they are over.
    Break,
    /// Something lighter.
    Lighter,
    /// Go on after all.
    Back,
}

impl TooMuch {
    /// Pressed at that place, where this is lighter.
    pub fn new(place: &str, lighter: Option<StepId>, model: &Model) -> Self {
        Self { lighter, advice: model.open.as_ref().and_then(|open| open.sitting.advice(place, false, model.now)) }
    }
}

impl Screen for TooMuch {
    type Answer = Enough;

    fn sheet(&self, model: &Model) -> Sheet<Enough> {
        let (words, shared) = (&model.book.words.pages.pause, &model.book.words.common.buttons);
        let mut buttons =
            vec![Button::new(shared.stop_for_today(), Enough::Stop), Button::new(words.a_break(), Enough::Break)];
        // A step could keep nothing where no workbook is open.
        buttons.extend(model.is_open().then(|| Button::new(shared.something_lighter(), Enough::Lighter)));
        buttons.push(Button::new(shared.back(), Enough::Back));
        let sheet = Sheet::centred().ask(words.too_much());
        let sheet = self.advice.into_iter().fold(sheet, |sheet, advice| sheet.text(words::advice(advice, model)));
        sheet.buttons(buttons)
    }

    fn on(&mut self, answer: Enough, model: &mut Model) -> Transition {
        match answer {
            Enough::Stop => Transition::instead(Route::Closing),
            // A break lets go of the keys at once.
            Enough::Break if model.shuts_behind() => Transition::nav(Nav::Away(Route::Break)),
            Enough::Break => Transition::instead(Route::Break),
            Enough::Lighter => {
                let id = self.lighter.clone().unwrap_or_else(|| StepId::from(known::NO_FIXED_CLOCK));
                lighter(&id, model)
            }
            Enough::Back => Transition::back(),
        }
    }
}

/// A quiet screen with the time to come back at.
pub struct Break {
    until: Moment,
    /// Whether somebody is back before it is over.
    back: bool,
    /// Whether two take it. The lock may have shut since, and nothing knows it then.
    both: bool,
}

/// How long a break is: twenty minutes, and more if wanted.
// In less, somebody who was flooded can't listen yet. It differs from one to the next, so there can be more.
const BREAK: TimeDelta = TimeDelta::minutes(20);

/// What can be answered on a break.
#[derive(Clone)]
pub enum Resting {
    /// Stop for today.
    Stop,
    /// Twenty minutes more.
    More,
    /// Back now.
    Back,
    /// Back, and ready.
    Ready,
}

impl Break {
    /// From now on.
    pub fn new(model: &Model) -> Self {
        Self { until: model.now + BREAK, back: false, both: model.seat() == Seat::Both }
    }
}

impl Screen for Break {
    type Answer = Resting;

    fn sheet(&self, model: &Model) -> Sheet<Resting> {
        let sheet = Sheet::centred().scene(self.back);
        let words = &model.book.words.pages.pause;
        let stop = Button::new(model.book.words.common.buttons.stop_for_today(), Resting::Stop);
        if self.back {
            let line = words.welcome_back(if self.both { People::Two } else { People::One });
            return sheet.ask(line).buttons(vec![Button::new(words.yes_go_on(), Resting::Ready), stop]);
        }
        let at = model.book.words.dates.time(self.until.time());
        sheet.text(words.slow_breath()).ask(words.meet_back(&at)).buttons(vec![
            stop,
            Button::new(words.twenty_more(), Resting::More),
            Button::new(words.back_now(), Resting::Back),
        ])
    }

    fn on(&mut self, answer: Resting, model: &mut Model) -> Transition {
        match answer {
            Resting::Stop => Transition::instead(Route::ClosingOf(self.both)),
            Resting::More => {
                self.until += BREAK;
                Transition::stay()
            }
            Resting::Back => self.back(model),
            Resting::Ready if model.is_shut() => Transition::instead(Route::Unlock),
            Resting::Ready => Transition::back(),
        }
    }

    fn back(&mut self, model: &mut Model) -> Transition {
        if self.back {
            return self.on(Resting::Ready, model);
        }
        self.back = true;
        Transition::stay()
    }

    fn due(&self, model: &Model) -> Option<Moment> {
        Some(self.until).filter(|until| *until > model.now)
    }
}

/// A single sentence, shown between two screens.
pub struct OneLine {
    line: String,
}

impl OneLine {
    /// A line to read.
    pub fn new(line: String) -> Self {
        Self { line }
    }
}

impl Screen for OneLine {
    type Answer = ();

    fn sheet(&self, model: &Model) -> Sheet<()> {
        Sheet::centred().text(&self.line).button(model.book.words.common.buttons.go_on(), ())
    }

    fn on(&mut self, (): (), _model: &mut Model) -> Transition {
        Transition::back()
    }
}

/// What becomes of words that were begun on a page that is put off.
pub struct LetGo {
    begun: WordsLetGo,
}

impl LetGo {
    /// Asks about these.
    pub fn new(begun: WordsLetGo) -> Self {
        Self { begun }
    }
}

impl Screen for LetGo {
    type Answer = bool;

    fn sheet(&self, model: &Model) -> Sheet<bool> {
        let words = &model.book.words.pages.pause;
        Sheet::centred()
            .text(&self.begun.line)
            .text(words.begun_can_wait())
            .text(&self.begun.what)
            .buttons(vec![Button::new(words.leave_them(), false), Button::new(words.let_them_go(), true).removes()])
    }

    fn on(&mut self, lets_go: bool, _model: &mut Model) -> Transition {
        if !lets_go {
            return Transition::back();
        }
        Transition::back().with(match &self.begun.letting {
            Letting::All(draft) => Effect::DropDraft(draft.clone()),
            Letting::ButAccepted(draft) => Effect::Draft(draft.clone(), true),
        })
    }
}
