//! `goldseam doctor`: where every byte lives, what is locked and how, what is wrong, and what is out of our reach.
//!
//! It changes no workbook and prints no word of any page, no name and no title. Of the other person's pages in a workbook
//! for two there is one line, the same whether there are any or not.

mod json;
mod report;

use super::{Cli, Done, Failure, meant, places, secret};
use crate::content::words::Words;
use crate::journal::{Checkup, DataDir, Finding, InTheWay, Passphrase};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

struct Report<'a> {
    places: Vec<Located>,
    /// What lies in the data folder and is no workbook.
    around: Vec<Finding>,
    books: Vec<Seen>,
    /// Workbooks that say they are not locked, that no passphrase at hand opens, and what stands in their way.
    in_the_way: Vec<InTheWay>,
    /// What is to be said of the workbooks that are not in it.
    others: Option<Others>,
    words: &'a Words,
}

/// What is to be said of the workbooks that are not shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Others {
    NoneYet,
    /// Nothing was looked at: it can't be told which is meant.
    Which,
    /// Locked ones may be here.
    Locked,
}

/// A place on this computer.
struct Located {
    /// Its name for scripts, which stays.
    name: &'static str,
    path: PathBuf,
}

/// A workbook as it was found.
struct Seen {
    checkup: Checkup,
    /// Whether other accounts of this computer can look into its folder.
    open_to_others: bool,
}

impl Report<'_> {
    fn is_wrong(&self) -> bool {
        let in_books = self
            .books
            .iter()
            .any(|book| book.open_to_others || book.checkup.findings.iter().any(|finding| finding.what.is_wrong()));
        in_books || !self.in_the_way.is_empty() || self.around.iter().any(|finding| finding.what.is_wrong())
    }
}

/// Looks everything over and says what it found. What is locked is not there but for whoever gives its passphrase, or names
/// its folder: then it is seen from outside.
///
/// # Errors
/// When the data folder can't be read, a passphrase opens nothing, nothing can be told to be meant, or something is wrong.
pub fn doctor(cli: &Cli, as_json: bool) -> Done {
    let data_dir = places::data_dir(cli)?;
    let (mut folders, mut around) = data_dir.look_around().map_err(places::not_opened)?;
    let named = places::named(cli);
    if let Some(wanted) = &named {
        folders.retain(|folder| folder.file_name().is_some_and(|name| name == wanted.as_str()));
        if folders.is_empty() {
            return Err(places::not_named());
        }
    }
    let settings = places::config(cli)?;
    // With a data folder of one's own the settings lie in it.
    around.retain(|finding| cli.data_dir.is_none() || settings.file_name() != Some(finding.file.as_os_str()));
    let is_empty = folders.is_empty();
    let words = cli.words();
    let passes = passphrases(cli, &data_dir, is_empty)?;
    let looked: Vec<Seen> = folders.iter().map(|folder| look(&data_dir, folder, &passes)).collect();
    let unopened = looked.iter().filter(|book| book.checkup.opened.is_none());
    let in_the_way: Vec<InTheWay> = unopened.filter_map(|book| data_dir.in_the_way(&book.checkup.folder)).collect();
    // A locked workbook that was neither named nor opened is not in the report, not even as a line: somebody may look
    // on.
    let is_shown = |book: &Seen| named.is_some() || book.checkup.opened.is_some() || !book.checkup.is_locked();
    let books: Vec<Seen> = looked.into_iter().filter(is_shown).collect();
    let opened = books.iter().any(|book| book.checkup.opened.is_some());
    let others = match (named.is_some(), is_empty, books.is_empty() && in_the_way.is_empty()) {
        (true, ..) => None,
        (false, true, _) => Some(Others::NoneYet),
        (false, false, true) => Some(Others::Which),
        (false, false, false) => Some(Others::Locked),
    };
    let report = Report { places: located(cli, settings)?, around, books, in_the_way, others, words };
    super::print(if as_json { json::lines(&report) } else { report::lines(&report) })?;
    // Whatever was changed in a file where it stands is noticed by the next opening then, which reads all of them.
    data_dir.clear_caches().map_err(cache_stays)?;
    match (passes.is_empty(), opened, report.others) {
        (false, false, _) => Err(Failure::new(3, |words| words.doctor.report.opens_none())),
        (true, _, Some(Others::Which)) => Err(meant::which(3)),
        _ => Ok(u8::from(report.is_wrong())),
    }
}

/// What was read before could not be taken away.
fn cache_stays(error: std::io::Error) -> Failure {
    Failure::because(5, error, |words, cause| words.doctor.report.cache_stays(cause))
}

/// The passphrases at hand. On a terminal one is asked for where there is nothing to look at without it.
fn passphrases(cli: &Cli, data_dir: &DataDir, is_empty: bool) -> Result<Vec<Passphrase>, Failure> {
    let mut given = secret::given(cli)?;
    if cli.ask {
        given.extend(meant::given(cli)?);
    }
    let is_asked = given.is_empty()
        && !is_empty
        && !cli.never_locked
        && match places::named(cli) {
            Some(_) => !places::locked(cli, &places::books(cli)?)?.is_empty(),
            None => data_dir.unlocked().map_err(places::not_opened)?.is_empty(),
        };
    if is_asked {
        given.extend(secret::perhaps(cli.words().doctor.report.ask())?);
    }
    Ok(given)
}

fn look(data_dir: &DataDir, folder: &Path, passes: &[Passphrase]) -> Seen {
    let mode = fs::metadata(folder).map_or(0, |about| about.permissions().mode());
    Seen { checkup: data_dir.look_over(folder, passes), open_to_others: mode & 0o077 != 0 }
}

fn located(cli: &Cli, settings: PathBuf) -> Result<Vec<Located>, Failure> {
    let mut found = vec![
        Located { name: "data", path: places::data(cli)? },
        Located { name: "settings", path: settings },
        Located { name: "temporary", path: std::env::temp_dir() },
    ];
    found.extend(places::cache(cli).map(|path| Located { name: "cache", path }));
    found.extend(places::state(cli).map(|path| Located { name: "seen", path }));
    Ok(found)
}
