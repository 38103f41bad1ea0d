//! Settings of this account, in the config folder: nothing about people, and for this account alone all the same.

use crate::app::Settings;
use crate::files;
use rustix::fs::{Mode, OFlags};
use std::fs::{self, DirBuilder, File, Permissions};
use std::io;
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::path::{Path, PathBuf};

/// The largest file of settings that is read, in bytes.
const LARGEST: u64 = 64 << 10;

fn file(config: &Path) -> PathBuf {
    config.join("settings.json")
}

/// The settings, or their defaults where there are none that can be read.
pub fn load(config: &Path) -> Settings {
    // Settings that can't be read keep nobody from their pages.
    let bytes = files::read(&file(config), LARGEST).unwrap_or_default();
    serde_json::from_slice(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes)).unwrap_or_default()
}

/// Remembers the settings.
///
/// # Errors
/// When the config folder can't be written; nothing of the workbook depends on it.
pub fn save(config: &Path, settings: &Settings) -> io::Result<()> {
    make(config)?;
    close_to_others(config);
    let text = serde_json::to_string_pretty(settings)?;
    // Written beside and put in its place as a whole: half a file of settings would be none.
    let temporary = tempfile::Builder::new().prefix(".tmp-").tempfile_in(config)?;
    // Closed to others before anything is in it.
    fs::set_permissions(temporary.path(), Permissions::from_mode(0o600))?;
    fs::write(temporary.path(), text)?;
    temporary.persist(file(config))?;
    Ok(())
}

/// Makes the folder and what is missing above it, each for this account alone. What the account takes away from every
/// new file (`umask`) can't take that away too.
fn make(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    if let Some(above) = folder.parent().filter(|above| !above.as_os_str().is_empty()) {
        make(above)?;
    }
    match DirBuilder::new().mode(0o700).create(folder) {
        // Another program was faster.
        Err(there) if there.kind() == io::ErrorKind::AlreadyExists && folder.is_dir() => Ok(()),
        made => made.and_then(|()| fs::set_permissions(folder, Permissions::from_mode(0o700))),
    }
}

/// Earlier versions made the folder as the account makes any. Behind a link there may be somebody's own arrangement.
fn close_to_others(folder: &Path) {
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    if let Ok(folder) = rustix::fs::open(folder, flags, Mode::empty()).map(File::from)
        && folder.metadata().is_ok_and(|about| about.permissions().mode() & 0o077 != 0)
    {
        // Where it can't be closed, nothing about anybody stands in it.
        let _ = folder.set_permissions(Permissions::from_mode(0o700));
    }
}
