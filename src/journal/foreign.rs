//! Files that nothing proves. They are not applied; their owner may look at them and take them in.

use super::draft_file::Draft;
use crate::engine::Record;
use crate::engine::record::Taken;
use std::path::PathBuf;

/// A file that nothing proves. It is not applied.
#[derive(Clone, Debug, PartialEq)]
pub struct Foreign {
    /// The file, seen from the folder of the workbook.
    pub file: PathBuf,
    /// The file by its bytes.
    pub taken: Taken,
    /// To be shown before it is taken in.
    pub words: ForeignWords,
    /// Whether it can be taken in: it adds something, and nothing here has its name.
    pub can_be_taken: bool,
}

/// What is in a file that nothing proves.
#[derive(Clone, Debug, PartialEq)]
pub enum ForeignWords {
    /// Something that was kept.
    Record(Box<Record>),
    /// Words that were begun.
    Draft(Box<Draft>),
}
