//! A route through the demo: its stops in order, the next one chosen, and each one's notes where they are asked for.

use crate::app::route::{DemoRoute, TwoRoute};
use crate::app::sheet::{Button, Row, Sheet};
use crate::app::tour::Tour;
use crate::app::{Model, Route, Screen, Transition, navigate};
use crate::content::demo::{Stop, StopScreen, Who};
use crate::content::known;
use crate::engine::{BookKind, Place, Seat};

/// The list of stops.
#[derive(Default)]
pub struct RoutePage {
    /// How often it was come back to: each time the mark is on the stop that comes next.
    shown: u64,
}

/// What can be answered.
#[derive(Clone, PartialEq)]
pub enum Answer {
    /// The stop of that number.
    Stop(usize),
    /// The notes for the one that is chosen.
    Notes,
    /// Back to the presenter's page.
    Leave,
}

/// The stop that was chosen last, or comes next.
fn chosen(model: &Model) -> usize {
    let place = |tour: &Tour| tour.chosen.get(tour.route?).copied();
    let last = stops(model).len().saturating_sub(1);
    model.demo.as_ref().and_then(place).unwrap_or(0).min(last)
}

fn choose(at: usize, model: &mut Model) {
    if let Some(stop) = model.demo.as_mut().and_then(Tour::stop) {
        *stop = at;
    }
}

fn route(model: &Model) -> Option<&crate::content::demo::Route> {
    let tour = model.demo.as_ref()?;
    model.book.demo.presenter.routes.get(tour.route?)
}

/// The stops of the route that is gone, for the sample that is shown.
pub(super) fn stops(model: &Model) -> Vec<&Stop> {
    let (Some(tour), Some(route)) = (&model.demo, route(model)) else { return Vec::new() };
    model.book.demo.presenter.stops_of(route, &tour.sample).collect()
}

/// Opens a stop: whoever it is for sits down first.
fn open(stop: &Stop, model: &mut Model) -> Transition {
    if model.kind() == BookKind::Pair {
        model.take_seat(match stop.who {
            Some(Who::One) => Seat::Own(Place::One),
            Some(Who::Two) => Seat::Own(Place::Two),
            _ => Seat::Both,
        });
    }
    match (&stop.step, stop.screen) {
        (Some(id), _) => navigate::step(id, model),
        (_, Some(StopScreen::Refused)) => Transition::to(Route::Demo(DemoRoute::Refused)),
        (_, Some(StopScreen::Shown)) => Transition::to(Route::Two(TwoRoute::ShownOf(known::TWO_COLUMNS.to_owned()))),
        (_, Some(StopScreen::Keys)) => Transition::to(Route::Help(Vec::new())),
        (_, Some(StopScreen::Card) | None) => Transition::to(Route::Demo(DemoRoute::Card)),
    }
}

impl Screen for RoutePage {
    type Answer = Answer;

    fn sheet(&self, model: &Model) -> Sheet<Answer> {
        let words = &model.book.words.demo.route;
        let rows = stops(model).into_iter().enumerate().map(|(at, stop)| {
            let together = words.same_minute().to_owned();
            let minutes = if stop.minutes == 0 { together } else { model.book.words.dates.minutes(stop.minutes) };
            Row::new(&stop.title, Answer::Stop(at)).beside(minutes)
        });
        Sheet::new(route(model).map_or("", |route| route.title.as_str()))
            .scene(self.shown)
            .list(rows.collect())
            .buttons(vec![Button::new(words.notes(), Answer::Notes), Button::new(words.leave(), Answer::Leave)])
            .start_at(&Answer::Stop(chosen(model)))
    }

    fn on(&mut self, answer: Answer, model: &mut Model) -> Transition {
        match answer {
            Answer::Stop(at) => {
                let stops = stops(model);
                let last = stops.len().saturating_sub(1);
                let Some(stop) = stops.get(at).copied().cloned() else { return Transition::stay() };
                // Before it is opened: whoever presents comes back to the stop that is next, without looking for it.
                choose((at + 1).min(last), model);
                open(&stop, model)
            }
            Answer::Notes => Transition::to(Route::Demo(DemoRoute::Notes(chosen(model)))),
            Answer::Leave => self.back(model),
        }
    }

    fn changed(&mut self, on: Option<Answer>, model: &mut Model) -> Transition {
        if let Some(Answer::Stop(at)) = on {
            choose(at, model);
        }
        Transition::stay()
    }

    fn shown(&mut self, _model: &mut Model) {
        self.shown += 1;
    }

    fn back(&mut self, model: &mut Model) -> Transition {
        if let Some(tour) = &mut model.demo {
            tour.route = None;
        }
        Transition::instead(Route::Demo(DemoRoute::Desk))
    }
}
