//! `goldseam write`: an answer or a free page from standard input, so that no word of it is an argument.

use super::{Cli, Done, Failure, input, keep, meant, places};
use crate::app::{Model, words};
use crate::content::{Kind, Prompt, Visibility, Workbook};
use crate::engine::record::{Answer, FREE_PAGE, Known};
use crate::engine::{BookKind, Lock, Place, Progress};
use crate::runtime::Clock;
use crate::runtime::clock::WallClock;
use std::io::IsTerminal;
use std::sync::Arc;

/// Keeps what standard input says.
///
/// # Errors
/// When the step can't be answered this way, nothing comes in, or it can't be written.
pub fn write(cli: &Cli, step: Option<&str>) -> Done {
    let book = Arc::new(places::workbook(cli)?);
    let (mut journal, reading) = meant::book(cli)?;
    if journal.book().kind == BookKind::Together {
        return Err(Failure::new(2, "No pages of one's own are kept in this workbook, so nothing was kept."));
    }
    let progress = Progress::replay(reading.records);
    let prompt = step.map(|step| answerable(&book, step, &progress)).transpose()?;
    // Read after the workbook is open: nobody types a page that can't be kept.
    let page = Answer::page(read(journal.book().lock)?);
    let mut model = Model::new(book, WallClock.now(), Box::new(|| 0));
    let (step, asked) = match &prompt {
        Some(prompt) => (prompt.id.as_str(), words::by_the_hour(prompt.ask(), model.now)),
        None => (FREE_PAGE, String::new()),
    };
    let record = keep::record(&mut model, &journal, step, &asked, Known::Answered { value: page })?;
    journal.append(&record).map_err(|error| Failure::new(5, error))?;
    // A workbook that somebody put beside a locked one opens without a passphrase: whoever writes sees where it went.
    let kept = if journal.book().lock == Lock::None { KEPT_OPEN } else { KEPT };
    super::print([kept.to_owned()])
}

const KEPT: &str = "Kept on this computer.";

const KEPT_OPEN: &str = "Kept on this computer, in a workbook that isn't locked.";

/// The prompt of a step that is answered in plain words and kept.
fn answerable(book: &Workbook, step: &str, progress: &Progress) -> Result<Prompt, Failure> {
    let role = progress.role(Place::One);
    let prompt = book.step(step).and_then(|step| step.for_one(role));
    let Some(prompt) = prompt else {
        return Err(Failure::new(2, "There is no such step for one person. `goldseam steps` lists them all."));
    };
    if matches!(prompt.visibility, Visibility::Unsaved | Visibility::Untraced) {
        return Err(Failure::new(2, "Nothing of that step is ever kept, so there is nothing to write."));
    }
    if prompt.kind != Kind::Write {
        return Err(Failure::new(2, "That step is not answered in plain words. `goldseam` opens it."));
    }
    Ok(prompt)
}

/// All of standard input, cleaned. Whoever has a workbook that is locked beside one that isn't sees first which this is.
fn read(lock: Lock) -> Result<String, Failure> {
    if std::io::stdin().is_terminal() {
        let open = if lock == Lock::None { " This workbook is not locked." } else { "" };
        super::print([format!("Write, and end with Ctrl+D on a line of its own.{open}")])?;
    }
    let page = input::page()?.trim_end().to_owned();
    if page.trim().is_empty() {
        return Err(Failure::new(2, "Nothing came in, so nothing was kept."));
    }
    Ok(page)
}
