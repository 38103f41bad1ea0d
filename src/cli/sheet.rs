//! `goldseam recovery-sheet` and `recover`: the second way in, to be kept on paper, and using it.
//!
//! Every line of the sheet but the key is a comment, so that the stock age tool takes it as it is.

use super::lock::fresh;
use super::places;
use super::{Cli, Done, Failure, input, meant, names, secret, shown};
use crate::content::words::commands::Sheet;
use crate::engine::BookKind;
use crate::journal::WorkFactor;
use crate::text;
use secrecy::{ExposeSecret, SecretString};
use std::io::{self, IsTerminal, Read, Write};
use std::path::Path;
use zeroize::Zeroizing;

/// How wide a line of the sheet is, without the sign of a comment.
const WIDTH: usize = 77;

/// The paper: every line but the key is a comment.
fn paper(words: &Sheet, head: &str, key: &str) -> Zeroizing<String> {
    let mut paper = Zeroizing::new(String::with_capacity(4096));
    comment(&mut paper, words.title());
    comment(&mut paper, "");
    comment(&mut paper, words.before());
    comment(&mut paper, "");
    paper.push_str(head);
    paper.push_str(key);
    paper.push('\n');
    for (before, command) in
        [(words.to_choose(), names::RECOVER), (&*words.to_open(names::SHEET, names::PAGE), names::DECRYPT)]
    {
        comment(&mut paper, "");
        comment(&mut paper, before);
        comment(&mut paper, "");
        comment(&mut paper, &format!("    {command}"));
    }
    comment(&mut paper, "");
    comment(&mut paper, words.which_folder());
    paper
}

fn comment(paper: &mut String, words: &str) {
    for line in text::wrap(words, WIDTH) {
        paper.push_str(format!("# {line}").trim_end());
        paper.push('\n');
    }
}

/// The longest sheet that is read, in bytes.
const LONGEST: usize = 64 << 10;

/// Prints the sheet.
///
/// # Errors
/// When the passphrase opens no workbook, or it can't be printed.
pub fn print(cli: &Cli) -> Done {
    let (_, key) = meant::meant_locked(cli)?;
    // Printed and never written: a file of it would undo the lock wherever it is copied to.
    let secret = key.secret().ok_or_else(|| Failure::new(5, |words| words.commands.sheet.no_key()))?;
    let paper = paper(&cli.words().commands.sheet, &key.sheet_head(), secret.expose_secret());
    let mut out = io::stdout().lock();
    match out.write_all(paper.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(super::not_printed(error)),
        _ => Ok(0),
    }
}

/// Chooses a new passphrase with a sheet.
///
/// # Errors
/// When the sheet is none of a workbook here, the passphrase is taken, or it can't be written.
pub fn recover(cli: &Cli, sheet: Option<&Path>) -> Done {
    let words = read(cli, sheet)?;
    let data_dir = places::data_dir(cli)?;
    let (found, key) = data_dir
        .on_sheet(words.expose_secret())
        .map_err(places::not_opened)?
        .ok_or_else(|| Failure::new(3, |words| words.commands.sheet.wrong()))?;
    // Another workbook was named. That the sheet opens one all the same is not told.
    if !places::books(cli)?.contains(&found.folder) {
        return Err(Failure::new(3, |words| words.commands.sheet.wrong()));
    }
    // No names: whose workbook it is isn't known before it is opened.
    let pass = fresh(cli, 0, &data_dir, &[])?;
    data_dir.rewrap(&found.folder, &key, &pass, WorkFactor::USUAL).map_err(|error| Failure::of(5, error))?;
    let lacks_the_other = found.book.kind != BookKind::One && !key.knows_the_other();
    let has_more = !lacks_the_other && data_dir.has_more_than(&found.folder, &key);
    let words = &cli.words().commands;
    let said = [
        Some(words.lock.changed()),
        // Anybody who can write in the folder could have put a key of theirs there.
        lacks_the_other.then(|| words.sheet.no_other()),
        // A sheet from before a lock was joined has one line, and the key file has two.
        has_more.then(|| words.sheet.has_more()),
    ];
    super::print(said.into_iter().flatten().map(ToOwned::to_owned))
}

/// The sheet, out of a file, from standard input, or typed without echo.
fn read(cli: &Cli, sheet: Option<&Path>) -> Result<SecretString, Failure> {
    let failed = |error: io::Error| Failure::because(4, error, |words, cause| words.commands.sheet.not_read(cause));
    let bytes = match sheet {
        Some(file) => input::beginning(file, LONGEST).map_err(|error| {
            let file = shown(file);
            Failure::filled(4, move |words| words.commands.sheet.file_not_read(&file, &input::why(words, &error)))
        })?,
        None if io::stdin().is_terminal() => {
            let line = secret::perhaps(cli.words().commands.sheet.ask())?;
            return line.ok_or_else(|| Failure::new(3, |words| words.commands.sheet.wrong()));
        }
        None => {
            let mut bytes = Zeroizing::new(Vec::with_capacity(LONGEST));
            io::stdin().lock().take(LONGEST as u64).read_to_end(&mut bytes).map_err(failed)?;
            bytes
        }
    };
    Ok(text::decoded(&bytes).0.into_owned().into())
}
