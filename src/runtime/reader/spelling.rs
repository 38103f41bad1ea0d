//! The keys, in every spelling that terminals send: the old ones, those of rxvt and the Linux console, what xterm does
//! with `modifyOtherKeys`, and the protocol of kitty.
//!
//! Where a spelling says that a key was let go, or names a key that types and does nothing here, there is no key.

use super::super::Event;
use crossterm::event::{Event as TerminalEvent, KeyCode, KeyEvent, KeyModifiers};

pub(super) fn typed(letter: char) -> KeyEvent {
    KeyCode::Char(letter).into()
}

/// What a control character stands for.
pub(super) fn control(byte: u8) -> KeyEvent {
    let code = match byte {
        b'\r' => KeyCode::Enter,
        b'\t' => KeyCode::Tab,
        0x1b => KeyCode::Esc,
        0x7f => KeyCode::Backspace,
        0 => KeyCode::Char(' '),
        1..=26 => KeyCode::Char(char::from(byte - 1 + b'a')),
        _ => KeyCode::Char(char::from((byte & 0x1f) - 0x1c + b'4')),
    };
    // Raw mode can't tell Ctrl+M from Enter or Ctrl+I from Tab, and nearly always the named key was pressed.
    let is_named = matches!(byte, b'\r' | b'\t' | 0x1b | 0x7f);
    KeyEvent::new(code, if is_named { KeyModifiers::NONE } else { KeyModifiers::CONTROL })
}

pub(super) fn function(number: u8) -> Event {
    Event::Terminal(TerminalEvent::Key(KeyCode::F(number).into()))
}

/// What a control sequence is.
pub(super) enum Meaning {
    /// A key that is pressed.
    Key(KeyEvent),
    /// A key that is let go, or that does nothing here.
    Nothing,
    /// No key at all.
    Unknown,
}

/// A key that is spelled as a control sequence.
pub(super) fn control_sequence(numbers: &[Vec<u32>], last: u8) -> Meaning {
    let is_let_go = number(numbers, 1, 1) == 3;
    match spelled(numbers, last) {
        Meaning::Key(_) if is_let_go => Meaning::Nothing,
        meaning => meaning,
    }
}

fn spelled(numbers: &[Vec<u32>], last: u8) -> Meaning {
    let first = number(numbers, 0, 0);
    let mask = number(numbers, 1, 0);
    let mods = match last {
        b'^' => KeyModifiers::CONTROL,
        b'$' => KeyModifiers::SHIFT,
        b'@' => KeyModifiers::CONTROL | KeyModifiers::SHIFT,
        // Some send the modifiers alone.
        b'A'..=b'H' if numbers.len() == 1 => modifiers(first),
        _ => modifiers(mask),
    };
    let known = |code: Option<KeyCode>, mods| match code {
        Some(code) => Meaning::Key(KeyEvent::new(code, mods)),
        None => Meaning::Unknown,
    };
    let does = |key: Option<KeyEvent>| key.map_or(Meaning::Nothing, Meaning::Key);
    match last {
        b'u' => does(protocol(numbers)),
        b'~' if first == 27 && numbers.len() == 3 => does(spelled_out(number(numbers, 2, 0), modifiers(mask))),
        b'~' | b'^' | b'$' | b'@' => known(numbered(first), mods),
        b'Z' => Meaning::Key(KeyCode::BackTab.into()),
        b'a'..=b'd' if first == 0 => known(arrow(last.to_ascii_uppercase()), KeyModifiers::SHIFT),
        // The middle of the keypad.
        b'E' => Meaning::Nothing,
        _ => known(arrow(last), mods),
    }
}

fn number(numbers: &[Vec<u32>], at: usize, part: usize) -> u32 {
    numbers.get(at).and_then(|parts| parts.get(part)).copied().unwrap_or(0)
}

/// `ESC O` and a letter: what a keypad sends that is told to, and what rxvt sends for arrows with Ctrl.
pub(super) fn single_shift(mask: u32, last: u8) -> Option<KeyEvent> {
    let mods = modifiers(mask);
    let code = match last {
        b'M' => KeyCode::Enter,
        b'I' => KeyCode::Tab,
        b' ' => KeyCode::Char(' '),
        b'X' => KeyCode::Char('='),
        // The signs and digits, in the order of their characters.
        b'j'..=b'y' => KeyCode::Char(char::from(last - b'j' + b'*')),
        b'a'..=b'd' => return Some(KeyEvent::new(arrow(last.to_ascii_uppercase())?, mods | KeyModifiers::CONTROL)),
        b'R' => KeyCode::F(3),
        last => arrow(last)?,
    };
    Some(KeyEvent::new(code, mods))
}

/// The keys that are one letter, after `ESC [` and after `ESC O`. The third function key is not among them: after `ESC [`
/// its letter says where the caret is.
fn arrow(last: u8) -> Option<KeyCode> {
    Some(match last {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        b'P' => KeyCode::F(1),
        b'Q' => KeyCode::F(2),
        b'S' => KeyCode::F(4),
        _ => return None,
    })
}

fn numbered(number: u32) -> Option<KeyCode> {
    Some(match number {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        11..=15 => KeyCode::F(number as u8 - 10),
        17..=21 => KeyCode::F(number as u8 - 11),
        23..=26 => KeyCode::F(number as u8 - 12),
        28..=29 => KeyCode::F(number as u8 - 15),
        31..=34 => KeyCode::F(number as u8 - 17),
        _ => return None,
    })
}

/// What was pressed along. In these spellings the fourth is the Option or Meta key of the terminal.
fn modifiers(mask: u32) -> KeyModifiers {
    let bits = mask.saturating_sub(1);
    let is = |bit: u32, modifier| if bits & bit == 0 { KeyModifiers::NONE } else { modifier };
    is(1, KeyModifiers::SHIFT)
        | is(2, KeyModifiers::ALT)
        | is(4, KeyModifiers::CONTROL)
        | is(8, KeyModifiers::ALT)
        | is(32, KeyModifiers::ALT)
}

/// `modifyOtherKeys`: the character that the key stands for, and what was pressed along.
fn spelled_out(code: u32, mods: KeyModifiers) -> Option<KeyEvent> {
    let letter = char::from_u32(code)?;
    match code {
        9 if mods.contains(KeyModifiers::SHIFT) => Some(KeyCode::BackTab.into()),
        8 => Some(KeyEvent::new(KeyCode::Backspace, mods)),
        9 | 13 | 27 | 127 => Some(KeyEvent::new(control(code as u8).code, mods)),
        _ if letter.is_control() => None,
        _ => Some(KeyEvent::new(KeyCode::Char(letter), mods)),
    }
}

/// The protocol of kitty: the key, what it types with Shift, where it stands on an English keyboard; then what was pressed
/// along; then what it types.
fn protocol(numbers: &[Vec<u32>]) -> Option<KeyEvent> {
    let (code, shifted, english) = (number(numbers, 0, 0), number(numbers, 0, 1), number(numbers, 0, 2));
    let (mask, text) = (number(numbers, 1, 0), number(numbers, 2, 0));
    let bits = mask.saturating_sub(1);
    if let Some(code) = keypad(code) {
        return Some(KeyEvent::new(code, modifiers(mask)));
    }
    let is_private = (57344..=63743).contains(&code);
    // Shortcuts with Super and Hyper are those of the desktop.
    if is_private || bits & (8 | 16) != 0 {
        return None;
    }
    let mods = modifiers(mask);
    if mods.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT) {
        // The keys of the program are Latin letters. On a Greek or Cyrillic keyboard, where the key stands counts.
        let on_english = if code > 127 && english != 0 { english } else { code };
        return spelled_out(on_english, mods);
    }
    let letter = spelled_out(code, mods)?;
    let KeyCode::Char(plain) = letter.code else { return Some(letter) };
    let written = [text, shifted].into_iter().take(if mods.is_empty() { 1 } else { 2 }).find(|code| *code > 31);
    let is_upper = mods.contains(KeyModifiers::SHIFT) != (bits & 64 != 0);
    let letter = if is_upper { upper(plain) } else { plain };
    Some(typed(written.and_then(char::from_u32).unwrap_or(letter)))
}

/// The capital letter, where it is one.
fn upper(letter: char) -> char {
    let mut capitals = letter.to_uppercase();
    capitals.next().filter(|_| capitals.next().is_none()).unwrap_or(letter)
}

/// The keys of the keypad that do something, as the protocol of kitty numbers them.
fn keypad(code: u32) -> Option<KeyCode> {
    Some(match code {
        57399..=57408 => KeyCode::Char(char::from(b'0' + (code - 57399) as u8)),
        57409 => KeyCode::Char('.'),
        57410 => KeyCode::Char('/'),
        57411 => KeyCode::Char('*'),
        57412 => KeyCode::Char('-'),
        57413 => KeyCode::Char('+'),
        57414 => KeyCode::Enter,
        57415 => KeyCode::Char('='),
        57416 => KeyCode::Char(','),
        57417 => KeyCode::Left,
        57418 => KeyCode::Right,
        57419 => KeyCode::Up,
        57420 => KeyCode::Down,
        57421 => KeyCode::PageUp,
        57422 => KeyCode::PageDown,
        57423 => KeyCode::Home,
        57424 => KeyCode::End,
        57425 => KeyCode::Insert,
        57426 => KeyCode::Delete,
        _ => return None,
    })
}
