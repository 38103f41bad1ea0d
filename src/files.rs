//! Reading what lies under a name that somebody else gave: a setting, an edition, a passphrase file, a backup.
//!
//! Anything can have such a name: a pipe with nobody at its other end, a device that never ends, a folder. So nothing is
//! read here without a bound, and nothing is waited for without an end. The workbook itself is read through the journal's
//! own door, which follows no link besides.

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::OFlags;
use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::time::Duration;
use thiserror::Error;
use zeroize::Zeroizing;

/// What has a name, links followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A plain file of so many bytes.
    File(u64),
    /// Reading it as a file fails.
    Folder,
    /// A pipe, a socket, a device.
    Other,
}

/// What has that name.
pub fn kind(path: &Path) -> io::Result<Kind> {
    let about = fs::metadata(path)?;
    Ok(match () {
        () if about.is_file() => Kind::File(about.len()),
        () if about.is_dir() => Kind::Folder,
        () => Kind::Other,
    })
}

/// The names in a folder, at most so many, as the disk lists them.
pub fn names(folder: &Path, most: usize) -> io::Result<Vec<OsString>> {
    // A folder that somebody else gave can have millions of names.
    fs::read_dir(folder)?.take(most).map(|entry| entry.map(|entry| entry.file_name())).collect()
}

/// Something else has the name of a file that was to be read: a folder, a pipe, a device.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("it is no file")]
pub struct NotAFile;

/// A plain file, opened for reading.
pub fn open(path: &Path) -> io::Result<File> {
    let file = waiting_for_nobody(path)?;
    // Asked of what is open, and not of the name: something else may have it by now.
    if file.metadata()?.is_file() { Ok(file) } else { Err(io::Error::new(io::ErrorKind::InvalidInput, NotAFile)) }
}

/// All of a plain file of at most so many bytes; a longer one is an error, `FileTooLarge`.
pub fn read(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    // One byte more than may be there tells a longer file from one that fits exactly.
    open(path)?.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(bytes) }
}

/// The beginning of whatever was named, up to so many bytes; wiped once it is dropped.
///
/// A shell gives a pipe for `<(command)`, so a pipe is read too, for as long as something comes out of it: when nothing
/// has come for that long, the error is `TimedOut`.
pub fn beginning(path: &Path, most: usize, timeout: Duration) -> io::Result<Zeroizing<Vec<u8>>> {
    let mut file = waiting_for_nobody(path)?;
    // All of it at once, since a buffer that grows leaves a copy behind.
    let mut bytes = Zeroizing::new(vec![0; most]);
    let mut length = 0;
    while length < most {
        match file.read(&mut bytes[length..]) {
            Ok(0) => break,
            Ok(read) => length += read,
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => wait_for(&file, timeout)?,
            // A signal that is caught, such as a new size of the window, is no end of the file.
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    bytes.truncate(length);
    Ok(bytes)
}

/// Opening a pipe waits for whoever opens its other end, unless it is opened like this.
fn waiting_for_nobody(path: &Path) -> io::Result<File> {
    let flags = OFlags::NONBLOCK | OFlags::NOCTTY;
    OpenOptions::new().read(true).custom_flags(flags.bits().cast_signed()).open(path)
}

fn wait_for(file: &File, timeout: Duration) -> io::Result<()> {
    let timeout = Timespec::try_from(timeout).map_err(io::Error::other)?;
    match poll(&mut [PollFd::new(file, PollFlags::IN)], Some(&timeout)) {
        Ok(0) => Err(io::ErrorKind::TimedOut.into()),
        Ok(_) | Err(rustix::io::Errno::INTR) => Ok(()),
        Err(error) => Err(error.into()),
    }
}
