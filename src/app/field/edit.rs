//! What can be asked of a writing field, as plain values that a key table can name.
//!
//! It must never print what is typed or pasted: `Debug` is written by hand.

use std::fmt;

/// Where the caret can go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// One cluster back.
    Left,
    /// One cluster on.
    Right,
    /// To the beginning of this word or the one before.
    WordLeft,
    /// To the end of this word or the next.
    WordRight,
    /// One row up, keeping the column.
    Up,
    /// One row down, keeping the column.
    Down,
    /// To the beginning of the row.
    Home,
    /// To the end of the row.
    End,
    /// To the beginning of this paragraph or the one before.
    ParagraphUp,
    /// To the end of this paragraph or the next.
    ParagraphDown,
    /// As many rows up as are shown.
    PageUp,
    /// As many rows down as are shown.
    PageDown,
    /// To the beginning of the text.
    Top,
    /// To the end of the text.
    Bottom,
}

/// One thing that a key asks of a writing field. Whatever puts text in replaces the selection.
#[derive(Clone, PartialEq, Eq)]
pub enum Edit {
    /// One character; cleaned, so that a control character is nothing.
    Type(char),
    /// Text from outside; cleaned, and undone in one step.
    Paste(String),
    /// A new paragraph; in a field of one line, a space.
    NewLine,
    /// Deletes the selection or the cluster before the caret.
    Backspace,
    /// Deletes the selection or the cluster after the caret.
    Delete,
    /// Deletes the selection or back to the beginning of the word.
    DeleteWordLeft,
    /// Deletes the selection or on to the end of the word.
    DeleteWordRight,
    /// Moves the caret and lets go of the selection.
    Move(Move),
    /// Moves the caret and selects what it passes.
    Select(Move),
    /// Selects everything.
    SelectAll,
    /// Takes back the last step.
    Undo,
    /// Does again what was taken back.
    Redo,
    /// Cuts the selection, or the rest of the paragraph, or at its end the new line. Cuts that follow
    /// one another are put back as one.
    Cut,
    /// Puts in what was cut.
    PutBack,
    /// Text in place of all that stands from this byte on.
    From(usize, String),
}

impl fmt::Debug for Edit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Type(_) => "Type(..)",
            Self::Paste(_) => "Paste(..)",
            Self::NewLine => "NewLine",
            Self::Backspace => "Backspace",
            Self::Delete => "Delete",
            Self::DeleteWordLeft => "DeleteWordLeft",
            Self::DeleteWordRight => "DeleteWordRight",
            Self::Move(to) => return write!(f, "Move({to:?})"),
            Self::Select(to) => return write!(f, "Select({to:?})"),
            Self::SelectAll => "SelectAll",
            Self::Undo => "Undo",
            Self::Redo => "Redo",
            Self::Cut => "Cut",
            Self::PutBack => "PutBack",
            Self::From(..) => "From(..)",
        })
    }
}
