//! What may be opened: everything. `allows` only says what a careful companion would say first.

use super::parties::BookKind;
use super::progress::{Progress, State};
use super::sitting::{Advice, Sitting};
use crate::content::{Kind, Prompt, known};
use chrono::{DateTime, FixedOffset};

/// What is said before a step opens. `None` is the usual case; nothing is ever locked.
pub fn allows(
    prompt: &Prompt,
    kind: BookKind,
    progress: &Progress,
    sitting: &Sitting,
    now: DateTime<FixedOffset>,
) -> Option<Advice> {
    sitting.advice(prompt.id.as_str(), prompt.heavy, now).or_else(|| talk_gate(prompt, kind, progress))
}

/// The only two soft gates, for two people: a time-out plan before any talk, being heard before the talk about why.
fn talk_gate(prompt: &Prompt, kind: BookKind, progress: &Progress) -> Option<Advice> {
    // One person talks with nobody here: there is nothing to agree on first, and nobody to be heard by.
    if kind == BookKind::One || prompt.kind != Kind::Dialogue {
        return None;
    }
    if progress.state(known::TIME_OUT_PLAN) != State::Been {
        return Some(Advice::TimeOutFirst);
    }
    // Reasons come after impact, and a reason is not an excuse: heard too early it sounds like one.
    let why = prompt.id.as_str() == known::WHAT_WAS_GOING_ON;
    (why && progress.state(known::BEING_HEARD) != State::Been).then_some(Advice::HeardFirst)
}
