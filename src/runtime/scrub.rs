//! What was worked on is not left lying in memory.
//!
//! Every piece of memory is wiped when it is given back: words are copied by everything that handles them, by growing a
//! list, by reading JSON, by drawing, and none of those copies could be wiped one by one. What is left is the stack: words
//! and keys pass over it by value, and a return leaves them there until something else needs the room.
//!
//! Out of reach are the registers, what the system has written to its swap space, and what the terminal remembers.

use std::alloc::System;
use std::hint::black_box;
use zeroizing_alloc::ZeroAlloc;

/// It stands in the library, so that every program and every test on top of it has it.
#[global_allocator]
static WIPING: ZeroAlloc<System> = ZeroAlloc(System);

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
