//! Once the lock has shut nothing of the workbook is known, whatever comes later of what was on its way.

use crate::ui::screens::gallery;
use goldseam::app::job_result::JobResult;
use goldseam::app::opened::{KeysHere, Opened};
use goldseam::app::route::{LockRoute, Route, StartRoute};
use goldseam::app::update::{first, open, update};
use goldseam::app::{Action, Command};
use goldseam::app::{Effect, Model, Msg};
use goldseam::engine::record::{Answer, FREE_PAGE, Known};
use goldseam::engine::{BookKind, Lock, Place, Record, Seat};
use goldseam::journal::Passphrase;

/// A locked workbook, open at a page with words on it.
fn writing() -> Model {
    let mut model = gallery::model();
    model.open_mut().lock = Lock::Age;
    let home = Route::Home.mount(&mut model);
    model.stack.extend(home);
    let page = Route::BlankPage.mount(&mut model);
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
    update(&mut model, Msg::JobResult(JobResult::Sheet(Passphrase::from("AGE-SECRET-KEY-1".to_owned()))), now);
    assert_eq!(model.results.len(), 1, "a page waits for nothing");
    shuts(&mut model);
    assert!(model.results.is_empty());
}

fn press(model: &mut Model, keys: &[Action]) -> Vec<Effect> {
    let now = model.now;
    keys.iter().flat_map(|key| update(model, Msg::Act(key.clone()), now)).collect()
}

/// The country counts while the door is open. Nothing of it is left for the next change of the settings to write.
#[test]
fn a_country_chosen_behind_the_private_door_goes_with_it() {
    let mut model = gallery::model();
    let now = model.now;
    model.settings.country = None;
    model.open_mut().lock = Lock::Age;
    first(&mut model, vec![Route::Home, Route::Safety]);
    update(&mut model, Msg::Do(Command::HelpLines), now);
    let chosen = press(
        &mut model,
        &[Action::NextPart, Action::Right, Action::Press, Action::Toggle, Action::NextPart, Action::Press],
    );
    assert!(model.country().is_some() && chosen.is_empty(), "{chosen:?}");
    for _ in ["the help lines", "the door"] {
        update(&mut model, Msg::Do(Command::Back), now);
    }
    assert!(model.country().is_none());
    first(&mut model, vec![Route::Home, Route::Lock(LockRoute::Menu)]);
    let effects = press(&mut model, &[Action::Right, Action::Right, Action::Right, Action::Press, Action::Press]);
    let written = effects.iter().filter_map(|effect| match effect {
        Effect::Settings(settings) => Some((settings.idle_minutes, settings.country.clone())),
        _ => None,
    });
    assert_eq!(written.collect::<Vec<_>>(), [(2, None)]);
}

/// A couple on a break from a talk, and what is in their workbook.
fn on_a_break() -> (Model, Vec<Record>) {
    let mut model = gallery::model();
    gallery::both(&mut model, "communicate.a-warm-up-round");
    let (now, records) = (model.now, model.progress().all().to_vec());
    update(&mut model, Msg::Do(Command::Keep), now);
    press(&mut model, &[Action::Press]);
    update(&mut model, Msg::Do(Command::TooMuch), now);
    press(&mut model, &[Action::Right, Action::Press]);
    assert!(model.is_shut() && model.resume.is_some() && !records.is_empty());
    (model, records)
}

fn opened(records: Vec<Record>) -> Opened {
    Opened {
        kind: BookKind::Pair,
        lock: Lock::Age,
        place: Place::One,
        records,
        drafts: Vec::new(),
        unreadable: 0,
        foreign: Vec::new(),
        missing: Vec::new(),
        keys: KeysHere::default(),
        notice: None,
        elsewhere: false,
    }
}

#[test]
fn a_talk_is_gone_on_with_in_its_own_workbook_and_in_no_other() {
    let (mut model, records) = on_a_break();
    open(&mut model, opened(records));
    assert!(model.resume.is_some());
    let (mut model, _) = on_a_break();
    let id = model.new_id();
    let name = Known::Name { name: "Kim".to_owned() };
    let another = model.record(id, "welcome.who-is-here", "", name);
    open(&mut model, opened(vec![another]));
    assert!(model.resume.is_none());
    let (mut model, _) = on_a_break();
    first(&mut model, vec![Route::Unlock, Route::Start(StartRoute::SetupBeside)]);
    assert!(model.resume.is_none());
}
