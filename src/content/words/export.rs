//! Around what leaves the workbook.

use super::words;

words! {
    /// Around what leaves the workbook.
    Export = "export" {
        /// What stands around the pages of an export.
        document: Document {
            mine,
            ours,
            made_with,
            /// The line on every summary for a session.
            not_clinical,
            nothing_asked,
            contents,
            /// Between two names.
            and,
            first_of_you,
            second_of_you,
        }
        /// What somebody who gets the file is told, before it leaves.
        tells: Tells { name(name), names(names), day(day) }
        /// What stands with one page.
        page: Page {
            its_day(day),
            marked(mark),
            /// The marks of a promise, in the middle of a sentence.
            kept,
            partly,
            missed,
            let_go,
            ends(day),
            /// An agreement that ended; without its year where that is this one.
            ended(day),
        }
        /// A summary for a session.
        session: Session {
            title,
            today(people: people),
            statements,
            agreements,
            promises,
            questions,
            when_hard,
            words_of(name),
            own_words,
            of_both(said),
            pages_of(name),
            own_pages_of(name),
        }
        /// Days in a calendar. Others see them: no title tells what this is.
        calendar: Calendar {
            promise,
            agreement,
            check_in,
            time_set_aside,
            once(title, day),
            weekly(title, day),
        }
        /// How a plan says on which days of the week something is, in small letters. What is not here leaves the days open.
        plan: Plan {
            /// What says no more than that it comes back, between commas.
            each_week,
            /// Words that may stand beside a day and change nothing about which it is.
            beside,
            /// Numbers, as the hour is said. Before a day they would count days.
            hours,
            /// Endings of a number that say the hour.
            hour_endings,
            /// What may stand after the name of a day, such as in "mondays".
            day_ending,
        }
        /// Blank sheets to print.
        sheet: Sheet {
            foot(title),
            /// The title of the window, for a sheet that must not tell what it holds.
            neutral,
            aim,
            say_this,
            watch_for,
            if_it_goes_wrong,
            same_minute,
            minutes(number),
            time(minutes),
            time_also_short(minutes),
            hand_out(time, sheets),
            begin,
        }
    }
}
