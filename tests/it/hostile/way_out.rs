//! The way out for whoever never set a passphrase: what is plain can be read, where the workbook says that it was never
//! locked, and nothing of the folder is changed by it. Everywhere else there is no such way.

use super::make::{base, edit, keep, nobody_opens, plain, reads, sealed, shows};
use crate::shelf::{Room, draft, id, page};
use crate::two::{files_below, locked, open_in, pass, shelf_in, times_below};
use goldseam::journal::{Cause, Journal, NotKept, RealDisk, WorkFactor};
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// What is read without a passphrase, against what should be. Says what differs.
pub(super) fn differs(data: &Path, folder: &Path, wanted: Option<&[u128]>) -> Vec<String> {
    let (files, times) = (files_below(folder), times_below(folder));
    let way = shelf_in(data).in_the_way(folder);
    let mut wrong = Vec::new();
    let found = way.is_some().then(|| {
        let (mut journal, reading) = Journal::open_to_read(Arc::new(RealDisk), folder).unwrap();
        wrong.extend(writes(&mut journal));
        reading.records.into_iter().map(|record| record.id).collect::<Vec<_>>()
    });
    let should = wanted.map(|pages| pages.iter().map(|n| id(*n)).collect::<Vec<_>>());
    if found != should {
        wrong.push(format!("without a passphrase {found:?} is read, not {should:?}"));
    }
    if (files, times) != (files_below(folder), times_below(folder)) {
        wrong.push("reading changed something in the folder".to_owned());
    }
    wrong
}

/// Whatever writes, tried. Says what was done.
fn writes(journal: &mut Journal) -> Vec<String> {
    let refused = |done: Result<(), NotKept>| done.is_err_and(|error| error.cause == Cause::InTheWay);
    let tries: [(&str, bool); 6] = [
        ("a page", refused(journal.append(&page(77, "Not to be kept.")))),
        ("a deletion", refused(journal.delete(&super::make::for_good(78, 1)))),
        ("words begun", refused(journal.save_draft(&draft(79, "Not to be put by."), true))),
        ("dropping words begun", refused(journal.drop_draft(&id(80)).and_then(|()| journal.drop_draft(&id(92))))),
        ("a lock", refused(journal.lock(&pass("new"), WorkFactor::NEXT_TO_NONE, crate::shelf::day(0)).map(drop))),
        ("erasing", refused(journal.erase_own())),
    ];
    tries.iter().filter(|(_, is_refused)| !is_refused).map(|(what, _)| format!("{what} was not refused")).collect()
}

/// Makes the folders of this kind, once: `cargo test --test it way_out::make -- --ignored`.
#[test]
#[ignore = "it makes the frozen folders"]
fn make() {
    let stranger = locked(&[]);
    let room = Room::with(&[page(1, "Not locked."), page(2, "Not locked either.")]);
    room.open().0.save_draft(&draft(3, "Words begun."), true).unwrap();
    let foreign = sealed(&stranger, &plain(&page(90, "Sealed to somebody else.")));
    room.put("records", &format!("{}.age", id(90)), &foreign);
    room.put("drafts", &format!("{}.age", id(91)), &foreign);
    keep(
        "planted-sealed-in-open",
        &room.folder,
        "sealed files in a workbook without a lock",
        &["no-key", "no-person", "not-sealed-yet", "says-open"],
        &[nobody_opens()],
    );
    // Really locked. Whoever writes another word into book.json, and a page beside it, shows that page and no other.
    let room = base();
    edit(&room.folder.join("book.json"), r#""format":2"#, r#""format":1"#);
    edit(&room.folder.join("book.json"), r#""lock":"age""#, r#""lock":"none""#);
    keep(
        "flag-lock-none-format-1",
        &room.folder,
        "the lock was taken out of book.json",
        &["says-open"],
        &[reads("one", &[1, 2])],
    );
    room.put("records", &format!("{}.json", id(90)), &plain(&page(90, "Planted.")));
    let about = "the lock was taken out of book.json, and a plain page was planted";
    keep("flag-lock-none-planted", &room.folder, about, &["not-sealed-yet", "says-open"], &[shows(1)]);
    // A lock that was broken off half way.
    let room = Room::with(&[page(1, super::CANARY), page(2, "The whole sum is 4,200.")]);
    let second = fs::read(room.file("records", &id(2))).unwrap();
    let mut journal = room.open().0;
    journal.lock(&pass("one"), WorkFactor::NEXT_TO_NONE, crate::shelf::day(0)).unwrap();
    drop(journal);
    fs::remove_file(room.folder.join("records").join(format!("{}.age", id(2)))).unwrap();
    room.put("records", &format!("{}.json", id(2)), &second);
    let about = "a lock was broken off half way";
    keep("half-locked", &room.folder, about, &["not-sealed-yet"], &[reads("one", &[1, 2])]);
    assert_eq!(open_in(&room.temp.path().join("data"), "one").1.records.len(), 2);
}
