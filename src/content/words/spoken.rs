//! What only the line mode says.

use super::words;

words! {
    /// What only the line mode says.
    Spoken = "spoken" {
        /// The words that are commands, and what each does.
        commands: Commands {
            welcome,
            named(command, does),
            listed(command, does),
            talk,
            much,
            quit,
            cover,
            help,
            back,
            keep,
            read_again,
            undo,
            next,
            more_help,
            unknown(line, commands),
            heading,
            at_lists,
            at_pages,
        }
        /// What is asked for, by what has the focus.
        prompts: Prompts {
            secret(label),
            nothing,
            write,
            written,
            write_on,
            one_line,
            it_says(text),
            replaces,
            picked_item(item),
            picks_taken_back,
            picks,
            pick_left,
            pick,
            scale_now(low, high, number),
            scale(low, high),
            enter_goes_on,
            enter_closes,
            pile_now(piles, pile),
            pile(piles),
            empty_list,
            list,
            buttons(buttons),
            buttons_at(buttons, number),
        }
        /// What is said to what was typed, and the words that answer a question.
        answers: Answers {
            no_number,
            nothing_to_choose,
            /// What may stand between two numbers besides commas and spaces.
            and,
            only_1,
            numbers_to(most),
            numbers_to_ten,
            only_one,
            none_picked,
            picked(names),
            number_taken_away,
            pile(pile),
            none,
            yes,
            yes_short,
            no,
            no_short,
            nothing_came,
            typed_before(line),
            no_line,
            taken_out(line),
            on_the_page,
            left_out,
            yes_or_no,
            for_the_line(label),
            for_the_page,
            for_a_blank_page,
        }
        /// Whether a page is on disk.
        states: States {
            not_yet,
            saving,
            kept,
            in_memory,
        }
        /// What stands for a key where one types.
        keys: Pressed {
            press_twice,
            type_twice,
            two_keys,
            two_words,
            keys_there,
            words_there,
            press_first,
            type_first,
            press,
            type_it,
            after_names,
            if_follows,
        }
    }
}
