//! What both take to a session: ticked together, out of what both have, and each says yes on their own turn.
//!
//! Nothing is ticked at the start. Where one says not today, both read the same, and nothing of it is kept.

use super::yes;
use super::{BOTH, out};
use crate::app::input::Input;
use crate::app::page::{Belongs, Block};
use crate::app::parts::Picks;
use crate::app::route::{ToSign, TwoRoute};
use crate::app::screen::Reply;
use crate::app::sheet::{Button, Sheet};
use crate::app::step::keep::ticked_part;
use crate::app::{Effect, Model, Route, Screen, Transition, written};
use crate::content::{Entry, known};
use crate::engine::record::{Answer as Written, Known, Part as Ticked, Record};
use crate::engine::{Place, Seat, leaving};

#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    Tick,
    /// The keyboard is passed to whoever answers next.
    HandOver,
    Yes,
    Kept,
    NotToday,
}

/// The list, and each one's yes.
pub struct ForSession {
    at: At,
    /// How many screens were shown so far: the second one's question is another screen than the first one's.
    scene: u64,
    /// What may be ticked, in the order of the list.
    found: Vec<Ticked>,
    picks: Input<Picks>,
    ticked: Vec<Ticked>,
    /// How each that was found stands on the list.
    rows: Vec<String>,
    now: Place,
    signed: Vec<Place>,
    /// Somebody said not today. The other one is asked all the same, so that the order tells nobody who it was.
    refused: bool,
    /// It came to nothing, and both are asked to look.
    over: bool,
    trying: Option<Record>,
    /// What can be said of the yes to it, once it is on disk.
    says: String,
}

/// What can be answered here.
#[derive(Clone)]
pub enum Answer {
    /// Ask each whether what is ticked may go along.
    Ask,
    /// Leave it: nothing is asked, or all was read.
    Out,
    /// Take along what was agreed on before, or just now.
    Take,
    /// Yes, without signing.
    Yes,
    /// Yes, to be signed.
    Sign,
    /// One of them would rather not; then nothing of the list is kept.
    NotToday,
}

impl ForSession {
    /// With nothing ticked.
    pub fn new(model: &Model) -> Self {
        let records = leaving::tickable(&model.book, model.progress(), &model.reader(), model.now.date_naive());
        let found: Vec<Ticked> = records.iter().map(|record| ticked_part(record, model)).collect();
        let rows: Vec<String> = records.iter().map(|record| written::choice(model, record)).collect();
        let items = records.iter().zip(&rows).map(|(record, row)| Entry::new(&record.id.0, row)).collect();
        Self {
            at: At::Tick,
            scene: 0,
            found,
            picks: Input::new(Picks { careful: true, ..Picks::new(items, true) }),
            ticked: Vec::new(),
            rows,
            now: Place::One,
            signed: Vec::new(),
            refused: false,
            over: false,
            trying: None,
            says: String::new(),
        }
    }

    fn show(&mut self, at: At) -> Transition {
        self.at = at;
        self.scene += 1;
        Transition::stay()
    }

    fn tick(&mut self) -> Transition {
        let on = self.picks.get().on.clone();
        self.ticked = self.found.iter().zip(on).filter(|(_, on)| *on).map(|(part, _)| part.clone()).collect();
        if self.ticked.is_empty() { Transition::stay() } else { self.hand_over(BOTH[0]) }
    }

    fn hand_over(&mut self, to: Place) -> Transition {
        self.now = to;
        self.show(At::HandOver);
        Transition::to(Route::Two(TwoRoute::HandOver(Some(to))))
    }

    fn sit_down(&mut self, model: &mut Model) -> Transition {
        model.take_seat(Seat::Turn(self.now));
        self.show(At::Yes)
    }

    fn signed(&mut self, model: &mut Model) -> Transition {
        if !self.signed.contains(&self.now) {
            self.signed.push(self.now);
        }
        self.answered(true, model)
    }

    fn answered(&mut self, yes: bool, model: &mut Model) -> Transition {
        model.take_seat(Seat::Both);
        self.refused |= !yes;
        // Also after a no: if the second one were not asked, they would know.
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
            let value = Written { parts: self.ticked.clone(), ..Written::default() };
            let record = model.record(id, known::WHAT_TO_BRING, "", Known::Answered { value });
            Record { signed: self.signed.clone(), ..record }
        };
        self.trying = Some(record.clone());
        Transition::stay().with(Effect::Keep(Box::new(record)))
    }

    /// The same words whoever it was, once both are there to read them.
    fn not_today(&mut self, model: &mut Model) -> Transition {
        model.take_seat(Seat::Both);
        self.ticked.clear();
        self.signed.clear();
        self.over = true;
        self.show(At::HandOver);
        Transition::to(Route::Two(TwoRoute::HandOver(None)))
    }

    fn sign(&mut self, model: &Model) -> Transition {
        // Where it comes to no signature, or the disk does not take it, it is asked again from the start.
        self.show(At::Yes);
        let mut above = self.list();
        above.push(Block::Gap);
        Transition::to(Route::Two(TwoRoute::Sign(Box::new(ToSign {
            by: self.now,
            heading: model.book.words.two.session.title().to_owned(),
            aside: Vec::new(),
            above,
        }))))
    }

    /// What was ticked, a line each.
    fn list(&self) -> Vec<Block> {
        let is_ticked = |part: &Ticked| self.ticked.iter().any(|ticked| ticked.of == part.of);
        let rows = self.found.iter().zip(&self.rows).filter(|(part, _)| is_ticked(part));
        rows.map(|(_, row)| Block::text(row)).collect()
    }

    fn sheet_to_tick(&self, sheet: Sheet<Answer>, model: &Model) -> Sheet<Answer> {
        let (words, buttons) = (&model.book.words.two.session, &model.book.words.common.buttons);
        if self.found.is_empty() {
            return sheet.text(words.nothing_yet()).button(buttons.back(), Answer::Out);
        }
        sheet.ask(words.what_of_this()).picks(&self.picks).text(words.leaves_no_gap()).buttons(vec![
            Button::new(buttons.go_on(), Answer::Ask),
            Button::new(buttons.not_now(), Answer::Out),
            Button::new(words.take_it_along(), Answer::Take),
        ])
    }
}

impl Screen for ForSession {
    type Answer = Answer;

    fn sheet(&self, model: &Model) -> Sheet<Answer> {
        let (words, shared) = (&model.book.words.two.session, &model.book.words.common);
        let sheet = Sheet::new(words.title()).whose(Belongs::ToBoth).scene(self.scene);
        let listed = |sheet| self.list().into_iter().fold(sheet, Sheet::with).gap();
        match self.at {
            At::Tick => self.sheet_to_tick(sheet, model),
            At::HandOver => sheet,
            At::Yes => {
                let mut buttons = yes::buttons(Answer::Yes, Answer::Sign, model);
                buttons.push(Button::new(words.not_today(), Answer::NotToday));
                let sheet = listed(sheet).ask(words.is_it_all_right(model.name_of(self.now)));
                yes::about(sheet, model).buttons(buttons)
            }
            At::Kept => listed(sheet).text(&self.says).text(words.written()).buttons(vec![
                Button::new(shared.buttons.go_on(), Answer::Out),
                Button::new(words.take_it_along(), Answer::Take),
            ]),
            At::NotToday => {
                let sheet = Sheet::centred().scene(self.scene).text(words.nothing_of_it_is_kept());
                sheet.button(shared.buttons.go_on(), Answer::Out)
            }
        }
    }

    fn on(&mut self, answer: Answer, model: &mut Model) -> Transition {
        match answer {
            Answer::Ask => self.tick(),
            Answer::Out => out(model),
            Answer::Take => Transition::to(Route::TakeSession),
            Answer::Yes => self.answered(true, model),
            Answer::Sign => self.sign(model),
            Answer::NotToday => self.answered(false, model),
        }
    }

    fn replied(&mut self, reply: Reply, model: &mut Model) -> Transition {
        match (reply, self.at) {
            (_, At::HandOver) if self.over => self.show(At::NotToday),
            (Reply::Passed, At::HandOver) => self.sit_down(model),
            (Reply::Left, At::HandOver) => self.not_today(model),
            (Reply::Said, At::Yes) => self.answered(true, model),
            (Reply::Signed, At::Yes) => self.signed(model),
            _ => Transition::stay(),
        }
    }

    fn is_signing(&self) -> bool {
        !self.signed.is_empty()
    }

    fn kept(&mut self, record: &Record, model: &mut Model) -> Transition {
        if self.trying.take_if(|trying| trying.id == record.id).is_some() {
            self.says = yes::says(record, model);
            self.show(At::Kept);
        }
        Transition::stay()
    }

    fn back(&mut self, model: &mut Model) -> Transition {
        match self.at {
            At::Tick | At::Kept | At::NotToday => out(model),
            At::HandOver | At::Yes => self.not_today(model),
        }
    }
}
