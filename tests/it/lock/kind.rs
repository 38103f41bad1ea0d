//! What `book.json` and `people/` say about who a workbook is for: anybody can write it there, and the key alone decides.

use super::{ONE, TWO, key_of, open_as, pair, pass, shared, shelf};
use crate::shelf::{Room, page};
use crate::two::{files_below, page_of};
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
            assert_eq!(open_as(&room, other).1.records.len(), 2, "{kind}");
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
