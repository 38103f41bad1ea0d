//! The first opening after the update, of a workbook of format 1: with every single operation failing, and dead at every
//! operation; of one person, and of two of whom one opens first.
//!
//! After each, nothing is lost and the next opening goes on: every page from before is taken in, whatever it says still
//! counts, none is named a stranger's, and the key still opens.

use super::crash::{Fault, every_fault};
use super::{ONE, TWO, copy_of, of_two, pass, shared, shelf};
use crate::journal::shelf::{FaultyDisk, Room, day, deleted, draft, id, ids, page, record};
use age::x25519::{Identity, Recipient};
use goldseam::engine::promise::running;
use goldseam::engine::record::{Agreement, Taken};
use goldseam::engine::{BookKind, By, Known, Owner, Place, Progress, Record};
use goldseam::journal::{DataDir, Draft, Journal, Reading, WorkFactor};
use secrecy::ExposeSecret;
use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::str::FromStr;
use std::sync::{Arc, LazyLock};

/// What the first person kept, of every kind that counts for something by itself.
fn of_one() -> Vec<Record> {
    vec![
        page(1, "the first page"),
        page(2, "deleted"),
        deleted(3, 2, 0),
        record(4, Known::Card { name: "the trip".to_owned(), owner: Owner::Partner }),
        record(5, Known::Setting { name: "check-ins".to_owned(), value: "off".into() }),
        record(6, Known::Role { role: "hurt".to_owned() }),
    ]
}

fn of_both() -> Vec<Record> {
    let value = Agreement { ends: Some(day(60).date_naive()), ..Agreement::default() };
    vec![
        shared(record(11, Known::Agreed { value })),
        shared(record(12, Known::Name { name: "Ben".to_owned() })),
        shared(page(13, "for both")),
        shared(page(14, "for both, deleted")),
        shared(deleted(15, 14, 0)),
    ]
}

fn of_the_other() -> Vec<Record> {
    vec![of_two(page(21, "of the second one")), of_two(page(22, "deleted")), of_two(deleted(23, 22, 0))]
}

fn begun(place: Place) -> Draft {
    let n = if place == Place::Two { 31 } else { 30 };
    Draft { place, ..draft(n, "begun") }
}

/// A workbook as the version before wrote it.
struct Old {
    room: Room,
    keys: [Identity; 2],
}

impl Old {
    fn made(kind: BookKind) -> Self {
        let temp = tempfile::tempdir().unwrap();
        let folder = temp.path().join("data").join(id(0xb00c).0);
        fs::create_dir_all(&folder).unwrap();
        let old = Self { room: Room { temp, folder }, keys: [Identity::generate(), Identity::generate()] };
        let is_for_two = kind == BookKind::Pair;
        let says = if is_for_two { "pair" } else { "one" };
        old.room.put("", "book.json", format!("{{\"format\":1,\"kind\":\"{says}\",\"lock\":\"age\"}}\n").as_bytes());
        old.put_keys(is_for_two);
        old.fill(Place::One, &of_one(), &begun(Place::One));
        if is_for_two {
            old.fill(Place::Two, &of_the_other(), &begun(Place::Two));
            for record in of_both() {
                old.keep(&record);
            }
        }
        old
    }

    fn put_keys(&self, is_for_two: bool) {
        let [one, two] = &self.keys;
        for (number, key, other, words) in
            [(1, one, two, ONE), (2, two, one, TWO)].iter().take(1 + usize::from(is_for_two))
        {
            let said = if is_for_two { format!("# other: {}\n", other.to_public()) } else { String::new() };
            let plain = format!("{said}{}\n", key.to_string().expose_secret());
            let mut wrapping = age::scrypt::Recipient::new(pass(words));
            wrapping.set_work_factor(2);
            let bytes = age::encrypt(&wrapping, plain.as_bytes()).unwrap();
            self.room.put("keys", &format!("{number}.age"), &bytes);
            let person = format!("{{\"format\":1,\"number\":{number},\"recipient\":\"{}\"}}\n", key.to_public());
            self.room.put("people", &format!("{number}.json"), person.as_bytes());
        }
    }

    fn fill(&self, place: Place, records: &[Record], begun: &Draft) {
        for record in records {
            self.keep(record);
        }
        let line = format!("{}\n", begun_line(begun));
        self.room.put("drafts", &format!("{}.age", begun.id), &self.sealed(place, line.as_bytes()));
    }

    fn keep(&self, record: &Record) {
        let deleted = [id(2), id(14), id(22)].contains(&record.id);
        let line = [serde_json::to_vec(record).unwrap(), b"\n".to_vec()].concat();
        let sub = if deleted { "trash" } else { "records" };
        self.room.put(sub, &format!("{}.age", record.id), &self.sealed(record.place, &line));
    }

    /// To whoever it is for and, where that is one, a key that nobody has.
    fn sealed(&self, place: Place, words: &[u8]) -> Vec<u8> {
        let [one, two] = self.keys.each_ref().map(Identity::to_public);
        let nobody = Identity::generate().to_public();
        let to: [Recipient; 2] = match place {
            Place::One => [one, nobody],
            Place::Two => [two, nobody],
            Place::Shared => [one, two],
        };
        let encryptor = age::Encryptor::with_recipients(to.iter().map(|to| to as &dyn age::Recipient)).unwrap();
        let mut sealed = Vec::new();
        let mut writer = encryptor.wrap_output(&mut sealed).unwrap();
        writer.write_all(words).unwrap();
        writer.finish().unwrap();
        sealed
    }
}

/// A draft as its file has it; written by hand, since nothing writes that format any more.
fn begun_line(draft: &Draft) -> String {
    let room = Room::new();
    room.open().0.save_draft(draft, true).unwrap();
    fs::read_to_string(room.file("drafts", &draft.id)).unwrap().trim_end().to_owned()
}

fn one() -> Room {
    static WHOLE: LazyLock<Old> = LazyLock::new(|| Old::made(BookKind::One));
    copy_of(&WHOLE.room)
}

fn two() -> Room {
    static WHOLE: LazyLock<Old> = LazyLock::new(|| Old::made(BookKind::Pair));
    copy_of(&WHOLE.room)
}

/// Where this computer remembers.
fn state(room: &Room) -> PathBuf {
    room.temp.path().join("state")
}

/// Opens a workbook as the program does, as far as the disk lets it.
fn opened(room: &Room, disk: &Arc<FaultyDisk>, words: &str) -> Option<(Journal, Reading)> {
    let shelf = DataDir::new(disk.clone(), room.temp.path().join("data")).remembering(Some(state(room)));
    let (found, key) = shelf.who(&pass(words)).ok().flatten()?;
    let (mut journal, reading) = Journal::open_with(disk.clone(), found.folder, key).ok()?;
    journal.settle(day(9));
    journal.sweep(day(9));
    let _ = journal.renew_key(&pass(words), WorkFactor::NEXT_TO_NONE);
    Some((journal, reading))
}

fn open_well(room: &Room, words: &str, what: &str) -> (Journal, Reading) {
    let found = opened(room, &Arc::new(FaultyDisk::default()), words);
    found.unwrap_or_else(|| panic!("{what}: the key is closed to its owner"))
}

fn open_with(room: &Room, disk: &Arc<FaultyDisk>, words: &str, fault: Option<Fault>) -> Option<(Journal, Reading)> {
    if let Some(fault) = fault {
        fault.begins_on(disk);
    }
    opened(room, disk, words)
}

/// The lists of one person: each as a set of what it takes in.
fn lists(room: &Room, words: &str) -> Vec<BTreeSet<Taken>> {
    let (_, key) = shelf(room).who(&pass(words)).unwrap().unwrap();
    let identity = Identity::from_str(key.secret().unwrap().expose_secret()).unwrap();
    let files = room.names("records").into_iter().map(|name| fs::read(room.folder.join("records").join(name)).unwrap());
    let opened = files.filter_map(|sealed| age::decrypt(&identity, &sealed).ok());
    let records = opened.filter_map(|words| serde_json::from_slice::<Record>(words.trim_ascii_end()).ok());
    let mine = records.filter(|record| record.place == key.place);
    mine.filter_map(|record| match record.known() {
        Some(Known::TakenIn { of, .. }) => Some(of.iter().cloned().collect()),
        _ => None,
    })
    .collect()
}

/// All of one person is there and counts, and so is what was said to be kept since; and there is one list of it.
fn all_is_there(room: &Room, words: &str, kind: BookKind, kept: Option<&Record>, what: &str) {
    let place = if words == TWO { Place::Two } else { Place::One };
    let (what, is_for_two) = (format!("{what}, {words}"), kind == BookKind::Pair);
    let mut wanted = if place == Place::One { of_one() } else { of_the_other() };
    wanted.extend(if is_for_two { of_both() } else { Vec::new() });
    let from_before: Vec<_> = ids(&wanted).into_iter().chain([begun(place).id]).collect();
    wanted.retain(|record| ![id(2), id(14), id(22)].contains(&record.id));
    let (mut journal, reading) = open_well(room, words, &what);
    let (old, new): (Vec<_>, Vec<_>) =
        reading.records.to_records().into_iter().partition(|record| record.id.0 < id(40).0);
    assert!(old == sorted(&wanted), "{what}: {:?}", ids(&old));
    assert!(old.iter().all(|record| record.proof.is_from_before()), "{what}: from before");
    assert!(kept.is_none_or(|kept| new.contains(kept)), "{what}: said to be kept");
    assert_eq!((&*reading.unreadable, reading.foreign.len()), (&[][..], 0), "{what}");
    assert_eq!(reading.missing, [], "{what}");
    assert!(!journal.has_other_keys(), "{what}");
    assert_eq!(journal.drafts(), [begun(place)], "{what}");
    let trashed: Vec<_> = journal.trash_list().into_iter().map(|page| page.record.id).collect();
    let of_trash = if place == Place::One { id(2) } else { id(22) };
    assert!(trashed.contains(&of_trash) && trashed.contains(&id(14)) == is_for_two, "{what}: {trashed:?}");
    counts(&reading, place, is_for_two, &what);
    drop(journal);
    let lists = lists(room, words);
    assert!(!lists.is_empty() && lists.iter().all(|list| *list == lists[0]), "{what}: {} lists", lists.len());
    assert_eq!(lists[0].len(), from_before.len(), "{what}");
    assert!(lists[0].iter().all(|taken| from_before.contains(&taken.id)), "{what}");
}

fn sorted(records: &[Record]) -> Vec<Record> {
    let mut records = records.to_vec();
    records.sort_by(|a, b| a.id.cmp(&b.id));
    records
}

/// What the old records say still is so.
fn counts(reading: &Reading, place: Place, is_for_two: bool, what: &str) {
    let progress = Progress::replay(reading.records.to_records());
    if place == Place::One {
        assert_eq!(progress.cards().len(), 1, "{what}: the card");
        assert_eq!(progress.setting("check-ins"), Some(&"off".into()), "{what}: the setting");
    }
    assert_eq!(running(&progress, day(9).date_naive()).len(), usize::from(is_for_two), "{what}: the agreement");
}

/// Words written once it is open are there later, and those that were said to be kept all the same.
fn write(found: Option<(Journal, Reading)>, n: u128, place: Place) -> Option<Record> {
    let by = if place == Place::Two { By::Two } else { By::One };
    let record = Record { place, by, ..page(n, "written under the new version") };
    let (mut journal, _) = found?;
    journal.append(&record).ok().map(|()| record)
}

/// Every other one, since an opening of two takes its time.
fn some(faults: Vec<Fault>, from: usize) -> impl Iterator<Item = Fault> {
    faults.into_iter().skip(from).step_by(2)
}

#[test]
fn a_first_opening_that_stops_anywhere_loses_nothing_and_the_next_one_goes_on() {
    let mut stopped = 0;
    for fault in every_fault(one, |room, disk| drop(open_with(room, disk, ONE, None))) {
        let (room, disk) = (one(), Arc::new(FaultyDisk::default()));
        let found = open_with(&room, &disk, ONE, Some(fault));
        let what = format!("{fault:?}");
        stopped += usize::from(found.is_none());
        // Whoever goes on writing is on a disk that is well again, or dead.
        if matches!(fault, Fault::Once(..)) {
            disk.heal();
        }
        let kept = write(found, 41, Place::One);
        all_is_there(&room, ONE, BookKind::One, kept.as_ref(), &what);
        all_is_there(&room, ONE, BookKind::One, kept.as_ref(), &format!("{what}, once more"));
        assert_eq!(open_well(&room, ONE, &what).1.taken_in, 0, "{what}: taken in by itself again");
    }
    assert!(stopped > 5, "{stopped} stopped");
}

/// One opens first, on a bad day; then the other, on a good one.
#[test]
fn in_a_pair_a_first_opening_that_stops_anywhere_takes_nothing_from_either() {
    for fault in some(every_fault(two, |room, disk| drop(open_with(room, disk, ONE, None))), 0) {
        let (room, disk) = (two(), Arc::new(FaultyDisk::default()));
        let found = open_with(&room, &disk, ONE, Some(fault));
        disk.heal();
        let kept = write(found, 41, Place::One);
        let what = format!("{fault:?} for the first");
        all_is_there(&room, TWO, BookKind::Pair, None, &what);
        all_is_there(&room, ONE, BookKind::Pair, kept.as_ref(), &what);
    }
}

#[test]
fn in_a_pair_the_second_first_opening_that_stops_anywhere_takes_nothing_from_either() {
    let whole = two();
    let new = shared(page(42, "shared under the new version"));
    open_well(&whole, ONE, "whole").0.append(&new).unwrap();
    let begin = || {
        let copy = copy_of(&whole);
        super::copy_files(&state(&whole), &state(&copy));
        copy
    };
    for fault in some(every_fault(begin, |room, disk| drop(open_with(room, disk, TWO, None))), 1) {
        let (room, disk) = (begin(), Arc::new(FaultyDisk::default()));
        drop(open_with(&room, &disk, TWO, Some(fault)));
        let what = format!("{fault:?} for the second");
        all_is_there(&room, ONE, BookKind::Pair, Some(&new), &what);
        all_is_there(&room, TWO, BookKind::Pair, Some(&new), &what);
    }
}

fn exchange(room: &Room, one: &str, two: &str) {
    let [one, two] = [one, two].map(|name| room.folder.join(name));
    let aside = room.folder.join("aside");
    fs::rename(&one, &aside).unwrap();
    fs::rename(&two, &one).unwrap();
    fs::rename(&aside, &two).unwrap();
}

/// In format 1 a name alone said whose a key is, and anybody can change a name.
#[test]
fn a_key_is_whose_its_pages_are_whatever_the_names_say() {
    let room = two();
    exchange(&room, "keys/1.age", "keys/2.age");
    for words in [ONE, TWO] {
        all_is_there(&room, words, BookKind::Pair, None, "with the names of the keys exchanged");
    }
    let room = two();
    let before = room.names("keys");
    exchange(&room, "keys/1.age", "keys/2.age");
    exchange(&room, "people/1.json", "people/2.json");
    for (words, place) in [(ONE, Place::One), (TWO, Place::Two)] {
        let (journal, reading) = open_well(&room, words, "exchanged");
        assert!(journal.has_other_keys(), "nothing is written");
        assert!(reading.records.whole().any(|record| record.place == place), "and one's own pages are read");
        let sheet = journal.key().and_then(goldseam::journal::Key::secret).unwrap();
        let (_, key) = shelf(&room).on_sheet(sheet.expose_secret()).unwrap().unwrap();
        assert_eq!(key.place, place, "by a sheet that does not say it");
    }
    assert_eq!(room.names("keys"), before, "no key was wrapped anew with the wrong name in it");
    exchange(&room, "keys/1.age", "keys/2.age");
    exchange(&room, "people/1.json", "people/2.json");
    for words in [ONE, TWO] {
        all_is_there(&room, words, BookKind::Pair, None, "put back");
    }
}

/// One page said to be somebody else's, among their own, is no reason to keep anybody from their workbook.
#[test]
fn a_page_of_another_place_that_somebody_sealed_to_a_key_keeps_nobody_out() {
    let room = two();
    let (_, key) = shelf(&room).who(&pass(ONE)).unwrap().unwrap();
    let planted = key.seal(&serde_json::to_string(&of_two(page(90, "planted"))).unwrap()).unwrap();
    room.put("records", &format!("{}.age", id(90)), &planted);
    for words in [ONE, TWO] {
        all_is_there(&room, words, BookKind::Pair, None, "with one that was planted");
    }
}

/// A lock of format 1, or its unlocking, that was broken off: some pages are sealed, some are plain, and one is both.
#[test]
fn what_a_broken_off_lock_of_format_1_left_plain_is_taken_in_with_the_rest() {
    let room = one();
    let (_, key) = shelf(&room).who(&pass(ONE)).unwrap().unwrap();
    let identity = Identity::from_str(key.secret().unwrap().expose_secret()).unwrap();
    for (sub, n, is_both) in [("records", 1, false), ("records", 3, false), ("records", 5, true), ("trash", 2, false)] {
        let sealed = room.folder.join(sub).join(format!("{}.age", id(n)));
        let words = age::decrypt(&identity, &fs::read(&sealed).unwrap()).unwrap();
        room.put(sub, &format!("{}.json", id(n)), &words);
        if !is_both {
            fs::remove_file(sealed).unwrap();
        }
    }
    let sealed = room.folder.join("drafts").join(format!("{}.age", id(30)));
    let words = age::decrypt(&identity, &fs::read(&sealed).unwrap()).unwrap();
    room.put("drafts", &format!("{}.json", id(30)), &words);
    fs::remove_file(sealed).unwrap();
    all_is_there(&room, ONE, BookKind::One, None, "half plain");
    assert_eq!(super::crash::left(&room, "json"), [""; 0], "and sealed");
    all_is_there(&room, ONE, BookKind::One, None, "half plain, once more");
}

/// Other words under the name of a sealed page take its place in no case.
#[test]
fn a_plain_file_beside_a_sealed_page_of_format_1_is_not_taken_in() {
    let room = one();
    let planted = page(1, "not what was written");
    room.put("records", &format!("{}.json", id(1)), &serde_json::to_vec(&planted).unwrap());
    let (_, reading) = open_well(&room, ONE, "a twin");
    assert!(
        reading.records.to_records().contains(&page(1, "the first page"))
            && !reading.records.to_records().contains(&planted)
    );
    assert_eq!(reading.foreign.len(), 1, "it is shown");
}
