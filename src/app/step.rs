//! The screen of a step: its leaves one after the other, what is typed into them, and the keeping of it.
//!
//! Nothing is said to be kept before [`Msg::Kept`](super::Msg::Kept) comes back. What is typed goes into a draft one
//! second after the first key, and at once when the screen is left, unless the step keeps nothing.

pub mod build;
pub mod collect;
pub mod drafting;
pub mod guard;
pub mod keep;
pub mod leaf;
pub mod show;

use super::form::{Button, Form, Part, Press};
use super::page::{Block, Page, Weight};
use super::{Effect, Go, Model, Moment, Screen, Turn, journal, pause};
use crate::content::{Kind, Prompt, StepId, Visibility};
use crate::engine::record::{Answer, Known, Record};
use crate::engine::{RecordId, State};
use drafting::Drafting;
use leaf::{Leaf, Purpose, Slot};

/// The screen of one step.
pub struct StepPage {
    /// The step as this person meets it.
    pub prompt: Prompt,
    /// Its screens.
    pub leaves: Vec<Leaf>,
    /// The record it will become.
    pub id: RecordId,
    /// The event card it belongs to.
    pub card: Option<RecordId>,
    /// Whether the person chose to go on without keeping it.
    pub unkept: bool,
    at: usize,
    more: bool,
    opened: Moment,
    drafting: Drafting,
    pending: Vec<RecordId>,
    kept: bool,
    notice: Option<String>,
    guard: Option<guard::Guard>,
    guard_kept: bool,
}

impl StepPage {
    /// Opens a step, with the words begun on it where there are some.
    pub fn open(id: &StepId, model: &mut Model) -> Option<Self> {
        let prompt = model.book.step(id.as_str())?.for_one(model.role())?;
        Some(Self::of(prompt, model))
    }

    /// Opens a prompt.
    pub fn of(prompt: Prompt, model: &mut Model) -> Self {
        let leaves = build::leaves(&prompt, model);
        let id = model.new_id();
        let mut page = Self {
            leaves,
            id,
            card: None,
            unkept: false,
            at: 0,
            more: false,
            opened: model.now,
            drafting: Drafting::default(),
            pending: Vec::new(),
            kept: false,
            notice: None,
            guard: None,
            guard_kept: false,
            prompt,
        };
        page.buttons(model);
        page.take_draft(model);
        page
    }

    /// The question as it was shown: what the record says was asked.
    pub fn asked(&self) -> String {
        let first = self.leaves.iter().find(|leaf| leaf.purpose == Purpose::Ask && leaf.slot != Slot::None);
        first.map_or_else(|| self.prompt.ask().to_owned(), |leaf| leaf.ask.clone())
    }

    fn leaf(&self) -> &Leaf {
        &self.leaves[self.at.min(self.leaves.len() - 1)]
    }

    fn leaf_mut(&mut self) -> &mut Leaf {
        let at = self.at.min(self.leaves.len() - 1);
        &mut self.leaves[at]
    }

    fn is_last_asked(&self) -> bool {
        self.leaves.iter().skip(self.at + 1).all(|leaf| leaf.purpose == Purpose::After)
    }

    /// Puts the buttons under every leaf that asks.
    fn buttons(&mut self, model: &Model) {
        if self.leaves.is_empty() {
            self.leaves.push(show::nothing_here(&self.prompt));
        }
        let before = model.progress.answers(self.prompt.id.as_str()).next().is_some();
        let last = self.leaves.iter().rposition(|leaf| leaf.purpose == Purpose::Ask);
        for at in 0..self.leaves.len() {
            if self.leaves[at].purpose == Purpose::Ask {
                let buttons = show::buttons(&self.prompt, keep::is_kept(self), last == Some(at), self.more, before);
                self.leaves[at].set_buttons(buttons);
            }
        }
    }

    fn goes_on(&mut self, model: &mut Model) -> Turn {
        if self.leaf().purpose == Purpose::After {
            return self.after(model);
        }
        if !self.is_last_asked() {
            self.add_own_card();
            self.at += 1;
            return Turn { go: Go::Stay, effects: self.leaving(model) };
        }
        self.finish(model)
    }

    /// A card of the person's own is typed into a line beside the piles.
    fn add_own_card(&mut self) -> bool {
        let leaf = self.leaf_mut();
        let own = leaf.fields().next().map(super::field::Field::text).unwrap_or_default();
        if own.trim().is_empty() {
            return false;
        }
        let Some(Part::Sort(sort)) = leaf.form.parts.first_mut() else { return false };
        sort.add(own.trim().to_owned());
        leaf.form.at = 0;
        if let Some(field) = leaf.fields_mut().next() {
            *field = super::field::Field::line("");
        }
        true
    }

    /// The last leaf was answered: what was given becomes records.
    fn finish(&mut self, model: &mut Model) -> Turn {
        if self.add_own_card() {
            return Turn::stay();
        }
        if self.prompt.id.as_str() == "check-ins.a-hard-night" || !keep::is_kept(self) {
            return self.finish_unkept(model);
        }
        let records = keep::records(self, model);
        if records.is_empty() {
            self.notice = Some("There is nothing here to keep yet. It can wait.".to_owned());
            return Turn::stay();
        }
        self.pending = records.iter().map(|record| record.id.clone()).collect();
        let effects = records.into_iter().map(|record| Effect::Keep(Box::new(record))).collect();
        Turn { go: Go::Stay, effects }
    }

    /// A page for now only: its words are gone when it is left. A talk or a list may leave a mark, stage seven never.
    fn finish_unkept(&mut self, model: &mut Model) -> Turn {
        let stage_seven = self.prompt.id.stage() == "when-to-move-on";
        let marks = self.prompt.visibility == Visibility::Unsaved && !stage_seven && !self.unkept;
        let id = self.prompt.id.clone();
        let afterwards = show::afterwards(self, model);
        self.leaves.extend(afterwards);
        let effects =
            if marks { vec![model.keep_event(id.as_str(), Known::BeenThrough { of: None })] } else { Vec::new() };
        self.at += 1;
        if self.at >= self.leaves.len() {
            return Turn { go: Self::out(model), effects };
        }
        Turn { go: Go::Stay, effects }
    }

    /// Everything is on disk.
    fn all_kept(&mut self, model: &mut Model) -> Turn {
        self.kept = true;
        self.drafting.done();
        if self.prompt.heavy {
            model.sitting.hot = Some(self.prompt.id.clone());
        }
        let afterwards = show::afterwards(self, model);
        self.leaves.extend(afterwards);
        self.at += 1;
        if self.at >= self.leaves.len() { Turn::go(Self::out(model)) } else { Turn::stay() }
    }

    fn after(&mut self, model: &mut Model) -> Turn {
        self.at += 1;
        if self.at >= self.leaves.len() { Turn::go(Self::out(model)) } else { Turn::stay() }
    }

    /// Where one goes from a step: on with the first sitting, or home.
    fn out(model: &mut Model) -> Go {
        super::setup::onwards(model)
    }

    /// Not now, or left out for good: a small neutral record, and back.
    fn put_off(&mut self, event: Known, model: &mut Model) -> Turn {
        model.sitting.put_off.push(self.prompt.id.clone());
        let line = model.book.library.line("not-now").to_owned();
        let go = match Self::out(model) {
            Go::Home(None) => Go::Instead(Box::new(pause::Said::new(line))),
            go => go,
        };
        let mut turn = Turn::go(go);
        let answered = model.progress.state(self.prompt.id.as_str()) == State::Been;
        if keep::is_kept(self) && self.prompt.id.as_str() != crate::engine::record::FREE_PAGE && !answered {
            turn.effects.push(model.keep_event(self.prompt.id.as_str(), event));
        }
        turn
    }

    /// The line of a hard night, kept as a page of its own.
    fn keep_line(&mut self, model: &mut Model) -> Turn {
        let leaf = self.leaves.iter().find(|leaf| leaf.ask.contains("line"));
        let text = leaf.map(collect::text).unwrap_or_default();
        if text.trim().is_empty() {
            return Turn::go(Self::out(model));
        }
        let asked = leaf.map(|leaf| leaf.ask.clone()).unwrap_or_default();
        let event = Known::Answered { value: Answer::page(text) };
        let record = model.record(self.id.clone(), crate::engine::record::FREE_PAGE, &asked, event);
        self.pending = vec![record.id.clone()];
        Turn::stay().with(Effect::Keep(Box::new(record)))
    }
}

impl Screen for StepPage {
    fn page(&self, model: &Model) -> Page {
        match &self.guard {
            Some(guard) => guard.page(self, model),
            None => show::page(self, model),
        }
    }

    fn form(&self) -> &Form {
        self.guard.as_ref().map_or(&self.leaf().form, |guard| &guard.form)
    }

    fn form_mut(&mut self) -> &mut Form {
        match &mut self.guard {
            Some(guard) => &mut guard.form,
            None => {
                let at = self.at.min(self.leaves.len() - 1);
                &mut self.leaves[at].form
            }
        }
    }

    fn press(&mut self, press: Press, model: &mut Model) -> Turn {
        self.notice = None;
        if self.guard.is_some() {
            return self.guarded(&press);
        }
        match press {
            Press::GoOn => self.goes_on(model),
            Press::Keep if self.leaf().purpose == Purpose::After => self.keep_line(model),
            Press::Keep => self.finish(model),
            Press::NotNow => self.put_off(Known::SetAside, model),
            Press::LeaveOut => self.put_off(Known::Skipped, model),
            Press::More => {
                self.more = !self.more;
                self.buttons(model);
                Turn::stay()
            }
            Press::Lighter => pause::lighter(&self.prompt.lighter.clone(), model),
            Press::Before => Turn::to(journal::Reading::of_step(self.prompt.id.as_str(), model)),
            Press::Step(id) => match Self::open(&id, model) {
                Some(page) => Turn::instead(page),
                None => Turn::stay(),
            },
            Press::Close => Turn::go(Self::out(model)),
            _ => Turn::stay(),
        }
    }

    fn changed(&mut self, model: &mut Model) -> Turn {
        self.notice = None;
        self.look_for_guard();
        self.note_change(model);
        Turn::stay()
    }

    fn keep(&mut self, model: &mut Model) -> Turn {
        match self.form().primary() {
            Some(press) => self.press(press, model),
            None => self.goes_on(model),
        }
    }

    fn back(&mut self, model: &mut Model) -> Turn {
        if self.guard.take().is_some() {
            return Turn::stay();
        }
        if self.leaf().purpose == Purpose::After {
            return Turn::go(Self::out(model));
        }
        if self.at > 0 {
            self.at -= 1;
            return Turn { go: Go::Stay, effects: self.leaving(model) };
        }
        Turn::go(Go::Back)
    }

    fn kept(&mut self, record: &Record, model: &mut Model) -> Turn {
        let was = self.pending.len();
        self.pending.retain(|id| *id != record.id);
        let mine = was > self.pending.len();
        if mine && self.pending.is_empty() {
            return if self.leaf().purpose == Purpose::After {
                Turn::go(Self::out(model))
            } else {
                self.all_kept(model)
            };
        }
        Turn::stay()
    }

    fn due(&self, model: &Model) -> Option<Moment> {
        self.next_due(model)
    }

    fn tick(&mut self, model: &mut Model) -> Turn {
        Turn { go: Go::Stay, effects: self.draft_if_due(model) }
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

    fn help(&self, _model: &Model) -> Vec<Block> {
        show::beside(&self.prompt)
    }
}

/// A blank page, nothing asked.
pub fn blank_page(model: &mut Model) -> StepPage {
    let prompt = Prompt {
        id: StepId::from(crate::engine::record::FREE_PAGE),
        kind: Kind::Write,
        visibility: Visibility::Private,
        leaves: crate::content::Leaves::ByChoice,
        heavy: false,
        minutes: 5,
        lighter: StepId::from("patience.no-fixed-clock"),
        words: crate::content::Wording { title: Some("A blank page".to_owned()), ..Default::default() },
    };
    StepPage::of(prompt, model)
}

/// A line of quiet weight.
pub(crate) fn quiet(words: &str) -> (Weight, String) {
    (Weight::Quiet, words.to_owned())
}

/// A button that goes on.
pub(crate) fn go_on() -> Button {
    Button::new("Go on", Press::GoOn)
}
