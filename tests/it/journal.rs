//! The store: what is kept is read again, under the lock and beside it, whatever disks, programs and strangers do to it.

mod cache;
mod cached;
mod checkup;
mod copies;
mod drafts;
mod erase;
mod faults;
mod frozen;
mod hostile;
mod left_keys;
mod leftovers;
pub(crate) mod lock;
mod promises;
mod search;
pub(crate) mod shelf;
mod trash;
pub(crate) mod two;
mod union;
pub(crate) mod watched;
