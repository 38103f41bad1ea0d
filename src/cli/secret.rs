//! Where passphrases come from: a file that was named, or the terminal, without echo. Never an argument.
//!
//! They live in a type that wipes itself and prints nothing. Without a file and a terminal a sentence says so.

use super::{Cli, Failure, shown};
use crate::journal::Passphrase;
use rustix::termios::{OptionalActions, tcgetattr, tcsetattr};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;
use std::fs::File;
use std::io::{self, ErrorKind, IsTerminal, Read, Write};
use std::path::Path;
use std::sync::Once;
use zeroize::Zeroizing;

/// The longest passphrase, in bytes; the screens take no longer one.
const LONGEST: usize = 1024;

/// The terminal itself, wherever input and output lead.
const TERMINAL: &str = "/dev/tty";

/// Said before a new one is asked for.
const CHOOSE: &str = "Choose a passphrase. Longer is stronger; three odd words do well.
If you forget it, nobody can open the pages, and neither can we.
If someone could make you type this, do not write here what could hurt you.
";

const NO_TERMINAL: &str = "A passphrase is needed, and there is no terminal to ask for it on. Nothing was changed; \
name a file with --passphrase-file FILE, whose first line it is.";

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
        None => asked(words)?.ok_or_else(|| Failure::new(3, "Nothing was typed, so nothing was opened.")),
    }
}

/// The same, but nothing typed is an answer too.
///
/// # Errors
/// When the terminal can't be read.
pub fn perhaps(words: &str) -> Result<Option<Passphrase>, Failure> {
    if has_terminal() { asked(words) } else { Ok(None) }
}

/// A new passphrase: that of the nth file, or typed twice.
///
/// # Errors
/// When there is neither a file nor a terminal, or nothing is typed.
pub fn new(cli: &Cli, nth: usize) -> Result<Passphrase, Failure> {
    if let Some(file) = cli.passphrase_file.get(nth) {
        return in_file(file);
    }
    let nothing = || Failure::new(2, "Nothing was typed, so nothing was changed.");
    let mut words = format!("{CHOOSE}A new passphrase: ");
    loop {
        let first = asked(&words)?.ok_or_else(nothing)?;
        let again = asked("Once more: ")?.ok_or_else(nothing)?;
        if is_same(&first, &again) {
            return Ok(first);
        }
        "Those two differ. Try once more.\nA new passphrase: ".clone_into(&mut words);
    }
}

fn is_same(one: &Passphrase, two: &Passphrase) -> bool {
    use secrecy::ExposeSecret;
    one.expose_secret() == two.expose_secret()
}

/// The first line of a file.
fn in_file(file: &Path) -> Result<Passphrase, Failure> {
    let failed = |code, why: &str| Failure::new(code, format!("The passphrase file {} {why}.", shown(file)));
    let mut bytes = Zeroizing::new(Vec::with_capacity(LONGEST + 2));
    let read = File::open(file).and_then(|file| file.take(LONGEST as u64 + 2).read_to_end(&mut bytes));
    read.map_err(|error| failed(4, &format!("can't be read: {error}")))?;
    let line = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    match std::str::from_utf8(line) {
        Ok("") => Err(failed(2, "has nothing in its first line")),
        Ok(_) if line.len() > LONGEST => Err(failed(2, "has a first line that is too long")),
        Ok(line) => Ok(line.to_owned().into()),
        Err(_) => Err(failed(4, "is not text (UTF-8)")),
    }
}

/// Whether somebody sits at a terminal. The program may have one and be run by a script all the same.
fn has_terminal() -> bool {
    (io::stdin().is_terminal() || io::stderr().is_terminal()) && File::open(TERMINAL).is_ok()
}

/// Asks without echo. Nothing typed is none.
fn asked(words: &str) -> Result<Option<Passphrase>, Failure> {
    if !has_terminal() {
        return Err(Failure::new(3, NO_TERMINAL));
    }
    give_back_when_ended();
    match rpassword::prompt_password(words).map(Zeroizing::new) {
        Ok(typed) if typed.is_empty() => Ok(None),
        Ok(typed) => Ok(Some(typed.as_str().to_owned().into())),
        Err(ended) if ended.kind() == ErrorKind::UnexpectedEof => Ok(None),
        Err(ended) if ended.kind() == ErrorKind::Interrupted => Err(Failure::new(128 + 2, "")),
        Err(error) => Err(Failure::new(5, format!("The terminal could not be read: {error}."))),
    }
}

/// From here on, a signal that ends the program first puts the terminal back as it is now: echo is off while it asks.
fn give_back_when_ended() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // Where this can't be had, asking works all the same.
        let _ = watch();
    });
}

fn watch() -> io::Result<()> {
    let mut terminal = File::options().read(true).write(true).open(TERMINAL)?;
    let before = tcgetattr(&terminal)?;
    let mut signals = Signals::new([SIGINT, SIGTERM, SIGHUP])?;
    std::thread::spawn(move || {
        if let Some(signal) = signals.forever().next() {
            let _ = tcsetattr(&terminal, OptionalActions::Now, &before);
            let _ = writeln!(terminal);
            std::process::exit(128 + signal);
        }
    });
    Ok(())
}
