//! What went wrong, what is safe, and what to do.

use super::words;

words! {
    /// What went wrong, what is safe, and what to do.
    Errors = "errors" {
        /// Something could not be kept, set or made: the sentence, whose parts stand in the tables below.
        not_done: NotDone {
            whole(act, cause, safe, now),
        }
        /// What could not be done: it begins the sentence.
        acts: Acts {
            page,
            /// Words not yet kept, while they are written.
            draft,
            delete,
            restore,
            set_up,
            lock,
            passphrase,
            /// Two people's keys, which lost each other.
            meet,
            /// Two passphrases of one person.
            join,
            unlock,
            backup,
            restore_backup,
            own_copy,
            erase,
        }
        /// Why: after a colon, in the middle of the sentence.
        causes: Causes {
            full,
            read_only,
            no_permission,
            other_keys,
            no_other,
            other_lock,
            for_two,
            folder_gone,
            in_the_way,
            too_many_open,
            too_long,
            taken,
            there,
            in_use,
            elsewhere,
            bad_id,
            /// What the system answered, in its own words.
            disk(said),
        }
        /// The same where no disk said so.
        faults: Faults {
            key_gone,
            no_key,
            not_read_back,
            backup_differs,
            key_not_opened,
            too_deep,
            not_as_it_was,
            keeps_changing,
            not_a_file,
        }
        /// What is safe: it begins a sentence.
        safe: Safe {
            words_here,
            where_it_was,
            in_the_trash,
            nothing_else,
            either_passphrase,
            both_passphrases,
            every_page,
            the_workbook,
            what_was_here,
            what_is_left,
        }
        /// What to do now: it ends the sentence.
        now: Now {
            room,
            writable,
            permission,
            as_it_was,
            both_of_you,
            open_again,
            export,
            folder_back,
            /// Where there are words to take along.
            folder_back_or_elsewhere,
            move_out,
            close_another,
            several_pages,
            another_name,
            close_it,
            go_on_there,
            again,
        }
        /// A workbook can't be opened.
        opening: Opening {
            no_book(folder),
            damaged(folder),
            newer(folder),
            locked(folder),
            key,
            many_keys(folder),
            /// Why stands in the words below, or is what the disk answered.
            disk(folder, cause),
            leads_nowhere,
            not_brought,
            no_permission,
            not_a_folder,
        }
        /// Said once, of what opening a workbook found.
        found: Found {
            other_keys,
            lacks_the_other,
            locked_again,
            was_open_to_others,
            pages_missing,
        }
        /// A backup was not brought back.
        restoring: Restoring {
            unreadable(cause),
            /// Why stands in the words below.
            not_whole(cause),
            other,
            would_lock,
            cut,
            foreign,
            twice,
            too_large,
            nothing,
            no_book,
        }
        /// Pages did not leave, or a file was not written.
        taking: Taking {
            not_from_here,
            no_home,
            too_many_names,
            nothing_leaves,
            nothing_ticked,
            there_already(file),
            /// The same on the command line.
            there_already_or_force(file),
            no_name,
            no_folder(folder),
            /// Of the folder that a whole path leads to.
            folder_not_found(folder, cause),
            is_a_folder(file),
            not_plain(file),
            not_written(file, cause),
            /// In place of a cause.
            no_file_there,
        }
        /// What the program could not do beside these.
        other: Other {
            nothing_open,
            opened_already,
            no_key_to_show,
            no_random_bits(cause),
            not_remembered(cause),
            /// The edition in a language that was chosen has faults.
            language_not_read,
            language_not_remembered(cause),
            /// The terminal can't be read or written any more.
            terminal_gone(cause),
            /// What writes to the disk has ended by a fault of the program.
            writer_gone,
            /// The program stops by a mistake of its own; the place in its source stands after it.
            stopped,
            /// In the demo.
            demo_sets_nothing,
            demo_writes_nothing,
        }
    }
}
