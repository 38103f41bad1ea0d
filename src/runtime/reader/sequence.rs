//! What a sequence means, once it is whole: a key, or something that the terminal says.

use super::super::Event;
use super::spelling::Meaning;
use super::{Answer, spelling};
use crossterm::event::{Event as TerminalEvent, KeyEvent, KeyModifiers};

/// What stands in a sequence after its introducer.
pub(super) fn body(held: &[u8]) -> &[u8] {
    let escapes = held.iter().take_while(|byte| **byte == 0x1b).count();
    held.get(escapes + 1..).unwrap_or_default()
}

/// `ESC [`, something, and this letter.
pub(super) fn control(held: &[u8], last: u8) -> Option<Event> {
    let body = String::from_utf8_lossy(body(held));
    let is_private = body.starts_with(['<', '=', '>', '?']);
    let numbers: Vec<Vec<u32>> = body.split(';').map(numbers).collect();
    match spelling::control_sequence(&numbers, last) {
        Meaning::Key(key) if !is_private => Some(pressed(held, key)),
        Meaning::Nothing if !is_private => None,
        // What is unknown is nobody's key: it leaves no page, and types nothing.
        _ => Some(Event::Answer(Answer::Csi(format!("{body}{}", char::from(last))))),
    }
}

fn numbers(parameter: &str) -> Vec<u32> {
    // One that is left out is 0, which stands for "not said".
    parameter.split(':').map(|number| number.parse().unwrap_or(0)).collect()
}

/// `ESC O`, perhaps numbers, and this letter.
pub(super) fn single(held: &[u8], last: u8) -> Option<Event> {
    let body = String::from_utf8_lossy(body(held));
    let modifiers = body.split(';').next_back().and_then(|number| number.parse().ok()).unwrap_or(0);
    spelling::single_shift(modifiers, last).map(|key| pressed(held, key))
}

/// A key with what was pressed before it: where Esc comes twice, the first one is Alt.
fn pressed(held: &[u8], key: KeyEvent) -> Event {
    let alt = if held.starts_with(b"\x1b\x1b") { KeyModifiers::ALT } else { KeyModifiers::NONE };
    Event::Terminal(TerminalEvent::Key(KeyEvent { modifiers: key.modifiers | alt, ..key }))
}

/// What a text between an introducer and its terminator says.
pub(super) fn text(held: &[u8]) -> Event {
    let body = String::from_utf8_lossy(body(held));
    let (number, rest) = body.split_once(';').unwrap_or((&body, ""));
    let answer = match number.parse() {
        Ok(number) if held[1] == b']' => Answer::Osc(number, rest.to_owned()),
        _ => Answer::Other,
    };
    Event::Answer(answer)
}

/// What a text between an introducer and its terminator may still be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Text {
    /// What a terminal says: nobody types that.
    Answer,
    /// The beginning of that.
    Perhaps,
    /// No terminal says that unasked. It is looked at once its terminator comes, and without one it was typed.
    Odd,
    /// No terminal says that.
    Typed,
}

/// What an unfinished text is, by its beginning: Alt and the introducer are keys, and what follows may be words.
pub(super) fn begun(held: &[u8]) -> Text {
    let body = body(held);
    let digits = body.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let rest = &body[digits..];
    match (held[1], rest.first()) {
        (b']', Some(b';')) if digits > 0 => Text::Answer,
        (b']' | b'P', None) => Text::Perhaps,
        (b']', Some(b'l' | b'L' | b'I')) if digits == 0 => Text::Odd,
        (b'P', Some(b'>' | b'!' | b'$' | b'+')) | (b'_', Some(b'G')) => Text::Answer,
        (b'_' | b'X' | b'^', _) => Text::Odd,
        _ => Text::Typed,
    }
}
