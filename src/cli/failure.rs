//! A command that was not done: its exit code, and what it was, until its words are chosen from the pack.

use crate::app;
use crate::content::Faults;
use crate::content::words::Words;
use crate::journal::{NotKept, OpenError, RestoreError};
use crate::runtime::Broken;
use std::fmt;
use thiserror::Error;

/// What went wrong, and the exit code that says so.
#[derive(Debug)]
pub struct Failure {
    /// One of those in [`CODES`](super::help::CODES).
    pub code: u8,
    cause: Cause,
}

/// Why a command was not done.
#[derive(Error)]
#[error("{self:?}")]
pub enum Cause {
    /// As the sentence of the pack says.
    Plain(fn(&Words) -> &str),
    /// The same, with something in it.
    Filled(Box<dyn Fn(&Words) -> String>),
    /// The same, with what the system answered.
    Because(#[source] Box<dyn std::error::Error>, fn(&Words, &str) -> String),
    /// Something could not be kept, set or made.
    NotKept(#[from] NotKept),
    /// A workbook could not be opened.
    NotOpened(#[from] OpenError),
    /// A backup could not be brought back.
    NotRestored(#[from] RestoreError),
    /// What the screens could not do either.
    Screen(#[from] app::Failure),
    /// The screens ended though nobody left.
    Broken(#[from] Broken),
    /// What is wrong with an edition. It has its words already: they are for whoever writes one.
    Edition(#[from] Faults),
    /// Two, one after the other, with this between them.
    Both(Box<Cause>, &'static str, Box<Cause>),
}

impl Failure {
    /// With a sentence of the pack.
    pub fn new(code: u8, say: fn(&Words) -> &str) -> Self {
        Self { code, cause: Cause::Plain(say) }
    }

    /// With a sentence of the pack that something is put into.
    pub fn filled(code: u8, say: impl Fn(&Words) -> String + 'static) -> Self {
        Self { code, cause: Cause::Filled(Box::new(say)) }
    }

    /// With a sentence of the pack that says what the system answered.
    pub fn because(code: u8, error: impl std::error::Error + 'static, say: fn(&Words, &str) -> String) -> Self {
        Self { code, cause: Cause::Because(Box::new(error), say) }
    }

    /// With an error of another room.
    pub fn of(code: u8, cause: impl Into<Cause>) -> Self {
        Self { code, cause: cause.into() }
    }

    /// The same, and another sentence after it.
    #[must_use]
    pub fn then(self, between: &'static str, say: impl Fn(&Words) -> String + 'static) -> Self {
        let next = Box::new(Cause::Filled(Box::new(say)));
        Self { cause: Cause::Both(Box::new(self.cause), between, next), ..self }
    }

    /// What could not be done, what is safe, what to do now.
    pub fn words(&self, words: &Words) -> String {
        self.cause.words(words)
    }
}

impl Cause {
    fn words(&self, words: &Words) -> String {
        match self {
            Self::Plain(say) => say(words).to_owned(),
            Self::Filled(say) => say(words),
            Self::Because(error, say) => say(words, &error.to_string()),
            Self::NotKept(error) => error.words(words),
            Self::NotOpened(error) => error.words(words),
            Self::NotRestored(error) => error.words(words),
            Self::Screen(error) => error.words(words),
            Self::Broken(Broken::Terminal(error)) => words.errors.other.terminal_gone(&error.to_string()),
            Self::Broken(Broken::WriterGone) => words.errors.other.writer_gone().to_owned(),
            Self::Edition(faults) => faults.to_string(),
            Self::Both(one, between, two) => [&one.words(words), *between, &two.words(words)].concat(),
        }
    }
}

impl fmt::Debug for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Plain(_) | Self::Filled(_) => f.write_str("Sentence"),
            Self::Because(error, _) => error.fmt(f),
            Self::NotKept(error) => error.fmt(f),
            Self::NotOpened(error) => error.fmt(f),
            Self::NotRestored(error) => error.fmt(f),
            Self::Screen(error) => error.fmt(f),
            Self::Broken(error) => error.fmt(f),
            Self::Edition(faults) => faults.fmt(f),
            Self::Both(one, _, two) => f.debug_list().entries([one, two]).finish(),
        }
    }
}

impl From<app::NotTaken> for Failure {
    /// What was named wrongly has another exit code than what the disk did not take.
    fn from(error: app::NotTaken) -> Self {
        let code = if matches!(error, app::NotTaken::NotWritten(..)) { 5 } else { 2 };
        Self::of(code, app::Failure::from(error))
    }
}
