//! Where a sitting begins: set-up, words begun last time, care for the lock, or the question how much room there is.

use super::open::{Open, Shut};
use super::opened::{Opened, PlainPages};
use super::own_area;
use super::route::{LockRoute, StartRoute, TwoRoute};
use super::seat::Aside;
use super::step::drafting;
use super::{Model, Route};
use crate::content::StepId;
use crate::engine::record::FREE_PAGE;
use crate::engine::{BookKind, Lock, Place, Seat, Sitting};

/// The screens a program opens with, or a workbook that was just opened.
pub fn start(model: &mut Model) -> Vec<Route> {
    if !model.is_open() {
        model.set_up();
        return vec![Route::Start(StartRoute::Setup)];
    }
    match model.kind() {
        BookKind::One => seated(model.seat(), model),
        // In one kept together only, nobody needs to be known.
        BookKind::Together => seated(Seat::Both, model),
        BookKind::Pair => {
            model.take_seat(Seat::Both);
            vec![Route::Two(TwoRoute::Who)]
        }
    }
}

/// The first screens for whoever sits here: home, and on it what comes before.
pub fn seated(seat: Seat, model: &mut Model) -> Vec<Route> {
    model.take_seat(seat);
    let is_first = model.progress().pages().next().is_none();
    model.open_mut().sitting = Sitting::new(model.now, is_first);
    let next = if seat == Seat::Both { Route::Resumed } else { before_home(model) };
    vec![Route::Home, next]
}

fn before_home(model: &Model) -> Route {
    match words_begun(model) {
        // Without a lock nobody is known yet: the words wait behind one more key.
        Some(_) if model.lock() == Lock::None => Route::Start(StartRoute::Begun),
        Some(page) => page,
        None if model.lock() == Lock::Age && own_area::lacks_a_second_way_in(model) => Route::Lock(LockRoute::Care),
        None => Route::Room,
    }
}

/// The page with the words that were begun last and not kept.
pub(super) fn words_begun(model: &Model) -> Option<Route> {
    if let Some(homeless) = drafting::homeless(model) {
        return Some(Route::WordsBegun(Box::new(homeless)));
    }
    let draft = model.drafts().iter().rev().find(|draft| draft.place == model.seat().place())?;
    if draft.step == FREE_PAGE {
        return Some(Route::BlankPage);
    }
    let id = StepId(draft.step.clone());
    model.opens(&id).then_some(Route::Step(id, None))
}

/// The screen that asks for a passphrase. It says which workbook is meant.
pub fn locked(model: &mut Model) -> Vec<Route> {
    model.shut = Some(Shut::AtTheStart);
    vec![Route::Unlock]
}

impl Model {
    /// Takes an opened workbook in, in place of whatever was here.
    pub(super) fn take_in(&mut self, opened: Opened) {
        // A talk that a break came into goes on in its own workbook, and in no other.
        self.resume.take_if(|of| opened.records.get(of).is_none());
        (self.open, self.shut) = (Some(Open::of(opened, self.now)), None);
    }

    /// Takes in what was opened again, more of it than before. The screens stand as they are, and so does whoever sits
    /// there. Where the lock has shut before it came, it counts for nothing.
    pub(super) fn take_in_again(&mut self, opened: Opened) {
        if let Some(open) = &mut self.open {
            self.trouble = opened.notice.map(|notice| notice.words(&self.book.words).to_owned());
            open.take_over(opened, open.seat);
        }
    }

    /// Lets pages be read while no workbook is open: nothing that is written could be kept, so no screen offers it.
    pub(super) fn read_only(&mut self, read: PlainPages) {
        let (kind, unreadable, aside) = (read.kind, read.unreadable, Aside::new(read.records, Vec::new()));
        // Not `on_disk`: that is what every screen asks before it offers to write anything.
        let mut open = Open { kind, aside, unreadable, ..Open::new(self.now) };
        open.take_seat(if kind == BookKind::One { Seat::Own(Place::One) } else { Seat::Both });
        self.open = Some(open);
    }

    /// Puts away what was read that way.
    pub(super) fn put_away(&mut self) {
        if !self.is_open() {
            self.open = None;
        }
    }

    /// Whether whoever sits here can open a step.
    pub(super) fn opens(&self, id: &StepId) -> bool {
        let step = self.book.step(id.as_str()).filter(|step| self.reader().opens(step));
        step.is_some_and(|step| self.prompt(step).is_some())
    }
}
