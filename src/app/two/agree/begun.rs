//! A yes that is left unsaid: what both wrote together stays begun, and is there the next time.
//!
//! No line of either's own is put by: each types theirs on an empty page of their own turn.

use super::{Agree, Over};
use crate::app::{Effect, Model, Turn};
use crate::content::Prompt;
use crate::engine::Place;
use crate::journal::Draft;

/// What both had begun of this agreement.
pub(super) fn find(prompt: &Prompt, model: &Model) -> Option<Draft> {
    let is_it = |draft: &&Draft| draft.place == Place::Shared && draft.step == prompt.id.as_str();
    model.drafts().iter().rev().find(is_it).cloned()
}

impl Agree {
    /// Esc on somebody's turn. What is made again stands where it was, and is due again the next time.
    pub(super) fn put_off(&mut self, model: &mut Model) -> Turn {
        if self.terms.is_again() {
            return self.not_agreed(model);
        }
        self.ends(Over::PutOff, model);
        let id = self.begun.clone().unwrap_or_else(|| model.new_id());
        self.begun = Some(id.clone());
        let (step, answer) = (self.prompt.id.0.clone(), self.terms.begun());
        let (place, at, card, accepted) = (Place::Shared, model.now, None, Vec::new());
        let draft = Draft { id, step, card, place, at, answer, caret: 0, focus: 0, accepted };
        Turn::stay().with(Effect::Draft(Box::new(draft), true))
    }

    /// Somebody said not now: nothing of it stays.
    pub(super) fn let_go(&mut self) -> Turn {
        match self.begun.take() {
            Some(id) => Turn::stay().with(Effect::DropDraft(id)),
            None => Turn::stay(),
        }
    }
}
