//! Pages that are to leave the workbook: what is asked for, and what is told of it first.

pub mod ask;

use crate::engine::{Progress, Reader};
use std::path::PathBuf;

/// Whose pages are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// Those of whoever sits there.
    Mine,
    /// What both have.
    Shared,
    /// What was ticked for a session.
    Session,
}

/// Pages that are to leave, seen with no more than whoever sits there sees.
#[derive(Clone, Debug)]
pub struct Taking {
    /// Their own pages, both people's, or what was ticked for a session.
    pub whose: Whose,
    /// For a browser or a printer; else as Markdown.
    pub html: bool,
    /// Everything that may be looked at.
    pub progress: Progress,
    /// Who asks.
    pub reader: Reader,
    /// The file to write; none to be told of it first.
    pub file: Option<PathBuf>,
}

/// What is said before anything leaves.
#[derive(Clone, Debug)]
pub struct Preview {
    /// Where it would lie; none where nothing is written.
    pub file: Option<PathBuf>,
    /// All that it tells, and who may see it.
    pub lines: Vec<String>,
    /// All of it, as it can be read here.
    pub whole: String,
}
