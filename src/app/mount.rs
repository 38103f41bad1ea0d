//! The one place that makes screens, out of their routes. No screen knows another.

use super::Model;
use super::begun::Begun;
use super::cards::Cards;
use super::closing::Closing;
use super::cover::Cover;
use super::demo::{Desk, Jump, Notice, Refused, RoutePage};
use super::entered::Entered;
use super::found::{Found, Missing};
use super::help::Help;
use super::home::Home;
use super::journal::{JournalPage, Reading, ThenAndNow, Trash};
use super::language::LanguagePage;
use super::library::{Question, Questions};
use super::lock::{Ask, Care, Choose, Join, Manage, Meet, MeetBoxes, Met, Never, Unlock};
use super::mounted::Mounted;
use super::pause::{Break, LetGo, OneLine, TooMuch};
use super::room::HowMuchRoom;
use super::route::{DemoRoute, LockRoute, Route, StartRoute, TwoRoute};
use super::safety::SafetyCheck;
use super::screen::{AnyScreen, Nav, Screen};
use super::settle::Settle;
use super::setup::Setup;
use super::stage::StagePage;
use super::start::Start;
use super::step::StepPage;
use super::support::HelpLines;
use super::take_out::TakeOut;
use super::trend::TrendPage;
use super::two::again::Again;
use super::two::agree::Agree;
use super::two::agreements::Agreements;
use super::two::each::Each;
use super::two::first::Between;
use super::two::hand_over::HandOver;
use super::two::marks::Marks;
use super::two::round::Round;
use super::two::session::ForSession;
use super::two::set_up::SetUp;
use super::two::shown::{ShowCopy, ShownPages};
use super::two::sign::Sign;
use super::two::talk::Talk;
use super::two::terms;
use super::two::who_is_here::WhoIsHere;
use super::two::{self, first_list};
use crate::content::{Prompt, Step, StepId};
use crate::engine::RecordId;

/// Makes the screen of a route; none where it can't be opened by whoever sits here.
pub fn mount(route: Route, model: &mut Model) -> Option<Box<dyn AnyScreen>> {
    Some(match route {
        Route::Help(own) => put(Help::new(own), model),
        Route::HelpLines => put(HelpLines::default(), model),
        Route::TooMuch(place, lighter) => put(TooMuch::new(&place, lighter, model), model),
        Route::Break => put(Break::new(model), model),
        Route::Said(line) => put(OneLine::new(line), model),
        Route::LetGo(begun) => put(LetGo::new(*begun), model),
        Route::Closing => put(Closing::new(model), model),
        Route::ClosingOf(both) => put(Closing::after(both, model), model),
        Route::CloseAsked => put(Closing::asking(model), model),
        Route::Enough => put(Closing::enough(model), model),
        Route::Cover => put(Cover::default(), model),
        Route::Home => put(Home::default(), model),
        Route::Step(id, card) => put(StepPage::open(&id, card, model)?, model),
        Route::BlankPage => put(StepPage::blank(model), model),
        Route::WordsBegun(draft) => put(StepPage::for_words(&draft, model), model),
        // A talk that waits stands on the stack again as it was left; here there is none.
        Route::Room | Route::Resumed => put(HowMuchRoom::new(model), model),
        Route::Safety => put(SafetyCheck::default(), model),
        Route::Unlock => put(Unlock::new(model), model),
        Route::Ask => put(Ask::default(), model),
        Route::Lock(route) => of_the_lock(route, model),
        Route::Start(route) => of_the_start(route, model),
        Route::Demo(route) => of_the_demo(route, model)?,
        Route::Stage(id) => put(StagePage::new(id), model),
        Route::Questions => put(Questions, model),
        Route::Question(at) => put(Question::new(at, model)?, model),
        Route::Journal => put(JournalPage::new(model), model),
        Route::Reading(id) => put(Reading::new(&id, model)?, model),
        Route::ThenAndNow(step) => put(ThenAndNow::new(step), model),
        Route::Trash => put(Trash::new(model), model),
        Route::Language => put(LanguagePage::new(model), model),
        Route::Trend => put(TrendPage::default(), model),
        Route::Cards(wanted) => put(Cards::new(wanted), model),
        Route::Entered => put(Entered::default(), model),
        Route::Found => put(Found::default(), model),
        Route::Missing => put(Missing, model),
        Route::TakeOut => put(TakeOut::new(model), model),
        Route::TakeSession => put(TakeOut::session(model), model),
        Route::TakeWords(words) => put(TakeOut::words(words, model), model),
        Route::Two(route) => of_two(route, model)?,
    })
}

/// The home page, where another screen is put on it at once.
pub fn home_beneath(model: &Model) -> Box<dyn AnyScreen> {
    Box::new(Mounted::beneath(Home::default(), model))
}

/// What two see: the steps of their list and what stands beside them, and what passes the keyboard.
fn of_two(route: TwoRoute, model: &mut Model) -> Option<Box<dyn AnyScreen>> {
    Some(match route {
        TwoRoute::Joint(id) => return joint(&id, model),
        TwoRoute::JointPage(id) => put(StepPage::of(for_two(&id, model)?, model), model),
        TwoRoute::Round(id) => put(Round::new(for_two(&id, model)?), model),
        TwoRoute::Each(prompt) => put(Each::new(*prompt), model),
        TwoRoute::Marks(id) => put(Marks::new(for_two(&id, model)?, model), model),
        TwoRoute::Talk(id) => put(Talk::new(for_two(&id, model)?, model), model),
        TwoRoute::Agree(id) => put(Agree::new(for_two(&id, model)?, model), model),
        TwoRoute::AgreeAgain(id) => return agree_again(&id, model),
        TwoRoute::Again(id) => put(Again::new(for_two(&id, model)?, model), model),
        TwoRoute::FirstList => {
            let here = first_list::here(model);
            return mount(here, model);
        }
        TwoRoute::Turn(turn) => put(StepPage::turn(*turn, model), model),
        TwoRoute::Sign(to_sign) => put(Sign::new(*to_sign), model),
        TwoRoute::Agreements => put(Agreements::default(), model),
        TwoRoute::Shown => put(ShownPages::all(), model),
        TwoRoute::ShownOf(step) => put(ShownPages::of(&step, model), model),
        TwoRoute::ShowCopy(record) => put(ShowCopy::new(*record, &model.book.words.dates), model),
        TwoRoute::Session => put(ForSession::new(model), model),
        TwoRoute::Between(id) => put(Between::new(id), model),
        TwoRoute::Who => put(WhoIsHere, model),
        TwoRoute::SetUpTwo => put(SetUp::start(), model),
        TwoRoute::SetUpLater => put(SetUp::later(), model),
        TwoRoute::HandOver(to) => put(HandOver::new(to), model),
        TwoRoute::HandOverSaying(to, line) => put(HandOver::new(to).saying(line), model),
    })
}

/// The same agreement once more.
fn agree_again(id: &RecordId, model: &mut Model) -> Option<Box<dyn AnyScreen>> {
    let (record, value) = terms::agreement(id, model)?;
    let prompt = model.book.step(&record.step)?.for_two();
    Some(put(Agree::again(prompt, &record, value, model), model))
}

fn of_the_lock(route: LockRoute, model: &Model) -> Box<dyn AnyScreen> {
    match route {
        LockRoute::Manage => put(Manage::default(), model),
        LockRoute::Never => put(Never::default(), model),
        LockRoute::ChooseFirst(records) => put(Choose::first(records), model),
        LockRoute::ChooseToLock => put(Choose::to_lock(), model),
        LockRoute::ChooseAnother => put(Choose::another(), model),
        LockRoute::Care => put(Care::starting(), model),
        LockRoute::RecoverySheet => put(Care::asked(), model),
        LockRoute::Join => put(Join::default(), model),
        LockRoute::Meet => put(Meet, model),
        LockRoute::MeetBoxes => put(MeetBoxes::new(model), model),
        LockRoute::Met => put(Met, model),
    }
}

fn of_the_start(route: StartRoute, model: &mut Model) -> Box<dyn AnyScreen> {
    match route {
        StartRoute::Start => put(Start, model),
        StartRoute::Unlock => put(Unlock::over_the_list(model), model),
        StartRoute::Setup => put(Setup::new(model), model),
        StartRoute::SetupBeside => put(Setup::beside(model), model),
        StartRoute::SetupAlone => put(Setup::alone(model), model),
        StartRoute::Begun => put(Begun, model),
        StartRoute::Settle => put(Settle::default(), model),
    }
}

fn of_the_demo(route: DemoRoute, model: &Model) -> Option<Box<dyn AnyScreen>> {
    Some(match route {
        DemoRoute::Desk => put(Desk, model),
        DemoRoute::RoutePage => put(RoutePage::default(), model),
        DemoRoute::Jump => put(Jump::default(), model),
        DemoRoute::Refused => put(Refused::default(), model),
        DemoRoute::Limits => put(Notice::limits(model), model),
        DemoRoute::Card => put(Notice::card(model), model),
        DemoRoute::Notes(stop) => put(Notice::notes(stop, model)?, model),
    })
}

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
    match two::open(book.step(id.as_str())?, model).nav {
        Nav::To(next) => mount(next, model),
        _ => None,
    }
}
