//! A person's own numbers over time, one question a page: a chart and words. No total, no comparison, no verdict.

use super::form::{Form, Part, Press};
use super::page::{Block, Page};
use super::parts::{List, Row};
use super::{AnyScreen, Model, Turn, words};
use crate::content::{Kind, Step};
use crate::engine::trend;

/// The questions for which this person noted a number: the step, and the words it was asked in. Where another edition
/// asked in other words, that is another question.
pub fn questions(model: &Model) -> Vec<(String, String)> {
    let all = model.book.stages.iter().flat_map(|stage| stage.steps.iter().chain(&stage.notes));
    let noted = all.filter(|step| step.kind == Kind::Scale || step.id.as_str() == "check-ins.two-minutes");
    noted.flat_map(|step| asked(step, model).into_iter().map(|asked| (step.id.0.clone(), asked))).collect()
}

/// Each wording once, the one asked last first.
fn asked(step: &Step, model: &Model) -> Vec<String> {
    let mut wordings: Vec<String> = Vec::new();
    for asked in trend::questions(model.progress(), step.id.as_str()).into_iter().rev() {
        if !wordings.iter().any(|known| is_same(known, asked)) {
            wordings.push(asked.to_owned());
        }
    }
    wordings
}

/// Whether two wordings differ in nothing but the hour of the day.
fn is_same(one: &str, other: &str) -> bool {
    words::by_day(one) == words::by_day(other)
}

/// The list of own questions, and the chart of the one that is chosen.
pub struct TrendPage {
    form: Form,
    questions: Vec<(String, String)>,
}

impl TrendPage {
    /// As things stand now.
    pub fn new(model: &Model) -> Self {
        let questions = questions(model);
        let rows = questions.iter().enumerate().map(|(at, (_, ask))| Row::new(ask.clone(), Press::Row(at))).collect();
        Self { form: Form::new(vec![Part::List(List::new(rows))]), questions }
    }

    fn chosen(&self) -> Option<&(String, String)> {
        match self.form.parts.first() {
            Some(Part::List(list)) => self.questions.get(list.at),
            _ => None,
        }
    }
}

impl AnyScreen for TrendPage {
    fn page(&self, model: &Model) -> Page {
        let mut page = Page::new("Your own notes over time");
        "yours alone".clone_into(&mut page.whose);
        let page = page.spaced(Block::Part(0));
        let Some((id, asked)) = self.chosen() else {
            return page.with(Block::text("No numbers yet. They come from your own looks, if you like to take one."));
        };
        let points = trend::points(model.progress(), id, |found| is_same(found, asked));
        let said = trend::in_words(&points);
        let last = points.last().map(|point| point.day).unwrap_or_default();
        let dates = &model.book.words.dates;
        let spans: Vec<_> = points.into_iter().map(|point| (point, dates.short_span(point.day, last))).collect();
        let page = if spans.len() > 1 { page.spaced(Block::Trend(spans)) } else { page };
        page.spaced(Block::text(said)).with(Block::text(model.book.words.common.notices.a_note_to_yourself()))
    }

    own_form!();

    fn press(&mut self, _press: Press, _model: &mut Model) -> Turn {
        Turn::stay()
    }
}
