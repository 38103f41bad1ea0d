//! What is known while a step is on the screen. What is shown of it, kept of it and done with it stands in the files
//! around this one.

use super::draft_state::Drafting;
use super::leaf::{Leaf, Purpose, Slot};
use crate::app::Moment;
use crate::app::field::Field;
use crate::app::input::Input;
use crate::content::wording::Choice;
use crate::content::{Prompt, known};
use crate::engine::RecordId;
use crate::engine::record::{Answer, Record};

/// The screen of one step.
pub struct StepPage {
    /// The step as this person meets it.
    pub(super) prompt: Prompt,
    pub(super) leaves: Vec<Leaf>,
    /// The record it will become.
    pub(super) id: RecordId,
    /// The event card it belongs to.
    pub(super) card: Option<RecordId>,
    pub(super) at: usize,
    pub(super) more: bool,
    /// The disk did not take its words: they can be taken elsewhere.
    pub(super) refused: bool,
    pub(super) opened: Moment,
    pub(super) drafting: Drafting,
    pub(super) pending: Vec<Record>,
    pub(super) tried: Answer,
    pub(super) standing: Standing,
    pub(super) notice: Option<String>,
    pub(super) guard: Guarding,
    pub(super) mode: Mode,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// Whoever opened it.
    Opened,
    /// One of two, on their turn: what comes after it is not this page's to say.
    Turn,
    /// The same, while the other one looks on.
    Watched,
}

/// Whether what is typed is on disk, on its way there, or never to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// Not kept yet.
    Open,
    /// On disk.
    Kept,
    /// The person chose to go on without keeping it.
    Unkept,
}

/// The one question that stands before a choice which could do harm if the page were found: to keep the page, to go on
/// without keeping it, or to leave the choice out. It is asked when such a choice is picked, and not before.
pub(super) enum Guarding {
    /// It was not needed yet.
    NotAsked,
    /// It is on the screen, about the choice of this number.
    Asking(usize),
    /// The page is kept with the choice on it.
    Answered,
}

impl StepPage {
    /// The question as it was shown: what the record says was asked.
    pub(super) fn asked(&self) -> String {
        // A box is asked by its own words; the step's question stands above them all.
        let asks = |leaf: &&Leaf| leaf.purpose == Purpose::Ask && leaf.slot != Slot::None && !leaf.slot.is_box();
        let first = self.leaves.iter().find(asks);
        first.map_or_else(|| self.prompt.ask().to_owned(), |leaf| leaf.ask.clone())
    }

    pub(super) fn leaf(&self) -> &Leaf {
        &self.leaves[self.at.min(self.leaves.len() - 1)]
    }

    pub(super) fn leaf_mut(&mut self) -> &mut Leaf {
        let at = self.at.min(self.leaves.len() - 1);
        &mut self.leaves[at]
    }

    pub(super) fn is_night(&self) -> bool {
        self.prompt.id.as_str() == known::HARD_NIGHT
    }

    pub(super) fn is_turn(&self) -> bool {
        self.mode != Mode::Opened
    }

    pub(super) fn is_watched(&self) -> bool {
        self.mode == Mode::Watched
    }

    /// The choices of this step that are picked on a leaf, each with its number.
    pub(super) fn picked_of(&self, leaf: &Leaf) -> impl Iterator<Item = (usize, &Choice)> {
        let on = leaf.choices().filter(|_| leaf.slot == Slot::Picked).map(|picks| picks.on.clone()).unwrap_or_default();
        // On the leaf they stand in the order of the pack.
        let choices = self.prompt.words.choices.iter().flatten().zip(on).enumerate();
        choices.filter(|(_, (_, on))| *on).map(|(at, (choice, _))| (at, choice))
    }

    /// The field that letters go to behind a warning: the one on the page that the warning is the gate of.
    pub(super) fn behind(&self) -> Option<&Input<Field>> {
        let at = self.at.min(self.leaves.len() - 1);
        let is_gate = self.leaves[at].purpose == Purpose::Warning;
        self.leaves.get(at + 1).filter(|_| is_gate).and_then(Leaf::field)
    }
}
