//! The lock on the command line. Each try of a passphrase costs real work here, so each test walks a long way.

use super::desk::{Desk, said};
use crate::journal::two::files_below;
use std::fs;
use std::path::{Path, PathBuf};

const ONE: [&str; 2] = ["--passphrase-file", "p1"];
const TWO: [&str; 2] = ["--passphrase-file", "p2"];

fn with<'a>(pass: [&'a str; 2], command: &[&'a str]) -> Vec<&'a str> {
    [&pass[..], command].concat()
}

#[test]
fn set_up_with_a_passphrase_nothing_is_readable_without_it() {
    let desk = Desk::with_passphrases();
    let made = desk.run(with(ONE, &["init", "--name", "Ada", "--role", "hurt"])).well();
    assert!(made.contains("sealed with your passphrase") && made.contains("recovery-sheet"), "{made}");
    let kept = desk.run_with(b"The canary sings.", with(ONE, &["write", "welcome.one-page"])).well();
    assert_eq!(kept, "Kept on this computer.\n");
    assert!(desk.run(with(ONE, &["journal"])).well().contains("The canary sings."));
    desk.run(["journal"]).badly(3, &["--passphrase-file FILE"]);
    desk.run_with(b"x", ["write"]).badly(3, &["--passphrase-file FILE"]);
    desk.run(with(TWO, &["journal"])).badly(3, &["opens no workbook here", "Nothing was changed"]);
    for (file, bytes) in files_below(&desk.data()) {
        let text = String::from_utf8_lossy(&bytes);
        // Short ones in the quotes of a record: three letters alone stand in sealed bytes now and then.
        for word in ["canary", "\"Ada\"", "\"hurt\"", "welcome"] {
            assert!(!text.contains(word), "{} has {word}", file.display());
        }
    }
    assert!(desk.run(with(ONE, &["doctor"])).well().contains("scrypt 2^17"));
    // A second workbook needs a passphrase of its own, and does not say why.
    let again = desk.run(with(ONE, &["init", "--name", "Bo"]));
    assert_eq!((again.code, again.err.as_str()), (2, "Please choose another one.\n"));
    assert_eq!(fs::read_dir(desk.data()).unwrap().count(), 1);
    let mut by_variable = desk.goldseam(["journal"]);
    let read = said(by_variable.env("GOLDSEAM_PASSPHRASE_FILE", "p1").output().unwrap()).well();
    assert!(read.contains("The canary sings."));
}

#[test]
fn the_passphrase_says_which_workbook() {
    let desk = Desk::locked();
    desk.run_with(b"In the locked one.", with(ONE, &["write"])).well();
    desk.run(["init", "--name", "Bo"]).well();
    // What is not locked is all there is for whoever gives no passphrase.
    assert_eq!(desk.run(["journal"]).well(), "");
    assert!(desk.run(with(ONE, &["journal"])).well().contains("In the locked one."));
    desk.run(["lock"]).badly(3, &["--passphrase-file"]);
    desk.run(with(TWO, &["lock"])).well();
    assert_eq!(desk.run(with(TWO, &["journal"])).well(), "");
    desk.run(["lock"]).badly(2, &["no unlocked workbook"]);
}

/// Locked on two computers with two passphrases, and the folders put together.
#[test]
fn two_passphrases_of_one_person_are_joined_in_a_script_and_the_doctor_says_how() {
    let desk = Desk::begun();
    for (name, words) in [("p1", "three odd words\n"), ("p2", "three other words"), ("p3", "one more")] {
        fs::write(desk.temp.path().join(name), words).unwrap();
    }
    let elsewhere = desk.temp.path().join("elsewhere");
    crate::journal::lock::copy_files(&desk.data(), &elsewhere);
    let there = elsewhere.to_str().unwrap();
    let joined = [&ONE[..], &TWO[..], &["passphrase", "--join"]].concat();
    desk.run(with(ONE, &["lock"])).well();
    assert!(desk.run(&joined).well().contains("opens everything here that is yours"));
    desk.run(with(TWO, &["--data-dir", there, "lock"])).well();
    desk.run_with(b"Written elsewhere.", with(TWO, &["--data-dir", there, "write"])).well();
    let (from, into) = (elsewhere.join(desk.id()), desk.book());
    for file in files_below(&from).into_keys().filter(|file| !into.join(file).exists()) {
        fs::copy(from.join(&file), into.join(&file)).unwrap();
    }
    assert!(desk.run(with(ONE, &["doctor"])).out.contains("goldseam passphrase --join"));
    let before = files_below(&desk.data().join(desk.id()).join("keys"));
    let not = [&ONE[..], &["--passphrase-file", "p3"], &["passphrase", "--join"]].concat();
    desk.run(&not).badly(3, &["didn't open anything", "Nothing was changed"]);
    desk.run(with(ONE, &["passphrase", "--join"])).badly(3, &["--passphrase-file FILE"]);
    assert!(files_below(&desk.data().join(desk.id()).join("keys")) == before);
    assert!(desk.run(&joined).well().contains("opens both"));
    let said = desk.run(with(ONE, &["doctor"])).out;
    assert!(!said.contains("--join") && said.contains("nothing shows who wrote it"), "{said}");
    assert_eq!(desk.run(with(ONE, &["recovery-sheet"])).well().matches("\nAGE-SECRET-KEY-1").count(), 2);
    assert!(desk.run(&joined).well().contains("opens everything here that is yours"));
}

#[test]
fn locked_and_unlocked_again_every_page_is_there() {
    let desk = Desk::with_passphrases();
    desk.run(["init", "--name", "Ada"]).well();
    desk.run_with(b"Before the lock.", ["write"]).well();
    let before = desk.run(["journal", "--json"]).well();
    let plain = files_below(&desk.book());
    for command in ["unlock", "passphrase", "recovery-sheet"] {
        desk.run([command]).badly(3, &["--passphrase-file"]);
        desk.run(with(ONE, &[command])).badly(3, &["opens no workbook here", "isn't locked"]);
        desk.run([command, "--book", &desk.id()]).badly(2, &["not locked"]);
    }
    let said = desk.run(with(ONE, &["lock"])).well();
    assert!(said.contains("recovery-sheet") && said.contains("does not hide"), "{said}");
    let plain_left =
        |file: &PathBuf| file.extension().is_some_and(|ending| ending == "json") && file.components().count() > 1;
    let left: Vec<_> = files_below(&desk.book()).into_keys().filter(plain_left).collect();
    assert_eq!(left, [PathBuf::from("people/1.json")]);
    assert_eq!(desk.run(with(ONE, &["journal", "--json"])).well(), before);
    desk.run(with(ONE, &["unlock"])).well();
    let mut after = files_below(&desk.book());
    let of_the_lock = |file: &Path, bytes: &[u8]| {
        let names = ["kept", "open"].map(|ending| file.to_string_lossy().ends_with(ending));
        names.contains(&true) || file.starts_with("people") || String::from_utf8_lossy(bytes).contains("taken-in")
    };
    after.retain(|file, bytes| !of_the_lock(file, bytes));
    assert!(after == plain, "{:?}", after.keys());
}

#[test]
fn what_is_left_out_when_the_lock_is_taken_off_is_counted_and_named() {
    let desk = Desk::locked();
    let other = Desk::begun();
    other.run_with(b"Nobody knows whose.", ["write"]).well();
    for (file, bytes) in files_below(&other.book()).into_iter().filter(|(file, _)| file.starts_with("records")) {
        std::fs::write(desk.book().join(file), bytes).unwrap();
    }
    let said = desk.run(with(ONE, &["unlock"])).well();
    assert!(said.contains("left out") && said.contains("Found in the folder"), "{said}");
    let said = desk.run(["journal"]);
    assert!(!said.out.contains("Nobody knows") && said.err.contains("files of this workbook"), "{}", said.err);
    let said = desk.run(["doctor"]);
    assert!(said.code == 1 && said.out.contains("Found in the folder"), "{}", said.out);
}

#[test]
fn the_passphrase_changes_and_the_sheet_opens_when_it_is_forgotten() {
    let desk = Desk::locked();
    desk.run_with(b"A page.", with(ONE, &["write"])).well();
    let sheet = desk.run(with(ONE, &["recovery-sheet"])).well();
    let key: Vec<_> = sheet.lines().filter(|line| !line.starts_with('#')).collect();
    assert!(key.len() == 1 && key[0].starts_with("AGE-SECRET-KEY-1"), "{}", key.len());
    assert!(sheet.contains("away from the computer") && sheet.contains("age --decrypt"), "{sheet}");
    let taken = desk.run([&ONE[..], &ONE, &["passphrase"]].concat());
    assert_eq!((taken.code, taken.err.as_str()), (2, "Please choose another one.\n"));
    desk.run(with(ONE, &["passphrase"])).badly(3, &["--passphrase-file"]);
    desk.run([&ONE[..], &TWO, &["passphrase"]].concat()).well();
    desk.run(with(ONE, &["journal"])).badly(3, &["opens no workbook here"]);
    assert!(desk.run(with(TWO, &["journal"])).well().contains("A page."));
    assert!(desk.run(with(TWO, &["doctor"])).well().contains("scrypt 2^17"));
    // Typed by hand, in small letters and in groups; and as a file.
    let typed = key[0].to_lowercase().as_bytes().chunks(9).map(String::from_utf8_lossy).collect::<Vec<_>>().join(" ");
    desk.run_with(typed.as_bytes(), with(ONE, &["recover"])).well();
    assert!(desk.run(with(ONE, &["journal"])).well().contains("A page."));
    fs::remove_file(crate::journal::lock::key_file(&desk.book(), 1)).unwrap();
    fs::write(desk.temp.path().join("sheet.txt"), &sheet).unwrap();
    desk.run(with(TWO, &["recover", "sheet.txt"])).well();
    assert!(desk.run(with(TWO, &["journal"])).well().contains("A page."));
    let wrong = sheet.replace("AGE-SECRET-KEY-1", "AGE-SECRET-KEY-1Q");
    desk.run_with(wrong.as_bytes(), with(ONE, &["recover"])).badly(3, &["a letter of its line", "Nothing was changed"]);
    desk.run_with(b"", with(ONE, &["recover"])).badly(3, &["Nothing was changed"]);
    desk.run(with(ONE, &["recover", "no-such-file"])).badly(4, &["no-such-file"]);
}

#[test]
fn a_broken_key_is_not_taken_for_a_wrong_passphrase() {
    let desk = Desk::locked();
    let key = crate::journal::lock::key_file(&desk.book(), 1);
    let whole = fs::read(&key).unwrap();
    fs::write(&key, &whole[..whole.len() - 20]).unwrap();
    desk.run(with(ONE, &["journal"])).badly(4, &["key", "recovery sheet"]);
    let said = desk.run(["doctor", "--book", &desk.id()]);
    assert_eq!(said.code, 1);
    assert!(said.out.contains("it is no whole key file"), "{}", said.out);
}

#[test]
fn how_soon_a_new_passphrase_is_guessed_is_said_and_none_is_refused() {
    let desk = Desk::new();
    for (words, says) in [
        ("xx", "Anyone could guess this quickly"),
        ("Ada", "Anyone could guess this quickly"),
        ("tram harbor walnut prism", "hard to guess"),
    ] {
        fs::write(desk.temp.path().join("p1"), words).unwrap();
        let made = desk.run(with(ONE, &["init", "--name", "Ada"])).well();
        assert!(made.contains(says) && made.contains("sealed with your passphrase"), "{words}: {made}");
        assert_eq!(desk.run(with(ONE, &["journal"])).well(), "");
        fs::remove_dir_all(desk.data()).unwrap();
    }
}

#[test]
fn a_passphrase_file_that_is_none_is_told() {
    let desk = Desk::locked();
    let file = desk.temp.path().join("p3");
    for (bytes, code, words) in [
        (&b"\nsecond line"[..], 2, "nothing in its first line"),
        (b"", 2, "nothing in its first line"),
        (b"\xff\xfe", 2, "nothing in its first line"),
        (b"caf\xe9", 4, "not text"),
        (&[b'x'; 1025], 2, "too long"),
    ] {
        fs::write(&file, bytes).unwrap();
        desk.run(["journal", "--passphrase-file", "p3"]).badly(code, &[words, "p3"]);
    }
    desk.run(["journal", "--passphrase-file", "none"]).badly(4, &["none", "can't be read"]);
    desk.run(["--passphrase-file", "p1", "--passphrase-file", "p2", "init", "--name", "Bo"]).badly(2, &["one file"]);
}

#[test]
fn the_lock_of_two_is_not_set_or_taken_off_here() {
    let two = crate::journal::two::Two::new();
    let desk = Desk::new();
    fs::rename(two.data(), desk.data()).unwrap();
    desk.run(["unlock"]).badly(3, &["--passphrase-file"]);
    fs::write(desk.temp.path().join("p1"), "one").unwrap();
    desk.run(with(ONE, &["unlock"])).badly(2, &["for two"]);
    let together = Desk::begun();
    let book = together.book().join("book.json");
    fs::write(&book, fs::read_to_string(&book).unwrap().replace("\"one\"", "\"together\"")).unwrap();
    together.run(["lock"]).badly(2, &["for two"]);
    together.run_with(b"x", ["write"]).badly(2, &["nothing was kept"]);
}

#[test]
fn what_another_window_has_open_is_neither_locked_nor_erased() {
    let desk = Desk::with_passphrases();
    desk.run(["init", "--name", "Ada"]).well();
    let real = std::sync::Arc::new(goldseam::journal::RealDisk);
    let (mut journal, _) = goldseam::journal::Journal::open(real, desk.book()).unwrap();
    assert!(journal.announce());
    desk.run(with(ONE, &["lock"])).badly(5, &["Another window", "Nothing was changed"]);
    desk.run_with(b"erase\n", ["erase", "--everything"]).badly(5, &["another window"]);
    assert_eq!(desk.run(["journal"]).well(), "");
}
