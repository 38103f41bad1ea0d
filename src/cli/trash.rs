//! `goldseam trash`: deleted pages, listed without a word of them, brought back, or removed for good.

use super::{Cli, Done, Failure, keep, meant, places};
use crate::app::{Model, written};
use crate::engine::Progress;
use crate::engine::record::{Known, Record};
use crate::journal::{Journal, Trashed};
use crate::runtime::Clock;
use crate::runtime::clock::WallClock;
use clap::Subcommand;
use std::sync::Arc;

/// What can be done with deleted pages.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// The pages that can be brought back: id, day of deleting, and what they answer.
    ///
    /// Example: goldseam trash list
    List,
    /// Bring a page back.
    ///
    /// Example: goldseam trash restore 3f2a
    Restore {
        /// Its id, or as much of it as tells it from the others.
        id: String,
    },
    /// Remove all of them for good, now.
    ///
    /// Example: goldseam trash empty
    Empty,
}

/// Does it.
///
/// # Errors
/// When there is no workbook or no such page, or it can't be written.
pub fn run(cli: &Cli, command: &Command) -> Done {
    let mut model = Model::new(Arc::new(places::workbook(cli)?), WallClock.now(), Box::new(|| 0));
    let (mut journal, reading) = meant::book(cli)?;
    model.open_mut().progress = Progress::replay(reading.records);
    match command {
        Command::List => super::print(journal.trash_list().iter().map(|page| row(&model, page))),
        Command::Restore { id } => restore(&mut model, &mut journal, id),
        Command::Empty => empty(&mut model, &mut journal),
    }
}

fn row(model: &Model, page: &Trashed) -> String {
    let day = page.deleted.map_or_else(|| "-".to_owned(), |deleted| deleted.format("%Y-%m-%d").to_string());
    format!("{}  {day:<10}  {}", page.record.id, written::name(model, &page.record))
}

/// A record about a deleted page stands where the page does.
fn about(model: &mut Model, journal: &Journal, page: &Record, event: Known) -> Result<Record, Failure> {
    let record = keep::record(model, journal, &page.step, "", event)?;
    let mut record = Record { place: page.place, by: page.by, ..record };
    keep::number(&mut record, journal);
    Ok(record)
}

fn restore(model: &mut Model, journal: &mut Journal, id: &str) -> Done {
    let trash = journal.trash_list();
    let mut found = trash.iter().filter(|page| !id.is_empty() && page.record.id.0.starts_with(id));
    let page = match (found.next(), found.next()) {
        (Some(page), None) => page,
        (Some(_), Some(_)) => {
            return Err(Failure::new(2, "Several deleted pages begin like that; give more of the id."));
        }
        (None, _) => {
            return Err(Failure::new(2, "There is no such deleted page. `goldseam trash list` names them all."));
        }
    };
    let failed = |error| Failure::new(5, error);
    let mut back = None;
    // Each deletion is answered: two computers may both have deleted the page, and one answer would leave the other
    // in force.
    for tombstone in &page.tombstones {
        let undeleted = about(model, journal, &page.record, Known::Undeleted { of: tombstone.clone() })?;
        back = journal.restore(&undeleted).map_err(failed)?;
    }
    if page.tombstones.is_empty() {
        back = journal.put_back(&page.record.id).map_err(failed)?;
    }
    match back {
        Some(_) => super::print(["The page is back in your journal.".to_owned()]),
        None => {
            Err(Failure::new(1, "The page could not be brought back: its file can't be read. It stays where it is."))
        }
    }
}

fn empty(model: &mut Model, journal: &mut Journal) -> Done {
    for page in journal.trash_list() {
        let of = page.record.id.clone();
        let tombstone = about(model, journal, &page.record, Known::Deleted { of, for_good: true })?;
        journal.delete(&tombstone).map_err(|error| Failure::new(5, error))?;
    }
    // Looked at again: a deletion that is kept may still have a file that could not be removed.
    let left = journal.trash_list().len();
    let words = "No deleted page is left here. Old copies may remain on flash memory and in backups.";
    if left == 0 { super::print([words.to_owned()]) } else { Err(Failure::new(5, STILL_THERE)) }
}

const STILL_THERE: &str = "Not every deleted page could be removed. They are out of sight; please try again.";
