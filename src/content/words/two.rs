//! What two people read together, and by turns.

use super::words;

words! {
    /// What two people read together, and by turns.
    Two = "two" {
        /// The keyboard is passed to one of the two, or to both.
        hand_over: HandOver {
            /// Asked of one of them.
            pass(next, other),
            /// Asked of both.
            both_of_you,
            /// What was typed is not the name of the one it is for.
            another_name,
        }
        /// Before a workbook for two exists.
        set_up: SetUp {
            /// The title of the screen that says who it is for.
            for_two,
            rather_alone,
            /// The title of the screen for the names.
            two_names,
            names_please,
            /// Before the first name.
            one_name,
            /// Before the second one.
            the_other,
            /// The names are the same, or one is missing.
            told_apart,
            shorter,
            /// The title of the question which kind of workbook it is.
            two_of_you,
        }
        /// Who is here, of two.
        who: Seats {
            who_is_here,
            /// This one alone.
            alone(name),
            /// The same, where no name can be read.
            me_alone,
            both_of_us,
        }
        /// The screens of the first list that are no step.
        first: First {
            own_pages_wait,
            /// A short talk comes next.
            practice_talk,
            /// Past what takes long.
            stop_here,
            /// Before the day of the next time.
            day,
            /// Before its time.
            time,
            /// Keeps the next time.
            this_will_do,
            /// The title of the card.
            fridge_card,
            /// Opens the card.
            card_by_hand,
            /// Under the card.
            by_hand_or_printed,
        }
        /// A page to show.
        round: Round {
            who_starts,
            /// It is shown once the other one is ready, too.
            show_it,
            change_it,
            keep_it_back,
            /// What both showed was talked about.
            we_have,
        }
        /// What both chose to show, side by side.
        side: Side {
            /// The heading of what one of them feels.
            feels(name),
            /// The heading of what one of them guessed of the other.
            guessed(name),
            say_what_you_notice,
            where_you_differ,
            /// A card, and in which piles the two have it.
            card_differs(card, pile, name, other_pile, other_name),
            the_same_way,
            choose_one,
        }
        /// A talk, from its first screen to its last.
        talk: Talk {
            /// Beside a line that advises against it.
            go_on_all_the_same,
            your_time_out_plan,
            /// Above the steps of the talk.
            rule,
            who_first,
            speaks(name),
            listens(name),
            /// What to do while the other one says back what was heard.
            now_listen(name),
            says_it_back(name),
            say_it_back,
            /// The four steps, the one that is alive set apart.
            way_speak,
            way_say_back,
            way_got_it,
            way_swap,
            /// Instead of a clock, once the time for a turn is over.
            a_good_place_to_finish,
            about_a_minute,
            about_two_minutes,
            there_is_time,
            /// After fifteen minutes.
            a_good_place_to_stop,
            another_card,
            got_it,
            once_more,
            stop_here,
            thank_and_swap,
            thank,
            swap,
            we_are_done,
            another_round,
            /// Above the plan for a time-out, where there is one.
            the_plan,
        }
        /// A yes of one of the two, said or signed.
        sign: Sign {
            say_yes,
            say_yes_with_passphrase,
            with_passphrase,
            maybe_later,
            your_passphrase(name),
            /// The passphrase of somebody made up.
            in_the_sample(name),
        }
        /// The agreements that stand today.
        agreements: Agreements {
            title,
            none_today,
            until(day),
            end_it_today,
            /// How long a new one runs, before its day is known.
            a_trial,
            /// That either can end it.
            ending_it,
        }
        /// What was shown to both, and the showing of a copy.
        shown: Shown {
            title,
            show_it,
            keep_it_to_myself,
            only_this_copy,
            take_mine_back,
            may_have_been_read,
            take_it_back,
        }
        /// What both take to a session.
        session: Session {
            title,
            nothing_yet,
            what_of_this,
            leaves_no_gap,
            take_it_along,
            is_it_all_right(name),
            not_today,
            written,
            nothing_of_it_is_kept,
        }
        /// Looking at promises on two turns.
        marks: Marks {
            ask_each_other,
            nothing_is_kept,
            nothing_to_look_at,
            /// Each has pages of their own.
            in_your_own_pages,
        }
        /// An agreement whose day has come.
        again: Again {
            it_has_ended,
            would_you(name),
            for_weeks(weeks),
            with_changes,
            /// The other one may choose a shorter time.
            is_it_all_right(name, day, other),
            not_saved_yet,
            is_looked_at,
        }
        /// The making of an agreement.
        agree: Agree {
            /// The words before a line about what one will do. They begin what is kept of it, too.
            i_will,
            in_weeks(weeks, date),
            /// What one adds, under their name.
            asked_of(name, asked),
            ends_on(day),
            trial_ends_on(day),
            /// Each types a line.
            who_starts,
            /// Only one types a line.
            who_will_do_it,
            what_will_you_do(name),
            /// Opens what may be added to a line.
            more,
            leave_out,
            is_it_all_right(name, day),
            still_here,
            not_agreed,
        }
        /// What both see at the same time, or neither.
        reveal: Reveal {
            before_a_blind_page,
            what_will_be_shown,
            not_shown_today,
        }
        /// What can be said of a yes.
        signing: Signing {
            about,
            signed_by_both,
            entered_in_one_sitting,
        }
    }
}
