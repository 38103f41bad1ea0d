//! The program as a value: the writing field, keys that come late, and what is left once it is shut.

mod field;
mod shut;
mod stale;
mod worded;
