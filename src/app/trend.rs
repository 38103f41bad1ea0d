//! A person's own numbers over time, one question a page: a chart and words. No total, no comparison, no verdict.

use super::form::{Form, Part, Press};
use super::page::{Block, Page};
use super::parts::{List, Row};
use super::{Model, Screen, Turn};
use crate::content::{Kind, Step};
use crate::engine::trend;

/// The questions for which this person noted a number, with their words.
pub fn questions(model: &Model) -> Vec<(String, String)> {
    let all = model.book.stages.iter().flat_map(|stage| stage.steps.iter().chain(&stage.notes));
    all.filter(|step| step.kind == Kind::Scale || step.id.as_str() == "check-ins.two-minutes")
        .filter(|step| !trend::points(&model.progress, step.id.as_str()).is_empty())
        .map(|step| (step.id.0.clone(), asked(step, model)))
        .collect()
}

fn asked(step: &Step, model: &Model) -> String {
    model.prompt(step).map_or_else(String::new, |prompt| prompt.ask().to_owned())
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

impl Screen for TrendPage {
    fn page(&self, model: &Model) -> Page {
        let mut page = Page::new("Your own notes over time");
        "yours alone".clone_into(&mut page.whose);
        let page = page.spaced(Block::Part(0));
        let Some((id, _)) = self.chosen() else {
            return page.with(Block::text("No numbers yet. They come from your own looks, if you like to take one."));
        };
        let points = trend::points(&model.progress, id);
        let words = trend::in_words(&points);
        let page = if points.len() > 1 { page.spaced(Block::Trend(points)) } else { page };
        page.spaced(Block::text(words)).with(Block::text(model.book.library.line("a-note-to-yourself")))
    }

    own_form!();

    fn press(&mut self, _press: Press, _model: &mut Model) -> Turn {
        Turn::stay()
    }
}
