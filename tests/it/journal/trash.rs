//! A page is out because a record says so, wherever its file lies; and it can come back for 30 days.

use crate::journal::shelf::{Room, day, deleted, id, ids, page, record, undeleted};
use chrono::TimeDelta;
use goldseam::engine::{Known, RecordId};
use std::fs;

#[test]
fn a_deleted_page_is_out_and_can_come_back() {
    let room = Room::with(&[page(1, "first"), page(2, "second"), deleted(3, 1, 5)]);
    let (mut journal, reading) = room.open();
    assert_eq!(ids(&reading.records.to_records()), [id(2), id(3)]);
    let trash = journal.trash_list();
    assert_eq!(trash.len(), 1);
    assert!(trash[0].record == page(1, "first"));
    assert_eq!((trash[0].tombstones.as_slice(), trash[0].deleted), (&[id(3)][..], Some(day(5))));
    let back = journal.restore(&undeleted(4, 3)).unwrap();
    assert!(back == Some(page(1, "first")));
    assert!(journal.trash_list().is_empty());
    assert_eq!(ids(&room.open().1.records.to_records()), [id(1), id(2), id(3), id(4)]);
}

#[test]
fn deleting_moves_the_file_and_deleting_for_good_removes_it() {
    let room = Room::with(&[page(1, "first"), page(2, "second")]);
    let (mut journal, _) = room.open_for_real();
    journal.delete(&deleted(3, 1, 0)).unwrap();
    assert!(room.file("trash", &id(1)).exists() && !room.file("records", &id(1)).exists());
    for (n, of) in [(4, 1), (5, 2)] {
        journal.delete(&record(n, Known::Deleted { of: id(of), for_good: true })).unwrap();
    }
    assert_eq!(room.names("trash"), [""; 0]);
    assert_eq!(ids(&room.open_for_real().1.records.to_records()), [id(3), id(4), id(5)]);
    assert!(journal.trash_list().is_empty());
}

#[test]
fn for_good_can_not_be_undone() {
    let room = Room::with(&[record(2, Known::Deleted { of: id(1), for_good: true }), undeleted(3, 2)]);
    room.put("records", &format!("{}.json", id(1)), &serde_json::to_vec(&page(1, "brought back")).unwrap());
    assert_eq!(ids(&room.open().1.records.to_records()), [id(2), id(3)]);
}

#[test]
fn a_copy_does_not_bring_a_deleted_page_back() {
    let room = Room::with(&[page(1, "first")]);
    let copy = fs::read(room.file("records", &id(1))).unwrap();
    let (mut journal, _) = room.open();
    journal.delete(&deleted(2, 1, 0)).unwrap();
    room.put("records", &format!("{}.json", id(1)), &copy);
    assert_eq!(ids(&room.open().1.records.to_records()), [id(2)]);
    journal.sweep(day(1));
    assert_eq!(room.names("records"), [format!("{}.json", id(2))]);
    assert_eq!(room.names("trash"), [format!("{}.json", id(1))]);
}

#[test]
fn a_page_is_out_while_any_deletion_of_it_stands() {
    let room = Room::with(&[page(1, "first")]);
    let (mut journal, _) = room.open();
    journal.delete(&deleted(2, 1, 0)).unwrap();
    journal.delete(&deleted(3, 1, 0)).unwrap();
    assert!(journal.restore(&undeleted(4, 2)).unwrap().is_none());
    assert!(room.file("trash", &id(1)).exists());
    assert!(journal.restore(&undeleted(5, 3)).unwrap().is_some());
    assert!(room.file("records", &id(1)).exists());
}

#[test]
fn a_page_restored_before_its_file_was_moved_is_read_from_the_trash() {
    let room = Room::with(&[deleted(2, 1, 0), undeleted(3, 2)]);
    room.put("trash", &format!("{}.json", id(1)), &serde_json::to_vec(&page(1, "first")).unwrap());
    let (mut journal, reading) = room.open();
    assert_eq!(ids(&reading.records.to_records()), [id(1), id(2), id(3)]);
    journal.sweep(day(99));
    assert!(room.file("records", &id(1)).exists());
}

#[test]
fn trash_is_emptied_after_thirty_days_and_not_a_moment_before() {
    let room = Room::with(&[page(1, "first")]);
    let (mut journal, _) = room.open();
    journal.delete(&deleted(2, 1, 0)).unwrap();
    assert_eq!(journal.sweep(day(-3650)), 0, "a clock that is wrong early");
    assert_eq!(journal.sweep(day(30)), 0);
    let over = day(30) + TimeDelta::seconds(1);
    assert_eq!(journal.sweep(over), 0, "one start alone");
    assert_eq!(journal.sweep(over + TimeDelta::hours(23)), 0, "starts of one evening");
    assert_eq!(journal.sweep(over + TimeDelta::days(1)), 1);
    assert_eq!(room.names("trash"), [""; 0]);
    assert_eq!(ids(&room.open().1.records.to_records()), [id(2)], "the tombstone stays");
}

#[test]
fn a_clock_that_jumps_ahead_for_a_start_empties_no_trash() {
    let room = Room::with(&[page(1, "first"), page(2, "second")]);
    let (mut journal, _) = room.open();
    journal.delete(&deleted(3, 1, 0)).unwrap();
    // Each start is a program of its own; the clock jumps ten years ahead and back, and so again.
    for (start, removed) in [(1, 0), (3650, 0), (2, 0), (3660, 0), (3, 0), (29, 0), (31, 0), (4000, 1)] {
        let (mut journal, _) = room.open();
        // What was noted with a right clock is no reason to take what was deleted since.
        if start == 4000 {
            journal.delete(&deleted(4, 2, 31)).unwrap();
        }
        assert_eq!(journal.sweep(day(start)), removed, "on day {start}");
    }
    assert_eq!(room.names("trash"), [format!("{}.json", id(2))]);
    assert_eq!(room.open().0.sweep(day(35)), 0);
    assert!(!room.folder.join(".trash-noted").exists(), "a time that is still to come is dropped");
    assert_eq!(room.open().0.sweep(day(62)), 0);
    assert_eq!(room.open().0.sweep(day(63)), 1);
}

#[test]
fn what_lies_in_the_trash_with_no_tombstone_stays_until_it_is_put_back() {
    let room = Room::new();
    room.put("trash", &format!("{}.json", id(1)), &serde_json::to_vec(&page(1, "first")).unwrap());
    let (mut journal, reading) = room.open();
    assert!(reading.records.to_records().is_empty());
    assert_eq!(journal.sweep(day(9999)), 0);
    let trash = journal.trash_list();
    assert_eq!((trash.len(), trash[0].deleted, trash[0].tombstones.len()), (1, None, 0));
    assert!(journal.put_back(&id(1)).unwrap() == Some(page(1, "first")));
    assert_eq!(ids(&room.open().1.records.to_records()), [id(1)]);
}

#[test]
fn a_tombstone_reaches_no_file_outside_and_no_other_tombstone() {
    let room = Room::with(&[page(1, "first"), deleted(2, 1, 0)]);
    let victim = room.put("", "precious.json", b"{}");
    let (mut journal, _) = room.open();
    let of = RecordId("../precious".to_owned());
    journal.delete(&record(4, Known::Deleted { of, for_good: true })).unwrap();
    journal.delete(&record(5, Known::Deleted { of: id(2), for_good: true })).unwrap();
    journal.sweep(day(9999));
    assert!(victim.exists());
    assert_eq!(ids(&room.open().1.records.to_records()), [id(2), id(4), id(5)]);
}
