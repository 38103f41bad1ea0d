//! Jumping to a step by a part of its name. What leaves no trace is not among the places to jump to.

use crate::app::field::Field;
use crate::app::input::Input;
use crate::app::page::Block;
use crate::app::sheet::{Row, Sheet};
use crate::app::{Model, Screen, Transition, navigate};
use crate::content::{StepId, Visibility};
use crate::engine::BookKind;
use crate::journal::search::fold;

/// The steps whose name has what was typed.
pub struct Jump {
    wanted: Input<Field>,
}

impl Default for Jump {
    fn default() -> Self {
        Self { wanted: Input::line("") }
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

impl Screen for Jump {
    type Answer = StepId;

    fn sheet(&self, model: &Model) -> Sheet<StepId> {
        let words = &model.book.words;
        let wanted = fold(self.wanted.text().trim());
        let rows: Vec<_> = places(model)
            .into_iter()
            .filter(|(_, title, stage)| fold(title).contains(&wanted) || fold(stage).contains(&wanted))
            .map(|(id, title, stage)| Row::new(title, id).beside(stage))
            .collect();
        let sheet = Sheet::new(words.demo.jump.title()).line(words.demo.jump.find(), &self.wanted);
        // Where nothing is found there is no list to go to.
        if rows.is_empty() {
            return sheet.with(Block::text(words.common.empty.nothing_here()));
        }
        sheet.list(rows).tight()
    }

    fn on(&mut self, id: StepId, model: &mut Model) -> Transition {
        let book = model.book.clone();
        let Some(step) = book.step(id.as_str()) else { return Transition::stay() };
        super::seat_for(step, model);
        navigate::step(&id, model)
    }
}
