//! A page to read in the demo: for whom it is not, the card about the doors, the notes of a stop.

use super::route::stops;
use crate::app::page::Weight;
use crate::app::sheet::Sheet;
use crate::app::{Model, Screen, Transition};

/// Words, and a way back.
pub struct Notice {
    place: String,
    pieces: Vec<(Weight, String)>,
}

impl Notice {
    /// For whom it is not, and what it can't do.
    pub fn limits(model: &Model) -> Self {
        let (words, limits) = (&model.book.words.demo.limits, &model.book.demo.presenter.limits);
        let not_with = limits.not_with.iter().map(|words| format!("- {words}")).collect::<Vec<_>>().join("\n");
        let pieces = vec![
            (Weight::Bold, words.not_with().to_owned()),
            (Weight::Plain, not_with),
            (Weight::Bold, words.not_for().to_owned()),
            (Weight::Plain, limits.text.clone()),
        ];
        Self { place: limits.title.clone(), pieces }
    }

    /// What is behind the doors for one person alone, which are not opened here.
    pub fn card(model: &Model) -> Self {
        let safety = &model.book.library.safety;
        Self { place: safety.title.clone(), pieces: vec![(Weight::Plain, safety.card.text.clone())] }
    }

    /// The card of a stop of the route that is gone, asked for.
    pub fn notes(at: usize, model: &Model) -> Option<Self> {
        let words = &model.book.words.demo.notes;
        let stop = *stops(model).get(at)?;
        let opened = stop.step.as_ref().and_then(|id| model.book.step(id.as_str()));
        let therapist = opened.map_or("", |step| step.prose.therapist.as_str());
        let part = opened.and_then(|step| model.book.stage_of(step.id.as_str()));
        let handouts = stop.sheets.join(", ");
        let rows = [
            (words.aim(), stop.aim.as_str()),
            (words.say(), &stop.say),
            (words.watch(), &stop.watch),
            (words.wrong(), &stop.wrong),
            (words.sheets(), &handouts),
            (words.therapist(), therapist),
            (words.about_the_part(), part.map_or("", |stage| stage.therapist.as_str())),
        ];
        let given = rows.into_iter().filter(|(_, words)| !words.is_empty());
        let pieces =
            given.flat_map(|(head, words)| [(Weight::Bold, head.to_owned()), (Weight::Plain, words.to_owned())]);
        Some(Self { place: words.title(&stop.title), pieces: pieces.collect() })
    }
}

impl Screen for Notice {
    /// The one way back.
    type Answer = ();

    fn sheet(&self, model: &Model) -> Sheet<()> {
        let back = model.book.words.common.buttons.back();
        Sheet::new(&self.place).saying(self.pieces.clone()).button(back, ())
    }

    fn on(&mut self, (): (), _model: &mut Model) -> Transition {
        Transition::back()
    }

    fn leaves_no_mark(&self, _model: &Model) -> bool {
        true
    }
}
