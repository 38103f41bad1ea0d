//! The line-by-line front end: the same screens, engine and app, for a screen reader or a simple terminal.
//!
//! A page is said once, then the part that is asked for. What is typed becomes the same messages that keys become, so
//! neither front end can do what the other can't. Nothing is said twice without need: who listens can't skip a line.

mod answer;
mod commands;
mod last_page;
mod offer;
mod page;
mod prompt;
mod spoken;
mod typing;

use crate::app::field::{Edit, Field};
use crate::app::focus::Seen;
use crate::app::keys;
use crate::app::page::Part;
use crate::app::{Action, Command};
use crate::app::{App, Msg};
use answer::{Heard, act, on};
use commands::{Asked, Typed, command_of, plainly, urgent};
use crossterm::event::Event;
use last_page::LastPage;
use offer::{asks_for_a_secret, is_words};
use typing::Typing;

pub use commands::first_words;
pub use spoken::spoken;

/// What was said, and what was typed and has no place yet.
#[derive(Default)]
pub struct Lines {
    /// Whether the lines come from a file or another program: each is meant for what is asked when it is read.
    is_script: bool,
    /// In how many columns the line that is typed stands.
    width: u16,
    typing: Typing,
    said: Option<LastPage>,
    /// Sentences about the line before, to be said first.
    notes: Vec<String>,
    /// Words typed where a number is asked: it is asked whether they are for the page.
    offered: Option<String>,
    /// What was typed for another page than the dull one: it is there again when that is gone.
    parked: String,
    /// What is asked now is asked again.
    again: bool,
    pressed: bool,
}

impl Lines {
    /// From a terminal of so many columns.
    pub fn typed(width: u16) -> Self {
        Self { width, ..Self::default() }
    }

    /// From a file or another program.
    pub fn read() -> Self {
        Self { is_script: true, width: u16::MAX, ..Self::default() }
    }

    /// The terminal has so many columns now.
    pub fn set_width(&mut self, width: u16) {
        self.width = width;
    }

    /// What is to be seen of the line that is typed.
    pub fn line(&self) -> &Field {
        self.typing.field()
    }

    /// What stood there is cleared, and so is what was going to be said of it.
    pub fn forget_notes(&mut self) {
        self.notes = Vec::new();
    }

    /// The page is said again from its beginning.
    pub fn say_again(&mut self) {
        (self.said, self.again) = (None, true);
    }

    /// What there is to say now. Nobody is spoken to in the middle of a line, unless there is another page or something
    /// went wrong; while it is saving, nothing is asked.
    pub fn say(&mut self, app: &App, is_saving: bool) -> Vec<String> {
        self.typing.follow(app);
        if !self.parked.is_empty() && !app.is_dull() {
            self.typing.put_back(&std::mem::take(&mut self.parked), self.width);
        }
        let now = LastPage::of(app);
        let before = self.said.take();
        self.notes.extend(before.as_ref().and_then(|before| before.has_kept(&now, app)));
        let before = before.filter(|before| before.is_of(app));
        let is_in_a_line = !self.is_script && !self.typing.is_empty() && self.notes.is_empty();
        if is_in_a_line && before.as_ref().is_some_and(|before| before.goes_on(&now)) {
            self.said = before;
            return Vec::new();
        }
        let mut lines = std::mem::take(&mut self.notes);
        let pressed = std::mem::take(&mut self.pressed) && !is_saving;
        if pressed && before.as_ref().is_some_and(|before| before.is_same(&now)) {
            // On a screen one sees that nothing has changed; whoever listens would take silence for a press that
            // worked.
            lines.push(app.model.book.words.spoken.answers.nothing_came().to_owned());
        }
        lines.extend(now.since(before.as_ref(), app));
        self.again |= before.is_none_or(|before| before.asks_otherwise(&now));
        if !is_saving && std::mem::take(&mut self.again) {
            lines.extend(match &self.offered {
                Some(_) if !app.is_dull() => vec![offer::question(app)],
                _ => prompt::prompt(app),
            });
        }
        self.said = Some(now);
        lines.into_iter().map(|line| spoken(&app.model.book.words, &line)).collect()
    }

    /// Takes an event into the line that is typed. What comes back is a whole line, as a paste, or a key that is a command.
    pub fn take(&mut self, app: &App, event: Event) -> Option<Event> {
        match event {
            // The end of what is read ends the line too.
            Event::Key(key) if self.is_script && commands::is_end(key) => Some(event),
            event => self.typing.take(app, event, self.width, self.is_script),
        }
    }

    /// Whether it must wait, since the page that is there waits for something itself.
    pub fn must_wait(&self, app: &App, event: &Event) -> bool {
        (prompt::is_waiting(app) || app.is_looking()) && (self.is_script || urgent(event).is_none())
    }

    /// What a whole line or a key means, as messages. One that was typed before what is seen now was said may write, and
    /// keep somebody safe; else it stands before what is typed since, and only Enter makes it count.
    pub fn hear(&mut self, app: &App, event: Event, is_stale: bool) -> Vec<Msg> {
        // Whoever wrote a file saw no screen: each of its lines is for what is asked when it is read.
        let is_stale = is_stale && !self.is_script;
        match event {
            Event::Key(key) => {
                let command = command_of(key);
                let is_meant = !is_stale || keys::is_for_any_screen(app, &Msg::Do(command));
                if is_meant { self.command(app, command, is_stale) } else { Vec::new() }
            }
            Event::Paste(line) if is_stale && !offer::is_for_any_screen(app, &line) => {
                let is_secret = self.typing.secret().is_some() || asks_for_a_secret(app);
                if app.is_dull() {
                    // Words of the page beneath must not come to stand on the one that covers it.
                    self.parked.push_str(&line);
                } else if !is_secret {
                    // Never a passphrase: put back it could be read, and the note would say it aloud.
                    self.typing.put_back(&line, self.width);
                    self.note(app.model.book.words.spoken.answers.typed_before(line.trim()));
                }
                Vec::new()
            }
            Event::Paste(line) => self.whole(app, &line, is_stale),
            _ => Vec::new(),
        }
    }

    /// The command that an event is, for which nothing may wait.
    pub fn urgent(&self, event: &Event) -> Option<Command> {
        // What is read comes in its order.
        urgent(event).filter(|_| !self.is_script)
    }

    fn whole(&mut self, app: &App, line: &str, is_stale: bool) -> Vec<Msg> {
        let known = commands::typed(line);
        if known != Typed::Other && !is_stale && !asks_for_a_secret(app) {
            // What stood on the page until the line became a command.
            let mut msgs = self.typing.place(app, "");
            self.typing.settle();
            msgs.extend(self.command_line(app, known, line));
            return msgs;
        }
        match known {
            Typed::Known(Asked::Do(command)) => self.command(app, command, is_stale),
            Typed::Known(asked) => self.asked(app, asked),
            _ => match self.offered.take() {
                Some(words) => self.decided(app, words, line),
                None => self.answered(app, line),
            },
        }
    }

    fn command_line(&mut self, app: &App, known: Typed, line: &str) -> Vec<Msg> {
        match known {
            Typed::Known(asked) => return self.asked(app, asked),
            // The dull page knows of no commands.
            _ if app.is_dull() => return vec![Msg::Between],
            _ => self.note(commands::unknown(&app.model.book.words.spoken, line)),
        }
        Vec::new()
    }

    /// A command that means the same everywhere. A page that is on its way to the disk takes no words any more.
    fn command(&mut self, app: &App, command: Command, is_stale: bool) -> Vec<Msg> {
        self.again = !app.is_dull() && command != Command::Suspend;
        let mut msgs = Vec::new();
        match command {
            Command::Help => return self.asked(app, Asked::Help),
            Command::Cover if is_stale => {
                self.parked = self.typing.field().text();
                self.typing.settle();
                self.typing.forget();
            }
            _ => msgs = self.let_go(app),
        }
        msgs.push(Msg::Do(command));
        msgs
    }

    /// Puts what is typed so far where it is written.
    pub fn so_far(&mut self, app: &App) -> Vec<Msg> {
        self.typing.so_far(app)
    }

    /// The place is left: half a line goes to the page, and so do words that were offered to it, since nobody said no.
    pub fn let_go(&mut self, app: &App) -> Vec<Msg> {
        let mut msgs = self.offered.take().map_or_else(Vec::new, |words| offer::into_page(app, words));
        msgs.extend(self.so_far(app));
        let line = self.typing.field().text();
        let focused = app.seen().map(Seen::focused);
        if focused.is_some_and(|part| !part.is_some_and(Part::is_text)) && is_words(app, &line) {
            msgs.extend(offer::into_page(app, line));
        }
        self.typing.settle();
        self.typing.forget();
        msgs
    }

    fn note(&mut self, words: String) {
        self.notes.push(words);
        self.again = true;
    }

    fn asked(&mut self, app: &App, asked: Asked) -> Vec<Msg> {
        match asked {
            Asked::Do(command) => return self.command(app, command, false),
            // The dull page has no help that would give it away.
            Asked::Help | Asked::Undo if app.is_dull() => {}
            Asked::Help => {
                self.notes.extend(page::help(app));
                self.notes.extend(commands::help(&app.model.book.words.spoken));
                self.again = true;
            }
            Asked::Read => self.say_again(),
            Asked::Undo => return self.without_the_last_line(app),
            Asked::Next => return app.seen().map_or_else(Vec::new, on),
        }
        Vec::new()
    }

    fn without_the_last_line(&mut self, app: &App) -> Vec<Msg> {
        let words = &app.model.book.words.spoken.answers;
        let Some(Part::Page(field)) = app.seen().and_then(Seen::focused) else {
            self.note(words.no_line().to_owned());
            return Vec::new();
        };
        let written = field.text();
        let lines = written.trim_end_matches('\n');
        if lines.is_empty() {
            self.note(words.no_line().to_owned());
            return Vec::new();
        }
        let from = lines.rfind('\n').map_or(0, |end| end + 1);
        // Said again, since whoever listens can't see which line it was.
        self.notes.push(words.taken_out(&lines[from..]));
        vec![edit(Edit::From(from, String::new()))]
    }

    /// A line that is no command, at the part that has the focus.
    fn answered(&mut self, app: &App, line: &str) -> Vec<Msg> {
        let Some(seen) = app.seen() else { return Vec::new() };
        match seen.focused() {
            Some(_) if asks_for_a_secret(app) => {
                let typed = self.typing.secret().map_or_else(|| line.to_owned(), |secret| secret.to_string());
                offer::unseen_line(seen, typed)
            }
            Some(Part::Page(_)) => self.page_line(app, line),
            // The page that asked for a secret is gone.
            _ if self.typing.secret().is_some() => Vec::new(),
            Some(Part::Line(..)) => {
                let mut msgs = if line.is_empty() { Vec::new() } else { self.typing.place(app, plainly(line)) };
                self.typing.settle();
                // Where nothing can be chosen after it, it is not asked whether to go on.
                msgs.push(act(if !line.is_empty() && answer::is_all_but_one(seen) {
                    Action::Press
                } else {
                    Action::NextPart
                }));
                msgs
            }
            _ => match answer::answer(app, seen, line) {
                Heard::Understood(said, msgs) => {
                    self.notes.extend(Some(said).filter(|said| !said.is_empty()));
                    self.again = true;
                    self.pressed = msgs.iter().any(|msg| matches!(msg, Msg::Act(Action::Press)));
                    msgs
                }
                Heard::Again(why) => {
                    self.offered = Some(line.to_owned()).filter(|line| is_words(app, line) && offer::has_place(app));
                    self.note(why);
                    Vec::new()
                }
            },
        }
    }

    /// A line of a page goes to its end; a full stop alone goes on to the next part.
    fn page_line(&mut self, app: &App, line: &str) -> Vec<Msg> {
        let is_end = line.trim() == ".";
        let mut msgs = self.typing.place(app, if is_end { "" } else { plainly(line) });
        self.typing.settle();
        if is_end {
            msgs.push(act(Action::NextPart));
        } else {
            msgs.extend(offer::line_end());
        }
        msgs
    }

    /// Yes or no to "Is this for the page?"
    fn decided(&mut self, app: &App, words: String, line: &str) -> Vec<Msg> {
        self.again = true;
        let answers = &app.model.book.words.spoken.answers;
        let typed = line.trim().to_lowercase();
        if [answers.yes(), answers.yes_short()].contains(&typed.as_str()) {
            self.notes.push(answers.on_the_page().to_owned());
            offer::into_page(app, words)
        } else if [answers.no(), answers.no_short()].contains(&typed.as_str()) {
            self.notes.push(answers.left_out().to_owned());
            Vec::new()
        } else {
            self.notes.push(answers.yes_or_no().to_owned());
            // Neither yes nor no: the words are still somebody's, so they wait until it is one of the two.
            self.offered = Some(words);
            Vec::new()
        }
    }
}

fn edit(edit: Edit) -> Msg {
    act(Action::Edit(edit))
}
