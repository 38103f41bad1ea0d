//! Performing effects in memory: the demo. Nothing is written, and everything is gone when it is dropped.

use super::worker::Taker;
use super::{Host, terminal};
use crate::app::job_result::JobResult;
use crate::app::opened::{KeysHere, Opened};
use crate::app::taking::Taking;
use crate::app::{Change, Effect, Failure, Moment, Msg, NotTaken};
use crate::engine::record::{Event, Known, Record};
use crate::engine::{BookKind, Lock, Place, RecordId};
use crate::journal::{Draft, Passphrase, is_same_passphrase};
use secrecy::ExposeSecret;

/// A workbook in memory, and the passphrase of each who has one.
pub struct Memory {
    kind: BookKind,
    passes: Vec<(Place, String)>,
    records: Vec<Record>,
    drafts: Vec<Draft>,
    taker: Option<Taker>,
}

impl Memory {
    /// With these records; each passphrase is known, since the people are made up.
    pub fn new(kind: BookKind, passes: Vec<(Place, String)>, records: Vec<Record>) -> Self {
        Self { kind, passes, records, drafts: Vec::new(), taker: None }
    }

    /// With something that tells what pages would tell. It is never asked to write any.
    #[must_use]
    pub fn telling(self, taker: Taker) -> Self {
        Self { taker: Some(taker), ..self }
    }

    fn take_out(&self, taking: &Taking, now: Moment) -> JobResult {
        let taker = self.taker.as_ref().filter(|_| taking.file.is_none());
        let done = taker.map_or(Err(NotTaken::Demo), |taker| taker(taking, now));
        done.unwrap_or_else(|error| JobResult::Failed(error.into()))
    }

    fn whose(&self, pass: &Passphrase) -> Option<Place> {
        let is_it = |(_, words): &&(Place, String)| is_same_passphrase(words, pass.expose_secret());
        self.passes.iter().find(is_it).map(|(place, _)| *place)
    }

    fn unlock(&self, pass: &Passphrase) -> JobResult {
        let Some(place) = self.whose(pass) else { return JobResult::Wrong };
        JobResult::Opened(Box::new(Opened {
            kind: self.kind,
            lock: Lock::Age,
            place,
            records: self.records.iter().cloned().collect(),
            drafts: self.drafts.clone(),
            unreadable: 0,
            foreign: Vec::new(),
            missing: Vec::new(),
            keys: KeysHere::default(),
            notice: None,
            elsewhere: false,
        }))
    }

    fn keep(&mut self, mut record: Record) -> Record {
        let last = self.records.iter().filter(|kept| kept.place == record.place).filter_map(|kept| kept.seq).max();
        record.seq.get_or_insert(last.unwrap_or(0) + 1);
        // There are no keys here. Whoever chose to sign is believed, so that a presenter can show what signing looks
        // like.
        record.proof = record.signed.iter().fold(record.proof, |proof, place| proof.and(*place));
        self.drafts.retain(|draft| draft.id != record.id);
        if !self.records.iter().any(|kept| kept.id == record.id) {
            self.records.push(record.clone());
        }
        record
    }

    /// The page that an undoing brings back: it was never gone from here.
    fn restored(&self, undone: &Record) -> Option<Record> {
        let find = |id: &RecordId| self.records.iter().find(|record| record.id == *id);
        let Event::Known(Known::Undeleted { of }) = &undone.event else { return None };
        let Event::Known(Known::Deleted { of: page, .. }) = &find(of)?.event else { return None };
        find(page).cloned()
    }
}

impl Host for Memory {
    fn perform(&mut self, effect: Effect, now: Moment) -> Option<Msg> {
        match effect {
            Effect::Lock(Change::Signer(place, pass)) => Some(Msg::JobResult(match self.whose(&pass) {
                Some(whose) if whose == place => JobResult::Signs(place),
                _ => JobResult::Wrong,
            })),
            Effect::Lock(Change::Check(pass)) => {
                Some(Msg::JobResult(if self.whose(&pass).is_some() { JobResult::Right } else { JobResult::Wrong }))
            }
            Effect::Begin(..) | Effect::Open(_) | Effect::Read(_) | Effect::Lock(_) | Effect::TakeIn(_) => {
                Some(Msg::JobResult(JobResult::Failed(Failure::DemoSetsNothing)))
            }
            Effect::TakeOut(taking) => Some(Msg::JobResult(self.take_out(&taking, now))),
            Effect::Unlock(pass) => Some(Msg::JobResult(self.unlock(&pass))),
            Effect::Keep(record) | Effect::Delete(record) => Some(Msg::Kept(Box::new(self.keep(*record)))),
            Effect::Restore(record) => {
                let record = self.keep(*record);
                Some(match self.restored(&record) {
                    Some(page) => Msg::Restored(Box::new(record), Box::new(page)),
                    None => Msg::Kept(Box::new(record)),
                })
            }
            Effect::Draft(draft, _) => {
                self.drafts.retain(|known| known.id != draft.id);
                self.drafts.push(*draft);
                None
            }
            Effect::DropDraft(id) => {
                self.drafts.retain(|draft| draft.id != id);
                None
            }
            Effect::HandOver
            | Effect::LetGoOfSigning
            | Effect::Forget
            | Effect::Settings(_)
            | Effect::Language(_)
            | Effect::Suspend
            | Effect::KeepRead
            | Effect::Leave { .. } => None,
        }
    }

    fn arrived(&mut self) -> Option<Msg> {
        None
    }

    fn awaited(&mut self) -> Option<Msg> {
        None
    }

    fn vanish(&mut self) {
        terminal::vanish();
    }

    fn suspend(&mut self) {
        terminal::suspend(|| ());
    }
}
