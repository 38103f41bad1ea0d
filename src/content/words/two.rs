//! What two people read together, and by turns.

use super::words;

words! {
    /// What two people read together, and by turns.
    Two = "two" {
    }
}
