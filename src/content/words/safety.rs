//! Around the private safety check.

use super::words;

words! {
    /// Around the private safety check.
    SafetyWords = "safety" {
    }
}
