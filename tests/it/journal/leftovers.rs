//! What other programs leave in the folder: the lists of file browsers, the copies of sync tools, and what these put in
//! place of a page that is not here. Where nothing of a person is missing, nothing is said; where something may be, it is
//! named by the doctor and by a backup, which is not done then.

use crate::cli::desk::Desk;
use crate::journal::lock::pass;
use crate::journal::shelf::{Room, deleted, draft, id, page};
use goldseam::engine::{BookKind, By, Lock, Place};
use goldseam::journal::{DataDir, Journal, RealDisk, WorkFactor};
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The only page of a workbook, kept through the program itself.
fn page_of(desk: &Desk) -> PathBuf {
    let pages = fs::read_dir(desk.book().join("records")).unwrap().map(|entry| entry.unwrap().path());
    let mut pages: Vec<PathBuf> = pages.filter(|path| fs::read_to_string(path).unwrap().contains("A page.")).collect();
    assert_eq!(pages.len(), 1);
    pages.remove(0)
}

fn begun() -> Desk {
    let desk = Desk::begun();
    desk.run_with(b"A page.", ["write"]).well();
    desk
}

fn beside(page: &Path, name: &str) -> PathBuf {
    page.with_file_name(name.replace("ID", page.file_stem().unwrap().to_str().unwrap()))
}

#[test]
fn copies_with_the_same_bytes_and_lists_of_folders_are_nobody_s_pages() {
    let desk = begun();
    let before = desk.run(["journal", "--json"]).well();
    let page = page_of(&desk);
    let bytes = fs::read(&page).unwrap();
    for name in
        ["ID.sync-conflict-20261128-120000-ABCDEFG.json", "ID (Ada's conflicted copy 2026-11-28).json", "ID 2.json"]
    {
        fs::write(beside(&page, name), &bytes).unwrap();
    }
    for name in ["._ID.json", "Thumbs.db", "desktop.ini", ".DS_Store", ".syncthing.ID.json.tmp", ".ID.json.icloud"] {
        fs::write(beside(&page, name), b"\0\x05\x16\x07").unwrap();
        fs::write(desk.book().join(beside(&page, name).file_name().unwrap()), b"\0\x05\x16\x07").unwrap();
    }
    let looked = desk.run(["doctor"]).well();
    assert!(looked.contains("Nothing is wrong."), "{looked}");
    let made = desk.run(["backup", "it.tar"]).well();
    assert!(made.starts_with("Done:"), "{made}");
    assert_eq!(desk.run(["journal", "--json"]).well(), before);
}

#[test]
fn what_stands_in_place_of_a_page_is_named_and_no_backup_of_it_is_done() {
    for name in
        [".ID.json.icloud", ".syncthing.ID.json.tmp", "~syncthing~ID.json.tmp", "ID.json.part", ".ID.json.Ab12Cd"]
    {
        let desk = begun();
        let page = page_of(&desk);
        fs::rename(&page, beside(&page, name)).unwrap();
        let named = beside(&page, name).file_name().unwrap().to_str().unwrap().to_owned();
        for command in [&["doctor"][..], &["backup", "it.tar"]] {
            let said = desk.run(command);
            assert_eq!(said.code, 1, "{name}: {}{}", said.out, said.err);
            let words = format!("{}{}", said.out, said.err);
            assert!(words.contains(&named) && words.contains("has not brought all of it"), "{name}: {words}");
            assert!(!words.contains("Done"), "{name}: {words}");
        }
    }
}

#[test]
fn a_page_that_came_in_half_is_named_and_no_backup_of_it_is_done() {
    for is_locked in [false, true] {
        let desk = if is_locked { Desk::locked() } else { Desk::begun() };
        let key: &[&str] = if is_locked { &["--passphrase-file", "p1"] } else { &[] };
        desk.run_with(b"A page.", [&["write"], key].concat()).well();
        let pages = fs::read_dir(desk.book().join("records")).unwrap().map(|entry| entry.unwrap().path());
        let page = pages.max_by_key(|path| fs::metadata(path).unwrap().modified().unwrap()).unwrap();
        let bytes = fs::read(&page).unwrap();
        for half in [0, 1, bytes.len() / 2, bytes.len() - 2] {
            fs::write(&page, &bytes[..half]).unwrap();
            let _ = fs::remove_file(desk.temp.path().join("it.tar"));
            let said = desk.run([&["backup", "it.tar"], key].concat());
            assert_eq!(said.code, 1, "{half}: {}", said.out);
            assert!(!said.out.contains("Done") && said.err.contains("Not whole: "), "{half}: {}{}", said.out, said.err);
            assert_eq!(desk.run([&["doctor"], key].concat()).code, 1, "{half}");
        }
    }
}

#[test]
fn a_mark_before_a_record_or_book_json_is_passed_over() {
    let room = Room::with(&[page(1, "first")]);
    let (mut journal, _) = room.open();
    journal.save_draft(&draft(2, "begun"), true).unwrap();
    drop(journal);
    for file in [room.file("records", &id(1)), room.file("drafts", &id(2)), room.folder.join("book.json")] {
        let bytes = [b"\xef\xbb\xbf", &*fs::read(&file).unwrap()].concat();
        fs::write(&file, bytes).unwrap();
    }
    let (mut journal, reading) = room.open();
    assert!(reading.records.to_records() == [page(1, "first")] && reading.unreadable.is_empty());
    assert!(journal.drafts() == [draft(2, "begun")]);
    // Sealed with their marks, they are read all the same.
    journal.lock(&pass("a lock"), WorkFactor::NEXT_TO_NONE, crate::journal::shelf::day(0)).unwrap();
    let (_, reading) = crate::journal::lock::open_as(&room, "a lock");
    assert!(reading.records.to_records() == [page(1, "first")] && reading.unreadable.is_empty());
}

#[test]
fn nothing_in_book_json_shuts_no_workbook_and_takes_off_no_lock() {
    for blank in ["", "\u{feff}", " \r\n\t", "\u{feff}\n"] {
        let room = Room::with(&[page(1, "first"), deleted(2, 1, 0)]);
        let book = room.folder.join("book.json");
        let before = fs::read(&book).unwrap();
        fs::write(&book, blank).unwrap();
        assert_eq!(room.open().1.records.to_records().len(), 1);
        assert!(fs::read(&book).unwrap() == before, "it is written again");

        let together = Room::with(&[{
            let mut both = page(1, "ours");
            both.place = Place::Shared;
            both.by = By::Both;
            both
        }]);
        fs::write(together.folder.join("book.json"), blank).unwrap();
        assert_eq!(together.open().0.book().kind, BookKind::Together);

        let sealed = crate::journal::lock::one();
        fs::write(sealed.folder.join("book.json"), blank).unwrap();
        assert!(Journal::open(Arc::new(RealDisk), &sealed.folder).is_err(), "a lock was taken off");
        assert_eq!(crate::journal::lock::open_as(&sealed, crate::journal::lock::ONE).0.book().lock, Lock::Age);
    }
}

#[test]
fn nothing_in_book_json_keeps_no_backup_out() {
    let desk = begun();
    let (book, before) = (desk.book().join("book.json"), desk.run(["journal", "--json"]).well());
    desk.run(["backup", "whole.tar"]).well();
    fs::write(&book, "").unwrap();
    desk.run(["backup", "blank.tar"]).well();
    assert_eq!(desk.run(["doctor"]).code, 1);
    let said = desk.run(["restore", "whole.tar"]).well();
    assert!(said.contains("was missing is back") || said.contains("here already"), "{said}");
    assert!(!fs::read(&book).unwrap().is_empty());
    desk.run(["restore", "blank.tar"]).well();
    for tar in ["whole.tar", "blank.tar"] {
        fs::remove_dir_all(desk.data()).unwrap();
        desk.run(["restore", tar]).well();
        assert_eq!(desk.run(["journal", "--json"]).well(), before, "{tar}");
    }
    // What is sealed here is not opened by a backup from before.
    let locked = Desk::locked();
    let id = locked.book();
    fs::write(id.join("book.json"), "").unwrap();
    let into = desk.book().with_file_name(id.file_name().unwrap());
    fs::rename(desk.book(), &into).unwrap();
    desk.run(["backup", "plain.tar"]).well();
    fs::copy(desk.temp.path().join("plain.tar"), locked.temp.path().join("plain.tar")).unwrap();
    assert!(locked.run(["restore", "plain.tar"]).well().contains("Something in the backup is not sealed"));
    locked.run(["journal"]).badly(3, &["--passphrase-file"]);
}

#[test]
fn a_workbook_whose_book_json_is_awaited_is_not_taken_for_none() {
    let desk = begun();
    let book = desk.book().join("book.json");
    fs::rename(&book, book.with_file_name(".book.json.icloud")).unwrap();
    desk.run(["journal"]).badly(4, &["has not brought its book.json"]);
    desk.run(["status"]).badly(4, &["has not brought its book.json"]);
}

#[test]
fn a_workbook_on_a_disk_that_is_out_is_not_taken_for_none() {
    let desk = begun();
    let (folder, away) = (desk.book(), desk.temp.path().join("another disk"));
    fs::rename(&folder, &away).unwrap();
    std::os::unix::fs::symlink(&away, &folder).unwrap();
    assert!(desk.run(["journal"]).well().contains("A page."));
    fs::rename(&away, desk.temp.path().join("out")).unwrap();
    for command in [&["journal"][..], &["status"], &["--plain"]] {
        desk.run(command).badly(4, &["the disk that it leads to is not there"]);
    }
    fs::rename(desk.temp.path().join("out"), &away).unwrap();
    assert!(desk.run(["journal"]).well().contains("A page."));
}

#[test]
fn a_folder_open_to_others_is_closed_and_that_is_said_once() {
    let desk = begun();
    let folders = [desk.book(), desk.book().join("records")];
    for folder in &folders {
        fs::set_permissions(folder, Permissions::from_mode(0o755)).unwrap();
    }
    let said = desk.run(["journal"]);
    assert!(said.err.contains("closed to them now") && said.code == 0, "{}", said.err);
    for folder in &folders {
        assert_eq!(fs::metadata(folder).unwrap().permissions().mode() & 0o777, 0o700);
    }
    assert!(!desk.run(["journal"]).err.contains("closed to them"));
}

#[test]
fn what_a_program_that_died_was_writing_goes_and_what_a_living_one_writes_stays() {
    let room = Room::with(&[page(1, "first")]);
    let shelf = DataDir::new(Arc::new(RealDisk), room.temp.path().join("data"));
    let dead = room.put("records", ".tmp-0123456789abcdef0123456789abcdef", b"half a pa");
    let older = room.put("drafts", ".tmp-a1B2c3", b"half a pa");
    let other = room.put("records", ".tmp-of somebody else", b"mine");
    let alive = room.put("records", ".tmp-fedcba9876543210fedcba9876543210", b"half a pa");
    let held = fs::File::open(&alive).unwrap();
    rustix::fs::flock(&held, rustix::fs::FlockOperation::LockExclusive).unwrap();
    shelf.look_over(&room.folder, &[]);
    assert!(dead.exists(), "who only looks removes nothing");
    room.open_for_real();
    assert!(!dead.exists() && !older.exists() && other.exists() && alive.exists());
}
