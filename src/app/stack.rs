//! The program with its screens. They come and go by a transition, and nobody else reaches the stack they stand on.
//!
//! A screen answers with where to go and never sees what lies beneath it; what it may know stands in the [`Model`].

use super::buttons::Nth;
use super::focus::Seen;
use super::list::List;
use super::message::Effect;
use super::mount::{home_beneath, mount};
use super::open::Shut;
use super::page::{self, Belongs, Block, Page};
use super::route::Route;
use super::screen::{AnyScreen, Happening, Nav, Transition};
use super::{Model, Moment, demo};
use crate::content::Prompt;
use crate::engine::Kept;
use crate::engine::{BookKind, Seat};
use chrono::TimeDelta;
use std::borrow::Cow;

/// The program: what it knows, and the screens that stand on that.
pub struct App {
    /// What it knows.
    pub model: Model,
    /// The screens, the one that is seen last. Whatever shuts the lock leaves none that has words of anybody.
    stack: Vec<Box<dyn AnyScreen>>,
    /// A talk that a break came into, as it was left. It has no words of anybody, and counts as long as the model says to
    /// which workbook it belongs.
    resumed: Option<Box<dyn AnyScreen>>,
}

impl App {
    /// With no screen yet.
    pub fn new(model: Model) -> Self {
        Self { model, stack: Vec::new(), resumed: None }
    }

    /// The screen that is seen.
    pub fn top(&self) -> Option<&dyn AnyScreen> {
        self.stack.last().map(AsRef::as_ref)
    }

    /// All screens, the one that is seen last.
    pub(super) fn screens(&self) -> impl Iterator<Item = &dyn AnyScreen> {
        self.stack.iter().map(AsRef::as_ref)
    }

    /// What is seen, as its screen describes it.
    pub fn seen(&self) -> Option<Seen<'_>> {
        self.top().map(|screen| screen.seen())
    }

    /// The page that is seen, with what the screen does not know. What went wrong stands above its last part, where the eye
    /// goes to press something. Mostly there is no such thing, and the page is looked at as it is.
    pub fn page(&self) -> Cow<'_, Page> {
        let mut page = self.seen().map_or_else(Cow::default, |seen| Cow::Borrowed(seen.page));
        if self.model.slow_since.is_some() && !page.dull {
            page.to_mut().on_disk = page::OnDisk::Saving;
        }
        if self.model.demo.is_some() {
            self.present(&mut page);
        }
        if let Some(trouble) = &self.model.trouble {
            page.to_mut().put_above_last_part([Block::Trouble(trouble.clone()), Block::Gap]);
        }
        page
    }

    /// All rows of a list that is seen, also those that are not in sight: for whoever has them said one after the other.
    pub fn all_rows<'a>(&self, list: &'a List) -> Cow<'a, List> {
        let Some(screen) = self.top().filter(|_| list.is_long()) else { return Cow::Borrowed(list) };
        let rows = screen.rows(0..list.len(), &self.model).into_iter().enumerate();
        Cow::Owned(List::of(list.which, rows.map(|(at, row)| row.answering(Nth::row(at))).collect()))
    }

    /// Whether the screen that is seen still looks for something: what is on it may not be all.
    pub fn is_looking(&self) -> bool {
        self.top().is_some_and(AnyScreen::is_looking)
    }

    /// Whether the page that is seen says nothing of what lies beneath.
    pub fn is_dull(&self) -> bool {
        self.seen().is_some_and(|seen| seen.page.dull)
    }

    /// Before others: what is kept is in memory alone, and a private page says whose it is.
    fn present(&self, page: &mut Cow<'_, Page>) {
        let model = &self.model;
        if page.on_disk == page::OnDisk::Kept {
            page.to_mut().on_disk = page::OnDisk::InMemory;
        }
        if let (Seat::Own(place) | Seat::Turn(place), Belongs::ToOne) = (model.seat(), &page.whose) {
            page.to_mut().whose = Belongs::Said(model.book.words.demo.frame.own_page_of(model.name_of(place)));
        }
    }

    /// The step that the screen is about: where it only asks for the one beneath, that of the one beneath.
    pub(super) fn step(&self) -> Option<&Prompt> {
        let mut down = self.stack.iter().rev();
        let top = down.next()?;
        top.step().or_else(|| down.next().filter(|_| top.is_asked_for())?.step())
    }

    /// For how long nothing may be pressed before the lock shuts; none where there is nothing to lock.
    pub fn idle_timeout(&self) -> Option<TimeDelta> {
        self.model.idle_timeout(self.top().map_or(0, AnyScreen::extra_idle_minutes))
    }

    /// When the program wants to be called next, if nothing happens.
    pub fn due(&self) -> Option<Moment> {
        self.top().and_then(|screen| screen.due(&self.model))
    }

    /// Tells the screen that is seen what happens, and follows its answer.
    pub(super) fn meet(&mut self, what: Happening<'_>) -> Vec<Effect> {
        self.with_top(|screen, model| screen.meet(what, model))
    }

    /// Lets the screen that is seen answer, and follows it.
    pub(super) fn with_top(
        &mut self,
        answer: impl FnOnce(&mut dyn AnyScreen, &mut Model) -> Transition,
    ) -> Vec<Effect> {
        let Some(screen) = self.stack.last_mut() else { return Vec::new() };
        let trouble = self.model.trouble.clone();
        let transition = answer(screen.as_mut(), &mut self.model);
        if !matches!(transition.nav, Nav::Stay) && self.model.trouble == trouble {
            // A sentence about what went wrong belongs to the screen on which it did, and not to where one goes from there.
            self.model.trouble = None;
        }
        self.follow(transition)
    }

    /// What is seen is looked at anew after everything that happens, so that no screen has to know what it depends on.
    pub(super) fn refresh(&mut self) {
        if let Some(screen) = self.stack.last_mut() {
            screen.refresh(&self.model);
        }
        if self.model.resume.is_none() {
            // Nobody comes back to that talk any more.
            self.resumed = None;
        }
    }

    /// Goes where a transition leads. A screen that is left, or covered by another, first puts its words on disk.
    pub fn follow(&mut self, transition: Transition) -> Vec<Effect> {
        let mut effects = transition.effects;
        let nav = match transition.nav {
            Nav::BackOrHome if self.stack.len() > 1 => Nav::Back,
            Nav::BackOrHome => Nav::Home(None),
            nav => nav,
        };
        let is_put_on = !matches!(nav, Nav::Back);
        match nav {
            Nav::Stay => return self.with_leave(effects),
            Nav::Back | Nav::BackOrHome => {
                if self.stack.len() > 1 {
                    effects.extend(self.drop_top());
                }
            }
            Nav::Reply(reply) => {
                effects.extend(self.drop_top());
                effects.extend(self.meet(Happening::Replied(reply)));
                return effects;
            }
            Nav::To(next) => {
                // Where it can't be opened, whoever pressed stays where they are, with their words.
                let Some(screen) = self.mount(next) else { return effects };
                effects.extend(self.leave_top());
                self.stack.push(screen);
            }
            Nav::Instead(next) => {
                let Some(screen) = self.mount(next) else { return effects };
                effects.extend(self.drop_top());
                self.stack.push(screen);
            }
            Nav::Restart(routes) => effects.extend(self.restart(routes)),
            Nav::Away(next) => {
                // What was asked for comes last. A program that is suspended first would
                // leave its words and its keys where they are.
                let last = std::mem::take(&mut effects);
                effects = self.away(next);
                effects.extend(last);
            }
            Nav::Home(_) if !self.model.is_open() => effects.extend(self.back_to_the_start()),
            Nav::Home(over) => effects.extend(self.home(over)),
        }
        if let Some(screen) = self.stack.last_mut() {
            screen.meet(Happening::Shown, &mut self.model);
        }
        if is_put_on {
            effects.extend(self.meet(Happening::Begins));
        }
        effects
    }

    /// The screen of a route. A talk that a break came into is the one that was left, with the focus where it was.
    fn mount(&mut self, route: Route) -> Option<Box<dyn AnyScreen>> {
        let is_waited_for = matches!(route, Route::Resumed) && self.model.resume.take().is_some();
        let talk = self.resumed.take_if(|_| is_waited_for);
        talk.or_else(|| mount(route, &mut self.model))
    }

    /// Home, with that on top of it.
    fn home(&mut self, over: Option<Route>) -> Vec<Effect> {
        let open = self.model.open_mut();
        (open.guided, open.first_list) = (false, None);
        if self.model.kind() != BookKind::One && !matches!(self.model.seat(), Seat::Own(_)) {
            self.model.take_seat(Seat::Both);
        }
        let beneath = [Some(Route::Home), demo::over_home(&self.model)];
        self.restart(beneath.into_iter().flatten().chain(over).collect())
    }

    /// These screens and no others, the last one on top.
    fn restart(&mut self, routes: Vec<Route>) -> Vec<Effect> {
        let effects = self.drop_all();
        let mut routes = routes.into_iter().peekable();
        while let Some(route) = routes.next() {
            let screen = match route {
                Route::Home if routes.peek().is_some() => Some(home_beneath(&self.model)),
                route => self.mount(route),
            };
            self.stack.extend(screen);
        }
        effects
    }

    /// Where no workbook is open there is no home: nothing that is written there could be kept. Back to what opens one.
    fn back_to_the_start(&mut self) -> Vec<Effect> {
        if self.model.is_shut() {
            return self.restart(vec![Route::Unlock]);
        }
        let mut effects = Vec::new();
        while self.stack.len() > 1 {
            effects.extend(self.drop_top());
        }
        effects
    }

    /// What was begun goes to disk, then what is locked is shut. This screen alone is left.
    fn away(&mut self, next: Route) -> Vec<Effect> {
        // Made before the lock shuts: what it needs to know of the sitting is gone after that.
        let screen = self.mount(next);
        let mut effects = self.leave_all();
        if self.model.shuts_behind() {
            effects.push(Effect::Forget);
            self.shut();
        }
        self.stack.extend(screen);
        effects
    }

    /// The lock shuts, and no screen is left. A talk waits for whoever opens the workbook again.
    fn shut(&mut self) {
        let of = self.model.progress().all().next().map(Kept::id);
        let was_open = self.model.is_open();
        let resume = self.model.resume.take();
        self.model.shut(Shut::WasOpen);
        let left = self.stack.drain(..).rfind(|screen| screen.keeps_its_place());
        // It was shut already, and the talk that waits is the one from then.
        if !was_open {
            self.model.resume = resume;
            return;
        }
        self.model.resume = of.filter(|_| left.is_some());
        self.resumed = left.map(|mut talk| {
            // What it showed had names on it, and nobody's name is known here any more.
            talk.refresh(&self.model);
            talk
        });
    }

    /// Leaving clears the screen first; what was begun goes to disk after that.
    pub(super) fn leave(&mut self, fast: bool) -> Vec<Effect> {
        self.with_leave(vec![Effect::Leave { fast }])
    }

    /// A screen that asked to leave takes every other with it.
    fn with_leave(&mut self, mut effects: Vec<Effect>) -> Vec<Effect> {
        if effects.iter().any(|effect| matches!(effect, Effect::Leave { .. })) {
            effects.extend(self.leave_all());
        }
        // Whoever leaves fast leaves nothing behind that need not be.
        if effects.iter().any(|effect| matches!(effect, Effect::Leave { fast: false })) && self.model.is_open() {
            effects.push(Effect::KeepRead);
        }
        effects
    }

    /// What every open screen must have on disk before it goes.
    pub fn leave_all(&mut self) -> Vec<Effect> {
        self.stack.iter_mut().flat_map(|screen| screen.leaving(&self.model)).collect()
    }

    /// The same of the one that is seen.
    pub(super) fn leave_top(&mut self) -> Vec<Effect> {
        self.stack.last_mut().map_or_else(Vec::new, |screen| screen.leaving(&self.model))
    }

    fn drop_top(&mut self) -> Vec<Effect> {
        self.stack.pop().map_or_else(Vec::new, |mut screen| screen.leaving(&self.model))
    }

    fn drop_all(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        while !self.stack.is_empty() {
            effects.extend(self.drop_top());
        }
        effects
    }
}
