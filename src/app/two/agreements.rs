//! The agreements that stand today. Either can end one today, alone, and no reason is kept.

use super::{terms, yes};
use crate::app::page::{Belongs, Block, Weight};
use crate::app::sheet::{Button, Row, Sheet};
use crate::app::{Effect, Model, Screen, Transition};
use crate::content::known;
use crate::engine::record::{Known, Record};
use crate::engine::{BookKind, By, Place, RecordId, promise};

/// The list, and one of it.
#[derive(Default)]
pub struct Agreements {
    open: Option<RecordId>,
}

/// What can be answered here.
#[derive(Clone)]
pub enum Answer {
    /// Shows all its lines, and the day it ends.
    Read(RecordId),
    /// End the one that is read.
    End(RecordId),
    /// Back to the list, or one level back.
    Back,
}

impl Agreements {
    fn list(sheet: Sheet<Answer>, model: &Model) -> Sheet<Answer> {
        let book = &model.book;
        let today = model.now.date_naive();
        let running = promise::running(model.progress(), today);
        let rows = running.iter().map(|agreed| {
            let until = book.words.two.agreements.until(&book.words.dates.day(today, promise::ends(agreed)));
            let row = Row::new(agreed.agreement.limit.clone(), Answer::Read(agreed.record.id.clone())).beside(until);
            // A signature by one of them is not shown: it would show who did not sign.
            if agreed.record.is_signed_by_both() { row.mark(yes::says(agreed.record, model)) } else { row }
        });
        let sheet = if running.is_empty() { sheet.text(book.words.two.agreements.none_today()) } else { sheet };
        let sheet = sheet.list(rows.collect());
        // Said once under the list, and not beside each.
        let unsigned = running.iter().any(|agreed| !agreed.record.is_signed_by_both());
        if unsigned { sheet.with(Block::quiet(yes::unsigned(model))) } else { sheet.tight() }
    }
}

impl Screen for Agreements {
    type Answer = Answer;

    fn sheet(&self, model: &Model) -> Sheet<Answer> {
        let words = &model.book.words;
        let sheet = Sheet::new(words.two.agreements.title()).whose(Belongs::ToBoth);
        let Some(id) = &self.open else { return Self::list(sheet, model) };
        let whole = terms::agreement(id, model).map_or_else(Vec::new, |(record, value)| {
            let mut pieces = terms::pieces(&value, model);
            pieces.push((Weight::Quiet, yes::says(&record, model)));
            pieces
        });
        let end = Button::new(words.two.agreements.end_it_today(), Answer::End(id.clone()));
        sheet
            .scene(true)
            .saying(whole)
            .text(model.book.words.two.agreements.ending_it())
            .buttons(vec![Button::new(words.common.buttons.back(), Answer::Back), end])
    }

    fn on(&mut self, answer: Answer, model: &mut Model) -> Transition {
        match answer {
            Answer::Read(id) => {
                self.open = Some(id);
                Transition::stay()
            }
            Answer::End(of) => {
                let id = model.new_id();
                let mut record = model.record(id, known::MAIN_AGREEMENT, "", Known::AgreementEnded { of });
                if model.kind() != BookKind::One {
                    // Nothing says which of the two it was, wherever they sat.
                    (record.place, record.by) = (Place::Shared, By::Both);
                }
                Transition::stay().with(Effect::Keep(Box::new(record)))
            }
            Answer::Back => self.back(model),
        }
    }

    fn kept(&mut self, _record: &Record, _model: &mut Model) -> Transition {
        self.open = None;
        Transition::stay()
    }

    fn back(&mut self, _model: &mut Model) -> Transition {
        if self.open.take().is_some() { Transition::stay() } else { Transition::back() }
    }
}
