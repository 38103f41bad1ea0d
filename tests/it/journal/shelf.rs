//! What the tests of the journal stand on: made-up records, a workbook in a folder of its own, a disk that fails.

use chrono::{DateTime, FixedOffset, TimeDelta};
use goldseam::content::load;
use goldseam::content::words::Words;
use goldseam::engine::{Answer, BookKind, Known, Lock, Place, Record, RecordId};
use goldseam::journal::disk::{Entry, Folder, Hold, Spot, Stamp, Temporary};
use goldseam::journal::{DataDir, Disk, Draft, Journal, Reading, RealDisk};
use rustix::io::Errno;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use tempfile::TempDir;

/// The words of the shipped pack.
pub(crate) fn english() -> &'static Words {
    load::shipped()
}

/// A workbook in a folder that goes when the test does.
pub(crate) struct Room {
    pub(crate) temp: TempDir,
    pub(crate) folder: PathBuf,
}

impl Room {
    pub(crate) fn new() -> Self {
        let temp = tempfile::tempdir().unwrap();
        let shelf = DataDir::new(Arc::new(FaultyDisk::default()), temp.path().join("data"));
        let folder = shelf.create(BookKind::One, Lock::None, 0xb00c).unwrap();
        Self { temp, folder }
    }

    pub(crate) fn open(&self) -> (Journal, Reading) {
        Journal::open(Arc::new(FaultyDisk::default()), &self.folder).unwrap()
    }

    pub(crate) fn open_for_real(&self) -> (Journal, Reading) {
        Journal::open(Arc::new(RealDisk), &self.folder).unwrap()
    }

    pub(crate) fn with(records: &[Record]) -> Self {
        let room = Self::new();
        let (mut journal, _) = room.open();
        for record in records {
            journal.append(record).unwrap();
        }
        room
    }

    pub(crate) fn file(&self, sub: &str, id: &RecordId) -> PathBuf {
        self.folder.join(sub).join(format!("{id}.json"))
    }

    pub(crate) fn put(&self, sub: &str, name: &str, bytes: &[u8]) -> PathBuf {
        fs::create_dir_all(self.folder.join(sub)).unwrap();
        let path = self.folder.join(sub).join(name);
        fs::write(&path, bytes).unwrap();
        path
    }

    pub(crate) fn names(&self, sub: &str) -> Vec<String> {
        let Ok(entries) = fs::read_dir(self.folder.join(sub)) else { return Vec::new() };
        let mut names: Vec<_> = entries.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

pub(crate) fn day(n: i64) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-11-01T20:00:00+01:00").unwrap() + TimeDelta::days(n)
}

pub(crate) fn id(n: u128) -> RecordId {
    RecordId::of(n)
}

pub(crate) fn record(n: u128, known: Known) -> Record {
    Record {
        seq: Some(u64::try_from(n).unwrap_or(7)),
        asked: "What is the hardest part to say?".to_owned(),
        workbook: "goldseam-en 1".to_owned(),
        ..Record::new(id(n), day(0), Place::One, "acknowledge.hardest-part", known)
    }
}

pub(crate) fn page(n: u128, words: &str) -> Record {
    record(n, Known::Answered { value: Answer::page(words) })
}

pub(crate) fn deleted(n: u128, of: u128, on: i64) -> Record {
    Record { at: day(on), ..record(n, Known::Deleted { of: id(of), for_good: false }) }
}

pub(crate) fn undeleted(n: u128, of: u128) -> Record {
    record(n, Known::Undeleted { of: id(of) })
}

pub(crate) fn draft(n: u128, words: &str) -> Draft {
    Draft {
        id: id(n),
        step: "acknowledge.hardest-part".to_owned(),
        card: None,
        place: Place::One,
        at: day(1),
        answer: Answer::page(words),
        caret: words.len(),
        focus: 0,
        accepted: Vec::new(),
    }
}

pub(crate) fn ids(records: &[Record]) -> Vec<RecordId> {
    records.iter().map(|record| record.id.clone()).collect()
}

/// What a disk is asked to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Op {
    MakeFolder,
    Create,
    Write,
    Sync,
    Rename,
    Replace,
    SyncFolder,
    Read,
    List,
    Remove,
    Lock,
    /// What a folder or its files are like. Where that can't be had nothing fails, and all files are read.
    Look,
}

pub(crate) const OPS: [Op; 11] = [
    Op::MakeFolder,
    Op::Create,
    Op::Write,
    Op::Sync,
    Op::Rename,
    Op::Replace,
    Op::SyncFolder,
    Op::Read,
    Op::List,
    Op::Remove,
    Op::Lock,
];

pub(crate) const ERRORS: [Errno; 5] = [Errno::NOSPC, Errno::ROFS, Errno::ACCESS, Errno::IO, Errno::MFILE];

/// The real disk, but the nth operation of one kind fails; and a list of what was asked. It waits for no disk: that a
/// sync was asked for is in the list, that it was done no test can see.
#[derive(Default)]
pub(crate) struct FaultyDisk {
    plan: Mutex<Option<Plan>>,
    asked: Mutex<Vec<Op>>,
    meanwhile: Mutex<Option<(When, Meanwhile)>>,
    later: Mutex<TimeDelta>,
}

/// The worst moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum When {
    /// At the next operation of a kind.
    Next(Op),
    /// At the nth operation of any kind.
    Nth(usize),
}

/// What another program does at the worst moment.
type Meanwhile = Box<dyn FnOnce() + Send>;

/// What is to go wrong.
#[derive(Clone, Copy)]
enum Plan {
    /// The nth operation of a kind fails, and only that one.
    Once(Op, usize, Errno),
    /// All operations of a kind fail.
    Every(Op, Errno),
    /// The program dies at the nth operation: that one and all after it fail, and nothing is cleaned up.
    Crash(usize),
}

impl FaultyDisk {
    /// From here on, lets the nth operation of that kind fail (the first is 1), and only that one.
    pub(crate) fn fail(&self, op: Op, nth: usize, errno: Errno) {
        self.begin(Some(Plan::Once(op, nth, errno)));
    }

    /// From here on, lets every operation of that kind fail.
    pub(crate) fn refuse(&self, op: Op, errno: Errno) {
        self.begin(Some(Plan::Every(op, errno)));
    }

    /// From here on, lets the program be as good as dead at the nth operation of any kind (the first is 1).
    pub(crate) fn crash(&self, nth: usize) {
        self.begin(Some(Plan::Crash(nth)));
    }

    /// Lets something happen just before the next operation of that kind is done.
    pub(crate) fn just_before(&self, op: Op, meanwhile: impl FnOnce() + Send + 'static) {
        *self.meanwhile.lock().unwrap() = Some((When::Next(op), Box::new(meanwhile)));
    }

    /// Lets something happen just before the nth operation from here on, of whatever kind (the first is 1).
    pub(crate) fn at(&self, nth: usize, meanwhile: impl FnOnce() + Send + 'static) {
        self.asked.lock().unwrap().clear();
        *self.meanwhile.lock().unwrap() = Some((When::Nth(nth), Box::new(meanwhile)));
    }

    pub(crate) fn heal(&self) {
        self.begin(None);
    }

    /// From here on, lets so much time have gone by on the clock of the disk.
    pub(crate) fn later(&self, by: TimeDelta) {
        *self.later.lock().unwrap() += by;
    }

    fn begin(&self, plan: Option<Plan>) {
        *self.plan.lock().unwrap() = plan;
        self.asked.lock().unwrap().clear();
    }

    pub(crate) fn asked(&self) -> Vec<Op> {
        self.asked.lock().unwrap().clone()
    }

    pub(crate) fn counts(&self) -> BTreeMap<Op, usize> {
        let mut counts = BTreeMap::new();
        self.asked().into_iter().for_each(|op| *counts.entry(op).or_default() += 1);
        counts
    }

    fn ask(&self, op: Op) -> io::Result<()> {
        let nth = self.asked.lock().unwrap().len() + 1;
        let is_now = |when: When| when == When::Next(op) || when == When::Nth(nth);
        let meanwhile = self.meanwhile.lock().unwrap().take_if(|(when, _)| is_now(*when));
        if let Some((_, happen)) = meanwhile {
            happen();
        }
        let mut asked = self.asked.lock().unwrap();
        asked.push(op);
        let nth = asked.iter().filter(|before| **before == op).count();
        match *self.plan.lock().unwrap() {
            Some(Plan::Once(bad, when, errno)) if bad == op && when == nth => Err(errno.into()),
            Some(Plan::Every(bad, errno)) if bad == op => Err(errno.into()),
            Some(Plan::Crash(when)) if asked.len() >= when => Err(Errno::IO.into()),
            _ => Ok(()),
        }
    }
}

impl Disk for FaultyDisk {
    fn make_folder(&self, spot: &Spot) -> io::Result<bool> {
        self.ask(Op::MakeFolder)?;
        RealDisk.make_folder(spot)
    }

    fn create(&self, folder: &Folder) -> io::Result<Temporary> {
        self.ask(Op::Create)?;
        // The harder case: who dies leaves half-written files behind, under temporary names.
        let mut file = RealDisk.create_named(folder)?;
        if matches!(*self.plan.lock().unwrap(), Some(Plan::Crash(_))) {
            file.left_behind();
        }
        Ok(file)
    }

    fn write(&self, file: &mut Temporary, bytes: &[u8]) -> io::Result<()> {
        if let Err(error) = self.ask(Op::Write) {
            // A disk that runs full has written some of it.
            file.file().write_all(&bytes[..bytes.len() / 2])?;
            return Err(error);
        }
        RealDisk.write(file, bytes)
    }

    fn sync(&self, file: &Temporary) -> io::Result<()> {
        let _ = file;
        self.ask(Op::Sync)
    }

    fn name(&self, file: &mut Temporary, to: &Spot) -> io::Result<()> {
        self.ask(Op::Rename)?;
        RealDisk.name(file, to)
    }

    fn name_over(&self, file: &mut Temporary, to: &Spot) -> io::Result<()> {
        self.ask(Op::Replace)?;
        RealDisk.name_over(file, to)
    }

    fn rename(&self, from: &Spot, to: &Spot) -> io::Result<()> {
        self.ask(Op::Rename)?;
        RealDisk.rename(from, to)
    }

    fn replace(&self, from: &Spot, to: &Spot) -> io::Result<()> {
        self.ask(Op::Replace)?;
        RealDisk.replace(from, to)
    }

    fn sync_folder(&self, folder: &Folder) -> io::Result<()> {
        let _ = folder;
        self.ask(Op::SyncFolder)
    }

    fn read(&self, spot: &Spot) -> io::Result<Vec<u8>> {
        self.ask(Op::Read)?;
        RealDisk.read(spot)
    }

    fn list(&self, folder: &Folder) -> io::Result<Vec<Entry>> {
        self.ask(Op::List)?;
        RealDisk.list(folder)
    }

    fn stamp(&self, folder: &Folder) -> io::Result<Stamp> {
        self.ask(Op::Look)?;
        RealDisk.stamp(folder)
    }

    fn stamps(&self, folder: &Folder) -> io::Result<Vec<(OsString, Stamp)>> {
        self.ask(Op::Look)?;
        RealDisk.stamps(folder)
    }

    fn now(&self, folder: &Folder) -> io::Result<i64> {
        self.ask(Op::Look)?;
        Ok(RealDisk.now(folder)? + self.later.lock().unwrap().num_nanoseconds().unwrap())
    }

    fn remove(&self, spot: &Spot) -> io::Result<()> {
        self.ask(Op::Remove)?;
        RealDisk.remove(spot)
    }

    fn lock(&self, spot: &Spot) -> io::Result<Option<Hold>> {
        self.ask(Op::Lock)?;
        // A program that another test is just starting has our open files too, until it is wholly there.
        for _ in 0..1_000 {
            match RealDisk.lock(spot)? {
                None => std::thread::yield_now(),
                hold => return Ok(hold),
            }
        }
        Ok(None)
    }
}
