//! Sealing: words become a file of the age format that two keys open, padded so that files look alike.
//!
//! What can still be seen is how many files there are and when they changed. Nothing here knows a folder or a person.

use age::x25519::{Identity, Recipient};
use age::{DecryptError, Decryptor, Encryptor};
use std::io::{self, Read, Write};
use std::iter;

/// The least size of what is sealed, in bytes; each further step is four times as large: 2, 8, 32, 128 … KiB.
const LEAST: usize = 2 << 10;

/// Why sealed bytes were not opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Closed {
    /// None of the keys at hand opens them.
    NotOurs,
    /// They are cut off, damaged, or no such file.
    Damaged,
    /// The key was let go of.
    LetGo,
}

/// A key that nobody has: the second recipient of a private page, so that it looks like a shared one.
pub(super) fn throw_away() -> Recipient {
    Identity::generate().to_public()
}

/// Seals words to two keys. The bytes differ each time.
pub(super) fn seal(plain: &[u8], recipients: [&Recipient; 2]) -> io::Result<Vec<u8>> {
    // Always two: a private page is sealed to its owner and to a key that nobody has. With one recipient for private
    // pages and two for shared ones, the header of each file would say which it is.
    encrypt(&padded(plain), &recipients.map(|key| key as &dyn age::Recipient))
}

/// Whoever is meant by a line that begins with `age1`; none if it is no such line.
pub fn recipient(line: &str) -> Option<Recipient> {
    line.trim().parse().ok()
}

/// Seals something that leaves the workbook to one key, as it is: the stock age tool opens it.
///
/// # Errors
/// When it can't be sealed.
pub fn seal_to(plain: &[u8], recipient: &Recipient) -> io::Result<Vec<u8>> {
    encrypt(plain, &[recipient])
}

/// Encrypts as it is, to whoever is named.
pub(super) fn encrypt(plain: &[u8], recipients: &[&dyn age::Recipient]) -> io::Result<Vec<u8>> {
    let encryptor = Encryptor::with_recipients(recipients.iter().copied()).map_err(io::Error::other)?;
    let mut sealed = Vec::with_capacity(plain.len() + 1024);
    let mut writer = encryptor.wrap_output(&mut sealed)?;
    writer.write_all(plain)?;
    writer.finish()?;
    Ok(sealed)
}

/// The words, followed by spaces up to the next size.
fn padded(plain: &[u8]) -> Vec<u8> {
    // Steps of four times the size tell less than a fixed step would: a long page and a longer one look alike. The
    // price, past the first step, is a file of at most four times its words.
    let size = iter::successors(Some(LEAST), |size| size.checked_mul(4)).find(|size| *size >= plain.len());
    let mut padded = plain.to_vec();
    padded.resize(size.unwrap_or(plain.len()), b' ');
    padded
}

pub(super) fn open(sealed: &[u8], key: &dyn age::Identity) -> Result<Vec<u8>, Closed> {
    let decryptor = Decryptor::new(sealed).map_err(|_| Closed::Damaged)?;
    let mut reader = decryptor.decrypt(iter::once(key)).map_err(|error| match error {
        DecryptError::NoMatchingKeys | DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed => {
            Closed::NotOurs
        }
        _ => Closed::Damaged,
    })?;
    let mut plain = Vec::with_capacity(sealed.len());
    // The last chunk is checked as the last one, so a file that was cut off is damaged and never a shorter page.
    reader.read_to_end(&mut plain).map_err(|_| Closed::Damaged)?;
    Ok(plain)
}

/// What can be seen of a sealed page without a key: that its header is whole, and that nothing of the rest is cut off.
pub(super) fn looks_whole(sealed: &[u8]) -> bool {
    let sizes = iter::successors(Some(LEAST), |size| size.checked_mul(4)).map(sealed_size);
    body(sealed).is_some_and(|body| sizes.take_while(|size| *size <= body).any(|size| size == body))
}

/// The work that each try of a passphrase costs, as the header of a key file says it; none if that is no such file, or
/// if less is in it than this many bytes.
pub(super) fn work_of(key_file: &[u8], least: usize) -> Option<u8> {
    body(key_file).filter(|body| *body >= sealed_size(least))?;
    // Read from the header alone. Deriving the key to find out would cost what a costly file was made to cost.
    let stanza = key_file.split(|byte| *byte == b'\n').find(|line| line.starts_with(b"-> scrypt "))?;
    std::str::from_utf8(stanza).ok()?.rsplit(' ').next()?.parse().ok()
}

/// The length of what comes after a header that is whole.
fn body(sealed: &[u8]) -> Option<usize> {
    const LAST_LINE: &[u8] = b"\n--- ";
    Decryptor::new(sealed).ok()?;
    let at = sealed.windows(LAST_LINE.len()).position(|part| part == LAST_LINE)? + LAST_LINE.len();
    let end = sealed[at..].iter().position(|byte| *byte == b'\n')?;
    Some(sealed.len() - at - end - 1)
}

/// The length of so many bytes once they are sealed: a nonce, and a tag after each chunk.
fn sealed_size(plain: usize) -> usize {
    16 + plain + 16 * plain.div_ceil(64 << 10)
}
