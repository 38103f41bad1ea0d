//! Where a screen stands, and the one place that makes screens: no screen knows another.

use super::Model;
use super::closing::Closing;
use super::help::Help;
use super::home::Home;
use super::lock::Unlock;
use super::mounted::Mounted;
use super::page::Block;
use super::pause::{Begun, Break, LetGo, Said, TooMuch};
use super::screen::{AnyScreen, Screen};
use super::step::{StepPage, blank_page};
use super::support::HelpLines;
use crate::content::StepId;
use crate::engine::RecordId;

/// A screen that can be gone to, with what it needs to be made.
#[derive(Clone, Debug, PartialEq)]
pub enum Route {
    /// Keys and help, with what a screen says of itself.
    Help(Vec<Block>),
    /// Someone to talk to.
    HelpLines,
    /// "Too much right now", pressed at that place, where this step is lighter.
    TooMuch(String, Option<StepId>),
    /// A break with a time to come back at.
    Break,
    /// A line to read.
    Said(String),
    /// What becomes of words that were begun.
    LetGo(Box<Begun>),
    /// The end of a sitting.
    Closing,
    /// The same after a break, of two or of one: once the lock has shut, nothing else knows.
    ClosingOf(bool),
    /// The same, asked first.
    CloseAsked,
    /// Its last word alone.
    Enough,
    /// The home page.
    Home,
    /// A step on a page of one's own, and the event card that it is about.
    Step(StepId, Option<RecordId>),
    /// A page with nothing asked.
    BlankPage,
    /// The question for a passphrase.
    Unlock,
}

/// Makes the screen of a route; none where it can't be opened by whoever sits here.
pub(super) fn mount(route: Route, model: &mut Model) -> Option<Box<dyn AnyScreen>> {
    Some(match route {
        Route::Help(own) => put(Help::new(own), model),
        Route::HelpLines => put(HelpLines::default(), model),
        Route::TooMuch(place, lighter) => put(TooMuch::new(&place, lighter, model), model),
        Route::Break => put(Break::new(model), model),
        Route::Said(line) => put(Said::new(line), model),
        Route::LetGo(begun) => put(LetGo::new(*begun), model),
        Route::Closing => put(Closing::new(model), model),
        Route::ClosingOf(both) => put(Closing::after(both, model), model),
        Route::CloseAsked => put(Closing::asking(model), model),
        Route::Enough => put(Closing::enough(model), model),
        Route::Home => Box::new(Home::new(model)),
        Route::Step(id, card) => {
            let mut page = StepPage::open(&id, model)?;
            page.card = card;
            Box::new(page)
        }
        Route::BlankPage => Box::new(blank_page(model)),
        Route::Unlock => Box::new(Unlock::new(model)),
    })
}

/// Puts a screen on the stack.
fn put(screen: impl Screen, model: &Model) -> Box<dyn AnyScreen> {
    Box::new(Mounted::new(screen, model))
}
