//! One part of the workbook: what it is for, the short path, and the rest under "More, when you want it".

use super::page::{Belongs, Block};
use super::sheet::{Button, Row, Sheet};
use super::{Model, Screen, Transition, navigate};
use crate::content::{Stage, Step, StepId, known};
use crate::engine::record::{Known, Record};
use crate::engine::{Seat, State, path};

/// The path of one stage.
pub struct StagePage {
    id: String,
    /// How often the looks were switched here.
    switched: u64,
}

/// What can be answered on it.
#[derive(Clone, PartialEq)]
pub enum Answer {
    /// Leads to the first screen of that step.
    Step(StepId),
    /// The looks come round again, or not any more.
    Switch,
}

/// The stage whose looks come round, and can be switched off.
const CHECK_INS: &str = "check-ins";

impl StagePage {
    /// `id` is the stage's id in the pack.
    pub fn new(id: String) -> Self {
        Self { id, switched: 0 }
    }
}

impl Screen for StagePage {
    type Answer = Answer;

    fn sheet(&self, model: &Model) -> Sheet<Answer> {
        let words = &model.book.words;
        let Some(stage) = model.book.stage(&self.id) else { return Sheet::new("") };
        let whose = if model.seat() == Seat::Both { Belongs::ToBoth } else { Belongs::ToOne };
        let mut sheet = Sheet::new(&stage.title).whose(whose).text(&stage.purpose).list(rows(stage, model));
        if self.id == CHECK_INS {
            let switch = if is_off(model) { words.home.stage.looks_on() } else { words.home.stage.looks_off() };
            sheet = sheet.buttons(vec![Button::new(switch, Answer::Switch)]);
        }
        if stage.id != known::STAGE_SEVEN && all_been(stage, model) {
            sheet = sheet.with(Block::quiet(words.home.stage.been_through()));
        }
        let sheet = sheet.aside(beside(stage)).scene(self.switched);
        // Whoever switched them stays at the switch.
        if self.switched > 0 { sheet.start_at(&Answer::Switch) } else { sheet }
    }

    fn on(&mut self, answer: Answer, model: &mut Model) -> Transition {
        match answer {
            Answer::Step(id) => navigate::step(&id, model),
            Answer::Switch => {
                let value = if is_off(model) { "on" } else { "off" };
                let event = Known::Setting { name: CHECK_INS.to_owned(), value: value.into() };
                Transition::stay().with(model.keep_event(CHECK_INS, event))
            }
        }
    }

    /// A habit must not switch anything: this page has nothing to keep.
    fn keep(&mut self, _primary: Option<Answer>, _model: &mut Model) -> Transition {
        Transition::stay()
    }

    fn kept(&mut self, record: &Record, _model: &mut Model) -> Transition {
        // What was noted of a step that was left comes here, too.
        let is_switched = matches!(record.known(), Some(Known::Setting { name, .. }) if name == CHECK_INS);
        self.switched += u64::from(is_switched);
        Transition::stay()
    }

    fn leaves_no_mark(&self, _model: &Model) -> bool {
        self.id == known::STAGE_SEVEN
    }

    fn help(&self, model: &Model) -> Vec<Block> {
        model.book.stage(&self.id).map(beside).unwrap_or_default()
    }
}

fn beside(stage: &Stage) -> Vec<Block> {
    let all = [Some(&stage.complete), Some(&stage.next), stage.caution.as_ref()];
    all.into_iter().flatten().flat_map(|words| [Block::text(words), Block::Gap]).collect()
}

fn is_off(model: &Model) -> bool {
    model.progress().setting(CHECK_INS).is_some_and(|value| value == "off")
}

/// The short path first, at most four lines; the rest set apart.
fn rows(stage: &Stage, model: &Model) -> Vec<Row<Answer>> {
    let (core, more) = path::on_path(stage, &model.reader());
    // A part without a short path for this person must not lie under "More" as a whole.
    let (first, rest) = if core.is_empty() { (more, Vec::new()) } else { (core, more) };
    let mut rows: Vec<_> = first.iter().map(|step| row(step, model)).collect();
    for (at, step) in rest.iter().enumerate() {
        let row = row(step, model);
        rows.push(if at == 0 { row.under(model.book.words.home.stage.more()) } else { row });
    }
    rows
}

fn row(step: &Step, model: &Model) -> Row<Answer> {
    let words = &model.book.words;
    let prompt = model.prompt(step);
    let title = prompt.as_ref().map_or("", |prompt| prompt.title()).to_owned();
    let minutes = prompt.as_ref().map_or(step.minutes, |prompt| prompt.minutes);
    let row = Row::new(title, Answer::Step(step.id.clone())).beside(words.dates.minutes(minutes));
    // Nobody who looks on may see that somebody has read about leaving.
    let marks = !model.book.is_stage_seven(step.id.as_str());
    match model.progress().state(step.id.as_str()) {
        State::Been if marks => row.mark(words.home.stage.mark_been_through()),
        State::ForLater if marks => row.mark(words.home.stage.mark_for_later()),
        State::LeftOut if marks => row.mark(words.home.stage.mark_left_out()),
        _ => row,
    }
}

fn all_been(stage: &Stage, model: &Model) -> bool {
    let (core, _) = path::on_path(stage, &model.reader());
    !core.is_empty() && core.iter().all(|step| model.progress().state(step.id.as_str()) == State::Been)
}
