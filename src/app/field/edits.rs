//! What each key changes in the text.
//!
//! All of it goes through one function, `put`, which changes the words, notes the step for undo and
//! brings the caret to a cluster boundary: a joiner or a combining mark may have glued neighbours.

use std::ops::Range;

use zeroize::Zeroizing;

use super::history::{Change, Kind};
use super::prose::{self, Prose, Spot};
use super::{Caret, Edit, Field, incoming};

type Reach = fn(&Prose, Spot) -> Option<Spot>;

impl Field {
    /// Does an edit that is no move. Answers whether the text has changed.
    pub(super) fn change(&mut self, edit: Edit) -> bool {
        let pen = self.pen.take();
        let cutting = std::mem::take(&mut self.cutting);
        match edit {
            Edit::Type(c) => self.write(c, pen),
            Edit::Paste(text) => self.paste(&Zeroizing::new(text), pen),
            Edit::NewLine => self.paste("\n", pen),
            Edit::Backspace => self.delete(Prose::left, Kind::Back),
            Edit::Delete => self.delete(Prose::right, Kind::Forward),
            Edit::DeleteWordLeft => self.delete(Prose::word_left, Kind::Whole),
            Edit::DeleteWordRight => self.delete(Prose::word_right, Kind::Whole),
            Edit::Undo => self.travel(|field| field.history.undo(&mut field.prose)),
            Edit::Redo => self.travel(|field| field.history.redo(&mut field.prose)),
            Edit::Cut => self.cut(pen.filter(|_| cutting)),
            Edit::PutBack => self.insert(&self.cut.clone(), pen, Kind::Whole),
            Edit::From(byte, text) => {
                let text = incoming(&Zeroizing::new(text), self.single);
                // No boundary is looked for: what was glued to the letter before is taken off it again.
                self.put(self.prose.spot(byte)..self.prose.end(), &text, Kind::Whole)
            }
            Edit::Move(_) | Edit::Select(_) | Edit::SelectAll => false,
        }
    }

    fn write(&mut self, c: char, pen: Option<Spot>) -> bool {
        let text = incoming(c.encode_utf8(&mut [0; 4]), self.single);
        let kind = if *text == "\n" { Kind::Whole } else { Kind::Typed };
        self.insert(&text, pen, kind)
    }

    fn paste(&mut self, text: &str, pen: Option<Spot>) -> bool {
        self.insert(&incoming(text, self.single), pen, Kind::Whole)
    }

    /// Puts text in the place of the selection, or where the last change ended if nothing else came
    /// between, or at the caret.
    fn insert(&mut self, text: &str, pen: Option<Spot>, kind: Kind) -> bool {
        if text.is_empty() {
            self.pen = pen;
            return false;
        }
        let at = pen.unwrap_or(self.caret.at);
        self.put(self.selected().unwrap_or(at..at), text, kind)
    }

    /// Deletes the selection, or from the caret as far as `reach` goes.
    fn delete(&mut self, reach: Reach, kind: Kind) -> bool {
        let at = self.caret.at;
        let (range, kind) = match self.selected() {
            Some(range) => (range, Kind::Whole),
            None => (at..reach(&self.prose, at).unwrap_or(at), kind),
        };
        self.put(range.start.min(range.end)..range.start.max(range.end), "", kind)
    }

    /// Cuts the selection, or the rest of the paragraph, or the new line at its end. After another
    /// cut, which ended at `pen`, it adds to it.
    fn cut(&mut self, pen: Option<Spot>) -> bool {
        let at = pen.unwrap_or(self.caret.at);
        let range = self.selected().unwrap_or_else(|| {
            let end = self.prose.end_of(at.paragraph);
            at..if at == end { self.prose.right(at).unwrap_or(at) } else { end }
        });
        if range.is_empty() {
            return false;
        }
        let mut cut = if pen.is_some() { std::mem::take(&mut self.cut) } else { Zeroizing::default() };
        prose::append(&mut cut, &Zeroizing::new(self.prose.slice(&range)));
        self.cut = cut;
        self.cutting = true;
        self.put(range, "", Kind::Whole)
    }

    /// The one way in which words change.
    fn put(&mut self, range: Range<Spot>, with: &str, kind: Kind) -> bool {
        self.goal = None;
        self.anchor = None;
        if range.is_empty() && with.is_empty() {
            return false;
        }
        let (removed, before) = (self.prose.slice(&range), self.caret.at);
        let end = self.prose.replace(&range, with);
        self.caret = Caret::at(self.prose.snap(end));
        self.pen = Some(end);
        let (start, inserted, after) = (range.start, with.to_owned(), self.caret.at);
        self.history.record(Change { start, removed, inserted, before, after }, kind);
        true
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
