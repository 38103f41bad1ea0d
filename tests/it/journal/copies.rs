//! Copies of a workbook: a backup that can be trusted, one that comes back, a person's own, and files that are none.

mod broken;
mod faults;
mod key_files;
mod locks;
mod part;
mod together;

use crate::journal::shelf::{Room, deleted, draft, id, page};
use crate::journal::two::{files_below, numbered as locked, open_in, pass, shelf_in};
use goldseam::engine::{BookKind, Lock};
use goldseam::journal::{Act, BackedUpBook, Cause, KeyOutcome, NotKept, RestoredBook, Why, WorkFactor};
pub(crate) use key_files::print_name;
use proptest::prelude::*;
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};

/// A backup of a workbook.
pub(super) fn backup_of(room: &Room) -> PathBuf {
    let file = room.temp.path().join("backup.tar");
    shelf_in(&room.temp.path().join("data")).back_up(std::slice::from_ref(&room.folder), &file).unwrap();
    file
}

/// A data folder that is not there yet.
pub(super) fn elsewhere(room: &Room) -> PathBuf {
    room.temp.path().join("elsewhere")
}

fn same_files(one: &Path, two: &Path) -> bool {
    files_below(one) == files_below(two)
}

#[test]
fn a_workbook_comes_back_file_by_file_plain_and_locked() {
    for is_locked in [false, true] {
        let pages = [page(1, "One."), page(2, "Two."), deleted(3, 2, 1)];
        let room = if is_locked { locked(&pages) } else { Room::with(&pages) };
        let (mut journal, _) = if is_locked { open_in(&room.temp.path().join("data"), "one") } else { room.open() };
        journal.save_draft(&draft(4, "begun"), true).unwrap();
        drop(journal);
        let _ = fs::remove_file(room.folder.join("drafts").join(format!("{}.lock", id(4))));
        let returned = shelf_in(&elsewhere(&room)).restore(&backup_of(&room)).unwrap();
        assert!(returned[0].is_new && returned[0].added > 4);
        assert!(same_files(&room.folder, &elsewhere(&room).join(room.folder.file_name().unwrap())));
    }
}

#[test]
fn a_backup_says_nothing_but_bytes() {
    let room = Room::with(&[page(1, "One.")]);
    let file = backup_of(&room);
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    let mut archive = tar::Archive::new(fs::File::open(&file).unwrap());
    for entry in archive.entries().unwrap() {
        let header = entry.unwrap().header().clone();
        assert_eq!((header.mtime().unwrap(), header.uid().unwrap(), header.mode().unwrap()), (0, 0, 0o600));
        assert_eq!((header.username().unwrap(), header.groupname().unwrap()), (Some(""), Some("")));
    }
    let again = room.temp.path().join("again.tar");
    shelf_in(&room.temp.path().join("data")).back_up(std::slice::from_ref(&room.folder), &again).unwrap();
    assert!(fs::read(&file).unwrap() == fs::read(&again).unwrap(), "the same workbook gave another file");
}

#[test]
fn a_file_that_is_there_stays_as_it_is() {
    let room = Room::with(&[page(1, "One.")]);
    let shelf = shelf_in(&room.temp.path().join("data"));
    let file = room.temp.path().join("mine");
    fs::write(&file, "mine").unwrap();
    let link = room.temp.path().join("link");
    symlink("nowhere", &link).unwrap();
    for taken in [&file, &link] {
        let error = shelf.back_up(std::slice::from_ref(&room.folder), taken).unwrap_err();
        assert_eq!(error, NotKept { act: Act::Backup, cause: Cause::There });
    }
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
    assert!(!room.temp.path().join("nowhere").exists());
}

#[test]
fn it_says_which_workbook_is_not_sealed() {
    let (plain, sealed) = (Room::with(&[page(1, "One.")]), locked(&[page(1, "One.")]));
    for (room, wanted) in [(&plain, true), (&sealed, false)] {
        let shelf = shelf_in(&room.temp.path().join("data"));
        let done = shelf.back_up(std::slice::from_ref(&room.folder), &room.temp.path().join("it")).unwrap();
        assert_eq!(done.books, [BackedUpBook { book: id(0xb00c), plain: wanted }]);
    }
    // Where locking was broken off, one page is not sealed yet.
    let bytes = serde_json::to_vec(&page(9, "not sealed yet")).unwrap();
    sealed.put("records", &format!("{}.json", id(9)), &bytes);
    let shelf = shelf_in(&sealed.temp.path().join("data"));
    let done = shelf.back_up(std::slice::from_ref(&sealed.folder), &sealed.temp.path().join("half")).unwrap();
    assert!(done.books[0].plain);
}

#[test]
fn what_is_none_of_the_workbook_is_named_and_left_out() {
    let room = Room::with(&[page(1, "One.")]);
    let conflict = format!("{}.sync-conflict-2026.json", id(1));
    room.put("records", &conflict, b"a copy that a sync tool made");
    room.put("records", "notes.json", b"mine");
    room.put("records", ".DS_Store", b"");
    room.put("drafts", &format!("{}.lock", id(5)), b"");
    room.put("cache", "index", b"derived");
    room.put("photos", "us.jpg", b"");
    symlink("/etc/hostname", room.folder.join("records").join(format!("{}.json", id(7)))).unwrap();
    let file = room.temp.path().join("backup.tar");
    let done = shelf_in(&room.temp.path().join("data")).back_up(std::slice::from_ref(&room.folder), &file).unwrap();
    let book = room.folder.file_name().unwrap().to_str().unwrap();
    let mut left: Vec<_> = done.left_out.iter().map(|left| (left.file.display().to_string(), &left.why)).collect();
    left.sort();
    let link = format!("{book}/records/{}.json", id(7));
    let wanted = [
        (format!("{book}/photos"), &Why::NotAFile),
        (link, &Why::Link),
        (format!("{book}/records/notes.json"), &Why::WrongName),
    ];
    assert_eq!(left, wanted);
    shelf_in(&elsewhere(&room)).restore(&file).unwrap();
    let back = files_below(&elsewhere(&room).join(book));
    assert!(back.contains_key(&PathBuf::from("records").join(conflict)), "a copy of a page was lost");
    assert_eq!(back.len(), 3, "{:?}", back.keys());
}

#[test]
fn a_changed_passphrase_does_not_keep_a_backup_out() {
    let room = locked(&[page(1, "One.")]);
    let data = room.temp.path().join("data");
    let file = backup_of(&room);
    open_in(&data, "one").0.change_passphrase(&pass("another"), WorkFactor::NEXT_TO_NONE).unwrap();
    fs::remove_file(room.folder.join("records").join(format!("{}.age", id(1)))).unwrap();
    let returned = shelf_in(&data).restore(&file).unwrap();
    assert_eq!(
        returned,
        [RestoredBook {
            book: id(0xb00c),
            added: 1,
            keys: [KeyOutcome::OtherPassphrase].into(),
            ..RestoredBook::default()
        }]
    );
    assert!(shelf_in(&data).who(&pass("one")).unwrap().is_none(), "the passphrase of before is back");
    assert!(open_in(&data, "another").1.records.to_records() == [page(1, "One.")]);
}

#[test]
fn a_lost_key_file_comes_back() {
    let room = locked(&[page(1, "One.")]);
    let data = room.temp.path().join("data");
    let file = backup_of(&room);
    fs::remove_file(room.folder.join("keys/1.age")).unwrap();
    let returned = shelf_in(&data).restore(&file).unwrap();
    assert_eq!(
        returned,
        [RestoredBook { book: id(0xb00c), added: 1, keys: [KeyOutcome::Back].into(), ..RestoredBook::default() }]
    );
    assert!(open_in(&data, "one").1.records.to_records() == [page(1, "One.")]);
}

#[test]
fn several_workbooks_go_into_one_file_and_come_back_apart() {
    let room = Room::with(&[page(1, "One.")]);
    let data = room.temp.path().join("data");
    let other = shelf_in(&data).create(BookKind::Together, Lock::None, 0xf00).unwrap();
    let file = room.temp.path().join("both.tar");
    shelf_in(&data).back_up(&[room.folder.clone(), other], &file).unwrap();
    let returned = shelf_in(&elsewhere(&room)).restore(&file).unwrap();
    assert_eq!(returned.iter().map(|book| book.book.clone()).collect::<Vec<_>>(), [id(0xf00), id(0xb00c)]);
    assert!(same_files(&data, &elsewhere(&room)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn backup_then_restore_gives_equal_records(
        words in proptest::collection::vec("\\PC{0,60}", 1..8),
        out in proptest::collection::vec(any::<proptest::sample::Index>(), 0..3),
        is_locked in any::<bool>(),
    ) {
        let mut records: Vec<_> = (1..).zip(&words).map(|(n, words)| page(n, words)).collect();
        for (n, index) in (100..).zip(&out) {
            records.push(deleted(n, 1 + index.index(words.len()) as u128, 1));
        }
        let room = if is_locked { locked(&records) } else { Room::with(&records) };
        shelf_in(&elsewhere(&room)).restore(&backup_of(&room)).unwrap();
        let read = |data: &Path| {
            let folder = data.join(room.folder.file_name().unwrap());
            let disk = std::sync::Arc::new(goldseam::journal::RealDisk);
            if is_locked { open_in(data, "one").1 } else { goldseam::journal::Journal::open(disk, folder).unwrap().1 }
        };
        prop_assert!(read(&room.temp.path().join("data")) == read(&elsewhere(&room)));
    }
}
