//! Rule 14: no run of six words is shared with one of the two articles that the ideas come from.
//!
//! The articles are no part of the project. `tests/rubric/article-runs.fnv64` holds a hash of each of their runs: six words
//! in small letters without punctuation, joined by a space, under 64-bit FNV-1a, in hex, in order. Its first lines say
//! which articles they are; `GOLDSEAM_ARTICLES` names a folder with their text, and the list is made anew from that.

use super::hold;
use super::plain::bare;
use super::source::{literals, pages};
use super::texts::texts;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// How many words in a row are too many.
const RUN: usize = 6;

fn articles() -> BTreeSet<u64> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rubric/article-runs.fnv64");
    let list = fs::read_to_string(&file).expect("the list of runs");
    let (about, hashes): (Vec<&str>, Vec<&str>) = list.lines().partition(|line| line.starts_with('#'));
    if let Some(folder) = std::env::var_os("GOLDSEAM_ARTICLES") {
        let runs = runs_of(Path::new(&folder));
        let lines = about.into_iter().map(str::to_owned).chain(runs.iter().map(|run| format!("{run:016x}")));
        fs::write(&file, lines.map(|line| line + "\n").collect::<String>()).expect("the list can be written");
        return runs;
    }
    hashes.into_iter().map(|line| u64::from_str_radix(line, 16).expect("a hash in hex")).collect()
}

/// The hashes of every run in the texts of a folder.
fn runs_of(folder: &Path) -> BTreeSet<u64> {
    let files = fs::read_dir(folder).expect("a folder of articles").map(|entry| entry.expect("an entry").path());
    let texts = files.filter(|path| path.extension().is_some_and(|end| end == "txt"));
    let words = texts.map(|path| bare(&fs::read_to_string(path).expect("plain text")));
    words.flat_map(|words| words.windows(RUN).map(|run| hash(&run.join(" "))).collect::<Vec<_>>()).collect()
}

fn hash(run: &str) -> u64 {
    run.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The first run of a text that is among those.
fn shared(words: &[String], runs: &BTreeSet<u64>) -> Option<String> {
    words.windows(RUN).map(|run| run.join(" ")).find(|run| runs.contains(&hash(run)))
}

#[test]
fn nothing_is_taken_from_the_articles() {
    let runs = articles();
    assert!(runs.len() > 3000, "two articles of more than a thousand words each");
    let content = texts().iter().filter_map(|text| Some(format!("{text}: {}", shared(&text.bare, &runs)?)));
    let source = literals().iter().filter_map(|said| Some(format!("{said}: {}", shared(&said.bare, &runs)?)));
    let pages =
        pages().into_iter().filter_map(|(name, words)| Some(format!("{name}: {}", shared(&bare(&words), &runs)?)));
    hold("a run of six words", content.chain(source).chain(pages));
}

#[test]
fn a_run_that_was_taken_is_seen() {
    let run = "a bowl is mended with gold";
    assert_eq!(hash(run), 0xc0cd_7f58_d7d5_b8df, "the hash that the file was made with");
    let runs = BTreeSet::from([hash(run)]);
    assert_eq!(shared(&bare("So: 'A bowl is \n mended, with GOLD', they say."), &runs).as_deref(), Some(run));
    assert_eq!(shared(&bare("A bowl is never mended with gold."), &runs), None);
}
