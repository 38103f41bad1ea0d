//! Who is here now: one of the two alone, or both. It is asked once a passphrase has said who may be.

use crate::app::sheet::{Button, Sheet};
use crate::app::{Model, Nav, Screen, Transition, begin};
use crate::engine::Seat;

/// The question, after opening a workbook for two.
pub struct WhoIsHere;

impl Screen for WhoIsHere {
    type Answer = Seat;

    fn sheet(&self, model: &Model) -> Sheet<Seat> {
        let words = &model.book.words.two.who;
        // Where the key lost the other's, no name can be read.
        let name = Some(model.name_of(model.me())).filter(|name| !name.is_empty());
        let alone = name.map_or_else(|| words.me_alone().to_owned(), |name| words.alone(name));
        Sheet::centred()
            .ask(words.who_is_here())
            .buttons(vec![Button::new(alone, Seat::Own(model.me())), Button::new(words.both_of_us(), Seat::Both)])
    }

    fn on(&mut self, seat: Seat, model: &mut Model) -> Transition {
        Transition::nav(Nav::Restart(begin::seated(seat, model)))
    }

    // What may be shown depends on the answer, so no key leads past the question.
    fn back(&mut self, _model: &mut Model) -> Transition {
        Transition::stay()
    }
}
