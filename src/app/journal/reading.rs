//! One page to read, then and now, and the question how to delete it.

use crate::app::page::Weight;
use crate::app::route::TwoRoute;
use crate::app::sheet::{Button, Sheet};
use crate::app::written::{of_its_writer, restore, title};
use crate::app::{Effect, Model, Route, Screen, Transition, navigate};
use crate::content::{StepId, known};
use crate::engine::page::{may_leave, words_of};
use crate::engine::record::{FREE_PAGE, Known, Record, TakenFrom};
use crate::engine::{BookKind, RecordId, Seat, promise};

/// One page to read.
pub struct Reading {
    record: Record,
    at: At,
}

enum At {
    /// Its words.
    Page,
    /// The question how to delete it.
    HowToDelete,
    /// The question whether for good.
    Sure,
    /// It is out of sight; the record that keeps it out, unless that is being undone.
    Out(Option<RecordId>),
}

/// What can be answered to a page.
#[derive(Clone, PartialEq)]
pub enum Answer {
    /// One level back.
    Back,
    /// Open this step: the one it answers, or the one that marks its promise.
    Step(StepId),
    /// All answers to its step.
    ThenAndNow,
    /// Leads to the page on which the copy can still be changed.
    ShowCopy,
    /// Leads to the question how; nothing is deleted by this.
    Delete,
    /// Delete it, and it can be brought back.
    OutOfSight,
    /// Ask whether it is to go for good.
    ForGood,
    /// Delete it for good.
    Sure,
    /// Undo the deletion.
    Undo,
}

/// What is said under a page that nothing proves.
fn where_from(from: TakenFrom, model: &Model) -> &str {
    let words = &model.book.words.lock.found;
    match from {
        TakenFrom::Unlocked => words.of_unlocked(),
        TakenFrom::Before => words.of_before(),
        TakenFrom::Folder => words.of_folder(),
    }
}

impl Reading {
    /// The page of that record, where it can be seen.
    pub fn new(id: &RecordId, model: &Model) -> Option<Self> {
        model.progress().record(id).cloned().map(|record| Self { record, at: At::Page })
    }

    fn pieces(&self, model: &Model) -> Vec<(Weight, String)> {
        let (record, today) = (&self.record, model.now.date_naive());
        let mut pieces =
            vec![(Weight::Plain, words_of(&promise::as_it_ended(model.progress(), record), &model.book.words.dates))];
        let ended = promise::ended_words(model.progress(), record, today, &model.book.words);
        pieces.extend(ended.map(|ended| (Weight::Quiet, ended)));
        // To its owner alone: said before both, it would be a doubt about who of them wrote it.
        let taken = record.proof.taken_from().filter(|_| model.seat() != Seat::Both);
        pieces.extend(taken.map(|from| (Weight::Quiet, where_from(from, model).to_owned())));
        pieces
    }

    fn buttons(&self, model: &Model) -> Vec<Button<Answer>> {
        let words = &model.book.words;
        let (record, reading) = (&self.record, &words.pages.reading);
        let mut buttons = vec![Button::new(words.common.buttons.back(), Answer::Back)];
        // Where no workbook is open nothing that is written could be kept.
        let writes = model.is_open();
        if writes && model.book.step(&record.step).is_some() {
            buttons.push(Button::new(reading.again(), Answer::Step(StepId(record.step.clone()))));
        }
        // Blank pages answer no question, so one of them is not what another one was "then".
        if model.progress().answers(&record.step).nth(1).is_some() && record.step != FREE_PAGE {
            buttons.push(Button::new(reading.then_and_now(), Answer::ThenAndNow));
        }
        if writes && is_mine_to_mark(record, model) {
            buttons.push(Button::new(reading.how_it_went(), Answer::Step(StepId::from(known::PROMISE_REVIEW))));
        }
        let is_own = record.place == model.seat().place();
        // What may never leave the workbook is not shown to the other one either.
        if writes && model.kind() == BookKind::Pair && is_own && may_leave(&model.book, &record.step) {
            buttons.push(Button::new(reading.show_copy(), Answer::ShowCopy));
        }
        // No one can delete the other's.
        if writes && (is_own || record.by == model.seat().by()) {
            buttons.push(Button::new(words.common.buttons.delete(), Answer::Delete).removes());
        }
        buttons
    }

    fn delete(&self, for_good: bool, model: &mut Model) -> Transition {
        let (of, step) = (self.record.id.clone(), self.record.step.clone());
        let id = model.new_id();
        let mut tombstone = model.record(id, &step, "", Known::Deleted { of, for_good });
        // In the place of its page, and not of whoever sits there: what both had is gone for both.
        tombstone.place = self.record.place;
        Transition::stay().with(Effect::Delete(Box::new(tombstone)))
    }

    fn goes(&mut self, at: At) -> Transition {
        self.at = at;
        Transition::stay()
    }
}

impl Screen for Reading {
    type Answer = Answer;

    fn sheet(&self, model: &Model) -> Sheet<Answer> {
        let (reading, buttons) = (&model.book.words.pages.reading, &model.book.words.common.buttons);
        let sheet = of_its_writer(title(model, &self.record), model);
        let back = Button::new(buttons.back(), Answer::Back);
        match &self.at {
            At::Page => {
                let buttons = self.buttons(model);
                // Where one of them went with what it was for, Enter must not press the one in its place.
                let sheet = sheet.scene(buttons.len() as u64);
                let sheet = if self.record.asked.is_empty() { sheet } else { sheet.ask(&self.record.asked) };
                sheet.reading(self.pieces(model)).buttons(buttons)
            }
            At::HowToDelete => {
                let out = Button::new(reading.out_of_sight(), Answer::OutOfSight).removes();
                let for_good = Button::new(reading.for_good(), Answer::ForGood).removes();
                // Enter pressed once too often leads back, and deletes nothing.
                let sheet = sheet.ask(reading.deleting()).buttons(vec![out, for_good, back]);
                sheet.start_at(&Answer::Back)
            }
            At::Sure => {
                let sure = Button::new(reading.yes_for_good(), Answer::Sure).removes();
                sheet.scene(1_u64).ask(reading.no_undo()).buttons(vec![back, sure])
            }
            At::Out(_) => {
                let undo = Button::new(buttons.undo(), Answer::Undo);
                sheet.scene(2_u64).text(reading.is_out()).buttons(vec![back, undo])
            }
        }
    }

    fn on(&mut self, answer: Answer, model: &mut Model) -> Transition {
        match answer {
            Answer::Back => self.back(model),
            Answer::Step(id) => navigate::step(&id, model),
            Answer::ThenAndNow => Transition::to(Route::ThenAndNow(self.record.step.clone())),
            Answer::ShowCopy => Transition::to(Route::Two(TwoRoute::ShowCopy(Box::new(self.record.clone())))),
            Answer::Delete => self.goes(At::HowToDelete),
            Answer::OutOfSight => self.delete(false, model),
            Answer::ForGood => self.goes(At::Sure),
            Answer::Sure => self.delete(true, model),
            Answer::Undo => match &mut self.at {
                At::Out(tombstone) => match tombstone.take() {
                    Some(tombstone) => Transition::stay().with(restore(&tombstone, model)),
                    None => Transition::back(),
                },
                _ => Transition::stay(),
            },
        }
    }

    fn kept(&mut self, record: &Record, model: &mut Model) -> Transition {
        match record.known() {
            Some(Known::Deleted { for_good: false, .. }) => self.goes(At::Out(Some(record.id.clone()))),
            Some(Known::Deleted { .. }) => {
                // In place of the page: nothing may lead back to the words of what is gone for good.
                Transition::instead(Route::Said(model.book.words.pages.reading.is_gone().to_owned()))
            }
            Some(Known::Undeleted { .. }) => Transition::back(),
            _ => Transition::stay(),
        }
    }

    fn back(&mut self, _model: &mut Model) -> Transition {
        match self.at {
            At::HowToDelete | At::Sure => self.goes(At::Page),
            At::Page | At::Out(_) => Transition::back(),
        }
    }
}

/// Whether it is a promise of whoever sits on their own pages of a workbook for two, and has no mark yet: nobody may be
/// asking after it, so it can be looked at from here.
fn is_mine_to_mark(record: &Record, model: &Model) -> bool {
    let Seat::Own(me) = model.seat() else { return false };
    let mine = promise::of_mine(model.progress(), me);
    model.kind() == BookKind::Pair && mine.iter().any(|made| made.record.id == record.id)
}

/// All answers to one prompt, oldest first, each under its day and the words it was asked in.
pub struct ThenAndNow {
    step: String,
}

impl ThenAndNow {
    /// To the prompt of that step.
    pub fn new(step: String) -> Self {
        Self { step }
    }
}

impl Screen for ThenAndNow {
    type Answer = ();

    fn sheet(&self, model: &Model) -> Sheet<()> {
        let words = &model.book.words;
        let mut pieces = Vec::new();
        for (record, _) in model.progress().answers(&self.step) {
            pieces.push((Weight::Bold, words.dates.day(model.now.date_naive(), record.at.date_naive())));
            // As it was asked on that day. The question may be worded otherwise by
            // now, and the answer would seem to be to that.
            pieces.push((Weight::Quiet, record.asked.clone()));
            pieces.push((Weight::Plain, words_of(record, &words.dates)));
        }
        let sheet = of_its_writer(words.pages.reading.then_and_now(), model);
        sheet.reading(pieces).button(words.common.buttons.back(), ())
    }

    fn on(&mut self, (): (), _model: &mut Model) -> Transition {
        Transition::back()
    }
}
