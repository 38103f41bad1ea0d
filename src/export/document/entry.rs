//! One page of an export: what was asked, and who said what.

use super::super::{Leaving, plain};
use crate::engine::leaving::without_traces;
use crate::engine::record::{Agreement, Answer, Known, Mark, Part, Promise};
use crate::engine::{Place, Record, page, promise, shown};
use chrono::Datelike;

/// One page, promise, agreement, or pair of shown copies.
#[derive(Clone, Debug, Default)]
pub struct Entry {
    /// What it is called.
    pub title: String,
    /// The day it was written, as it stands on paper.
    pub day: String,
    /// Who wrote it, where that has to be said.
    pub whose: String,
    /// In the words of the day it was written, which a later edition may have changed.
    pub asked: String,
    /// What was said.
    pub voices: Vec<Voice>,
    /// What the program says of it: a day, a mark, an end.
    pub facts: Vec<String>,
}

/// What one of them said.
#[derive(Clone, Debug, Default)]
pub struct Voice {
    /// Who, where it stands beside somebody else's.
    pub name: String,
    /// In the order in which it was asked.
    pub said: Vec<Piece>,
}

/// The part of an answer under one label: a box, a small question or a pile.
#[derive(Clone, Debug, Default)]
pub struct Piece {
    /// The small question or the pile it stands under.
    pub label: String,
    /// As they were typed; empty where something was only picked.
    pub words: String,
    /// What was picked, or the cards of a pile.
    pub items: Vec<String>,
}

impl Entry {
    /// Leaves out what must leave no trace. `names_writer` is for documents in which two people's pages stand together.
    pub fn new(leaving: &Leaving<'_>, record: &Record, names_writer: bool) -> Self {
        // From the record as it was read: the copy below has no proof any more.
        let says = said_of_yes(leaving, record);
        // Before any word is taken: an answer can name a step that leaves no trace.
        let record = &without_traces(leaving.book, leaving.progress, record);
        let entry = Self {
            title: plain(&page::name(leaving.book, &leaving.reader, record)),
            day: leaving.on_paper(record.at.date_naive()),
            whose: names_writer.then(|| leaving.writer(record.by)).flatten().unwrap_or_default(),
            asked: plain(&record.asked),
            ..Self::default()
        };
        match record.known() {
            Some(Known::Answered { value }) => entry.said(of_answer(value)),
            Some(Known::Promised { value }) => entry.promise(leaving, record, value),
            Some(Known::Agreed { value }) => entry.agreement(leaving, record, value).fact(says),
            Some(Known::Shown { .. }) => entry.side_by_side(leaving, record),
            Some(Known::Shared { .. }) => {
                let halves = shown::halves(leaving.progress, record);
                entry.said(halves.into_iter().flatten().flat_map(of_answer).collect())
            }
            _ => entry,
        }
    }

    /// Its title, its day and whose it is, in one line.
    pub fn heading(&self) -> String {
        let parts = [&self.title, &self.day, &self.whose];
        parts.into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(", ")
    }

    fn fact(mut self, fact: Option<String>) -> Self {
        self.facts.extend(fact);
        self
    }

    fn said(mut self, said: Vec<Piece>) -> Self {
        self.voices.push(Voice { name: String::new(), said });
        self
    }

    /// With these words instead of those of the record.
    pub(super) fn saying(mut self, words: &str) -> Self {
        self.voices.clear();
        self.said(vec![Piece::words("", words)])
    }

    fn promise(mut self, leaving: &Leaving<'_>, record: &Record, value: &Promise) -> Self {
        let mut said = vec![Piece::words("", &value.line)];
        said.extend(Some(Piece::words("", &value.know)).filter(|know| !know.words.is_empty()));
        said.extend(value.parts.iter().filter(|part| !part.is_empty()).map(of_part));
        self.facts.extend(value.by.map(|by| leaving.words().page.its_day(&leaving.on_paper(by))));
        let mark = promise::mark(leaving.progress, &record.id);
        self.facts.extend(mark.map(|mark| leaving.words().page.marked(in_words(leaving, mark))));
        self.said(said)
    }

    fn agreement(mut self, leaving: &Leaving<'_>, record: &Record, value: &Agreement) -> Self {
        let who = |by| leaving.writer(by).filter(|_| record.place == Place::Shared).unwrap_or_default();
        let mut said = vec![Piece::words("", &value.limit)];
        said.extend(value.lines.iter().map(|kept| Piece::words(&who(kept.by), &kept.line)));
        said.extend(value.more.iter().filter(|part| !part.is_empty()).map(of_part));
        self.facts.push(end(leaving, record, value));
        self.said(said)
    }

    fn side_by_side(mut self, leaving: &Leaving<'_>, record: &Record) -> Self {
        use crate::engine::By::{One, Two};
        // A half that its writer took back is not among them, and nothing says that it was there.
        for (by, half) in [One, Two].into_iter().zip(shown::halves(leaving.progress, record)) {
            let voice = |answer| Voice { name: leaving.writer(by).unwrap_or_default(), said: of_answer(answer) };
            self.voices.extend(half.map(voice));
        }
        self
    }
}

impl Piece {
    fn words(label: &str, words: &str) -> Self {
        Self { label: plain(label), words: plain(words), items: Vec::new() }
    }
}

fn in_words<'a>(leaving: &Leaving<'a>, mark: Mark) -> &'a str {
    let words = &leaving.words().page;
    match mark {
        Mark::Kept => words.kept(),
        Mark::Partly => words.partly(),
        Mark::Missed => words.missed(),
        Mark::LetGo => words.let_go(),
    }
}

/// The day an agreement ends, or the day it ended on, by itself or by hand.
fn end(leaving: &Leaving<'_>, record: &Record, value: &Agreement) -> String {
    let (words, dates) = (&leaving.words().page, &leaving.book.words.dates);
    match promise::ended_on(leaving.progress, record, leaving.today()) {
        Some(day) if day.year() == leaving.today().year() => words.ended(&dates.without_year(day)),
        Some(day) => words.ended(&dates.whole(day)),
        None => words.ends(&leaving.on_paper(promise::ends(&promise::Agreed { record, agreement: value }))),
    }
}

/// What can be said of the yes of two to an agreement, and no more than that.
pub fn said_of_yes(leaving: &Leaving<'_>, record: &Record) -> Option<String> {
    let is_of_two = matches!(record.known(), Some(Known::Agreed { .. })) && record.place == Place::Shared;
    is_of_two.then(|| leaving.said_of_yes(record.is_signed_by_both()).to_owned())
}

fn of_answer(answer: &Answer) -> Vec<Piece> {
    let items = answer.picked.iter().map(|picked| plain(picked)).collect();
    let mut said = vec![Piece { items, ..Piece::words("", &answer.text) }];
    said.extend(answer.number.map(|number| Piece::words("", &number.to_string())));
    said.extend(answer.parts.iter().filter(|part| !part.is_empty()).map(of_part));
    said.extend(answer.piles.iter().filter(|pile| !pile.cards.is_empty()).map(|pile| {
        let items = pile.cards.iter().map(|card| plain(card)).collect();
        Piece { items, ..Piece::words(&pile.pile, "") }
    }));
    // An empty piece would tell that something was asked and left open.
    said.retain(|said| !said.words.trim().is_empty() || !said.items.is_empty());
    said
}

fn of_part(part: &Part) -> Piece {
    let number = part.number.map(|number| number.to_string()).unwrap_or_default();
    let words = if part.text.is_empty() { &number } else { &part.text };
    Piece { items: part.picked.iter().map(|picked| plain(picked)).collect(), ..Piece::words(&part.asked, words) }
}
