//! What every screen can answer: what is on it, what a press leads to, what must be on disk when it is left.
//!
//! A screen never draws and never writes. It says where to go and what is to be done.

use super::action::Action;
use super::buttons::{Nth, Row};
use super::field::Area;
use super::focus::Seen;
use super::job_result::JobResult;
use super::page;
use super::parts::Outcome;
use super::route::Route;
use super::sheet::Sheet;
use super::{Effect, Model, Moment};
use crate::engine::Record;
use std::ops::Range;

/// Where a screen leads.
pub enum Nav {
    /// Nowhere.
    Stay,
    /// One level back.
    Back,
    /// One level back; where nothing lies beneath, home, or to what opens a workbook.
    BackOrHome,
    /// One level back, with this for the screen beneath.
    Reply(Reply),
    /// To a screen on top of this one.
    To(Route),
    /// To a screen in place of this one.
    Instead(Route),
    /// To the home page, with this screen on top where there is one.
    Home(Option<Route>),
    /// To these screens and no others, the last one on top.
    Restart(Vec<Route>),
    /// Away: what is locked is shut, and this screen alone is left.
    Away(Route),
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

/// What a screen answers: where to go, and what is to be done.
pub struct Transition {
    /// Where to go.
    pub nav: Nav,
    /// What is to be done.
    pub effects: Vec<Effect>,
}

impl Transition {
    /// Stay, and do nothing.
    pub fn stay() -> Self {
        Self::nav(Nav::Stay)
    }

    /// Go, and do nothing.
    pub fn nav(nav: Nav) -> Self {
        Self { nav, effects: Vec::new() }
    }

    /// To a screen on top.
    pub fn to(route: Route) -> Self {
        Self::nav(Nav::To(route))
    }

    /// To a screen in place of this one.
    pub fn instead(route: Route) -> Self {
        Self::nav(Nav::Instead(route))
    }

    /// Home, with this on top.
    pub fn home_with(route: Route) -> Self {
        Self::nav(Nav::Home(Some(route)))
    }

    /// Every other screen is closed.
    pub fn home() -> Self {
        Self::nav(Nav::Home(None))
    }

    /// One level back.
    pub fn back() -> Self {
        Self::nav(Nav::Back)
    }

    /// One level back, with this for the screen beneath.
    pub fn reply(reply: Reply) -> Self {
        Self::nav(Nav::Reply(reply))
    }

    /// Performed after the effects that are there already.
    #[must_use]
    pub fn with(mut self, effect: Effect) -> Self {
        self.effects.push(effect);
        self
    }
}

/// What can happen to a screen. Each is a method of [`Screen`], of the same name where none is given.
pub enum Happening<'a> {
    /// [`Screen::on`]: a button or row was pressed.
    Press(Nth),
    /// Something was typed, picked or moved.
    Changed,
    /// A letter was pressed outside text.
    Letter(char),
    /// Ctrl+S.
    Keep,
    /// Esc.
    Back,
    /// Ctrl+G.
    Cover,
    /// The screen that stood over it gives this back.
    Replied(Reply),
    /// It is on top again.
    Shown,
    /// It has just been put on the stack.
    Begins,
    /// The disk did not take what was given.
    Refused,
    /// A record of its own is on disk.
    Kept(&'a Record),
    /// [`Screen::on_result`]: what it waited for is done.
    Result(JobResult),
    /// A due time has come.
    Tick,
}

/// A screen on the stack, whatever it answers: what [`Mounted`](super::mounted::Mounted) makes of every [`Screen`].
pub trait AnyScreen {
    /// Its page, as it was seen last, and where the focus is on it.
    fn seen(&self) -> Seen<'_>;
    /// As [`Screen::rows`].
    fn rows(&self, range: Range<usize>, model: &Model) -> Vec<Row<()>>;
    /// Moves, types or picks. `area` is the size of the part that it is for, in cells.
    fn act(&mut self, action: Action, area: Area) -> Outcome;
    /// Something happens to it; its sheet is made anew after that.
    fn meet(&mut self, what: Happening<'_>, model: &mut Model) -> Transition;
    /// Something may have changed: its sheet is made anew.
    fn refresh(&mut self, model: &Model);
    /// As [`Screen::is_asked_for`].
    fn is_asked_for(&self) -> bool;
    /// As [`Screen::waits`].
    fn waits(&self) -> bool;
    /// As [`Screen::is_looking`].
    fn is_looking(&self) -> bool;
    /// As [`Screen::is_signing`].
    fn is_signing(&self) -> bool;
    /// As [`Screen::keeps_its_place`].
    fn keeps_its_place(&self) -> bool;
    /// As [`Screen::extra_idle_minutes`].
    fn extra_idle_minutes(&self) -> u16;
    /// As [`Screen::due`].
    fn due(&self, model: &Model) -> Option<Moment>;
    /// As [`Screen::leaving`].
    fn leaving(&mut self, model: &Model) -> Vec<Effect>;
    /// As [`Screen::step`].
    fn step(&self) -> Option<&crate::content::Prompt>;
    /// As [`Screen::traceless`].
    fn traceless(&self) -> bool;
    /// As [`Screen::leaves_no_mark`].
    fn leaves_no_mark(&self, model: &Model) -> bool;
    /// As [`Screen::ends`].
    fn ends(&self) -> bool;
    /// As [`Screen::help`].
    fn help(&self, model: &Model) -> Vec<page::Block>;
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
    fn on(&mut self, answer: Self::Answer, model: &mut Model) -> Transition;

    /// These rows of its long list, in order, as they are to be seen. What they say may follow from the day, the pack and
    /// what was kept: where that is another, they are asked for again.
    fn rows(&self, _range: Range<usize>, _model: &Model) -> Vec<Row<()>> {
        Vec::new()
    }
    /// What that row of its long list answers.
    fn row_answer(&self, _at: usize) -> Option<Self::Answer> {
        None
    }
    /// Something was typed, picked or moved. The focus is on the button or row with this answer, where it is on one.
    fn changed(&mut self, _on: Option<Self::Answer>, _model: &mut Model) -> Transition {
        Transition::stay()
    }
    /// A letter was pressed outside text.
    fn letter(&mut self, _letter: char, _model: &mut Model) -> Transition {
        Transition::stay()
    }
    /// Ctrl+S: keep and go on, as its first button does, unless that one takes something away.
    fn keep(&mut self, primary: Option<Self::Answer>, model: &mut Model) -> Transition {
        primary.map_or_else(Transition::stay, |answer| self.on(answer, model))
    }
    /// Esc: one level back.
    fn back(&mut self, _model: &mut Model) -> Transition {
        Transition::nav(Nav::Back)
    }
    /// Ctrl+G.
    fn cover(&mut self, _model: &mut Model) -> Transition {
        Transition::to(Route::Cover)
    }
    /// The screen that stood over it gives this back.
    fn replied(&mut self, _reply: Reply, _model: &mut Model) -> Transition {
        Transition::stay()
    }
    /// It is on top again.
    fn shown(&mut self, _model: &mut Model) {}
    /// It has just been put on the stack: a flow that begins with a hand-over or somebody's turn goes there at once.
    fn begins(&mut self, _model: &mut Model) -> Transition {
        Transition::stay()
    }
    /// Whether it only asks something for the screen beneath: then it is about the same step.
    fn is_asked_for(&self) -> bool {
        false
    }
    /// The disk did not take what was given.
    fn refused(&mut self, _model: &mut Model) {}
    /// A record of its own is on disk.
    fn kept(&mut self, _record: &Record, _model: &mut Model) -> Transition {
        Transition::stay()
    }
    /// Whether it waits for something that takes its time.
    fn waits(&self) -> bool {
        false
    }
    /// What it waited for is done.
    fn on_result(&mut self, _result: JobResult, _model: &mut Model) -> Transition {
        Transition::stay()
    }
    /// Whether it looks for something, a piece at each tick. What it has found by now may not be all.
    fn is_looking(&self) -> bool {
        false
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
    fn extra_idle_minutes(&self) -> u16 {
        0
    }
    /// When it wants to be called next, if nothing happens.
    fn due(&self, _model: &Model) -> Option<Moment> {
        None
    }
    /// A due time has come.
    fn tick(&mut self, _model: &mut Model) -> Transition {
        Transition::stay()
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
    fn leaves_no_mark(&self, _model: &Model) -> bool {
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
