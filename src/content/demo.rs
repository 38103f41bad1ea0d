//! The made-up people of the demo, and what somebody who presents it needs.
//!
//! Days count back from today, so that every sample is part-way through whenever it is opened.

use super::step::{Role, StepId};

/// Everything in the folder `demo`; an edition may do without.
#[derive(Clone, Debug, Default)]
pub struct Demo {
    /// The made-up people, in the order of their files.
    pub samples: Vec<Sample>,
    /// For the presenter.
    pub presenter: Presenter,
}

/// A workbook of made-up people.
#[derive(Clone, Debug, Default)]
pub struct Sample {
    /// The name of its file: `couple`, `hurt`, `broke`.
    pub id: String,
    /// What is said of them first.
    pub about: String,
    /// One person, or two in the order of their numbers.
    pub people: Vec<Person>,
    /// What they wrote and did, oldest first.
    pub records: Vec<Told>,
}

/// A made-up person.
#[derive(Clone, Debug)]
pub struct Person {
    /// The name.
    pub name: String,
    /// Their own answer about their part.
    pub role: Role,
}

/// Something that a made-up person wrote or did.
#[derive(Clone, Debug)]
pub struct Told {
    /// A name by which a later one points to it.
    pub id: Option<String>,
    /// Whose it is.
    pub who: Who,
    /// How many days ago.
    pub days: u16,
    /// The step; none for a free page.
    pub step: Option<StepId>,
    /// What happened.
    pub what: Happened,
}

/// Whose something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// The first person's own.
    One,
    /// The second person's own.
    Two,
    /// Of both.
    Both,
}

/// What happened.
#[derive(Clone, Debug)]
pub enum Happened {
    /// An answer, or a page.
    Answered(Said),
    /// A reading or a talk.
    BeenThrough,
    /// Not now.
    SetAside,
    /// Both answers of a page that was shown.
    Shown(Box<[Said; 2]>),
    /// An agreement that runs for so many days.
    Agreed {
        /// The limit.
        limit: String,
        /// Each line with who will do it.
        lines: Vec<(Who, String)>,
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
        /// `kept`, `partly`, `missed`, `let-go`.
        mark: String,
    },
}

/// What was written or picked.
#[derive(Clone, Debug, Default)]
pub struct Said {
    /// Words written.
    pub text: String,
    /// What was picked.
    pub picked: Vec<String>,
    /// A number from 0 to 10.
    pub number: Option<u16>,
    /// Boxes and small questions.
    pub parts: Vec<SaidPart>,
    /// Piles, each with its cards.
    pub piles: Vec<(String, Vec<String>)>,
}

/// One box or small question.
#[derive(Clone, Debug, Default)]
pub struct SaidPart {
    /// What it asked.
    pub ask: String,
    /// Words written.
    pub text: String,
    /// What was picked.
    pub picked: Vec<String>,
    /// A number from 0 to 10.
    pub number: Option<u16>,
}

/// What a presenter needs.
#[derive(Clone, Debug, Default)]
pub struct Presenter {
    /// Said on the first screen.
    pub intro: String,
    /// The stops of all routes.
    pub stops: Vec<Stop>,
    /// The routes.
    pub routes: Vec<Route>,
    /// For whom it is not, and what it can't do.
    pub limits: Limits,
}

/// One stop of a route.
#[derive(Clone, Debug, Default)]
pub struct Stop {
    /// Its id.
    pub id: String,
    /// What it is called on the list.
    pub title: String,
    /// The samples in which it is offered.
    pub samples: Vec<String>,
    /// The step it opens.
    pub step: Option<StepId>,
    /// Or the screen: `refused`, `shown`, `card`, `keys`.
    pub screen: Option<String>,
    /// Who sits there.
    pub who: Option<Who>,
    /// About how many minutes; none where it goes with the stop before it.
    pub minutes: u16,
    /// What it is to show.
    pub aim: String,
    /// What to say.
    pub say: String,
    /// What to watch for.
    pub watch: String,
    /// What to do if it goes wrong.
    pub wrong: String,
    /// Sheets to hand out.
    pub sheets: Vec<String>,
}

/// A way through the demo.
#[derive(Clone, Debug, Default)]
pub struct Route {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The ids of its stops, in order.
    pub stops: Vec<String>,
}

/// For whom it is not, and what it can't do.
#[derive(Clone, Debug, Default)]
pub struct Limits {
    /// The heading.
    pub title: String,
    /// When not to use it.
    pub not_with: Vec<String>,
    /// What it can't do.
    pub text: String,
}

impl Demo {
    /// The sample of that id.
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
