//! What holds for the house as a whole: its floors, and the words that people read, of the shipped pack or another.

mod editions;
mod floors;
mod paths;
mod reworded;
mod rubric;
mod unread;
