//! Pages that leave from inside, by a button: told of first, then written into the home folder under a neutral name.

use super::made::{Made, Request};
use super::{Format, Whose, place};
use crate::app::failure::CanReplace;
use crate::app::job_result::JobResult;
use crate::app::taking::{Preview, Taking};
use crate::app::{Moment, NotTaken};
use crate::cli::out;
use crate::content::Workbook;
use crate::engine::Place;
use crate::export::Leaving;
use crate::runtime::store::Taker;
use directories::UserDirs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How many names are tried, where files of an earlier day or hour are still there.
const NAMES: usize = 99;

/// What lets pages leave: into the home folder of this account.
pub fn taker(book: Arc<Workbook>) -> Taker {
    Box::new(move |taking, now| {
        let home = UserDirs::new().map(|dirs| dirs.home_dir().to_owned());
        take(&book, &home.ok_or(NotTaken::NoHome)?, taking, now)
    })
}

/// What tells of pages that leave and lets none: no folder is looked at, and no name is sought.
pub fn teller(book: Arc<Workbook>) -> Taker {
    Box::new(move |taking, now| {
        let (made, _) = make(&book, taking, now)?;
        Ok(JobResult::Preview(preview(&book, None, &made)))
    })
}

/// Tells of it, or writes it.
///
/// # Errors
/// When nothing leaves or it can't be written.
pub fn take(book: &Workbook, folder: &Path, taking: &Taking, now: Moment) -> Result<JobResult, NotTaken> {
    let (made, form) = make(book, taking, now)?;
    if let Some(file) = &taking.file {
        // Looked at once more: it was told to the person minutes ago.
        out::is_free(file)?;
        out::write(file, &made.bytes, CanReplace::No)?;
        return Ok(JobResult::Written(file.clone()));
    }
    let file = free_name(folder, form.whose, form.format, now).ok_or(NotTaken::TooManyNames)?;
    let file = place::absolute(&file)?;
    Ok(JobResult::Preview(preview(book, Some(file), &made)))
}

fn make(book: &Workbook, taking: &Taking, now: Moment) -> Result<(Made, Request<'static>), NotTaken> {
    let whose = taking.whose;
    let form = Request { format: if taking.html { Format::Html } else { Format::Md }, whose, stage: None };
    let leaving = Leaving { book, progress: &taking.progress, reader: taking.reader, now };
    let own = Some(taking.reader.seat.place()).filter(|place| *place != Place::Shared);
    let people: Vec<Place> = own.into_iter().collect();
    let made = Made::new(&leaving, &form, &people).ok_or(NotTaken::Nothing(whose))?;
    Ok((made, form))
}

fn preview(book: &Workbook, file: Option<PathBuf>, made: &Made) -> Preview {
    let mut lines = made.tells(&book.words);
    lines.extend(place::seen_by(&book.words, file.as_deref(), false, false));
    Preview { file, lines, whole: made.whole.clone() }
}

/// A name that tells nothing and that nothing has.
fn free_name(folder: &Path, whose: Whose, format: Format, now: Moment) -> Option<PathBuf> {
    let kind = if whose == Whose::Session { "session" } else { "pages" };
    let ending = if format == Format::Html { "html" } else { "md" };
    let name = |at: usize| {
        let again = if at == 1 { String::new() } else { format!("-{at}") };
        folder.join(format!("{kind}-{}{again}.{ending}", now.format("%Y-%m-%d")))
    };
    (1..=NAMES).map(name).find(|file| file.symlink_metadata().is_err())
}
