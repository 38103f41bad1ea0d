//! Screens of a couple, and of who presents the workbook or takes pages along: of made-up people.

use super::{Open, now, put};
use goldseam::app::App;
use goldseam::app::demo::{self, Proof};
use goldseam::app::navigate;
use goldseam::app::route::TwoRoute;
use goldseam::app::seat::Aside;
use goldseam::app::update::{self, update};
use goldseam::app::{Action, Command};
use goldseam::app::{Msg, Route};
use goldseam::content::StepId;
use goldseam::engine::{self, EventKind, Known, Lock, Place, Record, Seat, sample};

/// The couple at the presenter's page.
fn couple(app: &mut App) {
    let book = app.model.book.clone();
    let told = book.demo.sample("couple").unwrap();
    let records = sample::records(&book, told, now());
    let begins = "age-encryption.org/v1\n-> X25519 ...".to_owned();
    let routes = demo::start(&mut app.model, told, records, Proof { begins, opens: [false, true] });
    update::first(app, routes);
}

/// Jo on his own pages, after an evening that was opened with Ash's passphrase.
fn after_an_evening(app: &mut App) {
    couple(app);
    let book = app.model.book.clone();
    let told = book.demo.sample("couple").unwrap();
    let by_one = |record: Record| Record { proof: engine::Proof::default().and(Place::One), ..record };
    let records = sample::records(&book, told, now()).into_iter().map(by_one).collect();
    app.model.open_mut().aside = Aside::new(records, Vec::new());
    app.model.open_mut().lock = Lock::Age;
    app.model.take_seat(Seat::Own(Place::Two));
}

/// What a step of both opens with.
pub(crate) fn both(app: &mut App, step: &str) {
    couple(app);
    app.model.take_seat(Seat::Both);
    let turn = navigate::step(&StepId::from(step), &mut app.model);
    app.follow(turn);
}

/// Goes down that many rows of the list that is seen, and opens the one it is on.
fn open_row(app: &mut App, row: usize) {
    for _ in 0..row {
        update(app, Msg::Act(Action::Down), now());
    }
    update(app, Msg::Act(Action::Press), now());
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
        ("demo-route", |app| {
            couple(app);
            open_row(app, 0);
        }),
        ("demo-jump", |app| {
            couple(app);
            open_row(app, 2);
        }),
        ("demo-limits", |app| {
            couple(app);
            open_row(app, 6);
        }),
        ("demo-refused", |app| {
            couple(app);
            open_row(app, 0);
            open_row(app, 2);
        }),
        ("demo-side-by-side", |app| {
            couple(app);
            app.model.take_seat(Seat::Both);
            put(app, Route::Two(TwoRoute::ShownOf("communicate.two-columns".to_owned())));
        }),
    ]
}

fn of_two() -> Vec<(&'static str, Open)> {
    vec![
        ("talk", |app| {
            both(app, "communicate.a-warm-up-round");
            update(app, Msg::Do(Command::Keep), now());
            update(app, Msg::Act(Action::Press), now());
        }),
        ("agree", |app| both(app, "boundaries.your-main-agreement")),
        ("agree-day", |app| {
            both(app, "boundaries.your-main-agreement");
            update(app, Msg::Paste("We talk before spending over 100.".to_owned()), now());
            update(app, Msg::Do(Command::Keep), now());
        }),
        ("agreements", |app| {
            couple(app);
            app.model.take_seat(Seat::Both);
            put(app, Route::Two(TwoRoute::Agreements));
        }),
        ("hand-over", |app| {
            both(app, "welcome.hopes");
            update(app, Msg::Act(Action::Press), now());
        }),
        ("for-session", |app| {
            couple(app);
            app.model.take_seat(Seat::Both);
            put(app, Route::Two(TwoRoute::Session));
        }),
        ("take-along", |app| {
            couple(app);
            app.model.take_seat(Seat::Own(Place::One));
            put(app, Route::TakeOut);
        }),
        ("own-home-of-two", |app| {
            couple(app);
            app.model.take_seat(Seat::Own(Place::One));
            put(app, Route::Two(TwoRoute::Shown));
        }),
    ]
}

/// A yes that can be signed, and what was entered under a name.
fn of_a_yes() -> Vec<(&'static str, Open)> {
    vec![
        ("home-entered", |app| {
            after_an_evening(app);
            put(app, Route::Home);
        }),
        ("entered", |app| {
            after_an_evening(app);
            put(app, Route::Entered);
        }),
        ("entered-not-me", |app| {
            after_an_evening(app);
            let of = vec![app.model.progress().of_kind(EventKind::Agreed).next().unwrap().id()];
            put(app, Route::Entered);
            let id = app.model.new_id();
            let noted = app.model.record(id, "page", "", Known::Disowned { of });
            update(app, Msg::Kept(Box::new(noted)), now());
        }),
        ("sign", |app| {
            couple(app);
            app.model.open_mut().lock = Lock::Age;
            app.model.take_seat(Seat::Both);
            put(app, Route::Two(TwoRoute::Session));
            for key in ["tick", "on", "name", "turn"] {
                let msg = match key {
                    "tick" => Msg::Act(Action::Toggle),
                    "name" => Msg::Paste("Ash".to_owned()),
                    _ => Msg::Do(Command::Keep),
                };
                update(app, msg, now());
            }
        }),
    ]
}
