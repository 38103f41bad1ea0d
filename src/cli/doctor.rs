//! `goldseam doctor`: where every byte lives, what is locked and how, what is wrong, and what is out of our reach.
//!
//! It changes nothing and prints no word of any page, no name and no title. Of the other person's pages in a workbook
//! for two there is one line, the same whether there are any or not.

mod json;
mod report;

use super::{Cli, Done, Failure, places, secret};
use crate::engine::Lock;
use crate::journal::{Checkup, Finding, Passphrase, Shelf};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

/// All that is said.
struct Report {
    places: Vec<Located>,
    /// What lies in the data folder and is no workbook.
    around: Vec<Finding>,
    books: Vec<Seen>,
    /// Whether a passphrase was given that opens nothing.
    wrong_passphrase: bool,
}

/// A place on this computer, and what it is for.
struct Located {
    name: &'static str,
    path: PathBuf,
    words: &'static str,
}

/// A workbook as it was found.
struct Seen {
    checkup: Checkup,
    /// Whether other accounts of this computer can look into its folder.
    open_to_others: bool,
}

impl Report {
    fn is_wrong(&self) -> bool {
        let in_books = self
            .books
            .iter()
            .any(|book| book.open_to_others || book.checkup.findings.iter().any(|finding| finding.what.is_wrong()));
        in_books || self.around.iter().any(|finding| finding.what.is_wrong())
    }
}

/// Looks everything over and says what it found.
///
/// # Errors
/// When the data folder can't be read, a passphrase opens nothing, or something is wrong.
pub fn doctor(cli: &Cli, as_json: bool) -> Done {
    let shelf = places::shelf(cli)?;
    let (mut folders, mut around) = shelf.look_around().map_err(places::not_opened)?;
    if let Some(wanted) = &cli.book {
        folders.retain(|folder| folder.file_name().is_some_and(|name| name == wanted.as_str()));
        if folders.is_empty() {
            return Err(Failure::new(2, "There is no workbook of that name in the data folder."));
        }
    }
    let settings = places::config(cli)?;
    // With a data folder of one's own the settings lie in it.
    around.retain(|finding| cli.data_dir.is_none() || settings.file_name() != Some(finding.file.as_os_str()));
    let passes = passphrases(cli, &shelf)?;
    let books: Vec<Seen> = folders.iter().map(|folder| look(&shelf, folder, &passes)).collect();
    let opened = books.iter().any(|book| book.checkup.opened.is_some());
    let report =
        Report { places: located(cli, settings)?, around, books, wrong_passphrase: !passes.is_empty() && !opened };
    super::print(if as_json { json::lines(&report) } else { report::lines(&report) })?;
    if report.wrong_passphrase {
        return Err(Failure::new(
            3,
            "That passphrase opens no workbook here, so what is locked was seen from outside.",
        ));
    }
    Ok(u8::from(report.is_wrong()))
}

fn passphrases(cli: &Cli, shelf: &Shelf) -> Result<Vec<Passphrase>, Failure> {
    let locked = shelf.books().map_err(places::not_opened)?.books.iter().any(|found| found.book.lock == Lock::Age);
    if !locked {
        return Ok(Vec::new());
    }
    if cli.passphrase_file.is_empty() {
        let typed = secret::perhaps("Your passphrase, or Enter to look from outside: ")?;
        return Ok(typed.into_iter().collect());
    }
    secret::given(cli)
}

fn look(shelf: &Shelf, folder: &Path, passes: &[Passphrase]) -> Seen {
    let mode = fs::metadata(folder).map_or(0, |about| about.permissions().mode());
    Seen { checkup: shelf.look_over(folder, passes), open_to_others: mode & 0o077 != 0 }
}

fn located(cli: &Cli, settings: PathBuf) -> Result<Vec<Located>, Failure> {
    let place = |name, path, words| Located { name, path, words };
    Ok(vec![
        place("data", places::data(cli)?, "one folder for each workbook"),
        place("settings", settings, "which help lines, and how long the lock waits; nothing about people"),
        place("cache", places::cache(cli)?, "never used; what is derived lies inside a workbook"),
        place("temporary", std::env::temp_dir(), "never used; what is half-written lies beside what it will be"),
    ])
}
