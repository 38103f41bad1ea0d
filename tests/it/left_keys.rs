//! A key file that is left over, since a lock was being set or taken off when the program died, opens and seals nothing.

use crate::shelf::{Room, page};
use goldseam::engine::Place;
use goldseam::journal::{Journal, Key, Passphrase, RealDisk, Shelf, WorkFactor};
use std::fs;
use std::sync::Arc;

fn pass() -> Passphrase {
    Passphrase::from("three odd words".to_owned())
}

fn shelf(room: &Room) -> Shelf {
    Shelf::new(Arc::new(RealDisk), room.temp.path().join("data"))
}

/// A workbook that was locked and unlocked, with its key files back as they were in between.
fn left() -> (Room, Key) {
    let room = Room::with(&[page(1, "One.")]);
    let (mut journal, _) = room.open();
    journal.lock(&pass(), WorkFactor::NEXT_TO_NONE).unwrap();
    let key = journal.key().unwrap().clone();
    let files = ["keys/1.age", "people/1.json"].map(|name| (name, fs::read(room.folder.join(name)).unwrap()));
    journal.unlock().unwrap();
    for (name, bytes) in files {
        fs::write(room.folder.join(name), bytes).unwrap();
    }
    (room, key)
}

#[test]
fn its_passphrase_and_its_sheet_open_no_workbook() {
    let (room, key) = left();
    assert!(shelf(&room).who(&pass()).unwrap().is_none());
    assert!(!shelf(&room).is_taken(&pass()));
    assert!(shelf(&room).on_sheet(secrecy::ExposeSecret::expose_secret(&key.secret().unwrap())).unwrap().is_none());
}

#[test]
fn opening_with_it_seals_nothing() {
    let (room, key) = left();
    let (journal, reading) = Journal::open_with(Arc::new(RealDisk), &room.folder, key).unwrap();
    assert!(journal.key().is_none() && journal.can_read(Place::Two));
    assert_eq!(reading.records.len(), 1);
    assert_eq!(room.names("records"), [format!("{:032x}.json", 1)]);
}

#[test]
fn a_lock_set_again_takes_its_place() {
    let (room, _) = left();
    let (mut journal, _) = room.open();
    let other = Passphrase::from("another one".to_owned());
    assert_eq!(journal.lock(&other, WorkFactor::NEXT_TO_NONE).unwrap().left, 0);
    assert!(shelf(&room).who(&pass()).unwrap().is_none());
    let (_, key) = shelf(&room).who(&other).unwrap().unwrap();
    let (journal, reading) = Journal::open_with(Arc::new(RealDisk), &room.folder, key).unwrap();
    assert!(!journal.has_other_keys());
    assert_eq!(reading.records.len(), 1);
}
