//! What can be taken back: the changes of a field, joined into steps the size of a word.
//!
//! Each step holds the words it took away and put in, so they are wiped with it, and the oldest go
//! when there are too many. It must never hold a step that does not lead back exactly.

use std::collections::VecDeque;
use std::ops::Range;

use zeroize::Zeroize;

use super::prose::{self, Prose, Spot, splice};

/// Bytes that all steps together may hold. The newest one stays, however large it is: to select all
/// and press one key must never lose the text.
const CAP: usize = 1 << 20;

/// What kind of change it is: only changes of one kind that touch are joined.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A character was typed.
    Typed,
    /// A cluster was deleted before the caret.
    Back,
    /// A cluster was deleted after the caret.
    Forward,
    /// A step by itself.
    Whole,
}

/// One step: at `start`, `removed` gave way to `inserted`; the caret went from `before` to `after`.
pub(super) struct Change {
    pub(super) start: Spot,
    pub(super) removed: String,
    pub(super) inserted: String,
    pub(super) before: Spot,
    pub(super) after: Spot,
}

impl Change {
    fn cost(&self) -> usize {
        self.removed.len() + self.inserted.len() + size_of::<Self>()
    }

    fn taken(&self) -> Range<Spot> {
        self.start..self.start.past(&self.removed)
    }

    fn put(&self) -> Range<Spot> {
        self.start..self.start.past(&self.inserted)
    }

    /// Takes up the change that came next, if the two touch and are of one word.
    fn join(&mut self, next: &Self, kind: Kind) -> bool {
        let touch = match kind {
            Kind::Typed => next.removed.is_empty() && next.start == self.put().end,
            Kind::Back => self.inserted.is_empty() && next.taken().end == self.start,
            Kind::Forward => self.inserted.is_empty() && next.start == self.start,
            Kind::Whole => false,
        };
        let joined = touch
            && match kind {
                Kind::Typed => append(&mut self.inserted, &next.inserted),
                Kind::Back => prepend(&mut self.removed, &next.removed),
                _ => append(&mut self.removed, &next.removed),
            };
        if joined {
            self.after = next.after;
            self.start = self.start.min(next.start);
        }
        joined
    }
}

/// Adds to a run, unless it would begin a new word after a space.
fn append(run: &mut String, next: &str) -> bool {
    let new_word = run.ends_with(char::is_whitespace) && !next.starts_with(char::is_whitespace);
    if !new_word {
        prose::append(run, next);
    }
    !new_word
}

/// Adds before a run, unless it would begin a new word before a space.
fn prepend(run: &mut String, next: &str) -> bool {
    let new_word = run.starts_with(char::is_whitespace) && !next.ends_with(char::is_whitespace);
    if !new_word {
        splice(run, 0..0, next);
    }
    !new_word
}

impl Drop for Change {
    fn drop(&mut self) {
        self.removed.zeroize();
        self.inserted.zeroize();
    }
}

/// The steps done and undone.
#[derive(Default)]
pub(super) struct History {
    done: VecDeque<Change>,
    undone: Vec<Change>,
    bytes: usize,
    /// The kind of the running step, while it may still grow.
    open: Option<Kind>,
}

impl History {
    pub(super) fn record(&mut self, change: Change, kind: Kind) {
        // What was undone leads on from a text that is not there any more.
        self.bytes -= self.undone.drain(..).map(|change| change.cost()).sum::<usize>();
        let open = self.open.replace(kind) == Some(kind);
        let added = change.removed.len() + change.inserted.len();
        if open && self.done.back_mut().is_some_and(|last| last.join(&change, kind)) {
            self.bytes += added;
        } else {
            self.bytes += change.cost();
            self.done.push_back(change);
        }
        self.trim();
    }

    fn trim(&mut self) {
        while self.bytes > CAP && self.done.len() > 1 {
            self.bytes -= self.done.pop_front().map_or(0, |oldest| oldest.cost());
        }
    }

    /// Ends the running step.
    pub(super) fn seal(&mut self) {
        self.open = None;
    }

    /// Takes back the last step; answers where the caret was before it.
    pub(super) fn undo(&mut self, prose: &mut Prose) -> Option<Spot> {
        self.seal();
        let change = self.done.pop_back()?;
        prose.replace(&change.put(), &change.removed);
        let caret = change.before;
        self.undone.push(change);
        Some(caret)
    }

    /// Does the last undone step again; answers where the caret was after it.
    pub(super) fn redo(&mut self, prose: &mut Prose) -> Option<Spot> {
        self.seal();
        let change = self.undone.pop()?;
        prose.replace(&change.taken(), &change.inserted);
        let caret = change.after;
        self.done.push_back(change);
        Some(caret)
    }
}
