//! What stands beside the steps: questions and answers, help lines, the safety check, sittings.

use super::step::{Role, StepId};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// The library of a pack.
#[derive(Clone, Debug, Default)]
pub struct Library {
    /// Heading of the questions and answers.
    pub faq_title: String,
    /// Questions and answers, in order.
    pub faq: Vec<Answered>,
    /// Words of feeling.
    pub feelings: Feelings,
    /// Someone to talk to.
    pub support: Support,
    /// The private safety check.
    pub safety: Safety,
    /// The words of the first sittings, of stopping and of opening.
    pub sittings: Sittings,
    /// Blank sheets to print.
    pub worksheets: Vec<Worksheet>,
}

/// A question of the library and its answer.
#[derive(Clone, Debug, Default)]
pub struct Answered {
    /// Id, such as `library.what-do-we-do-first`.
    pub id: String,
    /// Short code of the guide.
    pub code: String,
    /// The question.
    pub ask: String,
    /// The answer; blank lines part paragraphs.
    pub answer: String,
    /// Steps that go with it.
    pub see: Vec<StepId>,
    /// Seed ideas it carries.
    pub seed: Vec<String>,
}

/// The feelings picker.
#[derive(Clone, Debug, Default)]
pub struct Feelings {
    /// Heading.
    pub title: String,
    /// The line above it.
    pub hint: String,
    /// The words that always stand first.
    pub first_row: Vec<String>,
    /// All others.
    pub words: Vec<String>,
    /// Seed ideas it carries.
    pub seed: Vec<String>,
}

/// The help lines, on one page, in one order.
#[derive(Clone, Debug, Default)]
pub struct Support {
    /// Heading.
    pub title: String,
    /// A warm line or two.
    pub intro: String,
    /// Lines printed beside every list.
    pub notes: Vec<String>,
    /// Sections in the order of the page, emergency first: (id, title).
    pub sections: Vec<(String, String)>,
    /// Countries: (code, name); `any` is anywhere else.
    pub countries: Vec<(String, String)>,
    /// The lines.
    pub lines: Vec<HelpLine>,
}

/// One help line.
#[derive(Clone, Debug)]
pub struct HelpLine {
    /// Section id.
    pub section: String,
    /// Country code, or `any`.
    pub country: String,
    /// Its name.
    pub name: String,
    /// What to dial or open.
    pub contact: String,
    /// Other ways to reach it.
    pub text: Option<String>,
    /// Opening hours, as far as known.
    pub hours: String,
    /// For whom.
    pub who: Option<String>,
    /// `high` or `medium`.
    pub confidence: String,
    /// Where it was read.
    pub source: String,
    /// The day it was last compared with its source.
    pub checked_on: NaiveDate,
}

/// The private safety check: a door in the own area that leaves no trace.
#[derive(Clone, Debug, Default)]
pub struct Safety {
    /// Heading.
    pub title: String,
    /// The neutral words on the door.
    pub door: String,
    /// What it is, and that nothing is kept.
    pub intro: String,
    /// The first question.
    pub ask: String,
    /// SAFE-1.
    pub alone: String,
    /// Shown when not alone.
    pub not_alone: String,
    /// The answers, in order: yes, no, not sure, leave it out.
    pub answers: Vec<String>,
    /// The questions, in order.
    pub questions: Vec<SafetyAsk>,
    /// What is said afterwards.
    pub outcomes: Vec<SafetyOutcome>,
    /// The page on planning for safety.
    pub plan: SafetyPlan,
    /// The last page.
    pub after: String,
    /// The plain card of the couple's demo.
    pub card: String,
    /// Seed ideas it carries.
    pub seed: Vec<String>,
}

/// One question of the safety check.
#[derive(Clone, Debug)]
pub struct SafetyAsk {
    /// Id.
    pub id: String,
    /// Short code.
    pub code: String,
    /// The question.
    pub ask: String,
    /// Which answer is a worry.
    pub worry: Worry,
}

/// Which answer to a safety question is a worry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Worry {
    /// Yes.
    Yes,
    /// No.
    No,
    /// Yes, about one's own actions.
    Own,
}

/// One thing that is said after the safety questions.
#[derive(Clone, Debug)]
pub struct SafetyOutcome {
    /// Id.
    pub id: String,
    /// Short code.
    pub code: String,
    /// `worry`, `none` or `own`.
    pub when: String,
    /// What is said.
    pub text: String,
}

/// The page on planning for safety: shown, never stored.
#[derive(Clone, Debug, Default)]
pub struct SafetyPlan {
    /// Heading.
    pub title: String,
    /// The line above.
    pub intro: String,
    /// The basics.
    pub lines: Vec<String>,
    /// About leaving.
    pub leaving: String,
}

/// The words of the first sittings, and those that open and close every sitting.
#[derive(Clone, Debug, Default)]
pub struct Sittings {
    /// The settling step, whole.
    pub settle: String,
    /// The settling step, short.
    pub settle_short: String,
    /// The last thirty seconds, for one.
    pub deck_one: Vec<String>,
    /// The last thirty seconds, for two.
    pub deck_two: Vec<String>,
    /// "How much room do you have": the question.
    pub rooms_ask: String,
    /// Its answers: (id, words).
    pub rooms: Vec<(String, String)>,
    /// The step the first home page goes on with, by part.
    pub first_home: BTreeMap<Role, StepId>,
    /// The screens of the first sitting of one person.
    pub one: Vec<SittingScreen>,
    /// The screens of the first sitting of two.
    pub two: Vec<SittingScreen>,
    /// The title of the cover page.
    pub cover_title: String,
    /// The list on the cover page: dull, and really there.
    pub cover: Vec<String>,
}

/// One screen of a first sitting.
#[derive(Clone, Debug, Default)]
pub struct SittingScreen {
    /// Id, such as `before-you-write`.
    pub id: String,
    /// Heading.
    pub title: String,
    /// What it says.
    pub text: Option<String>,
    /// What it asks.
    pub ask: Option<String>,
    /// The step it stands for.
    pub step: Option<StepId>,
}

/// A blank sheet to print.
#[derive(Clone, Debug, Default)]
pub struct Worksheet {
    /// Id.
    pub id: String,
    /// Heading.
    pub title: String,
    /// A line or two.
    pub intro: String,
    /// Whether it is kept apart from the rest.
    pub apart: bool,
    /// Its parts.
    pub parts: Vec<SheetPart>,
    /// Lines printed as they stand.
    pub verbatim: Option<String>,
}

/// One part of a worksheet.
#[derive(Clone, Debug, Default)]
pub struct SheetPart {
    /// The heading or question.
    pub ask: String,
    /// A line of hint.
    pub hint: Option<String>,
    /// Blank lines to write on.
    pub lines: u16,
    /// Boxes to tick.
    pub boxes: Vec<String>,
    /// Columns of a table.
    pub table: Vec<String>,
    /// Rows of the table.
    pub rows: u16,
}

impl Sittings {
    /// The screen of the first sitting of one person with that id.
    pub fn screen(&self, id: &str) -> Option<&SittingScreen> {
        self.one.iter().find(|screen| screen.id == id)
    }

    /// The screen of the first sitting of two with that id.
    pub fn screen_of_two(&self, id: &str) -> Option<&SittingScreen> {
        self.two.iter().find(|screen| screen.id == id)
    }
}
