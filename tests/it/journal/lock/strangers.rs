//! Somebody else at the files: a wrong passphrase, a key file that was hit, keys that were exchanged, files that moved.

use super::{ONE, TWO, every_file, key_file, key_of, of_two, one, open_as, pair, pass, sealed, shared, shelf};
use crate::journal::shelf::{FaultyDisk, Room, day, deleted, draft, id, ids, page, undeleted};
use goldseam::engine::{BookKind, Place};
use goldseam::journal::{Cause, Journal, Key, NotKept, OpenError, RealDisk, Why, WorkFactor};
use secrecy::ExposeSecret;
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Every file, with its bytes.
fn all(room: &Room) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    every_file(room.temp.path(), &mut |path| drop(found.insert(path.to_owned(), fs::read(path).unwrap())));
    found
}

#[test]
fn a_wrong_passphrase_opens_nothing_as_often_as_it_is_tried_and_changes_nothing() {
    let room = pair();
    open_as(&room, ONE).0.append(&page(1, "words")).unwrap();
    let before = all(&room);
    for wrong in ["", " ", "seven grey heron", "seven grey herons ", "SEVEN GREY HERONS", "\u{0}", TWO] {
        let who = shelf(&room).who(&pass(wrong)).unwrap();
        assert_eq!(who.map(|(_, key)| key.place), (wrong == TWO).then_some(Place::Two), "{wrong}");
    }
    assert!(all(&room) == before);
    assert!(open_as(&room, ONE).1.records.to_records() == [page(1, "words")]);
}

#[test]
fn a_passphrase_says_who_is_here_and_in_which_workbook() {
    let room = pair();
    let third = [(&Key::new(Place::One), &pass("a third one"))];
    let second = shelf(&room).create_locked(BookKind::One, &third, WorkFactor::NEXT_TO_NONE, 7).unwrap();
    let who = |words| shelf(&room).who(&pass(words)).unwrap().map(|(found, key)| (found.folder, key.place));
    assert_eq!(who(ONE), Some((room.folder.clone(), Place::One)));
    assert_eq!(who(TWO), Some((room.folder.clone(), Place::Two)));
    assert_eq!(who("a third one"), Some((second, Place::One)));
    assert!(shelf(&room).is_taken(&pass("a third one")) && !shelf(&room).is_taken(&pass("a fourth one")));
}

#[test]
fn a_damaged_key_file_says_so_and_the_sheet_still_opens_everything() {
    let room = one();
    open_as(&room, ONE).0.append(&page(1, "words")).unwrap();
    let (file, sheet) = (key_file(&room.folder, 1), key_of(&room, ONE).secret().unwrap());
    let whole = fs::read(&file).unwrap();
    for broken in [b"".to_vec(), b"age-encryption.org/v1\n".to_vec(), whole[..whole.len() - 5].to_vec(), vec![0; 300]] {
        fs::write(&file, &broken).unwrap();
        let said = shelf(&room).who(&pass(ONE)).unwrap_err();
        assert!(said.words(crate::journal::shelf::english()).contains("key file"), "{said}");
        assert!(said.words(crate::journal::shelf::english()).contains("recovery sheet"), "{said}");
        assert_eq!(fs::read(&file).unwrap(), broken);
    }
    fs::remove_file(&file).unwrap();
    assert!(matches!(shelf(&room).who(&pass(ONE)), Err(OpenError::Key(_))));

    let (found, key) = shelf(&room).on_sheet(sheet.expose_secret()).unwrap().unwrap();
    shelf(&room).rewrap(&found.folder, &key, &pass("a new one"), WorkFactor::NEXT_TO_NONE).unwrap();
    assert!(open_as(&room, "a new one").1.records.to_records() == [page(1, "words")]);
}

#[test]
fn one_damaged_key_file_does_not_stand_in_the_way_of_another() {
    let room = pair();
    fs::write(key_file(&room.folder, 1), "no key").unwrap();
    assert_eq!(key_of(&room, TWO).place, Place::Two);
}

/// With 2 to the power of 63 no computer would ever answer; with 21 it would take half a minute.
#[test]
fn a_key_file_made_to_stall_is_refused_at_once() {
    let room = one();
    let file = key_file(&room.folder, 1);
    let header = fs::read(&file).unwrap();
    let cost = header.windows(3).position(|at| at == b" 2\n").expect("the work factor is not where it was") + 1;
    for stalling in ["21", "40", "63"] {
        let mut bytes = header.clone();
        bytes.splice(cost..=cost, stalling.bytes());
        fs::write(&file, bytes).unwrap();
        let began = Instant::now();
        assert!(matches!(shelf(&room).who(&pass(ONE)), Err(OpenError::Key(_))), "{stalling}");
        assert!(began.elapsed() < Duration::from_secs(5), "{stalling} took {:?}", began.elapsed());
    }
}

/// With the public key of somebody else in `people/`, also while it is open.
fn exchanged(room: &Room, number: u8) {
    let file = room.folder.join(format!("people/{number}.json"));
    let theirs = one();
    let stranger = fs::read_to_string(theirs.folder.join("people/1.json")).unwrap();
    fs::write(file, stranger.replace("\"number\":1", &format!("\"number\":{number}"))).unwrap();
}

#[test]
fn with_an_exchanged_public_key_nothing_is_written_and_the_sentence_says_so() {
    for number in [1, 2] {
        let room = pair();
        let (mut journal, _) = open_as(&room, ONE);
        journal.append(&page(1, "mine")).unwrap();
        journal.append(&page(2, "to be deleted")).unwrap();
        journal.delete(&deleted(3, 2, 0)).unwrap();
        // What a start has to do otherwise: a draft that is kept already, and a plain file.
        room.put("records", &format!("{}.json", id(8)), &serde_json::to_vec(&page(8, "plain")).unwrap());
        journal.save_draft(&draft(9, "begun"), true).unwrap();
        drop(journal);
        exchanged(&room, number);
        let before = all(&room);
        let (mut journal, reading) = open_as(&room, ONE);
        assert!(journal.has_other_keys());
        assert_eq!(ids(&reading.records.to_records()), [id(1), id(3)], "what is there can be read");
        let refused: [Result<(), NotKept>; 7] = [
            journal.append(&page(4, "new")),
            journal.append(&shared(page(5, "new, for both"))),
            journal.save_draft(&draft(6, "new"), true),
            journal.delete(&deleted(7, 1, 0)),
            journal.restore(&undeleted(10, 3)).map(drop),
            journal.change_passphrase(&pass("new"), WorkFactor::NEXT_TO_NONE),
            journal.put_back(&id(2)).map(drop),
        ];
        for said in refused.map(Result::unwrap_err) {
            assert_eq!(said.cause, Cause::OtherKeys);
            let said = said.words(crate::journal::shelf::english());
            assert!(said.contains("the keys in its folder are not the ones your passphrase opened"), "{said}");
            assert!(said.contains("nothing is written"), "{said}");
        }
        journal.sweep(day(9999));
        drop(journal);
        assert!(all(&room) == before, "something was written for {number}");
    }
}

#[test]
fn a_lock_is_not_taken_off_with_an_exchanged_public_key() {
    let room = one();
    open_as(&room, ONE).0.append(&page(1, "mine")).unwrap();
    exchanged(&room, 1);
    let before = all(&room);
    assert_eq!(open_as(&room, ONE).0.unlock().unwrap_err().cause, Cause::OtherKeys);
    assert!(all(&room) == before);
}

#[test]
fn a_key_that_is_exchanged_while_it_is_open_is_seen_too() {
    let room = pair();
    let (mut journal, _) = open_as(&room, ONE);
    journal.append(&page(1, "mine")).unwrap();
    exchanged(&room, 2);
    assert_eq!(journal.append(&shared(page(2, "for both"))).unwrap_err().cause, Cause::OtherKeys);
    assert!(!sealed(&room, "records", 2).exists());
}

#[test]
fn a_page_goes_to_the_key_of_the_key_file_whatever_people_says() {
    let room = pair();
    fs::remove_dir_all(room.folder.join("people")).unwrap();
    let (mut journal, _) = open_as(&room, ONE);
    journal.append(&of_two(page(1, "theirs"))).unwrap();
    drop(journal);
    assert!(open_as(&room, TWO).1.records.to_records() == [of_two(page(1, "theirs"))]);
}

#[test]
fn a_sealed_file_that_was_moved_or_renamed_is_not_applied_and_is_named() {
    let room = one();
    let (mut journal, _) = open_as(&room, ONE);
    (1..=3).for_each(|n| journal.append(&page(n, "words")).unwrap());
    journal.save_draft(&draft(4, "begun"), true).unwrap();
    drop(journal);
    let at = |sub: &str, n| sealed(&room, sub, n);
    fs::rename(at("records", 2), at("records", 20)).unwrap();
    fs::rename(at("records", 3), at("drafts", 3)).unwrap();
    fs::rename(at("drafts", 4), at("records", 4)).unwrap();
    let (mut journal, reading) = open_as(&room, ONE);
    assert!(reading.records.to_records() == [page(1, "words")]);
    let mut named: Vec<_> = reading.unreadable.into_iter().map(|bad| (bad.file, bad.why)).collect();
    named.sort();
    let name = |sub: &str, n| PathBuf::from(sub).join(format!("{}.age", id(n)));
    let expected =
        [(name("drafts", 3), Why::Damaged), (name("records", 4), Why::Damaged), (name("records", 20), Why::WrongName)];
    assert_eq!(named, expected);
    assert!(journal.drafts().is_empty());
    assert!(at("records", 20).exists() && at("drafts", 3).exists() && at("records", 4).exists());
}

#[test]
fn a_file_of_another_workbook_is_not_applied_and_is_named() {
    let (room, other) = (one(), one());
    open_as(&room, ONE).0.append(&page(1, "ours")).unwrap();
    open_as(&other, ONE).0.append(&page(2, "theirs")).unwrap();
    fs::copy(sealed(&other, "records", 2), sealed(&room, "records", 2)).unwrap();
    let (_, reading) = open_as(&room, ONE);
    assert!(reading.records.to_records() == [page(1, "ours")]);
    assert_eq!(reading.unreadable.iter().map(|bad| &bad.why).collect::<Vec<_>>(), [&Why::NotOurs]);
}

/// Sealed to the one who reads, but saying that it stands in the other's place; or plain, as anybody can write it.
#[test]
fn a_page_whose_place_the_reader_may_not_see_is_not_applied() {
    let room = pair();
    let one = key_of(&room, ONE);
    let to_one = one.secret().unwrap().expose_secret().parse::<age::x25519::Identity>().unwrap().to_public();
    let hers = |n| serde_json::to_vec(&of_two(page(n, "for nobody else"))).unwrap();
    room.put("records", &format!("{}.age", id(1)), &age::encrypt(&to_one, &hers(1)).unwrap());
    room.put("records", &format!("{}.json", id(2)), &hers(2));
    let begun = serde_json::json!({"format": 1, "save": 1, "id": id(3), "step": "page", "place": "2",
        "at": "2026-11-01T20:00:00+01:00", "answer": {"text": "for nobody else"}});
    room.put("drafts", &format!("{}.age", id(3)), &age::encrypt(&to_one, begun.to_string().as_bytes()).unwrap());
    let (mut journal, reading) = open_as(&room, ONE);
    assert_eq!((reading.records.to_records().len(), reading.unreadable.len(), journal.drafts().len()), (0, 0, 0));
    assert_eq!(journal.next_seq(Place::Two), 1, "it counted");
    assert!(!journal.can_read(Place::Two) && journal.can_read(Place::One) && journal.can_read(Place::Shared));
    drop(journal);
    let (_, hers) = open_as(&room, TWO);
    assert_eq!(ids(&hers.records.to_records()), [] as [goldseam::engine::RecordId; 0], "a plain one is nobody's word");
    assert!(hers.foreign.len() == 1 && hers.foreign[0].can_be_taken, "she may look at it");
}

#[test]
fn a_locked_workbook_does_not_open_without_a_key() {
    let room = one();
    let before = all(&room);
    assert!(matches!(Journal::open(Arc::new(RealDisk), &room.folder), Err(OpenError::Locked(_))));
    let stranger = Key::new(Place::One);
    let (mut journal, reading) = Journal::open_with(Arc::new(FaultyDisk::default()), &room.folder, stranger).unwrap();
    assert!(reading.records.to_records().is_empty() && journal.has_other_keys());
    assert_eq!(journal.append(&page(1, "x")).unwrap_err().cause, Cause::OtherKeys);
    assert!(all(&room) == before);
}

/// Each of them would take a gibibyte and seconds, at every opening.
#[test]
fn costly_key_files_that_somebody_put_there_hold_nobody_up_who_has_the_passphrase() {
    let (room, other) = (one(), one());
    let theirs = fs::read(key_file(&other.folder, 1)).unwrap();
    let at = theirs.windows(3).position(|part| part == b" 2\n").unwrap();
    let costly = [&theirs[..at], b" 20", &theirs[at + 2..]].concat();
    for n in 0..7 {
        room.put("keys", &format!("0{n}.age"), &costly);
    }
    let begun = std::time::Instant::now();
    assert!(shelf(&room).who(&pass(ONE)).unwrap().is_some());
    // One try alone takes longer than that, on any machine that this is tested on.
    assert!(begun.elapsed() < std::time::Duration::from_secs(2), "they were tried: {:?}", begun.elapsed());
}

#[test]
fn however_many_key_files_bear_the_print_of_a_key_its_own_is_tried() {
    let (room, other) = (one(), one());
    let theirs = fs::read(key_file(&other.folder, 1)).unwrap();
    let own = key_file(&room.folder, 1);
    let print = own.file_stem().unwrap().to_str().unwrap().to_owned();
    for n in 0..9 {
        room.put("keys", &format!("{print}-0000000{n}.age"), &theirs);
    }
    assert!(shelf(&room).who(&pass(ONE)).unwrap().is_some());
    fs::rename(&own, own.with_file_name("1.age")).unwrap();
    assert!(shelf(&room).who(&pass(ONE)).unwrap().is_some(), "under the name of format 1");
}
