//! The writing field: never inside a cluster, never out of sight, never a word lost.

use goldseam::app::field::Edit::{
    Backspace, Cut, Delete, DeleteWordLeft, DeleteWordRight, Move, NewLine, Paste, PutBack, Redo, Select, SelectAll,
    Type, Undo,
};
use goldseam::app::field::Move::{
    Bottom, Down, End, Home, Left, PageDown, PageUp, Right, Top, Up, WordLeft, WordRight,
};
use goldseam::app::field::{Area, Edit, Field};

mod examples;
mod properties;

/// An area wide and high enough to be of no matter.
const WIDE: Area = Area { width: 80, height: 24 };

/// Does edits one after another in a wide area.
fn act<const N: usize>(field: &mut Field, edits: [Edit; N]) {
    for edit in edits {
        field.act(edit, WIDE);
    }
}

/// Types a text as a terminal sends it: character by character.
fn type_in(field: &mut Field, text: &str) {
    for c in text.chars() {
        field.act(Type(c), WIDE);
    }
}

/// The text with `|` at the caret.
fn shown(field: &Field) -> String {
    let mut text = field.text();
    text.insert(field.caret(), '|');
    text
}

/// A page with the caret at `|`.
fn page(text: &str) -> Field {
    let mut field = Field::page(&text.replace('|', ""));
    field.set_caret(text.find('|').unwrap_or(text.len()));
    field
}

/// The rows as drawn, the selection in brackets, and the caret's column and row.
fn laid(field: &Field, width: u16, height: u16) -> (Vec<String>, (u16, u16)) {
    let laid = field.lay(Area { width, height });
    let rows = laid.rows.iter().map(|row| match &row.selected {
        None => row.text.to_owned(),
        Some(part) => {
            let (before, rest) = row.text.split_at(part.start);
            let (inside, after) = rest.split_at(part.end - part.start);
            format!("{before}[{inside}]{after}")
        }
    });
    (rows.collect(), laid.caret)
}
