//! The ways on that are more than a route: who sits there, what they have been through, and what a demo keeps shut decide.

use super::destination::Destination;
use super::route::DemoRoute;
use super::{Model, Nav, Route, Transition, begin, demo, two};
use crate::content::{Audience, Role, StepId, known};
use crate::engine::record::Known;
use crate::engine::{Seat, path};

/// Opens a step; for "some of each", a step about one event first asks which.
pub fn step(id: &StepId, model: &mut Model) -> Transition {
    if model.seat() == Seat::Both {
        let book = model.book.clone();
        return book.step(id.as_str()).map_or_else(Transition::stay, |step| two::open(step, model));
    }
    let audience = model.book.step(id.as_str()).map_or(Audience::Each, |step| step.audience);
    let note = path::waiting_note(model.progress(), model.now).filter(|_| id.as_str() == known::NOTE_FOR_LATER);
    if let Some((note, step)) = note.map(|note| (note.id(), note.step().to_owned())) {
        // It does not wait any more, whether or not it is read to its end.
        let opened = model.keep_event(&step, Known::BeenThrough { of: Some(note.clone()) });
        return Transition::to(Route::Reading(note)).with(opened);
    }
    // One event and one owner at a time: on a page about all of it, each
    // one's acts would be weighed against the other's.
    if model.role() == Role::SomeOfEach && audience != Audience::Each {
        return Transition::to(Route::Cards(Some((id.clone(), audience))));
    }
    Transition::to(Route::Step(id.clone(), None))
}

/// Goes a way from home.
pub fn go(way: &Destination, model: &mut Model) -> Transition {
    match way {
        Destination::Step(id) => step(id, model),
        // Before others, the doors for one alone say what is behind them, and stay closed.
        Destination::To(route) if demo::gives_a_card(model) && is_for_one_alone(route) => {
            Transition::to(Route::Demo(DemoRoute::Card))
        }
        Destination::To(route) => Transition::to(route.clone()),
        // A person is known by their passphrase, and by nothing else.
        Destination::OwnPages => Transition::nav(Nav::Away(Route::Unlock)),
        Destination::Both => Transition::nav(Nav::Restart(begin::seated(Seat::Both, model))),
    }
}

fn is_for_one_alone(route: &Route) -> bool {
    match route {
        Route::Safety => true,
        Route::Step(id, None) => id.as_str() == known::FREE_YES,
        _ => false,
    }
}
