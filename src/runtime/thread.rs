//! The thread that does the jobs of the journal, one after the other, and rings when an answer is there.

use super::worker::Worker;
use crate::app::{Effect, Moment, Msg};
use crate::journal::LastWords;
use std::io::{PipeWriter, Write, pipe};
use std::os::fd::OwnedFd;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, TryRecvError, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// The jobs on their way, and the answers on theirs.
pub(super) struct Thread {
    jobs: Sender<Job>,
    answers: Receiver<Answer>,
    last_words: Latest,
    is_gone: bool,
}

enum Job {
    Perform(Box<Effect>, Moment),
    /// What nobody waits for. Nothing answers it.
    ReadAhead,
}

/// What it takes to put words by without the thread, as of the last job that is done. None where no workbook is open, or
/// its lock is being worked on.
#[derive(Clone, Default)]
struct Latest(Arc<Mutex<Option<LastWords>>>);

impl Latest {
    fn set(&self, latest: Option<LastWords>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = latest;
    }

    fn get(&self) -> Option<LastWords> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

pub(super) struct Answer {
    /// What the screens are to hear, where there is something.
    pub(super) msg: Option<Msg>,
    /// Whether words wait for a disk that takes them.
    pub(super) waits: bool,
}

impl Thread {
    /// Starts it with a worker, and gives what becomes readable when it rings. Where there is no thread to be had the
    /// worker comes back as it was, with whatever it has open.
    pub(super) fn start(worker: Box<Worker>) -> Result<(Self, OwnedFd), Box<Worker>> {
        let Ok((bell, ring)) = pipe() else { return Err(worker) };
        // A bell that nobody listens to must never hold up a job.
        if rustix::io::ioctl_fionbio(&ring, true).is_err() {
            return Err(worker);
        }
        let (jobs, asked) = channel();
        let (tell, answers) = channel();
        // The worker follows once the thread is there: a thread that can't be had would take it along.
        let (hand, handed) = channel::<Box<Worker>>();
        let last_words = Latest::default();
        last_words.set(worker.last_words());
        let latest = last_words.clone();
        let work = move || {
            if let Ok(worker) = handed.recv() {
                serve(worker, &asked, &latest, &tell, ring);
            }
        };
        if std::thread::Builder::new().name("journal".to_owned()).spawn(work).is_err() {
            return Err(worker);
        }
        match hand.send(worker) {
            Ok(()) => Ok((Self { jobs, answers, last_words, is_gone: false }, bell.into())),
            Err(back) => Err(back.0),
        }
    }

    /// Asks for a job to be done after all that were asked for before.
    pub(super) fn ask(&mut self, effect: Effect, now: Moment) {
        self.is_gone |= self.jobs.send(Job::Perform(Box::new(effect), now)).is_err();
    }

    /// Asks for what nobody waits for.
    pub(super) fn read_ahead(&mut self) {
        self.is_gone |= self.jobs.send(Job::ReadAhead).is_err();
    }

    /// The answer to the oldest job, if it comes within that time.
    pub(super) fn answer(&mut self, timeout: Duration) -> Option<Answer> {
        let answer = match timeout {
            Duration::ZERO => self.answers.try_recv().map_err(|error| error == TryRecvError::Disconnected),
            Duration::MAX => self.answers.recv().map_err(|_| true),
            timeout => self.answers.recv_timeout(timeout).map_err(|error| error == RecvTimeoutError::Disconnected),
        };
        match answer {
            Ok(answer) => Some(answer),
            Err(is_gone) => {
                self.is_gone |= is_gone;
                None
            }
        }
    }

    /// What it takes to put words by without it.
    pub(super) fn last_words(&self) -> Option<LastWords> {
        self.last_words.get()
    }

    /// Whether it is gone, by a fault of the program: nothing that is asked for now will be answered.
    pub(super) fn is_gone(&self) -> bool {
        self.is_gone
    }
}

fn serve(mut worker: Box<Worker>, asked: &Receiver<Job>, latest: &Latest, tell: &Sender<Answer>, mut ring: PipeWriter) {
    while let Ok(job) = asked.recv() {
        let Job::Perform(effect, now) = job else {
            worker.read_ahead();
            super::scrub::stack();
            continue;
        };
        if matches!(*effect, Effect::Begin(..) | Effect::Unlock(_) | Effect::Lock(_) | Effect::Forget) {
            // While keys change hands, words put past this thread could be sealed to a key that opens nothing any more.
            latest.set(None);
        }
        let msg = worker.perform(*effect, now);
        let answer = Answer { msg, waits: worker.has_unwritten() };
        latest.set(worker.last_words());
        // Keys and words went over this stack, and now it may wait for hours.
        super::scrub::stack();
        if tell.send(answer).is_err() {
            return;
        }
        // A full pipe is a bell that rings already.
        let _ = ring.write(&[0]);
        if worker.read_ahead() {
            super::scrub::stack();
        }
    }
}
