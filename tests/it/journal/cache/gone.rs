//! It goes with the workbook, with a lock that is set or taken off, and where the doctor looks things over.

use crate::cli::desk::{Desk, said};
use crate::journal::lock::{ONE, TWO, one, pair, pass};
use crate::journal::shelf::{FaultyDisk, Op, Room, day, page};
use crate::journal::two::files_below;
use goldseam::engine::Place;
use goldseam::journal::cache::Cache;
use goldseam::journal::{DataDir, Disk, FoundBook, Journal, Key, RealDisk, WorkFactor};
use rustix::io::Errno;
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::sync::Arc;

/// The name of a workbook.
const BOOK: &str = super::BOOK;

fn caches(room: &Room) -> PathBuf {
    room.temp.path().join("caches")
}

/// The data folder on a computer that keeps what it has read.
fn shelf(room: &Room, disk: Arc<dyn Disk>) -> DataDir {
    DataDir::new(disk, room.temp.path().join("data")).caching(Some(caches(room)))
}

/// What was read of the workbook, with a key or without.
fn read_before(room: &Room, key: Option<&Key>) -> Cache {
    let cache = Cache::of(key, BOOK, &caches(room)).unwrap();
    super::put(&cache, b"words", &[b"more words"]);
    cache
}

fn is_there(cache: &Cache) -> bool {
    cache.index(&RealDisk).is_some()
}

fn opened(room: &Room, words: &str) -> (FoundBook, Key) {
    shelf(room, Arc::new(RealDisk)).who(&pass(words)).unwrap().unwrap()
}

fn open_with(room: &Room, words: &str) -> Journal {
    let (found, key) = opened(room, words);
    Journal::open_with(Arc::new(RealDisk), found.folder, key).unwrap().0
}

#[test]
fn a_lock_leaves_no_plain_word_of_it_and_is_not_set_where_it_can_not_go() {
    let disk = Arc::new(FaultyDisk::default());
    let room = Room::with(&[page(1, "One.")]);
    let plain = read_before(&room, None);
    let (mut journal, _) = shelf(&room, disk.clone()).open(&room.folder).unwrap();
    disk.refuse(Op::Remove, Errno::ACCESS);
    assert!(journal.lock(&pass(ONE), WorkFactor::NEXT_TO_NONE, day(0)).is_err());
    disk.heal();
    assert!(!fs::read_to_string(room.folder.join("book.json")).unwrap().contains("age"));
    assert!(!room.folder.join("keys").exists(), "it counts as locked");
    assert!(journal.lock(&pass(ONE), WorkFactor::NEXT_TO_NONE, day(0)).is_ok());
    assert!(!is_there(&plain) && files_below(&caches(&room)).is_empty());
}

#[test]
fn wherever_a_lock_is_broken_off_what_is_locked_by_then_has_no_plain_word_here() {
    let disk = Arc::new(FaultyDisk::default());
    for nth in 1.. {
        let room = Room::with(&[page(1, "One.")]);
        read_before(&room, None);
        let (mut journal, _) = shelf(&room, disk.clone()).open(&room.folder).unwrap();
        disk.crash(nth);
        let locked = journal.lock(&pass(ONE), WorkFactor::NEXT_TO_NONE, day(0)).is_ok();
        disk.heal();
        drop(journal);
        let is_locked = shelf(&room, disk.clone()).books().unwrap().books[0].book.lock == goldseam::engine::Lock::Age;
        assert!(!is_locked || files_below(&caches(&room)).is_empty(), "{nth}");
        // It may have been another computer that locked it.
        if is_locked {
            read_before(&room, None);
            open_with(&room, ONE);
            assert!(files_below(&caches(&room)).is_empty(), "{nth}");
        }
        if locked {
            assert!(nth > 20);
            return;
        }
    }
}

#[test]
fn what_was_sealed_goes_when_the_lock_is_taken_off_and_stays_when_the_passphrase_is_another() {
    let room = one();
    let (_, key) = opened(&room, ONE);
    let sealed = read_before(&room, Some(&key));
    shelf(&room, Arc::new(RealDisk)).rewrap(&room.folder, &key, &pass(TWO), WorkFactor::NEXT_TO_NONE).unwrap();
    assert!(is_there(&sealed) && is_there(&Cache::of(Some(&opened(&room, TWO).1), BOOK, &caches(&room)).unwrap()));
    assert_eq!(open_with(&room, TWO).unlock().unwrap().left, 0);
    assert!(!is_there(&sealed) && files_below(&caches(&room)).is_empty());
}

#[test]
fn what_is_erased_is_not_here_either() {
    let room = Room::with(&[page(1, "One.")]);
    let plain = read_before(&room, None);
    let disk = Arc::new(FaultyDisk::default());
    disk.refuse(Op::Remove, Errno::ACCESS);
    assert!(shelf(&room, disk.clone()).erase(&room.folder).is_err());
    disk.heal();
    assert!(room.folder.join("book.json").exists(), "it can be gone on with");
    shelf(&room, disk).erase(&room.folder).unwrap();
    assert!(!is_there(&plain) && files_below(&caches(&room)).is_empty());

    let room = one();
    let (found, key) = opened(&room, ONE);
    let sealed = read_before(&room, Some(&key));
    shelf(&room, Arc::new(RealDisk)).forget_on_computer(&found, &key);
    assert!(!is_there(&sealed));
}

#[test]
fn with_the_last_workbook_all_of_it_goes_and_with_another_one_nothing_more() {
    let room = Room::with(&[page(1, "One.")]);
    let shelf = shelf(&room, Arc::new(RealDisk));
    let other = shelf.create(goldseam::engine::BookKind::One, goldseam::engine::Lock::None, 7).unwrap();
    let of_nobody = read_before(&room, Some(&Key::new(Place::One)));
    shelf.erase(&room.folder).unwrap();
    shelf.remove_if_empty();
    assert!(is_there(&of_nobody));
    shelf.erase(&other).unwrap();
    shelf.remove_if_empty();
    assert!(!caches(&room).exists());
}

#[test]
fn a_start_takes_away_what_is_plain_of_workbooks_that_are_gone_or_locked_elsewhere() {
    let room = one();
    let shelf = shelf(&room, Arc::new(RealDisk));
    let open = shelf.create(goldseam::engine::BookKind::One, goldseam::engine::Lock::None, 7).unwrap();
    let sealed = read_before(&room, Some(&Key::new(Place::One)));
    let (of_locked, of_gone) = (read_before(&room, None), Cache::of(None, super::SECRET, &caches(&room)).unwrap());
    super::put(&of_gone, b"words", &[]);
    let of_open = Cache::of(None, open.file_name().unwrap().to_str().unwrap(), &caches(&room)).unwrap();
    super::put(&of_open, b"words", &[]);
    shelf.clear_caches_but_of(&shelf.books().unwrap());
    assert!(is_there(&of_open) && is_there(&sealed) && !is_there(&of_locked) && !is_there(&of_gone));
    fs::remove_dir_all(&open).unwrap();
    shelf.clear_caches_but_of(&shelf.books().unwrap());
    assert!(is_there(&sealed) && !is_there(&of_open));
}

#[test]
fn mine_is_mine_alone() {
    let room = pair();
    let (hers, his) =
        (read_before(&room, Some(&opened(&room, ONE).1)), read_before(&room, Some(&opened(&room, TWO).1)));
    open_with(&room, ONE).erase_own().unwrap();
    assert!(!is_there(&hers) && is_there(&his));
}

/// The cache folder of a desk whose data folder is not named.
fn caches_of(desk: &Desk) -> PathBuf {
    let said = said(at_home(desk, &["doctor", "--json"]).output().unwrap()).well();
    let places = said.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    let caches = places.into_iter().find(|place| place["name"] == "cache").unwrap();
    PathBuf::from(caches["path"].as_str().unwrap())
}

/// The program on a desk, with its data where it lies unless another folder is named.
fn at_home(desk: &Desk, args: &[&str]) -> Command {
    let mut command = desk.goldseam(args);
    command.env_remove("GOLDSEAM_DATA");
    command
}

#[test]
fn the_doctor_clears_it_and_says_where_it_is_unless_the_data_folder_was_named() {
    let desk = Desk::begun();
    let caches = caches_of(&desk);
    fs::create_dir_all(caches.join("a")).unwrap();
    fs::write(caches.join("a/index"), "words").unwrap();
    let words = desk.run(["doctor"]).well();
    assert!(!words.contains(caches.to_str().unwrap()) && caches.join("a/index").exists(), "{words}");
    let words = said(at_home(&desk, &["doctor"]).output().unwrap()).well();
    assert!(words.contains(&format!("{}:", caches.display())) && !caches.exists(), "{words}");
}

#[test]
fn a_start_without_the_workbook_leaves_no_plain_word_of_it() {
    let desk = Desk::begun();
    let caches = caches_of(&desk);
    let of_gone = Cache::of(None, BOOK, &caches).unwrap();
    super::put(&of_gone, b"words", &[]);
    let started = said(desk.goldseam(["--plain"]).output().unwrap());
    assert!(is_there(&of_gone), "it may be of another data folder: {}", started.out);
    let started = said(at_home(&desk, &["--plain"]).output().unwrap());
    assert!(!is_there(&of_gone), "{}", started.out);
}
