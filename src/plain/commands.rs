//! The words that are commands wherever they are typed alone on a line, and the keys that do the same.
//!
//! Which key that is stands in the one key table; a line that only looks like a command is told from one here too.

use super::offer::writes_a_page;
use super::typing::is_end;
use crate::app::keys::{self, Command};
use crate::app::{Model, Msg};
use crossterm::event::{Event, KeyEvent};

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

/// The word, what it asks for, and what it does in a few words.
const COMMANDS: [(&str, Asked, &str); 10] = [
    (":talk", Asked::Do(Command::HelpLines), "someone to talk to"),
    (":much", Asked::Do(Command::TooMuch), "too much right now: a break, something lighter, or stop for today"),
    (":quit", Asked::Do(Command::LeaveFast), "leave at once; what you typed is still there next time"),
    (":cover", Asked::Do(Command::Cover), "a dull page; type it twice to come back"),
    (":help", Asked::Help, "what you can type"),
    (":back", Asked::Do(Command::Back), "one level back; nothing is lost"),
    (":keep", Asked::Do(Command::Keep), "keep and go on"),
    (":read", Asked::Read, "hear this page again, with what you have written on it"),
    (":undo", Asked::Undo, "take the last line you wrote out again"),
    (":next", Asked::Next, "on to the next part of this page; after the last comes the first"),
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

/// Whether a line is a command.
pub(super) fn typed(line: &str) -> Typed {
    let line = if line.contains('\n') { return Typed::Other } else { line.trim() };
    match COMMANDS.iter().find(|(word, ..)| line.eq_ignore_ascii_case(word)) {
        Some((_, asked, _)) => Typed::Known(*asked),
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
pub fn first_words() -> String {
    let safety = COMMANDS[..4].iter().map(|(word, _, does)| format!("{word}: {does}."));
    let words = "Goldseam, line by line. You can type these at any time, on a line by themselves.";
    std::iter::once(words.to_owned())
        .chain(safety)
        .chain([":help: all you can type.".to_owned()])
        .collect::<Vec<_>>()
        .join("\n")
}

/// What is said to a command that there is none of.
pub(super) fn unknown(line: &str) -> String {
    let words: Vec<&str> = COMMANDS.iter().map(|(word, ..)| *word).collect();
    let line = line.trim();
    format!(
        "There is no {line}. There are {}. If {line} is part of what you are writing, type :{line}, with two colons.",
        words.join(", ")
    )
}

/// All that can be typed.
pub(super) fn help() -> Vec<String> {
    let mut lines = vec!["What you can type, on a line by itself:".to_owned()];
    lines.extend(COMMANDS.iter().map(|(word, _, does)| format!("{word}: {does}")));
    lines.push("At a list or at buttons, type a number, or the words themselves. Where you can pick several, type numbers, like 1, 2 and 5; a number that's picked already is taken back. What Enter by itself does is said each time.".to_owned());
    lines.push("Where you write, each Enter ends a line, and a period on a line by itself ends the page. To begin a line with a colon, type two.".to_owned());
    lines
}

/// Each key that has a word to type in its place.
pub(super) fn in_place_of_keys() -> impl Iterator<Item = (&'static str, &'static str)> {
    COMMANDS.iter().filter_map(|(word, asked, _)| Some((key(*asked)?, *word)))
}

fn key(asked: Asked) -> Option<&'static str> {
    let command = match asked {
        Asked::Do(command) => command,
        Asked::Help => Command::Help,
        Asked::Read | Asked::Undo | Asked::Next => return None,
    };
    Some(keys::name_of(command)).filter(|key| !key.is_empty())
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

/// Whether a line may be taken that was typed before what is seen now was said.
pub(super) fn is_for_any_screen(model: &Model, line: &str) -> bool {
    match typed(line) {
        Typed::Known(Asked::Do(command)) => keys::is_for_any_screen(model, &Msg::Do(command)),
        Typed::Known(_) | Typed::Unknown => false,
        Typed::Other => writes_a_page(model) && line.trim() != ".",
    }
}

/// The command that a key is.
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
