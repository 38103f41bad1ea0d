//! Key files under every name that they can have: each is carried, none is taken for a person's own by its place alone.

use super::{backup_of, elsewhere, same_files};
use crate::journal::shelf::{id, page};
use crate::journal::two::{Two, files_below, numbered as locked, open_in, shelf_in};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};

/// The name that format 2 gives to the key file of a person.
pub(crate) fn print_name(folder: &Path, number: u8) -> String {
    let person = fs::read_to_string(folder.join(format!("people/{number}.json"))).unwrap();
    let public = person.split('"').find(|part| part.starts_with("age1")).unwrap();
    let hash: [u8; 32] = Sha256::digest(public).into();
    format!("{:032x}", u128::from_be_bytes(hash[..16].try_into().unwrap()))
}

#[test]
fn every_key_file_is_carried_whatever_it_is_called() {
    let room = locked(&[page(1, "One.")]);
    let key = fs::read(room.folder.join("keys/1.age")).unwrap();
    let print = print_name(&room.folder, 1);
    let names = [
        format!("{print}.age"),
        format!("{print}-0123abcd.age"),
        format!("{print}.sync-conflict-20261129-093000-ABCDEFG.age"),
        format!("{print}.age.kept"),
        "1 (Ada's conflicted copy).age".to_owned(),
        "1.AGE".to_owned(),
        "2.age.kept".to_owned(),
    ];
    for name in &names {
        room.put("keys", name, &key);
    }
    shelf_in(&elsewhere(&room)).restore(&backup_of(&room)).unwrap();
    let back = elsewhere(&room).join(room.folder.file_name().unwrap());
    assert!(same_files(&room.folder, &back));
    assert!(names.iter().all(|name| back.join("keys").join(name).exists()));
}

#[test]
fn what_is_no_key_file_is_left_out_of_a_backup_and_does_not_keep_it_from_being_made() {
    let room = locked(&[page(1, "One.")]);
    room.put("keys", "large.age", &vec![b'x'; (64 << 10) + 1]);
    room.put("keys", "notes.txt", b"mine");
    room.put("keys", &format!("{}.age", "n".repeat(100)), b"mine");
    room.put("keys", ".tmp-1.age", b"half");
    room.put("keys", "._1.age", b"left by a file browser");
    fs::create_dir(room.folder.join("keys/folder.age")).unwrap();
    let file = room.temp.path().join("backup.tar");
    let done = shelf_in(&room.temp.path().join("data")).back_up(std::slice::from_ref(&room.folder), &file).unwrap();
    let mut left: Vec<_> = done.left_out.iter().map(|left| left.file.file_name().unwrap().len()).collect();
    left.sort_unstable();
    assert_eq!(left, ["large.age".len(), "notes.txt".len(), "folder.age".len(), 104]);
    shelf_in(&elsewhere(&room)).restore(&file).unwrap();
    let keys = elsewhere(&room).join(room.folder.file_name().unwrap()).join("keys");
    assert_eq!(files_below(&keys).into_keys().collect::<Vec<_>>(), [PathBuf::from("1.age")]);
}

#[test]
fn what_was_set_aside_is_carried_as_sealed_as_it_was() {
    let room = locked(&[page(1, "One.")]);
    let sealed = fs::read(room.folder.join("records").join(format!("{}.age", id(1)))).unwrap();
    room.put("records", &format!("{}.age.aside", id(2)), &sealed);
    let file = room.temp.path().join("backup.tar");
    let done = shelf_in(&room.temp.path().join("data")).back_up(std::slice::from_ref(&room.folder), &file).unwrap();
    assert!(!done.books[0].plain && done.left_out.is_empty() && done.not_whole.is_empty(), "{done:?}");
    shelf_in(&elsewhere(&room)).restore(&file).unwrap();
    assert!(same_files(&room.temp.path().join("data"), &elsewhere(&room)));
}

#[test]
fn a_copy_of_one_s_own_takes_the_own_key_under_either_name_and_never_the_other_s() {
    let two = Two::new();
    crate::journal::two::number(&two.folder);
    for number in [1, 2] {
        let keys = two.folder.join("keys");
        let bytes = fs::read(keys.join(format!("{number}.age"))).unwrap();
        fs::write(keys.join(format!("{}.age", print_name(&two.folder, number))), &bytes).unwrap();
        fs::write(keys.join(format!("{}-00c0ffee.age", print_name(&two.folder, number))), &bytes).unwrap();
    }
    for (words, own) in [("one", 1), ("two", 2)] {
        let copy = two.temp.path().join(words);
        assert_eq!(open_in(&two.data(), words).0.part(&copy).unwrap(), []);
        let print = print_name(&two.folder, own);
        let mut wanted: Vec<_> =
            [format!("{own}.age"), format!("{print}.age"), format!("{print}-00c0ffee.age")].map(PathBuf::from).into();
        wanted.sort();
        let keys = copy.join(two.folder.file_name().unwrap()).join("keys");
        assert_eq!(files_below(&keys).into_keys().collect::<Vec<_>>(), wanted, "{words}");
    }
}

#[test]
fn a_copy_of_one_s_own_takes_the_key_that_was_opened_whatever_it_is_called() {
    let two = Two::new();
    let keys = two.folder.join("keys");
    for name in files_below(&keys).into_keys() {
        fs::rename(keys.join(&name), keys.join(format!("copy of {}", name.display()))).unwrap();
    }
    let copy = two.temp.path().join("mine");
    assert_eq!(open_in(&two.data(), "one").0.part(&copy).unwrap(), []);
    assert_eq!(files_below(&copy.join(two.folder.file_name().unwrap()).join("keys")).len(), 1);
    assert!(shelf_in(&copy).who(&crate::journal::two::pass("two")).unwrap().is_none());
    assert_eq!(open_in(&copy, "one").1.records.to_records().len(), 2);
}

#[test]
fn a_key_file_is_seen_under_any_name_before_a_workbook_is_erased_without_one() {
    let room = locked(&[page(1, "One.")]);
    let shelf = shelf_in(&room.temp.path().join("data"));
    let keys = room.folder.join("keys");
    for name in ["9f.age", "1 (1).age", "1.AGE"] {
        let old = fs::read_dir(&keys).unwrap().next().unwrap().unwrap().path();
        fs::rename(old, keys.join(name)).unwrap();
        assert!(shelf.has_keys(&room.folder), "{name}");
    }
    fs::rename(keys.join("1.AGE"), keys.join("1.age.kept")).unwrap();
    assert!(!shelf.has_keys(&room.folder));
    fs::remove_dir_all(&keys).unwrap();
    assert!(!shelf.has_keys(&room.folder));
}

/// Backups of format 1 are read for ever.
#[test]
fn a_key_that_format_1_named_by_its_number_comes_back() {
    let room = Two::new();
    crate::journal::two::number(&room.folder);
    let file = room.temp.path().join("backup.tar");
    shelf_in(&room.data()).back_up(std::slice::from_ref(&room.folder), &file).unwrap();
    let back = room.temp.path().join("back");
    shelf_in(&back).restore(&file).unwrap();
    let keys = back.join(room.folder.file_name().unwrap()).join("keys");
    assert_eq!(files_below(&keys).into_keys().collect::<Vec<_>>(), ["1.age", "2.age"].map(PathBuf::from));
}
