//! The demo: made-up people, in memory, and a way through for whoever presents it.
//!
//! Every frame of it says SAMPLE. Nothing of a therapist's stands on a frame unless it was asked for, and the doors that
//! are for one person alone give a card that says what is behind them: whoever presents it is seldom alone.

mod desk;
mod jump;
mod refused;
mod route;
mod told;

pub use desk::Desk;
pub use told::Told;

use super::open::Open;
use super::seat::Aside;
use super::{AnyScreen, Go, Model, Turn, home};
use crate::content::demo::Sample;
use crate::content::{Audience, Role, Step};
use crate::engine::{BookKind, Lock, Place, Record, Seat, Sitting, sample};
use route::RoutePage;

/// Where a presentation is.
pub struct Tour {
    /// The id of the sample.
    pub sample: String,
    /// Two keys as they would be made, and what came of them.
    pub proof: Proof,
    /// The route that is gone.
    route: Option<usize>,
    /// Of each route, the stop that is chosen.
    chosen: Vec<usize>,
}

/// A page sealed to the second person's key, and which of the two keys opens it.
#[derive(Clone, Debug, Default)]
pub struct Proof {
    /// How the sealed page begins.
    pub begins: String,
    /// Whether each person's key opens it.
    pub opens: [bool; 2],
}

/// What stands on every frame.
pub const SAMPLE: &str = "SAMPLE";

/// Opens a sample at the presenter's page.
pub fn start(model: &mut Model, sample: &Sample, records: Vec<Record>, proof: Proof) {
    let chosen = vec![0; model.book.demo.presenter.routes.len()];
    model.demo = Some(Tour { sample: sample.id.clone(), proof, route: None, chosen });
    let (kind, aside, sitting) =
        (sample::kind(sample), Aside::new(records, Vec::new()), Sitting::new(model.now, false));
    model.open = Some(Open { kind, lock: Lock::Age, aside, sitting, on_disk: true, ..Open::new(model.now) });
    seat_first(model);
    model.stack = vec![Box::new(home::Home::new(model)), Box::new(Desk::new(model))];
}

/// Whoever sits there first.
fn seat_first(model: &mut Model) {
    model.take_seat(if model.kind() == BookKind::One { Seat::Own(Place::One) } else { Seat::Both });
}

/// After a sitting that was brought to its end: the presenter's page again. What was shut is opened first.
pub fn again(model: &mut Model) -> Turn {
    if model.is_shut() {
        return Turn::instead(super::Route::Unlock);
    }
    if let Some(tour) = &mut model.demo {
        tour.route = None;
    }
    seat_first(model);
    Turn::go(Go::Home(Some(Desk::new(model).into())))
}

/// What stands under the next screen once the home page is reached: the route that is gone, where there is one.
pub fn over_home(model: &Model) -> Option<Box<dyn AnyScreen>> {
    model.demo.as_ref()?.route?;
    Some(Box::new(RoutePage::new(model)))
}

/// Whether a door that is for one person alone gives a card here.
pub fn gives_a_card(model: &Model) -> bool {
    model.demo.is_some()
}

impl Tour {
    /// The stop that is chosen on the route that is gone.
    fn stop(&mut self) -> Option<&mut usize> {
        self.chosen.get_mut(self.route?)
    }
}

/// Seats whoever a step is for.
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
    let found = places.find(|place| {
        model.take_seat(Seat::Own(*place));
        wanted.is_none_or(|role| model.role() == role)
    });
    model.take_seat(Seat::Own(found.unwrap_or(Place::One)));
}
