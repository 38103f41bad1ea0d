//! The home page of one person: one thing to go on with, the parts of the workbook, the doors.
//!
//! No count, no bar, no "n of m": where one has been says so in two words, and the bowl follows it.

use super::page::Block;
use super::route::{DemoRoute, LockRoute};
use super::sheet::{Button, Row, Sheet};
use super::way::Way;
use super::{Model, Route, Screen, Turn, doors, own_area, words};
use crate::content::{Role, Stage};
use crate::engine::{BookKind, Seat, State, path};
use crate::text;

/// The home page.
#[derive(Default)]
pub struct Home {
    /// How often it was come to. Each time the focus begins at the mark, which may have been forgotten meanwhile.
    times: u64,
}

/// More rows than home ever has.
const MANY: u64 = 1 << 16;

impl Screen for Home {
    type Answer = Way;

    fn sheet(&self, model: &Model) -> Sheet<Way> {
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

    fn on(&mut self, way: Way, model: &mut Model) -> Turn {
        model.mark_home(Some(way.clone()));
        doors::go(&way, model)
    }

    fn changed(&mut self, on: Option<Way>, model: &mut Model) -> Turn {
        model.mark_home(on);
        Turn::stay()
    }

    fn letter(&mut self, letter: char, model: &mut Model) -> Turn {
        match letter {
            'r' => Turn::instead(Route::Room),
            'w' if model.seat() != Seat::Both => Turn::to(Route::BlankPage),
            'j' if model.seat() != Seat::Both => Turn::to(Route::Journal),
            _ => Turn::stay(),
        }
    }

    fn back(&mut self, _model: &mut Model) -> Turn {
        Turn::to(Route::CloseAsked)
    }

    fn shown(&mut self, _model: &mut Model) {
        self.times += 1;
    }
}

/// What to go on with, what waits, the parts of the workbook, and what else there is to look at.
fn rows(model: &Model) -> Vec<Row<Way>> {
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
            Route::Lock(LockRoute::OtherLock),
        ),
        (own_area::missing(model) > 0, front.missing(), Route::Missing),
    ];
    let more = more.into_iter().filter(|(is_there, ..)| *is_there);
    rows.extend(more.map(|(_, words, route)| Row::new(words, Way::To(route)).apart()));
    rows
}

/// The line to go on with, and what waits, in neutral words.
fn on_top(model: &Model) -> Vec<Row<Way>> {
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
            let row = Row::new(after(front.go_on(), prompt.title()), Way::Step(prompt.id.clone()));
            rows.push(row.beside(beside));
        }
        None if model.seat() == Seat::Both => {}
        None => {
            let row = Row::new(front.blank_page(), Way::To(Route::BlankPage)).beside(front.nothing_asked());
            rows.push(row.opens_a_blank_page());
        }
    }
    let waiting = path::due(model.progress(), model.now, &model.reader());
    let waiting = waiting
        .into_iter()
        .map(|due| Row::new(after(front.waiting(), due.what.words(&model.book.words)), Way::Step(due.step)));
    rows.extend(waiting);
    rows
}

fn stage_row(stage: &Stage, model: &Model) -> Row<Way> {
    let front = &model.book.words.home.front;
    let number = crate::content::SEVEN.iter().position(|id| *id == stage.id);
    let is_later = stage.id == "stronger" && !promise_looked_at(model);
    let title = match number {
        Some(at) => format!("{}  {}", at + 1, stage.title),
        None if is_later => front.later().to_owned(),
        None => stage.title.clone(),
    };
    let row = Row::new(title, Way::To(Route::Stage(stage.id.clone())));
    let row = if is_later { row } else { row.beside(stage.subtitle.clone()) };
    if been_through(stage, model) { row.mark(model.book.words.home.stage.mark_been_through()) } else { row }
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

fn page_doors(model: &Model) -> Vec<Button<Way>> {
    let front = &model.book.words.home.front;
    if model.seat() == Seat::Both {
        return vec![
            to(front.agreements(), Route::Agreements),
            to(front.shown(), Route::Shown),
            to(front.for_a_session(), Route::Session),
            to(front.questions(), Route::Contents),
        ];
    }
    vec![
        to(front.blank_page(), Route::BlankPage).opens_a_blank_page(),
        to(front.hard_night(), Route::Step(doors::HARD_NIGHT.into(), None)),
        to(front.journal(), Route::Journal),
        to(front.questions(), Route::Contents),
    ]
}

/// The doors that come with what was written; below the others, so that those never move.
fn more_doors(model: &Model) -> Vec<Button<Way>> {
    let front = &model.book.words.home.front;
    let is_own = model.seat() != Seat::Both;
    let mut doors = Vec::new();
    if is_own && !own_area::numbers(model).is_empty() {
        doors.push(to(front.own_notes(), Route::Trend));
    }
    if is_own && model.kind() == BookKind::Pair {
        doors.push(to(front.agreements(), Route::Agreements));
        doors.push(to(front.shown(), Route::Shown));
        doors.push(Button::new(front.both_of_us(), Way::Both));
    }
    if model.demo.is_some() {
        doors.push(to(front.presenters_page(), Route::Demo(DemoRoute::Desk)));
    }
    if is_own && model.role() == Role::SomeOfEach {
        doors.push(to(front.one_thing(), Route::Cards(None)));
    }
    doors
}

/// The doors at the foot of a person's own area: always there, in the same words and the same place.
fn own_doors(model: &Model) -> Vec<Button<Way>> {
    let front = &model.book.words.home.front;
    let lock = || to(front.lock(), Route::Lock(LockRoute::Menu));
    let stop = to(model.book.words.common.buttons.stop_for_today(), Route::Closing);
    if model.seat() != Seat::Both {
        let free_yes = to(front.free_yes(), Route::Step(doors::FREE_YES.into(), None));
        return vec![to(&model.book.library.safety.title, Route::Safety), free_yes, lock(), stop];
    }
    let own = Button::new(front.own_pages(), Way::OwnPages);
    vec![if model.kind() == BookKind::Pair { own } else { lock() }, stop]
}

fn to(label: &str, route: Route) -> Button<Way> {
    Button::new(label, Way::To(route))
}
