//! Folders of two that were worked on: whatever stands in them, neither of the two opens the other's lock alone.

use super::{cases, copy, opened};
use crate::journal::two::files_below;
use std::fs;

#[test]
fn in_no_folder_of_two_does_one_take_the_lock_off_alone() {
    let of_two = cases().into_iter().filter(|case| case.file_name().unwrap().to_string_lossy().starts_with("pair-"));
    let mut tried = 0;
    for case in of_two {
        let temp = tempfile::tempdir().unwrap();
        let data = temp.path().join("data");
        let book =
            fs::read_dir(&case).unwrap().map(|entry| entry.unwrap()).find(|entry| entry.path().is_dir()).unwrap();
        let folder = data.join(book.file_name());
        copy(&book.path(), &folder);
        for words in ["one", "two"] {
            let Some((mut journal, _)) = opened(&data, words) else { continue };
            let before = files_below(&folder.join("records"));
            assert!(journal.unlock().is_err(), "{}, {words}", case.display());
            assert!(files_below(&folder.join("records")) == before, "{}, {words}", case.display());
            tried += 1;
        }
    }
    assert!(tried > 4, "{tried}");
}
