//! Passing the keyboard: the screen is clear, and only the name of the one it is for leads on.
//!
//! A typed name opens this turn's empty page and nothing else. It is no secret, is not kept, and proves nothing of who sits
//! there: no screen and no file says more of a turn than that it was entered.

use super::both_of_you;
use crate::app::field::Field;
use crate::app::input::Input;
use crate::app::sheet::Sheet;
use crate::app::{Model, Reply, Screen, Transition};
use crate::engine::{Place, Seat, seat::other};
use crate::journal::search::fold;
use crate::text;

/// The screen between two turns. Whoever asked for it goes on once the keyboard is where it should be.
pub struct HandOver {
    /// The one it is for; both of them where nobody is named.
    to: Option<Place>,
    name: Input<Field>,
    /// Another name was typed.
    is_wrong: bool,
    /// What is to be known before the next try.
    line: Option<String>,
}

impl HandOver {
    /// To one of them, or to both.
    pub fn new(to: Option<Place>) -> Self {
        Self { to, name: Input::line(""), is_wrong: false, line: None }
    }

    /// The same, with a line at its foot.
    #[must_use]
    pub fn saying(self, line: String) -> Self {
        Self { line: Some(line), ..self }
    }

    fn asked(&self, model: &Model) -> Sheet<()> {
        let words = &model.book.words;
        let Some(place) = self.to else { return both_of_you((), model) };
        let said = words.two.hand_over.pass(model.name_of(place), model.name_of(other(place)));
        // The first sentence is asked, the others are read.
        let (first, rest) = said.find(". ").map_or((said.as_str(), ""), |end| said.split_at(end + 2));
        let sheet = Sheet::centred().passed_to(Seat::Turn(place)).ask(first.trim_end()).text(rest).line("", &self.name);
        let sheet = if self.is_wrong { sheet.text(words.two.hand_over.another_name()) } else { sheet };
        sheet.button(words.common.buttons.go_on(), ())
    }

    /// Whether the name that was typed is theirs, however it is written.
    fn is_theirs(&self, place: Place, model: &Model) -> bool {
        let wanted = fold(&text::name(model.name_of(place)));
        // Where no name can be read, an empty line must not be the right one.
        !wanted.is_empty() && fold(&text::name(&self.name.text())) == wanted
    }
}

impl Screen for HandOver {
    /// The one thing to answer: that the keyboard is passed.
    type Answer = ();

    fn sheet(&self, model: &Model) -> Sheet<()> {
        self.line.iter().fold(self.asked(model), Sheet::text)
    }

    fn on(&mut self, (): (), model: &mut Model) -> Transition {
        if self.to.is_none_or(|place| self.is_theirs(place, model)) {
            return Transition::reply(Reply::Passed);
        }
        // A wrong name empties the line.
        self.is_wrong = !self.name.text().trim().is_empty();
        *self.name.change() = Field::line("");
        Transition::stay()
    }

    fn back(&mut self, _model: &mut Model) -> Transition {
        Transition::reply(Reply::Left)
    }

    fn is_asked_for(&self) -> bool {
        true
    }
}
