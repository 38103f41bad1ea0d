//! A program in a terminal of 120 by 40, looked at by the clock. While something is measured, what comes is only stored with
//! its time; what it looks like is worked out afterwards, so that the looking costs the program nothing.

use filedescriptor::{FileDescriptor, POLLIN, poll, pollfd};
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, SlavePty, native_pty_system};
use std::fs;
use std::io::{Read, Write};
use std::os::fd::AsRawFd;
use std::thread;
use std::time::{Duration, Instant};

const SIZE: (u16, u16) = (40, 120);

/// Nothing came for so long: the frame is there. A frame is written in one go.
const QUIET: Duration = Duration::from_millis(20);

/// After so long nothing follows a key any more.
const NOTHING: Duration = Duration::from_secs(2);

/// After so long whoever leaves is asked something, if at all.
const ASKED: Duration = Duration::from_millis(200);

/// How long anything may take.
const PATIENCE: Duration = Duration::from_secs(120);

/// What terminals are asked, and what one answers. Some programs wait for it.
const ANSWERS: [(&[u8], &str); 4] = [
    (b"\x1b[c", "\x1b[?62;22c"),
    (b"\x1b[0c", "\x1b[?62;22c"),
    (b"\x1b[6n", "\x1b[1;1R"),
    (b"\x1b]11;?", "\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\"),
];

/// What came in one read, and when.
struct Piece {
    at: Instant,
    bytes: Vec<u8>,
}

/// What followed a key: when the last of it came, and how many bytes it was.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Answer {
    pub(crate) took: Duration,
    pub(crate) bytes: usize,
}

/// What a program takes of the memory, in kB.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Memory {
    pub(crate) most: u64,
    pub(crate) now: u64,
}

/// A program that runs. It ends with this, whatever it does.
pub(crate) struct Probe {
    _master: Box<dyn MasterPty + Send>,
    /// Held open, so that what was written last can still be read.
    _slave: Box<dyn SlavePty + Send>,
    line: FileDescriptor,
    child: Box<dyn Child + Send + Sync>,
    began: Instant,
    pieces: Vec<Piece>,
    /// So many of the pieces have been drawn.
    drawn: usize,
    screen: vt100::Parser,
}

impl Probe {
    pub(crate) fn start(program: CommandBuilder) -> Self {
        let size = PtySize { rows: SIZE.0, cols: SIZE.1, ..PtySize::default() };
        let pair = native_pty_system().openpty(size).expect("a terminal");
        let line = FileDescriptor::dup(&pair.master.as_raw_fd().expect("a terminal")).expect("a terminal");
        let began = Instant::now();
        let child = pair.slave.spawn_command(program).expect("a program");
        Self {
            _master: pair.master,
            _slave: pair.slave,
            line,
            child,
            began,
            pieces: Vec::new(),
            drawn: 0,
            screen: empty(),
        }
    }

    /// Takes in one piece, waited for no longer than that.
    fn look(&mut self, longest: Duration) -> bool {
        let mut line = [pollfd { fd: self.line.as_raw_fd(), events: POLLIN, revents: 0 }];
        if poll(&mut line, Some(longest)).expect("a terminal") == 0 {
            return false;
        }
        let mut bytes = vec![0; 1 << 16];
        let read = self.line.read(&mut bytes).unwrap_or(0);
        let at = Instant::now();
        bytes.truncate(read);
        for (asked, answer) in ANSWERS {
            if bytes.windows(asked.len()).any(|part| part == asked) {
                self.write(answer);
            }
        }
        self.pieces.push(Piece { at, bytes });
        read > 0
    }

    fn write(&mut self, keys: &str) {
        self.line.write_all(keys.as_bytes()).expect("a terminal");
    }

    /// Pastes, as a terminal does. A long text is written beside the reading: each side would wait for the other.
    pub(crate) fn paste(&mut self, text: &str) {
        let mut line = FileDescriptor::dup(&self.line).expect("a terminal");
        let text = format!("\x1b[200~{text}\x1b[201~");
        let writer = thread::spawn(move || line.write_all(text.as_bytes()));
        while !writer.is_finished() {
            self.look(QUIET);
        }
        writer.join().expect("a writer").expect("a terminal");
        self.rest(QUIET * 25);
    }

    /// Waits until nothing came for so long.
    pub(crate) fn rest(&mut self, quiet: Duration) {
        while self.look(quiet) {}
    }

    /// What stands on the screen.
    pub(crate) fn screen(&mut self) -> String {
        for piece in &self.pieces[self.drawn..] {
            self.screen.process(&piece.bytes);
        }
        self.drawn = self.pieces.len();
        self.screen.screen().contents()
    }

    /// Waits until one of these is on the screen.
    pub(crate) fn sees(&mut self, any: &[&str]) {
        let until = Instant::now() + PATIENCE;
        loop {
            self.rest(QUIET);
            let screen = self.screen();
            if any.iter().any(|text| screen.contains(text)) {
                return;
            }
            assert!(Instant::now() < until, "waited for {any:?}:\n{screen}");
        }
    }

    /// Presses keys, and waits for what they lead to.
    pub(crate) fn press(&mut self, keys: &str, any: &[&str]) {
        self.write(keys);
        self.sees(any);
    }

    /// How long it took from the command to the first frame that is whole: from then on the screen is as it stays.
    pub(crate) fn first_frame(&mut self, any: &[&str]) -> Duration {
        self.sees(any);
        self.rest(QUIET * 2);
        let last = self.screen();
        self.since(self.began, 0, |screen| screen == last)
    }

    /// Presses keys, and says how long it takes until the screen is as it should be.
    pub(crate) fn until(&mut self, keys: &str, holds: impl Fn(&str) -> bool) -> Duration {
        self.rest(QUIET);
        let from = self.pieces.len();
        let pressed = Instant::now();
        self.write(keys);
        loop {
            self.rest(QUIET);
            let screen = self.screen();
            if holds(&screen) {
                return self.since(pressed, from, holds);
            }
            assert!(pressed.elapsed() < PATIENCE, "waited after {keys:?}:\n{screen}");
        }
    }

    /// When the screen first was so, with a piece that came then or later.
    fn since(&self, began: Instant, from: usize, holds: impl Fn(&str) -> bool) -> Duration {
        let mut screen = empty();
        for (nth, piece) in self.pieces.iter().enumerate() {
            screen.process(&piece.bytes);
            if nth >= from && holds(&screen.screen().contents()) {
                return piece.at - began;
            }
        }
        unreachable!("it is so by now")
    }

    /// Presses one key, and says when the last of what follows came. None where nothing does: a space at the end of a row may
    /// change nothing that is seen.
    pub(crate) fn key(&mut self, key: &str) -> Option<Answer> {
        self.key_until_silent(key, QUIET)
    }

    /// The same, of a key that leads to more than one frame, with pauses in between that are shorter.
    pub(crate) fn key_until_silent(&mut self, key: &str, quiet: Duration) -> Option<Answer> {
        let from = self.pieces.len();
        let pressed = Instant::now();
        self.write(key);
        while self.pieces.len() == from && pressed.elapsed() < NOTHING {
            self.look(quiet);
        }
        self.rest(quiet);
        let came = &self.pieces[from..];
        let bytes = came.iter().map(|piece| piece.bytes.len()).sum();
        came.last().map(|last| Answer { took: last.at - pressed, bytes })
    }

    /// How many bytes came by now.
    pub(crate) fn bytes(&self) -> usize {
        self.pieces.iter().map(|piece| piece.bytes.len()).sum()
    }

    fn proc(&self, file: &str) -> String {
        let pid = self.child.process_id().expect("a program that runs");
        fs::read_to_string(format!("/proc/{pid}/{file}")).unwrap_or_default()
    }

    pub(crate) fn memory(&self) -> Memory {
        let status = self.proc("status");
        Memory { most: number(&status, "VmHWM:"), now: number(&status, "VmRSS:") }
    }

    /// How often any of its threads went to sleep and so had woken up before.
    pub(crate) fn wakeups(&self) -> u64 {
        let pid = self.child.process_id().expect("a program that runs");
        let threads = fs::read_dir(format!("/proc/{pid}/task")).into_iter().flatten().flatten();
        let status = threads.map(|thread| fs::read_to_string(thread.path().join("status")).unwrap_or_default());
        status.map(|status| number(&status, "voluntary_ctxt_switches:")).sum()
    }

    /// Presses a key as often as it takes until the program has ended: some ask before they go, or say a word.
    pub(crate) fn leave(mut self, key: &str) {
        let until = Instant::now() + PATIENCE;
        let mut pressed = None;
        while let Ok(None) = self.child.try_wait() {
            if pressed.is_none_or(|pressed: Instant| pressed.elapsed() > ASKED) {
                self.write(key);
                pressed = Some(Instant::now());
            }
            if !self.look(QUIET) {
                // At the end there is nothing to read, and no waiting for it either.
                thread::sleep(Duration::from_millis(1));
            }
            assert!(Instant::now() < until, "it does not end:\n{}", self.screen());
        }
    }
}

impl Drop for Probe {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn empty() -> vt100::Parser {
    vt100::Parser::new(SIZE.0, SIZE.1, 0)
}

/// The number behind a name in what the system tells of a process.
fn number(status: &str, name: &str) -> u64 {
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or_default()
}
