//! What comes next, what is due, and which seams are gold, for one person.

use super::progress::{Progress, State};
use super::promise;
use super::record::Known;
use super::sitting::{Room, Sitting};
use super::who::Place;
use crate::content::{Kind, Role, SEVEN, Stage, Step, StepId, Visibility, Workbook};
use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta};

/// The stages whose steps are never suggested and never due.
const NEVER_SUGGESTED: [&str; 1] = ["when-to-move-on"];

/// A note for later comes back after four weeks.
const NOTE_DAYS: i64 = 28;

/// The steps of a stage on a person's list, the short road first, then the rest ("More, when you want it").
pub fn road(stage: &Stage, role: Role) -> (Vec<&Step>, Vec<&Step>) {
    stage.steps.iter().filter(|step| is_listed(step, role)).partition(|step| step.is_core_for_one(role))
}

/// Whether a step stands on the list of a person alone. Doors that leave no trace stand elsewhere, at their fixed place.
fn is_listed(step: &Step, role: Role) -> bool {
    let for_me = step.is_for(role) || role == Role::Unsaid;
    for_me && step.visibility != Visibility::Untraced && step.for_one(role).is_some()
}

/// The step to go on with: the first of all, then something lighter after a heavy page, then the short road.
pub fn next(book: &Workbook, progress: &Progress, sitting: &Sitting) -> Option<StepId> {
    let role = progress.role(Place::One);
    let first = book.library.sittings.first_home.get(&role).and_then(|id| book.step(id.as_str()));
    // On the first evening the line is the same whatever room there was: it is for the next time.
    if let Some(step) = first.filter(|step| sitting.first && is_open(step, progress, sitting)) {
        return Some(step.id.clone());
    }
    let lighter =
        sitting.hot.as_ref().and_then(|hot| book.step(hot.as_str())).and_then(|hot| book.step(hot.lighter.as_str()));
    let road = suggested(book, role).filter(|step| step.is_core_for_one(role));
    let rest = suggested(book, role).filter(|step| !step.is_core_for_one(role));
    let mut candidates = lighter.into_iter().chain(first).chain(road).chain(rest);
    candidates.find(|step| fits(step, role, progress, sitting)).map(|step| step.id.clone())
}

/// The steps that may be suggested to a person alone, in the order of the page.
fn suggested(book: &Workbook, role: Role) -> impl Iterator<Item = &Step> {
    book.stages
        .iter()
        .filter(|stage| !NEVER_SUGGESTED.contains(&stage.id.as_str()) && stage.id != "stronger")
        .flat_map(|stage| &stage.steps)
        .filter(move |step| {
            is_listed(step, role) && step.kind != Kind::Summary && step.visibility != Visibility::Unsaved
        })
}

/// Whether a step may be suggested now: open, not put off today, within the room, not heavy twice or on a first evening.
fn fits(step: &Step, role: Role, progress: &Progress, sitting: &Sitting) -> bool {
    let room = sitting.room.map_or(u16::MAX, Room::minutes);
    let cool = sitting.first || sitting.hot.is_some() || sitting.room == Some(Room::Few);
    let minutes = step.for_one(role).map_or(step.minutes, |prompt| prompt.minutes);
    is_open(step, progress, sitting) && minutes <= room && !(step.heavy && cool) && step.is_for(role)
}

/// Whether nothing was done with a step yet, and it was not put off today.
fn is_open(step: &Step, progress: &Progress, sitting: &Sitting) -> bool {
    progress.state(step.id.as_str()) == State::Open && !sitting.put_off.contains(&step.id)
}

/// A thing that waits, in neutral words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// At most six words.
    pub words: &'static str,
    /// The step it opens.
    pub step: StepId,
}

/// What is due for a person who is known. Nothing of stage seven, nothing behind a door, no missed days.
pub fn due(progress: &Progress, now: DateTime<FixedOffset>) -> Vec<Due> {
    let today = now.date_naive();
    let mut due = Vec::new();
    let mut add = |words, step: &str| due.push(Due { words, step: StepId::from(step) });
    if !promise::to_look_at(progress, today).is_empty() {
        add("a promise to look at", "action.promise-review");
    }
    if !promise::to_look_again(progress, today).is_empty() {
        add("an agreement on its day", "check-ins.agreement-review");
    }
    if waiting_note(progress, now).is_some() {
        add("a line from you is ready", "check-ins.a-note-for-later");
    }
    if monthly_is_due(progress, today) {
        add("a monthly look, when you are ready", "check-ins.monthly-look");
    }
    due
}

/// The oldest note for later whose four weeks are over and that was not opened yet.
pub fn waiting_note(progress: &Progress, now: DateTime<FixedOffset>) -> Option<&super::Record> {
    sealed_notes(progress).into_iter().find(|note| now - note.at >= TimeDelta::days(NOTE_DAYS))
}

/// The notes for later that were not opened yet, oldest first.
pub fn sealed_notes(progress: &Progress) -> Vec<&super::Record> {
    let opened = |id: &super::RecordId| {
        progress.live().any(|record| matches!(record.known(), Some(Known::BeenThrough { of: Some(of) }) if of == id))
    };
    progress
        .answers("check-ins.a-note-for-later")
        .map(|(record, _)| record)
        .filter(|record| !opened(&record.id))
        .collect()
}

/// Once begun, the monthly look comes round after four weeks, unless check-ins are switched off.
fn monthly_is_due(progress: &Progress, today: NaiveDate) -> bool {
    let off = progress.setting("check-ins").is_some_and(|value| value == "off");
    let last = progress.of_step("check-ins.monthly-look").next_back().map(|record| record.at.date_naive());
    !off && last.is_some_and(|last| (today - last).num_days() >= NOTE_DAYS)
}

/// Which of the seven seams are gold. It never fades, not even when the page is deleted; the foot is gold from the first day.
pub fn seams(book: &Workbook, progress: &Progress) -> [bool; 7] {
    let mut gold = [false; 7];
    gold[6] = true;
    for record in progress.all() {
        let Some(seam) = SEVEN.iter().take(6).position(|stage| record.step.split('.').next() == Some(stage)) else {
            continue;
        };
        gold[seam] |= match record.known() {
            Some(Known::BeenThrough { .. }) => book.step(&record.step).is_some_and(|step| step.kind == Kind::Dialogue),
            Some(known) => lights_a_seam(known),
            None => false,
        };
    }
    gold
}

/// Whether an event is a kept page; a deleted one keeps its seam.
fn lights_a_seam(known: &Known) -> bool {
    use Known::{Agreed, Answered, Deleted, Promised, Shown};
    matches!(known, Answered { .. } | Promised { .. } | Agreed { .. } | Deleted { .. } | Shown { .. })
}

/// Whether it has been thirty days or more since anything was kept.
pub fn has_been_a_while(progress: &Progress, now: DateTime<FixedOffset>) -> bool {
    progress.all().iter().map(|record| record.at).max().is_some_and(|last| now - last >= TimeDelta::days(30))
}
