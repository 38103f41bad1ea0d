//! The pages that were deleted and can be brought back for thirty days.

use super::{name, restore};
use crate::app::form::{Form, Part, Press};
use crate::app::page::{Block, Page};
use crate::app::parts::{List, Row};
use crate::app::{Go, Model, Screen, Turn, words};
use crate::engine::RecordId;
use crate::engine::record::Record;

/// The pages that are out of sight and can be brought back.
pub struct Trash {
    form: Form,
    stones: Vec<RecordId>,
}

impl Trash {
    /// As things stand now.
    pub fn new(model: &Model) -> Self {
        let stones: Vec<(&Record, &RecordId)> = model.progress.tombstones().collect();
        let rows = stones.iter().enumerate().map(|(at, (stone, _))| {
            Row::new(name(model, stone), Press::Row(at)).beside(words::day(model.now, stone.at.date_naive()))
        });
        let form = Form::new(vec![Part::List(List::new(rows.collect()))]);
        let stones = stones.iter().map(|(stone, _)| stone.id.clone()).collect();
        Self { form, stones }
    }
}

impl Screen for Trash {
    fn page(&self, _model: &Model) -> Page {
        let mut page = Page::new("Deleted pages");
        "yours alone".clone_into(&mut page.whose);
        let words = if self.stones.is_empty() {
            "Nothing here."
        } else {
            "Out of sight for 30 days, then gone. Enter brings a page back."
        };
        page.spaced(Block::text(words)).with(Block::Part(0))
    }

    own_form!();

    fn press(&mut self, press: Press, model: &mut Model) -> Turn {
        match press {
            Press::Row(at) => match self.stones.get(at).cloned() {
                Some(stone) => Turn::stay().with(restore(&stone, model)),
                None => Turn::stay(),
            },
            _ => Turn::go(Go::Back),
        }
    }

    fn kept(&mut self, _record: &Record, model: &mut Model) -> Turn {
        *self = Self::new(model);
        Turn::stay()
    }
}
