//! Where passphrases come from: a file that was named, or the terminal, without echo. Never an argument.
//!
//! They live in a type that wipes itself and prints nothing. Without a file and a terminal a sentence says so.

use super::{Cli, Failure, input, shown};
use crate::journal::{Passphrase, is_same_passphrase};
use crate::text::{self, Written};
use rustix::termios::{LocalModes, OptionalActions, Termios, tcgetattr, tcsetattr};
use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
use signal_hook::iterator::Signals;
use std::fs::File;
use std::io::{self, IsTerminal, Read, Write};
use std::path::Path;
use std::sync::{Mutex, OnceLock};
use zeroize::Zeroizing;

/// The longest passphrase, in bytes; the screens take no longer one.
const LONGEST: usize = 1024;

/// As much of a passphrase file as is read, in bytes: room for a mark at the beginning, two bytes a letter, and the end of
/// the line.
const MOST: usize = 2 * LONGEST + 8;

/// The terminal itself, wherever input and output lead.
const TERMINAL: &str = "/dev/tty";

/// Said before a new one is asked for.
const CHOOSE: &str = "Choose a passphrase. Longer is stronger; three odd words do well.
If you forget it, nobody can open the pages, and neither can we.
If someone could make you type this, do not write here what could hurt you.
";

/// Said where there is neither a file nor a terminal.
pub const NO_TERMINAL: &str = "A passphrase is needed, and there is no terminal to ask for it on. Nothing was changed; \
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
    // From the first question to the last.
    let _quiet = Quiet::begin();
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

/// Whether two passphrases are the same one.
pub fn is_same(one: &Passphrase, two: &Passphrase) -> bool {
    use secrecy::ExposeSecret;
    is_same_passphrase(one.expose_secret(), two.expose_secret())
}

/// The first line of a file.
fn in_file(file: &Path) -> Result<Passphrase, Failure> {
    let failed = |code, why: &str| Failure::new(code, format!("The passphrase file {} {why}.", shown(file)));
    let bytes = input::beginning(file, MOST).map_err(|error| failed(4, &format!("can't be read: {error}")))?;
    // What comes after the first line need not be text at all; only where the mark says so are there two bytes a letter.
    let is_wide = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    let first = if is_wide { &bytes[..] } else { bytes.split(|byte| *byte == b'\n').next().unwrap_or_default() };
    let (words, written) = text::decoded(first);
    let words = Zeroizing::new(words.into_owned());
    let line = words.split('\n').next().unwrap_or_default();
    let line = line.strip_suffix('\r').unwrap_or(line);
    match written {
        // A passphrase that was guessed at could be one that nobody can type again.
        Written::AsWindows => Err(failed(4, "is not text (UTF-8)")),
        Written::AsTheySay if line.is_empty() => Err(failed(2, "has nothing in its first line")),
        Written::AsTheySay if line.len() > LONGEST => Err(failed(2, "has a first line that is too long")),
        Written::AsTheySay => Ok(line.to_owned().into()),
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
    let failed = |error: io::Error| Failure::new(5, format!("The terminal could not be read: {error}."));
    let mut quiet = Quiet::begin().map_err(failed)?;
    write!(quiet.terminal, "{words}").map_err(failed)?;
    let typed = quiet.line().map_err(failed)?.filter(|typed| !typed.is_empty());
    Ok(typed.map(|typed| typed.as_str().to_owned().into()))
}

/// The terminal without echo. It is off before the question is seen, so that not even the fastest answer is.
struct Quiet {
    terminal: File,
    before: Termios,
}

/// Held by whoever changes how the terminal is, and for good once a signal has ended the program.
static CHANGING: Mutex<()> = Mutex::new(());

impl Quiet {
    fn begin() -> io::Result<Self> {
        let terminal = File::options().read(true).write(true).open(TERMINAL)?;
        give_back_when_ended(&terminal)?;
        let _changing = CHANGING.lock();
        let before = tcgetattr(&terminal)?;
        let mut quiet = before.clone();
        quiet.local_modes.remove(LocalModes::ECHO);
        quiet.local_modes.insert(LocalModes::ECHONL);
        tcsetattr(&terminal, OptionalActions::Now, &quiet)?;
        Ok(Self { terminal, before })
    }

    /// What is typed up to Enter, in the terminal's own way of editing a line; none if it ends before anything is.
    fn line(&mut self) -> io::Result<Option<Zeroizing<String>>> {
        // Longer than a line of a terminal can be, so that growing leaves no copy behind.
        let mut bytes = Zeroizing::new(Vec::with_capacity(8 * LONGEST));
        let mut byte = Zeroizing::new([0]);
        while bytes.len() < bytes.capacity() {
            match self.terminal.read(&mut *byte)? {
                0 if bytes.is_empty() => return Ok(None),
                0 => break,
                _ if *byte == *b"\n" => break,
                _ => bytes.push(byte[0]),
            }
        }
        let line = std::str::from_utf8(&bytes).map_err(|_| io::Error::other("what was typed is not text"))?;
        Ok(Some(Zeroizing::new(line.to_owned())))
    }
}

impl Drop for Quiet {
    fn drop(&mut self) {
        let _changing = CHANGING.lock();
        // A terminal that is gone has nothing to be given back.
        let _ = tcsetattr(&self.terminal, OptionalActions::Now, &self.before);
    }
}

/// From here on, a signal that ends the program first puts the terminal back as it is now: echo is off while it asks.
fn give_back_when_ended(terminal: &File) -> io::Result<()> {
    static WATCHED: OnceLock<()> = OnceLock::new();
    if WATCHED.set(()).is_err() {
        return Ok(());
    }
    let mut terminal = terminal.try_clone()?;
    let before = tcgetattr(&terminal)?;
    let mut signals = Signals::new([SIGINT, SIGTERM, SIGHUP, SIGQUIT])?;
    std::thread::spawn(move || {
        if let Some(signal) = signals.forever().next() {
            let _changing = CHANGING.lock();
            let _ = tcsetattr(&terminal, OptionalActions::Now, &before);
            let _ = writeln!(terminal);
            std::process::exit(128 + signal);
        }
    });
    Ok(())
}
