//! "Too much right now": a break with a return time, something lighter, or stop for today. No reason asked.

use super::closing::Closing;
use super::form::{Button, Form, Press};
use super::lock::Unlock;
use super::page::{Block, Page};
use super::step::StepPage;
use super::{Effect, Go, Model, Moment, Screen, Turn, words};
use crate::content::words::People;
use crate::content::{Kind, Prompt, StepId};
use crate::engine::{Advice, BookKind, Seat};
use chrono::TimeDelta;

/// What Ctrl+P brings, from wherever it was pressed.
pub fn too_much(step: Option<&Prompt>, model: &mut Model) -> Turn {
    let place = step.map_or("home", |prompt| prompt.id.as_str()).to_owned();
    let lighter = step.map(|prompt| prompt.lighter.clone());
    let is_traced = step.is_none_or(|prompt| prompt.visibility != crate::content::Visibility::Untraced);
    if let Some(open) = model.open.as_mut().filter(|_| is_traced) {
        open.sitting.too_much(&place);
    }
    Turn::to(TooMuch::new(&place, lighter, model))
}

/// What is lighter for two: a short reading.
const FOR_TWO: &str = "patience.no-fixed-clock";

/// Opens the lighter step on top of the home page. Where two sit together, it is one for two.
pub fn lighter(id: &StepId, model: &mut Model) -> Turn {
    let for_two = StepId::from(FOR_TWO);
    let mut id = id;
    if model.kind() != BookKind::One && !matches!(model.seat(), Seat::Own(_)) {
        model.take_seat(Seat::Both);
        let opens =
            model.book.step(id.as_str()).is_some_and(|step| step.kind == Kind::Reading && model.reader().opens(step));
        id = if opens { id } else { &for_two };
    }
    match StepPage::open(id, model) {
        Some(page) => Turn::go(Go::Home(Some(Box::new(page)))),
        None => Turn::go(Go::Home(None)),
    }
}

/// The screen of "too much right now".
pub struct TooMuch {
    form: Form,
    lighter: Option<StepId>,
    advice: Option<Advice>,
}

impl TooMuch {
    fn new(place: &str, lighter: Option<StepId>, model: &Model) -> Self {
        let mut buttons = vec![Button::new("Stop for today", Press::Stop), Button::new("A break", Press::Break)];
        // A step could keep nothing where no workbook is open.
        buttons.extend(model.is_open().then(|| Button::new("Something lighter", Press::Lighter)));
        buttons.push(Button::new("Back", Press::Back));
        let advice = model.open.as_ref().and_then(|open| open.sitting.advice(place, false, model.now));
        Self { form: Form::buttons(buttons), lighter, advice }
    }
}

impl Screen for TooMuch {
    fn page(&self, model: &Model) -> Page {
        let mut page = Page::centred().spaced(Block::ask(model.book.library.line("too-much")));
        if let Some(advice) = self.advice {
            page = page.spaced(Block::text(words::advice(advice)));
        }
        page.with(Block::Part(0))
    }

    own_form!();

    fn press(&mut self, press: Press, model: &mut Model) -> Turn {
        match press {
            Press::Stop => Turn::instead(Closing::new(model)),
            // A break lets go of the keys at once.
            Press::Break if model.shuts_behind() => Turn::go(Go::Away(Box::new(Break::new(model)))),
            Press::Break => Turn::instead(Break::new(model)),
            Press::Lighter => {
                let id = self.lighter.clone().unwrap_or_else(|| StepId::from("patience.no-fixed-clock"));
                lighter(&id, model)
            }
            _ => Turn::go(Go::Back),
        }
    }
}

/// A quiet screen with the time to come back at.
pub struct Break {
    form: Form,
    until: Moment,
    back: bool,
    /// Whether two went into it: once the lock has shut, nothing else knows.
    both: bool,
}

/// How long a break is: twenty minutes, and more if wanted.
const BREAK: TimeDelta = TimeDelta::minutes(20);

impl Break {
    fn new(model: &Model) -> Self {
        let buttons = vec![
            Button::new("Stop for today", Press::Stop),
            Button::new("Twenty minutes more", Press::More),
            Button::new("Back now", Press::Back),
        ];
        Self { form: Form::buttons(buttons), until: model.now + BREAK, back: false, both: model.seat() == Seat::Both }
    }
}

impl Screen for Break {
    fn page(&self, model: &Model) -> Page {
        if self.back {
            let people = if self.both { People::Two } else { People::One };
            let line = model.book.words.pages.pause.welcome_back(people);
            return Page::centred().spaced(Block::ask(line)).with(Block::Part(0));
        }
        let at = self.until.format("%H:%M");
        Page::centred()
            .spaced(Block::text("Feet on the floor. A slow breath out."))
            .spaced(Block::ask(format!("Meet back here at {at}.")))
            .with(Block::Part(0))
    }

    own_form!();

    fn press(&mut self, press: Press, model: &mut Model) -> Turn {
        match press {
            Press::Stop => Turn::instead(Closing::after(self.both, model)),
            Press::More => {
                self.until += BREAK;
                Turn::stay()
            }
            Press::Back if !self.back => {
                self.back = true;
                self.form = Form::buttons(vec![
                    Button::new("Yes, go on", Press::GoOn),
                    Button::new("Stop for today", Press::Stop),
                ]);
                Turn::stay()
            }
            _ if model.is_shut() => Turn::instead(Unlock::new(model)),
            _ => Turn::go(Go::Back),
        }
    }

    fn back(&mut self, model: &mut Model) -> Turn {
        self.press(Press::Back, model)
    }

    fn due(&self, model: &Model) -> Option<Moment> {
        Some(self.until).filter(|until| *until > model.now)
    }
}

/// One line, and on.
pub struct Said {
    form: Form,
    line: String,
}

impl Said {
    /// A line to read.
    pub fn new(line: String) -> Self {
        Self { form: Form::buttons(vec![Button::new("Go on", Press::GoOn)]), line }
    }
}

impl Screen for Said {
    fn page(&self, _model: &Model) -> Page {
        Page::centred().spaced(Block::text(&self.line)).with(Block::Part(0))
    }

    own_form!();

    fn press(&mut self, _press: Press, _model: &mut Model) -> Turn {
        Turn::go(Go::Back)
    }
}

/// What becomes of words that were begun on a page that is put off.
pub struct LetGo {
    form: Form,
    line: String,
    what: String,
    effect: Option<Effect>,
}

impl LetGo {
    /// After the line about putting off: what letting go would take away, and how.
    pub fn new(line: String, what: String, effect: Effect) -> Self {
        let buttons = vec![Button::new("Leave the words here", Press::GoOn), Button::new("Let them go", Press::Delete)];
        Self { form: Form::buttons(buttons), line, what, effect: Some(effect) }
    }
}

impl Screen for LetGo {
    fn page(&self, _model: &Model) -> Page {
        Page::centred()
            .spaced(Block::text(&self.line))
            .spaced(Block::text("What you had begun can wait here with it, or you can let it go."))
            .spaced(Block::text(&self.what))
            .with(Block::Part(0))
    }

    own_form!();

    fn press(&mut self, press: Press, _model: &mut Model) -> Turn {
        let effects = self.effect.take_if(|_| press == Press::Delete).into_iter().collect();
        Turn { go: Go::Back, effects }
    }
}
