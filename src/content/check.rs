//! Holds a pack to the rules of the format that reach over more than one key or file.
//!
//! Each rule says where it is broken and what would be right; none of them stops the others. Where a file could not
//! be read, what it may hold is given the benefit of the doubt. Nothing here changes the pack.

mod demo;
mod entries;
pub mod kinds;
mod library;
mod steps;

use super::fault::{nearest, proposal};
use super::reader::{Findings, Pointer};
use super::schema::{To, WORKBOOK_FILE};
use super::{STAGES, Workbook};
use crate::order;
use std::collections::BTreeMap;

/// Adds a fault for every rule that the pack breaks.
pub fn check(book: &Workbook, findings: &mut Findings) {
    duplicates(findings);
    pointers(findings);
    // Without this, one wrong comma in it would be told as ten missing stages and every step unlisted.
    if findings.is_whole(WORKBOOK_FILE) {
        order(findings);
        unlisted(book, findings);
    }
    steps::check(book, findings);
    library::check(book, findings);
    demo::check(book, findings);
}

/// The prefix of small questions that a step asks under ids of their own.
// Each is kept as a page under its own id, so that a person can follow one question over time and no two are added up.
const NOTES: &str = "trust-notes";

fn duplicates(findings: &mut Findings) {
    let mut first = BTreeMap::new();
    let mut again = Vec::new();
    for named in &findings.ids {
        if let Some(place) = first.insert((&named.list, &named.id), &named.place) {
            again.push((named.place.clone(), named.id.clone(), place.clone()));
        }
    }
    for (place, id, before) in again {
        let mend = format!("it stands in {}:{} too; give one of them another id", before.file, before.line);
        findings.fault(&place, format!("the id \"{id}\" is used twice"), mend);
    }
}

/// The stages of `workbook.toml` are the seven and the three, in the order of the page.
fn order(findings: &mut Findings) {
    let list = format!("{WORKBOOK_FILE} stages");
    let named = findings.ids.iter().filter(|named| named.list == list);
    let found: Vec<_> = named.map(|named| (named.id.clone(), named.place.clone())).collect();
    // No edition may leave one out: counseling and moving on are open to everybody from the first minute.
    for missing in STAGES.iter().filter(|stage| !found.iter().any(|(id, _)| id == *stage)) {
        let place = super::fault::Location::file(WORKBOOK_FILE);
        let mend = format!("a workbook has these, in order: {}", STAGES.join(", "));
        findings.fault(&place, format!("the stage \"{missing}\" is missing"), mend);
    }
    let mut reached = 0;
    for (id, place) in found {
        match STAGES.iter().position(|stage| *stage == id) {
            None => findings.fault(&place, format!("unknown stage \"{id}\""), proposal(&id, STAGES)),
            Some(at) if at < reached => {
                let what = format!("the stage \"{id}\" stands too late");
                findings.fault(&place, what, format!("its place is before \"{}\"", STAGES[reached]));
            }
            Some(at) => reached = at,
        }
    }
}

/// Every pointer leads to something that is there.
fn pointers(findings: &mut Findings) {
    let steps = known_steps(findings);
    let sheets = ids(findings, "library/worksheets.toml worksheet");
    let sections = ids(findings, "library/support.toml section");
    let countries = ids(findings, "library/support.toml country");
    // Taken out so that faults can be added while these are read, and put back below: `unlisted` needs them still.
    let all = std::mem::take(&mut findings.pointers);
    for pointer in &all {
        match pointer.to {
            To::Listed => listed(pointer, &steps, findings),
            // A file that can't be read has its one fault. Told of every pointer into it, that one would be buried.
            To::Step if is_in_doubt(&pointer.id, findings) => {}
            To::Step => leads(pointer, "step", &steps, findings),
            To::Worksheet if !findings.is_whole("library/worksheets.toml") => {}
            To::Worksheet => leads(pointer, "worksheet", &sheets, findings),
            To::Section => leads(pointer, "section", &sections, findings),
            To::Country => leads(pointer, "country", &countries, findings),
            To::Seed => seed(pointer, findings),
        }
    }
    findings.pointers = all;
}

fn ids(findings: &Findings, list: &str) -> Vec<String> {
    findings.ids_of(list).map(str::to_owned).collect()
}

/// The ids of steps and notes; where the file of a stage could not be read, those listed for it count as there.
fn known_steps(findings: &Findings) -> Vec<String> {
    let listed = findings.pointers.iter().filter(|pointer| pointer.to == To::Listed && !findings.is_whole("stages"));
    step_ids(findings).chain(listed.map(|pointer| pointer.id.as_str())).map(str::to_owned).collect()
}

/// Whether a step may stand in a file that could not be read, and no list says so.
fn is_in_doubt(id: &str, findings: &Findings) -> bool {
    let unlisted = !findings.is_whole(WORKBOOK_FILE) || id.split('.').next() == Some(NOTES);
    unlisted && !findings.is_whole("stages")
}

/// The ids of steps and notes, whether or not all their other keys are right.
fn step_ids(findings: &Findings) -> impl Iterator<Item = &str> {
    let in_stage = |named: &&super::reader::Named| named.list.is_empty() && named.place.file.starts_with("stages/");
    findings.ids.iter().filter(in_stage).map(|named| named.id.as_str())
}

fn leads(pointer: &Pointer, noun: &str, known: &[String], findings: &mut Findings) {
    if known.contains(&pointer.id) {
        return;
    }
    let mend = match nearest(&pointer.id, known.iter().map(String::as_str)) {
        Some(near) => format!("did you mean \"{near}\"?"),
        None => format!("name a {noun} that is there"),
    };
    findings.fault(&pointer.place, format!("there is no {noun} \"{}\"", pointer.id), mend);
}

fn listed(pointer: &Pointer, steps: &[String], findings: &mut Findings) {
    if pointer.id.split('.').next() == Some(pointer.owner.as_str()) {
        return leads(pointer, "step", steps, findings);
    }
    let what = format!("\"{}\" is listed under the stage \"{}\"", pointer.id, pointer.owner);
    findings.fault(&pointer.place, what, format!("only ids that begin with \"{}.\" stand here", pointer.owner));
}

/// The ideas of the two source articles: A001 to A085 and B001 to B091.
fn seed(pointer: &Pointer, findings: &mut Findings) {
    let (article, number) = pointer.id.split_at_checked(1).unwrap_or_default();
    // `parse` alone would also take A7 and A+07, and one idea could then be counted under three names.
    let written_out = number.len() == 3 && number.bytes().all(|byte| byte.is_ascii_digit());
    let number = if written_out { number.parse().unwrap_or(0) } else { 0 };
    let highest = match article {
        "A" => 85,
        "B" => 91,
        _ => 0,
    };
    if !(1..=highest).contains(&number) {
        let what = format!("unknown seed id \"{}\"", pointer.id);
        findings.fault(&pointer.place, what, "seed ids are A001 to A085 and B001 to B091");
    }
}

/// Every step that is written is listed too, in the file of its stage; notes stand where they may.
fn unlisted(book: &Workbook, findings: &mut Findings) {
    let named = findings.pointers.iter().filter(|pointer| pointer.to == To::Listed);
    let listed = order::set(named.map(|pointer| pointer.id.clone()));
    for stage in &book.stages {
        for step in &stage.steps {
            let place = findings.place(step.id.as_str(), "id");
            if step.id.stage() != stage.id {
                let what = format!("the id \"{}\" does not belong to this stage", step.id);
                findings.fault(&place, what, format!("begin it with \"{}.\"", stage.id));
            } else if !listed.contains(step.id.as_str()) {
                // A step on no list is loaded and never shown. Whoever wrote it would wait for it in vain.
                let what = format!("the step \"{}\" is not listed in {WORKBOOK_FILE}", step.id);
                findings.fault(&place, what, format!("list it there under \"{}\"", stage.id));
            }
        }
        for note in stage.notes.iter().filter(|note| stage.id != "check-ins" || note.id.stage() != NOTES) {
            let what = format!("the note \"{}\" does not belong here", note.id);
            let mend = format!("a [[note]] stands in the check-ins only, and its id begins with \"{NOTES}.\"");
            findings.fault(&findings.place(note.id.as_str(), "id"), what, mend);
        }
    }
}
