//! What a key means on the screen that is seen.

use super::table::{Does, TABLE, Where};
use crate::app::action::{Action, Command};
use crate::app::field::Edit;
use crate::app::focus::Seen;
use crate::app::page::Part;
use crate::app::{App, Last, Msg};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

const PLAIN: KeyModifiers = KeyModifiers::NONE;
const CTRL: KeyModifiers = KeyModifiers::CONTROL;
const SHIFT: KeyModifiers = KeyModifiers::SHIFT;

pub(super) fn focus(app: &App) -> Where {
    match app.seen().and_then(Seen::focused) {
        Some(Part::Page(_)) => Where::Page,
        Some(Part::Line(..) | Part::Secret(..)) => Where::Line,
        Some(Part::Picks(_)) => Where::Picks,
        Some(Part::Scale(_)) => Where::Scale,
        Some(Part::Sort(_)) => Where::Sort,
        Some(Part::List(_)) => Where::List,
        Some(Part::Read(_)) => Where::Read,
        Some(Part::Buttons(_) | Part::Unseen(_)) | None => Where::Buttons,
    }
}

fn is_text(place: Where) -> bool {
    matches!(place, Where::Page | Where::Line)
}

fn holds(place: Where, focus: Where) -> bool {
    match place {
        Where::Everywhere => true,
        Where::Text => is_text(focus),
        Where::OutsideText => !is_text(focus),
        _ => place == focus,
    }
}

/// What a key means on the screen that is seen. Where something is written there, every letter, digit and space is
/// typed, whatever has the focus: whoever looks up from writing must not find that a sentence pressed buttons.
pub fn resolve(app: &App, key: KeyEvent) -> Option<Msg> {
    let (code, mods) = plainly(key);
    if let (KeyCode::Char(typed), PLAIN, true) = (code, mods, writes(app)) {
        return Some(Msg::Act(Action::Edit(Edit::Type(typed))));
    }
    if let (KeyCode::Char(typed), PLAIN) = (code, mods)
        && may_end(app, typed)
    {
        return Some(Msg::Letter(typed));
    }
    let focus = focus(app);
    // Who writes a sentence where nothing is written must not find that its spaces pressed, and its letters opened, what
    // stands there: after a letter that did nothing, the next ones do nothing either, until another key is pressed.
    if let (KeyCode::Char(typed), PLAIN, true) = (code, mods, app.model.last == Some(Last::Letter))
        && !(takes_digits(focus) && typed.is_ascii_digit())
    {
        return Some(Msg::Between);
    }
    match (bound(focus, code, mods), code) {
        (Some(msg), _) => Some(msg),
        (None, KeyCode::Char(typed)) if mods == PLAIN => Some(letter(focus, typed)),
        (None, _) => app.is_dull().then_some(Msg::Between),
    }
}

/// What a key means where everything is typed, whatever has the focus: line by line.
pub fn resolve_typed(key: KeyEvent) -> Option<Msg> {
    match plainly(key) {
        (KeyCode::Char(typed), PLAIN) => Some(Msg::Act(Action::Edit(Edit::Type(typed)))),
        (code, mods) => bound(Where::Page, code, mods),
    }
}

fn bound(focus: Where, code: KeyCode, mods: KeyModifiers) -> Option<Msg> {
    let found = TABLE.iter().find(|row| row.code == code && row.mods == mods && holds(row.place, focus));
    found.map(|row| match &row.does {
        Does::Command(command) => Msg::Do(*command),
        Does::Act(action) => Msg::Act(action.clone()),
        Does::Letter(letter) => Msg::Letter(*letter),
    })
}

/// Whether something is written on the screen that is seen.
fn writes(app: &App) -> bool {
    app.seen().is_some_and(|seen| seen.text().is_some())
}

/// Whether a letter could end the program here, or lead away from where that is asked: it is no shortcut then. A space
/// presses neither the row of keys, in which one leaves, nor anything beside a button that closes.
fn may_end(app: &App, letter: char) -> bool {
    let Some(screen) = app.top() else { return false };
    let seen = screen.seen();
    screen.ends() || letter == ' ' && (seen.in_foot() || seen.page.has_closing_button())
}

/// What a key means that was read before the screen that is seen was drawn. It was meant for another one: it may type,
/// and it may keep somebody safe, but it presses, picks and moves nothing.
pub fn resolve_stale(app: &App, key: KeyEvent) -> Option<Msg> {
    resolve(app, key).filter(|msg| is_for_any_screen(app, msg))
}

/// Whether a message may be taken from what was typed before the screen that is seen was.
pub fn is_for_any_screen(app: &App, msg: &Msg) -> bool {
    match msg {
        // Whoever strikes the key again and again wants the cover up, not off.
        Msg::Do(Command::Cover) => !app.is_dull(),
        Msg::Do(command) => {
            matches!(command, Command::LeaveFast | Command::Close | Command::HelpLines | Command::TooMuch)
        }
        msg => matches!(msg, Msg::Act(Action::Edit(_))),
    }
}

/// A letter or digit that stands in no row of the table, where nothing is written.
fn letter(focus: Where, typed: char) -> Msg {
    match (focus, typed.to_digit(10)) {
        (focus, Some(digit)) if takes_digits(focus) => Msg::Act(Action::Digit(digit as u8)),
        _ => Msg::Letter(typed),
    }
}

fn takes_digits(focus: Where) -> bool {
    matches!(focus, Where::Scale | Where::Sort)
}

/// A key without what terminals add to it: Shift on letters, capital letters with Ctrl, and Alt where Esc came just before.
fn plainly(key: KeyEvent) -> (KeyCode, KeyModifiers) {
    let mods = key.modifiers & (CTRL | SHIFT | KeyModifiers::ALT);
    match key.code {
        KeyCode::Char(typed) if mods.contains(CTRL) => (KeyCode::Char(typed.to_ascii_lowercase()), CTRL),
        KeyCode::Char(typed) => (KeyCode::Char(typed), mods - SHIFT),
        code => (code, mods),
    }
}
