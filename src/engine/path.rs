//! What comes next, what is due, and which seams are gold, for one person.

use super::parties::BookKind;
use super::progress::{Progress, State};
use super::promise;
use super::record::EventKind;
use super::seat::{Reader, Seat};
use super::shelf::Kept;
use super::sitting::{Room, Sitting};
use crate::content::words::Words;
use crate::content::{Kind, SEVEN, Stage, Step, StepId, Visibility, Workbook, known};
use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta};

/// The stages whose steps are never suggested and never due.
// To put it forward would be advice to leave or to stay; whoever wants it finds it open from the first minute.
const NEVER_SUGGESTED: [&str; 1] = [known::STAGE_SEVEN];

/// A note for later comes back after four weeks.
const NOTE_DAYS: i64 = 28;

/// The steps of a stage on a reader's list, the short path first, then the rest ("More, when you want it").
pub fn on_path<'a>(stage: &'a Stage, reader: &Reader) -> (Vec<&'a Step>, Vec<&'a Step>) {
    stage.steps.iter().filter(|step| reader.lists(step)).partition(|step| reader.is_core(step))
}

/// What two do together, one after the other, before the rest of the book: a plan, how to listen, a warm-up, being heard.
const TOGETHER: [&str; 8] = [
    known::TIME_OUT_PLAN,
    known::HOW_TO_LISTEN,
    known::WARM_UP_ROUND,
    known::BEING_HEARD,
    known::OWNING_IT_ALOUD,
    known::MAIN_AGREEMENT,
    known::PROMISE,
    known::WEEKLY_CHECK_IN,
];

/// The step to go on with.
pub fn next(book: &Workbook, progress: &Progress, sitting: &Sitting, reader: &Reader) -> Option<StepId> {
    let steps = || book.stages.iter().filter(|stage| is_suggested(stage)).flat_map(|stage| &stage.steps);
    let open = |step: &&Step| fits(step, *reader, progress, sitting);
    if reader.seat == Seat::Both {
        let first = TOGETHER.iter().filter_map(|id| book.step(id));
        let rest = steps().filter(|step| reader.lists(step) && reader.is_core(step));
        return first.chain(rest).filter(|step| !is_too_soon(step, progress, sitting)).find(open).map(id_of);
    }
    // In a workbook for two each one's part waits for the first sitting alone; their own reason comes next.
    let part = book.step(known::YOUR_PART).filter(|_| reader.kind == BookKind::Pair);
    let first = book.step(book.library.sittings.one.first_home.of(reader.role).as_str());
    let first = first.filter(|step| reader.lists(step));
    // On the first evening the line is the same whatever room there was: it is for the next time.
    if let Some(step) = first.filter(|step| sitting.first && is_open(step, progress, sitting)) {
        return Some(step.id.clone());
    }
    let hot = sitting.hot.as_ref().and_then(|hot| book.step(hot.as_str()));
    // One heavy page a sitting: what comes after it is easier, and each says itself which step that is.
    let lighter = hot.and_then(|hot| book.step(hot.prose.lighter.as_str())).filter(|step| reader.lists(step));
    let own = |step: &&Step| reader.lists(step) && step.kind != Kind::Summary && step.visibility != Visibility::Unsaved;
    let core = steps().filter(own).filter(|step| reader.is_core(step));
    let rest = steps().filter(own).filter(|step| !reader.is_core(step));
    part.into_iter().chain(lighter).chain(first).chain(core).chain(rest).find(open).map(id_of)
}

fn id_of(step: &Step) -> StepId {
    step.id.clone()
}

/// Nothing of stage seven, and no good thing for later, is ever suggested.
fn is_suggested(stage: &Stage) -> bool {
    !NEVER_SUGGESTED.contains(&stage.id.as_str()) && stage.id != "stronger"
}

/// Owning it aloud waits for another day than being heard.
fn is_too_soon(step: &Step, progress: &Progress, sitting: &Sitting) -> bool {
    if step.id.as_str() != known::OWNING_IT_ALOUD {
        return false;
    }
    let heard = progress.of_step(known::BEING_HEARD).next_back().map(|kept| kept.at().date_naive());
    // By the day on which the sitting began: one that runs past midnight is still the same evening.
    heard.is_none_or(|heard| heard >= sitting.began.date_naive())
}

/// Whether a step may be suggested now: open, not put off today, within the room, not heavy twice or on a first evening.
fn fits(step: &Step, reader: Reader, progress: &Progress, sitting: &Sitting) -> bool {
    let room = sitting.room.map_or(u16::MAX, Room::minutes);
    let cool = sitting.first || sitting.hot.is_some() || sitting.room == Some(Room::Few);
    // As this reader meets it: the form for one can take another time than the step for two.
    let minutes = reader.prompt(step).map_or(step.minutes, |prompt| prompt.minutes);
    is_open(step, progress, sitting) && minutes <= room && !(step.heavy && cool) && reader.is_meant(step)
}

/// Whether nothing was done with a step yet, and it was not put off today.
fn is_open(step: &Step, progress: &Progress, sitting: &Sitting) -> bool {
    progress.state(step.id.as_str()) == State::Open && !sitting.put_off.contains(&step.id)
}

/// What can wait to be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waiting {
    /// A promise whose day has come.
    Promise,
    /// An agreement that has ended by itself.
    Agreement,
    /// The check-in of two, a week after the one before.
    WeeklyCheckIn,
    /// A note for later whose four weeks are over.
    Note,
    /// A person's own look at how it goes.
    MonthlyLook,
}

impl Waiting {
    /// The same in neutral words, at most six.
    pub fn words(self, words: &Words) -> &str {
        let waiting = &words.home.waiting;
        match self {
            Self::Promise => waiting.promise(),
            Self::Agreement => waiting.agreement(),
            Self::WeeklyCheckIn => waiting.weekly_check_in(),
            Self::Note => waiting.note(),
            Self::MonthlyLook => waiting.monthly_look(),
        }
    }
}

/// A thing that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// Decides the neutral words that stand for it.
    pub what: Waiting,
    /// The step it opens.
    pub step: StepId,
}

/// What is due. Nothing of stage seven, nothing behind a door, no missed days; for both, nothing of either's own.
pub fn due(progress: &Progress, now: DateTime<FixedOffset>, reader: &Reader) -> Vec<Due> {
    let today = now.date_naive();
    let mut due = Vec::new();
    let mut add = |what, step: &str| due.push(Due { what, step: StepId::from(step) });
    let together = reader.seat == Seat::Both;
    // A person's own pages show only their own promises: how one went is for its maker to say, and nobody is set to
    // watch the other's.
    let mine = |made: &promise::Made<'_>| together || made.record.by == reader.seat.by();
    if promise::to_look_at(progress, today).iter().any(mine) {
        add(Waiting::Promise, known::PROMISE_REVIEW);
    }
    // To make an agreement again takes both, so one of two is not asked about it alone.
    let joint = together || reader.kind == BookKind::One;
    if joint && !promise::to_look_again(progress, today).is_empty() {
        add(Waiting::Agreement, known::AGREEMENT_REVIEW);
    }
    if together && weekly_is_due(progress, today) {
        add(Waiting::WeeklyCheckIn, known::WEEKLY_CHECK_IN);
    }
    // What follows is private. On a joint screen even neutral words would tell that one of them has something waiting.
    if together {
        return due;
    }
    if waiting_note(progress, now).is_some() {
        add(Waiting::Note, known::NOTE_FOR_LATER);
    }
    if monthly_is_due(progress, today) {
        add(Waiting::MonthlyLook, known::MONTHLY_LOOK);
    }
    due
}

/// A check-in comes round a week after the one before; before the first one it is on the path, and not due.
fn weekly_is_due(progress: &Progress, today: NaiveDate) -> bool {
    let off = progress.setting("check-ins").is_some_and(|value| value == "off");
    let last = progress.of_step(known::WEEKLY_CHECK_IN).next_back().map(|kept| kept.at().date_naive());
    !off && last.is_some_and(|last| (today - last).num_days() >= 7)
}

/// The oldest note for later whose four weeks are over and that was not opened yet.
pub fn waiting_note(progress: &Progress, now: DateTime<FixedOffset>) -> Option<Kept<'_>> {
    sealed(progress).find(|note| now - note.at() >= TimeDelta::days(NOTE_DAYS))
}

/// The notes for later that were not opened yet, oldest first.
pub fn sealed_notes(progress: &Progress) -> Vec<&super::Record> {
    sealed(progress).map(Kept::record).collect()
}

fn sealed(progress: &Progress) -> impl Iterator<Item = Kept<'_>> {
    let notes = progress.of_step(known::NOTE_FOR_LATER).filter(|kept| kept.kind() == EventKind::Answered);
    notes.filter(|note| !progress.was_opened(&note.id()))
}

/// Once begun, the monthly look comes round after four weeks, unless check-ins are switched off.
fn monthly_is_due(progress: &Progress, today: NaiveDate) -> bool {
    let off = progress.setting("check-ins").is_some_and(|value| value == "off");
    let last = progress.of_step(known::MONTHLY_LOOK).next_back().map(|kept| kept.at().date_naive());
    !off && last.is_some_and(|last| (today - last).num_days() >= NOTE_DAYS)
}

/// Which of the seven seams are gold. It never fades, not even when the page is deleted; the foot is gold from the first day.
pub fn seams(book: &Workbook, progress: &Progress) -> [bool; 7] {
    let mut gold = [false; 7];
    // The foot is gold for everybody from the first day, so that it can't tell who opened the seventh part.
    gold[6] = true;
    // Deleted ones too: gold that faded would show whoever looks on that a page is gone.
    for (step, mut records) in progress.steps() {
        let Some(seam) = SEVEN.iter().take(6).position(|stage| step.split('.').next() == Some(stage)) else {
            continue;
        };
        // A talk leaves this mark and no words; a reading that was opened is not yet something one did.
        let is_talk = || book.step(step).is_some_and(|step| step.kind == Kind::Dialogue);
        gold[seam] = gold[seam]
            || records.any(|kept| lights_a_seam(kept.kind()) || kept.kind() == EventKind::BeenThrough && is_talk());
    }
    gold
}

/// Whether an event is a kept page; a deleted one keeps its seam.
fn lights_a_seam(kind: EventKind) -> bool {
    kind.is_page() || matches!(kind, EventKind::Deleted | EventKind::Shown)
}

/// Whether it has been thirty days or more since anything was kept.
pub fn has_been_a_while(progress: &Progress, now: DateTime<FixedOffset>) -> bool {
    progress.newest().is_some_and(|last| now - last >= TimeDelta::days(30))
}
