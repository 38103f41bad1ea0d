//! What the records mean: pure, with no clock, no disk and no terminal.

pub mod record;
pub mod who;

pub use record::{Answer, Event, Known, Mark, Record, RecordId};
pub use who::{BookKind, By, Lock, Owner, Place};
