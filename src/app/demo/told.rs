//! A page to read in the demo: for whom it is not, the card about the doors, the notes of a stop.

use crate::app::form::{Button, Form, Press};
use crate::app::page::{Block, Page, Weight};
use crate::app::{AnyScreen, Go, Model, Turn};
use crate::content::demo::Stop;

/// Words, and a way back.
pub struct Told {
    place: String,
    form: Form,
}

impl Told {
    fn new(place: &str, pieces: Vec<(Weight, String)>) -> Self {
        let form = Form::text(pieces, vec![Button::new("Back", Press::Back)]);
        Self { place: place.to_owned(), form }
    }

    /// For whom it is not, and what it can't do.
    pub fn limits(model: &Model) -> Self {
        let limits = &model.book.demo.presenter.limits;
        let not_with = limits.not_with.iter().map(|words| format!("- {words}")).collect::<Vec<_>>().join("\n");
        let pieces = vec![
            (Weight::Bold, "Not with".to_owned()),
            (Weight::Plain, not_with),
            (Weight::Bold, "What it can't do".to_owned()),
            (Weight::Plain, limits.text.clone()),
        ];
        Self::new(&limits.title, pieces)
    }

    /// What is behind the doors for one person alone, which are not opened here.
    pub fn card(model: &Model) -> Self {
        let safety = &model.book.library.safety;
        Self::new(&safety.title, vec![(Weight::Plain, safety.card.text.clone())])
    }

    /// The card of a stop, asked for.
    pub(super) fn notes(stop: &Stop, model: &Model) -> Self {
        let opened = stop.step.as_ref().and_then(|id| model.book.step(id.as_str()));
        let therapist = opened.map_or("", |step| step.therapist.as_str());
        let handouts = stop.sheets.join(", ");
        let rows = [
            ("Aim", stop.aim.as_str()),
            ("Say this", &stop.say),
            ("Watch for", &stop.watch),
            ("If it goes wrong", &stop.wrong),
            ("Sheets to hand out", &handouts),
            ("More about this step", therapist),
        ];
        let given = rows.into_iter().filter(|(_, words)| !words.is_empty());
        let pieces =
            given.flat_map(|(head, words)| [(Weight::Bold, head.to_owned()), (Weight::Plain, words.to_owned())]);
        Self::new(&format!("Notes  ·  {}", stop.title), pieces.collect())
    }
}

impl AnyScreen for Told {
    fn page(&self, _model: &Model) -> Page {
        Page::new(self.place.clone()).spaced(Block::Part(0)).with(Block::Part(1))
    }

    own_form!();

    fn press(&mut self, _press: Press, _model: &mut Model) -> Turn {
        Turn::go(Go::Back)
    }

    fn leaves_no_mark(&self) -> bool {
        true
    }
}
