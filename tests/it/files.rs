//! Whatever has a name that somebody gave: a plain file is read up to a bound, and nothing else is waited for.

use goldseam::files::{self, Kind};
use rustix::fs::{CWD, FileType, Mode};
use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::os::fd::AsRawFd;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::time::Duration;
use tempfile::TempDir;

/// A pipe with a name.
pub(crate) fn pipe(path: &Path) {
    rustix::fs::mknodat(CWD, path, FileType::Fifo, Mode::RWXU, 0).unwrap();
}

/// A file of so many bytes that takes no room on the disk.
pub(crate) fn huge(path: &Path) {
    File::create(path).unwrap().set_len(1 << 40).unwrap();
}

/// Odd things to find under a name, all of which stop or fill a program that just reads.
pub(crate) fn odd_things(folder: &Path) -> Vec<PathBuf> {
    let all = ["pipe", "device", "folder", "huge", "nowhere", "loop"].map(|name| folder.join(name));
    let [a_pipe, device, a_folder, a_huge, nowhere, a_loop] = &all;
    pipe(a_pipe);
    symlink("/dev/zero", device).unwrap();
    fs::create_dir(a_folder).unwrap();
    huge(a_huge);
    symlink("nothing", nowhere).unwrap();
    symlink("loop", a_loop).unwrap();
    all.into()
}

fn desk() -> TempDir {
    tempfile::tempdir().unwrap()
}

#[test]
fn only_a_plain_file_of_a_size_is_read_whole() {
    let desk = desk();
    let file = desk.path().join("file");
    fs::write(&file, "words").unwrap();
    symlink("file", desk.path().join("link")).unwrap();
    for name in ["file", "link"] {
        assert_eq!(files::read(&desk.path().join(name), 5).unwrap(), b"words");
        assert_eq!(files::read(&desk.path().join(name), 4).unwrap_err().kind(), ErrorKind::FileTooLarge);
    }
    assert_eq!(files::kind(&file).unwrap(), Kind::File(5));
    for odd in odd_things(desk.path()) {
        assert!(files::read(&odd, 1000).is_err(), "{}", odd.display());
    }
}

#[test]
fn the_beginning_of_anything_is_read_and_nothing_is_waited_for_in_vain() {
    let desk = desk();
    let soon = Duration::from_millis(20);
    for odd in odd_things(desk.path()) {
        let read = files::beginning(&odd, 100, soon);
        match odd.file_name().unwrap().to_str().unwrap() {
            // Nobody is at its other end.
            "pipe" => assert!(read.unwrap().is_empty()),
            "device" | "huge" => assert_eq!(**read.unwrap(), [0; 100]),
            _ => assert!(read.is_err(), "{}", odd.display()),
        }
    }
    // Somebody is, and says nothing; then something.
    let named = desk.path().join("pipe");
    let mut writer = OpenOptions::new().read(true).write(true).open(&named).unwrap();
    assert_eq!(files::beginning(&named, 100, soon).unwrap_err().kind(), ErrorKind::TimedOut);
    writer.write_all(b"three odd words").unwrap();
    assert_eq!(**files::beginning(&named, 5, soon).unwrap(), *b"three");
    let (reader, mut writer) = std::io::pipe().unwrap();
    let later = std::thread::spawn(move || writer.write_all(b"words"));
    let named = format!("/dev/fd/{}", reader.as_raw_fd());
    assert_eq!(**files::beginning(Path::new(&named), 100, Duration::from_secs(600)).unwrap(), *b"words");
    later.join().unwrap().unwrap();
}
