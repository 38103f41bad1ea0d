//! What the commands say while they run.

use super::words;

words! {
    /// What the commands say while they run.
    Commands = "commands" {
    }
}
