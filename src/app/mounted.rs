//! A screen on the stack: its sheet as it was seen last, and where the focus is in it.
//!
//! After everything that happens to a screen its sheet is made anew. What was typed is in the inputs, which the screen
//! holds; the focus, what is chosen in lists, and how far a text was read stay as they were, unless it is another scene.

use super::action::Action;
use super::buttons::{Nth, Row};
use super::field::Area;
use super::focus::{Focus, Seen};
use super::job_result::JobResult;
use super::list::List;
use super::page::{Page, Part, Piece};
use super::parts::Outcome;
use super::screen::{AnyScreen, Reply, Screen, Transition};
use super::sheet::Sheet;
use super::{Effect, Model, Moment, page};
use crate::content::{Prompt, Workbook};
use crate::engine::Record;
use chrono::NaiveDate;
use std::mem;
use std::ops::Range;
use std::sync::Arc;

/// A screen on the stack.
pub struct Mounted<S: Screen> {
    screen: S,
    sheet: Sheet<S::Answer>,
    focus: Focus,
    /// What the rows follow from that were made.
    source: Source,
    /// The scenes that may be shown again, as they were left.
    left: Vec<(Page, Focus)>,
}

/// What rows say follows from this. Where it is another, they are made anew.
struct Source {
    book: Arc<Workbook>,
    today: NaiveDate,
    /// How often the records came to be others.
    changes: u64,
}

impl Source {
    fn of(model: &Model) -> Self {
        Self { book: model.book.clone(), today: model.now.date_naive(), changes: model.here().changes }
    }

    fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.book, &other.book) && (self.today, self.changes) == (other.today, other.changes)
    }
}

impl<S: Screen> Mounted<S> {
    /// Looked at for the first time.
    pub fn new(screen: S, model: &Model) -> Self {
        let sheet = screen.sheet(model);
        let (focus, source) = (Focus::new(&sheet.page), Source::of(model));
        let mut mounted = Self { screen, focus, sheet, source, left: Vec::new() };
        mounted.make_rows(None, model);
        mounted
    }

    /// Under another one: not looked at before it is seen. Its page can take longer to make than the one on top.
    pub fn beneath(screen: S, model: &Model) -> Self {
        let sheet = Sheet::new("");
        Self { screen, focus: Focus::new(&sheet.page), sheet, source: Source::of(model), left: Vec::new() }
    }

    /// Makes the rows that can be in sight, but for those that stood on the page before.
    fn make_rows(&mut self, before: Option<&Page>, model: &Model) {
        let source = Source::of(model);
        let before = before.filter(|_| self.source.is(&source)).and_then(long_list).map(|(_, list)| list);
        self.source = source;
        let Some((part, _)) = long_list(&self.sheet.page) else { return };
        let (screen, height) = (&self.screen, usize::from(model.size.1));
        let chosen = Seen { page: &self.sheet.page, focus: &self.focus }.cursor(part);
        let lists = self.sheet.page.pieces.iter_mut().filter_map(|piece| match piece {
            Piece::Part(Part::List(list)) if list.is_long() => Some(list),
            _ => None,
        });
        for list in lists.take(1) {
            list.make(chosen, height, before, |range| screen.rows(range, model));
        }
    }

    /// What a screen is given that is pressed there, or chosen.
    fn answer(&self, nth: Nth) -> Option<S::Answer> {
        match nth.of_row() {
            Some(at) => self.screen.row_answer(at),
            None => self.sheet.answer(nth).cloned(),
        }
    }

    fn then(&mut self, model: &mut Model, answer: impl FnOnce(&mut S, &mut Model) -> Transition) -> Transition {
        let transition = answer(&mut self.screen, model);
        self.refresh(model);
        transition
    }
}

impl<S: Screen> AnyScreen for Mounted<S> {
    fn seen(&self) -> Seen<'_> {
        Seen { page: &self.sheet.page, focus: &self.focus }
    }

    fn rows(&self, range: Range<usize>, model: &Model) -> Vec<Row<()>> {
        self.screen.rows(range, model)
    }

    fn act(&mut self, action: Action, area: Area) -> Outcome {
        self.focus.act(&self.sheet.page, action, area)
    }

    fn refresh(&mut self, model: &Model) {
        let was = mem::replace(&mut self.sheet, self.screen.sheet(model)).page;
        let page = &self.sheet.page;
        if page.is_again(&was) {
            self.focus = self.focus.moved_to(page, &was);
            self.make_rows(Some(&was), model);
            return;
        }
        let focus = mem::replace(&mut self.focus, Focus::new(page));
        self.left.retain(|(left, _)| left.scene.number != was.scene.number);
        // Together with its page: the focus fits there again only where the same parts stand on it.
        if was.scene.as_left {
            self.left.push((was, focus));
        }
        let left = self.left.iter().find(|(left, _)| page.scene.as_left && page.is_again(left));
        if let Some((was, focus)) = left {
            self.focus = focus.moved_to(page, was);
        }
        self.make_rows(None, model);
    }

    fn press(&mut self, nth: Nth, model: &mut Model) -> Transition {
        let Some(answer) = self.answer(nth) else { return Transition::stay() };
        self.then(model, |screen, model| screen.on(answer, model))
    }

    fn changed(&mut self, model: &mut Model) -> Transition {
        let chosen = self.seen().chosen().and_then(|nth| self.answer(nth));
        self.then(model, |screen, model| screen.changed(chosen, model))
    }

    fn letter(&mut self, letter: char, model: &mut Model) -> Transition {
        self.then(model, |screen, model| screen.letter(letter, model))
    }

    fn keep(&mut self, model: &mut Model) -> Transition {
        let primary = self.sheet.page.primary().and_then(|nth| self.answer(nth));
        self.then(model, |screen, model| screen.keep(primary, model))
    }

    fn back(&mut self, model: &mut Model) -> Transition {
        self.then(model, Screen::back)
    }

    fn cover(&mut self, model: &mut Model) -> Transition {
        self.then(model, Screen::cover)
    }

    fn replied(&mut self, reply: Reply, model: &mut Model) -> Transition {
        self.then(model, |screen, model| screen.replied(reply, model))
    }

    fn shown(&mut self, model: &mut Model) {
        self.screen.shown(model);
        self.refresh(model);
    }

    fn begins(&mut self, model: &mut Model) -> Transition {
        self.then(model, Screen::begins)
    }

    fn is_asked_for(&self) -> bool {
        self.screen.is_asked_for()
    }

    fn refused(&mut self, model: &mut Model) {
        self.screen.refused(model);
        self.refresh(model);
    }

    fn kept(&mut self, record: &Record, model: &mut Model) -> Transition {
        self.then(model, |screen, model| screen.kept(record, model))
    }

    fn waits(&self) -> bool {
        self.screen.waits()
    }

    fn is_looking(&self) -> bool {
        self.screen.is_looking()
    }

    fn is_signing(&self) -> bool {
        self.screen.is_signing()
    }

    fn on_result(&mut self, result: JobResult, model: &mut Model) -> Transition {
        self.then(model, |screen, model| screen.on_result(result, model))
    }

    fn keeps_its_place(&self) -> bool {
        self.screen.keeps_its_place()
    }

    fn extra_idle_minutes(&self) -> u16 {
        self.screen.extra_idle_minutes()
    }

    fn due(&self, model: &Model) -> Option<Moment> {
        self.screen.due(model)
    }

    fn tick(&mut self, model: &mut Model) -> Transition {
        self.then(model, Screen::tick)
    }

    fn leaving(&mut self, model: &Model) -> Vec<Effect> {
        self.screen.leaving(model)
    }

    fn step(&self) -> Option<&Prompt> {
        self.screen.step()
    }

    fn traceless(&self) -> bool {
        self.screen.traceless()
    }

    fn leaves_no_mark(&self, model: &Model) -> bool {
        self.screen.leaves_no_mark(model)
    }

    fn ends(&self) -> bool {
        self.screen.ends()
    }

    fn help(&self, model: &Model) -> Vec<page::Block> {
        self.screen.help(model)
    }
}

/// The list of a page whose screen makes the rows, and which part of it that is.
fn long_list(page: &Page) -> Option<(usize, &List)> {
    page.parts().enumerate().find_map(|(at, part)| part.list().filter(|list| list.is_long()).map(|list| (at, list)))
}
