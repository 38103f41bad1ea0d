//! One part of the workbook: what it is for, the short road, and the rest under "More, when you want it".

use super::form::{Button, Form, Part, Press};
use super::page::{Block, Page};
use super::parts::{List, Row};
use super::{AnyScreen, Model, Turn, doors};
use crate::content::Step;
use crate::engine::record::{Known, Record};
use crate::engine::{Seat, State, path};

/// The path of one stage.
pub struct StagePage {
    id: String,
    form: Form,
}

impl StagePage {
    /// As things stand now.
    pub fn new(id: &str, model: &Model) -> Self {
        let mut parts = vec![Part::List(List::new(rows(id, model)))];
        if id == CHECK_INS {
            parts.push(Part::Buttons(vec![Button::new(switch(model), Press::More)], 0));
        }
        Self { id: id.to_owned(), form: Form::new(parts) }
    }
}

/// The stage whose looks come round, and can be switched off.
const CHECK_INS: &str = "check-ins";

fn is_off(model: &Model) -> bool {
    model.progress().setting(CHECK_INS).is_some_and(|value| value == "off")
}

fn switch(model: &Model) -> &'static str {
    if is_off(model) { "Let the looks come round again" } else { "Do not bring the looks up" }
}

/// The short road first, at most four lines; the rest set apart.
fn rows(id: &str, model: &Model) -> Vec<Row> {
    let Some(stage) = model.book.stage(id) else { return Vec::new() };
    let (road, more) = path::road(stage, &model.reader());
    let (first, rest) = if road.is_empty() { (more, Vec::new()) } else { (road, more) };
    let mut rows: Vec<Row> = first.iter().map(|step| row(step, model)).collect();
    for (at, step) in rest.iter().enumerate() {
        let row = row(step, model);
        rows.push(if at == 0 { row.under("More, when you want it") } else { row });
    }
    rows
}

fn row(step: &Step, model: &Model) -> Row {
    let prompt = model.prompt(step);
    let title = prompt.as_ref().map_or("", |prompt| prompt.title()).to_owned();
    let minutes = prompt.as_ref().map_or(step.minutes, |prompt| prompt.minutes);
    let row = Row::new(title, Press::Step(step.id.clone())).beside(model.book.words.dates.minutes(minutes));
    let marks = step.id.stage() != "when-to-move-on";
    match model.progress().state(step.id.as_str()) {
        State::Been if marks => row.mark("been through"),
        State::ForLater if marks => row.mark("for later"),
        State::LeftOut if marks => row.mark("left out"),
        _ => row,
    }
}

impl AnyScreen for StagePage {
    fn page(&self, model: &Model) -> Page {
        let Some(stage) = model.book.stage(&self.id) else { return Page::new("") };
        let mut page = Page::new(stage.title.clone());
        let both = model.seat() == Seat::Both;
        if both { "both of you" } else { "yours alone" }.clone_into(&mut page.whose);
        let mut page = page.spaced(Block::text(&stage.purpose)).spaced(Block::Part(0));
        if self.form.parts.len() > 1 {
            page = page.with(Block::Part(1));
        }
        if stage.id != "when-to-move-on" && self.all_been(model) {
            page = page.with(Block::quiet(model.book.words.home.stage.been_through()));
        }
        page.aside = [Some(&stage.complete), Some(&stage.next), stage.caution.as_ref()]
            .into_iter()
            .flatten()
            .flat_map(|words| [Block::text(words), Block::Gap])
            .collect();
        page
    }

    own_form!();

    fn press(&mut self, press: Press, model: &mut Model) -> Turn {
        match press {
            Press::Step(id) => doors::step(&id, model),
            Press::More => {
                let value = if is_off(model) { "on" } else { "off" };
                let event = Known::Setting { name: CHECK_INS.to_owned(), value: value.into() };
                Turn::stay().with(model.keep_event(CHECK_INS, event))
            }
            _ => Turn::stay(),
        }
    }

    fn kept(&mut self, _record: &Record, model: &mut Model) -> Turn {
        let at = self.form.at;
        *self = Self::new(&self.id.clone(), model);
        self.form.at = at;
        Turn::stay()
    }

    fn shown(&mut self, model: &mut Model) {
        if let Some(Part::List(list)) = self.form.parts.first_mut() {
            list.rows = rows(&self.id, model);
        }
    }

    fn leaves_no_mark(&self) -> bool {
        self.id == "when-to-move-on"
    }

    fn help(&self, model: &Model) -> Vec<Block> {
        self.page(model).aside
    }
}

impl StagePage {
    fn all_been(&self, model: &Model) -> bool {
        let road = model.book.stage(&self.id).map(|stage| path::road(stage, &model.reader()).0).unwrap_or_default();
        !road.is_empty() && road.iter().all(|step| model.progress().state(step.id.as_str()) == State::Been)
    }
}
