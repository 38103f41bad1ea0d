//! A disk that fails at any one moment: a backup is whole or not there, and one that comes back can be gone on with.

use super::{backup_of, elsewhere, print_name, same_files};
use crate::journal::shelf::{ERRORS, FaultyDisk, OPS, Op, Room, draft, id, page};
use crate::journal::two::{Two, files_below, numbered as locked, pass, shelf_on};
use goldseam::journal::disk::{Entry, Folder, Hold, Spot, Temporary};
use goldseam::journal::{Disk, FindingKind, Journal, RealDisk, RestoreError};
use rustix::io::Errno;
use std::fs;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

#[test]
fn a_backup_is_whole_or_not_there() {
    let room = Room::with(&[page(1, "One."), page(2, "Two.")]);
    let data = room.temp.path().join("data");
    let (folder, file) = (std::slice::from_ref(&room.folder), room.temp.path().join("backup.tar"));
    let disk = Arc::new(FaultyDisk::default());
    let (mut failures, before) = (0, files_below(&data));
    for (op, nth, errno) in plans() {
        disk.fail(op, nth, errno);
        match shelf_on(disk.clone(), &data).back_up(folder, &file) {
            Ok(done) => {
                disk.heal();
                shelf_on(disk.clone(), &elsewhere(&room)).restore(&file).unwrap();
                assert!(!done.left_out.is_empty() || same_files(&data, &elsewhere(&room)), "{op:?} {nth} {errno:?}");
                fs::remove_dir_all(elsewhere(&room)).unwrap();
                fs::remove_file(&file).unwrap();
            }
            Err(error) => {
                failures += 1;
                assert!(error.words(crate::journal::shelf::english()).contains("left as it is"), "{error}");
                assert!(!file.exists(), "{op:?} {nth} {errno:?}");
            }
        }
        assert_eq!(fs::read_dir(room.temp.path()).unwrap().count(), 1, "{op:?} {nth} leaves something");
        assert!(files_below(&data) == before);
    }
    assert!(failures > 8, "only {failures} of the plans hit");
}

fn plans() -> impl Iterator<Item = (Op, usize, Errno)> {
    let nths = OPS.into_iter().flat_map(|op| (1..=8).map(move |nth| (op, nth)));
    nths.zip(ERRORS.into_iter().cycle()).map(|((op, nth), errno)| (op, nth, errno))
}

#[test]
fn what_fails_on_the_way_back_goes_on_the_next_time() {
    let room = locked(&[page(1, "One."), page(2, "Two.")]);
    let from = backup_of(&room);
    let disk = Arc::new(FaultyDisk::default());
    let mut failures = 0;
    for (op, nth, errno) in plans() {
        let shelf = shelf_on(disk.clone(), &elsewhere(&room));
        disk.fail(op, nth, errno);
        let tried = shelf.restore(&from);
        disk.heal();
        if let Err(error) = tried {
            failures += 1;
            assert!(matches!(error, RestoreError::NotKept(_)), "{error}");
            assert!(shelf.books().unwrap().books.is_empty() || op == Op::SyncFolder, "{op:?} {nth}");
            shelf.restore(&from).unwrap();
        }
        assert!(same_files(&room.temp.path().join("data"), &elsewhere(&room)), "{op:?} {nth} {errno:?}");
        fs::remove_dir_all(elsewhere(&room)).unwrap();
    }
    assert!(failures > 20, "only {failures} of the plans hit");
}

/// A key under each kind of name, plain drafts and pages beside sealed ones, and what was set aside.
fn with_all_names(room: &Room) {
    let key = fs::read(room.folder.join("keys/1.age")).unwrap();
    let print = print_name(&room.folder, 1);
    for name in
        [format!("{print}.age"), format!("{print}-0123abcd.age"), "1 (1).AGE".to_owned(), "1.age.kept".to_owned()]
    {
        room.put("keys", &name, &key);
    }
    let sealed = fs::read(room.folder.join("records").join(format!("{}.age", id(1)))).unwrap();
    room.put("records", &format!("{}.age.aside", id(8)), &sealed);
    room.put("trash", &format!("{}.json", id(9)), &serde_json::to_vec(&page(9, "plain")).unwrap());
}

#[test]
fn a_backup_that_is_killed_anywhere_is_no_backup() {
    let room = locked(&[page(1, "One."), page(2, "Two.")]);
    with_all_names(&room);
    let (data, file) = (room.temp.path().join("data"), room.temp.path().join("backup.tar"));
    let before = files_below(&data);
    let disk = Arc::new(FaultyDisk::default());
    for nth in 1.. {
        disk.crash(nth);
        let done = shelf_on(disk.clone(), &data).back_up(std::slice::from_ref(&room.folder), &file);
        disk.heal();
        assert!(files_below(&data) == before, "{nth}");
        if file.exists() {
            shelf_on(disk.clone(), &elsewhere(&room)).restore(&file).unwrap();
            assert!(same_files(&data, &elsewhere(&room)), "{nth}");
            fs::remove_dir_all(elsewhere(&room)).unwrap();
            fs::remove_file(&file).unwrap();
        }
        if done.is_ok() {
            assert!(nth > 15, "{nth}");
            return;
        }
    }
}

#[test]
fn what_is_killed_anywhere_on_the_way_back_is_no_workbook_until_it_is_done_again() {
    let room = locked(&[page(1, "One."), page(2, "Two.")]);
    with_all_names(&room);
    let from = backup_of(&room);
    let disk = Arc::new(FaultyDisk::default());
    for nth in 1.. {
        let shelf = shelf_on(disk.clone(), &elsewhere(&room));
        disk.crash(nth);
        let done = shelf.restore(&from);
        disk.heal();
        let is_there = !shelf.books().unwrap().books.is_empty();
        let is_whole = same_files(&room.temp.path().join("data"), &elsewhere(&room));
        assert_eq!(is_there, is_whole, "{nth}");
        let (folders, around) = shelf.look_around().unwrap();
        assert!(is_there || folders.is_empty(), "{nth}: half of it has the name of a workbook");
        let is_said = around.iter().any(|finding| finding.what == FindingKind::Unfinished);
        assert!(is_there || is_said || files_below(&elsewhere(&room)).is_empty(), "{nth}: nothing says what is there");
        let ended = done.is_ok();
        shelf.restore(&from).unwrap();
        let (wanted, back) = (files_below(&room.temp.path().join("data")), files_below(&elsewhere(&room)));
        assert_eq!(back.keys().collect::<Vec<_>>(), wanted.keys().collect::<Vec<_>>(), "{nth}");
        assert!(back == wanted, "{nth}");
        assert_eq!(fs::read_dir(elsewhere(&room)).unwrap().count(), 1, "{nth}");
        fs::remove_dir_all(elsewhere(&room)).unwrap();
        if ended {
            assert!(nth > 30, "{nth}");
            return;
        }
    }
}

/// Over a workbook with another lock, a page less and a page more.
#[test]
fn what_is_killed_on_the_way_into_a_workbook_changes_nothing_that_was_there() {
    let room = locked(&[page(1, "One."), page(2, "Two.")]);
    with_all_names(&room);
    let from = backup_of(&room);
    let key = fs::read(room.folder.join("keys/1.age")).unwrap();
    let here = locked(&[page(3, "Three.")]);
    let (data, before) = (here.temp.path().join("data"), files_below(&here.folder));
    let disk = Arc::new(FaultyDisk::default());
    let mut whole = None;
    for nth in 1.. {
        disk.crash(nth);
        let done = shelf_on(disk.clone(), &data).restore(&from);
        disk.heal();
        let after = files_below(&here.folder);
        assert!(before.iter().all(|(name, bytes)| after.get(name) == Some(bytes)), "{nth}");
        let ended = done.is_ok();
        shelf_on(disk.clone(), &data).restore(&from).unwrap();
        let mut merged = files_below(&here.folder);
        // Of several files of one key one is enough, once it is there.
        let other = |name: &PathBuf| name.starts_with("keys") && !before.contains_key(name);
        assert!(merged.iter().any(|(name, bytes)| other(name) && *bytes == key), "{nth}: the other key is not there");
        for name in merged.keys().filter(|name| other(name)) {
            fs::remove_file(here.folder.join(name)).unwrap();
        }
        merged.retain(|name, _| !other(name));
        let whole = whole.get_or_insert_with(|| merged.clone());
        assert_eq!(merged.keys().collect::<Vec<_>>(), whole.keys().collect::<Vec<_>>(), "{nth}");
        assert!(*whole == merged, "{nth}: it matters where it was killed");
        for name in merged.keys().filter(|name| !before.contains_key(*name)) {
            fs::remove_file(here.folder.join(name)).unwrap();
        }
        if ended {
            assert!(nth > 30, "{nth}");
            return;
        }
    }
}

#[test]
fn a_copy_of_one_s_own_that_is_killed_anywhere_is_whole_or_says_that_it_is_not() {
    let two = Two::new();
    let data = two.data();
    let disk = Arc::new(FaultyDisk::default());
    let (found, key) = shelf_on(disk.clone(), &data).who(&pass("one")).unwrap().unwrap();
    let (journal, _) = Journal::open_with(disk.clone(), found.folder, key).unwrap();
    let (before, copy) = (files_below(&data), two.temp.path().join("mine"));
    let mut whole = None;
    for nth in 1.. {
        disk.crash(nth);
        let done = journal.part(&copy);
        disk.heal();
        assert!(files_below(&data) == before, "{nth}");
        let ended = done.is_ok();
        if !copy.exists() {
            journal.part(&copy).unwrap();
        }
        let files = files_below(&copy);
        assert!(files.keys().all(|file| !file.ends_with("2.age")), "{nth}: the other's key or page went along");
        assert!(*whole.get_or_insert_with(|| files.clone()) == files, "{nth}");
        assert_eq!(fs::read_dir(two.temp.path()).unwrap().count(), 2, "{nth} leaves something");
        fs::remove_dir_all(&copy).unwrap();
        if ended {
            assert!(nth > 30, "{nth}");
            return;
        }
    }
}

#[test]
fn a_copy_of_one_s_own_is_whole_or_not_there() {
    let room = Room::with(&[page(1, "One."), page(2, "Two.")]);
    let disk = Arc::new(FaultyDisk::default());
    let (journal, _) = goldseam::journal::Journal::open(disk.clone(), &room.folder).unwrap();
    for (op, nth, errno) in plans() {
        disk.fail(op, nth, errno);
        let done = journal.part(&elsewhere(&room));
        disk.heal();
        let beside = fs::read_dir(room.temp.path()).unwrap().count();
        match done {
            Ok(left) => {
                let whole = same_files(&room.temp.path().join("data"), &elsewhere(&room));
                assert!(whole || !left.is_empty(), "{op:?} {nth} {errno:?}");
                fs::remove_dir_all(elsewhere(&room)).unwrap();
            }
            // Only when the very last sync fails is it there; it is whole then.
            Err(_) if elsewhere(&room).exists() => {
                assert!(same_files(&room.temp.path().join("data"), &elsewhere(&room)), "{op:?} {nth}");
                fs::remove_dir_all(elsewhere(&room)).unwrap();
            }
            Err(_) => assert_eq!(beside, 1, "{op:?} {nth} leaves something"),
        }
    }
}

/// The real disk, but between two looks at the records somebody brings a page back from the trash, or it lies.
#[derive(Default)]
struct OddDisk {
    looks: AtomicUsize,
    /// Something else is written than what was given to it.
    lies: bool,
}

impl OddDisk {
    fn moving() -> Arc<Self> {
        Arc::default()
    }

    fn lying() -> Arc<Self> {
        Arc::new(Self { looks: AtomicUsize::new(1), lies: true })
    }
}

impl Disk for OddDisk {
    fn list(&self, folder: &Folder) -> io::Result<Vec<Entry>> {
        let entries = RealDisk.list(folder)?;
        let folder = folder.path();
        if folder.ends_with("records") && self.looks.fetch_add(1, Ordering::Relaxed) == 0 {
            let name = format!("{}.json", id(2));
            fs::rename(folder.with_file_name("trash").join(&name), folder.join(&name))?;
        }
        Ok(entries)
    }

    fn make_folder(&self, spot: &Spot) -> io::Result<bool> {
        RealDisk.make_folder(spot)
    }

    fn create(&self, folder: &Folder) -> io::Result<Temporary> {
        RealDisk.create(folder)
    }

    fn write(&self, file: &mut Temporary, bytes: &[u8]) -> io::Result<()> {
        let mut bytes = bytes.to_owned();
        if let Some(last) = bytes.iter_mut().rev().find(|byte| **byte != 0).filter(|_| self.lies) {
            *last ^= 1;
        }
        RealDisk.write(file, &bytes)
    }

    fn sync(&self, file: &Temporary) -> io::Result<()> {
        RealDisk.sync(file)
    }

    fn name(&self, file: &mut Temporary, to: &Spot) -> io::Result<()> {
        RealDisk.name(file, to)
    }

    fn name_over(&self, file: &mut Temporary, to: &Spot) -> io::Result<()> {
        RealDisk.name_over(file, to)
    }

    fn rename(&self, from: &Spot, to: &Spot) -> io::Result<()> {
        RealDisk.rename(from, to)
    }

    fn replace(&self, from: &Spot, to: &Spot) -> io::Result<()> {
        RealDisk.replace(from, to)
    }

    fn sync_folder(&self, folder: &Folder) -> io::Result<()> {
        RealDisk.sync_folder(folder)
    }

    fn read(&self, spot: &Spot) -> io::Result<Vec<u8>> {
        RealDisk.read(spot)
    }

    fn remove(&self, spot: &Spot) -> io::Result<()> {
        RealDisk.remove(spot)
    }

    fn lock(&self, spot: &Spot) -> io::Result<Option<Hold>> {
        RealDisk.lock(spot)
    }
}

#[test]
fn a_page_that_moves_while_it_is_read_is_not_missed() {
    let room = Room::with(&[page(1, "One.")]);
    room.put("trash", &format!("{}.json", id(2)), &serde_json::to_vec(&page(2, "Two.")).unwrap());
    let (data, file) = (room.temp.path().join("data"), room.temp.path().join("backup.tar"));
    shelf_on(OddDisk::moving(), &data).back_up(std::slice::from_ref(&room.folder), &file).unwrap();
    shelf_on(Arc::new(RealDisk), &elsewhere(&room)).restore(&file).unwrap();
    assert!(same_files(&data, &elsewhere(&room)));
}

#[test]
fn what_is_not_read_back_as_it_was_written_is_no_backup() {
    let room = Room::with(&[page(1, "One.")]);
    let (data, file) = (room.temp.path().join("data"), room.temp.path().join("backup.tar"));
    let error = shelf_on(OddDisk::lying(), &data).back_up(std::slice::from_ref(&room.folder), &file).unwrap_err();
    assert!(error.words(crate::journal::shelf::english()).contains("when it was read back"), "{error}");
    assert_eq!(fs::read_dir(room.temp.path()).unwrap().count(), 1);
}

#[test]
fn a_backup_is_on_the_disk_before_it_has_its_name() {
    let room = Room::with(&[page(1, "One.")]);
    let (data, file) = (room.temp.path().join("data"), room.temp.path().join("backup.tar"));
    let disk = Arc::new(FaultyDisk::default());
    shelf_on(disk.clone(), &data).back_up(std::slice::from_ref(&room.folder), &file).unwrap();
    let mut asked = disk.asked();
    asked.retain(|op| !matches!(op, Op::List | Op::Read | Op::Write));
    assert_eq!(asked, [Op::Create, Op::Sync, Op::Rename, Op::SyncFolder]);
}

#[test]
fn a_draft_that_goes_while_it_is_read_is_no_reason_to_fail() {
    let room = Room::with(&[page(1, "One.")]);
    room.open().0.save_draft(&draft(2, "begun"), true).unwrap();
    let disk = Arc::new(FaultyDisk::default());
    disk.fail(Op::Read, 2, Errno::NOENT);
    let (data, file) = (room.temp.path().join("data"), room.temp.path().join("backup.tar"));
    let done = shelf_on(disk, &data).back_up(std::slice::from_ref(&room.folder), &file).unwrap();
    assert!(done.left_out.is_empty());
    shelf_on(Arc::new(RealDisk), &elsewhere(&room)).restore(&file).unwrap();
    let back = files_below(&elsewhere(&room));
    assert_eq!(back.len(), 2, "{:?}", back.keys());
}
