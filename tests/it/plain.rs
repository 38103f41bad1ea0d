//! The program line by line: what is said, and what can be answered.

mod spoken;
