//! The workbook as it is written: stages, steps, wordings and the library.
//!
//! Pure types and look-ups. [`load`] reads them from TOML, [`check`] holds them to the rules of the
//! format, [`embedded`] is the pack that ships inside the binary. Nothing here knows a person.

pub mod check;
pub mod demo;
pub mod embedded;
pub mod fault;
pub mod keys;
pub mod library;
pub mod load;
pub mod reader;
pub mod step;
pub mod wording;
pub mod words;

pub use fault::{Fault, Faults};
pub use library::Library;
pub use step::{Audience, Kind, Leaves, Road, Role, Sitting, Step, StepId, Visibility};
pub use wording::{Prompt, Wording};
pub use words::Words;

/// A whole workbook: what is asked, in what order, and the library beside it.
#[derive(Clone, Debug, Default)]
pub struct Workbook {
    /// What the workbook is called.
    pub title: String,
    /// Stable name of the pack; a record says which pack asked (`goldseam-en 1`).
    pub name: String,
    /// Language tag (BCP 47), such as `en`.
    pub language: String,
    /// Version of the wording.
    pub version: String,
    /// The stages in the order of the page.
    pub stages: Vec<Stage>,
    /// Questions and answers, help lines, feelings, sittings, worksheets, interface lines.
    pub library: Library,
    /// What the program itself says.
    pub words: Words,
    /// Words that the pack lacks, and that are said in English: where, and which.
    pub borrowed: Vec<Fault>,
    /// The made-up people of the demo; empty in an edition that has none.
    pub demo: demo::Demo,
}

/// The seven stages every pack must have, in this order.
pub const SEVEN: [&str; 7] =
    ["acknowledge", "communicate", "boundaries", "patience", "action", "counseling", "when-to-move-on"];

/// All stages of a pack, in the order of the page.
pub const STAGES: [&str; 10] = [
    "welcome",
    "acknowledge",
    "communicate",
    "boundaries",
    "patience",
    "action",
    "counseling",
    "when-to-move-on",
    "stronger",
    "check-ins",
];

/// One part of the workbook, with its steps in order.
#[derive(Clone, Debug, Default)]
pub struct Stage {
    /// Stable id, such as `acknowledge`.
    pub id: String,
    /// Heading.
    pub title: String,
    /// The few words under it on the path.
    pub subtitle: String,
    /// What this part is for, to the reader.
    pub purpose: String,
    /// What "been through" means here.
    pub complete: String,
    /// Where one might go from here.
    pub next: String,
    /// A line of care, where there is one.
    pub caution: Option<String>,
    /// For a therapist; never shown unless asked for.
    pub therapist: String,
    /// The steps in order.
    pub steps: Vec<Step>,
    /// Small questions with ids of their own that a step asks (the trust notes of the monthly look).
    pub notes: Vec<Step>,
}

impl Workbook {
    /// The name and version a record carries, such as `goldseam-en 1`.
    pub fn edition(&self) -> String {
        format!("{} {}", self.name, self.version)
    }

    /// The step (or trust note) of that id.
    pub fn step(&self, id: &str) -> Option<&Step> {
        self.stages.iter().flat_map(|stage| stage.steps.iter().chain(&stage.notes)).find(|step| step.id.as_str() == id)
    }

    /// The stage of that id.
    pub fn stage(&self, id: &str) -> Option<&Stage> {
        self.stages.iter().find(|stage| stage.id == id)
    }

    /// The stage in which a step stands; a trust note stands where it is asked, and a step that another edition had in
    /// the stage that its id begins with.
    pub fn stage_of(&self, step: &str) -> Option<&Stage> {
        let has = |stage: &&Stage| stage.steps.iter().chain(&stage.notes).any(|found| found.id.as_str() == step);
        self.stages.iter().find(has).or_else(|| self.stage(step.split_once('.')?.0))
    }

    /// Every step in the order of the page, trust notes left out.
    pub fn steps(&self) -> impl Iterator<Item = &Step> {
        self.stages.iter().flat_map(|stage| stage.steps.iter())
    }
}
