//! The leaves of a step: one question a screen, with what it is answered in.
//!
//! A leaf knows what it says and where its answer goes; it does not know what is kept, or where one goes next.

use crate::app::field::Field;
use crate::app::input::Input;
use crate::app::page::Weight;
use crate::app::parts::{Picks, Scale, Sort};
use crate::app::sheet::Button;
use crate::content::{Ask, Entry};
use crate::engine::{Mark, RecordId};
use chrono::NaiveDate;
use std::cell::Ref;

/// What can be pressed on the screens of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pressed {
    /// On from the leaf that is seen; on the last one this keeps the page.
    GoOn,
    /// To the page for a card of one's own.
    OwnCard,
    /// It can wait.
    NotNow,
    /// It is left out for good.
    LeaveOut,
    /// The buttons that are needed less often are shown, or hidden again.
    More,
    /// A step that is easier.
    Lighter,
    /// What was written on this step before.
    Before,
    /// Own promises, to be marked on top of this page.
    OwnPromises,
    /// The disk takes no words: they are taken elsewhere.
    Elsewhere,
    /// Along to a session.
    TakeAlong,
    /// Repair, after a miss.
    Repair,
    /// A small promise, where there is none to look at.
    SmallPromise,
    /// The one line of a list that keeps nothing else.
    KeepLine,
    /// Nothing of that list is kept.
    Close,
    /// To change what was answered there; nothing is lost on the way.
    Back,
    /// The page is not kept, and the choice stays on it.
    Unkept,
    /// The page is kept with the choice on it.
    KeepChoice,
    /// The choice is taken back.
    Unpick,
}

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
    /// From 0 to 10, in the answer itself.
    Number,
    /// Each with the cards that were put on it.
    Piles,
    /// A card of the person's own, for the piles before it. It has a page beside them, so that the sort has no text on it
    /// and its digits and spaces stay keys.
    OwnCard,
    /// One of the parts of an answer: a box or a small question, with what it asked.
    Part,
    /// One too: a line that begins with what one will do.
    Will,
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

impl Slot {
    /// Whether it is a box, or a small question, of the record that the step becomes.
    pub fn is_box(&self) -> bool {
        matches!(self, Self::Part | Self::Will | Self::Day(_))
    }
}

/// Where in its step a leaf comes, and so whether anything on it is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// It says that the step can be heavy, and how long it takes.
    Warning,
    /// It asks, or is read.
    Ask,
    /// It comes after the page is kept.
    After,
}

/// What a leaf is answered in.
pub enum Given {
    /// It is said aloud.
    Nothing,
    /// It is read, and reading on comes before going on.
    Read(Vec<(Weight, String)>),
    /// Words to say aloud, and the buttons to press afterwards.
    Said(Vec<(Weight, String)>, Vec<Button<Pressed>>),
    /// A page to write.
    Page(Input<Field>),
    /// One line, with the words that stand before it.
    Line(Input<Field>, String),
    /// Things to pick, and a line for own words where there may be any.
    Picks(Input<Picks>, Option<Input<Field>>),
    /// A number.
    Scale(Input<Scale>),
    /// Cards to sort.
    Sort(Input<Sort>),
}

/// One screen of a step.
pub struct Leaf {
    /// Only leaves that ask count when a draft says how far somebody got.
    pub purpose: Purpose,
    /// What it asks; stays in view.
    pub ask: String,
    /// The id of that in the pack; empty where it is the question of the step itself, and in an edition that gives none.
    pub id: String,
    /// Other words that it was, or may have been, asked in.
    pub was: Vec<String>,
    /// Words above what is typed, in their weights.
    pub says: Vec<(Weight, String)>,
    /// What it is answered in.
    pub given: Given,
    /// Where its answer goes.
    pub slot: Slot,
    /// For how many minutes of talk it is meant; none where it is not spoken.
    pub minutes: u16,
    /// Whether it was gone on from. What is on it then is not let go with words that were only begun.
    pub accepted: bool,
    /// Whether it opens with the caret in its text: words that were begun are taken up there.
    pub in_text: bool,
    /// How often it was to be looked at afresh: then the focus is on its first part again.
    pub afresh: u32,
}

impl Leaf {
    /// With no hint, no id and nothing above its input; the methods below add them.
    pub fn new(ask: impl Into<String>, slot: Slot, given: Given) -> Self {
        Self {
            purpose: Purpose::Ask,
            ask: ask.into(),
            id: String::new(),
            was: Vec::new(),
            says: Vec::new(),
            given,
            slot,
            minutes: 0,
            accepted: false,
            in_text: false,
            afresh: 0,
        }
    }

    /// A page to write.
    pub fn page(ask: impl Into<String>, slot: Slot) -> Self {
        Self::new(ask, slot, Given::Page(Input::page("")))
    }

    /// One line, with words that stand before it.
    pub fn line(ask: impl Into<String>, slot: Slot, before: &str) -> Self {
        Self::new(ask, slot, Given::Line(Input::line(""), before.to_owned()))
    }

    /// One or many things to pick.
    pub fn picks(ask: impl Into<String>, slot: Slot, items: Vec<Entry>, many: bool) -> Self {
        Self::new(ask, slot, Given::Picks(Input::picks(items, many), None))
    }

    /// With a line for own words under what is picked.
    #[must_use]
    pub fn with_own(mut self, has_own: bool) -> Self {
        if let (Given::Picks(_, own), true) = (&mut self.given, has_own) {
            *own = Some(Input::line(""));
        }
        self
    }

    /// A number.
    pub fn scale(ask: impl Into<String>, slot: Slot, low: &str, high: &str) -> Self {
        let scale = Scale { number: None, low: low.to_owned(), high: high.to_owned() };
        Self::new(ask, slot, Given::Scale(scale.into()))
    }

    /// The answer goes to [`Slot::Piles`], the one sort that a record has.
    pub fn sort(ask: impl Into<String>, piles: Vec<Entry>, cards: Vec<Entry>) -> Self {
        Self::new(ask, Slot::Piles, Given::Sort(Input::sort(piles, cards)))
    }

    /// Something to read.
    pub fn read(ask: impl Into<String>, text: &str) -> Self {
        let pieces = vec![(Weight::Plain, text.to_owned())];
        Self::new(ask, Slot::None, if text.is_empty() { Given::Nothing } else { Given::Read(pieces) })
    }

    /// Says something with buttons under it.
    pub fn said(
        purpose: Purpose,
        ask: impl Into<String>,
        says: Vec<(Weight, String)>,
        buttons: Vec<Button<Pressed>>,
    ) -> Self {
        Self { purpose, ..Self::new(ask, Slot::None, Given::Said(says, buttons)) }
    }

    /// The same, with a line above what is typed.
    #[must_use]
    pub fn saying(mut self, weight: Weight, words: Option<&str>) -> Self {
        self.says.extend(words.map(|words| (weight, words.to_owned())));
        self
    }

    /// Takes the id and every older wording, so that words kept under one of those are found again.
    #[must_use]
    pub fn known_by(mut self, asked: &Ask) -> Self {
        self.id.clone_from(&asked.id);
        self.was.extend(asked.was.iter().chain([&asked.ask]).cloned());
        self
    }

    /// Whether it asks in these words, or did in an older wording.
    pub fn says(&self, words: &str) -> bool {
        self.ask == words || self.was.iter().any(|was| was == words)
    }

    /// Whether it asks for something that the step becomes.
    pub fn asks(&self) -> bool {
        self.purpose == Purpose::Ask && self.slot != Slot::OwnCard
    }

    /// The field it is typed into.
    pub fn field(&self) -> Option<&Input<Field>> {
        match &self.given {
            Given::Page(field) | Given::Line(field, _) | Given::Picks(_, Some(field)) => Some(field),
            _ => None,
        }
    }

    /// `None` where it asks for anything but a choice.
    pub fn choices(&self) -> Option<Ref<'_, Picks>> {
        if let Given::Picks(picks, _) = &self.given { Some(picks.get()) } else { None }
    }

    /// The number of the first thing that is picked.
    pub fn first_picked(&self) -> Option<usize> {
        if let Given::Picks(picks, _) = &self.given { picks.first() } else { None }
    }

    /// The mark that is picked on it.
    pub fn mark(&self) -> Option<Mark> {
        self.choices()?.stands_for(Mark::of, &Mark::ALL)
    }
}
