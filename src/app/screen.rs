//! What every screen can answer: what is on it, what a press leads to, what must be on disk when it is left.
//!
//! A screen never draws and never writes. It says where to go and what is to be done.

use super::form::{Form, Press};
use super::news::News;
use super::page::{self, Page};
use super::route::{self, Route};
use super::sheet::Sheet;
use super::{Effect, Model, Moment};
use crate::engine::Record;

/// Where a screen leads.
pub enum Go {
    /// Nowhere.
    Stay,
    /// One level back.
    Back,
    /// One level back, with this for the screen beneath.
    Reply(Reply),
    /// To a screen on top of this one.
    To(Next),
    /// To a screen in place of this one.
    Instead(Next),
    /// To the home page, with this screen on top where there is one.
    Home(Option<Next>),
    /// To these screens and no others, the last one on top.
    Restart(Vec<Route>),
    /// Where the model leads already: this screen is gone.
    Gone,
    /// Away: what is locked is shut, and this screen alone is left.
    Away(Next),
}

/// What a screen that was asked gives back to the one that asked.
#[derive(Clone, Debug, PartialEq)]
pub enum Reply {
    /// The passphrase was right: what was asked for may be done.
    Allowed,
    /// The keyboard was passed: the name was typed, or both said that they are there.
    Passed,
    /// A turn at a page is over, and this was given in it.
    Written(Box<crate::engine::Answer>),
    /// A turn at a page was put off.
    PutOff,
    /// A yes was said, without signing it.
    Said,
    /// A yes was said and signed.
    Signed,
    /// It was left, with nothing done.
    Left,
}

/// The screen that comes next.
pub enum Next {
    /// Where it stands.
    Route(Route),
    /// A screen that has no route yet.
    Screen(Box<dyn AnyScreen>),
}

impl From<Route> for Next {
    fn from(route: Route) -> Self {
        Self::Route(route)
    }
}

impl<S: AnyScreen + 'static> From<S> for Next {
    fn from(screen: S) -> Self {
        Self::Screen(Box::new(screen))
    }
}

impl Next {
    /// The screen itself; none where it can't be opened.
    pub fn mount(self, model: &mut Model) -> Option<Box<dyn AnyScreen>> {
        match self {
            Self::Screen(screen) => Some(screen),
            Self::Route(route) => route::mount(route, model),
        }
    }
}

/// What a screen answers: where to go, and what is to be done.
pub struct Turn {
    /// Where to go.
    pub go: Go,
    /// What is to be done.
    pub effects: Vec<Effect>,
}

impl Turn {
    /// Stay, and do nothing.
    pub fn stay() -> Self {
        Self::go(Go::Stay)
    }

    /// Go, and do nothing.
    pub fn go(go: Go) -> Self {
        Self { go, effects: Vec::new() }
    }

    /// The model leads somewhere already.
    pub fn gone() -> Self {
        Self::go(Go::Gone)
    }

    /// To a screen on top.
    pub fn to(next: impl Into<Next>) -> Self {
        Self::go(Go::To(next.into()))
    }

    /// To a screen in place of this one.
    pub fn instead(next: impl Into<Next>) -> Self {
        Self::go(Go::Instead(next.into()))
    }

    /// Home, with this on top.
    pub fn home_with(next: impl Into<Next>) -> Self {
        Self::go(Go::Home(Some(next.into())))
    }

    /// Home.
    pub fn home() -> Self {
        Self::go(Go::Home(None))
    }

    /// One level back.
    pub fn back() -> Self {
        Self::go(Go::Back)
    }

    /// One level back, with this for the screen beneath.
    pub fn reply(reply: Reply) -> Self {
        Self::go(Go::Reply(reply))
    }

    /// The same, with this to do.
    #[must_use]
    pub fn with(mut self, effect: Effect) -> Self {
        self.effects.push(effect);
        self
    }
}

/// One screen. It describes itself as a [`Page`] and answers what is pressed in it.
pub trait AnyScreen {
    /// What is on it.
    fn page(&self, model: &Model) -> Page;
    /// Its parts that can be moved through and typed into.
    fn form(&self) -> &Form;
    /// The same, to change.
    fn form_mut(&mut self) -> &mut Form;
    /// The form that letters are typed into: its own, or behind a gate that of the page the gate stands before.
    fn text_form(&self) -> &Form {
        self.form()
    }
    /// The same, to change.
    fn text_form_mut(&mut self) -> &mut Form {
        self.form_mut()
    }
    /// Something was pressed.
    fn press(&mut self, press: Press, model: &mut Model) -> Turn;
    /// Something was typed, picked or moved.
    fn changed(&mut self, _model: &mut Model) -> Turn {
        Turn::stay()
    }
    /// A letter was pressed outside text.
    fn letter(&mut self, _letter: char, _model: &mut Model) -> Turn {
        Turn::stay()
    }
    /// Ctrl+S: keep and go on.
    fn keep(&mut self, model: &mut Model) -> Turn {
        match self.form().primary() {
            Some(press) => self.press(press, model),
            None => Turn::stay(),
        }
    }
    /// Esc: one level back.
    fn back(&mut self, _model: &mut Model) -> Turn {
        Turn::go(Go::Back)
    }
    /// Ctrl+G.
    fn cover(&mut self, _model: &mut Model) -> Turn {
        Turn::to(Route::Cover)
    }
    /// The screen that stood over it gives this back.
    fn replied(&mut self, reply: Reply, model: &mut Model) -> Turn {
        if reply == Reply::Allowed {
            return self.allowed(model);
        }
        self.shown(model);
        Turn::stay()
    }
    /// Something may have changed: it is to be looked at anew.
    fn refresh(&mut self, _model: &Model) {}
    /// The passphrase that it asked for was right.
    fn allowed(&mut self, _model: &mut Model) -> Turn {
        Turn::stay()
    }
    /// It is on top again.
    fn shown(&mut self, _model: &mut Model) {}
    /// It has just been put on the stack: a flow that begins with a hand-over or somebody's turn goes there at once.
    fn begins(&mut self, _model: &mut Model) -> Turn {
        Turn::stay()
    }
    /// Whether it only asks something for the screen beneath: then it is about the same step.
    fn is_asked_for(&self) -> bool {
        false
    }
    /// The disk did not take what was given.
    fn refused(&mut self, _model: &mut Model) {}
    /// A record of its own is on disk.
    fn kept(&mut self, _record: &Record, _model: &mut Model) -> Turn {
        Turn::stay()
    }
    /// Whether it waits for something that takes its time.
    fn waits(&self) -> bool {
        false
    }
    /// Whether somebody signs a yes on it, or signed one that is not kept yet.
    fn is_signing(&self) -> bool {
        false
    }
    /// What it waited for is done.
    fn heard(&mut self, _news: News, _model: &mut Model) -> Turn {
        Turn::stay()
    }
    /// Whether it may be taken up again where it was after a break: it holds no words of anybody.
    fn keeps_its_place(&self) -> bool {
        false
    }
    /// How many minutes longer than usual the lock waits here.
    fn patience(&self) -> u16 {
        0
    }
    /// When it wants to be called next, if nothing happens.
    fn due(&self, _model: &Model) -> Option<Moment> {
        None
    }
    /// A due time has come.
    fn tick(&mut self, _model: &mut Model) -> Turn {
        Turn::stay()
    }
    /// It is left, however: what must be on disk now.
    fn leaving(&mut self, _model: &Model) -> Vec<Effect> {
        Vec::new()
    }
    /// The step it is about, for "too much" and for help.
    fn step(&self) -> Option<&crate::content::Prompt> {
        None
    }
    /// Whether nothing at all may be written while it is open.
    fn traceless(&self) -> bool {
        false
    }
    /// Whether home stands as on opening once this was open: nobody is to see that it was.
    fn leaves_no_mark(&self) -> bool {
        self.traceless()
    }
    /// Whether the program ends here: whoever goes on writing has not finished, and no letter of theirs is a shortcut.
    fn ends(&self) -> bool {
        false
    }
    /// Help of its own, below the keys.
    fn help(&self, _model: &Model) -> Vec<page::Block> {
        Vec::new()
    }
}

/// A screen: what it says and asks, as one value, and what its answers lead to.
///
/// It never draws and never writes. [`Mounted`](super::mounted::Mounted) puts it on the stack.
pub trait Screen: 'static {
    /// What its buttons and rows answer.
    type Answer: Clone;

    /// What is on it now. It is asked after everything that happens to it, so it must hold for every state.
    fn sheet(&self, model: &Model) -> Sheet<Self::Answer>;

    /// A button or row was pressed.
    fn on(&mut self, answer: Self::Answer, model: &mut Model) -> Turn;

    /// Something was typed, picked or moved. The focus is on the button or row with this answer, where it is on one.
    fn changed(&mut self, _on: Option<Self::Answer>, _model: &mut Model) -> Turn {
        Turn::stay()
    }
    /// A letter was pressed outside text.
    fn letter(&mut self, _letter: char, _model: &mut Model) -> Turn {
        Turn::stay()
    }
    /// Ctrl+S: keep and go on, as its first button does, unless that one takes something away.
    fn keep(&mut self, primary: Option<Self::Answer>, model: &mut Model) -> Turn {
        primary.map_or_else(Turn::stay, |answer| self.on(answer, model))
    }
    /// Esc: one level back.
    fn back(&mut self, _model: &mut Model) -> Turn {
        Turn::go(Go::Back)
    }
    /// Ctrl+G.
    fn cover(&mut self, _model: &mut Model) -> Turn {
        Turn::to(Route::Cover)
    }
    /// The screen that stood over it gives this back.
    fn replied(&mut self, _reply: Reply, _model: &mut Model) -> Turn {
        Turn::stay()
    }
    /// It is on top again.
    fn shown(&mut self, _model: &mut Model) {}
    /// It has just been put on the stack: a flow that begins with a hand-over or somebody's turn goes there at once.
    fn begins(&mut self, _model: &mut Model) -> Turn {
        Turn::stay()
    }
    /// Whether it only asks something for the screen beneath: then it is about the same step.
    fn is_asked_for(&self) -> bool {
        false
    }
    /// The disk did not take what was given.
    fn refused(&mut self, _model: &mut Model) {}
    /// A record of its own is on disk.
    fn kept(&mut self, _record: &Record, _model: &mut Model) -> Turn {
        Turn::stay()
    }
    /// Whether it waits for something that takes its time.
    fn waits(&self) -> bool {
        false
    }
    /// What it waited for is done.
    fn heard(&mut self, _news: News, _model: &mut Model) -> Turn {
        Turn::stay()
    }
    /// Whether somebody signs a yes on it, or signed one that is not kept yet.
    fn is_signing(&self) -> bool {
        false
    }
    /// Whether it may be taken up again where it was after a break: it holds no words of anybody.
    fn keeps_its_place(&self) -> bool {
        false
    }
    /// How many minutes longer than usual the lock waits here.
    fn patience(&self) -> u16 {
        0
    }
    /// When it wants to be called next, if nothing happens.
    fn due(&self, _model: &Model) -> Option<Moment> {
        None
    }
    /// A due time has come.
    fn tick(&mut self, _model: &mut Model) -> Turn {
        Turn::stay()
    }
    /// It is left, however: what must be on disk now.
    fn leaving(&mut self, _model: &Model) -> Vec<Effect> {
        Vec::new()
    }
    /// The step it is about, for "too much" and for help.
    fn step(&self) -> Option<&crate::content::Prompt> {
        None
    }
    /// Whether nothing at all may be written while it is open.
    fn traceless(&self) -> bool {
        false
    }
    /// Whether home stands as on opening once this was open: nobody is to see that it was.
    fn leaves_no_mark(&self) -> bool {
        self.traceless()
    }
    /// Whether the program ends here: whoever goes on writing has not finished, and no letter of theirs is a shortcut.
    fn ends(&self) -> bool {
        false
    }
    /// Help of its own, below the keys.
    fn help(&self, _model: &Model) -> Vec<page::Block> {
        Vec::new()
    }
}
