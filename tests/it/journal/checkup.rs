//! The doctor's look: what can be read, what is wrong by name and reason, and nothing of anybody's words.
//!
//! Each workbook here is set up by the test itself; what can't be set up is unwrapped, and fails it at that line.

use crate::journal::shelf::{Room, deleted, draft, id, page};
use crate::journal::two::{Two, files_below, numbered as locked, open_in, page_of, pass, shelf_in};
use goldseam::engine::Place;
use goldseam::journal::{Checkup, Finding, FindingKind, KeyFile, Why, WorkFactor};
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

fn look(room: &Room, words: &[&str]) -> Checkup {
    let passes: Vec<_> = words.iter().map(|words| pass(words)).collect();
    shelf_in(&room.temp.path().join("data")).look_over(&room.folder, &passes)
}

fn found(checkup: &Checkup) -> Vec<(String, FindingKind)> {
    let name = |finding: &Finding| (finding.file.display().to_string(), finding.what.clone());
    checkup.findings.iter().map(name).collect()
}

fn key_file(work: u8) -> KeyFile {
    KeyFile { name: "1.age".to_owned(), work: Some(work) }
}

fn record_file(n: u128, ending: &str) -> String {
    format!("records/{}.{ending}", id(n))
}

#[test]
fn a_whole_workbook_has_nothing_wrong_and_is_counted() {
    for is_locked in [false, true] {
        let pages = [page(1, "One."), page(2, "Two.")];
        let room = if is_locked { locked(&pages) } else { Room::with(&pages) };
        let data = room.temp.path().join("data");
        let (mut journal, _) = if is_locked { open_in(&data, "one") } else { room.open() };
        journal.delete(&deleted(3, 2, 1)).unwrap();
        journal.save_draft(&draft(4, "begun"), true).unwrap();
        let checkup = look(&room, &["one"]);
        assert_eq!(found(&checkup), []);
        let read = checkup.readable.unwrap();
        assert_eq!((read.records, read.drafts, read.trash), (2, 1, 1));
        // Locking leaves one list of what it took in.
        assert_eq!(checkup.size.map(|(files, _)| files), Some(4 + usize::from(is_locked)));
        assert_eq!(checkup.opened, is_locked.then_some(Place::One));
        assert_eq!(checkup.keys, if is_locked { vec![key_file(2)] } else { Vec::new() });
    }
}

#[test]
fn looking_changes_nothing() {
    let room = locked(&[page(1, "One.")]);
    let (mut journal, _) = open_in(&room.temp.path().join("data"), "one");
    journal.save_draft(&draft(1, "stale: its page is kept"), true).unwrap();
    room.put("records", &format!("{}.json", id(7)), &serde_json::to_vec(&page(7, "not sealed yet")).unwrap());
    room.put("records", ".tmp-x", b"half");
    drop(journal);
    let before = files_below(room.temp.path());
    look(&room, &["one"]);
    look(&room, &[]);
    assert!(files_below(room.temp.path()) == before);
}

#[test]
fn without_a_passphrase_it_is_seen_from_outside() {
    let room = locked(&[page(1, "One."), page(2, "Two.")]);
    let checkup = look(&room, &["a wrong one"]);
    assert_eq!((checkup.readable, checkup.opened), (None, None));
    assert_eq!(checkup.size.map(|(files, _)| files), Some(3));
    assert_eq!(found(&checkup), []);
    let file = room.folder.join(record_file(1, "age"));
    let whole = fs::read(&file).unwrap();
    for cut in [1, 100, whole.len() / 2, whole.len() - 1] {
        fs::write(&file, &whole[..cut]).unwrap();
        let wanted = (record_file(1, "age"), FindingKind::NotApplied(Why::Damaged));
        assert_eq!(found(&look(&room, &[])), [wanted], "cut at {cut}");
    }
    fs::write(&file, "").unwrap();
    assert_eq!(found(&look(&room, &[])), [(record_file(1, "age"), FindingKind::NotApplied(Why::Empty))]);
}

#[test]
fn a_moved_a_renamed_and_a_damaged_file_are_named() {
    let room = locked(&[page(1, "One."), page(2, "Two."), page(3, "Three."), page(4, "Four.")]);
    let at = |file: &str| room.folder.join(file);
    fs::rename(at(&record_file(1, "age")), at(&format!("{}.age", id(1)))).unwrap();
    fs::rename(at(&record_file(2, "age")), at(&record_file(9, "age"))).unwrap();
    let mut bytes = fs::read(at(&record_file(3, "age"))).unwrap();
    *bytes.last_mut().unwrap() ^= 1;
    fs::write(at(&record_file(3, "age")), bytes).unwrap();
    fs::create_dir(at("drafts")).unwrap();
    fs::rename(at(&record_file(4, "age")), at(&format!("drafts/{}.age", id(4)))).unwrap();
    let wanted = [
        (format!("{}.age", id(1)), FindingKind::Moved),
        (format!("drafts/{}.age", id(4)), FindingKind::NotApplied(Why::Damaged)),
        (record_file(3, "age"), FindingKind::NotApplied(Why::Damaged)),
        (record_file(9, "age"), FindingKind::NotApplied(Why::WrongName)),
    ];
    assert_eq!(found(&look(&room, &["one"])), wanted);
    assert!(wanted.iter().all(|(_, what)| what.is_wrong()));
}

#[test]
fn what_lies_around_is_named_and_is_not_wrong() {
    let room = locked(&[page(1, "One.")]);
    room.put("", "notes.txt", b"mine");
    room.put("keys", "old.txt", b"mine");
    room.put("records", ".tmp-abc", b"half");
    room.put("", ".open", b"");
    room.put("cache", "index", b"derived");
    let wanted = [
        ("keys/old.txt".to_owned(), FindingKind::Stray),
        ("notes.txt".to_owned(), FindingKind::Stray),
        ("records/.tmp-abc".to_owned(), FindingKind::HalfWritten),
    ];
    let checkup = look(&room, &["one"]);
    assert_eq!(found(&checkup), wanted);
    assert!(!checkup.findings.iter().any(|finding| finding.what.is_wrong()));
}

#[test]
fn a_conversion_that_was_broken_off_is_told() {
    let room = locked(&[page(1, "One.")]);
    room.put("records", &format!("{}.json", id(2)), &serde_json::to_vec(&page(2, "Two.")).unwrap());
    for words in [&["one"][..], &[]] {
        let why = if words.is_empty() { FindingKind::NotSealedYet } else { FindingKind::NotApplied(Why::Unproved) };
        assert_eq!(found(&look(&room, words)), [(record_file(2, "json"), why)]);
    }
}

#[test]
fn keys_that_are_missing_broken_left_over_or_other_ones_are_told() {
    let room = locked(&[page(1, "One.")]);
    let key = room.folder.join("keys/1.age");
    let whole = fs::read(&key).unwrap();
    fs::write(&key, &whole[..whole.len() / 2]).unwrap();
    assert_eq!(found(&look(&room, &[])), [("keys/1.age".to_owned(), FindingKind::BrokenKey)]);
    fs::remove_file(&key).unwrap();
    assert_eq!(found(&look(&room, &[])), [("keys".to_owned(), FindingKind::NoKey)]);
    fs::write(&key, &whole).unwrap();
    let person = room.folder.join("people/1.json");
    let public = fs::read(&person).unwrap();
    fs::remove_file(&person).unwrap();
    assert_eq!(found(&look(&room, &["one"])), [("people/1.json".to_owned(), FindingKind::NoPerson)]);
    fs::copy(locked(&[]).folder.join("people/1.json"), &person).unwrap();
    assert_eq!(found(&look(&room, &["one"])), [("people/1.json".to_owned(), FindingKind::OtherPerson)]);
    assert_eq!(found(&look(&room, &[])), [], "without the key nobody can tell");
    fs::write(&person, public).unwrap();
    open_in(&room.temp.path().join("data"), "one").0.unlock().unwrap();
    for kept in files_below(&room.folder.join("keys")).into_keys() {
        fs::remove_file(room.folder.join("keys").join(kept)).unwrap();
    }
    room.put("keys", "1.age.kept", &whole);
    assert_eq!(found(&look(&room, &["one"])), [("keys/1.age.kept".to_owned(), FindingKind::KeptKey)]);
}

#[test]
fn flags_that_say_otherwise_than_the_folder_are_told_and_it_counts_as_locked() {
    let room = locked(&[page(1, "One.")]);
    let book = fs::read_to_string(room.folder.join("book.json")).unwrap();
    fs::write(room.folder.join("book.json"), book.replace("\"age\"", "\"none\"")).unwrap();
    let said = ("book.json".to_owned(), FindingKind::SaysOpen);
    let checkup = look(&room, &["one"]);
    assert_eq!(found(&checkup), std::slice::from_ref(&said));
    assert!(checkup.is_locked() && checkup.opened.is_some() && checkup.readable.unwrap().records == 1);
    // Without the key file as well: a sealed page is enough.
    fs::rename(room.folder.join("keys/1.age"), room.temp.path().join("aside")).unwrap();
    assert_eq!(found(&look(&room, &[])), [said.clone(), ("keys".to_owned(), FindingKind::NoKey)]);
    // And a key file is, without any page.
    let plain = Room::with(&[page(1, "One.")]);
    fs::create_dir(plain.folder.join("keys")).unwrap();
    fs::rename(room.temp.path().join("aside"), plain.folder.join("keys/planted.age")).unwrap();
    assert_eq!(found(&look(&plain, &[])), [said, ("people/1.json".to_owned(), FindingKind::NoPerson)]);
    let two = Two::new();
    let book = fs::read_to_string(two.folder.join("book.json")).unwrap();
    fs::write(two.folder.join("book.json"), book.replace("\"pair\"", "\"one\"")).unwrap();
    let checkup = shelf_in(&two.data()).look_over(&two.folder, &[]);
    assert_eq!(found(&checkup), [("book.json".to_owned(), FindingKind::SaysOne)]);
    assert!(checkup.size.is_none(), "the other person's pages are counted");
}

#[test]
fn no_sentence_about_a_key_says_that_it_can_go() {
    let room = locked(&[page(1, "One.")]);
    let whole = fs::read(room.folder.join("keys/1.age")).unwrap();
    for name in ["2.age", "old.age", "1 (1).age", "1.age.kept"] {
        room.put("keys", name, &whole);
    }
    room.put("keys", "half.age", &whole[..100]);
    room.put("people", "2.json", b"{}");
    fs::copy(locked(&[]).folder.join("people/1.json"), room.folder.join("people/1.json")).unwrap();
    for lock in ["age", "none"] {
        let book = format!("{{\"format\":1,\"kind\":\"one\",\"lock\":\"{lock}\"}}");
        fs::write(room.folder.join("book.json"), book).unwrap();
        for words in [&["one"][..], &[]] {
            let checkup = look(&room, words);
            assert!(checkup.findings.len() > 1);
            let said = checkup.findings.iter().map(|finding| finding.what.words(crate::journal::shelf::english()));
            assert!(!said.clone().any(|said| said.contains("remove")), "{:?}", said.collect::<Vec<_>>());
        }
    }
}

#[test]
fn too_many_keys_and_one_that_costs_too_much_are_told() {
    let room = locked(&[page(1, "One.")]);
    let whole = fs::read(room.folder.join("keys/1.age")).unwrap();
    for n in 0..7 {
        room.put("keys", &format!("{n}{n}.age"), &whole);
    }
    assert_eq!(found(&look(&room, &["one"])), []);
    let at = whole.windows(3).position(|part| part == b" 2\n").unwrap();
    let dear = [&whole[..at], b" 21", &whole[at + 2..]].concat();
    room.put("keys", "dear.age", &dear);
    let wanted = [("keys".to_owned(), FindingKind::ManyKeys), ("keys/dear.age".to_owned(), FindingKind::CostlyKey)];
    assert_eq!(found(&look(&room, &[])), wanted);
}

#[test]
fn what_was_set_aside_and_what_a_lock_left_half_set_are_named_and_not_wrong() {
    let room = Room::with(&[page(1, "One.")]);
    room.put("records", &format!("{}.age.aside", id(2)), b"sealed");
    room.put(".keys", "1.age", b"new");
    room.put("", ".locking-1.age", b"new");
    let checkup = look(&room, &[]);
    let wanted = [
        (".keys".to_owned(), FindingKind::LockBegun),
        (".locking-1.age".to_owned(), FindingKind::LockBegun),
        (format!("records/{}.age.aside", id(2)), FindingKind::Aside),
    ];
    assert_eq!(found(&checkup), wanted);
    assert!(!checkup.findings.iter().any(|finding| finding.what.is_wrong()));
}

#[test]
fn another_lock_s_key_in_people_is_told_apart_from_a_stranger_s() {
    let room = locked(&[page(1, "One.")]);
    let other = locked(&[]);
    open_in(&other.temp.path().join("data"), "one")
        .0
        .change_passphrase(&pass("two"), WorkFactor::NEXT_TO_NONE)
        .unwrap();
    fs::copy(other.folder.join("people/1.json"), room.folder.join("people/1.json")).unwrap();
    assert_eq!(found(&look(&room, &["one"])), [("people/1.json".to_owned(), FindingKind::OtherPerson)]);
    let name = crate::journal::copies::print_name(&other.folder, 1);
    fs::copy(other.folder.join(format!("keys/{name}.age")), room.folder.join("keys").join(format!("{name}.age")))
        .unwrap();
    assert_eq!(found(&look(&room, &["one"])), [("people/1.json".to_owned(), FindingKind::OtherLock)]);
}

#[test]
fn a_damaged_or_missing_book_json_hides_nothing() {
    let room = Room::with(&[page(1, "One.")]);
    room.put("records", "other.json", b"");
    fs::write(room.folder.join("book.json"), "half").unwrap();
    let stray = ("records/other.json".to_owned(), FindingKind::NotApplied(Why::WrongName));
    assert_eq!(
        found(&look(&room, &[])),
        [("book.json".to_owned(), FindingKind::NotApplied(Why::Damaged)), stray.clone()]
    );
    fs::remove_file(room.folder.join("book.json")).unwrap();
    assert_eq!(found(&look(&room, &[])), [("book.json".to_owned(), FindingKind::BookGone), stray]);
}

#[test]
fn a_link_in_place_of_a_folder_is_told() {
    let room = Room::with(&[page(1, "One.")]);
    let away = room.temp.path().join("away");
    fs::rename(room.folder.join("records"), &away).unwrap();
    symlink(&away, room.folder.join("records")).unwrap();
    assert!(found(&look(&room, &[])).contains(&("records".to_owned(), FindingKind::NotApplied(Why::Link))));
}

#[test]
fn what_lies_beside_the_workbooks_is_told_apart() {
    let room = Room::with(&[]);
    let data = room.temp.path().join("data");
    fs::write(data.join("backup.tar"), "").unwrap();
    fs::write(data.join(format!("{}.json", id(1))), "").unwrap();
    fs::write(data.join(".tmp-1"), "").unwrap();
    fs::create_dir(data.join(id(5).0)).unwrap();
    let (folders, findings) = shelf_in(&data).look_around().unwrap();
    assert_eq!(folders, [data.join(id(5).0), room.folder.clone()]);
    let wanted = [
        (".tmp-1", FindingKind::HalfWritten),
        (&*format!("{}.json", id(1)), FindingKind::Moved),
        ("backup.tar", FindingKind::Stray),
    ];
    let wanted = wanted.map(|(file, what)| Finding { file: PathBuf::from(file), what });
    assert_eq!(findings, wanted);
    let nowhere = shelf_in(Path::new("/nowhere/at/all")).look_around().unwrap();
    assert!(nowhere.0.is_empty() && nowhere.1.is_empty());
}

#[test]
fn of_two_nothing_of_the_other_is_counted_or_named() {
    let look = |two: &Two, words: &[&str]| {
        let passes: Vec<_> = words.iter().map(|words| pass(words)).collect();
        shelf_in(&two.data()).look_over(&two.folder, &passes)
    };
    let (few, many) = (Two::new(), Two::new());
    let more: Vec<_> = (20..30).map(|n| page_of(Place::Two, n, "His alone.")).collect();
    many.keep("two", &more);
    let (mut his, _) = open_in(&many.data(), "two");
    his.save_draft(&goldseam::journal::Draft { place: Place::Two, ..draft(40, "his") }, true).unwrap();
    for words in [&["one"][..], &[]] {
        let (few, many) = (look(&few, words), look(&many, words));
        assert_eq!(few.size, None);
        assert_eq!(few.readable, many.readable);
        assert_eq!(few.findings, many.findings);
        assert_eq!(few.findings, []);
        assert!(few.may_be_of_two());
    }
    assert_eq!(look(&few, &["one"]).readable.unwrap().records, 2);
    // Also where `book.json` can't say that it is for two.
    fs::remove_file(few.folder.join("book.json")).unwrap();
    assert_eq!(look(&few, &[]).size, None);
}

#[test]
fn in_a_copy_of_one_s_own_the_other_s_key_is_not_missed() {
    let two = Two::new();
    let copy = two.temp.path().join("hers");
    open_in(&two.data(), "one").0.part(&copy).unwrap();
    let folder = copy.join(two.folder.file_name().unwrap());
    for words in [&["one"][..], &[]] {
        let passes: Vec<_> = words.iter().map(|words| pass(words)).collect();
        assert_eq!(shelf_in(&copy).look_over(&folder, &passes).findings, []);
    }
}

#[test]
fn the_cost_of_a_guess_is_read_from_the_key() {
    let room = locked(&[]);
    open_in(&room.temp.path().join("data"), "one").0.change_passphrase(&pass("two"), WorkFactor::USUAL).unwrap();
    let keys = look(&room, &[]).keys;
    assert_eq!(keys.iter().map(|file| file.work).collect::<Vec<_>>(), [Some(17)]);
}
