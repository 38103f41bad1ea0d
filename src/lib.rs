//! Goldseam: a guided workbook for rebuilding trust, in the terminal.
pub mod text;

pub mod content;

pub mod app;
