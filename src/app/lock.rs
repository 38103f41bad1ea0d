//! The lock: choosing a passphrase, opening with it, looking after it. Every word about it stands in the content.
//!
//! A passphrase leaves these screens as an effect and is wiped here; no screen ever holds a key.

pub mod ask;
pub mod boxes;
pub mod care;
pub mod choose;
pub mod entry;
pub mod join;
pub mod manage;
pub mod meet;
pub mod never;
pub mod open;
pub mod strength;

pub use ask::Ask;
pub use boxes::Boxes;
pub use care::Care;
pub use choose::Choose;
pub use entry::Entry;
pub use join::Join;
pub use manage::Manage;
pub use meet::{Meet, MeetBoxes, Met};
pub use never::Never;
pub use open::Unlock;
pub use strength::Strength;
