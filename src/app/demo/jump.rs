//! Jumping to a step by a part of its name. What leaves no trace is not among the places to jump to.

use crate::app::field::Field;
use crate::app::form::{Form, Part, Press};
use crate::app::page::{Block, Page};
use crate::app::parts::{List, Row};
use crate::app::{AnyScreen, Model, Turn, doors};
use crate::content::{StepId, Visibility};
use crate::engine::BookKind;
use crate::journal::search::fold;

/// The steps whose name has what was typed.
pub(super) struct Jump {
    form: Form,
    /// What was typed when they were looked for.
    wanted: String,
}

impl Jump {
    /// Every step, and a line to type into.
    pub(super) fn new(model: &Model) -> Self {
        let line = Part::Line(Field::line("").into(), "find: ".to_owned());
        let mut jump = Self { form: Form::new(vec![line]), wanted: String::new() };
        jump.find(model);
        jump
    }

    fn find(&mut self, model: &Model) {
        let wanted = &fold(self.form.typed(0).trim());
        let rows = places(model)
            .into_iter()
            .filter(|(_, title, stage)| fold(title).contains(wanted) || fold(stage).contains(wanted));
        let rows: Vec<Row> = rows.map(|(id, title, stage)| Row::new(title, Press::Step(id)).beside(stage)).collect();
        // Where nothing is found there is no list to go to.
        self.form.parts.truncate(1);
        self.form.parts.extend((!rows.is_empty()).then(|| Part::List(List::new(rows))));
        self.wanted = self.form.typed(0);
    }
}

/// The steps that one may jump to: each with its title and its part of the workbook.
fn places(model: &Model) -> Vec<(StepId, String, String)> {
    let mut places = Vec::new();
    for stage in &model.book.stages {
        for step in stage.steps.iter().filter(|step| step.visibility != Visibility::Untraced) {
            let prompt = match model.kind() {
                BookKind::One => model.prompt(step),
                _ => Some(step.for_two()),
            };
            places.extend(prompt.map(|prompt| (step.id.clone(), prompt.title().to_owned(), stage.title.clone())));
        }
    }
    places
}

impl AnyScreen for Jump {
    fn page(&self, _model: &Model) -> Page {
        let page = Page::new("Jump to a step").spaced(Block::Part(0));
        page.with(if self.form.parts.len() > 1 { Block::Part(1) } else { Block::text("Nothing here.") })
    }

    own_form!();

    fn press(&mut self, press: Press, model: &mut Model) -> Turn {
        let Press::Step(id) = press else { return Turn::stay() };
        let book = model.book.clone();
        let Some(step) = book.step(id.as_str()) else { return Turn::stay() };
        super::seat_for(step, model);
        doors::step(&id, model)
    }

    fn changed(&mut self, model: &mut Model) -> Turn {
        if self.form.typed(0) != self.wanted {
            self.find(model);
        }
        Turn::stay()
    }
}
