//! The content room: a pack is read whole or refused with every fault in it, and so are the words of the program.

mod broken_packs;
mod known;
mod pieces;
pub(crate) mod pseudo;
mod translation;
mod whole;
mod words;
