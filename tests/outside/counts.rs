//! How many instructions four pieces of work take: the first frame, a key in a list, a typed letter, a page that is kept.
//! Counted, they are the same on a machine that is slow or busy, so that what creeps in is seen. What they were when they
//! were last looked at stands in `tests/bench/counts.tsv`; `COUNTS=record` writes it anew.
//!
//! The rest of a count is the seeds of hash tables and what a processor is able to: both are well below the tolerance.
//! Another compiler may be further off, so the one that was counted with stands beside the numbers.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The pieces, and how often each is done in one run.
const PIECES: [(&str, u64); 4] = [("first-frame", 1), ("list-key", 20), ("typed-key", 20), ("kept-page", 1)];

/// How far from the recorded number one may be, in percent.
const TOLERANCE: u64 = 5;

fn recorded() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bench/counts.tsv")
}

/// The program that does one piece, built as it is shipped but for the link across crates.
fn built() -> PathBuf {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["build", "--quiet", "--profile", "counted", "--example", "counted", "--target-dir"]).arg(target);
    let status = cargo.current_dir(env!("CARGO_MANIFEST_DIR")).status().unwrap();
    assert!(status.success(), "it can't be built");
    target.join("counted/examples/counted")
}

fn compiler() -> String {
    let said = Command::new("rustc").arg("--version").output().unwrap();
    String::from_utf8(said.stdout).unwrap().split_whitespace().take(2).collect::<Vec<_>>().join(" ")
}

/// The instructions of one run.
fn counted(program: &Path, piece: &str, home: &Path, many: u64) -> u64 {
    let mut valgrind = Command::new("valgrind");
    valgrind.args(["--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]);
    let ended = valgrind.arg(program).arg(piece).arg(home).arg(many.to_string()).output().unwrap();
    let said = String::from_utf8_lossy(&ended.stderr).into_owned();
    assert!(ended.status.success(), "{said}");
    total(&said).unwrap_or_else(|| panic!("no count: {said}"))
}

/// What stands behind "I refs:", whose gap is as wide as the columns need.
fn total(said: &str) -> Option<u64> {
    let line = said.lines().find(|line| line.contains("refs:"))?;
    line.rsplit(':').next()?.trim().replace(',', "").parse().ok()
}

/// How many records the workbook has.
fn kept(home: &Path) -> usize {
    let books = fs::read_dir(home.join("data")).unwrap().map(|book| book.unwrap().path().join("records"));
    books.map(|records| fs::read_dir(records).unwrap().count()).sum()
}

/// What one piece costs, by the difference between runs with it and without.
fn each(program: &Path, home: &Path) -> BTreeMap<String, u64> {
    let one = |(piece, many)| {
        let without = counted(program, piece, home, 0);
        let with = counted(program, piece, home, many);
        (piece.to_owned(), with.saturating_sub(without) / many)
    };
    PIECES.into_iter().map(one).collect()
}

fn read(text: &str) -> BTreeMap<String, u64> {
    let rows = text.lines().filter_map(|line| line.split_once('\t'));
    rows.filter_map(|(piece, count)| Some((piece.to_owned(), count.parse().ok()?))).collect()
}

fn written(counts: &BTreeMap<String, u64>) -> String {
    let mut text = format!("# Instructions of one piece of work, by {}\n", compiler());
    for (piece, count) in counts {
        writeln!(text, "{piece}\t{count}").unwrap();
    }
    text
}

/// What is to be said of a number beside the one that is recorded.
#[derive(Debug, PartialEq)]
enum Told {
    AsBefore,
    Less,
    More,
}

fn told(before: u64, now: u64) -> Told {
    if now * 100 > before * (100 + TOLERANCE) {
        Told::More
    } else if now * 100 < before * (100 - TOLERANCE) {
        Told::Less
    } else {
        Told::AsBefore
    }
}

#[test]
fn what_a_count_says_is_read_and_held_to_the_one_before() {
    let said = "==7== \n==7== I   refs:      1,234,567\n";
    assert_eq!(total(said), Some(1_234_567));
    assert_eq!(total("==7== valgrind: no such tool"), None);
    assert_eq!([105, 106, 95, 94].map(|now| told(100, now)), [Told::AsBefore, Told::More, Told::AsBefore, Told::Less]);
}

#[test]
fn no_piece_takes_more_instructions_than_before() {
    let home = tempfile::tempdir().unwrap();
    let program = built();
    assert!(Command::new(&program).arg("make").arg(home.path()).status().unwrap().success(), "no workbook can be made");
    let pages = kept(home.path());
    let now = each(&program, home.path());
    assert_eq!(kept(home.path()), pages + 1, "what was counted as keeping a page kept none");
    if std::env::var_os("COUNTS").is_some_and(|wish| wish == "record") {
        fs::write(recorded(), written(&now)).unwrap();
    }
    let text = fs::read_to_string(recorded()).unwrap();
    let before = read(&text);
    assert_eq!(before.keys().collect::<Vec<_>>(), now.keys().collect::<Vec<_>>(), "COUNTS=record writes them anew");
    let mut more = Vec::new();
    for (piece, count) in &now {
        let line = format!("{piece}: {} before, {count} now", before[piece]);
        match told(before[piece], *count) {
            Told::AsBefore => println!("{line}"),
            Told::Less => println!("{line}: less by more than {TOLERANCE} %. Record it, with COUNTS=record"),
            Told::More => more.push(line),
        }
    }
    let by = text.lines().next().unwrap_or_default();
    assert!(more.is_empty(), "more by over {TOLERANCE} %:\n{}\n{by}; now {}", more.join("\n"), compiler());
}
