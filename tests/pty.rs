//! The real binary in a real pseudo-terminal: what only a terminal, a signal or a closed window can show.
//!
//! [`place`] is where a program lives, [`terminal`] what a person sees of it. Each module is one kind of rule.

#[path = "pty/place.rs"]
mod place;
#[path = "it/journal/lock/spellings.rs"]
mod spellings;
#[path = "pty/terminal.rs"]
mod terminal;

#[path = "pty/asked.rs"]
mod asked;
#[path = "pty/ends.rs"]
mod ends;
#[path = "pty/inside.rs"]
mod inside;
#[path = "pty/killed.rs"]
mod killed;
#[path = "pty/lines.rs"]
mod lines;
#[path = "pty/locked.rs"]
mod locked;
#[cfg(target_os = "linux")]
#[path = "pty/memory.rs"]
mod memory;
#[path = "pty/paste.rs"]
mod paste;
#[path = "pty/plain.rs"]
mod plain;
#[path = "pty/reader.rs"]
mod reader;
#[path = "pty/sitting.rs"]
mod sitting;
#[path = "pty/stumbles.rs"]
mod stumbles;
#[path = "pty/two.rs"]
mod two;
#[path = "pty/window.rs"]
mod window;
