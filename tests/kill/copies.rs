//! `kill -9` of the real program in the middle of a backup, of bringing one back, and of a copy of one's own: no copy of a
//! page is left that nobody sees, and doing it again does all of it.

use super::Dice;
use crate::driver::{Kind, Said};
use crate::promises::{Workbook, kept, opened};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How often each command is killed.
const TIMES: usize = 20;

/// How many pages there are to copy.
const PAGES: u64 = 60;

fn goldseam(workbook: &Workbook, data: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_goldseam"));
    let below = workbook.folder.ancestors().nth(2).unwrap();
    command.env_clear().env("HOME", below).env("GOLDSEAM_DATA", data).args(args).current_dir(below);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

fn full() -> Workbook {
    let mut workbook = Workbook::new(Kind::Plain);
    let (mut journal, _) = opened(&workbook.folder);
    for n in 1..=PAGES {
        journal.append(&kept(n)).unwrap();
    }
    drop(journal);
    workbook.must_hold(&(1..=PAGES).map(Said::Kept).collect::<Vec<_>>(), "before");
    workbook
}

/// The names of files and folders that no listing shows, as long as something is in them.
fn hidden(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    entries.fold(Vec::new(), |mut found, entry| {
        let (path, name) = (entry.path(), entry.file_name().into_string().unwrap());
        let is_full = if path.is_dir() {
            fs::read_dir(&path).unwrap().next().is_some()
        } else {
            entry.metadata().unwrap().len() > 0
        };
        if name.starts_with('.') && is_full {
            found.push(path.display().to_string());
        } else if path.is_dir() {
            found.extend(hidden(&path));
        }
        found
    })
}

/// Kills a command at moments over all the time that it takes, and does it to its end after each.
fn kill(args: &[&str], data: impl Fn(&Path) -> std::path::PathBuf, clear: impl Fn(&Path)) {
    let workbook = full();
    let below = workbook.folder.ancestors().nth(2).unwrap().to_owned();
    assert!(
        goldseam(&workbook, workbook.folder.parent().unwrap(), &["backup", "from.tar"]).status().unwrap().success()
    );
    let run = || goldseam(&workbook, &data(&below), args);
    let begun = Instant::now();
    assert!(run().status().unwrap().success());
    let (whole, mut dice, mut cut) = (begun.elapsed(), Dice(0x5eed), 0);
    clear(&below);
    for nth in 0..TIMES {
        let mut child = run().spawn().unwrap();
        // The moment itself; nothing is waited for.
        std::thread::sleep(dice.within(whole.max(Duration::from_millis(5))));
        child.kill().unwrap();
        cut += usize::from(!child.wait().unwrap().success());
        assert_eq!(hidden(&below), [""; 0], "{args:?}, kill {nth}");
        // What was done to its end by then is not done twice.
        let again = run().status().unwrap();
        assert!(again.success() || below.join(args[1]).exists(), "{args:?}, kill {nth}");
        let left: Vec<_> = fs::read_dir(&below).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert!(!left.iter().any(|name| name.to_str().unwrap().ends_with(".unfinished")), "{args:?}, kill {nth}");
        clear(&below);
    }
    println!("{args:?}: cut off {cut} times of {TIMES}, over {whole:?}");
    assert!(cut > TIMES / 4, "{args:?} was cut off {cut} times only");
}

fn own(below: &Path) -> std::path::PathBuf {
    below.join("data")
}

#[test]
fn a_backup_that_is_killed_leaves_no_hidden_copy() {
    kill(&["backup", "it.tar"], own, |below| fs::remove_file(below.join("it.tar")).unwrap());
}

#[test]
fn a_copy_of_one_s_own_that_is_killed_leaves_no_hidden_copy() {
    kill(&["part", "mine"], own, |below| fs::remove_dir_all(below.join("mine")).unwrap());
}

#[test]
fn bringing_a_backup_back_that_is_killed_leaves_no_hidden_copy() {
    let elsewhere = |below: &Path| below.join("elsewhere");
    kill(&["restore", "from.tar"], elsewhere, |below| fs::remove_dir_all(below.join("elsewhere")).unwrap());
}
