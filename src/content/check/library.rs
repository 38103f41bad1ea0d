//! The rules of the library: help lines, the safety check, sheets.

use super::entries::in_two;
use crate::content::fault::{Fault, Location};
use crate::content::library::{FirstOfOne, FirstOfTwo, SafetyAnswer, SheetPart, When, Worksheet};
use crate::content::reader::Findings;
use crate::content::{Entry, Workbook};

/// The sheet of the presenter, which has the stops of the demo on it.
const PRESENTER: &str = "presenter";

/// Adds a fault for every rule that the library breaks.
pub(super) fn check(book: &Workbook, findings: &mut Findings) {
    support(book, findings);
    safety(book, findings);
    feelings(book, findings);
    sittings(book, findings);
    for sheet in &book.library.worksheets.sheets {
        worksheet(sheet, findings);
        let is_drawn = sheet.id == PRESENTER && has_stops(book, findings);
        if sheet.parts.is_empty() && sheet.verbatim.is_none() && !is_drawn {
            let what = format!("the worksheet \"{}\" is blank", sheet.id);
            findings.fault(&findings.place(&sheet.id, "id"), what, "give it a part, or verbatim lines");
        }
    }
}

/// Whether the presenter's sheet has what is drawn on it. An edition may do without a demo; then its intro is all.
fn has_stops(book: &Workbook, findings: &Findings) -> bool {
    let demo = &book.demo;
    let is_left_out = demo.samples.is_empty() && demo.presenter.intro.is_empty();
    is_left_out || !demo.presenter.stops.is_empty() || !findings.is_whole("demo/")
}

/// Emergency stands first, and there is a page for anywhere else.
fn support(book: &Workbook, findings: &mut Findings) {
    let support = &book.library.support;
    let place = Location::file("library/support.toml");
    // The order is the same for everybody, whatever page they come from, and begins with the number to call at once.
    if support.in_order().first().is_some_and(|section| section.id != "emergency") {
        findings.fault(&place, "the first section is not \"emergency\"", "let \"order\" begin with it");
    }
    // Nobody has to say where they live before they get help: this is what stands there until a country is chosen.
    if !support.countries.is_empty() && !support.countries.iter().any(|country| country.code == "any") {
        findings.fault(&place, "the country \"any\" is missing", "it holds the directories, for anywhere else");
    }
}

/// A screen that nothing shows is named, and no fault: older packs have some.
fn sittings(book: &Workbook, findings: &mut Findings) {
    let sittings = &book.library.sittings;
    let one = sittings.one.screens.iter().filter(|screen| !FirstOfOne::SHOWN.contains(&&*screen.id));
    let two = sittings.two.screens.iter().filter(|screen| !FirstOfTwo::SHOWN.contains(&&*screen.id));
    let lists = one.map(|screen| (screen, "one")).chain(two.map(|screen| (screen, "two")));
    let of_list = |list: &str| format!("library/sittings.toml {list}.screen");
    for (screen, list) in lists {
        let named = findings.ids.iter().find(|named| named.id == screen.id && named.list == of_list(list));
        let place = named.map_or_else(|| Location::file("library/sittings.toml"), |named| named.place.clone());
        let what = format!("the screen \"{}\" is shown nowhere", screen.id);
        findings.missing.push(Fault::new(&place, what, "it can be taken out"));
    }
}

fn safety(book: &Workbook, findings: &mut Findings) {
    let safety = &book.library.safety;
    let place = Location::file("library/safety.toml");
    if !findings.is_whole(&place.file) {
        return;
    }
    // The program knows an answer by what it stands for: under another's, a "no" would count as a "yes".
    let at = findings.place(&place.file, "answers");
    let answer = |(nth, said): (usize, &Entry)| said.stands_for(nth, SafetyAnswer::read, SafetyAnswer::ALL);
    let found: Vec<_> = safety.answers.iter().enumerate().map(answer).collect();
    if safety.answers.len() != SafetyAnswer::ALL.len() {
        findings.fault(&at, "\"answers\" are not four", "in order: yes, no, not sure, leave it out");
    } else if SafetyAnswer::ALL.iter().any(|answer| !found.contains(&Some(*answer))) {
        let mend = format!("give one each: {}", SafetyAnswer::WORDS.join(", "));
        findings.fault(&at, "\"answers\" don't have the ids that the program knows", mend);
    }
    // Whoever answered these questions must not come to an empty screen.
    for when in When::ALL {
        if !safety.outcomes.iter().any(|outcome| outcome.when == *when) {
            let what = format!("no outcome has when = \"{when}\"");
            findings.fault(&place, what, "there is one for each: worry, none, own");
        }
    }
}

/// Both lists of words are one on the page.
fn feelings(book: &Workbook, findings: &mut Findings) {
    let feelings = &book.library.feelings;
    let lists = [("first_row", feelings.first_row.iter().collect()), ("words", feelings.words.iter().collect())];
    for (key, what, mend) in in_two(&lists) {
        findings.fault(&findings.place("library/feelings.toml", key), what, mend);
    }
}

fn worksheet(sheet: &Worksheet, findings: &mut Findings) {
    let place = findings.place(&sheet.id, "id");
    let empty = |part: &&SheetPart| part.table.is_empty() && part.boxes.is_empty() && part.lines == 0;
    for part in sheet.parts.iter().filter(empty) {
        let what = format!("the part \"{}\" has no room to write", part.ask);
        findings.fault(&place, what, "give it lines, boxes or a table");
    }
    for part in sheet.parts.iter().filter(|part| part.table.is_empty() != (part.rows == 0)) {
        let what = format!("the part \"{}\" has a table without rows, or rows without a table", part.ask);
        findings.fault(&place, what, "write both: table = [\"who\", \"what\"] and rows = 5");
    }
}
