//! For how long a passphrase that was typed counts as typed just now.
//!
//! Some things a person at an open screen must not be able to do in four minutes: see the recovery line, choose another
//! passphrase, take the lock off, let own pages out. Before them the passphrase is asked for, but not twice in a minute.

use super::job_result::JobResult;
use super::since::Since;
use super::{Change, Effect, Model};
use crate::engine::{BookKind, Lock, Seat};
use chrono::TimeDelta;

/// For how long a passphrase that was typed need not be typed again.
const A_MINUTE: TimeDelta = TimeDelta::minutes(1);

/// Notes that one is given to be tried. Of an earlier try nothing is heard any more: its answer is not one to this.
pub fn note(model: &mut Model, effects: &[Effect]) {
    let is_try = |effect: &Effect| match effect {
        Effect::Unlock(_) | Effect::Begin(BookKind::One, ..) => true,
        Effect::Lock(change) => {
            matches!(change, Change::Check(_) | Change::Set(_) | Change::Passphrase(_) | Change::Join(..))
        }
        _ => false,
    };
    if effects.iter().any(is_try) {
        model.tried = Some(model.since());
        model.results.clear();
    }
}

/// What came of it, where a workbook was open before.
pub fn hear(model: &mut Model, result: &JobResult) {
    let tried = model.tried.take();
    let is_right =
        matches!(result, JobResult::Right | JobResult::Begun(Lock::Age, _) | JobResult::Changed(Lock::Age, _));
    if is_right {
        was_right(model, tried);
    }
}

/// The one that was tried was right. It counts since it was typed and not since this is heard: a screen may have stood over
/// it for an hour.
pub fn was_right(model: &mut Model, tried: Option<Since>) {
    if let Some(open) = &mut model.open {
        open.typed = tried.or(open.typed);
    }
}

/// Whether what needs a passphrase may be done without asking for it: it was typed just now, or there is none.
pub fn is_known(model: &Model) -> bool {
    let is_own = matches!(model.seat(), Seat::Own(_));
    let typed = model.here().typed.is_some_and(|typed| typed.gone(model.since()) < A_MINUTE);
    // What both have is seen by both without one, so where both sit there is nothing to ask it for.
    model.lock() != Lock::Age || !is_own || typed
}
