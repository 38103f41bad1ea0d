//! The pages beside the steps, each a table.

use super::words;

words! {
    /// The pages beside the steps, each a table.
    Pages = "pages" {
        /// A break, and coming back from it.
        pause: Pause {
            too_much,
            welcome_back(people: people),
        }
        /// The question how much room there is.
        room: Room {
            it_has_been_a_while,
        }
        /// The end of a sitting.
        closing: Closing {
            enough,
        }
        /// A page of one's own, open.
        reading: Reading {
            deleting,
        }
        /// What was entered under somebody's name.
        entered: Entered {
            about,
            not_me,
            not_me_agreement,
        }
    }
}
