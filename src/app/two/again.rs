//! Looking again: on its day an agreement has ended by itself. Each chooses on their own turn; it is made again by both, or
//! not at all.
//!
//! If it is not made again by both, nothing happens and nothing is said.

use super::yes;
use super::{BOTH, out, terms};
use crate::app::page::{Belongs, Block, Weight};
use crate::app::route::{ToSign, TwoRoute};
use crate::app::screen::Reply;
use crate::app::sheet::{Button, Sheet};
use crate::app::step::build::lengths;
use crate::app::{Effect, Model, Route, Screen, Transition, around};
use crate::content::Prompt;
use crate::engine::record::{Agreement, Known, Record};
use crate::engine::{Place, RecordId, Seat, promise, seat::other};
use chrono::{Days, NaiveDate};

#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    Read,
    /// The keyboard is passed to whoever chooses next.
    HandOver,
    Choose,
    /// The yes to that many weeks, where it can be signed.
    Yes(u16),
    /// Both have chosen, and what came of it is not on disk yet.
    Keeping,
    Aloud,
}

/// What one of them would like.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// The same for so many weeks.
    Weeks(u16),
    /// With other words.
    Changes,
    /// The agreement stays ended.
    Leave,
}

/// The agreements whose day has come, one after the other.
pub struct Again {
    prompt: Prompt,
    waiting: Vec<RecordId>,
    at: At,
    /// How many screens were shown so far: the second one's question is another screen than the first one's.
    scene: u64,
    now: Place,
    chosen: Vec<Choice>,
    signed: Vec<Place>,
    /// What came of it, until it is on disk.
    trying: Option<Record>,
}

/// What can be answered while one looks again.
#[derive(Clone)]
pub enum Answer {
    /// It is read: each chooses.
    Choose,
    /// What one of them would like.
    Choice(Choice),
    /// Yes, without signing.
    Yes(u16),
    /// Yes, to be signed.
    Sign(u16),
    /// Back to the choice.
    Back,
    /// Try once more to put it on disk.
    KeepIt,
    /// Leave it.
    Out,
}

impl Again {
    /// From the first one.
    pub fn new(prompt: Prompt, model: &Model) -> Self {
        let today = model.now.date_naive();
        let waiting: Vec<RecordId> =
            promise::to_look_again(model.progress(), today).iter().map(|agreed| agreed.record.id.clone()).collect();
        let at = if waiting.is_empty() { At::Aloud } else { At::Read };
        let (chosen, signed) = (Vec::new(), Vec::new());
        Self { prompt, waiting, at, scene: 0, now: Place::One, chosen, signed, trying: None }
    }

    fn show(&mut self, at: At) -> Transition {
        self.at = at;
        self.scene += 1;
        Transition::stay()
    }

    fn agreement(&self, model: &Model) -> Option<(Record, Agreement)> {
        terms::agreement(self.waiting.first()?, model)
    }

    /// All of the one that is looked at.
    fn whole(&self, model: &Model) -> Vec<(Weight, String)> {
        self.agreement(model).map_or_else(Vec::new, |(_, value)| terms::pieces(&value, model))
    }

    fn hand_over(&mut self) -> Transition {
        self.show(At::HandOver);
        Transition::to(Route::Two(TwoRoute::HandOver(Some(self.now))))
    }

    fn sit_down(&mut self, model: &mut Model) -> Transition {
        model.take_seat(Seat::Turn(self.now));
        self.show(At::Choose)
    }

    fn sign(&mut self, weeks: u16, model: &Model) -> Transition {
        // Where it comes to no signature, it is asked again from the start.
        self.show(At::Yes(weeks));
        Transition::to(Route::Two(TwoRoute::Sign(Box::new(ToSign {
            by: self.now,
            heading: around::place(&self.prompt, model),
            aside: Vec::new(),
            above: vec![Block::text(self.is_it_all_right(weeks, model)), Block::Gap],
        }))))
    }

    fn chose(&mut self, wish: Choice, model: &mut Model) -> Transition {
        self.chosen.push(wish);
        model.take_seat(Seat::Both);
        // The other one is asked whatever the first one chose: no order of screens may tell which it was.
        if self.chosen.len() < BOTH.len() {
            self.now = Place::Two;
            return self.hand_over();
        }
        if let Some(of) = self.with_changes(model) {
            return Transition::instead(Route::Two(TwoRoute::AgreeAgain(of)));
        }
        match self.end(model) {
            Some(record) => self.keep_it(record),
            None => self.next(),
        }
    }

    fn keep_it(&mut self, record: Record) -> Transition {
        self.show(At::Keeping);
        self.trying = Some(record.clone());
        Transition::stay().with(Effect::Keep(Box::new(record)))
    }

    /// The one that was looked at is done with; the next one, or the end.
    fn next(&mut self) -> Transition {
        self.now = Place::One;
        self.chosen.clear();
        self.signed.clear();
        if !self.waiting.is_empty() {
            self.waiting.remove(0);
        }
        self.show(if self.waiting.is_empty() { At::Aloud } else { At::Read })
    }

    /// Both would make it again, and at least one of them with other words: they write it afresh.
    fn with_changes(&self, model: &Model) -> Option<RecordId> {
        let both = !self.chosen.contains(&Choice::Leave) && self.chosen.contains(&Choice::Changes);
        let (record, _) = self.agreement(model).filter(|_| both)?;
        model.book.step(&record.step).map(|_| record.id)
    }

    /// Made again by both, for the shorter of the two lengths; or looked at and left, without a word.
    fn end(&self, model: &mut Model) -> Option<Record> {
        let (record, value) = self.agreement(model)?;
        let weeks = |wish: &Choice| if let Choice::Weeks(weeks) = wish { Some(*weeks) } else { None };
        let both: Option<Vec<u16>> = self.chosen.iter().map(weeks).collect();
        let event = match both.and_then(|weeks| weeks.into_iter().min()) {
            Some(weeks) => {
                Known::Agreed { value: Agreement { ends: in_weeks(weeks, model), again: Some(record.id), ..value } }
            }
            // Only that it was looked at. Who wanted to continue it is kept nowhere.
            None => Known::BeenThrough { of: Some(record.id) },
        };
        let id = model.new_id();
        // Where it came to nothing, one signature would show who had said yes, and so who had not.
        let signed = if matches!(event, Known::Agreed { .. }) { self.signed.clone() } else { Vec::new() };
        Some(Record { signed, ..model.record(id, &record.step, "", event) })
    }

    /// What a yes is to: that many weeks, and fewer where the other one chooses fewer.
    fn is_it_all_right(&self, weeks: u16, model: &Model) -> String {
        let day = in_weeks(weeks, model).map(|day| model.book.words.dates.with_weekday(day)).unwrap_or_default();
        let [next, other] = [self.now, other(self.now)].map(|place| model.name_of(place));
        model.book.words.two.again.is_it_all_right(next, &day, other)
    }

    fn choices(&self, model: &Model) -> Vec<Button<Answer>> {
        let (words, shared) = (&model.book.words.two.again, &model.book.words.common.buttons);
        let weeks = self.agreement(model).map(|(record, _)| lengths(&record, model)).unwrap_or_default();
        let again = |weeks| words.for_weeks(&model.book.words.dates.small_number(weeks));
        let choices = weeks.into_iter().map(|weeks| Button::new(again(weeks), Answer::Choice(Choice::Weeks(weeks))));
        let mut choices: Vec<Button<Answer>> = choices.collect();
        choices.push(Button::new(words.with_changes(), Answer::Choice(Choice::Changes)));
        choices.push(Button::new(shared.leave_it(), Answer::Choice(Choice::Leave)));
        choices
    }
}

fn in_weeks(weeks: u16, model: &Model) -> Option<NaiveDate> {
    model.now.date_naive().checked_add_days(Days::new(u64::from(weeks) * 7))
}

impl Screen for Again {
    type Answer = Answer;

    fn sheet(&self, model: &Model) -> Sheet<Answer> {
        let (words, shared) = (&model.book.words.two.again, &model.book.words.common);
        let go_on = |answer| vec![Button::new(shared.buttons.go_on(), answer)];
        let sheet = Sheet::new(around::place(&self.prompt, model)).whose(Belongs::ToBoth).scene(self.scene);
        match self.at {
            At::Read => sheet.saying(self.whole(model)).text(words.it_has_ended()).buttons(go_on(Answer::Choose)),
            At::HandOver => sheet,
            At::Choose => {
                let ask = words.would_you(model.name_of(self.now));
                sheet.saying(self.whole(model)).text(ask).buttons(self.choices(model))
            }
            At::Yes(weeks) => {
                let mut buttons = yes::buttons(Answer::Yes(weeks), Answer::Sign(weeks), model);
                buttons.push(Button::new(shared.buttons.back(), Answer::Back));
                let sheet = sheet.saying(self.whole(model)).text(self.is_it_all_right(weeks, model));
                yes::about(sheet, model).buttons(buttons)
            }
            At::Keeping => sheet.text(words.not_saved_yet()).buttons(go_on(Answer::KeepIt)),
            At::Aloud => Sheet::centred().scene(self.scene).text(words.is_looked_at()).buttons(go_on(Answer::Out)),
        }
    }

    fn on(&mut self, answer: Answer, model: &mut Model) -> Transition {
        match answer {
            Answer::Choose => self.hand_over(),
            // Asked where there is something to sign, and else said with the choice itself.
            Answer::Choice(Choice::Weeks(weeks)) if yes::is_offered(model) => self.show(At::Yes(weeks)),
            Answer::Choice(wish) => self.chose(wish, model),
            Answer::Yes(weeks) => self.chose(Choice::Weeks(weeks), model),
            Answer::Sign(weeks) => self.sign(weeks, model),
            Answer::Back => self.sit_down(model),
            Answer::KeepIt => match self.trying.clone() {
                Some(record) => self.keep_it(record),
                None => self.next(),
            },
            Answer::Out => out(model),
        }
    }

    fn replied(&mut self, reply: Reply, model: &mut Model) -> Transition {
        match (reply, self.at) {
            (Reply::Passed, At::HandOver) => self.sit_down(model),
            (Reply::Left, At::HandOver) => out(model),
            (Reply::Said, At::Yes(weeks)) => self.chose(Choice::Weeks(weeks), model),
            (Reply::Signed, At::Yes(weeks)) => {
                self.signed.push(self.now);
                self.chose(Choice::Weeks(weeks), model)
            }
            _ => Transition::stay(),
        }
    }

    fn is_signing(&self) -> bool {
        !self.signed.is_empty()
    }

    fn kept(&mut self, record: &Record, _model: &mut Model) -> Transition {
        match self.trying.take_if(|trying| trying.id == record.id) {
            Some(_) => self.next(),
            None => Transition::stay(),
        }
    }

    fn back(&mut self, model: &mut Model) -> Transition {
        match self.at {
            // The yes is not said yet, and what was chosen stands there.
            At::Yes(_) => self.sit_down(model),
            _ => out(model),
        }
    }

    fn step(&self) -> Option<&Prompt> {
        Some(&self.prompt)
    }
}
