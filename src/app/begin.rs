//! Where a sitting begins: set-up, words begun last time, care for the lock, or the question how much room there is.

use super::form::{Button, Form, Press};
use super::home::Home;
use super::lock::{self, Care};
use super::page::{Block, Page};
use super::room::HowMuchRoom;
use super::setup::Setup;
use super::step::drafting;
use super::{AnyScreen, Model, Route, Turn, route};
use crate::engine::{BookKind, Lock, Seat, Sitting};

/// The screen a program opens with: set-up, the words begun last time, or the question how much room there is.
pub fn start(model: &mut Model) {
    if !model.is_open() {
        model.set_up();
        let setup = Setup::new(model);
        model.stack = vec![Box::new(setup)];
        return;
    }
    if model.kind() != BookKind::One {
        of_two(model);
        return;
    }
    seated(model.seat(), model);
}

/// The first screen of an opened workbook for two: in one kept together only, nobody needs to be known.
fn of_two(model: &mut Model) {
    if model.kind() == BookKind::Together {
        seated(Seat::Both, model);
        return;
    }
    model.take_seat(Seat::Both);
    model.stack = route::mount(Route::Who, model).into_iter().collect();
}

/// The first screen for whoever sits here: home, and on it what comes before.
pub fn seated(seat: Seat, model: &mut Model) {
    model.take_seat(seat);
    let is_first = model.progress().pages().next().is_none();
    model.open_mut().sitting = Sitting::new(model.now, is_first);
    model.stack = vec![Box::new(Home::new(model))];
    if seat == Seat::Both {
        let room = HowMuchRoom::new(model);
        let next = model.resume.take().unwrap_or_else(|| Box::new(room));
        model.stack.push(next);
        return;
    }
    let begun = begun_page(model);
    match begun {
        // Without a lock nobody is known yet: the words wait behind one more key.
        Some(_) if model.lock() == Lock::None => model.stack.push(Box::new(Begun::new())),
        Some(page) => {
            let page = route::mount(page, model);
            model.stack.extend(page);
        }
        None if model.lock() == Lock::Age && lock::care::is_open(model) => {
            model.stack.push(Box::new(Care::starting(model)));
        }
        None => model.stack.push(Box::new(HowMuchRoom::new(model))),
    }
}

/// "There are words you had begun", before any of them is shown.
struct Begun {
    form: Form,
}

impl Begun {
    fn new() -> Self {
        Self { form: Form::buttons(vec![Button::new("Open them", Press::GoOn), Button::new("Not now", Press::Home)]) }
    }
}

impl AnyScreen for Begun {
    fn page(&self, _model: &Model) -> Page {
        Page::centred().spaced(Block::text("There are words you had begun.")).with(Block::Part(0))
    }

    own_form!();

    fn press(&mut self, press: Press, model: &mut Model) -> Turn {
        match begun_page(model).filter(|_| press == Press::GoOn) {
            Some(page) => Turn::instead(page),
            None => Turn::instead(HowMuchRoom::new(model)),
        }
    }
}

/// The page with the words that were begun last and not kept.
fn begun_page(model: &Model) -> Option<Route> {
    if let Some(homeless) = drafting::homeless(model) {
        return Some(Route::WordsBegun(Box::new(homeless)));
    }
    let draft = model.drafts().iter().rev().find(|draft| draft.place == model.seat().place())?.clone();
    if draft.step == crate::engine::record::FREE_PAGE {
        return Some(Route::BlankPage);
    }
    let step = model.book.step(&draft.step).filter(|step| model.reader().opens(step))?;
    Some(Route::Step(step.id.clone(), None))
}
