//! Sealed folders put together, by hand or by a sync tool, are the union of what is in them; what is odd is named.

use super::{ONE, copy_of, key_of, one, open_as, sealed};
use crate::journal::shelf::{FaultyDisk, Room, day, deleted, id, page, record, undeleted};
use goldseam::engine::{Known, Record, RecordId};
use goldseam::journal::{Journal, Key, Reading, Why};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::sync::{Arc, LazyLock};

/// One workbook, and the key to it; every room here is a copy of it on another computer.
static ORIGIN: LazyLock<(Room, Key)> = LazyLock::new(|| {
    let room = one();
    let key = key_of(&room, ONE);
    (room, key)
});

fn empty() -> Room {
    copy_of(&ORIGIN.0)
}

fn open(room: &Room) -> (Journal, Reading) {
    Journal::open_with(Arc::new(FaultyDisk::default()), &room.folder, ORIGIN.1.clone()).unwrap()
}

/// A workbook that was used: pages first, deletions through the door that moves files.
fn used(records: &[Record]) -> Room {
    let room = empty();
    let (mut journal, _) = open(&room);
    let is_moving = |record: &&Record| matches!(record.known(), Some(Known::Deleted { .. }));
    let (moving, pages): (Vec<_>, Vec<_>) = records.iter().partition(is_moving);
    for page in pages {
        journal.append(page).unwrap();
    }
    for tombstone in moving {
        journal.delete(tombstone).unwrap();
    }
    room
}

/// The names of all records, kept and deleted.
fn files(room: &Room) -> Vec<PathBuf> {
    let of = |sub: &'static str| room.names(sub).into_iter().map(move |name| PathBuf::from(sub).join(name));
    of("records").chain(of("trash")).collect()
}

/// Copies the files, as any program that copies folders does: what is there stays.
fn carry_all(from: &Room, into: &Room) {
    for file in files(from) {
        let to = into.folder.join(&file);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        if !to.exists() {
            fs::copy(from.folder.join(file), to).unwrap();
        }
    }
}

fn union(rooms: &[&Room]) -> Vec<Record> {
    let into = empty();
    for from in rooms {
        carry_all(from, &into);
    }
    let (_, reading) = open(&into);
    assert_eq!(reading.unreadable, []);
    reading.records.to_records()
}

/// A record out of few, so that workbooks overlap and their deletions name each other's pages.
fn some_records() -> impl Strategy<Value = Vec<Record>> {
    let some = (0..24_u128).prop_map(|n| match n {
        0..12 => page(n, "words"),
        12..18 => deleted(n, n - 12, 0),
        18..22 => undeleted(n, n - 6),
        _ => record(n, Known::Deleted { of: id(n - 22), for_good: true }),
    });
    prop::collection::vec(some, 0..8)
}

/// What the records say, worked out by hand: a page is out while a deletion of it stands that nobody undid.
fn expected(records: impl Iterator<Item = Record> + Clone) -> BTreeSet<RecordId> {
    let undone: Vec<_> = records
        .clone()
        .filter_map(|record| match record.known() {
            Some(Known::Undeleted { of }) => Some(of.clone()),
            _ => None,
        })
        .collect();
    let out: Vec<_> = records
        .clone()
        .filter_map(|record| match record.known() {
            Some(Known::Deleted { of, for_good }) if *for_good || !undone.contains(&record.id) => Some(of.clone()),
            _ => None,
        })
        .collect();
    records.map(|record| record.id).filter(|id| !out.contains(id)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn sealed_folders_merge_in_any_order(a in some_records(), b in some_records(), c in some_records()) {
        let wanted = expected(a.iter().chain(&b).chain(&c).cloned());
        let (a, b, c) = (used(&a), used(&b), used(&c));
        let all = union(&[&a, &b, &c]);
        let ids: BTreeSet<_> = all.iter().map(|record| record.id.clone()).collect();
        prop_assert!(ids == wanted, "a tombstone did not win, or won where it was undone");
        prop_assert!(all == union(&[&c, &b, &a]), "not commutative");
        prop_assert!(all == union(&[&a, &a, &b, &c, &b]), "not idempotent");
        let ab = empty();
        carry_all(&a, &ab);
        carry_all(&b, &ab);
        open(&ab).0.sweep(day(1));
        let bc = empty();
        carry_all(&b, &bc);
        carry_all(&c, &bc);
        prop_assert!(union(&[&ab, &c]) == union(&[&a, &bc]), "not associative");
        prop_assert!(all == union(&[&ab, &c]), "opening and sweeping between two copies changed what is read");
    }

    #[test]
    fn deleting_some_of_many_leaves_the_others(
        many in 1..9_u128, which in prop::collection::vec(any::<bool>(), 9), undone in prop::collection::vec(any::<bool>(), 9),
    ) {
        let room = used(&(0..many).map(|n| page(n, "words")).collect::<Vec<_>>());
        let other = empty();
        carry_all(&room, &other);
        let (mut journal, _) = open(&room);
        let gone = |n: u128| which[usize::try_from(n).unwrap()];
        let back = |n: u128| gone(n) && undone[usize::try_from(n).unwrap()];
        for n in (0..many).filter(|n| gone(*n)) {
            journal.delete(&deleted(100 + n, n, 0)).unwrap();
        }
        for n in (0..many).filter(|n| back(*n)) {
            journal.restore(&undeleted(200 + n, 100 + n)).unwrap();
        }
        let pages = |records: &[Record]| records.iter().filter(|r| matches!(r.known(), Some(Known::Answered { .. }))).count();
        let left = (0..many).filter(|n| !gone(*n) || back(*n)).count();
        prop_assert_eq!(pages(&open(&room).1.records.to_records()), left);
        prop_assert_eq!(pages(&union(&[&room, &other])), left, "the copy from before brought a page back, or took one");
        prop_assert_eq!(pages(&union(&[&other, &room])), left);
    }

    /// File by file, each first cut off and then whole, with openings in between.
    #[test]
    fn files_that_arrive_in_any_order_and_in_pieces_end_as_the_same(
        records in some_records(), order in prop::collection::vec(any::<u16>(), 12), cut in 0..900_usize,
    ) {
        let from = used(&records);
        let into = empty();
        let mut coming = files(&from);
        coming.sort_by_key(|file| order[usize::from(file.to_str().unwrap().as_bytes()[40]) % order.len()]);
        for file in &coming {
            let (whole, to) = (fs::read(from.folder.join(file)).unwrap(), into.folder.join(file));
            fs::create_dir_all(to.parent().unwrap()).unwrap();
            fs::write(&to, &whole[..cut]).unwrap();
            let (_, reading) = open(&into);
            let named = reading.unreadable.iter().filter(|bad| bad.file == *file).count();
            prop_assert_eq!(named, 1, "the piece was not named");
            prop_assert!(fs::read(&to).unwrap() == whole[..cut], "the piece was touched");
            fs::write(&to, whole).unwrap();
        }
        let ((_, reading), (_, wanted)) = (open(&into), open(&from));
        prop_assert!(reading.records.to_records() == wanted.records.to_records() && reading.unreadable.is_empty());
    }
}

#[test]
fn what_a_sync_tool_leaves_is_named_and_hides_nothing() {
    let room = used(&[page(1, "first"), page(2, "second"), page(3, "third"), deleted(4, 3, 0)]);
    let whole = fs::read(sealed(&room, "records", 1)).unwrap();
    let odd = [
        format!("records/{} (Ada's conflicted copy 2026-11-01).age", id(2)),
        format!("trash/{} (1).age", id(3)),
        format!("drafts/{}.sync-conflict-20261101-200000-ABCDEFG.age", id(1)),
    ];
    let awaited = [format!("records/{}.age.part", id(9)), format!("records/.syncthing.{}.age.tmp", id(9))];
    // The same bytes as a page that is there, or nothing of ours at all.
    let silent = [
        format!("records/{} (conflicted copy).age", id(1)),
        format!("records/{}.sync-conflict-20261101-200000-ABCDEFG.age", id(1)),
        format!("records/.syncthing.{}.age.tmp", id(1)),
        "records/.DS_Store".to_owned(),
    ];
    for file in odd.iter().chain(&silent).chain(&awaited) {
        let (sub, name) = file.split_once('/').unwrap();
        room.put(sub, name, &whole);
    }
    let half = format!("records/{}.age", id(8));
    room.put("records", &format!("{}.age", id(8)), &whole[..whole.len() / 2]);
    let (_, reading) = open(&room);
    assert_eq!(reading.records.whole().map(|record| record.id.clone()).collect::<Vec<_>>(), [id(1), id(2), id(4)]);
    let mut named: Vec<_> =
        reading.unreadable.iter().map(|bad| (bad.file.display().to_string(), bad.why.clone())).collect();
    named.sort();
    let mut wanted: Vec<_> = odd.iter().map(|file| (file.clone(), Why::WrongName)).collect();
    wanted.push((half, Why::Damaged));
    wanted.extend(awaited.map(|file| (file, Why::NotHere)));
    wanted.sort();
    assert_eq!(named, wanted);
    assert!(wanted.iter().all(|(file, _)| room.folder.join(file).exists()), "one of them was moved or removed");
}

/// The words in a copy of a plain page are as plain as the page was.
#[test]
fn what_a_sync_tool_left_beside_plain_pages_is_sealed_with_them() {
    let room = Room::with(&[page(1, "first")]);
    let plain = fs::read(room.file("records", &id(1))).unwrap();
    let names = [format!("{} (conflicted copy)", id(1)), format!("{}.sync-conflict-20261101-200000-ABCDEFG", id(1))];
    for name in &names {
        room.put("records", &format!("{name}.json"), &plain);
    }
    let (mut journal, _) = room.open();
    assert_eq!(
        journal
            .lock(&super::pass(ONE), goldseam::journal::WorkFactor::NEXT_TO_NONE, crate::journal::shelf::day(0))
            .unwrap()
            .left,
        0
    );
    drop(journal);
    let (_, reading) = open_as(&room, ONE);
    assert!(reading.records.to_records() == [page(1, "first")]);
    let mut found = room.names("records");
    found.retain(|name| name.starts_with(&id(1).0));
    found.sort();
    let mut wanted: Vec<_> = names.iter().cloned().chain([id(1).0]).map(|name| format!("{name}.age")).collect();
    wanted.sort();
    assert_eq!(found, wanted);
    assert_eq!(reading.unreadable.len(), 2, "they are named, as before");
    let (mut journal, _) = open_as(&room, ONE);
    assert_eq!(journal.unlock().unwrap().left, 0);
    for name in names {
        assert!(fs::read(room.folder.join("records").join(format!("{name}.json"))).unwrap() == plain);
    }
}
