//! The end of a step: what was given becomes records, and where one goes from there.
//!
//! Nothing is said to be kept here; that waits for the answer from the disk.

use super::leaf::{Given, Leaf, Purpose, Slot};
use super::state::{Standing, StepPage};
use super::{answer, keep, show};
use crate::app::field::Field;
use crate::app::route::WordsLetGo;
use crate::app::taking::ask;
use crate::app::{Effect, Model, Nav, Reply, Route, Screen, Transition, onwards};
use crate::content::wording::PartKind;
use crate::content::{Visibility, known};
use crate::engine::State;
use crate::engine::record::{Answer, FREE_PAGE, Known};

impl StepPage {
    /// On from the leaf that is seen: to the next one, with this one accepted, or to the end.
    pub(super) fn goes_on(&mut self, model: &mut Model) -> Transition {
        if self.leaf().purpose == Purpose::After {
            return self.after(model);
        }
        if self.leaf().slot == Slot::OwnCard {
            self.at -= usize::from(!self.add_own_card());
            self.note_change(model);
            return Transition { nav: Nav::Stay, effects: self.leaving(model) };
        }
        if !self.leaves.iter().skip(self.at + 1).any(Leaf::asks) {
            return self.finish(model);
        }
        self.leaf_mut().accepted = true;
        self.at += 1 + usize::from(self.takes_own_card(self.at));
        Transition { nav: Nav::Stay, effects: self.draft_accepted(model) }
    }

    /// The last leaf was answered: what was given becomes records. A second try hands over the same ones; words changed
    /// after a failed try take a new id, since the old one may be on disk after all.
    pub(super) fn finish(&mut self, model: &mut Model) -> Transition {
        if self.add_own_card() {
            return Transition::stay();
        }
        if !keep::is_kept(self) {
            return self.finish_unkept(model);
        }
        let given = answer::collect(&self.leaves);
        let mut next = Transition::stay();
        if !self.pending.is_empty() && given != self.tried {
            next.effects.push(Effect::DropDraft(std::mem::replace(&mut self.id, model.new_id())));
            self.pending.clear();
        }
        if self.pending.is_empty() {
            self.pending = keep::records(self, model);
            self.tried = given;
        }
        if self.pending.is_empty() {
            self.notice = Some(model.book.words.step.page.nothing_to_keep().to_owned());
        }
        next.effects.extend(self.pending.iter().map(|record| Effect::Keep(Box::new(record.clone()))));
        next
    }

    /// The disk takes no words: all that was given so far, to be taken along like a page that is kept.
    pub(super) fn elsewhere(&self, model: &mut Model) -> Transition {
        let records = keep::records(self, model);
        ask::words(records, model)
    }

    /// A page for now only: its words are gone when it is left. A talk or a list may leave a mark; stage seven and a hard
    /// night never.
    pub(super) fn finish_unkept(&mut self, model: &mut Model) -> Transition {
        if self.is_turn() {
            return Transition::reply(Reply::Written(Box::new(answer::to_keep(&self.leaves))));
        }
        let stage_seven = model.book.is_stage_seven(self.prompt.id.as_str());
        let quiet = stage_seven || self.prompt.id.as_str() == known::HARD_NIGHT || self.standing == Standing::Unkept;
        let spoken =
            model.book.step(self.prompt.id.as_str()).is_some_and(|step| step.visibility == Visibility::Unsaved);
        let marks = spoken && !quiet;
        let id = self.prompt.id.clone();
        self.at = self.leaves.len();
        let afterwards = show::afterwards(self, model);
        self.leaves.extend(afterwards);
        let effects =
            if marks { vec![model.keep_event(id.as_str(), Known::BeenThrough { of: None })] } else { Vec::new() };
        if self.at >= self.leaves.len() {
            return Transition { nav: Self::out(model), effects };
        }
        Transition { nav: Nav::Stay, effects }
    }

    /// Everything is on disk.
    pub(super) fn all_kept(&mut self, model: &mut Model) -> Transition {
        self.standing = Standing::Kept;
        self.drafting.done();
        if self.is_turn() {
            return Transition::reply(Reply::Written(Box::new(answer::to_keep(&self.leaves))));
        }
        if self.prompt.heavy {
            model.open_mut().sitting.hot = Some(self.prompt.id.clone());
        }
        self.at = self.leaves.len();
        // The few screens of the first sitting lead straight from one to the next, and end with a settling one of their own.
        if !model.here().guided {
            let afterwards = show::afterwards(self, model);
            self.leaves.extend(afterwards);
        }
        if self.at >= self.leaves.len() { Transition::nav(Self::out(model)) } else { Transition::stay() }
    }

    pub(super) fn after(&mut self, model: &mut Model) -> Transition {
        self.at += 1;
        if self.at >= self.leaves.len() { Transition::nav(Self::out(model)) } else { Transition::stay() }
    }

    /// Where one goes from a step: on with the first sitting, or home.
    pub(super) fn out(model: &mut Model) -> Nav {
        onwards::onwards(model)
    }

    /// The one line of a list that keeps nothing unless asked, such as a hard night.
    pub(super) fn line(&self) -> Option<&Leaf> {
        if self.prompt.visibility != Visibility::Unsaved {
            return None;
        }
        let at = self.prompt.words.parts.as_ref()?.iter().position(|part| part.kind == PartKind::Line)?;
        self.leaves.iter().filter(|leaf| leaf.purpose == Purpose::Ask).nth(at)
    }

    /// Not now, or left out for good: a small neutral record, and back.
    pub(super) fn put_off(&mut self, event: Known, model: &mut Model) -> Transition {
        if self.is_turn() {
            return Transition::reply(Reply::PutOff);
        }
        model.open_mut().sitting.put_off.push(self.prompt.id.clone());
        let line = model.book.words.step.notices.not_now().to_owned();
        let go = match (Self::out(model), self.let_go(model)) {
            (Nav::Back, Some((what, letting))) => {
                Nav::Instead(Route::LetGo(Box::new(WordsLetGo { line, what, letting })))
            }
            (Nav::Back, None) => Nav::Instead(Route::Said(line)),
            (go, _) => go,
        };
        let mut next = Transition::nav(go);
        let answered = model.progress().state(self.prompt.id.as_str()) == State::Been;
        // A page that was answered before stays answered: "not now" is about today.
        if keep::is_kept(self) && self.prompt.id.as_str() != FREE_PAGE && !answered {
            next.effects.push(model.keep_event(self.prompt.id.as_str(), event));
        }
        next
    }

    pub(super) fn keep_line(&mut self, model: &mut Model) -> Transition {
        let leaf = self.line();
        let text = leaf.map(answer::text).unwrap_or_default();
        if text.trim().is_empty() {
            return if self.prompt.id.as_str() == known::HARD_NIGHT {
                Transition::stay()
            } else {
                Transition::nav(Self::out(model))
            };
        }
        let asked = leaf.map(|leaf| leaf.ask.clone()).unwrap_or_default();
        let event = Known::Answered { value: Answer::page(text) };
        let record = model.record(self.id.clone(), FREE_PAGE, &asked, event);
        self.pending = vec![record.clone()];
        Transition::stay().with(Effect::Keep(Box::new(record)))
    }

    /// Whether the leaf of that number has a page for a card of one's own beside it.
    pub(super) fn takes_own_card(&self, at: usize) -> bool {
        self.leaves.get(at + 1).is_some_and(|leaf| leaf.slot == Slot::OwnCard)
    }

    /// Puts what is written there among the cards, and goes to it. Says whether there was anything.
    fn add_own_card(&mut self) -> bool {
        let Some(own) = self.leaves.iter().position(|leaf| leaf.slot == Slot::OwnCard) else { return false };
        let Some(field) = self.leaves[own].field() else { return false };
        let written = std::mem::replace(&mut *field.change(), Field::line("")).text().trim().to_owned();
        if written.is_empty() {
            return false;
        }
        self.at = own - 1;
        let piles = &mut self.leaves[own - 1];
        if let Given::Sort(sort) = &piles.given {
            sort.change().add(written);
            piles.afresh += 1;
        }
        true
    }
}
