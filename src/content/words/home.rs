//! Where one begins: the home page, a stage, the short path.

use super::words;

words! {
    /// Where one begins: the home page, a stage, the short path.
    Home = "home" {
        /// The home page: its rows and the buttons under them, which are the titles of the screens they open, too.
        front: Front {
            title,
            /// Before the title of the step to go on with.
            go_on,
            /// Before what waits.
            waiting,
            how_long_and_whose(minutes, whose),
            blank_page,
            /// Beside the blank page.
            nothing_asked,
            /// In place of the title of what comes after the seven parts, until it can be opened with something in it.
            later,
            /// What was entered in a person's name while their passphrase had not been typed.
            entered,
            /// Files in the folder that nothing proves.
            found,
            /// Pages that are known of and can't be found.
            missing,
            hard_night,
            journal,
            questions,
            free_yes,
            lock,
            own_notes,
            agreements,
            shown,
            for_a_session,
            both_of_us,
            own_pages,
            /// The event cards of "some of each".
            one_thing,
            presenters_page,
            /// Where there are several.
            languages,
            unreadable,
            /// Under the picture.
            bowl,
        }
        /// What waits, in neutral words and at most six of them: others may see them.
        waiting: WaitingWords { promise, agreement, weekly_check_in, note, monthly_look }
        /// One part of the workbook.
        stage: Stage {
            /// Over the steps beside the short path.
            more,
            /// In place of a count, where the short path has been gone through.
            been_through,
            mark_been_through,
            mark_for_later,
            mark_left_out,
            looks_on,
            looks_off,
        }
    }
}
