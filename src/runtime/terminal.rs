//! Entering and leaving the terminal. Whatever happens, it is given back as it was.

use super::Happening;
use super::backend::{Rows, erase};
use crossterm::cursor::{MoveTo, Show};
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste, Event};
use crossterm::execute;
use crossterm::style::Print;
use crossterm::terminal::{
    Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, SetTitle, disable_raw_mode, enable_raw_mode,
};
use ratatui::Terminal;
use ratatui::backend::Backend;
use std::env;
use std::io::{self, IsTerminal, Write, stdout};
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether the terminal is ours at this moment.
static ENTERED: AtomicBool = AtomicBool::new(false);

/// More rows than GNU screen can be scrolled back, as it comes (100) and as Debian ships it (1024). It knows no way to
/// forget them, and what a lower window pushed out is among them: empty rows push it on.
const SCREEN_REMEMBERS: usize = 2_000;

/// Remembers the title of the window and of its icon.
const REMEMBER_TITLE: &str = "\x1b[22;0t";

/// Takes the title back that was remembered last. Where none is, an empty one stands already.
const TITLE_BEFORE: &str = "\x1b[23;0t";

/// The terminal while it is ours. Dropping it gives it back.
#[derive(Debug)]
pub struct Guard;

/// Takes the terminal: raw, on the alternate screen, with bracketed paste, under a neutral title.
///
/// # Errors
/// When the terminal refuses.
pub fn enter() -> io::Result<(Terminal<impl Backend<Error = io::Error>>, Guard)> {
    tell_nothing_on_panic();
    take()?;
    let guard = Guard;
    Ok((Terminal::new(Rows::new())?, guard))
}

/// Takes the terminal (again).
///
/// # Errors
/// When the terminal refuses.
pub fn take() -> io::Result<()> {
    enable_raw_mode()?;
    ENTERED.store(true, Ordering::SeqCst);
    execute!(
        stdout(),
        EnterAlternateScreen,
        EnableBracketedPaste,
        Print(REMEMBER_TITLE),
        SetTitle("goldseam"),
        Clear(ClearType::All)
    )
}

/// Gives the terminal back. Done twice it does nothing.
pub fn leave() {
    if ENTERED.swap(false, Ordering::SeqCst) {
        // The terminal may be gone; then there is nothing to give back.
        let _ = erase(&mut stdout());
        let _ = execute!(
            stdout(),
            DisableBracketedPaste,
            SetTitle(""),
            Print(TITLE_BEFORE),
            Clear(ClearType::All),
            LeaveAlternateScreen,
            Show
        );
        let _ = disable_raw_mode();
    }
}

/// Gives the terminal back, does what must be done before sleep, stops the program, and takes the terminal again once it
/// is woken.
pub fn suspend(before: impl FnOnce()) {
    leave();
    before();
    super::signals::stop_here();
    // If the terminal can't be taken again, the next read of it says so.
    let _ = take();
}

/// Clears the screen and what can be scrolled to, and gives the terminal back.
pub fn vanish() {
    leave();
    if !stdout().is_terminal() || is_simple() {
        return;
    }
    let _ = execute!(stdout(), Clear(ClearType::All), Clear(ClearType::Purge), MoveTo(0, 0));
    if env::var_os("STY").is_some() {
        let rows = crossterm::terminal::size().map_or(0, |(_, rows)| rows);
        let _ = execute!(stdout(), MoveTo(0, rows), Print("\n".repeat(SCREEN_REMEMBERS)), MoveTo(0, 0));
    }
    let _ = stdout().flush();
}

/// The size the window has now, where it can be told.
pub(super) fn resized() -> Option<Happening> {
    let (width, height) = crossterm::terminal::size().ok()?;
    Some(Happening::Terminal(Event::Resize(width, height)))
}

/// Whether the terminal says of itself that it obeys nothing but words.
pub fn is_simple() -> bool {
    env::var_os("TERM").is_none_or(|term| term == "dumb")
}

impl Drop for Guard {
    fn drop(&mut self) {
        leave();
    }
}

/// A panic gives the terminal back and says where it happened, never what: its message could hold a person's words.
fn tell_nothing_on_panic() {
    std::panic::set_hook(Box::new(|panic| {
        leave();
        let place = panic.location().map(|at| format!(" ({}:{})", at.file(), at.line())).unwrap_or_default();
        let words = "Goldseam stopped because of a mistake of its own. What was typed up to a second before is kept.";
        // Nowhere to say it is no reason to fail once more.
        let _ = writeln!(io::stderr(), "{words}{place}");
    }));
}
