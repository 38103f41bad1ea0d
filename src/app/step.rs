//! The screen of a step: its leaves one after the other, what is typed into them, and the keeping of it.
//!
//! Nothing is said to be kept before [`Msg::Kept`](super::Msg::Kept) comes back. What is typed goes into a draft one
//! second after the first key, and at once when the screen is left, unless the step keeps nothing.

pub mod answer;
pub mod build;
mod draft_state;
pub mod drafting;
pub mod finish;
pub mod keep;
pub mod leaf;
pub mod show;
mod state;

use super::page::{Block, Weight};
use super::route::AtTurn;
use super::sheet::Sheet;
use super::{Effect, Model, Moment, Nav, Reply, Route, Screen, Transition, around, navigate, pause};
use crate::content::{Kind, Prompt, StepId, Visibility, known};
use crate::engine::record::{Answer, Known, Record};
use crate::engine::{RecordId, Sitting};
use draft_state::Drafting;
use leaf::{Given, Leaf, Pressed, Purpose, Slot};
use state::{Guarding, Mode, Standing};

pub use state::StepPage;

impl StepPage {
    /// Opens a step, with the words begun on it where there are some; none where it is not for whoever sits here.
    pub fn open(id: &StepId, card: Option<RecordId>, model: &mut Model) -> Option<Self> {
        let reader = model.reader();
        let prompt =
            model.book.step(id.as_str()).filter(|step| reader.opens(step)).and_then(|step| model.prompt(step))?;
        let page = Self::of(prompt, model);
        Some(if card.is_some() { Self { card, ..page } } else { page })
    }

    /// Opens a prompt.
    pub fn of(prompt: Prompt, model: &mut Model) -> Self {
        let leaves = build::leaves(&prompt, model);
        Self::with(prompt, leaves, Mode::Opened, model)
    }

    /// One person's turn at a page, while the other waits: no warning, nothing that was there before.
    pub fn turn(turn: AtTurn, model: &mut Model) -> Self {
        let leaves = build::asked(&turn.prompt, model);
        let mode = if turn.is_watched { Mode::Watched } else { Mode::Turn };
        let mut page = Self::with(turn.prompt, leaves, mode, model);
        if let (Some(first), Some(says)) = (page.leaves.first_mut(), turn.says) {
            first.says.insert(0, (Weight::Plain, says));
        }
        if let Some(given) = turn.given {
            answer::fill(&mut page.leaves, &given);
        }
        page
    }

    /// A blank page, nothing asked.
    pub fn blank(model: &mut Model) -> Self {
        let title = model.book.words.step.page.blank_page().to_owned();
        let prompt = Prompt {
            id: StepId::from(crate::engine::record::FREE_PAGE),
            kind: Kind::Write,
            visibility: Visibility::Private,
            leaves: crate::content::Leaves::ByChoice,
            heavy: false,
            minutes: 5,
            lighter: StepId::from(known::NO_FIXED_CLOCK),
            words: crate::content::Wording { title: Some(title), ..Default::default() },
        };
        Self::of(prompt, model)
    }

    fn with(prompt: Prompt, mut leaves: Vec<Leaf>, mode: Mode, model: &mut Model) -> Self {
        let now = model.now;
        let sitting = &mut model.open_mut().sitting;
        sitting.long_said |= now - sitting.began >= Sitting::LONG;
        let id = model.new_id();
        if leaves.is_empty() {
            leaves.push(build::nothing_here(&prompt, model));
        }
        let mut page = Self {
            leaves,
            id,
            card: None,
            at: 0,
            more: false,
            refused: false,
            opened: model.now,
            drafting: Drafting::default(),
            pending: Vec::new(),
            tried: Answer::default(),
            standing: Standing::Open,
            notice: None,
            guard: Guarding::NotAsked,
            mode,
            prompt,
        };
        page.take_draft(model);
        page
    }

    /// One leaf back, and from the first one out. What comes after a page that is kept is not gone back through.
    fn leaf_back(&mut self, model: &mut Model) -> Transition {
        if self.leaf().purpose == Purpose::After && self.at > 0 {
            return Transition::nav(Self::out(model));
        }
        if self.at > 0 {
            self.at -= 1;
            self.at -= usize::from(self.leaf().slot == Slot::OwnCard);
            return Transition { nav: Nav::Stay, effects: self.leaving(model) };
        }
        if self.is_turn() {
            return Transition::reply(Reply::Left);
        }
        if model.here().guided {
            return Transition::instead(Route::Room);
        }
        Transition::back()
    }

    /// Asks once a choice that needs it is picked.
    fn look_for_guard(&mut self) {
        if self.standing == Standing::Unkept || !matches!(self.guard, Guarding::NotAsked) {
            return;
        }
        let found = self.picked_of(self.leaf()).find(|(_, choice)| choice.guard).map(|(at, _)| at);
        self.guard = found.map_or(Guarding::NotAsked, Guarding::Asking);
    }

    /// The answer about a choice. Without keeping it, words begun are taken off the disk.
    fn guarded(&mut self, answer: Pressed) -> Transition {
        let Guarding::Asking(choice) = std::mem::replace(&mut self.guard, Guarding::NotAsked) else {
            return Transition::stay();
        };
        match answer {
            Pressed::Unkept => {
                self.standing = Standing::Unkept;
                self.drafting.done();
                return Transition::stay().with(Effect::DropDraft(self.id.clone()));
            }
            Pressed::KeepChoice => self.guard = Guarding::Answered,
            _ => self.unpick(choice),
        }
        Transition::stay()
    }

    fn unpick(&self, choice: usize) {
        let Given::Picks(picks, _) = &self.leaf().given else { return };
        if let Some(on) = picks.change().on.get_mut(choice) {
            *on = false;
        }
    }

    /// Whether keeping is a choice of its own here: a habit must neither keep what was to go nor let go what was to be kept.
    fn keeps_by_choice(&self) -> bool {
        let asks_for_line = |button: &super::sheet::Button<Pressed>| button.answer == Pressed::KeepLine;
        matches!(self.guard, Guarding::Asking(_))
            || matches!(&self.leaf().given, Given::Said(_, buttons) if buttons.iter().any(asks_for_line))
            || (self.is_night() && self.leaf().asks() && !self.leaves.iter().skip(self.at + 1).any(Leaf::asks))
    }
}

impl Screen for StepPage {
    type Answer = Pressed;

    fn sheet(&self, model: &Model) -> Sheet<Pressed> {
        show::sheet(self, model)
    }

    fn on(&mut self, pressed: Pressed, model: &mut Model) -> Transition {
        self.notice = None;
        match pressed {
            Pressed::GoOn => self.goes_on(model),
            Pressed::KeepLine => self.keep_line(model),
            Pressed::Close if self.is_night() => Transition::instead(Route::Enough),
            Pressed::Close => Transition::nav(Self::out(model)),
            Pressed::OwnCard => {
                self.at += usize::from(self.takes_own_card(self.at));
                Transition::stay()
            }
            Pressed::NotNow => self.put_off(Known::SetAside, model),
            Pressed::LeaveOut => self.put_off(Known::Skipped, model),
            Pressed::More => {
                self.more = !self.more;
                Transition::stay()
            }
            Pressed::Lighter => pause::lighter(&self.prompt.lighter.clone(), model),
            Pressed::Before => Transition::to(Route::ThenAndNow(self.prompt.id.0.clone())),
            Pressed::OwnPromises => navigate::step(&StepId::from(known::PROMISE_REVIEW), model),
            Pressed::Elsewhere => self.elsewhere(model),
            Pressed::TakeAlong => Transition::to(Route::TakeSession),
            Pressed::Repair => Transition::instead(Route::Step(StepId::from(known::REPAIRING_A_MISS), None)),
            Pressed::SmallPromise => Transition::instead(Route::Step(StepId::from(known::PROMISE), None)),
            Pressed::Back => self.leaf_back(model),
            Pressed::Unkept | Pressed::KeepChoice | Pressed::Unpick => self.guarded(pressed),
        }
    }

    fn changed(&mut self, _on: Option<Pressed>, model: &mut Model) -> Transition {
        self.notice = None;
        self.look_for_guard();
        self.note_change(model);
        Transition::stay()
    }

    fn keep(&mut self, primary: Option<Pressed>, model: &mut Model) -> Transition {
        if self.keeps_by_choice() {
            return Transition::stay();
        }
        self.on(primary.unwrap_or(Pressed::GoOn), model)
    }

    fn back(&mut self, model: &mut Model) -> Transition {
        // Whoever breaks off a turn leaves the whole page: what becomes of it is said by what asked for the turn.
        if self.is_turn() {
            return Transition::reply(Reply::Left);
        }
        if matches!(self.guard, Guarding::Asking(_)) {
            return self.guarded(Pressed::Unpick);
        }
        self.leaf_back(model)
    }

    fn refused(&mut self, _model: &mut Model) {
        self.refused = true;
    }

    fn kept(&mut self, record: &Record, model: &mut Model) -> Transition {
        let was = self.pending.len();
        self.pending.retain(|waiting| waiting.id != record.id);
        let mine = was > self.pending.len();
        if mine && self.pending.is_empty() {
            return if self.is_night() {
                Transition::instead(Route::Enough)
            } else if self.leaf().purpose == Purpose::After {
                Transition::nav(Self::out(model))
            } else {
                self.all_kept(model)
            };
        }
        Transition::stay()
    }

    fn due(&self, model: &Model) -> Option<Moment> {
        self.next_due(model)
    }

    fn extra_idle_minutes(&self) -> u16 {
        self.leaf().minutes
    }

    fn tick(&mut self, model: &mut Model) -> Transition {
        Transition { nav: Nav::Stay, effects: self.draft_if_due(model) }
    }

    fn leaving(&mut self, model: &Model) -> Vec<Effect> {
        self.draft_at_once(model)
    }

    fn step(&self) -> Option<&Prompt> {
        Some(&self.prompt)
    }

    fn traceless(&self) -> bool {
        self.prompt.visibility == Visibility::Untraced
    }

    fn leaves_no_mark(&self, model: &Model) -> bool {
        self.traceless() || self.is_night() || model.book.is_stage_seven(self.prompt.id.as_str())
    }

    fn help(&self, model: &Model) -> Vec<Block> {
        around::beside(&self.prompt, model)
    }
}
