//! Rule 18: what is heavy says so and how long it takes before it opens, names somebody to call, and is kind afterwards.
//!
//! Looked at on the screen itself, since the warning is the program's and not the pack's.

use super::{BOOK, all_steps, hold};
use chrono::DateTime;
use goldseam::app::{App, Model, Route, Transition};
use goldseam::content::{Step, StepId};
use goldseam::engine::Ids;
use goldseam::ui;
use std::sync::Arc;

fn heavy() -> Vec<&'static Step> {
    all_steps().filter(|step| step.heavy).collect()
}

/// What the first screen of a step says to one person, on one line; nothing where it is left out for one.
fn first_screen(id: &StepId) -> Option<String> {
    let now = DateTime::parse_from_rfc3339("2026-11-02T20:00:00+00:00").expect("a moment");
    let mut app = App::new(Model::new(Arc::new(BOOK.clone()), now, Ids::new(|| 0)));
    app.model.open_mut().on_disk = true;
    app.follow(Transition::to(Route::Step(id.clone(), None)));
    app.top()?;
    let rows = ui::drawn(&app, (80, 50)).join(" ");
    Some(rows.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[test]
fn a_heavy_step_warns_before_it_opens() {
    let screens: Vec<_> = heavy().into_iter().filter_map(|step| Some((step, first_screen(&step.id)?))).collect();
    assert_eq!(screens.len(), 11, "all but the words read aloud, which need a listener");
    let bare = screens.iter().filter(|(step, screen)| {
        let ask = step.prose.words.ask.as_deref().unwrap_or_default();
        let says = ["This page can be heavy. About", "Something lighter", "Not now", "If it gets hard"];
        screen.contains(ask) || says.iter().any(|words| !screen.contains(words))
    });
    hold("a heavy step that does not warn", bare.map(|(step, screen)| format!("{}: {screen}", step.id)));
}

#[test]
fn a_heavy_step_has_a_caution_and_is_kind_afterwards() {
    let heavy = heavy();
    assert_eq!(heavy.len(), 12);
    let bare = heavy.iter().filter(|step| {
        let words = &step.prose.words;
        words.caution.is_none() || words.after.is_none() || step.minutes > 15
    });
    hold("a heavy step that does not settle", bare.map(|step| step.id.to_string()));
    assert!(BOOK.words.step.notices.ten_minutes().contains("Finish your thought"), "the quiet line cuts nothing off");
    assert!(BOOK.library.sittings.settle.text.contains("feet into the floor"), "the settling step comes after it");
}

#[test]
fn two_pages_for_hard_days_name_somebody_to_call() {
    for code in ["PAT-8", "MOV-10"] {
        let step = all_steps().find(|step| step.code == code).expect("the step");
        let screen = first_screen(&step.id).expect("it is there for one");
        assert!(screen.contains("If it gets hard"), "{code}: {screen}");
    }
}
