//! What each key changes in the text.
//!
//! All of it goes through one function, `put`, which changes the words, notes the step for undo and
//! brings the caret to a cluster boundary: a joiner or a combining mark may have glued neighbours.

use std::ops::Range;

use zeroize::Zeroizing;

use super::history::{Change, Kind};
use super::prose::{Prose, Spot};
use super::{Caret, Edit, Field, incoming};

/// From a spot to another one, if there is any.
type Reach = fn(&Prose, Spot) -> Option<Spot>;

impl Field {
    /// Does an edit that is no move. Answers whether the text has changed.
    pub(super) fn change(&mut self, edit: Edit) -> bool {
        let pen = self.pen.take();
        let cutting = std::mem::take(&mut self.cutting);
        match edit {
            Edit::Type(c) => self.write(c, pen),
            Edit::Paste(text) => self.paste(&Zeroizing::new(text)),
            Edit::NewLine => self.paste("\n"),
            Edit::Backspace => self.delete(Prose::left, Kind::Back),
            Edit::Delete => self.delete(Prose::right, Kind::Forward),
            Edit::DeleteWordLeft => self.delete(Prose::word_left, Kind::Whole),
            Edit::DeleteWordRight => self.delete(Prose::word_right, Kind::Whole),
            Edit::Undo => self.travel(|field| field.history.undo(&mut field.prose)),
            Edit::Redo => self.travel(|field| field.history.redo(&mut field.prose)),
            Edit::Cut => self.cut(cutting),
            Edit::PutBack => self.put_back(),
            Edit::Move(_) | Edit::Select(_) | Edit::SelectAll => false,
        }
    }

    /// Types a character, where the last one ended if nothing else came between.
    fn write(&mut self, c: char, pen: Option<Spot>) -> bool {
        let text = incoming(c.encode_utf8(&mut [0; 4]), self.single);
        let at = pen.unwrap_or(self.caret.at);
        let range = self.selected().unwrap_or(at..at);
        let kind = if *text == "\n" { Kind::Whole } else { Kind::Typed };
        self.pen = if text.is_empty() { pen } else { self.put(range, &text, kind) };
        !text.is_empty()
    }

    fn paste(&mut self, text: &str) -> bool {
        let text = incoming(text, self.single);
        !text.is_empty() && self.put(self.chosen(), &text, Kind::Whole).is_some()
    }

    fn put_back(&mut self) -> bool {
        let text = self.cut.clone();
        !text.is_empty() && self.put(self.chosen(), &text, Kind::Whole).is_some()
    }

    /// The selection, or nothing at the caret.
    fn chosen(&self) -> Range<Spot> {
        self.selected().unwrap_or(self.caret.at..self.caret.at)
    }

    /// Deletes the selection, or from the caret as far as `reach` goes.
    fn delete(&mut self, reach: Reach, kind: Kind) -> bool {
        let at = self.caret.at;
        let (range, kind) = match self.selected() {
            Some(range) => (range, Kind::Whole),
            None => (at..reach(&self.prose, at).unwrap_or(at), kind),
        };
        self.put(range.start.min(range.end)..range.start.max(range.end), "", kind).is_some()
    }

    /// Cuts the selection, or the rest of the paragraph, or the new line at its end.
    fn cut(&mut self, cutting: bool) -> bool {
        let at = self.caret.at;
        let range = self.selected().unwrap_or_else(|| {
            let end = self.prose.end_of(at.paragraph);
            at..if at == end { self.prose.right(at).unwrap_or(at) } else { end }
        });
        if range.is_empty() {
            return false;
        }
        let mut cut = if cutting { std::mem::take(&mut self.cut) } else { Zeroizing::default() };
        super::prose::append(&mut cut, &Zeroizing::new(self.prose.slice(&range)));
        self.cut = cut;
        self.cutting = true;
        self.put(range, "", Kind::Whole).is_some()
    }

    /// The one way in which words change. Answers where `with` ends, or nothing if nothing changed.
    fn put(&mut self, range: Range<Spot>, with: &str, kind: Kind) -> Option<Spot> {
        self.goal = None;
        self.anchor = None;
        if range.is_empty() && with.is_empty() {
            return None;
        }
        let (removed, before) = (self.prose.slice(&range), self.caret.at);
        let end = self.prose.replace(&range, with);
        self.caret = Caret::at(self.prose.snap(end));
        let (start, inserted, after) = (range.start, with.to_owned(), self.caret.at);
        self.history.record(Change { start, removed, inserted, before, after }, kind);
        Some(end)
    }

    /// Goes back or on in what was done.
    fn travel(&mut self, journey: fn(&mut Self) -> Option<Spot>) -> bool {
        self.goal = None;
        self.anchor = None;
        let caret = journey(self);
        self.caret = Caret::at(caret.unwrap_or(self.caret.at));
        caret.is_some()
    }
}
