//! The first sitting of two: a short list that leads from one screen to the next, and can be stopped on any of them.
//!
//! Nothing heavy, no part asked, no question about what happened. Nobody waits more than a few minutes.

use crate::app::route::TwoRoute;
use crate::app::{Model, Route};
use crate::content::{StepId, known};
use crate::engine::Seat;

/// The list, in its order: a step, or a screen of its own.
pub const LIST: [&str; 9] = [
    known::GROUND_RULES,
    known::TIME_OUT_PLAN,
    known::EASIER_DAY,
    TEN_MINUTES,
    known::HOW_TO_LISTEN,
    known::WARM_UP_ROUND,
    known::PROMISE,
    NEXT_TIME,
    "two-last-things",
];

/// The screen of the list that asks whether to go on or to stop.
pub const TEN_MINUTES: &str = "ten-minutes";

/// The screen of the list that "stop here today" leads to.
pub const NEXT_TIME: &str = "the-next-time";

/// Begins the list.
pub fn start(model: &mut Model) {
    let open = model.open_mut();
    (open.first_list, open.guided) = (Some(0), true);
    model.take_seat(Seat::Both);
}

/// To the next screen of the list.
pub fn go_on(model: &mut Model) {
    let open = model.open_mut();
    open.first_list = open.first_list.map(|at| at + 1);
}

/// To the end of the list, past all that takes long.
pub fn stop(model: &mut Model) {
    model.open_mut().first_list = LIST.iter().position(|screen| *screen == NEXT_TIME);
}

/// The screen of the list that comes now; after the last one the sitting closes.
pub fn here(model: &mut Model) -> Route {
    let at = model.here().first_list.unwrap_or(LIST.len());
    let Some(id) = LIST.get(at) else {
        let open = model.open_mut();
        (open.first_list, open.guided) = (None, false);
        return Route::Closing;
    };
    match model.book.step(id) {
        Some(step) if model.reader().opens(step) => Route::Two(TwoRoute::Joint(StepId::from(*id))),
        _ => Route::Two(TwoRoute::Between((*id).to_owned())),
    }
}
