//! What the commands say while they run. Their help stands with their options, and is no part of a pack.

use super::words;

words! {
    /// What the commands say while they run.
    Commands = "commands" {
        /// Which workbook is meant, and its passphrase.
        meant: Meant {
            /// Asks for it; a space is put after it.
            ask,
            /// Where it can't be told which is meant. It says nothing about what lies here.
            which,
            none_yet,
            not_named,
            not_locked,
            wrong,
            /// After the sentence before.
            no_lock,
            no_home,
            other_keys,
            in_another_window,
            /// Of the tags of languages, each between quotes.
            not_written_in(languages),
            /// After what is wrong with an edition in another language.
            opens_in_english,
            /// Of the ids of stages.
            no_such_part(parts),
            no_own_pages,
        }
        /// The way out for whoever never set a passphrase: --never-locked.
        never_locked: NeverLocked {
            /// Before anything is read this way.
            caution,
            only_reads,
            several,
            /// In the same words whatever else lies here.
            nothing,
            /// Above their names.
            because,
            /// In place of names, where there are many.
            more(many),
            /// Below their names.
            if_ever_set,
            if_never_set,
            on_the_screens,
            not_both,
        }
        /// Asking for a passphrase, and choosing one.
        secret: Secret {
            /// Three lines, before a new one is asked for.
            choose,
            if_forgotten,
            if_made_to,
            /// A question, like those below; a space is put after it.
            a_new_one,
            once_more,
            not_the_same,
            /// It doesn't say whose the one that was given is.
            another,
            no_terminal,
            nothing_opened,
            nothing_changed,
            left,
            not_read(cause),
            file_not_read(file, cause),
            file_no_text(file),
            file_empty(file),
            file_too_long(file),
        }
        /// What comes in on standard input, and what is printed.
        streams: Streams {
            guessed,
            not_read(cause),
            too_long,
            /// In place of a cause.
            nothing_for_a_minute,
            not_printed(cause),
            no_random_bits(cause),
        }
        /// Opening it on a terminal.
        open: Open {
            no_terminal,
            terminal_refused(cause),
        }
        /// A workbook set up without the screens.
        init: Init {
            open,
            sealed,
            together,
            a_key_each,
            /// After a sentence about what could not be done.
            left_behind(folder),
            /// The same.
            not_set_up,
            no_name,
            long_name(most),
            one_file,
            same_names,
            no_file,
            two_files,
            pass_the_keyboard(next, other),
        }
        /// A page from standard input.
        write: Write {
            ask,
            /// After the sentence before.
            not_locked,
            kept,
            kept_open,
            nothing,
            no_step,
            not_kept_step,
            not_plain_step,
        }
        /// What was written, printed.
        journal: Journal {
            ask,
            not_read(cause),
            unreadable(number: count),
        }
        /// Pages that leave.
        export: Export {
            would_lie(file),
            written(file),
            nothing_written,
            would_replace,
            no_file,
            no_days,
            sealed_here,
            no_key,
            not_sealed(cause),
            all_yours,
            no_own,
            choose,
            unreadable(number: count),
            not_the_other,
            /// Above what somebody who gets the file is told.
            tells,
            tells_of_days,
            tells_all,
            tells_of_pages,
        }
        /// Who may see the place of a file that leaves.
        seen_by: SeenBy {
            heading,
            sealed,
            account,
            looked_into,
            changed,
            carried(by),
            /// In place of the name of a program that carries it.
            a_cloud,
            drive,
            calendar,
            backups,
        }
        /// Copies that leave the folder, and one that comes back.
        backup: Backup {
            done(file, number: count),
            done_but(file, number: count),
            /// Said whatever lies here, so that it tells nothing.
            not_without,
            none,
            sealed,
            not_sealed,
            partly_sealed,
            left_out(file, reason),
            not_whole(file, reason),
            left_out_or_not_whole(file, reason),
            back,
            here_already,
            missing_back,
            same_passphrase,
            key_back,
            other_lock,
            came_unsealed,
            copy_sealed(folder, command),
            copy_not_sealed(folder, command),
            copy_but_sealed(folder, command),
            copy_but_not_sealed(folder, command),
        }
        /// Erasing, and what it can't reach.
        erase: Erase {
            done,
            /// A question; what to type stands after it.
            no_key,
            /// The same.
            open_one,
            to_go_on(what, word),
            /// What is typed.
            word,
            link_gone(path),
            not_empty(path),
            settings(path),
            whose,
            together,
            in_another_window,
            both_stay,
            ask_the_other,
            not_the_other,
            not_read(cause),
            not_agreed(word),
        }
        /// Setting a lock, taking it off, and what opens it.
        lock: Lock {
            for_two,
            /// Three lines.
            locked,
            if_forgotten,
            not_hidden,
            not_all_sealed,
            /// In the same words for however many.
            none_unlocked,
            already,
            off,
            left_out(number: count),
            not_all_opened,
            changed,
        }
        /// Two passphrases of one person, and the keys of two.
        join: Join {
            ask,
            joined,
            nothing_more,
            not_yours,
            opens_nothing,
            met,
            known,
            not_theirs,
            ask_the_other,
            ask_by_name(name),
        }
        /// The recovery sheet, and using it.
        sheet: Sheet {
            /// The first line of the paper.
            title,
            before,
            /// A command stands below it.
            to_choose,
            /// The same.
            to_open(sheet, page),
            which_folder,
            no_key,
            ask,
            wrong,
            not_read(cause),
            file_not_read(file, cause),
            no_other,
            has_more,
        }
        /// Deleted pages.
        trash: Trash {
            several,
            none,
            back,
            not_back,
            empty,
            not_empty,
        }
        /// Status, the demo and the blank sheets.
        rest: Rest {
            locked,
            nothing_waits,
            no_demo,
            no_such_demo(names),
            /// What is sealed before the eyes of whoever watches the demo.
            demo_page,
            sheets_written(file, number: count),
            no_sheet,
            which_sheet,
            /// Above such sheets.
            by_name,
        }
        /// An edition checked, written out and drawn.
        edition: Edition {
            /// A word that the edition lacks.
            in_english(word),
            /// Something to pick, to sort or to answer that has no id.
            without_id(place),
            nothing_to_mend(edition),
            /// Of an edition that opens all the same.
            to_mend(edition, many: count),
            /// A folder that is called as a language.
            not_used(folder),
            not_empty,
            not_written(cause),
            written(command),
            no_schema(names),
            no_step,
            not_for_one,
            no_manual(cause),
        }
    }
}
