//! What a key can ask for, wherever it is pressed. Which key asks for it, and where, stands in the key table.

use super::field::Edit;

/// A command that means the same on every screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Out at once, past the closing screens.
    LeaveFast,
    /// Puts a dull page over everything.
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
    /// Ctrl+Z: back to the shell until the program is continued.
    Suspend,
}

/// Something done to the part that has the focus.
#[derive(Clone, Debug)]
pub enum Action {
    /// Tab.
    NextPart,
    /// Shift+Tab.
    PrevPart,
    /// One row, or one choice, further up.
    Up,
    /// One row, or one choice, further down.
    Down,
    /// The choice before, on a scale or among buttons and piles.
    Left,
    /// The next choice, on a scale or among buttons and piles.
    Right,
    /// Home.
    First,
    /// End.
    Last,
    /// By what fits in the part, so that reading goes on without a gap.
    PageUp,
    /// The same, downwards.
    PageDown,
    /// Enter: presses a button, opens a row, or goes on from the last input.
    Press,
    /// Pick, or take the pick back.
    Toggle,
    /// Picks the row, the pile or the number that it names.
    Digit(u8),
    /// A change to the text.
    Edit(Edit),
}
