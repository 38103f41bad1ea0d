//! Files of every format ever written read for ever, each to exactly the kind it was. They are never written again.

mod second;

use crate::journal::shelf::Room;
use goldseam::engine::record::{Agreement, AgreementLine, Part, Pile, Promise};
use goldseam::engine::{Answer, BookKind, By, Event, Known, Lock, Mark, Owner, Record, RecordId};
use goldseam::journal::{BookMeta, Journal, RealDisk};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

const FROZEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/frozen/1");

const KINDS: [&str; 17] = [
    "answered",
    "been-through",
    "set-aside",
    "skipped",
    "shared",
    "withdrawn",
    "shown",
    "agreed",
    "agreement-ended",
    "promised",
    "outcome",
    "card",
    "name",
    "role",
    "setting",
    "deleted",
    "undeleted",
];

fn bytes(name: &str) -> Vec<u8> {
    fs::read(Path::new(FROZEN).join(name)).unwrap()
}

/// The name that a frozen file has in a workbook: that of the id inside.
fn id_in(bytes: &[u8]) -> RecordId {
    let value: serde_json::Value = serde_json::from_slice(bytes).unwrap();
    RecordId(value["id"].as_str().unwrap().to_owned())
}

/// A workbook with every frozen file in it, read through the real door.
fn open_all() -> (Room, Journal, BTreeMap<RecordId, Record>) {
    let room = Room::new();
    fs::write(room.folder.join("book.json"), bytes("book.json")).unwrap();
    for kind in KINDS {
        let bytes = bytes(&format!("{kind}.json"));
        room.put("records", &format!("{}.json", id_in(&bytes)), &bytes);
    }
    room.put("drafts", &format!("{}.json", id_in(&bytes("draft.json"))), &bytes("draft.json"));
    let (journal, reading) = Journal::open(Arc::new(RealDisk), &room.folder).unwrap();
    assert_eq!(reading.unreadable, []);
    let records = reading.records.to_records().into_iter().map(|record| (record.id.clone(), record)).collect();
    (room, journal, records)
}

#[test]
fn every_kind_has_a_frozen_file_and_every_file_a_kind() {
    let mut files: Vec<_> =
        fs::read_dir(FROZEN).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    files.sort();
    let mut expected: Vec<_> =
        KINDS.iter().chain(&["book", "draft", "draft-accepted"]).map(|kind| format!("{kind}.json")).collect();
    expected.sort();
    assert_eq!(files, expected);
}

#[test]
fn each_reads_to_exactly_its_kind() {
    let (_room, _journal, records) = open_all();
    assert_eq!(records.len(), KINDS.len());
    for kind in KINDS {
        let record = &records[&id_in(&bytes(&format!("{kind}.json")))];
        assert_eq!(record.known().map(Known::kind), Some(kind));
        // Answers print nothing, so a difference must not be printed either.
        assert!(record.known() == Some(&expected(kind)), "{kind}.json reads to something else");
        assert!(record.rest.is_empty(), "{kind}.json has fields that are not read");
        assert_eq!((record.format, record.workbook.as_str()), (1, "goldseam-en 1"));
    }
}

#[test]
fn the_envelope_reads_whole() {
    let (_room, _journal, records) = open_all();
    let answered = &records[&id_in(&bytes("answered.json"))];
    assert_eq!(answered.seq, Some(5));
    assert_eq!(answered.at.to_rfc3339(), "2026-09-06T20:15:05+00:00");
    assert_eq!(answered.step, "acknowledge.hardest-part");
    assert_eq!(answered.asked, "What is the hardest part to say?");
    assert_eq!(answered.card, Some(id_in(&bytes("card.json"))));
    assert_eq!(records[&id_in(&bytes("skipped.json"))].seq, None);
}

#[test]
fn reading_writes_nothing_again() {
    let (room, mut journal, _) = open_all();
    journal.drafts();
    for kind in KINDS {
        let frozen = bytes(&format!("{kind}.json"));
        assert!(fs::read(room.file("records", &id_in(&frozen))).unwrap() == frozen, "{kind}.json was written again");
    }
    assert!(fs::read(room.folder.join("book.json")).unwrap() == bytes("book.json"));
}

#[test]
fn what_is_written_today_is_what_format_1_was() {
    let (_room, _journal, records) = open_all();
    let today = Room::with(&records.into_values().collect::<Vec<_>>());
    for kind in KINDS {
        let frozen = bytes(&format!("{kind}.json"));
        let written = fs::read(today.file("records", &id_in(&frozen))).unwrap();
        assert!(written == frozen, "{kind} is written otherwise: raise the format, and freeze that one too");
    }
}

#[test]
fn the_book_and_the_draft_read() {
    let (_room, mut journal, _) = open_all();
    assert_eq!(*journal.book(), BookMeta { format: 1, kind: BookKind::Together, lock: Lock::None, says_open: false });
    let drafts = journal.drafts();
    let [draft] = drafts.as_slice() else { panic!("one draft, not {}", drafts.len()) };
    assert!(draft.answer == Answer::page("What I could not say to Jo was"));
    assert_eq!((draft.caret, draft.focus, draft.step.as_str()), (30, 0, "acknowledge.hardest-part"));
    assert!(draft.accepted.is_empty(), "written before pages were marked as gone on from");
}

#[test]
fn a_draft_with_pages_that_were_gone_on_from_reads() {
    let (room, bytes) = (Room::new(), bytes("draft-accepted.json"));
    fs::write(room.folder.join("book.json"), self::bytes("book.json")).unwrap();
    room.put("drafts", &format!("{}.json", id_in(&bytes)), &bytes);
    let (mut journal, _) = Journal::open(Arc::new(RealDisk), &room.folder).unwrap();
    let drafts = journal.drafts();
    let [draft] = drafts.as_slice() else { panic!("one draft, not {}", drafts.len()) };
    assert_eq!((draft.accepted.as_slice(), draft.focus, draft.answer.parts.len()), (&[0][..], 1, 3));
}

fn expected(kind: &str) -> Known {
    let of = |kind: &str| id_in(&bytes(&format!("{kind}.json")));
    match kind {
        "answered" => Known::Answered { value: answer() },
        "been-through" => Known::BeenThrough { of: Some(of("shared")) },
        "set-aside" => Known::SetAside,
        "skipped" => Known::Skipped,
        "shared" => Known::Shared {
            value: Answer::page("The whole sum is 4,200, and here is each letter."),
            from: Some(of("answered")),
        },
        "withdrawn" => Known::Withdrawn { of: of("shown") },
        "shown" => Known::Shown {
            one: Answer::page("That you will stop asking me how I am."),
            two: Answer::page("Opening a letter and not knowing what it says."),
        },
        "agreed" => Known::Agreed { value: agreement() },
        "agreement-ended" => Known::AgreementEnded { of: of("agreed") },
        "promised" => Known::Promised { value: promise() },
        "outcome" => Known::Outcome { of: of("promised"), mark: Mark::Partly },
        "card" => Known::Card { name: "the loan I did not tell Jo about".to_owned(), owner: Owner::Me },
        "name" => Known::Name { name: "Ash".to_owned() },
        "role" => Known::Role { role: "some-of-each".to_owned() },
        "setting" => Known::Setting { name: "idle-minutes".to_owned(), value: 10.into() },
        "deleted" => Known::Deleted { of: RecordId("f307535ec1a14c8540b5720d7d865584".to_owned()), for_good: false },
        "undeleted" => Known::Undeleted { of: of("deleted") },
        other => panic!("no such kind: {other}"),
    }
}

fn part(asked: &str, text: &str) -> Part {
    Part { asked: asked.to_owned(), text: text.to_owned(), ..Part::default() }
}

fn strings(these: &[&str]) -> Vec<String> {
    these.iter().map(|&text| text.to_owned()).collect()
}

fn answer() -> Answer {
    let own = part("What did you tell yourself?", "That I would pay it back before it mattered – naïve.");
    Answer {
        text: "I had the letters from the bank in the car for a year.\nJo found the third one.".to_owned(),
        picked: strings(&["ashamed", "afraid"]),
        ids: Vec::new(),
        number: Some(7),
        parts: vec![Part { picked: strings(&["it will pass"]), number: Some(3), ..own }],
        piles: vec![
            Pile {
                pile: "Mine to carry".to_owned(),
                cards: strings(&["the letters", "the silence"]),
                ..Pile::default()
            },
            Pile { pile: "Not mine".to_owned(), ..Pile::default() },
        ],
    }
}

fn agreement() -> Agreement {
    let line = |by, line: &str| AgreementLine { by, line: line.to_owned() };
    Agreement {
        limit: "No spending over 200 without a word first.".to_owned(),
        lines: vec![
            line(By::One, "I will show the account on the first Sunday."),
            line(By::Two, "I will ask once, and then listen."),
        ],
        ends: Some("2026-12-01".parse().unwrap()),
        more: vec![part("If it is too much", "We say so and meet again after supper.")],
        again: Some(RecordId("dee2184d6ad7080279ca13bb7f80a7e8".to_owned())),
    }
}

fn promise() -> Promise {
    Promise {
        line: "I will bring each letter in unopened.".to_owned(),
        by: Some("2026-11-30".parse().unwrap()),
        know: "Jo has seen it the same day.".to_owned(),
        parts: vec![part("What could get in the way?", "Coming home late.")],
    }
}

#[test]
fn nothing_of_a_page_can_be_printed() {
    let (_room, _journal, records) = open_all();
    let printed = format!("{:?}", records.values().collect::<Vec<_>>());
    for word in ["letters", "Ash", "loan", "200", "unopened", "hardest part"] {
        assert!(!printed.contains(word), "Debug prints {word:?}");
    }
    let unknown = Event::Unknown(serde_json::json!({"kind": "sung", "words": "la la"}));
    assert!(!format!("{unknown:?}").contains("la la"));
}
