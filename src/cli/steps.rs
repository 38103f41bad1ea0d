//! `goldseam steps`: every step with its fixed fields.

use super::{Cli, Done, edition};
use crate::content::{Step, Workbook};
use serde_json::json;

/// Prints every step, in the order of the page.
///
/// # Errors
/// When the edition has faults.
pub fn steps(cli: &Cli, as_json: bool) -> Done {
    let book = edition::workbook(cli)?;
    let all = book.stages.iter().flat_map(|stage| stage.steps.iter().chain(&stage.notes));
    let lines: Vec<String> = all.map(|step| if as_json { object(&book, step) } else { row(step) }).collect();
    super::print(lines)
}

fn core(step: &Step) -> Vec<&'static str> {
    step.core.iter().map(|path| path.word()).collect()
}

fn row(step: &Step) -> String {
    let core = if step.core.is_empty() { "-".to_owned() } else { core(step).join(",") };
    format!(
        "{:<46} {:<10} {:<6} {:<9} {:<9} {:<10} {core}",
        step.id.as_str(),
        step.kind.word(),
        step.audience.word(),
        step.sitting.word(),
        step.visibility.word(),
        step.leaves.word(),
    )
}

fn object(book: &Workbook, step: &Step) -> String {
    let stage = book.stage_of(step.id.as_str()).map(|stage| stage.id.clone());
    let object = json!({
        "id": step.id.as_str(), "stage": stage, "kind": step.kind.word(), "for": step.audience.word(),
        "sitting": step.sitting.word(), "visibility": step.visibility.word(), "leaves": step.leaves.word(),
        "core": core(step), "ref": step.code, "worksheet": step.prose.worksheet, "seed": step.prose.seed,
    });
    object.to_string()
}
