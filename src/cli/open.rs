//! `goldseam`: opens the workbook, or sets one up at the first run.

use super::{Cli, Done, Failure, ThemeName, edition, export, keep, places};
use crate::app::{App, Model};
use crate::engine::Lock;
use crate::runtime::clock::WallClock;
use crate::runtime::events::TerminalEvents;
use crate::runtime::feed::Feed;
use crate::runtime::lines::Voice;
use crate::runtime::output::Output;
use crate::runtime::signals::Watch;
use crate::runtime::store::Store;
use crate::runtime::{Clock, End, Events, Host, first, lines, run, settings, terminal};
use crate::ui::theme::{Terminal, Theme, Wanted};
use std::env;
use std::io::{self, IsTerminal};
use std::os::fd::OwnedFd;
use std::path::PathBuf;
use std::sync::Arc;

/// Opens it on the full screen, or line by line.
///
/// # Errors
/// When there is no terminal, or the workbook can't be read.
pub fn open(cli: &Cli) -> Done {
    let book = edition::workbook(cli)?;
    has_terminal(cli)?;
    let (mut app, mut store) = begin(cli, book)?;
    let bell = store.start();
    on_screen(cli, &mut app, &mut store, bell)
}

/// Whether there is a terminal to open on, or lines are wanted.
///
/// # Errors
/// A sentence, when there is none.
pub fn has_terminal(cli: &Cli) -> Result<(), Failure> {
    let terminal = std::io::stdin().is_terminal() && std::io::stdout().is_terminal();
    if terminal || cli.plain { Ok(()) } else { Err(Failure::new(2, |words| words.commands.open.no_terminal())) }
}

/// Runs the program to its end, on the full screen or line by line. `bell` becomes readable when an answer of another thread
/// is there. Words on their way to the disk are waited for once the terminal is given back.
///
/// # Errors
/// When the terminal can't be taken, read or drawn.
pub fn on_screen(cli: &Cli, app: &mut App, host: &mut dyn Host, bell: Option<OwnedFd>) -> Done {
    let done = shown(cli, app, host, bell);
    // Whoever leaves fast is told nothing, and a shell is.
    let is_there = host.close();
    done.map(|code| if code == 0 && !is_there { NOT_WRITTEN } else { code })
}

/// The exit code of words that could not be written.
const NOT_WRITTEN: u8 = 5;

fn shown(cli: &Cli, app: &mut App, host: &mut dyn Host, bell: Option<OwnedFd>) -> Done {
    // Before the terminal is taken: a signal in between would end the program and leave it raw.
    let watch = Watch::start().map_err(refused)?;
    if is_plain(cli) {
        return by_lines(app, host, watch, bell);
    }
    let (mut terminal, guard) = terminal::enter(stopped(app)).map_err(refused)?;
    let mut events = TerminalEvents::new(watch, WallClock, bell);
    let end = run(&mut terminal, app, theme(cli), &mut events, &WallClock, host);
    events.drain();
    // The terminal is given back before anything is said: an error on the other screen would vanish with it.
    drop(guard);
    end.map(code).map_err(|error| Failure::of(5, error))
}

/// The terminal can't be had as it has to be.
fn refused(error: io::Error) -> Failure {
    Failure::because(5, error, |words, cause| words.commands.open.terminal_refused(cause))
}

fn stopped(app: &App) -> String {
    app.model.book.words.errors.other.stopped().to_owned()
}

fn by_lines(app: &mut App, host: &mut dyn Host, watch: Watch, bell: Option<OwnedFd>) -> Done {
    let mut out = Output::default();
    let (is_typed, seen) = (std::io::stdin().is_terminal(), terminal::window());
    if !is_typed {
        let voice = Voice { out: &mut out, seen, is_typed, beside: None };
        let end = lines::run(app, voice, &mut Feed::new(watch, WallClock, bell), &WallClock, host);
        return end.map(code).map_err(|error| Failure::of(5, error));
    }
    let guard = terminal::enter_by_lines(stopped(app)).map_err(refused)?;
    let voice = Voice { out: &mut out, seen, is_typed, beside: terminal::beside() };
    let mut events = TerminalEvents::new(watch, WallClock, bell);
    let end = lines::run(app, voice, &mut events, &WallClock, host);
    events.drain();
    drop(guard);
    end.map(code).map_err(|error| Failure::of(5, error))
}

fn code(end: End) -> u8 {
    match end {
        End::Left => 0,
        End::Signal(signal) => 128u8.saturating_add(u8::try_from(signal).unwrap_or(0)),
    }
}

/// The program at its first screen.
fn begin(cli: &Cli, book: Arc<crate::content::Workbook>) -> Result<(App, Store), Failure> {
    let folders = places::books(cli)?;
    let mut app = App::new(Model::new(book, WallClock.now(), keep::ids()));
    let config = places::config(cli)?;
    app.model.settings = settings::load(&config);
    let packs = edition::packs(cli);
    app.model.languages = edition::choices(&packs);
    let taker = export::inside::taker(app.model.book.clone());
    let mut store = Store::new(places::data(cli)?, config).remembering(places::state(cli));
    store = store.caching(places::cache(cli)).taking_out(taker);
    store = store.reading(edition::reads(packs));
    let data_dir = places::data_dir(cli)?;
    let standing = data_dir.books().map_err(|error| Failure::of(4, error))?;
    data_dir.clear_caches_but_of(&standing);
    let is_locked =
        |folder: &PathBuf| standing.books.iter().any(|found| found.folder == *folder && found.book.lock == Lock::Age);
    let (locked, open): (Vec<_>, Vec<_>) = folders.into_iter().partition(is_locked);
    first::screen(&mut app, &mut store, &open, &locked, cli.ask).map_err(|error| Failure::of(4, error))?;
    Ok((app, store))
}

fn is_plain(cli: &Cli) -> bool {
    let accessible = env::var_os("ACCESSIBLE").is_some_and(|value| !value.is_empty());
    cli.plain || accessible || terminal::is_simple()
}

fn theme(cli: &Cli) -> Theme {
    let set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
    let true_colour = env::var("COLORTERM").is_ok_and(|value| value == "truecolor" || value == "24bit");
    let terminal = Terminal { no_colour: set("NO_COLOR"), true_colour };
    let wanted = match cli.theme {
        ThemeName::Auto => Wanted::Auto,
        ThemeName::Dark => Wanted::Dark,
        ThemeName::Light => Wanted::Light,
        ThemeName::Mono => Wanted::Mono,
    };
    Theme::new(wanted, terminal)
}
