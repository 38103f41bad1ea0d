//! Two locks that one person set on two computers, and their folders put together: today's passphrase comes to open both,
//! and nobody else's key is taken for one's own.

use super::crash::{Fault, every_fault};
use super::{ONE, TWO, copy_files, copy_of, key_file, key_of, of_two, open_as, pair, pass, shared, shelf};
use crate::journal::shelf::{FaultyDisk, Room, day, id, ids, page};
use crate::journal::two::files_below;
use goldseam::engine::{BookKind, Lock, Place, RecordId};
use goldseam::journal::{DataDir, Joined, Journal, Key, NotKept, Reading, WorkFactor};
use secrecy::ExposeSecret;
use std::fs;
use std::path::Path;
use std::str::FromStr;
use std::sync::{Arc, LazyLock};

const ELSEWHERE: &str = "a green door";
const NEW: &str = "a new passphrase";

fn lock(room: &Room, words: &str, on: i64) {
    room.open().0.lock(&pass(words), WorkFactor::NEXT_TO_NONE, day(on)).unwrap();
}

/// A workbook with a page, locked with one passphrase here and with another one elsewhere, and a page written on each
/// side. The folders are put together: what is here stays.
fn apart(words: [&str; 2]) -> Room {
    let here = Room::with(&[page(1, "From before.")]);
    let elsewhere = copy_of(&here);
    for (room, words, n, said) in
        [(&here, words[0], 2, "Written here."), (&elsewhere, words[1], 3, "Written elsewhere.")]
    {
        lock(room, words, i64::try_from(n).unwrap());
        open_as(room, words).0.append(&page(n, said)).unwrap();
    }
    put_together(&elsewhere.folder, &here.folder);
    here
}

fn put_together(from: &Path, into: &Path) {
    for file in files_below(from).into_keys().filter(|file| !into.join(file).exists()) {
        fs::copy(from.join(&file), into.join(&file)).unwrap();
    }
}

fn two_locks() -> Room {
    static WHOLE: LazyLock<Room> = LazyLock::new(|| apart([ONE, ELSEWHERE]));
    copy_of(&WHOLE)
}

fn join(room: &Room, today: &str, other: &str) -> Result<Joined, NotKept> {
    let (mut journal, _) = open_as(room, today);
    journal.join(&pass(today), &pass(other), WorkFactor::NEXT_TO_NONE, day(1))
}

fn shown(reading: &Reading) -> Vec<RecordId> {
    reading.foreign.iter().map(|file| file.taken.id.clone()).collect()
}

#[test]
fn once_joined_todays_passphrase_opens_both_and_what_it_opened_is_shown_until_it_is_taken_in() {
    let room = two_locks();
    let (journal, reading) = open_as(&room, ONE);
    assert_eq!((ids(&reading.records.to_records()), reading.foreign.len()), (vec![id(1), id(2)], 0));
    assert_eq!(journal.other_locks().len(), 1);
    drop(journal);
    let (people, theirs) =
        (files_below(&room.folder.join("people")), fs::read_dir(room.folder.join("keys")).unwrap().count());
    assert_eq!(join(&room, ONE, ELSEWHERE), Ok(Joined::Done));
    assert_eq!(
        fs::read_dir(room.folder.join("keys")).unwrap().count(),
        theirs,
        "one that was opened for it, or the other's"
    );
    let (mut journal, reading) = open_as(&room, ONE);
    assert_eq!((ids(&reading.records.to_records()), shown(&reading)), (vec![id(1), id(2)], vec![id(3)]));
    assert_eq!((journal.other_locks().len(), reading.unreadable.len()), (0, 1));
    journal.take_in(&reading.foreign, day(2)).unwrap();
    journal.append(&page(4, "Written after.")).unwrap();
    drop(journal);
    assert!(files_below(&room.folder.join("people")) == people, "the pin stays with the key of today");
    assert_eq!(ids(&open_as(&room, ONE).1.records.to_records()), [id(1), id(2), id(3), id(4)]);
    // The computer where the other one is in use goes on as before, and what was written here is not sealed to it.
    let (journal, reading) = open_as(&room, ELSEWHERE);
    assert_eq!(ids(&reading.records.to_records()), [id(3)]);
    assert_eq!(journal.other_locks().len(), 1);
    drop(journal);
    assert_eq!(join(&room, ELSEWHERE, ONE), Ok(Joined::Done));
    let (_, reading) = open_as(&room, ELSEWHERE);
    // The page from before both is on the list of either lock.
    assert_eq!((ids(&reading.records.to_records()), shown(&reading)), (vec![id(1), id(3)], vec![id(2), id(4)]));
    assert_eq!(ids(&open_as(&room, ONE).1.records.to_records()), [id(1), id(2), id(3), id(4)]);
}

#[test]
fn an_open_workbook_is_read_again_where_it_stands() {
    let room = two_locks();
    let (mut journal, _) = open_as(&room, ONE);
    assert!(journal.announce());
    journal.save_draft(&crate::journal::shelf::draft(7, "begun"), true).unwrap();
    assert_eq!(journal.join(&pass(ONE), &pass(ELSEWHERE), WorkFactor::NEXT_TO_NONE, day(1)), Ok(Joined::Done));
    let (mut again, reading) = journal.open_again(&pass(ONE)).unwrap();
    drop(journal);
    assert_eq!((shown(&reading), again.drafts().len()), (vec![id(3)], 1));
    assert!(again.announce(), "the window is taken for another one");
    assert!(again.open_again(&pass(ELSEWHERE)).is_err(), "by a passphrase that opens another key");
}

/// What is refused changes no byte.
#[test]
fn nothing_is_joined_but_a_key_of_the_same_place_and_workbook_that_opens_more() {
    let told = "what they tell you";
    let two = pair();
    open_as(&two, TWO).0.append(&of_two(page(1, "his"))).unwrap();
    let cases: [(&str, Room, [&str; 2], Joined); 7] = [
        ("not today's", two_locks(), [ELSEWHERE, ELSEWHERE], Joined::NotToday),
        ("nobody's", two_locks(), [ONE, "no one's"], Joined::Nothing),
        ("one's own", two_locks(), [ONE, ONE], Joined::Nothing),
        ("the other person's", two, [ONE, TWO], Joined::Nothing),
        ("of another place", planted(&Key::new(Place::Two), told, 0xb00c, true), [ONE, told], Joined::NotYours),
        ("of another workbook", planted(&Key::new(Place::One), told, 7, true), [ONE, told], Joined::NotYours),
        ("one that opens nothing", planted(&Key::new(Place::One), told, 0xb00c, false), [ONE, told], Joined::NoPage),
    ];
    for (what, room, [today, other], wanted) in cases {
        let (mut journal, _) = open_as(&room, ONE);
        let before = files_below(&room.folder);
        let said = journal.join(&pass(today), &pass(other), WorkFactor::NEXT_TO_NONE, day(1));
        assert_eq!(said, Ok(wanted), "{what}");
        assert!(files_below(&room.folder) == before, "{what}: something was changed");
    }
}

/// With the key file of the other person under a name that says nothing, it is theirs all the same: it names oneself.
#[test]
fn a_renamed_key_file_of_the_other_person_is_not_joined_and_no_page_of_theirs_is_read() {
    let room = pair();
    open_as(&room, TWO).0.append(&of_two(page(1, "his"))).unwrap();
    fs::rename(key_file(&room.folder, 2), room.folder.join("keys/mine.age")).unwrap();
    fs::remove_file(room.folder.join("people/2.json")).unwrap();
    let (mut journal, reading) = open_as(&room, ONE);
    assert_eq!((journal.other_locks().len(), reading.records.to_records().len()), (1, 0));
    let said = journal.join(&pass(ONE), &pass(TWO), WorkFactor::NEXT_TO_NONE, day(1));
    assert_eq!(said, Ok(Joined::NotYours));
    assert!(!journal.key().unwrap().opens(&fs::read(super::sealed(&room, "records", 1)).unwrap()));
}

/// The key file of somebody, wrapped by words that they tell its owner, and maybe a page of theirs that it opens.
fn planted(key: &Key, told: &str, book: u128, with_page: bool) -> Room {
    let (room, temp) = (two_locks(), tempfile::tempdir().unwrap());
    let theirs = DataDir::new(Arc::new(FaultyDisk::default()), temp.path().join("data"));
    let keys = [(key, &pass(told))];
    let folder = theirs.create_locked(BookKind::One, &keys, WorkFactor::NEXT_TO_NONE, book).unwrap();
    copy_files(&folder.join("keys"), &room.folder.join("keys"));
    if with_page {
        let words = serde_json::to_string(&page(90, "Planted.")).unwrap();
        fs::write(super::sealed(&room, "records", 90), key.seal(&words).unwrap()).unwrap();
    }
    room
}

/// Somebody plants a key of theirs, and gets its owner to type its words: nothing of theirs counts by that, and nothing
/// that is written later opens for them.
#[test]
fn whoever_was_talked_into_a_strangers_passphrase_loses_nothing_by_it() {
    let (stranger, told) = (Key::new(Place::One), "what they tell you");
    let room = planted(&stranger, told, 0xb00c, true);
    assert_eq!(join(&room, ONE, told), Ok(Joined::Done));
    let (mut journal, reading) = open_as(&room, ONE);
    assert_eq!((ids(&reading.records.to_records()), shown(&reading)), (vec![id(1), id(2)], vec![id(90)]));
    journal.append(&page(4, "Written after.")).unwrap();
    drop(journal);
    for n in [1, 2, 4] {
        let bytes = fs::read(super::sealed(&room, "records", n)).unwrap();
        assert!(!stranger.opens(&bytes) && key_of(&room, ONE).opens(&bytes), "page {n}");
    }
    let keys = fs::read_dir(room.folder.join("keys")).unwrap().map(|file| fs::read(file.unwrap().path()).unwrap());
    assert!(keys.count() == 3 && !shelf(&room).is_taken(&pass("")));
    // The public key of theirs in `people/`, too: pages are still sealed to one's own.
    let person = room.folder.join("people/1.json");
    let own = fs::read_to_string(&person).unwrap();
    let was = own.split('"').find(|part| part.starts_with("age1")).unwrap();
    fs::write(&person, own.replace(was, &goldseam::journal::recipient(&public(&stranger)).unwrap().to_string()))
        .unwrap();
    let mut journal = open_as(&room, ONE).0;
    if journal.append(&page(5, "Written after that.")).is_ok() {
        assert!(!stranger.opens(&fs::read(super::sealed(&room, "records", 5)).unwrap()));
    }
}

fn public(key: &Key) -> String {
    let secret = key.secret().unwrap();
    let line = secret.expose_secret().lines().next().unwrap().to_owned();
    age::x25519::Identity::from_str(&line).unwrap().to_public().to_string()
}

/// The same passphrase on both: it opened both all along. Wrapped together once, each file by itself is enough.
#[test]
fn one_passphrase_for_both_locks_is_wrapped_together_and_the_next_one_opens_both() {
    let room = apart([ONE, ONE]);
    let (mut journal, reading) = open_as(&room, ONE);
    assert_eq!((ids(&reading.records.to_records()).len(), reading.foreign.len()), (2, 1));
    let before = files_below(&room.folder.join("keys"));
    journal.renew_key(&pass(ONE), WorkFactor::NEXT_TO_NONE).unwrap();
    drop(journal);
    let after = files_below(&room.folder.join("keys"));
    assert_eq!(after.len(), 2, "the file of the other lock stays");
    assert_ne!(before, after);
    let mut journal = open_as(&room, ONE).0;
    journal.renew_key(&pass(ONE), WorkFactor::NEXT_TO_NONE).unwrap();
    assert!(files_below(&room.folder.join("keys")) == after, "it is wrapped at every opening");
    journal.change_passphrase(&pass(NEW), WorkFactor::NEXT_TO_NONE).unwrap();
    drop(journal);
    assert!(shelf(&room).who(&pass(ONE)).unwrap().is_none());
    let (journal, reading) = open_as(&room, NEW);
    assert_eq!((reading.records.to_records().len(), reading.foreign.len(), journal.other_locks().len()), (2, 1, 0));
}

/// A sheet has a line for each, the stock format opens every page with one of them, and with all of them `recover` loses
/// nothing, in whatever order they are typed.
#[test]
fn a_sheet_has_a_line_for_each_lock_and_recovers_both() {
    let room = two_locks();
    join(&room, ONE, ELSEWHERE).unwrap();
    let sheet = key_of(&room, ONE).secret().unwrap().expose_secret().to_owned();
    let lines: Vec<&str> = sheet.lines().collect();
    assert_eq!(lines.len(), 2);
    for (n, line) in [(2, lines[0]), (3, lines[1])] {
        let identity = age::x25519::Identity::from_str(line).unwrap();
        assert!(age::decrypt(&identity, &fs::read(super::sealed(&room, "records", n)).unwrap()).is_ok());
    }
    for sheet in [lines.join("\n"), format!("{}\n\n{}", lines[1], lines[0])] {
        let room = copy_of(&room);
        let (found, key) = shelf(&room).on_sheet(&sheet).unwrap().unwrap();
        shelf(&room).rewrap(&found.folder, &key, &pass(NEW), WorkFactor::NEXT_TO_NONE).unwrap();
        assert!(!shelf(&room).has_more_than(&found.folder, &key));
        assert!(shelf(&room).who(&pass(ONE)).unwrap().is_none(), "the forgotten one still opens it");
        let (_, reading) = open_as(&room, NEW);
        assert_eq!((ids(&reading.records.to_records()), shown(&reading)), (vec![id(1), id(2)], vec![id(3)]));
    }
}

/// A sheet from before has one line. Where the other lock's own file is gone, the key of that lies in the joined file alone.
#[test]
fn a_sheet_from_before_takes_no_key_away_that_it_does_not_have() {
    let room = two_locks();
    let sheet = key_of(&room, ONE).secret().unwrap().expose_secret().to_owned();
    join(&room, ONE, ELSEWHERE).unwrap();
    fs::remove_file(room.folder.join("keys").join(file_of(&room, ELSEWHERE))).unwrap();
    let (found, key) = shelf(&room).on_sheet(&sheet).unwrap().unwrap();
    shelf(&room).rewrap(&found.folder, &key, &pass(NEW), WorkFactor::NEXT_TO_NONE).unwrap();
    assert!(shelf(&room).has_more_than(&found.folder, &key));
    let (_, reading) = open_as(&room, NEW);
    assert_eq!((ids(&reading.records.to_records()), reading.foreign.len()), (vec![id(1), id(2)], 0));
    let (_, reading) = open_as(&room, ONE);
    assert_eq!((ids(&reading.records.to_records()), shown(&reading)), (vec![id(1), id(2)], vec![id(3)]));
}

/// The name of the key file that a passphrase opens.
fn file_of(room: &Room, words: &str) -> String {
    let opens = |name: &String| {
        let alone = copy_of(room);
        for other in alone.names("keys").iter().filter(|other| *other != name) {
            fs::remove_file(alone.folder.join("keys").join(other)).unwrap();
        }
        shelf(&alone).who(&pass(words)).is_ok_and(|who| who.is_some())
    };
    room.names("keys").into_iter().find(opens).unwrap()
}

/// `people/` names one of the two locks alone.
#[test]
fn the_sheet_of_either_lock_recovers_it() {
    for (words, own) in [(ONE, 2), (ELSEWHERE, 3)] {
        let room = two_locks();
        let sheet = key_of(&room, words).secret().unwrap().expose_secret().to_owned();
        let (found, key) = shelf(&room).on_sheet(&sheet).unwrap().expect(words);
        shelf(&room).rewrap(&found.folder, &key, &pass(NEW), WorkFactor::NEXT_TO_NONE).unwrap();
        assert!(ids(&open_as(&room, NEW).1.records.to_records()).contains(&id(own)));
        assert!(shelf(&room).who(&pass(words)).unwrap().is_none());
    }
}

/// Two who kept a workbook together only, and each pair of locks was set on another computer.
#[test]
fn of_two_each_joins_their_own_keys_and_never_the_others() {
    let temp = tempfile::tempdir().unwrap();
    let books = DataDir::new(Arc::new(FaultyDisk::default()), temp.path().join("data"));
    let folder = books.create(BookKind::Together, Lock::None, 0xb00c).unwrap();
    let here = Room { temp, folder };
    here.open().0.append(&shared(page(1, "Of both."))).unwrap();
    let elsewhere = copy_of(&here);
    let passes = [[ONE, TWO], [ELSEWHERE, "a blue door"]];
    for (room, [one, two], n) in [(&here, passes[0], 10), (&elsewhere, passes[1], 20)] {
        let passes = [one, two].map(pass);
        room.open().0.lock_for_two([&passes[0], &passes[1]], WorkFactor::NEXT_TO_NONE, day(0)).unwrap();
        let mut first = open_as(room, one).0;
        first.append(&page(n, "hers")).unwrap();
        first.append(&shared(page(n + 1, "theirs"))).unwrap();
        drop(first);
        open_as(room, two).0.append(&of_two(page(n + 2, "his"))).unwrap();
    }
    put_together(&elsewhere.folder, &here.folder);
    assert_eq!(open_as(&here, ONE).0.other_locks().len(), 2, "nobody can see from outside whose they are");
    for (today, other, said) in
        [(ONE, TWO, Joined::Nothing), (ONE, "a blue door", Joined::NotYours), (TWO, ELSEWHERE, Joined::NotYours)]
    {
        assert_eq!(join(&here, today, other), Ok(said), "{today} and {other}");
    }
    assert_eq!(join(&here, ONE, ELSEWHERE), Ok(Joined::Done));
    let (journal, reading) = open_as(&here, ONE);
    assert_eq!(
        (ids(&reading.records.to_records()), shown(&reading)),
        (vec![id(1), id(10), id(11)], vec![id(20), id(21)])
    );
    assert!(!journal.has_other_keys());
    for n in [12, 22] {
        assert!(!journal.key().unwrap().opens(&fs::read(super::sealed(&here, "records", n)).unwrap()), "his page {n}");
    }
}

/// With every operation failing, and dead at every operation.
#[test]
fn a_joining_that_stops_anywhere_leaves_what_opened_before_and_can_be_done_again() {
    let act = |room: &Room, disk: &Arc<FaultyDisk>, fault: Option<Fault>| {
        let (mut journal, _) = Journal::open_with(disk.clone(), &room.folder, key_of(room, ONE)).unwrap();
        disk.heal();
        if let Some(fault) = fault {
            fault.begins_on(disk);
        }
        journal.join(&pass(ONE), &pass(ELSEWHERE), WorkFactor::NEXT_TO_NONE, day(1))
    };
    let faults = every_fault(two_locks, |room, disk| assert_eq!(act(room, disk, None), Ok(Joined::Done)));
    let (mut stopped, mut done) = (0, 0);
    for fault in faults {
        let (room, disk) = (two_locks(), Arc::new(FaultyDisk::default()));
        let said = act(&room, &disk, Some(fault));
        let what = format!("{fault:?}: {said:?}");
        if let Err(said) = &said {
            assert!(
                said.words(crate::journal::shelf::english()).contains("both passphrases open what they opened before"),
                "{said}"
            );
        }
        stopped += usize::from(said != Ok(Joined::Done));
        let (_, reading) = open_as(&room, ONE);
        assert_eq!(ids(&reading.records.to_records()), [id(1), id(2)], "{what}");
        assert!(said != Ok(Joined::Done) || shown(&reading) == [id(3)], "{what}: said to be joined");
        done += usize::from(shown(&reading) == [id(3)]);
        assert_eq!(ids(&open_as(&room, ELSEWHERE).1.records.to_records()), [id(3)], "{what}");
        if shown(&reading).is_empty() {
            assert_eq!(join(&room, ONE, ELSEWHERE), Ok(Joined::Done), "{what}");
            assert_eq!(shown(&open_as(&room, ONE).1), [id(3)], "{what}");
        }
    }
    assert!(stopped > 10 && done > 5, "{stopped} stopped, {done} joined");
}
