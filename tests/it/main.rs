//! One integration binary: a folder for each room of `src`, one for the house as a whole, and one for walks through it.
//!
//! What a test reads, writes or sets up it unwraps: where that fails, the test has failed, at the line that says so.

mod app;
mod cli;
mod content;
mod engine;
mod export;
mod files;
mod house;
mod journal;
mod order;
mod plain;
mod runtime;
mod text;
mod ui;
mod walks;
