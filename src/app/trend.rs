//! A person's own numbers over time, one question a page: a chart and words. No total, no comparison, no verdict.

use super::own_area::numbers;
use super::page::{Belongs, Block};
use super::sheet::{Row, Sheet};
use super::{Model, Screen, Transition};
use crate::engine::trend;

/// The list of own questions, and the chart of the one that is chosen.
#[derive(Default)]
pub struct TrendPage {
    chosen: usize,
}

impl Screen for TrendPage {
    /// The number of a question.
    type Answer = usize;

    fn sheet(&self, model: &Model) -> Sheet<usize> {
        let words = &model.book.words;
        let questions = numbers(model);
        let rows = questions.iter().enumerate().map(|(at, question)| Row::new(&question.asked, at)).collect();
        let sheet = Sheet::new(words.home.front.own_notes()).whose(Belongs::ToOne).list(rows);
        let chosen = questions.get(self.chosen);
        let step = chosen.and_then(|question| model.book.step(question.step.as_str()));
        let Some((question, step)) = chosen.zip(step) else {
            return sheet.with(Block::text(words.pages.trend.none_yet()));
        };
        let points = trend::points(model.progress(), step, question, &words.dates);
        let said = trend::in_words(&points, words);
        let last = points.last().map(|point| point.day).unwrap_or_default();
        let spans: Vec<_> = points.into_iter().map(|point| (point, words.dates.short_span(point.day, last))).collect();
        let sheet = if spans.len() > 1 { sheet.with(Block::Trend(spans)).gap() } else { sheet };
        sheet.text(said).with(Block::text(words.common.notices.a_note_to_yourself()))
    }

    fn on(&mut self, _at: usize, _model: &mut Model) -> Transition {
        Transition::stay()
    }

    fn changed(&mut self, on: Option<usize>, _model: &mut Model) -> Transition {
        self.chosen = on.unwrap_or(self.chosen);
        Transition::stay()
    }
}
