//! The start, and the first sittings.

use super::words;

words! {
    /// The start, and the first sittings.
    Setup = "setup" {
        /// The end of the first evening.
        enough: Enough {
            close(hour: hour),
            /// One step more, an easy one.
            lighter,
            /// To the home page.
            whole_book,
        }
        /// Which workbook, where several lie side by side.
        shelf: Shelf {
            /// What the program is called, at the top of its first screens.
            goldseam,
            ask,
            /// For those that are locked, whether there are any or not.
            with_a_passphrase,
            new_one,
            /// A workbook in which nobody is named yet.
            unnamed,
            /// A workbook of two, by their names.
            of_two(one, other),
        }
        /// The screens before a workbook exists.
        first: First {
            /// Looks at the page that covers everything, before it is needed.
            try_keys,
            alone,
            two,
            name_missing,
            name_too_long,
        }
        /// At the start of a sitting, where words were begun in the last one.
        begun: Begun {
            say,
            open_them,
        }
    }
}
