//! Words that many screens share: buttons, whose page it is, and what the disk has of it.

use super::words;

words! {
    /// Words that many screens share.
    Common = "common" {
        /// Buttons that mean the same wherever they stand.
        buttons: Buttons {
            /// Saves what was written.
            keep,
            /// To what comes next.
            go_on,
            /// To where one came from.
            back,
            /// Leaves this for another time.
            not_now,
            /// Leaves something as it is.
            leave_it,
            yes,
            no,
            /// Shows the rest of a page.
            more,
            /// Hides it again.
            less,
            /// After a settling step.
            ready,
            /// Ends the sitting.
            stop_for_today,
            /// To an easier step.
            something_lighter,
            close,
            delete,
            undo,
            open,
        }
        /// Whose a page is, at its top right.
        whose: Whose {
            own,
            both,
            /// A page that both will see once its writer shows it.
            both_once_shown,
        }
        /// What the disk has of a page, in its last line.
        on_disk: OnDisk {
            not_yet,
            saving,
            kept,
            in_memory,
        }
        /// Lines in place of what is not there.
        empty: Empty {
            nothing_here,
            nothing_yet,
        }
        /// Who can read a page: the line under it.
        sealing: Sealing {
            own_locked,
            own_not_locked,
            for_now_only,
            joint_locked,
        }
        /// Lines that more than one screen says.
        notices: Notices {
            a_note_to_yourself,
            a_good_place_to_stop,
            /// The window is too small to draw in.
            more_room,
        }
    }
}
