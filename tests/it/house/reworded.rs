//! What went wrong is said in the words of the pack that is open, wherever it is told: on the screen, line by line, by a
//! command, by the doctor.

use crate::cli;
use crate::house::editions::another;
use crate::journal::shelf::FaultyDisk;
use crate::walks::common::at_home;
use crate::walks::harness::Desk;
use rustix::io::Errno;
use std::fs;
use std::sync::Arc;

/// Words of the shipped pack, and others in their place.
const CHANGES: [(&str, &str); 9] = [
    ("The page could not be kept", "Die Seite ist nicht gespeichert"),
    ("the disk is full", "die Platte ist voll"),
    ("the disk answered", "die Platte sagt"),
    ("Your words are still here", "Deine Worte sind noch da"),
    ("try again once there is room", "versuch es wieder, wenn Platz ist"),
    ("its book.json is damaged", "sein book.json ist kaputt"),
    ("it is damaged or cut off", "sie ist kaputt"),
    ("so it is not read", "also wird sie nicht gelesen"),
    ("There is no such deleted page.", "So eine Seite gibt es nicht."),
];

/// A desk for commands with such an edition in a folder, and a workbook for one.
fn desk() -> cli::desk::Desk {
    let desk = cli::desk::Desk::begun();
    desk.run(["content", "export", "pack"]).well();
    for area in ["errors", "doctor", "commands"] {
        let file = desk.temp.path().join(format!("pack/library/words/{area}.toml"));
        let text = fs::read_to_string(&file).unwrap();
        fs::write(&file, CHANGES.iter().fold(text, |text, (from, to)| text.replace(from, to))).unwrap();
    }
    desk
}

#[test]
fn a_failed_save_says_so_on_the_screen_in_the_words_of_the_pack() {
    let faults = Arc::new(FaultyDisk::default());
    let mut desk = Desk::new().on(faults.clone());
    desk.edition = Some(another(&desk, "pack", &CHANGES));
    let mut walk = at_home(&desk, "I was hurt");
    walk.press("w").sees("A blank page").press("still here").wait(3);
    faults.fail(crate::journal::shelf::Op::Create, 1, Errno::NOSPC);
    walk.press("<c-s>").sees("Die Seite ist nicht gespeichert: die Platte ist voll.").sees("noch da;");
    walk.sees("versuch es").misses("could not be kept");
    faults.fail(crate::journal::shelf::Op::Create, 1, Errno::IO);
    walk.press("<c-s>").sees("die Platte sagt").sees("Input/output error");
    faults.heal();
    walk.press("<c-s>").misses("nicht gespeichert");
}

#[test]
fn a_command_and_the_doctor_speak_in_the_words_of_the_pack() {
    let desk = desk();
    let trash = ["--content", "pack", "trash", "restore", "abc"];
    desk.run(trash).badly(2, &["So eine Seite gibt es nicht. `goldseam trash list`"]);
    let page = desk.book().join("records").join(format!("{:032x}.json", 7));
    fs::write(&page, "{").unwrap();
    let said = desk.run(["--content", "pack", "doctor"]);
    assert!(said.out.contains("sie ist kaputt, also wird sie nicht gelesen"), "{}", said.out);
    assert!(!said.out.contains("cut off"), "{}", said.out);
    fs::write(desk.book().join("book.json"), "{").unwrap();
    desk.run(["--content", "pack", "journal"]).badly(4, &["sein book.json ist kaputt"]);
}

/// Where the pack itself can't be read, nobody is left without a sentence.
#[test]
fn a_pack_that_can_t_be_read_leaves_the_words_of_the_program() {
    let desk = desk();
    fs::write(desk.temp.path().join("pack/workbook.toml"), "name = ").unwrap();
    fs::write(desk.book().join("book.json"), "{").unwrap();
    for command in [&["lock"][..], &["part", "copy"]] {
        let args = ["--content", "pack"].iter().chain(command);
        desk.run(args).badly(4, &["its book.json is damaged"]);
    }
}
