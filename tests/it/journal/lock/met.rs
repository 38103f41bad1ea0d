//! Two whose keys lost each other: a sheet that names nobody, and a pin that does not hold. Both passphrases, and nothing
//! else, make them known to each other again.

use super::crash::{Fault, every_fault};
use super::{ONE, TWO, copy_files, copy_of, key_of, of_two, open_as, pair, pass, shared, shelf};
use crate::journal::shelf::{FaultyDisk, Room, id, ids, page};
use crate::journal::two::files_below;
use goldseam::engine::{BookKind, Place};
use goldseam::journal::{Cause, DataDir, Journal, Key, Met, NotKept, WorkFactor};
use secrecy::ExposeSecret;
use std::fs;
use std::path::Path;
use std::sync::{Arc, LazyLock};

const NEW: &str = "a new passphrase";

/// Breaks what shows whose a person's file is, as anybody can.
fn without_pin(folder: &Path, number: u8) {
    let person = folder.join(format!("people/{number}.json"));
    let said = fs::read_to_string(&person).unwrap();
    fs::write(person, said.replace("\"pin\":\"", "\"pin\":\"00")).unwrap();
}

/// Chooses another passphrase with the one line of a sheet that was copied by hand.
fn recover(room: &Room, words: &str, new: &str) {
    let sheet = key_of(room, words).secret().unwrap().expose_secret().to_owned();
    let (found, key) = shelf(room).on_sheet(&sheet).unwrap().unwrap();
    assert!(!key.knows_the_other());
    shelf(room).rewrap(&found.folder, &key, &pass(new), WorkFactor::NEXT_TO_NONE).unwrap();
}

/// Pages of each and for both, and then the first one recovered without the other.
fn lost() -> Room {
    static WHOLE: LazyLock<Room> = LazyLock::new(|| {
        let room = pair();
        let mut first = open_as(&room, ONE).0;
        first.append(&page(1, "hers")).unwrap();
        first.append(&shared(page(2, "of both, in her sitting"))).unwrap();
        drop(first);
        let mut second = open_as(&room, TWO).0;
        second.append(&of_two(page(3, "his"))).unwrap();
        second.append(&shared(page(4, "of both, in his sitting"))).unwrap();
        drop(second);
        without_pin(&room.folder, 1);
        recover(&room, ONE, NEW);
        room
    });
    copy_of(&WHOLE)
}

fn meet(room: &Room, passes: [&str; 2]) -> Result<Met, NotKept> {
    let passes = passes.map(pass);
    open_as(room, NEW).0.meet([&passes[0], &passes[1]], WorkFactor::NEXT_TO_NONE)
}

/// Both open everything that is theirs, and keep for both.
fn is_whole(room: &Room, words: [&str; 2], what: &str) {
    for (words, own, n) in [(words[0], 1, 11), (words[1], 3, 12)] {
        let (mut journal, reading) = open_as(room, words);
        assert!(!journal.lacks_the_other() && !journal.has_other_keys(), "{what}: {words}");
        let read: Vec<_> = ids(&reading.records.to_records()).into_iter().filter(|read| *read < id(10)).collect();
        let mut wanted = vec![id(2), id(4), id(own)];
        wanted.sort();
        assert_eq!((read, reading.foreign.len()), (wanted, 0), "{what}: {words}");
        journal.append(&shared(page(n, "of both, after"))).unwrap();
    }
    let proofs = |words| {
        open_as(room, words).1.records.to_records().into_iter().find(|record| record.id == id(11)).unwrap().proof
    };
    assert!(proofs(words[1]).has(Place::One), "{what}: what the first one signs can't be checked");
    assert!(proofs(words[0]).has(Place::One), "{what}");
}

#[test]
fn both_passphrases_make_their_keys_known_to_each_other_again() {
    let room = lost();
    let (mut journal, reading) = open_as(&room, NEW);
    assert_eq!(ids(&reading.records.to_records()), [id(1)]);
    assert!(journal.lacks_the_other());
    assert_eq!(journal.append(&shared(page(5, "for both"))).unwrap_err().cause, Cause::NoOther);
    journal.append(&page(6, "her own goes on")).unwrap();
    fs::remove_file(super::sealed(&room, "records", 6)).unwrap();
    drop(journal);
    assert!(!open_as(&room, TWO).0.lacks_the_other(), "nothing was lost for the other");
    assert_eq!(meet(&room, [NEW, TWO]), Ok(Met::Done));
    is_whole(&room, [NEW, TWO], "met");
    assert!(shelf(&room).who(&pass(ONE)).unwrap().is_none(), "the forgotten one still opens it");
    assert_eq!(room.names("keys").len(), 2);
    // The pin holds again: the line of a sheet is enough from now on.
    let sheet = key_of(&room, NEW).secret().unwrap().expose_secret().to_owned();
    assert!(shelf(&room).on_sheet(&sheet).unwrap().unwrap().1.knows_the_other());
}

/// Both recovered from such a sheet, one after the other.
#[test]
fn where_both_lost_the_other_one_meeting_is_enough() {
    let room = lost();
    without_pin(&room.folder, 2);
    recover(&room, TWO, "his new one");
    assert!(open_as(&room, "his new one").0.lacks_the_other());
    assert_eq!(meet(&room, [NEW, "his new one"]), Ok(Met::Done));
    is_whole(&room, [NEW, "his new one"], "both");
}

/// With the same passphrase as before there is a file that knows the other, and one that does not.
#[test]
fn a_recovery_to_the_old_passphrase_loses_nothing() {
    let room = pair();
    without_pin(&room.folder, 1);
    recover(&room, ONE, ONE);
    assert_eq!(room.names("keys").len(), 3);
    assert!(!open_as(&room, ONE).0.lacks_the_other());
}

/// The key file of a stranger who says that it is the other person's, and of whose passphrase one was told.
fn planted(key: &Key, book: u128) -> Room {
    let (room, temp) = (lost(), tempfile::tempdir().unwrap());
    let theirs = DataDir::new(Arc::new(FaultyDisk::default()), temp.path().join("data"));
    let keys = [(key, &pass("told"))];
    let folder = theirs.create_locked(BookKind::One, &keys, WorkFactor::NEXT_TO_NONE, book).unwrap();
    copy_files(&folder.join("keys"), &room.folder.join("keys"));
    // In `people/`, too.
    let person = fs::read_dir(folder.join("people")).unwrap().next().unwrap().unwrap().path();
    fs::copy(person, room.folder.join("people/2.json")).unwrap();
    room
}

/// What is refused changes no byte.
#[test]
fn nobody_else_is_taken_for_the_other() {
    let stranger = Key::new(Place::Two);
    let with_a_page = planted(&stranger, 0xb00c);
    // A page that they sealed to both, as anybody can who reads `people/`.
    let own = key_of(&with_a_page, NEW);
    let words = serde_json::to_string(&shared(page(90, "Planted."))).unwrap();
    fs::write(super::sealed(&with_a_page, "records", 90), stranger.seal(&words).unwrap()).unwrap();
    fs::write(super::sealed(&with_a_page, "records", 91), own.seal(&words).unwrap()).unwrap();
    let cases: [(&str, Room, [&str; 2], Met); 7] = [
        ("not the first one's", lost(), [TWO, TWO], Met::NotFirst),
        ("nobody's", lost(), [NEW, "no one's"], Met::Nothing),
        ("one's own", lost(), [NEW, NEW], Met::Nothing),
        ("the forgotten one of one's own", lost(), [NEW, ONE], Met::NotTheirs),
        ("a stranger who says that they are the other", with_a_page, [NEW, "told"], Met::NotTheirs),
        ("of the same place", planted(&Key::new(Place::One), 0xb00c), [NEW, "told"], Met::NotTheirs),
        ("of another workbook", planted(&Key::new(Place::Two), 7), [NEW, "told"], Met::NotTheirs),
    ];
    for (what, room, passes, wanted) in cases {
        let (mut journal, _) = open_as(&room, NEW);
        let before = files_below(&room.folder);
        let [first, second] = passes.map(pass);
        assert_eq!(journal.meet([&first, &second], WorkFactor::NEXT_TO_NONE), Ok(wanted), "{what}");
        assert!(files_below(&room.folder) == before, "{what}: something was changed");
    }
}

/// With a stranger in `people/`, the other one's own passphrase still makes them known, and puts it right.
#[test]
fn a_stranger_in_people_is_put_right_by_the_other_ones_passphrase() {
    let room = planted(&Key::new(Place::Two), 0xb00c);
    assert_eq!(meet(&room, [NEW, TWO]), Ok(Met::Done));
    is_whole(&room, [NEW, TWO], "a stranger in people/");
}

/// The screens let go of the key when the keyboard is passed: what is needed then comes from the two passphrases.
#[test]
fn it_needs_no_open_key_and_lets_go_of_the_others() {
    let room = lost();
    let (mut journal, _) = open_as(&room, NEW);
    journal.let_go_of_key();
    let [first, second] = [NEW, TWO].map(pass);
    assert_eq!(journal.meet([&first, &second], WorkFactor::NEXT_TO_NONE), Ok(Met::Done));
    assert!(journal.key().unwrap().secret().is_none());
    for n in 1..=4 {
        assert!(!journal.key().unwrap().opens(&fs::read(super::sealed(&room, "records", n)).unwrap()), "page {n}");
    }
}

/// With every operation failing, and dead at every operation.
#[test]
fn a_meeting_that_stops_anywhere_can_be_done_again() {
    let act = |room: &Room, disk: &Arc<FaultyDisk>, fault: Option<Fault>| {
        let (mut journal, _) = Journal::open_with(disk.clone(), &room.folder, key_of(room, NEW)).unwrap();
        disk.heal();
        if let Some(fault) = fault {
            fault.begins_on(disk);
        }
        let [first, second] = [NEW, "his new one"].map(pass);
        journal.meet([&first, &second], WorkFactor::NEXT_TO_NONE)
    };
    let both_lost = || {
        let room = lost();
        without_pin(&room.folder, 2);
        recover(&room, TWO, "his new one");
        room
    };
    let (mut stopped, mut done) = (0, 0);
    for fault in every_fault(both_lost, |room, disk| assert_eq!(act(room, disk, None), Ok(Met::Done))) {
        let (room, disk) = (both_lost(), Arc::new(FaultyDisk::default()));
        let said = act(&room, &disk, Some(fault));
        let what = format!("{fault:?}: {said:?}");
        if let Err(said) = &said {
            assert!(
                said.words(crate::journal::shelf::english()).contains("both passphrases open what they opened before"),
                "{said}"
            );
        }
        stopped += usize::from(said != Ok(Met::Done));
        assert!(ids(&open_as(&room, NEW).1.records.to_records()).contains(&id(1)), "{what}");
        assert!(ids(&open_as(&room, "his new one").1.records.to_records()).contains(&id(3)), "{what}");
        let is_done = !open_as(&room, NEW).0.lacks_the_other();
        assert!(is_done || said != Ok(Met::Done), "{what}: said to be done");
        done += usize::from(is_done);
        if !is_done {
            assert_eq!(meet(&room, [NEW, "his new one"]), Ok(Met::Done), "{what}");
        }
        for words in [NEW, "his new one"] {
            let (journal, reading) = open_as(&room, words);
            assert!(!journal.lacks_the_other() && !journal.has_other_keys(), "{what}: {words}");
            assert_eq!((reading.records.to_records().len(), reading.foreign.len()), (3, 0), "{what}: {words}");
        }
    }
    assert!(stopped > 20 && done > 5, "{stopped} stopped, {done} done");
}
