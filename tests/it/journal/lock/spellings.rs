//! Looking for phrases in files, in every spelling that a program might leave it in: as it is, in UTF-16 of both kinds,
//! and in base64 wherever in a group of three it begins.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The files in a folder and below that hold one of the phrases.
pub(crate) fn holding(folder: &Path, phrases: &[&str]) -> BTreeSet<PathBuf> {
    let mut found = BTreeSet::new();
    let spellings: Vec<String> = phrases.iter().flat_map(|phrase| spellings(phrase)).collect();
    look(folder, &spellings, &mut found);
    found
}

fn look(folder: &Path, spellings: &[String], found: &mut BTreeSet<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            look(&path, spellings, found);
            continue;
        }
        // What is gone by now holds nothing. No spelling has a byte that is not in ASCII, so none is lost here.
        let Ok(bytes) = fs::read(&path) else { continue };
        let text = String::from_utf8_lossy(&bytes);
        if spellings.iter().any(|spelling| text.contains(spelling)) {
            found.insert(path);
        }
    }
}

fn spellings(phrase: &str) -> Vec<String> {
    let utf16 = |spell: fn(u16) -> [u8; 2]| phrase.encode_utf16().flat_map(spell).map(char::from).collect();
    let mut all = vec![phrase.to_owned(), utf16(u16::to_le_bytes), utf16(u16::to_be_bytes)];
    all.extend((0..3).map(|before| {
        let text = base64(&[vec![b'x'; before], phrase.as_bytes().to_vec()].concat());
        // The first and the last group hold other bytes too, so they are no sign.
        text[4..text.len() - 4].to_owned()
    }));
    all
}

/// The bytes in base64; the last group is filled up with nothing instead of a sign.
pub(crate) fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let group = |three: &[u8]| {
        let bits = three.iter().fold(0, |bits, byte| bits << 8 | usize::from(*byte)) << (8 * (3 - three.len()));
        [18, 12, 6, 0].map(|shift| char::from(LETTERS[bits >> shift & 63]))
    };
    bytes.chunks(3).flat_map(group).collect()
}
