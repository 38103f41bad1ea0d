//! Around a step: its buttons, notices and marks.

use super::words;

words! {
    /// Around a step: its buttons, notices and marks.
    StepWords = "step" {
    }
}
