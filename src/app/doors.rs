//! The doors of the own area: the private safety check, the event cards, and the way into a step.
//!
//! The safety check leaves no trace: while it is open nothing is written, and what was picked changes nothing anywhere.

use super::field::Field;
use super::form::{Button, Form, Part, Press};
use super::page::{Block, Page, Weight};
use super::parts::{List, Read, Row};
use super::step::StepPage;
use super::support::SupportPage;
use super::{Effect, Go, Model, Screen, Turn, words};
use crate::content::library::{Safety, Worry};
use crate::content::{Audience, Role, StepId, Visibility};
use crate::engine::Owner;
use crate::engine::record::{Known, Record};

/// Opens a step; for "some of each", a step about one event first asks which.
pub fn step(id: &StepId, model: &mut Model) -> Turn {
    let audience = model.book.step(id.as_str()).map_or(Audience::Each, |step| step.audience);
    if id.as_str() == "check-ins.a-note-for-later"
        && crate::engine::path::waiting_note(&model.progress, model.now).is_some()
    {
        return super::journal::open_note(model);
    }
    if model.role() == Role::SomeOfEach && audience != Audience::Each {
        return Turn::to(Cards::new(model, Some((id.clone(), audience))));
    }
    match StepPage::open(id, model) {
        Some(page) => Turn::to(page),
        None => Turn::stay(),
    }
}

/// The event cards: one event, one owner, one at a time. Never counted, weighed or compared.
pub struct Cards {
    form: Form,
    wanted: Option<(StepId, Audience)>,
    owner: Option<Owner>,
}

impl Cards {
    /// The cards a step can be about, or all of them.
    pub fn new(model: &Model, wanted: Option<(StepId, Audience)>) -> Self {
        let owner = wanted.as_ref().map(|(_, audience)| match audience {
            Audience::Broke => Owner::Me,
            _ => Owner::Partner,
        });
        let fitting = model.progress.cards().into_iter().filter(|card| owner.is_none_or(|owner| card.owner == owner));
        let mut rows: Vec<Row> =
            fitting.map(|card| Row::new(card.name, Press::Record(card.id)).beside(whose(card.owner))).collect();
        let mine = Row::new("A new card: something I did", Press::Row(0));
        let theirs = Row::new("A new card: something my partner did", Press::Row(1));
        rows.extend(match owner {
            Some(Owner::Me) => vec![mine.apart()],
            Some(Owner::Partner) => vec![theirs.apart()],
            None => vec![mine.apart(), theirs],
        });
        Self { form: Form::new(vec![Part::List(List::new(rows))]), wanted, owner: None }
    }

    fn name_it(&mut self, owner: Owner) -> Turn {
        self.owner = Some(owner);
        let buttons = vec![Button::new("Keep", Press::Keep), Button::new("Back", Press::Back)];
        self.form = Form::new(vec![Part::Line(Field::line(""), String::new()), Part::Buttons(buttons, 0)]);
        Turn::stay()
    }

    fn keep_it(&mut self, model: &mut Model) -> Turn {
        let name = self.form.text(0).trim().to_owned();
        let Some(owner) = self.owner.filter(|_| !name.is_empty()) else { return Turn::stay() };
        let id = model.new_id();
        let record = model.record(id, "card", "", Known::Card { name, owner });
        Turn::stay().with(Effect::Keep(Box::new(record)))
    }

    fn about(&self, card: crate::engine::RecordId, model: &mut Model) -> Turn {
        let Some((step, _)) = &self.wanted else { return Turn::stay() };
        match StepPage::open(step, model) {
            Some(mut page) => {
                page.card = Some(card);
                Turn::instead(page)
            }
            None => Turn::go(Go::Back),
        }
    }
}

fn whose(owner: Owner) -> &'static str {
    match owner {
        Owner::Me => "something I did",
        Owner::Partner => "something my partner did",
    }
}

impl Screen for Cards {
    fn page(&self, _model: &Model) -> Page {
        let mut page = Page::new("One thing at a time");
        "yours alone".clone_into(&mut page.whose);
        let ask = match (self.owner, &self.wanted) {
            (Some(_), _) => "What will you call it? A word or two is enough.",
            (None, Some(_)) => "Which one is this page about?",
            (None, None) => "Each card is one event, with one owner.",
        };
        let parts = self.form.parts.len();
        let page = page.spaced(Block::ask(ask));
        (0..parts).fold(page, |page, part| page.spaced(Block::Part(part)))
    }

    fn form(&self) -> &Form {
        &self.form
    }

    fn form_mut(&mut self) -> &mut Form {
        &mut self.form
    }

    fn press(&mut self, press: Press, model: &mut Model) -> Turn {
        match press {
            Press::Row(0) => self.name_it(Owner::Me),
            Press::Row(_) => self.name_it(Owner::Partner),
            Press::Record(card) => self.about(card, model),
            Press::Keep => self.keep_it(model),
            _ => self.back(model),
        }
    }

    fn kept(&mut self, record: &Record, model: &mut Model) -> Turn {
        match (&record.known(), &self.wanted) {
            (Some(Known::Card { .. }), Some(_)) => self.about(record.id.clone(), model),
            (Some(Known::Card { .. }), None) => Turn::instead(Self::new(model, None)),
            _ => Turn::stay(),
        }
    }

    fn back(&mut self, model: &mut Model) -> Turn {
        if self.owner.is_some() {
            *self = Self::new(model, self.wanted.clone());
            return Turn::stay();
        }
        Turn::go(Go::Back)
    }
}

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
    pub fn new(_model: &Model) -> Self {
        let form = Form::buttons(vec![Button::new("Yes", Press::GoOn), Button::new("Not now", Press::Back)]);
        Self { at: At::Door, form, worry: false, own: false }
    }

    fn to(&mut self, at: At, safety: &Safety) -> Turn {
        self.at = at;
        self.form = match at {
            At::Alone => Form::buttons(vec![Button::new("Yes", Press::Row(0)), Button::new("No", Press::Row(1))]),
            At::Question(_) => Form::buttons(answers(safety)),
            At::Plan => {
                let mut pieces = vec![(Weight::Plain, safety.plan.intro.clone())];
                pieces.extend(safety.plan.lines.iter().map(|line| (Weight::Plain, line.clone())));
                pieces.push((Weight::Plain, safety.plan.leaving.clone()));
                Form::new(vec![
                    Part::Read(Read::new(pieces)),
                    Part::Buttons(vec![Button::new("Go on", Press::GoOn)], 0),
                ])
            }
            At::Outcome(_) => {
                Form::buttons(vec![Button::new("Go on", Press::GoOn), Button::new("Someone to talk to", Press::More)])
            }
            _ => Form::buttons(vec![Button::new("Back to your pages", Press::Home)]),
        };
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
        let first = if self.worry { "worry" } else { "none" };
        let said = |when: &str| safety.outcomes.iter().find(|outcome| outcome.when == when).map(|o| o.text.as_str());
        let own = self.own.then(|| said("own")).flatten();
        said(first).into_iter().chain(own).collect()
    }

    fn next_outcome(&mut self, at: usize, safety: &Safety) -> Turn {
        let more = at + 1 < self.outcomes(safety).len();
        self.to(if more { At::Outcome(at + 1) } else { At::Plan }, safety)
    }
}

fn answers(safety: &Safety) -> Vec<Button> {
    safety.answers.iter().enumerate().map(|(at, say)| Button::new(say.clone(), Press::Row(at))).collect()
}

impl Screen for SafetyCheck {
    fn page(&self, model: &Model) -> Page {
        let safety = &model.book.library.safety;
        let mut page = Page::new(safety.title.clone());
        "yours alone".clone_into(&mut page.whose);
        let page = match self.at {
            At::Door => page.spaced(Block::text(&safety.intro)).spaced(Block::ask(&safety.ask)),
            At::Alone => page.spaced(Block::ask(&safety.alone)),
            At::NotAlone => page.spaced(Block::text(&safety.not_alone)),
            At::Question(at) => page.spaced(Block::ask(safety.questions.get(at).map_or("", |asked| &asked.ask))),
            At::Outcome(at) => page.spaced(Block::text(self.outcomes(safety).get(at).copied().unwrap_or_default())),
            At::Plan => page.spaced(Block::ask(&safety.plan.title)).spaced(Block::Part(0)),
            At::After => page.spaced(Block::text(&safety.after)),
        };
        let line = words::kept_line(&model.book.library, Visibility::Untraced, model.lock, model.kind);
        let buttons = self.form.parts.len() - 1;
        page.with(Block::Part(buttons)).with(Block::Gap).with(Block::text(line))
    }

    fn form(&self) -> &Form {
        &self.form
    }

    fn form_mut(&mut self) -> &mut Form {
        &mut self.form
    }

    fn press(&mut self, press: Press, model: &mut Model) -> Turn {
        let book = model.book.clone();
        let safety = &book.library.safety;
        match (self.at, press) {
            (_, Press::Back | Press::Home) => Turn::go(Go::Home(None)),
            (At::Door, _) => self.to(At::Alone, safety),
            (At::Alone, Press::Row(0)) => self.to(At::Question(0), safety),
            (At::Alone, _) => self.to(At::NotAlone, safety),
            (At::Question(at), Press::Row(answer)) => self.answered(at, answer, safety),
            (At::Outcome(_), Press::More) => Turn::to(SupportPage::new(model)),
            (At::Outcome(at), _) => self.next_outcome(at, safety),
            (At::Plan, _) => self.to(At::After, safety),
            _ => Turn::go(Go::Home(None)),
        }
    }

    fn traceless(&self) -> bool {
        true
    }
}
