//! From a finished step to the records it becomes.

use super::answer;
use super::build::lengths;
use super::leaf::{Leaf, Slot};
use super::state::{Standing, StepPage};
use crate::app::Model;
use crate::content::wording::BoxKind;
use crate::content::{Ask, Kind, Role, Step, Visibility, known};
use crate::engine::record::{Agreement, AgreementLine, Answer, Event, Known, Part, Promise, Record};
use crate::engine::{BookKind, Place, RecordId, Seat, leaving};
use chrono::{Days, NaiveDate};

/// The records this step becomes. Empty where nothing was given and nothing needs to be marked.
pub fn records(page: &StepPage, model: &mut Model) -> Vec<Record> {
    let own = matches!(page.prompt.visibility, Visibility::Private | Visibility::Untraced);
    if own && model.kind() != BookKind::One && model.seat() == Seat::Both {
        // Nothing leads here; if one did, nothing of one's own may lie where both can read it.
        return Vec::new();
    }
    let event = match page.prompt.kind {
        Kind::Reading | Kind::Safety | Kind::Dialogue => Some(Known::BeenThrough { of: None }),
        Kind::Promise => promise(page).map(|value| Known::Promised { value }),
        Kind::Agreement => agreement(page, model).map(|value| Known::Agreed { value }),
        Kind::Summary => summary(page, model).map(|value| Known::Answered { value }),
        Kind::Review => return reviewed(page, model),
        Kind::Choice if page.prompt.id.as_str() == known::YOUR_PART => role(page).map(|role| Known::Role { role }),
        _ => answered(page),
    };
    let mut records = notes(page, model);
    if event.is_none() && !records.is_empty() {
        let id = page.id.clone();
        records.push(record(page, model, id, Known::BeenThrough { of: None }));
    }
    if let Some(event) = event {
        let id = page.id.clone();
        records.push(record(page, model, id, event));
    }
    records
}

/// Whether what is typed here may be put on disk at all.
pub fn is_kept(page: &StepPage) -> bool {
    page.standing != Standing::Unkept && !matches!(page.prompt.visibility, Visibility::Unsaved | Visibility::Untraced)
}

fn record(page: &StepPage, model: &mut Model, id: RecordId, event: Known) -> Record {
    let step = match (&event, page.prompt.kind) {
        (Known::Promised { .. }, _) => known::PROMISE,
        _ => page.prompt.id.as_str(),
    };
    let mut record = model.record(id, step, &page.asked(), event);
    record.place = model.place_for(page.prompt.visibility);
    record.card.clone_from(&page.card);
    if let (Seat::Own(place), Some(Known::BeenThrough { .. })) = (model.seat(), record.known()) {
        // A reading that one opens alone marks their own list only.
        record.place = place;
    }
    if record.place == Place::Shared {
        without_origin(&mut record, model);
    }
    record
}

/// A promise that both will see says nothing of the page it was made on: not by what it asked, by the words over its
/// boxes, nor by a card.
fn without_origin(record: &mut Record, model: &Model) {
    let Event::Known(Known::Promised { value }) = &mut record.event else { return };
    let Some(prompt) = model.book.step(known::PROMISE).map(Step::for_two) else { return };
    prompt.ask().clone_into(&mut record.asked);
    record.card = None;
    let boxes = prompt.words.boxes.iter().flatten();
    let mut labels = boxes.filter(|asked| matches!(asked.kind, BoxKind::Page | BoxKind::Line));
    for part in &mut value.parts {
        let Ask { ask, id, .. } = labels.next().map(|label| label.asked.clone()).unwrap_or_default();
        (part.asked, part.id) = (ask, id);
    }
}

fn answered(page: &StepPage) -> Option<Known> {
    let value = answer::to_keep(&page.leaves);
    (!value.is_empty()).then_some(Known::Answered { value })
}

fn role(page: &StepPage) -> Option<String> {
    let leaf = page.leaves.iter().find(|leaf| leaf.slot == Slot::Picked)?;
    let role = leaf.choices()?.stands_for(Role::read, Role::ALL)?;
    Some(role.word().to_owned())
}

/// A promise: its "I will" line, its day, and what else was given.
fn promise(page: &StepPage) -> Option<Promise> {
    let (mut lines, rest) = lines_and_rest(page);
    if lines.is_empty() {
        return None;
    }
    let line = lines.remove(0).text;
    let parts = lines.into_iter().chain(rest).collect();
    Some(Promise { line, by: day(&page.leaves), know: String::new(), parts })
}

/// An agreement with oneself: the limit, own lines, and the day it ends by itself.
fn agreement(page: &StepPage, model: &Model) -> Option<Agreement> {
    let (lines, rest) = lines_and_rest(page);
    let limit = rest.first().map(|part| part.text.clone()).or_else(|| lines.first().map(|part| part.text.clone()))?;
    let lines = lines.into_iter().map(|part| AgreementLine { by: model.seat().by(), line: part.text }).collect();
    let more = rest.into_iter().skip(1).collect();
    let ends = day(&page.leaves).or_else(|| in_days(model, 7));
    Some(Agreement { limit, lines, ends, more, again: None })
}

/// What was typed into boxes: the lines about what one will do, and all else. A day is neither.
fn lines_and_rest(page: &StepPage) -> (Vec<Part>, Vec<Part>) {
    let typed = answer::boxes(&page.leaves).filter(|(leaf, _)| !matches!(leaf.slot, Slot::Day(_)));
    let (lines, rest): (Vec<_>, Vec<_>) = typed.partition(|(leaf, _)| leaf.slot == Slot::Will);
    (lines.into_iter().map(|(_, part)| part).collect(), rest.into_iter().map(|(_, part)| part).collect())
}

fn in_days(model: &Model, days: u64) -> Option<NaiveDate> {
    model.now.date_naive().checked_add_days(Days::new(days))
}

fn day(leaves: &[Leaf]) -> Option<NaiveDate> {
    leaves.iter().find_map(|leaf| match &leaf.slot {
        Slot::Day(days) => {
            let at = leaf.first_picked()?;
            days.get(at).copied()
        }
        _ => None,
    })
}

/// The pages ticked for a session, each with its title and the page it stands for.
fn summary(page: &StepPage, model: &Model) -> Option<Answer> {
    let leaf = page.leaves.iter().find(|leaf| matches!(leaf.slot, Slot::Summary(_)))?;
    let Slot::Summary(ids) = &leaf.slot else { return None };
    let picks = leaf.choices()?;
    let ticked = ids.iter().zip(&picks.on).filter(|(_, on)| **on).filter_map(|(id, _)| model.progress().record(id));
    let parts: Vec<Part> = ticked.map(|record| ticked_part(record, model)).collect();
    // A list that was made before can be emptied again.
    let before =
        leaving::last_list(&model.book, model.progress(), model.seat().place()).is_some_and(|parts| !parts.is_empty());
    (before || !parts.is_empty()).then(|| Answer { parts, ..Answer::default() })
}

/// A page that was ticked: what it is called, and which it is. No word of it is copied, so that deleting it is enough.
pub fn ticked_part(record: &Record, model: &Model) -> Part {
    let name = crate::app::written::name(model, record);
    let asked = format!("{name}, {}", model.book.words.dates.whole(record.at.date_naive()));
    Part { asked, of: Some(record.id.clone()), ..Part::default() }
}

/// The trust notes of a monthly look: a record of its own for each number.
fn notes(page: &StepPage, model: &mut Model) -> Vec<Record> {
    let mut records = Vec::new();
    for leaf in &page.leaves {
        let (Slot::Note(step), Some(number)) = (&leaf.slot, answer::number(leaf)) else { continue };
        let id = model.new_id();
        let value = Answer { number: Some(number), ..Answer::default() };
        records.push(model.record(id, step, &leaf.ask, Known::Answered { value }));
    }
    records
}

/// What a review becomes: a mark for each promise, and what is to become of each agreement.
fn reviewed(page: &StepPage, model: &mut Model) -> Vec<Record> {
    let mut records = Vec::new();
    for leaf in &page.leaves {
        let Some(picked) = leaf.choices().and_then(|picks| picks.picked().next().cloned()) else { continue };
        let event = match &leaf.slot {
            Slot::Mark(of) => match leaf.mark() {
                Some(mark) => Known::Outcome { of: of.clone(), mark },
                None => continue,
            },
            Slot::Again(of) => again(model, of, &picked.id),
            _ => continue,
        };
        let id = model.new_id();
        let mut record = model.record(id, page.prompt.id.as_str(), "", event);
        record.place = model.place_for(page.prompt.visibility);
        records.push(record);
    }
    records
}

/// An agreement made again for so many weeks, or left.
fn again(model: &Model, of: &RecordId, weeks: &str) -> Known {
    let made = model.progress().record(of).and_then(|record| match record.known() {
        Some(Known::Agreed { value }) => Some((record, value.clone())),
        _ => None,
    });
    let lengths = made.as_ref().map(|(record, _)| lengths(record, model)).unwrap_or_default();
    let weeks = lengths.into_iter().find(|length| length.to_string() == weeks);
    match (weeks, made) {
        (Some(weeks), Some((_, value))) => {
            let ends = in_days(model, u64::from(weeks) * 7);
            Known::Agreed { value: Agreement { ends, again: Some(of.clone()), ..value } }
        }
        _ => Known::BeenThrough { of: Some(of.clone()) },
    }
}
