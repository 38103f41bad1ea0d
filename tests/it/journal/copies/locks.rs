//! A backup and a workbook that were locked, unlocked or locked anew since: no lock is lowered, no passphrase of before
//! comes back without a word, and two locks that were set apart survive each other.

use super::together::is_refused;
use super::{backup_of, elsewhere, print_name};
use crate::journal::shelf::{FaultyDisk, Room, id, page};
use crate::journal::two::{Two, files_below, numbered as locked, open_in, pass, shelf_in};
use goldseam::engine::BookKind;
use goldseam::journal::{Journal, KeyOutcome, RestoreError, RestoredBook, WorkFactor};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

fn data(room: &Room) -> PathBuf {
    room.temp.path().join("data")
}

fn lock_again(room: &Room, words: &str) {
    open_in(&data(room), "one").0.unlock().unwrap();
    assert_eq!(
        room.open().0.lock(&pass(words), WorkFactor::NEXT_TO_NONE, crate::journal::shelf::day(0)).unwrap().left,
        0
    );
}

/// What is said of the one workbook in a backup that is brought back over the one that is here.
fn restore(room: &Room, file: &Path) -> RestoredBook {
    shelf_in(&data(room)).restore(file).unwrap().remove(0)
}

/// The same, brought back a second time: nothing more is done.
fn twice(room: &Room, file: &Path) -> RestoredBook {
    let returned = restore(room, file);
    let once = files_below(&data(room));
    assert_eq!(restore(room, file).added, 0);
    assert!(files_below(&data(room)) == once, "the second time changed something");
    returned
}

#[test]
fn what_was_locked_since_stays_locked_and_what_comes_back_plain_is_counted() {
    let room = Room::with(&[page(1, "One."), page(2, "Two.")]);
    let file = backup_of(&room);
    assert_eq!(
        room.open().0.lock(&pass("one"), WorkFactor::NEXT_TO_NONE, crate::journal::shelf::day(0)).unwrap().left,
        0
    );
    fs::remove_file(room.folder.join("records").join(format!("{}.age", id(2)))).unwrap();
    let book = fs::read(room.folder.join("book.json")).unwrap();
    let returned = twice(&room, &file);
    assert_eq!(returned, RestoredBook { book: id(0xb00c), added: 1, not_sealed: 1, ..RestoredBook::default() });
    let mut names = room.names("records");
    // The list of what locking took in has an id of its own.
    names.retain(|name| name.starts_with("0000"));
    names.sort();
    assert_eq!(
        names,
        [format!("{}.age", id(1)), format!("{}.json", id(2))],
        "a sealed page is plain again beside itself"
    );
    assert!(fs::read(room.folder.join("book.json")).unwrap() == book);
}

#[test]
fn a_sealed_page_that_is_damaged_does_not_keep_its_words_out() {
    let room = Room::with(&[page(1, "One.")]);
    let file = backup_of(&room);
    room.open().0.lock(&pass("one"), WorkFactor::NEXT_TO_NONE, crate::journal::shelf::day(0)).unwrap();
    let sealed = room.folder.join("records").join(format!("{}.age", id(1)));
    let whole = fs::read(&sealed).unwrap();
    fs::write(&sealed, &whole[..whole.len() - 1]).unwrap();
    assert_eq!(restore(&room, &file).not_sealed, 1);
}

#[test]
fn a_workbook_that_is_not_locked_is_not_locked_by_a_backup() {
    let room = locked(&[page(1, "One.")]);
    let file = backup_of(&room);
    open_in(&data(&room), "one").0.unlock().unwrap();
    is_refused(&room, &file);
    let error = shelf_in(&data(&room)).restore(&file).unwrap_err();
    assert!(matches!(error, RestoreError::WouldLock(_)), "{error}");
    // Nor by one whose book.json says that it was not.
    let (temp, copy) = (tempfile::tempdir().unwrap(), locked(&[page(2, "Two.")]));
    fs::write(copy.folder.join("book.json"), fs::read(room.folder.join("book.json")).unwrap()).unwrap();
    let sly = temp.path().join("sly.tar");
    shelf_in(&data(&copy)).back_up(std::slice::from_ref(&copy.folder), &sly).unwrap();
    is_refused(&room, &sly);
    shelf_in(&elsewhere(&room)).restore(&file).unwrap();
    assert!(open_in(&elsewhere(&room), "one").1.records.to_records() == [page(1, "One.")]);
}

#[test]
fn two_locks_that_were_set_apart_survive_each_other() {
    let room = locked(&[page(1, "One.")]);
    let (file, print) = (backup_of(&room), print_name(&room.folder, 1));
    let old = fs::read(room.folder.join("keys/1.age")).unwrap();
    lock_again(&room, "another");
    let here = files_below(&room.folder);
    let returned = twice(&room, &file);
    assert_eq!(returned.keys, [KeyOutcome::OtherLock].into());
    let after = files_below(&room.folder);
    assert!(here.iter().all(|(name, bytes)| after.get(name) == Some(bytes)), "something that was here was changed");
    // Taking the first lock off left its key; without that it comes back under its own name.
    assert!(after.iter().any(|(name, bytes)| name.starts_with("keys") && *bytes == old), "the other key is lost");
    fs::remove_file(room.folder.join("keys/1.age.kept")).unwrap();
    twice(&room, &file);
    assert_eq!(files_below(&room.folder)[&PathBuf::from(format!("keys/{print}.age"))], old);
    assert_eq!(open_in(&data(&room), "another").1.records.to_records(), [page(1, "One.")]);
}

#[test]
fn another_key_without_its_file_is_refused() {
    let room = locked(&[page(1, "One.")]);
    fs::rename(room.folder.join("keys/1.age"), room.temp.path().join("aside")).unwrap();
    let file = backup_of(&room);
    fs::rename(room.temp.path().join("aside"), room.folder.join("keys/1.age")).unwrap();
    lock_again(&room, "another");
    is_refused(&room, &file);
}

#[test]
fn two_keys_of_one_number_of_which_nothing_says_whose_they_are_are_refused() {
    let room = locked(&[page(1, "One.")]);
    let file = backup_of(&room);
    open_in(&data(&room), "one").0.change_passphrase(&pass("another"), WorkFactor::NEXT_TO_NONE).unwrap();
    crate::journal::two::number(&room.folder);
    fs::remove_file(room.folder.join("people/1.json")).unwrap();
    is_refused(&room, &file);
}

#[test]
fn an_old_passphrase_does_not_come_back_under_an_old_name() {
    let room = locked(&[page(1, "One.")]);
    let (file, print) = (backup_of(&room), print_name(&room.folder, 1));
    let (mut journal, _) = open_in(&data(&room), "one");
    journal.change_passphrase(&pass("another"), WorkFactor::NEXT_TO_NONE).unwrap();
    drop(journal);
    let returned = twice(&room, &file);
    assert_eq!(
        returned,
        RestoredBook { book: id(0xb00c), keys: [KeyOutcome::OtherPassphrase].into(), ..RestoredBook::default() }
    );
    assert_eq!(room.names("keys"), [format!("{print}.age")]);
}

#[test]
fn a_key_file_that_was_damaged_comes_back_beside_it() {
    for name in [None, Some("1.age")] {
        let room = locked(&[page(1, "One.")]);
        let (keys, print) = (room.folder.join("keys"), print_name(&room.folder, 1));
        let name = name.map_or_else(|| format!("{print}.age"), str::to_owned);
        if name != "1.age" {
            fs::rename(keys.join("1.age"), keys.join(&name)).unwrap();
        }
        let (file, whole) = (backup_of(&room), fs::read(keys.join(&name)).unwrap());
        fs::write(keys.join(&name), "planted in its place").unwrap();
        let returned = twice(&room, &file);
        assert!(returned.keys == [KeyOutcome::Back].into() && returned.added == 1, "{name}: {returned:?}");
        let files = files_below(&keys);
        assert_eq!(files[Path::new(&name)], b"planted in its place");
        assert!(files.values().any(|bytes| *bytes == whole), "{name} did not come back");
    }
}

#[test]
fn a_format_or_a_tag_is_no_difference() {
    let room = locked(&[page(1, "One."), page(2, "Two.")]);
    let file = backup_of(&room);
    fs::remove_file(room.folder.join("records").join(format!("{}.age", id(2)))).unwrap();
    for (name, was, is) in [("book.json", "{", r#"{"more":7,"#), ("people/1.json", "{", r#"{"pin":"00","#)] {
        let text = fs::read_to_string(room.folder.join(name)).unwrap();
        fs::write(room.folder.join(name), text.replacen(was, is, 1)).unwrap();
    }
    let before = fs::read(room.folder.join("people/1.json")).unwrap();
    assert_eq!(twice(&room, &file), RestoredBook { book: id(0xb00c), added: 1, ..RestoredBook::default() });
    assert!(fs::read(room.folder.join("people/1.json")).unwrap() == before);
}

#[test]
fn another_kind_is_refused() {
    let two = Two::new();
    let file = two.temp.path().join("backup.tar");
    shelf_in(&two.data()).back_up(std::slice::from_ref(&two.folder), &file).unwrap();
    let other = tempfile::tempdir().unwrap();
    shelf_in(other.path()).create(BookKind::One, goldseam::engine::Lock::None, 0x2b00c).unwrap();
    let error = shelf_in(other.path()).restore(&file).unwrap_err();
    assert!(matches!(error, RestoreError::Other(_)), "{error}");
}

#[test]
fn an_empty_book_json_is_not_filled_with_less_of_a_lock() {
    let room = Room::with(&[page(1, "One.")]);
    let file = backup_of(&room);
    room.open().0.lock(&pass("one"), WorkFactor::NEXT_TO_NONE, crate::journal::shelf::day(0)).unwrap();
    fs::write(room.folder.join("book.json"), "").unwrap();
    restore(&room, &file);
    assert_eq!(fs::read(room.folder.join("book.json")).unwrap(), b"");
}

/// Without the list of what a lock was to seal, what is still plain would be nobody's in the copy.
#[test]
fn a_backup_of_a_lock_that_was_broken_off_brings_every_page_back() {
    let filled = || Room::with(&[page(1, "One."), page(2, "Two.")]);
    let lock = |room: &Room, nth: Option<usize>| {
        let disk = Arc::new(FaultyDisk::default());
        let (mut journal, _) = Journal::open(disk.clone(), &room.folder).unwrap();
        disk.heal();
        if let Some(nth) = nth {
            disk.crash(nth);
        }
        let _ = journal.lock(&pass("one"), WorkFactor::NEXT_TO_NONE, crate::journal::shelf::day(0));
        disk.asked().len()
    };
    let (mut broken_off, all) = (0, lock(&filled(), None));
    for nth in 1..=all {
        let room = filled();
        lock(&room, Some(nth));
        if !room.names("keys").is_empty() {
            broken_off += 1;
            let file = backup_of(&room);
            shelf_in(&elsewhere(&room)).restore(&file).unwrap();
            let (_, reading) = open_in(&elsewhere(&room), "one");
            assert_eq!(
                crate::journal::shelf::ids(&reading.records.to_records()),
                [id(1), id(2)],
                "dead at {nth} of {all}"
            );
            assert_eq!((reading.unreadable, reading.foreign.len()), (Vec::new(), 0), "dead at {nth} of {all}");
        }
    }
    assert!(broken_off > 10, "{broken_off} of {all}");
}
