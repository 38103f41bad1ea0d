//! `goldseam content preview`: one step as it is met, by one person or by two, with nobody's words in it.

use super::super::{Cli, Done, Failure, edition, print};
use crate::app::page::Block;
use crate::app::{App, Model, Route, Transition, navigate};
use crate::content::{Role, Sitting, Step, StepId, known};
use crate::engine::{BookKind, Ids, Known, Lock, Place, Seat, set_up};
use crate::runtime::Clock;
use crate::runtime::clock::WallClock;
use crate::ui;

/// The window it is drawn in.
const SIZE: (u16, u16) = (80, 24);

/// The names of the two in a preview for two.
const NAMES: [&str; 2] = ["Ada", "Ben"];

/// What two have been through before a talk opens without a word of advice.
const BEFORE_A_TALK: [&str; 2] = [known::TIME_OUT_PLAN, known::BEING_HEARD];

/// Draws a step.
///
/// # Errors
/// When the edition is broken, or has no such step for whoever would meet it.
pub fn preview(cli: &Cli, step: &str, role: Role, two: bool) -> Done {
    let book = edition::workbook(cli)?;
    let Some(found) = book.step(step) else {
        return Err(Failure::new(2, |words| words.commands.edition.no_step()));
    };
    // Counted up: nothing is kept of a preview, and the same one is drawn each time.
    let mut thrown = 0;
    let ids = move || {
        thrown += 1;
        thrown
    };
    let mut model = Model::new(book.clone(), WallClock.now(), Ids::new(ids));
    model.open_mut().on_disk = true;
    let transition = if two { for_two(found, role, &mut model) } else { for_one(found, role, &mut model) };
    let mut app = App::new(model);
    // A flow that begins with somebody's turn is drawn at that turn.
    app.follow(transition);
    let screen = app.top().ok_or_else(|| Failure::new(2, |words| words.commands.edition.not_for_one()))?;
    let help = screen.help(&app.model);
    let words = help.into_iter().filter_map(|block| match block {
        Block::Words(_, words) => Some(words),
        _ => None,
    });
    print(ui::drawn(&app, SIZE).into_iter().chain(words))
}

fn for_one(step: &Step, role: Role, model: &mut Model) -> Transition {
    with_part(role, model);
    own_page(&step.id)
}

/// A step of the joint list as both meet it, any other on one person's own pages.
fn for_two(step: &Step, role: Role, model: &mut Model) -> Transition {
    let open = model.open_mut();
    (open.kind, open.lock) = (BookKind::Pair, Lock::Age);
    model.take_seat(Seat::Both);
    let origin = model.origin();
    for record in set_up::for_two(&NAMES.map(str::to_owned), &origin, &mut model.ids) {
        model.apply(record);
    }
    for step in BEFORE_A_TALK {
        let id = model.new_id();
        let record = model.record(id, step, "", Known::BeenThrough { of: None });
        model.apply(record);
    }
    if step.sitting == Sitting::Together {
        return navigate::step(&step.id, model);
    }
    model.take_seat(Seat::Own(Place::One));
    with_part(role, model);
    own_page(&step.id)
}

fn own_page(id: &StepId) -> Transition {
    Transition::to(Route::Step(id.clone(), None))
}

fn with_part(role: Role, model: &mut Model) {
    let id = model.new_id();
    let record = model.record(id, known::YOUR_PART, "", Known::Role { role: role.word().to_owned() });
    model.apply(record);
}
