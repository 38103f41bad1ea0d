//! Where passphrases come from: a file that was named, or the terminal, without echo. Never an argument.
//!
//! They live in a type that wipes itself and prints nothing. Without a file and a terminal a sentence says so.

mod typed;

use super::{Cli, Failure, input, shown};
use crate::app::lock::Strength;
use crate::content::words::commands::Secret;
use crate::journal::{Passphrase, is_same_passphrase};
use crate::text::{self, Written};
use secrecy::ExposeSecret;
use std::fs::File;
use std::io::{self, IsTerminal};
use std::path::Path;
use typed::{Quiet, Typed};
use zeroize::Zeroizing;

/// The longest passphrase, in bytes; the screens take no longer one.
const LONGEST: usize = 1024;

/// As much of a passphrase file as is read, in bytes: room for a mark at the beginning, two bytes a letter, and the end of
/// the line.
const MOST: usize = 2 * LONGEST + 8;

/// The terminal itself, wherever input and output lead.
const TERMINAL: &str = "/dev/tty";

/// There is neither a file nor a terminal.
pub fn no_terminal() -> Failure {
    Failure::new(3, |words| words.commands.secret.no_terminal())
}

/// The passphrases in the files that were named.
///
/// # Errors
/// When one of the files can't be read, or holds none.
pub fn given(cli: &Cli) -> Result<Vec<Passphrase>, Failure> {
    cli.passphrase_file.iter().map(|file| in_file(file)).collect()
}

/// Whether a passphrase can be had at all.
pub fn can_be_had(cli: &Cli) -> bool {
    !cli.passphrase_file.is_empty() || has_terminal()
}

/// The passphrase of whoever is here: that of the nth file, or asked for in these words.
///
/// # Errors
/// When there is neither a file nor a terminal, or nothing is typed.
pub fn known(cli: &Cli, nth: usize, words: &str) -> Result<Passphrase, Failure> {
    match cli.passphrase_file.get(nth) {
        Some(file) => in_file(file),
        None => asked(&question(words))?.ok_or_else(|| Failure::new(3, |words| words.commands.secret.nothing_opened())),
    }
}

/// The same, but nothing typed is an answer too.
///
/// # Errors
/// When the terminal can't be read.
pub fn perhaps(words: &str) -> Result<Option<Passphrase>, Failure> {
    if has_terminal() { asked(&question(words)) } else { Ok(None) }
}

/// A new passphrase: that of the nth file, or typed twice. How soon it would be guessed by whoever knows these names is
/// said; none is refused. On a terminal that is said before it is typed a second time.
///
/// # Errors
/// When there is neither a file nor a terminal, or nothing is typed.
pub fn new(cli: &Cli, nth: usize, names: &[&str]) -> Result<Passphrase, Failure> {
    if let Some(file) = cli.passphrase_file.get(nth) {
        return in_file(file);
    }
    // From the first question to the last.
    let _quiet = quiet();
    let nothing = || Failure::new(2, |words| words.commands.secret.nothing_changed());
    let said = &cli.words().commands.secret;
    let a_new_one = question(said.a_new_one());
    let mut words = [said.choose(), said.if_forgotten(), said.if_made_to(), &a_new_one].join("\n");
    loop {
        let first = asked(&words)?.ok_or_else(nothing)?;
        let strength = strength(cli, &first, names)?.map(|words| format!("{words}\n")).unwrap_or_default();
        let again = asked(&format!("{strength}{}", question(said.once_more())))?.ok_or_else(nothing)?;
        if is_same(&first, &again) {
            return Ok(first);
        }
        words = [said.not_the_same(), &a_new_one].join("\n");
    }
}

/// How soon a passphrase would be guessed by whoever knows these names, in the words of the screens.
///
/// # Errors
/// When the edition can't be read.
pub fn strength(cli: &Cli, pass: &Passphrase, names: &[&str]) -> Result<Option<String>, Failure> {
    let book = super::edition::workbook(cli)?;
    Ok(Strength::of(pass.expose_secret(), names, book.words.lock.setting.tried_first())
        .map(|strength| strength.words(&book).to_owned()))
}

/// However the two were typed: accents can be spelled in more than one way.
pub fn is_same(one: &Passphrase, two: &Passphrase) -> bool {
    is_same_passphrase(one.expose_secret(), two.expose_secret())
}

/// A question, and room for its answer.
fn question(words: &str) -> String {
    format!("{words} ")
}

/// The first line of a file.
fn in_file(file: &Path) -> Result<Passphrase, Failure> {
    let name = shown(file);
    let failed = |code, say: fn(&Secret, &str) -> String| {
        let name = name.clone();
        Failure::filled(code, move |words| say(&words.commands.secret, &name))
    };
    let bytes = input::beginning(file, MOST).map_err(|error| {
        let name = name.clone();
        Failure::filled(4, move |words| words.commands.secret.file_not_read(&name, &input::why(words, &error)))
    })?;
    // What comes after the first line need not be text at all; only where the mark says so are there two bytes a letter.
    // Windows editors save so, and then every other byte is a zero: half of each letter.
    let is_wide = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    let first = if is_wide { &bytes[..] } else { bytes.split(|byte| *byte == b'\n').next().unwrap_or_default() };
    let (words, written) = text::decoded(first);
    // The decoded text is a second copy of the passphrase.
    let words = Zeroizing::new(words.into_owned());
    let line = words.split('\n').next().unwrap_or_default();
    let line = line.strip_suffix('\r').unwrap_or(line);
    match written {
        // A passphrase that was guessed at could be one that nobody can type again.
        Written::AsWindows => Err(failed(4, Secret::file_no_text)),
        Written::AsTheySay if line.is_empty() => Err(failed(2, Secret::file_empty)),
        Written::AsTheySay if line.len() > LONGEST => Err(failed(2, Secret::file_too_long)),
        Written::AsTheySay => Ok(line.to_owned().into()),
    }
}

/// Whether somebody sits at a terminal. The program may have one and be run by a script all the same.
fn has_terminal() -> bool {
    // Input may be a page and output a file: the question goes to the terminal itself.
    (io::stdin().is_terminal() || io::stderr().is_terminal()) && File::open(TERMINAL).is_ok()
}

/// Asks without echo. Nothing typed is none.
fn asked(words: &str) -> Result<Option<Passphrase>, Failure> {
    if !has_terminal() {
        return Err(no_terminal());
    }
    match quiet().and_then(|mut quiet| quiet.ask(words)).map_err(not_read)? {
        Typed::Words(typed) => Ok(typed),
        Typed::Left(signal) => Err(left(signal)),
    }
}

fn quiet() -> io::Result<Quiet> {
    Quiet::begin(File::options().read(true).write(true).open(TERMINAL)?)
}

fn not_read(error: io::Error) -> Failure {
    Failure::because(5, error, |words, cause| words.commands.secret.not_read(cause))
}

/// The exit code says what a signal would have. The terminal is as it was before.
fn left(signal: i32) -> Failure {
    let code = 128u8.saturating_add(u8::try_from(signal).unwrap_or(0));
    Failure::new(code, |words| words.commands.secret.left())
}
