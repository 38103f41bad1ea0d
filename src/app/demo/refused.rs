//! Trying to open the other one's page: a page sealed as it would be, and what each key makes of it.

use crate::app::form::{Button, Form, Press};
use crate::app::page::{Block, Page};
use crate::app::two::named;
use crate::app::{AnyScreen, Go, Model, Turn};
use crate::engine::Place;

/// The sealed page, before and after the try.
pub(super) struct Refused {
    form: Form,
    tried: bool,
}

impl Refused {
    pub(super) fn new(model: &Model) -> Self {
        let label = named("Open it with {next}'s key", Place::One, model);
        let buttons = vec![Button::new(label, Press::Try), Button::new("Back", Press::Back)];
        Self { form: Form::buttons(buttons), tried: false }
    }
}

impl AnyScreen for Refused {
    fn page(&self, model: &Model) -> Page {
        let mut page = Page::new(named("A page of {other}'s", Place::One, model));
        page.whose = named("{next} sits here", Place::One, model);
        let Some(tour) = &model.demo else { return page };
        let page = page.spaced(Block::ask("As it lies in the workbook")).spaced(Block::quiet(&tour.proof.begins));
        if !self.tried {
            return page.with(Block::Part(0));
        }
        let said = |place: Place, opens: bool| {
            let words = if opens { "{next}'s key opens it." } else { "{next}'s key does not open it." };
            named(words, place, model)
        };
        let [first, second] = tour.proof.opens;
        let only = named("Only {other}'s passphrase gives that key.", Place::One, model);
        page.spaced(Block::ask(said(Place::One, first)))
            .spaced(Block::text(format!("{} {only}", said(Place::Two, second))))
            .with(Block::Part(0))
    }

    own_form!();

    fn press(&mut self, press: Press, _model: &mut Model) -> Turn {
        if press == Press::Try && !self.tried {
            self.tried = true;
            self.form = Form::buttons(vec![Button::new("Back", Press::Back)]);
            return Turn::stay();
        }
        Turn::go(Go::Back)
    }
}
