//! The way out for whoever never set a passphrase, and stands before the question for one: somebody, or a sync tool, put a
//! key or a sealed file into the folder of their workbook.
//!
//! First what is to be known: whoever did set one goes back and types it. Then the pages can be read and taken along, with no
//! workbook open, so that no screen leads to anything that is written.

use super::button;
use crate::app::form::{Form, Press};
use crate::app::news::News;
use crate::app::page::{Block, Page, Weight};
use crate::app::{AnyScreen, Effect, Go, Model, Turn, journal, start};
use std::path::Path;

/// How many files are named.
const NAMED: usize = 12;

/// What is said before, and the way to the pages.
pub struct Never {
    form: Form,
    /// Which of them is looked at, where there are several.
    at: usize,
    is_reading: bool,
}

impl Never {
    /// About the first of them.
    pub fn new(model: &Model) -> Self {
        Self::about(0, model)
    }

    fn about(at: usize, model: &Model) -> Self {
        let words = &model.book.words.lock.never;
        let mut pieces = vec![(Weight::Bold, words.caution().to_owned()), (Weight::Plain, words.why().to_owned())];
        if let Some(way) = model.shelf.in_the_way.get(at) {
            // Somebody else may have given these names.
            let named = |path: &Path| crate::text::spelled(&path.to_string_lossy());
            let mut lines = vec![named(&way.folder)];
            lines.extend(way.files.iter().take(NAMED).map(|file| format!("  {}", named(file))));
            let more = way.files.len().saturating_sub(NAMED);
            lines.extend((more > 0).then(|| format!("  {}", words.more(more))));
            pieces.push((Weight::Plain, lines.join("\n")));
        }
        pieces.push((Weight::Plain, words.move_them().to_owned()));
        // Whoever only presses on is back at the passphrase.
        let mut buttons = vec![button("Back", Press::Back), button(words.read(), Press::GoOn)];
        if model.shelf.in_the_way.len() > 1 {
            buttons.push(button(words.other(), Press::Other));
        }
        Self { form: Form::text(pieces, buttons), at, is_reading: false }
    }
}

impl AnyScreen for Never {
    fn page(&self, model: &Model) -> Page {
        Page::new(model.book.words.lock.never.title()).spaced(Block::Part(0)).with(Block::Part(1))
    }

    own_form!();

    fn press(&mut self, press: Press, model: &mut Model) -> Turn {
        match press {
            _ if self.is_reading => Turn::stay(),
            Press::GoOn => match model.shelf.in_the_way.get(self.at) {
                Some(way) => {
                    self.is_reading = true;
                    Turn::stay().with(Effect::Read(way.folder.clone()))
                }
                None => Turn::stay(),
            },
            Press::Other => {
                *self = Self::about((self.at + 1) % model.shelf.in_the_way.len().max(1), model);
                Turn::stay()
            }
            _ => Turn::go(Go::Back),
        }
    }

    fn shown(&mut self, model: &mut Model) {
        start::put_away(model);
    }

    fn waits(&self) -> bool {
        self.is_reading
    }

    fn heard(&mut self, news: News, model: &mut Model) -> Turn {
        self.is_reading = false;
        match news {
            News::Read(read) => {
                start::reads(model, *read);
                Turn::to(journal::JournalPage::new(model))
            }
            News::Failed(why) => {
                model.trouble = Some(why);
                Turn::stay()
            }
            _ => Turn::stay(),
        }
    }
}
