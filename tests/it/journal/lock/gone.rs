//! What is gone is noticed: by every page written later, and on this computer also where the whole folder was put back.

use super::{
    ONE, TWO, copy_files, every_file, frozen, key_of, of_two, one, open_as, pair, pass, sealed, shared, shelf,
};
use crate::journal::shelf::{FaultyDisk, Room, day, deleted, id, ids, page};
use goldseam::engine::record::Taken;
use goldseam::engine::{Known, Place, Record, RecordId};
use goldseam::journal::{DataDir, FindingKind, Journal, Reading, WorkFactor};
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
    let shelf: DataDir = shelf(room).remembering(Some(state(room)));
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
    assert_eq!((ids(&reading.records.to_records()), journal.trash_list().len()), (vec![id(1)], 0));
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
    shelf.forget_on_computer(&found, &key);
    assert!(!file.exists());
}

/// The workbook as it was in format 1 is put back, with pages of somebody who has no more than the public key.
#[test]
fn an_old_folder_with_planted_pages_takes_nothing_in_by_itself_where_this_computer_saw_more() {
    let room = frozen::room();
    let (mut journal, reading) = open_here(&room, ONE);
    assert!(reading.taken_in > 0 && reading.records.whole().all(|record| record.proof.is_from_before()));
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
    assert_eq!((reading.taken_in, reading.records.to_records().len()), (0, 0));
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
    let of = |n: u128| second.records.whole().find(|record| record.id == id(n)).expect("it is not there");
    assert!(of(81).proof.has(Place::One) && !of(81).proof.has(Place::Two));
    assert!(of(82).proof.is_none() && of(82).proof.is_by_pair());
    assert_eq!(second.unreadable, []);
    let (_, again) = open_here(&room, ONE);
    assert_eq!((again.taken_in, again.foreign.len()), (0, 0));
    assert!(again.records.whole().any(|record| record.proof.is_from_before()));
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
    let list = |n, place| Record { event: Known::TakenIn { of: of.clone(), from: None }.into(), place, ..page(n, "") };
    // By the other, for the first one's place and for both; and by nobody.
    let (mut journal, _) = open_as(&room, TWO);
    journal.append(&list(3, Place::Shared)).unwrap();
    journal.append(&list(4, Place::One)).unwrap();
    drop(journal);
    let bare = serde_json::to_vec(&list(5, Place::One)).unwrap();
    room.put("records", &format!("{}.age", id(5)), &age::encrypt(&to, &bare).unwrap());
    let (_, reading) = open_as(&room, ONE);
    assert_eq!(ids(&reading.records.to_records()), [id(1)]);
    assert_eq!(reading.foreign.iter().filter(|file| file.can_be_taken).count(), 1, "a list can only be looked at");
}

/// The first thing done under this version is another passphrase, before anything was kept.
#[test]
fn another_passphrase_before_the_list_is_written_shuts_no_page_out() {
    let room = frozen::room();
    let (mut journal, reading) = open_as(&room, ONE);
    let all = ids(&reading.records.to_records());
    journal.change_passphrase(&pass("another one"), WorkFactor::NEXT_TO_NONE).unwrap();
    drop(journal);
    let (mut journal, reading) = open_as(&room, "another one");
    assert_eq!((ids(&reading.records.to_records()), reading.unreadable), (all.clone(), Vec::new()));
    journal.settle(day(9));
    journal.renew_key(&pass("another one"), WorkFactor::NEXT_TO_NONE).unwrap();
    drop(journal);
    assert_eq!(ids(&open_as(&room, "another one").1.records.to_records()), all);
}

/// Signed on a turn in the other's sitting, before they ever opened it themselves.
#[test]
fn a_signed_yes_before_the_first_opening_takes_no_page_from_its_signer() {
    let room = frozen::room();
    let (mut journal, _) = open_here(&room, ONE);
    journal.let_go_of_key();
    assert!(journal.let_sign(Place::Two, &pass(TWO)));
    let yes = Record { signed: vec![Place::Two], ..shared(page(91, "a yes")) };
    journal.append(&yes).unwrap();
    drop(journal);
    let (_, reading) = open_here(&room, TWO);
    assert!(reading.taken_in > 0);
    assert_eq!(reading.unreadable, []);
    let yes = reading.records.whole().find(|record| record.id == id(91)).unwrap();
    assert!(yes.proof.has(Place::Two) && !yes.is_signed_by_both());
}

#[test]
fn a_yes_that_was_given_up_leaves_no_key_that_signs_the_next_one() {
    let room = pair();
    let (mut journal, _) = open_as(&room, ONE);
    journal.let_go_of_key();
    assert!(journal.let_sign(Place::Two, &pass(TWO)));
    journal.let_go_of_signing();
    journal.append(&Record { signed: vec![Place::Two], ..shared(page(1, "a later yes")) }).unwrap();
    drop(journal);
    assert!(!open_as(&room, TWO).1.records.to_records()[0].proof.has(Place::Two));
}

/// The other of two has a key that can write into a turn of hers. It takes the place of nothing that her own key proves.
#[test]
fn a_second_file_of_one_name_does_not_take_the_place_of_a_page() {
    let room = pair();
    open_as(&room, ONE).0.append(&page(1, "her own words")).unwrap();
    let (mut his, _) = open_as(&room, TWO);
    his.append(&page(2, "entered on a turn of hers")).unwrap();
    drop(his);
    // The same bytes under her page's name prove nothing there; what he would have to make is made here by his program.
    let elsewhere = super::copy_of(&room);
    fs::remove_file(sealed(&elsewhere, "records", 1)).unwrap();
    open_as(&elsewhere, TWO).0.append(&page(1, "words put into her mouth")).unwrap();
    let hers = open_as(&elsewhere, ONE).1.records.to_records().into_iter().find(|record| record.id == id(1)).unwrap();
    assert!(hers.proof.is_none(), "it is a page of a turn there");
    let key = key_of(&elsewhere, ONE);
    let plain = super::opened(&sealed(&elsewhere, "records", 1), &key).unwrap();
    room.put("records", &format!("{}.json", id(1)), plain.trim_ascii_end());
    for _ in 0..2 {
        let (journal, reading) = open_as(&room, ONE);
        let hers = reading.records.whole().find(|record| record.id == id(1)).unwrap();
        assert!(*hers == page(1, "her own words") && hers.proof.has(Place::One));
        drop(journal);
    }
}

/// A sheet of format 1 does not know the other, and what stands in `people/` anybody can have written.
#[test]
fn recovering_takes_no_strangers_key_and_leaves_the_file_that_knows_the_other() {
    let room = frozen::room();
    let sheet = key_of(&room, ONE).secret().unwrap().expose_secret().to_owned();
    let stranger = one();
    let person = fs::read_to_string(stranger.folder.join("people/1.json")).unwrap();
    fs::write(room.folder.join("people/2.json"), person.replace("\"number\":1", "\"number\":2")).unwrap();
    let before = room.names("keys");
    let (found, key) = shelf(&room).on_sheet(&sheet).unwrap().unwrap();
    assert!(!key.knows_the_other());
    shelf(&room).rewrap(&found.folder, &key, &pass("a new one"), WorkFactor::NEXT_TO_NONE).unwrap();
    assert!(before.iter().all(|name| room.names("keys").contains(name)), "what knows the other is gone");
    // With what a sheet of today says, it is whole.
    let said = format!("{}{sheet}", key_of(&room, ONE).sheet_head());
    assert!(shelf(&room).on_sheet(&said).unwrap().unwrap().1.knows_the_other());
}

/// Every file with its bytes.
fn files_of(room: &Room) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files = Vec::new();
    every_file(&room.folder, &mut |path| files.push((path.to_owned(), fs::read(path).unwrap())));
    files.sort();
    files
}

#[test]
fn a_look_over_says_what_an_opening_says_and_writes_nothing() {
    let room = one();
    let (mut journal, _) = open_as(&room, ONE);
    for n in 1..=3 {
        journal.append(&page(n, "words")).unwrap();
    }
    drop(journal);
    let gone = |room: &Room| {
        let looked = shelf(room).look_over(&room.folder, &[pass(ONE)]);
        looked.findings.into_iter().filter(|finding| matches!(finding.what, FindingKind::Missing(_))).count()
    };
    assert_eq!(gone(&room), 0);
    fs::remove_file(sealed(&room, "records", 1)).unwrap();
    fs::remove_file(sealed(&room, "records", 2)).unwrap();
    let before = files_of(&room);
    assert_eq!(gone(&room), 1);
    assert!(files_of(&room) == before);
}

#[test]
fn a_workbook_whose_book_json_is_gone_opens_by_the_rest_and_gets_it_back() {
    for room in [one(), pair()] {
        let (mut journal, _) = open_as(&room, ONE);
        journal.append(&page(1, "words")).unwrap();
        let kind = journal.book().kind;
        drop(journal);
        fs::remove_file(room.folder.join("book.json")).unwrap();
        let (mut journal, reading) = open_as(&room, ONE);
        assert_eq!((journal.book().kind, reading.records.to_records()), (kind, vec![page(1, "words")]));
        journal.append(&page(2, "more words")).unwrap();
        assert!(room.folder.join("book.json").exists());
    }
}
