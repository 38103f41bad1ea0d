//! Line by line: what is said goes out as text, and the line that is typed stands below it.
//!
//! It is a front end of the one loop, so it keeps every promise that the full screen keeps. Nothing is drawn but the line
//! that is typed; where there is no terminal, not even that.

use super::echo::Echo;
use super::event_loop::Loop;
use super::{Broken, Clock, End, Events, Front, Host};
use crate::app::Command;
use crate::app::field::Field;
use crate::app::{App, Msg};
use crate::engine::Seat;
use crate::plain::{self, Lines};
use crate::text;
use crossterm::event::Event;
use std::fs::File;
use std::io::{self, ErrorKind, Write};

pub use super::echo::Window;

/// Who is spoken to, and how.
pub struct Voice<'a> {
    /// Where it is said.
    pub out: &'a mut dyn Write,
    /// The terminal it is said on; a file or another program has none.
    pub seen: Option<Window>,
    /// Whether somebody types; else lines are read from a file or another program.
    pub is_typed: bool,
    /// The terminal that is typed on, where it is said elsewhere.
    pub beside: Option<File>,
}

/// Runs until the person leaves, nothing more comes in, nobody listens any more, or a signal ends it.
///
/// # Errors
/// When lines can't be read or said any more; what was begun is on its way to disk by then.
pub fn run(
    app: &mut App,
    voice: Voice<'_>,
    events: &mut dyn Events,
    clock: &dyn Clock,
    host: &mut dyn Host,
) -> Result<End, Broken> {
    let mut front = ByLines::new(voice);
    match Loop::new(app, clock, host).run(&mut front, events) {
        // Who listened went away. That is like leaving.
        Err(Broken::Terminal(error)) if is_broken_pipe(&*error) => Ok(End::Left),
        ended => ended,
    }
}

fn is_broken_pipe(error: &(dyn std::error::Error + Send + Sync + 'static)) -> bool {
    error.downcast_ref().is_some_and(|gone: &io::Error| gone.kind() == ErrorKind::BrokenPipe)
}

/// What stands on the terminal, as far as others may not see it.
#[derive(Clone, Copy)]
struct Scene {
    seat: Seat,
    is_dull: bool,
    is_shut: bool,
    count: u64,
}

/// What is said and typed.
struct ByLines<'a> {
    voice: Voice<'a>,
    lines: Lines,
    echo: Echo,
    /// What was said last; nothing before the first.
    said: Option<Scene>,
    is_spoilt: bool,
    /// What went wrong where nothing could be done about it.
    failed: Option<io::Error>,
}

impl<'a> ByLines<'a> {
    fn new(voice: Voice<'a>) -> Self {
        let lines = if voice.is_typed { Lines::typed(voice.window().width) } else { Lines::read() };
        Self { voice, lines, echo: Echo::default(), said: None, is_spoilt: false, failed: None }
    }

    /// What must no longer stand on the terminal goes, before anything else is said.
    fn clear_what_was(&mut self, app: &App) -> io::Result<()> {
        let page = app.page();
        let now = Scene {
            seat: app.model.seat(),
            is_dull: page.dull,
            is_shut: app.model.is_shut(),
            count: app.model.scene_count,
        };
        let is_over = |before: Scene| {
            let is_passed = page.passed_to.is_some() && before.count != now.count;
            // A new screen covers the one before; lines stay. Each of these is a moment when somebody else may come to
            // read them.
            before.seat != now.seat || is_passed || (!before.is_dull && now.is_dull) || (!before.is_shut && now.is_shut)
        };
        if !self.said.replace(now).is_some_and(is_over) {
            return Ok(());
        }
        // The line that was begun goes too: it may be the words of whoever sat here before.
        self.echo.forget();
        self.lines.forget_notes();
        let Some(window) = self.voice.seen else { return Ok(()) };
        self.voice.out.write_all(window.wiped().as_bytes())
    }

    /// In rows that end between words where they end on a terminal. Elsewhere a paragraph stays one line: whoever reads it
    /// wraps it, or reads it aloud.
    fn say(&mut self, lines: &[String]) -> io::Result<()> {
        let columns = self.voice.seen.map(|window| usize::from(window.width));
        for line in lines.iter().filter(|line| !line.is_empty()) {
            let line = text::clean(line);
            // Cleaned here as well: a name of a file or of a system error can hold what a terminal obeys.
            let rows = columns.map_or_else(|| vec![line.as_str()], |columns| text::wrap(&line, columns));
            for row in rows {
                writeln!(self.voice.out, "{row}")?;
            }
        }
        self.voice.out.flush()
    }

    fn say_what_is_new(&mut self, app: &App, is_saving: bool) -> io::Result<()> {
        if self.said.is_none() {
            self.say(&[plain::first_words(&app.model.book.words.spoken)])?;
        }
        self.clear_what_was(app)?;
        if std::mem::take(&mut self.is_spoilt) {
            self.lines.say_again();
        }
        // What is being looked for is said once, and whole.
        let lines = if app.is_looking() { Vec::new() } else { self.lines.say(app, is_saving) };
        if !lines.is_empty() {
            let ended = self.echo.end(self.voice.window());
            self.voice.echo(&ended)?;
        }
        self.say(&lines)?;
        let line = self.echo.draw(self.lines.line(), self.voice.window());
        self.voice.echo(&line)
    }
}

impl Voice<'_> {
    fn window(&self) -> Window {
        self.seen.unwrap_or(Window { width: 80, height: 24, obeys: false, remembers: 0 })
    }

    /// Writes what is typed, where somebody types it.
    fn echo(&mut self, typed: &str) -> io::Result<()> {
        match &mut self.beside {
            _ if !self.is_typed || typed.is_empty() => Ok(()),
            Some(terminal) => terminal.write_all(typed.as_bytes()),
            None => self.out.write_all(typed.as_bytes()).and_then(|()| self.out.flush()),
        }
    }
}

impl Front for ByLines<'_> {
    fn show(&mut self, app: &mut App, is_saving: bool) -> Result<(), Broken> {
        match self.failed.take() {
            Some(error) => Err(error.into()),
            None => Ok(self.say_what_is_new(app, is_saving)?),
        }
    }

    fn take(&mut self, app: &App, event: Event) -> Option<Event> {
        let taken = self.lines.take(app, event);
        if let Some(Event::Paste(line)) = &taken {
            // A line that was ended stays where it stands, whatever is said next.
            let mut row = self.echo.draw(&Field::page(line), self.voice.window());
            row.push('\n');
            self.echo.forget();
            self.failed = self.voice.echo(&row).err().or(self.failed.take());
        }
        taken
    }

    fn hear(&mut self, app: &App, event: Event, is_stale: bool) -> Vec<Msg> {
        if let Event::Resize(width, height) = event {
            let ended = self.echo.end(self.voice.window());
            // No error can be returned from here: the next showing gives it to the loop.
            self.failed = self.voice.echo(&ended).err().or(self.failed.take());
            self.voice.seen = self.voice.seen.map(|window| Window { width: width.max(20), height, ..window });
            self.lines.set_width(self.voice.window().width);
        }
        if !self.voice.is_typed {
            // Lines that waited are heard one after another; what is asked for is said before each all the same.
            self.failed = self.say_what_is_new(app, false).err().or(self.failed.take());
        }
        self.lines.hear(app, event, is_stale)
    }

    fn command(&self, _app: &App, event: &Event) -> Option<Command> {
        self.lines.urgent(event)
    }

    fn must_wait(&self, app: &App, event: &Event) -> bool {
        self.lines.must_wait(app, event)
    }

    fn so_far(&mut self, app: &App) -> Vec<Msg> {
        self.lines.so_far(app)
    }

    fn let_go(&mut self, app: &App) -> Vec<Msg> {
        self.lines.let_go(app)
    }

    fn spoil(&mut self) {
        self.is_spoilt = true;
        self.echo.forget();
    }
}
