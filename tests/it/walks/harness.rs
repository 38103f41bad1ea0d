//! Walks: the real loop, on a thread of its own, driven by keys and looked at by its screen.
//!
//! A walk hands keys to the loop and waits until it has drawn and asks for more, so nothing sleeps and nothing races.
//! Keys are written as they are pressed; those with a name stand in brackets: `hello<ret><c-s>`.

mod back;
mod host;

use back::SharedScreen;
pub(crate) use back::{Scope, TestClock};
use crossterm::event::{Event as TerminalEvent, KeyCode, KeyEvent, KeyModifiers};
use goldseam::app::{App, Model, Moment, begin, update};
use goldseam::cli::demo;
use goldseam::cli::edition::{choices, reads, wished};
use goldseam::cli::export::inside::take;
use goldseam::content::{Packs, load};
use goldseam::engine::{BookKind, Ids, Lock, Place, Record};
use goldseam::journal::{DataDir, Disk, FoundBook, RealDisk, WorkFactor};
use goldseam::runtime::memory::Memory;
use goldseam::runtime::reader::Reader;
use goldseam::runtime::store::{Store, Taker};
use goldseam::runtime::{End, Event, Events, Host, first, run, settings};
use goldseam::ui::theme::Theme;
use host::TestHost;
use ratatui::Terminal;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;
use tempfile::TempDir;

/// How a loop ended: the person left, a signal came, or the terminal went away.
pub(crate) type Ended = Result<End, String>;

/// A workbook on a made-up desk: folders of its own, a clock that stands still until it is set.
pub(crate) struct Desk {
    pub(crate) temp: TempDir,
    pub(crate) clock: TestClock,
    disk: Arc<dyn Disk>,
    size: (u16, u16),
    theme: Theme,
    /// Whether the disk is held up: what is asked of it is answered once it is not any more.
    held_up: Arc<AtomicBool>,
    /// The folder of another edition, or of one for each language, opened with it from the next time on.
    pub(crate) edition: Option<PathBuf>,
}

impl Desk {
    /// An empty desk on the evening of 2 November 2026.
    pub(crate) fn new() -> Self {
        let temp = tempfile::tempdir().unwrap();
        let (disk, size, theme) = (Arc::new(RealDisk), (80, 24), Theme::default());
        let held_up = Arc::default();
        Self { temp, clock: TestClock::evening(), disk, size, theme, held_up, edition: None }
    }

    /// With a window of this size.
    pub(crate) fn sized(self, width: u16, height: u16) -> Self {
        Self { size: (width, height), ..self }
    }

    /// With colours.
    pub(crate) fn coloured(self, theme: Theme) -> Self {
        Self { theme, ..self }
    }

    /// With a disk that can be made to fail.
    pub(crate) fn on(self, disk: Arc<dyn Disk>) -> Self {
        Self { disk, ..self }
    }

    /// Holds the disk up, or lets it go on.
    pub(crate) fn hold_up(&self, held_up: bool) {
        self.held_up.store(held_up, Ordering::Relaxed);
    }

    /// The data folder.
    pub(crate) fn data(&self) -> PathBuf {
        self.temp.path().join("data")
    }

    /// The only workbook there is.
    pub(crate) fn folder(&self) -> PathBuf {
        let standing = DataDir::new(Arc::new(RealDisk), self.data()).books().unwrap();
        standing.books.first().expect("no workbook").folder.clone()
    }

    /// Opens the program, as the command does.
    pub(crate) fn open(&self) -> Walk {
        let (disk, temp, edition) = (self.disk.clone(), self.temp.path().to_owned(), self.edition.clone());
        let held_up = self.held_up.clone();
        self.walk(move |clock, seen, events| {
            let host = |store| TestHost::new(store, seen.clone(), held_up);
            sit(&temp, edition.as_deref(), disk, clock, host, seen.clone(), events)
        })
    }

    /// Opens the demo, as the command does. Nothing on the desk is looked at.
    pub(crate) fn demo(&self, sample: &'static str) -> Walk {
        let theme = self.theme;
        self.walk(move |clock, seen, events| present(sample, theme, clock, seen, events))
    }

    /// Opens a locked workbook of two that lies in memory: what stands behind each record is given with it.
    pub(crate) fn in_memory(&self, passes: [&str; 2], records: Vec<Record>) -> Walk {
        let passes = [Place::One, Place::Two].into_iter().zip(passes.map(str::to_owned)).collect();
        let memory = Memory::new(BookKind::Pair, passes, records);
        self.walk(move |clock, seen, mut events| {
            let book = load::embedded().map_err(|faults| faults.to_string())?;
            let mut app = App::new(Model::new(Arc::new(book), clock.at(), Ids::new(random_bits)));
            let routes = begin::locked(&mut app.model);
            update::first(&mut app, routes);
            let mut host = TestHost::new(memory, seen.clone(), Arc::default());
            walked(&mut app, Theme::default(), seen, &mut events, clock, &mut host)
        })
    }

    fn walk(
        &self,
        sit: impl FnOnce(&TestClock, Arc<Mutex<back::Seen>>, ScriptedEvents) -> Ended + Send + 'static,
    ) -> Walk {
        let (send, inbox) = channel();
        let (outbox, idle) = channel();
        let screen = Arc::new(Mutex::new(back::Seen::new(self.size)));
        let (clock, shared) = (self.clock.clone(), screen.clone());
        let thread = std::thread::spawn(move || sit(&clock, shared, ScriptedEvents { inbox, outbox }));
        let mut walk = Walk {
            send: Some(send),
            idle,
            screen,
            clock: self.clock.clone(),
            thread: Some(thread),
            due: None,
            how: None,
        };
        walk.settle();
        walk
    }
}

/// What stands on the desk, opened as `goldseam` opens it, and walked through the real loop.
fn sit(
    temp: &Path,
    edition: Option<&Path>,
    disk: Arc<dyn Disk>,
    clock: &TestClock,
    host: impl FnOnce(Store) -> TestHost<Store>,
    seen: Arc<Mutex<back::Seen>>,
    mut events: ScriptedEvents,
) -> Ended {
    let (mut app, mut store) = opened(temp, edition, disk, clock)?;
    // As the program does it: on a thread. A walk waits for each answer, so the bell is not listened to.
    store.start();
    let mut host = host(store);
    let ended = walked(&mut app, Theme::default(), seen, &mut events, clock, &mut host);
    host.close();
    ended
}

/// The program at its first screen, and the store it stands on.
pub(crate) fn opened(
    temp: &Path,
    edition: Option<&Path>,
    disk: Arc<dyn Disk>,
    clock: &TestClock,
) -> Result<(App, Store), String> {
    let (data, config) = (temp.join("data"), temp.join("config"));
    let settings = settings::load(&config);
    let packs = edition.map_or_else(Packs::shipped, Packs::in_folder);
    let book = packs.read(wished(&packs, &settings).as_ref()).map_err(|faults| faults.to_string())?;
    let mut app = App::new(Model::new(Arc::new(book), clock.at(), Ids::new(random_bits)));
    (app.model.settings, app.model.languages) = (settings, choices(&packs));
    let home = temp.join("home");
    let (taken_from, folder) = (app.model.book.clone(), home.clone());
    let taker: Taker = Box::new(move |taking, now| take(&taken_from, &folder, taking, now));
    let store = Store::on(disk.clone(), data.clone(), config).costing(WorkFactor::NEXT_TO_NONE);
    let mut store = store.taking_out(taker).reading(reads(packs));
    let standing = DataDir::new(disk, &data).books().map_err(|error| error.to_string())?;
    let (locked, open): (Vec<_>, Vec<_>) = standing.books.into_iter().partition(|found| found.book.lock == Lock::Age);
    let folders = |found: Vec<FoundBook>| found.into_iter().map(|found| found.folder).collect::<Vec<PathBuf>>();
    first::screen(&mut app, &mut store, &folders(open), &folders(locked), false).map_err(|error| error.to_string())?;
    Ok((app, store))
}

/// The made-up people, in memory, walked through the real loop.
fn present(
    sample: &str,
    theme: Theme,
    clock: &TestClock,
    seen: Arc<Mutex<back::Seen>>,
    mut events: ScriptedEvents,
) -> Ended {
    let book = load::embedded().map_err(|faults| faults.to_string())?;
    let begun = demo::begin(&Arc::new(book), sample, clock.at(), Ids::new(random_bits));
    let (mut app, memory) = begun.map_err(|failure| format!("{failure:?}"))?;
    let mut host = TestHost::new(memory, seen.clone(), Arc::default());
    walked(&mut app, theme, seen, &mut events, clock, &mut host)
}

fn walked(
    app: &mut App,
    theme: Theme,
    seen: Arc<Mutex<back::Seen>>,
    events: &mut ScriptedEvents,
    clock: &TestClock,
    host: &mut dyn Host,
) -> Ended {
    let mut terminal = Terminal::new(SharedScreen::new(seen)).map_err(|error| error.to_string())?;
    run(&mut terminal, app, theme, events, clock, host).map_err(|error| error.to_string())
}

/// Bits that differ, in an order that a test can rely on.
fn random_bits() -> u128 {
    static THROWN: AtomicU64 = AtomicU64::new(1);
    u128::from(THROWN.fetch_add(1, Ordering::Relaxed)) << 64 | 0x5ea1
}

/// Events handed over by the test. It says when it waits for more: then all that came before is drawn.
struct ScriptedEvents {
    inbox: Receiver<Scope>,
    outbox: Sender<Option<Moment>>,
}

impl Events for ScriptedEvents {
    fn next(&mut self, due: Option<Moment>) -> std::io::Result<Vec<Event>> {
        let gone = |_| std::io::Error::other("the window was closed");
        self.outbox.send(due).map_err(|_| std::io::Error::other("the test is over"))?;
        match self.inbox.recv().map_err(gone)? {
            Scope::Happens(events) => Ok(events),
            Scope::Due => Ok(Vec::new()),
        }
    }
}

/// A program that runs.
pub(crate) struct Walk {
    send: Option<Sender<Scope>>,
    idle: Receiver<Option<Moment>>,
    screen: Arc<Mutex<back::Seen>>,
    clock: TestClock,
    thread: Option<JoinHandle<Ended>>,
    due: Option<Moment>,
    how: Option<Ended>,
}

impl Walk {
    /// Waits until the loop has drawn and asks for more, or has ended.
    fn settle(&mut self) {
        match self.idle.recv_timeout(Duration::from_secs(60)) {
            Ok(due) => self.due = due,
            Err(std::sync::mpsc::RecvTimeoutError::Disconnected) => self.ended(),
            Err(std::sync::mpsc::RecvTimeoutError::Timeout) => panic!("the loop hangs on\n{}", self.text()),
        }
    }

    /// It has ended by itself; a walk that was not meant to says why.
    fn ended(&mut self) {
        self.send = None;
        let ended = self.thread.take().map(|thread| thread.join().expect("the loop panicked"));
        if let Some(Err(why)) = &ended {
            eprintln!("the loop ended: {why}");
        }
        self.how = ended;
    }

    fn wish(&mut self, wish: Scope) -> &mut Self {
        let sent = self.send.as_ref().is_some_and(|send| send.send(wish).is_ok());
        assert!(sent, "the program has ended; last seen:\n{}", self.text());
        self.settle();
        self
    }

    /// Presses keys, one after the other, each drawn.
    pub(crate) fn press(&mut self, keys: &str) -> &mut Self {
        for key in parse(keys) {
            self.wish(Scope::Happens(vec![Event::Terminal(TerminalEvent::Key(key))]));
        }
        self
    }

    /// What a terminal sends at one moment, with nothing after it.
    pub(crate) fn sends(&mut self, bytes: &[u8]) -> &mut Self {
        let mut reader = Reader::new();
        reader.feed(bytes, Duration::ZERO);
        reader.finish();
        self.wish(Scope::Happens(reader.take()))
    }

    /// Presses keys faster than any of them can be drawn: the loop takes them in one burst.
    pub(crate) fn bursts(&mut self, keys: &str) -> &mut Self {
        let keys = parse(keys).into_iter().map(|key| Event::Terminal(TerminalEvent::Key(key)));
        self.wish(Scope::Happens(keys.collect()))
    }

    /// Whether the program has not ended.
    pub(crate) fn is_open(&self) -> bool {
        self.send.is_some()
    }

    /// Presses keys as long as the program takes any.
    pub(crate) fn press_on(&mut self, keys: &str) -> &mut Self {
        for key in parse(keys) {
            self.happens_on(Event::Terminal(TerminalEvent::Key(key)));
        }
        self
    }

    /// Hands over something from outside, unless the program has ended.
    pub(crate) fn happens_on(&mut self, event: Event) -> &mut Self {
        if self.is_open() { self.happens(event) } else { self }
    }

    /// Hands over something from outside.
    pub(crate) fn happens(&mut self, event: Event) -> &mut Self {
        self.wish(Scope::Happens(vec![event]))
    }

    /// Pastes.
    pub(crate) fn paste(&mut self, text: &str) -> &mut Self {
        self.happens(Event::Terminal(TerminalEvent::Paste(text.to_owned())))
    }

    /// Lets time go by, and everything that is due in it happen at its time.
    pub(crate) fn wait(&mut self, seconds: i64) -> &mut Self {
        let until = self.clock.at() + chrono::TimeDelta::seconds(seconds);
        while let Some(due) = self.due.filter(|due| *due <= until) {
            self.clock.set(due.max(self.clock.at()));
            self.wish(Scope::Due);
            if self.due == Some(due) {
                break;
            }
        }
        self.clock.set(until);
        self
    }

    /// The screen, as rows of text.
    pub(crate) fn text(&self) -> String {
        self.screen.lock().unwrap().text()
    }

    /// The cells of the screen, and where the caret stands.
    pub(crate) fn cells(&self) -> (ratatui::buffer::Buffer, (u16, u16)) {
        let seen = self.screen.lock().unwrap();
        (seen.buffer().clone(), seen.caret())
    }

    /// Whether these words stand on the screen, in one row.
    pub(crate) fn has(&self, words: &str) -> bool {
        self.text().lines().any(|row| row.contains(words))
    }

    /// These words stand on the screen; a failing walk prints what does.
    #[track_caller]
    pub(crate) fn sees(&mut self, words: &str) -> &mut Self {
        assert!(self.has(words), "no «{words}» on\n{}", self.text());
        self
    }

    /// These words do not.
    #[track_caller]
    pub(crate) fn misses(&mut self, words: &str) -> &mut Self {
        assert!(!self.has(words), "«{words}» stands on\n{}", self.text());
        self
    }

    /// Moves down a list, or along buttons, until the chosen row or button has these words.
    #[track_caller]
    pub(crate) fn choose(&mut self, words: &str) -> &mut Self {
        let chosen =
            |walk: &Self| walk.text().lines().any(|row| row.split('›').nth(1).is_some_and(|at| begins(at, words)));
        for _ in 0..7 {
            for (key, times) in [("<home>", 1), ("<down>", 40), ("<left>", 8), ("<right>", 8)] {
                for _ in 0..times {
                    if chosen(self) {
                        return self;
                    }
                    let before = self.text();
                    self.press(key);
                    if before == self.text() {
                        break;
                    }
                }
            }
            self.press("<tab>");
        }
        assert!(chosen(self), "could not choose «{words}» on\n{}", self.text());
        self
    }

    /// Chooses and presses.
    #[track_caller]
    pub(crate) fn opens(&mut self, words: &str) -> &mut Self {
        self.choose(words).press("<ret>")
    }

    /// Where the cursor of the terminal stands.
    pub(crate) fn caret(&self) -> (u16, u16) {
        self.screen.lock().unwrap().caret()
    }

    /// The screen, to ask more of it.
    pub(crate) fn seen(&self) -> std::sync::MutexGuard<'_, back::Seen> {
        self.screen.lock().unwrap()
    }

    /// How it ended. What is still open is closed as a window is: without a word.
    pub(crate) fn end(&mut self) -> Ended {
        self.send = None;
        match self.thread.take() {
            Some(thread) => thread.join().expect("the loop panicked"),
            None => self.how.take().expect("asked twice how it ended"),
        }
    }
}

/// Whether the chosen entry begins with these words, after a tick or a number.
fn begins(at: &str, words: &str) -> bool {
    let entry = at.trim_start_matches([' ', '[', ']', 'x', '(', ')', '•']);
    entry.starts_with(words) || entry.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ').starts_with(words)
}

impl Drop for Walk {
    fn drop(&mut self) {
        self.send = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Keys as they are written in a walk.
pub(crate) fn parse(keys: &str) -> Vec<KeyEvent> {
    let mut found = Vec::new();
    let mut rest = keys;
    while let Some(next) = rest.chars().next() {
        let named = rest.strip_prefix('<').and_then(|after| after.split_once('>'));
        let (key, after) = match named.and_then(|(name, after)| by_name(name).map(|key| (key, after))) {
            Some(found) => found,
            None => (KeyEvent::new(KeyCode::Char(next), KeyModifiers::NONE), &rest[next.len_utf8()..]),
        };
        found.push(key);
        rest = after;
    }
    found
}

fn by_name(name: &str) -> Option<KeyEvent> {
    let (mods, bare) = match name.split_once('-') {
        Some(("c", bare)) => (KeyModifiers::CONTROL, bare),
        Some(("s", bare)) => (KeyModifiers::SHIFT, bare),
        _ => (KeyModifiers::NONE, name),
    };
    let code = match bare {
        "ret" => KeyCode::Enter,
        "tab" if mods == KeyModifiers::SHIFT => KeyCode::BackTab,
        "tab" => KeyCode::Tab,
        "esc" => KeyCode::Esc,
        "bs" => KeyCode::Backspace,
        "del" => KeyCode::Delete,
        "up" => KeyCode::Up,
        "down" => KeyCode::Down,
        "left" => KeyCode::Left,
        "right" => KeyCode::Right,
        "home" => KeyCode::Home,
        "end" => KeyCode::End,
        "pgup" => KeyCode::PageUp,
        "pgdn" => KeyCode::PageDown,
        "f1" => KeyCode::F(1),
        "space" => KeyCode::Char(' '),
        one if one.chars().count() == 1 && mods != KeyModifiers::NONE => KeyCode::Char(one.chars().next()?),
        _ => return None,
    };
    Some(KeyEvent::new(code, mods))
}
