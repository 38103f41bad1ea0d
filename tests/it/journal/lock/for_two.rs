//! Two who kept a workbook together only begin pages of their own: with every operation failing, and in two windows.

use super::crash::{Fault, every_fault, left};
use super::{ONE, TWO, copy_of, of_two, open_as, pass, shared, shelf};
use crate::journal::shelf::{FaultyDisk, Room, draft, ids, page};
use goldseam::engine::{BookKind, Lock, Record};
use goldseam::journal::{DataDir, Draft, Journal, NotKept, WorkFactor};
use std::sync::{Arc, Barrier, LazyLock};

const NEW: [&str; 2] = ["another one", "and one more"];

fn together() -> Room {
    static WHOLE: LazyLock<Room> = LazyLock::new(|| {
        let temp = tempfile::tempdir().unwrap();
        let shelf = DataDir::new(Arc::new(FaultyDisk::default()), temp.path().join("data"));
        let folder = shelf.create(BookKind::Together, Lock::None, 0xb00c).unwrap();
        let room = Room { temp, folder };
        let (mut journal, _) = room.open();
        for page in &kept() {
            journal.append(page).unwrap();
        }
        journal.save_draft(&begun(), true).unwrap();
        drop(journal);
        room
    });
    copy_of(&WHOLE)
}

fn kept() -> [Record; 2] {
    [shared(page(1, "the first talk")), shared(page(2, "the second talk"))]
}

fn begun() -> Draft {
    Draft { place: shared(page(3, "")).place, ..draft(3, "a third one, begun") }
}

fn lock(journal: &mut Journal, words: [&str; 2]) -> Result<usize, NotKept> {
    let passes = words.map(pass);
    let done = journal.lock_for_two([&passes[0], &passes[1]], WorkFactor::NEXT_TO_NONE, crate::journal::shelf::day(0));
    done.map(|converted| converted.left)
}

fn begin(room: &Room, disk: &Arc<FaultyDisk>, fault: Option<Fault>) -> (Journal, bool) {
    let (mut journal, _) = Journal::open(disk.clone(), &room.folder).unwrap();
    disk.heal();
    if let Some(fault) = fault {
        fault.begins_on(disk);
    }
    let is_done = lock(&mut journal, [ONE, TWO]).is_ok_and(|left| left == 0);
    (journal, is_done)
}

fn is_locked(room: &Room) -> bool {
    shelf(room).books().unwrap().books[0].book.lock == Lock::Age
}

/// Both passphrases open all that was kept together.
fn both_read_all(room: &Room, words: [&str; 2], what: &str) {
    for words in words {
        let (mut journal, reading) = open_as(room, words);
        assert!(reading.records.to_records() == kept(), "{what}, {words}: {:?}", reading.records.to_records());
        assert_eq!(reading.unreadable, [], "{what}, {words}");
        assert!(!journal.has_other_keys(), "{what}, {words}");
        assert_eq!(journal.book().kind, BookKind::Pair);
        assert!(journal.drafts() == [begun()], "{what}, {words}");
    }
}

#[test]
fn a_beginning_that_stops_anywhere_loses_nothing_and_a_later_try_or_opening_finishes_it() {
    let (mut stopped, mut half_way) = (0, 0);
    for fault in every_fault(together, |room, disk| assert!(begin(room, disk, None).1)) {
        let (room, disk) = (together(), Arc::new(FaultyDisk::default()));
        let (mut journal, is_done) = begin(&room, &disk, Some(fault));
        let what = format!("{fault:?}");
        stopped += usize::from(!is_done);
        if is_locked(&room) {
            half_way += usize::from(!is_done);
            drop(journal);
            both_read_all(&room, [ONE, TWO], &what);
        } else {
            disk.heal();
            let (_, reading) = room.open();
            assert!(reading.records.to_records() == kept(), "{what}: {:?}", reading.records.to_records());
            assert_eq!(lock(&mut journal, NEW), Ok(0), "{what}");
            drop(journal);
            both_read_all(&room, NEW, &what);
        }
        assert_eq!(left(&room, "json"), [""; 0], "{what}");
    }
    assert!(stopped > 40 && half_way > 15, "{stopped} stopped, {half_way} of them half way");
}

#[test]
fn a_beginning_that_failed_at_the_very_end_goes_on_with_the_keys_it_had() {
    let mut failed = 0;
    for fault in every_fault(together, |room, disk| assert!(begin(room, disk, None).1)) {
        let (room, disk) = (together(), Arc::new(FaultyDisk::default()));
        let (mut journal, _) = begin(&room, &disk, Some(fault));
        disk.heal();
        if journal.key().is_some() || !is_locked(&room) {
            continue;
        }
        failed += 1;
        // Somebody opened it meanwhile in another window, and wrote.
        open_as(&room, TWO).0.append(&of_two(page(7, "sealed with the first keys"))).unwrap();
        assert_eq!(lock(&mut journal, NEW), Ok(0), "{fault:?}");
        drop(journal);
        assert!(
            open_as(&room, NEW[1]).1.records.to_records().contains(&of_two(page(7, "sealed with the first keys"))),
            "{fault:?}"
        );
    }
    assert!(failed > 0, "it never failed at the very end");
}

/// What a file browser left in the folder of the keys, or an earlier lock: the new keys get there one after the other.
#[test]
fn a_beginning_that_stops_between_one_key_and_the_other_shuts_nobody_out() {
    let with_a_leftover = || {
        let room = together();
        room.put("keys", ".DS_Store", b"x");
        room
    };
    let mut between = 0;
    for fault in every_fault(with_a_leftover, |room, disk| assert!(begin(room, disk, None).1)) {
        for order in [[ONE, TWO], [TWO, ONE]] {
            let (room, disk) = (with_a_leftover(), Arc::new(FaultyDisk::default()));
            drop(begin(&room, &disk, Some(fault)));
            let here = room.names("keys").iter().filter(|name| super::is_of(name, "age")).count();
            if here == 1 {
                between += 1;
                both_read_all(&room, order, &format!("{fault:?}"));
                both_read_all(&room, order, &format!("{fault:?}, once more"));
                assert_eq!(room.names(".keys"), [""; 0], "{fault:?}");
            }
        }
    }
    assert!(between > 1, "{between} between one and the other");
}

#[test]
fn two_windows_that_begin_at_once_leave_one_pair_of_keys_and_every_page() {
    for round in 0..20 {
        let room = together();
        let gate = Arc::new(Barrier::new(2));
        let begun = [[ONE, TWO], NEW].map(|words| {
            let (gate, (mut journal, _)) = (gate.clone(), room.open());
            std::thread::spawn(move || {
                gate.wait();
                lock(&mut journal, words).map_err(|error| error.words(crate::journal::shelf::english()))
            })
        });
        let done = begun.map(|thread| thread.join().unwrap());
        assert_eq!(done.iter().filter(|done| done.is_ok()).count(), 1, "round {round}: {done:?}");
        let words = if done[0].is_ok() { [ONE, TWO] } else { NEW };
        for words in words {
            let (journal, reading) = open_as(&room, words);
            assert!(!journal.has_other_keys(), "round {round}");
            assert_eq!(ids(&reading.records.to_records()), ids(&kept()), "round {round}");
        }
    }
}
