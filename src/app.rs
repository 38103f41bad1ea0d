//! What is on the screen and what a key does to it, without drawing and without I/O.
//!
//! Floor 3: it may look down at the engine, the content and [`crate::text`]; it must never name a
//! terminal library, read the clock or touch a file.

pub mod field;
