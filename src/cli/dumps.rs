//! No dump of this program's memory: what is on a page, and a key that is open, stay out of files that a crash leaves.
//!
//! What the system writes of memory for reasons of its own, such as swap, is out of reach.

use rustix::process::{Resource, Rlimit, setrlimit};

/// Called before anything secret is read. It can't be undone while the program runs.
pub fn none() {
    // A system that refuses leaves things as they were; nothing that can be said or done about it helps here.
    let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
    not_dumpable();
}

/// A limit of nothing does not hold back a program that collects dumps through a pipe; this does.
#[cfg(any(target_os = "linux", target_os = "android"))]
fn not_dumpable() {
    let _ = rustix::process::set_dumpable_behavior(rustix::process::DumpableBehavior::NotDumpable);
}

#[cfg(not(any(target_os = "linux", target_os = "android")))]
fn not_dumpable() {}
