//! A disk that fails at any one moment: a backup is whole or not there, and one that comes back can be gone on with.

use super::{backup_of, elsewhere, same_files};
use crate::shelf::{ERRORS, FaultyDisk, OPS, Op, Room, draft, id, page};
use crate::two::{files_below, locked, shelf_on};
use goldseam::journal::disk::{Entry, Folder, Hold, Spot, Temporary};
use goldseam::journal::{Disk, NotBack, RealDisk};
use rustix::io::Errno;
use std::fs;
use std::io;
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
                assert!(error.to_string().contains("left as it is"), "{error}");
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
            assert!(matches!(error, NotBack::NotKept(_)), "{error}");
            assert!(shelf.books().unwrap().books.is_empty() || op == Op::SyncFolder, "{op:?} {nth}");
            shelf.restore(&from).unwrap();
        }
        assert!(same_files(&room.temp.path().join("data"), &elsewhere(&room)), "{op:?} {nth} {errno:?}");
        fs::remove_dir_all(elsewhere(&room)).unwrap();
    }
    assert!(failures > 20, "only {failures} of the plans hit");
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
    assert!(error.to_string().contains("when it was read back"), "{error}");
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
