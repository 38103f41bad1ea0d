//! A workbook for two without the screens, and what a status line may say.

use super::desk::{Desk, said};
use std::fs;
use std::process::Command;

const PASSES: [&str; 4] = ["--passphrase-file", "p1", "--passphrase-file", "p2"];

fn with<'a>(pass: &'a str, command: &[&'a str]) -> Vec<&'a str> {
    [&["--passphrase-file", pass], command].concat()
}

/// A workbook for two in which Ada has kept a page of her own.
fn pair() -> Desk {
    let desk = Desk::with_passphrases();
    let made = desk.run([&PASSES[..], &["init", "--name", "Ada", "--second", "Ben"]].concat()).well();
    assert!(made.contains("two people who can each say no") && made.contains("its owner's own"), "{made}");
    desk.run_with(b"a canary of mine", with("p1", &["write"])).well();
    desk
}

#[test]
fn for_two_each_passphrase_opens_its_owners_pages_and_no_other() {
    let desk = pair();
    assert!(desk.run(with("p1", &["journal"])).well().contains("a canary of mine"));
    assert_eq!(desk.run(with("p2", &["journal"])).well(), "");
    assert_eq!(desk.run(with("p2", &["journal", "--json"])).well(), "");
    let said = desk.run(with("p1", &["doctor"])).well();
    assert!(!said.contains("Ada") && !said.contains("Ben"), "{said}");
}

#[test]
fn together_only_has_no_passphrase() {
    let desk = Desk::with_passphrases();
    let made = desk.run(["init", "--name", "Ada", "--second", "Ben", "--together-only"]).well();
    assert!(made.contains("It is not locked"), "{made}");
    assert!(!desk.book().join("keys").exists());
    assert_eq!(desk.run(["status"]).well(), "Nothing is waiting.\n");
}

#[test]
fn what_can_not_be_set_up_for_two_is_a_sentence_and_nothing_is_there() {
    let desk = Desk::with_passphrases();
    let two = |more: &[&'static str]| [&["init", "--name", "Ada", "--second"], more].concat();
    desk.run(two(&["aDa"])).badly(2, &["told apart"]);
    desk.run(two(&["Ben"])).badly(3, &["--passphrase-file FILE"]);
    desk.run(two(&["Ben", "--role", "hurt"])).badly(2, &["--role"]);
    desk.run(["init", "--name", "Ada", "--together-only"]).badly(2, &["--second"]);
    desk.run(with("p1", &two(&["Ben"]))).badly(2, &["two files"]);
    desk.run(with("p1", &two(&["Ben", "--together-only"]))).badly(2, &["no passphrase"]);
    fs::write(desk.temp.path().join("p2"), "three odd words").unwrap();
    let same = [&PASSES[..], &two(&["Ben"])].concat();
    let said = desk.run(same);
    assert_eq!((said.code, said.err.as_str()), (2, "Please choose another one.\n"));
    assert_eq!(fs::read_dir(desk.data()).map_or(0, Iterator::count), 0);
}

#[test]
fn locked_it_says_one_word_and_with_a_passphrase_nothing_private() {
    let desk = pair();
    for (args, words) in [(&["status"][..], "Locked.\n"), (&["status", "--json"], "{\"locked\":true}\n")] {
        let said = desk.run(args);
        assert_eq!((said.code, said.out.as_str(), said.err.as_str()), (3, words, ""));
    }
    for pass in ["p1", "p2"] {
        assert_eq!(desk.run(with(pass, &["status"])).well(), "Nothing is waiting.\n");
        assert_eq!(desk.run(with(pass, &["status", "--json"])).well(), "");
    }
    fs::write(desk.temp.path().join("p3"), "no such words").unwrap();
    desk.run(with("p3", &["status"])).badly(3, &["opens no workbook here"]);
}

#[test]
fn names_are_cleaned_and_told_apart_as_they_are_seen() {
    let desk = Desk::with_passphrases();
    let two = |one: &str, other: &str| {
        desk.run(["init", "--together-only", "--name", one, "--second", other].map(str::to_owned))
    };
    two("Ada", "A\u{200b}da\n").badly(2, &["told apart"]);
    two("Ada", "\u{200b}\u{2060}").badly(2, &["Any name will do"]);
    two("Ada", &"n".repeat(50_000)).badly(2, &["up to 60 letters", "Nothing was set up"]);
    assert!(!desk.data().exists(), "something was made");
    two("Ada", " Ben\t \nOld ").well();
    let records = crate::journal::two::files_below(&desk.book().join("records"));
    let names = records.values().filter(|bytes| String::from_utf8_lossy(bytes).contains("\"Ben Old\"")).count();
    assert_eq!(names, 1);
}

/// A file of one block is all that this disk takes: `book.json` fits, and so does all but a name of many bytes.
#[test]
fn what_can_not_be_set_up_whole_is_not_there_at_all() {
    let desk = Desk::new();
    let long = "👩\u{200d}👩\u{200d}👧\u{200d}👦".repeat(60);
    let limited = |more: &[&str]| {
        let words = "trap '' XFSZ; ulimit -f 1; exec \"$0\" \"$@\"";
        let mut shell = Command::new("sh");
        shell.args(["-c", words, env!("CARGO_BIN_EXE_goldseam"), "init", "--name", &long]).args(more);
        shell.env_clear().env("HOME", desk.temp.path()).env("GOLDSEAM_DATA", desk.data());
        said(shell.current_dir(desk.temp.path()).output().unwrap())
    };
    let two = ["--second", "Ben", "--together-only"];
    limited(&[]).badly(5, &["could not be set up", "Nothing was set up."]);
    assert!(!desk.data().exists(), "something is left");
    fs::create_dir(desk.data()).unwrap();
    let failed = limited(&two);
    assert!(!failed.err.contains("Your words"), "{}", failed.err);
    assert_eq!(failed.code, 5, "{}", failed.err);
    assert_eq!(fs::read_dir(desk.data()).unwrap().count(), 0, "something is left");
    let plain = desk.run([&["init", "--name", &long], &two[..]].concat()).well();
    assert!(plain.contains("for the two of you is here"), "{plain}");
}

/// The one line of a sheet, copied by hand, while nothing in the folder shows whose the other key is.
#[test]
fn two_whose_keys_lost_each_other_are_made_known_again_by_both_passphrases() {
    let desk = pair();
    fs::write(desk.temp.path().join("p3"), "her new one").unwrap();
    let both = |first| ["--passphrase-file", first, "--passphrase-file", "p2", "passphrase", "--both"];
    assert!(desk.run(both("p1")).well().contains("Nothing was changed"));
    let printed = desk.run(with("p1", &["recovery-sheet"])).well();
    let line = printed.lines().find(|line| line.starts_with("AGE-SECRET-KEY-1")).unwrap();
    let person = desk.book().join("people/1.json");
    let said = fs::read_to_string(&person).unwrap();
    fs::write(person, said.replace("\"pin\":\"", "\"pin\":\"00")).unwrap();
    let recovered = desk.run_with(line.as_bytes(), with("p3", &["recover", "-"])).well();
    assert!(recovered.contains("goldseam passphrase --both"), "{recovered}");
    let mine = ["--passphrase-file", "p3", "--passphrase-file", "p3", "passphrase", "--both"];
    desk.run(mine).badly(3, &["didn't open anything", "Nothing was changed"]);
    desk.run(["--passphrase-file", "p3", "--passphrase-file", "p1", "passphrase", "--both"])
        .badly(2, &["isn't the other"]);
    assert!(desk.run(both("p3")).well().contains("know each other again"));
    assert!(desk.run(both("p3")).well().contains("Nothing was changed"));
    assert!(desk.run(with("p3", &["journal"])).well().contains("a canary of mine"));
    desk.run(with("p1", &["journal"])).badly(3, &["opens no workbook here"]);
    assert_eq!(desk.run(with("p2", &["journal"])).well(), "");
}
