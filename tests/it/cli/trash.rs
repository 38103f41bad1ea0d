//! Deleted pages without the screens: listed without their words, brought back, removed for good.

use super::desk::Desk;
use goldseam::engine::record::Known;
use goldseam::engine::{Event, Record, RecordId};
use goldseam::journal::{Journal, RealDisk};
use serde_json::Value;
use std::fs;
use std::sync::Arc;

/// Deletes the pages with these words, as the screens do.
fn delete(desk: &Desk, words: &[&str]) -> Vec<RecordId> {
    let (mut journal, reading) = Journal::open(Arc::new(RealDisk), desk.book()).unwrap();
    let is_it = |record: &&Record| match record.known() {
        Some(Known::Answered { value }) => words.contains(&value.text.as_str()),
        _ => false,
    };
    let pages: Vec<Record> = reading.records.whole().filter(is_it).cloned().collect();
    for (n, page) in (0x7000..).zip(&pages) {
        let event = Event::from(Known::Deleted { of: page.id.clone(), for_good: false });
        journal.delete(&Record { id: RecordId::of(n), event, ..page.clone() }).unwrap();
    }
    pages.into_iter().map(|page| page.id).collect()
}

#[test]
fn a_page_is_listed_without_its_words_and_comes_back() {
    let desk = Desk::begun();
    assert_eq!(desk.run(["trash", "list"]).well(), "");
    desk.run_with(b"The canary sings.", ["write", "welcome.one-page"]).well();
    desk.run_with(b"This one stays.", ["write"]).well();
    let before = desk.run(["journal", "--json"]).well();
    let ids = delete(&desk, &["The canary sings."]);
    let list = desk.run(["trash", "list"]).well();
    assert!(
        list.starts_with(&ids[0].0) && list.trim_end().ends_with("One page") && list.lines().count() == 1,
        "{list}"
    );
    assert!(!list.contains("canary"), "{list}");
    assert!(!desk.run(["journal"]).well().contains("canary"));
    desk.run(["trash", "restore", "x"]).badly(2, &["no such deleted page"]);
    desk.run(["trash", "restore", ""]).badly(2, &["no such deleted page"]);
    assert!(desk.run(["trash", "restore", &ids[0].0[..8]]).well().contains("back in your journal"));
    assert_eq!(desk.run(["journal", "--json"]).well(), before);
    assert_eq!(desk.run(["trash", "list"]).well(), "");
    desk.run(["trash", "restore", &ids[0].0]).badly(2, &["no such deleted page"]);
}

#[test]
fn emptied_no_page_is_left_and_a_backup_does_not_bring_one_back() {
    let desk = Desk::begun();
    for words in [&b"One."[..], b"Two.", b"Three."] {
        desk.run_with(words, ["write"]).well();
    }
    desk.run(["backup", "it.tar"]).well();
    let ids = delete(&desk, &["One.", "Two."]);
    assert_eq!(desk.run(["trash", "list"]).well().lines().count(), 2);
    let said = desk.run(["trash", "empty"]).well();
    assert!(said.contains("flash memory"), "{said}");
    for folder in ["records", "trash"] {
        for id in &ids {
            assert!(!desk.book().join(folder).join(format!("{id}.json")).exists());
        }
    }
    assert_eq!(desk.run(["trash", "list"]).well(), "");
    desk.run(["restore", "it.tar"]).well();
    let read = desk.run(["journal", "--json"]).well();
    let texts: Vec<Value> =
        read.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()["text"].clone()).collect();
    assert_eq!(texts, ["Three."]);
    assert_eq!(desk.run(["trash", "list"]).well(), "");
}

#[test]
fn a_file_in_the_trash_that_no_record_deleted_can_come_back() {
    let desk = Desk::begun();
    desk.run_with(b"Moved by hand.", ["write"]).well();
    let (_, reading) = Journal::open(Arc::new(RealDisk), desk.book()).unwrap();
    let page = reading.records.whole().find(|record| record.step == "page").unwrap().id.clone();
    let name = format!("{page}.json");
    fs::create_dir_all(desk.book().join("trash")).unwrap();
    fs::rename(desk.book().join("records").join(&name), desk.book().join("trash").join(&name)).unwrap();
    assert_eq!(desk.run(["trash", "list"]).well(), format!("{page}  {:<10}  A page\n", "-"));
    desk.run(["trash", "restore", &page.0]).well();
    assert!(desk.run(["journal"]).well().contains("Moved by hand."));
}

#[test]
fn in_a_locked_workbook_it_is_the_same() {
    let desk = Desk::locked();
    let one = ["--passphrase-file", "p1"];
    desk.run_with(b"The canary sings.", ["write", one[0], one[1]]).well();
    desk.run(["trash", "list"]).badly(3, &["--passphrase-file"]);
    let words = goldseam::journal::Passphrase::from("three odd words".to_owned());
    let shelf = goldseam::journal::DataDir::new(Arc::new(RealDisk), desk.data());
    let (found, key) = shelf.who(&words).unwrap().unwrap();
    let (mut journal, reading) = Journal::open_with(Arc::new(RealDisk), found.folder, key).unwrap();
    let page = reading.records.whole().find(|record| record.step == "page").unwrap();
    let event = Event::from(Known::Deleted { of: page.id.clone(), for_good: false });
    journal.delete(&Record { id: RecordId::of(7), event, ..page.clone() }).unwrap();
    drop(journal);
    assert!(desk.run(["trash", "list", one[0], one[1]]).well().starts_with(&page.id.0));
    desk.run(["trash", "restore", &page.id.0, one[0], one[1]]).well();
    assert!(desk.run(["journal", one[0], one[1]]).well().contains("The canary sings."));
}
