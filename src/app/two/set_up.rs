//! Set-up for two: what it is for, two names, which of two honest kinds, and a passphrase each on an own turn.
//!
//! Until the workbook is made nothing is on disk. A "not this way" from either reads the same for both, and leaves
//! nothing sealed behind.

use super::{BOTH, first_list, named};
use crate::app::field::Field;
use crate::app::form::{Button, Form, Part, Press};
use crate::app::lock::old_boxes::Boxes;
use crate::app::news::News;
use crate::app::page::{Block, Page, Weight};
use crate::app::route::StartRoute;
use crate::app::{AnyScreen, Change, Effect, Go, Model, Reply, Route, Turn};
use crate::engine::record::{Known, Record};
use crate::engine::{BookKind, Lock, Place, Seat, seat::by};
use crate::journal::Passphrase;
use crate::journal::search::fold;
use crate::text;

enum Phase {
    /// Who it is for. It stands alone on its screen.
    ForTwo,
    Names,
    Kind,
    /// The keyboard is passed to one of them: another screen stands over this one.
    Passing,
    Boxes(Boxes),
    /// It is passed to both.
    Both,
    Making,
    /// A line to read, and on.
    Said,
}

/// The screens before a workbook for two exists.
pub struct SetUp {
    phase: Phase,
    form: Form,
    now: Place,
    passes: Vec<Passphrase>,
    refused: bool,
    wrong: Option<String>,
    records: Vec<Record>,
    /// The workbook is there already; pages of their own begin in it.
    later: bool,
}

impl SetUp {
    /// From the screen that says who it is for.
    pub fn new(model: &Model) -> Self {
        let text = |id: &str| model.book.library.sittings.screen_of_two(id).and_then(|screen| screen.text.clone());
        let buttons =
            vec![Button::new("Go on", Press::GoOn), Button::new("I would rather use it alone", Press::NotNow)];
        let form = Form::text(vec![(Weight::Plain, text("for-two").unwrap_or_default())], buttons);
        let (now, passes, records) = (Place::One, Vec::new(), Vec::new());
        Self { phase: Phase::ForTwo, form, now, passes, refused: false, wrong: None, records, later: false }
    }

    /// For a workbook that two kept together only: from the first hand-over on.
    pub fn later() -> Self {
        let (now, phase) = (Place::One, Phase::Passing);
        let (form, passes, records) = (Form::default(), Vec::new(), Vec::new());
        Self { phase, form, now, passes, refused: false, wrong: None, records, later: true }
    }

    fn pass_to(&mut self, place: Place) -> Turn {
        (self.now, self.wrong, self.form) = (place, None, Form::default());
        self.phase = Phase::Passing;
        Turn::to(Route::HandOver(Some(place)))
    }

    /// The names that were typed stand there again.
    fn ask_names(&mut self) -> Turn {
        let names = self.records.iter().filter_map(|record| match record.known() {
            Some(Known::Name { name }) => Some(name.as_str()),
            _ => None,
        });
        let mut names = names.chain(["", ""]);
        let mut line = |label: &str| Part::Line(Field::line(names.next().unwrap_or_default()).into(), label.to_owned());
        let lines = [line("one name: "), line("the other: ")];
        let buttons = Part::Buttons(vec![Button::new("Go on", Press::GoOn)], 0);
        self.form = Form::new(lines.into_iter().chain([buttons]).collect());
        self.phase = Phase::Names;
        Turn::stay()
    }

    /// Both names are there, and differ: they stay in memory until the workbook is made.
    fn take_names(&mut self, model: &mut Model) -> Turn {
        let names = [0, 1].map(|part| text::name(&self.form.typed(part)));
        if names.iter().any(|name| fold(name).is_empty()) || fold(&names[0]) == fold(&names[1]) {
            self.wrong = Some("Two names, please, that can be told apart.".to_owned());
            return Turn::stay();
        }
        if names.iter().any(|name| text::is_too_long(name)) {
            self.wrong = Some("Shorter names, please.".to_owned());
            return Turn::stay();
        }
        model.open_mut().kind = BookKind::Together;
        model.take_seat(Seat::Both);
        self.records = first_records(&names, model);
        for record in self.records.clone() {
            model.open_mut().progress.apply(record);
        }
        self.ask_kind(model)
    }

    fn ask_kind(&mut self, model: &Model) -> Turn {
        let words = &model.book.words;
        let words = &words.lock.two;
        let pieces = [words.own(), words.together()].map(|said| (Weight::Plain, said.to_owned()));
        let buttons =
            vec![Button::new(words.own_button(), Press::Row(0)), Button::new(words.together_button(), Press::Row(1))];
        self.form = Form::text(pieces.to_vec(), buttons);
        self.phase = Phase::Kind;
        Turn::stay()
    }

    fn ask_passphrase(&mut self, model: &Model) -> Turn {
        self.form = Form::default();
        self.phase = Phase::Boxes(Boxes::new(model.book.words.lock.two.not_this_way(), model));
        Turn::stay()
    }

    fn pass_on(&mut self) -> Turn {
        if self.now == Place::One {
            return self.pass_to(Place::Two);
        }
        (self.wrong, self.form) = (None, Form::default());
        self.phase = Phase::Both;
        Turn::to(Route::HandOver(None))
    }

    fn begin(&mut self, model: &mut Model) -> Turn {
        let kind = if self.refused || self.passes.is_empty() { BookKind::Together } else { BookKind::Pair };
        let passes = if kind == BookKind::Pair { std::mem::take(&mut self.passes) } else { Vec::new() };
        self.passes.clear();
        if self.later && passes.is_empty() {
            return self.said(model.book.words.lock.two.not_now());
        }
        self.form = Form::text(vec![(Weight::Plain, model.book.words.lock.setting.making().to_owned())], Vec::new());
        self.phase = Phase::Making;
        let effect = if self.later {
            Effect::Lock(Change::ForTwo(passes))
        } else {
            Effect::Begin(kind, passes, self.records.clone())
        };
        Turn::stay().with(effect)
    }

    fn said(&mut self, words: &str) -> Turn {
        let go_on = vec![Button::new("Go on", Press::GoOn)];
        self.form = Form::text(vec![(Weight::Plain, words.to_owned())], go_on);
        self.phase = Phase::Said;
        Turn::stay()
    }
}

/// Out of set-up, into the list of the first sitting.
fn first_sitting(model: &mut Model) -> Turn {
    first_list::start(model);
    Turn::go(Go::Restart(vec![Route::FirstList]))
}

/// The first records of a workbook for two: the names, and that two screens were seen.
pub fn first_records(names: &[String; 2], model: &mut Model) -> Vec<Record> {
    let mut records = Vec::new();
    for step in ["welcome.how-this-works", "welcome.who-is-here"] {
        let id = model.new_id();
        records.push(model.record(id, step, "", Known::BeenThrough { of: None }));
    }
    for (place, name) in BOTH.into_iter().zip(names) {
        let id = model.new_id();
        let mut record = model.record(id, "welcome.who-is-here", "", Known::Name { name: name.clone() });
        record.by = by(place);
        records.push(record);
    }
    records
}

impl AnyScreen for SetUp {
    fn page(&self, model: &Model) -> Page {
        let words = &model.book.words;
        let all = |page: Page| (0..self.form.parts.len()).fold(page, |page, part| page.spaced(Block::Part(part)));
        let wrong = |page: Page| match &self.wrong {
            Some(wrong) => page.with(Block::text(wrong)),
            None => page,
        };
        match &self.phase {
            Phase::ForTwo => all(Page::new("For two")),
            Phase::Names => {
                let text =
                    model.book.library.sittings.screen_of_two("two-names").and_then(|screen| screen.text.clone());
                let page = Page::new("Two names").spaced(Block::ask("Two names, please."));
                let page = page.spaced(Block::text(text.unwrap_or_default()));
                wrong(page.with(Block::Part(0)).spaced(Block::Part(1)).spaced(Block::Part(2)))
            }
            Phase::Kind => all(Page::new("Two of you").spaced(Block::ask(words.lock.two.ask())))
                .with(Block::quiet(words.lock.two.later())),
            Phase::Passing | Phase::Both => Page::centred(),
            Phase::Boxes(boxes) => {
                boxes.under(words.lock.two.choose(), Page::new(named("{next}", self.now, model)), model)
            }
            Phase::Making | Phase::Said => all(Page::centred()),
        }
    }

    fn form(&self) -> &Form {
        match &self.phase {
            Phase::Boxes(boxes) => boxes.form(),
            _ => &self.form,
        }
    }

    fn form_mut(&mut self) -> &mut Form {
        match &mut self.phase {
            Phase::Boxes(boxes) => boxes.form_mut(),
            _ => &mut self.form,
        }
    }

    fn press(&mut self, press: Press, model: &mut Model) -> Turn {
        match (&mut self.phase, press) {
            (Phase::ForTwo, Press::NotNow) => Turn::instead(Route::Start(StartRoute::SetupAlone)),
            (Phase::ForTwo, _) => self.ask_names(),
            (Phase::Names, _) => self.take_names(model),
            (Phase::Kind, Press::Row(0)) => self.pass_to(Place::One),
            (Phase::Kind, _) => {
                self.refused = true;
                self.begin(model)
            }
            (Phase::Boxes(_), Press::NotNow) => {
                self.refused = true;
                self.pass_on()
            }
            (Phase::Boxes(boxes), _) => {
                let Some(chosen) = boxes.chosen(model) else { return Turn::stay() };
                self.passes.push(chosen);
                self.pass_on()
            }
            (Phase::Said, _) if self.later => Turn::go(Go::Home(None)),
            (Phase::Said, _) => first_sitting(model),
            _ => Turn::stay(),
        }
    }

    fn changed(&mut self, model: &mut Model) -> Turn {
        self.wrong = None;
        if let Phase::Boxes(boxes) = &mut self.phase {
            boxes.changed(model);
        }
        Turn::stay()
    }

    fn back(&mut self, model: &mut Model) -> Turn {
        match self.phase {
            Phase::ForTwo => Turn::go(Go::Back),
            Phase::Names => {
                *self = Self::new(model);
                Turn::stay()
            }
            Phase::Making | Phase::Said => Turn::stay(),
            Phase::Boxes(_) => self.pass_to(self.now),
            _ if self.later => Turn::go(Go::Back),
            Phase::Kind => self.ask_names(),
            Phase::Passing if self.now == Place::One => self.ask_kind(model),
            // Nobody steps back into what the other chose: both choose again, from the first one on.
            Phase::Passing | Phase::Both => {
                self.passes.clear();
                self.refused = false;
                self.pass_to(Place::One)
            }
        }
    }

    fn begins(&mut self, _model: &mut Model) -> Turn {
        if self.later { self.pass_to(Place::One) } else { Turn::stay() }
    }

    fn replied(&mut self, reply: Reply, model: &mut Model) -> Turn {
        match (&self.phase, reply) {
            (Phase::Passing, Reply::Passed) => self.ask_passphrase(model),
            (Phase::Both, Reply::Passed) => self.begin(model),
            _ => self.back(model),
        }
    }

    fn waits(&self) -> bool {
        matches!(self.phase, Phase::Making)
    }

    fn heard(&mut self, news: News, model: &mut Model) -> Turn {
        match news {
            News::Changed(..) | News::Begun(Lock::Age, _) => {
                model.open_mut().kind = BookKind::Pair;
                model.take_seat(Seat::Both);
                self.said(model.book.words.lock.two.sealed())
            }
            News::Begun(..) => {
                model.open_mut().kind = BookKind::Together;
                model.take_seat(Seat::Both);
                if self.refused && self.now == Place::Two {
                    return self.said(model.book.words.lock.two.not_now());
                }
                first_sitting(model)
            }
            News::Taken => {
                // Nobody learns whose it was: both choose again.
                self.passes.clear();
                model.trouble = Some(model.book.words.lock.setting.taken().to_owned());
                self.pass_to(Place::One)
            }
            News::Failed(why) if self.later => {
                model.trouble = Some(why);
                *self = Self::later();
                self.pass_to(Place::One)
            }
            News::Failed(why) => {
                model.trouble = Some(why);
                self.ask_names()
            }
            _ => Turn::stay(),
        }
    }
}
