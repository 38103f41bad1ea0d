//! What both take to a session: ticked together, out of what both have, and each says yes on their own turn.
//!
//! Nothing is ticked at the start. Where one says not today, both read the same, and nothing of it is kept.

use super::hand_over::HandOver;
use super::sign::{self, Sign, Yes};
use super::{BOTH, named, out};
use crate::app::form::{Button, Door, Form, Part, Press};
use crate::app::news::News;
use crate::app::page::{Block, Page};
use crate::app::parts::Picks;
use crate::app::step::keep::ticked_part;
use crate::app::{AnyScreen, Effect, Model, Turn, doors, journal};
use crate::engine::record::{Answer, Known, Part as Ticked, Record};
use crate::engine::{Place, Seat, leaving};

/// The step that a list for a session is kept under, whoever made it.
const STEP: &str = "counseling.what-to-bring";

enum Phase {
    Tick,
    HandOver(HandOver),
    Yes,
    /// The same, to be signed.
    Sign(Sign),
    /// It is on disk, and what can be said of the yes to it.
    Kept(String),
    NotToday,
}

/// The list, and each one's yes.
pub struct ForSession {
    phase: Phase,
    form: Form,
    /// What may be ticked, in the order of the list.
    found: Vec<Ticked>,
    ticked: Vec<Ticked>,
    /// How each that was found stands on the list.
    rows: Vec<String>,
    now: Place,
    /// Who signed their yes.
    signed: Vec<Place>,
    /// Somebody said not today. The other one is asked all the same, so that the order tells nobody who it was.
    refused: bool,
    over: bool,
    trying: Option<Record>,
}

impl ForSession {
    /// With nothing ticked.
    pub fn new(model: &Model) -> Self {
        let records = leaving::tickable(&model.book, model.progress(), &model.reader(), model.now.date_naive());
        let found: Vec<Ticked> = records.iter().map(|record| ticked_part(record, model)).collect();
        let rows: Vec<String> = records.iter().map(|record| journal::choice(model, record)).collect();
        let take = Button::new("Take it along", Press::Door(Door::TakeSession));
        let buttons = vec![Button::new("Go on", Press::GoOn), Button::new("Not now", Press::NotNow), take];
        let form = match found.as_slice() {
            [] => Form::buttons(vec![Button::new("Back", Press::NotNow)]),
            _ => Form::new(vec![
                Part::Picks(Picks { careful: true, ..Picks::new(rows.clone(), true) }.into()),
                Part::Buttons(buttons, 0),
            ]),
        };
        Self {
            phase: Phase::Tick,
            form,
            found,
            ticked: Vec::new(),
            rows,
            now: Place::One,
            signed: Vec::new(),
            refused: false,
            over: false,
            trying: None,
        }
    }

    fn tick(&mut self) -> Turn {
        let on = self.form.picks().map(|picks| picks.on.clone()).unwrap_or_default();
        self.ticked = self.found.iter().zip(on).filter(|(_, on)| *on).map(|(part, _)| part.clone()).collect();
        if self.ticked.is_empty() {
            return Turn::stay();
        }
        self.hand_over(BOTH[0])
    }

    fn hand_over(&mut self, to: Place) -> Turn {
        self.now = to;
        self.form = Form::default();
        self.phase = Phase::HandOver(HandOver::to(to));
        Turn::stay()
    }

    fn sit_down(&mut self, model: &mut Model) -> Turn {
        model.take_seat(Seat::Turn(self.now));
        self.ask_yes(model)
    }

    fn ask_yes(&mut self, model: &Model) -> Turn {
        let mut buttons = sign::buttons(model);
        buttons.push(Button::new("Not today", Press::NotNow));
        self.form = Form::buttons(buttons);
        self.phase = Phase::Yes;
        Turn::stay()
    }

    fn yes(&mut self, yes: Yes, model: &mut Model) -> Turn {
        match yes {
            Yes::Back => return self.ask_yes(model),
            Yes::Signed if !self.signed.contains(&self.now) => self.signed.push(self.now),
            Yes::Signed | Yes::Said => {}
        }
        if matches!(self.phase, Phase::Sign(_)) {
            // Where the disk does not take it, it is tried again from here.
            self.ask_yes(model);
        }
        self.answered(true, model)
    }

    fn answered(&mut self, yes: bool, model: &mut Model) -> Turn {
        model.take_seat(Seat::Both);
        self.refused |= !yes;
        if self.now == BOTH[0] {
            return self.hand_over(BOTH[1]);
        }
        if self.refused {
            return self.not_today(model);
        }
        let record = if let Some(record) = &self.trying {
            record.clone()
        } else {
            let id = model.new_id();
            let value = Answer { parts: self.ticked.clone(), ..Answer::default() };
            let record = model.record(id, STEP, "", Known::Answered { value });
            Record { signed: self.signed.clone(), ..record }
        };
        self.trying = Some(record.clone());
        Turn::stay().with(Effect::Keep(Box::new(record)))
    }

    /// The same words whoever it was, once both are there to read them.
    fn not_today(&mut self, model: &mut Model) -> Turn {
        model.take_seat(Seat::Both);
        self.ticked.clear();
        self.signed.clear();
        self.over = true;
        self.form = Form::default();
        self.phase = Phase::HandOver(HandOver::to_both());
        Turn::stay()
    }

    fn say_not_today(&mut self) -> Turn {
        self.form = Form::buttons(vec![Button::new("Go on", Press::GoOn)]);
        self.phase = Phase::NotToday;
        Turn::stay()
    }

    fn list(&self, page: Page) -> Page {
        let is_ticked = |part: &Ticked| self.ticked.iter().any(|ticked| ticked.of == part.of);
        let rows = self.found.iter().zip(&self.rows).filter(|(part, _)| is_ticked(part));
        rows.fold(page, |page, (_, row)| page.with(Block::text(row))).with(Block::Gap)
    }
}

impl AnyScreen for ForSession {
    fn page(&self, model: &Model) -> Page {
        let mut page = Page::new("For a session");
        "both of you".clone_into(&mut page.whose);
        match &self.phase {
            Phase::Tick if self.found.is_empty() => {
                page.spaced(Block::text("There is nothing of both yet that could go with you.")).with(Block::Part(0))
            }
            Phase::Tick => page
                .spaced(Block::ask("What of this, if anything, would you both like to take along?"))
                .spaced(Block::Part(0))
                .spaced(Block::text("What you leave out leaves no gap. Own pages are ticked by each, alone."))
                .with(Block::Part(1)),
            Phase::HandOver(hand) => hand.page(model),
            Phase::Yes => {
                let ask = named("{next}, is it all right to take this along?", self.now, model);
                sign::about(self.list(page).spaced(Block::ask(ask)), model).with(Block::Part(0))
            }
            Phase::Sign(sign) => sign.page(self.list(page), model),
            Phase::Kept(says) => {
                self.list(page).spaced(Block::text(says)).spaced(Block::text(WRITTEN)).with(Block::Part(0))
            }
            Phase::NotToday => {
                Page::centred().spaced(Block::text("Not today. Nothing of it is kept.")).with(Block::Part(0))
            }
        }
    }

    handed_form!();

    fn press(&mut self, press: Press, model: &mut Model) -> Turn {
        match (&mut self.phase, press) {
            (Phase::Kept(_) | Phase::Tick, Press::Door(door)) => doors::open(door, model),
            (Phase::Tick, Press::NotNow) | (Phase::Kept(_) | Phase::NotToday, _) => out(model),
            (Phase::Tick, _) => self.tick(),
            (Phase::HandOver(_), _) if self.over => self.say_not_today(),
            (Phase::HandOver(hand), _) if hand.passed(model) => self.sit_down(model),
            (Phase::HandOver(hand), _) => hand.again(),
            (Phase::Yes, Press::NotNow) => self.answered(false, model),
            (Phase::Yes, Press::Sign) => {
                self.phase = Phase::Sign(Sign::of(self.now, model));
                Turn::stay()
            }
            (Phase::Yes, _) => self.yes(Yes::Said, model),
            (Phase::Sign(sign), press) => match sign.press(&press) {
                Ok(yes) => self.yes(yes, model),
                Err(turn) => turn,
            },
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
            let take = Button::new("Take it along", Press::Door(Door::TakeSession));
            self.form = Form::buttons(vec![Button::new("Go on", Press::GoOn), take]);
            self.phase = Phase::Kept(sign::says(record, model));
        }
        Turn::stay()
    }

    fn back(&mut self, model: &mut Model) -> Turn {
        match self.phase {
            Phase::Tick | Phase::Kept(_) | Phase::NotToday => out(model),
            Phase::Sign(_) => self.press(Press::Back, model),
            Phase::HandOver(_) if self.over => self.say_not_today(),
            _ => self.not_today(model),
        }
    }
}

/// Said once it is on disk.
const WRITTEN: &str = "It can be taken along now, or later from here.";
