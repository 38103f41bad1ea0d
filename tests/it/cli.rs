//! The command line, as a script meets it: what is printed where, and the exit code. Nothing here is a terminal.

mod beside;
mod copies;
pub(crate) mod desk;
mod doctor;
mod erase;
mod export;
mod faults;
mod guide;
mod helped;
mod input;
pub(crate) mod languages;
mod lock;
mod manual;
mod never_locked;
mod pack;
mod paths;
mod plain;
mod schema;
mod streams;
mod surroundings;
mod trash;
mod two;
mod words;
mod worksheet;
