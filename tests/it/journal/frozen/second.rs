//! Format 2: the fields and the kinds that came with it, a frozen file each.

use crate::journal::shelf::Room;
use goldseam::engine::record::{QuestionState, Taken, WordsOf};
use goldseam::engine::{Answer, Known, Place, Record, RecordId};
use goldseam::journal::{Journal, RealDisk};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

const FROZEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/frozen/2");

const FILES: [&str; 8] =
    ["about", "revises", "signed", "taken-in", "confirmed", "disowned", "question-state", "next-sitting"];

fn frozen(name: &str) -> Vec<u8> {
    fs::read(Path::new(FROZEN).join(format!("{name}.json"))).unwrap()
}

fn id_of(name: &str) -> RecordId {
    super::id_in(&frozen(name))
}

fn read_all() -> BTreeMap<RecordId, Record> {
    let room = Room::new();
    for name in FILES {
        room.put("records", &format!("{}.json", id_of(name)), &frozen(name));
    }
    let (_, reading) = Journal::open(Arc::new(RealDisk), &room.folder).unwrap();
    assert_eq!(reading.unreadable, []);
    // What was taken in is the journal's own business: it is not handed on.
    let list: Record = serde_json::from_slice(&frozen("taken-in")).unwrap();
    assert!(!reading.records.to_records().contains(&list));
    reading.records.to_records().into_iter().chain([list]).map(|record| (record.id.clone(), record)).collect()
}

#[test]
fn each_field_and_each_kind_reads_to_what_it_says() {
    let records = read_all();
    let of = |name: &str| &records[&id_of(name)];
    assert_eq!(of("about").about, Some("2026-11-20".parse().unwrap()));
    assert_eq!(of("revises").revises, Some(id_of("about")));
    assert_eq!(of("signed").signed, [Place::One, Place::Two]);
    let page = RecordId("7173ec3c583d1f529e970f5e46e1ad54".to_owned());
    let taken = |kind, id: &RecordId, sha256: &str| Taken { kind, id: id.clone(), sha256: sha256.to_owned() };
    let list = vec![
        taken(WordsOf::Page, &page, "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
        taken(WordsOf::Draft, &id_of("about"), "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752"),
    ];
    let expected = [
        ("about", Known::Answered { value: Answer::page("It was a Tuesday.") }),
        ("taken-in", Known::TakenIn { of: list, from: None }),
        ("confirmed", Known::Confirmed { of: vec![id_of("signed")] }),
        ("disowned", Known::Disowned { of: vec![id_of("signed"), page.clone()] }),
        (
            "question-state",
            Known::QuestionState {
                of: page,
                asked: "Was it before the move?".to_owned(),
                state: QuestionState::ToAsk,
                back_on: Some("2026-12-05".parse().unwrap()),
            },
        ),
        (
            "next-sitting",
            Known::NextSitting { on: Some("2026-12-06".parse().unwrap()), words: "Sunday at nine".to_owned() },
        ),
    ];
    for (name, known) in expected {
        // What is in a record is never printed, so a difference must not be either.
        assert!(of(name).known() == Some(&known), "{name}.json reads to something else");
    }
}

#[test]
fn every_frozen_file_is_read_and_written_again_as_it_is() {
    let names = fs::read_dir(FROZEN).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<_> = names.collect();
    names.sort();
    let mut expected = FILES.map(|name| format!("{name}.json"));
    expected.sort();
    assert_eq!(names, expected);
    let room = Room::with(&read_all().into_values().collect::<Vec<_>>());
    for name in FILES {
        let written = fs::read(room.file("records", &id_of(name))).unwrap();
        assert!(written == frozen(name), "{name} is written otherwise: raise the format, and freeze that one too");
    }
}
