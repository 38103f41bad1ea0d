//! Where a screen stands, and the one place that makes screens: no screen knows another.

use super::Model;
use super::closing::Closing;
use super::help::Help;
use super::home::Home;
use super::lock::Unlock;
use super::mounted::Mounted;
use super::page::Block;
use super::pause::{Begun, Break, LetGo, Said, TooMuch};
use super::screen::{AnyScreen, Go, Screen};
use super::step::{AtTurn, StepPage};
use super::support::HelpLines;
use super::two::again::Again;
use super::two::agree::Agree;
use super::two::agreements::Agreements;
use super::two::each::Each;
use super::two::first::Between;
use super::two::hand_over::Passing;
use super::two::marks::Marks;
use super::two::round::Round;
use super::two::session::ForSession;
use super::two::shown::{ShowCopy, ShownPages};
use super::two::sign::Sign;
use super::two::talk::Talk;
use super::two::terms;
use super::two::who::Who;
use super::two::yes::ToSign;
use super::two::{self, first_list};
use crate::content::{Prompt, Step, StepId};
use crate::engine::{Place, Record, RecordId};
use crate::journal::Draft;

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
    /// Words that were begun where this edition has no place for them, on a blank page.
    WordsBegun(Box<Draft>),
    /// A step of the joint list, on the screen for it.
    Joint(StepId),
    /// A step of the joint list that both see on one page.
    JointPage(StepId),
    /// A page to show: both see both, or neither.
    Round(StepId),
    /// A line of each, while the other looks on.
    Each(Box<Prompt>),
    /// One person's turn at a page. It replies `Written` or `PutOff`, or `Left`.
    Turn(Box<AtTurn>),
    /// Where two are in the list of their first sitting.
    FirstList,
    /// A screen of that list that is no step.
    Between(String),
    /// Who is here now, of two.
    Who,
    /// The keyboard is passed to one of two, or to both.
    HandOver(Option<Place>),
    /// The same, with a line at its foot.
    HandOverSaying(Option<Place>, String),
    /// A talk of two.
    Talk(StepId),
    /// The making of an agreement.
    Agree(StepId),
    /// The same agreement once more, with other words.
    AgreeAgain(RecordId),
    /// The agreements whose day has come.
    Again(StepId),
    /// The promises of both, each marked by whoever made them.
    Marks(StepId),
    /// A yes that is to be signed.
    Sign(Box<ToSign>),
    /// The agreements that stand.
    Agreements,
    /// What was shown to both.
    Shown,
    /// What was shown last on one step.
    ShownOf(String),
    /// A copy of an own page, to be shown.
    ShowCopy(Box<Record>),
    /// What both take to a session.
    Session,
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
        Route::Talk(id) => put(Talk::new(for_two(&id, model)?, model), model),
        Route::Agree(id) => put(Agree::new(for_two(&id, model)?, model), model),
        Route::AgreeAgain(id) => {
            let (record, value) = terms::agreement(&id, model)?;
            let prompt = model.book.step(&record.step)?.for_two();
            put(Agree::again(prompt, &record, value, model), model)
        }
        Route::Again(id) => put(Again::new(for_two(&id, model)?, model), model),
        Route::Sign(to_sign) => put(Sign::new(*to_sign), model),
        Route::Agreements => put(Agreements::default(), model),
        Route::Shown => put(ShownPages::all(), model),
        Route::ShownOf(step) => put(ShownPages::of(&step, model), model),
        Route::ShowCopy(record) => put(ShowCopy::new(*record), model),
        Route::Session => put(ForSession::new(model), model),
        Route::Home => Box::new(Home::new(model)),
        Route::Step(id, card) => put(StepPage::open(&id, card, model)?, model),
        Route::BlankPage => put(StepPage::blank(model), model),
        Route::WordsBegun(draft) => put(StepPage::for_words(&draft, model), model),
        Route::Joint(id) => return joint(&id, model),
        Route::JointPage(id) => put(StepPage::of(for_two(&id, model)?, model), model),
        Route::Round(id) => put(Round::new(for_two(&id, model)?), model),
        Route::Each(prompt) => put(Each::new(*prompt), model),
        Route::Marks(id) => put(Marks::new(for_two(&id, model)?, model), model),
        Route::Turn(turn) => put(StepPage::turn(*turn, model), model),
        Route::FirstList => {
            let here = first_list::here(model);
            return mount(here, model);
        }
        Route::Between(id) => put(Between::new(id), model),
        Route::Who => put(Who, model),
        Route::HandOver(to) => put(Passing::new(to), model),
        Route::HandOverSaying(to, line) => put(Passing::new(to).saying(line), model),
        Route::Unlock => Box::new(Unlock::new(model)),
    })
}

/// Puts a screen on the stack.
fn put(screen: impl Screen, model: &Model) -> Box<dyn AnyScreen> {
    Box::new(Mounted::new(screen, model))
}

/// A step as it is met by two.
fn for_two(id: &StepId, model: &Model) -> Option<Prompt> {
    model.book.step(id.as_str()).map(Step::for_two)
}

/// The screen that a step of the joint list has.
fn joint(id: &StepId, model: &mut Model) -> Option<Box<dyn AnyScreen>> {
    let book = model.book.clone();
    match two::open(book.step(id.as_str())?, model).go {
        Go::To(next) => next.mount(model),
        _ => None,
    }
}
