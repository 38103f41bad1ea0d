//! A pack that is a translation: what it lacks comes from the English one, in pieces that are whole.
//!
//! A step is taken in the other language where it asks, warns of and guards the same as the English step does, and is said
//! in English from its first word to its last where it does not: no question stands under a caution in another language,
//! and none loses its caution. So it is with the heading of a stage and with each file of the library. Which steps there
//! are, and in which order, is for the English pack to say. Nothing here reads a file.

use super::demo::Demo;
use super::fault::{Effect, Fault, Location};
use super::library::Support;
use super::reader::{Findings, Named, Pointer};
use super::same::Translated;
use super::schema::To;
use super::{Library, Stage, Step, Workbook};
use crate::order;

/// The file of the help lines.
const SUPPORT: &str = "library/support.toml";

/// Makes a workbook of a translation whole, and tells what is said in English.
pub(super) fn fill(book: &mut Workbook, base: &Base, is_there: impl Fn(&str) -> bool, findings: &mut Findings) {
    let english = &base.book;
    let own = std::mem::take(&mut book.stages).into_inner();
    unknown(&own, english, findings);
    book.stages = english.stages.iter().map(|stage| filled(stage, &own, findings)).collect::<Vec<_>>().into();
    demo(&book.demo, &english.demo, findings);
    library(&mut book.library, &english.library, is_there, findings);
    base.lend(findings);
}

/// Names a demo that a translation lacks as a whole; what is missing from one is told where it is pointed to. None is lent:
/// nobody is shown with answers to questions in another language.
fn demo(own: &Demo, english: &Demo, findings: &mut Findings) {
    if own.samples.is_empty() && !english.samples.is_empty() && findings.is_whole("demo/") {
        let mend = "in this language there is no demo";
        findings
            .missing
            .push(Fault::new(&Location::file("demo"), "this folder is missing", mend).with_effect(Effect::Aside));
    }
}

/// A pack that translations are held to, with the ids that stand in it.
pub(super) struct Base {
    pub(super) book: Workbook,
    ids: Vec<Named>,
    listed: Vec<Pointer>,
}

impl Base {
    /// A pack, and what was found on the way through its files.
    pub(super) fn new(book: Workbook, findings: Findings) -> Self {
        let listed = findings.pointers.into_iter().filter(|pointer| pointer.to == To::Listed).collect();
        Self { book, ids: findings.ids, listed }
    }

    /// Lets a translation point to what it has from here.
    fn lend(&self, findings: &mut Findings) {
        let has = |id: &&Named| findings.ids.iter().any(|own| (&own.list, &own.id) == (&id.list, &id.id));
        let lacks: Vec<Named> = self.ids.iter().filter(|id| !has(id)).cloned().collect();
        findings.ids.extend(lacks);
        findings.pointers.extend(self.listed.iter().cloned());
    }
}

/// A stage in the order of the English one.
fn filled(english: &Stage, own: &[Stage], findings: &mut Findings) -> Stage {
    let found = own.iter().find(|stage| stage.id == english.id);
    let heading = found.and_then(|stage| match stage.departs(english) {
        None => Some(stage),
        Some(key) => {
            let what = format!("the heading of this stage is not that of the English one in \"{key}\"");
            said_in_english(&findings.place(&stage.id, "id"), &what, mend("stage", &key), findings);
            None
        }
    });
    let mut taken = |step: &Step| {
        let written = own.iter().flat_map(|stage| stage.steps.iter().chain(&stage.notes));
        let found = written.clone().find(|found| found.id == step.id);
        take(found, step, found_in(own, english), findings)
    };
    Stage {
        steps: english.steps.iter().map(&mut taken).collect(),
        notes: english.notes.iter().map(&mut taken).collect(),
        ..heading.unwrap_or(english).clone()
    }
}

/// Notes what is written in a translation, and said in English all the same.
fn said_in_english(place: &Location, what: &str, mend: &str, findings: &mut Findings) {
    findings.missing.push(Fault::new(place, what, mend).with_effect(Effect::Departs));
}

/// What there is to do about a key that is not as in English, where its name does not say it.
fn mend(what: &str, key: &str) -> &'static str {
    match (what, key.rsplit('.').next()) {
        ("step", Some("caution")) => "the English step has a caution, this one has none",
        (_, Some("caution")) => "the English heading has a caution, this one has none",
        _ => "",
    }
}

/// Whether a stage of a translation is written at all; if not, its file was told to be missing.
fn found_in(own: &[Stage], english: &Stage) -> bool {
    own.iter().any(|stage| stage.id == english.id)
}

/// A step as the translation has it, or the English one as a whole.
fn take(own: Option<&Step>, english: &Step, is_begun: bool, findings: &mut Findings) -> Step {
    let id = &english.id;
    let Some(own) = own else {
        if is_begun {
            let what = format!("the step \"{id}\" is missing");
            findings.missing.push(Fault::new(&Location::default(), what, "").with_effect(Effect::Lacks));
        }
        return english.clone();
    };
    match own.departs(english) {
        None => own.clone(),
        Some(key) => {
            let what = format!("the step \"{id}\" is not the English one in \"{key}\"");
            said_in_english(&findings.place(id.as_str(), "id"), &what, mend("step", &key), findings);
            english.clone()
        }
    }
}

/// A step that the English pack lacks is left out: a workbook goes on in either language.
fn unknown(own: &[Stage], english: &Workbook, findings: &mut Findings) {
    for step in own.iter().flat_map(|stage| stage.steps.iter().chain(&stage.notes)) {
        if english.step(step.id.as_str()).is_none() {
            let what = format!("the English pack has no step \"{}\", so this one is left out", step.id);
            let fault = Fault::new(&findings.place(step.id.as_str(), "id"), what, "");
            findings.missing.push(fault.with_effect(Effect::Amiss));
        }
    }
}

fn library(own: &mut Library, english: &Library, is_there: impl Fn(&str) -> bool, findings: &mut Findings) {
    let lines = lacks_a_line(&own.support, &english.support);
    own.fill(english, |file, departs| {
        if !is_there(file) {
            // It was told to be missing.
            return false;
        }
        // There may be more help lines in a language than English knows of.
        let departs = if file == SUPPORT { lines.clone() } else { departs };
        if let Some(key) = &departs {
            let what = format!("this file is not the English one in \"{key}\"");
            said_in_english(&Location::file(file), &what, "", findings);
        }
        departs.is_none()
    });
}

/// A help line that English has and this one lacks: of that section and country, by the numbers and addresses in it.
fn lacks_a_line(own: &Support, english: &Support) -> Option<String> {
    let lacks = english.lines.iter().find(|line| {
        let numbers = order::set(numbers(&line.contact));
        !own.lines.iter().any(|own| {
            (&own.section, &own.country) == (&line.section, &line.country)
                && numbers.is_subset(&self::numbers(&own.contact).collect())
        })
    });
    lacks.map(|line| format!("line, {}", line.contact))
}

fn numbers(contact: &str) -> impl Iterator<Item = &str> {
    let words = contact.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    words.filter(|word| word.contains('.') || word.contains(|c: char| c.is_ascii_digit()))
}
