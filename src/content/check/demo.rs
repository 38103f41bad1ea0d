//! The rules of the demo: what is told of made-up people can be told, and a couple's sample has nothing behind doors.

use crate::content::demo::{Demo, Happened, Sample};
use crate::content::fault::Place;
use crate::content::reader::Findings;
use crate::content::{Visibility, Workbook};

/// Adds a fault for every rule that the demo breaks.
pub(super) fn check(book: &Workbook, findings: &mut Findings) {
    for sample in &book.demo.samples {
        people(sample, findings);
        for (at, told) in sample.records.iter().enumerate() {
            let behind = told.step.as_ref().and_then(|step| book.step(step.as_str())).is_some_and(|step| {
                let stage_seven = step.id.stage() == "when-to-move-on" && sample.people.len() > 1;
                stage_seven || matches!(step.visibility, Visibility::Untraced)
            });
            if behind {
                let what = format!("record {} is of a step that no sample shows", at + 1);
                findings.fault(&file(sample), what, "leave out stage seven for two, and whatever leaves no trace");
            }
        }
        outcomes(sample, findings);
    }
    routes(&book.demo, findings);
}

fn file(sample: &Sample) -> Place {
    Place::file(&format!("demo/{}.toml", sample.id))
}

fn people(sample: &Sample, findings: &mut Findings) {
    if !(1..=2).contains(&sample.people.len()) {
        findings.fault(&file(sample), "there are not one or two people", "write one [[person]], or two");
    }
}

/// A mark is of a promise that was told before it.
fn outcomes(sample: &Sample, findings: &mut Findings) {
    for (at, told) in sample.records.iter().enumerate() {
        let Happened::Outcome { of, .. } = &told.what else { continue };
        let before = sample.records[..at].iter().any(|earlier| earlier.id.as_ref() == Some(of));
        if !before {
            let what = format!("the mark of record {} is of \"{of}\", which was not told before it", at + 1);
            findings.fault(&file(sample), what, "give the promise that id, and let it stand earlier");
        }
    }
}

fn routes(demo: &Demo, findings: &mut Findings) {
    let place = Place::file("demo/presenter.toml");
    for route in &demo.presenter.routes {
        for id in route.stops.iter().filter(|id| !demo.presenter.stops.iter().any(|stop| stop.id == **id)) {
            findings.fault(
                &place,
                format!("the route \"{}\" has no stop \"{id}\"", route.id),
                "write a stop of that id",
            );
        }
    }
    for stop in demo.presenter.stops.iter().filter(|stop| stop.step.is_some() == stop.screen.is_some()) {
        let what = format!("the stop \"{}\" opens nothing, or two things", stop.id);
        findings.fault(&place, what, "give it a step, or a screen");
    }
}
