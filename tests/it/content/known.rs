//! The ids that the program knows by name, and stage seven, which is told by where a step is listed.

use goldseam::content::{STAGES, StepId, Workbook, known, load};
use std::collections::BTreeSet;

fn book() -> Workbook {
    load::embedded().unwrap_or_else(|faults| panic!("{faults}"))
}

#[test]
fn every_step_that_is_known_by_name_is_in_the_pack() {
    let book = book();
    let lacking: Vec<_> = known::STEPS.iter().filter(|id| book.step(id).is_none()).collect();
    assert!(lacking.is_empty(), "{lacking:?}");
    assert_eq!(known::STEPS.iter().collect::<BTreeSet<_>>().len(), known::STEPS.len(), "one of them stands twice");
    assert!(STAGES.contains(&known::STAGE_SEVEN));
}

/// The check refuses such a pack, but what keeps stage seven in is not left to the check.
#[test]
fn a_step_is_of_stage_seven_where_that_lists_it_whatever_its_id_begins_with() {
    let mut book = book();
    let mut stages = book.stages.into_inner();
    let seventh = stages.iter_mut().find(|stage| stage.id == known::STAGE_SEVEN).unwrap();
    seventh.steps[0].head.id = StepId::from("patience.by-another-name");
    book.stages = stages.into();
    assert!(book.is_stage_seven("patience.by-another-name"));
    assert!(!book.is_stage_seven(known::NO_FIXED_CLOCK));
    assert!(!book.is_stage_seven("page"));
    assert!(book.is_stage_seven("when-to-move-on.of-another-edition"), "a kept page outlives its step");
}
