//! What every room above needs to know about text. It knows nothing of workbooks or screens.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The text as search compares it: without accents, without capitals, with look-alikes made one.
pub fn fold(text: &str) -> String {
    text.nfkd().flat_map(char::to_lowercase).filter(|c| !is_combining_mark(*c)).collect()
}
