//! A turn of one of two at a page: empty, without a warning, and with an end that the round around it asks for.

use super::{StepPage, build, collect};
use crate::app::Model;
use crate::app::page::Weight;
use crate::content::Prompt;
use crate::engine::Answer;

/// How a turn at a page ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// Something was given.
    Written,
    /// It was put off.
    PutOff,
}

impl StepPage {
    /// One person's turn at a prompt, while the other waits: no warning, nothing that was there before.
    pub fn turn(prompt: Prompt, model: &mut Model) -> Self {
        let leaves = build::asked(&prompt, model);
        let mut page = Self::with(prompt, leaves, model);
        page.in_turn = true;
        page.buttons(model);
        page
    }

    /// Puts words into the boxes: what was given before, to be changed.
    pub fn fill(&mut self, answer: &Answer) {
        collect::fill(&mut self.leaves, answer);
    }

    /// A line above the first box.
    pub fn say_first(&mut self, words: &str) {
        if let Some(leaf) = self.leaves.first_mut() {
            leaf.says.insert(0, (Weight::Plain, words.to_owned()));
        }
    }

    /// What is given in it now.
    pub fn given(&self) -> Answer {
        collect::kept(&self.leaves)
    }

    /// How the turn ended, once it has.
    pub fn ended(&self) -> Option<Ended> {
        self.ended
    }
}
