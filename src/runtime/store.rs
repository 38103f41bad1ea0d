//! Performing effects on the real disk. What comes back says what is on disk now, and nothing else.

use super::{World, settings, signals, terminal};
use crate::app::start::{Listed, Opened};
use crate::app::{Effect, Moment, Msg};
use crate::engine::record::Record;
use crate::engine::{BookKind, Lock, Place, Progress, RecordId};
use crate::journal::{Disk, Journal, NotKept, RealDisk, Shelf};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// One way of putting a record on disk; a page that comes back with it is given back.
type Put = fn(&mut Journal, &Record) -> Result<Option<Record>, NotKept>;

/// The data folder, the workbook that is open, and what is on its way to disk.
pub struct Store {
    disk: Arc<dyn Disk>,
    data: PathBuf,
    config: PathBuf,
    journal: Option<Journal>,
    /// Records as they were first tried, so that a second try writes the same bytes.
    tried: HashMap<RecordId, Record>,
}

impl Store {
    /// On the real disk.
    pub fn new(data: PathBuf, config: PathBuf) -> Self {
        Self::on(Arc::new(RealDisk), data, config)
    }

    /// On any disk.
    pub fn on(disk: Arc<dyn Disk>, data: PathBuf, config: PathBuf) -> Self {
        Self { disk, data, config, journal: None, tried: HashMap::new() }
    }

    /// Opens a workbook: its records, the words begun, and how many files could not be read.
    ///
    /// # Errors
    /// A sentence, when the workbook can't be read at all.
    pub fn open(&mut self, folder: &Path, now: Moment) -> Result<Opened, String> {
        let (mut journal, reading) = Journal::open(self.disk.clone(), folder).map_err(|error| error.to_string())?;
        journal.sweep(now);
        let drafts = journal.drafts();
        let (kind, lock) = (journal.book().kind, journal.book().lock);
        self.journal = Some(journal);
        Ok(Opened { kind, lock, records: reading.records, drafts, unreadable: reading.unreadable.len() })
    }

    /// The name an unlocked workbook is listed by.
    pub fn name_of(&self, folder: &Path) -> Option<Listed> {
        let (_, reading) = Journal::open(self.disk.clone(), folder).ok()?;
        let progress = Progress::replay(reading.records);
        let name = progress.name(Place::One).unwrap_or("A workbook").to_owned();
        Some(Listed { name, folder: folder.to_owned() })
    }

    /// Makes a workbook and keeps its first records.
    fn begin(&mut self, kind: BookKind, lock: Lock, records: Vec<Record>) -> Result<Vec<Record>, String> {
        if self.journal.is_none() {
            let mut bits = [0; 16];
            getrandom::fill(&mut bits).map_err(|error| format!("This computer gave no random bits: {error}."))?;
            let all = Shelf::new(self.disk.clone(), &self.data);
            let folder = all.create(kind, lock, u128::from_le_bytes(bits)).map_err(|error| error.to_string())?;
            let (journal, _) = Journal::open(self.disk.clone(), &folder).map_err(|error| error.to_string())?;
            self.journal = Some(journal);
        }
        let put: Put = |journal, record| journal.append(record).map(|()| None);
        records
            .into_iter()
            .map(|record| self.hand(record, put).map(|(record, _)| record).map_err(|(_, why)| why))
            .collect()
    }

    /// Numbers a record and hands it to the journal. A second try hands over what the first one tried.
    fn hand(&mut self, record: Record, put: Put) -> Result<(Record, Option<Record>), (RecordId, String)> {
        let id = record.id.clone();
        let Some(journal) = &mut self.journal else {
            return Err((id, "There is no workbook to write into.".to_owned()));
        };
        let mut record = self.tried.remove(&id).unwrap_or(record);
        if record.seq.is_none() {
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
            Effect::Begin(kind, lock, records) => {
                Some(self.begin(kind, lock, records).map_or_else(Msg::NotBegun, Msg::Begun))
            }
            Effect::Open(folder) => Some(match self.open(&folder, now) {
                Ok(opened) => Msg::Opened(Box::new(opened)),
                Err(why) => Msg::NotBegun(why),
            }),
            Effect::Keep(record) => Some(self.kept(*record)),
            Effect::Delete(record) => Some(self.delete(*record)),
            Effect::Restore(record) => Some(self.restore(*record)),
            Effect::Draft(draft, sync) => {
                let saved = self.journal.as_mut()?.save_draft(&draft, sync);
                saved.err().map(|error| Msg::DraftNotKept(error.to_string()))
            }
            Effect::DropDraft(id) => {
                let dropped = self.journal.as_mut()?.drop_draft(&id);
                dropped.err().map(|error| Msg::DraftNotKept(error.to_string()))
            }
            Effect::Settings(wanted) => {
                // A country that is not remembered is asked for again; nothing of a person is lost.
                let _ = settings::save(&self.config, &wanted);
                None
            }
            Effect::Suspend | Effect::Leave { .. } => None,
        }
    }

    fn vanish(&mut self) {
        terminal::vanish();
    }

    fn sleep(&mut self) {
        terminal::leave();
        signals::stop_here();
        // If the terminal can't be taken again, the next read of it says so.
        let _ = terminal::take();
    }
}
