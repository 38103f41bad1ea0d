//! The home page of one person: one thing to go on with, the parts of the workbook, the doors.
//!
//! No count, no bar, no "n of m": where one has been says so in two words, and the bowl follows it.

use super::destination::Destination;
use super::page::Block;
use super::route::{DemoRoute, LockRoute, TwoRoute};
use super::sheet::{Button, Row, Sheet};
use super::{Model, Route, Screen, Transition, navigate, own_area, words};
use crate::content::{Role, Stage, known};
use crate::engine::{BookKind, Seat, State, path};
use crate::text;

/// Where a sitting begins: what waits, what could come next, and all the parts.
#[derive(Default)]
pub struct Home {
    /// How often it was come to. Each time the focus begins at the mark, which may have been forgotten meanwhile.
    times: u64,
}

/// More rows than home ever has.
const MANY: u64 = 1 << 16;

impl Screen for Home {
    type Answer = Destination;

    fn sheet(&self, model: &Model) -> Sheet<Destination> {
        let front = &model.book.words.home.front;
        let rows = rows(model);
        // A row that comes or goes moves the others: a key that was meant for one must not press its neighbour.
        let scene = self.times * MANY + rows.len() as u64;
        let doors = [page_doors(model), own_doors(model), more_doors(model)];
        let doors = doors.into_iter().filter(|row| !row.is_empty());
        let sheet = Sheet::new(front.title()).whose(model.name()).scene(scene).list(rows);
        let mut sheet = doors.fold(sheet, Sheet::buttons);
        if model.here().unreadable > 0 {
            sheet = sheet.gap().with(Block::quiet(front.unreadable()));
        }
        sheet = sheet.aside(vec![Block::Bowl(path::seams(&model.book, model.progress()), front.bowl().to_owned())]);
        match model.home_mark() {
            Some(way) => sheet.start_at(way),
            None => sheet,
        }
    }

    fn on(&mut self, way: Destination, model: &mut Model) -> Transition {
        model.mark_home(Some(way.clone()));
        navigate::go(&way, model)
    }

    fn changed(&mut self, on: Option<Destination>, model: &mut Model) -> Transition {
        model.mark_home(on);
        Transition::stay()
    }

    fn letter(&mut self, letter: char, model: &mut Model) -> Transition {
        match letter {
            'r' => Transition::instead(Route::Room),
            // Where both sit, no key leads to what is one person's own.
            'w' if model.seat() != Seat::Both => Transition::to(Route::BlankPage),
            'j' if model.seat() != Seat::Both => Transition::to(Route::Journal),
            _ => Transition::stay(),
        }
    }

    fn back(&mut self, _model: &mut Model) -> Transition {
        Transition::to(Route::CloseAsked)
    }

    fn shown(&mut self, _model: &mut Model) {
        self.times += 1;
    }
}

/// What to go on with, what waits, the parts of the workbook, and what else there is to look at.
fn rows(model: &Model) -> Vec<Row<Destination>> {
    let front = &model.book.words.home.front;
    let mut rows = on_top(model);
    for (at, stage) in model.book.stages.iter().enumerate() {
        let row = stage_row(stage, model);
        rows.push(if at == 0 { row.apart() } else { row });
    }
    let more = [
        (!own_area::entered(model).is_empty(), front.entered(), Route::Entered),
        (!own_area::found(model).is_empty(), front.found(), Route::Found),
        (
            own_area::is_asked_of_another_lock(model),
            model.book.words.lock.titles.other_lock(),
            Route::Lock(LockRoute::Join),
        ),
        (own_area::missing(model) > 0, front.missing(), Route::Missing),
    ];
    let more = more.into_iter().filter(|(is_there, ..)| *is_there);
    rows.extend(more.map(|(_, words, route)| Row::new(words, Destination::To(route)).apart()));
    rows
}

/// The line to go on with, and what waits, in neutral words.
fn on_top(model: &Model) -> Vec<Row<Destination>> {
    let front = &model.book.words.home.front;
    // What to go on with and what waits begin in one column.
    let column = text::width(front.go_on()).max(text::width(front.waiting())) + 3;
    let after = |word: &str, what: &str| format!("{word}{}{what}", " ".repeat(column - text::width(word)));
    let mut rows = Vec::new();
    let next = path::next(&model.book, model.progress(), model.sitting(), &model.reader());
    match next.as_ref().and_then(|id| model.book.step(id.as_str())).and_then(|step| model.prompt(step)) {
        Some(prompt) => {
            let whose = words::whose(model.kind(), prompt.visibility, model.seat());
            let words = &model.book.words;
            let beside = front.how_long_and_whose(&words.dates.minutes(prompt.minutes), whose.words(words));
            let row = Row::new(after(front.go_on(), prompt.title()), Destination::Step(prompt.id.clone()));
            rows.push(row.beside(beside));
        }
        None if model.seat() == Seat::Both => {}
        None => {
            let row = Row::new(front.blank_page(), Destination::To(Route::BlankPage)).beside(front.nothing_asked());
            rows.push(row.opens_a_blank_page());
        }
    }
    let waiting = path::due(model.progress(), model.now, &model.reader());
    let waiting = waiting
        .into_iter()
        .map(|due| Row::new(after(front.waiting(), due.what.words(&model.book.words)), Destination::Step(due.step)));
    rows.extend(waiting);
    rows
}

fn stage_row(stage: &Stage, model: &Model) -> Row<Destination> {
    let front = &model.book.words.home.front;
    let number = crate::content::SEVEN.iter().position(|id| *id == stage.id);
    // Good things come more easily once something was kept. Until then the
    // part is called later, and opens all the same.
    let is_later = stage.id == "stronger" && !promise_looked_at(model);
    let title = match number {
        Some(at) => format!("{}  {}", at + 1, stage.title),
        None if is_later => front.later().to_owned(),
        None => stage.title.clone(),
    };
    let row = Row::new(title, Destination::To(Route::Stage(stage.id.clone())));
    let row = if is_later { row } else { row.beside(stage.subtitle.clone()) };
    if been_through(stage, model) { row.mark(model.book.words.home.stage.mark_been_through()) } else { row }
}

/// "Later: good things" until a promise has been looked at.
fn promise_looked_at(model: &Model) -> bool {
    model.progress().state(known::PROMISE_REVIEW) == State::Been
}

/// Whether the short path of a part has been gone through. Stage seven marks nothing, check-ins are never done.
fn been_through(stage: &Stage, model: &Model) -> bool {
    if [known::STAGE_SEVEN, "check-ins", "stronger"].contains(&stage.id.as_str()) {
        return false;
    }
    let (core, _) = path::on_path(stage, &model.reader());
    !core.is_empty() && core.iter().all(|step| model.progress().state(step.id.as_str()) != State::Open)
}

fn page_doors(model: &Model) -> Vec<Button<Destination>> {
    let front = &model.book.words.home.front;
    if model.seat() == Seat::Both {
        return vec![
            to(front.agreements(), Route::Two(TwoRoute::Agreements)),
            to(front.shown(), Route::Two(TwoRoute::Shown)),
            to(front.for_a_session(), Route::Two(TwoRoute::Session)),
            to(front.questions(), Route::Questions),
        ];
    }
    vec![
        to(front.blank_page(), Route::BlankPage).opens_a_blank_page(),
        to(front.hard_night(), Route::Step(known::HARD_NIGHT.into(), None)),
        to(front.journal(), Route::Journal),
        to(front.questions(), Route::Questions),
    ]
}

/// The doors that come with what was written; below the others, so that those never move.
fn more_doors(model: &Model) -> Vec<Button<Destination>> {
    let front = &model.book.words.home.front;
    let is_own = model.seat() != Seat::Both;
    let mut doors = Vec::new();
    if is_own && !own_area::numbers(model).is_empty() {
        doors.push(to(front.own_notes(), Route::Trend));
    }
    if is_own && model.kind() == BookKind::Pair {
        doors.push(to(front.agreements(), Route::Two(TwoRoute::Agreements)));
        doors.push(to(front.shown(), Route::Two(TwoRoute::Shown)));
        doors.push(Button::new(front.both_of_us(), Destination::Both));
    }
    if model.demo.is_some() {
        doors.push(to(front.presenters_page(), Route::Demo(DemoRoute::Desk)));
    }
    if is_own && model.role() == Role::SomeOfEach {
        doors.push(to(front.one_thing(), Route::Cards(None)));
    }
    if !model.languages.is_empty() {
        doors.push(to(front.languages(), Route::Language));
    }
    doors
}

/// The doors at the foot of a person's own pages: always there, in the same words and the same place.
fn own_doors(model: &Model) -> Vec<Button<Destination>> {
    let front = &model.book.words.home.front;
    let lock = || to(front.lock(), Route::Lock(LockRoute::Manage));
    let stop = to(model.book.words.common.buttons.stop_for_today(), Route::Closing);
    if model.seat() != Seat::Both {
        // Never moved, marked or brought up by anything that happened: somebody may be looking on.
        let free_yes = to(front.free_yes(), Route::Step(known::FREE_YES.into(), None));
        return vec![to(&model.book.library.safety.title, Route::Safety), free_yes, lock(), stop];
    }
    let own = Button::new(front.own_pages(), Destination::OwnPages);
    vec![if model.kind() == BookKind::Pair { own } else { lock() }, stop]
}

fn to(label: &str, route: Route) -> Button<Destination> {
    Button::new(label, Destination::To(route))
}
