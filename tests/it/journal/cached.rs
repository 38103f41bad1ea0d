//! A workbook that was read before reads as one that never was.

use crate::journal::lock::{ONE, TWO, of_two, pair, pass, shared};
use crate::journal::shelf::{ERRORS, FaultyDisk, Op, Room, day, deleted, draft, id, page, record};
use chrono::TimeDelta;
use goldseam::engine::{Known, Place, Record, RecordId};
use goldseam::journal::{DataDir, Disk, Draft, Journal, Reading, RealDisk};
use proptest::prelude::*;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::PathBuf;
use std::sync::Arc;

/// A workbook and what a computer keeps of it.
struct Book {
    room: Room,
    disk: Arc<FaultyDisk>,
    passphrase: Option<&'static str>,
}

impl Book {
    fn new(passphrase: Option<&'static str>) -> Self {
        let room = if passphrase.is_some() { pair() } else { Room::new() };
        Self { room, disk: Arc::new(FaultyDisk::default()), passphrase }
    }

    fn caches(&self) -> PathBuf {
        self.room.temp.path().join("caches")
    }

    /// Opens it on a disk, with or without what was read before.
    fn open_on(&self, disk: Arc<dyn Disk>, caches: Option<PathBuf>) -> (Journal, Reading) {
        let data = DataDir::new(disk.clone(), self.room.temp.path().join("data")).caching(caches);
        match self.passphrase {
            None => data.open(&self.room.folder).unwrap(),
            Some(words) => {
                let (found, key) = data.who(&pass(words)).unwrap().expect("the passphrase opens nothing");
                Journal::open_with(disk, found.folder, key).unwrap()
            }
        }
    }

    fn open(&self) -> (Journal, Reading) {
        // What is younger than two seconds is not believed.
        self.disk.later(TimeDelta::seconds(5));
        self.open_on(self.disk.clone(), Some(self.caches()))
    }

    fn file(&self, sub: &str, n: u128) -> PathBuf {
        let ending = if self.passphrase.is_some() { "age" } else { "json" };
        self.room.folder.join(sub).join(format!("{}.{ending}", id(n)))
    }
}

/// All that anybody is told by an opening.
#[derive(Debug, PartialEq)]
struct Told {
    reading: Reading,
    drafts: Vec<Draft>,
    trash: Vec<(RecordId, Vec<RecordId>)>,
    next: [u64; 3],
    other_locks: usize,
}

fn told((mut journal, reading): (Journal, Reading)) -> Told {
    let trash = journal.trash_list().into_iter().map(|page| (page.record.id.clone(), page.tombstones)).collect();
    let next = [Place::One, Place::Two, Place::Shared].map(|place| journal.next_seq(place));
    let other_locks = journal.other_locks().len();
    Told { reading, drafts: journal.drafts(), trash, next, other_locks }
}

/// Something that happens to a workbook.
#[derive(Clone, Debug)]
enum Happens {
    Kept(u128, Place),
    PutOff(u128),
    Deleted(u128),
    DeletedForGood(u128),
    Restored(u128),
    Begun(u128),
    MovedByHand(u128),
    Replaced(u128),
    Removed(u128),
    /// A file that somebody put there.
    Planted(u128),
    NoPage,
    Link,
}

fn happens() -> impl Strategy<Value = Happens> {
    let n = 1..9u128;
    let place = prop::sample::select(vec![Place::One, Place::Two, Place::Shared]);
    prop_oneof![
        4 => (n.clone(), place).prop_map(|(n, place)| Happens::Kept(n, place)),
        1 => n.clone().prop_map(Happens::PutOff),
        2 => n.clone().prop_map(Happens::Deleted),
        1 => n.clone().prop_map(Happens::DeletedForGood),
        1 => n.clone().prop_map(Happens::Restored),
        1 => n.clone().prop_map(Happens::Begun),
        1 => n.clone().prop_map(Happens::MovedByHand),
        1 => n.clone().prop_map(Happens::Replaced),
        1 => n.clone().prop_map(Happens::Removed),
        1 => n.prop_map(Happens::Planted),
        1 => Just(Happens::NoPage),
        1 => Just(Happens::Link),
    ]
}

fn in_place(place: Place, page: Record) -> Record {
    match place {
        Place::One => page,
        Place::Two => of_two(page),
        Place::Shared => shared(page),
    }
}

/// Does it. What can't be done does nothing.
fn happen(what: &Happens, at: u32, book: &Book) {
    let (mut journal, _) = book.open();
    let new = 100 + u128::from(at);
    let seq = |journal: &Journal, place| Some(journal.next_seq(place));
    match *what {
        Happens::Kept(n, place) => {
            let place = if book.passphrase.is_none() { Place::One } else { place };
            let kept = in_place(place, page(n, "words by the canal"));
            let _ = journal.append(&Record { seq: seq(&journal, place), at: day(at.into()), ..kept });
        }
        Happens::PutOff(n) => {
            drop(journal.append(&Record { seq: seq(&journal, Place::One), ..record(n, Known::SetAside) }));
        }
        Happens::Deleted(n) => drop(journal.delete(&deleted(new, n, at.into()))),
        Happens::DeletedForGood(n) => {
            drop(journal.delete(&record(new, Known::Deleted { of: id(n), for_good: true })));
        }
        Happens::Restored(n) => {
            let trash = journal.trash_list();
            if let Some(tombstone) =
                trash.iter().find(|page| page.record.id == id(n)).and_then(|page| page.tombstones.first())
            {
                drop(journal.restore(&record(new, Known::Undeleted { of: tombstone.clone() })));
            }
        }
        Happens::Begun(n) => drop(journal.save_draft(&draft(n, "begun"), true)),
        Happens::MovedByHand(n) => {
            let _ = fs::create_dir_all(book.room.folder.join("trash"));
            let _ = fs::rename(book.file("records", n), book.file("trash", n));
        }
        Happens::Replaced(n) if book.file("records", n).exists() => {
            fs::write(book.room.temp.path().join("new"), b"{ cut off").unwrap();
            fs::rename(book.room.temp.path().join("new"), book.file("records", n)).unwrap();
        }
        Happens::Removed(n) => drop(fs::remove_file(book.file("records", n))),
        Happens::Planted(n) => {
            let line = serde_json::to_vec(&page(n, "planted")).unwrap();
            // As a sync tool does it. What somebody changes where it stands is found by a look-over.
            fs::write(book.room.temp.path().join("new"), line).unwrap();
            let _ = fs::create_dir_all(book.room.folder.join("records"));
            fs::rename(book.room.temp.path().join("new"), book.room.folder.join(format!("records/{}.json", id(n))))
                .unwrap();
        }
        Happens::NoPage => drop(book.room.put("records", "a shopping list.txt", b"bread")),
        Happens::Link => drop(symlink("/nowhere", book.room.folder.join("records").join(format!("{}.json", id(77))))),
        Happens::Replaced(_) => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn it_reads_the_same_whatever_was_known(happened in prop::collection::vec(happens(), 1..10), is_locked: bool) {
        let book = Book::new(is_locked.then_some(ONE));
        for (at, what) in (0..).zip(&happened) {
            happen(what, at, &book);
            let (mut journal, reading) = book.open();
            journal.keep_cache();
            let first = told((journal, reading));
            let again = told(book.open());
            let without = told(book.open_on(Arc::new(RealDisk), None));
            prop_assert_eq!(&first, &without, "after {:?}", what);
            prop_assert_eq!(&again, &without, "known again, after {:?}", what);
        }
        if is_locked {
            let hers = Book { passphrase: Some(TWO), ..book };
            let (mut journal, _) = hers.open();
            journal.keep_cache();
            drop(journal);
            prop_assert_eq!(told(hers.open()), told(hers.open_on(Arc::new(RealDisk), None)));
        }
    }
}

fn reads(book: &Book) -> usize {
    book.disk.asked().iter().filter(|op| **op == Op::Read).count()
}

/// So many pages, in a workbook whose reading is known.
fn of_many(pages: u128, passphrase: Option<&'static str>) -> Book {
    let book = Book::new(passphrase);
    let (mut journal, _) = book.open();
    for n in 0..pages {
        journal.append(&Record { seq: Some(journal.next_seq(Place::One)), ..page(n, "words by the canal") }).unwrap();
    }
    let (mut journal, _) = book.open();
    assert!(journal.keep_cache(), "there was nothing to keep");
    book
}

#[test]
fn with_nothing_changed_no_page_is_read() {
    for passphrase in [None, Some(ONE)] {
        let book = of_many(40, passphrase);
        book.disk.heal();
        let (mut journal, reading) = book.open();
        assert_eq!(reading.records.len(), 40);
        let read = reads(&book);
        assert!(read < 20, "{read} files were read");
        assert!(!journal.keep_cache(), "what is known already is not written again");
        assert!(reading.records.to_records().iter().all(|record| record.asked == page(1, "").asked));
    }
}

#[test]
fn what_came_since_is_read_alone_and_known_from_then_on() {
    for passphrase in [None, Some(ONE)] {
        let book = of_many(40, passphrase);
        let (mut journal, _) = book.open();
        journal.append(&Record { seq: Some(journal.next_seq(Place::One)), ..page(90, "one more") }).unwrap();
        journal.append(&Record { seq: Some(journal.next_seq(Place::One)), ..page(91, "and to be deleted") }).unwrap();
        journal.delete(&deleted(92, 3, 1)).unwrap();
        journal.delete(&deleted(93, 91, 1)).unwrap();
        drop(journal);
        for _ in 0..2 {
            book.disk.heal();
            let (mut journal, reading) = book.open();
            assert!(reads(&book) < 24, "{} files were read", reads(&book));
            assert_eq!(reading.records.len(), 42);
            journal.keep_cache();
            drop(journal);
            assert_eq!(told(book.open()), told(book.open_on(Arc::new(RealDisk), None)));
        }
    }
}

#[test]
fn lines_that_are_damaged_there_are_read_from_their_pages() {
    for passphrase in [None, Some(ONE)] {
        let book = of_many(12, passphrase);
        let folder = fs::read_dir(book.caches()).unwrap().next().unwrap().unwrap().path();
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.file_name().unwrap().to_str().unwrap().starts_with("text-") {
                let mut bytes = fs::read(&path).unwrap();
                bytes[0] ^= 1;
                fs::write(&path, bytes).unwrap();
            }
        }
        assert_eq!(told(book.open()), told(book.open_on(Arc::new(RealDisk), None)));
    }
}

#[test]
fn what_is_deleted_for_good_does_not_stay_there() {
    let book = of_many(3, None);
    let (mut journal, _) = book.open();
    journal.delete(&record(50, Known::Deleted { of: id(1), for_good: true })).unwrap();
    let left = fs::read_dir(book.caches()).unwrap().flat_map(|entry| fs::read_dir(entry.unwrap().path()).unwrap());
    assert_eq!(left.count(), 0);
}

#[test]
fn a_second_file_of_an_id_is_looked_at_together_with_the_first() {
    let book = Book::new(Some(ONE));
    for (at, what) in (0..).zip([Happens::PutOff(2), Happens::Deleted(2), Happens::PutOff(2)]) {
        happen(&what, at, &book);
        let (mut journal, _) = book.open();
        journal.keep_cache();
    }
    let told_again = told(book.open());
    assert!(!told_again.reading.foreign.is_empty());
    assert_eq!(told_again, told(book.open_on(Arc::new(RealDisk), None)));
}

#[test]
fn what_was_deleted_and_still_lies_among_the_pages_does_not_get_there() {
    let book = Book::new(None);
    let (mut journal, _) = book.open();
    for (n, words) in [(1, "of the heron"), (2, "of the canal")] {
        journal.append(&Record { seq: Some(journal.next_seq(Place::One)), ..page(n, words) }).unwrap();
    }
    let bytes = fs::read(book.file("records", 1)).unwrap();
    journal.delete(&deleted(50, 1, 1)).unwrap();
    fs::write(book.file("records", 1), bytes).unwrap();
    let (mut journal, reading) = book.open();
    assert!(journal.keep_cache() && reading.records.get(&id(1)).is_none());
    let folders = fs::read_dir(book.caches()).unwrap().map(|entry| entry.unwrap().path());
    let files = folders.flat_map(|folder| fs::read_dir(folder).unwrap()).map(|entry| entry.unwrap().path());
    let all: Vec<u8> = files.flat_map(|file| fs::read(file).unwrap()).collect();
    let holds = |words: &str| all.windows(words.len()).any(|part| part == words.as_bytes());
    assert!(holds("of the canal") && !holds("of the heron"));
}

#[test]
fn words_that_nobody_asked_for_are_fetched_before_the_key_is_let_go_of() {
    let book = of_many(40, Some(ONE));
    let (mut journal, reading) = book.open();
    let shared = reading.records.clone();
    journal.let_go_of_key();
    assert!(shared.to_records().iter().all(|record| record.asked == page(1, "").asked));
}

#[test]
fn what_was_kept_in_a_sitting_need_not_be_read_at_the_next() {
    for passphrase in [None, Some(ONE)] {
        let book = of_many(20, passphrase);
        let (mut journal, _) = book.open();
        journal.append(&Record { seq: Some(journal.next_seq(Place::One)), ..page(90, "one more") }).unwrap();
        journal.delete(&deleted(91, 3, 1)).unwrap();
        // Later than its last file, as when somebody reads on before they leave.
        book.disk.later(TimeDelta::seconds(5));
        journal.renew_cache();
        drop(journal);
        book.disk.heal();
        let (mut journal, reading) = book.open();
        assert!(reads(&book) < 20 && !journal.keep_cache(), "{} files were read", reads(&book));
        assert_eq!(told((journal, reading)), told(book.open_on(Arc::new(RealDisk), None)));
    }
}

#[test]
fn where_the_folders_can_not_be_looked_at_everything_is_read() {
    for passphrase in [None, Some(ONE)] {
        let book = of_many(6, passphrase);
        for (nth, errno) in (1..=8).zip(ERRORS.into_iter().cycle()) {
            book.disk.fail(Op::Look, nth, errno);
            assert_eq!(told(book.open()), told(book.open_on(Arc::new(RealDisk), None)), "{nth} {errno:?}");
            book.disk.heal();
        }
    }
}
