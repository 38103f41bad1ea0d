//! Several workbooks: what is locked is not there for whoever types no passphrase, in no command, by no word.

use super::desk::{Desk, Said, WHICH};
use goldseam::engine::{BookKind, Place};
use goldseam::journal::{DataDir, Key, Passphrase, RealDisk, WorkFactor};
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

/// A locked workbook of somebody else's, beside whatever is there.
fn lock_one_in(desk: &Desk, pass: &str, bits: u128) {
    let (key, pass) = (Key::new(Place::One), Passphrase::from(pass.to_owned()));
    let shelf = DataDir::new(Arc::new(RealDisk), desk.data());
    shelf.create_locked(BookKind::One, &[(&key, &pass)], WorkFactor::NEXT_TO_NONE, bits).unwrap();
}

/// The workbooks of a desk, the unlocked ones first.
fn folders(desk: &Desk) -> Vec<PathBuf> {
    let mut folders: Vec<_> = fs::read_dir(desk.data()).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort_by_key(|folder| folder.join("keys").exists());
    folders
}

/// All that a command says, without what is this desk's alone.
fn words(desk: &Desk, said: Said) -> (i32, String, String) {
    let home = desk.temp.path().to_str().unwrap();
    let mut names = vec![(home.to_owned(), "HOME")];
    for folder in folders(desk).into_iter().filter(|folder| !folder.join("keys").exists()) {
        names.push((folder.file_name().unwrap().to_str().unwrap().to_owned(), "ID"));
    }
    let plain = |text: String| names.iter().fold(text, |text, (name, is)| text.replace(name, is));
    (said.code, plain(said.out), plain(said.err))
}

/// A command, and what it says.
type Answer = (Vec<&'static str>, (i32, String, String));

/// What every command says on this desk, where none of it was given a passphrase that opens.
fn everything_said(desk: &Desk) -> Vec<Answer> {
    let commands: [&[&str]; 27] = [
        &[],
        &["--plain"],
        &["status"],
        &["status", "--json"],
        &["journal"],
        &["journal", "--json"],
        &["doctor"],
        &["doctor", "--json"],
        &["backup", "it.tar"],
        &["restore", "it.tar"],
        &["trash", "list"],
        &["export", "md"],
        &["export", "md", "--dry-run"],
        &["write"],
        &["part", "mine"],
        &["steps"],
        &["unlock"],
        &["passphrase"],
        &["recovery-sheet"],
        &["recover", "p1"],
        &["erase", "--mine"],
        &["--passphrase-file", "p2", "journal"],
        &["--passphrase-file", "p2", "status"],
        &["--passphrase-file", "p2", "doctor"],
        &["--passphrase-file", "p2", "backup", "more.tar"],
        &["--book", "0", "doctor"],
        &["--ask", "journal"],
    ];
    let run = |command: &&[&'static str]| (command.to_vec(), words(desk, desk.run(command.iter())));
    let mut all: Vec<_> = commands.iter().map(run).collect();
    // These make something or change it, so they stand at the end.
    for command in [&["init", "--name", "Bo"][..], &["lock"]] {
        all.push((command.to_vec(), words(desk, desk.run(command))));
    }
    all
}

/// Two desks that differ in nothing but what is locked; both say the same.
fn say_the_same(desks: [Desk; 2]) {
    let [one, two] = desks.map(|desk| everything_said(&desk));
    for ((command, one), (_, two)) in one.into_iter().zip(two) {
        assert_eq!(one, two, "{command:?}");
    }
}

fn with_unlocked(names: &[&str], locked: u32) -> Desk {
    let desk = Desk::with_passphrases();
    for name in names {
        desk.run(["init", "--name", name]).well();
    }
    for nth in 0..locked {
        // Before and behind the others, in the order of their names.
        lock_one_in(&desk, "three odd words", if nth % 2 == 0 { u128::MAX - u128::from(nth) } else { nth.into() });
    }
    desk
}

#[test]
fn beside_a_workbook_without_a_lock_no_command_tells_of_a_locked_one() {
    say_the_same([with_unlocked(&["Ada"], 0), with_unlocked(&["Ada"], 2)]);
}

#[test]
fn beside_several_without_a_lock_no_command_tells_of_a_locked_one() {
    say_the_same([with_unlocked(&["Ada", "Eva"], 0), with_unlocked(&["Ada", "Eva"], 1)]);
}

#[test]
fn where_all_is_locked_no_command_tells_how_many_there_are() {
    say_the_same([with_unlocked(&[], 1), with_unlocked(&[], 3)]);
}

#[test]
fn the_passphrase_or_the_folder_says_which_is_meant() {
    let desk = with_unlocked(&["Ada", "Eva"], 0);
    desk.run(["journal"]).badly(2, &[WHICH]);
    lock_one_in(&desk, "three odd words", 7);
    desk.run_with(b"In the locked one.", ["--passphrase-file", "p1", "write"]).well();
    assert!(desk.run(["--passphrase-file", "p1", "journal"]).well().contains("In the locked one."));
    let folders = folders(&desk);
    for (nth, page) in folders.iter().zip(["the first", "the second"]) {
        desk.run_with(page.as_bytes(), ["--data-dir", nth.to_str().unwrap(), "write"]).well();
        assert!(desk.run(["journal", "--book", nth.file_name().unwrap().to_str().unwrap()]).well().contains(page));
    }
    let locked = folders[2].to_str().unwrap();
    desk.run(["journal", "--data-dir", locked]).badly(3, &["--passphrase-file"]);
    desk.run(["journal", "--data-dir", locked, "--passphrase-file", "p1"]).well();
    // Each is backed up by what names it, and the others are not in it.
    desk.run(["backup", "all.tar"]).well();
    desk.run(["backup", "by-name.tar", "--data-dir", locked]).well();
    desk.run(["backup", "by-passphrase.tar", "--passphrase-file", "p1"]).well();
    let holds = |tar: &str, folder: &PathBuf| {
        let bytes = fs::read(desk.temp.path().join(tar)).unwrap();
        String::from_utf8_lossy(&bytes).contains(folder.file_name().unwrap().to_str().unwrap())
    };
    let held = |tar: &str| folders.iter().map(|folder| holds(tar, folder)).collect::<Vec<_>>();
    assert_eq!(held("all.tar"), [true, true, false]);
    assert_eq!(held("by-name.tar"), [false, false, true]);
    assert_eq!(held("by-passphrase.tar"), [false, false, true]);
}
