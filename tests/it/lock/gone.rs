//! What is gone is noticed: by every page written later, and on this computer also where the whole folder was put back.

use super::{
    ONE, TWO, copy_files, every_file, frozen, key_of, of_two, one, open_as, pair, pass, sealed, shared, shelf,
};
use crate::shelf::{FaultyDisk, Room, day, deleted, id, ids, page};
use goldseam::engine::record::Taken;
use goldseam::engine::{Known, Place, Record, RecordId};
use goldseam::journal::{Journal, Reading, Shelf};
use secrecy::ExposeSecret;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

/// Where this computer remembers.
fn state(room: &Room) -> PathBuf {
    room.temp.path().join("state")
}

/// Opens it on a computer that remembers.
fn open_here(room: &Room, words: &str) -> (Journal, Reading) {
    let shelf: Shelf = shelf(room).remembering(Some(state(room)));
    let (found, key) = shelf.who(&pass(words)).unwrap().expect("the passphrase opens nothing");
    let (mut journal, reading) = Journal::open_with(Arc::new(FaultyDisk::default()), found.folder, key).unwrap();
    journal.settle(day(9));
    (journal, reading)
}

/// The folder as it was is put back over what is there.
fn put_back(room: &Room, earlier: &Room) {
    fs::remove_dir_all(&room.folder).unwrap();
    copy_files(&earlier.folder, &room.folder);
}

#[test]
fn a_page_that_was_removed_is_missed_by_the_ones_after_it_on_every_computer() {
    let room = pair();
    let (mut journal, _) = open_as(&room, ONE);
    for n in 1..=4 {
        journal.append(&page(n, "mine")).unwrap();
    }
    journal.append(&shared(page(11, "for both"))).unwrap();
    journal.append(&shared(page(12, "for both, later"))).unwrap();
    drop(journal);
    assert_eq!(open_as(&room, ONE).1.missing, []);
    fs::remove_file(sealed(&room, "records", 2)).unwrap();
    fs::remove_file(sealed(&room, "records", 11)).unwrap();
    assert_eq!(open_as(&room, ONE).1.missing, [id(2), id(11)]);
    // The other one is told of what is for both, and of nothing else.
    assert_eq!(open_as(&room, TWO).1.missing, [id(11)]);
}

#[test]
fn what_was_deleted_by_its_owner_is_not_missed_and_what_they_know_of_is_said_no_more() {
    let room = one();
    let (mut journal, _) = open_as(&room, ONE);
    for n in 1..=4 {
        journal.append(&page(n, "words")).unwrap();
    }
    journal.delete(&Record { event: Known::Deleted { of: id(2), for_good: true }.into(), ..deleted(6, 2, 0) }).unwrap();
    drop(journal);
    assert!(!sealed(&room, "records", 2).exists());
    assert_eq!(open_as(&room, ONE).1.missing, []);
    fs::remove_file(sealed(&room, "records", 3)).unwrap();
    let (mut journal, reading) = open_as(&room, ONE);
    assert_eq!(reading.missing, [id(3)]);
    journal.append(&Record { event: Known::Confirmed { of: vec![id(3)] }.into(), ..page(7, "") }).unwrap();
    drop(journal);
    assert_eq!(open_as(&room, ONE).1.missing, []);
}

#[test]
fn a_page_that_somebody_moved_to_the_trash_is_a_page_like_any_other() {
    let room = one();
    open_as(&room, ONE).0.append(&page(1, "words")).unwrap();
    fs::create_dir_all(room.folder.join("trash")).unwrap();
    fs::rename(sealed(&room, "records", 1), sealed(&room, "trash", 1)).unwrap();
    let (journal, reading) = open_as(&room, ONE);
    assert_eq!((ids(&reading.records), journal.trash_list().len()), (vec![id(1)], 0));
}

#[test]
fn a_folder_that_was_put_back_as_a_whole_is_noticed_on_this_computer() {
    let room = one();
    let (mut journal, _) = open_here(&room, ONE);
    journal.append(&page(1, "first")).unwrap();
    drop(journal);
    let earlier = super::copy_of(&room);
    let (mut journal, _) = open_here(&room, ONE);
    journal.append(&page(2, "second")).unwrap();
    journal.append(&page(3, "third")).unwrap();
    drop(journal);
    let whole = super::copy_of(&room);
    put_back(&room, &earlier);
    for _ in 0..2 {
        assert_eq!(open_here(&room, ONE).1.missing, [id(3)], "at least the newest");
    }
    assert_eq!(open_as(&room, ONE).1.missing, [], "a computer that never saw it can't know");
    put_back(&room, &whole);
    assert_eq!(open_here(&room, ONE).1.missing, []);
}

#[test]
fn what_is_remembered_says_nothing_and_is_forgotten_when_the_workbook_is_erased() {
    let room = one();
    open_here(&room, ONE).0.append(&page(1, "words that nobody finds")).unwrap();
    let mut files = Vec::new();
    every_file(&state(&room), &mut |path| files.push(path.to_owned()));
    let [file] = files.as_slice() else { panic!("{files:?}") };
    assert!(RecordId::is_well_formed(file.file_name().unwrap().to_str().unwrap()), "{}", file.display());
    let book = room.folder.file_name().unwrap().to_str().unwrap().to_owned();
    let bytes = String::from_utf8_lossy(&fs::read(file).unwrap()).into_owned();
    assert!(!bytes.contains(&id(1).0) && !bytes.contains(&book));
    let shelf = shelf(&room).remembering(Some(state(&room)));
    let (found, key) = shelf.who(&pass(ONE)).unwrap().unwrap();
    shelf.forget_what_was_seen(&found, &key);
    assert!(!file.exists());
}

/// The workbook as it was in format 1 is put back, with pages of somebody who has no more than the public key.
#[test]
fn an_old_folder_with_planted_pages_takes_nothing_in_by_itself_where_this_computer_saw_more() {
    let room = frozen::room();
    let (mut journal, reading) = open_here(&room, ONE);
    assert!(reading.taken_in > 0 && reading.records.iter().all(|record| record.proof.is_from_before()));
    journal.append(&page(77, "the first that is proved")).unwrap();
    drop(journal);
    let earlier = frozen::room();
    let key = key_of(&earlier, ONE);
    let to: age::x25519::Recipient =
        key.secret().unwrap().expose_secret().parse::<age::x25519::Identity>().unwrap().to_public();
    put_back(&room, &earlier);
    let planted = serde_json::to_vec(&page(78, "I never wrote this")).unwrap();
    room.put("records", &format!("{}.age", id(78)), &age::encrypt(&to, &planted).unwrap());
    let (_, reading) = open_here(&room, ONE);
    assert_eq!((reading.taken_in, reading.records.len()), (0, 0));
    assert!(reading.foreign.iter().any(|file| file.taken.id == id(78)), "it is shown, and is nobody's word");
    assert!(reading.missing.contains(&id(77)));
}

/// In a pair each takes in what they can read, on their own; neither decides for the other.
#[test]
fn a_pair_of_format_1_opened_by_one_and_then_by_the_other() {
    let room = frozen::room();
    let (mut journal, first) = open_here(&room, ONE);
    journal.append(&shared(page(81, "after the update"))).unwrap();
    journal.append(&of_two(page(82, "on a turn"))).unwrap();
    drop(journal);
    let (_, second) = open_here(&room, TWO);
    assert!(first.taken_in > 0 && second.taken_in > 0);
    let of = |n: u128| second.records.iter().find(|record| record.id == id(n)).expect("it is not there");
    assert!(of(81).proof.has(Place::One) && !of(81).proof.has(Place::Two));
    assert!(of(82).proof.is_none() && of(82).proof.is_by_pair());
    assert_eq!(second.unreadable, []);
    let (_, again) = open_here(&room, ONE);
    assert_eq!((again.taken_in, again.foreign.len()), (0, 0));
    assert!(again.records.iter().any(|record| record.proof.is_from_before()));
}

/// A list counts by its owner's own key alone: one that is planted, or that the other wrote, takes nothing in.
#[test]
fn a_list_of_somebody_else_takes_nothing_in() {
    let room = pair();
    open_as(&room, ONE).0.append(&page(1, "mine")).unwrap();
    let planted = serde_json::to_vec(&page(2, "I never wrote this")).unwrap();
    let key = key_of(&room, ONE);
    let to: age::x25519::Recipient =
        key.secret().unwrap().expose_secret().parse::<age::x25519::Identity>().unwrap().to_public();
    room.put("records", &format!("{}.age", id(2)), &age::encrypt(&to, &planted).unwrap());
    let print = <sha2::Sha256 as sha2::Digest>::digest(&planted);
    let sha256 = print.iter().fold(String::new(), |print, byte| print + &format!("{byte:02x}"));
    let of = vec![Taken { kind: goldseam::engine::record::WordsOf::Page, id: id(2), sha256 }];
    let list = |n, place| Record { event: Known::TakenIn { of: of.clone() }.into(), place, ..page(n, "") };
    // By the other, for the first one's place and for both; and by nobody.
    let (mut journal, _) = open_as(&room, TWO);
    journal.append(&list(3, Place::Shared)).unwrap();
    journal.append(&list(4, Place::One)).unwrap();
    drop(journal);
    let bare = serde_json::to_vec(&list(5, Place::One)).unwrap();
    room.put("records", &format!("{}.age", id(5)), &age::encrypt(&to, &bare).unwrap());
    let (_, reading) = open_as(&room, ONE);
    assert_eq!(ids(&reading.records), [id(1)]);
    assert_eq!(reading.foreign.iter().filter(|file| file.can_be_taken).count(), 1, "a list can only be looked at");
}
