//! A key that was read before the screen that is seen was drawn: it types, and it keeps somebody safe, and that is all.

use crate::ui::screens::gallery;
use crate::walks::harness::parse;
use goldseam::app::keys::{resolve, resolve_stale};
use goldseam::app::update::update;
use goldseam::app::{Model, Msg, Route};

fn at_home() -> Model {
    let mut model = gallery::model();
    let home = Route::Home.mount(&mut model);
    model.stack.extend(home);
    model
}

fn press(model: &mut Model, keys: &str) {
    for key in parse(keys) {
        if let Some(msg) = resolve(model, key) {
            update(model, msg, model.now);
        }
    }
}

fn stale(model: &Model, key: &str) -> Option<Msg> {
    resolve_stale(model, parse(key)[0])
}

#[test]
fn a_turn_is_counted_where_other_parts_come_to_stand_on_the_screen_and_only_there() {
    let mut model = at_home();
    press(&mut model, "<down><down><tab><up><right>");
    assert_eq!(model.turns, 0, "moving is no turn");
    press(&mut model, "w");
    assert_eq!(model.turns, 1, "another screen");
    press(&mut model, "some words<tab><tab>");
    assert_eq!(model.turns, 1, "typing is no turn");
    press(&mut model, "<c-p>");
    assert_eq!(model.turns, 2, "a screen over it");
    press(&mut model, "<esc>");
    assert_eq!(model.turns, 3, "and back");
}

#[test]
fn the_next_page_of_a_step_is_a_turn() {
    let mut model = at_home();
    let page = Route::Step("acknowledge.the-hardest-part".into(), None).mount(&mut model);
    model.stack.extend(page);
    // The first page of it says that it can be heavy; the second one asks, and there Enter is a new line.
    press(&mut model, "<ret>");
    assert_eq!(model.turns, 1);
    press(&mut model, "<ret>");
    assert_eq!(model.turns, 1);
}

#[test]
fn a_key_that_was_meant_for_another_screen_presses_nothing() {
    let model = at_home();
    for key in
        ["<ret>", "<space>", "<tab>", "<s-tab>", "<esc>", "<down>", "<right>", "w", "j", "?", "<f1>", "<c-s>", "<c-j>"]
    {
        assert!(stale(&model, key).is_none(), "{key} did something");
    }
}

#[test]
fn it_types_and_keeps_somebody_safe_all_the_same() {
    let mut model = at_home();
    for key in ["<c-q>", "<c-c>", "<c-g>", "<c-t>", "<c-p>"] {
        assert!(stale(&model, key).is_some(), "{key} did nothing at home");
    }
    let page = Route::BlankPage.mount(&mut model);
    model.stack.extend(page);
    for key in ["a", "<space>", "?", "w", "<ret>", "<bs>", "<c-q>", "<c-c>", "<c-g>", "<c-t>", "<c-p>"] {
        assert!(stale(&model, key).is_some(), "{key} did nothing on a page");
    }
}

#[test]
fn striking_the_key_of_the_cover_again_and_again_never_takes_it_off() {
    let mut model = at_home();
    press(&mut model, "<c-g>");
    assert!(stale(&model, "<c-g>").is_none());
}
