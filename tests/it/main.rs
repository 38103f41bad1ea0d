//! One binary for the tests of the rooms, a module for each room.

mod field;
mod text;
