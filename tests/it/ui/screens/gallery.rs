//! One of every kind of screen that a person alone meets, part-way through the book.

mod shown;

pub(crate) use shown::both;

use chrono::DateTime;
use goldseam::app::Command;
use goldseam::app::route::{LockRoute, StartRoute};
use goldseam::app::update::update;
use goldseam::app::{Model, Moment, Msg, Route};
use goldseam::content::{StepId, load};
use goldseam::engine::record::Promise;
use goldseam::engine::{Answer, Ids, Known, Record};
use std::sync::Arc;

/// Puts one screen on top of the model.
pub(crate) type Open = fn(&mut Model);

fn now() -> Moment {
    DateTime::parse_from_rfc3339("2026-11-02T20:00:00+01:00").unwrap()
}

/// Ada, hurt, part-way through.
pub(crate) fn model() -> Model {
    let book = Arc::new(load::embedded().unwrap_or_else(|faults| panic!("{faults}")));
    let mut thrown = 0;
    let ids = move || {
        thrown += 1;
        thrown
    };
    let mut model = Model::new(book, now(), Ids::new(ids));
    model.open_mut().on_disk = true;
    model.open_mut().sitting.first = false;
    for (days, step, event) in lived() {
        let id = model.new_id();
        let at = now() - chrono::TimeDelta::days(days);
        // A number is drawn under the question it was noted for.
        let note =
            model.book.step(step).filter(|_| step.starts_with("trust-notes.")).and_then(|step| model.prompt(step));
        let asked = note.map_or("What is it like?".to_owned(), |note| note.ask().to_owned());
        let record = Record { at, seq: Some(100 - days.unsigned_abs()), ..model.record(id, step, &asked, event) };
        model.open_mut().progress.apply(record);
    }
    model
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

fn step(model: &mut Model, id: &str) {
    let page = Route::Step(StepId::from(id), None).mount(model);
    model.stack.push(page.unwrap_or_else(|| panic!("no step {id}")));
}

/// The same, past the warning that it can be heavy.
fn inside(model: &mut Model, id: &str) {
    step(model, id);
    update(model, Msg::Do(Command::Keep), now());
}

fn put(model: &mut Model, next: Route) {
    let screen = next.mount(model);
    model.stack.extend(screen);
}

fn type_in(model: &mut Model, words: &str) {
    update(model, Msg::Paste(words.to_owned()), now());
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
        ("home", |model| put(model, Route::Home)),
        ("setup", |model| put(model, Route::Start(StartRoute::Setup))),
        ("before-you-write", |model| {
            put(model, Route::Start(StartRoute::Setup));
            update(model, Msg::Do(Command::Keep), now());
        }),
        ("room", |model| put(model, Route::Room)),
        ("stage", |model| put(model, Route::Stage("acknowledge".to_owned()))),
        ("stage-seven", |model| put(model, Route::Stage("when-to-move-on".to_owned()))),
        ("journal", |model| put(model, Route::Journal)),
        ("then-and-now", |model| put(model, Route::ThenAndNow("acknowledge.the-hardest-part".to_owned()))),
        ("trend", |model| put(model, Route::Trend)),
        ("library", |model| put(model, Route::Contents)),
        ("cards", |model| put(model, Route::Cards(None))),
    ]
}

fn steps() -> Vec<(&'static str, Open)> {
    vec![
        ("blank-page", |model| {
            put(model, Route::BlankPage);
            type_in(model, "I keep doing sums.\n\nThe post is on the mat.");
        }),
        ("heavy", |model| step(model, "acknowledge.the-hardest-part")),
        ("write", |model| {
            inside(model, "acknowledge.the-hardest-part");
            type_in(model, "I keep doing sums at three in the morning. I feel stupid for not seeing it.");
        }),
        ("reading", |model| step(model, "patience.no-fixed-clock")),
        ("feelings", |model| step(model, "acknowledge.what-is-here-today")),
        ("checklist", |model| step(model, "counseling.what-holds-you-back")),
        ("choice", |model| step(model, "when-to-move-on.where-you-lean-today")),
        ("scale", |model| step(model, "patience.hurry")),
        ("builder", |model| step(model, "communicate.say-it-from-your-side")),
        ("questions", |model| step(model, "when-to-move-on.looking-at-the-last-month")),
        ("sort", |model| step(model, "acknowledge.your-questions")),
        ("promise", |model| step(model, "action.something-to-count-on")),
        ("agreement", |model| step(model, "boundaries.your-main-agreement")),
        ("review", |model| step(model, "action.promise-review")),
        ("script", |model| step(model, "check-ins.a-hard-night")),
        ("summary", |model| step(model, "counseling.what-to-bring")),
        ("free-yes", |model| step(model, "boundaries.a-free-yes")),
    ]
}

fn aside() -> Vec<(&'static str, Open)> {
    vec![
        ("unlock", |model| {
            put(model, Route::Unlock);
        }),
        ("lock-question", |model| {
            put(model, Route::Lock(LockRoute::ChooseFirst(Vec::new())));
        }),
        ("choose-passphrase", |model| {
            put(model, Route::Lock(LockRoute::ChooseToLock));
            type_in(model, "three odd words");
        }),
        ("lock", |model| put(model, Route::Lock(LockRoute::Menu))),
        ("recovery", |model| put(model, Route::Lock(LockRoute::Care))),
        ("cover", |model| {
            put(model, Route::Home);
            update(model, Msg::Do(Command::Cover), now());
        }),
        ("help-lines", |model| put(model, Route::HelpLines)),
        ("help", |model| {
            put(model, Route::Home);
            update(model, Msg::Do(Command::Help), now());
        }),
        ("too-much", |model| {
            put(model, Route::Home);
            update(model, Msg::Do(Command::TooMuch), now());
        }),
        ("closing", |model| {
            put(model, Route::Closing);
        }),
        ("enough", |model| {
            put(model, Route::Enough);
        }),
        ("safety-door", |model| put(model, Route::Safety)),
        ("trouble", |model| {
            inside(model, "acknowledge.the-hardest-part");
            type_in(model, "Still here.");
            model.trouble =
                Some("The page could not be kept: the disk is full. Your words are still here; try again once there is room.".into());
        }),
    ]
}
