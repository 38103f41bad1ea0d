//! Where a file will lie, and who else may see that place, in plain words.

use crate::cli::{Failure, shown};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

/// Names of folders that programs carry to other machines, in small letters. A folder counts whose name begins so.
const CARRIED: [(&str, &str); 18] = [
    ("dropbox", "Dropbox"),
    ("onedrive", "OneDrive"),
    ("icloud", "iCloud"),
    ("mobile documents", "iCloud"),
    ("com~apple~clouddocs", "iCloud"),
    ("cloudstorage", "a cloud"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("google-drive", "Google Drive"),
    ("my drive", "Google Drive"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("syncthing", "Syncthing"),
    ("pclouddrive", "pCloud"),
    ("megasync", "MEGA"),
    ("proton drive", "Proton Drive"),
    ("yandex.disk", "Yandex Disk"),
    ("seafile", "Seafile"),
];

/// What such programs leave in a folder that they carry.
const MARKS: [(&str, &str); 4] = [
    (".stfolder", "Syncthing"),
    (".dropbox.cache", "Dropbox"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
];

/// Where drives stand that can be taken away.
const DRIVES: [&str; 4] = ["/media", "/run/media", "/mnt", "/Volumes"];

/// The whole path of a file that is to be made, links of its folder followed.
///
/// # Errors
/// When it names no file, or its folder is not there.
pub(super) fn absolute(file: &Path) -> Result<PathBuf, Failure> {
    let text = file.to_string_lossy();
    let ends_in_folder = text.ends_with('/') || text.ends_with("/.");
    let Some(name) = file.file_name().filter(|_| !ends_in_folder) else {
        return Err(Failure::new(2, format!("{} is a folder. Please name a file in it.", shown(file))));
    };
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // Links followed, so that what is said of the folder is true of where the file will lie.
    let found = fs::canonicalize(folder);
    let words = |error| format!("Could not find the folder {}: {error}. Nothing was written.", shown(folder));
    found.map(|folder| folder.join(name)).map_err(|error| Failure::new(2, words(error)))
}

/// Who else may see the place of a file; of none, what is true of every place.
pub(super) fn seen_by(file: Option<&Path>, is_calendar: bool, is_sealed: bool) -> Vec<String> {
    let folder = file.and_then(Path::parent);
    let mut lines = vec!["Who else may see it there:".to_owned()];
    let mut say = |words: String| lines.push(format!("  {words}"));
    say(if is_sealed {
        "It is sealed: whoever finds it can tell how large it is, and only the key it is sealed to opens it.".to_owned()
    } else {
        "Whoever uses this computer account can open it. It is not sealed; other accounts can't open it.".to_owned()
    });
    let mode = folder.and_then(|folder| fs::metadata(folder).ok()).map_or(0, |about| about.permissions().mode());
    if mode & 0o055 != 0 {
        say("Other accounts of this computer can look into the folder, and may see that a file of that name is there."
            .to_owned());
    }
    // With the sticky bit, as in /tmp, others can add files and can't take away this one.
    if mode & 0o022 != 0 && mode & 0o1000 == 0 {
        say("Other accounts can change what lies in the folder: take the file away, or put another in its place."
            .to_owned());
    }
    if let Some(by) = folder.and_then(carried_by) {
        say(format!(
            "The folder looks as if {by} carries it to other machines, and to whoever it is shared with there."
        ));
    }
    if folder.is_some_and(|folder| DRIVES.iter().any(|drive| folder.starts_with(drive))) {
        say("It lies on a drive that may be taken along and read on any computer.".to_owned());
    }
    if is_calendar {
        say("A calendar is often seen by others, and goes to every device it is on.".to_owned());
    }
    say("Backups of this computer may take a copy along. We can't see those.".to_owned());
    lines
}

/// What seems to carry a folder to other machines.
fn carried_by(folder: &Path) -> Option<&'static str> {
    let by_name = |part: &Path| {
        let name = part.file_name()?.to_string_lossy().to_lowercase();
        CARRIED.iter().find(|(begins, _)| name.starts_with(begins)).map(|(_, by)| *by)
    };
    let by_mark = |part: &Path| MARKS.iter().find(|(mark, _)| part.join(mark).exists()).map(|(_, by)| *by);
    folder.ancestors().find_map(|part| by_name(part).or_else(|| by_mark(part)))
}
