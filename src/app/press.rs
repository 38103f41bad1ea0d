//! What a press stands for, and what came of an action. Only a screen knows what its own answers mean.

use super::keys::Command;

/// What a button, a row or a key of the foot presses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Press {
    /// The answer of that number on the sheet that is seen.
    Answer(usize),
    /// Nothing of its own: what the first button answers, where there is one.
    GoOn,
    /// A command of the row of keys.
    Command(Command),
}

/// A button, as both front ends read it.
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
