//! Sealed files of format 2, made once by [`freeze`]: they open for ever, with what proves them, and no byte of them is
//! written again.

use super::frozen::{BOOK, BOTH, GONE, HALF, HERS, MINE, SEAM, gone, half, pages};
use super::{ONE, TWO, copy_files, every_file, opened, pair, pass};
use crate::journal::shelf::{FaultyDisk, Room, day};
use goldseam::engine::{BookKind, Lock, Place, RecordId};
use goldseam::journal::{BookMeta, DataDir, Journal, Key, Reading, RealDisk, WorkFactor};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

const FROZEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/frozen/2-sealed");

/// Run by hand, once, when there is a new format: `cargo test --test it freeze -- --ignored`.
#[test]
#[ignore = "it makes the frozen files"]
fn freeze() {
    assert!(!Path::new(FROZEN).exists(), "they are there, and frozen means frozen");
    let temp = tempfile::tempdir().unwrap();
    let shelf = DataDir::new(Arc::new(RealDisk), temp.path());
    let [one, two] = Key::pair();
    let keys = [(&one, &pass(ONE)), (&two, &pass(TWO))];
    let folder = shelf.create_locked(BookKind::Pair, &keys, WorkFactor::NEXT_TO_NONE, BOOK).unwrap();
    let (_, two) = shelf.who(&pass(TWO)).unwrap().unwrap();
    shelf.rewrap(&folder, &two, &pass(TWO), WorkFactor::USUAL).unwrap();
    let (_, one) = shelf.who(&pass(ONE)).unwrap().unwrap();
    let (mut journal, _) = Journal::open_with(Arc::new(RealDisk), &folder, one).unwrap();
    pages().iter().chain([&gone()]).for_each(|page| journal.append(page).unwrap());
    journal.sweep(day(3));
    journal.save_draft(&half(), true).unwrap();
    drop(journal);
    let root = PathBuf::from(FROZEN);
    every_file(&folder, &mut |path| {
        let to = root.join(path.strip_prefix(&folder).unwrap());
        if to.extension().is_some_and(|ending| ending != "lock") {
            fs::create_dir_all(to.parent().unwrap()).unwrap();
            fs::copy(path, to).unwrap();
        }
    });
}

/// Every frozen file, by its path.
fn frozen() -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    every_file(Path::new(FROZEN), &mut |path| {
        files.insert(path.strip_prefix(FROZEN).unwrap().to_owned(), fs::read(path).unwrap());
    });
    files
}

/// A copy of them, as a workbook on a shelf.
fn room() -> Room {
    let temp = tempfile::tempdir().unwrap();
    let folder = temp.path().join("data").join(RecordId::of(BOOK).0);
    copy_files(Path::new(FROZEN), &folder);
    Room { temp, folder }
}

fn open(room: &Room, words: &str) -> (Journal, Reading) {
    let (_, key) = super::shelf(room).who(&pass(words)).unwrap().expect("the frozen key does not open");
    Journal::open_with(Arc::new(FaultyDisk::default()), &room.folder, key).unwrap()
}

#[test]
fn they_are_all_there() {
    let files: Vec<String> = frozen().into_keys().map(|path| path.to_str().unwrap().to_owned()).collect();
    let sealed = |sub: &str, n| format!("{sub}/{}.age", RecordId::of(n));
    let mut wanted = vec![sealed("drafts", HALF), sealed("trash", GONE)];
    wanted.extend([MINE, BOTH, HERS, SEAM].map(|n| sealed("records", n)));
    wanted.extend(["book.json", "people/1.json", "people/2.json"].map(str::to_owned));
    let (keys, others): (Vec<_>, Vec<_>) = files.into_iter().partition(|file| file.starts_with("keys/"));
    wanted.sort();
    assert_eq!((others, keys.len()), (wanted, 2));
}

#[test]
fn each_passphrase_opens_ones_own_pages_and_the_shared_ones_with_what_proves_them() {
    let room = room();
    let (mut journal, reading) = open(&room, ONE);
    let book = BookMeta { format: 2, kind: BookKind::Pair, lock: Lock::Age, says_open: false };
    assert_eq!((journal.book(), journal.has_other_keys()), (&book, false));
    let [mine, both, hers, seam] = pages();
    assert!(reading.records.to_records() == [both.clone(), mine, seam], "they read to something else");
    assert!(reading.records.whole().all(|record| record.proof.has(Place::One) && !record.proof.has(Place::Two)));
    assert_eq!((reading.unreadable, reading.missing, reading.foreign.len()), (Vec::new(), Vec::new(), 0));
    assert!(journal.drafts() == [half()]);
    let trash = journal.trash_list();
    assert!(trash.len() == 1 && trash[0].record == gone());
    drop(journal);
    // What was entered in the first one's sitting is there, and is not said to be proved by the second one.
    let (_, reading) = open(&room, TWO);
    assert!(reading.records.to_records() == [both, hers], "they read to something else");
    assert!(reading.records.whole().all(|record| !record.proof.has(Place::Two)));
    assert!(reading.records.to_records()[0].proof.has(Place::One), "the other introduced the key they sign with");
}

#[test]
fn what_is_sealed_today_is_what_format_2_was() {
    let (old, today) = (room(), pair());
    let (key, key_today) = (super::key_of(&old, ONE), super::key_of(&today, ONE));
    let (mut journal, _) = super::open_as(&today, ONE);
    let [mine, ..] = pages();
    journal.append(&mine).unwrap();
    journal.save_draft(&half(), true).unwrap();
    for (sub, n) in [("records", MINE), ("drafts", HALF)] {
        let path = |room: &Room| room.folder.join(sub).join(format!("{}.age", RecordId::of(n)));
        // What proves it is another key's; how long it is, and where it stands, is not.
        let line = |room: &Room, key: &Key| {
            let words = String::from_utf8(opened(&path(room), key).unwrap()).unwrap();
            let (line, tag) = words.split_once(r#","mac":{"own":""#).expect("nothing proves it");
            (line.to_owned(), tag.len())
        };
        assert!(line(&old, &key) == line(&today, &key_today), "{sub} are sealed otherwise: freeze that format too");
    }
}

#[test]
fn reading_changes_no_byte_of_them() {
    let room = room();
    for words in [ONE, TWO] {
        let (mut journal, _) = open(&room, words);
        journal.drafts();
        journal.sweep(day(4));
    }
    let mut left = frozen();
    every_file(&room.folder, &mut |path| {
        let name = path.strip_prefix(&room.folder).unwrap();
        if path.extension().is_some_and(|ending| ending == "lock") {
            return;
        }
        assert!(left.remove(name).is_some_and(|was| was == fs::read(path).unwrap()), "{} was written", name.display());
    });
    assert!(left.is_empty(), "gone: {:?}", left.keys().collect::<Vec<_>>());
}
