//! Everything the program knows while it runs. Nothing of it is stored as it stands here.
//!
//! Where the lock is shut, everything that was read is forgotten; what is left says nothing about anybody.

use super::focus::Seen;
use super::job_result::JobResult;
use super::keys::Command;
use super::open::{Open, Resume, Shut};
use super::opened::Listing;
use super::page::{self, Belongs, Block, Page};
use super::since::Since;
use super::tour::Tour;
use super::untraced::Untraced;
use super::{AnyScreen, Effect, Moment, Settings};
use crate::content::{Prompt, Role, Step, Visibility, Workbook};
use crate::engine::{BookKind, Ids, Known, Lock, Origin, Place, Reader, Record, RecordId, Seat};
use chrono::TimeDelta;
use std::borrow::Cow;
use std::sync::Arc;
use std::time::Duration;

/// Everything the program knows.
///
/// What belongs to the workbook stands in `open`. Everything else outlives a lock that shuts, and says so here: why it may.
pub struct Model {
    /// The edition, the same for everybody.
    pub book: Arc<Workbook>,
    /// The workbook that is here: open, or being set up.
    pub open: Option<Open>,
    /// Whether what lies there is locked, and its passphrase asked for. It stays so while pages are read that are plain.
    pub(super) shut: Option<Shut>,
    /// When a passphrase was given to be tried. What it opens is not here yet, so nothing of a workbook can hold it.
    pub(super) tried: Option<Since>,
    /// A talk that a break came into: whose turn it was, and no words. It is there for whoever opens the workbook after it.
    pub resume: Option<Resume>,
    /// What is known while a door that leaves no trace is open. It closes as the lock shuts, at the latest.
    pub(super) untraced: Option<Untraced>,
    /// Where a presentation is, in the demo alone: it goes on after its own lock has shut, and its people are made up.
    pub demo: Option<Tour>,
    /// Settings of the account, which say nothing about people.
    pub settings: Settings,
    /// The time of the last message.
    pub now: Moment,
    /// The same, by the clock that can't be set.
    pub ticks: Duration,
    /// The size of the window, in cells.
    pub size: (u16, u16),
    /// A sentence about something that went wrong on the screen that is seen: it goes with that screen, and with the lock.
    pub trouble: Option<String>,
    /// Since when a page is on its way to a disk that takes long: the screen says so, and it is written behind the lock, too.
    pub slow_since: Option<Moment>,
    /// What came while another screen stood over the one that waits for it; let go of as the lock shuts.
    pub results: Vec<JobResult>,
    /// What stands on the shelf, as far as anyone may see without a passphrase.
    pub listing: Listing,
    /// Ids for new records.
    pub ids: Ids,
    /// The screens, the one that is seen last. Whatever shuts the lock leaves none that has words of anybody.
    pub stack: Vec<Box<dyn AnyScreen>>,
    /// What was pressed last, where the next key depends on it: no letter of it is told.
    pub last: Option<Last>,
    /// How often other parts came to stand on the screen. A key that was read before they were drawn was not meant for
    /// them: see [`keys::resolve_stale`](super::keys::resolve_stale).
    pub turns: u64,
}

/// What was pressed last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Last {
    /// A command.
    Command(Command),
    /// A letter that did nothing: somebody writes, and does not see that nothing is written here.
    Letter,
}

impl Model {
    /// A model with no screen yet.
    pub fn new(book: Arc<Workbook>, now: Moment, ids: Ids) -> Self {
        Self {
            book,
            open: None,
            shut: None,
            tried: None,
            resume: None,
            untraced: None,
            demo: None,
            settings: Settings::default(),
            now,
            ticks: Duration::ZERO,
            size: (80, 24),
            trouble: None,
            slow_since: None,
            results: Vec::new(),
            listing: Listing::default(),
            ids,
            stack: Vec::new(),
            last: None,
            turns: 0,
        }
    }

    /// The screen that is seen.
    pub fn top(&self) -> Option<&dyn AnyScreen> {
        self.stack.last().map(AsRef::as_ref)
    }

    /// What is seen, as its screen describes it.
    pub fn seen(&self) -> Option<Seen<'_>> {
        self.top().map(|screen| screen.seen())
    }

    /// The page that is seen, with what the screen does not know. What went wrong stands above its last part, where the eye
    /// goes to press something. Mostly there is no such thing, and the page is looked at as it is.
    pub fn page(&self) -> Cow<'_, Page> {
        let mut page = self.seen().map_or_else(Cow::default, |seen| Cow::Borrowed(seen.page));
        if self.slow_since.is_some() && !page.dull {
            page.to_mut().on_disk = page::OnDisk::Saving;
        }
        if self.demo.is_some() {
            self.present(&mut page);
        }
        if let Some(trouble) = &self.trouble {
            page.to_mut().put_above_last_part([Block::Trouble(trouble.clone()), Block::Gap]);
        }
        page
    }

    /// Whether the page that is seen says nothing of what lies beneath.
    pub fn is_dull(&self) -> bool {
        self.seen().is_some_and(|seen| seen.page.dull)
    }

    /// Before others: what is kept is in memory alone, and a private page says whose it is.
    fn present(&self, page: &mut Cow<'_, Page>) {
        if page.on_disk == page::OnDisk::Kept {
            page.to_mut().on_disk = page::OnDisk::InMemory;
        }
        if let (Seat::Own(place) | Seat::Turn(place), Belongs::ToOne) = (self.seat(), &page.whose) {
            page.to_mut().whose = Belongs::Said(self.book.words.demo.frame.own_page_of(self.name_of(place)));
        }
    }

    /// The time of the last message, by both clocks.
    pub fn since(&self) -> Since {
        Since::new(self.now, self.ticks)
    }

    /// An id that no record has.
    pub fn new_id(&mut self) -> RecordId {
        self.ids.fresh()
    }

    /// How a record is made now by whoever sits here.
    pub fn origin(&self) -> Origin {
        Origin { at: self.now, place: self.seat().place(), edition: self.book.edition() }
    }

    /// The person's own answer about their part.
    pub fn role(&self) -> Role {
        self.progress().role(self.seat().place())
    }

    /// What the book calls the person who sits here; for both, both names.
    pub fn name(&self) -> String {
        match self.seat() {
            Seat::Both => self.book.words.setup.shelf.of_two(self.name_of(Place::One), self.name_of(Place::Two)),
            Seat::Own(place) | Seat::Turn(place) => self.name_of(place).to_owned(),
        }
    }

    /// What the book calls one person.
    pub fn name_of(&self, place: Place) -> &str {
        self.progress().name(place).unwrap_or("")
    }

    /// What the book calls everybody in it.
    pub fn names(&self) -> [&str; 2] {
        [Place::One, Place::Two].map(|place| self.name_of(place))
    }

    /// Who reads what is shown now.
    pub fn reader(&self) -> Reader {
        Reader { kind: self.kind(), seat: self.seat(), role: self.role() }
    }

    /// A step as it is met by whoever sits here.
    pub fn prompt(&self, step: &Step) -> Option<Prompt> {
        self.reader().prompt(step)
    }

    /// Where a page of that visibility stands: what is shared, with both; the rest with whoever sits here.
    pub fn place_for(&self, visibility: Visibility) -> Place {
        if self.kind() != BookKind::One && visibility == Visibility::Shared {
            Place::Shared
        } else {
            self.seat().place()
        }
    }

    /// A record of this moment; its number is given when it is written.
    pub fn record(&self, id: RecordId, step: &str, asked: &str, event: Known) -> Record {
        self.origin().record(id, step, asked, event)
    }

    /// An effect that keeps a small event about a step.
    pub fn keep_event(&mut self, step: &str, event: Known) -> Effect {
        let id = self.new_id();
        Effect::Keep(Box::new(self.record(id, step, "", event)))
    }

    /// For how long nothing may be pressed before the lock shuts; none where there is nothing to lock.
    pub fn idle_timeout(&self) -> Option<TimeDelta> {
        let more = self.top().map_or(0, AnyScreen::extra_idle_minutes);
        // A settings file with a zero in it locks nobody out.
        let minutes = i64::from(self.settings.idle_minutes.max(1)) + i64::from(more);
        // A presentation goes at its own pace, and there is nothing to shut.
        (self.is_open() && self.lock() == Lock::Age && self.demo.is_none()).then(|| TimeDelta::minutes(minutes))
    }

    /// When the program wants to be called next, if nothing happens.
    pub fn due(&self) -> Option<Moment> {
        self.top().and_then(|screen| screen.due(self))
    }
}
