//! What the bytes of a terminal mean.

/// Something a terminal says about itself, asked or not. It is never typing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// An operating system command: its number, and what follows it (`11`, `rgb:0000/0000/0000`).
    Osc(u16, String),
    /// A control sequence, from what follows its introducer to its last letter (`?1;2c`).
    Csi(String),
    /// Anything else.
    Other,
}
