//! Performing effects on the real disk. What comes back says what is on disk now, and nothing else.

use super::work::{self, Work};
use super::{World, settings, terminal};
use crate::app::news::News;
use crate::app::start::{Listed, Opened};
use crate::app::take_out::Taking;
use crate::app::{Change, Effect, Moment, Msg};
use crate::engine::record::Record;
use crate::engine::{BookKind, Place, Progress, RecordId};
use crate::journal::{Disk, Journal, NotKept, Passphrase, RealDisk, WorkFactor};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// One way of putting a record on disk; a page that comes back with it is given back.
type Put = fn(&mut Journal, &Record) -> Result<Option<Record>, NotKept>;

/// Tells what pages would tell, or writes them: what leaves is made above the rooms that this one knows.
pub type Taker = Box<dyn Fn(&Taking, Moment) -> Result<News, String> + Send>;

/// The data folder, the workbook that is open, and what is on its way to disk.
pub struct Store {
    disk: Arc<dyn Disk>,
    data: PathBuf,
    config: PathBuf,
    journal: Option<Journal>,
    /// Records as they were first tried, so that a second try writes the same bytes.
    tried: HashMap<RecordId, Record>,
    work: Work,
    factor: WorkFactor,
    taker: Option<Taker>,
}

impl Store {
    /// On the real disk.
    pub fn new(data: PathBuf, config: PathBuf) -> Self {
        Self::on(Arc::new(RealDisk), data, config)
    }

    /// On any disk.
    pub fn on(disk: Arc<dyn Disk>, data: PathBuf, config: PathBuf) -> Self {
        let (work, factor) = (Work::default(), WorkFactor::USUAL);
        Self { disk, data, config, journal: None, tried: HashMap::new(), work, factor, taker: None }
    }

    /// With another cost for each try of a passphrase.
    #[must_use]
    pub fn costing(self, factor: WorkFactor) -> Self {
        Self { factor, ..self }
    }

    /// With something that lets pages leave.
    #[must_use]
    pub fn taking_out(self, taker: Taker) -> Self {
        Self { taker: Some(taker), ..self }
    }

    fn take_out(&self, taking: &Taking, now: Moment) -> News {
        let none = || Err("Nothing can be taken along from here.".to_owned());
        self.taker.as_ref().map_or_else(none, |taker| taker(taking, now)).unwrap_or_else(News::Failed)
    }

    /// Opens a workbook that is not locked: its records, the words begun, and how many files could not be read.
    ///
    /// # Errors
    /// A sentence, when the workbook can't be read at all.
    pub fn open(&mut self, folder: &Path, now: Moment) -> Result<Opened, String> {
        let (mut journal, reading) = Journal::open(self.disk.clone(), folder).map_err(|error| error.to_string())?;
        let opened = work::opened(&mut journal, reading.records, reading.unreadable.len(), now);
        self.journal = Some(journal);
        Ok(opened)
    }

    /// The name an unlocked workbook is listed by.
    pub fn name_of(&self, folder: &Path) -> Option<Listed> {
        let (_, reading) = Journal::open(self.disk.clone(), folder).ok()?;
        let progress = Progress::replay(reading.records);
        let name = progress.name(Place::One).unwrap_or("A workbook").to_owned();
        Some(Listed { name, folder: folder.to_owned() })
    }

    /// Makes a workbook and keeps its first records; only where there is a passphrase does it take its time.
    fn begin(&mut self, kind: BookKind, passes: Vec<Passphrase>, records: Vec<Record>) -> Option<News> {
        let (disk, books, factor) = (self.disk.clone(), work::shelf(&self.disk, &self.data), self.factor);
        if let Some(journal) = self.journal.take() {
            let (journal, news) = work::keep_first(journal, records);
            self.journal = journal;
            return Some(news);
        }
        let locked = !passes.is_empty();
        let piece = move || work::begin(&books, &disk, kind, &passes, records, factor);
        if locked {
            self.work.begin(piece);
            return None;
        }
        let (journal, news) = piece();
        self.journal = journal;
        Some(news)
    }

    fn unlock(&mut self, pass: Passphrase, now: Moment) {
        let (disk, data) = (self.disk.clone(), self.data.clone());
        self.work.begin(move || work::unlock(&disk, &data, &pass, now));
    }

    /// Work on the lock takes the workbook along and brings it back.
    fn change(&mut self, change: Change) -> Option<News> {
        let (books, factor) = (work::shelf(&self.disk, &self.data), self.factor);
        if let Change::Sheet = change {
            let secret = self.journal.as_ref().and_then(Journal::key).map(crate::journal::Key::secret);
            return Some(secret.map_or_else(|| News::Failed("There is no key to show.".to_owned()), News::Sheet));
        }
        let journal = self.journal.take()?;
        match change {
            Change::Set(pass) => self.work.begin(move || work::lock(journal, &books, &pass, factor)),
            Change::Passphrase(pass) => self.work.begin(move || work::change(journal, &books, &pass, factor)),
            Change::ForTwo(passes) => self.work.begin(move || work::lock_for_two(journal, &books, &passes, factor)),
            Change::TakeOff => self.work.begin(move || work::take_off(journal)),
            Change::Sheet => {}
        }
        None
    }

    /// What work is done by now; with `wait`, not before some is.
    pub fn finished(&mut self, wait: bool) -> Option<Msg> {
        let (journal, news) = self.work.done(wait)?;
        if let Some(journal) = journal {
            self.journal = Some(journal);
        }
        Some(Msg::News(news))
    }

    /// Numbers a record and hands it to the journal. A second try hands over what the first one tried.
    fn hand(&mut self, record: Record, put: Put) -> Result<(Record, Option<Record>), (RecordId, String)> {
        let id = record.id.clone();
        let Some(journal) = &mut self.journal else {
            return Err((id, "There is no workbook to write into.".to_owned()));
        };
        let mut record = self.tried.remove(&id).unwrap_or(record);
        if record.seq.is_none() && journal.can_read(record.place) {
            record.seq = Some(journal.next_seq(record.place));
        }
        match put(journal, &record) {
            Ok(back) => Ok((record, back)),
            Err(error) => {
                self.tried.insert(id.clone(), record);
                Err((id, error.to_string()))
            }
        }
    }

    fn kept(&mut self, record: Record) -> Msg {
        self.kept_by(record, |journal, record| journal.append(record).map(|()| None))
    }

    fn kept_by(&mut self, record: Record, put: Put) -> Msg {
        match self.hand(record, put) {
            Ok((record, Some(back))) => Msg::Restored(Box::new(record), Box::new(back)),
            Ok((record, None)) => Msg::Kept(Box::new(record)),
            Err((id, why)) => Msg::NotKept(id, why),
        }
    }

    /// Keeps the tombstone, then takes the page away: into the trash, or for good.
    fn delete(&mut self, tombstone: Record) -> Msg {
        self.kept_by(tombstone, |journal, record| journal.delete(record).map(|()| None))
    }

    /// Keeps the undoing of a tombstone, then brings the page back.
    fn restore(&mut self, undeleted: Record) -> Msg {
        self.kept_by(undeleted, Journal::restore)
    }
}

impl World for Store {
    fn perform(&mut self, effect: Effect, now: Moment) -> Option<Msg> {
        match effect {
            Effect::Begin(kind, passes, records) => self.begin(kind, passes, records).map(Msg::News),
            Effect::Open(folder) => Some(Msg::News(match self.open(&folder, now) {
                Ok(opened) => News::Opened(Box::new(opened)),
                Err(why) => News::Failed(why),
            })),
            Effect::Unlock(pass) => {
                self.unlock(pass, now);
                None
            }
            Effect::Lock(change) => self.change(change).map(Msg::News),
            Effect::Forget => {
                self.journal = None;
                self.tried.clear();
                None
            }
            Effect::Keep(record) => Some(self.kept(*record)),
            Effect::Delete(record) => Some(self.delete(*record)),
            Effect::Restore(record) => Some(self.restore(*record)),
            Effect::Draft(draft, sync) => {
                let saved = self.journal.as_mut()?.save_draft(&draft, sync);
                saved.err().map(|error| Msg::NotWritten(error.to_string()))
            }
            Effect::DropDraft(id) => {
                let dropped = self.journal.as_mut()?.drop_draft(&id);
                dropped.err().map(|error| Msg::NotWritten(error.to_string()))
            }
            Effect::TakeOut(taking) => Some(Msg::News(self.take_out(&taking, now))),
            Effect::Settings(wanted) => {
                let why = |error| format!("This choice holds until you close, and could not be remembered: {error}.");
                settings::save(&self.config, &wanted).err().map(|error| Msg::NotWritten(why(error)))
            }
            Effect::Suspend | Effect::Leave { .. } => None,
        }
    }

    fn arrived(&mut self) -> Option<Msg> {
        self.finished(false)
    }

    fn awaited(&mut self) -> Option<Msg> {
        self.finished(true)
    }

    fn vanish(&mut self) {
        terminal::vanish();
    }

    fn suspend(&mut self) {
        terminal::suspend();
    }
}
