//! Files that are no backup, or a bad one: each is refused as a whole, before anything is written, and nothing panics.

use super::{backup_of, elsewhere};
use crate::journal::shelf::{Room, page};
use crate::journal::two::{files_below, locked, shelf_in};
use goldseam::journal::RestoreError;
use proptest::prelude::*;
use std::fs;
use std::path::Path;
use tar::{Builder, EntryType, Header};

const BOOK: &[u8] = b"{\"format\":1,\"kind\":\"one\",\"lock\":\"none\"}\n";
const HEX: &str = "0000000000000000000000000000b00c";

/// One entry of a tar file, as somebody may have made it.
struct Made {
    path: Vec<u8>,
    kind: EntryType,
    bytes: Vec<u8>,
    link: &'static str,
}

fn file(path: impl Into<Vec<u8>>, bytes: &[u8]) -> Made {
    Made { path: path.into(), kind: EntryType::Regular, bytes: bytes.to_owned(), link: "" }
}

/// A tar file with a good workbook and these entries, whatever their names.
fn tar_with(entries: &[Made]) -> Vec<u8> {
    let mut builder = Builder::new(Vec::new());
    let book = file(format!("{HEX}/book.json"), BOOK);
    for made in std::iter::once(&book).chain(entries) {
        let mut header = Header::new_ustar();
        header.as_old_mut().name[..made.path.len()].copy_from_slice(&made.path);
        header.as_old_mut().linkname[..made.link.len()].copy_from_slice(made.link.as_bytes());
        header.set_entry_type(made.kind);
        header.set_size(made.bytes.len() as u64);
        header.set_mode(0o600);
        header.set_cksum();
        builder.append(&header, made.bytes.as_slice()).unwrap();
    }
    builder.into_inner().unwrap()
}

/// Refused, with nothing written anywhere near.
fn is_refused(bytes: &[u8], words: &str) {
    let temp = tempfile::tempdir().unwrap();
    let from = temp.path().join("a.tar");
    fs::write(&from, bytes).unwrap();
    let error = shelf_in(&temp.path().join("data")).restore(&from).unwrap_err();
    assert!(matches!(error, RestoreError::NotWhole(_)), "{error}");
    assert!(error.words(crate::journal::shelf::english()).contains(words), "{error} does not say \"{words}\"");
    assert_eq!(fs::read_dir(temp.path()).unwrap().count(), 1, "something was written");
}

#[test]
fn what_these_tests_make_is_taken_when_nothing_is_wrong_with_it() {
    let temp = tempfile::tempdir().unwrap();
    let from = temp.path().join("a.tar");
    fs::write(&from, tar_with(&[file(format!("{HEX}/records/{HEX}.json"), b"{}")])).unwrap();
    let returned = shelf_in(&temp.path().join("data")).restore(&from).unwrap();
    assert_eq!(returned[0].added, 2);
}

#[test]
fn a_name_that_is_none_of_a_workbook_s_is_refused() {
    let names = [
        "../evil.json",
        "/etc/evil.json",
        "evil.json",
        "./0000000000000000000000000000b00c/records/0000000000000000000000000000b00c.json",
        "0000000000000000000000000000b00c/../records/0000000000000000000000000000b00c.json",
        "0000000000000000000000000000b00c/records/../0000000000000000000000000000b00c.json",
        "0000000000000000000000000000b00c/records/..",
        "0000000000000000000000000000b00c//book.json",
        "0000000000000000000000000000b00c/records/a/0000000000000000000000000000b00c.json",
        "0000000000000000000000000000b00c/records/0000000000000000000000000000b00c.txt",
        "0000000000000000000000000000b00c/records/0000000000000000000000000000b00c.\u{1b}[2J.json",
        "0000000000000000000000000000b00c/records/note.json",
        "0000000000000000000000000000b00c/records/",
        "0000000000000000000000000000b00c/cache/index",
        "0000000000000000000000000000b00c/people/3.json",
        "0000000000000000000000000000b00c/keys/1.json",
        "0000000000000000000000000000b00c/.open",
        "0000000000000000000000000000B00C/book.json",
        "config/settings.json",
        "",
    ];
    for name in names {
        is_refused(&tar_with(&[file(name, b"{}")]), "none of a workbook's files");
    }
    is_refused(
        &tar_with(&[file([b"0000000000000000000000000000b00c/records/".as_slice(), b"\xff"].concat(), b"")]),
        "none",
    );
}

#[test]
fn a_link_a_folder_or_a_device_is_refused_whatever_its_name() {
    let path = format!("{HEX}/records/{HEX}.json");
    for kind in [
        EntryType::Symlink,
        EntryType::Link,
        EntryType::Directory,
        EntryType::Fifo,
        EntryType::Char,
        EntryType::Block,
        EntryType::Continuous,
        EntryType::GNULongName,
        EntryType::GNUSparse,
        EntryType::XHeader,
        EntryType::XGlobalHeader,
    ] {
        let made = Made { path: path.clone().into_bytes(), kind, bytes: Vec::new(), link: "/etc/passwd" };
        is_refused(&tar_with(&[made]), "none of a workbook's files");
    }
}

#[test]
fn a_size_that_is_a_lie_is_refused_without_reserving_it() {
    let good = tar_with(&[file(format!("{HEX}/records/{HEX}.json"), b"{}")]);
    for size in [u64::MAX, u64::MAX - 511, 1 << 62, (64 << 20) + 1] {
        let mut header = Header::from_byte_slice(&good[1024..1536]).clone();
        header.set_size(size);
        header.set_cksum();
        let bytes = [&good[..1024], header.as_bytes(), &good[1536..]].concat();
        is_refused(&bytes, "");
    }
    // More than there is, and not too much.
    let mut header = Header::from_byte_slice(&good[1024..1536]).clone();
    header.set_size(60 << 20);
    header.set_cksum();
    is_refused(&[&good[..1024], header.as_bytes(), &good[1536..]].concat(), "cut off");
    is_refused(&tar_with(&[file(format!("{HEX}/keys/1.age"), &vec![0; (64 << 10) + 1])]), "larger");
}

#[test]
fn the_same_file_twice_is_refused() {
    let path = format!("{HEX}/records/{HEX}.json");
    is_refused(&tar_with(&[file(path.clone(), b"{}"), file(path, b"{\"a\":1}")]), "twice");
}

#[test]
fn pages_without_a_workbook_are_refused() {
    let other = format!("{}/records/{HEX}.json", "1".repeat(32));
    is_refused(&tar_with(&[file(other, b"{}")]), "book.json");
}

#[test]
fn nothing_and_what_is_no_tar_is_refused() {
    is_refused(b"", "nothing in it");
    is_refused(&[0; 1024], "nothing in it");
    is_refused(b"AGE-SECRET-KEY", "cut off");
    is_refused(&[b'x'; 4096], "cut off");
}

#[test]
fn one_that_is_cut_off_anywhere_is_refused() {
    for room in [Room::with(&[page(1, "One."), page(2, "Two.")]), locked(&[page(1, "One.")])] {
        let whole = fs::read(backup_of(&room)).unwrap();
        let blocks = (0..whole.len()).step_by(512);
        let odd = (1..whole.len()).step_by(509);
        for cut in blocks.chain(odd) {
            is_refused(&whole[..cut], "");
        }
        is_refused(&[&whole[..], b"more"].concat(), "cut off");
    }
}

#[test]
fn what_is_not_there_or_no_file_can_t_be_read() {
    let room = Room::new();
    for path in [room.temp.path().join("none"), room.temp.path().to_owned(), Path::new("/dev/null").to_owned()] {
        let error = shelf_in(&elsewhere(&room)).restore(&path).unwrap_err();
        assert!(matches!(error, RestoreError::Unreadable(_)), "{error}");
    }
    assert!(!elsewhere(&room).exists());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_byte_that_is_off_writes_no_file_under_another_name(at in any::<proptest::sample::Index>(), bit in 0..8u8) {
        let room = Room::with(&[page(1, "One."), page(2, "Two.")]);
        let from = backup_of(&room);
        let mut bytes = fs::read(&from).unwrap();
        let at = at.index(bytes.len());
        bytes[at] ^= 1 << bit;
        fs::write(&from, bytes).unwrap();
        let names = |files: std::collections::BTreeMap<std::path::PathBuf, Vec<u8>>| files.into_keys().collect::<Vec<_>>();
        let whole = names(files_below(&room.temp.path().join("data")));
        match shelf_in(&elsewhere(&room)).restore(&from) {
            // In the bytes of a page, where nothing but the page itself can tell.
            Ok(_) => prop_assert_eq!(names(files_below(&elsewhere(&room))), whole),
            Err(_) => prop_assert!(!elsewhere(&room).exists()),
        }
    }

    #[test]
    fn any_bytes_are_refused(bytes in proptest::collection::vec(any::<u8>(), 0..3000)) {
        let temp = tempfile::tempdir().unwrap();
        let from = temp.path().join("a.tar");
        fs::write(&from, bytes).unwrap();
        prop_assert!(shelf_in(&temp.path().join("data")).restore(&from).is_err());
        prop_assert_eq!(fs::read_dir(temp.path()).unwrap().count(), 1);
    }
}
