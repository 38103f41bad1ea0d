//! `kill -9` of the real program while it works on a locked workbook: whatever it was about, every page opens afterwards by
//! the old passphrase or the new one, and doing it again does all of it and clears what was left.

use super::Dice;
use crate::driver::{Kind, Said};
use crate::promises::{Workbook, kept, opened, pass};
use goldseam::journal::{DataDir, Journal, Passphrase, RealDisk};
use secrecy::ExposeSecret;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::Arc;
use std::time::Instant;

/// How often each command is killed: a new passphrase alone takes a second of work.
const TIMES: u32 = 5;

/// How many pages there are.
const PAGES: u64 = 12;

const NEW: &str = "another one altogether";

/// A workbook with pages, and what a command needs beside it.
struct Desk {
    workbook: Workbook,
}

impl Desk {
    fn new(kind: Kind) -> Self {
        let mut workbook = Workbook::new(kind);
        let (mut journal, _) = opened(&workbook.folder);
        for n in 1..=PAGES {
            journal.append(&kept(n)).unwrap();
        }
        let sheet = journal.key().and_then(goldseam::journal::Key::secret);
        drop(journal);
        workbook.must_hold(&(1..=PAGES).map(Said::Kept).collect::<Vec<_>>(), "before");
        let desk = Self { workbook };
        fs::write(desk.below().join("old"), pass().expose_secret()).unwrap();
        fs::write(desk.below().join("new"), NEW).unwrap();
        fs::write(desk.below().join("erase"), "erase\n").unwrap();
        if let Some(sheet) = sheet {
            fs::write(desk.below().join("sheet.txt"), sheet.expose_secret()).unwrap();
        }
        desk
    }

    fn below(&self) -> &Path {
        self.workbook.folder.ancestors().nth(2).unwrap()
    }

    fn data(&self) -> PathBuf {
        self.below().join("data")
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_goldseam"));
        command.env_clear().env("HOME", self.below()).env("GOLDSEAM_DATA", self.data());
        command.args(args).current_dir(self.below());
        command.stdin(fs::File::open(self.below().join("erase")).unwrap());
        command.stdout(Stdio::null()).stderr(Stdio::null());
        command
    }

    fn run(&self, args: &[&str]) -> Output {
        self.command(args).stdout(Stdio::piped()).stderr(Stdio::piped()).output().unwrap()
    }

    /// What no listing shows, and what says that something is not whole.
    fn left(&self) -> Vec<String> {
        let mut left = Vec::new();
        look(self.below(), &mut left);
        left
    }
}

/// Whether a passphrase opens the workbook in a data folder, and all of it.
fn opens(data: &Path, words: &str, what: &str) -> bool {
    let books = DataDir::new(Arc::new(RealDisk), data);
    let Ok(Some((found, key))) = books.who(&Passphrase::from(words.to_owned())) else { return false };
    let (_, reading) = Journal::open_with(Arc::new(RealDisk), found.folder, key).unwrap();
    all_is_there(&reading, what);
    true
}

/// The files that something is in.
fn full(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap()) {
        match entry.metadata().unwrap() {
            about if about.is_dir() => full(&entry.path(), files),
            about if about.len() > 0 => files.push(entry.path()),
            _ => {}
        }
    }
}

fn look(folder: &Path, left: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap()) {
        let (path, name) = (entry.path(), entry.file_name().into_string().unwrap());
        let is_of_the_account = [".open", ".cache", ".local", ".config"].contains(&&*name);
        if (name.starts_with('.') && !is_of_the_account) || name.ends_with(".unfinished") {
            left.push(path.display().to_string());
        } else if path.is_dir() && !is_of_the_account {
            look(&path, left);
        }
    }
}

fn all_is_there(reading: &goldseam::journal::Reading, what: &str) {
    assert!((1..=PAGES).all(|n| reading.records.to_records().contains(&kept(n))), "{what}: a page is lost");
    assert_eq!((&*reading.unreadable, reading.foreign.len()), (&[][..], 0), "{what}");
}

/// Kills a command at moments over all the time that it takes. After each its promise must hold; then it is done to its
/// end, and nothing is left of the try that was cut off.
fn kill(kind: Kind, args: &[&str], holds: impl Fn(&Desk, &str), done: impl Fn(&Desk, &Output, &str)) {
    let whole = {
        let (desk, begun) = (Desk::new(kind), Instant::now());
        let said = desk.run(args);
        assert!(said.status.success(), "{args:?}: {}", String::from_utf8_lossy(&said.stderr));
        begun.elapsed()
    };
    let (mut dice, mut cut) = (Dice(0x5eed ^ args.len() as u64), 0);
    for nth in 0..TIMES {
        let desk = Desk::new(kind);
        let mut child = desk.command(args).spawn().unwrap();
        // The moment itself; nothing is waited for. One in each part of the whole, so that few are enough.
        std::thread::sleep(whole / TIMES * nth + dice.within(whole / TIMES));
        child.kill().unwrap();
        cut += usize::from(!child.wait().unwrap().success());
        let what = format!("{args:?}, kill {nth}");
        holds(&desk, &what);
        let said = desk.run(args);
        done(&desk, &said, &what);
        assert_eq!(desk.left(), [""; 0], "{what}");
        assert!(!desk.data().exists() || desk.run(&["doctor", "--passphrase-file", "new"]).status.code() != Some(5));
    }
    println!("{args:?}: cut off {cut} times of {TIMES}, over {whole:?}");
    assert!(cut > 0, "{args:?} was never cut off");
}

/// It is whole, by the passphrase that it had.
fn untouched(desk: &Desk, what: &str) {
    assert!(opens(&desk.data(), pass().expose_secret(), what), "{what}: the old passphrase opens nothing");
}

/// One of the two opens it.
fn old_or_new(desk: &Desk, what: &str) {
    let opens = [pass().expose_secret(), NEW].iter().any(|words| opens(&desk.data(), words, what));
    assert!(opens, "{what}: neither passphrase opens it");
}

fn new_alone(desk: &Desk, _: &Output, what: &str) {
    assert!(opens(&desk.data(), NEW, what), "{what}: the new passphrase opens nothing");
    assert!(!opens(&desk.data(), pass().expose_secret(), what), "{what}: the old passphrase still opens it");
}

#[test]
fn another_passphrase_that_is_killed_leaves_the_old_one_or_the_new_one() {
    let args = ["passphrase", "--passphrase-file", "old", "--passphrase-file", "new"];
    kill(Kind::Locked, &args, old_or_new, new_alone);
}

#[test]
fn a_recovery_that_is_killed_leaves_the_old_passphrase_or_the_new_one() {
    kill(Kind::Locked, &["recover", "sheet.txt", "--passphrase-file", "new"], old_or_new, new_alone);
}

fn open_or_locked(desk: &Desk, what: &str) {
    all_is_there(&opened(&desk.workbook.folder).1, what);
}

#[test]
fn a_lock_that_is_killed_loses_no_page_and_the_next_one_sets_it() {
    kill(Kind::Plain, &["lock", "--passphrase-file", "old"], open_or_locked, |desk, _, what| {
        untouched(desk, what);
        let mut files = fs::read_dir(desk.workbook.folder.join("records")).unwrap().map(|entry| entry.unwrap().path());
        assert!(files.all(|file| file.extension().unwrap() == "age"), "{what}: plain pages");
    });
}

#[test]
fn an_unlocking_that_is_killed_loses_no_page_and_the_next_one_takes_the_lock_off() {
    kill(Kind::Locked, &["unlock", "--passphrase-file", "old"], open_or_locked, |desk, _, what| {
        let (journal, reading) = opened(&desk.workbook.folder);
        assert!(journal.key().is_none(), "{what}: it is locked");
        all_is_there(&reading, what);
    });
}

#[test]
fn a_copy_of_one_s_own_of_a_locked_workbook_that_is_killed_is_made_by_the_next_one() {
    kill(Kind::Locked, &["part", "mine", "--passphrase-file", "old"], untouched, |desk, _, what| {
        assert!(opens(&desk.below().join("mine"), pass().expose_secret(), what), "{what}: the copy");
    });
}

#[test]
fn a_backup_of_a_locked_workbook_that_is_killed_is_made_by_the_next_one() {
    kill(Kind::Locked, &["backup", "it.tar", "--passphrase-file", "old"], untouched, |desk, _, what| {
        let back = desk.run(&["restore", "it.tar", "--data-dir", "elsewhere"]);
        assert!(back.status.success(), "{what}: {}", String::from_utf8_lossy(&back.stderr));
        assert!(opens(&desk.below().join("elsewhere"), pass().expose_secret(), what), "{what}: the backup");
    });
}

#[test]
fn bringing_a_locked_workbook_back_that_is_killed_is_done_by_the_next_one() {
    let made = Desk::new(Kind::Locked);
    assert!(made.run(&["backup", "it.tar", "--passphrase-file", "old"]).status.success());
    let from = made.below().join("it.tar");
    let args = ["restore", from.to_str().unwrap(), "--data-dir", "elsewhere"];
    kill(Kind::Locked, &args, untouched, |desk, said, what| {
        assert!(said.status.success(), "{what}: {}", String::from_utf8_lossy(&said.stderr));
        assert!(opens(&desk.below().join("elsewhere"), pass().expose_secret(), what), "{what}: what came back");
    });
}

/// The key goes first: either it is all there, or nobody opens any of it.
#[test]
fn an_erasing_that_is_killed_leaves_all_or_nothing_that_opens_and_the_next_one_ends_it() {
    let whole_or_closed = |desk: &Desk, what: &str| {
        opens(&desk.data(), pass().expose_secret(), what);
    };
    kill(Kind::Locked, &["erase", "--everything", "--passphrase-file", "old"], whole_or_closed, |desk, said, what| {
        if !said.status.success() && desk.data().exists() {
            // Without its key it asks for a word; without any workbook there is nothing to do.
            desk.run(&["erase", "--everything"]);
        }
        // A folder that is empty may stay where it died before the very last step: it says nothing of anybody.
        let mut files = Vec::new();
        full(&desk.data(), &mut files);
        assert_eq!(files, Vec::<PathBuf>::new(), "{what}: something is left");
    });
}
