//! Settings of this account, in the config folder: nothing about people.

use crate::app::Settings;
use std::fs;
use std::path::{Path, PathBuf};

/// The file they stand in.
fn file(config: &Path) -> PathBuf {
    config.join("settings.json")
}

/// The settings, or their defaults where there are none that can be read.
pub fn load(config: &Path) -> Settings {
    let text = fs::read_to_string(file(config)).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_default()
}

/// Remembers the settings.
///
/// # Errors
/// When the config folder can't be written; nothing of the workbook hangs on it.
pub fn save(config: &Path, settings: &Settings) -> std::io::Result<()> {
    fs::create_dir_all(config)?;
    let text = serde_json::to_string_pretty(settings)?;
    let temporary = tempfile::Builder::new().prefix(".tmp-").tempfile_in(config)?;
    fs::write(temporary.path(), text)?;
    temporary.persist(file(config))?;
    Ok(())
}
