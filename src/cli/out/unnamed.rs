//! A file that has no name until it is whole: whatever ends the program before, nothing of it is left behind.

use rustix::fs::{AtFlags, CWD, Mode, OFlags};
use rustix::io::Errno;
use std::fs::{self, File};
use std::io::{self, Write};
use std::os::fd::AsRawFd;
use std::path::Path;

/// Writes it. No where such files can't be had: then nothing was done.
pub(super) fn put(folder: &Path, file: &Path, bytes: &[u8], force: bool) -> io::Result<bool> {
    let flags = OFlags::TMPFILE | OFlags::WRONLY | OFlags::CLOEXEC;
    let Ok(made) = rustix::fs::open(folder, flags, Mode::RUSR | Mode::WUSR) else { return Ok(false) };
    let mut made = File::from(made);
    made.write_all(bytes)?;
    made.sync_all()?;
    let whole = format!("/proc/self/fd/{}", made.as_raw_fd());
    let name = |path: &Path| rustix::fs::linkat(CWD, &whole, CWD, path, AtFlags::SYMLINK_FOLLOW);
    if !force {
        return match name(file) {
            Ok(()) => Ok(true),
            Err(Errno::EXIST) => Err(Errno::EXIST.into()),
            Err(_) => Ok(false),
        };
    }
    // Only a name can take the place of a name: it has another one for a moment.
    let Ok(mut named) = tempfile::Builder::new().prefix(".tmp-").make_in(folder, |path| Ok(name(path)?)) else {
        return Ok(false);
    };
    fs::rename(named.path(), file)?;
    named.disable_cleanup(true);
    Ok(true)
}
