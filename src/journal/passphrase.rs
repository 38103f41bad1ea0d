//! A passphrase is its letters, however a keyboard or a file spelled them.
//!
//! `é` can be one character or an `e` and an accent (Unicode's NFC and NFD): both look the same, and which of them is
//! typed is up to the system. Age takes a passphrase as bytes. So new ones are wrapped as NFC, and an older key, wrapped
//! as it was typed, is tried in every spelling it can have had.

use secrecy::{ExposeSecret, SecretString};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// A passphrase. It wipes itself and prints nothing.
pub type Passphrase = SecretString;

/// Whether two passphrases, both without echo and perhaps from two keyboards, are the same one.
pub fn is_same_passphrase(one: &str, two: &str) -> bool {
    one.nfc().eq(two.nfc())
}

/// The spelling that a key is wrapped with.
pub(super) fn composed(pass: &Passphrase) -> Passphrase {
    gathered(pass.expose_secret().nfc())
}

/// The spellings that a key may have been wrapped with, each of them once: every try costs a second of work.
pub(super) fn spellings(pass: &Passphrase) -> Vec<Passphrase> {
    let mut different = vec![composed(pass)];
    for other in [pass.clone(), gathered(pass.expose_secret().nfd())] {
        if !different.iter().any(|known| known.expose_secret() == other.expose_secret()) {
            different.push(other);
        }
    }
    different
}

/// The letters as a passphrase. Room for all of them is taken at once, so that growing leaves no copy behind.
fn gathered(letters: impl Iterator<Item = char> + Clone) -> Passphrase {
    let mut text = Zeroizing::new(String::with_capacity(letters.clone().map(char::len_utf8).sum()));
    text.extend(letters);
    Passphrase::from(text.as_str())
}
