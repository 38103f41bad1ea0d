//! Two programs on one workbook, and one of them sets or takes off the lock: nothing that either writes is lost.

use super::{ONE, TWO, is_of, key_of, of_two, one, open_as, pair, pass, sealed, shared, shelf};
use crate::journal::shelf::{FaultyDisk, Op, Room, day, deleted, draft, id, ids, page, undeleted};
use goldseam::engine::{By, Lock, Place, Record};
use goldseam::journal::{Journal, RealDisk, WorkFactor};
use rustix::io::Errno;
use std::sync::{Arc, Barrier};

const OTHER: &str = "another one";

fn lock(journal: &mut Journal, words: &str) -> usize {
    journal.lock(&pass(words), WorkFactor::NEXT_TO_NONE, crate::journal::shelf::day(0)).unwrap().left
}

fn plain_files(room: &Room) -> Vec<String> {
    let names = ["records", "trash", "drafts"].into_iter().flat_map(|sub| room.names(sub));
    names.filter(|name| is_of(name, "json")).collect()
}

/// The window that does not know of the lock: what it has is saved and shown, and nothing of it is taken for a page.
#[test]
fn what_is_written_plain_while_another_window_locks_is_put_by_and_shown_at_the_next_opening() {
    let room = Room::with(&[page(1, "first"), page(2, "second")]);
    let ((mut one, _), (mut two, _)) = (room.open_for_real(), room.open_for_real());
    two.save_draft(&draft(3, "begun before"), true).unwrap();
    assert_eq!(lock(&mut one, ONE), 1, "what another window is writing is left to it");
    for refused in [two.append(&page(4, "written after")), two.delete(&deleted(6, 1, 0))] {
        assert!(
            refused
                .unwrap_err()
                .words(crate::journal::shelf::english())
                .contains("another window has changed the lock")
        );
    }
    two.save_draft(&draft(3, "begun before, and gone on with"), true).unwrap();
    one.append(&page(7, "written sealed")).unwrap();
    drop((one, two));
    let (mut journal, reading) = open_as(&room, ONE);
    assert_eq!(ids(&reading.records.to_records()), [id(1), id(2), id(7)]);
    let [shown] = reading.foreign.as_slice() else { panic!("{:?}", reading.foreign) };
    assert!(journal.drafts().is_empty());
    assert!(journal.take_in(std::slice::from_ref(shown), day(3)).unwrap().is_empty());
    assert!(journal.drafts() == [draft(3, "begun before, and gone on with")]);
    assert_eq!(plain_files(&room), [""; 0]);
}

/// The first window is dead, wherever it got to; the second one knows nothing of it, and has no key.
#[test]
fn what_is_said_to_be_kept_while_another_window_dies_locking_is_read_at_the_next_opening() {
    let filled = || Room::with(&[page(1, "first"), page(2, "second")]);
    let all = {
        let (room, disk) = (filled(), Arc::new(FaultyDisk::default()));
        let (mut one, _) = Journal::open(disk.clone(), &room.folder).unwrap();
        disk.heal();
        lock(&mut one, ONE);
        disk.asked().len()
    };
    let mut refused = 0;
    for nth in 1..=all {
        let (room, disk) = (filled(), Arc::new(FaultyDisk::default()));
        let ((mut one, _), (mut two, _)) = (Journal::open(disk.clone(), &room.folder).unwrap(), room.open());
        disk.crash(nth);
        let _ = one.lock(&pass(ONE), WorkFactor::NEXT_TO_NONE, day(0));
        let kept = two.append(&page(3, "written meanwhile"));
        drop((one, two));
        refused += usize::from(kept.is_err());
        let is_locked = shelf(&room).books().unwrap().books[0].book.lock == Lock::Age;
        assert_eq!(kept.is_err(), is_locked, "dead at {nth} of {all}: {kept:?}");
        let (_, reading) = if is_locked { open_as(&room, ONE) } else { room.open() };
        let wanted = if is_locked { vec![id(1), id(2)] } else { vec![id(1), id(2), id(3)] };
        assert_eq!((ids(&reading.records.to_records()), reading.foreign.len()), (wanted, 0), "dead at {nth} of {all}");
    }
    assert!(refused > 20, "{refused} of {all}");
}

/// The window that goes on writing plainly is alive all the time; nobody takes its half-written files away from it.
#[test]
fn a_draft_of_a_living_window_is_not_converted_under_its_hands() {
    let room = Room::new();
    let (mut two, _) = room.open_for_real();
    two.save_draft(&draft(1, "one"), true).unwrap();
    two.save_draft(&draft(1, "one two"), false).unwrap();
    let (mut one, _) = room.open_for_real();
    lock(&mut one, ONE);
    drop(open_as(&room, ONE));
    two.save_draft(&draft(1, "one two three"), true).unwrap();
    drop((one, two));
    let (mut journal, reading) = open_as(&room, ONE);
    assert!(journal.drafts().is_empty(), "anybody can have put them there");
    journal.take_in(&reading.foreign, day(3)).unwrap();
    assert!(journal.drafts() == [draft(1, "one two three")]);
    assert_eq!(plain_files(&room), [""; 0]);
}

/// A lock that was taken off does not come off for who wrote sealed meanwhile: it is locked again, and no word is lost.
#[test]
fn what_is_written_sealed_while_another_window_takes_the_lock_off_locks_again_and_is_there() {
    for meanwhile in [None, Some(Op::Create), Some(Op::Rename), Some(Op::Replace), Some(Op::SyncFolder)] {
        let room = one();
        let disk = Arc::new(FaultyDisk::default());
        let (mut two, _) = Journal::open_with(disk.clone(), &room.folder, key_of(&room, ONE)).unwrap();
        two.append(&page(1, "sealed")).unwrap();
        let mut other = open_as(&room, ONE).0;
        match meanwhile {
            None => assert_eq!(other.unlock().unwrap().left, 0),
            Some(op) => disk.just_before(op, move || assert!(other.unlock().is_ok())),
        }
        two.append(&page(3, "written in that moment")).unwrap();
        two.save_draft(&draft(2, "begun in that moment"), true).unwrap();
        drop(two);
        let (mut journal, reading) = open_as(&room, ONE);
        assert_eq!(reading.unreadable, [], "{meanwhile:?}");
        assert_eq!(ids(&reading.records.to_records()), [id(1), id(3)], "{meanwhile:?}");
        assert!(journal.drafts() == [draft(2, "begun in that moment")], "{meanwhile:?}");
        assert_eq!(plain_files(&room), [""; 0], "{meanwhile:?}");
    }
}

#[test]
fn a_workbook_locked_anew_elsewhere_takes_nothing_that_its_new_key_can_not_open() {
    let room = one();
    let (mut two, _) = open_as(&room, ONE);
    open_as(&room, ONE).0.unlock().unwrap();
    lock(&mut room.open().0, OTHER);
    let said =
        two.append(&page(1, "sealed with a key that is gone")).unwrap_err().words(crate::journal::shelf::english());
    assert!(said.contains("the keys in its folder are not the ones your passphrase opened"), "{said}");
    assert!(two.save_draft(&draft(2, "the same"), true).is_err());
    drop(two);
    let (_, reading) = open_as(&room, OTHER);
    assert_eq!((reading.records.to_records().len(), reading.unreadable.len()), (0, 0));
}

#[test]
fn two_windows_that_lock_at_once_leave_one_key_and_every_page() {
    for round in 0..40 {
        let room = Room::with(&[page(1, "first"), page(2, "second"), page(3, "third")]);
        let gate = Arc::new(Barrier::new(2));
        let locked = [ONE, OTHER].map(|words| {
            let (gate, (mut journal, _)) = (gate.clone(), room.open());
            std::thread::spawn(move || {
                gate.wait();
                journal
                    .lock(&pass(words), WorkFactor::NEXT_TO_NONE, crate::journal::shelf::day(0))
                    .map_err(|error| error.words(crate::journal::shelf::english()))
            })
        });
        let done = locked.map(|thread| thread.join().unwrap());
        assert_eq!(done.iter().filter(|done| done.is_ok()).count(), 1, "round {round}: {done:?}");
        let said = done.iter().find_map(|done| done.as_ref().err()).unwrap();
        assert!(said.contains("another window"), "{said}");
        let words = if done[0].is_ok() { ONE } else { OTHER };
        assert_eq!(ids(&open_as(&room, words).1.records.to_records()), [id(1), id(2), id(3)], "round {round}");
    }
}

#[test]
fn a_second_lock_does_not_take_the_place_of_the_first() {
    let room = Room::with(&[page(1, "first")]);
    let ((mut one, _), (mut two, _)) = (room.open(), room.open());
    lock(&mut one, ONE);
    let said = two
        .lock(&pass(OTHER), WorkFactor::NEXT_TO_NONE, crate::journal::shelf::day(0))
        .unwrap_err()
        .words(crate::journal::shelf::english());
    assert!(said.contains("another window") && said.contains("Every page is still there"), "{said}");
    one.append(&page(2, "second")).unwrap();
    assert_eq!(lock(&mut two, ONE), 0, "the same passphrase is the same lock");
    two.append(&page(3, "third")).unwrap();
    drop((one, two));
    assert_eq!(ids(&open_as(&room, ONE).1.records.to_records()), [id(1), id(2), id(3)]);
}

#[test]
fn two_programs_on_a_locked_workbook_both_write() {
    let room = pair();
    let open = |words| Journal::open_with(Arc::new(RealDisk), &room.folder, key_of(&room, words)).unwrap().0;
    let (mut one, mut two) = (open(ONE), open(ONE));
    one.append(&page(1, "from one window")).unwrap();
    two.append(&page(2, "from the other")).unwrap();
    one.save_draft(&draft(3, "in one window"), true).unwrap();
    assert!(two.save_draft(&draft(3, "trampled"), true).is_err());
    assert!(two.drafts().is_empty());
    drop((one, two));
    let (mut journal, reading) = open_as(&room, ONE);
    assert_eq!(ids(&reading.records.to_records()), [id(1), id(2)]);
    assert!(journal.drafts() == [draft(3, "in one window")]);
    assert_eq!(journal.book().lock, Lock::Age);
}

/// Sealed bytes differ each time; a page whose keeping failed at the very end must still be the same page.
#[test]
fn a_page_that_failed_after_its_naming_is_the_same_page_again_also_once_it_was_locked() {
    for lock_between in [false, true] {
        let room = Room::with(&[page(1, "first")]);
        if !lock_between {
            lock(&mut room.open().0, ONE);
        }
        let disk = Arc::new(FaultyDisk::default());
        let mut journal = if lock_between {
            Journal::open(disk.clone(), &room.folder).unwrap().0
        } else {
            Journal::open_with(disk.clone(), &room.folder, key_of(&room, ONE)).unwrap().0
        };
        journal.append(&page(2, "second")).unwrap();
        disk.fail(Op::SyncFolder, 1, Errno::IO);
        journal.append(&page(3, "third")).unwrap_err();
        disk.heal();
        if lock_between {
            lock(&mut journal, ONE);
        } else {
            journal = open_as(&room, ONE).0;
        }
        journal.append(&page(3, "third")).unwrap();
        assert!(journal.append(&page(3, "other words")).is_err());
        let of_pages = room.names("records").into_iter().filter(|name| name.starts_with("0000"));
        assert_eq!(of_pages.count(), 3);
        drop(journal);
        assert_eq!(ids(&open_as(&room, ONE).1.records.to_records()), [id(1), id(2), id(3)]);
    }
}

/// Somebody else has the keyboard: the key of the one before is gone, and nothing that is written waits for it.
#[test]
fn once_the_key_is_let_go_of_words_are_kept_for_each_and_no_page_is_opened() {
    let room = pair();
    let (mut journal, _) = open_as(&room, ONE);
    let both = |number, words: &str| shared(page(number, words));
    journal.append(&both(1, "theirs")).unwrap();
    journal.delete(&Record { by: By::Both, place: Place::Shared, ..deleted(2, 1, 0) }).unwrap();
    assert_eq!(journal.trash_list().len(), 1);
    journal.let_go_of_key();
    assert!(journal.key().unwrap().secret().is_none());
    assert!(!journal.key().unwrap().opens(&std::fs::read(sealed(&room, "trash", 1)).unwrap()));
    assert_eq!(journal.trash_list(), []);
    journal.append(&of_two(page(3, "his"))).unwrap();
    journal.append(&page(4, "hers")).unwrap();
    journal.save_draft(&draft(5, "hers, begun"), true).unwrap();
    journal.restore(&Record { by: By::Both, place: Place::Shared, ..undeleted(6, 2) }).unwrap();
    assert!(journal.change_passphrase(&pass(OTHER), WorkFactor::NEXT_TO_NONE).is_err());
    drop(journal);
    let (mut hers, reading) = open_as(&room, ONE);
    assert_eq!(ids(&reading.records.to_records()), [id(1), id(2), id(4), id(6)]);
    assert_eq!(hers.drafts(), [draft(5, "hers, begun")]);
    drop(hers);
    let (_, reading) = open_as(&room, TWO);
    assert_eq!(ids(&reading.records.to_records()), [id(1), id(2), id(3), id(6)]);
}
