//! Goldseam: a guided workbook for rebuilding trust, in the terminal.

pub mod app;
pub mod cli;
pub mod content;
pub mod engine;
pub mod journal;
pub mod runtime;
pub mod text;
pub mod ui;
