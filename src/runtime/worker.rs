//! Performing effects on the real disk, one after the other. What comes back says what is on disk now, and nothing else.
//!
//! It does not know on which thread it runs: the store gives it one of its own where there is one to be had.

use super::settings;
use super::unwritten::Unwritten;
use super::work::{self, Done};
use crate::app::job_result::JobResult;
use crate::app::opened::{Opened, PlainPages};
use crate::app::taking::Taking;
use crate::app::{Change, Effect, Failure, Moment, Msg, NotTaken, Settings};
use crate::content::Faults;
use crate::engine::record::Record;
use crate::engine::{BookKind, Place, RecordId};
use crate::journal::{
    DataDir, Disk, Draft, Foreign, Joined, Journal, Key, LastWords, Met, NotKept, OpenError, Passphrase, WorkFactor,
};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Tells what pages would tell, or writes them: what leaves is made above the rooms that this one knows.
pub type Taker = Box<dyn Fn(&Taking, Moment) -> Result<JobResult, NotTaken> + Send>;

/// Whether the edition in the language that these settings mean can be read: where it lies is known above.
pub type Reads = Box<dyn Fn(&Settings) -> Result<(), Faults> + Send>;

/// One way of putting a record on disk; a page that comes back with it is given back.
type Put = fn(&mut Journal, &Record) -> Result<Option<Record>, NotKept>;

/// The data folder, the workbook that is open, and what is on its way to disk.
pub(super) struct Worker {
    pub(super) disk: Arc<dyn Disk>,
    pub(super) data: PathBuf,
    pub(super) config: PathBuf,
    /// Where this computer remembers what it has seen of locked workbooks.
    pub(super) remembers: Option<PathBuf>,
    /// Where this computer keeps what it has read of workbooks before.
    pub(super) caches: Option<PathBuf>,
    pub(super) journal: Option<Journal>,
    /// Records as they were first tried, so that a second try writes the same bytes.
    tried: HashMap<RecordId, Record>,
    unwritten: Unwritten,
    pub(super) factor: WorkFactor,
    pub(super) taker: Option<Taker>,
    pub(super) reads: Option<Reads>,
}

impl Worker {
    /// On a disk, with nothing open yet.
    pub(super) fn new(disk: Arc<dyn Disk>, data: PathBuf, config: PathBuf) -> Self {
        let (tried, unwritten) = (HashMap::new(), Unwritten::default());
        Self {
            disk,
            data,
            config,
            remembers: None,
            caches: None,
            journal: None,
            tried,
            unwritten,
            factor: WorkFactor::USUAL,
            taker: None,
            reads: None,
        }
    }

    /// What it takes to put words by without this worker, as of now.
    pub(super) fn last_words(&self) -> Option<LastWords> {
        self.journal.as_ref().and_then(Journal::last_words)
    }

    /// Does what nobody waits for: fetches words that may be asked for, and puts what was just read into the cache. False
    /// where there was nothing to do.
    pub(super) fn read_ahead(&mut self) -> bool {
        let Some(journal) = &mut self.journal else { return false };
        let has_fetched = journal.read_ahead();
        journal.keep_cache() || has_fetched
    }

    fn take_out(&self, taking: &Taking, now: Moment) -> JobResult {
        let done = self.taker.as_ref().map_or(Err(NotTaken::NotFromHere), |taker| taker(taking, now));
        done.unwrap_or_else(|error| JobResult::Failed(error.into()))
    }

    /// Opens a workbook that is not locked: its records, the words begun, and how many files could not be read.
    ///
    /// # Errors
    /// When the workbook can't be read at all.
    pub(super) fn open(&mut self, folder: &Path, now: Moment) -> Result<Opened, OpenError> {
        let (mut journal, reading) = self.data_dir().open(folder)?;
        let opened = work::settle_and_report(&mut journal, reading, now);
        self.journal = Some(journal);
        Ok(opened)
    }

    /// Reads what is plain in a workbook that was never locked. None is open after it.
    fn read(&mut self, folder: &Path) -> JobResult {
        self.journal = None;
        match Journal::open_to_read(self.disk.clone(), folder) {
            Ok((journal, reading)) => {
                let (kind, unreadable) = (journal.book().kind, reading.unreadable.len());
                JobResult::Read(Box::new(PlainPages { kind, records: reading.records, unreadable }))
            }
            Err(error) => JobResult::Failed(error.into()),
        }
    }

    /// Makes a workbook and keeps its first records.
    fn begin(&mut self, kind: BookKind, passes: &[Passphrase], records: Vec<Record>) -> JobResult {
        let done = match self.journal.take() {
            Some(journal) => work::keep_first(journal, records),
            None => work::begin(&self.data_dir(), &self.disk, kind, passes, records, self.factor),
        };
        self.after(done)
    }

    fn unlock(&mut self, pass: &Passphrase, now: Moment) -> JobResult {
        // Whatever was opened by a try that nobody waited for is let go of first.
        self.journal = None;
        self.unwritten.put();
        let (journal, mut news) = work::unlock(&self.data_dir(), &self.disk, pass, self.factor, now);
        if let (Some(journal), JobResult::Opened(opened)) = (&journal, &mut news) {
            self.unwritten.offer(journal, opened);
        }
        self.after((journal, news))
    }

    fn change(&mut self, change: &Change, now: Moment) -> JobResult {
        let secret = || self.journal.as_ref().and_then(Journal::key).and_then(Key::secret);
        if let Change::Sheet = change {
            return secret().map_or_else(|| JobResult::Failed(Failure::NoKeyToShow), JobResult::Sheet);
        }
        if let Change::Signer(place, pass) = change {
            return self.let_sign(*place, pass);
        }
        if let Change::Check(pass) = change {
            let is_right = self.journal.as_ref().is_some_and(|journal| journal.is_opened_by(pass));
            return if is_right { JobResult::Right } else { JobResult::Wrong };
        }
        if let Change::Join(today, other) = change {
            return self.join(today, other, now);
        }
        if let Change::Meet([mine, theirs]) = change {
            return self.meet([mine, theirs]);
        }
        let (books, factor) = (self.data_dir(), self.factor);
        let Some(journal) = self.journal.take() else { return JobResult::Failed(Failure::NothingOpen) };
        let done = match change {
            Change::Set(pass) => work::lock(journal, &books, pass, factor, now),
            Change::Passphrase(pass) => work::change(journal, &books, pass, factor),
            Change::ForTwo(passes) => work::lock_for_two(journal, &books, passes, factor, now),
            Change::TakeOff => work::take_off(journal),
            Change::Sheet | Change::Check(_) | Change::Signer(..) | Change::Join(..) | Change::Meet(_) => {
                (Some(journal), JobResult::Wrong)
            }
        };
        self.after(done)
    }

    /// Where it was joined, all that it opens is read, and what it proves is checked.
    fn join(&mut self, today: &Passphrase, other: &Passphrase, now: Moment) -> JobResult {
        let Some(journal) = &mut self.journal else { return JobResult::Failed(Failure::NothingOpen) };
        match journal.join(today, other, self.factor, now) {
            Ok(Joined::Done) => self.open_again(today, now),
            Ok(not) => JobResult::NotJoined(not),
            Err(error) => JobResult::Failed(error.into()),
        }
    }

    fn meet(&mut self, passes: [&Passphrase; 2]) -> JobResult {
        let Some(journal) = &mut self.journal else { return JobResult::Failed(Failure::NothingOpen) };
        match journal.meet(passes, self.factor) {
            Ok(Met::Done) => JobResult::Right,
            Ok(_) => JobResult::NotMet,
            Err(error) => JobResult::Failed(error.into()),
        }
    }

    fn open_again(&mut self, pass: &Passphrase, now: Moment) -> JobResult {
        let Some(journal) = &self.journal else { return JobResult::Failed(Failure::NothingOpen) };
        match journal.open_again(pass) {
            Ok((mut journal, reading)) => {
                // What the one before claimed is free now.
                self.journal = None;
                let opened = work::settle_and_report(&mut journal, reading, now);
                self.journal = Some(journal);
                JobResult::Again(Box::new(opened))
            }
            Err(error) => JobResult::Failed(error.into()),
        }
    }

    fn take_in(&mut self, files: Vec<Foreign>, now: Moment) -> JobResult {
        let Some(journal) = &mut self.journal else { return JobResult::Failed(Failure::NothingOpen) };
        match journal.take_in(&files, now) {
            Ok(records) => JobResult::TakenIn(files, records),
            Err(error) => JobResult::Failed(error.into()),
        }
    }

    /// A passphrase signs for its own person alone: the other one's opens nothing on this turn.
    fn let_sign(&mut self, place: Place, pass: &Passphrase) -> JobResult {
        let signs = self.journal.as_mut().is_some_and(|journal| journal.let_sign(place, pass));
        if signs { JobResult::Signs(place) } else { JobResult::Wrong }
    }

    /// Read before it is remembered: with a broken edition in the settings, the program would not open the next time.
    fn language(&self, wanted: Settings) -> JobResult {
        if let Some(Err(faults)) = self.reads.as_ref().map(|reads| reads(&wanted)) {
            return JobResult::Failed(Failure::LanguageNotRead(faults));
        }
        match settings::save(&self.config, &wanted) {
            Ok(()) => JobResult::LanguageSet(wanted.language),
            Err(error) => JobResult::Failed(Failure::LanguageNotRemembered(error.into())),
        }
    }

    fn after(&mut self, (journal, news): Done) -> JobResult {
        self.journal = journal;
        news
    }

    pub(super) fn data_dir(&self) -> DataDir {
        let dir = DataDir::new(self.disk.clone(), self.data.clone());
        dir.remembering(self.remembers.clone()).caching(self.caches.clone())
    }

    /// Numbers a record and hands it to the journal. A second try hands over what the first one tried.
    fn hand(&mut self, record: Record, put: Put) -> Result<(Record, Option<Record>), (RecordId, Failure)> {
        let id = record.id.clone();
        let Some(journal) = &mut self.journal else {
            return Err((id, Failure::NothingOpen));
        };
        let mut record = self.tried.remove(&id).unwrap_or(record);
        // On a turn the other's place can't be read. To number the record there would take knowing how much they wrote.
        if record.seq.is_none() && journal.can_read(record.place) {
            record.seq = Some(journal.next_seq(record.place));
        }
        match put(journal, &record) {
            Ok(back) => Ok((journal.proved(record), back)),
            Err(error) => {
                self.tried.insert(id.clone(), record);
                Err((id, error.into()))
            }
        }
    }

    fn keep_record(&mut self, record: Record) -> Msg {
        self.keep_by(record, |journal, record| journal.append(record).map(|()| None))
    }

    fn keep_by(&mut self, record: Record, put: Put) -> Msg {
        match self.hand(record, put) {
            Ok((record, Some(back))) => Msg::Restored(Box::new(record), Box::new(back)),
            Ok((record, None)) => {
                self.unwritten.settled(&record.id);
                Msg::Kept(Box::new(record))
            }
            Err((id, why)) => Msg::NotKept(id, why),
        }
    }

    /// Keeps the tombstone, then takes the page away: into the trash, or for good.
    fn delete(&mut self, tombstone: Record) -> Msg {
        self.keep_by(tombstone, |journal, record| journal.delete(record).map(|()| None))
    }

    /// Keeps the undoing of a tombstone, then brings the page back.
    fn restore(&mut self, undeleted: Record) -> Msg {
        self.keep_by(undeleted, Journal::restore)
    }

    /// Before a workbook is open nothing is saved: what was typed there is asked for again.
    fn draft(&mut self, draft: Draft, sync: bool) -> Option<Msg> {
        match self.journal.as_mut()?.save_draft(&draft, sync) {
            Ok(()) => {
                self.unwritten.settled(&draft.id);
                None
            }
            Err(error) => {
                self.unwritten.note(draft);
                Some(Msg::NotWritten(error.into()))
            }
        }
    }

    fn drop_draft(&mut self, id: &RecordId) -> Option<Msg> {
        self.unwritten.settled(id);
        self.journal.as_mut()?.drop_draft(id).err().map(|error| Msg::NotWritten(error.into()))
    }

    /// The keys are let go of, and all that was read.
    fn forget(&mut self) {
        // Before the journal is let go of: what seals the words goes with it.
        self.unwritten.close(self.last_words().as_ref());
        self.unwritten.put();
        self.journal = None;
        self.tried.clear();
    }

    /// Whether words wait for a disk that takes them.
    pub(super) fn has_unwritten(&self) -> bool {
        self.unwritten.waits()
    }

    /// Performs one effect, to its end. What the disk did not take before is tried again after it.
    pub(super) fn perform(&mut self, effect: Effect, now: Moment) -> Option<Msg> {
        let msg = self.perform_one(effect, now);
        // A disk that has refused just now is not asked again for the same; the next thing that is done tries.
        let is_done = !matches!(msg, Some(Msg::NotWritten(_)));
        if let Some(journal) = self.journal.as_mut().filter(|_| is_done) {
            self.unwritten.put_in(journal);
        }
        msg
    }

    fn perform_one(&mut self, effect: Effect, now: Moment) -> Option<Msg> {
        match effect {
            Effect::Begin(kind, passes, records) => Some(Msg::JobResult(self.begin(kind, &passes, records))),
            Effect::Open(folder) => Some(Msg::JobResult(match self.open(&folder, now) {
                Ok(opened) => JobResult::Opened(Box::new(opened)),
                Err(error) => JobResult::Failed(error.into()),
            })),
            Effect::Read(folder) => Some(Msg::JobResult(self.read(&folder))),
            Effect::Unlock(pass) => Some(Msg::JobResult(self.unlock(&pass, now))),
            Effect::TakeIn(files) => Some(Msg::JobResult(self.take_in(files, now))),
            Effect::Lock(change) => Some(Msg::JobResult(self.change(&change, now))),
            Effect::Forget => {
                self.forget();
                None
            }
            Effect::HandOver => {
                // Words of the one before wait closed too: plain, they would lie in memory while the other has the keyboard.
                self.unwritten.close(self.last_words().as_ref());
                self.journal.iter_mut().for_each(Journal::let_go_of_key);
                None
            }
            Effect::LetGoOfSigning => {
                self.journal.iter_mut().for_each(Journal::let_go_of_signing);
                None
            }
            Effect::Keep(record) => Some(self.keep_record(*record)),
            Effect::Delete(record) => Some(self.delete(*record)),
            Effect::Restore(record) => Some(self.restore(*record)),
            Effect::Draft(draft, sync) => self.draft(*draft, sync),
            Effect::DropDraft(id) => self.drop_draft(&id),
            Effect::TakeOut(taking) => Some(Msg::JobResult(self.take_out(&taking, now))),
            Effect::Language(wanted) => Some(Msg::JobResult(self.language(wanted))),
            Effect::Settings(wanted) => {
                let failed = settings::save(&self.config, &wanted).err();
                failed.map(|error| Msg::NotWritten(Failure::NotRemembered(error.into())))
            }
            Effect::KeepRead => {
                self.journal.iter().for_each(Journal::renew_cache);
                None
            }
            Effect::Suspend | Effect::Leave { .. } => None,
        }
    }
}
