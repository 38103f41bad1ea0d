//! The stock age tool opens pages with the line of a recovery sheet, and key files with their passphrase.

use crate::terminal::Pty;
use crate::{Locked, PASSPHRASE};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Every sealed page, kept, begun or deleted.
fn sealed(locked: &Locked) -> Vec<PathBuf> {
    let folders = ["records", "drafts", "trash"].map(|sub| locked.of_the_book(sub));
    let files = folders.iter().filter_map(|folder| fs::read_dir(folder).ok()).flatten();
    files.map(|file| file.unwrap().path()).filter(|path| path.extension().is_some_and(|is| is == "age")).collect()
}

/// What the stock tool makes of a file.
fn opened(file: &Path, identity: &Path) -> String {
    let output = Command::new("age").arg("-d").arg("-i").arg(identity).arg(file).output().unwrap();
    assert!(output.status.success(), "age could not open {}", file.display());
    String::from_utf8(output.stdout).unwrap()
}

/// The page with the words in it, and all others, open to an identity in this file.
fn opens_every_page(locked: &Locked, identity: &Path) {
    let files = sealed(locked);
    assert!(files.len() > 3, "{files:?}");
    let words: Vec<String> = files.iter().map(|file| opened(file, identity)).collect();
    assert_eq!(words.iter().filter(|words| words.contains("the words in the mine")).count(), 1);
    assert!(words.iter().all(|words| serde_json::from_str::<serde_json::Value>(words).is_ok()), "not what was kept");
}

#[test]
fn it_opens_every_page_with_the_line_of_a_recovery_sheet() {
    let locked = Locked::new();
    locked.run(&["write"], "the words in the mine\n");
    let sheet = locked.run(&["recovery-sheet"], "");
    let line = sheet.lines().find(|line| line.starts_with("AGE-SECRET-KEY-1")).expect("no key on the sheet");
    let identity = locked.temp.path().join("identity");
    fs::write(&identity, line).unwrap();
    opens_every_page(&locked, &identity);
    // As it says on the sheet: the whole of it will do.
    fs::write(&identity, &sheet).unwrap();
    opens_every_page(&locked, &identity);
}

#[test]
fn it_opens_a_key_file_with_its_passphrase_and_with_that_every_page() {
    let locked = Locked::new();
    locked.run(&["write"], "the words in the mine\n");
    let identity = locked.temp.path().join("identity");
    let mut program = portable_pty::CommandBuilder::new("age");
    program.arg("-d");
    program.arg("-o");
    program.arg(&identity);
    let mut keys = fs::read_dir(locked.of_the_book("keys")).unwrap();
    program.arg(keys.next().expect("there is no key").unwrap().path());
    let mut pty = Pty::start(program);
    pty.sees("Enter passphrase");
    pty.keys(&format!("{PASSPHRASE}\r"));
    pty.ends(0);
    opens_every_page(&locked, &identity);
}

/// A rightly made page opens to nobody else.
#[test]
fn it_opens_no_page_with_another_key() {
    let locked = Locked::new();
    let identity = locked.temp.path().join("identity");
    let made = Command::new("age-keygen").arg("-o").arg(&identity).output().unwrap();
    assert!(made.status.success());
    let files = sealed(&locked);
    assert!(!files.is_empty());
    for file in files {
        let output = Command::new("age").arg("-d").arg("-i").arg(&identity).arg(&file).output().unwrap();
        assert!(!output.status.success() && output.stdout.is_empty(), "{} opened", file.display());
    }
}

/// A file that leaves the workbook, sealed to somebody's key.
#[test]
fn it_opens_what_was_exported_to_a_key() {
    let locked = Locked::new();
    locked.run(&["write"], "the words in the mine\n");
    let identity = locked.temp.path().join("identity");
    assert!(Command::new("age-keygen").arg("-o").arg(&identity).output().unwrap().status.success());
    let public = Command::new("age-keygen").arg("-y").arg(&identity).output().unwrap().stdout;
    let public = String::from_utf8(public).unwrap();
    let file = locked.temp.path().join("pages.age");
    locked.run(&["export", "md", "--to", public.trim(), "--out", file.to_str().unwrap()], "");
    assert!(opened(&file, &identity).contains("> the words in the mine"));
}
