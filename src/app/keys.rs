//! The one key table: what each key does where, and the words for it.
//!
//! [`resolve()`] reads it, and so do the rows of keys at the foot, the help page and the README. Letters typed into text
//! are never shortcuts.

mod hints;
mod resolve;
mod table;

pub use hints::{Hint, foot, name_of};
pub use resolve::{is_for_any_screen, resolve, resolve_stale, resolve_typed};
pub use table::{Binding, Named, TABLE, Where};
