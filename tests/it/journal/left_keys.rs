//! Keys that lie in a workbook which says that it is not locked: a lock only ever closes, and a key is never lost.

use crate::journal::lock::is_of;
use crate::journal::shelf::{Room, day, ids, page};
use goldseam::engine::Lock;
use goldseam::journal::{DataDir, Journal, Key, OpenError, Passphrase, RealDisk, WorkFactor};
use std::fs;
use std::sync::Arc;

fn pass() -> Passphrase {
    Passphrase::from("three odd words".to_owned())
}

fn shelf(room: &Room) -> DataDir {
    DataDir::new(Arc::new(RealDisk), room.temp.path().join("data"))
}

/// A workbook that was locked and unlocked.
fn unlocked() -> Room {
    let room = Room::with(&[page(1, "One.")]);
    let (mut journal, _) = room.open();
    journal.lock(&pass(), WorkFactor::NEXT_TO_NONE, day(0)).unwrap();
    journal.append(&page(2, "Two.")).unwrap();
    assert_eq!(journal.unlock().unwrap().left, 0);
    room
}

/// The key file of a lock that was taken off, under the name that it had.
fn put_back_its_key(room: &Room) {
    for name in room.names("keys").into_iter().filter(|name| is_of(name, "kept")) {
        let file = room.folder.join("keys").join(&name);
        fs::copy(&file, room.folder.join("keys").join(name.trim_end_matches(".kept"))).unwrap();
    }
}

fn key(room: &Room) -> Key {
    shelf(room).who(&pass()).unwrap().expect("the passphrase opens nothing").1
}

#[test]
fn what_is_left_of_a_lock_that_was_taken_off_locks_nothing() {
    let room = unlocked();
    let (mut journal, reading) = room.open();
    assert_eq!((journal.book().lock, reading.records.to_records().len()), (Lock::None, 2));
    journal.append(&page(3, "Three.")).unwrap();
    assert!(shelf(&room).who(&pass()).unwrap().is_none());
}

#[test]
fn a_key_that_comes_back_locks_and_every_page_is_known_again() {
    let room = unlocked();
    room.open().0.append(&page(3, "Written while it was open.")).unwrap();
    put_back_its_key(&room);
    assert!(matches!(Journal::open(Arc::new(RealDisk), &room.folder), Err(OpenError::Locked(_))));
    let (journal, reading) = Journal::open_with(Arc::new(RealDisk), &room.folder, key(&room)).unwrap();
    assert!(!journal.has_other_keys());
    assert_eq!(ids(&reading.records.to_records()), [page(1, "").id, page(2, "").id]);
    let offered: Vec<_> = reading.foreign.iter().map(|file| (&file.taken.id, file.can_be_taken)).collect();
    assert_eq!(offered, [(&page(3, "").id, true)], "what was written meanwhile is offered");
    let plain: Vec<_> = room.names("records").into_iter().filter(|name| is_of(name, "json")).collect();
    assert_eq!(plain, [format!("{:032x}.json", 3)]);
}

#[test]
fn what_is_taken_in_counts_from_then_on_and_is_sealed_as_it_was() {
    let room = unlocked();
    room.open().0.append(&page(3, "Written while it was open.")).unwrap();
    put_back_its_key(&room);
    let (mut journal, reading) = Journal::open_with(Arc::new(RealDisk), &room.folder, key(&room)).unwrap();
    let taken = journal.take_in(&reading.foreign, day(1)).unwrap();
    assert!(taken == [page(3, "Written while it was open.")] && taken[0].proof.is_from_before());
    drop(journal);
    let (_, reading) = Journal::open_with(Arc::new(RealDisk), &room.folder, key(&room)).unwrap();
    assert_eq!((reading.records.to_records().len(), reading.foreign.len(), reading.unreadable.len()), (3, 0, 0));
    assert_eq!(room.names("records").into_iter().filter(|name| is_of(name, "json")).count(), 0);
}

#[test]
fn a_lock_set_again_takes_its_place_and_throws_no_key_away() {
    let room = unlocked();
    let kept = room.names("keys");
    let (mut journal, _) = room.open();
    let other = Passphrase::from("another one".to_owned());
    assert_eq!(journal.lock(&other, WorkFactor::NEXT_TO_NONE, day(0)).unwrap().left, 0);
    drop(journal);
    let (_, key) = shelf(&room).who(&other).unwrap().unwrap();
    let (journal, reading) = Journal::open_with(Arc::new(RealDisk), &room.folder, key).unwrap();
    assert!(!journal.has_other_keys());
    assert_eq!(ids(&reading.records.to_records()), [page(1, "").id, page(2, "").id]);
    assert!(kept.iter().all(|name| room.names("keys").contains(name)), "a key is gone");
}

/// Each lock has a list of its own; those of the ones before are nobody's word any more, and no fault.
#[test]
fn a_workbook_locked_again_and_again_names_nothing_as_a_strangers() {
    let room = Room::with(&[page(1, "One.")]);
    for _ in 0..3 {
        let (mut journal, _) = room.open();
        assert_eq!(journal.lock(&pass(), WorkFactor::NEXT_TO_NONE, day(0)).unwrap().left, 0);
        drop(journal);
        let (mut journal, reading) = Journal::open_with(Arc::new(RealDisk), &room.folder, key(&room)).unwrap();
        assert_eq!((ids(&reading.records.to_records()), reading.unreadable), (vec![page(1, "").id], Vec::new()));
        assert!(reading.foreign.is_empty());
        assert_eq!(journal.unlock().unwrap().left, 0);
        assert!(
            ["records", "trash", "drafts"].iter().all(|sub| room.names(sub).iter().all(|name| !is_of(name, "aside")))
        );
    }
}
