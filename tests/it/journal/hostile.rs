//! Folders that somebody without the passphrase has worked on, kept as data: what each passphrase reads in them, what is
//! shown and not applied, and what the doctor says.
//!
//! `tests/hostile/<case>/` has the folder of the workbook, and `expect.toml` beside it: what must be so. Pages with numbers
//! from 90 on are the stranger's. [`make`] made them once.

mod any;
mod make;
mod of_two;
mod way_out;

use crate::journal::shelf::{id, page};
use crate::journal::two::{files_below, pass, shelf_in};
use goldseam::journal::{Journal, Reading, RealDisk, WorkFactor};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

const CASES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/hostile");

/// Words of the owner's pages, in none of a stranger's.
const CANARY: &str = "the letters in the car";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    /// What was done to the folder, and by whom.
    about: String,
    /// What the doctor says without a passphrase, by the names for scripts.
    doctor: Vec<String>,
    /// Whether no passphrase is needed and none was: nothing is sealed, and nothing is written.
    #[serde(default)]
    was_open: bool,
    /// The pages that are read without any passphrase, because it says that it was never locked; none where there is no such
    /// way.
    #[serde(default)]
    without: Option<Vec<u128>>,
    open: Vec<Opens>,
    /// What comes of typing a passphrase that is told to be one's own, in a copy of the folder.
    #[serde(default)]
    join: Vec<Joins>,
    #[serde(default)]
    meet: Vec<Meets>,
}

/// What comes of two passphrases, of whoever lost the other and of whoever is said to be the other, in a copy of the folder.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Meets {
    first: String,
    second: String,
    said: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Joins {
    today: String,
    other: String,
    said: String,
    /// What is read and shown afterwards.
    pages: Vec<u128>,
    foreign: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Opens {
    passphrase: String,
    /// The pages that are read; none where it opens nothing.
    pages: Option<Vec<u128>>,
    /// How many files are shown, and not applied.
    #[serde(default)]
    foreign: usize,
    /// Whether it is noticed that pages are gone.
    #[serde(default)]
    missing: bool,
    /// The words that were begun.
    #[serde(default)]
    drafts: Vec<u128>,
    /// Whether the keys are seen to be exchanged, so that nothing is written.
    #[serde(default)]
    other_keys: bool,
}

fn cases() -> Vec<PathBuf> {
    let mut cases: Vec<_> = fs::read_dir(CASES).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    assert!(cases.len() > 20, "only {} cases", cases.len());
    cases
}

/// A copy of a folder, links as links.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(|entry| entry.unwrap()) {
        let (path, into) = (entry.path(), to.join(entry.file_name()));
        let kind = entry.file_type().unwrap();
        if kind.is_dir() {
            copy(&path, &into);
        } else if kind.is_symlink() {
            std::os::unix::fs::symlink(fs::read_link(&path).unwrap(), &into).unwrap();
        } else {
            fs::copy(&path, &into).unwrap();
        }
    }
}

fn opened(data: &Path, words: &str) -> Option<(Journal, Reading)> {
    let (found, key) = shelf_in(data).who(&pass(words)).ok().flatten()?;
    Some(Journal::open_with(Arc::new(RealDisk), found.folder, key).unwrap())
}

/// What a passphrase found, against what it should. Says what differs.
fn differs(data: &Path, wanted: &Opens) -> Option<String> {
    let found = opened(data, &wanted.passphrase).map(|(mut journal, reading)| {
        let drafts: Vec<_> = journal.drafts().into_iter().map(|draft| draft.id).collect();
        let pages: Vec<_> = reading.records.whole().map(|record| record.id.clone()).collect();
        (pages, reading.foreign.len(), !reading.missing.is_empty(), drafts, journal.has_other_keys())
    });
    let ids = |numbers: &[u128]| numbers.iter().map(|n| id(*n)).collect::<Vec<_>>();
    let should = wanted
        .pages
        .as_ref()
        .map(|pages| (ids(pages), wanted.foreign, wanted.missing, ids(&wanted.drafts), wanted.other_keys));
    (found != should).then(|| {
        format!("{}: (pages, foreign, missing, drafts, other keys) {found:?}, not {should:?}", wanted.passphrase)
    })
}

/// Files that hold the owner's words for anybody to read.
fn readable(files: &BTreeMap<PathBuf, Vec<u8>>) -> Vec<&PathBuf> {
    let holds = |bytes: &[u8]| bytes.windows(CANARY.len()).any(|part| part == CANARY.as_bytes());
    files.iter().filter(|(_, bytes)| holds(bytes)).map(|(file, _)| file).collect()
}

fn try_case(case: &Path) -> Vec<String> {
    let expected: Expected = toml::from_str(&fs::read_to_string(case.join("expect.toml")).unwrap()).unwrap();
    let temp = tempfile::tempdir().unwrap();
    let (data, mut wrong) = (temp.path().join("data"), Vec::new());
    let book = fs::read_dir(case).unwrap().map(|entry| entry.unwrap()).find(|entry| entry.path().is_dir()).unwrap();
    let folder = data.join(book.file_name());
    copy(&book.path(), &folder);
    let before = files_below(&folder);
    let mut said: Vec<String> =
        shelf_in(&data).look_over(&folder, &[]).findings.iter().map(|found| found.what.word().to_owned()).collect();
    said.sort();
    said.dedup();
    if said != expected.doctor {
        wrong.push(format!("the doctor says {said:?}, not {:?}", expected.doctor));
    }
    wrong.extend(way_out::differs(&data, &folder, expected.without.as_deref()));
    for _ in 0..2 {
        wrong.extend(expected.open.iter().filter_map(|opens| differs(&data, opens)));
    }
    for wanted in &expected.meet {
        let again = tempfile::tempdir().unwrap();
        copy(&folder, &again.path().join(book.file_name()));
        let (mut journal, _) = opened(again.path(), &wanted.first).unwrap();
        let said = journal.meet([&pass(&wanted.first), &pass(&wanted.second)], WorkFactor::NEXT_TO_NONE);
        let said = format!("{:?}", said.unwrap());
        wrong.extend((said != wanted.said).then(|| format!("{} and {}: {said}", wanted.first, wanted.second)));
    }
    for wanted in &expected.join {
        let again = tempfile::tempdir().unwrap();
        copy(&folder, &again.path().join(book.file_name()));
        wrong.extend(joins(again.path(), wanted));
    }
    let after = files_below(&folder);
    let keys = before.iter().filter(|(file, _)| file.starts_with("keys"));
    let lost = keys.filter(|(_, bytes)| !after.values().any(|left| left == *bytes)).map(|(file, _)| file);
    wrong.extend(lost.map(|file| format!("{} is lost", file.display())));
    let (was, is) = (readable(&before), readable(&after));
    wrong.extend(is.iter().filter(|file| !was.contains(file)).map(|file| format!("{} is plain now", file.display())));
    if expected.was_open && before != after {
        wrong.push("something was written or sealed".to_owned());
    }
    wrong
        .into_iter()
        .map(|what| format!("{} ({}): {what}", case.file_name().unwrap().display(), expected.about))
        .collect()
}

/// What comes of it, against what should. Says what differs.
fn joins(data: &Path, wanted: &Joins) -> Option<String> {
    let (mut journal, _) = opened(data, &wanted.today).unwrap();
    let (today, other) = (pass(&wanted.today), pass(&wanted.other));
    let said = journal.join(&today, &other, WorkFactor::NEXT_TO_NONE, crate::journal::shelf::day(0)).unwrap();
    let written = page(80, "Written after that.");
    journal.append(&written).unwrap();
    drop(journal);
    let (_, reading) = opened(data, &wanted.today).unwrap();
    let pages: Vec<_> = reading.records.whole().filter(|record| **record != written).map(|r| r.id.clone()).collect();
    let should: Vec<_> = wanted.pages.iter().map(|n| id(*n)).collect();
    let is_right =
        (format!("{said:?}"), &pages, reading.foreign.len()) == (wanted.said.clone(), &should, wanted.foreign);
    // Whoever told it has that passphrase.
    let theirs = opened(data, &wanted.other);
    let is_told = theirs.is_some_and(|(_, reading)| reading.records.whole().any(|record| record.id == id(80)));
    (!is_right || is_told).then(|| format!("{}: {said:?} {pages:?} {}", wanted.other, reading.foreign.len()))
}

#[test]
fn no_byte_of_a_stranger_makes_a_page_readable_stands_as_a_page_or_loses_a_key() {
    let wrong: Vec<String> = cases().iter().flat_map(|case| try_case(case)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
