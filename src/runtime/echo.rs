//! The line that is typed, as it stands on the terminal: in one or more rows, drawn with as little as it needs.
//!
//! What is typed at its end is written as it is, so that a screen reader hears it; only a change further up is drawn anew.
//! A terminal that obeys nothing but words is given the carriage return and nothing else.

use crate::app::field::{Area, Field};
use crate::text;
use std::fmt::Write;

/// What stands on the terminal of it.
#[derive(Default)]
pub(super) struct Echo {
    rows: Vec<String>,
    /// Row and column of the cursor.
    at: (usize, usize),
}

/// A terminal: its size, and whether it knows more than words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
    /// Whether it obeys more than the carriage return.
    pub obeys: bool,
    /// How many rows it remembers whatever it is asked; they must be pushed out.
    pub remembers: usize,
}

impl Window {
    /// What clears it and what can be scrolled to, as far as it can. The rows are emptied one by one before, since some
    /// terminals move a screen that is cleared as a whole to where it can be scrolled to.
    pub fn wiped(self) -> String {
        if !self.obeys {
            // It can only be pushed out of sight.
            return "\n".repeat(usize::from(self.height));
        }
        let rows: String = (1..=self.height).fold(String::new(), |rows, row| rows + &format!("\x1b[{row};1H\x1b[2K"));
        // Where it knows no way to forget what can be scrolled to, empty rows from the last one push it out.
        let (bottom, out) = (self.height, "\n".repeat(self.remembers));
        format!("{rows}\x1b[H\x1b[2J\x1b[3J\x1b[{bottom};1H{out}\x1b[H")
    }
}

impl Echo {
    /// What must be written so that the line stands there as it is now.
    pub(super) fn draw(&mut self, field: &Field, window: Window) -> String {
        let laid = field.lay(Area { width: window.width, height: u16::MAX });
        let rows: Vec<String> = laid.rows.iter().map(|row| row.text.to_owned()).collect();
        let at = (usize::from(laid.caret.1), usize::from(laid.caret.0));
        let first = (0..rows.len().max(self.rows.len())).find(|row| rows.get(*row) != self.rows.get(*row));
        let mut out = String::new();
        match first {
            None if at == self.at => return out,
            None => self.go(&mut out, &rows, at, window),
            Some(first) => self.change(&mut out, first, &rows, at, window),
        }
        (self.rows, self.at) = (rows, at);
        out
    }

    /// What must be written so that something else can be said below it. The line is drawn anew after that.
    pub(super) fn end(&mut self, window: Window) -> String {
        let mut out = String::new();
        let Some(last) = self.rows.len().checked_sub(1) else { return out };
        if self.rows.iter().any(|row| !row.is_empty()) {
            let rows = std::mem::take(&mut self.rows);
            self.go(&mut out, &rows, (last, text::width(&rows[last])), window);
            out.push('\n');
        }
        *self = Self::default();
        out
    }

    /// What stands there is gone, or no longer where it was.
    pub(super) fn forget(&mut self) {
        *self = Self::default();
    }

    fn change(&self, out: &mut String, first: usize, rows: &[String], at: (usize, usize), window: Window) {
        let empty = String::new();
        let (old, new) = (self.rows.get(first).unwrap_or(&empty), rows.get(first).unwrap_or(&empty));
        let is_last = first + 1 == rows.len() && self.rows.len() <= rows.len();
        let is_at_end = self.at == (first, text::width(old)) && at == (first, text::width(new));
        if is_last
            && is_at_end
            && let Some(typed) = new.strip_prefix(old.as_str())
        {
            // A mark that joins the letter before it is drawn with that letter.
            if text::width(typed) + text::width(old) == text::width(new) {
                out.push_str(typed);
                return;
            }
        }
        let above = self.at.0.saturating_sub(first);
        if is_in_reach(above, window) {
            up(out, above);
            down(out, first.saturating_sub(self.at.0));
            self.write(out, first, rows, window.obeys);
        } else {
            // What stands further up can't be written over: all of it once more, below.
            out.push('\n');
            self.write(out, 0, rows, false);
        }
        from_end(out, rows, at, window);
    }

    /// Writes the rows from `first` on, over what stands there.
    fn write(&self, out: &mut String, first: usize, rows: &[String], obeys: bool) {
        for (number, row) in rows.iter().enumerate().skip(first) {
            out.push_str(if number > first { "\n" } else { "\r" });
            out.push_str(row);
            if obeys {
                out.push_str("\x1b[K");
            } else {
                let stood = self.rows.get(number).map_or(0, |row| text::width(row));
                let rest = stood.saturating_sub(text::width(row));
                let _ = write!(out, "{}{}", " ".repeat(rest), "\u{8}".repeat(rest));
            }
        }
        if rows.len() < self.rows.len() && obeys {
            out.push_str("\x1b[J");
        }
    }

    /// Moves the cursor alone.
    fn go(&self, out: &mut String, rows: &[String], at: (usize, usize), window: Window) {
        if at.0 < self.at.0 && !is_in_reach(self.at.0 - at.0, window) {
            return;
        }
        up(out, self.at.0.saturating_sub(at.0));
        if window.obeys {
            down(out, at.0.saturating_sub(self.at.0));
        } else if at.0 > self.at.0 {
            out.push_str(&"\n".repeat(at.0 - self.at.0));
        }
        column(out, rows, at);
    }
}

/// From the end of the last row to where the cursor belongs.
fn from_end(out: &mut String, rows: &[String], at: (usize, usize), window: Window) {
    let last = rows.len().saturating_sub(1);
    let is_at_end = at == (last, rows.last().map_or(0, |row| text::width(row)));
    if is_at_end || (at.0 < last && !window.obeys) {
        return;
    }
    up(out, last - at.0);
    column(out, rows, at);
}

/// To a column of the row: from its beginning, over the letters that stand there.
fn column(out: &mut String, rows: &[String], at: (usize, usize)) {
    out.push('\r');
    out.push_str(rows.get(at.0).map_or("", |row| text::clip(row, at.1)));
}

/// Whether the cursor can be moved so many rows up.
fn is_in_reach(rows: usize, window: Window) -> bool {
    rows == 0 || (window.obeys && rows < usize::from(window.height.max(2)) - 1)
}

fn up(out: &mut String, rows: usize) {
    if rows > 0 {
        let _ = write!(out, "\x1b[{rows}A");
    }
}

fn down(out: &mut String, rows: usize) {
    if rows > 0 {
        let _ = write!(out, "\x1b[{rows}B");
    }
}
