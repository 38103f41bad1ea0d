//! What must be true of a workbook whose program was killed: everything that was promised, and nothing damaged.

use crate::driver::{Kind, Said};
use chrono::{DateTime, FixedOffset};
use goldseam::engine::{Answer, BookKind, Known, Lock, Place, Record, RecordId};
use goldseam::journal::{DataDir, Draft, Journal, Key, Passphrase, Reading, RealDisk, WorkFactor};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tempfile::TempDir;

/// Words that stand in every page.
const WORDS: &str = "the kettle sang all morning";

pub(crate) fn pass() -> Passphrase {
    Passphrase::from("seven grey herons".to_owned())
}

pub(crate) fn at() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-11-02T20:00:00+01:00").unwrap()
}

fn id(n: u64) -> RecordId {
    RecordId::of(u128::from(n))
}

/// The words of a page, all or the first of three parts.
fn words(n: u64, thirds: usize) -> String {
    let parts = [format!("Page {n}: {WORDS}"), format!(", for {}", "a while ".repeat(60)), format!("– é {n}.")];
    parts[..thirds].concat()
}

fn record(n: u64, of: RecordId, event: Known) -> Record {
    let workbook = "goldseam-en 1".to_owned();
    Record { seq: Some(n), workbook, ..Record::new(of, at(), Place::One, "page", event) }
}

/// The nth page.
pub(crate) fn kept(n: u64) -> Record {
    record(n, id(n), Known::Answered { value: Answer::page(words(n, 3)) })
}

/// What deletes the nth page.
pub(crate) fn tombstone(n: u64) -> Record {
    record(n, RecordId::of(u128::from(n) | 1 << 127), Known::Deleted { of: id(n), for_good: false })
}

/// The nth page, so far.
pub(crate) fn drafted(n: u64, thirds: usize) -> Draft {
    let answer = Answer::page(words(n, thirds));
    Draft {
        id: id(n),
        step: "page".to_owned(),
        card: None,
        place: Place::One,
        at: at(),
        answer,
        caret: 0,
        focus: 0,
        accepted: Vec::new(),
    }
}

/// Opens a workbook the way that its lock asks for.
pub(crate) fn opened(folder: &Path) -> (Journal, Reading) {
    let shelf = DataDir::new(Arc::new(RealDisk), folder.parent().unwrap());
    let standing = shelf.books().unwrap();
    let [found] = standing.books.as_slice() else { panic!("the workbook is gone, or its book.json is damaged") };
    if found.book.lock == Lock::None {
        return Journal::open(Arc::new(RealDisk), folder).unwrap();
    }
    let (_, key) = shelf.who(&pass()).unwrap().expect("the passphrase opens nothing any more");
    Journal::open_with(Arc::new(RealDisk), folder, key).unwrap()
}

/// A workbook, and what was promised of it.
pub(crate) struct Workbook {
    kind: Kind,
    _temp: TempDir,
    pub(crate) folder: PathBuf,
    kept: BTreeSet<u64>,
    deleted: BTreeSet<u64>,
    begun: Option<(u64, usize)>,
    last: u64,
}

impl Workbook {
    pub(crate) fn new(kind: Kind) -> Self {
        let temp = tempfile::tempdir().unwrap();
        let shelf = DataDir::new(Arc::new(RealDisk), temp.path().join("data"));
        let key = Key::new(Place::One);
        let folder = match kind {
            Kind::Plain => shelf.create(BookKind::One, Lock::None, 1).unwrap(),
            _ => shelf.create_locked(BookKind::One, &[(&key, &pass())], WorkFactor::NEXT_TO_NONE, 1).unwrap(),
        };
        let (kept, deleted) = (BTreeSet::new(), BTreeSet::new());
        let mut workbook = Self { kind, _temp: temp, folder, kept, deleted, begun: None, last: 0 };
        if kind == Kind::Converting {
            workbook.fill();
        }
        workbook
    }

    /// Something to convert: pages, one of them deleted, and one begun.
    fn fill(&mut self) {
        let (mut journal, _) = opened(&self.folder);
        for n in 1..=5 {
            journal.append(&kept(n)).unwrap();
        }
        journal.delete(&tombstone(5)).unwrap();
        journal.save_draft(&drafted(6, 1), true).unwrap();
        journal.save_draft(&drafted(6, 2), false).unwrap();
        self.hear(&[1, 2, 3, 4, 5].map(Said::Kept));
        self.hear(&[Said::Deleted(5), Said::Drafted(6, 2)]);
    }

    /// The number of a page that was never tried.
    pub(crate) fn next(&self) -> u64 {
        self.last + 1
    }

    fn hear(&mut self, said: &[Said]) {
        for said in said {
            match *said {
                Said::Ready | Said::Converted => {}
                Said::Drafted(n, thirds) => {
                    self.begun = Some((n, thirds));
                    self.last = n;
                }
                Said::Kept(n) => {
                    self.begun = None;
                    self.kept.insert(n);
                }
                Said::Deleted(n) => drop(self.deleted.insert(n)),
            }
        }
    }

    /// Everything said is true of what is on the disk.
    pub(crate) fn must_hold(&mut self, said: &[Said], what: &str) {
        self.hear(said);
        if self.kind == Kind::Locked {
            assert!(!is_said_aloud(&self.folder), "{what}: words stand on the disk as they are");
        }
        let (mut journal, reading) = opened(&self.folder);
        assert_eq!(reading.unreadable, [], "{what}: damaged");
        let trash: Vec<Record> = journal.trash_list().into_iter().map(|page| page.record).collect();
        for n in &self.kept {
            let is_read = reading.records.to_records().contains(&kept(*n));
            let is_deleted = trash.contains(&kept(*n));
            assert!(is_read || is_deleted, "{what}: page {n} is lost");
            assert!(!self.deleted.contains(n) || !is_read, "{what}: page {n} is back");
        }
        let drafts = journal.drafts();
        if let Some((n, thirds)) = self.begun {
            let is_begun = (thirds..=3).any(|thirds| drafts.contains(&drafted(n, thirds)));
            assert!(
                is_begun || reading.records.to_records().contains(&kept(n)),
                "{what}: the words of page {n} are lost"
            );
        }
        if self.kind != Kind::Converting {
            // The next program begins a page of its own; what was begun is dropped as the person would drop it.
            for draft in drafts {
                journal.drop_draft(&draft.id).unwrap();
            }
            self.begun = None;
        }
    }
}

/// Whether the words of a page stand in any file as they are.
fn is_said_aloud(folder: &Path) -> bool {
    fs::read_dir(folder).unwrap().any(|entry| {
        let path = entry.unwrap().path();
        if path.is_dir() {
            return is_said_aloud(&path);
        }
        String::from_utf8_lossy(&fs::read(path).unwrap()).contains(WORDS)
    })
}
