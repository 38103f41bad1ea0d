//! What is sealed with another passphrase: from a lock that the same person set elsewhere, or somebody's.
//!
//! A plain row in the own area leads here. It is asked once: whoever leaves it is not asked again, and finds it under
//! "The lock" for as long as it is so. Only a passphrase that its owner types opens anything.

use super::{button, says, secret};
use crate::app::form::{Door, Form, Part, Press};
use crate::app::news::News;
use crate::app::page::{Block, Page};
use crate::app::secret::Secret;
use crate::app::{AnyScreen, Change, Effect, Go, Model, Turn, doors, found};
use crate::engine::Seat;
use crate::engine::record::{FREE_PAGE, Known, Record};
use crate::journal::Joined;

/// What the row says.
pub const TITLE: &str = "Sealed with another passphrase";

/// The setting that has what was left.
const LEFT: &str = "other-locks-left";

/// The key files that may be of another lock of whoever sits in their own area; nothing anywhere else.
pub fn locks(model: &Model) -> &[String] {
    if model.seat() == Seat::Own(model.me()) { &model.here().keys.other_locks } else { &[] }
}

/// Whether there is one that they did not leave yet.
pub fn is_asked(model: &Model) -> bool {
    let left = model.progress().setting(LEFT).and_then(serde_json::Value::as_array);
    let is_left = |lock: &String| left.is_some_and(|left| left.iter().any(|left| left == lock));
    locks(model).iter().any(|lock| !is_left(lock))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    /// What it is, and whether to type anything.
    Asked,
    /// The two boxes.
    Boxes,
    /// They are tried.
    Trying,
    /// The passphrase of today opens both.
    Done,
}

/// The question, and the two boxes.
pub struct Join {
    at: At,
    form: Form,
    /// What was wrong with the last try.
    wrong: Option<String>,
}

impl Join {
    /// The question.
    pub fn new(model: &Model) -> Self {
        let words = &model.book.words;
        // Whoever only presses on leaves it as it is.
        let buttons = vec![button("Leave it", Press::NotNow), button(words.lock.other.type_it(), Press::Own)];
        Self { at: At::Asked, form: says(words.lock.other.about(), buttons), wrong: None }
    }

    fn boxes(&mut self, wrong: Option<&str>, model: &Model) -> Turn {
        let words = &model.book.words;
        let wide = |name: &str| format!("{name:<24}");
        self.form = Form::new(vec![
            Part::Secret(Secret::default().into(), wide(words.lock.other.here())),
            Part::Secret(Secret::default().into(), wide(words.lock.other.theirs())),
            Part::Buttons(vec![button(words.lock.other.open(), Press::GoOn), button("Back", Press::Back)], 0),
        ]);
        (self.at, self.wrong) = (At::Boxes, wrong.map(str::to_owned));
        Turn::stay()
    }

    /// Both at once: which of them may stay in memory is no question then.
    fn send(&mut self, model: &Model) -> Turn {
        let [mut today, mut other] = [0, 1]
            .map(|part| secret(&self.form, part).map(|mut typed| std::mem::take(&mut *typed)).unwrap_or_default());
        if today.is_empty() || other.is_empty() {
            return self.boxes(Some(model.book.words.lock.other.both()), model);
        }
        let change = Change::Join(today.take(), other.take());
        self.form = says(model.book.words.lock.opening.trying(), Vec::new());
        self.at = At::Trying;
        Turn::stay().with(Effect::Lock(change))
    }

    /// It is not asked again of what is here now.
    fn leave(&self, model: &mut Model) -> Turn {
        if self.at != At::Asked || !is_asked(model) {
            return Turn::go(Go::Back);
        }
        let value = locks(model).to_vec().into();
        Turn::stay().with(model.keep_event(FREE_PAGE, Known::Setting { name: LEFT.to_owned(), value }))
    }

    fn done(&mut self, model: &Model) -> Turn {
        let mut buttons = vec![button("Go on", Press::Back)];
        if !found::list(model).is_empty() {
            buttons.push(button(found::FOUND, Press::Door(Door::Found)));
        }
        self.form = says(model.book.words.lock.other.done(), buttons);
        self.at = At::Done;
        Turn::stay()
    }
}

impl AnyScreen for Join {
    fn page(&self, model: &Model) -> Page {
        let mut page = Page::new(TITLE);
        "yours alone".clone_into(&mut page.whose);
        if self.at != At::Boxes {
            return super::all_parts(page, &self.form);
        }
        let said = self.wrong.as_deref().unwrap_or(" ");
        page.spaced(Block::text(model.book.words.lock.other.ask()))
            .with(Block::Part(0))
            .spaced(Block::Part(1))
            .spaced(Block::text(said))
            .with(Block::Part(2))
    }

    own_form!();

    fn press(&mut self, press: Press, model: &mut Model) -> Turn {
        match (self.at, press) {
            (At::Trying, _) => Turn::stay(),
            (_, Press::NotNow) => self.leave(model),
            (_, Press::Own) => self.boxes(None, model),
            (At::Boxes, Press::GoOn) => self.send(model),
            (_, Press::Door(door)) => {
                let found = doors::open(door, model);
                if let Go::To(found) = found.go { Turn::go(Go::Instead(found)) } else { found }
            }
            _ => self.back(model),
        }
    }

    fn changed(&mut self, _model: &mut Model) -> Turn {
        self.wrong = None;
        Turn::stay()
    }

    fn kept(&mut self, _record: &Record, _model: &mut Model) -> Turn {
        Turn::go(Go::Back)
    }

    fn back(&mut self, model: &mut Model) -> Turn {
        match self.at {
            At::Asked | At::Done => Turn::go(Go::Back),
            At::Boxes => {
                *self = Self::new(model);
                Turn::stay()
            }
            At::Trying => Turn::stay(),
        }
    }

    fn waits(&self) -> bool {
        self.at == At::Trying
    }

    fn heard(&mut self, news: News, model: &mut Model) -> Turn {
        let book = model.book.clone();
        let words = &book.words.lock.other;
        let wrong = match news {
            News::Right => return self.done(model),
            News::NotJoined(Joined::NotToday) => Some(words.not_here()),
            News::NotJoined(Joined::NotYours) => Some(words.not_yours()),
            News::NotJoined(Joined::NoPage) => Some(words.no_page()),
            News::Failed(why) => {
                model.trouble = Some(why);
                None
            }
            _ => Some(words.nothing()),
        };
        self.boxes(wrong, model)
    }
}
