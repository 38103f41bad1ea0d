//! Once the lock has shut nothing of the workbook is known, whatever comes later of what was on its way.

use crate::screens::gallery;
use goldseam::app::home::Home;
use goldseam::app::news::News;
use goldseam::app::update::update;
use goldseam::app::{Effect, Model, Msg, Next, Route};
use goldseam::engine::record::{Answer, FREE_PAGE, Known};
use goldseam::engine::{Lock, Place, Seat};
use goldseam::journal::Passphrase;

/// A locked workbook, open at a page with words on it.
fn writing() -> Model {
    let mut model = gallery::model();
    model.open_mut().lock = Lock::Age;
    let home = Home::new(&model);
    model.stack.push(Box::new(home));
    let page = Next::from(Route::BlankPage).mount(&mut model);
    model.stack.extend(page);
    let now = model.now;
    update(&mut model, Msg::Paste("a wren under the stair".to_owned()), now);
    model
}

fn shuts(model: &mut Model) -> Vec<Effect> {
    let effects = update(model, Msg::Idle, model.now);
    assert!(model.open.is_none() && model.is_shut());
    effects
}

#[test]
fn words_begun_go_to_disk_and_are_not_remembered() {
    let mut model = writing();
    assert!(model.progress().live().next().is_some(), "there was something to forget");
    let is_put_by = |effect: &Effect| matches!(effect, Effect::Draft(draft, _) if draft.answer.text.contains("wren"));
    assert!(shuts(&mut model).iter().any(is_put_by));
    assert!(model.drafts().is_empty() && model.names() == ["", ""] && model.progress().live().next().is_none());
    assert_eq!((model.seat(), model.lock()), (Seat::Own(Place::One), Lock::None));
}

#[test]
fn a_page_that_comes_to_be_on_disk_afterwards_is_not_known() {
    let mut model = writing();
    let id = model.new_id();
    let page = model.record(id, FREE_PAGE, "", Known::Answered { value: Answer::page("a wren under the stair") });
    shuts(&mut model);
    let now = model.now;
    update(&mut model, Msg::Kept(Box::new(page.clone())), now);
    update(&mut model, Msg::Restored(Box::new(page.clone()), Box::new(page)), now);
    assert!(model.open.is_none() && model.progress().pages().next().is_none());
}

#[test]
fn an_answer_that_nobody_heard_goes_with_the_lock() {
    let mut model = writing();
    let now = model.now;
    update(&mut model, Msg::News(News::Sheet(Passphrase::from("AGE-SECRET-KEY-1".to_owned()))), now);
    assert_eq!(model.news.len(), 1, "a page waits for nothing");
    shuts(&mut model);
    assert!(model.news.is_empty());
}
