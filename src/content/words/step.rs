//! Around a step: its buttons, notices and marks.

use super::words;

words! {
    /// Around a step: its buttons, notices and marks.
    StepWords = "step" {
        /// Before a step that can be heavy.
        warning: Warning {
            /// How long it takes, in a number as a word.
            can_be_heavy(minutes),
            /// How long a part of a talk may take.
            about_minutes(minutes),
            /// Somebody typed while the warning was on the screen.
            typed_behind,
        }
        /// On the page itself.
        page: StepLines {
            /// The title of a page with nothing asked.
            blank_page,
            /// Over the page of the one who types while the other looks on.
            turn_of(name),
            /// Before a line for own words under what can be picked.
            something_else,
            /// Words that were begun stand on the page again.
            words_begun,
            /// Somebody would keep a page on which nothing was given.
            nothing_to_keep,
        }
        /// Under the pages of a step.
        buttons: StepButtons {
            /// Puts a card of one's own among the others.
            add_it,
            /// To the page for such a card.
            own_card,
            /// To one's own promises.
            own_promises,
            /// Keeps the one line of a list that keeps nothing else.
            keep_line,
            /// The disk takes no words: they are taken along instead.
            elsewhere,
            /// What was written on this step before.
            before,
            /// The step is never offered again.
            leave_out,
        }
        /// The headings beside a page.
        beside: Beside {
            why,
            how,
            ideas,
            care,
            example,
        }
        /// The question before a choice that could do harm if the page were found.
        guard: Guard {
            go_on_without,
            keep_it,
            leave_it_out,
        }
        /// The ends of a number that names none of its own.
        scale: ScaleEnds {
            low,
            high,
        }
        /// Cards to sort.
        sort: SortWords {
            /// Before the line for a card of one's own.
            one_of_your_own,
        }
        /// How a promise went, where the step names no choices of its own.
        marks: Marks {
            kept,
            partly,
            missed,
            let_go,
        }
        /// An agreement whose day has come.
        look_again: LookAgain {
            /// A number of weeks, as a word.
            for_weeks(weeks),
        }
        /// After a page is kept.
        after: After {
            /// A review with nothing in it.
            nothing_waits,
            /// To a new promise.
            small_promise,
            /// To the step about repair.
            repair,
            /// After a promise was marked as missed.
            a_miss,
            /// Before the one line of a list that keeps nothing else.
            nothing_kept,
            /// What was ticked is taken along.
            take_along,
        }
        /// What becomes of words that were begun on a page that is put off.
        letting_go: LettingGo {
            /// A page by the first words of its question.
            name(question),
            this_page,
            the_page(name),
            /// More than one of them, by their names.
            pages(number, names),
            /// What goes where nothing was typed.
            picked(pages),
            /// What goes where something was typed.
            lines(n: count, pages),
            /// What goes, and that the finished pages before it stay.
            but_finished(goes),
        }
        /// Lines that a step says of itself.
        notices: Notices {
            not_now,
            ten_minutes,
            whose_mark,
            seen_by_both,
            a_page_can_be_found,
        }
    }
}
