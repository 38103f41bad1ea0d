//! The program as a value: the writing field, rows to choose from, keys that come late, and what is left once it is shut.

mod field;
mod list;
mod looking;
mod rows;
mod shut;
mod stale;
mod worded;
