//! What may wait in the area of whoever sits there. Home has a row for each, as long as there is something behind it.

use super::Model;
use crate::content::{Kind, known};
use crate::engine::trend::{self, Question};
use crate::engine::{BookKind, Lock, Record, Seat, entered as under};
use crate::journal::Foreign;

/// The setting that has the key files of another lock that were left as they are.
pub const LEFT: &str = "other-locks-left";

/// The setting that says how a second way in was chosen.
pub const RECOVERY: &str = "recovery";

/// What was entered under their name; nothing anywhere else.
pub fn entered(model: &Model) -> Vec<&Record> {
    match model.seat() {
        // Without a lock no passphrase stands for anything, so nothing can be said to lack one.
        Seat::Own(me) if model.kind() == BookKind::Pair && model.lock() == Lock::Age => {
            under::under_name(model.progress(), me)
        }
        _ => Vec::new(),
    }
}

/// Whether whoever sits there is the one whose passphrase opened what was found, on their own pages.
fn is_theirs(model: &Model) -> bool {
    model.seat() == Seat::Own(model.me())
}

/// The key files that may be of another lock of whoever sits on their own pages; nothing anywhere else.
pub fn other_locks(model: &Model) -> &[String] {
    if is_theirs(model) { &model.here().keys.other_locks } else { &[] }
}

/// Whether there is one that they did not leave yet.
pub fn is_asked_of_another_lock(model: &Model) -> bool {
    let left = model.progress().setting(LEFT).and_then(serde_json::Value::as_array);
    let is_left = |lock: &String| left.is_some_and(|left| left.iter().any(|left| left == lock));
    other_locks(model).iter().any(|lock| !is_left(lock))
}

/// Whether the key of whoever sits on their own pages does not know the other's.
pub fn lacks_the_other(model: &Model) -> bool {
    is_theirs(model) && model.here().keys.lacks_the_other
}

/// Files in the folder that nothing proves, for their owner; nothing anywhere else.
pub fn found(model: &Model) -> &[Foreign] {
    // Without the other's key nothing shows what is for both either, and that can be put right.
    if is_theirs(model) && !model.here().keys.lacks_the_other { &model.here().foreign } else { &[] }
}

/// How many pages are missing at least, for whoever would miss them; none anywhere else.
pub fn missing(model: &Model) -> usize {
    if is_theirs(model) { model.here().missing } else { 0 }
}

/// The questions for which this person noted a number.
pub fn numbers(model: &Model) -> Vec<Question> {
    let all = model.book.stages.iter().flat_map(|stage| stage.steps.iter().chain(&stage.notes));
    // This one asks for a number among other things, so its kind does not tell.
    let noted = all.filter(|step| step.kind == Kind::Scale || step.id.as_str() == known::TWO_MINUTES);
    noted.flat_map(|step| trend::questions(model.progress(), step, &model.book.words.dates)).collect()
}

/// Whether nobody chose yet what becomes of the pages if the passphrase is lost.
pub fn lacks_a_second_way_in(model: &Model) -> bool {
    model.progress().setting(RECOVERY).is_none()
}
