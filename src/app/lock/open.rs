//! The start, and what comes after a long silence: a passphrase, and nothing about anybody.
//!
//! The passphrase says who is here and in which workbook. A wrong one is a sentence, as often as wanted.

use super::{button, secret};
use crate::app::form::{Form, Part, Press};
use crate::app::news::News;
use crate::app::page::{Block, Page};
use crate::app::secret::Secret;
use crate::app::setup::Setup;
use crate::app::support::SupportPage;
use crate::app::{Effect, Model, Screen, Turn, start};

/// The screen that asks for a passphrase.
pub struct Unlock {
    form: Form,
    opening: bool,
    wrong: bool,
}

impl Unlock {
    /// With an empty box.
    pub fn new(model: &Model) -> Self {
        let mut buttons = vec![button("Open", Press::GoOn), button("A new workbook", Press::Home)];
        if !model.shelf.unlocked.is_empty() {
            buttons.push(button("Open a workbook", Press::More));
        }
        buttons.push(button("Someone to talk to", Press::Before));
        let label = format!("{}  ", model.lock_words("passphrase"));
        let form = Form::new(vec![Part::Secret(Secret::default(), label), Part::Buttons(buttons, 0)]);
        Self { form, opening: false, wrong: false }
    }

    fn open(&mut self) -> Turn {
        let typed = secret(&mut self.form, 0).filter(|typed| !typed.is_empty()).map(Secret::take);
        let Some(typed) = typed else { return Turn::stay() };
        (self.opening, self.wrong) = (true, false);
        Turn::stay().with(Effect::Unlock(typed))
    }
}

/// In the demo the passphrases are said: the people are made up.
fn in_the_demo(model: &Model) -> Option<String> {
    let sample = model.book.demo.sample(&model.demo.as_ref()?.sample)?;
    let names: Vec<String> = sample.people.iter().map(|person| person.name.to_lowercase()).collect();
    Some(format!("In this sample a passphrase is a name: {}.", names.join(", or ")))
}

impl Screen for Unlock {
    fn page(&self, model: &Model) -> Page {
        let page = Page::centred().spaced(Block::ask("Goldseam"));
        if self.opening {
            return page.with(Block::text(model.lock_words("opening")));
        }
        let page = page.spaced(Block::Part(0));
        let page = if self.wrong { page.spaced(Block::text(model.lock_words("wrong"))) } else { page };
        let page = page.with(Block::Part(1));
        match in_the_demo(model) {
            Some(words) => page.with(Block::quiet(words)),
            None => page,
        }
    }

    own_form!();

    fn press(&mut self, press: Press, model: &mut Model) -> Turn {
        match press {
            _ if self.opening => Turn::stay(),
            Press::Home => Turn::to(Setup::beside(model)),
            Press::More => Turn::to(start::Start::new(model.shelf.unlocked.clone())),
            Press::Before => Turn::to(SupportPage::new(model)),
            _ => self.open(),
        }
    }

    fn changed(&mut self, _model: &mut Model) -> Turn {
        self.wrong = false;
        Turn::stay()
    }

    fn back(&mut self, _model: &mut Model) -> Turn {
        Turn::stay()
    }

    fn waits(&self) -> bool {
        self.opening
    }

    fn heard(&mut self, news: News, model: &mut Model) -> Turn {
        self.opening = false;
        self.form.at = 0;
        match news {
            News::Wrong => self.wrong = true,
            News::Failed(why) => model.trouble = Some(why),
            _ => {}
        }
        Turn::stay()
    }
}
