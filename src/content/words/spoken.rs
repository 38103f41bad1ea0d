//! What only the line mode says.

use super::words;

words! {
    /// What only the line mode says.
    Spoken = "spoken" {
    }
}
