//! A workbook for two without the screens, and what a status line may say.

use super::Desk;
use std::fs;

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
    let said = desk.run(["doctor"]).well();
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
