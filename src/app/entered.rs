//! "Entered under your name": what was entered in a person's name when their passphrase had not been typed.
//!
//! A plain row on their own pages leads here, for as long as they leave it there. It never opens by itself, asks for
//! nothing, and what they say of it changes nothing that the other one can see: but for an agreement they choose to end.

use super::own_area;
use super::page::{Belongs, Weight};
use super::sheet::{Button, Row, Sheet};
use super::words::role_choices;
use super::written::{day, name};
use super::{Effect, Model, Screen, Transition};
use crate::content::Role;
use crate::engine::page::{answer_words, words_of};
use crate::engine::record::{FREE_PAGE, Known, Mark, Record};
use crate::engine::{By, Place, RecordId, promise, shown};

#[derive(Default)]
enum At {
    #[default]
    List,
    /// One entry, with the questions whether it was theirs.
    Open(RecordId),
    /// It was noted that one was not theirs; the agreement that could be ended, where it is one that runs.
    Noted(Option<RecordId>),
}

/// The list, one of it, and what was said of that.
#[derive(Default)]
pub struct Entered {
    at: At,
    /// How often another of its screens was come to.
    scene: u64,
}

/// What can be answered to it.
#[derive(Clone, PartialEq)]
pub enum Answer {
    /// Look at one.
    Open(RecordId),
    /// Nothing is said of it, and it is asked again another time.
    Leave,
    /// This one, or all of them, were entered by whoever reads this.
    WasMe,
    /// Somebody else entered it under this person's name.
    WasNotMe,
    /// End the agreement now.
    End,
}

impl Entered {
    fn goes(&mut self, at: At) -> Transition {
        self.at = at;
        self.scene += 1;
        Transition::stay()
    }

    /// What is said of some of them, in the place of whoever reads them, for them alone.
    fn say(event: Known, model: &mut Model) -> Transition {
        let id = model.new_id();
        Transition::stay().with(Effect::Keep(Box::new(model.record(id, FREE_PAGE, "", event))))
    }

    fn was_me(&self, model: &mut Model) -> Transition {
        let of = match &self.at {
            At::Open(id) => vec![id.clone()],
            _ => own_area::entered(model).into_iter().map(|record| record.id.clone()).collect(),
        };
        // It only takes them off the list. It is no signature, and no export has it.
        Self::say(Known::Confirmed { of }, model)
    }

    fn note(&mut self, of: &[RecordId], model: &Model) -> Transition {
        let today = model.now.date_naive();
        // One whose day has come has ended by itself, and nobody has to do anything about it.
        let runs = |record: &&Record| promise::runs(model.progress(), record, today).is_some();
        let mut of = of.iter().filter_map(|id| model.progress().record(id));
        let agreed = of.find(|record| runs(record) && record.place == Place::Shared);
        self.goes(At::Noted(agreed.map(|record| record.id.clone())))
    }

    fn end(&self, model: &mut Model) -> Transition {
        let At::Noted(Some(of)) = &self.at else { return Transition::stay() };
        let step = model.progress().record(of).map_or_else(String::new, |record| record.step.clone());
        let (id, of) = (model.new_id(), of.clone());
        let mut record = model.record(id, &step, "", Known::AgreementEnded { of });
        // Nothing says which of the two it was.
        (record.place, record.by) = (Place::Shared, By::Both);
        Transition::stay().with(Effect::Keep(Box::new(record)))
    }

    /// The list again; where nothing is left on it, to where one came from.
    fn again(&mut self, model: &Model) -> Transition {
        if own_area::entered(model).is_empty() { Transition::back() } else { self.goes(At::List) }
    }
}

fn what(record: &Record, model: &Model) -> String {
    let words = &model.book.words.pages.entered;
    match record.known() {
        Some(Known::Shown { .. } | Known::Shared { .. }) => {
            let halves = shown::halves(model.progress(), record);
            let said = [Place::One, Place::Two].into_iter().zip(halves);
            let said =
                said.filter_map(|(place, half)| Some(format!("{}:\n{}", model.name_of(place), answer_words(half?))));
            said.collect::<Vec<_>>().join("\n\n")
        }
        Some(Known::Outcome { of, mark }) => {
            let promise = model
                .progress()
                .record(of)
                .map_or_else(String::new, |record| words_of(record, &model.book.words.dates));
            format!("{promise}\n\n{}", marked(*mark, model)).trim_start().to_owned()
        }
        Some(Known::Role { role }) => {
            let choices = role_choices(&model.book).into_iter().enumerate();
            let mut said = choices.filter(|(at, choice)| {
                choice.stands_for(*at, Role::read, Role::ALL).is_some_and(|known| known.word() == role)
            });
            said.next().map(|(_, choice)| choice.say).unwrap_or_default()
        }
        Some(Known::Skipped) => words.left_out().to_owned(),
        _ => words_of(&promise::as_it_ended(model.progress(), record), &model.book.words.dates),
    }
}

fn marked(mark: Mark, model: &Model) -> &str {
    let words = &model.book.words.pages.entered;
    match mark {
        Mark::Kept => words.marked_kept(),
        Mark::Partly => words.marked_partly(),
        Mark::Missed => words.marked_missed(),
        Mark::LetGo => words.marked_let_go(),
    }
}

fn list(sheet: Sheet<Answer>, model: &Model) -> Sheet<Answer> {
    let words = &model.book.words.pages.entered;
    let rows = own_area::entered(model).into_iter().map(|record| {
        let row = Row::new(name(model, record), Answer::Open(record.id.clone()));
        row.beside(day(model, record))
    });
    let leave = Button::new(model.book.words.common.buttons.leave_it(), Answer::Leave);
    let buttons = vec![leave, Button::new(words.all_were_me(), Answer::WasMe)];
    // Nothing is opened or answered by whoever only presses on.
    sheet.list(rows.collect()).buttons(buttons).start_at(&Answer::Leave)
}

fn one(sheet: Sheet<Answer>, record: &Record, model: &Model) -> Sheet<Answer> {
    let words = &model.book.words.pages.entered;
    let pieces = vec![
        (Weight::Bold, name(model, record)),
        (Weight::Quiet, words.its_day(&day(model, record))),
        (Weight::Plain, what(record, model)),
    ];
    sheet.saying(pieces).buttons(vec![
        Button::new(model.book.words.common.buttons.leave_it(), Answer::Leave),
        Button::new(words.was_me(), Answer::WasMe),
        Button::new(words.was_not_me(), Answer::WasNotMe),
    ])
}

fn noted(sheet: Sheet<Answer>, ends: bool, model: &Model) -> Sheet<Answer> {
    let words = &model.book.words;
    let not_me = words.pages.entered.not_me();
    if !ends {
        return sheet.says(not_me).button(words.common.buttons.go_on(), Answer::Leave);
    }
    // Leaving it comes first: that it ended is seen by the other one, who may guess by whom.
    sheet.says(format!("{not_me} {}", words.pages.entered.not_me_agreement())).buttons(vec![
        Button::new(words.pages.entered.leave_as_it_is(), Answer::Leave),
        Button::new(words.pages.entered.end_it(), Answer::End),
    ])
}

impl Screen for Entered {
    type Answer = Answer;

    fn sheet(&self, model: &Model) -> Sheet<Answer> {
        let words = &model.book.words;
        let sheet = Sheet::new(words.home.front.entered()).whose(Belongs::ToOne).scene(self.scene);
        let said = words.pages.entered.about();
        match &self.at {
            At::List => list(sheet.text(said), model),
            At::Open(id) => match model.progress().record(id) {
                Some(record) => one(sheet.text(said), record, model),
                None => list(sheet.text(said), model),
            },
            At::Noted(agreed) => noted(sheet, agreed.is_some(), model),
        }
    }

    fn on(&mut self, answer: Answer, model: &mut Model) -> Transition {
        match answer {
            Answer::Open(id) => self.goes(At::Open(id)),
            Answer::WasMe => self.was_me(model),
            Answer::WasNotMe => match &self.at {
                At::Open(id) => Self::say(Known::Disowned { of: vec![id.clone()] }, model),
                _ => Transition::stay(),
            },
            Answer::End => self.end(model),
            Answer::Leave => self.back(model),
        }
    }

    fn kept(&mut self, record: &Record, model: &mut Model) -> Transition {
        match record.known() {
            Some(Known::Disowned { of }) => self.note(of, model),
            Some(Known::Confirmed { .. } | Known::AgreementEnded { .. }) => self.again(model),
            _ => Transition::stay(),
        }
    }

    fn back(&mut self, model: &mut Model) -> Transition {
        match self.at {
            At::List => Transition::back(),
            At::Open(_) | At::Noted(_) => self.again(model),
        }
    }
}
