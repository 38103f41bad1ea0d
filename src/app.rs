//! The program as a value: screens, keys and what follows from them. No drawing, no disk, no clock.
//!
//! [`keys::resolve`] turns a key into a [`Msg`], [`update`](update::update) turns a message into a new model and a
//! list of [`Effect`]s. An effect that writes answers with [`Msg::Kept`] or [`Msg::NotKept`], and only then does a
//! screen say that something is kept.
//!
//! From the ground up: what can be typed, pressed and looked at (`field`, `action`, `parts`, `list`, `page`, `rows`, `sheet`, `focus`); where
//! one can go and what can happen, as plain data (`route`, `message`); what is known (`open`, `model`); what a screen is
//! (`screen`, `sight`, `mounted`); the screens themselves, none of which knows another; the one file that makes them (`mount`), the
//! stack they stand on (`stack`), and what a message does (`update`).
//!
//! A screen is a type that describes itself as a [`Sheet`](sheet::Sheet), whose buttons and rows carry the screen's own
//! answers. `sight` keeps the page of it and the [`Focus`](focus::Focus) there, which both front ends read, and [`mounted`] the
//! answers. Screens go to each other by a [`Route`], which is plain data. What is typed or picked stands in an
//! [`Input`](input::Input). What two screens share that is no screen (`written.rs`, `own_area.rs`, `taking.rs`,
//! `passphrase.rs`) lies beside them. What is known behind a door that leaves no trace, and dies with it, is `untraced.rs`.
//! What the program knows of a workbook is one value, [`open::Open`]: to shut it is to let go of that.

pub mod action;
pub mod around;
pub mod begin;
pub mod begun;
pub mod buttons;
pub mod cards;
pub mod closing;
pub mod cover;
pub mod demo;
pub mod destination;
pub mod entered;
pub mod failure;
pub mod field;
pub mod focus;
pub mod found;
pub mod help;
pub mod home;
pub mod input;
pub mod job_result;
pub mod journal;
pub mod keys;
pub mod language;
pub mod layout;
pub mod library;
pub mod list;
pub mod lock;
pub mod message;
pub mod model;
pub mod mount;
pub mod mounted;
pub mod navigate;
pub mod onwards;
pub mod open;
pub mod opened;
pub mod own_area;
pub mod page;
pub mod parts;
pub mod passphrase;
pub mod pause;
pub mod room;
pub mod route;
pub mod rows;
pub mod safety;
pub mod screen;
pub mod seat;
pub mod secret;
pub mod settle;
pub mod setup;
pub mod sheet;
mod sight;
pub mod since;
pub mod stack;
pub mod stage;
pub mod start;
pub mod step;
pub mod support;
pub mod take_out;
pub mod taking;
pub mod tour;
pub mod trend;
pub mod two;
pub mod untraced;
pub mod update;
pub mod words;
pub mod written;

pub use action::{Action, Command};
pub use failure::{Failure, NotTaken};
pub use message::{Change, Effect, Msg, Settings};
pub use model::{Last, Model};
pub use route::Route;
pub use screen::{AnyScreen, Happening, Nav, Reply, Screen, Transition};
pub use stack::App;

use chrono::{DateTime, FixedOffset};

/// A moment, as a person at this computer would name it.
pub type Moment = DateTime<FixedOffset>;
