//! Locking, unlocking, another passphrase, a sheet: with every single operation failing, and dead at every operation.
//!
//! After each, every page can be read one way or the other, and the next opening finishes the work.

use super::{ONE, copy_of, is_of, key_of, one, open_as, pass, shelf};
use crate::journal::shelf::{ERRORS, FaultyDisk, OPS, Op, Room, day, deleted, draft, id, page};
use goldseam::engine::{BookKind, Lock, Place, Record};
use goldseam::journal::{DataDir, Draft, Journal, Key, Reading, RealDisk, WorkFactor};
use rustix::io::Errno;
use std::fs;
use std::sync::{Arc, LazyLock};

const NEW: &str = "a new passphrase";

/// What goes wrong in a run.
#[derive(Clone, Copy, Debug)]
pub(super) enum Fault {
    Once(Op, usize, Errno),
    Crash(usize),
}

impl Fault {
    pub(super) fn begins_on(self, disk: &FaultyDisk) {
        match self {
            Self::Once(op, nth, errno) => disk.fail(op, nth, errno),
            Self::Crash(nth) => disk.crash(nth),
        }
    }
}

/// Every fault that can meet an act: each operation that it asks for fails once, and is the last one once.
pub(super) fn every_fault(room: impl Fn() -> Room, act: impl Fn(&Room, &Arc<FaultyDisk>)) -> Vec<Fault> {
    let (room, disk) = (room(), Arc::new(FaultyDisk::default()));
    act(&room, &disk);
    let all = disk.asked().len();
    let mut faults: Vec<Fault> = (1..=all).map(Fault::Crash).collect();
    for op in OPS {
        let times = disk.counts().get(&op).copied().unwrap_or_default();
        faults.extend((1..=times).map(|nth| Fault::Once(op, nth, ERRORS[nth % ERRORS.len()])));
    }
    assert!(faults.len() > 20, "nothing was asked of the disk: {}", faults.len());
    faults
}

fn begun() -> [Draft; 2] {
    [draft(5, "begun"), Draft { at: day(2), ..draft(6, "begun, and gone on with") }]
}

fn kept() -> [Record; 2] {
    [page(1, "first"), page(4, "é – the last")]
}

/// Two pages kept, one in the trash, two begun, one of them with an older file; and what a dead program left behind.
fn fill(journal: &mut Journal) {
    kept().iter().chain([&page(2, "deleted")]).for_each(|page| journal.append(page).unwrap());
    journal.delete(&deleted(3, 2, 0)).unwrap();
    let [first, second] = begun();
    journal.save_draft(&first, true).unwrap();
    journal.save_draft(&draft(6, "begun"), true).unwrap();
    journal.save_draft(&second, false).unwrap();
}

fn plain_room() -> Room {
    static WHOLE: LazyLock<Room> = LazyLock::new(|| {
        let room = Room::new();
        fill(&mut room.open().0);
        room.put("records", ".tmp-a1b2c3", b"half a pa");
        room
    });
    copy_of(&WHOLE)
}

fn sealed_room() -> Room {
    static WHOLE: LazyLock<Room> = LazyLock::new(|| {
        let room = one();
        fill(&mut open_as(&room, ONE).0);
        room
    });
    copy_of(&WHOLE)
}

/// Opens the workbook by whatever opens it now, on a disk without faults.
fn open_anyhow(room: &Room, passphrases: &[&str], what: &str) -> (Journal, Reading) {
    let standing = shelf(room).books().unwrap();
    let [found] = standing.books.as_slice() else { panic!("{what}: the workbook is gone") };
    if found.book.lock == Lock::None {
        return room.open();
    }
    let who = passphrases.iter().find_map(|words| shelf(room).who(&pass(words)).ok().flatten());
    let (_, key) = who.unwrap_or_else(|| panic!("{what}: no passphrase opens it"));
    Journal::open_with(Arc::new(FaultyDisk::default()), &room.folder, key).unwrap()
}

/// Everything that [`fill`] kept is there.
fn all_is_there((mut journal, reading): (Journal, Reading), what: &str) {
    let read: Vec<&Record> = reading.records.whole().filter(|record| record.id != id(3)).collect();
    assert!(read == kept().iter().collect::<Vec<_>>(), "{what}: {read:?}");
    assert_eq!(reading.unreadable, [], "{what}");
    let trash = journal.trash_list();
    assert!(trash.len() == 1 && trash[0].record == page(2, "deleted"), "{what}: the trash");
    let mut drafts = journal.drafts();
    drafts.sort_by_key(|draft| draft.id.clone());
    assert!(drafts == begun(), "{what}: {} drafts", drafts.len());
}

/// The files that end so, and half-written ones, in all three folders.
pub(super) fn left(room: &Room, ending: &str) -> Vec<String> {
    let names = ["records", "trash", "drafts"].into_iter().flat_map(|sub| room.names(sub));
    names.filter(|name| is_of(name, ending) || name.starts_with(".tmp-")).collect()
}

fn is_locked(room: &Room) -> bool {
    shelf(room).books().unwrap().books[0].book.lock == Lock::Age
}

fn lock(room: &Room, disk: &Arc<FaultyDisk>, fault: Option<Fault>) -> (Journal, bool) {
    let (mut journal, _) = Journal::open(disk.clone(), &room.folder).unwrap();
    disk.heal();
    if let Some(fault) = fault {
        fault.begins_on(disk);
    }
    let done = journal.lock(&pass(ONE), WorkFactor::NEXT_TO_NONE, crate::journal::shelf::day(0));
    let is_done = done.is_ok_and(|converted| converted.left == 0);
    (journal, is_done)
}

#[test]
fn a_lock_that_stops_anywhere_loses_nothing_and_the_next_opening_finishes_it() {
    let (mut stopped, mut begun) = (0, 0);
    for fault in every_fault(plain_room, |room, disk| assert!(lock(room, disk, None).1)) {
        let (room, disk) = (plain_room(), Arc::new(FaultyDisk::default()));
        let (journal, is_done) = lock(&room, &disk, Some(fault));
        drop(journal);
        let what = format!("{fault:?}");
        assert!(!is_done || (is_locked(&room) && left(&room, "json").is_empty()), "{what}: said to be locked");
        stopped += usize::from(!is_done);
        begun += usize::from(!is_done && is_locked(&room));
        all_is_there(open_anyhow(&room, &[ONE], &what), &what);
        if is_locked(&room) {
            assert_eq!(left(&room, "json"), [""; 0], "{what}: the next opening did not seal the rest");
        } else {
            assert_eq!(left(&room, "age"), [""; 0], "{what}: something was sealed without a lock");
            room.open().0.lock(&pass(NEW), WorkFactor::NEXT_TO_NONE, crate::journal::shelf::day(0)).unwrap();
            all_is_there(open_anyhow(&room, &[NEW], &what), &what);
        }
    }
    assert!(stopped > 60 && begun > 40, "{stopped} stopped, {begun} of them half way");
}

#[test]
fn a_lock_that_failed_is_set_by_a_later_try_also_with_another_passphrase() {
    let faults = every_fault(plain_room, |room, disk| assert!(lock(room, disk, None).1));
    for (fault, words) in faults.into_iter().zip([ONE, NEW, NEW].into_iter().cycle()) {
        let (room, disk) = (plain_room(), Arc::new(FaultyDisk::default()));
        let (mut journal, is_done) = lock(&room, &disk, Some(fault));
        disk.heal();
        if is_done {
            continue;
        }
        let done = journal.lock(&pass(words), WorkFactor::NEXT_TO_NONE, crate::journal::shelf::day(0));
        assert_eq!(done.map(|converted| converted.left), Ok(0), "{fault:?}");
        drop(journal);
        assert_eq!(left(&room, "json"), [""; 0], "{fault:?}");
        all_is_there(open_as(&room, words), &format!("{fault:?} {words}"));
    }
}

fn unlock(room: &Room, disk: &Arc<FaultyDisk>, key: &Key, fault: Option<Fault>) -> bool {
    let (mut journal, _) = Journal::open_with(disk.clone(), &room.folder, key.clone()).unwrap();
    disk.heal();
    if let Some(fault) = fault {
        fault.begins_on(disk);
    }
    journal.unlock().is_ok_and(|converted| converted.left == 0)
}

#[test]
fn an_unlocking_that_stops_anywhere_loses_nothing_and_the_next_opening_is_of_a_locked_one() {
    let (mut stopped, mut begun) = (0, 0);
    let faults = every_fault(sealed_room, |room, disk| assert!(unlock(room, disk, &key_of(room, ONE), None)));
    for fault in faults {
        let (room, disk) = (sealed_room(), Arc::new(FaultyDisk::default()));
        let is_done = unlock(&room, &disk, &key_of(&room, ONE), Some(fault));
        let what = format!("{fault:?}");
        assert!(!is_done || (!is_locked(&room) && left(&room, "age").is_empty()), "{what}: said to be unlocked");
        stopped += usize::from(!is_done);
        begun += usize::from(!is_done && !left(&room, "json").is_empty());
        all_is_there(open_anyhow(&room, &[ONE], &what), &what);
        if is_locked(&room) {
            assert_eq!(left(&room, "json"), [""; 0], "{what}: plain under a lock");
        } else {
            assert_eq!(left(&room, "age"), [""; 0], "{what}: unlocked, with sealed files left");
        }
        all_is_there(open_anyhow(&room, &[ONE], &what), &format!("{what}, once more"));
    }
    assert!(stopped > 60 && begun > 40, "{stopped} stopped, {begun} of them half way");
}

#[test]
fn a_start_that_stops_anywhere_while_it_goes_on_sealing_loses_nothing() {
    let half_way = || {
        let (room, disk) = (plain_room(), Arc::new(FaultyDisk::default()));
        lock(&room, &disk, Some(Fault::Once(Op::Remove, 2, Errno::IO)));
        room.put("records", ".tmp-a1b2c3", b"half a pa");
        assert!(is_locked(&room) && !left(&room, "json").is_empty());
        room
    };
    let start = |room: &Room, disk: &Arc<FaultyDisk>, fault: Option<Fault>| {
        let key = key_of(room, ONE);
        if let Some(fault) = fault {
            fault.begins_on(disk);
        }
        drop(Journal::open_with(disk.clone(), &room.folder, key));
    };
    for fault in every_fault(half_way, |room, disk| start(room, disk, None)) {
        let (room, disk) = (half_way(), Arc::new(FaultyDisk::default()));
        start(&room, &disk, Some(fault));
        all_is_there(open_as(&room, ONE), &format!("{fault:?}"));
        assert_eq!(left(&room, "json"), [""; 0], "{fault:?}");
    }
}

#[test]
fn another_passphrase_that_stops_anywhere_leaves_the_old_one_or_the_new_one_and_the_sentence_says_so() {
    let change = |room: &Room, disk: &Arc<FaultyDisk>, fault: Option<Fault>| {
        let (mut journal, _) = Journal::open_with(disk.clone(), &room.folder, key_of(room, ONE)).unwrap();
        disk.heal();
        if let Some(fault) = fault {
            fault.begins_on(disk);
        }
        journal.change_passphrase(&pass(NEW), WorkFactor::NEXT_TO_NONE)
    };
    let faults = {
        let (room, disk) = (sealed_room(), Arc::new(FaultyDisk::default()));
        change(&room, &disk, None).unwrap();
        (1..=disk.asked().len())
            .flat_map(|n| [Fault::Crash(n), Fault::Once(disk.asked()[n - 1], 1, Errno::IO)])
            .collect::<Vec<_>>()
    };
    assert!(faults.len() > 10);
    for fault in faults {
        let (room, disk) = (sealed_room(), Arc::new(FaultyDisk::default()));
        let changed = change(&room, &disk, Some(fault));
        let what = format!("{fault:?}");
        let opens = [ONE, NEW].map(|words| shelf(&room).who(&pass(words)).unwrap().is_some());
        assert!(opens[0] || opens[1], "{what}: {opens:?}");
        match changed {
            Ok(()) => assert!(opens[1] && !opens[0], "{what}: said to be changed"),
            Err(said) => assert!(
                said.words(crate::journal::shelf::english()).contains("the old passphrase or the new one opens it"),
                "{said}"
            ),
        }
        all_is_there(open_anyhow(&room, &[ONE, NEW], &what), &what);
    }
}

#[test]
fn a_recovery_that_stops_anywhere_can_be_done_again_from_the_sheet() {
    let recover = |room: &Room, disk: &Arc<FaultyDisk>, sheet: &str, fault: Option<Fault>| {
        let shelf = DataDir::new(disk.clone(), room.temp.path().join("data"));
        if let Some(fault) = fault {
            fault.begins_on(disk);
        }
        let Ok(Some((found, key))) = shelf.on_sheet(sheet) else { return false };
        shelf.rewrap(&found.folder, &key, &pass(NEW), WorkFactor::NEXT_TO_NONE).is_ok()
    };
    let sheet_of = |room: &Room| secrecy::ExposeSecret::expose_secret(&key_of(room, ONE).secret().unwrap()).to_owned();
    let count = {
        let (room, disk) = (sealed_room(), Arc::new(FaultyDisk::default()));
        assert!(recover(&room, &disk, &sheet_of(&room), None));
        disk.asked().len()
    };
    for nth in 1..=count {
        let (room, disk) = (sealed_room(), Arc::new(FaultyDisk::default()));
        let sheet = sheet_of(&room);
        let was_done = recover(&room, &disk, &sheet, Some(Fault::Crash(nth)));
        let what = format!("dead at {nth} of {count}");
        assert!(!was_done, "{what}");
        all_is_there(open_anyhow(&room, &[ONE, NEW], &what), &what);
        assert!(recover(&room, &Arc::new(FaultyDisk::default()), &sheet, None));
        all_is_there(open_as(&room, NEW), &what);
    }
}

#[test]
fn a_workbook_that_was_not_made_whole_is_none_and_a_later_try_makes_it() {
    let create = |temp: &tempfile::TempDir, disk: &Arc<FaultyDisk>, key: &Key| {
        let shelf = DataDir::new(disk.clone(), temp.path().join("data"));
        shelf.create_locked(BookKind::One, &[(key, &pass(ONE))], WorkFactor::NEXT_TO_NONE, 0xb00c)
    };
    let count = {
        let (temp, disk) = (tempfile::tempdir().unwrap(), Arc::new(FaultyDisk::default()));
        create(&temp, &disk, &Key::new(Place::One)).unwrap();
        disk.asked().len()
    };
    for nth in 1..=count {
        let (temp, disk) = (tempfile::tempdir().unwrap(), Arc::new(FaultyDisk::default()));
        let key = Key::new(Place::One);
        disk.crash(nth);
        assert!(create(&temp, &disk, &key).is_err(), "{nth}");
        disk.heal();
        let folder = create(&temp, &disk, &key).unwrap();
        let room = Room { temp, folder };
        assert!(open_as(&room, ONE).0.append(&page(1, "words")).is_ok());
        assert!(open_as(&room, ONE).1.records.to_records() == [page(1, "words")]);
    }
}

#[test]
fn locking_and_unlocking_gives_every_byte_back() {
    let bytes_of = |room: &Room| {
        let subs = ["records", "trash", "drafts"];
        let names = subs.iter().flat_map(|sub| room.names(sub).into_iter().map(move |name| format!("{sub}/{name}")));
        let files = names.filter(|name| is_of(name, "json"));
        files.map(|name| (name.clone(), fs::read(room.folder.join(name)).unwrap())).collect::<Vec<_>>()
    };
    let room = plain_room();
    // A newer format, a field nobody knows, odd spacing: no byte of it is understood and written again.
    room.put("records", &format!("{}.json", id(8)), b"{ \"format\":9,\t\"id\":\"new\", \"mood\":[1 , 2] }\n");
    let before = bytes_of(&room);
    let (mut journal, _) = Journal::open(Arc::new(RealDisk), &room.folder).unwrap();
    assert_eq!(journal.lock(&pass(ONE), WorkFactor::NEXT_TO_NONE, crate::journal::shelf::day(0)).unwrap().left, 0);
    assert!(bytes_of(&room).is_empty());
    assert_eq!(journal.unlock().unwrap().left, 0);
    let mut after = bytes_of(&room);
    after.retain(|file| !String::from_utf8_lossy(&file.1).contains("taken-in"));
    assert!(after == before);
    assert!(room.names("keys").iter().all(|name| is_of(name, "kept")), "what is left of the key is no lock");
    assert_eq!(
        fs::read_to_string(room.folder.join("book.json")).unwrap(),
        "{\"format\":1,\"kind\":\"one\",\"lock\":\"none\"}\n"
    );
}

#[test]
fn a_disk_that_writes_other_bytes_than_it_was_given_costs_no_page() {
    let (room, disk) = (plain_room(), Arc::new(FaultyDisk::default()));
    let records = room.folder.join("records");
    // The key, its folder, the list of what is sealed, and then the first page.
    let nth = {
        let (room, disk) = (plain_room(), Arc::new(FaultyDisk::default()));
        assert!(lock(&room, &disk, None).1);
        let mut renamed = disk.asked().into_iter().enumerate().filter(|(_, op)| *op == Op::Rename).map(|(at, _)| at);
        renamed.nth(3).expect("nothing was named")
    };
    let (mut journal, _) = Journal::open(disk.clone(), &room.folder).unwrap();
    disk.at(nth + 1, move || {
        let files = fs::read_dir(records).unwrap().map(|entry| entry.unwrap().path());
        let half =
            files.filter(|path| path.to_str().unwrap().contains(".tmp-")).map(|path| fs::write(path, "other bytes"));
        assert!(half.count() > 0);
    });
    let is_done = journal.lock(&pass(ONE), WorkFactor::NEXT_TO_NONE, day(0)).is_ok_and(|converted| converted.left == 0);
    drop(journal);
    assert!(!is_done && left(&room, "json").len() == 1, "what was not written right took the place of what was");
    all_is_there(open_as(&room, ONE), "at the next opening");
    assert_eq!(left(&room, "json"), [""; 0]);
}
