//! One integration binary, a module for each room and each rule.

mod broken_packs;
mod cli;
mod content;
mod engine;
mod field;
mod floors;
mod frozen;
mod journal;
mod journal_faults;
mod left_keys;
mod rubric;
mod screens;
mod shelf;
mod text;
mod walk;
mod walks;
