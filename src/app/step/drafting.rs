//! Words begun and not kept: when they go to disk, and how they come back at the same caret.

use super::leaf::{Leaf, Purpose};
use super::state::{Guarding, Standing, StepPage};
use super::{answer, build, keep};
use crate::app::route::Letting;
use crate::app::{Effect, Model, Moment};
use crate::content::{Prompt, Visibility};
use crate::engine::RecordId;
use crate::engine::page::answer_words;
use crate::engine::record::{Answer, FREE_PAGE};
use crate::journal::Draft;
use crate::text;
use chrono::TimeDelta;

/// After how long the quiet line about a good place to stop appears.
const LONG: TimeDelta = TimeDelta::minutes(10);

/// And on their own turn, while the other one waits.
const LONG_TURN: TimeDelta = TimeDelta::minutes(3);

impl StepPage {
    /// Something was typed or picked: whatever was given counts as begun.
    pub(super) fn note_change(&mut self, model: &Model) {
        if keep::is_kept(self) && self.leaf().purpose != Purpose::After {
            let given = !answer::collect(&self.leaves).is_empty();
            if given || self.drafting.has_words() {
                self.drafting.key(model.now);
            }
        }
    }

    /// After how long it says that this is a good place to stop. Nothing is ever cut off.
    pub(super) fn long(&self) -> TimeDelta {
        if self.is_turn() { LONG_TURN } else { LONG }
    }

    /// When the draft is due, or the quiet line about a good place to stop.
    pub(super) fn next_due(&self, model: &Model) -> Option<Moment> {
        let long = Some(self.opened + self.long()).filter(|at| *at > model.now);
        let draft = self.drafting.due().filter(|_| keep::is_kept(self));
        [long, draft].into_iter().flatten().min()
    }

    pub(super) fn draft_if_due(&mut self, model: &Model) -> Vec<Effect> {
        if self.drafting.due().is_none_or(|due| due > model.now) {
            return Vec::new();
        }
        self.draft(model, self.drafting.wants_sync(model.now))
    }

    /// At once, when the screen is left.
    pub(super) fn draft_at_once(&mut self, model: &Model) -> Vec<Effect> {
        if self.drafting.unwritten_since.is_none() && self.drafting.unsynced_since.is_none() {
            return Vec::new();
        }
        self.draft(model, true)
    }

    /// At once, when a leaf is gone on from: it is on the disk, and marked as accepted, before the next one is answered.
    pub(super) fn draft_accepted(&mut self, model: &Model) -> Vec<Effect> {
        if self.drafting.has_words() { self.draft(model, true) } else { Vec::new() }
    }

    fn draft(&mut self, model: &Model, sync: bool) -> Vec<Effect> {
        // While it is asked whether a choice may be kept, that choice is not saved.
        let asking = matches!(self.guard, Guarding::Asking(_));
        if asking || !keep::is_kept(self) || self.standing == Standing::Kept || self.leaf().purpose == Purpose::After {
            return Vec::new();
        }
        let draft = self.as_draft(model);
        self.drafting.written(sync);
        // Words that were taken back are not to be left lying on the disk.
        if draft.answer.is_empty() {
            return vec![Effect::DropDraft(draft.id)];
        }
        vec![Effect::Draft(Box::new(draft), sync)]
    }

    fn as_draft(&self, model: &Model) -> Draft {
        Draft {
            id: self.id.clone(),
            step: self.prompt.id.0.clone(),
            card: self.card.clone(),
            answer: answer::collect(&self.leaves),
            caret: self.leaf().field().map_or(0, |field| field.get().caret()),
            focus: self.at,
            at: model.now,
            place: model.seat().place(),
            accepted: asking(&self.leaves).enumerate().filter(|(_, leaf)| leaf.accepted).map(|(at, _)| at).collect(),
        }
    }

    /// What would go if the words begun were let go, in words, and how they go: what was accepted stays in the draft. None
    /// where nothing would.
    pub(super) fn let_go(&self, model: &Model) -> Option<(String, Letting)> {
        if !keep::is_kept(self) || self.standing != Standing::Open {
            return None;
        }
        let begun: Vec<&Leaf> = asking(&self.leaves).filter(|leaf| !leaf.accepted && !is_bare(leaf)).collect();
        let what = what_goes(&begun, self.leaf(), model)?;
        let answer = answer::of_those(&self.leaves, |leaf| leaf.accepted);
        if answer.is_empty() {
            return Some((what, Letting::All(self.id.clone())));
        }
        let draft = Draft { answer, caret: 0, ..self.as_draft(model) };
        let words = &model.book.words.step.letting_go;
        Some((words.but_finished(&what), Letting::ButAccepted(Box::new(draft))))
    }

    /// Takes up the words begun on this step, at the same caret. What was begun where another edition asked for
    /// something else is left as it is: [`homeless`] has a page for it.
    pub(super) fn take_draft(&mut self, model: &Model) {
        let mut mine = model.drafts().iter().rev().filter(|draft| draft.step == self.prompt.id.as_str());
        if let Some(draft) = mine.find(|draft| keep::is_kept(self) && fits(draft, &self.prompt, model)) {
            self.restore(draft);
        }
    }

    /// A blank page with words that were begun where this edition has no place for them, each under what it answered.
    pub fn for_words(draft: &Draft, model: &mut Model) -> Self {
        let answer = Answer::page(answer_words(&draft.answer));
        let caret = answer.text.len();
        let mut page = Self::blank(model);
        page.restore(&Draft { answer, caret, focus: 0, card: None, ..draft.clone() });
        page
    }

    fn restore(&mut self, draft: &Draft) {
        self.id = draft.id.clone();
        self.card.clone_from(&draft.card);
        answer::fill(&mut self.leaves, &draft.answer);
        self.at = draft.focus.min(self.leaves.len() - 1);
        for (at, leaf) in self.leaves.iter_mut().filter(|leaf| leaf.purpose == Purpose::Ask).enumerate() {
            leaf.accepted = draft.accepted.contains(&at);
        }
        self.drafting.came_back = true;
        self.drafting.typed = true;
        let leaf = self.leaf_mut();
        leaf.in_text = true;
        if let Some(field) = leaf.field() {
            field.change().set_caret(draft.caret);
        }
    }

    /// So that a draft isn't offered on the page that is writing it.
    pub fn is_draft(&self, id: &RecordId) -> bool {
        self.id == *id
    }
}

fn asking(leaves: &[Leaf]) -> impl Iterator<Item = &Leaf> {
    leaves.iter().filter(|leaf| leaf.purpose == Purpose::Ask)
}

/// Whether nothing of a person is on a leaf.
fn is_bare(leaf: &Leaf) -> bool {
    answer::collect(std::slice::from_ref(leaf)).is_empty()
}

/// How much of a question names its page, in cells.
const NAME: usize = 40;

/// What letting go takes from these leaves. Only the one that is seen needs no name.
fn what_goes(begun: &[&Leaf], seen: &Leaf, model: &Model) -> Option<String> {
    let words = &model.book.words.step.letting_go;
    let named = |leaf: &&Leaf| words.name(text::clip(&leaf.ask, NAME));
    let pages = match begun {
        [] => return None,
        [one] if std::ptr::eq(*one, seen) => words.this_page().to_owned(),
        [one] => words.the_page(&named(one)),
        several => {
            let pages: Vec<String> = several.iter().map(named).collect();
            words.pages(&model.book.words.dates.small_number(several.len() as u16), &pages.join(", "))
        }
    };
    let written = |leaf: &&Leaf| leaf.field().map_or(0, |field| lines(&field.text()));
    Some(match begun.iter().map(written).sum::<usize>() {
        0 => words.picked(&pages),
        written => words.lines(written, &pages),
    })
}

/// How many lines have words on them.
fn lines(text: &str) -> usize {
    text.lines().filter(|line| !line.trim().is_empty()).count()
}

/// Whether every word begun has its place in the step as this edition asks it.
fn fits(draft: &Draft, prompt: &Prompt, model: &Model) -> bool {
    answer::fill(&mut build::leaves(prompt, model), &draft.answer)
}

/// Own words begun last on a step that this edition does not have, or asks otherwise: no page of it would bring them
/// back.
pub fn homeless(model: &Model) -> Option<Draft> {
    let has_home = |draft: &Draft| {
        let step = model.book.step(&draft.step).filter(|step| model.reader().opens(step));
        let prompt = step.and_then(|step| model.prompt(step));
        let kept = |prompt: &Prompt| !matches!(prompt.visibility, Visibility::Unsaved | Visibility::Untraced);
        draft.step == FREE_PAGE || prompt.filter(kept).is_some_and(|prompt| fits(draft, &prompt, model))
    };
    let mut own = model.drafts().iter().rev().filter(|draft| draft.place == model.seat().place());
    own.find(|draft| !has_home(draft)).cloned()
}
