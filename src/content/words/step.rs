//! Around a step: its buttons, notices and marks.

use super::words;

words! {
    /// Around a step: its buttons, notices and marks.
    StepWords = "step" {
        /// Lines that a step says of itself.
        notices: Notices {
            not_now,
            ten_minutes,
            whose_mark,
            seen_by_both,
            a_page_can_be_found,
        }
    }
}
