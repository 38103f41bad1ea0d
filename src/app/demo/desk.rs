//! The presenter's page: who sits there, the routes, a step by its name, and for whom it is not.

use super::jump::Jump;
use super::route::RoutePage;
use super::told::Told;
use crate::app::form::{Form, Part, Press};
use crate::app::page::{Block, Page};
use crate::app::parts::{List, Row};
use crate::app::{AnyScreen, Go, Model, Turn};
use crate::engine::{BookKind, Place, Seat};

/// What a row leads to.
#[derive(Clone, Copy)]
enum To {
    Route(usize),
    Jump,
    Sit(Seat),
    Limits,
    Card,
}

/// The first screen of the demo.
pub struct Desk {
    form: Form,
    to: Vec<To>,
}

impl Desk {
    /// As the sample and the edition have it.
    pub fn new(model: &Model) -> Self {
        let mut rows = Vec::new();
        for (at, route) in model.book.demo.presenter.routes.iter().enumerate() {
            rows.push((route.title.clone(), "a way through, stop by stop", To::Route(at)));
        }
        rows.push(("Jump to a step".to_owned(), "by a part of its name", To::Jump));
        if model.kind() == BookKind::One {
            rows.push((model.name_of(Place::One).to_owned(), "alone", To::Sit(Seat::Own(Place::One))));
        } else {
            rows.push(("Both of them".to_owned(), "what stands for two", To::Sit(Seat::Both)));
            for place in [Place::One, Place::Two] {
                rows.push((model.name_of(place).to_owned(), "alone", To::Sit(Seat::Own(place))));
            }
        }
        rows.push((model.book.demo.presenter.limits.title.clone(), "and what it can't do", To::Limits));
        rows.push((model.book.library.safety.title.clone(), "the card about this door", To::Card));
        let to = rows.iter().map(|(.., to)| *to).collect();
        let list = rows.into_iter().enumerate();
        let list = list.map(|(at, (title, beside, _))| Row::new(title, Press::Row(at)).beside(beside)).collect();
        Self { form: Form::new(vec![Part::List(List::new(list))]), to }
    }
}

impl AnyScreen for Desk {
    fn page(&self, model: &Model) -> Page {
        let sample = model.demo.as_ref().and_then(|tour| model.book.demo.sample(&tour.sample));
        let about = sample.map_or("", |sample| sample.about.as_str());
        Page::new("The demo")
            .spaced(Block::text(about))
            .spaced(Block::text(&model.book.demo.presenter.intro))
            .with(Block::Part(0))
    }

    own_form!();

    fn press(&mut self, press: Press, model: &mut Model) -> Turn {
        let Press::Row(at) = press else { return Turn::stay() };
        match self.to.get(at) {
            Some(To::Route(route)) => {
                if let Some(tour) = &mut model.demo {
                    tour.route = Some(*route);
                }
                Turn::instead(RoutePage::new(model))
            }
            Some(To::Jump) => Turn::to(Jump::new(model)),
            Some(To::Sit(seat)) => {
                model.take_seat(*seat);
                Turn::go(Go::Home(None))
            }
            Some(To::Limits) => Turn::to(Told::limits(model)),
            Some(To::Card) => Turn::to(Told::card(model)),
            None => Turn::stay(),
        }
    }
}
