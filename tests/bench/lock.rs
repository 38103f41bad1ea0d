//! What a lock costs: a locked workbook is opened, a page is kept in it, and the words being typed are saved, on the
//! disk where temporary files lie. Keeping waits for that disk; the others are mostly sealing and checking. Run with
//! `cargo bench --bench lock`.

use chrono::{DateTime, FixedOffset};
use divan::{Bencher, black_box};
use goldseam::engine::{Answer, BookKind, Known, Place, Record, RecordId};
use goldseam::journal::{DataDir, Draft, Journal, Key, Passphrase, RealDisk, WorkFactor};
use std::path::PathBuf;
use std::sync::Arc;
use tempfile::TempDir;

fn main() {
    divan::main();
}

fn at() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-11-02T20:00:00+01:00").unwrap_or_default()
}

/// A hundred words.
fn words() -> Answer {
    Answer::page("one more of the hundred words here ".repeat(14))
}

/// The nth page.
fn page(n: u64) -> Record {
    let event = Known::Answered { value: words() };
    Record { seq: Some(n), ..Record::new(RecordId::of(u128::from(n)), at(), Place::One, "page", event) }
}

/// A locked workbook of so many pages.
struct Workbook {
    _temp: TempDir,
    folder: PathBuf,
    key: Key,
}

impl Workbook {
    fn of(pages: u64) -> Self {
        let temp = tempfile::tempdir().expect("a folder for it");
        let shelf = DataDir::new(Arc::new(RealDisk), temp.path());
        let pass = Passphrase::from("seven grey herons".to_owned());
        let keys = Key::new(Place::One);
        let folder = shelf.create_locked(BookKind::One, &[(&keys, &pass)], WorkFactor::NEXT_TO_NONE, 7).expect("room");
        let (_, key) = shelf.who(&pass).expect("a disk").expect("the key that was set");
        let workbook = Self { _temp: temp, folder, key };
        let mut journal = workbook.open();
        (1..=pages).for_each(|n| journal.append(&page(n)).expect("room"));
        workbook
    }

    fn open(&self) -> Journal {
        Journal::open_with(Arc::new(RealDisk), &self.folder, self.key.clone()).expect("a workbook").0
    }
}

#[divan::bench(args = [100, 1_000, 10_000], sample_count = 10, sample_size = 1)]
fn open(bencher: Bencher, pages: u64) {
    let workbook = Workbook::of(pages);
    bencher.bench_local(|| black_box(workbook.open()));
}

#[divan::bench(args = [100, 10_000], sample_count = 50, sample_size = 1)]
fn keep_a_page(bencher: Bencher, pages: u64) {
    let workbook = Workbook::of(pages);
    let mut journal = workbook.open();
    let mut next = pages..;
    bencher.with_inputs(|| page(next.next().unwrap_or_default() + 1)).bench_local_values(|page| journal.append(&page));
}

#[divan::bench(args = [100, 10_000], sample_count = 200, sample_size = 1)]
fn put_by_a_draft(bencher: Bencher, pages: u64) {
    let workbook = Workbook::of(pages);
    let mut journal = workbook.open();
    let draft = Draft {
        id: RecordId::of(u128::from(pages) + 1),
        step: "page".to_owned(),
        card: None,
        place: Place::One,
        at: at(),
        answer: words(),
        caret: 0,
        focus: 0,
        accepted: Vec::new(),
    };
    bencher.bench_local(|| journal.save_draft(&draft, false));
}
