//! Set-up for two: what it is for, two names, which of two honest kinds, and a passphrase each, on their own turn.
//!
//! Until the workbook is made nothing is on disk. A "not this way" from either reads the same for both, and leaves
//! nothing sealed behind.

use super::first_list;
use crate::app::field::Field;
use crate::app::input::Input;
use crate::app::job_result::JobResult;
use crate::app::lock::Boxes;
use crate::app::page::{Block, Weight};
use crate::app::route::{StartRoute, TwoRoute};
use crate::app::sheet::{Button, Sheet};
use crate::app::{Change, Effect, Model, Nav, Reply, Route, Screen, Transition};
use crate::engine::record::{Known, Record};
use crate::engine::{BookKind, Lock, Place, Seat, set_up};
use crate::journal::Passphrase;
use crate::journal::search::fold;
use crate::text;

enum Phase {
    /// Who it is for. It stands alone on its screen.
    ForTwo,
    Names,
    Kind,
    /// The keyboard is passed to one of them: another screen stands over this one.
    Passing,
    Boxes(Boxes),
    /// It is passed to both.
    Both,
    Making,
    /// A line to read, and on.
    Said(String),
}

/// The screens before a workbook for two exists.
pub struct SetUp {
    phase: Phase,
    names: (Input<Field>, Input<Field>),
    now: Place,
    passes: Vec<Passphrase>,
    refused: bool,
    wrong: Option<String>,
    records: Vec<Record>,
    /// The workbook is there already; pages of their own begin in it.
    later: bool,
}

/// What can be pressed before a workbook for two exists.
#[derive(Clone)]
pub enum Pressed {
    /// On to the next screen.
    GoOn,
    /// One of them would rather use it alone.
    Alone,
    /// With pages of their own, or together only.
    Kind(BookKind),
    /// The passphrase in the boxes is chosen.
    Seal,
    /// No passphrase, and no pages of their own.
    NotThisWay,
}

impl SetUp {
    /// From the screen that says who it is for.
    pub fn start() -> Self {
        let names = (Input::line(""), Input::line(""));
        let (now, passes, records) = (Place::One, Vec::new(), Vec::new());
        Self { phase: Phase::ForTwo, names, now, passes, refused: false, wrong: None, records, later: false }
    }

    /// For a workbook that two kept together only: from the first hand-over on.
    pub fn later() -> Self {
        Self { phase: Phase::Passing, later: true, ..Self::start() }
    }

    fn pass_to(&mut self, place: Place) -> Transition {
        (self.now, self.wrong) = (place, None);
        self.phase = Phase::Passing;
        Transition::to(Route::Two(TwoRoute::HandOver(Some(place))))
    }

    /// The names that were typed stand there again.
    fn ask_names(&mut self) -> Transition {
        let names = self.records.iter().filter_map(|record| match record.known() {
            Some(Known::Name { name }) => Some(name.as_str()),
            _ => None,
        });
        let mut names = names.chain(["", ""]);
        let mut line = || Input::line(names.next().unwrap_or_default());
        self.names = (line(), line());
        self.phase = Phase::Names;
        Transition::stay()
    }

    /// Both names are there, and differ: they stay in memory until the workbook is made.
    fn take_names(&mut self, model: &mut Model) -> Transition {
        let names = [&self.names.0, &self.names.1].map(|name| text::name(&name.text()));
        // As a hand-over compares them: names that it takes for one would open each other's turns.
        if names.iter().any(|name| fold(name).is_empty()) || fold(&names[0]) == fold(&names[1]) {
            self.wrong = Some(model.book.words.two.set_up.told_apart().to_owned());
            return Transition::stay();
        }
        if names.iter().any(|name| text::is_too_long(name)) {
            self.wrong = Some(model.book.words.two.set_up.shorter().to_owned());
            return Transition::stay();
        }
        model.open_mut().kind = BookKind::Together;
        model.take_seat(Seat::Both);
        let origin = model.origin();
        self.records = set_up::for_two(&names, &origin, &mut model.ids);
        // In memory alone, so that the next screens can call them by their names. On disk there is nothing yet.
        for record in self.records.clone() {
            model.open_mut().progress.apply(record);
        }
        self.phase = Phase::Kind;
        Transition::stay()
    }

    fn pass_on(&mut self) -> Transition {
        if self.now == Place::One {
            return self.pass_to(Place::Two);
        }
        self.wrong = None;
        self.phase = Phase::Both;
        Transition::to(Route::Two(TwoRoute::HandOver(None)))
    }

    fn begin(&mut self, model: &Model) -> Transition {
        let kind = if self.refused || self.passes.is_empty() { BookKind::Together } else { BookKind::Pair };
        // A passphrase that one of them chose goes unused where the other one would not, and is wiped below.
        let passes = if kind == BookKind::Pair { std::mem::take(&mut self.passes) } else { Vec::new() };
        self.passes.clear();
        let effect = if self.later {
            let Ok(passes) = passes.try_into() else { return self.said(model.book.words.lock.two.not_now()) };
            Effect::Lock(Change::ForTwo(passes))
        } else {
            Effect::Begin(kind, passes, self.records.clone())
        };
        self.phase = Phase::Making;
        Transition::stay().with(effect)
    }

    fn said(&mut self, words: &str) -> Transition {
        self.phase = Phase::Said(words.to_owned());
        Transition::stay()
    }

    /// The passphrase of whoever sits there, where both boxes hold the same one.
    fn seal(&mut self, model: &Model) -> Transition {
        let Phase::Boxes(boxes) = &mut self.phase else { return Transition::stay() };
        let Some(chosen) = boxes.chosen(model) else { return Transition::stay() };
        self.passes.push(chosen);
        self.pass_on()
    }

    fn for_two(model: &Model) -> Sheet<Pressed> {
        let words = &model.book.words.two.set_up;
        let said = model.book.library.sittings.screen_of_two("for-two").and_then(|screen| screen.text.clone());
        Sheet::new(words.for_two()).says(said.unwrap_or_default()).buttons(vec![
            Button::new(model.book.words.common.buttons.go_on(), Pressed::GoOn),
            Button::new(words.rather_alone(), Pressed::Alone),
        ])
    }

    fn two_names(&self, model: &Model) -> Sheet<Pressed> {
        let words = &model.book.words.two.set_up;
        let said = model.book.library.sittings.screen_of_two("two-names").and_then(|screen| screen.text.clone());
        let sheet = Sheet::new(words.two_names())
            .scene(1u64)
            .ask(words.names_please())
            .text(said.unwrap_or_default())
            .line(words.one_name(), &self.names.0)
            .tight()
            .line(words.the_other(), &self.names.1)
            .button(model.book.words.common.buttons.go_on(), Pressed::GoOn)
            .gap();
        self.wrong.iter().fold(sheet, |sheet, wrong| sheet.with(Block::text(wrong)))
    }

    fn which_kind(model: &Model) -> Sheet<Pressed> {
        let words = &model.book.words.lock.two;
        Sheet::new(model.book.words.two.set_up.two_of_you())
            .scene(2u64)
            .ask(words.ask())
            .saying([words.own(), words.together()].map(|said| (Weight::Plain, said.to_owned())).to_vec())
            .buttons(vec![
                Button::new(words.own_button(), Pressed::Kind(BookKind::Pair)),
                Button::new(words.together_button(), Pressed::Kind(BookKind::Together)),
            ])
            .gap()
            .with(Block::quiet(words.later()))
    }
}

/// Out of set-up, into the list of the first sitting.
fn first_sitting(model: &mut Model) -> Transition {
    first_list::start(model);
    Transition::nav(Nav::Restart(vec![Route::Two(TwoRoute::FirstList)]))
}

impl Screen for SetUp {
    type Answer = Pressed;

    fn sheet(&self, model: &Model) -> Sheet<Pressed> {
        let words = &model.book.words;
        match &self.phase {
            Phase::ForTwo => Self::for_two(model).gap(),
            Phase::Names => self.two_names(model),
            Phase::Kind => Self::which_kind(model),
            Phase::Passing | Phase::Both => Sheet::centred().scene(3u64),
            Phase::Boxes(boxes) => {
                let not = Button::new(words.lock.two.not_this_way(), Pressed::NotThisWay);
                let sheet = Sheet::new(model.name_of(self.now)).scene(4u64);
                boxes.under(sheet, words.lock.two.choose(), Pressed::Seal, not, model)
            }
            Phase::Making => Sheet::centred().scene(5u64).says(words.lock.setting.making()).buttons(Vec::new()).gap(),
            Phase::Said(said) => {
                Sheet::centred().scene(6u64).says(said).button(words.common.buttons.go_on(), Pressed::GoOn).gap()
            }
        }
    }

    fn on(&mut self, pressed: Pressed, model: &mut Model) -> Transition {
        match (&self.phase, pressed) {
            (_, Pressed::Alone) => Transition::instead(Route::Start(StartRoute::SetupAlone)),
            (_, Pressed::Kind(BookKind::Pair)) => self.pass_to(Place::One),
            (_, Pressed::Kind(_)) => {
                self.refused = true;
                self.begin(model)
            }
            // The other one chooses all the same, so that no order of screens tells who it was.
            (_, Pressed::NotThisWay) => {
                self.refused = true;
                self.pass_on()
            }
            (_, Pressed::Seal) => self.seal(model),
            (Phase::ForTwo, Pressed::GoOn) => self.ask_names(),
            (Phase::Names, Pressed::GoOn) => self.take_names(model),
            (Phase::Said(_), Pressed::GoOn) if self.later => Transition::home(),
            (Phase::Said(_), Pressed::GoOn) => first_sitting(model),
            (_, Pressed::GoOn) => Transition::stay(),
        }
    }

    fn changed(&mut self, _on: Option<Pressed>, model: &mut Model) -> Transition {
        self.wrong = None;
        if let Phase::Boxes(boxes) = &mut self.phase {
            boxes.changed(model);
        }
        Transition::stay()
    }

    fn back(&mut self, _model: &mut Model) -> Transition {
        match self.phase {
            Phase::ForTwo => Transition::back(),
            Phase::Names => {
                *self = Self::start();
                Transition::stay()
            }
            Phase::Making | Phase::Said(_) => Transition::stay(),
            Phase::Boxes(_) => self.pass_to(self.now),
            _ if self.later => Transition::back(),
            Phase::Kind => self.ask_names(),
            Phase::Passing if self.now == Place::One => {
                self.phase = Phase::Kind;
                Transition::stay()
            }
            // Nobody steps back into what the other chose: both choose again, from the first one on.
            Phase::Passing | Phase::Both => {
                self.passes.clear();
                self.refused = false;
                self.pass_to(Place::One)
            }
        }
    }

    fn begins(&mut self, _model: &mut Model) -> Transition {
        if self.later { self.pass_to(Place::One) } else { Transition::stay() }
    }

    fn replied(&mut self, reply: Reply, model: &mut Model) -> Transition {
        match (&self.phase, reply) {
            (Phase::Passing, Reply::Passed) => {
                self.phase = Phase::Boxes(Boxes::default());
                Transition::stay()
            }
            (Phase::Both, Reply::Passed) => self.begin(model),
            _ => self.back(model),
        }
    }

    fn waits(&self) -> bool {
        matches!(self.phase, Phase::Making)
    }

    fn on_result(&mut self, result: JobResult, model: &mut Model) -> Transition {
        match result {
            JobResult::Changed(..) | JobResult::Begun(Lock::Age, _) => {
                model.open_mut().kind = BookKind::Pair;
                model.take_seat(Seat::Both);
                self.said(model.book.words.lock.two.sealed())
            }
            JobResult::Begun(..) => {
                model.open_mut().kind = BookKind::Together;
                model.take_seat(Seat::Both);
                // Only after the turns for a passphrase: whoever chose "together" at the question has refused nothing.
                if self.refused && self.now == Place::Two {
                    return self.said(model.book.words.lock.two.not_now());
                }
                first_sitting(model)
            }
            JobResult::Taken => {
                // Nobody learns whose it was: both choose again.
                self.passes.clear();
                model.trouble = Some(model.book.words.lock.setting.taken().to_owned());
                self.pass_to(Place::One)
            }
            JobResult::Failed(why) if self.later => {
                model.fail(&why);
                *self = Self::later();
                self.pass_to(Place::One)
            }
            JobResult::Failed(why) => {
                model.fail(&why);
                self.ask_names()
            }
            _ => Transition::stay(),
        }
    }
}
