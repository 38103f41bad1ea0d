//! `goldseam trash`: deleted pages, listed without a word of them, brought back, or removed for good.

use super::{Cli, Done, Failure, edition, keep, meant};
use crate::content::Workbook;
use crate::engine::record::{Known, Record};
use crate::engine::{Place, Progress, Reader, page};
use crate::journal::{Journal, Trashed};
use clap::Subcommand;

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

impl Command {
    /// Whether it changes anything in the workbook.
    pub const fn writes(&self) -> bool {
        match self {
            Self::List => false,
            Self::Restore { .. } | Self::Empty => true,
        }
    }
}

/// Does it.
///
/// # Errors
/// When there is no workbook or no such page, or it can't be written.
pub fn run(cli: &Cli, command: &Command) -> Done {
    let book = edition::workbook(cli)?;
    let (mut journal, reading) = meant::book(cli)?;
    let reader = Reader::one(Progress::of(reading.records).role(Place::One));
    match command {
        Command::List => super::print(journal.trash_list().iter().map(|page| row(&book, reader, page))),
        Command::Restore { id } => restore(cli, &book, &mut journal, id),
        Command::Empty => empty(cli, &book, &mut journal),
    }
}

fn row(book: &Workbook, reader: Reader, page: &Trashed) -> String {
    let day = page.deleted.map_or_else(|| "-".to_owned(), |deleted| deleted.format("%Y-%m-%d").to_string());
    format!("{}  {day:<10}  {}", page.record.id, page::name(book, &reader, &page.record))
}

/// A record about a deleted page stands where the page does.
fn about(book: &Workbook, journal: &Journal, page: &Record, event: Known) -> Result<Record, Failure> {
    let record = keep::record(book, journal, &page.step, "", event)?;
    // Elsewhere it would not reach the page: what is said in one's own place leaves the other's as they are.
    let mut record = Record { place: page.place, by: page.by, ..record };
    keep::number(&mut record, journal);
    Ok(record)
}

fn restore(cli: &Cli, book: &Workbook, journal: &mut Journal, id: &str) -> Done {
    let trash = journal.trash_list();
    let mut found = trash.iter().filter(|page| !id.is_empty() && page.record.id.0.starts_with(id));
    let page = match (found.next(), found.next()) {
        (Some(page), None) => page,
        (Some(_), Some(_)) => {
            return Err(Failure::new(2, |words| words.commands.trash.several()));
        }
        (None, _) => {
            return Err(Failure::new(2, |words| words.commands.trash.none()));
        }
    };
    let failed = |error| Failure::of(5, error);
    let mut back = None;
    // Each deletion is answered: two computers may both have deleted the page, and one answer would leave the other
    // in force.
    for tombstone in &page.tombstones {
        let undeleted = about(book, journal, &page.record, Known::Undeleted { of: tombstone.clone() })?;
        back = journal.restore(&undeleted).map_err(failed)?;
    }
    if page.tombstones.is_empty() {
        back = journal.put_back(&page.record.id).map_err(failed)?;
    }
    match back {
        Some(_) => super::print([cli.words().commands.trash.back().to_owned()]),
        None => Err(Failure::new(1, |words| words.commands.trash.not_back())),
    }
}

fn empty(cli: &Cli, book: &Workbook, journal: &mut Journal) -> Done {
    for page in journal.trash_list() {
        let of = page.record.id.clone();
        let tombstone = about(book, journal, &page.record, Known::Deleted { of, for_good: true })?;
        journal.delete(&tombstone).map_err(|error| Failure::of(5, error))?;
    }
    // Looked at again: a deletion that is kept may still have a file that could not be removed.
    match journal.trash_list().len() {
        0 => super::print([cli.words().commands.trash.empty().to_owned()]),
        _ => Err(Failure::new(5, |words| words.commands.trash.not_empty())),
    }
}
