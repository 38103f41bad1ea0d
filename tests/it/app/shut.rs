//! Once the lock has shut nothing of the workbook is known, whatever comes later of what was on its way.

use crate::ui::screens::gallery;
use goldseam::app::job_result::JobResult;
use goldseam::app::opened::{KeysHere, Opened};
use goldseam::app::route::{LockRoute, Route, StartRoute};
use goldseam::app::update::{first, open, update};
use goldseam::app::{Action, App, Command, Effect, Msg, Nav, Transition};
use goldseam::engine::record::{Answer, FREE_PAGE, Known};
use goldseam::engine::{BookKind, Lock, Place, Record, Seat};
use goldseam::journal::Passphrase;

/// A locked workbook, open at a page with words on it.
fn writing() -> App {
    let mut app = gallery::app();
    app.model.open_mut().lock = Lock::Age;
    app.follow(Transition::to(Route::Home));
    app.follow(Transition::to(Route::BlankPage));
    let now = app.model.now;
    update(&mut app, Msg::Paste("a wren under the stair".to_owned()), now);
    app
}

fn shuts(app: &mut App) -> Vec<Effect> {
    let now = app.model.now;
    let effects = update(app, Msg::Idle, now);
    assert!(app.model.open.is_none() && app.model.is_shut());
    effects
}

#[test]
fn words_begun_go_to_disk_and_are_not_remembered() {
    let mut app = writing();
    assert!(app.model.progress().live().next().is_some(), "there was something to forget");
    let is_put_by = |effect: &Effect| matches!(effect, Effect::Draft(draft, _) if draft.answer.text.contains("wren"));
    assert!(shuts(&mut app).iter().any(is_put_by));
    assert!(
        app.model.drafts().is_empty() && app.model.names() == ["", ""] && app.model.progress().live().next().is_none()
    );
    assert_eq!((app.model.seat(), app.model.lock()), (Seat::Own(Place::One), Lock::None));
}

#[test]
fn a_page_that_comes_to_be_on_disk_afterwards_is_not_known() {
    let mut app = writing();
    let id = app.model.new_id();
    let page = app.model.record(id, FREE_PAGE, "", Known::Answered { value: Answer::page("a wren under the stair") });
    shuts(&mut app);
    let now = app.model.now;
    update(&mut app, Msg::Kept(Box::new(page.clone())), now);
    update(&mut app, Msg::Restored(Box::new(page.clone()), Box::new(page)), now);
    assert!(app.model.open.is_none() && app.model.progress().pages().next().is_none());
}

#[test]
fn an_answer_that_nobody_heard_goes_with_the_lock() {
    let mut app = writing();
    let now = app.model.now;
    update(&mut app, Msg::JobResult(JobResult::Sheet(Passphrase::from("AGE-SECRET-KEY-1".to_owned()))), now);
    assert_eq!(app.model.results.len(), 1, "a page waits for nothing");
    shuts(&mut app);
    assert!(app.model.results.is_empty());
}

fn press(app: &mut App, keys: &[Action]) -> Vec<Effect> {
    let now = app.model.now;
    keys.iter().flat_map(|key| update(app, Msg::Act(key.clone()), now)).collect()
}

/// The country counts while the door is open. Nothing of it is left for the next change of the settings to write.
#[test]
fn a_country_chosen_behind_the_private_door_goes_with_it() {
    let mut app = gallery::app();
    let now = app.model.now;
    app.model.settings.country = None;
    app.model.open_mut().lock = Lock::Age;
    first(&mut app, vec![Route::Home, Route::Safety]);
    update(&mut app, Msg::Do(Command::HelpLines), now);
    let chosen = press(
        &mut app,
        &[Action::NextPart, Action::Right, Action::Press, Action::Toggle, Action::NextPart, Action::Press],
    );
    assert!(app.model.country().is_some() && chosen.is_empty(), "{chosen:?}");
    for _ in ["the help lines", "the door"] {
        update(&mut app, Msg::Do(Command::Back), now);
    }
    assert!(app.model.country().is_none());
    first(&mut app, vec![Route::Home, Route::Lock(LockRoute::Manage)]);
    let effects = press(&mut app, &[Action::Right, Action::Right, Action::Right, Action::Press, Action::Press]);
    let written = effects.iter().filter_map(|effect| match effect {
        Effect::Settings(settings) => Some((settings.idle_minutes, settings.country.clone())),
        _ => None,
    });
    assert_eq!(written.collect::<Vec<_>>(), [(2, None)]);
}

/// A couple on a break from a talk, and what is in their workbook.
fn on_a_break() -> (App, Vec<Record>) {
    let mut app = gallery::app();
    gallery::both(&mut app, "communicate.a-warm-up-round");
    let (now, records) =
        (app.model.now, app.model.progress().all().map(|kept| kept.record().clone()).collect::<Vec<_>>());
    update(&mut app, Msg::Do(Command::Keep), now);
    press(&mut app, &[Action::Press]);
    update(&mut app, Msg::Do(Command::TooMuch), now);
    press(&mut app, &[Action::Right, Action::Press]);
    assert!(app.model.is_shut() && app.model.resume.is_some() && !records.is_empty());
    (app, records)
}

fn opened(records: Vec<Record>) -> Opened {
    Opened {
        kind: BookKind::Pair,
        lock: Lock::Age,
        place: Place::One,
        records: records.into_iter().collect(),
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
    let (mut app, records) = on_a_break();
    open(&mut app, opened(records));
    assert!(app.model.resume.is_some());
    let (mut app, _) = on_a_break();
    let id = app.model.new_id();
    let name = Known::Name { name: "Kim".to_owned() };
    let another = app.model.record(id, "welcome.who-is-here", "", name);
    open(&mut app, opened(vec![another]));
    assert!(app.model.resume.is_none());
    let (mut app, _) = on_a_break();
    first(&mut app, vec![Route::Unlock, Route::Start(StartRoute::SetupBeside)]);
    assert!(app.model.resume.is_none());
}

/// It is the screen that was left, not one like it: the focus, too, is where it was.
#[test]
fn a_talk_is_taken_up_with_the_focus_where_it_was() {
    let focus = |app: &App| app.seen().map(|seen| (seen.focus.at, seen.cursor(seen.focus.at)));
    let mut app = gallery::app();
    gallery::both(&mut app, "communicate.a-warm-up-round");
    let (now, records) =
        (app.model.now, app.model.progress().all().map(|kept| kept.record().clone()).collect::<Vec<_>>());
    update(&mut app, Msg::Do(Command::Keep), now);
    let first = focus(&app);
    press(&mut app, &[Action::Press, Action::Right]);
    let (left, page) = (focus(&app), goldseam::ui::drawn(&app, (80, 24)));
    assert_ne!(left, first, "it would say nothing where a new screen begins, too");
    update(&mut app, Msg::Do(Command::TooMuch), now);
    press(&mut app, &[Action::Right, Action::Press]);
    open(&mut app, opened(records));
    app.follow(Transition::nav(Nav::Restart(vec![Route::Home, Route::Resumed])));
    assert_eq!((focus(&app), goldseam::ui::drawn(&app, (80, 24))), (left, page));
    assert!(app.model.resume.is_none(), "it is taken up once");
}
