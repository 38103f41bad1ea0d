//! Writing a file that leaves the workbook: whole or not at all, for this account alone, never over another by mistake.

use super::{Failure, shown};
use std::io::Write;
use std::path::Path;
use tempfile::Builder;

/// Writes a file. One that is there already is only replaced if that is wanted.
///
/// # Errors
/// When one is there already, or it can't be written. Nothing was touched then.
pub fn write(file: &Path, bytes: &[u8], force: bool) -> Result<(), Failure> {
    let failed =
        |error: std::io::Error| Failure::new(5, format!("Could not write {}: {error}. Nothing is there.", shown(file)));
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if !force && file.symlink_metadata().is_ok() {
        return Err(is_there(file));
    }
    // A file of this kind is 0600 from its first moment.
    let mut made = Builder::new().prefix(".tmp-").tempfile_in(folder).map_err(failed)?;
    made.write_all(bytes).and_then(|()| made.as_file().sync_all()).map_err(failed)?;
    let placed = if force { made.persist(file) } else { made.persist_noclobber(file) };
    match placed {
        Ok(_) => {}
        Err(error) if !force && error.error.kind() == std::io::ErrorKind::AlreadyExists => return Err(is_there(file)),
        Err(error) => return Err(failed(error.error)),
    }
    // The file is whole by now; a folder that can't be synced is no reason to say that it is not.
    let _ = std::fs::File::open(folder).and_then(|folder| folder.sync_all());
    Ok(())
}

fn is_there(file: &Path) -> Failure {
    Failure::new(2, format!("There is a file already: {}. It was not touched; --force replaces it.", shown(file)))
}
