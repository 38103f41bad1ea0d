//! A message becomes a new model and a list of effects. Every screen answers for itself; what is the same everywhere
//! stands here.

use super::action::{Action, Command};
use super::field::Edit;
use super::focus::Seen;
use super::job_result::JobResult;
use super::opened::Opened;
use super::parts::Outcome;
use super::{AnyScreen, App, Effect, Happening, Last, Model, Moment, Msg, Nav, Route, Transition};
use super::{begin, layout, passphrase, pause};
use crate::engine::{Lock, Seat};

/// Takes one message. What comes back is to be performed in its order.
pub fn update(app: &mut App, msg: Msg, now: Moment) -> Vec<Effect> {
    app.model.now = now;
    let focus = |app: &App| app.seen().map(|seen| seen.focus.id());
    let is_signing = |app: &App| app.screens().any(AnyScreen::is_signing);
    let before_a_door = app.model.before_a_door();
    let (before, seat, was_signing) = (focus(app), app.model.seat(), is_signing(app));
    let last = match &msg {
        Msg::Do(command) => Some(Last::Command(*command)),
        Msg::Letter(_) => Some(Last::Letter),
        Msg::Between => app.model.last.filter(|last| *last == Last::Letter),
        Msg::Act(_) | Msg::Paste(_) => None,
        _ => app.model.last,
    };
    let mut effects = take(app, msg);
    // Before anything is told: what came of an earlier passphrase must not count for this one.
    passphrase::note(&mut app.model, &effects);
    app.model.last = last;
    effects.extend(tell(app));
    if app.model.seat() != seat && app.model.is_shut_off() {
        app.model.open_mut().aside.let_go_of_own();
        effects.push(Effect::HandOver);
    }
    // However a yes is left: the key to it would else sign in memory until the next one.
    if was_signing && !is_signing(app) {
        effects.push(Effect::LetGoOfSigning);
    }
    let is_another = focus(app) != before;
    app.model.scene_count += u64::from(is_another);
    if is_another {
        app.model.last = app.model.last.filter(|last| *last != Last::Letter);
    }
    if app.screens().any(|screen| screen.leaves_no_mark(&app.model)) {
        app.model.forget_home_mark();
    }
    let is_traceless = app.screens().any(AnyScreen::traceless);
    // What is dropped as a door closes may be what a page shows.
    let effects = if is_traceless { untraced(effects) } else { effects };
    app.model.mind_the_door(is_traceless, before_a_door);
    app.refresh();
    remember_drafts(&mut app.model, &effects);
    effects
}

/// Words begun are found again in the same sitting too, on the page they belong to. Behind the lock nothing is remembered.
fn remember_drafts(model: &mut Model, effects: &[Effect]) {
    let Some(open) = &mut model.open else { return };
    for effect in effects {
        match effect {
            Effect::Draft(draft, _) => {
                open.aside.put_draft(draft);
                open.drafts.retain(|known| known.id != draft.id);
                if !matches!(open.seat, Seat::Turn(_)) && !draft.answer.is_empty() {
                    open.drafts.push((**draft).clone());
                }
            }
            Effect::DropDraft(id) => {
                open.aside.drop_draft(id);
                open.drafts.retain(|known| known.id != *id);
            }
            _ => {}
        }
    }
}

fn take(app: &mut App, msg: Msg) -> Vec<Effect> {
    let model = &mut app.model;
    match msg {
        Msg::Do(command) => do_command(app, command),
        Msg::Act(action) => act(app, action),
        Msg::Paste(text) => paste(app, text),
        Msg::Letter(letter) => app.meet(Happening::Letter(letter)),
        Msg::Between => Vec::new(),
        Msg::Due => app.meet(Happening::Tick),
        Msg::Size(width, height) => {
            model.size = (width, height);
            Vec::new()
        }
        Msg::Kept(record) => {
            model.trouble = None;
            if let Some(open) = &mut model.open {
                open.drafts.retain(|draft| draft.id != record.id);
            }
            model.apply((*record).clone());
            app.meet(Happening::Kept(&record))
        }
        Msg::Restored(record, page) => {
            model.trouble = None;
            model.apply(*page);
            model.apply((*record).clone());
            app.meet(Happening::Kept(&record))
        }
        Msg::NotKept(_, why) | Msg::NotWritten(why) => {
            model.fail(&why);
            app.meet(Happening::Refused)
        }
        Msg::JobResult(result) => {
            model.results.push(result);
            Vec::new()
        }
        // The dull page, since an empty chair must not tell who sat there, or at what.
        Msg::Idle => app.follow(Transition::nav(Nav::Away(Route::Cover))),
    }
}

/// Tells what came to the screen that waits for it, once that is seen.
fn tell(app: &mut App) -> Vec<Effect> {
    let mut effects = Vec::new();
    // One at a time: what the first leads to may be a screen that waits for none of the rest.
    while app.top().is_some_and(AnyScreen::waits) && !app.model.results.is_empty() {
        match app.model.results.remove(0) {
            JobResult::Opened(opened) => {
                let tried = app.model.tried.take();
                effects.extend(open(app, *opened));
                passphrase::was_right(&mut app.model, tried);
            }
            JobResult::Again(opened) => {
                app.model.take_in_again(*opened);
                passphrase::hear(&mut app.model, &JobResult::Right);
                effects.extend(app.meet(Happening::Result(JobResult::Right)));
            }
            result => {
                passphrase::hear(&mut app.model, &result);
                if let JobResult::Begun(lock, records) = &result {
                    app.model.begin(*lock, records);
                }
                match (&result, &mut app.model.open) {
                    (JobResult::Changed(lock, _), Some(open)) => open.lock = *lock,
                    (JobResult::TakenOff(aside), Some(open)) => (open.lock, open.foreign) = (Lock::None, aside.clone()),
                    _ => {}
                }
                let next = app.meet(Happening::Result(result));
                passphrase::note(&mut app.model, &next);
                effects.extend(next);
            }
        }
    }
    effects
}

/// Shows the first screens.
pub fn first(app: &mut App, routes: Vec<Route>) {
    // Nothing is left by it, so nothing has to be on disk.
    app.follow(Transition::nav(Nav::Restart(routes)));
}

/// Shows a workbook that was opened, in place of whatever stood here.
pub fn open(app: &mut App, opened: Opened) -> Vec<Effect> {
    let (is_elsewhere, notice) = (opened.elsewhere, opened.notice);
    app.model.take_in(opened);
    let routes = begin::start(&mut app.model);
    let effects = app.follow(Transition::nav(Nav::Restart(routes)));
    let words = &app.model.book.words;
    let trouble = notice.map(|notice| notice.words(words)).or(is_elsewhere.then(|| words.lock.opening.elsewhere()));
    app.model.trouble = trouble.map(ToOwned::to_owned);
    effects
}

/// Behind a door that leaves no trace nothing is written at all, whatever a screen asks for.
fn untraced(effects: Vec<Effect>) -> Vec<Effect> {
    let harmless = |effect: &Effect| {
        matches!(
            effect,
            Effect::Leave { .. } | Effect::Suspend | Effect::Forget | Effect::HandOver | Effect::LetGoOfSigning
        )
    };
    effects.into_iter().filter(harmless).collect()
}

fn act(app: &mut App, action: Action) -> Vec<Effect> {
    let Some(seen) = app.seen() else { return Vec::new() };
    // Measured as it is seen: a line about what went wrong takes room that the screen itself does not know of.
    let area = layout::area(Seen { page: &app.page(), ..seen }, &action, app.model.size);
    let mut outcome = Outcome::Nothing;
    let effects = app.with_top(|screen, model| {
        outcome = screen.act(action, area);
        match outcome {
            Outcome::Nothing | Outcome::GoOn | Outcome::Command(_) => Transition::stay(),
            Outcome::Moved | Outcome::Changed => screen.meet(Happening::Changed, model),
            Outcome::Pressed(nth) => screen.meet(Happening::Press(nth), model),
        }
    });
    // A key of the row at the foot does what it does everywhere.
    if let Outcome::Command(command) = outcome { do_command(app, command) } else { effects }
}

fn paste(app: &mut App, text: String) -> Vec<Effect> {
    // Elsewhere its letters would be shortcuts, and the end of its line would press what has the focus.
    let writes = app.seen().is_some_and(|seen| seen.text().is_some());
    if writes { act(app, Action::Edit(Edit::Paste(text))) } else { Vec::new() }
}

fn do_command(app: &mut App, command: Command) -> Vec<Effect> {
    match command {
        // The dull page has no key that would give it away.
        Command::TooMuch | Command::HelpLines | Command::Help if app.is_dull() => Vec::new(),
        Command::Cover => app.meet(Happening::Cover),
        Command::TooMuch => {
            let step = app.step().cloned();
            app.with_top(|_, model| pause::too_much(step.as_ref(), model))
        }
        Command::HelpLines => app.with_top(|_, _| Transition::to(Route::HelpLines)),
        Command::Help => app.with_top(|screen, model| Transition::to(Route::Help(screen.help(model)))),
        Command::Keep => app.meet(Happening::Keep),
        Command::Back => app.meet(Happening::Back),
        // The shell that comes is there for anybody, so what is locked is shut first.
        Command::Suspend if app.model.shuts_behind() => {
            app.with_top(|_, _| Transition::nav(Nav::Away(Route::Cover)).with(Effect::Suspend))
        }
        Command::Suspend => {
            let mut effects = app.leave_top();
            effects.push(Effect::Suspend);
            effects
        }
        Command::LeaveFast => app.leave(true),
        Command::Close => app.leave(false),
    }
}
