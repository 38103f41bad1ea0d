//! A backup comes back into a workbook that went on: put together by id, and nothing that is there is replaced.

use super::{backup_of, elsewhere, same_files};
use crate::journal::shelf::{Room, deleted, id, ids, page, undeleted};
use crate::journal::two::{files_below, locked, shelf_in};
use goldseam::engine::{BookKind, Lock};
use goldseam::journal::RestoreError;
use std::fs;

#[test]
fn twice_is_the_same_as_once() {
    for room in [Room::with(&[page(1, "One."), page(2, "Two.")]), locked(&[page(1, "One."), page(2, "Two.")])] {
        let (file, shelf) = (backup_of(&room), shelf_in(&elsewhere(&room)));
        shelf.restore(&file).unwrap();
        let once = files_below(&elsewhere(&room));
        let again = shelf.restore(&file).unwrap();
        assert!(!again[0].is_new && again[0].added == 0);
        assert!(files_below(&elsewhere(&room)) == once);
    }
}

#[test]
fn both_the_old_pages_and_the_new_ones_are_there() {
    let room = Room::with(&[page(1, "One."), page(2, "Two.")]);
    let file = backup_of(&room);
    fs::remove_file(room.file("records", &id(1))).unwrap();
    room.open().0.append(&page(3, "Three.")).unwrap();
    shelf_in(&room.temp.path().join("data")).restore(&file).unwrap();
    let (_, reading) = room.open();
    assert_eq!(ids(&reading.records.to_records()), [id(1), id(2), id(3)]);
}

#[test]
fn what_was_deleted_since_stays_deleted_and_what_came_back_stays() {
    let room = Room::with(&[page(1, "One."), page(2, "Two."), page(3, "Three.")]);
    let file = backup_of(&room);
    let (mut journal, _) = room.open();
    journal.delete(&deleted(11, 1, 1)).unwrap();
    let for_good = deleted(12, 2, 1);
    let mut for_good = serde_json::to_value(&for_good).unwrap();
    for_good["event"]["for_good"] = true.into();
    journal.delete(&serde_json::from_value(for_good).unwrap()).unwrap();
    journal.delete(&deleted(13, 3, 1)).unwrap();
    journal.restore(&undeleted(14, 13)).unwrap();
    drop(journal);
    shelf_in(&room.temp.path().join("data")).restore(&file).unwrap();
    let (mut journal, reading) = room.open();
    assert!(reading.records.to_records().contains(&page(3, "Three.")));
    assert!(!reading.records.whole().any(|record| record.id == id(1) || record.id == id(2)));
    journal.sweep(crate::journal::shelf::day(2));
    assert!(!room.file("records", &id(2)).exists(), "a page that was removed for good came back");
    assert_eq!(room.names("trash"), [format!("{}.json", id(1))]);
}

#[test]
fn a_file_that_is_there_is_not_replaced_even_by_a_better_one() {
    let room = Room::with(&[page(1, "One.")]);
    let file = backup_of(&room);
    fs::write(room.file("records", &id(1)), "half a pa").unwrap();
    let returned = shelf_in(&room.temp.path().join("data")).restore(&file).unwrap();
    assert_eq!(returned[0].added, 0);
    assert_eq!(fs::read_to_string(room.file("records", &id(1))).unwrap(), "half a pa");
}

/// Nothing is changed, and a sentence says why.
pub(super) fn is_refused(room: &Room, file: &std::path::Path) {
    let data = room.temp.path().join("data");
    let before = files_below(&data);
    let error = shelf_in(&data).restore(file).unwrap_err();
    assert!(matches!(error, RestoreError::Other(_) | RestoreError::WouldLock(_)), "{error}");
    assert!(error.words(crate::journal::shelf::english()).contains("Nothing was changed"), "{error}");
    assert!(files_below(&data) == before);
}

#[test]
fn one_bad_workbook_in_a_file_keeps_all_of_it_out() {
    let room = Room::with(&[page(1, "One.")]);
    let data = room.temp.path().join("data");
    let other = shelf_in(&data).create(BookKind::One, Lock::None, 0xa).unwrap();
    let file = room.temp.path().join("both.tar");
    shelf_in(&data).back_up(&[room.folder.clone(), other.clone()], &file).unwrap();
    fs::remove_dir_all(&room.folder).unwrap();
    fs::remove_dir_all(&other).unwrap();
    shelf_in(&data).create(BookKind::Together, Lock::None, 0xa).unwrap();
    is_refused(&room, &file);
}

#[test]
fn what_was_half_brought_back_is_gone_on_with() {
    let room = Room::with(&[page(1, "One."), page(2, "Two.")]);
    let (file, shelf) = (backup_of(&room), shelf_in(&elsewhere(&room)));
    let back = elsewhere(&room).join(room.folder.file_name().unwrap());
    fs::create_dir_all(back.join("records")).unwrap();
    fs::copy(room.file("records", &id(1)), back.join("records").join(format!("{}.json", id(1)))).unwrap();
    assert_eq!(shelf.books().unwrap().books.len(), 1, "its pages are here");
    let returned = shelf.restore(&file).unwrap();
    assert!(returned[0].is_new && returned[0].added == 2);
    assert!(same_files(&room.folder, &back));
}
