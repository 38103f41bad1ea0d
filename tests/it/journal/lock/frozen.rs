//! Sealed files of format 1, made once, when it was today's: they open for ever, and no byte of them is written again.

use super::{ONE, TWO, copy_files, every_file, of_two, pass, shared};
use crate::journal::shelf::{FaultyDisk, Room, day, deleted, draft, page};
use goldseam::engine::{BookKind, Lock, Record, RecordId};
use goldseam::journal::{BookMeta, Draft, Journal, Reading};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

const FROZEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/frozen/1-sealed");

pub(super) const MINE: u128 = 0x9c04_5f3e_11d8_4a27_b6e0_72c9_fd35_8a16;
pub(super) const BOTH: u128 = 0x21ab_77f0_c9d3_4e58_8f14_06be_5a92_e3cd;
pub(super) const HERS: u128 = 0xe8d1_3b64_0a7f_4c95_9d2b_f158_c630_47ae;
pub(super) const GONE: u128 = 0x5d70_c2e9_86b4_413a_a0f7_3e1c_98d5_62fb;
pub(super) const SEAM: u128 = 0xb3f6_1894_d05c_4d7e_87a1_c45d_2b0e_f983;
pub(super) const HALF: u128 = 0x746e_a05d_3f92_48c1_be68_d917_04fa_c52b;
pub(super) const BOOK: u128 = 0x0f8e_96d2_7b31_4f6a_93c5_e80b_1d47_a25c;

/// The pages of the first person and of both, by name; and the one of the second.
pub(super) fn pages() -> [Record; 4] {
    [
        page(MINE, "I kept the letters in the car – naïve, I know."),
        shared(page(BOTH, "The whole sum is 4,200.")),
        of_two(page(HERS, "That you will stop asking me how I am.")),
        deleted(SEAM, GONE, 3),
    ]
}

pub(super) fn gone() -> Record {
    page(GONE, "words that were thrown away")
}

pub(super) fn half() -> Draft {
    draft(HALF, "What I could not say to Jo was")
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
pub(super) fn room() -> Room {
    let temp = tempfile::tempdir().unwrap();
    let folder = temp.path().join("data").join(RecordId::of(BOOK).0);
    copy_files(Path::new(FROZEN), &folder);
    Room { temp, folder }
}

fn open(room: &Room, words: &str) -> (Journal, Reading) {
    let (found, key) = super::shelf(room).who(&pass(words)).unwrap().expect("the frozen key does not open");
    assert_eq!(found.folder, room.folder);
    Journal::open_with(Arc::new(FaultyDisk::default()), &room.folder, key).unwrap()
}

#[test]
fn they_are_all_there() {
    let files: Vec<String> = frozen().into_keys().map(|path| path.to_str().unwrap().to_owned()).collect();
    let sealed = |sub: &str, n| format!("{sub}/{}.age", RecordId::of(n));
    let mut wanted = vec![sealed("drafts", HALF), sealed("trash", GONE)];
    wanted.extend([MINE, BOTH, HERS, SEAM].map(|n| sealed("records", n)));
    wanted.extend(["book.json", "keys/1.age", "keys/2.age", "people/1.json", "people/2.json"].map(str::to_owned));
    wanted.sort();
    assert_eq!(files, wanted);
}

#[test]
fn the_first_passphrase_opens_the_first_persons_pages_and_the_shared_ones() {
    let room = room();
    let (mut journal, reading) = open(&room, ONE);
    let book = BookMeta { format: 1, kind: BookKind::Pair, lock: Lock::Age, says_open: false };
    assert_eq!((journal.book(), journal.has_other_keys()), (&book, false));
    let [mine, both, _, seam] = pages();
    assert!(reading.records.to_records() == [both, mine, seam], "they read to something else");
    assert!(journal.drafts() == [half()]);
    let trash = journal.trash_list();
    assert!(trash.len() == 1 && trash[0].record == gone());
}

/// Wrapped with the work that a workbook is really locked with.
#[test]
fn the_second_passphrase_opens_the_second_persons_pages_and_the_shared_ones() {
    let room = room();
    let (mut journal, reading) = open(&room, TWO);
    let [_, both, hers, _] = pages();
    assert!(reading.records.to_records() == [both, hers], "they read to something else");
    assert!(journal.drafts().is_empty() && journal.trash_list().is_empty());
}

#[test]
fn the_stock_format_opens_them_without_goldseam() {
    let files = frozen();
    let wrapped = &files[Path::new("keys/1.age")];
    let plain = age::decrypt(&age::scrypt::Identity::new(pass(ONE)), wrapped).unwrap();
    let plain = String::from_utf8(plain).unwrap();
    let line = plain.lines().find(|line| line.starts_with("AGE-SECRET-KEY-1")).unwrap();
    let identity: age::x25519::Identity = line.parse().unwrap();
    let public = String::from_utf8(files[Path::new("people/1.json")].clone()).unwrap();
    assert!(public.contains(&identity.to_public().to_string()));
    let sealed = &files[&PathBuf::from(format!("records/{}.age", RecordId::of(MINE)))];
    let text = String::from_utf8(age::decrypt(&identity, sealed).unwrap()).unwrap();
    assert!(text.contains("I kept the letters in the car – naïve, I know."));
}

#[test]
fn reading_changes_no_byte_of_them() {
    let room = room();
    let (mut journal, _) = open(&room, ONE);
    journal.drafts();
    journal.sweep(day(4));
    drop(journal);
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
