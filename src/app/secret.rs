//! A field for a passphrase: it shows a dot for each letter, keeps no history, and wipes itself.
//!
//! What is typed leaves it once, as a type that prints nothing, and the field is empty then.

use super::field::Edit;
use super::lock::Strength;
use crate::journal::{Passphrase, is_same_passphrase};
use crate::text;
use std::fmt;
use zeroize::Zeroizing;

/// The longest passphrase that is taken, in bytes. It is reserved at once, so that growing leaves no copy behind.
const LONGEST: usize = 1024;

/// A passphrase while it is typed.
pub struct Secret {
    typed: Zeroizing<String>,
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}

impl Default for Secret {
    fn default() -> Self {
        Self { typed: Zeroizing::new(String::with_capacity(LONGEST)) }
    }
}

impl Secret {
    /// Types, pastes or takes back. Nothing else means anything here.
    pub fn act(&mut self, edit: &Edit) -> bool {
        match edit {
            Edit::Type(letter) => self.add(letter.encode_utf8(&mut [0; 4])),
            // One that was copied often has a line end behind it, and a second line is not part of any passphrase.
            Edit::Paste(words) => self.add(words.lines().next().unwrap_or_default()),
            Edit::Backspace => {
                let end = text::graphemes(&self.typed).last().map_or(0, |(at, _)| at);
                self.typed.truncate(end);
            }
            // All of it: where a word begins can't be seen among dots, and must not be shown by what is left.
            Edit::DeleteWordLeft => self.typed.clear(),
            _ => return false,
        }
        true
    }

    fn add(&mut self, words: &str) {
        if self.typed.len() + words.len() <= LONGEST {
            self.typed.push_str(words);
        }
    }

    /// A dot for each letter.
    pub fn dots(&self) -> String {
        "•".repeat(text::graphemes(&self.typed).count())
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.typed.is_empty()
    }

    /// Whether the same was typed in both.
    pub fn is_same(&self, other: &Self) -> bool {
        is_same_passphrase(&self.typed, &other.typed)
    }

    /// How soon it would be guessed by whoever knows these names, as [`Strength::of`] has it; none where nothing was typed.
    pub fn strength(&self, names: &[&str], said: &str) -> Option<Strength> {
        Strength::of(&self.typed, names, said)
    }

    /// The passphrase; the field is empty then.
    pub fn take(&mut self) -> Passphrase {
        let taken = Passphrase::from(self.typed.as_str().to_owned());
        self.wipe();
        taken
    }

    /// Empties it.
    pub fn wipe(&mut self) {
        *self = Self::default();
    }
}
