//! The made-up people of the demo, and what somebody who presents it needs.
//!
//! Days count back from today, so that every sample is part-way through whenever it is opened.

use super::same::Translated;
use super::schema::{Schema, To};
use super::table::{Table, record, table, terms};
use super::terms::{Role, StepId};
use toml::de::DeTable;

/// Everything in the folder `demo`; an edition may do without.
#[derive(Clone, Debug, Default)]
pub struct Demo {
    /// The made-up people, in the order of their files.
    pub samples: Vec<Sample>,
    /// Routes, notes and sheets for whoever shows the workbook to others.
    pub presenter: Presenter,
}

record! {
    /// A workbook of made-up people.
    pub struct Sample: "this file" {
        later id: String, "The name of its file: `couple`, `hurt`, `broke`.",
        needed about: String, "What is said of them first.",
        needed people = "person": Vec<Person>, "One made-up person, or two.",
        needed records = "record": Vec<DemoRecord>, "What they wrote and did, oldest first.",
    }
}

table! {
    pub struct Person: "a made-up person" {
        needed name: String, "The name.",
        needed role: Role, "Their own answer about their part.",
    }
}

table! {
    pub struct DemoRecord: "something they wrote or did" {
        may id: Option<String> as Id, "A name by which a later mark points to it.",
        needed who: Who, "Whose it is: the first one's, the second one's, or of both.",
        needed days: u16 as Number(0, 400), "How many days ago.",
        may step: Option<StepId>, "The step; left out for a blank page.",
        flat what: Happened, "What happened.",
    }
}

terms! {
    /// Who of the sample's people wrote something, or whether both have it.
    Who {
        /// The first person's own.
        One = "1",
        /// The second person's own.
        Two = "2",
        /// A page the two have in common.
        Both = "both",
    }
}

/// What a made-up person did, as far as a record can say it.
#[derive(Clone, Debug)]
pub enum Happened {
    /// An answer, or a page.
    Answered(DemoAnswer),
    /// A reading or a talk.
    BeenThrough,
    /// Put off for now; it is offered again later.
    SetAside,
    /// Both answers of a page that was shown.
    Shown(Box<[DemoAnswer; 2]>),
    /// An agreement that runs for so many days.
    Agreed {
        /// What the two agree on, in one sentence.
        limit: String,
        /// Who will do what: one line from each who keeps it.
        lines: Vec<AgreedLine>,
        /// After how many days it ends.
        runs: u16,
    },
    /// A promise, due after so many days.
    Promised {
        /// "I will ...".
        line: String,
        /// After how many days.
        runs: u16,
    },
    /// How a promise went, as its maker marks it.
    Outcome {
        /// The promise, by its name.
        of: String,
        /// How it went.
        mark: Marked,
    },
}

record! {
    pub struct HappenedKeys: "what happened" {
        may kind: HappenedKind = HappenedKind::Answered, "What happened; left out for an answer.",
        flat said: DemoAnswer, "What was written or picked.",
        may one: Option<DemoAnswer>, "What the first one showed.",
        may two: Option<DemoAnswer>, "What the second one showed.",
        may limit: Option<String>, "The limit of an agreement.",
        may lines = "line": Vec<AgreedLine>, "Its lines.",
        may will: Option<String>, "A line that begins with \"I will\".",
        // Twelve weeks: no agreement runs longer before it is looked at again.
        may runs: Option<u16> as Number(1, 84), "After how many days it ends, or is due.",
        may of: Option<String>, "The promise that is marked, by its id.",
        may mark: Option<Marked>, "How its maker marks it.",
    }
}

terms! {
    /// How a pack writes which kind of record it is; [`Happened`] is the same with what it says.
    HappenedKind {
        /// An answer, or a page.
        Answered = "answered",
        /// A reading or a talk.
        BeenThrough = "been-through",
        /// Put off for now.
        SetAside = "set-aside",
        /// Both answers of a page that was shown.
        Shown = "shown",
        /// An agreement.
        Agreed = "agreed",
        /// One person's "I will", with the day it is due.
        Promised = "promised",
        /// How a promise went.
        Outcome = "outcome",
    }
}

impl Table for Happened {
    const SCHEMA: &'static Schema = HappenedKeys::SCHEMA;

    /// What says too little to be told is left out.
    fn read(table: &DeTable<'_>) -> Option<Self> {
        let keys = HappenedKeys::read(table)?;
        Some(match keys.kind {
            HappenedKind::Answered => Self::Answered(keys.said),
            HappenedKind::BeenThrough => Self::BeenThrough,
            HappenedKind::SetAside => Self::SetAside,
            // Both or neither, as in a workbook of two real people: one half
            // alone would tell that the other one refused.
            HappenedKind::Shown => Self::Shown(Box::new([keys.one?, keys.two?])),
            HappenedKind::Agreed => Self::Agreed { limit: keys.limit?, lines: keys.lines, runs: keys.runs? },
            HappenedKind::Promised => Self::Promised { line: keys.will?, runs: keys.runs? },
            HappenedKind::Outcome => Self::Outcome { of: keys.of?, mark: keys.mark? },
        })
    }
}

/// Made-up people may live otherwise in another language.
impl Translated for Happened {
    fn departs(&self, _: &Self) -> Option<String> {
        None
    }
}

table! {
    #[derive(Default)]
    pub struct DemoAnswer: "what one of them said" {
        may text: String, "Words written.",
        may picked: Vec<String>, "What was picked.",
        may number: Option<u16> as Number(0, 10), "A number from 0 to 10.",
        may parts = "part": Vec<DemoPart>, "Boxes and small questions.",
        may piles = "pile": Vec<DemoPile>, "Piles of cards.",
    }
}

table! {
    pub struct DemoPart: "a box or small question" {
        needed ask: String, "What it asked.",
        may text: String, "Words written.",
        may picked: Vec<String>, "What was picked.",
        may number: Option<u16> as Number(0, 10), "A number from 0 to 10.",
    }
}

table! {
    pub struct DemoPile: "a pile" {
        needed name: String, "The name.",
        needed cards: Vec<String>, "The cards in it.",
    }
}

table! {
    pub struct AgreedLine: "a line of an agreement" {
        needed who: Who, "Whose it is: the first one's, the second one's, or of both.",
        needed will: String, "A line that begins with \"I will\".",
    }
}

terms! {
    /// How a promise went, as its maker marks it.
    Marked {
        /// Its maker did what they said.
        Kept = "kept",
        /// Some of it was done.
        Partly = "partly",
        /// It was not done.
        Missed = "missed",
        /// It is no longer meant.
        LetGo = "let-go",
    }
}

record! {
    /// What a presenter needs.
    #[derive(Default)]
    pub struct Presenter: "this file" {
        needed intro: String, "Said on the first screen.",
        needed stops = "stop": Vec<Stop>, "The stops of all routes.",
        needed routes = "route": Vec<Route>, "The ways through.",
        needed limits: Limits, "For whom it is not.",
    }
}

table! {
    pub struct Stop: "a stop" {
        needed id: String as Id, "A name by which a later mark points to it.",
        needed title: String, "What it is called.",
        needed samples: Vec<String>, "The made-up people with whom it is offered.",
        may step: Option<StepId>, "The step; left out for a blank page.",
        may screen: Option<StopScreen>, "A screen that is no step.",
        may who: Option<Who>, "Whose it is: the first one's, the second one's, or of both.",
        needed minutes: u16 as Number(0, 10), "About how many minutes; 0 where it goes with the stop before it.",
        needed aim: String, "What it is to show.",
        needed say: String, "What to say.",
        needed watch: String, "What to watch for.",
        needed wrong: String, "What to do if it goes wrong.",
        may sheets: Vec<String> as Refers(To::Worksheet), "Sheets to hand out.",
    }
}

terms! {
    /// A screen of the demo that is no step.
    StopScreen {
        /// The screen that says why something can't be done in a demo.
        Refused = "refused",
        /// Two answers that were shown to each other.
        Shown = "shown",
        /// The card about the private safety check.
        Card = "card",
        /// The help page, with its list of keys.
        Keys = "keys",
    }
}

table! {
    pub struct Route: "a route" {
        needed id: String as Id, "A name by which a later mark points to it.",
        needed title: String, "What it is called.",
        needed stops: Vec<String>, "The ids of its stops, in order.",
    }
}

table! {
    #[derive(Default)]
    pub struct Limits: "the limits" {
        needed title: String, "What it is called.",
        needed not_with: Vec<String>, "When not to use it.",
        needed text: String, "Words written.",
    }
}

impl Demo {
    /// `None` where this edition has no such people.
    pub fn sample(&self, id: &str) -> Option<&Sample> {
        self.samples.iter().find(|sample| sample.id == id)
    }
}

impl Presenter {
    /// The stops of a route that are offered in a sample, in order.
    pub fn stops_of<'a>(&'a self, route: &'a Route, sample: &'a str) -> impl Iterator<Item = &'a Stop> {
        let named = route.stops.iter().filter_map(|id| self.stops.iter().find(|stop| stop.id == *id));
        named.filter(move |stop| stop.samples.iter().any(|id| id == sample))
    }
}
