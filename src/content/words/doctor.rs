//! What a check-up of a workbook says.

use super::words;

words! {
    /// What a check-up of a workbook says.
    Doctor = "doctor" {
        /// Why a file is not read, after the name of the file.
        reasons: Reasons {
            empty,
            not_text,
            damaged,
            newer,
            wrong_name,
            sealed,
            not_ours,
            not_theirs,
            unproved,
            twin,
            not_here,
            link,
            not_a_file,
            not_a_folder,
            leads_nowhere,
        }
        /// What was found about a file, after its name.
        found: Found {
            not_read(reason),
            not_read_unproved,
            no_book,
            book_gone,
            missing(number: count),
            stray,
            moved,
            not_sealed_yet,
            aside,
            aside_open,
            half_written,
            unfinished,
            lock_begun,
            says_open,
            says_one,
            no_key,
            broken_key,
            costly_key,
            many_keys,
            kept_key,
            no_person,
            other_person,
            other_key,
            other_lock,
        }
        /// The words at the beginning of a row. Ten letters have room.
        rows: Rows {
            data,
            settings,
            cache,
            temporary,
            seen,
            folder,
            kind,
            lock,
            key,
            reading,
            size,
            other,
            wrong,
            left_over,
        }
        /// What each place on this computer is for.
        places: Places {
            heading,
            data,
            settings,
            cache,
            temporary,
            seen,
            there(path, purpose),
            not_there(path, purpose),
        }
        /// A workbook, row by row.
        workbook: Workbook {
            heading(name),
            for_one,
            for_two,
            together,
            not_locked,
            locked_by_folder,
            sealed,
            key(name, work),
            sealed_from_outside,
            readable(records, drafts, deleted),
            readable_of_two(records, drafts, deleted),
            records(number: count),
            drafts(number: count),
            deleted(number: count),
            files(number: count),
            size(files, bytes),
            other_person,
            open_to_others,
            finding(file, what),
            /// In place of the name of a file.
            the_folder,
        }
        /// A workbook that says it is not locked, and files that make it count as locked.
        in_the_way: InTheWay {
            heading,
            file(file),
            if_ever_set,
            if_never_set,
            until_then,
        }
        /// What nobody's program can close.
        beyond: Beyond { heading, copies, memory, shell, terminal, flash, files }
        /// Beside the workbooks, and at the end.
        report: Report {
            none_yet,
            locked_ones,
            also_in_data,
            wrong,
            fine,
            opens_none,
            cache_stays(cause),
            /// Asks for a passphrase.
            ask,
        }
    }
}
