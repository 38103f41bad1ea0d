//! `goldseam write`: an answer or a free page from standard input, so that no word of it is an argument.

use super::{Cli, Done, Failure, edition, input, keep, meant};
use crate::app::words;
use crate::content::{Kind, Prompt, Visibility, Workbook};
use crate::engine::record::{Answer, FREE_PAGE, Known};
use crate::engine::{BookKind, Lock, Place, Progress};
use crate::runtime::Clock;
use crate::runtime::clock::WallClock;
use std::io::IsTerminal;

/// Keeps what standard input says.
///
/// # Errors
/// When the step can't be answered this way, nothing comes in, or it can't be written.
pub fn write(cli: &Cli, step: Option<&str>) -> Done {
    let book = edition::workbook(cli)?;
    let (mut journal, reading) = meant::book(cli)?;
    // Own pages are for now only in such a workbook, and words from a pipe are one person's own.
    if journal.book().kind == BookKind::Together {
        return Err(Failure::new(2, |words| words.commands.meant.no_own_pages()));
    }
    let progress = Progress::of(reading.records);
    let prompt = step.map(|step| answerable(&book, step, &progress)).transpose()?;
    // Read after the workbook is open: nobody types a page that can't be kept.
    let page = Answer::page(read(cli, journal.book().lock)?);
    let (step, asked) = match &prompt {
        Some(prompt) => (prompt.id.as_str(), words::by_the_hour(prompt.ask(), WallClock.now(), &book.words.dates)),
        None => (FREE_PAGE, String::new()),
    };
    let record = keep::record(&book, &journal, step, &asked, Known::Answered { value: page })?;
    journal.append(&record).map_err(|error| Failure::of(5, error))?;
    // A workbook that somebody put beside a locked one opens without a passphrase: whoever writes sees where it went.
    let words = &cli.words().commands.write;
    let kept = if journal.book().lock == Lock::None { words.kept_open() } else { words.kept() };
    super::print([kept.to_owned()])
}

/// The prompt of a step that is answered in plain words and kept.
fn answerable(book: &Workbook, step: &str, progress: &Progress) -> Result<Prompt, Failure> {
    let role = progress.role(Place::One);
    let prompt = book.step(step).and_then(|step| step.for_one(role));
    let Some(prompt) = prompt else {
        return Err(Failure::new(2, |words| words.commands.write.no_step()));
    };
    // What keeps nothing on the screens keeps nothing here, and a page behind a door would be a trace of it.
    if matches!(prompt.visibility, Visibility::Unsaved | Visibility::Untraced) {
        return Err(Failure::new(2, |words| words.commands.write.not_kept_step()));
    }
    // The others have boxes, numbers or turns, and a page of plain text would stand for none of those.
    if prompt.kind != Kind::Write {
        return Err(Failure::new(2, |words| words.commands.write.not_plain_step()));
    }
    Ok(prompt)
}

/// All of standard input, cleaned. Whoever has a workbook that is locked beside one that isn't sees first which this is.
fn read(cli: &Cli, lock: Lock) -> Result<String, Failure> {
    if std::io::stdin().is_terminal() {
        let words = &cli.words().commands.write;
        let open = (lock == Lock::None).then(|| words.not_locked());
        super::print([[Some(words.ask()), open].into_iter().flatten().collect::<Vec<_>>().join(" ")])?;
    }
    let page = input::page(cli)?.trim_end().to_owned();
    if page.trim().is_empty() {
        return Err(Failure::new(2, |words| words.commands.write.nothing()));
    }
    Ok(page)
}
