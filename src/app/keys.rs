//! The one key table: what each key does where, and the words for it.
//!
//! [`resolve`] reads it, and so do the rows of keys at the foot, the help page and the README. Letters typed into text
//! are never shortcuts.

mod hints;

pub use hints::{Named, foot, name_of};

use super::field::Edit;
use super::form::Part;
use super::{Last, Model, Msg};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// A command that means the same on every screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Leave fast.
    LeaveFast,
    /// Cover.
    Cover,
    /// Too much right now.
    TooMuch,
    /// Someone to talk to.
    HelpLines,
    /// Keys and help for this screen.
    Help,
    /// Keep and go on.
    Keep,
    /// One level back.
    Back,
    /// The same as closing the window.
    Close,
    /// Suspend.
    Suspend,
}

/// Something done to the part that has the focus.
#[derive(Clone, Debug)]
pub enum Action {
    /// To the next part.
    NextPart,
    /// To the part before.
    PrevPart,
    /// Up.
    Up,
    /// Down.
    Down,
    /// Left.
    Left,
    /// Right.
    Right,
    /// To the first.
    First,
    /// To the last.
    Last,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// Press.
    Press,
    /// Pick, or take the pick back.
    Toggle,
    /// A digit.
    Digit(u8),
    /// A change to the text.
    Edit(Edit),
}

/// Where a key means what the table says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Where {
    /// Everywhere, in text too.
    Everywhere,
    /// In a page that is written.
    Page,
    /// In one line that is written.
    Line,
    /// In either.
    Text,
    /// In things to pick.
    Picks,
    /// At a number.
    Scale,
    /// At cards to sort.
    Sort,
    /// At rows to open.
    List,
    /// In a text to read.
    Read,
    /// At buttons and the row of keys.
    Buttons,
    /// Everywhere but in text.
    OutsideText,
}

/// What a row of the table does.
#[derive(Clone, Debug)]
enum Does {
    Command(Command),
    Act(Action),
    Letter(char),
}

/// One row of the table.
#[derive(Clone, Debug)]
pub struct Binding {
    /// Where it holds.
    pub place: Where,
    code: KeyCode,
    mods: KeyModifiers,
    does: Does,
    /// The key, as it is written on the screen; empty for a second way that is not named.
    pub key: &'static str,
    /// The words in the row of keys; empty where it is named only on the help page.
    pub foot: &'static str,
    /// The words on the help page.
    pub help: &'static str,
}

const PLAIN: KeyModifiers = KeyModifiers::NONE;
const CTRL: KeyModifiers = KeyModifiers::CONTROL;
const SHIFT: KeyModifiers = KeyModifiers::SHIFT;

/// Rows written short: where, code, modifiers, what, key, foot, help.
macro_rules! table {
    ($($place:ident $mods:ident $code:expr => $does:expr, $key:literal, $foot:literal, $help:literal;)+) => {
        vec![$(Binding { place: Where::$place, code: $code, mods: $mods, does: $does, key: $key, foot: $foot, help: $help }),+]
    };
}

mod text;

fn command(command: Command) -> Does {
    Does::Command(command)
}

fn act(action: Action) -> Does {
    Does::Act(action)
}

fn edit(edit: Edit) -> Does {
    Does::Act(Action::Edit(edit))
}

/// The whole table, in the order of the help page.
pub fn table() -> Vec<Binding> {
    let mut all = everywhere();
    all.extend(moving());
    all.extend(choosing());
    all.extend(text::all());
    all
}

fn everywhere() -> Vec<Binding> {
    use KeyCode::{BackTab, Char, Esc, F, Tab};
    table! {
        Everywhere CTRL Char('t') => command(Command::HelpLines), "Ctrl+T", "someone to talk to|talk to someone|talk", "help lines, for any hard moment";
        Everywhere CTRL Char('p') => command(Command::TooMuch), "Ctrl+P", "too much|too much|much", "a break, something lighter, or stop for today";
        Everywhere CTRL Char('q') => command(Command::LeaveFast), "Ctrl+Q", "leave fast|leave fast|leave", "clears the screen and closes at once; what you typed is still there next time";
        Everywhere CTRL Char('g') => command(Command::Cover), "Ctrl+G", "cover", "puts up a dull page; only the same key, twice, brings you back";
        Everywhere PLAIN F(1) => command(Command::Help), "F1", "keys", "keys and help for this screen";
        OutsideText PLAIN Char('?') => command(Command::Help), "?", "", "the same, where nothing is typed";
        Everywhere CTRL Char('s') => command(Command::Keep), "Ctrl+S", "", "keep and go on";
        Everywhere PLAIN Tab => act(Action::NextPart), "Tab", "", "move between the parts of a page; after the last come the keys at the foot";
        Everywhere PLAIN BackTab => act(Action::PrevPart), "Shift+Tab", "", "the same, backwards";
        Everywhere SHIFT BackTab => act(Action::PrevPart), "", "", "";
        Everywhere PLAIN Esc => command(Command::Back), "Esc", "", "one level back; nothing is lost";
        Everywhere CTRL Char('c') => command(Command::Close), "Ctrl+C", "", "closes, as closing the window does; what you typed is still there next time";
        OutsideText PLAIN Char('w') => Does::Letter('w'), "w", "", "on the home page: a blank page";
        OutsideText PLAIN Char('j') => Does::Letter('j'), "j", "", "on the home page: the journal";
        OutsideText PLAIN Char('r') => Does::Letter('r'), "r", "", "on the home page: how much room you have";
        OutsideText CTRL Char('z') => command(Command::Suspend), "Ctrl+Z", "", "outside text: puts the program to sleep; fg wakes it";
    }
}

fn moving() -> Vec<Binding> {
    use KeyCode::{Char, Down, End, Enter, Home, Left, PageDown, PageUp, Right, Up};
    table! {
        OutsideText PLAIN Up => act(Action::Up), "Up Down", "", "move through rows and choices";
        OutsideText PLAIN Down => act(Action::Down), "", "", "";
        OutsideText PLAIN Left => act(Action::Left), "Left Right", "", "move through buttons, numbers and piles";
        OutsideText PLAIN Right => act(Action::Right), "", "", "";
        OutsideText PLAIN Home => act(Action::First), "Home End", "", "to the first, to the last";
        OutsideText PLAIN End => act(Action::Last), "", "", "";
        OutsideText PLAIN PageUp => act(Action::PageUp), "PageUp PageDown", "", "a page up, a page down";
        OutsideText PLAIN PageDown => act(Action::PageDown), "", "", "";
        OutsideText PLAIN Enter => act(Action::Press), "Enter", "", "open, choose; in a list of boxes, pick or take a pick back";
        OutsideText CTRL Char('j') => act(Action::Press), "", "", "";
        Line PLAIN Enter => act(Action::Press), "", "", "";
        Line CTRL Char('j') => act(Action::Press), "", "", "";
        Line PLAIN Up => act(Action::Up), "", "", "";
        Line PLAIN Down => act(Action::Down), "", "", "";
    }
}

fn choosing() -> Vec<Binding> {
    use KeyCode::Char;
    table! {
        Picks PLAIN Char(' ') => act(Action::Toggle), "Space", "", "the same, where nothing is typed; in a text to read, read on";
        Scale PLAIN Char(' ') => act(Action::Toggle), "", "", "";
        Scale PLAIN Char('0') => act(Action::Digit(0)), "0 to 9", "", "a number; 1 twice is 10, Space takes it away";
        Sort PLAIN Char(' ') => act(Action::Toggle), "", "", "";
        Sort PLAIN Char('1') => act(Action::Digit(1)), "1 2 3 4", "", "put a card into that pile; Space takes it out";
        Read PLAIN Char(' ') => act(Action::PageDown), "", "", "";
        Buttons PLAIN Char(' ') => act(Action::Press), "", "", "";
    }
}

/// Where the focus is.
fn focus(model: &Model) -> Where {
    match model.top().and_then(|screen| screen.form().focused()) {
        Some(Part::Page(_)) => Where::Page,
        Some(Part::Line(..) | Part::Secret(..)) => Where::Line,
        Some(Part::Picks(_)) => Where::Picks,
        Some(Part::Scale(_)) => Where::Scale,
        Some(Part::Sort(_)) => Where::Sort,
        Some(Part::List(_)) => Where::List,
        Some(Part::Read(_)) => Where::Read,
        Some(Part::Buttons(..)) | None => Where::Buttons,
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
pub fn resolve(model: &Model, key: KeyEvent) -> Option<Msg> {
    let (code, mods) = plainly(key);
    if let (KeyCode::Char(typed), PLAIN, true) = (code, mods, writes(model)) {
        return Some(Msg::Act(Action::Edit(Edit::Type(typed))));
    }
    if let (KeyCode::Char(typed), PLAIN) = (code, mods)
        && may_end(model, typed)
    {
        return Some(Msg::Letter(typed));
    }
    let focus = focus(model);
    // Who writes a sentence where nothing is written must not find that its spaces pressed, and its letters opened, what
    // stands there: after a letter that did nothing, the next ones do nothing either, until another key is pressed.
    if let (KeyCode::Char(typed), PLAIN, true) = (code, mods, model.last == Some(Last::Letter))
        && !(takes_digits(focus) && typed.is_ascii_digit())
    {
        return Some(Msg::Between);
    }
    match (bound(focus, code, mods), code) {
        (Some(msg), _) => Some(msg),
        (None, KeyCode::Char(typed)) if mods == PLAIN => Some(letter(focus, typed)),
        (None, _) => model.page().dull.then_some(Msg::Between),
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
    let found = table().into_iter().find(|row| row.code == code && row.mods == mods && holds(row.place, focus));
    found.map(|row| match row.does {
        Does::Command(command) => Msg::Do(command),
        Does::Act(action) => Msg::Act(action),
        Does::Letter(letter) => Msg::Letter(letter),
    })
}

/// Whether something is written on the screen that is seen.
fn writes(model: &Model) -> bool {
    model.top().is_some_and(|screen| screen.text_form().written().is_some())
}

/// Whether a letter could end the program here, or lead away from where that is asked: it is no shortcut then. A space
/// presses neither the row of keys, in which one leaves, nor anything beside a button that closes.
fn may_end(model: &Model, letter: char) -> bool {
    let Some(screen) = model.top() else { return false };
    screen.ends() || letter == ' ' && (screen.form().in_foot() || screen.form().has_closing_button())
}

/// What a key means that was read before the screen that is seen was drawn. It was meant for another one: it may type,
/// and it may keep somebody safe, but it presses, picks and moves nothing.
pub fn resolve_stale(model: &Model, key: KeyEvent) -> Option<Msg> {
    resolve(model, key).filter(|msg| is_for_any_screen(model, msg))
}

/// Whether a message may be taken from what was typed before the screen that is seen was.
pub fn is_for_any_screen(model: &Model, msg: &Msg) -> bool {
    match msg {
        // Whoever strikes the key again and again wants the cover up, not off.
        Msg::Do(Command::Cover) => !model.page().dull,
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
