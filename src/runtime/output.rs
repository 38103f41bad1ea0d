//! Where frames go: each is sent whole, and nothing of it is kept.
//!
//! The standard library's own buffer keeps what it has sent until it is written over, and what was drawn are a person's
//! words.

use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::{Errno, write};
use std::io::{self, Write, stdout};
use zeroize::{Zeroize, Zeroizing};

/// The terminal, as something that is written to. What was written goes out when it is flushed.
#[derive(Default)]
pub struct Output {
    waiting: Zeroizing<Vec<u8>>,
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.waiting.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let terminal = stdout();
        let mut left = &self.waiting[..];
        let mut sent = Ok(());
        while !left.is_empty() {
            match write(&terminal, left) {
                Ok(0) => sent = Err(io::ErrorKind::WriteZero.into()),
                Ok(some) => left = &left[some..],
                Err(Errno::INTR) => {}
                // Whoever shares the terminal may have set it so that it takes nothing when it is full.
                Err(Errno::AGAIN) => {
                    let _ = poll(&mut [PollFd::new(&terminal, PollFlags::OUT)], None);
                }
                Err(error) => sent = Err(error.into()),
            }
            if sent.is_err() {
                break;
            }
        }
        // A frame that could not be sent is drawn anew, or never.
        self.waiting.zeroize();
        sent
    }
}
