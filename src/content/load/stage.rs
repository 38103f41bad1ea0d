//! A stage file and its steps, and the list of stages in `workbook.toml`.
//!
//! Builds types from tables that were walked; a step whose fixed words are wrong is left out, because
//! the fault is already told.

use super::wording;
use crate::content::reader::Table;
use crate::content::step::One;
use crate::content::{Audience, Kind, Leaves, Road, Role, Sitting, Stage, Step, StepId, Visibility, Workbook};

/// A stage as `workbook.toml` lists it.
pub(super) struct Listed {
    /// Its id.
    pub(super) id: String,
    /// Its file.
    pub(super) file: String,
    /// Its steps in the order of the page.
    pub(super) steps: Vec<String>,
}

/// Takes the title page, and gives the list of stages.
pub(super) fn book(table: Table<'_>, book: &mut Workbook) -> Vec<Listed> {
    book.title = table.needed("title");
    book.name = table.needed("name");
    book.language = table.needed("language");
    book.version = table.needed("version");
    let listed = |stage: Table<'_>| Listed {
        id: stage.needed("id"),
        file: stage.needed("file"),
        steps: stage.texts("steps").unwrap_or_default(),
    };
    table.list("stages", listed).unwrap_or_default()
}

/// A stage file.
pub(super) fn stage(file: Table<'_>) -> Stage {
    let mut stage = file.table("stage").map(heading).unwrap_or_default();
    stage.steps = file.some("step", step);
    stage.notes = file.some("note", step);
    stage
}

fn heading(table: Table<'_>) -> Stage {
    Stage {
        id: table.needed("id"),
        title: table.needed("title"),
        subtitle: table.needed("subtitle"),
        purpose: table.needed("purpose"),
        complete: table.needed("complete"),
        next: table.needed("next"),
        caution: table.text("caution"),
        therapist: table.needed("therapist"),
        steps: Vec::new(),
        notes: Vec::new(),
    }
}

fn step(table: Table<'_>) -> Option<Step> {
    let roads = table.texts("core").unwrap_or_default();
    Some(Step {
        id: StepId::from(table.word("id")?),
        code: table.needed("ref"),
        kind: Kind::read(table.word("kind")?)?,
        audience: Audience::read(table.word("for")?)?,
        sitting: Sitting::read(table.word("sitting")?)?,
        visibility: Visibility::read(table.word("visibility")?)?,
        leaves: table.word("leaves").and_then(Leaves::read).unwrap_or(Leaves::Never),
        core: roads.iter().filter_map(|road| Road::read(road)).collect(),
        heavy: table.flag("heavy").unwrap_or_default(),
        minutes: table.number("minutes").unwrap_or_default(),
        words: wording::base(table),
        one: one(table),
        variant: variants(table),
        lighter: StepId::from(table.word("lighter").unwrap_or_default()),
        worksheet: table.text("worksheet"),
        therapist: table.needed("therapist"),
        seed: table.texts("seed").unwrap_or_default(),
    })
}

fn one(table: Table<'_>) -> One {
    match (table.flag("one"), table.table("one")) {
        (Some(false), _) => One::Out,
        (_, Some(form)) => One::Form(Box::new(wording::layer(form))),
        _ => One::Same,
    }
}

fn variants(table: Table<'_>) -> std::collections::BTreeMap<Role, crate::content::Wording> {
    let Some(variants) = table.table("variant") else { return std::collections::BTreeMap::new() };
    let words = |role: &Role| Some((*role, wording::layer(variants.table(role.word())?)));
    Role::ALL.iter().filter_map(words).collect()
}
