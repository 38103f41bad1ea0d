//! `goldseam recovery-sheet` and `recover`: the second way in, to be kept on paper, and using it.
//!
//! Every line of the sheet but the key is a comment, so that the stock age tool takes it as it is.

use super::lock::{CHANGED, fresh};
use super::places;
use super::{Cli, Done, Failure, input, meant, secret, shown};
use crate::engine::BookKind;
use crate::journal::WorkFactor;
use crate::text;
use secrecy::{ExposeSecret, SecretString};
use std::io::{self, IsTerminal, Read, Write};
use std::path::Path;
use zeroize::Zeroizing;

const BEFORE: &str = "\
# Goldseam: recovery sheet
#
# With the line below, your pages can be opened if the passphrase is forgotten.
# So can they by anyone else who has this sheet and the files. Print it or copy
# it by hand, keep it away from the computer, and leave no copy on it.
#
";

const AFTER: &str = "
#
# To choose a new passphrase:
#
#     goldseam recover
#
# To open one page without goldseam, with the stock age tool, where sheet.txt
# holds the line above and page.age is a file from the workbook's folder:
#
#     age --decrypt --identity sheet.txt page.age
#
# `goldseam doctor` says where the folder is.
";

/// The longest sheet that is read, in bytes.
const LONGEST: usize = 64 << 10;

/// Prints the sheet.
///
/// # Errors
/// When the passphrase opens no workbook, or it can't be printed.
pub fn print(cli: &Cli) -> Done {
    let (_, key) = meant::meant_locked(cli)?;
    // Printed and never written: a file of it would undo the lock wherever it is copied to.
    let secret = key.secret().ok_or_else(|| Failure::new(5, "There is no key to print."))?;
    let (mut out, head) = (io::stdout().lock(), key.sheet_head());
    let printed =
        [BEFORE, &head, secret.expose_secret(), AFTER].iter().try_for_each(|part| out.write_all(part.as_bytes()));
    match printed.and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::new(5, format!("Could not print: {error}.")))
        }
        _ => Ok(0),
    }
}

/// Chooses a new passphrase with a sheet.
///
/// # Errors
/// When the sheet is none of a workbook here, the passphrase is taken, or it can't be written.
pub fn recover(cli: &Cli, sheet: Option<&Path>) -> Done {
    let words = read(sheet)?;
    let data_dir = places::data_dir(cli)?;
    let (found, key) = data_dir
        .on_sheet(words.expose_secret())
        .map_err(places::not_opened)?
        .ok_or_else(|| Failure::new(3, NO_SHEET))?;
    if !places::books(cli)?.contains(&found.folder) {
        return Err(Failure::new(3, NO_SHEET));
    }
    // No names: whose workbook it is isn't known before it is opened.
    let pass = fresh(cli, 0, &data_dir, &[])?;
    data_dir.rewrap(&found.folder, &key, &pass, WorkFactor::USUAL).map_err(|error| Failure::new(5, error))?;
    let lacks_the_other = found.book.kind != BookKind::One && !key.knows_the_other();
    let has_more = !lacks_the_other && data_dir.has_more_than(&found.folder, &key);
    let said = [Some(CHANGED), lacks_the_other.then_some(NO_OTHER), has_more.then_some(HAS_MORE)];
    super::print(said.into_iter().flatten().map(ToOwned::to_owned))
}

/// Anybody who can write in the folder could have put a key of theirs there.
const NO_OTHER: &str = "Nothing here shows which key is the other person's, and this sheet does not name it. You can \
read your own pages and write them. What is for both can't be kept until both of you type your passphrases: \
`goldseam passphrase --both`, or \"The lock\" on your own home page.";

/// A sheet from before a lock was joined has one line, and the key file has two.
const HAS_MORE: &str = "A key file of yours has more in it than what you gave: it stays as it is, and its old passphrase still \
opens it. That is so where your passphrase was joined with another one. With a newer sheet in a file, a line for each, \
`goldseam recover FILE` takes both.";

const NO_SHEET: &str = "That is not the recovery sheet of a workbook here, or a letter of its line is not right. \
Nothing was changed; the line begins with AGE-SECRET-KEY-1.";

/// The sheet, out of a file, from standard input, or typed without echo.
fn read(sheet: Option<&Path>) -> Result<SecretString, Failure> {
    let failed = |error: io::Error| Failure::new(4, format!("The sheet can't be read: {error}."));
    let bytes = match sheet {
        Some(file) => input::beginning(file, LONGEST)
            .map_err(|error| Failure::new(4, format!("The sheet {} can't be read: {error}.", shown(file))))?,
        None if io::stdin().is_terminal() => {
            let line = secret::perhaps("The line of your recovery sheet, AGE-SECRET-KEY-1...: ")?;
            return line.ok_or_else(|| Failure::new(3, NO_SHEET));
        }
        None => {
            let mut bytes = Zeroizing::new(Vec::with_capacity(LONGEST));
            io::stdin().lock().take(LONGEST as u64).read_to_end(&mut bytes).map_err(failed)?;
            bytes
        }
    };
    Ok(text::decoded(&bytes).0.into_owned().into())
}
