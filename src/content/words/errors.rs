//! What went wrong, what is safe, and what to do.

use super::words;

words! {
    /// What went wrong, what is safe, and what to do.
    Errors = "errors" {
    }
}
