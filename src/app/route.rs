//! Where a screen stands: what leads to it as plain data, with what it needs to be made.
//!
//! Screens go to each other by these and never name each other; `mount.rs` makes them.

use super::page::Block;
use crate::content::{Audience, Prompt, StepId};
use crate::engine::record::Answer;
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
    /// The first screen of an open workbook.
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
    /// The private safety check.
    Safety,
    /// The question for a passphrase.
    Unlock,
    /// One part of the workbook.
    Stage(String),
    /// Questions and answers.
    Questions,
    /// One of them, by its number.
    Question(usize),
    /// One page to read.
    Reading(RecordId),
    /// All answers to one step.
    ThenAndNow(String),
    /// The pages that were deleted.
    Trash,
    /// The language of the next sitting.
    Language,
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
    /// The passphrase once more.
    Ask,
    /// What two do together, and where the keyboard passes between them.
    Two(TwoRoute),
    /// What is done about the lock.
    Lock(LockRoute),
    /// What comes before a workbook is there, and in its first sitting.
    Start(StartRoute),
    /// The pages of whoever presents the demo.
    Demo(DemoRoute),
}

/// What two do together, and where the keyboard passes between them.
#[derive(Clone, Debug, PartialEq)]
pub enum TwoRoute {
    /// What was shown to both of that step.
    ShownOf(String),
    /// Which of two opened the workbook, or both.
    Who,
    /// Names, and whether each gets pages of their own.
    SetUpTwo,
    /// Pages of their own for two who had none.
    SetUpLater,
    /// The keyboard is passed to one of two, or to both.
    HandOver(Option<Place>),
    /// The same, with a line at its foot.
    HandOverSaying(Option<Place>, String),
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
    Turn(Box<AtTurn>),
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
}

/// What is done about the lock.
#[derive(Clone, Debug, PartialEq)]
pub enum LockRoute {
    /// What can be done.
    Manage,
    /// What whoever never set a passphrase can do.
    Never,
    /// Choosing a passphrase for a new workbook with these first records.
    ChooseFirst(Vec<Record>),
    /// Choosing one for the workbook that is open and not locked.
    ChooseToLock,
    /// In place of the one that opened this workbook.
    ChooseAnother,
    /// The offer of a second way in, at the start of a sitting.
    Care,
    /// The recovery sheet, which was asked for.
    RecoverySheet,
    /// What is sealed with another passphrase, perhaps of one's own.
    Join,
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
    Start,
    /// The question for a passphrase, over that list.
    Unlock,
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
    RoutePage,
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

/// One person's turn at a page.
#[derive(Clone, Debug, PartialEq)]
pub struct AtTurn {
    /// The page.
    pub prompt: Prompt,
    /// A line above the first box.
    pub says: Option<String>,
    /// What was given in it before, to be changed.
    pub given: Option<Answer>,
    /// Whether the other one may look on: then it says whose turn it is.
    pub is_watched: bool,
}

/// A yes that is to be signed, and what stands on the screen meanwhile.
#[derive(Clone, Debug, PartialEq)]
pub struct ToSign {
    /// Whose yes it is.
    pub by: Place,
    /// Where they are: the heading of the screen that asks.
    pub heading: String,
    /// What stands beside it on a wide screen.
    pub aside: Vec<Block>,
    /// What the yes is to.
    pub above: Vec<Block>,
}

/// Words that were begun on a page that is put off.
#[derive(Clone, Debug, PartialEq)]
pub struct WordsLetGo {
    /// The line about putting off, said first.
    pub line: String,
    /// What letting them go would take away, in words.
    pub what: String,
    /// Which words go, and whether any are left.
    pub letting: Letting,
}

/// How words that were begun are let go.
#[derive(Clone, Debug, PartialEq)]
pub enum Letting {
    /// The draft with this id goes as a whole.
    All(RecordId),
    /// All but what was accepted, which stays in this draft.
    ButAccepted(Box<Draft>),
}
