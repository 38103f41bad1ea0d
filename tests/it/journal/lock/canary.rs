//! A phrase that was typed is found in no file, in no spelling, at no moment: looked for after every single operation.

use super::spellings::{self, base64};
use super::{ONE, key_of, one, open_as, pass, shelf};
use crate::journal::shelf::{FaultyDisk, Room, deleted, draft, id, page, record, undeleted};
use crate::journal::watched::Watched;
use goldseam::engine::record::{Part, Promise};
use goldseam::engine::{Answer, Known, Owner, Record};
use goldseam::journal::{DataDir, Draft, Journal, WorkFactor};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

const CANARY: &str = "a gilded wren under the stair";

/// The files in a folder that hold the phrase.
fn holding(folder: &Path) -> BTreeSet<PathBuf> {
    spellings::holding(folder, &[CANARY])
}

#[test]
fn the_phrase_is_seen_in_every_spelling() {
    let temp = tempfile::tempdir().unwrap();
    for at in 0..3 {
        fs::write(temp.path().join("coded"), base64(format!("{}{CANARY} and more", "-".repeat(at)).as_bytes()))
            .unwrap();
        assert_eq!(holding(temp.path()).len(), 1, "{at}");
    }
    for spell in [u16::to_le_bytes, u16::to_be_bytes] {
        let wide: Vec<u8> = format!("é {CANARY}").encode_utf16().flat_map(spell).collect();
        fs::write(temp.path().join("coded"), wide).unwrap();
        assert_eq!(holding(temp.path()).len(), 1);
    }
    fs::write(temp.path().join("coded"), "a gilded wren").unwrap();
    assert_eq!(holding(temp.path()).len(), 0);
}

/// The phrase in every kind of record that carries a person's words.
fn everywhere() -> Vec<Record> {
    let part = Part { asked: CANARY.to_owned(), text: CANARY.to_owned(), ..Part::default() };
    let answer = Answer { picked: vec![CANARY.to_owned()], parts: vec![part.clone()], ..Answer::page(CANARY) };
    let promise = Promise { line: CANARY.to_owned(), know: CANARY.to_owned(), parts: vec![part], ..Promise::default() };
    vec![
        page(1, CANARY),
        record(2, Known::Answered { value: answer.clone() }),
        record(3, Known::Card { name: CANARY.to_owned(), owner: Owner::Me }),
        record(4, Known::Name { name: CANARY.to_owned() }),
        record(5, Known::Promised { value: promise }),
        super::shared(record(6, Known::Shown { one: answer.clone(), two: answer })),
        Record { asked: CANARY.to_owned(), ..page(7, "yes") },
    ]
}

fn open_watched(room: &Room) -> (Journal, Arc<Watched>) {
    let disk = Watched::over(room.temp.path(), &[CANARY]);
    let (journal, _) = Journal::open_with(disk.clone(), &room.folder, key_of(room, ONE)).unwrap();
    (journal, disk)
}

#[test]
fn in_a_locked_workbook_the_phrase_stands_on_the_disk_at_no_moment() {
    let room = one();
    let (mut journal, disk) = open_watched(&room);
    for kept in everywhere() {
        journal.append(&kept).unwrap();
        disk.saw_nothing("a record was kept");
    }
    for (n, sync) in [(11, false), (11, true), (11, false), (12, true)] {
        let begun = draft(n, CANARY);
        let parts = vec![Part { text: CANARY.to_owned(), ..Part::default() }];
        journal.save_draft(&Draft { answer: Answer { parts, ..begun.answer.clone() }, ..begun }, sync).unwrap();
        disk.saw_nothing("words were saved");
    }
    journal.append(&page(11, CANARY)).unwrap();
    disk.saw_nothing("words that were begun were kept");
    journal.drop_draft(&id(12)).unwrap();
    disk.saw_nothing("words that were begun were thrown away");
    journal.delete(&deleted(20, 1, 0)).unwrap();
    disk.saw_nothing("a page was deleted");
    journal.restore(&undeleted(21, 20)).unwrap();
    disk.saw_nothing("a page was brought back");
    journal.delete(&record(22, Known::Deleted { of: id(1), for_good: true })).unwrap();
    disk.saw_nothing("a page was deleted for good");
    journal.change_passphrase(&pass("another one"), WorkFactor::NEXT_TO_NONE).unwrap();
    disk.saw_nothing("the passphrase was changed");
    drop(journal);
    let (_, reading) = open_as(&room, "another one");
    assert_eq!(reading.records.to_records().len(), everywhere().len() - 1 + 4);
}

#[test]
fn a_program_that_dies_in_a_locked_workbook_leaves_no_word_behind() {
    for nth in 1.. {
        let room = one();
        let disk = Arc::new(FaultyDisk::default());
        let (mut journal, _) = Journal::open_with(disk.clone(), &room.folder, key_of(&room, ONE)).unwrap();
        disk.crash(nth);
        let died = journal.save_draft(&draft(1, CANARY), false).is_err()
            | journal.save_draft(&draft(1, CANARY), true).is_err()
            | journal.append(&page(1, CANARY)).is_err()
            | journal.delete(&deleted(2, 1, 0)).is_err();
        assert_eq!(holding(room.temp.path()).len(), 0, "dead at operation {nth}");
        if !died {
            assert!(nth > 20);
            break;
        }
    }
}

/// A plain workbook with the phrase everywhere, also in what a dead program left half-written: that goes at once.
fn plain_room() -> Room {
    let room = Room::with(&everywhere());
    let (mut journal, _) = room.open();
    journal.delete(&deleted(20, 1, 0)).unwrap();
    journal.save_draft(&draft(11, CANARY), true).unwrap();
    journal.save_draft(&draft(11, CANARY), false).unwrap();
    for sub in ["records", "drafts", "trash"] {
        room.put(sub, ".tmp-a1b2c3", CANARY.as_bytes());
    }
    room
}

#[test]
fn while_a_workbook_is_being_locked_the_plain_files_only_become_fewer() {
    let room = plain_room();
    let disk = Watched::over(room.temp.path(), &[CANARY]);
    let (mut journal, _) = Journal::open(disk.clone(), &room.folder).unwrap();
    let mut before = holding(room.temp.path());
    assert_eq!(before.len(), everywhere().len() + 2, "{before:?}");
    disk.seen();
    journal.lock(&pass(ONE), WorkFactor::NEXT_TO_NONE, crate::journal::shelf::day(0)).unwrap();
    for now in disk.seen() {
        assert!(now.is_subset(&before), "a new plain file: {:?}", now.difference(&before).collect::<Vec<_>>());
        before = now;
    }
    assert!(before.is_empty(), "left: {before:?}");
    journal.append(&page(30, CANARY)).unwrap();
    disk.saw_nothing("a page was kept after locking");
}

/// The files of [`plain_room`] that hold the phrase, in another one.
fn whole(room: &Room) -> BTreeSet<PathBuf> {
    let plain = plain_room();
    let found = holding(&plain.folder);
    found.iter().map(|path| room.folder.join(path.strip_prefix(&plain.folder).unwrap())).collect()
}

#[test]
fn a_lock_that_died_leaves_no_word_once_the_next_opening_is_done() {
    let mut half_way = 0;
    for nth in 1.. {
        let room = plain_room();
        let disk = Arc::new(FaultyDisk::default());
        let (mut journal, _) = Journal::open(disk.clone(), &room.folder).unwrap();
        disk.crash(nth);
        let is_done = journal
            .lock(&pass(ONE), WorkFactor::NEXT_TO_NONE, crate::journal::shelf::day(0))
            .is_ok_and(|converted| converted.left == 0);
        drop(journal);
        if let Some((found, key)) = shelf(&room).who(&pass(ONE)).unwrap() {
            half_way += 1;
            let before = holding(room.temp.path());
            assert!(before.is_subset(&whole(&room)), "a new plain file, dead at {nth}");
            drop(Journal::open_with(Arc::new(FaultyDisk::default()), &found.folder, key).unwrap());
            let left = holding(room.temp.path());
            assert!(left.is_empty(), "dead at {nth}, left: {left:?}");
        }
        if is_done {
            break;
        }
    }
    assert!(half_way > 60, "{half_way}");
}

/// Unlocking writes plain files on purpose; before it is asked for, and once it is locked again, there is none.
#[test]
fn unlocked_and_locked_again_the_phrase_is_gone() {
    let room = one();
    let (mut journal, disk) = open_watched(&room);
    for kept in &everywhere() {
        journal.append(kept).unwrap();
    }
    disk.saw_nothing("it was locked");
    assert_eq!(journal.unlock().unwrap().left, 0);
    assert_eq!(holding(room.temp.path()).len(), everywhere().len());
    assert_eq!(journal.lock(&pass(ONE), WorkFactor::NEXT_TO_NONE, crate::journal::shelf::day(0)).unwrap().left, 0);
    assert_eq!(holding(room.temp.path()).len(), 0);
    let all = DataDir::new(Arc::new(FaultyDisk::default()), room.temp.path().join("data"));
    assert!(all.who(&pass(ONE)).unwrap().is_some());
}
