//! Two people at one keyboard: turns, hand-overs, what is shown together, talks, agreements and promises.
//!
//! Each person's words are typed on that person's turn. What waits to be shown waits in memory, in a type that no view
//! takes, and what either of them did alone reaches no screen here: the seat of both holds nothing but what is shared.

/// The answers of a screen that is at times a hand-over or the signing of a yes, and else has its parts in one `form`.
macro_rules! handed_form {
    () => {
        fn waits(&self) -> bool {
            matches!(&self.phase, Phase::Sign(sign, ..) if sign.waits())
        }

        fn changed(&mut self, _model: &mut crate::app::Model) -> crate::app::Turn {
            if let Phase::Sign(sign, ..) = &mut self.phase {
                sign.changed();
            }
            crate::app::Turn::stay()
        }

        fn form(&self) -> &crate::app::form::Form {
            match &self.phase {
                Phase::HandOver(hand) => hand.form(),
                Phase::Sign(sign, ..) => sign.form(),
                _ => &self.form,
            }
        }

        fn form_mut(&mut self) -> &mut crate::app::form::Form {
            match &mut self.phase {
                Phase::HandOver(hand) => hand.form_mut(),
                Phase::Sign(sign, ..) => sign.form_mut(),
                _ => &mut self.form,
            }
        }
    };
}

/// The answers of a screen that is at times a hand-over, at times somebody's page, and else has its parts in one `form`.
macro_rules! turn_form {
    ($hand_over:pat => $hand:ident) => {
        fn form(&self) -> &crate::app::form::Form {
            match &self.phase {
                $hand_over => $hand.form(),
                Phase::Page(page) => page.form(),
                _ => &self.form,
            }
        }

        fn form_mut(&mut self) -> &mut crate::app::form::Form {
            match &mut self.phase {
                $hand_over => $hand.form_mut(),
                Phase::Page(page) => page.form_mut(),
                _ => &mut self.form,
            }
        }

        fn text_form(&self) -> &crate::app::form::Form {
            match &self.phase {
                Phase::Page(page) => page.text_form(),
                _ => self.form(),
            }
        }

        fn text_form_mut(&mut self) -> &mut crate::app::form::Form {
            match &mut self.phase {
                $hand_over => $hand.form_mut(),
                Phase::Page(page) => page.text_form_mut(),
                _ => &mut self.form,
            }
        }
    };
}

pub mod again;
pub mod agree;
pub mod agreements;
pub mod each;
pub mod first;
pub mod hand_over;
pub mod marks;
pub mod round;
pub mod session;
pub mod set_up;
pub mod shown;
pub mod side;
pub mod sign;
pub mod talk;
pub mod waiting;
pub mod who;

use super::form::Button;
use super::step::StepPage;
use super::{AnyScreen, Go, Model, Turn};
use crate::content::{Kind, Prompt, Step, Visibility};
use crate::engine::{Place, Seat, seat::other};

/// The two, in the order of their numbers.
pub const BOTH: [Place; 2] = [Place::One, Place::Two];

/// Words with the names in them: `{next}` is the one it is about, `{other}` the other one.
pub fn named(words: &str, next: Place, model: &Model) -> String {
    words.replace("{next}", model.name_of(next)).replace("{other}", model.name_of(other(next)))
}

/// A button for each of the two, with their name.
fn name_buttons(model: &Model) -> Vec<Button> {
    let rows = BOTH.iter().enumerate();
    rows.map(|(at, place)| Button::new(model.name_of(*place), super::form::Press::Row(at))).collect()
}

/// Opens a step of the joint list.
pub fn open(step: &Step, model: &mut Model) -> Turn {
    if !model.reader().opens(step) {
        return Turn::stay();
    }
    let prompt = step.for_two();
    match (prompt.kind, prompt.visibility) {
        (Kind::Dialogue, _) => Turn::to(talk::Talk::new(prompt, model)),
        (Kind::Agreement, _) => Turn::to(agree::Agree::new(prompt, model)),
        (Kind::Review, _) if prompt.words.of.as_deref() == Some("agreements") => {
            Turn::to(again::Again::new(prompt, model))
        }
        (Kind::Review, _) => Turn::to(marks::Marks::new(prompt, model)),
        (Kind::Promise | Kind::Write, Visibility::Shared) => Turn::to(each::Each::new(prompt, model)),
        (_, Visibility::Blind) => Turn::to(round::Round::new(prompt, model)),
        _ => Turn::to(StepPage::of(prompt, model)),
    }
}

/// The same as a screen, for the first list.
fn screen(id: &str, model: &mut Model) -> Option<Box<dyn AnyScreen>> {
    let book = model.book.clone();
    match open(book.step(id)?, model).go {
        Go::To(next) => next.mount(model),
        _ => None,
    }
}

/// Where one goes from a step of two: on with the first list, or back.
pub fn out(model: &mut Model) -> Turn {
    model.take_seat(Seat::Both);
    // The keyboard was passed on the way.
    model.forget_home_mark();
    Turn::go(super::setup::onwards(model))
}

/// A prompt as one of two meets it on a turn: an own page where there are any, or for now only.
fn own(prompt: &Prompt, model: &Model) -> Prompt {
    let together = model.kind() == crate::engine::BookKind::Together;
    let visibility = if together { Visibility::Unsaved } else { Visibility::Private };
    Prompt { visibility, ..prompt.clone() }
}
