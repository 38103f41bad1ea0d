//! Around the private safety check.

use super::words;

words! {
    /// Around the private safety check.
    SafetyWords = "safety" {
        /// Buttons of the private safety check.
        check: Check {
            /// Behind the question whether one is alone, and at the end.
            to_your_pages,
            help_lines,
        }
    }
}
