//! The keys: their rows at the foot and on the help page.

use super::words;

words! {
    /// The keys: their rows at the foot and on the help page.
    Keys = "keys" {
    }
}
