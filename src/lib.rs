//! Goldseam: a guided workbook for rebuilding trust, in the terminal. Gentle, private, and it never loses a word.
//!
//! # The rooms, from the ground up
//!
//! A room imports what its row lists, which stands on lower floors. A test reads this table and holds the code to it. The
//! first lines of each room say which file has what.
//!
//! | floor | room | what it is | imports | it never |
//! | --- | --- | --- | --- | --- |
//! | 0 | [`text`] | widths, wrapping, clipping and cleaning, by grapheme cluster | | draws |
//! | 0 | [`order`] | putting things in order, by one sort for all of them | | knows what it sorts |
//! | 0 | [`files`] | reading what others have named: bounded, never waiting for ever | | writes |
//! | 1 | [`content`] | the workbook as it is written; loading and checking a pack | files, order | knows a person |
//! | 2 | [`engine`] | what records mean: progress, what comes next, what is due | content, order | reads a clock or a disk |
//! | 3 | [`journal`] | what is kept, on disk: records, drafts, trash, the lock | engine, content, files, order | says "kept" too early |
//! | 3 | [`export`] | what leaves, as text: Markdown, HTML, JSON, calendar, sheets | engine, content, order | writes a file |
//! | 4 | [`app`] | the program as a value: screens, keys, `update` | journal, engine, content, text, order | draws, or touches the disk |
//! | 5 | [`ui`], [`plain`] | a model becomes a frame, or lines | app, engine, content, text | changes anything |
//! | 6 | [`runtime`] | events, the clock, effects | ui, plain, app, journal, engine, content, text, files, order | decides what is said |
//! | 7 | [`cli`] | arguments, commands, exit codes | all below | takes a person's words as an argument |
//!
//! # One key, end to end
//!
//! Ctrl+S on the last page of a step, one file a line:
//!
//! 1. `runtime/events.rs` waits for the terminal, and for the bell of step 10.
//! 2. `runtime/event_loop.rs` takes what came. While a screen waits for the disk, it holds keys back.
//! 3. `app/keys/resolve.rs` looks the key up in the one table, `app/keys/table.rs`: it is [`app::Command::Keep`].
//! 4. `app/update.rs` gives the command to the screen on top.
//! 5. `app/mounted.rs` says which button of its sheet that is.
//! 6. `app/step/finish.rs` makes the records, by `app/step/keep.rs`, and asks for each with [`app::Effect::Keep`]. The screen
//!    stays as it is.
//! 7. `runtime/store.rs` is the queue before the journal, and no store of anything else: it notes the job, so that leaving
//!    can wait for it or put its words past it. Sleeping and leaving are the loop's own and make no job.
//! 8. `runtime/thread.rs` does one job after the other, by `runtime/worker.rs`, which numbers the record.
//! 9. `journal/append.rs` makes its bytes, proved and sealed where there is a lock; `journal/durable.rs` puts them on the disk.
//! 10. The thread rings, and the loop hears [`app::Msg::Kept`] or [`app::Msg::NotKept`].
//! 11. `app/update.rs` applies the record by [`engine::Progress::apply`], which also replays at start, and tells the screen,
//!     which goes on only now. `ui.rs` or `plain.rs` shows it.
//!
//! The invariant: **what you see as kept is on disk.** A failed save says so in plain words, keeps the words on the
//! screen and in the draft, and lets the person try again.
//!
//! # Words with more than one meaning
//!
//! - **part**: to a person, a stage of the workbook. In code a [`page::Part`](app::page::Part) is a piece of a screen that the
//!   focus can stand on, and a [`record::Part`](engine::record::Part) one box of a kept page, with its question. Somebody's
//!   part in what happened is their [`Role`](content::Role); `goldseam part` makes a copy of one's own.
//! - **workbook, book, pack, edition**: a *pack* is files like those of `content/en`, and an *edition* a pack with its version.
//!   Read, it is a [`content::Workbook`], and `Model::book`. Everywhere else, as in [`journal`], `--book` and
//!   [`BookKind`](engine::BookKind), the book is a person's: the folder in which their pages are.
//! - **record**: one kept page or mark, an [`engine::Record`]. Once on disk it never changes.
//! - **turn**: somebody's time at the keyboard while the other waits, [`Seat::Turn`](engine::Seat::Turn). `Model::turns` counts
//!   something else: how often other parts came to stand on the screen.
//! - **aside**: in `app/seat.rs`, the records that whoever sits here may not see; in `journal/aside.rs`, files left out when
//!   a lock was taken off; on a page, the column beside the text.
//! - **sheet**: a screen, described, is an [`app::sheet::Sheet`]; [`export::sheet`] has the blank ones on paper; the recovery
//!   sheet has the one line that opens what a passphrase opens.
//! - **room**: a row of the table above; in `app/room.rs`, how much time somebody has today.
//! - **place, seat**: a [`Place`](engine::Place) is whose a page is, a [`Seat`](engine::Seat) who sits here.
//! - **store**: `runtime/store.rs`, the queue before the journal. What is stored is the [`journal`]'s.
//!
//! # What no single room has
//!
//! - **The lock**: the keys and the sealing are in [`journal`], its screens [`app::lock`], its commands `cli/lock.rs`, the
//!   clock that shuts it `runtime/idle.rs`. Against whom it holds is `cli/help/threats.txt`.
//! - **The way out**: a planted file makes a workbook count as locked. `journal/in_the_way.rs` reads one that never was;
//!   `app/lock/never.rs` and `cli/never_locked.rs` lead there.
//! - **What leaves**: [`engine::leaving`] decides it, [`export`] makes the text, [`app::take_out`] and `cli/export.rs` say first
//!   what, where and who may see it, and `cli/out.rs` writes the file.
//! - **The demo**: its people are in `content/en/demo`, [`engine::sample`] makes records of them, [`app::demo`] leads a presenter,
//!   and [`runtime::memory`] takes the place of the disk.
//! - **What goes wrong**: each room has its own types for it, such as [`journal::NotKept`]. Their words are asked for where
//!   they are told: in `app/failure.rs` for a screen, in `cli/failure.rs` for a command.
//!
//! # Where a thing belongs
//!
//! A word that a person reads stands in `content/en`, except the help of the command line (`cli/help.rs`), what is said to
//! whoever writes a pack, and names (`cli/names.rs`). A rule about what a record means stands in the engine. What is picked,
//! sorted or asked is known by an id: no code compares the words shown. How a screen is made is said in [`app`].

pub mod files;
pub mod order;
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
