//! The lock: setting it, opening it, taking it off.

use super::words;

words! {
    /// The lock: setting it, opening it, taking it off.
    Lock = "lock" {
        /// Setting a passphrase, and the boxes in which one is chosen.
        setting: Setting {
            ask,
            yes,
            no,
            seal,
            set_one,
            not_tonight,
            choose,
            forced,
            once_more,
            seal_button,
            hides,
            differ,
            making,
            not_sealed,
            /// What is tried first on this lock of all, between commas and in small letters.
            tried_first,
            strength_weak,
            strength_fair,
            strength_strong,
            taken,
            sealing,
            sealed,
        }
        /// The passphrase box, and what comes of it.
        opening: Opening {
            passphrase,
            trying,
            wrong,
            elsewhere,
        }
        /// "I never set a passphrase": reading what a planted file would shut off.
        never: Never {
            title,
            caution,
            why,
            more(count: count),
            move_them,
            read,
            other,
            reading,
        }
        /// The passphrase is asked for once more before something that hands out the key or lowers the lock.
        once_more: OnceMore {
            ask,
            why,
        }
        /// Files in the folder that nothing shows to be anyone's own.
        found: Found {
            about,
            about_open,
            once_open,
            only_read,
            not_here(pages),
            of_before,
            of_unlocked,
            of_folder,
            at_least(count: count, number),
        }
        /// Pages that are sealed with another passphrase.
        other: Other {
            about,
            type_it,
            ask,
            here,
            theirs,
            open,
            both,
            not_here,
            nothing,
            not_yours,
            no_page,
            done,
        }
        /// Two people whose keys don't know each other.
        meet: Meet {
            about,
            button,
            now,
            ask(next),
            ask_own,
            ask_other,
            wrong,
            done,
        }
        /// The recovery sheet.
        care: Care {
            about,
            show,
            accept,
            later,
            sheet,
            sheet_done,
        }
        /// The lock of a workbook that is open.
        managing: Managing {
            about(minutes),
            change,
            changed,
            how_long,
            how_long_ask,
            wait(minutes),
            take_off,
            take_off_ask,
            taking_off,
            taken_off,
            taken_off_found,
            left,
        }
        /// Choosing for two.
        two: Two {
            ask,
            own,
            together,
            own_button,
            together_button,
            later,
            choose,
            sealed,
            not_this_way,
            not_now,
        }
        /// A yes of one of two that is signed.
        signing: Signing {
            wrong,
            trying,
        }
        /// What its screens are called.
        titles: Titles {
            /// The lock on a person's own pages, and whatever is asked about it.
            lock,
            recovery_sheet,
            /// What is sealed with another passphrase, perhaps of one's own. It is a row on their own pages too.
            other_lock,
        }
        /// The question for a passphrase, at the start and after a long silence.
        start: Start {
            /// Sets up one more workbook.
            new_one,
            /// Lists the workbooks that are not locked.
            listed,
            help_lines,
            /// In the demo: what the passphrases of the made-up people are.
            sample(names),
            /// Between two of them.
            sample_or(one, other),
        }
        /// Buttons of the lock.
        actions: Actions {
            /// Leaves the workbook that is open for another one.
            another_workbook,
            /// After two keys know each other again.
            open_it,
        }
        /// The plain page that lies over everything.
        cover: Cover {
            /// Before the line that is typed into.
            find,
        }
    }
}
