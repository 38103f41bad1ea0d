//! A terminal as a person has it: keys go in, a screen comes out, and a window that can change its size or be closed.
//!
//! Everything waits for something to be seen and is pumped from the test itself, without a thread, so that closing the
//! window really closes the last handle. Whoever waits in vain is shown the screen.

use filedescriptor::{FileDescriptor, POLLIN, poll, pollfd};
use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, SlavePty, native_pty_system};
use rustix::process::{Pid, Signal, WaitId, WaitIdOptions, kill_process, waitid};
use std::io::{Read, Write};
use std::os::fd::AsRawFd;
use std::time::{Duration, Instant};

/// How long anything may take on a machine that is busy with other things.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

/// How long one look at the terminal waits for more.
const LOOK: Duration = Duration::from_millis(10);

/// What stands behind the cells of each frame: the colours are let go of, one after the other.
pub(crate) const CELLS_DRAWN: &[u8] = b"\x1b[39m\x1b[49m";

/// A program that ends with the test, even with one that fails.
struct Running(Box<dyn Child + Send + Sync>);

impl Running {
    fn ended(&mut self) -> Option<ExitStatus> {
        self.0.try_wait().unwrap()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if let Ok(None) = self.0.try_wait() {
            let _ = self.0.kill();
        }
    }
}

/// A program in a terminal.
pub(crate) struct Pty {
    master: Box<dyn MasterPty + Send>,
    /// Held open, since the last one who closes this side resets its modes.
    slave: Option<Box<dyn SlavePty + Send>>,
    line: FileDescriptor,
    child: Running,
    parser: vt100::Parser,
    raw: Vec<u8>,
    modes_before: String,
}

impl Pty {
    /// Starts a program in a terminal of 80 by 24.
    pub(crate) fn start(program: CommandBuilder) -> Self {
        let pair = native_pty_system().openpty(PtySize::default()).unwrap();
        let modes_before = modes(&*pair.master);
        let line = FileDescriptor::dup(&pair.master.as_raw_fd().unwrap()).unwrap();
        let child = Running(pair.slave.spawn_command(program).unwrap());
        let parser = vt100::Parser::new(24, 80, 0);
        Self { master: pair.master, slave: Some(pair.slave), line, child, parser, raw: Vec::new(), modes_before }
    }

    /// Presses keys.
    pub(crate) fn keys(&mut self, keys: &str) {
        self.line.write_all(keys.as_bytes()).unwrap();
    }

    /// Pastes, as a terminal does that was asked to mark what is pasted.
    pub(crate) fn paste(&mut self, text: &str) {
        assert!(self.parser.screen().bracketed_paste(), "nothing tells a paste from keys");
        self.keys(&format!("\x1b[200~{text}\x1b[201~"));
    }

    /// The screen as it is seen.
    pub(crate) fn screen(&self) -> String {
        let rows = self.parser.screen().rows(0, self.parser.screen().size().1);
        rows.map(|row| row.trim_end().to_owned() + "\n").collect()
    }

    /// Everything that was sent to the terminal.
    pub(crate) fn raw(&self) -> &[u8] {
        &self.raw
    }

    /// How many frames were drawn.
    pub(crate) fn frames(&self) -> usize {
        self.raw.windows(CELLS_DRAWN.len()).filter(|part| *part == CELLS_DRAWN).count()
    }

    /// Row and column of the caret, where it can be seen.
    pub(crate) fn caret(&self) -> Option<(u16, u16)> {
        let screen = self.parser.screen();
        (!screen.hide_cursor()).then(|| screen.cursor_position())
    }

    /// Row and column where a text begins.
    pub(crate) fn place_of(&self, text: &str) -> (u16, u16) {
        let screen = self.screen();
        let mut rows = screen.lines().enumerate();
        let found = rows.find_map(|(row, line)| Some((row, line[..line.find(text)?].chars().count())));
        let (row, column) = found.unwrap_or_else(|| self.fail(&format!("\"{text}\" is not on the screen")));
        (u16::try_from(row).unwrap(), u16::try_from(column).unwrap())
    }

    /// Waits until a text is on the screen.
    pub(crate) fn sees(&mut self, text: &str) {
        self.until(&format!("\"{text}\" is seen"), |pty| pty.screen().contains(text));
    }

    /// Waits until something holds.
    pub(crate) fn until(&mut self, what: &str, mut holds: impl FnMut(&Self) -> bool) {
        let patience = Instant::now() + PATIENCE;
        while !holds(self) {
            let more = self.look();
            let ended = !more && self.child.ended().is_some();
            if (ended && !self.look() && !holds(self)) || Instant::now() > patience {
                self.fail(&format!("waited until {what}{}", if ended { ", but the program ended" } else { "" }));
            }
        }
    }

    /// Takes in what the program has sent by now; says whether there was anything.
    fn look(&mut self) -> bool {
        let mut line = [pollfd { fd: self.line.as_raw_fd(), events: POLLIN, revents: 0 }];
        if poll(&mut line, Some(LOOK)).unwrap() == 0 {
            return false;
        }
        let mut bytes = [0; 4096];
        // An error is what the end looks like here, once nobody has the other side open.
        let read = self.line.read(&mut bytes).unwrap_or(0);
        self.parser.process(&bytes[..read]);
        self.raw.extend(&bytes[..read]);
        read > 0
    }

    /// The window gets another size.
    pub(crate) fn resize(&mut self, columns: u16, rows: u16) {
        self.parser.screen_mut().set_size(rows, columns);
        self.master.resize(PtySize { rows, cols: columns, ..PtySize::default() }).unwrap();
    }

    /// The number of the program.
    pub(crate) fn pid(&self) -> Pid {
        Pid::from_raw(i32::try_from(self.child.0.process_id().unwrap()).unwrap()).unwrap()
    }

    /// Sends a signal.
    pub(crate) fn signal(&self, signal: Signal) {
        kill_process(self.pid(), signal).unwrap();
    }

    /// Waits until the program has stopped, as the shell would see it.
    pub(crate) fn has_stopped(&mut self) {
        let pid = self.pid();
        let options = WaitIdOptions::STOPPED | WaitIdOptions::NOHANG;
        self.until("the program has stopped", |_| waitid(WaitId::Pid(pid), options).unwrap().is_some());
    }

    /// Whether the terminal is as it was before the program.
    pub(crate) fn is_given_back(&self) -> bool {
        let screen = self.parser.screen();
        let quiet = !screen.alternate_screen() && !screen.bracketed_paste() && !screen.hide_cursor();
        quiet && modes(&*self.master) == self.modes_before
    }

    /// Waits for the end. The exit code must be this one, and the terminal as it was before.
    pub(crate) fn ends(mut self, code: u32) -> Self {
        self.has_ended(code);
        let modes_after = modes(&*self.master);
        self.slave = None;
        while self.look() {}
        if modes_after != self.modes_before || !self.is_given_back() {
            self.fail("the terminal is not as it was");
        }
        self
    }

    fn has_ended(&mut self, code: u32) {
        let patience = Instant::now() + PATIENCE;
        let status = loop {
            self.look();
            match self.child.ended() {
                Some(status) => break status,
                None if Instant::now() > patience => self.fail("it does not end"),
                None => {}
            }
        };
        if (status.exit_code(), status.signal()) != (code, None) {
            self.fail(&format!("it ended otherwise: {status}"));
        }
    }

    /// `kill -9`: nothing is put away any more.
    pub(crate) fn killed(mut self) {
        self.signal(Signal::KILL);
        self.child.0.wait().unwrap();
    }

    /// Closes the window, with the program in it. Says how it ended and how long that took.
    pub(crate) fn close(self) -> (u32, Duration) {
        let Self { master, slave, line, mut child, .. } = self;
        let began = Instant::now();
        drop((master, slave, line));
        let patience = began + PATIENCE;
        loop {
            match child.ended() {
                Some(status) => return (status.exit_code(), began.elapsed()),
                None if Instant::now() > patience => panic!("it goes on without a window"),
                None => std::thread::sleep(LOOK),
            }
        }
    }

    fn fail(&self, why: &str) -> ! {
        panic!("{why}\n{}\n{}", self.screen(), "-".repeat(80));
    }
}

fn modes(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios().unwrap())
}
