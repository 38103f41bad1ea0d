//! The leaves of a step: one question a screen, with the parts it is answered in.
//!
//! A leaf knows what it says and where its answer goes; it does not know what is kept, or where one goes next.

use crate::app::field::Field;
use crate::app::form::{Button, Form, Part, Press};
use crate::app::input::Input;
use crate::app::page::Weight;
use crate::app::parts::{Picks, Read, Scale, Sort};
use crate::engine::RecordId;
use chrono::NaiveDate;

/// Where the answer of a leaf goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slot {
    /// It has none: it is read, or said aloud.
    None,
    /// None either; own promises can be looked at from here.
    Look,
    /// The words of the page.
    Text,
    /// What is picked, own words after it.
    Picked,
    /// The number.
    Number,
    /// The piles.
    Piles,
    /// A card of the person's own, for the piles before it.
    OwnCard,
    /// A part of its own.
    Part,
    /// A trust note: a record of its own, under this step.
    Note(String),
    /// A day, in a part of its own.
    Day(Vec<NaiveDate>),
    /// How a promise went.
    Mark(RecordId),
    /// What becomes of an agreement whose day has come.
    Again(RecordId),
    /// What to take to a session: the pages that can be ticked.
    Summary(Vec<RecordId>),
}

/// What a leaf is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// It says that the step can be heavy, and how long it takes.
    Warning,
    /// It asks, or is read.
    Ask,
    /// It comes after the page is kept.
    After,
}

/// One screen of a step.
#[derive(Debug)]
pub struct Leaf {
    /// What it is for.
    pub purpose: Purpose,
    /// What it asks; stays in view.
    pub ask: String,
    /// Words above what is typed, in their weights.
    pub says: Vec<(Weight, String)>,
    /// Its parts.
    pub form: Form,
    /// Where its answer goes.
    pub slot: Slot,
    /// For how many minutes of talk it is meant; none where it is not spoken.
    pub minutes: u16,
    /// Whether it was gone on from. What is on it then is not let go with words that were only begun.
    pub accepted: bool,
}

impl Leaf {
    /// A leaf of these parts; its buttons are put under them.
    pub fn new(ask: impl Into<String>, slot: Slot, parts: Vec<Part>) -> Self {
        let form = Form::new(parts);
        Self { purpose: Purpose::Ask, ask: ask.into(), says: Vec::new(), form, slot, minutes: 0, accepted: false }
    }

    /// A page to write.
    pub fn page(ask: impl Into<String>, slot: Slot) -> Self {
        Self::new(ask, slot, vec![Part::Page(Field::page("").into())])
    }

    /// One line, with words that stand before it.
    pub fn line(ask: impl Into<String>, slot: Slot, before: &str) -> Self {
        Self::new(ask, slot, vec![Part::Line(Field::line("").into(), before.to_owned())])
    }

    /// Things to pick, with a line for own words where `own`.
    pub fn picks(ask: impl Into<String>, slot: Slot, items: Vec<String>, many: bool, own: bool) -> Self {
        let mut parts = vec![Part::Picks(Picks::new(items, many).into())];
        if own {
            parts.push(Part::Line(Field::line("").into(), "something else: ".to_owned()));
        }
        Self::new(ask, slot, parts)
    }

    /// A number.
    pub fn scale(ask: impl Into<String>, slot: Slot, low: &str, high: &str) -> Self {
        let scale = Scale { number: None, low: low.to_owned(), high: high.to_owned() };
        Self::new(ask, slot, vec![Part::Scale(scale.into())])
    }

    /// Cards to sort.
    pub fn sort(ask: impl Into<String>, piles: Vec<String>, cards: Vec<String>) -> Self {
        let given = cards.len();
        let cards = cards.into_iter().map(|card| (card, None)).collect();
        Self::new(ask, Slot::Piles, vec![Part::Sort(Sort { piles, cards, given, at: 0 }.into())])
    }

    /// Something to read.
    pub fn read(ask: impl Into<String>, text: &str) -> Self {
        let pieces = vec![(Weight::Plain, text.to_owned())];
        let parts = if text.is_empty() { Vec::new() } else { vec![Part::Read(Read::new(pieces))] };
        Self::new(ask, Slot::None, parts)
    }

    /// Says something with buttons under it.
    pub fn says(purpose: Purpose, ask: impl Into<String>, says: Vec<(Weight, String)>, buttons: Vec<Button>) -> Self {
        Self { purpose, form: Form::text(says, buttons), ..Self::new(ask, Slot::None, Vec::new()) }
    }

    /// The same, with a line above what is typed.
    #[must_use]
    pub fn saying(mut self, weight: Weight, words: Option<&str>) -> Self {
        self.says.extend(words.map(|words| (weight, words.to_owned())));
        self
    }

    /// Puts these buttons under it, in place of those it had. The number of the chosen one stays: where "More" was pressed
    /// stands "Less", and a second press must not be one of another button.
    pub fn set_buttons(&mut self, buttons: Vec<Button>) {
        let had = self.form.parts.iter().find_map(|part| match part {
            Part::Buttons(_, chosen) => Some(*chosen),
            _ => None,
        });
        let chosen = had.unwrap_or(0).min(buttons.len().saturating_sub(1));
        self.form.parts.retain(|part| !matches!(part, Part::Buttons(..)));
        self.form.parts.push(Part::Buttons(buttons, chosen));
    }

    /// The fields it has, in order.
    pub fn fields(&self) -> impl Iterator<Item = &Input<Field>> {
        self.form.parts.iter().filter_map(|part| match part {
            Part::Page(field) | Part::Line(field, _) => Some(field),
            _ => None,
        })
    }

    /// What is to be pressed first, once everything is given.
    pub fn primary(&self) -> Option<Press> {
        self.form.primary()
    }
}
