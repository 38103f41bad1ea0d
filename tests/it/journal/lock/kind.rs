//! What `book.json` and `people/` say about who a workbook is for: anybody can write it there, and the key alone decides.

use super::{ONE, TWO, key_of, open_as, pair, pass, shared, shelf};
use crate::journal::shelf::{Room, page};
use crate::journal::two::{files_below, page_of};
use goldseam::engine::{BookKind, Place};
use goldseam::journal::{Cause, NotKept};
use secrecy::ExposeSecret;
use std::fs;

/// A workbook for two in which one word was changed, and perhaps everything taken out that tells of a second person.
fn said_to_be_for_one(kind: &str, with_people: bool) -> Room {
    let room = pair();
    open_as(&room, ONE).0.append(&page(1, "hers")).unwrap();
    open_as(&room, TWO).0.append(&page_of(Place::Two, 2, "his")).unwrap();
    open_as(&room, ONE).0.append(&shared(page(3, "of both"))).unwrap();
    let book = room.folder.join("book.json");
    let said = fs::read_to_string(&book).unwrap();
    assert!(said.contains("\"pair\""), "{said}");
    fs::write(book, said.replace("\"pair\"", &format!("\"{kind}\""))).unwrap();
    if !with_people {
        fs::remove_file(room.folder.join("people/1.json")).unwrap();
        fs::remove_file(room.folder.join("people/2.json")).unwrap();
    }
    room
}

#[test]
fn one_of_two_takes_no_lock_off_whatever_book_json_says() {
    for (kind, with_people) in [("one", true), ("one", false), ("together", true)] {
        for who in [ONE, TWO] {
            let room = said_to_be_for_one(kind, with_people);
            let (found, _) = shelf(&room).who(&pass(who)).unwrap().unwrap();
            assert_eq!(found.book.kind, BookKind::Pair, "{kind}, before it is opened");
            let before = files_below(&room.folder.join("records"));
            let (mut journal, _) = open_as(&room, who);
            assert!(matches!(journal.unlock(), Err(NotKept { cause: Cause::ForTwo, .. })), "{kind}");
            drop(journal);
            assert!(files_below(&room.folder.join("records")) == before, "{kind}: a page was opened or set aside");
            let other = if who == ONE { TWO } else { ONE };
            assert_eq!(open_as(&room, other).1.records.to_records().len(), 2, "{kind}");
        }
    }
}

#[test]
fn a_sheet_says_that_it_is_for_two_and_no_file_goes_that_knows_the_other() {
    let sheet_of = |room: &Room| key_of(room, ONE).secret().unwrap().expose_secret().to_owned();
    let room = said_to_be_for_one("one", true);
    let (sheet, before) = (sheet_of(&room), room.names("keys"));
    let (found, key) = shelf(&room).on_sheet(&sheet).unwrap().unwrap();
    assert!(key.knows_the_other() && found.book.kind == BookKind::Pair);
    // Where the pin does not hold, nothing tells who the other is, and the file that does stays.
    let person = room.folder.join("people/1.json");
    let said = fs::read_to_string(&person).unwrap();
    fs::write(&person, said.replace("\"pin\":\"", "\"pin\":\"00")).unwrap();
    let (found, key) = shelf(&room).on_sheet(&sheet).unwrap().unwrap();
    assert!(!key.knows_the_other() && found.book.kind == BookKind::Pair);
    shelf(&room).rewrap(&found.folder, &key, &pass("a new one"), goldseam::journal::WorkFactor::NEXT_TO_NONE).unwrap();
    assert!(before.iter().all(|name| room.names("keys").contains(name)), "what knows the other is gone");
}

/// The sheet is for when the rest is gone: a key file that was lost, and `people/` with it.
#[test]
fn a_sheet_finds_its_workbook_also_where_people_and_keys_were_taken_away() {
    for (who, place, n) in [(ONE, Place::One, 1), (TWO, Place::Two, 2)] {
        for with_head in [true, false] {
            let room = said_to_be_for_one("pair", true);
            let key = key_of(&room, who);
            let line = key.secret().unwrap().expose_secret().to_owned();
            let sheet = if with_head { format!("{}{line}", key.sheet_head()) } else { line };
            fs::remove_dir_all(room.folder.join("people")).unwrap();
            for name in room.names("keys") {
                fs::remove_file(room.folder.join("keys").join(name)).unwrap();
            }
            // Another workbook beside it is not taken for it.
            let beside = shelf(&room).create_locked(
                BookKind::One,
                &[(&goldseam::journal::Key::new(Place::One), &pass("beside"))],
                goldseam::journal::WorkFactor::NEXT_TO_NONE,
                7,
            );
            let (found, key) = shelf(&room).on_sheet(&sheet).unwrap().expect("no workbook of this sheet");
            assert!(found.folder == room.folder && beside.unwrap() != room.folder);
            assert_eq!((key.place, key.knows_the_other()), (place, with_head), "{who}, {with_head}");
            shelf(&room)
                .rewrap(&found.folder, &key, &pass("a new one"), goldseam::journal::WorkFactor::NEXT_TO_NONE)
                .unwrap();
            let (_, reading) = open_as(&room, "a new one");
            let ids: Vec<_> = reading.records.whole().map(|record| record.id.clone()).collect();
            assert!(ids.contains(&crate::journal::shelf::id(n)), "{who}, {with_head}: {ids:?}");
        }
    }
}
