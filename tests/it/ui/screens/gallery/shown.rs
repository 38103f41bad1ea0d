//! Screens of a couple, and of who presents the workbook or takes pages along: of made-up people.

use super::{Open, now, put};
use goldseam::app::Model;
use goldseam::app::demo::{self, Proof};
use goldseam::app::navigate;
use goldseam::app::seat::Aside;
use goldseam::app::update::{self, update};
use goldseam::app::{Action, Command};
use goldseam::app::{Msg, Nav, Route};
use goldseam::content::StepId;
use goldseam::engine::{self, Known, Lock, Place, Record, Seat, sample};

/// The couple at the presenter's page.
fn couple(model: &mut Model) {
    let book = model.book.clone();
    let told = book.demo.sample("couple").unwrap();
    let records = sample::records(&book, told, now());
    let begins = "age-encryption.org/v1\n-> X25519 ...".to_owned();
    let routes = demo::start(model, told, records, Proof { begins, opens: [false, true] });
    update::first(model, routes);
}

/// Jo in his own area, after an evening that was opened with Ash's passphrase.
fn after_an_evening(model: &mut Model) {
    couple(model);
    let book = model.book.clone();
    let told = book.demo.sample("couple").unwrap();
    let by_one = |record: Record| Record { proof: engine::Proof::default().and(Place::One), ..record };
    let records = sample::records(&book, told, now()).into_iter().map(by_one).collect();
    model.open_mut().aside = Aside::new(records, Vec::new());
    model.open_mut().lock = Lock::Age;
    model.take_seat(Seat::Own(Place::Two));
}

/// What a step of both opens with.
pub(crate) fn both(model: &mut Model, step: &str) {
    couple(model);
    model.take_seat(Seat::Both);
    if let Nav::To(next) = navigate::step(&StepId::from(step), model).nav {
        put(model, next);
    }
}

/// Goes down that many rows of the list that is seen, and opens the one it is on.
fn open_row(model: &mut Model, row: usize) {
    for _ in 0..row {
        update(model, Msg::Act(Action::Down), now());
    }
    update(model, Msg::Act(Action::Press), now());
}

pub(super) fn to_others() -> Vec<(&'static str, Open)> {
    let mut all = presented();
    all.extend(of_two());
    all.extend(of_a_yes());
    all
}

fn presented() -> Vec<(&'static str, Open)> {
    vec![
        ("demo-desk", couple),
        ("demo-route", |model| {
            couple(model);
            open_row(model, 0);
        }),
        ("demo-jump", |model| {
            couple(model);
            open_row(model, 2);
        }),
        ("demo-limits", |model| {
            couple(model);
            open_row(model, 6);
        }),
        ("demo-refused", |model| {
            couple(model);
            open_row(model, 0);
            open_row(model, 2);
        }),
        ("demo-side-by-side", |model| {
            couple(model);
            model.take_seat(Seat::Both);
            put(model, Route::ShownOf("communicate.two-columns".to_owned()));
        }),
    ]
}

fn of_two() -> Vec<(&'static str, Open)> {
    vec![
        ("talk", |model| {
            both(model, "communicate.a-warm-up-round");
            update(model, Msg::Do(Command::Keep), now());
            update(model, Msg::Act(Action::Press), now());
        }),
        ("agree", |model| both(model, "boundaries.your-main-agreement")),
        ("agree-day", |model| {
            both(model, "boundaries.your-main-agreement");
            update(model, Msg::Paste("We talk before spending over 100.".to_owned()), now());
            update(model, Msg::Do(Command::Keep), now());
        }),
        ("agreements", |model| {
            couple(model);
            model.take_seat(Seat::Both);
            put(model, Route::Agreements);
        }),
        ("hand-over", |model| {
            both(model, "welcome.hopes");
            update(model, Msg::Act(Action::Press), now());
        }),
        ("for-session", |model| {
            couple(model);
            model.take_seat(Seat::Both);
            put(model, Route::Session);
        }),
        ("take-along", |model| {
            couple(model);
            model.take_seat(Seat::Own(Place::One));
            put(model, Route::TakeOut);
        }),
        ("own-home-of-two", |model| {
            couple(model);
            model.take_seat(Seat::Own(Place::One));
            put(model, Route::Shown);
        }),
    ]
}

/// A yes that can be signed, and what was entered under a name.
fn of_a_yes() -> Vec<(&'static str, Open)> {
    vec![
        ("home-entered", |model| {
            after_an_evening(model);
            put(model, Route::Home);
        }),
        ("entered", |model| {
            after_an_evening(model);
            put(model, Route::Entered);
        }),
        ("entered-not-me", |model| {
            after_an_evening(model);
            let agreed = |record: &&Record| matches!(record.known(), Some(Known::Agreed { .. }));
            let of = vec![model.progress().live().find(agreed).unwrap().id.clone()];
            put(model, Route::Entered);
            let id = model.new_id();
            let noted = model.record(id, "page", "", Known::Disowned { of });
            update(model, Msg::Kept(Box::new(noted)), now());
        }),
        ("sign", |model| {
            couple(model);
            model.open_mut().lock = Lock::Age;
            model.take_seat(Seat::Both);
            put(model, Route::Session);
            for key in ["tick", "on", "name", "turn"] {
                let msg = match key {
                    "tick" => Msg::Act(Action::Toggle),
                    "name" => Msg::Paste("Ash".to_owned()),
                    _ => Msg::Do(Command::Keep),
                };
                update(model, msg, now());
            }
        }),
    ]
}
