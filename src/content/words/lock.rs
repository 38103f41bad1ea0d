//! The lock: setting it, opening it, taking it off.

use super::words;

words! {
    /// The lock: setting it, opening it, taking it off.
    Lock = "lock" {
    }
}
