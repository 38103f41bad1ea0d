//! Two people at one keyboard: turns, hand-overs, what is shown together, talks, agreements and promises.
//!
//! Each person's words are typed on that person's turn. What waits to be shown waits in memory, in a type that no view
//! takes, and what either of them did alone reaches no screen here: the seat of both holds nothing but what is shared.

pub mod again;
pub mod agree;
pub mod agreements;
pub mod each;
pub mod first;
pub mod first_list;
pub mod hand_over;
pub mod marks;
pub mod round;
pub mod session;
pub mod set_up;
pub mod shown;
pub mod side;
pub mod sign;
pub mod talk;
pub mod terms;
pub mod waiting;
pub mod who_is_here;
pub mod yes;

use super::route::TwoRoute;
use super::sheet::{Button, Sheet};
use super::{Model, Route, Transition};
use crate::content::{Kind, Prompt, Step, Visibility};
use crate::engine::{Place, Seat, seat::other};

/// The two, in the order of their numbers.
pub const BOTH: [Place; 2] = [Place::One, Place::Two];

/// Words with the names in them: `{next}` is the one it is about, `{other}` the other one.
pub fn named(words: &str, next: Place, model: &Model) -> String {
    words.replace("{next}", model.name_of(next)).replace("{other}", model.name_of(other(next)))
}

fn name_buttons<A>(answer: fn(Place) -> A, model: &Model) -> Vec<Button<A>> {
    BOTH.into_iter().map(|place| Button::new(model.name_of(place), answer(place))).collect()
}

/// Asks both to look at the screen again, after each was alone with it.
fn both_of_you<A>(answer: A, model: &Model) -> Sheet<A> {
    let words = &model.book.words;
    let sheet = Sheet::centred().passed_to(Seat::Both).ask(words.two.hand_over.both_of_you());
    sheet.button(words.common.buttons.ready(), answer)
}

/// Opens a step of the joint list.
pub fn open(step: &Step, model: &mut Model) -> Transition {
    if !model.reader().opens(step) {
        return Transition::stay();
    }
    let prompt = step.for_two();
    match (prompt.kind, prompt.visibility) {
        (Kind::Dialogue, _) => Transition::to(Route::Two(TwoRoute::Talk(prompt.id))),
        (Kind::Agreement, _) => Transition::to(Route::Two(TwoRoute::Agree(prompt.id))),
        (Kind::Review, _) if prompt.words.of.as_deref() == Some("agreements") => {
            Transition::to(Route::Two(TwoRoute::Again(prompt.id)))
        }
        (Kind::Review, _) => Transition::to(Route::Two(TwoRoute::Marks(prompt.id))),
        (Kind::Promise | Kind::Write, Visibility::Shared) => {
            Transition::to(Route::Two(TwoRoute::Each(Box::new(prompt))))
        }
        (_, Visibility::Blind) => Transition::to(Route::Two(TwoRoute::Round(prompt.id))),
        _ => Transition::to(Route::Two(TwoRoute::JointPage(prompt.id))),
    }
}

/// Where one goes from a step of two: on with the first list, or back.
pub fn out(model: &mut Model) -> Transition {
    model.take_seat(Seat::Both);
    // The keyboard was passed on the way.
    model.forget_home_mark();
    Transition::nav(super::onwards::onwards(model))
}

/// A prompt as one of two meets it on a turn: a page of their own where there are any, or for now only.
fn own(prompt: &Prompt, model: &Model) -> Prompt {
    // Where there is no lock nothing private is ever saved, so that no screen has to promise what it can't hold.
    let together = model.kind() == crate::engine::BookKind::Together;
    let visibility = if together { Visibility::Unsaved } else { Visibility::Private };
    Prompt { visibility, ..prompt.clone() }
}
