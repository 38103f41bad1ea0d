//! What a key can ask for, wherever it is pressed. Which key asks for it, and where, stands in the key table.

use super::field::Edit;

/// A command that means the same on every screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Leave fast.
    LeaveFast,
    /// Cover.
    Cover,
    /// Too much right now.
    TooMuch,
    /// Someone to talk to.
    HelpLines,
    /// Keys and help for this screen.
    Help,
    /// Keep and go on.
    Keep,
    /// One level back.
    Back,
    /// The same as closing the window.
    Close,
    /// Suspend.
    Suspend,
}

/// Something done to the part that has the focus.
#[derive(Clone, Debug)]
pub enum Action {
    /// To the next part.
    NextPart,
    /// To the part before.
    PrevPart,
    /// Up.
    Up,
    /// Down.
    Down,
    /// Left.
    Left,
    /// Right.
    Right,
    /// To the first.
    First,
    /// To the last.
    Last,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// Press.
    Press,
    /// Pick, or take the pick back.
    Toggle,
    /// A digit.
    Digit(u8),
    /// A change to the text.
    Edit(Edit),
}
