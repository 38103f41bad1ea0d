//! "How much room do you have": one question on opening, in place of a long list. It chooses what is offered.

use super::input::Input;
use super::onwards::onwards;
use super::parts::Picks;
use super::sheet::Sheet;
use super::{Model, Nav, Route, Screen, Transition};
use crate::content::{Entry, known};
use crate::engine::{BookKind, Room, Seat};

/// "How much room do you have", asked in place of a long list.
pub struct HowMuchRoom {
    rooms: Input<Picks>,
}

impl HowMuchRoom {
    /// The answers that fit this sitting: "half an hour" is left out of the first.
    pub fn new(model: &Model) -> Self {
        let rooms = &model.book.library.sittings.rooms.choices;
        let both = model.seat() == Seat::Both;
        let fits = |id: &str| match id {
            "half" => both || !model.sitting().first,
            "blank" | "night" => !both,
            _ => true,
        };
        let fitting = rooms.iter().filter(|room| fits(&room.id));
        let rooms = fitting.map(|room| Entry::new(&room.id, &room.say)).collect();
        Self { rooms: Input::picks(rooms, false) }
    }
}

impl Screen for HowMuchRoom {
    type Answer = ();

    fn sheet(&self, model: &Model) -> Sheet<()> {
        let library = &model.book.library;
        let mut sheet = Sheet::new(model.book.words.home.front.title()).whose(model.name());
        if crate::engine::path::has_been_a_while(model.progress(), model.now) {
            sheet = sheet.text(model.book.words.pages.room.it_has_been_a_while());
        }
        let go_on = model.book.words.common.buttons.go_on();
        sheet.ask(&library.sittings.rooms.ask).picks(&self.rooms).button(go_on, ())
    }

    fn on(&mut self, (): (), model: &mut Model) -> Transition {
        let picked = self.rooms.get().picked().next().map(|room| room.id.clone());
        let is_guided = model.sitting().first && model.kind() == BookKind::One;
        let open = model.open_mut();
        open.guided = is_guided;
        open.sitting.room = match picked.as_deref() {
            Some("half") => Some(Room::Half),
            Some("quarter") => Some(Room::Quarter),
            _ => Some(Room::Few),
        };
        let page = match picked.as_deref() {
            Some("blank") => Route::BlankPage,
            Some("night") => Route::Step(known::HARD_NIGHT.into(), None),
            _ if is_guided => return Transition::nav(onwards(model)),
            _ => return Transition::home(),
        };
        if is_guided { Transition::instead(page) } else { Transition::nav(Nav::Home(Some(page))) }
    }

    fn back(&mut self, _model: &mut Model) -> Transition {
        Transition::home()
    }
}
