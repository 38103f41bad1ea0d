//! The home page of one person: one thing to go on with, the parts of the workbook, the doors.
//!
//! No count, no bar, no "n of m": where one has been says so in two words, and the bowl follows it.

use super::form::{Button, Door, Form, Part, Press};
use super::lock::join;
use super::page::{Block, Page};
use super::parts::{List, Row};
use super::stage::StagePage;
use super::{AnyScreen, Model, Turn, doors, entered, found, words};
use crate::content::Stage;
use crate::engine::{BookKind, Seat, State, path};

/// The home page.
pub struct Home {
    form: Form,
}

impl Home {
    /// As things stand now.
    pub fn new(model: &Model) -> Self {
        let mut rows = on_top(model);
        let first = rows.len();
        rows.extend(model.book.stages.iter().map(|stage| stage_row(stage, model)));
        if let Some(row) = rows.get_mut(first) {
            row.apart = true;
        }
        if !entered::list(model).is_empty() {
            rows.push(Row::new(entered::TITLE, Press::Door(Door::Entered)).apart());
        }
        if !found::list(model).is_empty() {
            rows.push(Row::new(found::FOUND, Press::Door(Door::Found)).apart());
        }
        if join::is_asked(model) {
            rows.push(Row::new(join::TITLE, Press::Door(Door::OtherLock)).apart());
        }
        if found::missing(model) > 0 {
            rows.push(Row::new(found::MISSING, Press::Door(Door::Missing)).apart());
        }
        let doors = [page_doors(model), own_doors(model), more_doors(model)];
        let doors = doors.into_iter().filter(|row| !row.is_empty()).map(|row| Part::Buttons(row, 0));
        let mut form = Form::new(std::iter::once(Part::List(List::new(rows))).chain(doors).collect());
        if let Some(press) = model.home_mark() {
            form.choose(press);
        }
        Self { form }
    }
}

/// The line to go on with, and what waits, in neutral words.
fn on_top(model: &Model) -> Vec<Row> {
    let mut rows = Vec::new();
    let next = path::next(&model.book, model.progress(), model.sitting(), &model.reader());
    match next.as_ref().and_then(|id| model.book.step(id.as_str())).and_then(|step| model.prompt(step)) {
        Some(prompt) => {
            let whose = words::whose(model.kind(), prompt.visibility, model.seat());
            let beside = format!("{}, {whose}", model.book.words.dates.minutes(prompt.minutes));
            let row = Row::new(format!("Go on     {}", prompt.title()), Press::Step(prompt.id.clone()));
            rows.push(row.beside(beside));
        }
        None if model.seat() == Seat::Both => {}
        None => rows.push(Row::new("A blank page", Press::Door(Door::BlankPage)).beside("nothing asked")),
    }
    let waiting = path::due(model.progress(), model.now, &model.reader());
    rows.extend(waiting.into_iter().map(|due| Row::new(format!("Waiting   {}", due.words), Press::Step(due.step))));
    rows
}

fn stage_row(stage: &Stage, model: &Model) -> Row {
    let number = crate::content::SEVEN.iter().position(|id| *id == stage.id);
    let later = stage.id == "stronger" && !promise_looked_at(model);
    let title = match number {
        Some(at) => format!("{}  {}", at + 1, stage.title),
        None if later => "Later: good things".to_owned(),
        None => stage.title.clone(),
    };
    let row = Row::new(title, Press::Stage(stage.id.clone()));
    let row = if later { row } else { row.beside(stage.subtitle.clone()) };
    if been_through(stage, model) { row.mark("been through") } else { row }
}

/// "Later: good things" until a promise has been looked at.
fn promise_looked_at(model: &Model) -> bool {
    model.progress().state("action.promise-review") == State::Been
}

/// Whether the short road of a part has been gone through. Stage seven marks nothing, check-ins are never done.
fn been_through(stage: &Stage, model: &Model) -> bool {
    if ["when-to-move-on", "check-ins", "stronger"].contains(&stage.id.as_str()) {
        return false;
    }
    let (road, _) = path::road(stage, &model.reader());
    !road.is_empty() && road.iter().all(|step| model.progress().state(step.id.as_str()) != State::Open)
}

fn page_doors(model: &Model) -> Vec<Button> {
    if model.seat() == Seat::Both {
        return vec![
            Button::new("Agreements", Press::Door(Door::Agreements)),
            Button::new("Shown", Press::Door(Door::Shown)),
            Button::new("For a session", Press::Door(Door::Session)),
            Button::new("Questions and answers", Press::Door(Door::Library)),
        ];
    }
    vec![
        Button::new("A blank page", Press::Door(Door::BlankPage)),
        Button::new("A hard night", Press::Door(Door::HardNight)),
        Button::new("Journal", Press::Door(Door::Journal)),
        Button::new("Questions and answers", Press::Door(Door::Library)),
    ]
}

/// The doors that come with what was written; below the others, so that those never move.
fn more_doors(model: &Model) -> Vec<Button> {
    let mut doors = Vec::new();
    if model.seat() != Seat::Both && !crate::app::trend::questions(model).is_empty() {
        doors.push(Button::new("Your own notes over time", Press::Door(Door::Trend)));
    }
    if model.kind() == BookKind::Pair && model.seat() != Seat::Both {
        doors.push(Button::new("Agreements", Press::Door(Door::Agreements)));
        doors.push(Button::new("Shown", Press::Door(Door::Shown)));
        doors.push(Button::new("Both of us", Press::Door(Door::Both)));
    }
    if model.demo.is_some() {
        doors.push(Button::new("The presenter's page", Press::Door(Door::Desk)));
    }
    if model.seat() != Seat::Both && model.role() == crate::content::Role::SomeOfEach {
        doors.push(Button::new("One thing at a time", Press::Door(Door::Cards)));
    }
    doors
}

/// The doors at the foot of the own area: always there, in the same words and the same place.
fn own_doors(model: &Model) -> Vec<Button> {
    if model.seat() == Seat::Both {
        let mut doors = Vec::new();
        if model.kind() == BookKind::Pair {
            doors.push(Button::new("Pages of your own", Press::Door(Door::OwnPages)));
        } else {
            doors.push(Button::new("The lock", Press::Door(Door::Lock)));
        }
        doors.push(Button::new("Stop for today", Press::Stop));
        return doors;
    }
    vec![
        Button::new(model.book.library.safety.title.clone(), Press::Door(Door::Safety)),
        Button::new("A free yes?", Press::Door(Door::FreeYes)),
        Button::new("The lock", Press::Door(Door::Lock)),
        Button::new("Stop for today", Press::Stop),
    ]
}

impl AnyScreen for Home {
    fn page(&self, model: &Model) -> Page {
        let mut page = Page::new("Goldseam");
        page.whose = model.name();
        page = page.spaced(Block::Part(0));
        page.blocks.extend((1..self.form.parts.len()).map(Block::Part));
        if model.here().unreadable > 0 {
            let words = "Some files in this workbook could not be read. They stay where they are.";
            page = page.with(Block::Gap).with(Block::quiet(words));
        }
        page.aside = vec![Block::Bowl(path::seams(&model.book, model.progress()))];
        page
    }

    own_form!();

    fn changed(&mut self, model: &mut Model) -> Turn {
        model.mark_home(self.form.chosen().cloned());
        Turn::stay()
    }

    fn press(&mut self, press: Press, model: &mut Model) -> Turn {
        model.mark_home(self.form.chosen().cloned());
        match press {
            Press::Step(id) => doors::step(&id, model),
            Press::Stage(id) => Turn::to(StagePage::new(&id, model)),
            Press::Door(door) => doors::open(door, model),
            Press::Stop => Turn::to(super::Route::Closing),
            _ => Turn::stay(),
        }
    }

    fn letter(&mut self, letter: char, model: &mut Model) -> Turn {
        match letter {
            _ if model.seat() == Seat::Both && letter != 'r' => Turn::stay(),
            'w' => doors::open(Door::BlankPage, model),
            'j' => doors::open(Door::Journal, model),
            'r' => doors::open(Door::Room, model),
            _ => Turn::stay(),
        }
    }

    fn back(&mut self, _model: &mut Model) -> Turn {
        Turn::to(super::Route::CloseAsked)
    }

    fn shown(&mut self, model: &mut Model) {
        *self = Self::new(model);
    }
}
