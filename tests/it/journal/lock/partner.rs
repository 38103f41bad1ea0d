//! A partner with a passphrase of their own, who writes into the folder whatever their key can prove: nothing of it takes a
//! page away, moves what its owner said to other words, or stands on no list.

use super::{ONE, TWO, copy_of, of_two, open_as, pair, pass, sealed, shared, shelf};
use crate::journal::shelf::{FaultyDisk, Room, day, english, id, page, record};
use goldseam::engine::entered::under_name;
use goldseam::engine::page::words_of;
use goldseam::engine::{By, Kept, Known, Place, Progress, Record};
use goldseam::journal::{Journal, Reading};
use std::fs;
use std::sync::Arc;

/// What the partner writes, in whatever place: it is proved by what both can make.
fn planted(room: &Room, record: &Record) {
    open_as(room, TWO).0.append(record).unwrap();
}

/// Other words under an id that is there: made in a copy, and put beside.
fn planted_beside(room: &Room, record: &Record) {
    let copy = copy_of(room);
    fs::remove_file(sealed(&copy, "records", u128::from_str_radix(&record.id.0, 16).unwrap())).unwrap();
    planted(&copy, record);
    fs::create_dir_all(room.folder.join("trash")).unwrap();
    let name = format!("{}.age", record.id);
    fs::copy(copy.folder.join("records").join(&name), room.folder.join("trash").join(&name)).unwrap();
}

fn kept(room: &Room, record: &Record) {
    open_as(room, ONE).0.append(record).unwrap();
}

fn said_in(reading: &Reading, n: u128) -> Vec<String> {
    reading
        .records
        .whole()
        .filter(|record| record.id == id(n))
        .map(|record| words_of(record, &english().dates))
        .collect()
}

/// A number far above all that anybody counted.
const GREAT: Option<u64> = Some(1 << 52);

#[test]
fn what_is_deleted_for_both_takes_no_page_out_of_a_journal_or_its_trash() {
    let room = pair();
    kept(&room, &page(1, "mine"));
    planted(&room, &shared(record(2, Known::Deleted { of: id(1), for_good: true })));
    planted(&room, &of_two(record(3, Known::Deleted { of: id(1), for_good: true })));
    let (_, reading) = open_as(&room, ONE);
    assert!(Progress::replay(reading.records.to_records()).record(&id(1)).is_some());
}

#[test]
fn what_its_owner_said_of_some_words_is_not_said_of_others() {
    // Whichever of two prints is the greater: there are several words.
    for words in ["I lied", "I left", "I took it", "I never asked", "I was there"] {
        let room = pair();
        planted(&room, &page(1, "good morning"));
        kept(&room, &record(2, Known::Confirmed { of: vec![id(1)] }));
        planted_beside(&room, &page(1, words));
        let (_, reading) = open_as(&room, ONE);
        assert_eq!(said_in(&reading, 1), ["good morning"]);
        let foreign: Vec<_> = reading.foreign.iter().map(|found| (&found.taken.id, found.can_be_taken)).collect();
        assert_eq!(foreign, [(&id(1), false)]);
    }
}

#[test]
fn a_shared_page_keeps_its_words_where_its_reader_named_them() {
    for words in ["never", "not today", "whenever you say", "if I must"] {
        let room = pair();
        let (mut journal, _) = open_as(&room, ONE);
        // After a hand-over nobody's own key proves it.
        journal.let_go_of_key();
        journal.append(&shared(page(1, "every Sunday"))).unwrap();
        drop(journal);
        kept(&room, &shared(page(2, "words of a later day")));
        planted_beside(&room, &shared(page(1, words)));
        let (_, reading) = open_as(&room, ONE);
        assert_eq!((said_in(&reading, 1), reading.missing), (vec!["every Sunday".to_owned()], vec![]));
    }
}

#[test]
fn nothing_is_entered_in_a_place_of_somebody_else_without_their_name_on_it() {
    let room = pair();
    planted(&room, &Record { by: By::Two, ..page(1, "by nobody that you know") });
    planted(&room, &Record { by: By::Both, ..page(2, "by both") });
    planted(&room, &record(3, Known::Name { name: "Mud".to_owned() }));
    planted(&room, &record(4, Known::BeenThrough { of: Some(id(9)) }));
    planted(&room, &page(5, "as if it was mine"));
    planted(&room, &record(6, Known::Role { role: "broke".to_owned() }));
    planted(&room, &record(7, Known::Skipped));
    let (_, reading) = open_as(&room, ONE);
    let progress = Progress::replay(reading.records.to_records());
    let here: Vec<_> = progress.all().map(Kept::id).collect();
    assert_eq!(here, [id(5), id(6), id(7)]);
    // Each stands on the list, and said not to be theirs it counts for nothing.
    let mut listed: Vec<_> = under_name(&progress, Place::One).into_iter().map(|record| record.id.clone()).collect();
    listed.sort();
    assert_eq!(listed, here);
    kept(&room, &record(8, Known::Disowned { of: here }));
    let progress = Progress::replay(open_as(&room, ONE).1.records.to_records());
    assert_eq!(progress.of_step("acknowledge.hardest-part").count(), 1);
    assert_ne!(progress.role(Place::One).word(), "broke");
}

#[test]
fn a_great_number_makes_no_words_the_newest() {
    let room = pair();
    planted(&room, &Record { seq: GREAT, ..page(1, "theirs") });
    let (mut journal, _) = open_as(&room, ONE);
    let next = journal.next_seq(Place::One);
    journal.append(&Record { seq: Some(next), at: day(3), ..page(2, "mine, later") }).unwrap();
    drop(journal);
    let progress = Progress::replay(open_as(&room, ONE).1.records.to_records());
    let order: Vec<_> = progress.pages().map(Kept::id).collect();
    assert_eq!((next, order), (1, vec![id(1), id(2)]));
}

/// Many small things that no key of their owner proves.
fn crowd(room: &Room) {
    let (mut journal, _) = open_as(room, TWO);
    for n in 100..120 {
        journal.append(&Record { seq: GREAT, ..record(n, Known::SetAside) }).unwrap();
        journal.append(&shared(Record { seq: GREAT, ..record(200 + n, Known::SetAside) })).unwrap();
    }
}

#[test]
fn no_crowd_of_planted_records_hides_that_a_page_is_gone() {
    let room = pair();
    kept(&room, &page(1, "mine"));
    kept(&room, &shared(page(2, "for both")));
    crowd(&room);
    kept(&room, &page(3, "mine, later"));
    kept(&room, &shared(page(4, "for both, later")));
    fs::remove_file(sealed(&room, "records", 1)).unwrap();
    fs::remove_file(sealed(&room, "records", 2)).unwrap();
    assert_eq!(open_as(&room, ONE).1.missing, [id(1), id(2)]);
}

#[test]
fn no_crowd_of_planted_records_makes_this_computer_forget_the_newest_page() {
    let room = pair();
    let open_here = || {
        let shelf = shelf(&room).remembering(Some(room.temp.path().join("state")));
        let (found, key) = shelf.who(&pass(ONE)).unwrap().expect("a passphrase that opens");
        let (mut journal, reading) = Journal::open_with(Arc::new(FaultyDisk::default()), found.folder, key).unwrap();
        journal.settle(day(9));
        (journal, reading)
    };
    open_here().0.append(&page(1, "mine")).unwrap();
    crowd(&room);
    drop(open_here());
    fs::remove_file(sealed(&room, "records", 1)).unwrap();
    assert_eq!(open_here().1.missing, [id(1)]);
}
