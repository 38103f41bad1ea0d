//! A path as a person names it: `~` is their home folder, and `-` is a stream only where a command says so.
//!
//! A shell spells `~` out where it begins a word. In a variable, in quotes and after `--option=` it doesn't, and a
//! folder called `~` would be made; so it is done here too, for every path that can be named.

use super::help::before;
use clap::builder::{OsStringValueParser, TypedValueParser};
use directories::BaseDirs;
use std::env;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

/// Standard input or output, where a command has one in place of a file.
const STREAM: &str = "-";

/// Reads the name of a file or a folder.
pub fn named() -> impl TypedValueParser<Value = PathBuf> {
    OsStringValueParser::new()
        .try_map(|name| if name == STREAM { Err(before::NO_STREAM.to_owned()) } else { spelled_out(name) })
}

/// The same, but `-` stays as it is.
pub fn or_stream() -> impl TypedValueParser<Value = PathBuf> {
    OsStringValueParser::new().try_map(spelled_out)
}

/// The file that was named; none where none was, or `-`.
pub fn file(named: Option<&PathBuf>) -> Option<&Path> {
    named.map(PathBuf::as_path).filter(|name| *name != Path::new(STREAM))
}

/// The path with the home folder in place of a `~` that begins it.
fn spelled_out(name: OsString) -> Result<PathBuf, String> {
    if name.is_empty() {
        return Err(before::NO_NAME.to_owned());
    }
    let path = Path::new(&name);
    let mut parts = path.components();
    let first = parts.next().map_or(OsStr::new(""), |part| part.as_os_str());
    match first.as_encoded_bytes() {
        b"~" => {
            let dirs = BaseDirs::new().ok_or(before::NO_HOME)?;
            Ok(dirs.home_dir().join(parts.as_path()))
        }
        // Not guessed at: `~ben` as a folder of that name would put pages where nobody looks for them.
        [b'~', ..] => Err(other_home(first)),
        _ => Ok(name.into()),
    }
}

fn other_home(first: &OsStr) -> String {
    before::other_home(&super::shown(Path::new(first)))
}

/// Whether a variable is set to nothing, which counts as not set.
pub(super) fn is_set_to_nothing(variable: &OsStr) -> bool {
    env::var_os(variable).is_some_and(|value| value.is_empty())
}
