//! The demo: made-up people, in memory, and a way through for whoever presents it.
//!
//! Every frame of it says SAMPLE. Nothing of a therapist's stands on a frame unless it was asked for, and the doors that
//! are for one person alone give a card that says what is behind them: whoever presents it is seldom alone.

pub mod desk;
pub mod jump;
pub mod notice;
pub mod refused;
pub mod route;

pub use desk::Desk;
pub use jump::Jump;
pub use notice::Notice;
pub use refused::Refused;
pub use route::RoutePage;

pub use super::tour::Proof;

use super::open::Open;
use super::page::Block;
use super::route::DemoRoute;
use super::seat::Aside;
use super::sheet::Sheet;
use super::tour::Tour;
use super::{Model, Route, Transition};
use crate::content::demo::Sample;
use crate::content::{Audience, Role, Step};
use crate::engine::{BookKind, Lock, Place, Record, Seat, Sitting, sample};

/// Takes a sample in. The screens it opens with: the presenter's page.
pub fn start(model: &mut Model, sample: &Sample, records: Vec<Record>, proof: Proof) -> Vec<Route> {
    let chosen = vec![0; model.book.demo.presenter.routes.len()];
    model.demo = Some(Tour { sample: sample.id.clone(), proof, route: None, chosen });
    let (kind, aside, sitting) =
        (sample::kind(sample), Aside::new(records.into_iter().collect(), Vec::new()), Sitting::new(model.now, false));
    // Said to be locked and on disk, so that every screen says what it would say to people whose pages are.
    model.open = Some(Open { kind, lock: Lock::Age, aside, sitting, on_disk: true, ..Open::new(model.now) });
    seat_first(model);
    vec![Route::Home, Route::Demo(DemoRoute::Desk)]
}

/// Whoever sits there first.
fn seat_first(model: &mut Model) {
    model.take_seat(if model.kind() == BookKind::One { Seat::Own(Place::One) } else { Seat::Both });
}

/// After a sitting that was brought to its end: the presenter's page again. What was shut is opened first.
pub fn again(model: &mut Model) -> Transition {
    if model.is_shut() {
        return Transition::instead(Route::Unlock);
    }
    if let Some(tour) = &mut model.demo {
        tour.route = None;
    }
    seat_first(model);
    Transition::home_with(Route::Demo(DemoRoute::Desk))
}

/// What stands under the next screen once the home page is reached: the route that is gone, where there is one.
pub fn over_home(model: &Model) -> Option<Route> {
    model.demo.as_ref()?.route.map(|_| Route::Demo(DemoRoute::RoutePage))
}

/// Whether a door that is for one person alone gives a card here.
pub fn gives_a_card(model: &Model) -> bool {
    model.demo.is_some()
}

/// In the demo the passphrases are said under the question for one: the people are made up.
pub fn with_passphrases<A>(sheet: Sheet<A>, model: &Model) -> Sheet<A> {
    let sample = model.demo.as_ref().and_then(|tour| model.book.demo.sample(&tour.sample));
    let Some(sample) = sample else { return sheet };
    let words = &model.book.words.lock.start;
    let names = sample.people.iter().map(|person| person.name.to_lowercase());
    let names = names.reduce(|one, other| words.sample_or(&one, &other)).unwrap_or_default();
    sheet.with(Block::quiet(words.sample(&names)))
}

fn seat_for(step: &Step, model: &mut Model) {
    if model.kind() == BookKind::One {
        return;
    }
    if step.sitting == crate::content::Sitting::Together {
        model.take_seat(Seat::Both);
        return;
    }
    let wanted = match step.audience {
        Audience::Hurt => Some(Role::Hurt),
        Audience::Broke => Some(Role::Broke),
        Audience::Each => None,
    };
    let mut places = [Place::One, Place::Two].into_iter();
    // Each has to sit down before it can be asked: their part stands in their own place, which no other seat sees.
    let found = places.find(|place| {
        model.take_seat(Seat::Own(*place));
        wanted.is_none_or(|role| model.role() == role)
    });
    model.take_seat(Seat::Own(found.unwrap_or(Place::One)));
}
