//! The rows of the table for text that is written: what text fields do everywhere, in the spellings of several systems.

use super::super::field::{Edit, Move};
use super::{Action, Binding, CTRL, PLAIN, SHIFT, Where, act, edit};
use crossterm::event::{KeyCode, KeyModifiers};

const ALT: KeyModifiers = KeyModifiers::ALT;
const CTRL_SHIFT: KeyModifiers = CTRL.union(SHIFT);
const ALT_SHIFT: KeyModifiers = ALT.union(SHIFT);

/// All of them.
pub(super) fn all() -> Vec<Binding> {
    let mut all = writing();
    all.extend(by_word());
    all.extend(selecting());
    all
}

fn writing() -> Vec<Binding> {
    use KeyCode::{Backspace, Char, Delete, Down, End, Enter, Home, Left, PageDown, PageUp, Right, Up};
    table! {
        Page PLAIN Enter => edit(Edit::NewLine), "Enter", "", "in a page: a new line";
        Page CTRL Char('j') => edit(Edit::NewLine), "", "", "";
        Text PLAIN Backspace => edit(Edit::Backspace), "", "", "";
        Text CTRL Char('h') => edit(Edit::Backspace), "", "", "";
        Text PLAIN Delete => edit(Edit::Delete), "", "", "";
        Text CTRL Char('w') => edit(Edit::DeleteWordLeft), "Ctrl+W", "", "delete the word before";
        Text PLAIN Left => edit(Edit::Move(Move::Left)), "", "", "";
        Text PLAIN Right => edit(Edit::Move(Move::Right)), "", "", "";
        Page PLAIN Up => edit(Edit::Move(Move::Up)), "", "", "";
        Page PLAIN Down => edit(Edit::Move(Move::Down)), "", "", "";
        Text CTRL Left => edit(Edit::Move(Move::WordLeft)), "Ctrl+Left Right", "", "a word back, a word on; Option or Alt does it too";
        Text PLAIN Home => edit(Edit::Move(Move::Home)), "Home End", "", "to the start or end of the row";
        Text PLAIN End => edit(Edit::Move(Move::End)), "", "", "";
        Page PLAIN PageUp => edit(Edit::Move(Move::PageUp)), "", "", "";
        Page PLAIN PageDown => edit(Edit::Move(Move::PageDown)), "", "", "";
        Text CTRL Home => edit(Edit::Move(Move::Top)), "Ctrl+Home End", "", "to the start or end of the page";
        Text CTRL End => edit(Edit::Move(Move::Bottom)), "", "", "";
        Text CTRL Char('z') => edit(Edit::Undo), "Ctrl+Z", "", "undo";
        Text CTRL Char('y') => edit(Edit::Redo), "Ctrl+Y", "", "redo";
        Text CTRL Char('k') => edit(Edit::Cut), "Ctrl+K", "", "cut what is selected, or the rest of the line";
        Text CTRL Char('v') => edit(Edit::PutBack), "Ctrl+V", "", "put back what was cut";
        Text CTRL Char('a') => edit(Edit::SelectAll), "Ctrl+A", "", "select all";
    }
}

/// What hands do by habit, from other systems: Option or Alt where others have Ctrl, and Shift held a moment too long.
fn by_word() -> Vec<Binding> {
    use KeyCode::{Backspace, Char, Delete, Down, Enter, Left, Right, Up};
    table! {
        Text CTRL Right => edit(Edit::Move(Move::WordRight)), "", "", "";
        Text ALT Left => edit(Edit::Move(Move::WordLeft)), "", "", "";
        Text ALT Right => edit(Edit::Move(Move::WordRight)), "", "", "";
        Text ALT Char('b') => edit(Edit::Move(Move::WordLeft)), "", "", "";
        Text ALT Char('f') => edit(Edit::Move(Move::WordRight)), "", "", "";
        Page ALT Up => edit(Edit::Move(Move::ParagraphUp)), "", "", "";
        Page ALT Down => edit(Edit::Move(Move::ParagraphDown)), "", "", "";
        Page CTRL Up => edit(Edit::Move(Move::ParagraphUp)), "", "", "";
        Page CTRL Down => edit(Edit::Move(Move::ParagraphDown)), "", "", "";
        Text CTRL Backspace => edit(Edit::DeleteWordLeft), "", "", "";
        Text ALT Backspace => edit(Edit::DeleteWordLeft), "", "", "";
        Text CTRL Delete => edit(Edit::DeleteWordRight), "", "", "";
        Text ALT Delete => edit(Edit::DeleteWordRight), "", "", "";
        Text ALT Char('d') => edit(Edit::DeleteWordRight), "", "", "";
        Text SHIFT Backspace => edit(Edit::Backspace), "", "", "";
        Page SHIFT Enter => edit(Edit::NewLine), "", "", "";
        Page ALT Enter => edit(Edit::NewLine), "", "", "";
        Line SHIFT Enter => act(Action::Press), "", "", "";
        OutsideText SHIFT Enter => act(Action::Press), "", "", "";
    }
}

fn selecting() -> Vec<Binding> {
    use KeyCode::{Down, End, Home, Left, Right, Up};
    table! {
        Text SHIFT Left => edit(Edit::Select(Move::Left)), "Shift+arrows", "", "select";
        Text SHIFT Right => edit(Edit::Select(Move::Right)), "", "", "";
        Page SHIFT Up => edit(Edit::Select(Move::Up)), "", "", "";
        Page SHIFT Down => edit(Edit::Select(Move::Down)), "", "", "";
        Text SHIFT Home => edit(Edit::Select(Move::Home)), "", "", "";
        Text SHIFT End => edit(Edit::Select(Move::End)), "", "", "";
        Text CTRL_SHIFT Left => edit(Edit::Select(Move::WordLeft)), "", "", "";
        Text CTRL_SHIFT Right => edit(Edit::Select(Move::WordRight)), "", "", "";
        Text ALT_SHIFT Left => edit(Edit::Select(Move::WordLeft)), "", "", "";
        Text ALT_SHIFT Right => edit(Edit::Select(Move::WordRight)), "", "", "";
        Page CTRL_SHIFT Up => edit(Edit::Select(Move::ParagraphUp)), "", "", "";
        Page CTRL_SHIFT Down => edit(Edit::Select(Move::ParagraphDown)), "", "", "";
        Page ALT_SHIFT Up => edit(Edit::Select(Move::ParagraphUp)), "", "", "";
        Page ALT_SHIFT Down => edit(Edit::Select(Move::ParagraphDown)), "", "", "";
        Text CTRL_SHIFT Home => edit(Edit::Select(Move::Top)), "", "", "";
        Text CTRL_SHIFT End => edit(Edit::Select(Move::Bottom)), "", "", "";
    }
}
