//! The library files: answers, feelings, help lines and sheets.

mod safety;
mod sittings;

use crate::content::keys::{self, Form};
use crate::content::library::{Answered, Feelings, HelpLine, Library, SheetPart, Support, Worksheet};
use crate::content::reader::Table;
use crate::content::step::StepId;

/// Reads every file of the library, each through `read`, which hands on its table.
pub(super) fn read_all(library: &mut Library, mut read: impl FnMut(&str, &'static Form, &mut dyn FnMut(Table<'_>))) {
    read("library/faq.toml", &keys::FAQ, &mut |table| {
        library.faq_title = table.needed("title");
        library.faq = table.list("question", answered).unwrap_or_default();
    });
    read("library/feelings.toml", &keys::FEELINGS, &mut |table| library.feelings = feelings(table));
    read("library/support.toml", &keys::SUPPORT, &mut |table| library.support = support(table));
    read("library/safety.toml", &keys::SAFETY, &mut |table| library.safety = safety::safety(table));
    read("library/sittings.toml", &keys::SITTINGS, &mut |table| library.sittings = sittings::sittings(table));
    read("library/worksheets.toml", &keys::WORKSHEETS, &mut |table| {
        library.worksheets = table.list("worksheet", worksheet).unwrap_or_default();
    });
}

/// Pointers to steps.
fn steps(table: Table<'_>, key: &str) -> Vec<StepId> {
    table.texts(key).unwrap_or_default().into_iter().map(StepId).collect()
}

fn answered(table: Table<'_>) -> Answered {
    Answered {
        id: table.needed("id"),
        code: table.needed("ref"),
        ask: table.needed("ask"),
        answer: table.needed("answer"),
        see: steps(table, "see"),
        seed: table.texts("seed").unwrap_or_default(),
    }
}

fn feelings(table: Table<'_>) -> Feelings {
    Feelings {
        title: table.needed("title"),
        hint: table.needed("hint"),
        first_row: table.texts("first_row").unwrap_or_default(),
        words: table.texts("words").unwrap_or_default(),
        seed: table.texts("seed").unwrap_or_default(),
    }
}

fn support(table: Table<'_>) -> Support {
    let order = table.texts("order").unwrap_or_default();
    let at = |id: &str| order.iter().position(|section| section == id).unwrap_or(usize::MAX);
    let mut sections =
        table.list("section", |section| (section.needed("id"), section.needed("title"))).unwrap_or_default();
    sections.sort_by_key(|(id, _)| at(id));
    Support {
        title: table.needed("title"),
        intro: table.needed("intro"),
        notes: table.texts("notes").unwrap_or_default(),
        sections,
        countries: table.list("country", |land| (land.needed("code"), land.needed("name"))).unwrap_or_default(),
        lines: table.some("line", help_line),
    }
}

fn help_line(table: Table<'_>) -> Option<HelpLine> {
    Some(HelpLine {
        section: table.needed("section"),
        country: table.needed("country"),
        name: table.needed("name"),
        contact: table.needed("contact"),
        text: table.text("text"),
        hours: table.needed("hours"),
        who: table.text("who"),
        confidence: table.needed("confidence"),
        source: table.needed("source"),
        checked_on: table.day("checked_on")?,
    })
}

fn worksheet(table: Table<'_>) -> Worksheet {
    Worksheet {
        id: table.needed("id"),
        title: table.needed("title"),
        intro: table.needed("intro"),
        apart: table.flag("apart").unwrap_or_default(),
        parts: table.list("part", sheet_part).unwrap_or_default(),
        verbatim: table.verbatim("verbatim"),
    }
}

fn sheet_part(table: Table<'_>) -> SheetPart {
    SheetPart {
        ask: table.needed("ask"),
        hint: table.text("hint"),
        lines: table.number("lines").unwrap_or_default(),
        boxes: table.texts("boxes").unwrap_or_default(),
        table: table.texts("table").unwrap_or_default(),
        rows: table.number("rows").unwrap_or_default(),
    }
}
