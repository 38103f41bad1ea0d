//! One piece of work at a time through the real loop, without a terminal, so that its instructions can be counted.
//!
//! `counted make HOME` makes a workbook of a thousand pages. `counted PIECE HOME MANY` opens it and does the piece so many times:
//! run for none and for some, the difference is what one costs. The clock stands still and ids are counted up, so
//! that two runs do the same. What differs is the seeds of hash tables. `tests/outside/counts.rs` counts.

#[allow(dead_code)] // the bench in a terminal uses more of it
mod made;
mod unsynced;

use crossterm::event::{Event as TerminalEvent, KeyCode, KeyEvent, KeyModifiers};
use goldseam::app::{App, Model, Moment};
use goldseam::content::Packs;
use goldseam::engine::Ids;
use goldseam::journal::DataDir;
use goldseam::runtime::backend::Rows;
use goldseam::runtime::store::Store;
use goldseam::runtime::{Clock, Event, Events, first, run};
use goldseam::ui::theme::Theme;
use made::Kind;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use unsynced::Unsynced;

const PAGES: u64 = 1_000;

/// An evening that does not end.
struct StoppedClock;

impl Clock for StoppedClock {
    fn now(&self) -> Moment {
        made::evening()
    }

    fn ticks(&self) -> Duration {
        Duration::ZERO
    }
}

/// Keys, one a turn, so that each is drawn. After the last one the program ends at once: to leave is no part of the piece.
struct Script<K>(K);

impl<K: Iterator<Item = TerminalEvent>> Events for Script<K> {
    fn next(&mut self, _due: Option<Moment>) -> io::Result<Vec<Event>> {
        match self.0.next() {
            Some(event) => Ok(vec![Event::Terminal(event)]),
            None => std::process::exit(0),
        }
    }
}

fn key(code: KeyCode) -> TerminalEvent {
    TerminalEvent::Key(code.into())
}

/// The keys up to the piece, and the key of the piece itself.
fn script(piece: &str) -> (Vec<TerminalEvent>, TerminalEvent) {
    let at_home = key(KeyCode::Esc);
    let letter = |letter| key(KeyCode::Char(letter));
    match piece {
        "list-key" => (vec![at_home, letter('j')], key(KeyCode::Down)),
        "typed-key" => (vec![at_home, letter('w'), letter('I')], letter('n')),
        "kept-page" => {
            let words = made::words(&mut made::Chance::new(7), 60);
            let keep = TerminalEvent::Key(KeyEvent::new(KeyCode::Char('s'), KeyModifiers::CONTROL));
            (vec![at_home, letter('w'), TerminalEvent::Paste(words)], keep)
        }
        other => panic!("there is no piece {other:?}"),
    }
}

fn data_dir(home: &Path) -> DataDir {
    DataDir::new(Arc::new(Unsynced), home.join("data")).caching(Some(home.join("cache")))
}

/// The workbook, and what a computer remembers of it that has opened it before.
fn make(home: &Path) {
    let folder = made::workbook(&home.join("data"), Kind::Plain, PAGES);
    let (mut journal, _) = data_dir(home).open(&folder).expect("a workbook");
    assert!(journal.keep_cache(), "there is nothing to remember");
}

/// The program at its first screen, as the command puts it there, but that its jobs are done in place.
fn begun(home: &Path) -> (App, Store) {
    let packs = Packs::shipped();
    let book = packs.read(packs.usual()).unwrap_or_else(|faults| panic!("{faults}"));
    let mut counted = 0;
    let ids = Ids::new(move || {
        counted += 1;
        counted
    });
    let mut app = App::new(Model::new(Arc::new(book), StoppedClock.now(), ids));
    let store = Store::on(Arc::new(Unsynced), home.join("data"), home.join("config"));
    let mut store = store.caching(Some(home.join("cache")));
    let books = data_dir(home).books().expect("a data folder").books;
    let folders: Vec<PathBuf> = books.into_iter().map(|found| found.folder).collect();
    first::screen(&mut app, &mut store, &folders, &[], false).unwrap_or_else(|error| panic!("{error:?}"));
    // The long lines are fetched beside all else. Waited for, they are counted whole.
    app.model.progress().all().next_back().map(goldseam::engine::Kept::read);
    (app, store)
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let (piece, home, many) = match args[..] {
        ["make", home] => return make(Path::new(home)),
        ["first-frame", _, "0"] => return,
        ["first-frame", home, _] => (None, home, 0),
        [piece, home, many] => (Some(piece), home, many.parse().expect("a number")),
        _ => panic!("counted make HOME, or counted PIECE HOME MANY"),
    };
    let (before, each) = piece.map_or_else(|| (Vec::new(), key(KeyCode::Null)), script);
    let (mut app, mut store) = begun(Path::new(home));
    let viewport = Viewport::Fixed(Rect::new(0, 0, 120, 40));
    let options = TerminalOptions { viewport };
    let mut terminal = Terminal::with_options(Rows::new(io::sink()), options).expect("a terminal");
    let mut events = Script(before.into_iter().chain(std::iter::repeat_n(each, many)));
    let ended = run(&mut terminal, &mut app, Theme::default(), &mut events, &StoppedClock, &mut store);
    panic!("it ended before its keys did: {ended:?}");
}
