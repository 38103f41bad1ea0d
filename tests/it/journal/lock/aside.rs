//! A lock that was taken off, and a sealed file that turns up weeks later: the workbook is locked again, and nothing that
//! was written in those weeks is lost to its owner, whatever they do next.

use super::crash::{Fault, every_fault};
use super::{ONE, TWO, key_of, of_two, one, open_as, pass, shelf};
use crate::journal::shelf::{FaultyDisk, Room, day, deleted, draft, id, ids, page, record};
use crate::journal::two::{files_below, shelf_in};
use goldseam::engine::{Known, Place, RecordId};
use goldseam::journal::{FindingKind, ForeignWords, Journal, Key, RealDisk, WorkFactor};
use std::collections::BTreeSet;
use std::fs;
use std::sync::Arc;

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
        Journal::open_with(Arc::new(RealDisk), &elsewhere.folder, key).unwrap()
    };
    journal.append(&page(21, "on the other device")).unwrap();
    let name = format!("{}.age", id(21));
    let bytes = fs::read(elsewhere.folder.join("records").join(&name)).unwrap();
    (name, bytes)
}

/// The key that was kept: a sealed file alone has it asked for.
fn key_of_kept(room: &Room) -> Key {
    room.put("records", &format!("{}.age", id(99)), b"");
    let key = key_of(room, ONE);
    fs::remove_file(room.folder.join("records").join(format!("{}.age", id(99)))).unwrap();
    key
}

fn read(room: &Room) -> (BTreeSet<u128>, BTreeSet<u128>) {
    let (mut journal, reading) = room.open();
    let number = |id: &RecordId| u128::from_str_radix(&id.0, 16).unwrap();
    let drafts = journal.drafts().iter().map(|draft| number(&draft.id)).collect();
    (ids(&reading.records.to_records()).iter().map(number).collect(), drafts)
}

#[test]
fn what_was_written_while_the_lock_was_off_comes_back_whole_after_it_is_taken_off_again() {
    let room = weeks();
    let before = read(&room);
    assert!(before.0.contains(&12) && !before.0.contains(&14) && !before.0.contains(&2) && before.1.contains(&17));
    let (name, bytes) = a_stray(&room);
    room.put("records", &name, &bytes);
    let (mut journal, reading) = open_as(&room, ONE);
    assert!(reading.records.whole().any(|record| record.id == id(21)), "what came is proved, and counts");
    let shown: BTreeSet<_> = reading.foreign.iter().map(|file| file.taken.id.clone()).collect();
    assert!([11, 12, 13, 14, 15, 16, 17].into_iter().all(|n| shown.contains(&id(n))), "{shown:?}");
    assert!(!room.names("keys").iter().any(|name| name.contains(".kept")), "its key is no leftover any more");
    let done = journal.unlock().unwrap();
    assert_eq!((done.left, done.aside), (0, 7));
    drop(journal);
    // Nothing readable is put out of sight: each is offered, and comes back as what it was.
    let (mut journal, reading) = room.open();
    assert_eq!(reading.foreign.len(), 7);
    assert!(reading.foreign.iter().all(|file| file.can_be_taken));
    let said = shelf_in(&room.temp.path().join("data")).look_over(&room.folder, &[]).findings;
    assert_eq!(said.iter().filter(|found| found.what == FindingKind::AsideOpen).count(), 7, "{said:?}");
    let back = journal.take_in(&reading.foreign, crate::journal::shelf::day(9)).unwrap();
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
    assert_eq!(journal.lock(&pass("anew"), WorkFactor::NEXT_TO_NONE, crate::journal::shelf::day(10)).unwrap().left, 0);
    drop(journal);
    let (_, reading) = open_as(&room, "anew");
    assert!(reading.foreign.is_empty() && reading.records.whole().any(|record| record.id == id(12)));
}

/// The key that was left behind is the key again: a new passphrase shuts the old one out.
#[test]
fn locked_again_a_new_passphrase_takes_the_place_of_the_old_one() {
    let room = weeks();
    let (name, bytes) = a_stray(&room);
    room.put("records", &name, &bytes);
    let (mut journal, _) = open_as(&room, ONE);
    journal.change_passphrase(&pass("a new one"), WorkFactor::NEXT_TO_NONE).unwrap();
    drop(journal);
    let who = |words| super::shelf(&room).who(&pass(words)).unwrap().is_some();
    assert!(who("a new one") && !who(ONE));
}

#[test]
fn what_a_key_opens_and_nothing_proves_is_read_once_the_key_is_gone() {
    let room = one();
    open_as(&room, ONE).0.append(&page(1, "words")).unwrap();
    let words = serde_json::to_string(&page(31, "sealed by an older program")).unwrap();
    room.put("records", &format!("{}.age", id(31)), &key_of(&room, ONE).seal(&words).unwrap());
    assert_eq!(open_as(&room, ONE).0.unlock().unwrap().aside, 1);
    let (_, reading) = room.open();
    assert_eq!(ids(&reading.records.to_records()), [id(1)]);
    let [file] = &reading.foreign[..] else { panic!("{:?}", reading.foreign) };
    assert!(matches!(&file.words, ForeignWords::Record(record) if **record == page(31, "sealed by an older program")));
}

/// The weeks, a stray file of one's own, one that nothing proves, and one for somebody else.
fn strays() -> Room {
    let room = weeks();
    let (name, bytes) = a_stray(&room);
    room.put("records", &name, &bytes);
    let words = serde_json::to_string(&page(31, "sealed by an older program")).unwrap();
    room.put("records", &format!("{}.age", id(31)), &key_of(&room, ONE).seal(&words).unwrap());
    let theirs = Key::new(Place::One).seal("for somebody else").unwrap();
    room.put("records", &format!("{}.age", id(41)), &theirs);
    room
}

fn take_off(room: &Room, disk: &Arc<FaultyDisk>, key: &Key, fault: Option<Fault>) -> bool {
    disk.heal();
    if let Some(fault) = fault {
        fault.begins_on(disk);
    }
    let Ok((mut journal, _)) = Journal::open_with(disk.clone(), &room.folder, key.clone()) else { return false };
    journal.unlock().is_ok_and(|converted| converted.left == 0)
}

/// What is read, and what is shown.
fn all_in(room: &Room) -> BTreeSet<RecordId> {
    let (_, reading) = room.open();
    let shown = reading.foreign.iter().map(|file| file.taken.id.clone());
    ids(&reading.records.to_records()).into_iter().chain(shown).collect()
}

#[test]
fn wherever_it_stops_each_file_is_read_or_shown_once_the_lock_is_off() {
    let room = strays();
    let (whole, key) = (super::copy_of(&room), key_of(&room, ONE));
    assert!(take_off(&whole, &Arc::default(), &key, None));
    let all = all_in(&whole);
    assert!([1, 11, 12, 13, 14, 15, 16, 17, 21, 31].iter().all(|n| all.contains(&id(*n))), "{all:?}");
    let faults = every_fault(|| super::copy_of(&room), |room, disk| assert!(take_off(room, disk, &key, None)));
    let mut stopped = 0;
    for fault in faults {
        let room = super::copy_of(&room);
        let is_done = take_off(&room, &Arc::default(), &key, Some(fault));
        stopped += usize::from(!is_done);
        if !is_done {
            let is_open = Journal::open(Arc::new(RealDisk), &room.folder).is_ok();
            assert!(is_open || take_off(&room, &Arc::default(), &key_of(&room, ONE), None), "{fault:?}");
        }
        assert_eq!(all_in(&room), all, "{fault:?}");
        let theirs = room.names("records").into_iter().filter(|name| name.starts_with(&id(41).0)).count();
        assert_eq!(theirs, 1, "{fault:?}");
    }
    assert!(stopped > 60, "{stopped}");
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
        assert_eq!(room.open().1.records.to_records(), [page(1, "words")], "the {n}th time");
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
    journal.lock(&pass("anew"), WorkFactor::NEXT_TO_NONE, crate::journal::shelf::day(10)).unwrap();
    drop(journal);
    let (mut journal, reading) = open_as(&room, "anew");
    let can = |n| reading.foreign.iter().find(|file| file.taken.id == id(n)).map(|file| file.can_be_taken);
    assert_eq!((can(11), can(12), can(15), can(17)), (Some(true), Some(false), Some(false), Some(true)));
    let back = journal.take_in(&reading.foreign, crate::journal::shelf::day(11)).unwrap();
    assert!(ids(&back).contains(&id(11)));
    drop(journal);
    assert!(room.folder.join(format!("records/{}.age", id(11))).exists());
    assert!(!room.folder.join(format!("records/{}.json.aside", id(11))).exists());
    assert!(open_as(&room, "anew").1.records.whole().any(|record| record.id == id(11)));
}

#[test]
fn of_two_nothing_that_was_set_aside_is_shown_to_the_other() {
    let room = super::pair();
    let his = serde_json::to_vec(&of_two(page(51, "his"))).unwrap();
    room.put("records", &format!("{}.json.aside", id(51)), &his);
    let (_, reading) = open_as(&room, ONE);
    assert!(reading.foreign.is_empty());
}

#[test]
fn the_passphrase_of_a_lock_that_was_taken_off_is_no_way_into_the_one_set_since() {
    let room = one();
    let (mut journal, _) = open_as(&room, ONE);
    journal.append(&page(1, "words")).unwrap();
    assert_eq!(journal.unlock().unwrap().left, 0);
    journal.lock(&pass(TWO), WorkFactor::NEXT_TO_NONE, day(5)).unwrap();
    drop(journal);
    assert!(shelf(&room).who(&pass(ONE)).unwrap().is_none());
    assert_eq!(open_as(&room, TWO).1.records.to_records().len(), 1);
}
