//! One integration binary, a module for each room and each rule.
//!
//! What a test reads, writes or sets up it unwraps: where that fails, the test has failed, at the line that says so.

mod broken_packs;
mod by_lines;
mod checkup;
mod cli;
mod content;
mod copies;
mod editions;
mod engine;
mod entered;
mod erase;
mod export;
mod feed;
mod field;
mod files;
mod fingers;
mod floors;
mod frozen;
mod hostile;
mod journal;
mod journal_faults;
mod leaving;
mod left_keys;
mod leftovers;
mod lock;
mod pictures;
mod reader;
mod reworded;
mod rubric;
mod screens;
mod settings;
mod sheets;
mod shelf;
mod shut;
mod spoken;
mod stale;
mod text;
mod two;
mod walk;
mod walks;
mod watched;
mod words;
