//! The demo, for its presenter.

use super::words;

words! {
    /// The demo, for its presenter.
    DemoWords = "demo" {
        /// On every frame of it.
        frame: Frame {
            sample,
            /// Whose a page is that one of them has to themselves.
            own_page_of(name),
        }
        /// The presenter's page.
        desk: Desk {
            title,
            /// Beside the name of a route.
            route,
            jump,
            /// Beside it.
            by_name,
            both,
            /// Beside it.
            for_two,
            /// Beside the name of one person.
            alone,
            /// Beside the page that says for whom the workbook is not.
            limits,
            /// Beside the name of the private safety check.
            card,
        }
        /// Jumping to a step.
        jump: Jump {
            title,
            /// Before the line that is typed into.
            find,
        }
        /// A route, stop by stop.
        route: Route {
            /// Beside a stop that goes with the one before it.
            same_minute,
            notes,
            leave,
        }
        /// Trying to open the other one's page.
        refused: Refused {
            title(other),
            /// Whose passphrase opened the workbook, at the top right.
            sits_here(name),
            try_key(name),
            as_it_lies,
            opens(name),
            does_not_open(name),
            only(other),
        }
        /// The page that says for whom the workbook is not.
        limits: Limits {
            not_with,
            not_for,
        }
        /// The notes for a stop, asked for by whoever presents.
        notes: Notes {
            title(stop),
            aim,
            say,
            watch,
            wrong,
            sheets,
            therapist,
            /// Above the note for a therapist on the whole part.
            about_the_part,
        }
    }
}
