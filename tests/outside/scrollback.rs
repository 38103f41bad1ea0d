//! GNU screen as it comes, and tmux without a second screen: both keep what is cleared at once for scrolling to. Nothing
//! of a page is ever among that.

use crate::place::{GOLDSEAM, Place, turn_to_a_page};
use crate::terminal::Pty;
use rustix::process::{Pid, Signal, kill_process};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

const CANARY: &str = "CANARYWORD";

/// A program that windows live in, with one in which a shell runs.
#[derive(Clone, Copy, Debug)]
enum Multiplexer {
    Screen,
    Tmux,
}

const BOTH: [Multiplexer; 2] = [Multiplexer::Screen, Multiplexer::Tmux];

/// A page with the canary on it, in a window of one of them.
struct Inside {
    multiplexer: Multiplexer,
    place: Place,
    pty: Pty,
}

impl Inside {
    fn new(multiplexer: Multiplexer) -> Self {
        let place = Place::begun();
        let sockets = place.home().join("sockets");
        fs::create_dir(&sockets).unwrap();
        fs::set_permissions(&sockets, fs::Permissions::from_mode(0o700)).unwrap();
        fs::write(place.home().join("tmux.conf"), "set -g alternate-screen off\nset -g status off\n").unwrap();
        // It says that it has written a file, and shows nothing else meanwhile.
        fs::write(place.home().join(".screenrc"), "msgwait 0\nmsgminwait 0\n").unwrap();
        let mut program = place.any_program(match multiplexer {
            Multiplexer::Screen => "screen",
            Multiplexer::Tmux => "tmux",
        });
        for (name, value) in surroundings(&place) {
            program.env(name, value);
        }
        match multiplexer {
            Multiplexer::Screen => program.args(["-S", "goldseam", "/bin/sh"]),
            Multiplexer::Tmux => {
                program.arg("-f");
                program.arg(place.home().join("tmux.conf"));
                program.args(["new-session", "/bin/sh"]);
            }
        }
        let pty = Pty::start(program);
        let mut inside = Self { multiplexer, place, pty };
        inside.open();
        inside
    }

    /// The program, started by the shell, at a page with the canary on it.
    fn open(&mut self) {
        self.pty.until("the shell asks", |pty| pty.screen().contains(['#', '$']));
        let (data, file) = (self.place.data(), self.place.home().join("process"));
        let start = format!("echo $$ >{}; exec {GOLDSEAM} --data-dir {}", file.display(), data.display());
        fs::write(self.place.home().join("start"), start).unwrap();
        self.pty.keys("sh ~/start; echo >~/ended\r");
        turn_to_a_page(&mut self.pty);
        self.pty.keys(CANARY);
        self.pty.sees(CANARY);
        assert!(self.all().contains(CANARY), "what is seen is not among what can be scrolled to");
    }

    /// Everything that is seen there and that can be scrolled to.
    fn all(&self) -> String {
        let file = self.place.home().join("all");
        let _ = fs::remove_file(&file);
        let mut command = match self.multiplexer {
            Multiplexer::Screen => {
                let mut command = Command::new("screen");
                command.args(["-S", "goldseam", "-X", "hardcopy", "-h"]).arg(&file);
                command
            }
            Multiplexer::Tmux => {
                let mut command = Command::new("tmux");
                command.args(["capture-pane", "-p", "-S", "-"]);
                command
            }
        };
        let output = command.envs(surroundings(&self.place)).output().unwrap();
        assert!(output.status.success(), "{output:?}");
        match self.multiplexer {
            Multiplexer::Screen => {
                // It answers one after the other: with this one the file is whole.
                let mut ask = Command::new("screen");
                ask.args(["-S", "goldseam", "-Q", "title"]).envs(surroundings(&self.place));
                assert!(ask.output().unwrap().status.success());
                String::from_utf8_lossy(&fs::read(&file).unwrap()).into_owned()
            }
            Multiplexer::Tmux => String::from_utf8(output.stdout).unwrap(),
        }
    }

    /// Waits until something stands inside. The terminal around it may draw other sizes in its own way.
    fn shows(&mut self, words: &str) {
        for _ in 0..1_000 {
            if self.all().contains(words) {
                return;
            }
            let mut has_looked = false;
            self.pty.until("it was looked at once", |_| std::mem::replace(&mut has_looked, true));
        }
        panic!("{:?} never shows {words}:\n{}", self.multiplexer, self.all());
    }

    /// Waits until the shell is back.
    fn ends(&mut self) {
        let ended = self.place.home().join("ended");
        self.pty.until("the shell is back", |_| ended.exists());
        self.pty.keys("echo 'it is' gone\r");
        self.shows("it is gone");
    }

    fn signal(&self, signal: Signal) {
        let process = fs::read_to_string(self.place.home().join("process")).unwrap();
        kill_process(Pid::from_raw(process.trim().parse().unwrap()).unwrap(), signal).unwrap();
    }

    #[track_caller]
    fn holds_nothing(&self, when: &str) {
        let all = self.all();
        assert!(!all.contains(CANARY), "{:?}, {when}:\n{all}", self.multiplexer);
    }
}

/// The window lives on until it is told otherwise.
impl Drop for Inside {
    fn drop(&mut self) {
        let (program, args): (_, &[&str]) = match self.multiplexer {
            Multiplexer::Screen => ("screen", &["-S", "goldseam", "-X", "quit"]),
            Multiplexer::Tmux => ("tmux", &["kill-server"]),
        };
        let _ = Command::new(program).args(args).envs(surroundings(&self.place)).output();
    }
}

fn surroundings(place: &Place) -> [(&'static str, std::path::PathBuf); 5] {
    let sockets = place.home().join("sockets");
    [
        ("HOME", place.home().to_owned()),
        ("PATH", "/usr/bin:/bin".into()),
        ("SCREENDIR", sockets.clone()),
        ("TMUX_TMPDIR", sockets),
        ("SHELL", "/bin/sh".into()),
    ]
}

#[test]
fn leaving_leaves_nothing_to_scroll_to() {
    for multiplexer in BOTH {
        for key in ["\x11", "\x03"] {
            let mut inside = Inside::new(multiplexer);
            inside.pty.keys(key);
            inside.ends();
            inside.holds_nothing(&key.escape_debug().to_string());
        }
    }
}

#[test]
fn a_signal_leaves_nothing_to_scroll_to() {
    for multiplexer in BOTH {
        let mut inside = Inside::new(multiplexer);
        inside.signal(Signal::TERM);
        inside.ends();
        inside.holds_nothing("after a signal");
    }
}

#[test]
fn asleep_and_under_the_cover_nothing_can_be_scrolled_to() {
    for multiplexer in BOTH {
        let mut inside = Inside::new(multiplexer);
        inside.pty.keys("\x07");
        inside.pty.sees("Kitchen measures");
        inside.holds_nothing("under the cover");
        inside.pty.keys("\x07\x07");
        inside.pty.sees(CANARY);
        inside.signal(Signal::TSTP);
        inside.ends();
        inside.holds_nothing("asleep");
        // The shell has gone on with the rest of its line.
        fs::remove_file(inside.place.home().join("ended")).unwrap();
        // What surrounds it may be late in drawing: a key must not be pressed at the page of before.
        inside.pty.until("the page is gone", |pty| !pty.screen().contains(CANARY));
        inside.pty.keys("fg; echo >~/ended\r");
        inside.pty.sees(CANARY);
        inside.pty.keys("\x11");
        inside.ends();
        inside.holds_nothing("after it slept");
    }
}

#[test]
fn a_window_of_another_size_puts_nothing_where_it_can_be_scrolled_to() {
    for multiplexer in BOTH {
        let mut inside = Inside::new(multiplexer);
        for (at, (columns, rows)) in [(60, 24), (100, 24), (80, 30), (80, 14)].into_iter().enumerate() {
            inside.pty.resize(columns, rows);
            inside.pty.keys("x");
            let typed = format!("{CANARY}{}", "x".repeat(at + 1));
            inside.shows(&typed);
        }
        inside.pty.keys("\x11");
        inside.ends();
        inside.holds_nothing("after other sizes");
    }
}

/// A window that gets lower pushes its upper rows to where they can be scrolled to, before the program hears of it.
#[test]
fn what_a_lower_window_pushed_out_is_gone_after_ctrl_q() {
    for multiplexer in BOTH {
        let mut inside = Inside::new(multiplexer);
        inside.pty.keys(&"\r".repeat(12));
        inside.pty.keys("below");
        inside.shows("below");
        inside.pty.resize(80, 8);
        inside.shows("A little more room, please.");
        assert!(inside.all().contains(CANARY), "{multiplexer:?} pushed nothing out");
        inside.pty.keys("\x11");
        inside.ends();
        inside.holds_nothing("after a lower window");
    }
}
