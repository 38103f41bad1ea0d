//! What the journal promises when nothing goes wrong: what is kept is read again, under closed doors and silent names.

use crate::journal::shelf::{FaultyDisk, Op, Room, day, deleted, draft, id, ids, page};
use crate::journal::two::files_below;
use goldseam::engine::{BookKind, By, Lock, Place, Record, RecordId};
use goldseam::journal::{Cause, DataDir, Draft, Journal, OpenError, RealDisk, Why};
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

#[test]
fn what_is_kept_is_read_again() {
    let room = Room::new();
    let (mut journal, _) = room.open_for_real();
    journal.append(&page(1, "first")).unwrap();
    journal.append(&page(2, "second")).unwrap();
    let (_, reading) = room.open_for_real();
    assert!(reading.records.to_records() == [page(1, "first"), page(2, "second")]);
    assert_eq!(reading.unreadable, []);
}

#[test]
fn it_is_kept_only_after_file_and_folder_are_synced() {
    let room = Room::with(&[page(1, "first")]);
    let disk = Arc::new(FaultyDisk::default());
    let (mut journal, _) = Journal::open(disk.clone(), &room.folder).unwrap();
    journal.append(&page(2, "second")).unwrap();
    disk.heal();
    journal.append(&page(3, "third")).unwrap();
    // Looking whether it is locked by now, and for a draft of it, is neither.
    let is_of_keeping = |op: &Op| !matches!(op, Op::Remove | Op::Read | Op::List);
    let asked: Vec<Op> = disk.asked().into_iter().filter(is_of_keeping).collect();
    assert_eq!(asked, [Op::Create, Op::Write, Op::Sync, Op::Rename, Op::SyncFolder]);
}

#[test]
fn a_kept_page_is_never_replaced() {
    let room = Room::with(&[page(1, "first")]);
    let (mut journal, _) = room.open();
    assert_eq!(journal.append(&page(1, "other words")).unwrap_err().cause, Cause::Taken);
    assert!(room.open().1.records.to_records() == [page(1, "first")]);
}

#[test]
fn the_same_page_twice_is_one_page() {
    let room = Room::with(&[page(1, "first"), page(1, "first")]);
    assert_eq!(room.names("records").len(), 1);
}

#[test]
fn only_32_hex_digits_name_a_file() {
    let room = Room::new();
    let (mut journal, _) = room.open();
    for name in ["", "../../out", "0", "0000000000000000000000000000000G", "../0000000000000000000000000000a"] {
        let bad = Record { id: RecordId(name.to_owned()), ..page(1, "x") };
        assert_eq!(journal.append(&bad).unwrap_err().cause, Cause::BadId);
        let bad = Draft { id: bad.id, ..draft(1, "x") };
        assert_eq!(journal.save_draft(&bad, true).unwrap_err().cause, Cause::BadId);
    }
    assert_eq!(room.names("records"), [""; 0]);
}

#[test]
fn numbers_go_on_from_the_greatest_of_the_place_whatever_the_clock_says() {
    let early = Record { at: day(-3650), seq: Some(41), ..page(1, "the clock was set back ten years") };
    let other = Record { place: Place::Shared, by: By::Both, seq: Some(3), ..page(2, "for both") };
    let loose = Record { seq: None, ..page(3, "no number") };
    let room = Room::with(&[page(9, "before"), early, other, loose]);
    let (mut journal, _) = room.open();
    assert_eq!(journal.next_seq(Place::One), 42);
    assert_eq!(journal.next_seq(Place::Shared), 4);
    assert_eq!(journal.next_seq(Place::Two), 1);
    journal.append(&Record { at: day(-3650), seq: Some(42), ..page(4, "next") }).unwrap();
    assert_eq!(journal.next_seq(Place::One), 43);
}

#[test]
fn a_number_at_the_end_of_all_numbers_harms_nothing() {
    let room = Room::with(&[Record { seq: Some(u64::MAX), ..page(1, "x") }, Record { seq: Some(7), ..page(2, "y") }]);
    assert_eq!(room.open().0.next_seq(Place::One), 8, "somebody's joke is not counted on from");
}

#[test]
fn two_programs_on_one_folder_both_write() {
    let room = Room::new();
    let ((mut one, _), (mut two, _)) = (room.open_for_real(), room.open_for_real());
    one.append(&page(1, "from one window")).unwrap();
    two.append(&page(2, "from the other")).unwrap();
    one.append(&page(3, "and again")).unwrap();
    assert_eq!(ids(&room.open_for_real().1.records.to_records()), [id(1), id(2), id(3)]);
}

#[test]
fn the_shelf_lists_workbooks_and_leaves_other_folders_alone() {
    let room = Room::new();
    let data = room.folder.parent().unwrap();
    fs::create_dir(data.join("holiday photos")).unwrap();
    fs::create_dir(data.join("0".repeat(32))).unwrap();
    fs::write(data.join("book.json"), "{}").unwrap();
    let newer = data.join("1".repeat(32));
    fs::create_dir(&newer).unwrap();
    fs::write(newer.join("book.json"), r#"{"format":9,"kind":"one","lock":"none"}"#).unwrap();
    let shelf = DataDir::new(Arc::new(RealDisk), data);
    let second = shelf.create(BookKind::Together, Lock::None, u128::MAX).unwrap();
    let standing = shelf.books().unwrap();
    assert_eq!(standing.books.iter().map(|b| b.folder.clone()).collect::<Vec<_>>(), [room.folder.clone(), second]);
    assert_eq!(standing.unreadable.iter().map(|u| u.why.clone()).collect::<Vec<_>>(), [Why::Newer]);
    assert_eq!(fs::read_dir(data.join("0".repeat(32))).unwrap().count(), 0);
}

#[test]
fn a_shelf_that_is_not_there_is_empty_and_stays_away() {
    let temp = tempfile::tempdir().unwrap();
    let shelf = DataDir::new(Arc::new(RealDisk), temp.path().join("data"));
    assert!(shelf.books().unwrap().books.is_empty());
    assert!(!temp.path().join("data").exists());
}

#[test]
fn a_workbook_makes_only_what_it_uses_and_says_nothing_about_people() {
    let room = Room::new();
    assert_eq!(room.names(""), ["book.json"]);
    let book = fs::read_to_string(room.folder.join("book.json")).unwrap();
    assert_eq!(book, "{\"format\":1,\"kind\":\"one\",\"lock\":\"none\"}\n");
    room.open();
    assert_eq!(room.names(""), ["book.json"], "opening makes nothing");
}

#[test]
fn what_can_not_be_opened_says_why_and_is_not_changed() {
    let room = Room::new();
    let book = room.folder.join("book.json");
    for (bytes, wanted) in [
        (r#"{"format":3,"kind":"one","lock":"none"}"#, "newer version"),
        (r#"{"format":3,"sort":"new"}"#, "newer version"),
        (r#"{"format":1,"kind":"one","lock":"age"}"#, "locked"),
        (r#"{"format":1,"kind":"#, "damaged"),
        ("\0\0", "damaged"),
    ] {
        fs::write(&book, bytes).unwrap();
        let error = Journal::open(Arc::new(RealDisk), &room.folder).unwrap_err();
        assert!(error.words(crate::journal::shelf::english()).contains(wanted), "{error}");
        assert_eq!(fs::read_to_string(&book).unwrap(), bytes);
    }
    fs::remove_file(&book).unwrap();
    let error = Journal::open(Arc::new(RealDisk), &room.folder).unwrap_err();
    assert!(matches!(error, OpenError::NoBook(_)), "{error}");
}

#[test]
fn a_workbook_that_goes_while_it_is_open_is_not_made_anew_and_takes_words_once_it_is_back() {
    let room = Room::new();
    let (mut journal, _) = room.open();
    journal.append(&page(1, "first")).unwrap();
    let (data, away) = (room.temp.path().join("data"), room.temp.path().join("away"));
    for (n, gone) in [(2, &room.folder), (3, &data)] {
        fs::rename(gone, &away).unwrap();
        let words = format!("words {n}");
        for _ in 0..3 {
            let error = journal.append(&page(n, &words)).unwrap_err();
            assert_eq!(error.cause, Cause::FolderGone);
            assert_eq!(journal.save_draft(&draft(n, &words), true).unwrap_err().cause, Cause::FolderGone);
            assert!(journal.delete(&deleted(20, 1, 0)).is_err());
        }
        assert!(!gone.exists(), "a folder was made that nobody would find");
        assert!(files_below(&away).values().all(|bytes| !String::from_utf8_lossy(bytes).contains(&words)));
        fs::rename(&away, gone).unwrap();
        journal.append(&page(n, &words)).unwrap();
    }
    assert_eq!(ids(&room.open().1.records.to_records()), [id(1), id(2), id(3)]);
}

#[test]
fn a_workbook_that_comes_back_as_a_copy_takes_words_and_an_empty_folder_does_not() {
    let room = Room::with(&[page(1, "first")]);
    let (mut journal, _) = room.open();
    let away = room.temp.path().join("away");
    fs::rename(&room.folder, &away).unwrap();
    fs::create_dir(&room.folder).unwrap();
    assert_eq!(journal.append(&page(2, "second")).unwrap_err().cause, Cause::FolderGone);
    assert_eq!(fs::read_dir(&room.folder).unwrap().count(), 0);
    // As a sync tool or another disk gives it back: the same files, and not the same folder.
    fs::copy(away.join("book.json"), room.folder.join("book.json")).unwrap();
    journal.append(&page(2, "second")).unwrap();
    assert_eq!(ids(&room.open().1.records.to_records()), [id(2)]);
    assert_eq!(fs::read_dir(away.join("records")).unwrap().count(), 1);
}

#[test]
fn a_folder_of_pages_that_goes_while_it_is_open_is_made_again() {
    let room = Room::with(&[page(1, "first")]);
    let (mut journal, _) = room.open();
    journal.append(&page(2, "second")).unwrap();
    fs::remove_dir_all(room.folder.join("records")).unwrap();
    journal.append(&page(3, "third")).unwrap();
    assert_eq!(ids(&room.open().1.records.to_records()), [id(3)]);
}

#[test]
fn what_a_link_inside_a_workbook_leads_to_is_neither_read_nor_written() {
    for sub in ["records", "drafts", "trash"] {
        let room = Room::with(&[page(1, "first")]);
        let (mut journal, _) = room.open();
        let outside = room.temp.path().join("outside");
        fs::create_dir(&outside).unwrap();
        fs::write(outside.join(format!("{}.json", id(9))), serde_json::to_vec(&page(9, "planted")).unwrap()).unwrap();
        let before = files_below(&outside);
        let _ = fs::rename(room.folder.join(sub), room.temp.path().join("was"));
        symlink(&outside, room.folder.join(sub)).unwrap();
        let appended = journal.append(&page(2, "second")).is_ok();
        let drafted = journal.save_draft(&draft(3, "third"), true).is_ok();
        let _ = journal.delete(&deleted(4, 1, 0));
        journal.sweep(day(400));
        assert!(appended == (sub != "records") && drafted == (sub != "drafts"), "{sub}");
        assert!(files_below(&outside) == before, "{sub}");
        if let Ok((_, reading)) = Journal::open(Arc::new(RealDisk), &room.folder) {
            assert!(!ids(&reading.records.to_records()).contains(&id(9)), "{sub}");
        }
    }
}

/// Run by [`doors_are_closed_under_any_umask`] again and again.
#[test]
fn only_the_owner_can_enter_or_read() {
    let room = Room::with(&[page(1, "first"), page(2, "second")]);
    let (mut journal, _) = room.open_for_real();
    journal.delete(&deleted(3, 2, 0)).unwrap();
    journal.save_draft(&draft(4, "words"), false).unwrap();
    journal.save_draft(&draft(5, "words"), true).unwrap();
    let mut seen = 0;
    walk(&room.temp.path().join("data"), &mut |path| {
        let mode = fs::metadata(path).unwrap().permissions().mode() & 0o7777;
        assert_eq!(mode, if path.is_dir() { 0o700 } else { 0o600 }, "{}", path.display());
        seen += 1;
    });
    assert_eq!(seen, 13);
}

#[test]
fn doors_are_closed_under_any_umask() {
    for umask in ["000", "022", "077"] {
        let status = Command::new("sh")
            .args(["-c", "umask \"$1\"; shift; exec \"$@\"", "sh", umask])
            .arg(std::env::current_exe().unwrap())
            .args(["--exact", "journal::promises::only_the_owner_can_enter_or_read"])
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&status.stdout);
        assert!(status.status.success() && said.contains("1 passed"), "umask {umask}: {said}");
    }
}

#[test]
fn no_path_says_anything() {
    let room = Room::with(&[page(1, "first"), page(2, "second")]);
    let (mut journal, _) = room.open();
    journal.delete(&deleted(3, 2, 0)).unwrap();
    journal.save_draft(&draft(4, "words"), false).unwrap();
    let hex = |name: &str| name.len() == 32 && name.bytes().all(|b| b.is_ascii_hexdigit());
    let data = room.temp.path().join("data");
    walk(&data, &mut |path| {
        let name = path.file_name().unwrap().to_str().unwrap();
        let stem = name.split_once('.').map_or(name, |(stem, _)| stem);
        let ours = ["data", "records", "drafts", "trash", "book.json"].contains(&name);
        assert!(ours || hex(stem), "{name}");
        assert!(
            ours || ["", "json", "new.json", "lock"].contains(&name[stem.len()..].trim_start_matches('.')),
            "{name}"
        );
    });
}

fn walk(path: &Path, visit: &mut impl FnMut(&Path)) {
    visit(path);
    if path.is_dir() {
        for entry in fs::read_dir(path).unwrap() {
            walk(&entry.unwrap().path(), visit);
        }
    }
}
