//! A person's own answer about their part, as it is typed after `--role`.

use super::help::before;
use crate::content::Role;

/// The words for a part, as help shows them.
pub(super) const WORDS: &str = "hurt|broke|some-of-each|unsaid";

pub(super) fn read(word: &str) -> Result<Role, String> {
    Role::read(word).ok_or_else(|| before::NO_PART.to_owned())
}
