//! The pages beside the steps, each a table.

use super::words;

words! {
    /// The pages beside the steps, each a table.
    Pages = "pages" {
        /// A break, and coming back from it.
        pause: Pause {
            too_much,
            welcome_back(people: people),
            a_break,
            slow_breath,
            /// The time to come back at.
            meet_back(time),
            twenty_more,
            back_now,
            yes_go_on,
            /// Of words begun on a page that is put off.
            begun_can_wait,
            leave_them,
            let_them_go,
        }
        /// Said before a step opens, and at a break. It is advice, and locks nothing.
        advice: Advice {
            one_hot_step,
            long_sitting,
            twice_too_much,
            time_out_first,
            heard_first,
        }
        /// Someone to talk to.
        support: Support {
            choose,
            which_country,
            another_country,
            choose_country,
            none_listed,
            choose_below,
            /// Over the lines that are for everybody.
            anywhere,
            line(name, contact),
            /// After a line: how to write to it.
            or_in_writing(line, how),
            /// After a line: whom it is for.
            for_whom(line, whom),
            /// A whole line, with when somebody answers.
            checked(line, hours, month),
            /// On a heavy page.
            if_it_gets_hard(name, contact),
            if_it_gets_hard_anywhere,
        }
        /// Which language comes next.
        languages: Languages {
            ask,
            /// Before the languages: none of them, but the one that the system says.
            of_this_computer,
            choose,
            /// Once one was chosen. Whatever it is, and whatever was asked for at the start, this run keeps its own.
            next_time(language),
        }
        /// The question how much room there is.
        room: Room {
            it_has_been_a_while,
        }
        /// The end of a sitting.
        closing: Closing {
            enough,
            stay,
        }
        /// A page of one's own, open.
        reading: Reading {
            deleting,
            again,
            then_and_now,
            how_it_went,
            show_copy,
            /// Deletes, and it can be brought back.
            out_of_sight,
            for_good,
            no_undo,
            yes_for_good,
            is_out,
            is_gone,
        }
        /// What was entered under somebody's name.
        entered: Entered {
            about,
            not_me,
            not_me_agreement,
            its_day(day),
            all_were_me,
            was_me,
            was_not_me,
            leave_as_it_is,
            end_it,
            marked_kept,
            marked_partly,
            marked_missed,
            marked_let_go,
            left_out,
        }
        /// The journal, and how a page is named on any list.
        journal: Journal {
            /// Of a free page on which nothing can be read.
            a_page,
            with_its_day(title, day),
            with_its_beginning(title, beginning),
            by_part,
            by_date,
            /// Over free pages.
            nothing_asked,
            /// Over pages whose step isn't in this edition.
            another_edition,
            /// The title of such a page.
            title_in_another_edition,
            /// Before the line to type into.
            find,
            /// In place of the pages, where looking for words takes long.
            still_looking,
            take_along,
        }
        /// The pages that were deleted.
        trash: Trash {
            title,
            what,
        }
        /// Own numbers over time.
        trend: Trend {
            none_yet,
            /// Of one question.
            no_notes,
            one_note,
            about_the_same,
            higher,
            lower,
        }
        /// The event cards of "some of each".
        cards: Cards {
            what,
            which,
            name,
            i_did,
            they_did,
            new_of_mine,
            new_of_theirs,
        }
        /// Files in the folder that nothing proves, and pages that are not here.
        found: Found {
            words_begun,
            name,
            part,
            setting,
            deletion,
            /// The day that a file says is its own.
            says(day),
            leave_them,
            take_it_in,
            take_all_in,
        }
        /// Taking pages along.
        take_out: TakeOut {
            title,
            what,
            before,
            what_and_how(what, how),
            your_pages,
            your_own_pages,
            what_both_have,
            for_a_session,
            to_print,
            as_text,
            one_moment,
            would_lie(place),
            /// In place of a file, in the demo.
            home_folder,
            in_the_demo,
            all_of_it,
            write,
            written(file),
            not_sealed,
        }
    }
}
