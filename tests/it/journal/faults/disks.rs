//! Disks that fail, once, at every operation: nothing is said to be kept that is not, and a later try succeeds.

use crate::journal::shelf::{ERRORS, FaultyDisk, OPS, Op, Room, day, deleted, draft, id, ids, page, undeleted};
use goldseam::engine::{BookKind, Lock, Place};
use goldseam::journal::{Cause, DataDir, Journal, OpenError, RealDisk, Why};
use rustix::io::Errno;
use std::sync::Arc;

/// How often each operation is asked for by an act on a fresh workbook.
fn every_fault(act: impl Fn(&mut Journal), mut check: impl FnMut(Op, usize, Errno)) {
    let room = Room::new();
    let disk = Arc::new(FaultyDisk::default());
    let (mut journal, _) = Journal::open(disk.clone(), &room.folder).unwrap();
    disk.heal();
    act(&mut journal);
    for (op, times) in disk.counts() {
        for nth in 1..=times {
            for errno in ERRORS {
                check(op, nth, errno);
            }
        }
    }
}

#[test]
fn a_page_that_could_not_be_kept_is_kept_by_a_later_try_and_stands_there_once() {
    let mut refused = 0;
    every_fault(
        |journal| journal.append(&page(1, "the page")).unwrap(),
        |op, nth, errno| {
            for again_in_a_new_program in [false, true] {
                let room = Room::new();
                let disk = Arc::new(FaultyDisk::default());
                let (mut journal, _) = Journal::open(disk.clone(), &room.folder).unwrap();
                disk.fail(op, nth, errno);
                let tried = journal.append(&page(1, "the page"));
                disk.heal();
                if tried.is_ok() {
                    assert!(
                        room.open().1.records.to_records() == [page(1, "the page")],
                        "{op:?} {nth}: said to be kept"
                    );
                } else {
                    refused += 1;
                }
                if again_in_a_new_program {
                    journal = room.open().0;
                }
                journal.append(&page(1, "the page")).unwrap();
                assert!(room.open().1.records.to_records() == [page(1, "the page")], "{op:?} {nth} {errno:?}");
                assert_eq!(room.names("records"), [format!("{}.json", id(1))], "{op:?} {nth} {errno:?}");
            }
        },
    );
    // Make folder; create, write, sync, rename; two folders; the one above: each with five errors, tried twice.
    assert_eq!(refused, 80);
}

#[test]
fn after_the_first_page_each_step_of_keeping_that_fails_is_said() {
    for op in [Op::Create, Op::Write, Op::Sync, Op::Rename, Op::SyncFolder] {
        for errno in ERRORS {
            let room = Room::new();
            let disk = Arc::new(FaultyDisk::default());
            let (mut journal, _) = Journal::open(disk.clone(), &room.folder).unwrap();
            journal.append(&page(1, "first")).unwrap();
            disk.fail(op, 1, errno);
            let said = journal.append(&page(2, "second")).unwrap_err().words(crate::journal::shelf::english());
            assert!(said.starts_with("The page could not be kept: "), "{said}");
            assert!(said.contains("Your words are still here"), "{said}");
            assert_eq!(journal.next_seq(Place::One), 2, "what is not kept is not known");
        }
    }
}

#[test]
fn each_cause_has_its_own_sentence() {
    let said = |errno: Errno| {
        let room = Room::with(&[page(1, "first")]);
        let disk = Arc::new(FaultyDisk::default());
        let (mut journal, _) = Journal::open(disk.clone(), &room.folder).unwrap();
        disk.fail(Op::Write, 1, errno);
        journal.append(&page(2, "second")).unwrap_err()
    };
    assert_eq!(
        said(Errno::NOSPC).words(crate::journal::shelf::english()),
        "The page could not be kept: the disk is full. Your words are still here; try again once there is room."
    );
    let causes = ERRORS.map(|errno| said(errno).cause);
    let other = Cause::Other(std::io::Error::from(Errno::IO).into());
    assert_eq!(causes, [Cause::Full, Cause::ReadOnly, Cause::NoPermission, other, Cause::TooManyOpen]);
    assert_eq!(said(Errno::DQUOT).cause, Cause::Full);
    assert_eq!(said(Errno::NOTDIR).cause, Cause::FolderGone);
}

#[test]
fn a_folder_sync_that_fails_after_the_naming_is_not_kept_and_the_same_page_again_is() {
    let room = Room::with(&[page(1, "first")]);
    let disk = Arc::new(FaultyDisk::default());
    let (mut journal, _) = Journal::open(disk.clone(), &room.folder).unwrap();
    journal.append(&page(2, "second")).unwrap();
    disk.fail(Op::SyncFolder, 1, Errno::IO);
    journal.append(&page(3, "third")).unwrap_err();
    assert!(room.file("records", &id(3)).exists());
    disk.heal();
    // The words changed meanwhile: the old page keeps its name, and the caller takes another id.
    assert_eq!(journal.append(&page(3, "third, and more")).unwrap_err().cause, Cause::Taken);
    journal.append(&page(3, "third")).unwrap();
    // Once the folder is known to be on the disk nothing is left to do but to look for a lock and for a draft of it.
    let asked = disk.asked();
    let synced = asked.iter().rposition(|op| *op == Op::SyncFolder).expect("it was synced again");
    assert!(asked[synced..].iter().skip(1).all(|op| matches!(op, Op::Remove | Op::Read | Op::List)));
}

#[test]
fn a_draft_that_could_not_be_put_by_leaves_the_one_before() {
    for sync in [true, false] {
        for op in OPS {
            for (nth, errno) in (1..=3).flat_map(|nth| ERRORS.map(|errno| (nth, errno))) {
                let room = Room::new();
                let disk = Arc::new(FaultyDisk::default());
                let (mut journal, _) = Journal::open(disk.clone(), &room.folder).unwrap();
                journal.save_draft(&draft(1, "before"), true).unwrap();
                disk.fail(op, nth, errno);
                let kept = journal.save_draft(&draft(1, "after"), sync);
                drop(journal);
                let found = room.open().0.drafts();
                assert_eq!(found.len(), 1);
                let (before, after) = (found[0] == draft(1, "before"), found[0] == draft(1, "after"));
                assert!(if kept.is_ok() { after } else { before || after }, "{op:?} {nth} {errno:?} {sync}");
            }
        }
    }
}

#[test]
fn the_first_draft_is_put_by_by_a_later_try() {
    every_fault(
        |journal| journal.save_draft(&draft(1, "words"), true).unwrap(),
        |op, nth, errno| {
            let room = Room::new();
            let disk = Arc::new(FaultyDisk::default());
            let (mut journal, _) = Journal::open(disk.clone(), &room.folder).unwrap();
            disk.fail(op, nth, errno);
            let _ = journal.save_draft(&draft(1, "words"), true);
            disk.heal();
            journal.save_draft(&draft(1, "words"), true).unwrap();
            drop(journal);
            assert!(room.open().0.drafts() == [draft(1, "words")], "{op:?} {nth} {errno:?}");
        },
    );
}

#[test]
fn a_deletion_or_restoring_that_fails_anywhere_loses_no_page() {
    for (op, nth) in OPS.into_iter().flat_map(|op| (1..=4).map(move |nth| (op, nth))) {
        let room = Room::with(&[page(1, "first")]);
        let disk = Arc::new(FaultyDisk::default());
        let (mut journal, _) = Journal::open(disk.clone(), &room.folder).unwrap();
        disk.fail(op, nth, Errno::IO);
        let deleted_ok = journal.delete(&deleted(2, 1, 0)).is_ok();
        let (fresh, reading) = room.open();
        assert!(
            !deleted_ok || !ids(&reading.records.to_records()).contains(&id(1)),
            "{op:?} {nth}: said to be deleted"
        );
        assert!(
            ids(&reading.records.to_records()).contains(&id(1)) || fresh.trash_list().len() == 1,
            "{op:?} {nth}: lost"
        );
        disk.heal();
        journal.delete(&deleted(2, 1, 0)).unwrap();
        disk.fail(op, nth, Errno::IO);
        let back = journal.restore(&undeleted(3, 2));
        disk.heal();
        if back.is_err() {
            journal.restore(&undeleted(3, 2)).unwrap();
        }
        assert!(room.open().1.records.to_records().contains(&page(1, "first")), "{op:?} {nth}: not back");
    }
}

#[test]
fn a_sweep_that_fails_anywhere_is_finished_by_the_next() {
    for (op, nth) in OPS.into_iter().flat_map(|op| (1..=4).map(move |nth| (op, nth))) {
        let room = Room::with(&[page(1, "first"), page(2, "second"), deleted(3, 1, 0), deleted(4, 2, 20)]);
        let disk = Arc::new(FaultyDisk::default());
        let (mut journal, _) = Journal::open(disk.clone(), &room.folder).unwrap();
        journal.sweep(day(35));
        disk.fail(op, nth, Errno::IO);
        journal.sweep(day(40));
        disk.heal();
        journal.sweep(day(42));
        assert_eq!(room.names("trash"), [format!("{}.json", id(2))], "{op:?} {nth}");
        assert_eq!(ids(&room.open().1.records.to_records()), [id(3), id(4)]);
    }
}

#[test]
fn a_workbook_that_could_not_be_set_up_is_set_up_by_a_later_try() {
    for op in OPS {
        for (nth, errno) in (1..=3).flat_map(|nth| ERRORS.map(|errno| (nth, errno))) {
            let temp = tempfile::tempdir().unwrap();
            let disk = Arc::new(FaultyDisk::default());
            let shelf = DataDir::new(disk.clone(), temp.path().join("data"));
            let create = || shelf.create(BookKind::One, Lock::None, 1);
            disk.fail(op, nth, errno);
            if let Err(error) = create() {
                assert!(
                    error.words(crate::journal::shelf::english()).starts_with("The workbook could not be set up: "),
                    "{error}"
                );
            }
            disk.heal();
            Journal::open(Arc::new(RealDisk), create().unwrap()).unwrap();
            assert_eq!(shelf.books().unwrap().books.len(), 1, "{op:?} {nth} {errno:?}");
        }
    }
}

#[test]
fn a_page_that_can_not_be_read_now_is_counted_and_the_rest_is_read() {
    let room = Room::with(&[page(1, "first"), page(2, "second")]);
    let disk = Arc::new(FaultyDisk::default());
    for errno in ERRORS {
        disk.fail(Op::Read, 3, errno);
        let (_, reading) = Journal::open(disk.clone(), &room.folder).unwrap();
        assert!(reading.records.to_records() == [page(2, "second")]);
        assert!(matches!(reading.unreadable[0].why, Why::Disk(_)));
    }
    disk.fail(Op::Read, 1, Errno::IO);
    assert!(matches!(Journal::open(disk.clone(), &room.folder), Err(OpenError::Disk { .. })));
    disk.fail(Op::List, 1, Errno::ACCESS);
    assert!(matches!(Journal::open(disk.clone(), &room.folder), Err(OpenError::Disk { .. })));
    disk.fail(Op::List, 7, Errno::ACCESS);
    let (_, reading) = Journal::open(disk, &room.folder).unwrap();
    assert_eq!(
        (reading.records.to_records().len(), reading.unreadable.len()),
        (2, 1),
        "the trash is named, the pages are read"
    );
}
