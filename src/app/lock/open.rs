//! The start, and what comes after a long silence: a passphrase, and nothing about anybody.
//!
//! The passphrase says who is here and in which workbook. A wrong one is a sentence, as often as wanted.

use super::{Entry, Never, button};
use crate::app::form::{Form, Press};
use crate::app::news::News;
use crate::app::page::{Block, Page};
use crate::app::setup::Setup;
use crate::app::{AnyScreen, Effect, Model, Turn, start};
use crate::journal::Passphrase;

/// The screen that asks for a passphrase.
pub struct Unlock {
    entry: Entry,
}

impl Unlock {
    /// With an empty box.
    pub fn new(model: &Model) -> Self {
        let mut buttons = vec![button("Open", Press::GoOn), button(start::NEW, Press::Home)];
        if !model.shelf.unlocked.is_empty() {
            buttons.push(button("Open a workbook", Press::More));
        }
        // Whoever has a workbook open of which this is only a part has a passphrase.
        if !model.shelf.in_the_way.is_empty() && !model.is_open() {
            buttons.push(button(model.book.words.lock.never.title(), Press::Own));
        }
        buttons.push(button("Someone to talk to", Press::Before));
        Self { entry: Entry::new(buttons, model) }
    }
}

fn tried(typed: Option<Passphrase>) -> Turn {
    typed.map_or_else(Turn::stay, |typed| Turn::stay().with(Effect::Unlock(typed)))
}

/// In the demo the passphrases are said: the people are made up.
pub(super) fn hint(page: Page, model: &Model) -> Page {
    let sample = model.demo.as_ref().and_then(|tour| model.book.demo.sample(&tour.sample));
    let Some(sample) = sample else { return page };
    let names: Vec<String> = sample.people.iter().map(|person| person.name.to_lowercase()).collect();
    page.with(Block::quiet(format!("In this sample a passphrase is a name: {}.", names.join(", or "))))
}

impl AnyScreen for Unlock {
    fn page(&self, model: &Model) -> Page {
        let page = Page::centred().spaced(Block::ask("Goldseam"));
        hint(self.entry.under(page, model), model)
    }

    fn form(&self) -> &Form {
        self.entry.form()
    }

    fn form_mut(&mut self) -> &mut Form {
        self.entry.form_mut()
    }

    fn press(&mut self, press: Press, model: &mut Model) -> Turn {
        match press {
            Press::GoOn => tried(self.entry.enter()),
            _ if self.entry.is_trying() => Turn::stay(),
            Press::Home => Turn::to(Setup::beside(model)),
            Press::More => Turn::to(start::Start::new(model.shelf.unlocked.clone())),
            Press::Own => Turn::to(Never::new(model)),
            Press::Before => Turn::to(crate::app::Route::HelpLines),
            _ => Turn::stay(),
        }
    }

    fn changed(&mut self, _model: &mut Model) -> Turn {
        self.entry.changed();
        Turn::stay()
    }

    fn back(&mut self, _model: &mut Model) -> Turn {
        Turn::stay()
    }

    fn shown(&mut self, model: &mut Model) {
        start::put_away(model);
    }

    fn waits(&self) -> bool {
        self.entry.is_trying()
    }

    fn heard(&mut self, news: News, model: &mut Model) -> Turn {
        let is_wrong = matches!(news, News::Wrong);
        if let News::Failed(why) = news {
            model.trouble = Some(why);
        }
        tried(self.entry.tried(is_wrong))
    }
}
