//! Where things lie, and which edition and which workbook are meant.

use super::{Cli, Failure, never_locked, secret};
use crate::content::{Workbook, load};
use crate::engine::{Lock, RecordId};
use crate::journal::{
    DataDir, FoundBook, InTheWay, Journal, Key, LOCKED_AGAIN, OpenError, Passphrase, Reading, RealDisk, WAS_OPEN,
};
use crate::runtime::Clock;
use crate::runtime::clock::WallClock;
use directories::ProjectDirs;
use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::Arc;

/// The data folder.
///
/// # Errors
/// When no home folder is known and none was named.
pub fn data(cli: &Cli) -> Result<PathBuf, Failure> {
    match (itself(cli), &cli.data_dir) {
        (Some((data, _)), _) => Ok(data),
        (None, Some(folder)) => Ok(folder.clone()),
        (None, None) => dirs().map(|dirs| dirs.data_dir().to_owned()),
    }
}

/// The data folder and the name of a workbook in it, where `--data-dir` names the folder of that workbook.
fn itself(cli: &Cli) -> Option<(PathBuf, String)> {
    let folder = std::path::absolute(cli.data_dir.as_ref()?).ok()?;
    let name = folder.file_name()?.to_str().filter(|name| RecordId::is_well_formed(name))?;
    let is_one = ["book.json", "keys", "records"].iter().any(|part| folder.join(part).exists());
    is_one.then(|| Some((folder.parent()?.to_owned(), name.to_owned()))).flatten()
}

/// The name of the workbook that was named, by `--book` or by its folder.
pub fn named(cli: &Cli) -> Option<String> {
    cli.book.clone().or_else(|| itself(cli).map(|(_, name)| name))
}

/// The config folder; where data lies in a folder of its own, so do the settings.
///
/// # Errors
/// When no home folder is known and none was named.
pub fn config(cli: &Cli) -> Result<PathBuf, Failure> {
    let data = data(cli)?;
    match dirs() {
        Ok(dirs) if dirs.data_dir() == data => Ok(dirs.config_dir().to_owned()),
        _ => Ok(data.join("config")),
    }
}

/// The folder that this system has for what can be derived again. It is only named: nothing is put there.
///
/// # Errors
/// When no home folder is known.
pub fn cache(cli: &Cli) -> Result<PathBuf, Failure> {
    match ProjectDirs::from("", "", "goldseam") {
        Some(dirs) => Ok(dirs.cache_dir().to_owned()),
        None => data(cli),
    }
}

/// The folder where this computer remembers what it has seen of locked workbooks. None where the data lies in a folder that
/// was named, such as on a stick: nothing of that stays behind on a computer.
pub fn state(cli: &Cli) -> Option<PathBuf> {
    if cli.data_dir.is_some() {
        return None;
    }
    let dirs = ProjectDirs::from("", "", "goldseam")?;
    Some(dirs.state_dir().unwrap_or_else(|| dirs.data_local_dir()).join("seen"))
}

fn dirs() -> Result<ProjectDirs, Failure> {
    let words = "Could not find your home folder. Name one for the workbook with --data-dir.";
    ProjectDirs::from("", "", "goldseam").ok_or_else(|| Failure::new(5, words))
}

/// The edition that is meant: the one in the binary, or a folder.
///
/// # Errors
/// Every fault of the edition, one a line.
pub fn workbook(cli: &Cli) -> Result<Workbook, Failure> {
    let loaded = match &cli.content {
        Some(folder) => load::from_dir(folder),
        None => load::embedded(),
    };
    loaded.map_err(|faults| Failure::new(1, faults))
}

/// Whether the edition that is meant has the language that was asked for; without `--lang` it is not looked at.
///
/// # Errors
/// When it has another one, or can't be read.
pub fn speaks(cli: &Cli) -> Result<(), Failure> {
    let Some(wanted) = &cli.lang else { return Ok(()) };
    let has = workbook(cli)?.language;
    if wanted.eq_ignore_ascii_case(&has) {
        return Ok(());
    }
    let words = match &cli.content {
        Some(_) => format!("The edition that --content names has the language \"{has}\" and no other."),
        None => format!(
            "The workbook in this program has one language: \"{has}\". An edition in another can be written and used: \
             `goldseam content export DIR` begins one, and --content DIR opens it."
        ),
    };
    Err(Failure::new(2, words))
}

/// The data folder, and where this computer remembers what it has seen of locked workbooks.
///
/// # Errors
/// As [`data`].
pub fn data_dir(cli: &Cli) -> Result<DataDir, Failure> {
    Ok(DataDir::new(Arc::new(RealDisk), data(cli)?).remembering(state(cli)))
}

/// The folders of the workbooks that can be opened, the one that was named alone where one is. Where none can be
/// opened but one is there, it is that one: opening it says why it can't be, where setting up another would say that
/// all is lost.
///
/// # Errors
/// When the data folder can't be read, or the workbook named is not there.
pub fn books(cli: &Cli) -> Result<Vec<PathBuf>, Failure> {
    let standing = data_dir(cli)?.books().map_err(|error| Failure::new(4, error))?;
    let data_dir = data(cli)?;
    let mut folders: Vec<PathBuf> = standing.books.into_iter().map(|found| found.folder).collect();
    let closed = standing.unreadable.iter().filter_map(|book| Some(data_dir.join(book.file.parent()?)));
    match named(cli) {
        Some(wanted) => {
            folders.extend(closed);
            folders.retain(|folder| folder.file_name().is_some_and(|name| name == wanted.as_str()));
            if folders.is_empty() {
                return Err(Failure::new(2, NOT_NAMED));
            }
        }
        None if folders.is_empty() => folders.extend(closed.take(1)),
        None => {}
    }
    Ok(folders)
}

/// Said where the workbook that was named is not there.
pub const NOT_NAMED: &str = "There is no workbook of that name in the data folder.";

/// The workbook that is meant, and what opens it.
pub enum Meant {
    /// One that is not locked, or can't be read at all.
    Plain(PathBuf),
    /// A locked one, and the key that the passphrase opened.
    Locked(FoundBook, Box<Key>),
    /// One that counts as locked and was never so: what is plain in it is read, and nothing is written.
    ToRead(InTheWay),
}

/// The workbook that is meant: the one that a passphrase opens, the one that was named, or the only one without a lock.
///
/// What is locked is not there for anybody who has not given one of its passphrases: nothing here depends on how many
/// such there are, nor on whether there is one beside a workbook without a lock.
///
/// # Errors
/// When there is none, several are meant, or no passphrase opens one.
pub fn meant(cli: &Cli) -> Result<Meant, Failure> {
    if cli.never_locked {
        return never_locked::meant(cli).map(Meant::ToRead);
    }
    let folders = books(cli)?;
    let locked = locked(cli, &folders)?;
    if folders.is_empty() {
        return Err(Failure::new(2, NONE));
    }
    if locked.is_empty() && named(cli).is_some() {
        return Ok(Meant::Plain(folders[0].clone()));
    }
    if let Some(pass) = given(cli)? {
        return opened_by(cli, locked, Ok(pass));
    }
    let is_open = |folder: &&PathBuf| !locked.iter().any(|found| found.folder == **folder);
    let mut open = folders.iter().filter(is_open);
    match (open.next(), open.next()) {
        (Some(only), None) => return Ok(Meant::Plain(only.clone())),
        (Some(_), Some(_)) if !secret::can_be_had(cli) => return Err(Failure::new(2, WHICH)),
        (Some(_), Some(_)) => drop(writeln!(io::stderr(), "{WHICH}")),
        (None, _) => {}
    }
    opened_by(cli, locked, secret::known(cli, 0, ASK))
}

/// The locked workbook that a passphrase opens, for what only a locked one has. It is asked for whatever lies here.
///
/// # Errors
/// When there is none, the one that was named is not locked, or the passphrase opens none.
pub fn meant_locked(cli: &Cli) -> Result<(FoundBook, Key), Failure> {
    let folders = books(cli)?;
    let locked = locked(cli, &folders)?;
    match (folders.is_empty(), named(cli)) {
        (true, _) => return Err(Failure::new(2, NONE)),
        (false, Some(_)) if locked.is_empty() => return Err(Failure::new(2, NOT_LOCKED)),
        _ => {}
    }
    opens(cli, locked, secret::known(cli, 0, ASK), not_this_one)
}

/// The same, with the passphrase at hand.
///
/// # Errors
/// As [`meant_locked`].
pub fn locked_by(cli: &Cli, pass: &Passphrase) -> Result<(FoundBook, Key), Failure> {
    opens(cli, locked(cli, &books(cli)?)?, Ok(pass.clone()), not_this_one)
}

fn not_this_one() -> Failure {
    Failure::new(3, format!("{WRONG} {NO_LOCK}"))
}

fn opened_by(cli: &Cli, locked: Vec<FoundBook>, pass: Result<Passphrase, Failure>) -> Result<Meant, Failure> {
    let (found, key) = opens(cli, locked, pass, wrong_passphrase)?;
    Ok(Meant::Locked(found, Box::new(key)))
}

/// What a passphrase opens. Where none is given or it opens nothing, what may stand in the way is said with it.
fn opens(
    cli: &Cli,
    locked: Vec<FoundBook>,
    pass: Result<Passphrase, Failure>,
    wrong: fn() -> Failure,
) -> Result<(FoundBook, Key), Failure> {
    let in_the_way = never_locked::among(cli, &locked)?;
    let data_dir = data_dir(cli)?;
    let opened = pass.and_then(|pass| data_dir.who_in(locked, &pass).map_err(not_opened)?.ok_or_else(wrong));
    opened.map_err(|failure| never_locked::and_in_the_way(failure, &in_the_way))
}

/// The passphrase that was given: in a file, or typed because `--ask` says so.
///
/// # Errors
/// When a file that was named can't be read, or nothing is typed.
pub fn given(cli: &Cli) -> Result<Option<Passphrase>, Failure> {
    let is_given = cli.ask || !cli.passphrase_file.is_empty();
    is_given.then(|| secret::known(cli, 0, ASK)).transpose()
}

/// Asks for the passphrase of whoever is here.
pub const ASK: &str = "Your passphrase: ";

/// Said where there is none.
pub const NONE: &str = "There is no workbook yet. `goldseam` sets one up; so does `goldseam init --name NAME`.";

/// Said where it can't be told which is meant. It says nothing about what lies here.
pub const WHICH: &str = "Type the passphrase of the workbook you mean, or name its folder with --data-dir.";

/// Said of a workbook that was named.
pub const NOT_LOCKED: &str = "It is not locked. `goldseam lock` locks it.";

const WRONG: &str = "That passphrase opens no workbook here. Nothing was changed; please try again.";

const NO_LOCK: &str = "A workbook that isn't locked has no passphrase and no recovery sheet.";

/// The sentence for a passphrase that opens nothing.
pub fn wrong_passphrase() -> Failure {
    Failure::new(3, WRONG)
}

/// Those of the folders whose workbook is locked.
///
/// # Errors
/// When the data folder can't be read.
pub fn locked(cli: &Cli, folders: &[PathBuf]) -> Result<Vec<FoundBook>, Failure> {
    let standing = data_dir(cli)?.books().map_err(not_opened)?;
    let is_meant = |found: &FoundBook| found.book.lock == Lock::Age && folders.contains(&found.folder);
    Ok(standing.books.into_iter().filter(is_meant).collect())
}

/// The one workbook that is meant, open.
///
/// # Errors
/// As [`meant`], and when it can't be read.
pub fn book(cli: &Cli) -> Result<(Journal, Reading), Failure> {
    open(meant(cli)?)
}

/// Opens the workbook that is meant.
///
/// # Errors
/// When it can't be read.
pub fn open(meant: Meant) -> Result<(Journal, Reading), Failure> {
    let opened = match meant {
        Meant::Plain(folder) => Journal::open(Arc::new(RealDisk), folder),
        Meant::Locked(found, key) => Journal::open_with(Arc::new(RealDisk), found.folder, *key),
        Meant::ToRead(way) => {
            let _ = writeln!(io::stderr(), "{}", never_locked::CAUTION);
            return Journal::open_to_read(Arc::new(RealDisk), way.folder).map_err(not_opened);
        }
    };
    let (mut journal, reading) = opened.map_err(not_opened)?;
    if !journal.has_other_keys() {
        journal.settle(WallClock.now());
    }
    let said =
        [(reading.was_open_to_others, WAS_OPEN), (reading.locked_again && !journal.has_other_keys(), LOCKED_AGAIN)];
    let said = said.into_iter().chain([(!reading.missing.is_empty(), NOT_HERE)]);
    for (_, words) in said.filter(|(is_so, _)| *is_so) {
        // Where this can't be said, it is put right all the same.
        let _ = writeln!(io::stderr(), "{words}");
    }
    Ok((journal, reading))
}

/// Said where pages are missing; how many, `doctor` says.
const NOT_HERE: &str = "Pages of this workbook are not here, or not here yet. A sync tool may still bring them. If you have a \
backup, `goldseam restore` brings back what is missing.";

/// The exit code of a workbook that can't be opened.
pub fn not_opened(error: OpenError) -> Failure {
    let code = if matches!(error, OpenError::Locked(_)) { 3 } else { 4 };
    Failure::new(code, error)
}

/// 128 random bits.
///
/// # Errors
/// When this computer gives no random bits.
pub fn dice() -> Result<u128, Failure> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|error| Failure::new(5, format!("Could not get random bits: {error}.")))?;
    Ok(u128::from_le_bytes(bytes))
}
