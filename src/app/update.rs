//! A message becomes a new model and a list of effects. Every screen answers for itself; what is the same everywhere
//! stands here.

use super::action::{Action, Command};
use super::field::Edit;
use super::focus::Seen;
use super::job_result::JobResult;
use super::open::{Resume, Shut};
use super::opened::Opened;
use super::parts::Outcome;
use super::{AnyScreen, Effect, Last, Model, Moment, Msg, Nav, Route, Transition};
use super::{begin, demo, layout, passphrase, pause};
use crate::content::Prompt;
use crate::engine::{BookKind, Lock, Seat};

/// Takes one message. What comes back is to be performed in its order.
pub fn update(model: &mut Model, msg: Msg, now: Moment) -> Vec<Effect> {
    model.now = now;
    let focus = |model: &Model| model.seen().map(|seen| seen.focus.id());
    let is_signing = |model: &Model| model.stack.iter().any(|screen| screen.is_signing());
    let before_a_door = model.before_a_door();
    let (before, seat, was_signing) = (focus(model), model.seat(), is_signing(model));
    let last = match &msg {
        Msg::Do(command) => Some(Last::Command(*command)),
        Msg::Letter(_) => Some(Last::Letter),
        Msg::Between => model.last.filter(|last| *last == Last::Letter),
        Msg::Act(_) | Msg::Paste(_) => None,
        _ => model.last,
    };
    let mut effects = take(model, msg);
    // Before anything is told: what came of an earlier passphrase must not count for this one.
    passphrase::note(model, &effects);
    model.last = last;
    effects.extend(tell(model));
    if model.seat() != seat && model.is_shut_off() {
        model.open_mut().aside.let_go_of_own();
        effects.push(Effect::HandOver);
    }
    // However a yes is left: the key to it would else sign in memory until the next one.
    if was_signing && !is_signing(model) {
        effects.push(Effect::LetGoOfSigning);
    }
    let is_another = focus(model) != before;
    model.turns += u64::from(is_another);
    if is_another {
        model.last = model.last.filter(|last| *last != Last::Letter);
    }
    if model.stack.iter().any(|screen| screen.leaves_no_mark()) {
        model.forget_home_mark();
    }
    // What is dropped as a door closes may be what a page shows.
    let effects = untraced(model, effects);
    model.mind_the_door(before_a_door);
    refresh(model);
    remember_drafts(model, &effects);
    effects
}

/// What is seen is looked at anew after everything that happens, so that no screen has to know what it depends on.
fn refresh(model: &mut Model) {
    if let Some(mut screen) = model.stack.pop() {
        screen.refresh(model);
        model.stack.push(screen);
    }
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

fn take(model: &mut Model, msg: Msg) -> Vec<Effect> {
    match msg {
        Msg::Do(command) => do_command(model, command),
        Msg::Act(action) => act(model, action),
        Msg::Paste(text) => paste(model, text),
        Msg::Letter(letter) => with_top(model, |screen, model| screen.letter(letter, model)),
        Msg::Between => Vec::new(),
        Msg::Due => with_top(model, |screen, model| screen.tick(model)),
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
            with_top(model, |screen, model| screen.kept(&record, model))
        }
        Msg::Restored(record, page) => {
            model.trouble = None;
            model.apply(*page);
            model.apply((*record).clone());
            with_top(model, |screen, model| screen.kept(&record, model))
        }
        Msg::NotKept(_, why) | Msg::NotWritten(why) => {
            model.fail(&why);
            with_top(model, |screen, model| {
                screen.refused(model);
                Transition::stay()
            })
        }
        Msg::JobResult(result) => {
            model.results.push(result);
            Vec::new()
        }
        Msg::Idle => away(model, Route::Cover),
    }
}

/// Tells what came to the screen that waits for it, once that is seen.
fn tell(model: &mut Model) -> Vec<Effect> {
    let mut effects = Vec::new();
    while model.top().is_some_and(AnyScreen::waits) && !model.results.is_empty() {
        match model.results.remove(0) {
            JobResult::Opened(opened) => {
                let tried = model.tried.take();
                effects.extend(open(model, *opened));
                passphrase::was_right(model, tried);
            }
            JobResult::Again(opened) => {
                model.take_in_again(*opened);
                passphrase::hear(model, &JobResult::Right);
                effects.extend(with_top(model, |screen, model| screen.on_result(JobResult::Right, model)));
            }
            result => {
                passphrase::hear(model, &result);
                if let JobResult::Begun(lock, records) = &result {
                    model.begin(*lock, records);
                }
                match (&result, &mut model.open) {
                    (JobResult::Changed(lock, _), Some(open)) => open.lock = *lock,
                    (JobResult::TakenOff(aside), Some(open)) => (open.lock, open.foreign) = (Lock::None, aside.clone()),
                    _ => {}
                }
                let next = with_top(model, |screen, model| screen.on_result(result, model));
                passphrase::note(model, &next);
                effects.extend(next);
            }
        }
    }
    effects
}

/// Puts the first screens on a model that has none yet.
pub fn first(model: &mut Model, routes: Vec<Route>) {
    // Nothing is left by it, so nothing has to be on disk.
    follow(model, Transition::nav(Nav::Restart(routes)));
}

/// Shows a workbook that was opened, in place of whatever stood here.
pub fn open(model: &mut Model, opened: Opened) -> Vec<Effect> {
    let (is_elsewhere, notice) = (opened.elsewhere, opened.notice);
    model.take_in(opened);
    let routes = begin::start(model);
    let effects = follow(model, Transition::nav(Nav::Restart(routes)));
    let words = &model.book.words;
    let trouble = notice.map(|notice| notice.words(words)).or(is_elsewhere.then(|| words.lock.opening.elsewhere()));
    model.trouble = trouble.map(ToOwned::to_owned);
    effects
}

/// What was begun goes to disk, then what is locked is shut. This screen alone is left.
fn away(model: &mut Model, next: Route) -> Vec<Effect> {
    // Made before the lock shuts: what it needs to know of the sitting is gone after that.
    let screen = next.mount(model);
    let mut effects = leave_all(model);
    if model.shuts_behind() {
        effects.push(Effect::Forget);
        let of = model.progress().all().first().map(|record| record.id.clone());
        let was_open = model.is_open();
        let resume = model.resume.take();
        model.shut(Shut::WasOpen);
        let kept = model.stack.iter().rposition(|screen| screen.keeps_its_place());
        let mut kept = kept.map(|at| model.stack.swap_remove(at));
        if let Some(talk) = &mut kept {
            // What it showed had names on it, and nobody's name is known here any more.
            talk.refresh(model);
        }
        model.stack.clear();
        model.resume = if was_open { kept.zip(of).map(|(screen, of)| Resume { screen, of }) } else { resume };
    }
    if let Some(mut screen) = screen {
        screen.shown(model);
        model.stack.push(screen);
    }
    effects
}

/// Behind a door that leaves no trace nothing is written at all, whatever a screen asks for.
fn untraced(model: &Model, effects: Vec<Effect>) -> Vec<Effect> {
    if !model.stack.iter().any(|screen| screen.traceless()) {
        return effects;
    }
    let harmless = |effect: &Effect| {
        matches!(
            effect,
            Effect::Leave { .. } | Effect::Suspend | Effect::Forget | Effect::HandOver | Effect::LetGoOfSigning
        )
    };
    effects.into_iter().filter(harmless).collect()
}

/// Lets the screen that is seen answer, and follows it.
fn with_top(model: &mut Model, answer: impl FnOnce(&mut dyn AnyScreen, &mut Model) -> Transition) -> Vec<Effect> {
    let Some(mut screen) = model.stack.pop() else { return Vec::new() };
    let trouble = model.trouble.clone();
    let turn = answer(screen.as_mut(), model);
    model.stack.push(screen);
    if !matches!(turn.nav, Nav::Stay) && model.trouble == trouble {
        // A sentence about what went wrong belongs to the screen on which it did, and not to where one goes from there.
        model.trouble = None;
    }
    follow(model, turn)
}

fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    let Some(seen) = model.seen() else { return Vec::new() };
    let area = layout::area(Seen { page: &model.page(), ..seen }, &action, model.size);
    with_top(model, |screen, model| {
        let outcome = screen.act(action, area);
        answer(screen, outcome, model)
    })
}

fn paste(model: &mut Model, text: String) -> Vec<Effect> {
    let writes = model.seen().is_some_and(|seen| seen.text().is_some());
    if writes { act(model, Action::Edit(Edit::Paste(text))) } else { Vec::new() }
}

fn answer(screen: &mut dyn AnyScreen, outcome: Outcome, model: &mut Model) -> Transition {
    match outcome {
        Outcome::Nothing | Outcome::GoOn => Transition::stay(),
        Outcome::Moved | Outcome::Changed => screen.changed(model),
        Outcome::Command(command) => command_on(screen, command, model),
        Outcome::Pressed(nth) => screen.press(nth, model),
    }
}

fn do_command(model: &mut Model, command: Command) -> Vec<Effect> {
    match command {
        Command::LeaveFast => leave(model, true),
        Command::Close => leave(model, false),
        _ => with_top(model, |screen, model| command_on(screen, command, model)),
    }
}

fn command_on(screen: &mut dyn AnyScreen, command: Command, model: &mut Model) -> Transition {
    // The dull page has no key that would give it away.
    let is_covered = screen.seen().page.dull;
    match command {
        Command::Cover => screen.cover(model),
        Command::TooMuch | Command::HelpLines | Command::Help if is_covered => Transition::stay(),
        Command::TooMuch => {
            let step = step_of(screen, model);
            pause::too_much(step.as_ref(), model)
        }
        Command::HelpLines => Transition::to(Route::HelpLines),
        Command::Help => Transition::to(Route::Help(screen.help(model))),
        Command::Keep => screen.keep(model),
        Command::Back => screen.back(model),
        Command::Suspend if model.shuts_behind() => Transition::nav(Nav::Away(Route::Cover)).with(Effect::Suspend),
        Command::Suspend => Transition { effects: suspend(screen, model), nav: Nav::Stay },
        Command::LeaveFast => Transition::stay().with(Effect::Leave { fast: true }),
        Command::Close => Transition::stay().with(Effect::Leave { fast: false }),
    }
}

/// The step that a screen is about: where it only asks for the one beneath, that of the one beneath.
fn step_of(screen: &dyn AnyScreen, model: &Model) -> Option<Prompt> {
    let beneath = || model.top().filter(|_| screen.is_asked_for()).and_then(AnyScreen::step);
    screen.step().or_else(beneath).cloned()
}

fn suspend(screen: &mut dyn AnyScreen, model: &Model) -> Vec<Effect> {
    let mut effects = screen.leaving(model);
    effects.push(Effect::Suspend);
    effects
}

/// Leaving clears the screen first; what was begun goes to disk after that.
fn leave(model: &mut Model, fast: bool) -> Vec<Effect> {
    let mut effects = vec![Effect::Leave { fast }];
    effects.extend(leave_all(model));
    effects
}

/// What every open screen must have on disk before it goes.
pub fn leave_all(model: &mut Model) -> Vec<Effect> {
    let mut screens = std::mem::take(&mut model.stack);
    let effects = screens.iter_mut().flat_map(|screen| screen.leaving(model)).collect();
    model.stack = screens;
    effects
}

/// Goes where a turn leads. A screen that is left, or covered by another, first puts its words on disk.
fn follow(model: &mut Model, turn: Transition) -> Vec<Effect> {
    let mut effects = turn.effects;
    let is_put_on = !matches!(turn.nav, Nav::Back);
    match turn.nav {
        Nav::Stay => return with_leave(model, effects),
        Nav::Back => {
            if model.stack.len() > 1 {
                effects.extend(drop_top(model));
            }
        }
        Nav::Reply(reply) => {
            effects.extend(drop_top(model));
            effects.extend(with_top(model, |screen, model| screen.replied(reply, model)));
            return effects;
        }
        Nav::To(next) => {
            let Some(screen) = next.mount(model) else { return effects };
            effects.extend(leave_top(model));
            model.stack.push(screen);
        }
        Nav::Instead(next) => {
            let Some(screen) = next.mount(model) else { return effects };
            effects.extend(drop_top(model));
            model.stack.push(screen);
        }
        Nav::Restart(routes) => effects.extend(restart(model, routes)),
        Nav::Away(next) => {
            let last = std::mem::take(&mut effects);
            effects = away(model, next);
            effects.extend(last);
        }
        Nav::Home(_) if !model.is_open() => effects.extend(to_the_start(model)),
        Nav::Home(over) => {
            let open = model.open_mut();
            (open.guided, open.first_list) = (false, None);
            if model.kind() != BookKind::One && !matches!(model.seat(), Seat::Own(_)) {
                model.take_seat(Seat::Both);
            }
            while !model.stack.is_empty() {
                effects.extend(drop_top(model));
            }
            let beneath = [Some(Route::Home), demo::over_home(model)].into_iter().flatten();
            let beneath: Vec<_> = beneath.filter_map(|route| route.mount(model)).collect();
            model.stack.extend(beneath);
            let over = over.and_then(|next| next.mount(model));
            model.stack.extend(over);
        }
    }
    if let Some(mut screen) = model.stack.pop() {
        screen.shown(model);
        model.stack.push(screen);
    }
    if is_put_on {
        effects.extend(with_top(model, |screen, model| screen.begins(model)));
    }
    effects
}

/// These screens and no others, the last one on top.
fn restart(model: &mut Model, routes: Vec<Route>) -> Vec<Effect> {
    let mut effects = Vec::new();
    while !model.stack.is_empty() {
        effects.extend(drop_top(model));
    }
    for route in routes {
        let screen = route.mount(model);
        model.stack.extend(screen);
    }
    effects
}

/// Where no workbook is open there is no home: nothing that is written there could be kept. Back to what opens one.
fn to_the_start(model: &mut Model) -> Vec<Effect> {
    let mut effects = Vec::new();
    while model.stack.len() > usize::from(!model.is_shut()) {
        effects.extend(drop_top(model));
    }
    if model.is_shut() {
        let unlock = Route::Unlock.mount(model);
        model.stack.extend(unlock);
    }
    effects
}

/// A screen that asked to leave takes every other with it.
fn with_leave(model: &mut Model, mut effects: Vec<Effect>) -> Vec<Effect> {
    if effects.iter().any(|effect| matches!(effect, Effect::Leave { .. })) {
        effects.extend(leave_all(model));
    }
    effects
}

fn leave_top(model: &mut Model) -> Vec<Effect> {
    let Some(mut screen) = model.stack.pop() else { return Vec::new() };
    let effects = screen.leaving(model);
    model.stack.push(screen);
    effects
}

fn drop_top(model: &mut Model) -> Vec<Effect> {
    model.stack.pop().map_or_else(Vec::new, |mut screen| screen.leaving(model))
}
