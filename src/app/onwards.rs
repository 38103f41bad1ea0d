//! What leads from step to step: in the first sitting to the next of its few screens, later back to where one came from.

use super::route::{StartRoute, TwoRoute};
use super::two::first_list;
use super::{Model, Nav, Route};
use crate::content::{StepId, known};
use crate::engine::record::FREE_PAGE;
use crate::engine::{Room, State};

/// Where one goes when a step is done.
pub fn onwards(model: &mut Model) -> Nav {
    if model.here().first_list.is_some() {
        first_list::go_on(model);
        return Nav::Instead(Route::Two(TwoRoute::FirstList));
    }
    if !model.here().guided {
        return Nav::Back;
    }
    // These few for whatever part was chosen: nothing heavy on the first evening.
    let mut steps = vec![known::WHAT_IS_HERE_TODAY, known::ONE_PAGE];
    if model.sitting().room == Some(Room::Quarter) {
        steps.push(known::OWN_REASON);
    }
    let open = steps
        .into_iter()
        .map(StepId::from)
        .find(|id| model.progress().state(id.as_str()) == State::Open && !model.sitting().put_off.contains(id));
    let wrote_something = model.progress().pages().next().is_some() || !model.sitting().put_off.is_empty();
    match open.filter(|id| !is_page_alone(model) && model.opens(id)) {
        Some(id) => Nav::Instead(Route::Step(id, None)),
        // Settling is for whoever wrote. Who only looked around needs none, and goes home.
        None if wrote_something => Nav::Instead(Route::Start(StartRoute::Settle)),
        None => Nav::Home(None),
    }
}

/// Whether a blank page was all that was wanted: it leads straight to the end of the first sitting.
fn is_page_alone(model: &Model) -> bool {
    model.progress().of_step(FREE_PAGE).next().is_some()
}
