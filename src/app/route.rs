//! Where a screen stands, and the one place that makes screens: no screen knows another.

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
use super::library::{Contents, Question};
use super::lock::{Ask, Care, Choose, Join, Manage, Meet, MeetBoxes, Met, Never, Unlock};
use super::mounted::Mounted;
use super::page::Block;
use super::pause::{Begun as WordsLetGo, Break, LetGo, OneLine, TooMuch};
use super::room::HowMuchRoom;
use super::safety::SafetyCheck;
use super::screen::{AnyScreen, Nav, Screen};
use super::settle::Settle;
use super::setup::Setup;
use super::stage::StagePage;
use super::start::Start;
use super::step::{AtTurn, StepPage};
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
use super::two::yes::ToSign;
use super::two::{self, first_list};
use crate::content::{Audience, Prompt, Step, StepId};
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
    LetGo(Box<WordsLetGo>),
    /// The end of a sitting.
    Closing,
    /// The same after a break, of two or of one: once the lock has shut, nothing else knows.
    ClosingOf(bool),
    /// The same, asked first.
    CloseAsked,
    /// Its last word alone.
    Enough,
    /// The dull page that lies over everything.
    Cover,
    /// Home.
    Home,
    /// A step on a page of one's own, and the event card that it is about.
    Step(StepId, Option<RecordId>),
    /// A page with nothing asked.
    BlankPage,
    /// A blank page with words that were begun where this edition has no place for them.
    WordsBegun(Box<Draft>),
    /// The question how much room there is.
    Room,
    /// A talk that a break came into, or else the question how much room there is.
    Resumed,
    /// What was written.
    Journal,
    /// Files in the folder that nothing proves.
    Found,
    /// What was shown to both of that step.
    ShownOf(String),
    /// The private safety check.
    Safety,
    /// Which of two opened the workbook, or both.
    Who,
    /// Set-up for two.
    SetUpTwo,
    /// Pages of their own for two who had none.
    SetUpLater,
    /// The keyboard is passed to one of two, or to both.
    HandOver(Option<Place>),
    /// The same, with a line at its foot.
    HandOverSaying(Option<Place>, String),
    /// The question for a passphrase.
    Unlock,
    /// One part of the workbook.
    Stage(String),
    /// Questions and answers.
    Contents,
    /// One of them, by its number.
    Question(usize),
    /// One page to read.
    Reading(RecordId),
    /// All answers to one step.
    ThenAndNow(String),
    /// The pages that were deleted.
    Trash,
    /// Own numbers over time.
    Trend,
    /// The event cards; where a step is to be about one of them, those that fit it.
    Cards(Option<(StepId, Audience)>),
    /// What was entered under the name of whoever sits there.
    Entered,
    /// Pages that are not here, or not here yet.
    Missing,
    /// Taking pages along.
    TakeOut,
    /// The same, at what was ticked for a session.
    TakeSession,
    /// Words that the disk did not take, which are asked for already.
    TakeWords(Vec<Record>),
    /// A step of the joint list, on the screen for it.
    Joint(StepId),
    /// A step of the joint list that both see on one page.
    JointPage(StepId),
    /// A page to show: both see both, or neither.
    Round(StepId),
    /// A line of each, while the other looks on.
    Each(Box<Prompt>),
    /// The promises of both, each marked by whoever made them.
    Marks(StepId),
    /// One person's turn at a page. It replies `Written` or `PutOff`, or `Left`.
    Transition(Box<AtTurn>),
    /// Where two are in the list of their first sitting.
    FirstList,
    /// A screen of that list that is no step.
    Between(String),
    /// A talk of two.
    Talk(StepId),
    /// The making of an agreement.
    Agree(StepId),
    /// The same agreement once more, with other words.
    AgreeAgain(RecordId),
    /// The agreements whose day has come.
    Again(StepId),
    /// A yes that is to be signed.
    Sign(Box<ToSign>),
    /// The agreements that stand.
    Agreements,
    /// What was shown to both.
    Shown,
    /// A copy of one's own page, to be shown.
    ShowCopy(Box<Record>),
    /// What both take to a session.
    Session,
    /// The passphrase once more.
    Ask,
    /// What is done about the lock.
    Lock(LockRoute),
    /// What comes before a workbook is there, and in its first sitting.
    Start(StartRoute),
    /// The pages of whoever presents the demo.
    Demo(DemoRoute),
}

/// What is done about the lock.
#[derive(Clone, Debug, PartialEq)]
pub enum LockRoute {
    /// What can be done.
    Menu,
    /// What whoever never set a passphrase can do.
    Never,
    /// Choosing a passphrase for a new workbook with these first records.
    ChooseFirst(Vec<Record>),
    /// Choosing one for the workbook that is open and not locked.
    ChooseToLock,
    /// Choosing another one.
    ChooseAnother,
    /// The offer of a second way in, at the start of a sitting.
    Care,
    /// The recovery sheet, which was asked for.
    RecoverySheet,
    /// What is sealed with another passphrase, perhaps of one's own.
    OtherLock,
    /// Two whose keys lost each other.
    Meet,
    /// Their passphrases, one after the other.
    MeetBoxes,
    /// They know each other again.
    Met,
}

/// What comes before a workbook is there, and in its first sitting.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum StartRoute {
    /// Which workbook.
    Listing,
    /// Set-up.
    Setup,
    /// Set-up of one more workbook.
    SetupBeside,
    /// Set-up from the name on, for one who would rather use it alone.
    SetupAlone,
    /// Whether to open words that were begun.
    Begun,
    /// The settling step, at the end of the first sitting.
    Settle,
}

/// The pages of whoever presents the demo.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum DemoRoute {
    /// The first one.
    Desk,
    /// The stops of the route that is gone.
    OnTheWay,
    /// Jumping to a step.
    Jump,
    /// Trying to open the other one's page.
    Refused,
    /// For whom the workbook is not.
    Limits,
    /// What is behind the doors for one person alone.
    Card,
    /// The notes for the stop of that number.
    Notes(usize),
}

impl Route {
    /// The screen itself; none where it can't be opened by whoever sits here.
    pub fn mount(self, model: &mut Model) -> Option<Box<dyn AnyScreen>> {
        mount(self, model)
    }
}

/// Makes the screen of a route; none where it can't be opened by whoever sits here.
fn mount(route: Route, model: &mut Model) -> Option<Box<dyn AnyScreen>> {
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
        Route::Room => put(HowMuchRoom::new(model), model),
        Route::Resumed => match model.resume.take() {
            Some(resume) => resume.screen,
            None => return mount(Route::Room, model),
        },
        Route::Safety => put(SafetyCheck::default(), model),
        Route::Unlock => put(Unlock::new(model), model),
        Route::Ask => put(Ask::default(), model),
        Route::Lock(route) => of_the_lock(route, model),
        Route::Start(route) => of_the_start(route, model),
        Route::Demo(route) => of_the_demo(route, model)?,
        Route::Joint(id) => return joint(&id, model),
        Route::JointPage(id) => put(StepPage::of(for_two(&id, model)?, model), model),
        Route::Round(id) => put(Round::new(for_two(&id, model)?), model),
        Route::Each(prompt) => put(Each::new(*prompt), model),
        Route::Marks(id) => put(Marks::new(for_two(&id, model)?, model), model),
        Route::Talk(id) => put(Talk::new(for_two(&id, model)?, model), model),
        Route::Agree(id) => put(Agree::new(for_two(&id, model)?, model), model),
        Route::AgreeAgain(id) => return agree_again(&id, model),
        Route::Again(id) => put(Again::new(for_two(&id, model)?, model), model),
        Route::FirstList => {
            let here = first_list::here(model);
            return mount(here, model);
        }
        route => return beside(route, model),
    })
}

/// What two see beside the steps of their list, and what passes the keyboard.
fn of_two(route: Route, model: &mut Model) -> Option<Box<dyn AnyScreen>> {
    Some(match route {
        Route::Transition(turn) => put(StepPage::turn(*turn, model), model),
        Route::Sign(to_sign) => put(Sign::new(*to_sign), model),
        Route::Agreements => put(Agreements::default(), model),
        Route::Shown => put(ShownPages::all(), model),
        Route::ShownOf(step) => put(ShownPages::of(&step, model), model),
        Route::ShowCopy(record) => put(ShowCopy::new(*record), model),
        Route::Session => put(ForSession::new(model), model),
        Route::Between(id) => put(Between::new(id), model),
        Route::Who => put(WhoIsHere, model),
        Route::SetUpTwo => put(SetUp::start(), model),
        Route::SetUpLater => put(SetUp::later(), model),
        Route::HandOver(to) => put(HandOver::new(to), model),
        Route::HandOverSaying(to, line) => put(HandOver::new(to).saying(line), model),
        // All others have been mounted above.
        _ => return None,
    })
}

/// The pages beside the steps.
fn beside(route: Route, model: &mut Model) -> Option<Box<dyn AnyScreen>> {
    Some(match route {
        Route::Stage(id) => put(StagePage::new(id), model),
        Route::Contents => put(Contents, model),
        Route::Question(at) => put(Question::new(at, model)?, model),
        Route::Journal => put(JournalPage::new(model), model),
        Route::Reading(id) => put(Reading::new(&id, model)?, model),
        Route::ThenAndNow(step) => put(ThenAndNow::new(step), model),
        Route::Trash => put(Trash::new(model), model),
        Route::Trend => put(TrendPage::default(), model),
        Route::Cards(wanted) => put(Cards::new(wanted), model),
        Route::Entered => put(Entered::default(), model),
        Route::Found => put(Found::default(), model),
        Route::Missing => put(Missing, model),
        Route::TakeOut => put(TakeOut::new(model), model),
        Route::TakeSession => put(TakeOut::session(model), model),
        Route::TakeWords(words) => put(TakeOut::words(words, model), model),
        route => return of_two(route, model),
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
        LockRoute::Menu => put(Manage::default(), model),
        LockRoute::Never => put(Never::default(), model),
        LockRoute::ChooseFirst(records) => put(Choose::first(records), model),
        LockRoute::ChooseToLock => put(Choose::to_lock(), model),
        LockRoute::ChooseAnother => put(Choose::another(), model),
        LockRoute::Care => put(Care::starting(), model),
        LockRoute::RecoverySheet => put(Care::asked(), model),
        LockRoute::OtherLock => put(Join::default(), model),
        LockRoute::Meet => put(Meet, model),
        LockRoute::MeetBoxes => put(MeetBoxes::new(model), model),
        LockRoute::Met => put(Met, model),
    }
}

fn of_the_start(route: StartRoute, model: &mut Model) -> Box<dyn AnyScreen> {
    match route {
        StartRoute::Listing => put(Start, model),
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
        DemoRoute::OnTheWay => put(RoutePage::default(), model),
        DemoRoute::Jump => put(Jump::default(), model),
        DemoRoute::Refused => put(Refused::default(), model),
        DemoRoute::Limits => put(Notice::limits(model), model),
        DemoRoute::Card => put(Notice::card(model), model),
        DemoRoute::Notes(stop) => put(Notice::notes(stop, model)?, model),
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
    match two::open(book.step(id.as_str())?, model).nav {
        Nav::To(next) => next.mount(model),
        _ => None,
    }
}
