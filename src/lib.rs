//! Goldseam: a guided workbook for rebuilding trust, in the terminal.

pub mod content;
pub mod engine;
pub mod journal;
pub mod text;
