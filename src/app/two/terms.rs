//! What stands of an agreement while it is made: what both agree to, each one's own lines, and the day it ends.

use super::BOTH;
use crate::app::Model;
use crate::app::page::{Block, Weight};
use crate::app::sheet::Sheet;
use crate::app::step::build::lengths;
use crate::content::entry::meant;
use crate::content::wording::{BoxAsk, BoxKind};
use crate::content::{Ask, Entry, Prompt};
use crate::engine::record::{Agreement, AgreementLine, Answer, Part};
use crate::engine::{By, Place, Record, RecordId, promise::TRIAL_DAYS, seat::by};
use crate::journal::Draft;
use chrono::{Days, NaiveDate};

/// After how many days a trial ends by itself: the whole of it first, or sooner.
// Seven days at most, for everybody and always: so nobody has to ask for a way out, and nobody has to refuse.
const TRIAL: [u64; 3] = [TRIAL_DAYS, 5, 3];

/// An agreement that is being made.
#[derive(Clone)]
pub struct Terms {
    /// What is asked of both, the limit first.
    joint: Vec<BoxAsk>,
    /// The words before a line about what one will do.
    will: String,
    /// What each may add on their own turn.
    more: Vec<BoxAsk>,
    /// Whether each has a line, or only the one who will do it.
    pub for_both: bool,
    /// The days to choose from, with the words for each.
    pub days: Vec<(NaiveDate, String)>,
    /// What stands there.
    pub value: Agreement,
    before: Vec<AgreementLine>,
}

impl Terms {
    /// A new one: a trial.
    pub fn new(prompt: &Prompt, model: &Model) -> Self {
        let today = model.now.date_naive();
        let days = TRIAL.into_iter().filter_map(|ahead| today.checked_add_days(Days::new(ahead)));
        let days = days.map(|day| (day, model.book.words.dates.with_weekday(day))).collect();
        let boxes: Vec<BoxAsk> = prompt.words.boxes.iter().flatten().cloned().collect();
        let for_both = boxes.iter().filter(|asked| asked.kind == BoxKind::Will).count() > 1;
        let joint = boxes.into_iter().filter(|asked| matches!(asked.kind, BoxKind::Page | BoxKind::Line)).collect();
        let more = prompt.words.more.iter().flatten().cloned().collect();
        let will = model.book.words.two.agree.i_will().to_owned();
        Self { joint, will, more, for_both, days, value: Agreement::default(), before: Vec::new() }
    }

    /// One that is made again with changes: its words stand in the fields, and it may run longer than a trial.
    pub fn again(prompt: &Prompt, record: &Record, value: Agreement, model: &Model) -> Self {
        let mut terms = Self::new(prompt, model);
        let today = model.now.date_naive();
        let weeks = lengths(record, model).into_iter();
        terms.days = weeks
            .filter_map(|weeks| {
                let day = today.checked_add_days(Days::new(u64::from(weeks) * 7))?;
                let (words, dates) = (&model.book.words.two.agree, &model.book.words.dates);
                Some((day, words.in_weeks(&dates.small_number(weeks), &dates.without_year(day))))
            })
            .collect();
        terms.before = value.lines;
        // What one of them had added is their own. They type it again on their turn, or leave it out.
        let more = terms.joint_parts(&value.more);
        terms.value = Agreement { limit: value.limit, more, ..Agreement::default() };
        terms.value.again = Some(record.id.clone());
        terms
    }

    /// What both said so far, as words begun: no line of either's own, which each types on their own turn.
    pub fn begun(&self) -> Answer {
        Answer { text: self.value.limit.clone(), parts: self.joint_parts(&self.value.more), ..Answer::default() }
    }

    /// Goes on from words begun.
    pub fn go_on_from(&mut self, begun: &Answer) {
        self.value.limit.clone_from(&begun.text);
        self.value.more = self.joint_parts(&begun.parts);
    }

    fn joint_parts(&self, parts: &[Part]) -> Vec<Part> {
        parts.iter().filter(|part| self.joint.iter().any(|asked| is_of(part, &asked.asked))).cloned().collect()
    }

    /// Each known by its date, so that the pick is found again whatever words name the day.
    pub fn days_to_pick(&self) -> Vec<Entry> {
        self.days.iter().map(|(day, words)| Entry::new(day.to_string(), words)).collect()
    }

    /// Whether it is made again, and is no trial.
    pub fn is_again(&self) -> bool {
        self.value.again.is_some()
    }

    /// How many things are asked of both.
    pub fn asked_of_both(&self) -> usize {
        self.joint.len().max(1)
    }

    /// What is asked of both at that place, after the limit, and what helps to answer it.
    pub fn joint(&self, at: usize) -> Option<&BoxAsk> {
        self.joint.get(at)
    }

    /// What stands there of what is asked of both.
    pub fn said(&self, at: usize) -> &str {
        if at == 0 {
            return &self.value.limit;
        }
        let Some(BoxAsk { asked, .. }) = self.joint.get(at) else { return "" };
        self.value.more.iter().find(|part| is_of(part, asked)).map_or("", |part| &part.text)
    }

    /// Both have said it.
    pub fn say(&mut self, at: usize, words: &str) {
        if at == 0 {
            words.clone_into(&mut self.value.limit);
        } else if let Some(BoxAsk { asked, .. }) = self.joint.get(at) {
            self.value.more.retain(|part| !is_of(part, asked));
            if !words.is_empty() {
                let (asked, id) = (asked.ask.clone(), asked.id.clone());
                self.value.more.push(Part { asked, id, text: words.to_owned(), ..Part::default() });
            }
        }
    }

    /// What one had typed of their own line before it is made again; nothing in a new one.
    pub fn line_before(&self, place: Place) -> &str {
        let line = self.before.iter().find(|line| line.by == by(place)).map_or("", |line| line.line.as_str());
        // Another edition may begin such a line otherwise. Then all of it stands in
        // the field, rather than cut in the wrong place.
        line.strip_prefix(&self.will).unwrap_or(line).trim_start()
    }

    /// The words before a line about what one will do. What was begun with other words than today's has them in it.
    pub fn will(&self, place: Place) -> String {
        let before = self.before.iter().find(|line| line.by == by(place));
        let has_its_own = before.is_some_and(|line| !line.line.starts_with(&self.will));
        if has_its_own { String::new() } else { format!("{} ", self.will) }
    }

    /// The words before each field that one may add.
    pub fn may_add(&self) -> Vec<String> {
        let will = &self.will;
        let label = |given: &BoxAsk| {
            let ask = &given.asked.ask;
            match (given.kind, ask.ends_with(will)) {
                (BoxKind::Will, true) => format!("{ask} "),
                (BoxKind::Will, false) => format!("{ask}: {will} "),
                _ => format!("{ask}: "),
            }
        };
        self.more.iter().map(label).collect()
    }

    /// One has typed their line, and what they add to it.
    pub fn add(&mut self, place: Place, line: &str, added: &[String], model: &Model) {
        let will = self.will.clone();
        if !line.is_empty() {
            self.push(by(place), format!("{}{line}", self.will(place)));
        }
        for (given, typed) in self.more.clone().iter().zip(added).filter(|(_, typed)| !typed.is_empty()) {
            let ask = &given.asked.ask;
            match (given.kind, ask.ends_with(&will)) {
                (BoxKind::Will, true) => self.push(by(place), format!("{ask} {typed}")),
                (BoxKind::Will, false) => self.push(by(place), format!("{will} {typed}")),
                _ => {
                    let words = &model.book.words.two.agree;
                    let asked = words.asked_of(model.name_of(place), ask);
                    let id = given.asked.id.clone();
                    self.value.more.push(Part { asked, id, text: typed.clone(), ..Part::default() });
                }
            }
        }
    }

    /// How long it runs, and that either can end it.
    pub fn how_long(&self, model: &Model) -> Vec<String> {
        let words = &model.book.words.two;
        let runs = match (self.is_again(), self.value.ends.is_some()) {
            (true, _) => words.agree.ends_on(&self.until(model)),
            (false, true) => words.agree.trial_ends_on(&self.until(model)),
            (false, false) => words.agreements.a_trial().to_owned(),
        };
        vec![runs, words.agreements.ending_it().to_owned()]
    }

    /// The day it ends by itself, once there is one.
    pub fn until(&self, model: &Model) -> String {
        self.value.ends.map(|day| model.book.words.dates.with_weekday(day)).unwrap_or_default()
    }

    fn push(&mut self, by: By, line: String) {
        self.value.lines.push(AgreementLine { by, line });
    }
}

/// Whether a part answers that: by its id, and by its words where it has none.
fn is_of(part: &Part, asked: &Ask) -> bool {
    meant([asked], &part.id, &part.asked).is_some()
}

/// The longest that one thing is while others are asked, in characters; the whole of it is read before a yes.
const SHORT: usize = 120;

/// All that an agreement says: the limit, each line with the name of who will do it, and what else was said.
pub fn pieces(value: &Agreement, model: &Model) -> Vec<(Weight, String)> {
    let mut pieces = vec![(Weight::Bold, value.limit.clone())];
    let lines = value.lines.iter().map(|line| {
        let place = BOTH.into_iter().find(|place| by(*place) == line.by);
        let who = place.map_or_else(String::new, |place| format!("{}: ", model.name_of(place)));
        format!("{who}{}", line.line)
    });
    let more = value.more.iter().map(|part| format!("{}: {}", part.asked, part.text));
    let rest: Vec<String> = lines.chain(more).collect();
    if !rest.is_empty() {
        pieces.push((Weight::Plain, rest.join("\n")));
    }
    pieces
}

/// The same in short, while something else is asked.
pub fn in_short<A>(sheet: Sheet<A>, value: &Agreement, model: &Model) -> Sheet<A> {
    pieces(value, model).into_iter().fold(sheet, |sheet, (weight, words)| {
        let lines = words.lines().take(8).map(|line| {
            let cut: String = line.chars().take(SHORT).collect();
            Block::Words(weight, if cut.len() < line.len() { format!("{}…", cut.trim_end()) } else { cut })
        });
        lines.fold(sheet, Sheet::with).gap()
    })
}

/// What both had begun of an agreement.
pub(super) fn begun(prompt: &Prompt, model: &Model) -> Option<Draft> {
    let is_it = |draft: &&Draft| draft.place == Place::Shared && draft.step == prompt.id.as_str();
    model.drafts().iter().rev().find(is_it).cloned()
}

/// The id of an agreement that is made again, and its words.
pub fn agreement(id: &RecordId, model: &Model) -> Option<(Record, Agreement)> {
    let record = model.progress().record(id)?;
    match record.known() {
        Some(crate::engine::Known::Agreed { value }) => Some((record.clone(), value.clone())),
        _ => None,
    }
}
