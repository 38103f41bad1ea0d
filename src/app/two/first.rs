//! The screens of the first list of two that are no step.

use super::first_list::{self, NEXT_TIME, TEN_MINUTES};
use crate::app::field::Field;
use crate::app::input::Input;
use crate::app::page::{Belongs, Weight};
use crate::app::route::TwoRoute;
use crate::app::sheet::{Button, Sheet};
use crate::app::{Model, Route, Screen, Transition};
use crate::content::known;
use crate::content::library::SittingScreen;
use crate::engine::record::{Known, Record};
use crate::engine::{BookKind, State};

/// A screen of the list that is no step.
pub struct Between {
    id: String,
    day: Input<Field>,
    time: Input<Field>,
    /// The card for the fridge is shown.
    card: bool,
}

/// What can be pressed between the steps of the list.
#[derive(Clone)]
pub enum Pressed {
    /// On with the list.
    GoOn,
    /// Past what takes long.
    Stop,
    /// The next time is kept.
    KeepTime,
    /// The card is shown.
    Card,
}

impl Between {
    /// That screen of the list.
    pub fn new(id: String) -> Self {
        Self { id, day: Input::line(""), time: Input::line(""), card: false }
    }

    fn said(&self, model: &Model) -> SittingScreen {
        model.book.library.sittings.screen_of_two(&self.id).cloned().unwrap_or_default()
    }

    /// The day and the time, for both; in their own words.
    fn keep_time(&self, model: &mut Model) -> Transition {
        let said = [&self.day, &self.time].map(|field| field.text().trim().to_owned()).join(" ");
        if said.trim().is_empty() {
            return Self::onwards(model);
        }
        let event = Known::Setting { name: "next-time".to_owned(), value: said.trim().into() };
        Transition::stay().with(model.keep_event(known::GROUND_RULES, event))
    }

    fn onwards(model: &mut Model) -> Transition {
        first_list::go_on(model);
        Transition::instead(Route::Two(TwoRoute::FirstList))
    }

    fn fridge_card(model: &Model) -> Sheet<Pressed> {
        let words = &model.book.words.two.first;
        let sheets = &model.book.library.worksheets.sheets;
        let card = sheets
            .iter()
            .find(|sheet| sheet.id == "fridge-card")
            .and_then(|sheet| sheet.verbatim.as_deref().map(str::to_owned));
        let pieces =
            vec![(Weight::Plain, card.unwrap_or_default()), (Weight::Quiet, words.by_hand_or_printed().to_owned())];
        Sheet::new(words.fridge_card())
            .whose(Belongs::ToBoth)
            .scene(true)
            .saying(pieces)
            .button(model.book.words.common.buttons.go_on(), Pressed::GoOn)
            .gap()
    }

    fn last_things(sheet: Sheet<Pressed>, model: &Model) -> Sheet<Pressed> {
        let words = &model.book.words;
        // Said here once, and never again where both sit: in company it would become a question about those pages.
        let own = (model.kind() == BookKind::Pair).then(|| model.book.words.two.first.own_pages_wait());
        // The card is about their word for stop. Who put that off is not reminded of it by a blank one.
        let has_plan = model.progress().state(known::TIME_OUT_PLAN) == State::Been;
        let go_on = Button::new(words.common.buttons.go_on(), Pressed::GoOn);
        let card = has_plan.then(|| Button::new(words.two.first.card_by_hand(), Pressed::Card));
        sheet.says(own.unwrap_or_default()).buttons(std::iter::once(go_on).chain(card).collect())
    }
}

impl Screen for Between {
    type Answer = Pressed;

    fn sheet(&self, model: &Model) -> Sheet<Pressed> {
        if self.card {
            return Self::fridge_card(model);
        }
        let (words, common) = (&model.book.words.two.first, &model.book.words.common);
        let said = self.said(model);
        let sheet = Sheet::new(said.title).whose(Belongs::ToBoth);
        let sheet = said.ask.into_iter().fold(sheet, Sheet::ask);
        let sheet = match self.id.as_str() {
            TEN_MINUTES => sheet.says(said.text.unwrap_or_default()).buttons(vec![
                Button::new(words.practice_talk(), Pressed::GoOn),
                Button::new(words.stop_here(), Pressed::Stop),
            ]),
            NEXT_TIME => sheet.line(words.day(), &self.day).line(words.time(), &self.time).buttons(vec![
                Button::new(words.this_will_do(), Pressed::KeepTime),
                Button::new(common.buttons.not_now(), Pressed::GoOn),
            ]),
            _ => Self::last_things(sheet, model),
        };
        sheet.gap()
    }

    fn on(&mut self, pressed: Pressed, model: &mut Model) -> Transition {
        match pressed {
            Pressed::GoOn => Self::onwards(model),
            Pressed::Stop => {
                first_list::stop(model);
                Transition::instead(Route::Two(TwoRoute::FirstList))
            }
            Pressed::KeepTime => self.keep_time(model),
            Pressed::Card => {
                self.card = true;
                Transition::stay()
            }
        }
    }

    fn kept(&mut self, _record: &Record, model: &mut Model) -> Transition {
        Self::onwards(model)
    }

    fn back(&mut self, _model: &mut Model) -> Transition {
        Transition::home()
    }
}
