//! The agreements that stand today. Either can end one today, alone, and no reason is kept.

use super::agree::terms;
use super::sign;
use crate::app::form::{Button, Form, Part, Press};
use crate::app::page::{Block, Page, Weight};
use crate::app::parts::{List, Row};
use crate::app::{AnyScreen, Effect, Go, Model, Turn};
use crate::engine::record::{Known, Record};
use crate::engine::{BookKind, By, Place, RecordId, promise};

/// The list, and one of it.
pub struct Agreements {
    form: Form,
    open: Option<RecordId>,
    /// Whether one of them was not signed by both.
    unsigned: bool,
}

impl Agreements {
    /// As things stand now.
    pub fn new(model: &Model) -> Self {
        let today = model.now.date_naive();
        let running = promise::running(model.progress(), today);
        let rows = running.iter().map(|agreed| {
            let row = Row::new(agreed.agreement.limit.clone(), Press::Record(agreed.record.id.clone()));
            let row = row
                .beside(format!("until {}", model.book.words.dates.day(model.now.date_naive(), promise::ends(agreed))));
            if agreed.record.is_signed_by_both() { row.mark(sign::says(agreed.record, model)) } else { row }
        });
        let unsigned = running.iter().any(|agreed| !agreed.record.is_signed_by_both());
        Self { form: Form::new(vec![Part::List(List::new(rows.collect()))]), open: None, unsigned }
    }

    fn show(&mut self, id: RecordId, model: &Model) -> Turn {
        let whole = terms::agreement(&id, model).map_or_else(Vec::new, |(record, value)| {
            let mut pieces = terms::pieces(&value, model);
            pieces.push((Weight::Quiet, sign::says(&record, model)));
            pieces
        });
        let buttons = vec![Button::new("Back", Press::Back), Button::new("End it today", Press::Stop)];
        self.open = Some(id);
        self.form = Form::text(whole, buttons);
        Turn::stay()
    }
}

impl AnyScreen for Agreements {
    fn page(&self, model: &Model) -> Page {
        let mut page = Page::new("Agreements");
        "both of you".clone_into(&mut page.whose);
        if self.open.is_some() {
            return page
                .spaced(Block::Part(0))
                .spaced(Block::text(model.book.words.two.agreements.ending_it()))
                .with(Block::Part(1));
        }
        let is_empty = matches!(self.form.parts.first(), Some(Part::List(list)) if list.rows.is_empty());
        let page = if is_empty { page.spaced(Block::text("Nothing stands here today.")) } else { page };
        let page = page.with(Block::Part(0));
        let unsigned = self.unsigned.then(|| Block::quiet(sign::unsigned(model)));
        unsigned.into_iter().fold(page, |page, says| page.with(Block::Gap).with(says))
    }

    own_form!();

    fn press(&mut self, press: Press, model: &mut Model) -> Turn {
        match (press, self.open.clone()) {
            (Press::Record(id), _) => self.show(id, model),
            (Press::Stop, Some(of)) => {
                let id = model.new_id();
                let mut record = model.record(id, "boundaries.your-main-agreement", "", Known::AgreementEnded { of });
                if model.kind() != BookKind::One {
                    // Nothing says which of the two it was, wherever they sat.
                    (record.place, record.by) = (Place::Shared, By::Both);
                }
                Turn::stay().with(Effect::Keep(Box::new(record)))
            }
            _ => self.back(model),
        }
    }

    fn kept(&mut self, _record: &Record, model: &mut Model) -> Turn {
        *self = Self::new(model);
        Turn::stay()
    }

    fn back(&mut self, model: &mut Model) -> Turn {
        if self.open.is_some() {
            *self = Self::new(model);
            return Turn::stay();
        }
        Turn::go(Go::Back)
    }
}
