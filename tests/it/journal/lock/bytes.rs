//! Bytes from anywhere, in every file of a locked workbook: no panic, no word said aloud, and nothing else hidden.

use super::{ONE, copy_of, key_file, key_of, one, open_as, pass, sealed, shelf};
use crate::journal::shelf::{FaultyDisk, Room, day, draft, id, page};
use goldseam::journal::{Journal, Key};
use proptest::prelude::*;
use secrecy::ExposeSecret;
use std::fs;
use std::path::Path;
use std::sync::{Arc, LazyLock};

/// Words that no error may repeat; they stand in the middle of what is nearly right.
const SECRET: &str = "the tea was cold";

struct Sample {
    key: Key,
    page: Vec<u8>,
    draft: Vec<u8>,
    wrapped: Vec<u8>,
    person: Vec<u8>,
}

/// One workbook that everything is made from, since making keys takes time.
static SAMPLE: LazyLock<(Room, Sample)> = LazyLock::new(|| {
    let room = one();
    let (mut journal, _) = open_as(&room, ONE);
    journal.append(&page(1, "the good page")).unwrap();
    journal.append(&page(2, SECRET)).unwrap();
    journal.save_draft(&draft(3, SECRET), true).unwrap();
    drop(journal);
    let read = |path: &Path| fs::read(path).unwrap();
    let sample = Sample {
        key: key_of(&room, ONE),
        page: read(&sealed(&room, "records", 2)),
        draft: read(&sealed(&room, "drafts", 3)),
        wrapped: read(&key_file(&room.folder, 1)),
        person: read(&room.folder.join("people/1.json")),
    };
    (room, sample)
});

/// The same workbook again, with other bytes in one file.
fn with(file: &str, bytes: &[u8]) -> Room {
    let room = copy_of(&SAMPLE.0);
    let (sub, name) = file.rsplit_once('/').unwrap_or(("", file));
    room.put(sub, name, bytes);
    room
}

/// Right bytes with a piece cut out and other bytes put in; or the text of the file, or anything.
fn near(right: fn(&Sample) -> &Vec<u8>) -> impl Strategy<Value = Vec<u8>> {
    let whole = right(&SAMPLE.1).clone();
    let len = whole.len();
    let nearly = (0..len, 0..len, prop::collection::vec(any::<u8>(), 0..12)).prop_map(move |(a, b, new)| {
        let mut bytes = whole.clone();
        bytes.splice(a.min(b)..a.max(b), new);
        bytes
    });
    prop_oneof![3 => nearly, 1 => prop::collection::vec(any::<u8>(), 0..200), 1 => any::<String>().prop_map(String::into_bytes)]
}

/// A page, nearly, that is rightly sealed: only the one who has the key can make such a thing, or an older version.
fn sealed_nonsense() -> impl Strategy<Value = Vec<u8>> {
    let plain = serde_json::to_vec(&page(2, SECRET)).unwrap();
    let len = plain.len();
    (0..len, 0..len, prop::collection::vec(any::<u8>(), 0..12)).prop_map(move |(a, b, new)| {
        let mut bytes = plain.clone();
        bytes.splice(a.min(b)..a.max(b), new);
        let identity: age::x25519::Identity = SAMPLE.1.key.secret().unwrap().expose_secret().parse().unwrap();
        age::encrypt(&identity.to_public(), &bytes).unwrap()
    })
}

fn says_nothing(said: &str) {
    assert!(!said.contains("tea") && !said.contains("cold") && !said.contains(ONE), "a word was said aloud");
}

/// The good page is read, whatever the other file holds, and the file stays as it is.
fn the_rest_is_read(room: &Room, file: &str, bytes: &[u8]) {
    let disk = Arc::new(FaultyDisk::default());
    let (mut journal, reading) = Journal::open_with(disk, &room.folder, SAMPLE.1.key.clone()).unwrap();
    assert!(reading.records.to_records().contains(&page(1, "the good page")));
    journal.trash_list();
    journal.sweep(day(0));
    journal.drafts();
    says_nothing(&format!("{:?}", reading.unreadable));
    reading.unreadable.iter().for_each(|bad| says_nothing(&bad.why.to_string()));
    assert!(fs::read(room.folder.join(file)).unwrap() == bytes);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_in_a_sealed_page_break_the_journal(bytes in near(|sample| &sample.page)) {
        let file = format!("records/{}.age", id(2));
        the_rest_is_read(&with(&file, &bytes), &file, &bytes);
    }

    #[test]
    fn no_words_rightly_sealed_break_the_journal(bytes in sealed_nonsense()) {
        for sub in ["records", "trash", "drafts"] {
            let file = format!("{sub}/{}.age", id(2));
            the_rest_is_read(&with(&file, &bytes), &file, &bytes);
        }
    }

    #[test]
    fn no_bytes_in_a_sealed_draft_break_the_journal(bytes in near(|sample| &sample.draft)) {
        let file = format!("drafts/{}.age", id(3));
        the_rest_is_read(&with(&file, &bytes), &file, &bytes);
    }

    #[test]
    fn no_bytes_in_people_break_the_journal(bytes in near(|sample| &sample.person)) {
        let room = with("people/1.json", &bytes);
        the_rest_is_read(&room, "people/1.json", &bytes);
        let sheet = SAMPLE.1.key.secret().unwrap();
        let _ = shelf(&room).on_sheet(sheet.expose_secret()).unwrap();
    }

    /// Only the work factor is left alone: a hit one may ask for the work that a true one may ask for.
    #[test]
    fn no_bytes_in_a_key_file_break_the_shelf(bytes in near(|sample| &sample.wrapped)) {
        prop_assume!(!asks_for_work(&bytes));
        let name = key_file(&SAMPLE.0.folder, 1).file_name().unwrap().to_str().unwrap().to_owned();
        let file = format!("keys/{name}");
        let room = with(&file, &bytes);
        match shelf(&room).who(&pass(ONE)) {
            Ok(Some((_, key))) => {
                let (now, then) = (key.secret().unwrap(), SAMPLE.1.key.secret().unwrap());
                prop_assert!(now.expose_secret() == then.expose_secret(), "it opened to another key");
            }
            Ok(None) => {}
            Err(error) => says_nothing(&format!("{} {error:?}", error.words(crate::journal::shelf::english()))),
        }
        prop_assert!(fs::read(room.folder.join(file)).unwrap() == bytes);
    }

    #[test]
    fn no_bytes_in_book_json_break_the_shelf(
        bytes in prop_oneof![
            Just(b"{\"format\":1,\"kind\":\"one\",\"lock\":\"none\"}".to_vec()),
            Just(b"{\"format\":1,\"kind\":\"pair\",\"lock\":\"age\",\"unlocking\":true}".to_vec()),
            prop::collection::vec(any::<u8>(), 0..60),
            ".{0,60}".prop_map(|words| format!("{{\"format\":1,\"kind\":\"{SECRET}{words}\"}}").into_bytes()),
        ]
    ) {
        let room = with("book.json", &bytes);
        if let Err(error) = shelf(&room).who(&pass(ONE)) {
            says_nothing(&format!("{} {error:?}", error.words(crate::journal::shelf::english())));
        }
        match Journal::open(Arc::new(FaultyDisk::default()), &room.folder) {
            Ok((_, reading)) => prop_assert!(reading.records.to_records().is_empty(), "a sealed page was read without a key"),
            Err(error) => says_nothing(&format!("{} {error:?}", error.words(crate::journal::shelf::english()))),
        }
    }

    #[test]
    fn no_words_are_taken_for_a_recovery_sheet(sheet in any::<String>()) {
        prop_assert!(shelf(&SAMPLE.0).on_sheet(&sheet).unwrap().is_none());
    }
}

/// Whether a key file says that it takes more than a moment.
fn asks_for_work(bytes: &[u8]) -> bool {
    let header = String::from_utf8_lossy(bytes);
    let cost = header.lines().find_map(|line| line.strip_prefix("-> scrypt ")?.rsplit(' ').next()?.parse::<u8>().ok());
    cost.is_some_and(|cost| cost > 8)
}

/// Typed in by hand from paper: in small letters, with gaps, among other lines.
#[test]
fn a_recovery_sheet_is_read_as_it_was_typed() {
    let (room, sample) = &*SAMPLE;
    let secret = sample.key.secret().unwrap().expose_secret().to_owned();
    let fours: Vec<String> = secret.as_bytes().chunks(4).map(|four| String::from_utf8_lossy(four).into()).collect();
    let gaps = fours.join(" ");
    for sheet in [secret.clone(), secret.to_lowercase(), gaps, format!("Goldseam\n\n\t{secret}\r\nKeep it dry.\n")] {
        let (found, key) = shelf(room).on_sheet(&sheet).unwrap().expect("the sheet was not read");
        assert_eq!((found.folder, key.place), (room.folder.clone(), sample.key.place));
    }
    assert!(shelf(room).on_sheet(&secret[..secret.len() - 1]).unwrap().is_none());
}
