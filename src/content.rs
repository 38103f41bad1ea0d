//! The workbook as it is written: stages, steps, wordings and the library.
//!
//! Pure types and look-ups. [`load`] reads them from TOML, [`check`] holds them to the rules of the
//! format, [`translation`] makes one in another language whole, [`embedded`] has those that ship inside the binary, which
//! `shipped` reads piece by piece, and [`packs`] the ones to choose from. Nothing here knows a person.
//!
//! A word that the program says is declared in a file of `content/words`, written in `library/words` of the pack, and asked
//! for as a method. What is picked, sorted or asked is an [`Entry`] or an [`Ask`]: it has an id, older wordings are known by
//! `was`, and no code compares the words shown. A language is filled up from the English pack, a step as a whole.

pub mod check;
pub mod demo;
pub mod embedded;
pub mod entry;
pub mod fault;
pub mod files;
mod gather;
pub mod known;
pub mod language;
pub mod later;
pub mod library;
pub mod load;
pub mod packs;
pub mod reader;
pub mod same;
pub mod schema;
mod shipped;
mod side_by_side;
pub mod step;
pub mod table;
pub mod terms;
pub mod translation;
pub mod wording;
pub mod words;

pub use entry::{Ask, Entry};
pub use fault::{Fault, Faults, Location};
pub use language::Language;
pub use later::Later;
pub use library::Library;
pub use packs::Packs;
pub use step::{Prompt, Step};
pub use terms::{Audience, Kind, Leaves, Role, ShortPath, Sitting, StepId, Visibility};
pub use wording::Wording;
pub use words::Words;

use schema::To;
use table::{record, table};

record! {
    /// A whole workbook: what is asked, in what order, and the library beside it.
    #[derive(Default)]
    pub struct Workbook: "this file" {
        needed title: String, "What the workbook is called on its first screen.",
        needed name: String, "A short stable name of the edition; each kept page says which edition asked.",
        needed language: String as Tag, "The language of the words, as a tag such as \"en\" or \"de\".",
        may language_name: Option<String>, "What its speakers call the language, such as \"Deutsch\"; without it the tag is shown.",
        needed version: String,
            "Which wording this is; raise it when words change. Kept pages keep the words they answered.",
        needed order = "stages": Vec<StageListed>, "The stages in the order of the page, all ten of them.",
        later stages: Later<Vec<Stage>>, "What stands in the files of the stages.",
        later library: Library, "Questions and answers, help lines, feelings, sittings, worksheets.",
        later words: Box<Words>, "What the program itself says.",
        later borrowed: Vec<Fault>,
            "What the pack lacks and what is said in English; and, with what to do about it, what nothing reads any more.",
        later without_id: Vec<Location>, "Where something to pick, to sort or to answer is a text alone, and has no id.",
        later demo: Later<demo::Demo>, "The made-up people of the demo; empty in an edition that has none.",
    }
}

table! {
    pub struct StageListed: "a stage of the workbook" {
        known id: String, "The id of the stage, such as \"patience\".",
        needed file: String, "The file it is written in, such as \"stages/4-patience.toml\".",
        needed steps: Vec<String> as Refers(To::Listed), "The ids of its steps, in the order of the page.",
    }
}

/// The seven stages every pack must have, in this order.
// Kept pages carry these ids and each is a seam of the bowl, so a pack may word them anew but never rename them.
pub const SEVEN: [&str; 7] =
    ["acknowledge", "communicate", "boundaries", "patience", "action", "counseling", known::STAGE_SEVEN];

/// All stages of a pack, in the order of the page.
pub const STAGES: [&str; 10] = [
    "welcome",
    "acknowledge",
    "communicate",
    "boundaries",
    "patience",
    "action",
    "counseling",
    known::STAGE_SEVEN,
    "stronger",
    "check-ins",
];

record! {
    pub struct StageFile: "this file" {
        needed stage: Stage, "The stage itself.",
        may steps = "step": Vec<Step>, "Its steps. Their order is that of workbook.toml.",
        may notes = "note": Vec<Step>, "Small questions with ids of their own, in the check-ins only.",
    }
}

table! {
    /// One part of the workbook, with its steps in order.
    #[derive(Default)]
    pub struct Stage: "a stage" {
        needed id: String as Id, "The id under which workbook.toml lists it.",
        needed title: String, "Its heading.",
        needed subtitle: String, "The few words under it on the path.",
        needed purpose: String, "What this part is for, to its reader.",
        needed complete: String, "What \"been through\" means here.",
        needed next: String, "Where one might go from here.",
        may caution: Option<String>, "A line of care.",
        needed therapist: String, "A note for a therapist.",
        later steps: Vec<Step>, "Its steps in order.",
        later notes: Vec<Step>, "Small questions with ids of their own that a step asks (the trust notes of the monthly look).",
    }
}

impl Stage {
    /// Its step, or its small question, of that id.
    fn find(&self, id: &str) -> Option<&Step> {
        self.steps.iter().chain(&self.notes).find(|step| step.id.as_str() == id)
    }
}

impl Workbook {
    /// The name and version a record carries, such as `goldseam-en 1`.
    pub fn edition(&self) -> String {
        format!("{} {}", self.name, self.version)
    }

    /// What its speakers call its language; the tag where the pack doesn't say.
    pub fn language_called(&self) -> &str {
        self.language_name.as_deref().unwrap_or(&self.language)
    }

    /// The step (or trust note) of that id.
    pub fn step(&self, id: &str) -> Option<&Step> {
        // Its id begins with that of its stage, and this is asked for every page of a journal.
        let first = id.split_once('.').and_then(|(stage, _)| self.stage(stage)).into_iter();
        first.chain(&self.stages).find_map(|stage| stage.find(id))
    }

    /// `None` where this edition has no such stage.
    pub fn stage(&self, id: &str) -> Option<&Stage> {
        self.stages.iter().find(|stage| stage.id == id)
    }

    /// The stage in which a step stands; a trust note stands where it is asked, and a step that another edition had in
    /// the stage that its id begins with.
    pub fn stage_of(&self, step: &str) -> Option<&Stage> {
        let begins_so = || self.stage(step.split_once('.')?.0);
        let has = |stage: &&Stage| stage.find(step).is_some();
        // A kept page outlives the edition that asked it. One of the seventh stage
        // must still count as such, or it could leave.
        begins_so().filter(has).or_else(|| self.stages.iter().find(has)).or_else(begins_so)
    }

    /// Whether a step is of stage seven, which is for one person alone: nothing of it is marked, shown or let out.
    pub fn is_stage_seven(&self, step: &str) -> bool {
        self.stage_of(step).is_some_and(|stage| stage.id == known::STAGE_SEVEN)
    }

    /// Every step in the order of the page, trust notes left out.
    pub fn steps(&self) -> impl Iterator<Item = &Step> {
        self.stages.iter().flat_map(|stage| stage.steps.iter())
    }
}
