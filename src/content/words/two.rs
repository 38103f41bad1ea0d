//! What two people read together, and by turns.

use super::words;

words! {
    /// What two people read together, and by turns.
    Two = "two" {
        /// What both see at the same time, or neither.
        reveal: Reveal {
            before_a_blind_page,
            what_will_be_shown,
            not_shown_today,
        }
        /// The keyboard goes to the other one.
        hand_over: HandOver {
            pass(next, other),
        }
        /// What two people agreed.
        agreements: Agreements {
            a_trial,
            ending_it,
        }
        /// The first sitting of two.
        first: First {
            own_pages_wait,
        }
        /// What can be said of a yes.
        signing: Signing {
            about,
            signed_by_both,
            entered_in_one_sitting,
        }
    }
}
