//! What a Unix says of a file or a folder, without opening the file.

use super::Handle;
use crate::journal::disk::Stamp;
use rustix::fs::FileType;
use rustix::io::Errno;
use std::ffi::OsString;
use std::io;
use std::os::unix::ffi::OsStringExt;

impl Handle {
    /// Of the folder itself.
    pub(in crate::journal::disk) fn stamp(&self) -> io::Result<Stamp> {
        Ok(stamp(&rustix::fs::fstat(&self.0)?))
    }

    /// Of the plain files in it, in the order of the names.
    pub(in crate::journal::disk) fn stamps(&self) -> io::Result<Vec<(OsString, Stamp)>> {
        let mut stamps = Vec::new();
        for entry in rustix::fs::Dir::read_from(&self.0)? {
            let entry = entry?;
            if !matches!(entry.file_type(), FileType::RegularFile | FileType::Unknown) {
                continue;
            }
            let name = OsString::from_vec(entry.file_name().to_bytes().to_vec());
            match self.look(&name) {
                Ok(about) if FileType::from_raw_mode(about.st_mode) == FileType::RegularFile => {
                    stamps.push((name, stamp(&about)));
                }
                // It went between the one look and the other.
                Ok(_) | Err(Errno::NOENT) => {}
                Err(other) => return Err(other.into()),
            }
        }
        stamps.sort_by(|(one, _), (other, _)| one.cmp(other));
        Ok(stamps)
    }
}

fn stamp(about: &rustix::fs::Stat) -> Stamp {
    Stamp {
        device: number(about.st_dev),
        inode: number(about.st_ino),
        modified: nanoseconds(about.st_mtime, about.st_mtime_nsec),
        changed: nanoseconds(about.st_ctime, about.st_ctime_nsec),
        size: number(about.st_size),
        links: number(about.st_nlink),
    }
}

/// Each system has these in other widths.
fn number(said: impl Into<i128>) -> u64 {
    u64::try_from(said.into()).unwrap_or_default()
}

fn nanoseconds(seconds: impl Into<i128>, and: impl Into<i128>) -> i64 {
    i64::try_from(seconds.into() * 1_000_000_000 + and.into()).unwrap_or(i64::MAX)
}
