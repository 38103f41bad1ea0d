//! The records of made-up people, as if they had been written on the days that the sample tells.

use super::page;
use super::parties::{BookKind, Place};
use super::record::{Agreement, AgreementLine, Answer, FREE_PAGE, Known, Mark, Part, Pile, Promise};
use super::record::{Record, RecordId, words_and_ids};
use super::seat::{Reader, Seat, by};
use crate::content::demo::{AgreedLine, DemoAnswer, DemoPart, DemoPile, DemoRecord, Happened, Marked, Sample, Who};
use crate::content::entry::meant;
use crate::content::{Ask, Entry, Prompt, StepId, Wording, Workbook, known};
use chrono::{DateTime, Days, FixedOffset, TimeDelta};
use std::collections::HashMap;

/// The kind of workbook a sample is of.
pub fn kind(sample: &Sample) -> BookKind {
    if sample.people.len() > 1 { BookKind::Pair } else { BookKind::One }
}

/// All records of a sample, seen from a moment.
pub fn records(book: &Workbook, sample: &Sample, now: DateTime<FixedOffset>) -> Vec<Record> {
    let mut telling = Telling { book, sample, now, seq: HashMap::new(), ids: HashMap::new(), next: 1 };
    let mut records = telling.people();
    for told in &sample.records {
        records.push(telling.told(told));
    }
    records
}

struct Telling<'a> {
    book: &'a Workbook,
    sample: &'a Sample,
    now: DateTime<FixedOffset>,
    seq: HashMap<Place, u64>,
    ids: HashMap<String, RecordId>,
    next: u128,
}

impl Telling<'_> {
    /// Names and parts, before anything else.
    fn people(&mut self) -> Vec<Record> {
        // A day before the first page that is told, so that nobody has written before they have a name.
        let first = self.sample.records.iter().map(|told| told.days).max().unwrap_or(0) + 1;
        let shared = if self.sample.people.len() > 1 { Who::Both } else { Who::One };
        let mut records = Vec::new();
        for step in [known::HOW_THIS_WORKS, known::WHO_IS_HERE] {
            records.push(self.record(shared, first, step, Known::BeenThrough { of: None }));
        }
        for (person, who) in self.sample.people.iter().zip([Who::One, Who::Two]) {
            let mut name = self.record(shared, first, known::WHO_IS_HERE, Known::Name { name: person.name.clone() });
            name.by = by(place(who));
            records.push(name);
            let role = Known::Role { role: person.role.word().to_owned() };
            records.push(self.record(who, first, known::YOUR_PART, role));
        }
        records
    }

    fn told(&mut self, told: &DemoRecord) -> Record {
        let step = told.step.as_ref().map_or(FREE_PAGE, StepId::as_str);
        let known = self.happened(told);
        // A promise of one of two, and its mark, are seen by both.
        let is_seen = matches!(told.what, Happened::Promised { .. } | Happened::Outcome { .. });
        let who = if is_seen && self.sample.people.len() > 1 { Who::Both } else { told.who };
        let mut record = self.record(who, told.days, step, known);
        record.by = by(place(told.who));
        if let Some(id) = &told.id {
            self.ids.insert(id.clone(), record.id.clone());
        }
        record
    }

    fn record(&mut self, who: Who, days: u16, step: &str, event: Known) -> Record {
        let place = place(who);
        let seq = self.seq.entry(place).or_default();
        *seq += 1;
        // Counted up, unlike real ids: nothing of a demo is written, and each showing is the same.
        self.next += 1;
        // Counted back from now, so that what is due or running in the sample is so on whatever day it is shown.
        let at = self.now - TimeDelta::days(i64::from(days));
        Record {
            seq: Some(*seq),
            asked: page::asked(self.book, &self.reader(place), step),
            workbook: self.book.edition(),
            ..Record::new(RecordId::of(self.next), at, place, step, event)
        }
    }

    fn answer(&self, told: &DemoRecord, said: &DemoAnswer) -> Answer {
        let step = told.step.as_ref().and_then(|step| self.book.step(step.as_str()));
        let prompt = step.and_then(|step| self.reader(place(told.who)).prompt(step));
        Named::new(self.book, prompt).answer(said)
    }

    fn reader(&self, place: Place) -> Reader {
        let seat = if place == Place::Shared { Seat::Both } else { Seat::Own(place) };
        let person = self.sample.people.get(usize::from(place == Place::Two));
        let role = person.map_or(crate::content::Role::Unsaid, |person| person.role);
        Reader { kind: kind(self.sample), seat, role }
    }

    fn happened(&self, told: &DemoRecord) -> Known {
        let after = |days: u16| {
            let made = (self.now - TimeDelta::days(i64::from(told.days))).date_naive();
            made.checked_add_days(Days::new(u64::from(days)))
        };
        match &told.what {
            Happened::Answered(value) => Known::Answered { value: self.answer(told, value) },
            Happened::BeenThrough => Known::BeenThrough { of: None },
            Happened::SetAside => Known::SetAside,
            Happened::Shown(both) => {
                Known::Shown { one: self.answer(told, &both[0]), two: self.answer(told, &both[1]) }
            }
            Happened::Agreed { limit, lines, runs } => {
                let lines = lines
                    .iter()
                    .map(|AgreedLine { who, will }| AgreementLine { by: by(place(*who)), line: will.clone() });
                let (limit, lines) = (limit.clone(), lines.collect());
                Known::Agreed { value: Agreement { limit, lines, ends: after(*runs), ..Agreement::default() } }
            }
            Happened::Promised { line, runs } => {
                Known::Promised { value: Promise { line: line.clone(), by: after(*runs), ..Promise::default() } }
            }
            Happened::Outcome { of, mark } => {
                // A name that no page has is refused when the pack is checked.
                let of = self.ids.get(of).cloned().unwrap_or_default();
                Known::Outcome { of, mark: marked(*mark) }
            }
        }
    }
}

fn place(who: Who) -> Place {
    match who {
        Who::One => Place::One,
        Who::Two => Place::Two,
        Who::Both => Place::Shared,
    }
}

fn marked(mark: Marked) -> Mark {
    match mark {
        Marked::Kept => Mark::Kept,
        Marked::Partly => Mark::Partly,
        Marked::Missed => Mark::Missed,
        Marked::LetGo => Mark::LetGo,
    }
}

fn small(number: Option<u16>) -> Option<u8> {
    number.and_then(|number| u8::try_from(number).ok())
}

/// What can be picked on a step, sorted there and asked there: what is told names it by its id.
struct Named<'a> {
    words: Wording,
    feelings: Vec<&'a Entry>,
}

impl<'a> Named<'a> {
    fn new(book: &'a Workbook, prompt: Option<Prompt>) -> Self {
        let library = &book.library.feelings;
        let words = prompt.map(|prompt| prompt.words).unwrap_or_default();
        Self { words, feelings: library.first_row.iter().chain(&library.words).collect() }
    }

    fn answer(&self, said: &DemoAnswer) -> Answer {
        let choices: Vec<&Entry> = self.words.choices.iter().flatten().map(|choice| &choice.entry).collect();
        let (picked, ids) = words_and_ids(&told(&said.picked, self.or_feelings(&choices)));
        let piles = said.piles.iter().map(|pile| self.pile(pile)).collect();
        let parts = said.parts.iter().map(|part| self.part(part)).collect();
        Answer { text: said.text.clone(), picked, ids, number: small(said.number), parts, piles }
    }

    fn part(&self, part: &DemoPart) -> Part {
        let own = Ask::words(&part.ask);
        let all: Vec<(&Ask, &[Entry])> = self.words.asked().collect();
        let found = meant(all.iter().map(|(asked, _)| *asked), &part.ask, &part.ask);
        let (asked, choices) = found.map_or((&own, &[][..]), |at| all[at]);
        let choices: Vec<&Entry> = choices.iter().collect();
        let (picked, ids) = words_and_ids(&told(&part.picked, self.or_feelings(&choices)));
        let (asked, id) = (asked.ask.clone(), asked.id.clone());
        Part { asked, id, text: part.text.clone(), picked, ids, number: small(part.number), of: None }
    }

    fn pile(&self, pile: &DemoPile) -> Pile {
        let piles: Vec<&Entry> = self.words.piles.iter().flatten().collect();
        let cards: Vec<&Entry> = self.words.cards.iter().flatten().collect();
        let Entry { id, say, .. } = one(&pile.name, &piles);
        let (cards, ids) = words_and_ids(&told(&pile.cards, &cards));
        Pile { pile: say, id, cards, ids }
    }

    /// What is picked where there are no choices.
    fn or_feelings<'s>(&'s self, choices: &'s [&'a Entry]) -> &'s [&'a Entry] {
        if choices.is_empty() { &self.feelings } else { choices }
    }
}

fn told(said: &[String], among: &[&Entry]) -> Vec<Entry> {
    said.iter().map(|said| one(said, among)).collect()
}

/// What is told, where it is an id or says what one does; else it is in words of their own.
fn one(said: &str, among: &[&Entry]) -> Entry {
    let found = meant(among.iter().copied(), said, said);
    found.map_or_else(|| Entry::words(said), |at| among[at].clone())
}
