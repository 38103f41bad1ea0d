//! Copying folders together merges them, in any order, any number of times; and any words are kept exactly.

use crate::journal::shelf::{Room, day, deleted, id, page, record, undeleted};
use goldseam::engine::record::Part;
use goldseam::engine::{Answer, Known, Record};
use proptest::prelude::*;
use std::fs;

/// Copies what is in one workbook to another, as any program that copies folders does: what is there stays.
fn merge(from: &Room, into: &Room) {
    for sub in ["records", "trash"] {
        for name in from.names(sub) {
            if !into.folder.join(sub).join(&name).exists() {
                into.put(sub, &name, &fs::read(from.folder.join(sub).join(&name)).unwrap());
            }
        }
    }
}

fn union(rooms: &[&Room]) -> Vec<Record> {
    let into = Room::new();
    for from in rooms {
        merge(from, &into);
    }
    let (_, reading) = into.open();
    assert_eq!(reading.unreadable, []);
    reading.records.to_records()
}

/// A record out of few, so that workbooks overlap and their deletions name each other's pages.
fn some_record() -> impl Strategy<Value = Record> {
    (0..24_u128).prop_map(|n| match n {
        0..12 => page(n, "words"),
        12..18 => deleted(n, n - 12, 0),
        18..22 => undeleted(n, n - 6),
        _ => record(n, Known::Deleted { of: id(n - 22), for_good: true }),
    })
}

fn some_room() -> impl Strategy<Value = Vec<Record>> {
    prop::collection::vec(some_record(), 0..8)
}

/// A workbook that was used: pages first, deletions through the door that moves files.
fn used(records: &[Record]) -> Room {
    let (moving, pages): (Vec<_>, Vec<_>) =
        records.iter().partition(|r| matches!(r.known(), Some(Known::Deleted { .. })));
    let room = Room::with(&pages.into_iter().cloned().collect::<Vec<_>>());
    let (mut journal, _) = room.open();
    for tombstone in moving {
        journal.delete(tombstone).unwrap();
    }
    room
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn copying_folders_together_merges_them_in_any_order(a in some_room(), b in some_room(), c in some_room()) {
        let (a, b, c) = (used(&a), used(&b), used(&c));
        let all = union(&[&a, &b, &c]);
        prop_assert!(all == union(&[&c, &b, &a]));
        prop_assert!(all == union(&[&b, &a, &c]));
        prop_assert!(all == union(&[&a, &a, &b, &c, &b]));
        let ab = Room::new();
        merge(&a, &ab);
        merge(&b, &ab);
        // Opening and sweeping between two copies changes nothing of what is read.
        ab.open().0.sweep(day(1));
        prop_assert!(all == union(&[&ab, &c]));
    }

    #[test]
    fn any_words_are_kept_exactly(text in any::<String>(), asked in any::<String>(), number in any::<Option<u8>>()) {
        let value = Answer { number, parts: vec![Part { asked: asked.clone(), ..Part::default() }], ..Answer::page(text) };
        let kept = Record { asked, ..record(1, Known::Answered { value }) };
        let room = Room::with(std::slice::from_ref(&kept));
        prop_assert!(room.open().1.records.to_records() == [kept]);
    }
}
