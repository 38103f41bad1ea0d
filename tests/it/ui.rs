//! What a frame looks like: every kind of screen, in every size, and the pictures that are made of them.

mod pictures;
pub(crate) mod screens;
