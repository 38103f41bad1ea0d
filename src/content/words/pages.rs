//! The pages beside the steps, each a table.

use super::words;

words! {
    /// The pages beside the steps, each a table.
    Pages = "pages" {
        /// A break, and coming back from it.
        pause: Pause {
            welcome_back(people: people),
        }
    }
}
