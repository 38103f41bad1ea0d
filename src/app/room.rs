//! "How much room do you have": one question on opening, in place of a long list. It chooses what is offered.

use super::form::{Button, Form, Part, Press};
use super::page::{Block, Page};
use super::parts::Picks;
use super::setup::onwards;
use super::{AnyScreen, Go, Model, Route, Turn};
use crate::engine::{BookKind, Room, Seat};

/// "How much room do you have", asked in place of a long list.
pub struct HowMuchRoom {
    form: Form,
    ids: Vec<String>,
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
        let fitting: Vec<_> = rooms.iter().filter(|room| fits(&room.id)).collect();
        let buttons = fitting.iter().map(|room| room.say.clone()).collect();
        let ids = fitting.iter().map(|room| room.id.clone()).collect();
        Self {
            form: Form::new(vec![
                Part::Picks(Picks::new(buttons, false).into()),
                Part::Buttons(vec![Button::new("Go on", Press::GoOn)], 0),
            ]),
            ids,
        }
    }

    fn chosen(&self, model: &mut Model) -> Turn {
        let at = self.form.picks().and_then(|picks| picks.on.iter().position(|on| *on));
        let id = at.and_then(|at| self.ids.get(at)).map_or("few", String::as_str);
        model.open_mut().guided = model.sitting().first && model.kind() == BookKind::One;
        model.open_mut().sitting.room = match id {
            "half" => Some(Room::Half),
            "quarter" => Some(Room::Quarter),
            _ => Some(Room::Few),
        };
        match id {
            "blank" => to_page(Route::BlankPage, model),
            "night" => to_page(Route::Step("check-ins.a-hard-night".into(), None), model),
            _ if model.here().guided => Turn::go(onwards(model)),
            _ => Turn::go(Go::Home(None)),
        }
    }
}

fn to_page(page: Route, model: &Model) -> Turn {
    if model.here().guided { Turn::instead(page) } else { Turn::home_with(page) }
}

impl AnyScreen for HowMuchRoom {
    fn page(&self, model: &Model) -> Page {
        let mut page = Page::new("Goldseam");
        page.whose = model.name();
        if crate::engine::path::has_been_a_while(model.progress(), model.now) {
            page = page.spaced(Block::text(model.book.words.pages.room.it_has_been_a_while()));
        }
        page.spaced(Block::ask(&model.book.library.sittings.rooms.ask)).spaced(Block::Part(0)).with(Block::Part(1))
    }

    own_form!();

    fn press(&mut self, _press: Press, model: &mut Model) -> Turn {
        self.chosen(model)
    }

    fn keep(&mut self, model: &mut Model) -> Turn {
        self.chosen(model)
    }

    fn back(&mut self, _model: &mut Model) -> Turn {
        Turn::go(Go::Home(None))
    }
}
