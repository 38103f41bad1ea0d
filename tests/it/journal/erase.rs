//! Erasing leaves nothing of what it was asked to erase, touches nothing else, and can be gone on with.

use crate::journal::shelf::{ERRORS, FaultyDisk, Op, Room, deleted, draft, id, ids, page};
use crate::journal::two::{Two, files_below, numbered as locked, open_in, page_of, shelf_in, shelf_on};
use goldseam::engine::Place;
use goldseam::journal::{Act, Cause, Draft, Erased, NotKept};
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A workbook with everything in it that one can have.
fn full(is_locked: bool) -> Room {
    let pages = [page(1, "One."), page(2, "Two.")];
    let room = if is_locked { locked(&pages) } else { Room::with(&pages) };
    let data = room.temp.path().join("data");
    let (mut journal, _) = if is_locked { open_in(&data, "one") } else { room.open() };
    journal.delete(&deleted(3, 2, 1)).unwrap();
    journal.save_draft(&draft(4, "begun"), true).unwrap();
    drop(journal);
    room.put("cache", "index", b"derived");
    room.put("records", &format!("{}.sync-conflict.json", id(1)), b"a copy");
    room.put("records/deeper/still", ".tmp-x", b"half");
    room
}

#[test]
fn everything_leaves_nothing_and_nothing_else_is_touched() {
    for is_locked in [false, true] {
        let room = full(is_locked);
        let data = room.temp.path().join("data");
        let other = shelf_in(&data).create(goldseam::engine::BookKind::One, goldseam::engine::Lock::None, 7).unwrap();
        let outside = room.temp.path().join("outside");
        fs::create_dir(&outside).unwrap();
        fs::write(outside.join("mine"), "mine").unwrap();
        symlink(&outside, room.folder.join("records/link")).unwrap();
        let erased = shelf_in(&data).erase(&room.folder).unwrap();
        assert_eq!(erased, Erased { led_to: vec![outside.clone()], beside_others: None });
        assert!(!room.folder.exists());
        assert!(other.join("book.json").exists() && outside.join("mine").exists());
        shelf_in(&data).remove_if_empty();
        assert!(data.exists());
        shelf_in(&data).erase(&other).unwrap();
        shelf_in(&data).remove_if_empty();
        assert!(!data.exists());
    }
}

#[test]
fn a_link_in_place_of_a_folder_goes_and_what_it_leads_to_stays() {
    for name in ["keys", "cache", "records", "drafts", "trash", "people", "notes"] {
        let room = full(false);
        let outside = room.temp.path().join("outside");
        fs::create_dir(&outside).unwrap();
        fs::write(outside.join("mine"), "mine").unwrap();
        let _ = fs::remove_dir_all(room.folder.join(name));
        symlink(&outside, room.folder.join(name)).unwrap();
        if name == "cache" {
            room.open().0.erase_own().unwrap();
            assert!(outside.join("mine").exists(), "{name}: by erasing one's own");
        }
        shelf_in(&room.temp.path().join("data")).erase(&room.folder).unwrap();
        assert!(!room.folder.exists() && outside.join("mine").exists(), "{name}");
    }
}

/// Every spelling of a key, and what a lock that was being set or taken off leaves.
fn with_leftovers(room: &Room) {
    let key = fs::read(room.folder.join("keys/1.age")).unwrap_or_default();
    for name in ["9f.age", "1 (1).age", "1.AGE", "1.age.kept", ".tmp-0", "notes"] {
        room.put("keys", name, &key);
    }
    room.put(".keys", "9f.age", &key);
    room.put("", ".locking-1.age", b"a list");
    room.put("", ".converting", b"");
    room.put("records", &format!("{}.age.aside", id(8)), b"sealed");
}

#[test]
fn what_a_lock_left_behind_goes_too_also_where_the_folder_is_a_link() {
    for is_linked in [false, true] {
        let room = full(true);
        with_leftovers(&room);
        let away = room.temp.path().join("away");
        if is_linked {
            fs::rename(&room.folder, &away).unwrap();
            symlink(&away, &room.folder).unwrap();
        }
        assert_eq!(shelf_in(&room.temp.path().join("data")).erase(&room.folder).unwrap(), Erased::default());
        assert!(!room.folder.exists() && !away.exists());
    }
}

#[test]
fn wherever_it_is_killed_no_page_is_gone_before_every_key_and_doing_it_again_ends_it() {
    let disk = Arc::new(FaultyDisk::default());
    let whole = {
        let room = full(true);
        with_leftovers(&room);
        files_below(&room.folder)
    };
    let is_key = |file: &Path| file.starts_with("keys") || file.starts_with(".keys");
    for nth in 1.. {
        let room = full(true);
        with_leftovers(&room);
        let shelf = shelf_on(disk.clone(), &room.temp.path().join("data"));
        disk.crash(nth);
        let erased = shelf.erase(&room.folder);
        disk.heal();
        let left = files_below(&room.folder);
        let keys = left.keys().filter(|file| is_key(file)).count();
        let is_gone = |file: &&PathBuf| !is_key(file) && !left.contains_key(*file);
        assert!(keys == 0 || whole.keys().find(is_gone).is_none(), "{nth}: a page went before a key");
        if erased.is_ok() {
            assert!(!room.folder.exists() && nth > 30, "{nth}");
            return;
        }
        // Only the sync of the data folder can be what failed.
        if room.folder.exists() {
            shelf.erase(&room.folder).unwrap();
        }
        assert!(!room.folder.exists(), "{nth}");
    }
}

#[test]
fn what_is_not_the_workbook_s_stays_where_its_folder_is_a_link() {
    let room = full(false);
    let away = room.temp.path().join("away");
    fs::rename(&room.folder, &away).unwrap();
    symlink(&away, &room.folder).unwrap();
    fs::create_dir(away.join("photos")).unwrap();
    fs::write(away.join("photos/mine"), "mine").unwrap();
    let erased = shelf_in(&room.temp.path().join("data")).erase(&room.folder).unwrap();
    assert_eq!(erased.beside_others, Some(fs::canonicalize(&away).unwrap()));
    assert!(fs::symlink_metadata(&room.folder).is_err());
    assert_eq!(files_below(&away).into_keys().collect::<Vec<_>>(), [Path::new("photos/mine")]);
}

#[test]
fn folders_without_end_are_left_and_said() {
    let room = full(false);
    let deep = room.folder.join("deep").join("d/".repeat(400));
    fs::create_dir_all(&deep).unwrap();
    let error = shelf_in(&room.temp.path().join("data")).erase(&room.folder).unwrap_err();
    assert!(error.words(crate::journal::shelf::english()).contains("too deep"), "{error}");
    assert!(room.folder.join("book.json").exists(), "it can be gone on with");
    fs::remove_dir_all(room.folder.join("deep")).unwrap();
    shelf_in(&room.temp.path().join("data")).erase(&room.folder).unwrap();
    assert!(!room.folder.exists());
}

#[test]
fn a_workbook_that_was_moved_to_another_disk_goes_there_too() {
    let room = full(false);
    let away = room.temp.path().join("away");
    fs::rename(&room.folder, &away).unwrap();
    symlink(&away, &room.folder).unwrap();
    shelf_in(&room.temp.path().join("data")).erase(&room.folder).unwrap();
    assert!(!away.exists() && fs::symlink_metadata(&room.folder).is_err());
}

#[test]
fn what_is_open_in_another_window_is_not_erased() {
    let room = full(false);
    let (mut journal, _) = room.open_for_real();
    assert!(journal.announce());
    let before = files_below(&room.folder);
    let error = shelf_in(&room.temp.path().join("data")).erase(&room.folder).unwrap_err();
    assert_eq!(error, NotKept { act: Act::Erase, cause: Cause::InUse });
    assert!(files_below(&room.folder) == before);
}

#[test]
fn wherever_it_stops_the_keys_are_gone_first_and_it_can_be_done_again() {
    let disk = Arc::new(FaultyDisk::default());
    let mut failures = 0;
    let plans = [Op::Remove, Op::List, Op::SyncFolder].into_iter().flat_map(|op| (1..=9).map(move |nth| (op, nth)));
    for ((op, nth), errno) in plans.zip(ERRORS.into_iter().cycle()) {
        let room = full(true);
        let shelf = shelf_on(disk.clone(), &room.temp.path().join("data"));
        disk.fail(op, nth, errno);
        let erased = shelf.erase(&room.folder);
        disk.heal();
        if let Err(error) = erased {
            failures += 1;
            assert_eq!(error.act, Act::Erase);
            let key = room.folder.join("keys/1.age").exists();
            assert!(!key || (op, nth) == (Op::Remove, 1) || (op, nth) == (Op::List, 1), "{op:?} {nth}");
            if room.folder.exists() {
                assert!(room.folder.join("book.json").exists() || shelf.books().unwrap().books.is_empty());
                assert_eq!(shelf.has_keys(&room.folder), key);
                shelf.erase(&room.folder).unwrap();
            }
        }
        assert!(!room.folder.exists(), "{op:?} {nth}");
    }
    assert!(failures > 15, "only {failures} of the plans hit");
}

#[test]
fn mine_is_mine_alone_whatever_the_names_of_the_files() {
    let two = Two::new();
    crate::journal::two::number(&two.folder);
    two.keep("one", &[page_of(Place::One, 4, "Hers too."), page_of(Place::Shared, 5, "For both too.")]);
    let (mut hers, _) = open_in(&two.data(), "one");
    hers.delete(&deleted(6, 4, 1)).unwrap();
    hers.save_draft(&draft(7, "begun by her"), true).unwrap();
    let (mut his, _) = open_in(&two.data(), "two");
    his.save_draft(&Draft { place: Place::Two, ..draft(8, "begun by him") }, true).unwrap();
    drop((hers, his));
    let own = two.folder.join("records").join(format!("{}.age", id(1)));
    fs::copy(&own, two.folder.join("records").join(format!("{}.sync-conflict.age", id(1)))).unwrap();
    fs::copy(&own, two.folder.join("records").join(format!("{} 2.age", id(1)))).unwrap();
    fs::create_dir(two.folder.join("cache")).unwrap();
    fs::write(two.folder.join("cache/index"), "derived").unwrap();
    let before = open_in(&two.data(), "two").1;
    open_in(&two.data(), "one").0.erase_own().unwrap();
    let (mut hers, reading) = open_in(&two.data(), "one");
    assert_eq!(ids(&reading.records.to_records()), [id(3), id(5)]);
    assert!(hers.drafts().is_empty() && hers.trash_list().is_empty());
    let (mut his, reading) = open_in(&two.data(), "two");
    assert!(reading.records.to_records() == before.records.to_records() && his.drafts().len() == 1);
    let left = files_below(&two.folder);
    assert!(!left.keys().any(|file| file.display().to_string().contains("conflict")
        || file.ends_with(format!("records/{} 2.age", id(1)))
        || file.starts_with("cache")));
    assert!(left.keys().any(|file| file.ends_with("keys/1.age")), "she can't open what is for both any more");
}
