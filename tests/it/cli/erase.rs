//! Erasing asks who is here or for a word, leaves nothing, and says what it can't reach.

use super::desk::Desk;
use crate::journal::two::Two;
use std::fs;

#[test]
fn without_a_lock_it_asks_for_the_word_and_leaves_nothing() {
    for how in ["--everything", "--mine"] {
        let desk = Desk::begun();
        desk.run_with(b"A page.", ["write"]).well();
        for no in ["", "yes\n", "Erase it\n"] {
            desk.run_with(no.as_bytes(), ["erase", how]).badly(2, &["Nothing was erased"]);
        }
        assert!(desk.run(["journal"]).well().contains("A page."));
        let said = desk.run_with(b"erase\n", ["erase", how]).well();
        assert!(said.contains("flash memory") && said.contains("backups"), "{said}");
        assert_eq!(fs::read_dir(desk.data()).unwrap().count(), 0);
    }
    Desk::begun().run(["erase"]).badly(2, &["--mine", "--everything"]);
    Desk::begun().run(["erase", "--mine", "--everything"]).badly(2, &["cannot be used"]);
    Desk::new().run_with(b"erase\n", ["erase", "--everything"]).badly(2, &["no workbook"]);
}

#[test]
fn with_a_lock_it_asks_for_the_passphrase() {
    let desk = Desk::locked();
    desk.run_with(b"erase\n", ["erase", "--everything"]).badly(3, &["--passphrase-file"]);
    desk.run(["erase", "--everything", "--passphrase-file", "p2"]).badly(3, &["opens no workbook"]);
    assert!(desk.book().join("book.json").exists());
    desk.run(["erase", "--everything", "--passphrase-file", "p1"]).well();
    assert_eq!(fs::read_dir(desk.data()).unwrap().count(), 0);
}

#[test]
fn what_was_broken_off_once_the_keys_were_gone_is_gone_on_with() {
    let desk = Desk::locked();
    fs::remove_file(crate::journal::lock::key_file(&desk.book(), 1)).unwrap();
    desk.run(["erase", "--everything"]).badly(2, &["Nothing was erased"]);
    desk.run_with(b"erase\n", ["erase", "--mine"]).well();
    assert_eq!(fs::read_dir(desk.data()).unwrap().count(), 0);
}

#[test]
fn in_the_usual_place_the_empty_folder_goes_too() {
    let desk = Desk::new();
    let run = |args: &[&str]| {
        let mut command = desk.goldseam(args);
        super::desk::said(
            command
                .env_remove("GOLDSEAM_DATA")
                .stdin(fs::File::open(desk.temp.path().join("yes")).unwrap())
                .output()
                .unwrap(),
        )
    };
    fs::write(desk.temp.path().join("yes"), "erase\n").unwrap();
    run(&["init", "--name", "Ada"]).well();
    assert!(desk.temp.path().join(".local/share/goldseam").exists());
    run(&["erase", "--everything"]).well();
    assert!(!desk.temp.path().join(".local/share/goldseam").exists());
}

#[test]
fn of_two_mine_needs_one_and_everything_needs_both() {
    let two = Two::new();
    let desk = Desk::new();
    fs::rename(two.data(), desk.data()).unwrap();
    fs::write(desk.temp.path().join("p1"), "one").unwrap();
    fs::write(desk.temp.path().join("p2"), "two").unwrap();
    let everything = ["erase", "--everything", "--passphrase-file", "p1"];
    desk.run(everything).badly(3, &["terminal"]);
    desk.run([&everything[..], &["--passphrase-file", "p1"]].concat()).badly(3, &["Nothing was erased"]);
    desk.run_with(b"erase\n", ["erase", "--everything"]).badly(3, &["terminal"]);
    let said = desk.run(["erase", "--mine", "--passphrase-file", "p1"]).well();
    assert!(said.contains("What is for both of you is still there."), "{said}");
    let hers = desk.run(["journal", "--passphrase-file", "p1"]).well();
    assert!(!hers.contains("Hers alone.") && hers.contains("For both."), "{hers}");
    assert!(desk.run(["journal", "--passphrase-file", "p2"]).well().contains("His alone."));
    desk.run([&everything[..], &["--passphrase-file", "p2"]].concat()).well();
    assert_eq!(fs::read_dir(desk.data()).unwrap().count(), 0);
}

/// Whoever can write in the folder can say in `book.json` that it is for one, and take the keys away.
#[test]
fn mine_is_never_all_of_two_whatever_the_folder_says() {
    let two = Two::new();
    let desk = Desk::new();
    fs::rename(two.data(), desk.data()).unwrap();
    fs::write(desk.temp.path().join("p1"), "one").unwrap();
    fs::write(desk.temp.path().join("p2"), "two").unwrap();
    let book = desk.book().join("book.json");
    let said = fs::read_to_string(&book).unwrap();
    let for_one = said.replace("\"pair\"", "\"one\"");
    assert_ne!(said, for_one);
    fs::write(&book, &for_one).unwrap();
    desk.run(["erase", "--everything", "--passphrase-file", "p1"]).badly(3, &["terminal"]);
    desk.run(["unlock", "--passphrase-file", "p1"]).badly(2, &["for two"]);
    desk.run(["erase", "--mine", "--passphrase-file", "p1"]).well();
    assert!(desk.run(["journal", "--passphrase-file", "p2"]).well().contains("His alone."));
    fs::rename(desk.book().join("keys"), desk.temp.path().join("keys")).unwrap();
    fs::write(&book, &for_one).unwrap();
    desk.run_with(b"erase\n", ["erase", "--mine"]).badly(2, &["recovery sheet", "Nothing was erased"]);
    fs::rename(desk.temp.path().join("keys"), desk.book().join("keys")).unwrap();
    assert!(desk.run(["journal", "--passphrase-file", "p2"]).well().contains("His alone."));
}

#[test]
fn together_nothing_is_one_s_own() {
    let desk = Desk::begun();
    let book = desk.book().join("book.json");
    fs::write(&book, fs::read_to_string(&book).unwrap().replace("\"one\"", "\"together\"")).unwrap();
    desk.run_with(b"erase\n", ["erase", "--mine"]).badly(2, &["--everything"]);
    desk.run_with(b"erase\n", ["erase", "--everything"]).well();
}
