//! Makes the hostile folders, once: `cargo test --test it hostile::make -- --ignored`. What must be so stands here by
//! hand, out of the design, and not out of what a program answered.

use super::{CANARY, CASES, copy};
use crate::journal::copies::print_name;
use crate::journal::shelf::{Room, deleted, draft, id, page, record};
use crate::journal::two::{Two, locked, open_in, page_of, pass, shelf_in};
use goldseam::engine::{BookKind, Known, Place, Record};
use goldseam::journal::{Key, WorkFactor};
use secrecy::ExposeSecret;
use std::fmt::Write;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

pub(super) fn base() -> Room {
    let room = locked(&[]);
    let (mut journal, _) = open_in(&room.temp.path().join("data"), "one");
    journal.append(&page(1, CANARY)).unwrap();
    journal.append(&page(2, "The whole sum is 4,200.")).unwrap();
    drop(journal);
    room
}

/// What a passphrase should find.
#[derive(Clone, Default)]
pub(super) struct Opens {
    words: &'static str,
    pages: Option<Vec<u128>>,
    foreign: usize,
    missing: bool,
    drafts: Vec<u128>,
    other_keys: bool,
}

pub(super) fn nobody_opens() -> Opens {
    Opens { words: "what nobody has", ..Opens::default() }
}

pub(super) fn reads(words: &'static str, pages: &[u128]) -> Opens {
    Opens { words, pages: Some(pages.to_vec()), ..Opens::default() }
}

pub(super) fn shows(foreign: usize) -> Opens {
    Opens { foreign, ..reads("one", &[1, 2]) }
}

pub(super) fn keep(name: &str, folder: &Path, about: &str, doctor: &[&str], opens: &[Opens]) {
    let case = PathBuf::from(CASES).join(name);
    assert!(!case.exists(), "{name} is there, and frozen means frozen");
    // What is proved names the workbook.
    let book = case.join(if name.starts_with("pair-") { id(0x2b00c) } else { id(0xb00c) }.0);
    copy(folder, &book);
    for file in [".open", ".converting"] {
        let _ = fs::remove_file(book.join(file));
    }
    let mut text = format!("about = {about:?}\ndoctor = {doctor:?}\n");
    if opens.iter().any(|opens| opens.pages.is_none()) {
        text.push_str("was_open = true\n");
    }
    for Opens { words, pages, foreign, missing, drafts, other_keys } in opens {
        write!(text, "\n[[open]]\npassphrase = {words:?}\n").unwrap();
        if let Some(pages) = pages {
            writeln!(text, "pages = {pages:?}").unwrap();
        }
        write!(text, "foreign = {foreign}\nmissing = {missing}\ndrafts = {drafts:?}\nother_keys = {other_keys}\n")
            .unwrap();
    }
    fs::write(case.join("expect.toml"), text).unwrap();
}

pub(super) fn plain(record: &Record) -> Vec<u8> {
    serde_json::to_vec(record).unwrap()
}

/// Anybody who reads `people/` can seal to somebody; the test takes the key itself to do it.
pub(super) fn sealed(room: &Room, words: &[u8]) -> Vec<u8> {
    let (journal, _) = open_in(&room.temp.path().join("data"), "one");
    journal.key().unwrap().seal(std::str::from_utf8(words).unwrap()).unwrap()
}

pub(super) fn edit(file: &Path, was: &str, is: &str) {
    let text = fs::read_to_string(file).unwrap();
    assert!(text.contains(was), "{text}");
    fs::write(file, text.replacen(was, is, 1)).unwrap();
}

pub(super) fn key_file(room: &Room) -> PathBuf {
    fs::read_dir(room.folder.join("keys")).unwrap().next().unwrap().unwrap().path()
}

pub(super) fn for_good(n: u128, of: u128) -> Record {
    record(n, Known::Deleted { of: id(of), for_good: true })
}

/// A key file of a stranger, whose passphrase its owner is told, and a page that it opens.
fn told() {
    let cases = [
        ("told-key", Place::One, 0xb00c, "Done", 1, "of a stranger's key"),
        ("told-key-of-another-place", Place::Two, 0xb00c, "NotYours", 0, "of a key that names another place"),
        ("told-key-of-another-book", Place::One, 7, "NotYours", 0, "of a key of another workbook"),
    ];
    for (name, place, book, said, foreign, of) in cases {
        let (room, temp, key) = (base(), tempfile::tempdir().unwrap(), Key::new(place));
        let keys = [(&key, &pass("what they tell you"))];
        let theirs = shelf_in(temp.path()).create_locked(BookKind::One, &keys, WorkFactor::NEXT_TO_NONE, book).unwrap();
        copy(&theirs.join("keys"), &room.folder.join("keys"));
        let planted = String::from_utf8(plain(&page(90, "Planted."))).unwrap();
        room.put("records", &format!("{}.age", id(90)), &key.seal(&planted).unwrap());
        let about = format!("the passphrase {of} was told to the owner");
        keep(name, &room.folder, &about, &[], &[reads("one", &[1, 2])]);
        let mut text = fs::read_to_string(PathBuf::from(CASES).join(name).join("expect.toml")).unwrap();
        write!(text, "\n[[join]]\ntoday = \"one\"\nother = \"what they tell you\"\nsaid = {said:?}\n").unwrap();
        write!(text, "pages = [1, 2]\nforeign = {foreign}\n").unwrap();
        fs::write(PathBuf::from(CASES).join(name).join("expect.toml"), text).unwrap();
    }
}

/// A stranger who says that they are the other person, of whose passphrase one is told: in `people/`, with a key file, and
/// with a page for both that they sealed.
fn told_as_the_other() {
    let (two, temp, stranger) = (Two::new(), tempfile::tempdir().unwrap(), Key::new(Place::Two));
    let sheet = shelf_in(&two.data()).who(&pass("one")).unwrap().unwrap().1.secret().unwrap();
    edit(&two.folder.join("people/1.json"), "\"pin\":\"", "\"pin\":\"00");
    let (found, key) = shelf_in(&two.data()).on_sheet(sheet.expose_secret()).unwrap().unwrap();
    shelf_in(&two.data()).rewrap(&found.folder, &key, &pass("her new one"), WorkFactor::NEXT_TO_NONE).unwrap();
    let keys = [(&stranger, &pass("what they tell you"))];
    let kind = BookKind::One;
    let theirs = shelf_in(temp.path()).create_locked(kind, &keys, WorkFactor::NEXT_TO_NONE, 0x2b00c).unwrap();
    copy(&theirs.join("keys"), &two.folder.join("keys"));
    fs::copy(theirs.join("people/2.json"), two.folder.join("people/2.json")).unwrap();
    let planted = String::from_utf8(plain(&page_of(Place::Shared, 90, "Planted."))).unwrap();
    let file = |n: u128| two.folder.join("records").join(format!("{}.age", id(n)));
    fs::write(file(90), stranger.seal(&planted).unwrap()).unwrap();
    fs::write(file(91), key.seal(&planted.replace(&id(90).0, &id(91).0)).unwrap()).unwrap();
    let name = "pair-told-key-as-the-other";
    let opens = [Opens { foreign: 2, ..reads("her new one", &[1]) }];
    keep(name, &two.folder, "a stranger stands in people/ as the other, and their passphrase was told", &[], &opens);
    let file = PathBuf::from(CASES).join(name).join("expect.toml");
    let mut text = fs::read_to_string(&file).unwrap();
    for (second, said) in [("what they tell you", "NotTheirs"), ("two", "Done")] {
        write!(text, "\n[[meet]]\nfirst = \"her new one\"\nsecond = {second:?}\nsaid = {said:?}\n").unwrap();
    }
    fs::write(file, text).unwrap();
}

#[test]
#[ignore = "it makes the frozen folders, those that are not there yet"]
fn make_told_as_the_other() {
    told_as_the_other();
}

#[test]
#[ignore = "it makes the frozen folders, those that are not there yet"]
fn make_told() {
    told();
}

/// What is offered from weeks without a lock, where there were none.
fn left_out() {
    let room = base();
    room.put("records", &format!("{}.json.aside", id(90)), &plain(&page(90, "Planted.")));
    room.put("drafts", &format!("{}.json.aside", id(92)), &serde_json::to_vec(&draft(92, "Planted.")).unwrap());
    let opens = Opens { foreign: 1, ..reads("one", &[1, 2]) };
    keep("planted-aside", &room.folder, "files as if left out by an unlocking were planted", &["aside-open"], &[opens]);
    let room = base();
    let key = key_file(&room);
    fs::rename(&key, format!("{}.kept", key.display())).unwrap();
    edit(&room.folder.join("book.json"), r#""lock":"age""#, r#""lock":"none""#);
    room.put("records", &format!("{}.json", id(90)), &plain(&page(90, "Planted.")));
    room.put("records", &format!("{}.json", id(91)), &plain(&for_good(91, 1)));
    let doctor = ["kept-key", "not-sealed-yet", "says-open"];
    keep("kept-key", &room.folder, "the lock was made to look taken off", &doctor, &[shows(2)]);
}

#[test]
#[ignore = "it makes the frozen folders, those that are not there yet"]
fn make_left_out() {
    left_out();
}

#[test]
#[ignore = "it makes the frozen folders, those of costly keys and of a partner's words"]
fn make_more() {
    costly_keys();
    words_of_the_partner();
}

/// Each would take a gibibyte and seconds, and none is over what is accepted.
fn costly_keys() {
    let theirs = fs::read(key_file(&locked(&[]))).unwrap();
    let at = theirs.windows(3).position(|part| part == b" 2\n").unwrap();
    let room = base();
    for (name, work) in [("00.age", b" 19"), ("01.age", b" 20")] {
        room.put("keys", name, &[&theirs[..at], &work[..], &theirs[at + 2..]].concat());
    }
    keep("dear-keys", &room.folder, "keys that cost 512 MiB and 1 GiB were planted", &[], &[reads("one", &[1, 2])]);
}

/// What the other of two says in a person's place, with the proof that both can make.
fn words_of_the_partner() {
    use goldseam::engine::record::{Taken, WordsOf};
    let of = vec![id(1)];
    let sha256 = "0".repeat(64);
    let list = Known::TakenIn { of: vec![Taken { kind: WordsOf::Page, id: id(94), sha256 }], from: None };
    let revises = Record { revises: Some(id(1)), ..page(90, "Not what she wrote.") };
    let cases = [
        ("pair-taken-in-by-the-other", record(90, list), "a list of the partner in her place"),
        ("pair-confirmed-by-the-other", record(90, Known::Confirmed { of: of.clone() }), "confirmed in her place"),
        ("pair-disowned-by-the-other", record(90, Known::Disowned { of }), "disowned in her place"),
        ("pair-revised-by-the-other", revises, "a page of hers revised in her place"),
    ];
    for (name, said, about) in cases {
        let two = Two::new();
        open_in(&two.data(), "two").0.append(&said).unwrap();
        let opens = [Opens { foreign: 1, ..reads("one", &[1, 3]) }, reads("two", &[2, 3])];
        keep(name, &two.folder, &format!("{about}, by what proves both"), &[], &opens);
    }
}

#[test]
#[ignore = "it makes the frozen folders"]
fn make() {
    left_out();
    costly_keys();
    words_of_the_partner();
    told();
    told_as_the_other();
    flags();
    planted_pages();
    planted_keys();
    merges();
    moved();
    of_two();
}

fn flags() {
    let cases = [
        ("flag-unlocking", r#""lock":"age""#, r#""lock":"age","unlocking":true"#, "unlocking was added", &[][..]),
        (
            "flag-lock-none",
            r#""lock":"age""#,
            r#""lock":"none""#,
            "the lock was taken out of book.json",
            &["says-open"],
        ),
        ("flag-kind-pair", r#""kind":"one""#, r#""kind":"pair""#, "the kind was changed", &["no-person"]),
        ("flag-kind-together", r#""kind":"one""#, r#""kind":"together""#, "the kind was changed", &[]),
    ];
    for (name, was, is, about, doctor) in cases {
        let room = base();
        edit(&room.folder.join("book.json"), was, is);
        keep(name, &room.folder, about, doctor, &[reads("one", &[1, 2])]);
    }
    let room = base();
    fs::write(room.folder.join("book.json"), "").unwrap();
    keep("flag-blank", &room.folder, "book.json was emptied", &["not-applied"], &[reads("one", &[1, 2])]);
}

fn planted_pages() {
    let (page, gone) = (page(90, "Planted."), for_good(91, 1));
    let theirs = Room::with(&[]);
    theirs.open().0.save_draft(&draft(92, "Planted words, begun."), true).unwrap();
    let begun = fs::read(theirs.file("drafts", &id(92))).unwrap();
    let cases = [
        ("planted-page-plain", "records", 90, plain(&page), "a page was planted"),
        ("planted-tombstone-plain", "records", 91, plain(&gone), "a deletion for good was planted"),
        ("planted-draft-plain", "drafts", 92, begun, "a draft was planted"),
        ("planted-trash-plain", "trash", 90, plain(&page), "a page was planted in the trash"),
    ];
    for (name, sub, n, bytes, about) in cases {
        let room = base();
        room.put(sub, &format!("{}.json", id(n)), &bytes);
        keep(name, &room.folder, &format!("{about}, plain"), &["not-sealed-yet"], &[shows(1)]);
        let room = base();
        let bytes = sealed(&room, &bytes);
        room.put(sub, &format!("{}.age", id(n)), &bytes);
        let about = format!("{about}, sealed to the owner");
        keep(&name.replace("plain", "sealed"), &room.folder, &about, &[], &[shows(1)]);
    }
    // Under the name of a page that is here.
    let room = base();
    room.put("records", &format!("{}.json", id(1)), &plain(&crate::journal::shelf::page(1, "Not what you wrote.")));
    keep("planted-twin", &room.folder, "another wording of a page, plain", &["not-sealed-yet"], &[shows(1)]);
    let room = base();
    let bytes = sealed(&room, &plain(&crate::journal::shelf::page(1, "Not what you wrote.")));
    fs::write(room.folder.join("records").join(format!("{}.age", id(1))), bytes).unwrap();
    let opens = Opens { foreign: 1, missing: true, ..reads("one", &[2]) };
    keep("planted-over", &room.folder, "a page was exchanged for another wording", &[], &[opens]);
}

fn planted_keys() {
    let stranger = locked(&[]);
    let theirs = fs::read(key_file(&stranger)).unwrap();
    let room = base();
    fs::copy(stranger.folder.join("people/1.json"), room.folder.join("people/1.json")).unwrap();
    let opens = Opens { other_keys: true, ..reads("one", &[1, 2]) };
    keep("swapped-person", &room.folder, "the key in people/ was swapped", &[], &[opens]);
    let room = base();
    for n in 0..9 {
        room.put("keys", &format!("0{n}.age"), &theirs);
    }
    keep("many-keys", &room.folder, "nine keys were planted", &["many-keys"], &[reads("one", &[1, 2])]);
    let room = base();
    let at = theirs.windows(3).position(|part| part == b" 2\n").unwrap();
    room.put("keys", "00.age", &[&theirs[..at], b" 22", &theirs[at + 2..]].concat());
    keep("costly-key", &room.folder, "a key that costs 4 GiB was planted", &["costly-key"], &[reads("one", &[1, 2])]);
    let room = base();
    room.put("keys", "00.age", &vec![b'0'; 70_000]);
    keep("huge-key", &room.folder, "a huge key file was planted", &["broken-key"], &[reads("one", &[1, 2])]);
    let room = base();
    symlink("../book.json", room.folder.join("keys/00.age")).unwrap();
    symlink("../book.json", room.folder.join("records").join(format!("{}.age", id(90)))).unwrap();
    keep("links", &room.folder, "links were planted", &["not-applied", "stray"], &[reads("one", &[1, 2])]);
    let room = base();
    let own = key_file(&room);
    fs::copy(&own, own.with_file_name("1 (conflicted copy).age")).unwrap();
    let sealed = room.folder.join("records").join(format!("{}.age", id(1)));
    fs::copy(&sealed, sealed.with_file_name(format!("{}.sync-conflict-1.age", id(1)))).unwrap();
    keep("conflict-copies", &room.folder, "a sync tool made copies", &[], &[reads("one", &[1, 2])]);
    let room = Room::with(&[page(1, "Not locked.")]);
    room.put("keys", &format!("{}.age", print_name(&stranger.folder, 1)), &theirs);
    keep(
        "planted-key-in-open",
        &room.folder,
        "a key in a workbook without a lock",
        &["no-person", "says-open"],
        &[nobody_opens()],
    );
}

/// Pages of an unlocked copy, from before the lock and from after it.
fn merges() {
    let old = Room::with(&[page(1, CANARY)]);
    let copy_of_old = tempfile::tempdir().unwrap();
    copy(&old.folder, copy_of_old.path());
    let (mut journal, _) = old.open();
    journal.lock(&crate::journal::two::pass("one"), WorkFactor::NEXT_TO_NONE, crate::journal::shelf::day(0)).unwrap();
    drop(journal);
    open_in(&old.temp.path().join("data"), "one").0.append(&page(2, "Written locked.")).unwrap();
    let (also, before) = (page(90, "Written in the copy that was not locked."), copy_of_old.path());
    fs::write(before.join("records").join(format!("{}.json", id(90))), plain(&also)).unwrap();
    for (name, book) in [("merge-plain-over-locked", before), ("merge-locked-over-plain", &*old.folder)] {
        let merged = tempfile::tempdir().unwrap();
        copy(&old.folder, merged.path());
        copy(&before.join("records"), &merged.path().join("records"));
        fs::copy(book.join("book.json"), merged.path().join("book.json")).unwrap();
        let doctor: &[&str] = if book == before { &["not-sealed-yet", "says-open"] } else { &["not-sealed-yet"] };
        let about = "a copy that was not locked was put together with the locked one";
        keep(name, merged.path(), about, doctor, &[shows(1)]);
    }
    // Two devices, each with its own lock.
    let (one, two) = (base(), Room::with(&[]));
    let mut journal = two.open().0;
    journal.lock(&crate::journal::two::pass("one"), WorkFactor::NEXT_TO_NONE, crate::journal::shelf::day(2)).unwrap();
    drop(journal);
    let mut journal = open_in(&two.temp.path().join("data"), "one").0;
    journal.change_passphrase(&crate::journal::two::pass("two"), WorkFactor::NEXT_TO_NONE).unwrap();
    journal.append(&page(3, "On the other computer.")).unwrap();
    drop(journal);
    for (name, first, second) in [("two-locks", &one, &two), ("two-locks-the-other-way", &two, &one)] {
        let merged = tempfile::tempdir().unwrap();
        copy(&first.folder, merged.path());
        for sub in ["keys", "records"] {
            copy(&second.folder.join(sub), &merged.path().join(sub));
        }
        let opens = [reads("one", &[1, 2]), reads("two", &[3])];
        keep(name, merged.path(), "two computers were locked on their own", &[], &opens);
    }
}

fn moved() {
    let file = |n: u128| format!("{}.age", id(n));
    let room = base();
    fs::create_dir_all(room.folder.join("trash")).unwrap();
    fs::rename(room.folder.join("records").join(file(1)), room.folder.join("trash").join(file(1))).unwrap();
    keep("moved-to-trash", &room.folder, "a page was moved to trash/", &[], &[reads("one", &[1, 2])]);
    let room = base();
    fs::remove_file(room.folder.join("records").join(file(1))).unwrap();
    let opens = Opens { missing: true, ..reads("one", &[2]) };
    keep("gone-page", &room.folder, "a page was removed", &[], &[opens]);
    let room = base();
    let data = room.temp.path().join("data");
    open_in(&data, "one").0.delete(&deleted(3, 2, 1)).unwrap();
    fs::remove_file(room.folder.join("records").join(file(3))).unwrap();
    open_in(&data, "one").0.append(&page(4, "After.")).unwrap();
    keep("gone-tombstone", &room.folder, "a deletion was rolled back", &[], &[reads("one", &[1, 2, 4])]);
    let room = base();
    fs::write(room.folder.join("records").join(file(1)), "age-encryption.org/v1\nhalf").unwrap();
    let opens = Opens { missing: true, ..reads("one", &[2]) };
    keep("cut-page", &room.folder, "a page was cut off", &["not-applied"], &[opens]);
}

fn of_two() {
    let two = Two::new();
    let hers = page_of(Place::One, 90, "Planted in her name.");
    let folder = two.temp.path().join("renamed");
    copy(&two.folder, &folder);
    fs::write(folder.join("records").join(format!("{}.json", id(90))), plain(&hers)).unwrap();
    let opens = [Opens { foreign: 1, ..reads("one", &[1, 3]) }, reads("two", &[2, 3])];
    keep("pair-planted-page", &folder, "a page in one person's name was planted", &["not-sealed-yet"], &opens);
    let folder = two.temp.path().join("kind");
    copy(&two.folder, &folder);
    edit(&folder.join("book.json"), r#""pair""#, r#""one""#);
    let opens = [reads("one", &[1, 3]), reads("two", &[2, 3])];
    keep("pair-kind-one", &folder, "a workbook for two was said to be for one", &["says-one"], &opens);
    let folder = two.temp.path().join("part");
    open_in(&two.data(), "one").0.part(&folder).unwrap();
    let folder = folder.join(two.folder.file_name().unwrap());
    let theirs = two.folder.join("records").join(format!("{}.age", id(2)));
    fs::copy(theirs, folder.join("records").join(format!("{}.age", id(2)))).unwrap();
    keep("pair-part", &folder, "a copy of one's own, with a page of the other in it", &[], &[reads("one", &[1, 3])]);
}
