//! A route through the demo: its stops in order, the next one chosen, and each one's notes where they are asked for.

use super::Tour;
use super::refused::Refused;
use super::told::Told;
use crate::app::form::{Button, Form, Part, Press};
use crate::app::page::{Block, Page};
use crate::app::parts::{List, Row};
use crate::app::{AnyScreen, Go, Model, Turn, doors};
use crate::content::demo::{Route, Stop, StopScreen, Who};
use crate::engine::{BookKind, Place, Seat};

/// The list of stops.
pub(super) struct RoutePage {
    form: Form,
}

impl RoutePage {
    /// At the stop that was chosen last, or comes next.
    pub(super) fn new(model: &Model) -> Self {
        let stops = stops(model);
        let rows = stops.iter().enumerate().map(|(at, stop)| {
            let together = "same minute".to_owned();
            let minutes = if stop.minutes == 0 { together } else { model.book.words.dates.minutes(stop.minutes) };
            Row::new(stop.title.clone(), Press::Row(at)).beside(minutes)
        });
        let mut list = List::new(rows.collect());
        list.at = chosen(model).min(stops.len().saturating_sub(1));
        let buttons =
            vec![Button::new("Notes for this stop", Press::More), Button::new("Leave the route", Press::Stop)];
        Self { form: Form::new(vec![Part::List(list), Part::Buttons(buttons, 0)]) }
    }

    fn chosen(&self) -> usize {
        match self.form.parts.first() {
            Some(Part::List(list)) => list.at,
            _ => 0,
        }
    }
}

fn chosen(model: &Model) -> usize {
    let place = |tour: &Tour| tour.chosen.get(tour.route?).copied();
    model.demo.as_ref().and_then(place).unwrap_or(0)
}

fn choose(at: usize, model: &mut Model) {
    if let Some(stop) = model.demo.as_mut().and_then(Tour::stop) {
        *stop = at;
    }
}

fn route(model: &Model) -> Option<&Route> {
    let tour = model.demo.as_ref()?;
    model.book.demo.presenter.routes.get(tour.route?)
}

fn stops(model: &Model) -> Vec<Stop> {
    let (Some(tour), Some(route)) = (&model.demo, route(model)) else { return Vec::new() };
    model.book.demo.presenter.stops_of(route, &tour.sample).cloned().collect()
}

/// Opens a stop: whoever it is for sits down first.
fn open(stop: &Stop, model: &mut Model) -> Turn {
    if model.kind() == BookKind::Pair {
        model.take_seat(match stop.who {
            Some(Who::One) => Seat::Own(Place::One),
            Some(Who::Two) => Seat::Own(Place::Two),
            _ => Seat::Both,
        });
    }
    match (&stop.step, stop.screen) {
        (Some(id), _) => doors::step(id, model),
        (_, Some(StopScreen::Refused)) => Turn::to(Refused::new(model)),
        (_, Some(StopScreen::Shown)) => Turn::to(crate::app::Route::ShownOf("communicate.two-columns".to_owned())),
        (_, Some(StopScreen::Keys)) => Turn::to(crate::app::Route::Help(Vec::new())),
        (_, Some(StopScreen::Card) | None) => Turn::to(Told::card(model)),
    }
}

impl AnyScreen for RoutePage {
    fn page(&self, model: &Model) -> Page {
        let title = route(model).map_or("", |route| route.title.as_str());
        Page::new(title).spaced(Block::Part(0)).with(Block::Part(1))
    }

    own_form!();

    fn press(&mut self, press: Press, model: &mut Model) -> Turn {
        let stops = stops(model);
        match press {
            Press::Row(at) => {
                let Some(stop) = stops.get(at) else { return Turn::stay() };
                choose((at + 1).min(stops.len() - 1), model);
                open(stop, model)
            }
            Press::More => match stops.get(self.chosen()) {
                Some(stop) => Turn::to(Told::notes(stop, model)),
                None => Turn::stay(),
            },
            _ => self.back(model),
        }
    }

    fn changed(&mut self, model: &mut Model) -> Turn {
        choose(self.chosen(), model);
        Turn::stay()
    }

    fn shown(&mut self, model: &mut Model) {
        *self = Self::new(model);
    }

    fn back(&mut self, model: &mut Model) -> Turn {
        if let Some(tour) = &mut model.demo {
            tour.route = None;
        }
        Turn::go(Go::Instead(super::Desk::new(model).into()))
    }
}
