//! `goldseam journal`: what was written, as text or one object a line.

use super::{Cli, Done, Failure, input, meant, places};
use crate::app::{Model, written};
use crate::engine::record::Record;
use crate::engine::{Progress, page, promise};
use crate::journal::search;
use crate::runtime::Clock;
use crate::runtime::clock::WallClock;
use crate::text;
use serde_json::json;
use std::io::IsTerminal;
use std::sync::Arc;

/// Prints the pages, oldest first.
///
/// # Errors
/// When there is no workbook, or the part named is not in it.
pub fn journal(cli: &Cli, searching: bool, stage: Option<&str>, as_json: bool) -> Done {
    let book = Arc::new(places::workbook(cli)?);
    if stage.is_some_and(|stage| book.stage(stage).is_none()) {
        return Err(Failure::new(
            2,
            format!("There is no such part. They are: {}.", crate::content::STAGES.join(", ")),
        ));
    }
    let (_, reading) = meant::book(cli)?;
    let unreadable = reading.unreadable.len();
    let mut model = Model::new(book, WallClock.now(), Box::new(|| 0));
    model.open_mut().progress = Progress::replay(reading.records);
    let wanted = if searching { search::fold(ask()?.trim()) } else { String::new() };
    let pages = model.progress().pages().filter(|record| stage.is_none_or(|stage| is_in(&model, record, stage)));
    let found: Vec<&Record> =
        pages.filter(|record| wanted.is_empty() || search::matches(record, &wanted).is_some()).collect();
    let lines: Vec<String> =
        found.iter().map(|record| if as_json { object(&model, record) } else { as_text(&model, record) }).collect();
    super::print(lines)?;
    match unreadable {
        0 => Ok(0),
        1 => Err(Failure::new(1, "One file of this workbook can't be read. It stays where it is.")),
        some => Err(Failure::new(1, format!("{some} files of this workbook can't be read. They stay where they are."))),
    }
}

fn is_in(model: &Model, record: &Record, stage: &str) -> bool {
    model.book.stage_of(&record.step).is_some_and(|found| found.id == stage)
}

/// The words to look for, asked for and never an argument.
fn ask() -> Result<String, Failure> {
    if std::io::stdin().is_terminal() {
        super::print(["Words to look for:".to_owned()])?;
    }
    input::line().map_err(|error| Failure::new(4, format!("Could not read the words: {error}.")))
}

fn as_text(model: &Model, record: &Record) -> String {
    let asked = if record.asked.is_empty() { String::new() } else { format!("{}\n\n", record.asked) };
    let day = record.at.format("%Y-%m-%d %H:%M");
    let read = page::words_of(&promise::as_it_ended(model.progress(), record));
    let ended = promise::ended_words(model.progress(), record, model.now.date_naive());
    let ended = ended.map_or_else(String::new, |ended| format!("\n{ended}"));
    let page = format!("{day}  {}\n\n{asked}{read}{ended}\n", written::name(model, record));
    // A record may have been written by hand, or come from elsewhere.
    text::clean(&page)
}

fn object(model: &Model, record: &Record) -> String {
    let record = &promise::as_it_ended(model.progress(), record);
    let stage = model.book.stage_of(&record.step).map(|stage| stage.id.clone());
    let object = json!({
        "id": record.id, "at": record.at, "by": record.by, "place": record.place, "stage": stage,
        "step": record.step, "asked": record.asked, "text": page::words_of(record), "event": record.event,
    });
    text::in_json(&object.to_string())
}
