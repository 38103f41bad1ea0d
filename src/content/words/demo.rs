//! The demo, for its presenter.

use super::words;

words! {
    /// The demo, for its presenter.
    DemoWords = "demo" {
    }
}
