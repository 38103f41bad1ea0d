//! The line that is being typed, and where its words stand meanwhile.
//!
//! Where a page or a line is written, the words are put there as they come, so that they go to disk like all others and
//! half a line is never lost. A line that may still become a command stays here until Enter says what it is.

use super::commands;
use super::offer::{asks_for_a_secret, writes_a_page};
use crate::app::Action;
use crate::app::field::{Area, Edit, Field, Move};
use crate::app::keys;
use crate::app::page::Part;
use crate::app::{App, Msg};
use crate::text;
use crossterm::event::{Event, KeyEvent, KeyEventKind};
use std::collections::VecDeque;
use zeroize::Zeroizing;

/// The longest passphrase that is taken, in bytes, reserved at once so that growing leaves no copy behind.
const LONGEST_SECRET: usize = 1024;

/// What is typed and not ended by Enter yet.
pub(super) struct Typing {
    field: Field,
    secret: Zeroizing<String>,
    /// Secrets that were ended by Enter and not heard yet. They stand in no event: one that comes too late for its page is
    /// forgotten, and never shown on another.
    secrets: VecDeque<Zeroizing<String>>,
    placed: Option<Placed>,
}

/// Where the words of the line stand.
struct Placed {
    scene_count: u64,
    part: usize,
    /// The byte of the field from which on they do.
    from: usize,
    /// What parts them from the words before.
    apart: &'static str,
    /// What stood there before, which a page keeps and a line gives up.
    before: Zeroizing<String>,
    /// What stands there now.
    put: Zeroizing<String>,
}

impl Default for Typing {
    fn default() -> Self {
        let secret = Zeroizing::new(String::with_capacity(LONGEST_SECRET));
        Self { field: Field::page(""), secret, secrets: VecDeque::new(), placed: None }
    }
}

impl Typing {
    pub(super) fn field(&self) -> &Field {
        &self.field
    }

    pub(super) fn is_empty(&self) -> bool {
        self.field.is_empty() && self.secret.is_empty()
    }

    /// Takes what belongs to the line, and gives on the rest: a whole line as a paste, or a key that is a command.
    pub(super) fn take(&mut self, app: &App, event: Event, width: u16, is_script: bool) -> Option<Event> {
        let is_secret = asks_for_a_secret(app) && !is_script;
        match event {
            // Some terminals tell of a key twice: when it is pressed, and when it is let go.
            Event::Key(key) if key.kind == KeyEventKind::Release => None,
            Event::Key(key) => self.key(key, is_secret, width),
            Event::Paste(words) => {
                let words = Zeroizing::new(text::clean(&words));
                if is_secret {
                    self.hide(words.lines().next().unwrap_or_default());
                } else {
                    // Only a page has lines; elsewhere a pasted new line must end nothing.
                    let words = if writes_a_page(app) { words.to_string() } else { words.replace('\n', " ") };
                    self.edit(Edit::Paste(words), width);
                }
                None
            }
            event => Some(event),
        }
    }

    fn key(&mut self, key: KeyEvent, is_secret: bool, width: u16) -> Option<Event> {
        if commands::is_end(key) {
            // As in a shell: only on an empty line does it end anything, so that no half line goes with it.
            return self.is_empty().then_some(Event::Key(key));
        }
        match keys::resolve_typed(key) {
            Some(Msg::Do(_)) => Some(Event::Key(key)),
            Some(Msg::Act(Action::Edit(Edit::NewLine))) => Some(Event::Paste(self.ended(is_secret))),
            Some(Msg::Act(Action::Edit(edit))) if is_secret => {
                self.hidden(&edit);
                None
            }
            // With nothing to take back, it puts the program to sleep, as it does outside of text.
            Some(Msg::Act(Action::Edit(Edit::Undo))) if self.is_empty() => Some(Event::Key(key)),
            Some(Msg::Act(Action::Edit(edit))) => {
                self.edit(edit, width);
                None
            }
            _ => None,
        }
    }

    fn edit(&mut self, edit: Edit, width: u16) {
        self.field.act(edit, Area { width, height: u16::MAX });
    }

    fn hidden(&mut self, edit: &Edit) {
        match edit {
            Edit::Type(letter) => self.hide(letter.encode_utf8(&mut [0; 4])),
            Edit::Backspace => {
                let end = text::graphemes(&self.secret).last().map_or(0, |(at, _)| at);
                self.secret.truncate(end);
            }
            // Nobody sees where a word of it begins, so all of it goes.
            Edit::DeleteWordLeft => self.secret.clear(),
            _ => {}
        }
    }

    fn hide(&mut self, words: &str) {
        // More is not taken, rather than moved to where there is room: what it was moved from would stay in memory.
        if self.secret.len() + words.len() <= LONGEST_SECRET {
            self.secret.push_str(words);
        }
    }

    /// The whole line; what is typed next is another one. Where its words stand is known until it is heard.
    fn ended(&mut self, is_secret: bool) -> String {
        let line = self.field.text();
        let secret = std::mem::replace(&mut self.secret, Self::default().secret);
        self.forget();
        // Leaving, the cover and the help lines must work here as well, so none of them can be a passphrase.
        if is_secret && commands::is_command(&secret) {
            return secret.to_string();
        }
        if is_secret {
            self.secrets.push_back(secret);
            return String::new();
        }
        line
    }

    /// The secret whose Enter is heard.
    pub(super) fn secret(&mut self) -> Option<Zeroizing<String>> {
        self.secrets.pop_front()
    }

    /// Lets go of what is typed.
    pub(super) fn forget(&mut self) {
        (self.field, self.secret) = (Field::page(""), Self::default().secret);
    }

    /// A line that was not heard stands before what was typed since.
    pub(super) fn put_back(&mut self, line: &str, width: u16) {
        let apart = if self.field.is_empty() || line.is_empty() { "" } else { " " };
        self.edit(Edit::Move(Move::Top), width);
        self.edit(Edit::Paste(format!("{line}{apart}")), width);
        self.edit(Edit::Move(Move::Bottom), width);
    }

    /// Puts what is typed so far where it is written.
    pub(super) fn so_far(&mut self, app: &App) -> Vec<Msg> {
        if self.field.is_empty() && self.placed.is_none() {
            return Vec::new();
        }
        let line = Zeroizing::new(self.field.text());
        let words = if commands::may_become(&line) { "" } else { super::plainly(&line) };
        self.place(app, words)
    }

    /// Puts these words where the line is written, in place of what stood there of it.
    pub(super) fn place(&mut self, app: &App, words: &str) -> Vec<Msg> {
        let Some(seen) = app.seen() else { return Vec::new() };
        let (part, is_page) = match seen.focused() {
            Some(part @ Part::Page(_)) => (part, true),
            Some(part @ Part::Line(..)) => (part, false),
            _ => return Vec::new(),
        };
        if !self.is_placed(app) {
            if words.is_empty() {
                return Vec::new();
            }
            let stands = Zeroizing::new(part.typed());
            let apart = if is_page && !stands.is_empty() && !stands.ends_with('\n') { "\n" } else { "" };
            let (from, before) = if is_page { (stands.len(), Zeroizing::default()) } else { (0, stands) };
            let put = before.clone();
            self.placed =
                Some(Placed { scene_count: app.model.scene_count, part: seen.focus.at, from, apart, before, put });
        }
        self.placed.as_mut().map_or_else(Vec::new, |placed| placed.put(words))
    }

    /// The line is whole, and its words stay where they are.
    pub(super) fn settle(&mut self) {
        self.placed = None;
    }

    /// Whether the words of the line stand in what has the focus now.
    fn is_placed(&self, app: &App) -> bool {
        let at = app.seen().map(|seen| seen.focus.at);
        self.placed
            .as_ref()
            .is_some_and(|placed| placed.scene_count == app.model.scene_count && Some(placed.part) == at)
    }

    /// Another page is there: words that stand on the one before are not typed twice.
    pub(super) fn follow(&mut self, app: &App) {
        if self.placed.is_some() && !self.is_placed(app) {
            self.placed = None;
            self.forget();
        }
    }
}

impl Placed {
    fn put(&mut self, words: &str) -> Vec<Msg> {
        let wanted = match words {
            "" => self.before.clone(),
            words => Zeroizing::new(format!("{}{words}", self.apart)),
        };
        let same = self.put.chars().zip(wanted.chars()).take_while(|(was, is)| was == is);
        let same: usize = same.map(|(letter, _)| letter.len_utf8()).sum();
        if same == self.put.len() && same == wanted.len() {
            return Vec::new();
        }
        let rest = Edit::From(self.from + same, wanted[same..].to_owned());
        self.put = wanted;
        vec![Msg::Act(Action::Edit(rest))]
    }
}
