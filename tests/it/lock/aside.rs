//! A lock that was taken off, and a sealed file that turns up weeks later: the workbook is locked again, and nothing that
//! was written in those weeks is lost to its owner, whatever they do next.

use super::{ONE, key_of, of_two, one, open_as, pass};
use crate::shelf::{Room, deleted, draft, id, ids, page, record};
use crate::two::{files_below, shelf_in};
use goldseam::engine::Known;
use goldseam::journal::{ForeignWords, What};
use std::collections::BTreeSet;
use std::fs;

/// What was written while the lock was off: a page, small things that are no page, a deletion with its page, words begun.
fn weeks() -> Room {
    let room = one();
    for known in [page(1, "from under the lock"), page(2, "to be deleted"), page(3, "deleted for good later")] {
        open_as(&room, ONE).0.append(&known).unwrap();
    }
    let (mut journal, _) = open_as(&room, ONE);
    assert_eq!(journal.unlock().unwrap().left, 0);
    drop(journal);
    let (mut journal, _) = room.open();
    journal.append(&page(11, "written in the open weeks")).unwrap();
    journal
        .append(&record(12, Known::Card { name: "the letters".to_owned(), owner: goldseam::engine::Owner::Me }))
        .unwrap();
    journal.append(&record(13, Known::Name { name: "Ada".to_owned() })).unwrap();
    journal.append(&page(14, "deleted in the open weeks")).unwrap();
    journal.delete(&deleted(15, 14, 1)).unwrap();
    journal.delete(&deleted(16, 2, 1)).unwrap();
    journal.save_draft(&draft(17, "begun in the open weeks"), true).unwrap();
    drop(journal);
    room
}

/// A sealed file that another device brings: the twin of a page that is here, sealed when the lock was on.
fn a_stray(room: &Room) -> (String, Vec<u8>) {
    let elsewhere = super::copy_of(room);
    let (mut journal, _) = {
        let key = key_of_kept(&elsewhere);
        goldseam::journal::Journal::open_with(std::sync::Arc::new(goldseam::journal::RealDisk), &elsewhere.folder, key)
            .unwrap()
    };
    journal.append(&page(21, "on the other device")).unwrap();
    let name = format!("{}.age", id(21));
    let bytes = fs::read(elsewhere.folder.join("records").join(&name)).unwrap();
    (name, bytes)
}

/// The key that was kept: a sealed file alone has it asked for.
fn key_of_kept(room: &Room) -> goldseam::journal::Key {
    room.put("records", &format!("{}.age", id(99)), b"");
    let key = key_of(room, ONE);
    fs::remove_file(room.folder.join("records").join(format!("{}.age", id(99)))).unwrap();
    key
}

fn read(room: &Room) -> (BTreeSet<u128>, BTreeSet<u128>) {
    let (mut journal, reading) = room.open();
    let number = |id: &goldseam::engine::RecordId| u128::from_str_radix(&id.0, 16).unwrap();
    let drafts = journal.drafts().iter().map(|draft| number(&draft.id)).collect();
    (ids(&reading.records).iter().map(number).collect(), drafts)
}

#[test]
fn what_was_written_while_the_lock_was_off_comes_back_whole_after_it_is_taken_off_again() {
    let room = weeks();
    let before = read(&room);
    assert!(before.0.contains(&12) && !before.0.contains(&14) && !before.0.contains(&2) && before.1.contains(&17));
    let (name, bytes) = a_stray(&room);
    room.put("records", &name, &bytes);
    let (mut journal, reading) = open_as(&room, ONE);
    assert!(reading.records.iter().any(|record| record.id == id(21)), "what came is proved, and counts");
    let shown: BTreeSet<_> = reading.foreign.iter().map(|file| file.taken.id.clone()).collect();
    assert!([11, 12, 13, 14, 15, 16, 17].into_iter().all(|n| shown.contains(&id(n))), "{shown:?}");
    let done = journal.unlock().unwrap();
    assert_eq!((done.left, done.aside), (0, 7));
    drop(journal);
    // Nothing readable is put out of sight: each is offered, and comes back as what it was.
    let (mut journal, reading) = room.open();
    assert_eq!(reading.foreign.len(), 7);
    assert!(reading.foreign.iter().all(|file| file.can_be_taken));
    let said = shelf_in(&room.temp.path().join("data")).look_over(&room.folder, &[]).findings;
    assert_eq!(said.iter().filter(|found| found.what == What::AsideOpen).count(), 7, "{said:?}");
    let back = journal.take_in(&reading.foreign, crate::shelf::day(9)).unwrap();
    let back: BTreeSet<_> = ids(&back).into_iter().collect();
    // A page that was deleted does not stand up again for a moment.
    assert_eq!(back, [11, 12, 13, 15, 16].map(id).into_iter().collect());
    drop(journal);
    let after = read(&room);
    assert_eq!(after.0.difference(&before.0).copied().collect::<Vec<_>>(), [21]);
    assert!(before.0.is_subset(&after.0) && before.1 == after.1);
    assert!(room.open().1.foreign.is_empty());
    // Locked anew, all of it is sealed, and all of it is there.
    let (mut journal, _) = room.open();
    assert_eq!(
        journal.lock(&pass("anew"), goldseam::journal::WorkFactor::NEXT_TO_NONE, crate::shelf::day(10)).unwrap().left,
        0
    );
    drop(journal);
    let (_, reading) = open_as(&room, "anew");
    assert!(reading.foreign.is_empty() && reading.records.iter().any(|record| record.id == id(12)));
}

#[test]
fn what_a_key_opens_and_nothing_proves_is_read_once_the_key_is_gone() {
    let room = one();
    open_as(&room, ONE).0.append(&page(1, "words")).unwrap();
    let words = serde_json::to_string(&page(31, "sealed by an older program")).unwrap();
    room.put("records", &format!("{}.age", id(31)), &key_of(&room, ONE).seal(&words).unwrap());
    assert_eq!(open_as(&room, ONE).0.unlock().unwrap().aside, 1);
    let (_, reading) = room.open();
    assert_eq!(ids(&reading.records), [id(1)]);
    let [file] = &reading.foreign[..] else { panic!("{:?}", reading.foreign) };
    assert!(matches!(&file.words, ForeignWords::Record(record) if **record == page(31, "sealed by an older program")));
}

/// A sync tool brings the same file again, or somebody takes the names that there would be.
#[test]
fn a_name_that_is_taken_holds_up_no_unlocking() {
    let stranger = one();
    open_as(&stranger, ONE).0.append(&page(41, "sealed for somebody else")).unwrap();
    let theirs = fs::read(stranger.folder.join("records").join(format!("{}.age", id(41)))).unwrap();
    let other = [&theirs[..], b"more"].concat();
    let plain = serde_json::to_vec(&page(42, "nobody knows whose")).unwrap();
    let long = format!("{}.json", "x".repeat(249));
    let room = one();
    open_as(&room, ONE).0.append(&page(1, "words")).unwrap();
    for (n, bytes) in [(0, &theirs), (1, &theirs), (2, &other), (3, &other)] {
        room.put("records", &format!("{}.age", id(41)), bytes);
        room.put("records", &format!("{}.json", id(42)), &[&plain[..], &vec![b' '; n]].concat());
        room.put("records", &long, &plain);
        room.put("drafts", &format!("{}.age", id(43)), bytes);
        let (mut journal, _) = open_as(&room, ONE);
        let done = journal.unlock().unwrap();
        assert_eq!((done.left, journal.book().lock), (0, goldseam::engine::Lock::None), "the {n}th time");
        drop(journal);
        assert_eq!(room.open().1.records, [page(1, "words")], "the {n}th time");
    }
    let left = files_below(&room.folder);
    for bytes in [&theirs, &other] {
        let kept = left.iter().filter(|(file, there)| file.starts_with("records") && *there == bytes).count();
        assert_eq!(kept, 1, "each once, however often it came");
    }
}

/// The row under the lock shows it too, and there what takes something away waits for an open workbook.
#[test]
fn what_was_set_aside_is_shown_under_a_later_lock_and_is_sealed_once_it_is_taken_in() {
    let room = weeks();
    let (name, bytes) = a_stray(&room);
    room.put("records", &name, &bytes);
    open_as(&room, ONE).0.unlock().unwrap();
    let (mut journal, _) = room.open();
    journal.lock(&pass("anew"), goldseam::journal::WorkFactor::NEXT_TO_NONE, crate::shelf::day(10)).unwrap();
    drop(journal);
    let (mut journal, reading) = open_as(&room, "anew");
    let can = |n| reading.foreign.iter().find(|file| file.taken.id == id(n)).map(|file| file.can_be_taken);
    assert_eq!((can(11), can(12), can(15), can(17)), (Some(true), Some(false), Some(false), Some(true)));
    let back = journal.take_in(&reading.foreign, crate::shelf::day(11)).unwrap();
    assert!(ids(&back).contains(&id(11)));
    drop(journal);
    assert!(room.folder.join(format!("records/{}.age", id(11))).exists());
    assert!(!room.folder.join(format!("records/{}.json.aside", id(11))).exists());
    assert!(open_as(&room, "anew").1.records.iter().any(|record| record.id == id(11)));
}

#[test]
fn of_two_nothing_that_was_set_aside_is_shown_to_the_other() {
    let room = super::pair();
    let his = serde_json::to_vec(&of_two(page(51, "his"))).unwrap();
    room.put("records", &format!("{}.json.aside", id(51)), &his);
    let (_, reading) = open_as(&room, ONE);
    assert!(reading.foreign.is_empty());
}
