//! Goldseam: a guided workbook for rebuilding trust, in the terminal. Gentle, private, and it never loses a word.
//!
//! # The rooms, from the ground up
//!
//! Imports go down only; a test holds the code to it.
//!
//! | floor | room | what it is | it never |
//! | --- | --- | --- | --- |
//! | 0 | [`text`] | widths, wrapping, clipping and cleaning, by grapheme cluster | draws |
//! | 0 | [`files`] | reading what has a name that somebody else gave: bounded, and never waiting for ever | writes |
//! | 0 | [`content`] | the workbook as it is written: stages, steps, wordings, library; loading and checking a pack | knows a person |
//! | 1 | [`engine`] | what the records mean: progress, what comes next, what is due; advice, never a lock | reads a clock or a disk |
//! | 2 | [`journal`] | the store: immutable records, drafts, trash, search; the lock, copies, erasing, the doctor's look | says "kept" before it is on disk |
//! | 2 | [`export`] | what leaves the workbook, as text: Markdown, HTML, JSON, calendar, blank sheets | writes a file |
//! | 3 | [`app`] | the program as a value: screens, the key table, the writing field, `update` | draws, or touches the disk |
//! | 4 | [`ui`], [`plain`] | a model becomes a frame, or lines | changes anything |
//! | 5 | [`runtime`] | the terminal, events, signals, the clock, performing effects | decides what a screen says |
//! | 6 | [`cli`] | arguments, commands, exit codes | takes a person's words as an argument |
//!
//! # One key, end to end
//!
//! 1. [`runtime`] takes the waiting events, or a due time.
//! 2. [`app::keys::resolve`] looks the key up in the one key table.
//! 3. [`app::update::update`] lets the screen answer. It gives effects and advances nothing that must be kept first.
//! 4. The runtime performs each effect, on a thread of its own and in order (`runtime/store.rs`). A write, made durable, answers [`app::Msg::Kept`] or [`app::Msg::NotKept`].
//! 5. [`app::update::update`] applies the record through [`engine::Progress::apply`], the function that replays at start,
//!    and [`ui::view`] draws.
//!
//! The invariant: **what you see as kept is on disk.** A failed save says so in plain words, keeps the words on the
//! screen and in the draft, and lets the person try again.
//!
//! # Where the larger things live
//!
//! - **The loop**: `runtime/event_loop.rs`, for both front ends: `screen.rs` is the full screen, `lines.rs` line by line.
//! - **The terminal**: [`runtime::reader`] makes keys of its bytes, [`runtime::events`] waits for it, [`runtime::terminal`]
//!   takes it and gives it back, `backend.rs` and [`runtime::output`] write to it.
//! - **Words on their way to disk**: [`runtime::store`] and its thread; `unwritten.rs` has what the disk did not take, and
//!   `journal/last_words.rs` is the way past a disk that is held up.
//! - **What memory may not keep**: `runtime/scrub.rs`.
//! - **A workbook, open**: `journal/open.rs` opens it and puts its folder right, `append.rs` keeps a record, `draft.rs` words
//!   begun, `trash.rs` deletes what [`engine::tombstones`] says is deleted; none of them knows what lies between words and
//!   bytes. What the program knows of it while it runs is one value, [`app::open::Open`], and shutting lets go of that.
//! - **What the program says**: a word is declared in a file of `src/content/words`, written in `library/words/` of the pack, and
//!   asked for as a method. What a pack lacks is said in English. In code stand only the help of the command line with what is
//!   said before a pack is there (`cli/help`), what is said to whoever writes a pack, and names (`cli/names.rs`).
//! - **Languages**: [`content::packs`] knows which lie there, [`content::translation`] fills one up from the English pack, a
//!   step as a whole, and `cli/edition.rs` says which is meant.
//! - **What is known by an id**: what is picked, sorted or asked is a [`content::Entry`] or a [`content::Ask`]; no code compares
//!   the words shown, and older wordings are known by `was`.
//! - **What goes wrong**: each room has its own types for it, such as [`journal::NotKept`] and [`app::Failure`], which keep what
//!   they came from. Their words are asked for where they are told: by the screens in `app/failure.rs`, by a command in
//!   `cli/failure.rs`.
//! - **New records**: [`engine::Ids`] and [`engine::Origin`] make them, out of random bits and a moment that are handed in.
//! - **The lock**: `journal/seal.rs` seals one page, `key.rs` is a person's key, `find_key.rs` finds what a passphrase opens,
//!   `lock.rs` has the keys of a workbook, `wrap_key.rs` writes their files, `recovery.rs` is the sheet, `joining.rs` puts two
//!   locks of one person together, `meeting.rs` two people whose keys lost each other, `people.rs` has the public keys,
//!   `codec.rs` what lies between words and bytes, `locking.rs` sets a lock, `convert.rs` seals and opens what is there
//!   already, and `aside.rs` has what was left out when a lock was taken off. Its screens are [`app::lock`], its commands
//!   `cli/lock.rs`; the clock that shuts it is in [`runtime`].
//! - **The way out**: a planted key or sealed file makes a workbook count as locked. `journal/in_the_way.rs` reads what is
//!   plain in one that was never locked, over `disk/only_reads.rs`, which refuses all else; [`app::lock`] leads there by
//!   `never.rs`, and `cli/never_locked.rs` by an option.
//! - **What a page can prove**: `journal/prove.rs` makes and checks it, `admit.rs` lets nothing else count, `taking_in.rs` is
//!   for what is older or comes from elsewhere, `chain.rs` and `seen.rs` notice what is gone; [`engine::Proof`] is
//!   what a screen may say of it. Against whom all this holds is `cli/help/threats.txt`.
//! - **Two people**: who sits here, and what stands on their list, is [`engine::seat`]; hand-overs, rounds and talks
//!   are [`app::two`]. What can be said of a yes, and what was entered under somebody's name, is [`engine::entered`].
//! - **Doors that leave no trace**: what is known behind one, and dies with it, is `app/untraced.rs`.
//! - **What leaves**: [`engine::leaving`] decides it for every format, [`export`] makes the text, `cli/export.rs` says first
//!   what, where and who may see it; from inside it is [`app::take_out`].
//! - **The demo**: its people stand in `content/en/demo`, [`engine::sample`] tells them as records, [`app::demo`] leads a
//!   presenter, and [`runtime::memory`] takes the place of the store.
//! - **The folder**: `journal/disk.rs` is the one door to it, by handles and plain names; `disk/unix.rs` is its half for Unix.
//!   What other programs leave there is `leftovers.rs`.
//! - **Copies**: `journal/backup.rs`, `restore.rs`, `own_copy.rs`, and `erase.rs`; the commands are in [`cli`].
//! - **Paper**: the blank sheets are [`export::sheet`], with their print style beside it; a file that leaves is written by
//!   `cli/out.rs`.
//! - **What a file looks like**: `journal/record_file.rs` and `draft_file.rs`, by the names in `layout.rs`; what a record means is
//!   [`engine::record`].
//!
//! # Where a thing belongs
//!
//! A word that a person reads and a therapist might change stands in `content/en`. A rule about what a record means stands
//! in the engine. A screen is a type in [`app`] that describes itself as a [`Sheet`](app::sheet::Sheet), whose buttons and
//! rows carry the screen's own answers; [`app::mounted`] keeps the [`Focus`](app::focus::Focus) in it, and both front ends
//! read the page of the sheet with the focus on it. Screens go to each other by a [`Route`](app::Route), which is plain data;
//! one file, `app/mount.rs`, makes them of it, and they come and go in [`app::stack`] alone. What is typed or picked stands in
//! an [`Input`](app::input::Input); what both sides of a question share that is no screen (`written.rs`, `own_area.rs`,
//! `taking.rs`, `passphrase.rs`) lies beside them.

pub mod files;
pub mod text;

pub mod content;

pub mod engine;

pub mod export;
pub mod journal;

pub mod app;

pub mod plain;
pub mod ui;

pub mod runtime;

pub mod cli;
