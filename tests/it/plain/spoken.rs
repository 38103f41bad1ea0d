//! Line by line through every step and every door, as each role: nothing that is said names a key that does nothing there,
//! and nothing is asked that can't be answered.

use chrono::DateTime;
use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use goldseam::app::destination::Destination;
use goldseam::app::keys;
use goldseam::app::route::{LockRoute, TwoRoute};
use goldseam::app::update::update;
use goldseam::app::{App, Effect, Model, Moment, Msg, Nav, Route, Transition, navigate};
use goldseam::cli::demo;
use goldseam::content::load::shipped;
use goldseam::content::{Workbook, load};
use goldseam::engine::{BookKind, Ids, Known, Lock, Place, Seat};
use goldseam::plain::{Lines, first_words, spoken};
use goldseam::runtime::Host;
use goldseam::runtime::memory::Memory;
use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

/// Somebody who listens and types.
struct Talk {
    app: App,
    memory: Memory,
    lines: Lines,
    /// What was said to the line before.
    heard: Vec<String>,
}

impl Talk {
    fn new((app, memory): (App, Memory)) -> Self {
        let mut talk = Self { app, memory, lines: Lines::read(), heard: Vec::new() };
        talk.heard = talk.lines.say(&talk.app, false);
        talk
    }

    fn types(&mut self, line: &str) {
        let enter = Event::Key(KeyEvent::new(KeyCode::Enter, KeyModifiers::NONE));
        for event in [Event::Paste(line.to_owned()), enter] {
            if let Some(whole) = self.lines.take(&self.app, event) {
                for msg in self.lines.hear(&self.app, whole, false) {
                    self.update(msg);
                }
            }
        }
        self.heard = self.lines.say(&self.app, false);
    }

    fn update(&mut self, msg: Msg) {
        let now = self.app.model.now;
        for effect in update(&mut self.app, msg, now) {
            if !matches!(effect, Effect::Leave { .. } | Effect::Suspend)
                && let Some(msg) = self.memory.perform(effect, now)
            {
                self.update(msg);
            }
        }
    }

    /// Something that answers what is asked; of several things the nth.
    fn answer(&self, nth: usize) -> String {
        let asked = self.heard.last().map_or("", String::as_str);
        let named =
            self.heard.iter().filter(|line| line.split(' ').next().is_some_and(|word| word.parse::<usize>().is_ok()));
        let many = if asked.starts_with("1 ") { asked.split(", ").count() } else { named.count() }.max(1);
        match asked {
            _ if asked.contains("A period on a line") => ".".to_owned(),
            _ if asked.contains("One line.") || asked.starts_with("It says") => "some words".to_owned(),
            _ if asked.starts_with("Type a number from 0") => "5".to_owned(),
            _ if nth == 0 => String::new(),
            _ => (1 + (nth - 1) % many).to_string(),
        }
    }
}

/// The names of keys as they are written on the screen, but for those that are words too.
fn names_of_keys() -> BTreeSet<&'static str> {
    let named = keys::TABLE
        .iter()
        .filter_map(|row| row.named)
        .flat_map(|named| (named.key)(&shipped().keys.names).split_whitespace());
    let is_word = |name: &&str| matches!(*name, "Enter" | "Up" | "Down" | "Left" | "Right" | "Home" | "End" | "to");
    named.filter(|name| name.len() > 1 && !is_word(name) && !name.bytes().all(|byte| byte.is_ascii_digit())).collect()
}

#[track_caller]
fn names_no_key(said: &[String], place: &str) {
    let names = names_of_keys();
    for line in said {
        let words = line.split(|letter: char| !(letter.is_alphanumeric() || letter == '+'));
        for word in words {
            assert!(!names.contains(word), "{place} says {word}: {line}");
        }
        assert!(
            !line.contains("ress it twice") && !line.contains("keys are always") && !line.contains("keys to know"),
            "{place}: {line}"
        );
    }
}

/// The workbook, read once.
fn book() -> Arc<Workbook> {
    static BOOK: OnceLock<Arc<Workbook>> = OnceLock::new();
    BOOK.get_or_init(|| Arc::new(load::embedded().unwrap_or_else(|faults| panic!("{faults}")))).clone()
}

fn now() -> Moment {
    DateTime::parse_from_rfc3339("2026-11-02T20:00:00+01:00").unwrap()
}

/// Ids that differ.
fn ids() -> Ids {
    let mut thrown = 0;
    Ids::new(move || {
        thrown += 1;
        thrown
    })
}

/// Somebody alone, in this role, behind a lock or not.
fn alone(role: &str, lock: Lock) -> (App, Memory) {
    let mut app = App::new(Model::new(book(), now(), ids()));
    let open = app.model.open_mut();
    (open.on_disk, open.lock) = (true, lock);
    for event in [Known::Name { name: "Ada".to_owned() }, Known::Role { role: role.to_owned() }] {
        let id = app.model.new_id();
        let record = app.model.record(id, "welcome.your-part", "", event);
        app.model.open_mut().progress.apply(record);
    }
    (app, Memory::new(BookKind::One, Vec::new(), Vec::new()))
}

/// The made-up couple, or one of its two on their own pages.
fn couple(seat: Seat) -> (App, Memory) {
    let (mut app, memory) = demo::begin(&book(), "couple", now(), ids()).unwrap();
    app.model.take_seat(seat);
    app.model.demo = None;
    app.follow(Transition::nav(Nav::Restart(vec![Route::Home])));
    (app, memory)
}

/// Goes on from what was put on the screen, and listens.
fn walk(begun: (App, Memory), place: &str, nth: usize) {
    let mut talk = Talk::new(begun);
    names_no_key(&talk.heard, place);
    for _ in 0..14 {
        let answer = talk.answer(nth);
        talk.types(&answer);
        names_no_key(&talk.heard, place);
        if talk.app.seen().is_none_or(|seen| seen.page.parts().next().is_none()) {
            break;
        }
    }
    for word in [":help", ":read", ":much", ":back", ":talk"] {
        talk.types(word);
        names_no_key(&talk.heard, place);
    }
}

/// Every way from home that is no step of the list.
fn ways() -> Vec<Destination> {
    let step = |id: &str| Route::Step(id.into(), None);
    let routes = [
        Route::BlankPage,
        step("check-ins.a-hard-night"),
        step("boundaries.a-free-yes"),
        Route::Journal,
        Route::Trash,
        Route::Trend,
        Route::Questions,
        Route::Safety,
        Route::Cards(None),
        Route::Room,
        Route::Lock(LockRoute::Manage),
        Route::Two(TwoRoute::Agreements),
        Route::Two(TwoRoute::Shown),
        Route::Two(TwoRoute::Session),
        Route::TakeOut,
        Route::TakeSession,
    ];
    routes.into_iter().map(Destination::To).chain([Destination::OwnPages, Destination::Both]).collect()
}

/// A way to begin, by its name.
type House = (&'static str, fn() -> (App, Memory));

const HOUSES: [House; 7] = [
    ("hurt", || alone("hurt", Lock::None)),
    ("broke", || alone("broke", Lock::None)),
    ("some of each", || alone("some-of-each", Lock::None)),
    ("unsaid", || alone("unsaid", Lock::None)),
    ("hurt, locked", || alone("hurt", Lock::Age)),
    ("two", || couple(Seat::Both)),
    ("one of two", || couple(Seat::Own(Place::Two))),
];

#[test]
fn in_every_step_of_every_role_no_key_is_named_that_does_nothing() {
    let book = book();
    for (who, begin) in HOUSES {
        for step in book.steps() {
            for nth in 0..2 {
                let (mut app, memory) = begin();
                app.follow(Transition::nav(Nav::Restart(vec![Route::Home])));
                let turn = navigate::step(&step.id, &mut app.model);
                app.follow(turn);
                walk((app, memory), &format!("{who}, {}", step.id.as_str()), nth);
            }
        }
    }
}

#[test]
fn behind_every_door_no_key_is_named_that_does_nothing() {
    for (who, begin) in HOUSES {
        for way in ways() {
            for nth in 0..3 {
                let (mut app, memory) = begin();
                app.follow(Transition::nav(Nav::Restart(vec![Route::Home])));
                let turn = navigate::go(&way, &mut app.model);
                app.follow(turn);
                walk((app, memory), &format!("{who}, {way:?}"), nth);
            }
        }
    }
}

#[test]
fn at_setting_up_and_in_the_demo_no_key_is_named_that_does_nothing() {
    for nth in 0..5 {
        let mut app = App::new(Model::new(book(), now(), ids()));
        let routes = goldseam::app::begin::start(&mut app.model);
        goldseam::app::update::first(&mut app, routes);
        walk((app, Memory::new(BookKind::One, Vec::new(), Vec::new())), "setting up", nth);
        for sample in ["couple", "hurt", "broke"] {
            let begun = demo::begin(&book(), sample, now(), ids()).unwrap();
            walk(begun, sample, nth);
        }
    }
    names_no_key(&[first_words(&shipped().spoken)], "the first words");
}

/// All that the content can ever say, said.
#[test]
fn no_sentence_of_the_content_names_a_key_once_it_is_said() {
    let content = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let mut files = vec![content];
    let mut said = 0;
    while let Some(file) = files.pop() {
        if file.is_dir() {
            files.extend(std::fs::read_dir(file).unwrap().map(|entry| entry.unwrap().path()));
        } else if file.ends_with("words/keys.toml") || file.ends_with("words/spoken.toml") {
            // The keys themselves, and what is said in their place.
        } else if file.extension().is_some_and(|ending| ending == "toml") {
            let words = std::fs::read_to_string(&file).unwrap();
            let paragraphs: Vec<String> =
                words.split("\n\n").map(|words| spoken(shipped(), &words.replace('\n', " "))).collect();
            said += paragraphs.iter().filter(|words| words.contains(":talk")).count();
            names_no_key(&paragraphs, &file.display().to_string());
        }
    }
    assert!(said > 50, "hardly anything of it was said");
}

/// A verb that asks for a key asks for the word to type; the name of a thing stays one.
#[test]
fn what_is_pressed_is_typed() {
    let said = |words: &str| spoken(shipped(), words);
    assert_eq!(said("Press Ctrl+T for help lines."), "Type :talk for help lines.");
    assert_eq!(said("You can press Ctrl+P at any time."), "You can type :much at any time.");
    assert_eq!(said("Being safe can't: Ctrl+T."), "Being safe can't: type :talk.");
    assert_eq!(said("Take a break with Ctrl+P."), "Take a break with :much.");
    assert_eq!(said("Ctrl+T if it gets hard."), "Type :talk if it gets hard.");
}
