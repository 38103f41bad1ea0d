//! What stands beside the steps: questions and answers, help lines, the safety check, sittings.

use super::entry::Entry;
use super::later::Later;
use super::same::Translated;
use super::schema::{File, Schema, Shape, To};
use super::table::{Table, Value, record, table, terms};
use super::terms::{Role, StepId};
use crate::order;
use chrono::NaiveDate;
use std::ops::Deref;
use toml::de::{DeTable, DeValue};

/// The library of a pack: a table for each of its files.
macro_rules! library {
    ($($field:ident: $type:ty = $path:literal, $says:literal;)+) => {
        /// The library of a pack.
        #[derive(Clone, Debug, Default)]
        pub struct Library { $(#[doc = concat!($says, ".")] pub $field: Later<$type>),+ }

        impl Library {
            /// Where each part of the library stands, with the schema it is checked against.
            pub const FILES: &'static [File] = &[
                $(File { name: stringify!($field), path: $path, says: $says, form: <$type>::SCHEMA }),+
            ];

            /// Reads each of them through `walk`, which hands on its table.
            pub fn read(mut walk: impl FnMut(&str, &'static Schema, &mut dyn FnMut(&DeTable<'_>))) -> Self {
                let mut library = Self::default();
                $(walk($path, <$type>::SCHEMA, &mut |table| library.$field = Table::read(table).unwrap_or_default());)+
                library
            }

            /// A library that is known to be right, each file read when it is first asked for. `text` has the file of that
            /// path.
            pub(super) fn shipped(text: impl Fn(&str) -> &'static str) -> Self {
                Self { $($field: Later::of(text($path))),+ }
            }

            /// Puts the English file in place of each that is not to be kept: `is_kept` gets its name, and the key by which
            /// it departs from the English one.
            pub(super) fn fill(&mut self, english: &Self, mut is_kept: impl FnMut(&str, Option<String>) -> bool) {
                $(if !is_kept($path, self.$field.departs(&english.$field)) {
                    self.$field = english.$field.clone();
                })+
            }
        }
    };
}

library! {
    faq: Faq = "library/faq.toml", "questions and answers";
    feelings: Feelings = "library/feelings.toml", "words of feeling to pick from";
    support: Support = "library/support.toml", "help lines, by country";
    safety: Safety = "library/safety.toml", "the private safety check";
    sittings: Sittings = "library/sittings.toml", "the first sittings, the lock";
    worksheets: Worksheets = "library/worksheets.toml", "blank sheets to print";
}

record! {
    #[derive(Default)]
    pub struct Faq: "this file" {
        needed questions = "question": Vec<Answered>, "The questions, each with its answer.",
    } gone { title }
}

table! {
    pub struct Answered: "an answer" {
        needed id: String as Id, "A stable id.",
        needed ask: String, "The question, as a person would ask it.",
        needed answer: String, "The answer, in plain words.",
        needed see: Vec<StepId>, "Steps that go on from here.",
    } noted {
        code = "ref": String, "A short code of your own, for talking about it.",
        seed: Vec<String> as Refers(To::Seed), "The ideas of the source articles it carries; may be empty.",
    }
}

record! {
    #[derive(Default)]
    pub struct Feelings: "this file" {
        needed hint: String, "A line above the words.",
        needed first_row: Vec<Entry>, "Words that stand first, such as \"numb\" and \"not sure\".",
        needed words: Vec<Entry>, "All the other words.",
    } noted {
        seed: Vec<String> as Refers(To::Seed), "The ideas of the source articles they carry; may be empty.",
    } gone { title }
}

record! {
    #[derive(Default)]
    pub struct Support: "this file" {
        needed title: String, "The heading of the page.",
        needed intro: String, "A few kind lines before the numbers.",
        needed order: Vec<String> as Refers(To::Section), "The sections in their order; \"emergency\" is first.",
        needed notes: Vec<String>, "Notes under the numbers.",
        needed sections = "section": Vec<Section>, "The sections.",
        needed countries = "country": Vec<Country>,
            "The countries; \"any\" holds the directories, for anywhere else.",
        needed lines = "line": Vec<HelpLine>, "The help lines.",
    }
}

table! {
    pub struct Section: "a section" {
        needed id: String as Id, "A short id.",
        needed title: String, "Its heading.",
    }
}

table! {
    pub struct Country: "a country" {
        needed code: String as Id, "A short code, such as \"ie\".",
        needed name: String, "Its name.",
    }
}

table! {
    pub struct HelpLine: "a help line" {
        needed section: String as Refer(To::Section), "The section it stands in.",
        needed country: String as Refer(To::Country), "The country it is for.",
        needed name: String, "What the service is called.",
        needed contact: String, "The number or address, as it is dialled or typed.",
        may text: Option<String>, "How to write to it instead of calling.",
        needed hours: String, "When somebody answers.",
        may who: Option<String>, "Whom it is for.",
        // Numbers drift. The page says how old each one is, so that nobody gives up when the first one fails.
        needed checked_on: NaiveDate, "The day on which it was looked up.",
    } noted {
        // There is no "low": a number that may lead nowhere is not given to somebody in need before it was checked.
        confidence: String as Word(&["high", "medium"]), "How sure it is that this is right.",
        source: String, "Where it was looked up.",
    }
}

record! {
    #[derive(Default)]
    pub struct Safety: "this file" {
        needed title: String, "The heading of the page.",
        needed intro: String, "What it is, before it begins.",
        needed ask: String, "The question whether one is alone just now.",
        needed alone: String, "The answer that one is.",
        needed not_alone: String, "The answer that one is not, or not sure.",
        needed answers: Vec<Entry>, "The four answers in order, by the ids yes, no, not-sure and leave-out.",
        needed questions = "question": Vec<SafetyAsk>, "The questions, one a screen.",
        needed outcomes = "outcome": Vec<SafetyOutcome>, "What is said at the end.",
        needed plan: SafetyPlan, "The page with a plan.",
        needed after: SafetyPage, "What is said before it closes.",
        needed card: SafetyPage, "A card to copy by hand.",
    } noted {
        seed: Vec<String> as Refers(To::Seed), "The ideas of the source articles it carries; may be empty.",
    } gone { door }
}

table! {
    pub struct SafetyAsk: "a safety question" {
        needed id: String as Id, "A short id.",
        needed ask: String, "The question.",
        needed worry: Worry, "The answer that is a reason to worry; \"own\" for a worry about one's own acts.",
    } noted {
        code = "ref": String, "A short code of your own, for talking about it.",
    }
}

terms! {
    /// What can be answered to a safety question.
    SafetyAnswer {
        /// What the question asks is so.
        Yes = "yes",
        /// It isn't so.
        No = "no",
        /// Counts as a worry, whichever plain answer would.
        NotSure = "not-sure",
        /// It is left out.
        LeaveOut = "leave-out",
    }
}

terms! {
    /// Which answer to a safety question is a worry.
    Worry {
        /// A yes is a reason to worry.
        Yes = "yes",
        /// A no is a reason to worry.
        No = "no",
        /// Yes, about one's own actions.
        Own = "own",
    }
}

table! {
    pub struct SafetyOutcome: "an outcome" {
        needed id: String as Id, "A short id.",
        needed when: When, "When it is said: after a worry, after none, or after one about one's own acts.",
        needed text: String, "The words.",
    } noted {
        code = "ref": String, "A short code of your own, for talking about it.",
    }
}

terms! {
    /// When something is said after the safety questions.
    When {
        /// At least one answer was a reason to worry.
        Worry = "worry",
        /// No answer was a reason to worry.
        None = "none",
        /// After one about one's own acts.
        Own = "own",
    }
}

table! {
    /// Shown, and never stored.
    #[derive(Default)]
    pub struct SafetyPlan: "the plan" {
        needed title: String, "Its heading.",
        needed intro: String, "A few lines before it.",
        // Lines to read or to copy by hand, without a box: a plan that is stored can be found by whom it is about.
        needed lines: Vec<String>, "The lines of the plan.",
        needed leaving: String, "A line about leaving.",
    }
}

table! {
    #[derive(Default)]
    pub struct SafetyPage: "this page" {
        needed text: String, "The words.",
    }
}

record! {
    #[derive(Default)]
    pub struct Sittings: "this file" {
        needed settle: Settle, "The settling step that follows a heavy page.",
        needed deck: Deck, "Small things to do at the end of a sitting.",
        needed rooms: Rooms, "The question how much room there is today.",
        needed one: FirstOfOne, "The first sitting of one person.",
        needed two: FirstOfTwo, "The first sitting of two.",
        may cover: Cover, "The plain page behind the cover key.",
    } moved { lock = "library/words/lock.toml", later = "library/words/" }
}

table! {
    #[derive(Default)]
    pub struct Settle: "the settling step" {
        needed text: String, "The whole step.",
    } gone { short }
}

table! {
    #[derive(Default)]
    pub struct Deck: "the deck" {
        needed one: Vec<String>, "For one person.",
        needed two: Vec<String>, "For two.",
    }
}

table! {
    #[derive(Default)]
    pub struct Rooms: "the rooms" {
        needed ask: String, "The question.",
        needed choices: Vec<Room>, "The answers.",
    }
}

table! {
    pub struct Room: "a room" {
        needed id: String as Id, "A short id that the program knows.",
        needed say: String, "The words of the answer.",
    }
}

table! {
    #[derive(Default)]
    pub struct FirstOfOne: "the first sitting of one" {
        // Written down rather than worked out as on every later day: nothing heavy is proposed on the first evening.
        needed first_home: FirstHome, "The step the first home page leads to, by part.",
        needed screens = "screen": Vec<SittingScreen>, "Its screens, in order.",
    }
}

table! {
    #[derive(Default)]
    pub struct FirstOfTwo: "the first sitting of two" {
        needed screens = "screen": Vec<SittingScreen>, "Its screens, in order.",
    }
}

table! {
    #[derive(Default)]
    pub struct FirstHome: "the first home page" {
        needed hurt: StepId, "For a person who was hurt.",
        needed broke: StepId, "For a person who broke trust.",
        needed some_of_each = "some-of-each": StepId, "For some of each.",
        needed unsaid: StepId, "For a person who would rather not say.",
    }
}

table! {
    #[derive(Default)]
    pub struct SittingScreen: "a screen" {
        needed id: String as Id, "A short id that the program knows.",
        needed title: String, "Its heading.",
        may text: Option<String>, "What it says.",
        may ask: Option<String>, "What it asks.",
    } moved { buttons = "library/words/" } gone { step }
}

table! {
    #[derive(Default)]
    pub struct Cover: "the cover" {
        needed title: String, "Its heading.",
        needed words: Vec<String>, "Its words.",
    }
}

record! {
    #[derive(Default)]
    pub struct Worksheets: "this file" {
        needed sheets = "worksheet": Vec<Worksheet>, "The sheets, one printed page each.",
    }
}

table! {
    #[derive(Default)]
    pub struct Worksheet: "a worksheet" {
        needed id: String as Id, "A short id.",
        needed title: String, "Its heading.",
        needed intro: String, "A few lines above it.",
        // The safety plan is such a sheet. It must not lie in a stack that is handed to both.
        may apart: bool, "Whether it is kept apart from the others, and is never among all of them.",
        may parts = "part": Vec<SheetPart>, "Its parts, each with room to write.",
        may verbatim: Option<Verbatim>, "Lines that are printed as they stand.",
    }
}

table! {
    #[derive(Default)]
    pub struct SheetPart: "a part of a worksheet" {
        needed ask: String, "What it asks.",
        may hint: Option<String>, "A line of hint.",
        may lines: u16 as Number(1, 8), "How many lines to write on.",
        may boxes: Vec<String>, "Boxes to tick.",
        may table: Vec<String>, "The columns of a table.",
        may rows: u16 as Number(1, 12), "The rows of that table.",
    }
}

/// A text whose lines stay as they are.
#[derive(Clone, Debug, Default)]
pub struct Verbatim(pub String);

impl Deref for Verbatim {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl Value for Verbatim {
    const SHAPE: Shape = Shape::Verbatim;

    fn read(value: &DeValue<'_>) -> Option<Self> {
        Some(Self(value.as_str()?.trim_end().to_owned()))
    }
}

impl Translated for Verbatim {
    fn departs(&self, english: &Self) -> Option<String> {
        self.0.departs(&english.0)
    }
}

impl Support {
    /// The sections in their order. One that the order forgets stands last: a list that is too short must not take help
    /// lines away.
    pub fn in_order(&self) -> Vec<&Section> {
        let at = |id: &str| self.order.iter().position(|section| section == id).unwrap_or(usize::MAX);
        let mut sections: Vec<_> = self.sections.iter().collect();
        order::by_key(&mut sections, |section| at(&section.id));
        sections
    }
}

impl FirstOfOne {
    /// The ids of the screens that the program shows.
    pub const SHOWN: [&str; 8] =
        ["goldseam", "start-a-new-one", "before-you-write", "who-is-here", "a-name", "your-part", "settle", "enough"];
}

impl FirstOfTwo {
    /// The ids of the screens that the program shows.
    pub const SHOWN: [&str; 6] =
        ["for-two", "two-names", "side-by-side", "ten-minutes", "the-next-time", "two-last-things"];
}

impl Sittings {
    /// The screen of the first sitting of one person with that id.
    pub fn screen(&self, id: &str) -> Option<&SittingScreen> {
        self.one.screens.iter().find(|screen| screen.id == id)
    }

    /// The screen of the first sitting of two with that id.
    pub fn screen_of_two(&self, id: &str) -> Option<&SittingScreen> {
        self.two.screens.iter().find(|screen| screen.id == id)
    }
}

impl FirstHome {
    /// The step for a person of this part.
    pub const fn of(&self, role: Role) -> &StepId {
        match role {
            Role::Hurt => &self.hurt,
            Role::Broke => &self.broke,
            Role::SomeOfEach => &self.some_of_each,
            Role::Unsaid => &self.unsaid,
        }
    }
}
