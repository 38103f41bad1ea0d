//! A person's own copy: own pages and shared ones, sealed as they were, and nothing that only the other can open.

use super::{elsewhere, same_files};
use crate::journal::shelf::{Room, draft, id, ids, page};
use crate::journal::two::{Two, files_below, locked, open_in, page_of, pass, shelf_in};
use goldseam::engine::Place;
use goldseam::journal::{Act, Cause, Draft, NotKept};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

#[test]
fn of_one_person_it_is_a_whole_copy() {
    for is_locked in [false, true] {
        let room = if is_locked { locked(&[page(1, "One.")]) } else { Room::with(&[page(1, "One.")]) };
        let data = room.temp.path().join("data");
        let (journal, _) = if is_locked { open_in(&data, "one") } else { room.open() };
        assert_eq!(journal.part(&elsewhere(&room)).unwrap(), []);
        assert!(same_files(&data, &elsewhere(&room)));
        assert_eq!(fs::metadata(elsewhere(&room)).unwrap().permissions().mode() & 0o777, 0o700);
    }
}

#[test]
fn it_goes_into_a_new_folder_only() {
    let room = Room::with(&[page(1, "One.")]);
    fs::create_dir(elsewhere(&room)).unwrap();
    let error = room.open().0.part(&elsewhere(&room)).unwrap_err();
    assert_eq!(error, NotKept { act: Act::OwnCopy, cause: Cause::There });
    assert_eq!(fs::read_dir(elsewhere(&room)).unwrap().count(), 0);
    assert_eq!(fs::read_dir(room.temp.path()).unwrap().count(), 2);
}

#[test]
fn of_two_each_gets_what_is_theirs_and_what_is_for_both() {
    let two = Two::new();
    crate::journal::two::number(&two.folder);
    let (mut hers, _) = open_in(&two.data(), "one");
    hers.save_draft(&draft(11, "begun by her"), true).unwrap();
    let (mut his, _) = open_in(&two.data(), "two");
    his.save_draft(&Draft { place: Place::Two, ..draft(12, "begun by him") }, true).unwrap();
    for (journal, words, own, other) in [(&hers, "one", 1, 2), (&his, "two", 2, 1)] {
        let copy = two.temp.path().join(words);
        assert_eq!(journal.part(&copy).unwrap(), []);
        let (mut opened, reading) = open_in(&copy, words);
        assert!(!opened.has_other_keys() && reading.unreadable.is_empty());
        assert_eq!(ids(&reading.records.to_records()), [id(own), id(3)]);
        assert_eq!(opened.drafts().len(), 1);
        let other_words = if words == "one" { "two" } else { "one" };
        assert!(shelf_in(&copy).who(&pass(other_words)).unwrap().is_none());
        let left: Vec<PathBuf> = files_below(&copy).into_keys().collect();
        let has = |name: &str| left.iter().any(|file| file.ends_with(name));
        assert!(!has(&format!("keys/{other}.age")) && has(&format!("keys/{own}.age")));
        assert!(!has(&format!("records/{}.age", id(other))) && has(&format!("people/{other}.json")));
    }
}

#[test]
fn what_is_written_in_a_copy_for_both_the_other_can_open() {
    let two = Two::new();
    let copy = two.temp.path().join("hers");
    open_in(&two.data(), "one").0.part(&copy).unwrap();
    open_in(&copy, "one").0.append(&page_of(Place::Shared, 9, "Written in the copy.")).unwrap();
    let back = two.temp.path().join("back.tar");
    let folder = copy.join(two.folder.file_name().unwrap());
    shelf_in(&copy).back_up(&[folder], &back).unwrap();
    shelf_in(&two.data()).restore(&back).unwrap();
    let (_, reading) = open_in(&two.data(), "two");
    assert_eq!(ids(&reading.records.to_records()), [id(2), id(3), id(9)]);
}

#[test]
fn a_page_that_is_damaged_may_be_the_other_s_and_is_named_only() {
    let two = Two::new();
    let file = two.folder.join("records").join(format!("{}.age", id(1)));
    fs::write(&file, "age-encryption.org/v1\nhalf").unwrap();
    let copy = two.temp.path().join("hers");
    let left = open_in(&two.data(), "one").0.part(&copy).unwrap();
    assert_eq!(left.len(), 1);
    assert!(left[0].file.ends_with(format!("{}.age", id(1))));
    assert!(!files_below(&copy).into_keys().any(|file| file.ends_with(format!("{}.age", id(1)))));
}
