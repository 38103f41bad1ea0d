//! What each byte does to what is held.

use super::super::Event;
use super::sequence::{self, Text};
use super::{BEL, ESC, Kind, LONGEST, Reader, spelling};
use crossterm::event::{Event as TerminalEvent, KeyCode, KeyEvent, KeyModifiers};
use zeroize::Zeroizing;

impl Reader {
    pub(super) fn byte(&mut self, byte: u8) {
        match self.kind {
            Kind::Nothing => self.first(byte),
            Kind::Letter => self.letter(byte),
            Kind::Escape => self.after_escape(byte),
            Kind::Control => self.control(byte),
            Kind::Single => match byte {
                b'0'..=b';' => self.hold(byte),
                b' ' | b'@'..=b'~' => self.end(|held| sequence::single(held, byte)),
                _ => self.broken_by(byte),
            },
            Kind::Console => match byte {
                b'A'..=b'E' => self.end(|_| Some(spelling::function(byte - b'A' + 1))),
                _ => self.broken_by(byte),
            },
            Kind::Mouse => match byte {
                b' '..=b'~' | 0x80.. => {
                    self.hold(byte);
                    if self.held.iter().rev().position(|held| *held == b'M') == Some(3) {
                        self.end(|_| None);
                    }
                }
                _ => self.broken_by(byte),
            },
            Kind::Text => self.text(byte),
            Kind::Paste => {
                if self.paste.push(byte, &mut self.heard) {
                    self.kind = Kind::Nothing;
                }
            }
        }
    }

    fn begin(&mut self, kind: Kind, byte: u8) {
        self.kind = kind;
        self.hold(byte);
    }

    /// Holds a byte more. Of what is too long only the beginning is held, which is enough to know its end.
    fn hold(&mut self, byte: u8) {
        if self.held.len() < LONGEST {
            self.held.push(byte);
        }
    }

    /// What is held is whole, and means this.
    fn end<I: IntoIterator<Item = Event>>(&mut self, meaning: impl FnOnce(&[u8]) -> I) {
        let held = self.let_go();
        self.heard.extend(meaning(&held));
    }

    pub(super) fn let_go(&mut self) -> Zeroizing<Vec<u8>> {
        self.kind = Kind::Nothing;
        std::mem::take(&mut self.held)
    }

    pub(super) fn press(&mut self, key: KeyEvent) {
        self.heard.push(Event::Terminal(TerminalEvent::Key(key)));
    }

    pub(super) fn first(&mut self, byte: u8) {
        match byte {
            ESC => self.begin(Kind::Escape, byte),
            b' '..=b'~' => self.press(spelling::typed(char::from(byte))),
            // No letter begins with 0xc0, 0xc1 or anything above 0xf4 (RFC 3629).
            0xc2..=0xf4 => self.begin(Kind::Letter, byte),
            // The second half of a letter, or no text at all.
            0x80.. => {}
            control => self.press(spelling::control(control)),
        }
    }

    /// One byte more of a letter, with Esc before it or not.
    fn letter(&mut self, byte: u8) {
        if !(0x80..0xc0).contains(&byte) {
            self.let_go();
            // The rest of that letter will never come, and the byte that came in its place must not be lost with it.
            return self.first(byte);
        }
        self.hold(byte);
        let is_alt = self.held.starts_with(&[ESC]);
        let found = std::str::from_utf8(&self.held[usize::from(is_alt)..]).map(|text| text.chars().next());
        match found {
            Ok(Some(letter @ '\u{80}'..='\u{9f}')) => {
                self.let_go();
                self.introducer(letter);
            }
            Ok(Some(letter)) => {
                self.let_go();
                let mods = if is_alt { KeyModifiers::ALT } else { KeyModifiers::NONE };
                self.press(KeyEvent::new(KeyCode::Char(letter), mods));
            }
            Err(error) if error.error_len().is_none() => {}
            _ => drop(self.let_go()),
        }
    }

    /// One of the 32 characters that are Esc and a letter in one. As single bytes they are no introducers: where text is
    /// UTF-8, those are halves of letters.
    fn introducer(&mut self, letter: char) {
        let second = (u32::from(letter) - 0x40) as u8;
        if matches!(second, b'O' | b'P' | b'X' | b'['..=b'_') && second != b'\\' {
            self.begin(Kind::Escape, ESC);
            self.after_escape(second);
        }
    }

    /// What follows Esc: an introducer, or a key that is pressed with Alt.
    fn after_escape(&mut self, byte: u8) {
        let kind = match byte {
            b'[' => Kind::Control,
            b'O' => Kind::Single,
            ESC if self.held.len() == 1 => Kind::Escape,
            _ => {
                if self.held.len() > 1 {
                    // Esc was pressed by itself, and the second one belongs to what follows.
                    self.held.pop();
                    self.press(KeyCode::Esc.into());
                }
                match byte {
                    ESC => Kind::Escape,
                    b']' | b'P' | b'_' | b'X' | b'^' => Kind::Text,
                    0xc2..=0xf4 => Kind::Letter,
                    _ => {
                        self.let_go();
                        return self.with_alt(byte);
                    }
                }
            }
        };
        self.begin(kind, byte);
    }

    pub(super) fn with_alt(&mut self, byte: u8) {
        let key = match byte {
            b' '..=b'~' => spelling::typed(char::from(byte)),
            0x80.. => return,
            control => spelling::control(control),
        };
        self.press(KeyEvent { modifiers: key.modifiers | KeyModifiers::ALT, ..key });
    }

    fn control(&mut self, byte: u8) {
        let body = sequence::body(&self.held);
        match byte {
            b'[' if body.is_empty() => self.begin(Kind::Console, byte),
            b'M' if body.is_empty() => self.begin(Kind::Mouse, byte),
            b'~' if body == b"200" => {
                self.let_go();
                self.kind = Kind::Paste;
            }
            // What rxvt sends with Shift: elsewhere the dollar stands before the last letter.
            b'$' if (1..=2).contains(&body.len()) && body.iter().all(u8::is_ascii_digit) => {
                self.end(|held| sequence::control(held, byte));
            }
            b' '..=b'?' => self.hold(byte),
            b'@'..=b'~' => self.end(|held| sequence::control(held, byte)),
            _ => self.broken_by(byte),
        }
    }

    fn text(&mut self, byte: u8) {
        let is_closing = self.held.ends_with(&[ESC]);
        match byte {
            b'\\' if is_closing => self.end(|held| [sequence::text(&held[..held.len() - 1])]),
            _ if is_closing => {
                self.held.pop();
                self.broken_by(ESC);
                self.byte(byte);
            }
            ESC => self.held.push(ESC),
            BEL if self.ends_at_a_bell() => self.end(|held| [sequence::text(held)]),
            b' '..=b'~' | 0x80.. => {
                self.hold(byte);
                let begun = sequence::begun(&self.held);
                let is_too_long = self.held.len() == LONGEST && begun != Text::Answer;
                if self.held.ends_with("\u{9c}".as_bytes()) {
                    self.end(|held| [sequence::text(&held[..held.len() - 2])]);
                } else if begun == Text::Typed || is_too_long {
                    self.decide();
                }
            }
            _ => self.broken_by(byte),
        }
    }

    /// Whether a bell is the end of this text. Otherwise it is a key, which covers the screen.
    fn ends_at_a_bell(&self) -> bool {
        match sequence::begun(&self.held) {
            Text::Answer => true,
            Text::Perhaps => !self.is_bare(),
            Text::Odd | Text::Typed => false,
        }
    }

    /// A byte that can't be part of what is held: that is over, and this is something else.
    fn broken_by(&mut self, byte: u8) {
        while self.kind != Kind::Nothing {
            self.decide();
        }
        self.first(byte);
    }
}
