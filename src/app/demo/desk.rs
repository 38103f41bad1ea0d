//! The presenter's page: who sits there, the routes, a step by its name, and for whom it is not.

use crate::app::route::DemoRoute;
use crate::app::sheet::{Row, Sheet};
use crate::app::{Model, Route, Screen, Transition};
use crate::engine::{BookKind, Place, Seat};

/// The first screen of the demo.
#[derive(Default)]
pub struct Desk;

/// What a row leads to.
#[derive(Clone)]
pub enum Answer {
    /// The route of that number.
    Goes(usize),
    /// Whoever sits there, at home.
    Sits(Seat),
    /// A page of the demo.
    To(Route),
}

impl Screen for Desk {
    type Answer = Answer;

    fn sheet(&self, model: &Model) -> Sheet<Answer> {
        let (words, demo) = (&model.book.words.demo, &model.book.demo);
        let row = |title: &str, beside: &str, answer| Row::new(title, answer).beside(beside);
        let routes = demo.presenter.routes.iter().enumerate();
        let mut rows: Vec<_> =
            routes.map(|(at, route)| row(&route.title, words.desk.route(), Answer::Goes(at))).collect();
        rows.push(row(words.desk.jump(), words.desk.by_name(), Answer::To(Route::Demo(DemoRoute::Jump))));
        let alone = |place| row(model.name_of(place), words.desk.alone(), Answer::Sits(Seat::Own(place)));
        if model.kind() == BookKind::One {
            rows.push(alone(Place::One));
        } else {
            rows.push(row(words.desk.both(), words.desk.for_two(), Answer::Sits(Seat::Both)));
            rows.extend([Place::One, Place::Two].map(alone));
        }
        let limits = &demo.presenter.limits.title;
        rows.push(row(limits, words.desk.limits(), Answer::To(Route::Demo(DemoRoute::Limits))));
        rows.push(row(&model.book.library.safety.title, words.desk.card(), Answer::To(Route::Demo(DemoRoute::Card))));
        let sample = model.demo.as_ref().and_then(|tour| demo.sample(&tour.sample));
        Sheet::new(words.desk.title())
            .text(sample.map_or("", |sample| sample.about.as_str()))
            .text(&demo.presenter.intro)
            .list(rows)
            .tight()
    }

    fn on(&mut self, answer: Answer, model: &mut Model) -> Transition {
        match answer {
            Answer::Goes(route) => {
                if let Some(tour) = &mut model.demo {
                    tour.route = Some(route);
                }
                Transition::instead(Route::Demo(DemoRoute::RoutePage))
            }
            Answer::Sits(seat) => {
                model.take_seat(seat);
                Transition::home()
            }
            Answer::To(route) => Transition::to(route),
        }
    }
}
