//! One integration binary, a module for each room and each rule.

mod broken_packs;
mod content;
mod faulty_disk;
mod field;
mod frozen;
mod journal;
mod journal_faults;
mod text;
