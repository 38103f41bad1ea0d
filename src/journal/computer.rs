//! Where this computer has things of its own about workbooks, outside of them.

use std::path::PathBuf;

/// Two folders; none where nothing of a workbook stays behind on the computer that it is opened on.
#[derive(Clone, Debug, Default)]
pub(super) struct Computer {
    /// Where it remembers what it has seen of locked ones.
    pub(super) seen: Option<PathBuf>,
    /// Where it has what it has read before.
    pub(super) caches: Option<PathBuf>,
}
