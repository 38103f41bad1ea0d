//! A folder that can't be made, entered or read, and files in it that are not what they should be: each is a sentence
//! and an exit code, and what is there stays as it is.

use super::desk::{Desk, Said, said};
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::process::Command;

/// What opens, reads, writes and sets up, with the exit code where the data can't be reached.
const REACHING: [(&[&str], i32); 4] =
    [(&["--plain"], 4), (&["journal"], 4), (&["write"], 4), (&["init", "--name", "Bo"], 5)];

/// No bare answer of the system, and what is safe.
fn is_plain(said: Said, code: i32, words: &[&str]) {
    assert!(!said.err.contains("os error"), "{}", said.err);
    assert!(said.err.contains("Nothing"), "{}", said.err);
    said.badly(code, words);
}

#[test]
fn a_file_in_the_way_of_the_data_folder_is_said_and_stays() {
    let desk = Desk::new();
    fs::write(desk.data(), "mine").unwrap();
    let below = desk.data().join("below");
    for (command, code) in REACHING {
        is_plain(desk.run(command), code, &[]);
        is_plain(said(desk.goldseam(command).env("GOLDSEAM_DATA", &below).output().unwrap()), code, &[]);
    }
    assert_eq!(fs::read_to_string(desk.data()).unwrap(), "mine");
}

#[test]
fn a_home_that_is_not_there_is_no_workbook_yet() {
    let desk = Desk::new();
    let home = desk.temp.path().join("no/such/home");
    let mut journal = desk.goldseam(["journal"]);
    said(journal.env_remove("GOLDSEAM_DATA").env("HOME", &home).output().unwrap()).badly(2, &["goldseam init"]);
    assert!(!home.exists(), "reading made a home");
}

#[test]
fn a_home_that_can_not_be_made_is_said() {
    let desk = Desk::new();
    fs::write(desk.temp.path().join("file"), "mine").unwrap();
    for (command, code) in REACHING {
        let mut command = desk.goldseam(command);
        command.env_remove("GOLDSEAM_DATA").env("HOME", desk.temp.path().join("file/home"));
        is_plain(said(command.output().unwrap()), code, &[]);
    }
}

/// Root may enter every folder, so where these tests run as root the program runs as nobody.
#[test]
fn a_data_folder_of_someone_else_is_said_and_stays() {
    let desk = Desk::begun();
    let own = desk.temp.path().join("goldseam");
    // By another program: a copy written here could still be open in a child of another test, and then it can't be run.
    assert!(Command::new("cp").arg(env!("CARGO_BIN_EXE_goldseam")).arg(&own).status().unwrap().success());
    fs::set_permissions(desk.temp.path(), Permissions::from_mode(0o755)).unwrap();
    fs::set_permissions(desk.data(), Permissions::from_mode(0o000)).unwrap();
    for (command, code) in REACHING {
        let mut program = Command::new(&own);
        program.env_clear().env("HOME", desk.temp.path()).env("GOLDSEAM_DATA", desk.data()).args(command);
        if rustix::process::geteuid().is_root() {
            program.uid(65534).gid(65534);
        }
        let output = program.current_dir(desk.temp.path()).output().unwrap();
        is_plain(said(output), code, &["this account may not"]);
    }
    fs::set_permissions(desk.data(), Permissions::from_mode(0o700)).unwrap();
    assert_eq!(fs::read_dir(desk.data()).unwrap().count(), 1);
}

#[test]
fn a_damaged_or_newer_workbook_is_not_taken_for_a_first_run() {
    let desk = Desk::begun();
    let file = desk.book().join("book.json");
    let name = desk.book().file_name().unwrap().to_str().unwrap().to_owned();
    for (text, wanted) in [("{\"format\":1", "damaged"), ("{\"format\":9}", "newer version")] {
        fs::write(&file, text).unwrap();
        for command in [&["--plain"][..], &["journal"], &["write"], &["journal", "--book", &name]] {
            desk.run(command).badly(4, &[wanted]);
        }
        assert_eq!(fs::read_to_string(&file).unwrap(), text);
    }
}

#[test]
fn a_page_that_can_not_be_read_hides_no_other_and_is_counted() {
    let desk = Desk::begun();
    desk.run_with(b"The good page.", ["write"]).well();
    fs::write(desk.book().join("records").join("0".repeat(32) + ".json"), "half a pa").unwrap();
    let said = desk.run(["journal"]);
    assert!(said.out.contains("The good page."), "{}", said.out);
    assert_eq!((said.code, said.err.trim_end()), (1, "One file of this workbook can't be read. It stays where it is."));
}
