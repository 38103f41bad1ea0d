//! The rules of the demo: what is told of made-up people can be told, and a couple's sample has nothing behind doors.

use crate::content::demo::{Demo, DemoRecord, Happened, Sample, Stop, Who};
use crate::content::fault::Location;
use crate::content::reader::Findings;
use crate::content::terms::StepId;
use crate::content::{Visibility, Workbook};

const PRESENTER: &str = "demo/presenter.toml";

/// Adds a fault for every rule that the demo breaks.
pub(super) fn check(book: &Workbook, findings: &mut Findings) {
    for sample in &book.demo.samples {
        people(sample, findings);
        for (at, told) in sample.records.iter().enumerate() {
            record(book, sample, at + 1, told, findings);
        }
        outcomes(sample, findings);
    }
    routes(&book.demo, findings);
    for stop in &book.demo.presenter.stops {
        samples(book, stop, findings);
    }
}

fn file(sample: &Sample) -> Location {
    Location::file(&format!("demo/{}.toml", sample.id))
}

/// Where a thing of that id says something, where that is in this file; else the file.
fn place(file: Location, id: &str, key: &str, findings: &Findings) -> Location {
    let found = findings.place(id, key);
    // Places are known by id alone, and a step or a help line elsewhere may have the same id.
    if found.file == file.file { found } else { file }
}

/// Whether no sample shows a step: it leaves no trace, or is of stage seven, which is for one person alone.
fn is_behind(book: &Workbook, step: Option<&StepId>, people: usize) -> bool {
    let found = step.and_then(|step| book.step(step.as_str()));
    found.is_some_and(|step| {
        // A demo is watched by couples. What one person alone should meet stays off a screen for two, made up or not.
        book.is_stage_seven(step.id.as_str()) && people > 1 || matches!(step.visibility, Visibility::Untraced)
    })
}

const BEHIND: &str = "leave out stage seven for two, and whatever leaves no trace";

fn people(sample: &Sample, findings: &mut Findings) {
    if !(1..=2).contains(&sample.people.len()) {
        findings.fault(&file(sample), "there are not one or two people", "write one [[person]], or two");
    }
    if let [one, two] = &sample.people[..]
        && one.name.trim().to_lowercase() == two.name.trim().to_lowercase()
    {
        let mend = "each one's passphrase in the demo is their name; let the two names differ";
        findings.fault(&file(sample), format!("both people are called \"{}\"", one.name), mend);
    }
}

/// What is told is of somebody who is there, of a step that is shown, and says something.
fn record(book: &Workbook, sample: &Sample, number: usize, told: &DemoRecord, findings: &mut Findings) {
    let at = |key: &str, findings: &Findings| match &told.id {
        Some(id) => place(file(sample), id, key, findings),
        None => file(sample),
    };
    if is_behind(book, told.step.as_ref(), sample.people.len()) {
        let what = format!("record {number} is of a step that no sample shows");
        findings.fault(&at("step", findings), what, BEHIND);
    }
    let lines = if let Happened::Agreed { lines, .. } = &told.what { &lines[..] } else { &[] };
    let is_missing = |who: Who| who != Who::One && sample.people.len() == 1;
    if is_missing(told.who) || lines.iter().any(|line| is_missing(line.who)) {
        let what = format!("record {number} is of somebody who is not there");
        findings.fault(&at("who", findings), what, "this file has one person: write who = \"1\"");
    }
    let is_empty = match &told.what {
        Happened::Answered(said) => said.text.trim().is_empty(),
        Happened::BeenThrough | Happened::SetAside => true,
        _ => false,
    };
    if told.step.is_none() && is_empty {
        let what = format!("record {number} has neither a step nor words");
        findings.fault(&at("who", findings), what, "name its step, or give a blank page its text");
    }
}

/// A mark is of a promise that was told before it.
fn outcomes(sample: &Sample, findings: &mut Findings) {
    for (at, told) in sample.records.iter().enumerate() {
        let Happened::Outcome { of, .. } = &told.what else { continue };
        let before = sample.records[..at].iter().any(|earlier| earlier.id.as_ref() == Some(of));
        if !before {
            let place = told.id.as_ref().map_or_else(|| file(sample), |id| place(file(sample), id, "of", findings));
            let what = format!("the mark of record {} is of \"{of}\", which was not told before it", at + 1);
            findings.fault(&place, what, "give the promise that id, and let it stand earlier");
        }
    }
}

fn routes(demo: &Demo, findings: &mut Findings) {
    let file = || Location::file(PRESENTER);
    for route in &demo.presenter.routes {
        for id in route.stops.iter().filter(|id| !demo.presenter.stops.iter().any(|stop| stop.id == **id)) {
            let what = format!("the route \"{}\" has no stop \"{id}\"", route.id);
            findings.fault(&place(file(), &route.id, "stops", findings), what, "write a stop of that id");
        }
    }
    for stop in demo.presenter.stops.iter().filter(|stop| stop.step.is_some() == stop.screen.is_some()) {
        let what = format!("the stop \"{}\" opens nothing, or two things", stop.id);
        findings.fault(&place(file(), &stop.id, "id", findings), what, "give it a step, or a screen");
    }
}

/// A stop is offered in samples that there are, and opens nothing there that no sample shows.
fn samples(book: &Workbook, stop: &Stop, findings: &mut Findings) {
    let at = |key: &str, findings: &Findings| place(Location::file(PRESENTER), &stop.id, key, findings);
    let is_there = |id: &str| book.demo.sample(id).is_some() || !findings.is_whole(&format!("demo/{id}.toml"));
    let missing: Vec<&String> = stop.samples.iter().filter(|id| !is_there(id)).collect();
    for id in missing {
        let what = format!("the stop \"{}\" is offered with \"{id}\", and there is no file demo/{id}.toml", stop.id);
        findings.fault(&at("samples", findings), what, "name made-up people of this edition");
    }
    let people = stop.samples.iter().filter_map(|id| book.demo.sample(id)).map(|sample| sample.people.len()).max();
    if is_behind(book, stop.step.as_ref(), people.unwrap_or_default()) {
        let what = format!("the stop \"{}\" opens a step that no sample shows", stop.id);
        findings.fault(&at("step", findings), what, BEHIND);
    }
}
