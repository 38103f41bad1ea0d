//! The words that are commands wherever they are typed alone on a line, and the keys that do the same.
//!
//! Which key that is stands in the one key table; a line that only looks like a command is told from one here too.

use crate::app::Command;
use crate::app::Msg;
use crate::app::keys;
use crate::content::words::keys::Keys;
use crate::content::words::spoken::{Commands, Spoken};
use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

/// What a typed word asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// A command that means the same everywhere.
    Do(Command),
    /// What can be typed.
    Help,
    /// The page once more, with what is written on it.
    Read,
    /// The last line out again.
    Undo,
    /// The next part of the page.
    Next,
}

type Does = fn(&Commands) -> &str;

/// The word, what it asks for, and what it does in a few words of the pack.
// The first four keep somebody safe, and are said before any page: see `first_words`.
const COMMANDS: [(&str, Asked, Does); 10] = [
    (":talk", Asked::Do(Command::HelpLines), Commands::talk),
    (":much", Asked::Do(Command::TooMuch), Commands::much),
    (":quit", Asked::Do(Command::LeaveFast), Commands::quit),
    (":cover", Asked::Do(Command::Cover), Commands::cover),
    (":help", Asked::Help, Commands::help),
    (":back", Asked::Do(Command::Back), Commands::back),
    (":keep", Asked::Do(Command::Keep), Commands::keep),
    (":read", Asked::Read, Commands::read_again),
    (":undo", Asked::Undo, Commands::undo),
    (":next", Asked::Next, Commands::next),
];

/// What a line is that might be a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Typed {
    Known(Asked),
    /// It looks like a command, and there is none of that name.
    Unknown,
    /// Words, or a number, or nothing.
    Other,
}

pub(super) fn typed(line: &str) -> Typed {
    // Several lines were pasted: that is text, whatever one of them looks like.
    let line = if line.contains('\n') { return Typed::Other } else { line.trim() };
    match COMMANDS.iter().find(|(word, ..)| line.eq_ignore_ascii_case(word)) {
        Some((_, asked, _)) => Typed::Known(*asked),
        // A command that was mistyped must not end up among the words of a page.
        None if line.len() > 1 && could_be(line) => Typed::Unknown,
        None => Typed::Other,
    }
}

/// Whether a line is a command and nothing else.
pub(super) fn is_command(line: &str) -> bool {
    matches!(typed(line), Typed::Known(_))
}

/// Whether a line, as far as it is typed, may still be something else than words: a command, or the end of the page.
pub(super) fn may_become(line: &str) -> bool {
    !line.contains('\n') && (could_be(line) || line.trim() == ".")
}

fn could_be(line: &str) -> bool {
    line.trim_end().strip_prefix(':').is_some_and(|word| word.bytes().all(|byte| byte.is_ascii_alphabetic()))
}

/// The commands that keep somebody safe, and the one that names the others: the first thing that is said.
pub fn first_words(words: &Spoken) -> String {
    let words = &words.commands;
    let safety = COMMANDS[..4].iter().map(|(word, _, does)| words.named(word, does(words)));
    let welcome = std::iter::once(words.welcome().to_owned());
    welcome.chain(safety).chain([words.named(":help", words.more_help())]).collect::<Vec<_>>().join("\n")
}

/// What is said to a command that there is none of.
pub(super) fn unknown(words: &Spoken, line: &str) -> String {
    let known: Vec<&str> = COMMANDS.iter().map(|(word, ..)| *word).collect();
    words.commands.unknown(line.trim(), &known.join(", "))
}

pub(super) fn help(words: &Spoken) -> Vec<String> {
    let words = &words.commands;
    let listed = COMMANDS.iter().map(|(word, _, does)| words.listed(word, does(words)));
    let heading = std::iter::once(words.heading().to_owned());
    heading.chain(listed).chain([words.at_lists().to_owned(), words.at_pages().to_owned()]).collect()
}

/// Each key that has a word to type in its place.
pub(super) fn in_place_of_keys(words: &Keys) -> impl Iterator<Item = (&str, &'static str)> {
    COMMANDS.iter().filter_map(|(word, asked, _)| Some((key(words, *asked)?, *word)))
}

fn key(words: &Keys, asked: Asked) -> Option<&str> {
    let command = match asked {
        Asked::Do(command) => command,
        Asked::Help => Command::Help,
        Asked::Read | Asked::Undo | Asked::Next => return None,
    };
    Some(keys::name_of(words, command)).filter(|key| !key.is_empty())
}

/// The command that a whole line or a key is, where it means the same everywhere.
pub(super) fn urgent(event: &Event) -> Option<Command> {
    match event {
        Event::Key(key) => match keys::resolve_typed(*key) {
            Some(Msg::Do(command)) => Some(command),
            _ => None,
        },
        Event::Paste(line) => match typed(line) {
            Typed::Known(Asked::Do(command)) => Some(command),
            _ => None,
        },
        _ => None,
    }
}

/// The key that ends what a program reads.
pub(super) fn is_end(key: KeyEvent) -> bool {
    key.code == KeyCode::Char('d') && key.modifiers == KeyModifiers::CONTROL
}

pub(super) fn command_of(key: KeyEvent) -> Command {
    match keys::resolve_typed(key) {
        Some(Msg::Do(command)) => command,
        _ if is_end(key) => Command::Close,
        _ => Command::Suspend,
    }
}

/// A line that begins with two colons is words that begin with one.
pub(super) fn plainly(line: &str) -> &str {
    line.strip_prefix(':').filter(|rest| rest.starts_with(':')).unwrap_or(line)
}
