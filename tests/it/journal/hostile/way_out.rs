//! The way out for whoever never set a passphrase: what is plain can be read, where the workbook says that it was never
//! locked, and nothing of the folder is changed by it. Everywhere else there is no such way.

use super::make::{base, edit, keep, nobody_opens, plain, reads, sealed, shows};
use crate::journal::shelf::{FaultyDisk, Op, Room, draft, id, page};
use crate::journal::two::{files_below, locked, open_in, pass, shelf_in, times_below};
use goldseam::journal::disk::{Folder, OnlyReads, ReadDisk};
use goldseam::journal::{Cause, Disk, Journal, NotKept, RealDisk, WorkFactor};
use std::fs;
use std::os::unix::fs::PermissionsExt;
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
        reading.records.to_records().into_iter().map(|record| record.id).collect::<Vec<_>>()
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

/// Whatever was done to a locked workbook, what is read of it without a passphrase has none of these words, and reading
/// changes nothing. Says what is wrong.
pub(super) fn shows_none_of(data: &Path, folder: &Path, words: &str) -> Vec<String> {
    let (files, times) = (files_below(folder), times_below(folder));
    let mut wrong = Vec::new();
    if shelf_in(data).in_the_way(folder).is_some() {
        let (_, reading) = Journal::open_to_read(Arc::new(RealDisk), folder).unwrap();
        let said = reading.records.whole().map(|record| serde_json::to_string(record).unwrap());
        wrong.extend(said.filter(|line| line.contains(words)));
    }
    if (files, times) != (files_below(folder), times_below(folder)) {
        wrong.push("reading changed something in the folder".to_owned());
    }
    wrong
}

/// The disk behind it hears of nothing but reading, one operation after the other.
#[test]
fn a_disk_that_is_only_read_refuses_everything_else() {
    let room = Room::with(&[page(1, "Here.")]);
    let behind = Arc::new(FaultyDisk::default());
    let disk = ReadDisk::before(behind.clone());
    let folder = Folder::named(&room.folder);
    let (spot, other) = (folder.at("book.json"), folder.at("other.json"));
    let mut file = RealDisk.create(&folder).unwrap();
    let before = files_below(&room.folder);
    let refused = [
        disk.make_folder(&other).err(),
        disk.create(&folder).err(),
        disk.write(&mut file, b"x").err(),
        disk.sync(&file).err(),
        disk.name(&mut file, &other).err(),
        disk.name_over(&mut file, &spot).err(),
        disk.rename(&spot, &other).err(),
        disk.replace(&spot, &other).err(),
        disk.sync_folder(&folder).err(),
        disk.remove(&spot).err(),
        disk.remove_folder(&folder.at("records")).err(),
        disk.close_to_others(&folder).err(),
        disk.lock(&other).err(),
    ];
    assert!(refused.iter().all(|error| error.as_ref().is_some_and(OnlyReads::refused)), "{refused:?}");
    assert!(behind.asked().is_empty(), "{:?}", behind.asked());
    assert!(disk.only_reads() && disk.read(&spot).is_ok() && !disk.list(&folder).unwrap().is_empty());
    drop(file);
    assert_eq!(files_below(&room.folder), before);
}

/// Nothing but reading reaches the disk, whatever is asked for.
#[test]
fn what_is_open_to_be_read_asks_the_disk_for_nothing_else() {
    let room = Room::with(&[page(1, "Not locked."), page(2, "Not locked either.")]);
    room.open().0.save_draft(&draft(3, "Words begun."), true).unwrap();
    let stranger = locked(&[]);
    let key = super::make::key_file(&stranger);
    room.put("keys", "00.age", &fs::read(key).unwrap());
    // What an opening otherwise puts right: a file half-written, and a folder that others could look into.
    room.put("records", ".tmp-00000000000000000000000000000000", b"half");
    fs::set_permissions(&room.folder, fs::Permissions::from_mode(0o755)).unwrap();
    let disk = Arc::new(FaultyDisk::default());
    let (mut journal, reading) = Journal::open_to_read(disk.clone(), &room.folder).unwrap();
    assert_eq!(reading.records.to_records().len(), 2);
    assert_eq!(writes(&mut journal), Vec::<String>::new());
    assert!(journal.drafts().is_empty() && journal.announce() && journal.trash_list().is_empty());
    journal.settle(crate::journal::shelf::day(0));
    journal.sweep(crate::journal::shelf::day(900));
    drop(journal);
    assert!(disk.asked().iter().all(|op| matches!(op, Op::Read | Op::List)), "{:?}", disk.counts());
    let mode = fs::metadata(&room.folder).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o755, "the folder was changed");
}

/// Whatever writes, tried. Says what was done.
fn writes(journal: &mut Journal) -> Vec<String> {
    let refused = |done: Result<(), NotKept>| done.is_err_and(|error| error.cause == Cause::InTheWay);
    let tries: [(&str, bool); 6] = [
        ("a page", refused(journal.append(&page(77, "Not to be kept.")))),
        ("a deletion", refused(journal.delete(&super::make::for_good(78, 1)))),
        ("words begun", refused(journal.save_draft(&draft(79, "Not to be saved."), true))),
        ("dropping words begun", refused(journal.drop_draft(&id(80)).and_then(|()| journal.drop_draft(&id(92))))),
        (
            "a lock",
            refused(journal.lock(&pass("new"), WorkFactor::NEXT_TO_NONE, crate::journal::shelf::day(0)).map(drop)),
        ),
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
    journal.lock(&pass("one"), WorkFactor::NEXT_TO_NONE, crate::journal::shelf::day(0)).unwrap();
    drop(journal);
    fs::remove_file(room.folder.join("records").join(format!("{}.age", id(2)))).unwrap();
    room.put("records", &format!("{}.json", id(2)), &second);
    let about = "a lock was broken off half way";
    keep("half-locked", &room.folder, about, &["not-sealed-yet"], &[reads("one", &[1, 2])]);
    assert_eq!(open_in(&room.temp.path().join("data"), "one").1.records.to_records().len(), 2);
}
