//! The cover: a dull page that really works, a list one can search. Nothing on it says what lies beneath.
//!
//! Only its key, twice in a row, brings anything back: the place that it covers, or where the lock is shut the page that
//! asks for a passphrase. Every other key stays in the dull page, and so does one press of it.
//!
//! Whoever comes back to it types on, or types the passphrase, and somebody may stand beside them. So it finds as lists
//! do in which one types: a letter that leads nowhere is not taken, and what is typed after it is not either, until a
//! pause or another key. Words and passphrases are never seen there, but for a letter or two that begin a measure.

use super::action::Command;
use super::field::Field;
use super::input::Input;
use super::sheet::{Row, Sheet};
use super::since::Since;
use super::{Last, Model, Nav, Screen, Transition};
use crate::journal::search::fold;
use chrono::TimeDelta;

/// A dull page that could be anybody's, and says nothing of the workbook.
pub struct Cover {
    wanted: Input<Field>,
    /// Its key was pressed once since it stands here; the press that put it up is not counted.
    is_pressed: bool,
    /// Since when the last letter was not taken, while nothing is.
    deaf: Option<Since>,
}

/// The pause after which letters are taken again.
const PAUSE: TimeDelta = TimeDelta::seconds(3);

impl Default for Cover {
    fn default() -> Self {
        Self { wanted: Input::line(""), is_pressed: false, deaf: None }
    }
}

impl Cover {
    /// The words of the list that have what is looked for.
    fn found<'a>(&self, model: &'a Model) -> Vec<&'a String> {
        let library = &model.book.library;
        // An older edition has no words for this page. An empty list would be seen through at once.
        let mut listed: Vec<&String> = library.sittings.cover.words.iter().collect();
        if listed.is_empty() {
            listed.extend(library.feelings.words.iter().map(|word| &word.say));
        }
        let wanted = fold(&self.wanted.text());
        listed.retain(|word| fold(word).contains(&wanted));
        listed
    }

    /// Whether what stands in the field leads nowhere, or was typed right after what did.
    fn hears_nothing(&self, model: &Model) -> bool {
        let is_typed_on = self.deaf.is_some_and(|since| since.gone(model.since()) < PAUSE);
        !fold(&self.wanted.text()).is_empty() && (is_typed_on || self.found(model).is_empty())
    }
}

impl Screen for Cover {
    /// Its rows open nothing.
    type Answer = ();

    fn sheet(&self, model: &Model) -> Sheet<()> {
        let rows = self.found(model).into_iter().map(|word| Row::new(word, ())).collect();
        let title = model.book.library.sittings.cover.title.as_str();
        let find = model.book.words.lock.cover.find();
        Sheet::new(title).dull().line(find, &self.wanted).list(rows).tight()
    }

    fn on(&mut self, (): (), _model: &mut Model) -> Transition {
        Transition::stay()
    }

    fn changed(&mut self, _on: Option<()>, model: &mut Model) -> Transition {
        self.deaf = self.hears_nothing(model).then(|| model.since());
        if self.deaf.is_some() {
            // Nothing that stood there can be brought back.
            *self.wanted.change() = Field::line("");
        }
        Transition::stay()
    }

    fn cover(&mut self, model: &mut Model) -> Transition {
        let is_twice = self.is_pressed && model.last == Some(Last::Command(Command::Cover));
        self.is_pressed = !is_twice;
        if !is_twice {
            return Transition::stay();
        }
        // Where the lock has shut, nothing lies beneath.
        Transition::nav(Nav::BackOrHome)
    }

    fn leaves_no_mark(&self, _model: &Model) -> bool {
        true
    }

    fn back(&mut self, _model: &mut Model) -> Transition {
        self.deaf = None;
        Transition::stay()
    }
}
