//! One integration binary: a module per room.

mod frozen;
mod journal;
mod journal_faults;
mod shelf;
