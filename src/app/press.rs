//! What can be pressed, what came of it, and the places that are no step.

use super::keys::Command;
use crate::content::StepId;
use crate::engine::{Mark, RecordId};

/// What a button, a row or a line can press.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Press {
    /// The answer of that number on the sheet that is seen.
    Answer(usize),
    /// Go on.
    GoOn,
    /// Keep.
    Keep,
    /// Not now.
    NotNow,
    /// Show what stands under More.
    More,
    /// Leave it out for good.
    LeaveOut,
    /// Something lighter.
    Lighter,
    /// Say yes, and sign it.
    Sign,
    /// What was written before.
    Before,
    /// One level back.
    Back,
    /// Home.
    Home,
    /// Stop for today.
    Stop,
    /// A break.
    Break,
    /// Close the program.
    Close,
    /// Delete, out of sight for 30 days.
    Delete,
    /// Delete for good, now.
    DeleteForGood,
    /// Undo the deletion.
    Undo,
    /// Go on without keeping it.
    Unkept,
    /// Try something here first.
    Try,
    /// Another workbook.
    Other,
    /// Write something of one's own.
    Own,
    /// The row or choice of that number.
    Row(usize),
    /// Open a stage.
    Stage(String),
    /// Open a step.
    Step(StepId),
    /// Open a step on top of this one.
    Look(StepId),
    /// Open a record.
    Record(RecordId),
    /// Mark a promise.
    Mark(Mark),
    /// A door or a page with no step.
    Door(Door),
    /// A command of the row of keys.
    Command(Command),
}

/// Places that are no step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    /// A blank page.
    BlankPage,
    /// A hard night.
    HardNight,
    /// The journal.
    Journal,
    /// What was deleted.
    Trash,
    /// Own numbers over time.
    Trend,
    /// Questions and answers.
    Library,
    /// A moment for you: the private safety check.
    Safety,
    /// The free yes.
    FreeYes,
    /// The event cards.
    Cards,
    /// How much room do you have.
    Room,
    /// What was entered under the name of whoever sits here.
    Entered,
    /// Files in the folder that nothing proves.
    Found,
    /// Pages that are not here, or not here yet.
    Missing,
    /// What was sealed with another passphrase, perhaps of one's own.
    OtherLock,
    /// The lock.
    Lock,
    /// The agreements that stand.
    Agreements,
    /// What was shown to both.
    Shown,
    /// A person's own pages, from where both sit.
    OwnPages,
    /// Where both sit, from a person's own pages.
    Both,
    /// What both take to a session.
    Session,
    /// Taking pages along.
    TakeOut,
    /// Taking along what was ticked for a session.
    TakeSession,
    /// The presenter's page of the demo.
    Desk,
}

/// A button: its words and what it presses.
#[derive(Clone, Debug)]
pub struct Button {
    /// The words.
    pub label: String,
    /// What it presses.
    pub press: Press,
    /// What is to be known of it without its words.
    pub manner: Manner,
}

/// What the keys and both front ends must know of a button or a row without reading its words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Manner {
    /// Nothing.
    #[default]
    Plain,
    /// It keeps what is typed on the page.
    Keeps,
    /// It takes something away.
    Removes,
    /// It closes the program.
    Closes,
    /// It opens a blank page.
    OpensABlankPage,
}

impl Button {
    /// A button.
    pub fn new(label: impl Into<String>, press: Press) -> Self {
        let label = label.into();
        let manner = if label == "Keep" { Manner::Keeps } else { Manner::of(&press) };
        Self { label, press, manner }
    }
}

impl Manner {
    /// What follows from a press.
    pub(super) fn of(press: &Press) -> Self {
        match press {
            Press::Delete | Press::DeleteForGood => Self::Removes,
            Press::Close => Self::Closes,
            Press::Door(Door::BlankPage) => Self::OpensABlankPage,
            _ => Self::Plain,
        }
    }
}

/// What came of an action.
#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing.
    Nothing,
    /// The focus or a choice moved.
    Moved,
    /// Something was typed or picked.
    Changed,
    /// Something was pressed.
    Press(Press),
}

impl Outcome {
    /// Puts what the first button presses in place of "pressed, and nothing of its own".
    #[must_use]
    pub fn pressing(self, primary: Option<Press>) -> Self {
        match (self, primary) {
            (Self::Press(Press::GoOn), Some(press)) => Self::Press(press),
            (outcome, _) => outcome,
        }
    }
}
