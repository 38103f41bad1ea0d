//! What was worked on is not left lying in memory.
//!
//! The allocator wipes what it takes back (see `main.rs`), and types that hold secrets wipe themselves. What is left is
//! the stack: words and keys pass over it by value, and a return leaves them there until something else needs the room.

use std::hint::black_box;

/// The bytes that one call wipes.
const STEP: usize = 8 << 10;

/// How many calls deep it goes: 256 KiB, an eighth of the stack that a thread is given here.
const DEEP: usize = 32;

/// Overwrites what earlier calls of this thread left below the caller on its stack.
pub(super) fn stack() {
    down(DEEP);
}

#[inline(never)]
fn down(left: usize) {
    let mut over = [0_u8; STEP];
    black_box(&mut over);
    if left > 0 {
        down(left - 1);
    }
    // Used once more, so that the call above is not turned into a jump that reuses this frame.
    black_box(&over);
}
