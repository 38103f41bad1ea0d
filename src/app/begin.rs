//! Where a sitting begins: set-up, words begun last time, care for the lock, or the question how much room there is.

use super::form::{Button, Form, Press};
use super::home::Home;
use super::lock::{self, Care};
use super::page::{Block, Page};
use super::room::HowMuchRoom;
use super::setup::Setup;
use super::step::{StepPage, drafting};
use super::two::who;
use super::{AnyScreen, Model, Turn};
use crate::content::StepId;
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
        who::start(model);
        return;
    }
    seated(model.seat(), model);
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
        Some(page) => model.stack.push(Box::new(page)),
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
fn begun_page(model: &mut Model) -> Option<StepPage> {
    if let Some(homeless) = drafting::homeless(model) {
        return Some(StepPage::for_words(&homeless, model));
    }
    let draft = model.drafts().iter().rev().find(|draft| draft.place == model.seat().place())?.clone();
    if draft.step == crate::engine::record::FREE_PAGE {
        return Some(super::step::blank_page(model));
    }
    StepPage::open(&StepId(draft.step), model)
}
