//! The private safety check as it is read: its questions, what is said after them, and the plan.

use crate::content::library::{Safety, SafetyAsk, SafetyOutcome, SafetyPlan, Worry};
use crate::content::reader::Table;

/// `library/safety.toml`.
pub(super) fn safety(table: Table<'_>) -> Safety {
    let page = |key: &str| table.table(key).map(|page| page.needed("text")).unwrap_or_default();
    Safety {
        title: table.needed("title"),
        door: table.needed("door"),
        intro: table.needed("intro"),
        ask: table.needed("ask"),
        alone: table.needed("alone"),
        not_alone: table.needed("not_alone"),
        answers: table.texts("answers").unwrap_or_default(),
        questions: table.some("question", question),
        outcomes: table.some("outcome", outcome),
        plan: table.table("plan").map(plan).unwrap_or_default(),
        after: page("after"),
        card: page("card"),
        seed: table.texts("seed").unwrap_or_default(),
    }
}

fn question(table: Table<'_>) -> Option<SafetyAsk> {
    let worry = match table.word("worry")? {
        "yes" => Worry::Yes,
        "no" => Worry::No,
        "own" => Worry::Own,
        _ => return None,
    };
    Some(SafetyAsk { id: table.needed("id"), code: table.needed("ref"), ask: table.needed("ask"), worry })
}

fn outcome(table: Table<'_>) -> Option<SafetyOutcome> {
    let (id, code) = (table.needed("id"), table.needed("ref"));
    Some(SafetyOutcome { id, code, when: table.text("when")?, text: table.needed("text") })
}

fn plan(table: Table<'_>) -> SafetyPlan {
    SafetyPlan {
        title: table.needed("title"),
        intro: table.needed("intro"),
        lines: table.texts("lines").unwrap_or_default(),
        leaving: table.needed("leaving"),
    }
}
