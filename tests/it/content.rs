//! The content room: a pack is read whole or refused with every fault in it, and so are the words of the program.

mod broken_packs;
mod whole;
mod words;
