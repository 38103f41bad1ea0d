//! A file that has no name until it is whole: whatever ends the program before, nothing of it is left behind.

use super::Handle;
use rustix::io::Errno;
use std::ffi::OsStr;
use std::fs::File;
use std::io;

#[cfg(any(target_os = "linux", target_os = "android"))]
impl Handle {
    /// A new file without a name, for its owner alone. An error where such files can't be had.
    pub(in crate::journal::disk) fn create_unnamed(&self) -> io::Result<File> {
        let flags = rustix::fs::OFlags::TMPFILE | rustix::fs::OFlags::RDWR | rustix::fs::OFlags::CLOEXEC;
        let file = super::ours(rustix::fs::openat(&self.0, ".", flags, super::OWNER)?)?;
        // Where this can't be seen, it could never get a name.
        let can_be_named = super::is_same(&rustix::fs::fstat(&file)?, rustix::fs::stat(way_to(&file)));
        if can_be_named { Ok(file) } else { Err(Errno::NOTSUP.into()) }
    }

    /// Gives a file without a name a name that nothing has.
    pub(in crate::journal::disk) fn link(&self, file: &File, name: &OsStr) -> io::Result<()> {
        let follow = rustix::fs::AtFlags::SYMLINK_FOLLOW;
        Ok(rustix::fs::linkat(rustix::fs::CWD, way_to(file), &self.0, name, follow)?)
    }
}

/// Any process may name its own open files, where a name for the bare number takes a privilege.
#[cfg(any(target_os = "linux", target_os = "android"))]
fn way_to(file: &File) -> String {
    format!("/proc/self/fd/{}", std::os::fd::AsRawFd::as_raw_fd(file))
}

#[cfg(not(any(target_os = "linux", target_os = "android")))]
impl Handle {
    pub(in crate::journal::disk) fn create_unnamed(&self) -> io::Result<File> {
        Err(Errno::NOTSUP.into())
    }

    pub(in crate::journal::disk) fn link(&self, _: &File, _: &OsStr) -> io::Result<()> {
        Err(Errno::NOTSUP.into())
    }
}
