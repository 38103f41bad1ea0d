//! One of every kind of screen that a person alone meets, part-way through the book.

mod shown;

pub(crate) use shown::both;

use chrono::DateTime;
use goldseam::app::Command;
use goldseam::app::route::{LockRoute, StartRoute};
use goldseam::app::update::update;
use goldseam::app::{App, Model, Moment, Msg, Route, Transition};
use goldseam::content::{Entry, StepId, Workbook, load};
use goldseam::engine::record::Promise;
use goldseam::engine::{Answer, Ids, Known, Record};
use std::sync::Arc;

/// Puts one screen on top of the others.
pub(crate) type Open = fn(&mut App);

fn now() -> Moment {
    DateTime::parse_from_rfc3339("2026-11-02T20:00:00+01:00").unwrap()
}

/// Ada, hurt, part-way through.
pub(crate) fn app() -> App {
    app_in(Arc::new(load::embedded().unwrap_or_else(|faults| panic!("{faults}"))))
}

/// The same, in the words of that edition.
pub(crate) fn app_in(book: Arc<Workbook>) -> App {
    let mut thrown = 0;
    let ids = move || {
        thrown += 1;
        thrown
    };
    let mut app = App::new(Model::new(book, now(), Ids::new(ids)));
    app.model.open_mut().on_disk = true;
    app.model.open_mut().sitting.first = false;
    for (days, step, event) in lived() {
        let id = app.model.new_id();
        let at = now() - chrono::TimeDelta::days(days);
        // A number is drawn under the question it was noted for.
        let note = app
            .model
            .book
            .step(step)
            .filter(|_| step.starts_with("trust-notes."))
            .and_then(|step| app.model.prompt(step));
        let asked = note.map_or("What is it like?".to_owned(), |note| note.ask().to_owned());
        let record = Record { at, seq: Some(100 - days.unsigned_abs()), ..app.model.record(id, step, &asked, event) };
        app.model.open_mut().progress.apply(record);
    }
    app
}

fn number(number: u8) -> Known {
    Known::Answered { value: Answer { number: Some(number), ..Answer::default() } }
}

/// What Ada kept so far, and how many days ago.
fn lived() -> Vec<(i64, &'static str, Known)> {
    let page = |words: &str| Known::Answered { value: Answer::page(words) };
    let line = "I will read the loan letter on Sunday".to_owned();
    let by = Some(now().date_naive());
    vec![
        (70, "welcome.your-part", Known::Name { name: "Ada".to_owned() }),
        (69, "welcome.your-part", Known::Role { role: "hurt".to_owned() }),
        (68, "trust-notes.words-and-deeds", number(4)),
        (40, "trust-notes.words-and-deeds", number(3)),
        (30, "acknowledge.the-hardest-part", page("I keep doing sums at three in the morning.")),
        (12, "trust-notes.words-and-deeds", number(5)),
        (9, "acknowledge.the-hardest-part", page("The sums are fewer. The post on the mat is still bad.")),
        (7, "action.something-to-count-on", Known::Promised { value: Promise { line, by, ..Promise::default() } }),
        (2, "page", page("A quiet Tuesday. The kettle, the radio.")),
    ]
}

fn step(app: &mut App, id: &str) {
    put(app, Route::Step(StepId::from(id), None));
}

/// The same, past the warning that it can be heavy.
fn inside(app: &mut App, id: &str) {
    step(app, id);
    update(app, Msg::Do(Command::Keep), now());
}

fn put(app: &mut App, next: Route) {
    app.follow(Transition::to(next));
    assert!(app.top().is_some(), "nobody can go there");
}

fn type_in(app: &mut App, words: &str) {
    update(app, Msg::Paste(words.to_owned()), now());
}

/// Every screen with its name.
pub(crate) fn gallery() -> Vec<(&'static str, Open)> {
    let mut all = places();
    all.extend(steps());
    all.extend(aside());
    all.extend(shown::to_others());
    all
}

fn places() -> Vec<(&'static str, Open)> {
    vec![
        ("home", |app| put(app, Route::Home)),
        ("setup", |app| put(app, Route::Start(StartRoute::Setup))),
        ("before-you-write", |app| {
            put(app, Route::Start(StartRoute::Setup));
            update(app, Msg::Do(Command::Keep), now());
        }),
        ("room", |app| put(app, Route::Room)),
        ("stage", |app| put(app, Route::Stage("acknowledge".to_owned()))),
        ("stage-seven", |app| put(app, Route::Stage("when-to-move-on".to_owned()))),
        ("journal", |app| put(app, Route::Journal)),
        ("then-and-now", |app| put(app, Route::ThenAndNow("acknowledge.the-hardest-part".to_owned()))),
        ("trend", |app| put(app, Route::Trend)),
        ("library", |app| put(app, Route::Questions)),
        ("cards", |app| put(app, Route::Cards(None))),
    ]
}

fn steps() -> Vec<(&'static str, Open)> {
    vec![
        ("blank-page", |app| {
            put(app, Route::BlankPage);
            type_in(app, "I keep doing sums.\n\nThe post is on the mat.");
        }),
        ("heavy", |app| step(app, "acknowledge.the-hardest-part")),
        ("write", |app| {
            inside(app, "acknowledge.the-hardest-part");
            type_in(app, "I keep doing sums at three in the morning. I feel stupid for not seeing it.");
        }),
        ("reading", |app| step(app, "patience.no-fixed-clock")),
        ("feelings", |app| step(app, "acknowledge.what-is-here-today")),
        ("checklist", |app| step(app, "counseling.what-holds-you-back")),
        ("choice", |app| step(app, "when-to-move-on.where-you-lean-today")),
        ("scale", |app| step(app, "patience.hurry")),
        ("builder", |app| step(app, "communicate.say-it-from-your-side")),
        ("questions", |app| step(app, "when-to-move-on.looking-at-the-last-month")),
        ("sort", |app| step(app, "acknowledge.your-questions")),
        ("promise", |app| step(app, "action.something-to-count-on")),
        ("agreement", |app| step(app, "boundaries.your-main-agreement")),
        ("review", |app| step(app, "action.promise-review")),
        ("script", |app| step(app, "check-ins.a-hard-night")),
        ("summary", |app| step(app, "counseling.what-to-bring")),
        ("free-yes", |app| step(app, "boundaries.a-free-yes")),
    ]
}

fn aside() -> Vec<(&'static str, Open)> {
    vec![
        ("unlock", |app| {
            put(app, Route::Unlock);
        }),
        ("lock-question", |app| {
            put(app, Route::Lock(LockRoute::ChooseFirst(Vec::new())));
        }),
        ("choose-passphrase", |app| {
            put(app, Route::Lock(LockRoute::ChooseToLock));
            type_in(app, "three odd words");
        }),
        ("lock", |app| put(app, Route::Lock(LockRoute::Manage))),
        ("recovery", |app| put(app, Route::Lock(LockRoute::Care))),
        ("cover", |app| {
            put(app, Route::Home);
            update(app, Msg::Do(Command::Cover), now());
        }),
        ("help-lines", |app| put(app, Route::HelpLines)),
        ("language", |app| {
            app.model.languages =
                [("fr", "Français"), ("pt-BR", "Português")].map(|(tag, name)| Entry::new(tag, name)).into();
            put(app, Route::Language);
        }),
        ("help", |app| {
            put(app, Route::Home);
            update(app, Msg::Do(Command::Help), now());
        }),
        ("too-much", |app| {
            put(app, Route::Home);
            update(app, Msg::Do(Command::TooMuch), now());
        }),
        ("closing", |app| {
            put(app, Route::Closing);
        }),
        ("enough", |app| {
            put(app, Route::Enough);
        }),
        ("safety-door", |app| put(app, Route::Safety)),
        ("trouble", |app| {
            inside(app, "acknowledge.the-hardest-part");
            type_in(app, "Still here.");
            app.model.trouble =
                Some("The page could not be kept: the disk is full. Your words are still here; try again once there is room.".into());
        }),
    ]
}
