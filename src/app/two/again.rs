//! Looking again: on its day an agreement has ended by itself. Each chooses on an own turn; it is made again by both, or
//! not at all.
//!
//! If it is not made again by both, nothing happens and nothing is said.

use super::agree::{Agree, terms};
use super::hand_over::HandOver;
use super::sign::{self, Sign, Yes};
use super::{BOTH, named, out};
use crate::app::form::{Button, Form, Press};
use crate::app::news::News;
use crate::app::page::{Block, Page, Weight};
use crate::app::step::build::lengths;
use crate::app::{AnyScreen, Effect, Model, Turn};
use crate::content::Prompt;
use crate::engine::record::{Agreement, Known, Record};
use crate::engine::{Place, RecordId, Seat, promise};
use chrono::Days;

enum Phase {
    Read,
    HandOver(HandOver),
    Choose,
    /// The yes to that many weeks, where it can be signed.
    Yes(u16),
    /// The same, to be signed.
    Sign(Sign, u16),
    /// Both have chosen, and what came of it is not on disk yet.
    Keeping,
    Aloud,
}

/// What one of them would like.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wish {
    /// The same for so many weeks.
    Weeks(u16),
    /// With other words.
    Changes,
    Leave,
}

/// The agreements whose day has come, one after the other.
pub struct Again {
    prompt: Prompt,
    waiting: Vec<RecordId>,
    phase: Phase,
    form: Form,
    now: Place,
    /// What each chose.
    chosen: Vec<Wish>,
    /// Who signed their yes.
    signed: Vec<Place>,
    /// What came of it, until it is on disk.
    trying: Option<Record>,
}

impl Again {
    /// From the first one.
    pub fn new(prompt: Prompt, model: &Model) -> Self {
        let today = model.now.date_naive();
        let waiting: Vec<RecordId> =
            promise::to_look_again(model.progress(), today).iter().map(|agreed| agreed.record.id.clone()).collect();
        let go_on = vec![Button::new("Go on", Press::GoOn)];
        let first = waiting.first().and_then(|id| terms::agreement(id, model));
        let form = match first {
            Some((_, value)) => Form::text(terms::pieces(&value, model), go_on),
            None => Form::buttons(go_on),
        };
        let phase = if waiting.is_empty() { Phase::Aloud } else { Phase::Read };
        Self { prompt, waiting, phase, form, now: Place::One, chosen: Vec::new(), signed: Vec::new(), trying: None }
    }

    fn agreement(&self, model: &Model) -> Option<(Record, Agreement)> {
        terms::agreement(self.waiting.first()?, model)
    }

    /// All of the one that is looked at.
    fn whole(&self, model: &Model) -> Vec<(Weight, String)> {
        self.agreement(model).map_or_else(Vec::new, |(_, value)| terms::pieces(&value, model))
    }

    fn sit_down(&mut self, model: &mut Model) -> Turn {
        model.take_seat(Seat::Turn(self.now));
        let weeks = self.agreement(model).map(|(record, _)| lengths(&record, model)).unwrap_or_default();
        let again = |weeks: &u16| format!("Make it again, for {} weeks", model.book.words.dates.small_number(*weeks));
        let mut buttons: Vec<Button> =
            weeks.iter().enumerate().map(|(at, weeks)| Button::new(again(weeks), Press::Row(at))).collect();
        buttons.push(Button::new("Make it again, with changes", Press::More));
        buttons.push(Button::new("Leave it", Press::NotNow));
        self.form = Form::text(self.whole(model), buttons);
        self.phase = Phase::Choose;
        Turn::stay()
    }

    /// A yes to so many weeks: asked where there is something to sign, and else said with the choice itself.
    fn ask_yes(&mut self, weeks: u16, model: &mut Model) -> Turn {
        if !sign::is_offered(model) {
            return self.chose(Wish::Weeks(weeks), model);
        }
        let mut buttons = sign::buttons(model);
        buttons.push(Button::new("Back", Press::Back));
        self.form = Form::text(self.whole(model), buttons);
        self.phase = Phase::Yes(weeks);
        Turn::stay()
    }

    fn yes(&mut self, yes: Yes, weeks: u16, model: &mut Model) -> Turn {
        match yes {
            Yes::Back => return self.ask_yes(weeks, model),
            Yes::Signed => self.signed.push(self.now),
            Yes::Said => {}
        }
        self.chose(Wish::Weeks(weeks), model)
    }

    /// What a yes is to: that many weeks, and fewer where the other one chooses fewer.
    fn until(&self, weeks: u16, model: &Model) -> String {
        let day = model.now.date_naive().checked_add_days(Days::new(u64::from(weeks) * 7));
        let day = day.map(|day| model.book.words.dates.with_weekday(day)).unwrap_or_default();
        let ask =
            format!("{{next}}, is this all right for you, until {day}, or sooner if {{other}} chooses a shorter time?");
        named(&ask, self.now, model)
    }

    fn chose(&mut self, wish: Wish, model: &mut Model) -> Turn {
        self.chosen.push(wish);
        model.take_seat(Seat::Both);
        if self.chosen.len() < BOTH.len() {
            self.now = Place::Two;
            self.phase = Phase::HandOver(HandOver::to(self.now));
            return Turn::stay();
        }
        if let Some(agree) = self.with_changes(model) {
            return Turn::instead(agree);
        }
        match self.end(model) {
            Some(record) => self.keep(record),
            None => self.next(model),
        }
    }

    fn keep(&mut self, record: Record) -> Turn {
        self.form = Form::buttons(vec![Button::new("Go on", Press::GoOn)]);
        self.phase = Phase::Keeping;
        self.trying = Some(record.clone());
        Turn::stay().with(Effect::Keep(Box::new(record)))
    }

    /// The one that was looked at is done with; the next one, or the end.
    fn next(&mut self, model: &Model) -> Turn {
        self.now = Place::One;
        self.chosen.clear();
        self.signed.clear();
        if !self.waiting.is_empty() {
            self.waiting.remove(0);
        }
        let go_on = vec![Button::new("Go on", Press::GoOn)];
        let is_over = self.waiting.is_empty();
        self.form = if is_over { Form::buttons(go_on) } else { Form::text(self.whole(model), go_on) };
        self.phase = if is_over { Phase::Aloud } else { Phase::Read };
        Turn::stay()
    }

    /// Both would make it again, and at least one of them with other words: they write it afresh.
    fn with_changes(&self, model: &Model) -> Option<Agree> {
        let both = !self.chosen.contains(&Wish::Leave) && self.chosen.contains(&Wish::Changes);
        let (record, value) = self.agreement(model).filter(|_| both)?;
        let prompt = model.book.step(&record.step)?.for_two();
        Some(Agree::again(prompt, &record, value, model))
    }

    /// Made again by both, for the shorter of the two lengths; or looked at and left, without a word.
    fn end(&self, model: &mut Model) -> Option<Record> {
        let (record, value) = self.agreement(model)?;
        let weeks = |wish: &Wish| if let Wish::Weeks(weeks) = wish { Some(*weeks) } else { None };
        let both: Option<Vec<u16>> = self.chosen.iter().map(weeks).collect();
        let event = match both.and_then(|weeks| weeks.into_iter().min()) {
            Some(weeks) => {
                let ends = model.now.date_naive().checked_add_days(Days::new(u64::from(weeks) * 7));
                Known::Agreed { value: Agreement { ends, again: Some(record.id), ..value } }
            }
            None => Known::BeenThrough { of: Some(record.id) },
        };
        let id = model.new_id();
        let signed = if matches!(event, Known::Agreed { .. }) { self.signed.clone() } else { Vec::new() };
        Some(Record { signed, ..model.record(id, &record.step, "", event) })
    }
}

impl AnyScreen for Again {
    fn page(&self, model: &Model) -> Page {
        let mut page = Page::new(crate::app::step::show::place(&self.prompt, model));
        "both of you".clone_into(&mut page.whose);
        if let Phase::HandOver(hand) = &self.phase {
            return hand.page(model);
        }
        if let Phase::Aloud = self.phase {
            let words = "That is looked at. What still stands is under Agreements.";
            return Page::centred().spaced(Block::text(words)).with(Block::Part(0));
        }
        let ask = match self.phase {
            Phase::Keeping => "Both turns are done. It is not saved yet.".to_owned(),
            Phase::Yes(weeks) => self.until(weeks, model),
            Phase::Choose => named("{next}, would you like to make it again?", self.now, model),
            _ => {
                "It has ended by itself. Say aloud what it was like to live with. Then each chooses on their own turn."
                    .to_owned()
            }
        };
        if let Phase::Sign(sign, weeks) = &self.phase {
            return sign.page(page.spaced(Block::text(self.until(*weeks, model))), model);
        }
        if self.form.parts.len() == 1 {
            return page.spaced(Block::text(ask)).with(Block::Part(0));
        }
        let page = page.spaced(Block::Part(0)).spaced(Block::text(ask));
        let page = if matches!(self.phase, Phase::Yes(_)) { sign::about(page, model) } else { page };
        page.with(Block::Part(1))
    }

    handed_form!();

    fn press(&mut self, press: Press, model: &mut Model) -> Turn {
        match (&mut self.phase, press) {
            (Phase::Read, _) => {
                self.phase = Phase::HandOver(HandOver::to(self.now));
                Turn::stay()
            }
            (Phase::HandOver(hand), _) if hand.passed(model) => self.sit_down(model),
            (Phase::HandOver(hand), _) => hand.again(),
            (Phase::Choose, Press::Row(at)) => {
                let weeks = self.agreement(model).map(|(record, _)| lengths(&record, model)).unwrap_or_default();
                match weeks.get(at) {
                    Some(weeks) => self.ask_yes(*weeks, model),
                    None => self.chose(Wish::Leave, model),
                }
            }
            (Phase::Yes(_), Press::Back) => self.sit_down(model),
            (Phase::Yes(weeks), Press::Sign) => {
                self.phase = Phase::Sign(Sign::of(self.now, model), *weeks);
                Turn::stay()
            }
            (Phase::Yes(weeks), _) => {
                let weeks = *weeks;
                self.yes(Yes::Said, weeks, model)
            }
            (Phase::Sign(sign, weeks), press) => {
                let weeks = *weeks;
                match sign.press(&press) {
                    Ok(yes) => self.yes(yes, weeks, model),
                    Err(turn) => turn,
                }
            }
            (Phase::Choose, Press::More) => self.chose(Wish::Changes, model),
            (Phase::Choose, _) => self.chose(Wish::Leave, model),
            (Phase::Keeping, _) => match self.trying.clone() {
                Some(record) => self.keep(record),
                None => self.next(model),
            },
            (Phase::Aloud, _) => out(model),
        }
    }

    fn is_signing(&self) -> bool {
        !self.signed.is_empty() || matches!(self.phase, Phase::Sign(..))
    }

    fn heard(&mut self, news: News, model: &mut Model) -> Turn {
        let Phase::Sign(sign, weeks) = &mut self.phase else { return Turn::stay() };
        let weeks = *weeks;
        match sign.heard(news, model) {
            Some(yes) => self.yes(yes, weeks, model),
            None => Turn::stay(),
        }
    }

    fn kept(&mut self, record: &Record, model: &mut Model) -> Turn {
        match self.trying.take_if(|trying| trying.id == record.id) {
            Some(_) => self.next(model),
            None => Turn::stay(),
        }
    }

    fn back(&mut self, model: &mut Model) -> Turn {
        match self.phase {
            // The yes is not said yet, and what was chosen stands there.
            Phase::Yes(_) | Phase::Sign(..) => self.press(Press::Back, model),
            _ => out(model),
        }
    }

    fn step(&self) -> Option<&Prompt> {
        Some(&self.prompt)
    }
}
