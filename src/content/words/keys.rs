//! The keys: their rows at the foot and on the help page.

use super::words;

words! {
    /// The keys: their rows at the foot and on the help page.
    Keys = "keys" {
        /// How each key is written.
        names: Names {
            ctrl_t,
            ctrl_p,
            ctrl_q,
            ctrl_g,
            f1,
            question,
            ctrl_s,
            tab,
            shift_tab,
            esc,
            ctrl_c,
            letter_w,
            letter_j,
            letter_r,
            ctrl_z,
            up_down,
            left_right,
            home_end,
            pageup_pagedown,
            enter,
            space,
            digits,
            one_to_four,
            ctrl_w,
            ctrl_left_right,
            ctrl_home_end,
            ctrl_y,
            ctrl_k,
            ctrl_v,
            ctrl_a,
            shift_arrows,
            digits_and_on,
        }
        /// What each one does, on the help page.
        help: Does {
            help_lines,
            too_much,
            leave_fast,
            cover,
            help,
            help_too,
            keep,
            next_part,
            previous_part,
            back,
            close,
            blank_page,
            journal,
            room,
            suspend,
            up_down,
            left_right,
            first_last,
            pages,
            press,
            toggle,
            number,
            pile,
            new_line,
            delete_word,
            by_word,
            row_ends,
            page_ends,
            undo,
            redo,
            cut,
            put_back,
            select_all,
            select,
        }
        /// A word or two for the rows at the foot.
        foot: Foot {
            talk,
            talk_shorter,
            talk_short,
            too_much,
            too_much_short,
            leave_fast,
            leave_fast_short,
            cover,
            keys,
            keep,
            go_on,
            moves,
            choose,
            pick,
            pile,
            card,
            read_on,
            open,
            back,
        }
        /// The same commands as buttons, for terminals that take the keys.
        row: Row {
            talk,
            too_much,
            leave_fast,
            cover,
            help,
            back,
        }
        /// The help page.
        page: Page {
            title,
            heading,
            in_the_demo,
            /// One row of it.
            named(key, does),
        }
    }
}
