//! An agreement: the limit together, each one's own line on an own turn, and each one's yes on an own turn.
//!
//! It is one record by both, written at the second yes. Where one says no, or not now, both read the same, and nothing
//! of it is kept. Every new one is a trial of seven days that ends by itself.

use super::hand_over::HandOver;
use super::{BOTH, name_buttons, named, out};
use crate::app::field::Field;
use crate::app::form::{Button, Form, Part, Press};
use crate::app::page::{Block, Page, Weight};
use crate::app::step::show::has_word;
use crate::app::{Effect, Model, Screen, Turn};
use crate::content::Prompt;
use crate::content::wording::BoxKind;
use crate::engine::record::{Agreement, AgreementLine, Known, Record};
use crate::engine::{Place, Seat, promise::TRIAL_DAYS, seat::by, seat::other};
use chrono::{Days, NaiveDate};

enum Phase {
    /// What both agree to, in one sentence.
    Limit,
    /// The day to look again.
    Day,
    Starts,
    HandOver(HandOver),
    /// An own line; with the other's, where there is one.
    Line,
    /// Yes, or not now. The line of each is there.
    Yes,
    Kept,
    NotAgreed,
}

/// The making of one agreement.
pub struct Agree {
    prompt: Prompt,
    phase: Phase,
    form: Form,
    limit: String,
    days: Vec<NaiveDate>,
    ends: Option<NaiveDate>,
    first: Place,
    now: Place,
    lines: [String; 2],
    /// The first one's turn to say yes has come.
    closing: bool,
    trying: Option<Record>,
}

impl Agree {
    /// From the limit.
    pub fn new(prompt: Prompt, model: &Model) -> Self {
        let buttons = vec![Button::new("Go on", Press::GoOn), Button::new("Not now", Press::NotNow)];
        let form = Form::new(vec![Part::Page(Field::page("")), Part::Buttons(buttons, 0)]);
        let today = model.now.date_naive();
        let days =
            [3, 5, TRIAL_DAYS].into_iter().filter_map(|ahead| today.checked_add_days(Days::new(ahead))).collect();
        let lines = [String::new(), String::new()];
        let (first, now) = (Place::One, Place::One);
        let (limit, ends, trying) = (String::new(), None, None);
        Self { prompt, phase: Phase::Limit, form, limit, days, ends, first, now, lines, closing: false, trying }
    }

    fn label(&self, kind: BoxKind) -> String {
        let boxes = self.prompt.words.boxes.iter().flatten();
        boxes.into_iter().find(|asked| asked.kind == kind).map_or_else(String::new, |asked| asked.ask.clone())
    }

    fn ask_day(&mut self) -> Turn {
        let words = self.days.iter().map(|day| day.format("%A %-d %B").to_string()).collect();
        let picks = Part::Picks(crate::app::parts::Picks::new(words, false));
        self.form = Form::new(vec![picks, Part::Buttons(vec![Button::new("Go on", Press::GoOn)], 0)]);
        self.phase = Phase::Day;
        Turn::stay()
    }

    fn hand_over(&mut self, to: Place, model: &mut Model) -> Turn {
        model.take_seat(Seat::Both);
        self.now = to;
        self.phase = Phase::HandOver(HandOver::to(to));
        Turn::stay()
    }

    fn sit_down(&mut self, model: &mut Model) -> Turn {
        model.take_seat(Seat::Turn(self.now));
        if self.closing {
            return self.ask_yes();
        }
        let buttons = vec![Button::new("Go on", Press::GoOn), Button::new("Not now", Press::NotNow)];
        let line = Part::Line(Field::line(""), "I will ".to_owned());
        self.form = Form::new(vec![line, Part::Buttons(buttons, 0)]);
        self.phase = Phase::Line;
        Turn::stay()
    }

    fn ask_yes(&mut self) -> Turn {
        self.form =
            Form::buttons(vec![Button::new("Yes, for a trial", Press::GoOn), Button::new("Not now", Press::NotNow)]);
        self.phase = Phase::Yes;
        Turn::stay()
    }

    fn take_line(&mut self, model: &mut Model) -> Turn {
        let typed = self.form.typed(0).trim().to_owned();
        if typed.is_empty() {
            return Turn::stay();
        }
        self.lines[usize::from(self.now == Place::Two)] = format!("I will {typed}");
        if self.now == self.first { self.hand_over(other(self.first), model) } else { self.ask_yes() }
    }

    /// The second yes writes it; the first one to type says yes last, once both lines are there.
    fn yes(&mut self, model: &mut Model) -> Turn {
        if !self.closing {
            self.closing = true;
            return self.hand_over(self.first, model);
        }
        model.take_seat(Seat::Both);
        let record = match &self.trying {
            Some(record) => record.clone(),
            None => self.agreed(model),
        };
        self.trying = Some(record.clone());
        Turn::stay().with(Effect::Keep(Box::new(record)))
    }

    fn agreed(&self, model: &mut Model) -> Record {
        let lines = BOTH.iter().zip(&self.lines);
        let lines = lines.map(|(place, line)| AgreementLine { by: by(*place), line: line.clone() }).collect();
        let value = Agreement { limit: self.limit.clone(), lines, ends: self.ends, ..Agreement::default() };
        let id = model.new_id();
        model.record(id, self.prompt.id.as_str(), self.prompt.ask(), Known::Agreed { value })
    }

    /// The same words whoever it was.
    fn not_agreed(&mut self, model: &mut Model) -> Turn {
        model.take_seat(Seat::Both);
        self.lines = [String::new(), String::new()];
        self.form = Form::buttons(vec![Button::new("Go on", Press::GoOn)]);
        self.phase = Phase::NotAgreed;
        Turn::stay()
    }

    /// A quiet note, on this turn only.
    fn note(&self) -> Option<&str> {
        let typed = self.form.typed(0).to_lowercase();
        let notices = self.prompt.words.notices.as_deref()?;
        let said = notices.iter().find(|notice| notice.words.iter().any(|word| has_word(&typed, &word.to_lowercase())));
        said.map(|notice| notice.say.as_str())
    }

    /// What stands there already: the limit, and each line that was typed.
    fn standing(&self, mut page: Page, model: &Model) -> Page {
        page = page.spaced(Block::ask(&self.limit));
        for (place, line) in BOTH.iter().zip(&self.lines).filter(|(_, line)| !line.is_empty()) {
            page = page.with(Block::text(format!("{}: {line}", model.name_of(*place))));
        }
        page.with(Block::Gap)
    }
}

impl Screen for Agree {
    fn page(&self, model: &Model) -> Page {
        let mut page = Page::new(crate::app::step::show::place(&self.prompt, model));
        "both of you".clone_into(&mut page.whose);
        page.aside = crate::app::step::show::beside(&self.prompt);
        let library = &model.book.library;
        match &self.phase {
            Phase::Limit => {
                let page = page.spaced(Block::ask(self.prompt.ask())).spaced(Block::Part(0));
                let page = self.note().map_or(page.clone(), |note| page.spaced(Block::text(note)));
                page.spaced(Block::text(library.line("a-trial")))
                    .spaced(Block::text(library.line("ending-it")))
                    .with(Block::Part(1))
            }
            Phase::Day => self
                .standing(page, model)
                .spaced(Block::ask(self.label(BoxKind::Day)))
                .spaced(Block::Part(0))
                .with(Block::Part(1)),
            Phase::Starts => {
                let ask = "Each types an own line and says yes, or not, alone. Who starts?";
                self.standing(page, model).spaced(Block::ask(ask)).with(Block::Part(0))
            }
            Phase::HandOver(hand) => hand.page(model),
            Phase::Line => {
                let ask = named("{next}, what will you do?", self.now, model);
                let page = self.standing(page, model).spaced(Block::text(ask)).spaced(Block::Part(0));
                let page = self.note().map_or(page.clone(), |note| page.spaced(Block::text(note)));
                page.with(Block::Part(1))
            }
            Phase::Yes => {
                let ask = named("{next}, is this all right for you, for a week?", self.now, model);
                self.standing(page, model)
                    .spaced(Block::text(library.line("a-trial")))
                    .spaced(Block::text(library.line("ending-it")))
                    .spaced(Block::Words(Weight::Bold, ask))
                    .with(Block::Part(0))
            }
            Phase::Kept => {
                let kept = self.standing(page, model);
                kept.spaced(Block::text(library.line("a-trial"))).with(Block::Part(0))
            }
            Phase::NotAgreed => {
                Page::centred().spaced(Block::text("Not agreed today. Nothing of it is kept.")).with(Block::Part(0))
            }
        }
    }

    fn form(&self) -> &Form {
        match &self.phase {
            Phase::HandOver(hand) => hand.form(),
            _ => &self.form,
        }
    }

    fn form_mut(&mut self) -> &mut Form {
        match &mut self.phase {
            Phase::HandOver(hand) => hand.form_mut(),
            _ => &mut self.form,
        }
    }

    fn press(&mut self, press: Press, model: &mut Model) -> Turn {
        match (&mut self.phase, press) {
            (Phase::Limit | Phase::Day | Phase::Starts, Press::NotNow) | (Phase::Kept | Phase::NotAgreed, _) => {
                out(model)
            }
            (Phase::Line | Phase::Yes, Press::NotNow) => self.not_agreed(model),
            (Phase::Limit, _) => {
                self.form.typed(0).trim().clone_into(&mut self.limit);
                if self.limit.is_empty() { Turn::stay() } else { self.ask_day() }
            }
            (Phase::Day, _) => {
                let at = self.form.picks().and_then(|picks| picks.on.iter().position(|on| *on));
                self.ends = at.and_then(|at| self.days.get(at).copied()).or(self.days.last().copied());
                self.form = Form::buttons(name_buttons(model));
                self.phase = Phase::Starts;
                Turn::stay()
            }
            (Phase::Starts, Press::Row(at)) => {
                self.first = BOTH[at.min(1)];
                self.hand_over(self.first, model)
            }
            (Phase::HandOver(hand), _) if hand.passed(model) => self.sit_down(model),
            (Phase::HandOver(hand), _) => hand.again(),
            (Phase::Line, _) => self.take_line(model),
            (Phase::Yes, _) => self.yes(model),
            _ => Turn::stay(),
        }
    }

    fn kept(&mut self, record: &Record, _model: &mut Model) -> Turn {
        if self.trying.take_if(|trying| trying.id == record.id).is_some() {
            self.form = Form::buttons(vec![Button::new("Go on", Press::GoOn)]);
            self.phase = Phase::Kept;
        }
        Turn::stay()
    }

    fn back(&mut self, model: &mut Model) -> Turn {
        match self.phase {
            Phase::Limit | Phase::Kept | Phase::NotAgreed => out(model),
            _ => self.not_agreed(model),
        }
    }

    fn step(&self) -> Option<&Prompt> {
        Some(&self.prompt)
    }
}
