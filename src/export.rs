//! What leaves the workbook, as text: Markdown, HTML, JSON, a calendar, and blank sheets to print.
//!
//! It returns text and writes nothing. Every HTML file is one piece: no script, no picture, no other file.

pub mod html;
pub mod sheet;
