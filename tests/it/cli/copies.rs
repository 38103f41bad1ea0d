//! Backups, copies of one's own and bringing back, as a script meets them.

use super::desk::{Desk, WHICH};
use crate::journal::two::{Two, files_below};
use std::fs;

#[test]
fn a_backup_is_made_once_says_what_it_is_and_comes_back() {
    let desk = Desk::begun();
    desk.run_with(b"A page.", ["write"]).well();
    let made = desk.run(["backup", "it.tar"]).well();
    assert!(made.contains("read back and compared") && made.contains("not sealed"), "{made}");
    desk.run(["backup", "it.tar"]).badly(2, &["it.tar", "already"]);
    desk.run(["backup", "no/such/it.tar"]).badly(2, &["no folder"]);
    let before = desk.run(["journal", "--json"]).well();
    assert!(desk.run(["restore", "it.tar"]).well().contains("here already"));
    fs::remove_dir_all(desk.data()).unwrap();
    assert!(desk.run(["restore", "it.tar"]).well().contains("is back"));
    assert_eq!(desk.run(["journal", "--json"]).well(), before);
    fs::remove_dir_all(desk.book().join("records")).unwrap();
    assert!(desk.run(["restore", "it.tar"]).well().contains("what was missing"));
    assert_eq!(desk.run(["journal", "--json"]).well(), before);
}

#[test]
fn nothing_to_back_up_and_nothing_to_bring_back_are_told() {
    let desk = Desk::new();
    desk.run(["backup", "it.tar"]).badly(2, &["no workbook"]);
    desk.run(["restore", "it.tar"]).badly(4, &["can't be read"]);
    fs::write(desk.temp.path().join("it.tar"), "words").unwrap();
    desk.run(["restore", "it.tar"]).badly(4, &["no whole backup", "Nothing was changed"]);
    assert!(!desk.data().exists());
}

#[test]
fn a_file_that_is_left_out_is_named_and_is_no_success() {
    let desk = Desk::begun();
    fs::write(desk.book().join("records/\x1b[31mmine.txt"), "mine").unwrap();
    let said = desk.run(["backup", "it.tar"]);
    assert_eq!(said.code, 1);
    assert!(
        said.err.contains("Left out:") && said.err.contains("mine.txt") && !said.err.contains('\x1b'),
        "{}",
        said.err
    );
    assert!(!said.out.contains("Done") && said.out.contains("but for what is named"), "{}", said.out);
}

#[test]
fn sealed_it_needs_its_passphrase_or_its_name_and_stays_sealed() {
    let desk = Desk::locked();
    desk.run_with(b"The canary sings.", ["write", "--passphrase-file", "p1"]).well();
    desk.run(["backup", "it.tar"]).badly(3, &[WHICH]);
    desk.run(["backup", "it.tar", "--passphrase-file", "p2"]).badly(3, &["opens no workbook here"]);
    let made = desk.run(["backup", "it.tar", "--book", &desk.id()]).well();
    assert!(made.contains("It is sealed"), "{made}");
    let by_passphrase = desk.run(["backup", "again.tar", "--passphrase-file", "p1"]).well();
    assert_eq!(by_passphrase.replace("again.tar", "it.tar"), made);
    assert!(!String::from_utf8_lossy(&fs::read(desk.temp.path().join("it.tar")).unwrap()).contains("canary"));
    desk.run(["part", "mine"]).badly(3, &["--passphrase-file"]);
    let made = desk.run(["part", "mine", "--passphrase-file", "p1"]).well();
    assert!(made.contains("goldseam --data-dir mine") && made.contains("sealed as here"), "{made}");
    let mut here = files_below(&desk.data());
    here.retain(|file, _| !file.ends_with(".open"));
    assert!(files_below(&desk.temp.path().join("mine")) == here);
    desk.run(["part", "mine", "--passphrase-file", "p1"]).badly(2, &["mine", "already"]);
    let read = desk.run(["journal", "--data-dir", "mine", "--passphrase-file", "p1"]).well();
    assert!(read.contains("The canary sings."), "{read}");
    // Since a change of the passphrase is not a change of the key, the backup still fits.
    desk.run(["passphrase", "--passphrase-file", "p1", "--passphrase-file", "p2"]).well();
    assert!(desk.run(["restore", "it.tar"]).well().contains("stays the one of today"));
    desk.run(["unlock", "--passphrase-file", "p2"]).well();
    desk.run(["restore", "it.tar"]).badly(1, &["is not locked", "take the lock off there", "--data-dir"]);
    desk.run(["restore", "it.tar", "--data-dir", "beside"]).well();
}

#[test]
fn of_two_the_copy_is_one_s_own() {
    let two = Two::new();
    let desk = Desk::new();
    fs::rename(two.data(), desk.data()).unwrap();
    fs::write(desk.temp.path().join("p1"), "one").unwrap();
    desk.run(["part", "mine", "--passphrase-file", "p1"]).well();
    let read = desk.run(["journal", "--data-dir", "mine", "--passphrase-file", "p1"]).well();
    assert!(read.contains("Hers alone.") && read.contains("For both.") && !read.contains("His alone."), "{read}");
}
