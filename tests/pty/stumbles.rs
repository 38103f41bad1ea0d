//! When something breaks while the terminal is taken: it is given back, and nobody's words are said aloud.

use crate::place::Place;
use crate::terminal::{CELLS_DRAWN, Pty};
use filedescriptor::FileDescriptor;
use goldseam::app::{App, Model, Moment, begin, update};
use goldseam::content::load;
use goldseam::engine::Ids;
use goldseam::runtime::clock::WallClock;
use goldseam::runtime::store::Store;
use goldseam::runtime::{Clock, Event, Events, run, terminal};
use goldseam::ui::theme::Theme;
use portable_pty::{PtySize, native_pty_system};
use std::io::Read;
use std::sync::Arc;

/// The binary has no way to break on purpose. So this program runs itself in a terminal, with the real loop around events
/// that break at the first look.
#[test]
fn a_panic_gives_the_terminal_back_and_says_where_but_not_what() {
    let place = Place::new();
    let mut program = place.any_program(std::env::current_exe().unwrap());
    program.args(["--ignored", "--exact", "stumbles::broken_inside"]);
    let mut pty = Pty::start(program);
    pty.sees("A quiet workbook");
    pty.keys("\r");
    let pty = pty.ends(0);
    assert!(pty.screen().contains("Goldseam stopped because of a mistake of its own."), "{}", pty.screen());
    assert!(pty.screen().replace('\n', "").contains("tests/pty/stumbles.rs:"), "{}", pty.screen());
    assert!(!String::from_utf8_lossy(pty.raw()).contains("words of somebody"));
}

/// Run by [`a_panic_gives_the_terminal_back_and_says_where_but_not_what`], in a terminal of its own.
#[test]
#[ignore = "it takes the terminal it runs in"]
#[should_panic(expected = "words of somebody")]
fn broken_inside() {
    let book = load::embedded().unwrap_or_else(|faults| panic!("{faults}"));
    let mut app = App::new(Model::new(Arc::new(book), WallClock.now(), Ids::new(|| 0)));
    let routes = begin::start(&mut app.model);
    update::first(&mut app, routes);
    let nowhere = Store::new("nowhere".into(), "nowhere".into());
    let (mut terminal, _guard) =
        terminal::enter("Goldseam stopped because of a mistake of its own.".to_owned()).unwrap();
    let _ = run(&mut terminal, &mut app, Theme::default(), &mut Broken, &WallClock, &mut { nowhere });
}

/// Events that break once a key was pressed.
struct Broken;

impl Events for Broken {
    fn next(&mut self, _due: Option<Moment>) -> std::io::Result<Vec<Event>> {
        std::io::stdin().read_exact(&mut [0])?;
        panic!("the words of somebody");
    }
}

/// Its output goes to a second window, so that this one can close while the first stands.
#[test]
fn an_error_gives_the_terminal_back_and_keeps_the_words() {
    let place = Place::begun();
    let other = native_pty_system().openpty(PtySize::default()).unwrap();
    let mut program = place.any_program("/bin/sh");
    program.env("OUT", other.master.tty_name().unwrap());
    program.args(["-c", "exec \"$0\" \"$@\" > \"$OUT\""]);
    program.args(place.program().get_argv());
    let mut pty = Pty::start(program);
    pty.until("the terminal is taken", |pty| !pty.is_given_back());
    pty.keys("\x1b[B\x1b[B\rwords");
    let mut line = FileDescriptor::dup(&other.master.as_raw_fd().unwrap()).unwrap();
    line.set_non_blocking(true).unwrap();
    let mut drawn = Vec::new();
    pty.until("the words are drawn", |_| {
        let mut bytes = [0; 4096];
        let read = line.read(&mut bytes).unwrap_or(0);
        drawn.extend(&bytes[..read]);
        is_whole_frame_with(b"words", &drawn)
    });
    drop((other, line));
    pty.keys("!");
    let pty = pty.ends(5);
    assert!(pty.screen().contains("The terminal went away:"), "{}", pty.screen());
    assert!(pty.screen().contains("What you typed is kept."), "{}", pty.screen());
    assert_eq!(place.begun_words(), ["words!"]);
}

/// A frame ends with the caret put in its place; nothing more comes until something happens.
fn is_whole_frame_with(words: &[u8], drawn: &[u8]) -> bool {
    let last = |mark: &[u8]| drawn.windows(mark.len()).rposition(|part| part == mark);
    last(words).zip(last(CELLS_DRAWN)).is_some_and(|(words, cells)| words < cells && drawn.ends_with(b"H"))
}
