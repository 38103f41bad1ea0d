//! Where a file will lie, and who else may see that place, in plain words.

use crate::app::NotTaken;
use crate::cli::names::{CARRIED, MARKS};
use crate::content::words::Words;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

/// Where drives stand that can be taken away.
const DRIVES: [&str; 4] = ["/media", "/run/media", "/mnt", "/Volumes"];

/// The whole path of a file that is to be made, links of its folder followed.
///
/// # Errors
/// When it names no file, or its folder is not there.
pub(super) fn absolute(file: &Path) -> Result<PathBuf, NotTaken> {
    let text = file.to_string_lossy();
    let ends_in_folder = text.ends_with('/') || text.ends_with("/.");
    let Some(name) = file.file_name().filter(|_| !ends_in_folder) else {
        return Err(NotTaken::IsFolder(file.to_owned()));
    };
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // Links followed, so that what is said of the folder is true of where the file will lie.
    let found = fs::canonicalize(folder).map_err(|error| NotTaken::FolderNotFound(folder.to_owned(), error.into()))?;
    Ok(found.join(name))
}

/// Who else may see the place of a file; of none, what is true of every place.
pub(super) fn seen_by(words: &Words, file: Option<&Path>, is_calendar: bool, is_sealed: bool) -> Vec<String> {
    let seen_by = &words.commands.seen_by;
    let folder = file.and_then(Path::parent);
    let mut lines = vec![seen_by.heading().to_owned()];
    let mut say = |words: &str| lines.push(format!("  {words}"));
    say(if is_sealed { seen_by.sealed() } else { seen_by.account() });
    let mode = folder.and_then(|folder| fs::metadata(folder).ok()).map_or(0, |about| about.permissions().mode());
    if mode & 0o055 != 0 {
        say(seen_by.looked_into());
    }
    // With the sticky bit, as in /tmp, others can add files and can't take away this one.
    if mode & 0o022 != 0 && mode & 0o1000 == 0 {
        say(seen_by.changed());
    }
    if let Some(Carrier(by)) = folder.and_then(carried_by) {
        say(&seen_by.carried(by.unwrap_or(seen_by.a_cloud())));
    }
    if folder.is_some_and(|folder| DRIVES.iter().any(|drive| folder.starts_with(drive))) {
        say(seen_by.drive());
    }
    if is_calendar {
        say(seen_by.calendar());
    }
    say(seen_by.backups());
    lines
}

/// What carries a folder, by its name where that is known.
struct Carrier(Option<&'static str>);

/// What seems to carry a folder to other machines, by its name where that is known.
fn carried_by(folder: &Path) -> Option<Carrier> {
    let by_name = |part: &Path| {
        let name = part.file_name()?.to_string_lossy().to_lowercase();
        CARRIED.iter().find(|(begins, _)| name.starts_with(begins)).map(|(_, by)| Carrier(*by))
    };
    let by_mark =
        |part: &Path| MARKS.iter().find(|(mark, _)| part.join(mark).exists()).map(|(_, by)| Carrier(Some(by)));
    folder.ancestors().find_map(|part| by_name(part).or_else(|| by_mark(part)))
}
