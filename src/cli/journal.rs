//! `goldseam journal`: what was written, as text or one object a line.

use super::{Cli, Done, Failure, edition, input, meant, places};
use crate::content::Workbook;
use crate::engine::record::Record;
use crate::engine::{Kept, Place, Progress, Reader, page, promise};
use crate::journal::search::Wanted;
use crate::runtime::Clock;
use crate::runtime::clock::WallClock;
use crate::text;
use serde_json::json;
use std::io::IsTerminal;

/// Prints the pages, oldest first.
///
/// # Errors
/// When there is no workbook, or the part named is not in it.
pub fn journal(cli: &Cli, searching: bool, stage: Option<&str>, as_json: bool) -> Done {
    let book = edition::workbook(cli)?;
    if stage.is_some_and(|stage| book.stage(stage).is_none()) {
        return Err(places::no_such_part());
    }
    let (mut journal, reading) = meant::book(cli)?;
    journal.keep_cache();
    let unreadable = reading.unreadable.len();
    let progress = Progress::of(reading.records);
    let wanted = if searching { Wanted::of(&ask(cli)?) } else { Wanted::default() };
    let pages = progress.pages().filter(|kept| stage.is_none_or(|stage| is_in(&book, kept.step(), stage)));
    // One page after the other: whoever asks for the first one gets it before the last one is parsed.
    let found = pages.map(Kept::read).filter(|page| wanted.is_empty() || wanted.stands_in_record(page));
    super::print(found.map(
        |page| {
            if as_json { object(&book, &progress, &page) } else { as_text(&book, &progress, &page) }
        },
    ))?;
    match unreadable {
        0 => Ok(0),
        some => Err(Failure::filled(1, move |words| words.commands.journal.unreadable(some))),
    }
}

fn is_in(book: &Workbook, step: &str, stage: &str) -> bool {
    book.stage_of(step).is_some_and(|found| found.id == stage)
}

/// The words to look for, asked for and never an argument.
fn ask(cli: &Cli) -> Result<String, Failure> {
    if std::io::stdin().is_terminal() {
        super::print([cli.words().commands.journal.ask().to_owned()])?;
    }
    input::line().map_err(|error| Failure::because(4, error, |words, cause| words.commands.journal.not_read(cause)))
}

fn as_text(book: &Workbook, progress: &Progress, record: &Record) -> String {
    let asked = if record.asked.is_empty() { String::new() } else { format!("{}\n\n", record.asked) };
    let day = record.at.format("%Y-%m-%d %H:%M");
    let read = page::words_of(&promise::as_it_ended(progress, record), &book.words.dates);
    let ended = promise::ended_words(progress, record, WallClock.now().date_naive(), &book.words);
    let ended = ended.map_or_else(String::new, |ended| format!("\n{ended}"));
    let page = format!(
        "{day}  {}\n\n{asked}{read}{ended}\n",
        page::name(book, &Reader::one(progress.role(Place::One)), record)
    );
    // A record may have been written by hand, or come from elsewhere.
    text::clean(&page)
}

fn object(book: &Workbook, progress: &Progress, record: &Record) -> String {
    let record = &promise::as_it_ended(progress, record);
    let stage = book.stage_of(&record.step).map(|stage| stage.id.clone());
    let object = json!({
        "id": record.id, "at": record.at, "by": record.by, "place": record.place, "stage": stage,
        "step": record.step, "asked": record.asked, "text": page::words_of(record, &book.words.dates), "event": record.event,
    });
    // JSON lets some control characters stand as they are, and a terminal would obey them.
    text::in_json(&object.to_string())
}
