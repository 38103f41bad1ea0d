//! Holds a pack to the rules of the format that reach over more than one key or file.

use super::Workbook;
use super::reader::Findings;

/// Adds a fault for every rule that the pack breaks.
pub fn check(_book: &Workbook, _findings: &mut Findings) {}
