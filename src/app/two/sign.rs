//! A yes of one of the two, on their own turn: said, or said and signed with their passphrase.
//!
//! Signing is offered and never asked for, and both count the same. It opens nothing: what the passphrase gives is the
//! key that signs, and only for this sitting. The screens are the same for both, whoever opened the workbook.

use super::named;
use crate::app::form::{Button, Form, Part, Press};
use crate::app::news::News;
use crate::app::page::{Block, Page};
use crate::app::secret::Secret;
use crate::app::{Change, Effect, Model, Turn};
use crate::engine::{BookKind, Lock, Place, Record};

/// Whether a yes can be signed here: each of the two has a key of their own.
pub fn is_offered(model: &Model) -> bool {
    model.kind() == BookKind::Pair && model.lock() == Lock::Age
}

/// The buttons that say yes, the one that only says it first.
pub fn buttons(model: &Model) -> Vec<Button> {
    let mut buttons = vec![Button::new("Say yes", Press::GoOn)];
    if is_offered(model) {
        buttons.push(Button::new("Say yes and sign it with my passphrase", Press::Sign));
    }
    buttons
}

/// What signing is, above those buttons.
pub fn about(page: Page, model: &Model) -> Page {
    if is_offered(model) { page.spaced(Block::text(model.book.words.two.signing.about())) } else { page }
}

/// What can be said of the yes of two to what stands there, and no more than that.
pub fn says(record: &Record, model: &Model) -> String {
    if record.is_signed_by_both() { model.book.words.two.signing.signed_by_both().to_owned() } else { unsigned(model) }
}

/// What is said where not both signed, whether one did or none.
pub fn unsigned(model: &Model) -> String {
    model.book.words.two.signing.entered_in_one_sitting().to_owned()
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Yes {
    /// Said.
    Said,
    /// Said, and signed.
    Signed,
    /// Not yet: back to the question.
    Back,
}

const IN_THE_DEMO: &str = "In this sample the passphrase is a name: {name}.";

/// Signing: the box for a passphrase, with the plain yes one press away.
pub struct Sign {
    of: Place,
    form: Form,
    checking: bool,
    wrong: bool,
}

impl Sign {
    /// With an empty box.
    pub fn of(place: Place, model: &Model) -> Self {
        let label = format!("{}  ", model.book.words.lock.opening.passphrase());
        let buttons = vec![
            Button::new("Sign it", Press::Sign),
            Button::new("Say yes", Press::GoOn),
            Button::new("Maybe later", Press::Back),
        ];
        let form = Form::new(vec![Part::Secret(Secret::default().into(), label), Part::Buttons(buttons, 0)]);
        Self { of: place, form, checking: false, wrong: false }
    }

    /// What is on it.
    pub fn page(&self, page: Page, model: &Model) -> Page {
        if self.checking {
            return page.with(Block::text(model.book.words.lock.signing.trying()));
        }
        let page = page.spaced(Block::ask(named("{next}, your passphrase:", self.of, model))).with(Block::Part(0));
        let page = page.spaced(Block::text(if self.wrong { model.book.words.lock.signing.wrong() } else { " " }));
        let page = about(page, model).with(Block::Part(1));
        match &model.demo {
            // The people are made up, and so are their passphrases.
            Some(_) => page.with(Block::quiet(IN_THE_DEMO.replace("{name}", &model.name_of(self.of).to_lowercase()))),
            None => page,
        }
    }

    /// Its parts.
    pub fn form(&self) -> &Form {
        &self.form
    }

    /// The same, to change.
    pub fn form_mut(&mut self) -> &mut Form {
        &mut self.form
    }

    /// Whether the passphrase is being tried.
    pub fn waits(&self) -> bool {
        self.checking
    }

    /// Something else is typed.
    pub fn changed(&mut self) {
        self.wrong = false;
    }

    /// Something was pressed: a yes without signing, or the passphrase goes on its way.
    pub fn press(&mut self, press: &Press) -> Result<Yes, Turn> {
        match press {
            _ if self.checking => Err(Turn::stay()),
            Press::GoOn => Ok(Yes::Said),
            Press::Back => Ok(Yes::Back),
            _ => Err(self.send()),
        }
    }

    fn send(&mut self) -> Turn {
        let Some(Part::Secret(secret, _)) = self.form.parts.first() else { return Turn::stay() };
        let mut secret = secret.change();
        if secret.is_empty() {
            return Turn::stay();
        }
        (self.checking, self.wrong) = (true, false);
        Turn::stay().with(Effect::Lock(Change::Signer(self.of, secret.take())))
    }

    /// What the passphrase came to.
    pub fn heard(&mut self, news: News, model: &mut Model) -> Option<Yes> {
        self.checking = false;
        self.form.at = 0;
        match news {
            News::Signs(place) if place == self.of => return Some(Yes::Signed),
            News::Failed(why) => model.trouble = Some(why),
            _ => self.wrong = true,
        }
        None
    }
}
