//! Entering and leaving the terminal. Whatever happens, it is given back as it was.

use super::Event;
use super::backend::{Rows, erase};
use super::lines::Window;
use super::output::Output;
use crossterm::cursor::{MoveTo, Show};
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste, Event as TerminalEvent};
use crossterm::execute;
use crossterm::style::Print;
use crossterm::terminal::{
    Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, SetTitle, disable_raw_mode, enable_raw_mode,
};
use ratatui::Terminal;
use ratatui::backend::Backend;
use rustix::termios::{OptionalActions, OutputModes, tcgetattr, tcsetattr};
use signal_hook::consts::SIGTSTP;
use std::env;
use std::fs::File;
use std::io::{self, IsTerminal, Write, stdin, stdout};
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

/// Whether it is spoken to line by line: then the screen before stays, and the alternate one is not entered.
static BY_LINES: AtomicBool = AtomicBool::new(false);

/// The terminal while it is ours. Dropping it gives it back.
#[derive(Debug)]
pub struct Guard;

/// Takes the terminal: raw, on the alternate screen, with bracketed paste, under a neutral title. `stopped` is said where the
/// program stops by a mistake of its own.
///
/// # Errors
/// When the terminal refuses.
pub fn enter(stopped: String) -> io::Result<(Terminal<impl Backend<Error = io::Error>>, Guard)> {
    // Before the terminal is taken: a panic right after that must give it back as well.
    tell_nothing_on_panic(stopped);
    take()?;
    // From this line on it is given back, also where the next one fails.
    let guard = Guard;
    Ok((Terminal::new(Rows::new(Output::default()))?, guard))
}

/// Takes the keyboard, and leaves the screen as it is: for what is said line by line. `stopped` as for [`enter`].
///
/// # Errors
/// When the terminal refuses.
pub fn enter_by_lines(stopped: String) -> io::Result<Guard> {
    tell_nothing_on_panic(stopped);
    BY_LINES.store(true, Ordering::SeqCst);
    take()?;
    Ok(Guard)
}

/// Takes the terminal (again).
///
/// # Errors
/// When the terminal refuses.
pub fn take() -> io::Result<()> {
    // Raw before anything is drawn: what is typed meanwhile would be echoed beside it, and stay on the screen before.
    enable_raw_mode()?;
    ENTERED.store(true, Ordering::SeqCst);
    if BY_LINES.load(Ordering::SeqCst) {
        end_lines_as_usual()?;
        let begin = (EnableBracketedPaste, Print(REMEMBER_TITLE), SetTitle("goldseam"));
        return if obeys() { execute!(stdout(), begin.0, begin.1, begin.2) } else { Ok(()) };
    }
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
        if BY_LINES.load(Ordering::SeqCst) {
            let end = (DisableBracketedPaste, SetTitle(""), Print(TITLE_BEFORE));
            let _ = if obeys() { execute!(stdout(), end.0, end.1, end.2) } else { Ok(()) };
            let _ = wipe();
            let _ = disable_raw_mode();
            return;
        }
        // Erased before the screen is left: a terminal that has no second screen would leave the words standing.
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
        // Last: until the words are gone, a key must not be echoed among them.
        let _ = disable_raw_mode();
    }
}

/// Gives the terminal back, does what must be done before sleep, stops the program, and takes the terminal again once it
/// is woken.
pub fn suspend(before: impl FnOnce()) {
    // The screen is clear before the keys are let go of: that waits for the disk, and somebody may stand behind the person.
    leave();
    before();
    stop_here();
    // If the terminal can't be taken again, the next read of it says so.
    let _ = take();
}

/// Stops the program as the shell expects it, until it is continued.
pub fn stop_here() {
    // A failure leaves the program running, which is where it was.
    let _ = signal_hook::low_level::emulate_default_handler(SIGTSTP);
}

/// Clears the screen and what can be scrolled to, and gives the terminal back.
pub fn vanish() {
    leave();
    if !stdout().is_terminal() || is_simple() {
        return;
    }
    // Once more after leaving: `Purge` forgets what can be scrolled to on the screen that is seen, which is now the shell's.
    let _ = execute!(stdout(), Clear(ClearType::All), Clear(ClearType::Purge), MoveTo(0, 0));
    if is_gnu_screen() {
        let rows = crossterm::terminal::size().map_or(0, |(_, rows)| rows);
        let _ = execute!(stdout(), MoveTo(0, rows), Print("\n".repeat(SCREEN_REMEMBERS)), MoveTo(0, 0));
    }
    let _ = stdout().flush();
}

fn is_gnu_screen() -> bool {
    env::var_os("STY").is_some()
}

/// A new line begins at the left again, whoever writes it. Raw mode took that away.
fn end_lines_as_usual() -> io::Result<()> {
    let terminal = stdin();
    let mut modes = tcgetattr(&terminal)?;
    modes.output_modes.insert(OutputModes::OPOST | OutputModes::ONLCR);
    Ok(tcsetattr(&terminal, OptionalActions::Now, &modes)?)
}

/// Whether standard output is a terminal that knows more than words.
fn obeys() -> bool {
    stdout().is_terminal() && !is_simple()
}

/// The window that standard output goes to, where it is one.
pub fn window() -> Option<Window> {
    let (width, height) = crossterm::terminal::size().unwrap_or((80, 24));
    let remembers = if is_gnu_screen() { SCREEN_REMEMBERS } else { 0 };
    stdout().is_terminal().then_some(Window { width: width.max(20), height, obeys: !is_simple(), remembers })
}

/// The terminal that is typed on, where what is said goes elsewhere.
pub fn beside() -> Option<File> {
    if stdout().is_terminal() { None } else { File::options().write(true).open("/dev/tty").ok() }
}

/// Clears the screen and what can be scrolled to, as far as the terminal can.
fn wipe() -> io::Result<()> {
    let Some(window) = window() else { return Ok(()) };
    stdout().write_all(window.wiped().as_bytes())?;
    stdout().flush()
}

/// The size the window has now, where it can be told.
pub(super) fn resized() -> Option<Event> {
    let (width, height) = crossterm::terminal::size().ok()?;
    Some(Event::Terminal(TerminalEvent::Resize(width, height)))
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
fn tell_nothing_on_panic(stopped: String) {
    std::panic::set_hook(Box::new(move |panic| {
        // Before anything is printed: on the alternate screen it would be gone with it.
        leave();
        let place = panic.location().map(|at| format!(" ({}:{})", at.file(), at.line())).unwrap_or_default();
        // Nowhere to say it is no reason to fail once more.
        let _ = writeln!(io::stderr(), "{stopped}{place}");
    }));
}
