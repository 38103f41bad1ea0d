//! What comes in from outside: on standard input, or in a small file that was named. However it was written down, it
//! becomes words; what never ends is not waited for, and not taken in whole.

use super::{Cli, Failure};
use crate::content::words::Words;
use crate::files;
use crate::journal::disk::MAX_BYTES;
use crate::text::{self, Written};
use std::io::{self, BufRead, Read, Write};
use std::path::Path;
use std::time::Duration;
use zeroize::Zeroizing;

const LONGEST_LINE: u64 = 64 << 10;

/// How long a pipe that was named may give nothing: whoever writes into it may first have to ask a person for something.
const PATIENCE: Duration = Duration::from_secs(60);

/// All of standard input, cleaned. Where it can only be guessed how it is written, that is said beside it.
///
/// # Errors
/// When it can't be read, or is longer than a page can be.
pub fn page(cli: &Cli) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    // One byte more than is kept, so that what is too long is noticed and not cut off.
    let read = io::stdin().lock().take(MAX_BYTES + 1).read_to_end(&mut bytes);
    read.map_err(|error| Failure::because(4, error, |words, cause| words.commands.streams.not_read(cause)))?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(Failure::new(2, |words| words.commands.streams.too_long()));
    }
    let (words, written) = text::decoded(&bytes);
    if written == Written::AsWindows {
        // Where this can't be said, the words are kept all the same.
        let _ = writeln!(io::stderr(), "{}", cli.words().commands.streams.guessed());
    }
    // Words come from files and the web, and may hold signs that steer a terminal.
    Ok(text::clean(&words))
}

/// One line of standard input, without its end.
pub fn line() -> io::Result<String> {
    let mut input = io::stdin().lock();
    let mut bytes = Vec::new();
    input.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut bytes)?;
    if bytes.starts_with(UTF_16_LE) && bytes.ends_with(b"\n") {
        // There the end of a line has a second byte.
        input.take(1).read_to_end(&mut bytes)?;
    }
    Ok(text::decoded(&bytes).0.trim_end_matches(['\r', '\n']).to_owned())
}

/// The mark of UTF-16 whose smaller byte comes first.
const UTF_16_LE: &[u8] = b"\xff\xfe";

/// Why a file that was named can't be read, in the words of the pack or of the system.
pub fn why(words: &Words, error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::TimedOut => words.commands.streams.nothing_for_a_minute().to_owned(),
        _ => error.to_string(),
    }
}

/// The beginning of a small file that was named, up to so many bytes.
pub fn beginning(file: &Path, most: usize) -> io::Result<Zeroizing<Vec<u8>>> {
    files::beginning(file, most, PATIENCE)
}
