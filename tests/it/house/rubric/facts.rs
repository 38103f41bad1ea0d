//! Rule 8: every step has its fields, with the values of the table of facts, and something for the reader who asks why.
//!
//! `tests/rubric/steps.tsv` holds those values. A step more or less, or a value that drifted, is a fault.

use super::plain::{counted, sentences};
use super::{BOOK, all_steps, hold};
use goldseam::content::step::One;
use goldseam::content::{Role, Step, Visibility};

/// One line of the table of facts.
pub(super) struct Row {
    pub(super) id: &'static str,
    pub(super) code: &'static str,
    fields: Vec<&'static str>,
}

impl Row {
    /// The part of its id before the dot.
    pub(super) fn place(&self) -> &'static str {
        self.id.split('.').next().unwrap_or_default()
    }

    fn is_step(&self) -> bool {
        !["library", "safety"].contains(&self.place())
    }
}

/// Every line of the table of facts.
pub(super) fn rows() -> Vec<Row> {
    let lines = include_str!("../../../rubric/steps.tsv").lines().filter(|line| !line.starts_with('#'));
    let row = |line: &'static str| {
        let mut cells = line.split('\t');
        let (id, code) = (cells.next().expect("an id"), cells.next().expect("a code"));
        Row { id, code, fields: cells.collect() }
    };
    lines.map(row).collect()
}

fn fields(step: &Step) -> Vec<&'static str> {
    vec![
        step.kind.word(),
        step.audience.word(),
        step.sitting.word(),
        step.visibility.word(),
        step.leaves.word(),
        if step.heavy { "yes" } else { "no" },
    ]
}

#[test]
fn every_step_has_the_fields_of_the_table() {
    let rows = rows();
    let rows: Vec<_> = rows.iter().filter(|row| row.is_step()).collect();
    let wrong = rows.iter().filter_map(|row| {
        let Some(step) = BOOK.step(row.id) else { return Some(format!("{} is missing", row.id)) };
        let mut found = vec![step.code.as_str()];
        found.extend(fields(step));
        let mut wanted = vec![row.code];
        wanted.extend(&row.fields);
        (found != wanted).then(|| format!("{}: {} in place of {}", row.id, found.join(" "), wanted.join(" ")))
    });
    let unknown = all_steps().filter(|step| !rows.iter().any(|row| row.id == step.id.as_str()));
    hold("a step that drifted", wrong.chain(unknown.map(|step| format!("{} is not in the table", step.id))));
}

#[test]
fn every_step_says_why_in_one_line() {
    let long = all_steps().filter_map(|step| {
        let why = step.prose.words.why.as_deref().unwrap_or_default();
        let told = !why.is_empty() && !why.contains('\n') && sentences(why).len() <= 2 && counted(why) <= 30;
        (!told).then(|| format!("{}: {why}", step.id))
    });
    hold("a why that is not one line", long);
}

#[test]
fn every_step_leads_to_something_lighter_that_is_light() {
    let heavy = all_steps().filter_map(|step| {
        let lighter = BOOK.step(step.prose.lighter.as_str())?;
        let light = !lighter.heavy && lighter.minutes <= 10 && lighter.visibility != Visibility::Untraced;
        (!light).then(|| format!("{} leads to {}", step.id, lighter.id))
    });
    hold("something lighter that is not", heavy);
}

#[test]
fn every_step_has_words_for_a_therapist_and_a_seed() {
    let bare = all_steps().filter(|step| counted(&step.prose.therapist) < 8 || step.prose.seed.is_empty());
    hold("a step without its notes", bare.map(|step| step.id.to_string()));
    let stages = BOOK.stages.iter().filter(|stage| counted(&stage.therapist) < 20);
    hold("a stage without its notes", stages.map(|stage| stage.id.clone()));
}

#[test]
fn every_step_is_whole_for_each_part_one_person_may_have() {
    let wordless =
        Role::ALL.iter().flat_map(|role| all_steps().map(move |step| (*role, step))).filter(|(role, step)| {
            let out = matches!(step.prose.one, One::Out);
            let prompt = step.for_one(*role);
            let whole = prompt.as_ref().is_some_and(|found| !found.title().is_empty() && !found.ask().is_empty());
            out == whole
        });
    hold("a step without words", wordless.map(|(role, step)| format!("{} for {role}", step.id)));
}
