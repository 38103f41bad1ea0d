//! A key that was read before the screen that is seen was drawn: it types, and it keeps somebody safe, and that is all.

use crate::ui::screens::gallery;
use crate::walks::harness::parse;
use goldseam::app::keys::{resolve, resolve_stale};
use goldseam::app::update::update;
use goldseam::app::{App, Msg, Route, Transition};

fn at_home() -> App {
    let mut app = gallery::app();
    app.follow(Transition::to(Route::Home));
    app
}

fn press(app: &mut App, keys: &str) {
    for key in parse(keys) {
        if let Some(msg) = resolve(app, key) {
            let now = app.model.now;
            update(app, msg, now);
        }
    }
}

fn stale(app: &App, key: &str) -> Option<Msg> {
    resolve_stale(app, parse(key)[0])
}

#[test]
fn a_turn_is_counted_where_other_parts_come_to_stand_on_the_screen_and_only_there() {
    let mut app = at_home();
    press(&mut app, "<down><down><tab><up><right>");
    assert_eq!(app.model.scene_count, 0, "moving is the same scene");
    press(&mut app, "w");
    assert_eq!(app.model.scene_count, 1, "another screen");
    press(&mut app, "some words<tab><tab>");
    assert_eq!(app.model.scene_count, 1, "typing is the same scene");
    press(&mut app, "<c-p>");
    assert_eq!(app.model.scene_count, 2, "a screen over it");
    press(&mut app, "<esc>");
    assert_eq!(app.model.scene_count, 3, "and back");
}

#[test]
fn the_next_page_of_a_step_is_a_turn() {
    let mut app = at_home();
    app.follow(Transition::to(Route::Step("acknowledge.the-hardest-part".into(), None)));
    // The first page of it says that it can be heavy; the second one asks, and there Enter is a new line.
    press(&mut app, "<ret>");
    assert_eq!(app.model.scene_count, 1);
    press(&mut app, "<ret>");
    assert_eq!(app.model.scene_count, 1);
}

#[test]
fn a_key_that_was_meant_for_another_screen_presses_nothing() {
    let app = at_home();
    for key in
        ["<ret>", "<space>", "<tab>", "<s-tab>", "<esc>", "<down>", "<right>", "w", "j", "?", "<f1>", "<c-s>", "<c-j>"]
    {
        assert!(stale(&app, key).is_none(), "{key} did something");
    }
}

#[test]
fn it_types_and_keeps_somebody_safe_all_the_same() {
    let mut app = at_home();
    for key in ["<c-q>", "<c-c>", "<c-g>", "<c-t>", "<c-p>"] {
        assert!(stale(&app, key).is_some(), "{key} did nothing at home");
    }
    app.follow(Transition::to(Route::BlankPage));
    for key in ["a", "<space>", "?", "w", "<ret>", "<bs>", "<c-q>", "<c-c>", "<c-g>", "<c-t>", "<c-p>"] {
        assert!(stale(&app, key).is_some(), "{key} did nothing on a page");
    }
}

#[test]
fn striking_the_key_of_the_cover_again_and_again_never_takes_it_off() {
    let mut app = at_home();
    press(&mut app, "<c-g>");
    assert!(stale(&app, "<c-g>").is_none());
}
