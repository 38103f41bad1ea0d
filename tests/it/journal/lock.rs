//! The lock, below the screens: what lies on the disk, who can open it, and what happens when everything goes wrong.
//!
//! Here: the format itself, looked at with the age crate and with bare eyes, never with the code that wrote it.

mod aside;
mod bytes;
mod canary;
mod crash;
mod first;
mod for_two;
mod frozen;
mod frozen_second;
mod gone;
mod joined;
mod kind;
mod met;
mod partner;
mod spelled;
pub(crate) mod spellings;
mod strangers;
mod two;
mod union;

use crate::journal::shelf::{FaultyDisk, Room, draft, id, page};
use goldseam::engine::{BookKind, By, Place, Record};
use goldseam::journal::{DataDir, Journal, Key, Passphrase, Reading, WorkFactor};
use secrecy::ExposeSecret;
use sha2::Digest;
use std::fs;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;

/// The passphrases of the first and the second person.
pub(crate) const ONE: &str = "seven grey herons";
pub(crate) const TWO: &str = "a kettle in the rain";

pub(crate) fn pass(words: &str) -> Passphrase {
    Passphrase::from(words.to_owned())
}

/// A locked workbook for one.
pub(crate) fn one() -> Room {
    locked(BookKind::One, &[(&Key::new(Place::One), &pass(ONE))])
}

/// A locked workbook for two.
pub(crate) fn pair() -> Room {
    let (one, two) = (Key::new(Place::One), Key::new(Place::Two));
    let (one, two) = (one.clone().with_other(&two), two.with_other(&one));
    locked(BookKind::Pair, &[(&one, &pass(ONE)), (&two, &pass(TWO))])
}

fn locked(kind: BookKind, keys: &[(&Key, &Passphrase)]) -> Room {
    let temp = tempfile::tempdir().unwrap();
    let shelf = DataDir::new(Arc::new(FaultyDisk::default()), temp.path().join("data"));
    let folder = shelf.create_locked(kind, keys, WorkFactor::NEXT_TO_NONE, 0xb00c).unwrap();
    Room { temp, folder }
}

pub(crate) fn shelf(room: &Room) -> DataDir {
    DataDir::new(Arc::new(FaultyDisk::default()), room.temp.path().join("data"))
}

/// The key that a passphrase opens.
pub(crate) fn key_of(room: &Room, words: &str) -> Key {
    shelf(room).who(&pass(words)).unwrap().expect("the passphrase opens nothing").1
}

/// Opens a locked workbook with a passphrase.
pub(crate) fn open_as(room: &Room, words: &str) -> (Journal, Reading) {
    Journal::open_with(Arc::new(FaultyDisk::default()), &room.folder, key_of(room, words)).unwrap()
}

/// The same page, in the place for both.
pub(crate) fn shared(page: Record) -> Record {
    Record { place: Place::Shared, by: By::Both, ..page }
}

/// The same page, in the place of the second person.
pub(crate) fn of_two(page: Record) -> Record {
    Record { place: Place::Two, by: By::Two, ..page }
}

pub(crate) fn sealed(room: &Room, sub: &str, n: u128) -> PathBuf {
    room.folder.join(sub).join(format!("{}.age", id(n)))
}

/// The key file of a person in the folder of a workbook, whatever it is called.
pub(crate) fn key_file(book: &Path, number: u8) -> PathBuf {
    let person = fs::read(book.join(format!("people/{number}.json"))).unwrap();
    let person: serde_json::Value = serde_json::from_slice(&person).unwrap();
    let print = sha2::Sha256::digest(person["recipient"].as_str().unwrap());
    let print = print.iter().take(16).fold(String::new(), |print, byte| print + &format!("{byte:02x}"));
    let files = fs::read_dir(book.join("keys")).unwrap().map(|entry| entry.unwrap().path());
    let old = book.join(format!("keys/{number}.age"));
    let is_it = |path: &PathBuf| path.file_name().unwrap().to_str().unwrap().starts_with(&print) || *path == old;
    files.into_iter().find(is_it).expect("there is no key file of that person")
}

/// What the stock format makes of a file, with a person's secret key.
pub(crate) fn opened(path: &Path, key: &Key) -> Option<Vec<u8>> {
    let identity = age::x25519::Identity::from_str(key.secret().unwrap().expose_secret()).unwrap();
    age::decrypt(&identity, &fs::read(path).unwrap()).ok()
}

/// The lines that name who can open a file, without the one that age puts in at random.
fn recipients(path: &Path) -> Vec<String> {
    let bytes = fs::read(path).unwrap();
    let header = bytes.split(|byte| *byte == b'\n').take_while(|line| !line.starts_with(b"---"));
    let lines = header.map(|line| String::from_utf8(line.to_vec()).unwrap());
    let named = lines.filter_map(|line| line.strip_prefix("-> ").map(str::to_owned));
    named.filter(|stanza| !stanza.split(' ').next().unwrap().ends_with("-grease")).collect()
}

/// How many bytes follow the header.
fn payload(path: &Path) -> usize {
    let bytes = fs::read(path).unwrap();
    let seal = bytes.windows(5).position(|at| at == b"\n--- ").unwrap() + 1;
    let end = bytes[seal..].iter().position(|byte| *byte == b'\n').unwrap();
    bytes.len() - seal - end - 1
}

#[test]
fn the_stock_format_opens_each_page_with_the_key_of_those_it_is_for_and_nobody_else() {
    let room = pair();
    let (mut journal, _) = open_as(&room, ONE);
    journal.append(&page(1, "mine alone")).unwrap();
    journal.append(&shared(page(2, "for both"))).unwrap();
    // On an own turn, without a passphrase: written for the other, and closed to the one who is known.
    journal.append(&of_two(page(3, "theirs alone"))).unwrap();
    let (one, two) = (key_of(&room, ONE), key_of(&room, TWO));
    for (n, words, by_one, by_two) in
        [(1, "mine alone", true, false), (2, "for both", true, true), (3, "theirs alone", false, true)]
    {
        let path = sealed(&room, "records", n);
        for (key, can) in [(&one, by_one), (&two, by_two)] {
            let text = opened(&path, key).map(|bytes| String::from_utf8(bytes).unwrap());
            assert_eq!(text.is_some_and(|text| text.contains(words)), can, "{words} with {key:?}");
        }
        assert!(opened(&path, &Key::new(Place::One)).is_none());
    }
}

#[test]
fn the_stock_format_opens_a_key_file_with_its_passphrase() {
    let room = pair();
    for (number, words) in [(1, ONE), (2, TWO)] {
        let wrapped = fs::read(key_file(&room.folder, number)).unwrap();
        let plain = age::decrypt(&age::scrypt::Identity::new(pass(words)), &wrapped).unwrap();
        let file = age::IdentityFile::from_buffer(plain.as_slice()).unwrap();
        assert_eq!(file.into_identities().unwrap().len(), 1, "it is no identity file");
    }
}

#[test]
fn private_shared_and_half_written_pages_look_alike() {
    let room = pair();
    let (mut journal, _) = open_as(&room, ONE);
    journal.append(&page(1, "mine")).unwrap();
    journal.append(&shared(page(2, "for both"))).unwrap();
    journal.append(&of_two(page(3, "theirs"))).unwrap();
    journal.save_draft(&draft(4, "half"), true).unwrap();
    let files = [(1, "records"), (2, "records"), (3, "records"), (4, "drafts")].map(|(n, sub)| sealed(&room, sub, n));
    for file in &files {
        let recipients = recipients(file);
        assert_eq!(recipients.len(), 2, "{recipients:?}");
        assert!(recipients.iter().all(|stanza| stanza.starts_with("X25519 ")), "{recipients:?}");
        assert_eq!(payload(file), payload(&files[0]));
    }
}

#[test]
fn no_two_files_share_what_stands_in_their_headers() {
    let room = one();
    let (mut journal, _) = open_as(&room, ONE);
    journal.append(&page(1, "the same words")).unwrap();
    journal.append(&page(2, "the same words")).unwrap();
    let (first, second) = (recipients(&sealed(&room, "records", 1)), recipients(&sealed(&room, "records", 2)));
    assert!(first.iter().all(|stanza| !second.contains(stanza)), "a throw-away key was used twice");
}

#[test]
fn short_and_long_pages_have_one_size_and_longer_ones_go_up_in_steps_of_four() {
    let room = one();
    let (mut journal, _) = open_as(&room, ONE);
    let key = key_of(&room, ONE);
    for (n, letters, kib) in [(1, 20, 2), (2, 900, 2), (3, 2_000, 8), (4, 8_000, 32), (5, 40_000, 128)] {
        journal.append(&page(n, &"x".repeat(letters))).unwrap();
        let plain = opened(&sealed(&room, "records", n), &key).unwrap();
        assert_eq!(plain.len(), kib << 10, "{letters} letters");
        assert!(plain.ends_with(b" ") && plain.trim_ascii_end().ends_with(b"}"), "padded with something else");
    }
    let payloads = [1, 2].map(|n| payload(&sealed(&room, "records", n)));
    assert_eq!(payloads[0], payloads[1], "a page of 20 letters and one of 900 can be told apart");
}

#[test]
fn what_is_sealed_is_read_again() {
    let room = pair();
    let (mut journal, _) = open_as(&room, ONE);
    let kept = [page(1, "mine"), shared(page(2, "for both"))];
    for page in &kept {
        journal.append(page).unwrap();
    }
    journal.append(&of_two(page(3, "theirs"))).unwrap();
    drop(journal);
    let (_, reading) = open_as(&room, ONE);
    assert!(reading.records.to_records() == kept);
    assert_eq!(reading.unreadable, [], "what is the other's is no fault, and how much it is is theirs");
    let (_, reading) = open_as(&room, TWO);
    assert!(reading.records.to_records() == [shared(page(2, "for both")), of_two(page(3, "theirs"))]);
}

#[test]
fn no_name_and_no_plain_byte_of_it_says_anything() {
    let room = pair();
    let (mut journal, _) = open_as(&room, ONE);
    journal.append(&page(1, "words")).unwrap();
    journal.save_draft(&draft(2, "words"), true).unwrap();
    journal.save_draft(&draft(2, "words"), false).unwrap();
    drop(journal);
    let mut seen = Vec::new();
    every_file(&room.folder, &mut |path| {
        let bytes = fs::read(path).unwrap();
        let name = path.strip_prefix(&room.folder).unwrap().to_str().unwrap().to_owned();
        assert!(has_a_silent_name(&name), "{name}");
        for telling in ["acknowledge", "hardest", "words", "answered", "goldseam-en", "2026-1", "\"at\"", "\"seq\""] {
            let is_told = bytes.windows(telling.len()).any(|at| at == telling.as_bytes());
            assert!(!is_told, "{name} says {telling}");
        }
        seen.push((name, bytes));
    });
    let of = |name: &str| String::from_utf8(seen.iter().find(|(file, _)| file == name).unwrap().1.clone()).unwrap();
    assert_eq!(of("book.json"), "{\"format\":2,\"kind\":\"pair\",\"lock\":\"age\"}\n");
    let public = of("people/1.json");
    assert!(public.starts_with("{\"format\":2,\"number\":1,\"recipient\":\"age1") && public.ends_with("\"}\n"));
    assert_eq!(seen.len(), 9, "{:?}", seen.iter().map(|(name, _)| name).collect::<Vec<_>>());
}

/// Hex digits, or one of the few names that every workbook has.
fn has_a_silent_name(name: &str) -> bool {
    let known = ["book.json", "people/1.json", "people/2.json"];
    let (sub, file) = name.split_once('/').unwrap_or(("", name));
    let bits = file.split('.').next().unwrap();
    let rest = ["", ".new.age", ".age", ".lock"];
    known.contains(&name)
        || ["records", "drafts", "trash", "keys"].contains(&sub)
            && bits.len() == 32
            && bits.bytes().all(|byte| byte.is_ascii_hexdigit())
            && rest.contains(&&file[32..])
}

/// Whether a file has that ending.
pub(crate) fn is_of(name: &str, ending: &str) -> bool {
    Path::new(name).extension().is_some_and(|its| its == ending)
}

/// The same workbook on another computer.
pub(crate) fn copy_of(whole: &Room) -> Room {
    let temp = tempfile::tempdir().unwrap();
    let folder = temp.path().join("data").join(whole.folder.file_name().unwrap());
    copy_files(&whole.folder, &folder);
    Room { temp, folder }
}

/// Copies every file in a folder and below.
pub(crate) fn copy_files(from: &Path, into: &Path) {
    every_file(from, &mut |path| {
        let to = into.join(path.strip_prefix(from).unwrap());
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(path, to).unwrap();
    });
}

/// Visits every file in a folder and below.
pub(crate) fn every_file(folder: &Path, visit: &mut impl FnMut(&Path)) {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() { every_file(&path, visit) } else { visit(&path) }
    }
}

#[test]
fn nothing_prints_a_passphrase_a_key_or_an_answer() {
    let room = pair();
    let (mut journal, _) = open_as(&room, ONE);
    journal.append(&page(1, "the tea was cold")).unwrap();
    journal.save_draft(&draft(2, "the tea was cold"), true).unwrap();
    drop(journal);
    let key = key_of(&room, ONE);
    let secret = key.secret().unwrap();
    let (mut journal, reading) = open_as(&room, ONE);
    let drafts = journal.drafts();
    let everything = (&journal, &reading, &drafts, &key, &secret, pass(ONE), shelf(&room).who(&pass(ONE)).unwrap());
    let printed = format!("{everything:?}{everything:#?}").to_uppercase();
    for hidden in [ONE, "AGE-SECRET-KEY", secret.expose_secret(), "the tea was cold"] {
        assert!(!printed.contains(&hidden.to_uppercase()), "it prints one of its secrets");
    }
}
