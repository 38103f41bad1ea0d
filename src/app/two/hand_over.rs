//! Passing the keyboard: the screen is clear, and only the name of the one it is for leads on.
//!
//! A typed name opens this turn's empty page and nothing else. It is no secret, is not kept, and proves nothing of who sits
//! there: no screen and no file says more of a turn than that it was entered.

use crate::app::field::Field;
use crate::app::form::{Button, Form, Part, Press};
use crate::app::page::{Block, Page};
use crate::app::{Model, Turn};
use crate::engine::{Place, Seat};
use crate::journal::search::fold;
use crate::text;

/// A hand-over to one of the two, or to both.
pub struct HandOver {
    to: Option<Place>,
    form: Form,
    /// Another name was typed.
    wrong: bool,
}

impl HandOver {
    /// To one.
    pub fn to(place: Place) -> Self {
        let line = Part::Line(Field::line("").into(), String::new());
        let go_on = Part::Buttons(vec![Button::new("Go on", Press::GoOn)], 0);
        Self { to: Some(place), form: Form::new(vec![line, go_on]), wrong: false }
    }

    /// To both.
    pub fn to_both() -> Self {
        Self { to: None, form: Form::buttons(vec![Button::new("Ready", Press::GoOn)]), wrong: false }
    }

    /// What is on it.
    pub fn page(&self, model: &Model) -> Page {
        let Some(place) = self.to else {
            let page = Page { passed_to: Some(Seat::Both), ..Page::centred() };
            return page.spaced(Block::ask("Both of you, please.")).with(Block::Part(0));
        };
        let words =
            model.book.words.two.hand_over.pass(model.name_of(place), model.name_of(crate::engine::seat::other(place)));
        let sentences: Vec<&str> = words.split_inclusive(". ").collect();
        let (first, rest) = sentences.split_first().unwrap_or((&"", &[]));
        let page = Page { passed_to: Some(Seat::Turn(place)), ..Page::centred() };
        let page = page.spaced(Block::ask(first.trim_end())).spaced(Block::text(rest.concat()));
        let page = page.spaced(Block::Part(0));
        let page = if self.wrong { page.spaced(Block::text("That is another name. Please try again.")) } else { page };
        page.with(Block::Part(1))
    }

    /// Its parts.
    pub fn form(&self) -> &Form {
        &self.form
    }

    /// The same, to change.
    pub fn form_mut(&mut self) -> &mut Form {
        &mut self.form
    }

    /// Whether the name of the one it is for was typed.
    pub fn passed(&self, model: &Model) -> bool {
        let Some(place) = self.to else { return true };
        let wanted = fold(&text::name(model.name_of(place)));
        !wanted.is_empty() && fold(&text::name(&self.form.typed(0))) == wanted
    }

    /// A wrong name empties the line.
    pub fn again(&mut self) -> Turn {
        if let Some(Part::Line(field, _)) = self.form.parts.first_mut() {
            self.wrong = !field.text().trim().is_empty();
            *field.change() = Field::line("");
            self.form.at = 0;
        }
        Turn::stay()
    }
}
