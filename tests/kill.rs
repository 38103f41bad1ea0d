//! Killed at any moment: never a kept page lost, never a damaged store, in plain and in locked workbooks.
//!
//! The program that is killed is this one, started again: it keeps pages and puts drafts by in a loop, and says of each
//! page that it is kept only once the journal has said so. The moments are drawn from a seed.

use chrono::DateTime;
use goldseam::engine::{Answer, BookKind, By, Event, Known, Lock, Place, Record, RecordId};
use goldseam::journal::{Draft, Journal, Key, Passphrase, Reading, RealDisk, Shelf, WorkFactor};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

const PLAIN: &str = "plain";
const LOCKED: &str = "locked";

/// How often it is killed, for each kind.
const KILLS: u64 = 100;

fn pass() -> Passphrase {
    Passphrase::from("three odd words")
}

fn shelf(data: &Path) -> Shelf {
    Shelf::new(Arc::new(RealDisk), data)
}

fn make(data: &Path, kind: &str) -> PathBuf {
    if kind == PLAIN {
        return shelf(data).create(BookKind::One, Lock::None, 7).unwrap();
    }
    let key = Key::new(Place::One);
    shelf(data).create_locked(BookKind::One, &[(&key, &pass())], WorkFactor::NEXT_TO_NONE, 7).unwrap()
}

fn open(data: &Path, folder: &Path, kind: &str) -> (Journal, Reading) {
    if kind == PLAIN {
        return Journal::open(Arc::new(RealDisk), folder).unwrap();
    }
    let (found, key) = shelf(data).who(&pass()).unwrap().expect("the passphrase opens it");
    Journal::open_with(Arc::new(RealDisk), found.folder, key).unwrap()
}

fn words(n: u128) -> String {
    format!("page {n} {}", "and some more of it ".repeat((n % 90) as usize))
}

fn record(n: u128, seq: u64) -> Record {
    Record {
        format: 1,
        id: RecordId::of(n),
        seq: Some(seq),
        at: DateTime::parse_from_rfc3339("2026-11-02T20:00:00+01:00").unwrap(),
        place: Place::One,
        by: By::One,
        step: "page".to_owned(),
        asked: String::new(),
        workbook: "goldseam-en 1".to_owned(),
        card: None,
        event: Event::Known(Known::Answered { value: Answer::page(words(n)) }),
        rest: serde_json::Map::default(),
    }
}

fn draft(n: u128, text: String) -> Draft {
    let at = DateTime::parse_from_rfc3339("2026-11-02T20:00:00+01:00").unwrap();
    Draft {
        id: RecordId::of(n),
        step: "page".to_owned(),
        card: None,
        place: Place::One,
        at,
        caret: text.len(),
        answer: Answer::page(text),
        focus: 0,
    }
}

/// Writes until it is killed. Does nothing when the tests are run.
#[test]
#[ignore = "it is started by the test that kills it"]
fn writes_until_it_is_killed() {
    let (data, folder) = (std::env::var("KILL_DATA").unwrap(), std::env::var("KILL_FOLDER").unwrap());
    let first: u128 = std::env::var("KILL_FIRST").unwrap().parse().unwrap();
    let kind = std::env::var("KILL_KIND").unwrap();
    let (mut journal, _) = open(Path::new(&data), Path::new(&folder), &kind);
    let mut out = std::io::stdout();
    for n in first.. {
        journal.save_draft(&draft(n, words(n)), n % 2 == 0).unwrap();
        writeln!(out, "\ndraft {n}").and_then(|()| out.flush()).unwrap();
        let seq = journal.next_seq(Place::One);
        journal.append(&record(n, seq)).unwrap();
        writeln!(out, "\nkept {n}").and_then(|()| out.flush()).unwrap();
    }
}

fn start(data: &Path, folder: &Path, kind: &str, first: u128) -> Child {
    let mut child = Command::new(std::env::current_exe().unwrap());
    child.args(["--exact", "writes_until_it_is_killed", "--ignored", "--nocapture"]);
    child.env("KILL_DATA", data).env("KILL_FOLDER", folder).env("KILL_KIND", kind);
    child.env("KILL_FIRST", first.to_string()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap()
}

/// A number drawn from a seed; the same on every run.
fn drawn(seed: u64) -> u64 {
    let mut x = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb) >> 33
}

/// Kills it after so many of its lines and a drawn moment more; says which pages it had called kept, and the last draft.
fn killed(mut child: Child, seed: u64) -> (Vec<u128>, Option<u128>) {
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let (mut kept, mut begun) = (Vec::new(), None);
    let mut note =
        |line: &str| match (line.strip_prefix("kept ").map(str::parse), line.strip_prefix("draft ").map(str::parse)) {
            (Some(Ok(n)), _) => kept.push(n),
            (_, Some(Ok(n))) => begun = Some(n),
            _ => {}
        };
    let mut wanted = 1 + drawn(seed) % 6;
    while wanted > 0 {
        let line = lines.next().expect("it ended by itself").unwrap();
        wanted -= u64::from(line.starts_with("kept ") || line.starts_with("draft "));
        note(&line);
    }
    let until = Instant::now() + Duration::from_micros(drawn(seed ^ 0xff) % 2500);
    while Instant::now() < until {
        std::hint::spin_loop();
    }
    child.kill().unwrap();
    child.wait().unwrap();
    lines.map_while(Result::ok).for_each(|line| note(&line));
    (kept, begun)
}

#[test]
fn no_kept_page_is_lost_and_the_store_is_never_damaged() {
    for kind in [PLAIN, LOCKED] {
        let temp = tempfile::tempdir().unwrap();
        let data = temp.path().join("data");
        let folder = make(&data, kind);
        let mut kept = Vec::new();
        let mut first = 1;
        for seed in 0..KILLS {
            let (more, begun) = killed(start(&data, &folder, kind, first), seed);
            kept.extend(more);
            first = begun.unwrap_or(first) + 1;
            let (mut journal, reading) = open(&data, &folder, kind);
            assert!(reading.unreadable.is_empty(), "{kind}, kill {seed}: {:?}", reading.unreadable);
            for n in &kept {
                let found = reading.records.iter().find(|record| record.id == RecordId::of(*n));
                let Some(Known::Answered { value }) = found.and_then(Record::known) else {
                    panic!("{kind}, kill {seed}: page {n} was kept and is gone");
                };
                assert!(value.text == words(*n), "{kind}, kill {seed}: page {n} has other words");
            }
            if let Some(begun) = begun.filter(|begun| !kept.contains(begun)) {
                let drafts = journal.drafts();
                let there =
                    drafts.iter().any(|draft| draft.id == RecordId::of(begun) && draft.answer.text == words(begun))
                        || reading.records.iter().any(|record| record.id == RecordId::of(begun));
                assert!(there, "{kind}, kill {seed}: the words begun on {begun} are gone");
            }
        }
        assert!(kept.len() > 50, "{kind}: too little was written to say anything");
    }
}
