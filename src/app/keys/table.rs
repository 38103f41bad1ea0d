//! The one key table: what each key does where. Its words are in the pack, area `keys`.

use crate::app::action::{Action, Command};
use crate::app::field::{Edit, Move};
use crate::content::words::keys::{Does as Purpose, Names};
use crossterm::event::{KeyCode, KeyModifiers};

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

#[derive(Clone, Debug)]
pub(super) enum Does {
    Command(Command),
    Act(Action),
    Letter(char),
}

/// One row of the table.
#[derive(Debug)]
pub struct Binding {
    /// Where it holds.
    pub place: Where,
    pub(super) code: KeyCode,
    pub(super) mods: KeyModifiers,
    pub(super) does: Does,
    /// The words for it on the help page; none for a second way that is not named.
    pub named: Option<Named>,
}

/// The words for a row: how its key is written, and what it does.
#[derive(Clone, Copy, Debug)]
pub struct Named {
    /// As the language names it: "Esc", "Strg+S".
    pub key: fn(&Names) -> &str,
    /// What it does, for the help page.
    pub help: fn(&Purpose) -> &str,
}

const PLAIN: KeyModifiers = KeyModifiers::NONE;
const CTRL: KeyModifiers = KeyModifiers::CONTROL;
const SHIFT: KeyModifiers = KeyModifiers::SHIFT;
const ALT: KeyModifiers = KeyModifiers::ALT;
const CTRL_SHIFT: KeyModifiers = CTRL.union(SHIFT);
const ALT_SHIFT: KeyModifiers = ALT.union(SHIFT);

/// Rows written short: where, modifiers, code, what; and for those that are named, the words for the key and for what it
/// does.
macro_rules! table {
    ($($place:ident $mods:ident $code:expr => $does:expr $(, $key:ident $help:ident)?;)+) => {
        &[$(Binding { place: Where::$place, code: $code, mods: $mods, does: $does, named: table!(@named $($key $help)?) }),+]
    };
    (@named) => { None };
    (@named $key:ident $help:ident) => { Some(Named { key: Names::$key, help: Purpose::$help }) };
}

use KeyCode::{
    BackTab, Backspace, Char, Delete, Down, End, Enter, Esc, F, Home, Left, PageDown, PageUp, Right, Tab, Up,
};

/// The whole table, in the order of the help page. The first row that fits counts.
pub static TABLE: &[Binding] = table! {
    // Everywhere, in text too.
    Everywhere CTRL Char('t') => Does::Command(Command::HelpLines), ctrl_t help_lines;
    Everywhere CTRL Char('p') => Does::Command(Command::TooMuch), ctrl_p too_much;
    Everywhere CTRL Char('q') => Does::Command(Command::LeaveFast), ctrl_q leave_fast;
    Everywhere CTRL Char('g') => Does::Command(Command::Cover), ctrl_g cover;
    Everywhere PLAIN F(1) => Does::Command(Command::Help), f1 help;
    OutsideText PLAIN Char('?') => Does::Command(Command::Help), question help_too;
    Everywhere CTRL Char('s') => Does::Command(Command::Keep), ctrl_s keep;
    Everywhere PLAIN Tab => Does::Act(Action::NextPart), tab next_part;
    Everywhere PLAIN BackTab => Does::Act(Action::PrevPart), shift_tab previous_part;
    Everywhere SHIFT BackTab => Does::Act(Action::PrevPart);
    Everywhere PLAIN Esc => Does::Command(Command::Back), esc back;
    Everywhere CTRL Char('c') => Does::Command(Command::Close), ctrl_c close;
    OutsideText PLAIN Char('w') => Does::Letter('w'), letter_w blank_page;
    OutsideText PLAIN Char('j') => Does::Letter('j'), letter_j journal;
    OutsideText PLAIN Char('r') => Does::Letter('r'), letter_r room;
    OutsideText CTRL Char('z') => Does::Command(Command::Suspend), ctrl_z suspend;
    // Outside text: moving, and pressing what has the focus.
    OutsideText PLAIN Up => Does::Act(Action::Up), up_down up_down;
    OutsideText PLAIN Down => Does::Act(Action::Down);
    OutsideText PLAIN Left => Does::Act(Action::Left), left_right left_right;
    OutsideText PLAIN Right => Does::Act(Action::Right);
    OutsideText PLAIN Home => Does::Act(Action::First), home_end first_last;
    OutsideText PLAIN End => Does::Act(Action::Last);
    OutsideText PLAIN PageUp => Does::Act(Action::PageUp), pageup_pagedown pages;
    OutsideText PLAIN PageDown => Does::Act(Action::PageDown);
    OutsideText PLAIN Enter => Does::Act(Action::Press), enter press;
    OutsideText CTRL Char('j') => Does::Act(Action::Press);
    Line PLAIN Enter => Does::Act(Action::Press);
    Line CTRL Char('j') => Does::Act(Action::Press);
    Line PLAIN Up => Does::Act(Action::Up);
    Line PLAIN Down => Does::Act(Action::Down);
    // Choosing.
    Picks PLAIN Char(' ') => Does::Act(Action::Toggle), space toggle;
    Scale PLAIN Char(' ') => Does::Act(Action::Toggle);
    Scale PLAIN Char('0') => Does::Act(Action::Digit(0)), digits number;
    Sort PLAIN Char(' ') => Does::Act(Action::Toggle);
    Sort PLAIN Char('1') => Does::Act(Action::Digit(1)), one_to_four pile;
    Read PLAIN Char(' ') => Does::Act(Action::PageDown);
    Buttons PLAIN Char(' ') => Does::Act(Action::Press);
    // Text that is written.
    Page PLAIN Enter => Does::Act(Action::Edit(Edit::NewLine)), enter new_line;
    Page CTRL Char('j') => Does::Act(Action::Edit(Edit::NewLine));
    Text PLAIN Backspace => Does::Act(Action::Edit(Edit::Backspace));
    Text CTRL Char('h') => Does::Act(Action::Edit(Edit::Backspace));
    Text PLAIN Delete => Does::Act(Action::Edit(Edit::Delete));
    Text CTRL Char('w') => Does::Act(Action::Edit(Edit::DeleteWordLeft)), ctrl_w delete_word;
    Text PLAIN Left => Does::Act(Action::Edit(Edit::Move(Move::Left)));
    Text PLAIN Right => Does::Act(Action::Edit(Edit::Move(Move::Right)));
    Page PLAIN Up => Does::Act(Action::Edit(Edit::Move(Move::Up)));
    Page PLAIN Down => Does::Act(Action::Edit(Edit::Move(Move::Down)));
    Text CTRL Left => Does::Act(Action::Edit(Edit::Move(Move::WordLeft))), ctrl_left_right by_word;
    Text PLAIN Home => Does::Act(Action::Edit(Edit::Move(Move::Home))), home_end row_ends;
    Text PLAIN End => Does::Act(Action::Edit(Edit::Move(Move::End)));
    Page PLAIN PageUp => Does::Act(Action::Edit(Edit::Move(Move::PageUp)));
    Page PLAIN PageDown => Does::Act(Action::Edit(Edit::Move(Move::PageDown)));
    Text CTRL Home => Does::Act(Action::Edit(Edit::Move(Move::Top))), ctrl_home_end page_ends;
    Text CTRL End => Does::Act(Action::Edit(Edit::Move(Move::Bottom)));
    Text CTRL Char('z') => Does::Act(Action::Edit(Edit::Undo)), ctrl_z undo;
    Text CTRL Char('y') => Does::Act(Action::Edit(Edit::Redo)), ctrl_y redo;
    Text CTRL Char('k') => Does::Act(Action::Edit(Edit::Cut)), ctrl_k cut;
    Text CTRL Char('v') => Does::Act(Action::Edit(Edit::PutBack)), ctrl_v put_back;
    Text CTRL Char('a') => Does::Act(Action::Edit(Edit::SelectAll)), ctrl_a select_all;
    // What hands do by habit, from other systems: Option or Alt where others have Ctrl, and Shift held a moment too long.
    Text CTRL Right => Does::Act(Action::Edit(Edit::Move(Move::WordRight)));
    Text ALT Left => Does::Act(Action::Edit(Edit::Move(Move::WordLeft)));
    Text ALT Right => Does::Act(Action::Edit(Edit::Move(Move::WordRight)));
    Text ALT Char('b') => Does::Act(Action::Edit(Edit::Move(Move::WordLeft)));
    Text ALT Char('f') => Does::Act(Action::Edit(Edit::Move(Move::WordRight)));
    Page ALT Up => Does::Act(Action::Edit(Edit::Move(Move::ParagraphUp)));
    Page ALT Down => Does::Act(Action::Edit(Edit::Move(Move::ParagraphDown)));
    Page CTRL Up => Does::Act(Action::Edit(Edit::Move(Move::ParagraphUp)));
    Page CTRL Down => Does::Act(Action::Edit(Edit::Move(Move::ParagraphDown)));
    Text CTRL Backspace => Does::Act(Action::Edit(Edit::DeleteWordLeft));
    Text ALT Backspace => Does::Act(Action::Edit(Edit::DeleteWordLeft));
    Text CTRL Delete => Does::Act(Action::Edit(Edit::DeleteWordRight));
    Text ALT Delete => Does::Act(Action::Edit(Edit::DeleteWordRight));
    Text ALT Char('d') => Does::Act(Action::Edit(Edit::DeleteWordRight));
    Text SHIFT Backspace => Does::Act(Action::Edit(Edit::Backspace));
    Page SHIFT Enter => Does::Act(Action::Edit(Edit::NewLine));
    Page ALT Enter => Does::Act(Action::Edit(Edit::NewLine));
    Line SHIFT Enter => Does::Act(Action::Press);
    OutsideText SHIFT Enter => Does::Act(Action::Press);
    // Selecting.
    Text SHIFT Left => Does::Act(Action::Edit(Edit::Select(Move::Left))), shift_arrows select;
    Text SHIFT Right => Does::Act(Action::Edit(Edit::Select(Move::Right)));
    Page SHIFT Up => Does::Act(Action::Edit(Edit::Select(Move::Up)));
    Page SHIFT Down => Does::Act(Action::Edit(Edit::Select(Move::Down)));
    Text SHIFT Home => Does::Act(Action::Edit(Edit::Select(Move::Home)));
    Text SHIFT End => Does::Act(Action::Edit(Edit::Select(Move::End)));
    Text CTRL_SHIFT Left => Does::Act(Action::Edit(Edit::Select(Move::WordLeft)));
    Text CTRL_SHIFT Right => Does::Act(Action::Edit(Edit::Select(Move::WordRight)));
    Text ALT_SHIFT Left => Does::Act(Action::Edit(Edit::Select(Move::WordLeft)));
    Text ALT_SHIFT Right => Does::Act(Action::Edit(Edit::Select(Move::WordRight)));
    Page CTRL_SHIFT Up => Does::Act(Action::Edit(Edit::Select(Move::ParagraphUp)));
    Page CTRL_SHIFT Down => Does::Act(Action::Edit(Edit::Select(Move::ParagraphDown)));
    Page ALT_SHIFT Up => Does::Act(Action::Edit(Edit::Select(Move::ParagraphUp)));
    Page ALT_SHIFT Down => Does::Act(Action::Edit(Edit::Select(Move::ParagraphDown)));
    Text CTRL_SHIFT Home => Does::Act(Action::Edit(Edit::Select(Move::Top)));
    Text CTRL_SHIFT End => Does::Act(Action::Edit(Edit::Select(Move::Bottom)));
};
