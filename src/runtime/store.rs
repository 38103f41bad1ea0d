//! The real disk, from the side of the loop: effects go to a thread of their own, in order, and answers come back.
//!
//! The loop never waits for a disk or for a key that is being worked out. Each effect is one job, and each job is
//! answered once, in the order of the jobs, so that the two sides always agree on what is under way. Where the system
//! gives no thread, the same jobs are done in place.
//!
//! Who leaves has the terminal back first. A disk that is well has the last words by then. For one that is held up nobody
//! waits: the words are handed to the system past it ([`crate::journal::LastWords`]). Only what can't be is waited for: a
//! yes, a deletion, a page of both.

use super::thread::{Answer, Thread};
use super::worker::Worker;
pub use super::worker::{Reads, Taker};
use super::{Host, terminal};
use crate::app::opened::{Listed, Opened, listed_by};
use crate::app::{Effect, Failure, Moment, Msg};
use crate::content::words;
use crate::engine::{Progress, RecordId};
use crate::journal::{Disk, Draft, InTheWay, RealDisk, WorkFactor};
use std::collections::VecDeque;
use std::os::fd::OwnedFd;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// The data folder, and what is under way to it.
pub struct Store {
    side: Side,
    /// What was asked for and not answered yet, in order.
    asked: VecDeque<Asked>,
    /// Whether words wait, closed, for a disk that takes them.
    waits: bool,
}

/// A job under way.
struct Asked {
    about: About,
    words: Option<Words>,
}

/// The words that a job has in hand.
enum Words {
    /// Words begun, to be saved.
    Begun(Box<Draft>),
    /// Words begun, to be let go of.
    LetGo(RecordId),
    /// Something else that is not said to be kept yet.
    Other,
}

impl Words {
    fn of(effect: &Effect) -> Option<Self> {
        match effect {
            Effect::Draft(draft, _) => Some(Self::Begun(draft.clone())),
            Effect::DropDraft(id) => Some(Self::LetGo(id.clone())),
            Effect::Keep(record) => Some(Draft::of(record).map_or(Self::Other, |draft| Self::Begun(Box::new(draft)))),
            Effect::Delete(_) | Effect::Restore(_) | Effect::TakeOut(_) => Some(Self::Other),
            _ => None,
        }
    }

    fn id(&self) -> Option<&RecordId> {
        match self {
            Self::Begun(draft) => Some(&draft.id),
            Self::LetGo(id) => Some(id),
            Self::Other => None,
        }
    }
}

/// What the screens are to hear of an answered job.
struct Heard(Option<Msg>);

/// How long leaving waits for a disk that is well. Who leaves fast is gone within a tenth of a second.
const WELL: Duration = Duration::from_millis(40);

/// How long leaving waits for a disk that took nothing before. The terminal is given back by then.
const ONE_MORE_TRY: Duration = Duration::from_secs(2);

/// How long leaving waits for what makes the next opening faster.
const FOR_THE_NEXT: Duration = Duration::from_secs(1);

/// Where jobs are done.
enum Side {
    /// In place: none has been done yet, or there is no thread to be had.
    Here(Box<Worker>),
    There(Thread),
    /// On the way from one to the other.
    Between,
}

/// What a job is about, as far as the loop must know.
#[derive(Debug, PartialEq, Eq)]
enum About {
    /// The screen that asked stands still until the answer: keys wait for it.
    Screen,
    /// A passphrase or the lock. It takes its time, and the screen says so; nobody waits for one that was given up.
    Lock { given_up: bool },
    /// Words begun, or a choice: no screen waits for it, and leaving does.
    Draft,
    /// What is known of the pages is kept for the next opening. Nothing depends on it.
    Read,
    /// The keys and all that was read are let go of.
    Forget,
}

impl About {
    fn of(effect: &Effect) -> Self {
        match effect {
            // Without a passphrase no key is worked out, so it takes no longer than any other save.
            Effect::Begin(_, passes, _) if passes.is_empty() => Self::Screen,
            Effect::Begin(..) | Effect::Unlock(_) | Effect::Lock(_) => Self::Lock { given_up: false },
            Effect::Open(_)
            | Effect::Read(_)
            | Effect::Keep(_)
            | Effect::Delete(_)
            | Effect::Restore(_)
            | Effect::TakeIn(_)
            | Effect::TakeOut(_)
            | Effect::Language(_) => Self::Screen,
            Effect::Draft(..)
            | Effect::DropDraft(_)
            | Effect::Settings(_)
            | Effect::HandOver
            | Effect::LetGoOfSigning => Self::Draft,
            Effect::KeepRead => Self::Read,
            Effect::Forget | Effect::Suspend | Effect::Leave { .. } => Self::Forget,
        }
    }
}

impl Store {
    /// On the real disk.
    pub fn new(data: PathBuf, config: PathBuf) -> Self {
        Self::on(Arc::new(RealDisk), data, config)
    }

    /// Tests hand in a disk that fails or is slow.
    pub fn on(disk: Arc<dyn Disk>, data: PathBuf, config: PathBuf) -> Self {
        let worker = Worker::new(disk, data, config);
        Self { side: Side::Here(Box::new(worker)), asked: VecDeque::new(), waits: false }
    }

    /// With another cost for each try of a passphrase.
    #[must_use]
    pub fn costing(self, factor: WorkFactor) -> Self {
        self.set_up(|worker| worker.factor = factor)
    }

    /// With something that lets pages leave.
    #[must_use]
    pub fn taking_out(self, taker: Taker) -> Self {
        self.set_up(|worker| worker.taker = Some(taker))
    }

    /// With editions in several languages.
    #[must_use]
    pub fn reading(self, reads: Reads) -> Self {
        self.set_up(|worker| worker.reads = Some(reads))
    }

    /// On a computer that remembers in a folder what it has seen of locked workbooks.
    #[must_use]
    pub fn remembering(self, folder: Option<PathBuf>) -> Self {
        self.set_up(|worker| worker.remembers = folder)
    }

    /// On a computer that keeps in a folder what it has read of workbooks before.
    #[must_use]
    pub fn caching(self, folder: Option<PathBuf>) -> Self {
        self.set_up(|worker| worker.caches = folder)
    }

    fn set_up(mut self, change: impl FnOnce(&mut Worker)) -> Self {
        if let Side::Here(worker) = &mut self.side {
            change(worker);
        }
        self
    }

    /// Gives the jobs a thread of their own from here on, and what becomes readable when an answer is there. None where
    /// the system gives no thread: then the same jobs are done in place.
    pub fn start(&mut self) -> Option<OwnedFd> {
        match std::mem::replace(&mut self.side, Side::Between) {
            Side::Here(worker) => match Thread::start(worker) {
                Ok((thread, bell)) => {
                    self.side = Side::There(thread);
                    return Some(bell);
                }
                Err(worker) => self.side = Side::Here(worker),
            },
            side => self.side = side,
        }
        None
    }

    /// Opens a workbook that is not locked, in place: its records, the words begun, and how many files could not be read.
    ///
    /// # Errors
    /// When the workbook can't be read at all.
    pub fn open(&mut self, folder: &Path, now: Moment) -> Result<Opened, Failure> {
        match &mut self.side {
            Side::Here(worker) => Ok(worker.open(folder, now)?),
            Side::There(_) | Side::Between => Err(Failure::OpenedAlready),
        }
    }

    /// The name an unlocked workbook is listed by.
    pub fn name_of(&self, folder: &Path, words: &words::Words) -> Option<Listed> {
        let Side::Here(worker) = &self.side else { return None };
        let (_, reading) = worker.data_dir().open(folder).ok()?;
        Some(Listed { name: listed_by(&Progress::of(reading.records), words), folder: folder.to_owned() })
    }

    /// What stands in the way of a workbook that says it is not locked, and counts as locked.
    pub fn in_the_way(&self, folder: &Path) -> Option<InTheWay> {
        let Side::Here(worker) = &self.side else { return None };
        worker.data_dir().in_the_way(folder)
    }

    /// Notes a job before it begins.
    fn ask(&mut self, effect: &Effect) {
        let about = About::of(effect);
        if matches!(about, About::Lock { .. }) {
            // Somebody typed once more: the answer to what they gave up must neither open nor refuse anything now.
            for asked in &mut self.asked {
                if let About::Lock { given_up } = &mut asked.about {
                    *given_up = true;
                }
            }
        }
        self.asked.push_back(Asked { about, words: Words::of(effect) });
    }

    /// The oldest job under way is answered. What comes back is for the screens.
    fn answered(&mut self, msg: Option<Msg>) -> Option<Msg> {
        if self.asked.pop_front()?.about == (About::Lock { given_up: true }) {
            return None;
        }
        // The screens have let go of all that was asked before: an answer would bring back what they forgot.
        msg.filter(|_| !self.is_under_way(&About::Forget))
    }

    fn is_under_way(&self, about: &About) -> bool {
        self.asked.iter().any(|asked| asked.about == *about)
    }

    /// Hands the last words of each draft to the system, past the jobs that are held up. What is written that way is
    /// waited for no more.
    fn put_last_words(&mut self) {
        let Side::There(thread) = &self.side else { return };
        let Some(last) = thread.last_words() else { return };
        let ahead = self.asked.len() as u64;
        // The newest words of a draft first: with them on their way, the earlier ones need not go at all.
        for at in (0..self.asked.len()).rev() {
            let words = self.asked[at].words.take();
            let is_written = match &words {
                // Killed before that is done, a draft is offered once more: nothing is lost by not waiting.
                Some(Words::LetGo(_)) => true,
                Some(Words::Begun(draft)) => last.put(draft, ahead).is_ok(),
                Some(Words::Other) | None => false,
            };
            if let Some(id) = words.as_ref().and_then(Words::id).filter(|_| is_written) {
                let earlier = self.asked.iter_mut().take(at);
                earlier
                    .filter(|asked| asked.words.as_ref().and_then(Words::id) == Some(id))
                    .for_each(|asked| asked.words = None);
            } else {
                self.asked[at].words = words;
            }
        }
    }

    /// The answer to the oldest job, waited for no longer than that, with what the screens are to hear of it.
    fn hear(&mut self, timeout: Duration) -> Option<Heard> {
        let Side::There(thread) = &mut self.side else { return None };
        let Answer { msg, waits } = thread.answer(timeout)?;
        self.waits = waits;
        Some(Heard(self.answered(msg)))
    }

    /// The next message; none where nothing is under way, or none is there and it is not waited for.
    fn message(&mut self, timeout: Duration) -> Option<Msg> {
        while !self.asked.is_empty() {
            if let Heard(Some(msg)) = self.hear(timeout)? {
                return Some(msg);
            }
        }
        None
    }

    /// What work is done by now; with `wait`, all that is under way is waited for until something is told.
    pub fn finished(&mut self, wait: bool) -> Option<Msg> {
        self.message(if wait { Duration::MAX } else { Duration::ZERO })
    }
}

impl Host for Store {
    fn perform(&mut self, effect: Effect, now: Moment) -> Option<Msg> {
        if matches!(effect, Effect::Suspend | Effect::Leave { .. }) {
            return None;
        }
        self.ask(&effect);
        match &mut self.side {
            Side::Here(worker) => {
                let msg = worker.perform(effect, now);
                self.answered(msg)
            }
            Side::There(thread) => {
                thread.ask(effect, now);
                None
            }
            Side::Between => None,
        }
    }

    fn read_ahead(&mut self) {
        // In place it would be waited for; there each page is fetched when it is asked for.
        if let Side::There(thread) = &mut self.side {
            thread.read_ahead();
        }
    }

    fn arrived(&mut self) -> Option<Msg> {
        self.finished(false)
    }

    fn awaited(&mut self) -> Option<Msg> {
        self.finished(true)
    }

    fn holds_keys(&self) -> bool {
        self.is_under_way(&About::Screen)
    }

    fn has_failed(&self) -> bool {
        matches!(&self.side, Side::There(thread) if thread.is_gone())
    }

    fn close(&mut self) -> bool {
        // One limit for all of them together: what a person waits for is the end, not each save.
        let until = Instant::now() + WELL;
        let is_near = |asked: &Asked| asked.words.is_some() || asked.about == About::Draft;
        while self.asked.iter().any(is_near) {
            if self.hear(until.saturating_duration_since(Instant::now())).is_none() {
                self.put_last_words();
                break;
            }
        }
        // However long it takes: these could not be handed past the disk, and words are never given up for time.
        while self.asked.iter().any(|asked| asked.words.is_some()) && self.hear(Duration::MAX).is_some() {}
        // The terminal is given back, and with a slow disk the next opening reads a little more.
        let until = Instant::now() + FOR_THE_NEXT;
        let is_read = |asked: &Asked| asked.about == About::Read;
        while self.asked.iter().any(is_read) && self.hear(until.saturating_duration_since(Instant::now())).is_some() {}
        // What the disk did not take has one more try, and no more than that.
        match &mut self.side {
            Side::There(thread) if self.waits => {
                thread.ask(Effect::Forget, Moment::default());
                let answers = (0..=self.asked.len()).map(|_| thread.answer(ONE_MORE_TRY));
                answers.last().flatten().is_some_and(|answer| !answer.waits)
            }
            Side::Here(worker) if worker.has_unwritten() => {
                worker.perform(Effect::Forget, Moment::default());
                !worker.has_unwritten()
            }
            _ => true,
        }
    }

    fn vanish(&mut self) {
        terminal::vanish();
    }

    fn suspend(&mut self) {
        // The keys too are let go of before the program stops.
        terminal::suspend(|| while !self.asked.is_empty() && self.hear(Duration::MAX).is_some() {});
    }
}
