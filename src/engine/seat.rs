//! Who sits at the keyboard, and what stands on their list in which wording.
//!
//! A list for two never depends on what one of them did alone: a [`Reader`] of both knows no part and no private answer.

use super::parties::{BookKind, By, Place};
use crate::content::{Audience, Kind, Prompt, Role, ShortPath, Sitting as Sits, Step, Visibility};

/// Who sits at the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seat {
    /// One person, alone with their own pages.
    Own(Place),
    /// One person on a turn of their own while the other waits: an empty page, and nothing that was there before.
    Turn(Place),
    /// Two at one screen: only what both may see is shown.
    Both,
}

impl Seat {
    /// The place whose words are typed here.
    pub fn place(self) -> Place {
        match self {
            Self::Own(place) | Self::Turn(place) => place,
            Self::Both => Place::Shared,
        }
    }

    /// Who types.
    pub fn by(self) -> By {
        by(self.place())
    }
}

/// Who writes in a place.
pub fn by(place: Place) -> By {
    match place {
        Place::One => By::One,
        Place::Two => By::Two,
        Place::Shared => By::Both,
    }
}

/// Whether a step is for looking at promises: each marks their own.
fn is_own_marks(step: &Step) -> bool {
    step.kind == Kind::Review && step.prose.words.of.as_deref() != Some("agreements")
}

/// The other one of two.
pub fn other(place: Place) -> Place {
    if place == Place::One { Place::Two } else { Place::One }
}

/// Who reads a list or a page: the kind of workbook, the seat, and on a person's own pages their part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reader {
    /// The kind of workbook.
    pub kind: BookKind,
    /// Who sits there.
    pub seat: Seat,
    /// Their own answer about their part; of no meaning for both.
    pub role: Role,
}

impl Reader {
    /// One person with a workbook of their own.
    pub fn one(role: Role) -> Self {
        Self { kind: BookKind::One, seat: Seat::Own(Place::One), role }
    }

    /// A step as this reader meets it; none where it is left out for them.
    pub fn prompt(&self, step: &Step) -> Option<Prompt> {
        if self.kind == BookKind::One {
            return step.for_one(self.role);
        }
        let prompt = step.for_two();
        // Without a lock nothing could be kept from the other one, so no own page is kept at all.
        let for_now = self.kind == BookKind::Together && matches!(prompt.visibility, Visibility::Private);
        Some(if for_now { Prompt { visibility: Visibility::Unsaved, ..prompt } } else { prompt })
    }

    /// Whether a step may be opened by whoever sits there, wherever its name stands. What is one's own is never opened
    /// before both, and what both do is not done by one of them alone, but for reading and for what each answers alone.
    pub fn opens(&self, step: &Step) -> bool {
        match (self.kind, self.seat) {
            (BookKind::One, _) => true,
            (_, Seat::Both) => step.sitting == Sits::Together,
            _ => {
                let answered_alone = step.visibility == Visibility::Blind || is_own_marks(step);
                step.sitting == Sits::Alone || step.kind == Kind::Reading || answered_alone
            }
        }
    }

    /// Whether a step stands on this reader's list. Doors that leave no trace stand elsewhere, at their fixed place.
    pub fn lists(&self, step: &Step) -> bool {
        if step.visibility == Visibility::Untraced {
            return false;
        }
        match (self.kind, self.seat) {
            // Who would rather not say has every step on the list; `is_core` keeps most of them under More.
            (BookKind::One, _) => (step.is_for(self.role) || self.role == Role::Unsaid) && !step.is_out_for_one.0,
            (_, Seat::Both) => step.sitting == Sits::Together,
            _ => step.sitting == Sits::Alone && (step.is_for(self.role) || self.role == Role::Unsaid),
        }
    }

    /// Whether it stands on their short path.
    pub fn is_core(&self, step: &Step) -> bool {
        let on = |path: ShortPath| step.core.contains(&path);
        match (self.kind, self.seat) {
            (BookKind::One, _) => step.is_core_for_one(self.role),
            // Parts stand on no joint screen, so the joint list has what is core for either of them.
            (_, Seat::Both) => on(ShortPath::TwoHurt) || on(ShortPath::TwoBroke),
            _ => match self.role {
                Role::Hurt => on(ShortPath::TwoHurt),
                Role::Broke => on(ShortPath::TwoBroke),
                Role::SomeOfEach => on(ShortPath::TwoHurt) || on(ShortPath::TwoBroke),
                // Anything that is meant for one part would be a guess at theirs.
                Role::Unsaid => step.audience == Audience::Each && (on(ShortPath::TwoHurt) || on(ShortPath::TwoBroke)),
            },
        }
    }

    /// Whether a step is meant for this reader, not only shown under More.
    pub fn is_meant(&self, step: &Step) -> bool {
        self.seat == Seat::Both || step.is_for(self.role)
    }
}
