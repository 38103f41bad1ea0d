//! What the journal promises when everything goes wrong: here, files that are broken, odd or newer.

mod bytes;
mod disks;

use crate::journal::shelf::{Room, deleted, draft, id, page, undeleted};
use goldseam::engine::{Event, Place, Record};
use goldseam::journal::{Unreadable, Why};
use std::fs;
use std::os::unix::fs::symlink;
use std::path::PathBuf;

/// A workbook with one good page and one file of these bytes where page 2 would be.
fn with_bad(bytes: &[u8]) -> (Room, PathBuf) {
    let room = Room::with(&[page(1, "the good page")]);
    let path = room.put("records", &format!("{}.json", id(2)), bytes);
    (room, path)
}

/// The good page is read, the other is not, is named, and stays as it is.
fn assert_only_the_good(room: &Room, why: &Why) {
    let (_, reading) = room.open();
    assert!(reading.records.to_records() == [page(1, "the good page")]);
    let file = PathBuf::from("records").join(format!("{}.json", id(2)));
    assert_eq!(reading.unreadable, [Unreadable { file, why: why.clone() }]);
}

fn bytes_of(record: &Record) -> Vec<u8> {
    let mut bytes = serde_json::to_vec(record).unwrap();
    bytes.push(b'\n');
    bytes
}

#[test]
fn a_file_cut_anywhere_costs_that_page_and_no_other() {
    let whole = bytes_of(&page(2, "é – a page that will be cut"));
    let (room, path) = with_bad(&whole);
    for cut in 0..whole.len() - 1 {
        fs::write(&path, &whole[..cut]).unwrap();
        let why = match std::str::from_utf8(&whole[..cut]) {
            _ if cut == 0 => Why::Empty,
            Ok(_) => Why::Damaged,
            Err(_) => Why::NotText,
        };
        assert_only_the_good(&room, &why);
        assert_eq!(fs::read(&path).unwrap(), &whole[..cut]);
    }
    fs::write(&path, &whole[..whole.len() - 1]).unwrap();
    assert_eq!(room.open().1.records.to_records().len(), 2, "without its last new line it is whole");
}

#[test]
fn a_file_with_any_byte_broken_never_hides_the_others() {
    let whole = bytes_of(&page(2, "a page that will be hit"));
    let (room, path) = with_bad(&whole);
    for at in 0..whole.len() {
        for bad in [0, b'"', 0xff] {
            let mut bytes = whole.clone();
            bytes[at] = bad;
            fs::write(&path, &bytes).unwrap();
            let (_, reading) = room.open();
            assert!(reading.records.to_records().contains(&page(1, "the good page")));
            assert_eq!(reading.records.to_records().len() + reading.unreadable.len(), 2);
            assert_eq!(fs::read(&path).unwrap(), bytes);
        }
    }
}

#[test]
fn zeros_where_words_were_are_damage() {
    let (room, _) = with_bad(&[0; 4096]);
    assert_only_the_good(&room, &Why::Damaged);
}

#[test]
fn a_record_under_another_name_is_not_applied() {
    let (room, _) = with_bad(&bytes_of(&page(3, "moved by hand")));
    assert_only_the_good(&room, &Why::WrongName);
}

#[test]
fn a_folder_a_link_or_a_pipe_in_the_way_is_named_and_left() {
    let (room, path) = with_bad(b"");
    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    assert_only_the_good(&room, &Why::NotAFile);
    fs::remove_dir(&path).unwrap();
    let outside = room.temp.path().join("outside.json");
    fs::write(&outside, bytes_of(&page(2, "from outside"))).unwrap();
    symlink(&outside, &path).unwrap();
    assert_only_the_good(&room, &Why::Link);
    assert!(fs::symlink_metadata(&path).unwrap().is_symlink());
    fs::remove_file(&path).unwrap();
    rustix::fs::mknodat(rustix::fs::CWD, &path, rustix::fs::FileType::Fifo, rustix::fs::Mode::RUSR, 0).unwrap();
    assert_only_the_good(&room, &Why::NotAFile);
}

#[test]
fn nothing_is_written_over_what_stands_in_the_way() {
    for make in [|path: &PathBuf| fs::create_dir(path).unwrap(), |path: &PathBuf| symlink("/nowhere", path).unwrap()] {
        let room = Room::with(&[page(1, "the good page")]);
        let path = room.file("records", &id(2));
        make(&path);
        room.open().0.append(&page(2, "second")).unwrap_err();
        assert!(!fs::symlink_metadata(&path).unwrap().is_file());
        assert_eq!(room.names("records").len(), 2, "no temporary file is left");
    }
}

#[test]
fn other_names_are_named_and_leftovers_are_passed_over() {
    let room = Room::with(&[page(1, "the good page")]);
    room.put("records", ".tmp-a1b2c3", b"half a pa");
    room.put("records", ".DS_Store", b"x");
    room.put("records", "notes.txt", b"x");
    room.put("records", &format!("{}.sync-conflict-20261101.json", id(1)), &bytes_of(&page(1, "the good page")));
    let (_, reading) = room.open();
    assert!(reading.records.to_records() == [page(1, "the good page")]);
    let mut whys: Vec<_> = reading.unreadable.into_iter().map(|bad| bad.why).collect();
    whys.sort();
    assert_eq!(whys, [Why::WrongName]);
    assert!(room.folder.join("records/.DS_Store").exists());
}

#[test]
fn a_newer_format_is_read_as_far_as_it_goes_and_never_rewritten() {
    let text = String::from_utf8(bytes_of(&page(2, "from the future"))).unwrap();
    let newer = text.replace("\"format\":1", "\"format\":3,\"mood\":[1,{\"deep\":null}]");
    let (room, path) = with_bad(newer.as_bytes());
    let (mut journal, reading) = room.open();
    assert_eq!(reading.unreadable, []);
    assert_eq!(reading.records.to_records()[1].format, 3);
    assert_eq!(reading.records.to_records()[1].rest["mood"], serde_json::json!([1, {"deep": null}]));
    journal.delete(&deleted(3, 2, 0)).unwrap();
    journal.restore(&undeleted(4, 3)).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), newer);
}

#[test]
fn a_newer_envelope_that_can_not_be_followed_is_called_newer() {
    let text = String::from_utf8(bytes_of(&page(2, "from the future"))).unwrap();
    let (room, _) = with_bad(text.replace("\"format\":1", "\"format\":3").replace("\"1\"", "\"3\"").as_bytes());
    assert_only_the_good(&room, &Why::Newer);
}

#[test]
fn an_unknown_kind_is_carried_and_counts_for_the_numbers() {
    let text = String::from_utf8(bytes_of(&Record { seq: Some(77), ..page(2, "la la") })).unwrap();
    let (room, path) = with_bad(text.replace("\"answered\"", "\"sung\"").as_bytes());
    let (journal, reading) = room.open();
    let Event::Unknown(raw) = &reading.records.to_records()[1].event else { panic!("it is not known") };
    assert_eq!(raw["value"]["text"], "la la");
    assert_eq!(journal.next_seq(Place::One), 78);
    assert!(fs::read_to_string(&path).unwrap().contains("\"sung\""));
}

#[test]
fn a_draft_of_a_newer_version_is_left_to_it() {
    let room = Room::new();
    room.open().0.save_draft(&draft(1, "words"), true).unwrap();
    let path = room.file("drafts", &id(1));
    let newer = fs::read_to_string(&path).unwrap().replace("\"format\":1", "\"format\":3");
    fs::write(&path, &newer).unwrap();
    let (mut journal, reading) = room.open();
    assert!(journal.drafts().is_empty());
    assert_eq!(reading.unreadable[0].why, Why::Newer);
    assert_eq!(fs::read_to_string(&path).unwrap(), newer);
}
