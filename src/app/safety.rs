//! The private safety check: a door in the own area that leaves no trace.
//!
//! While it is open nothing is written, and what was picked changes nothing anywhere. It is never suggested.

use super::form::{Button, Form, Part, Press};
use super::page::{Block, Page, Weight};
use super::{AnyScreen, Go, Model, Turn, words};
use crate::content::Visibility;
use crate::content::library::{Safety, When, Worry};

/// Where one is behind the door.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum At {
    Door,
    Alone,
    NotAlone,
    Question(usize),
    Outcome(usize),
    Plan,
    After,
}

/// The private safety check: nothing is scored, nothing is kept.
pub struct SafetyCheck {
    at: At,
    form: Form,
    worry: bool,
    own: bool,
}

impl SafetyCheck {
    /// The door.
    pub fn new(model: &Model) -> Self {
        let mut check = Self { at: At::Door, form: Form::default(), worry: false, own: false };
        check.to(At::Door, &model.book.library.safety);
        check
    }

    fn to(&mut self, at: At, safety: &Safety) -> Turn {
        self.at = at;
        let go_on = || Button::new("Go on", Press::GoOn);
        let (pieces, buttons) = match at {
            At::Door => (
                vec![safety.intro.as_str()],
                vec![Button::new("Yes", Press::GoOn), Button::new("Not now", Press::Back)],
            ),
            At::Alone => (Vec::new(), vec![Button::new("Yes", Press::Row(0)), Button::new("No", Press::Row(1))]),
            At::NotAlone => (vec![safety.not_alone.as_str()], vec![Button::new("Back to your pages", Press::Home)]),
            At::Question(_) => (Vec::new(), answers(safety)),
            At::Outcome(said) => {
                let words = self.outcomes(safety).get(said).copied().unwrap_or_default();
                (vec![words], vec![go_on(), Button::new("Someone to talk to", Press::More)])
            }
            At::Plan => (plan(safety), vec![go_on()]),
            At::After => (vec![safety.after.text.as_str()], vec![Button::new("Back to your pages", Press::Home)]),
        };
        let pieces = pieces.into_iter().map(|words| (Weight::Plain, words.to_owned())).collect();
        self.form = Form::text(pieces, buttons);
        // Pressing Enter again and again must never become a row of answers.
        if let (At::Question(_), Some(Part::Buttons(buttons, chosen))) = (at, self.form.parts.last_mut()) {
            *chosen = buttons.len().saturating_sub(1);
        }
        Turn::stay()
    }

    /// Takes an answer: what it means is remembered until the door closes, and nowhere else.
    fn answered(&mut self, question: usize, answer: usize, safety: &Safety) -> Turn {
        let worry = safety.questions.get(question).map(|asked| asked.worry);
        match (worry, answer) {
            (Some(Worry::Own), 0) => self.own = true,
            (Some(Worry::Yes), 0) | (Some(Worry::No), 1) | (Some(_), 2) => self.worry = true,
            _ => {}
        }
        if question + 1 < safety.questions.len() {
            return self.to(At::Question(question + 1), safety);
        }
        self.to(At::Outcome(0), safety)
    }

    /// What is said: after a worry or without one, and about own actions.
    fn outcomes<'a>(&self, safety: &'a Safety) -> Vec<&'a str> {
        let first = if self.worry { When::Worry } else { When::None };
        let said = |when: When| safety.outcomes.iter().find(|outcome| outcome.when == when).map(|o| o.text.as_str());
        let own = self.own.then(|| said(When::Own)).flatten();
        said(first).into_iter().chain(own).collect()
    }

    fn next_outcome(&mut self, at: usize, safety: &Safety) -> Turn {
        let more = at + 1 < self.outcomes(safety).len();
        self.to(if more { At::Outcome(at + 1) } else { At::Plan }, safety)
    }
}

/// The page on planning for safety: to read, or to copy by hand.
fn plan(safety: &Safety) -> Vec<&str> {
    let plan = &safety.plan;
    let lines = plan.lines.iter().map(String::as_str);
    std::iter::once(plan.intro.as_str()).chain(lines).chain([plan.leaving.as_str()]).collect()
}

fn answers(safety: &Safety) -> Vec<Button> {
    safety.answers.iter().enumerate().map(|(at, say)| Button::new(say.clone(), Press::Row(at))).collect()
}

impl AnyScreen for SafetyCheck {
    fn page(&self, model: &Model) -> Page {
        let safety = &model.book.library.safety;
        let mut page = Page::new(safety.title.clone());
        "yours alone".clone_into(&mut page.whose);
        let ask = match self.at {
            At::Door => safety.ask.as_str(),
            At::Alone => safety.alone.as_str(),
            At::Question(at) => safety.questions.get(at).map_or("", |asked| asked.ask.as_str()),
            At::Plan => safety.plan.title.as_str(),
            At::NotAlone | At::Outcome(_) | At::After => "",
        };
        if !ask.is_empty() {
            page = page.spaced(Block::ask(ask));
        }
        let line = words::kept_line(&model.book.words, Visibility::Untraced, model.lock(), model.kind());
        page.spaced(Block::Part(0)).spaced(Block::Part(1)).with(Block::text(line))
    }

    own_form!();

    fn press(&mut self, press: Press, model: &mut Model) -> Turn {
        let book = model.book.clone();
        let safety = &book.library.safety;
        match (self.at, press) {
            (_, Press::Back | Press::Home) => Turn::go(Go::Home(None)),
            (At::Door, _) => self.to(At::Alone, safety),
            (At::Alone, Press::Row(0)) => self.to(At::Question(0), safety),
            (At::Alone, _) => self.to(At::NotAlone, safety),
            (At::Question(at), Press::Row(answer)) => self.answered(at, answer, safety),
            (At::Outcome(_), Press::More) => Turn::to(super::Route::HelpLines),
            (At::Outcome(at), _) => self.next_outcome(at, safety),
            (At::Plan, _) => self.to(At::After, safety),
            _ => Turn::go(Go::Home(None)),
        }
    }

    fn traceless(&self) -> bool {
        true
    }
}
