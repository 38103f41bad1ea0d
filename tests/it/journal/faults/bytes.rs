//! Bytes from anywhere: no file in a workbook can make the journal panic, or hide another file.

use super::{assert_only_the_good, bytes_of, with_bad};
use crate::journal::shelf::{Room, day, deleted, draft, id, page};
use goldseam::engine::Known;
use goldseam::journal::{DataDir, Journal, RealDisk, Why};
use proptest::prelude::*;
use std::fs;
use std::sync::Arc;

/// Bytes that are nearly a record: a right one with a piece cut out and other bytes put in.
fn nearly(whole: Vec<u8>) -> impl Strategy<Value = Vec<u8>> {
    let len = whole.len();
    (0..len, 0..len, prop::collection::vec(any::<u8>(), 0..12)).prop_map(move |(a, b, new)| {
        let mut bytes = whole.clone();
        bytes.splice(a.min(b)..a.max(b), new);
        bytes
    })
}

fn bytes_from_anywhere(nearly_right: Vec<u8>) -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        prop::collection::vec(any::<u8>(), 0..200),
        nearly(nearly_right),
        any::<String>().prop_map(String::into_bytes)
    ]
}

fn draft_bytes() -> Vec<u8> {
    let room = Room::new();
    room.open().0.save_draft(&draft(2, "words"), true).unwrap();
    fs::read(room.file("drafts", &id(2))).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_in_a_record_or_the_trash_break_the_journal(bytes in bytes_from_anywhere(bytes_of(&deleted(2, 9, 0)))) {
        let (room, path) = with_bad(&bytes);
        let trash = room.put("trash", &format!("{}.json", id(2)), &bytes);
        let (mut journal, reading) = room.open();
        prop_assert!(reading.records.to_records().contains(&page(1, "the good page")));
        journal.trash_list();
        journal.sweep(day(0));
        prop_assert!(fs::read(path).unwrap() == bytes);
        prop_assert!(fs::read(trash).unwrap() == bytes);
    }

    #[test]
    fn no_bytes_in_a_draft_break_the_journal(bytes in bytes_from_anywhere(draft_bytes())) {
        let (room, _) = with_bad(b"");
        let path = room.put("drafts", &format!("{}.json", id(2)), &bytes);
        let (mut journal, reading) = room.open();
        prop_assert!(reading.records.to_records() == [page(1, "the good page")]);
        let offered = journal.drafts().len();
        let bad = reading.unreadable.iter().filter(|bad| bad.file.starts_with("drafts")).count();
        prop_assert_eq!(offered + bad, 1);
        prop_assert!(fs::read(path).unwrap() == bytes);
    }

    #[test]
    fn no_bytes_in_book_json_break_the_shelf(bytes in bytes_from_anywhere(b"{\"format\":1,\"kind\":\"one\",\"lock\":\"none\"}".to_vec())) {
        let room = Room::new();
        let path = room.folder.join("book.json");
        fs::write(&path, &bytes).unwrap();
        let standing = DataDir::new(Arc::new(RealDisk), room.folder.parent().unwrap()).books().unwrap();
        prop_assert_eq!(standing.books.len() + standing.unreadable.len(), 1);
        let opened = Journal::open(Arc::new(RealDisk), &room.folder);
        let is_blank = bytes.trim_ascii().is_empty();
        let held = if is_blank { opened.is_ok() } else { fs::read(path).unwrap() == bytes };
        prop_assert!(held);
    }
}

#[test]
fn a_page_as_deep_as_a_well_does_not_drown_the_reader() {
    let deep = "[".repeat(200_000);
    let (room, _) = with_bad(deep.as_bytes());
    assert_only_the_good(&room, &Why::Damaged);
}

#[test]
fn the_reason_for_a_broken_page_holds_none_of_its_words() {
    let text = String::from_utf8(bytes_of(&page(2, "words"))).unwrap();
    let (room, _) = with_bad(text.replace("\"place\":\"1\"", "\"place\":\"my secret\"").as_bytes());
    let (_, reading) = room.open();
    assert!(!format!("{:?} {}", reading.unreadable, reading.unreadable[0].why).contains("secret"));
}

#[test]
fn known_kinds_of_odd_shape_are_carried_not_lost() {
    let text = String::from_utf8(bytes_of(&page(2, "words"))).unwrap();
    let (room, _) = with_bad(text.replace("\"text\":\"words\"", "\"number\":300").as_bytes());
    let (_, reading) = room.open();
    assert_eq!(reading.records.to_records()[1].known().map(Known::kind), None);
    assert_eq!(reading.unreadable, []);
}
