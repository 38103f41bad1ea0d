//! How a screen asks for pages to leave.

use super::{Taking, Whose};
use crate::app::{Effect, Model, Route, Transition};
use crate::engine::{Progress, Record, Seat};
use std::path::PathBuf;

/// Asks for these pages; without a file, to be told of what would leave.
pub fn pages(whose: Whose, html: bool, progress: Progress, file: Option<PathBuf>, model: &Model) -> Effect {
    Effect::TakeOut(Box::new(Taking { whose, html, progress, reader: model.reader(), file }))
}

/// The pages that are offered first: what both have where both sit, and else those of whoever sits there.
pub fn first(model: &Model) -> Whose {
    if model.seat() == Seat::Both { Whose::Shared } else { Whose::Mine }
}

/// To words that the disk did not take: as plain text, told of first like everything that leaves.
pub fn words(records: Vec<Record>, model: &Model) -> Transition {
    let asked = pages(first(model), false, Progress::replay(records.clone()), None, model);
    Transition::to(Route::TakeWords(records)).with(asked)
}
