//! What lies between the words and the bytes on the disk: nothing, or a seal.
//!
//! Every byte of records and drafts passes here on its way in and out, so a lock is one more arm of [`Cover`] and
//! touches no other room. A cover never decides what is kept; it only closes and opens.

use super::record_file::Why;
use crate::engine::Place;

/// How files of this workbook are closed and opened.
#[derive(Debug)]
pub(super) enum Cover {
    /// Not locked: the words as they are.
    Plain,
}

impl Cover {
    /// The ending of new files.
    pub(super) fn ending(&self) -> &'static str {
        match self {
            Self::Plain => "json",
        }
    }

    /// The bytes to keep for words that stand in a place. Sealed bytes differ each time, so the caller holds them.
    pub(super) fn close(&self, _for_whom: Place, plain: Vec<u8>) -> Vec<u8> {
        match self {
            Self::Plain => plain,
        }
    }

    /// The words in the bytes of a file with that ending.
    pub(super) fn open(&self, ending: &str, bytes: Vec<u8>) -> Result<Vec<u8>, Why> {
        match self {
            Self::Plain if ending == "age" => Err(Why::Sealed),
            Self::Plain => Ok(bytes),
        }
    }
}
