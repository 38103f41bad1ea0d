//! The start, and the first sittings.

use super::words;

words! {
    /// The start, and the first sittings.
    Setup = "setup" {
        /// The end of the first evening.
        enough: Enough {
            close(hour: hour),
        }
    }
}
