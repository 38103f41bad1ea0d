//! The words of a step: a base for two, overlaid for one person and for their part.

use super::entry::{Ask, Entry};
use super::same::Translated;
use super::schema::{Either, Shape};
use super::table::{Item, Table, Value, record, table, terms};
use super::terms::StepId;
use toml::de::DeValue;

/// A table of which every key may be left out, and is then taken from the table below it.
macro_rules! layer {
    ($(#[$doc:meta])* pub struct $name:ident: $called:literal {
        $($word:ident $field:ident: $type:ty $(as $shape:ident $(($($bounds:tt)*))?)?, $says:literal,)+
    }) => {
        record! {
            $(#[$doc])*
            pub struct $name: $called {
                $($word $field: $type $(as $shape $(($($bounds)*))?)?, $says,)+
            }
        }

        impl $name {
            /// These words with those of `over` on top.
            #[must_use]
            pub fn overlaid(self, over: &Self) -> Self {
                Self { $($field: over.$field.clone().or(self.$field)),+ }
            }
        }
    };
}

layer! {
    /// Words that a step, its form for one, or a variant may give.
    #[derive(Default, PartialEq)]
    pub struct Wording: "words of a step" {
        may minutes: Option<u16> as Number(1, 120), "About how long it takes, where it differs.",
        may title: Option<String>, "Its title.",
        may ask: Option<String>, "What is asked. One question, in plain words.",
        may was: Option<Vec<String>>, "Older wordings of \"ask\", so that pages which have only the words are still understood.",
        may why: Option<String>, "Why this step, in one line.",
        may help: Option<String>, "How to go about it.",
        may caution: Option<String>, "What to take care of.",
        may sample: Option<String>, "An example, by a made-up person.",
        may after: Option<String>, "A few lines once the page is kept.",
        may text: Option<String>, "The page to read.",
        may ideas: Option<Vec<String>>, "Short starting points beside the question.",
        may then: Option<Vec<Ask>>, "Further questions, each with a box of its own.",
        may guess: Option<Ask>, "A second question for two: what one guesses the other feels.",
        may choices: Option<Vec<Choice>>, "What can be picked.",
        may own: Option<bool>, "Whether words of one's own can be added.",
        may low: Option<String>, "What 0 means.",
        may high: Option<String>, "What 10 means.",
        may boxes: Option<Vec<BoxAsk>>, "Boxes, one a screen, each with a question.",
        may more: Option<Vec<BoxAsk>>, "Boxes under More.",
        // No agreement runs for good: who can't refuse one aloud is let out by the day on which it ends by itself.
        may weeks: Option<u16> as Number(1, 12), "For how many weeks an agreement may run when it is made again.",
        may questions: Option<Vec<Question>>, "Small questions, one a screen.",
        may piles: Option<Vec<Entry>>, "Piles to sort into.",
        may cards: Option<Vec<Entry>>, "Cards to sort.",
        flat talk: Option<Talk>, "The talk for two.",
        may parts: Option<Vec<ScriptPart>>, "The parts of a script.",
        may of: Option<String> as Word(&["promises", "agreements"]), "What a review looks back at.",
        may notices: Option<Vec<Notice>>, "Gentle notes while one writes.",
    }
}

impl Wording {
    /// All small questions and boxes, each with what can be picked for it, where that is a list of its own.
    pub fn asked(&self) -> impl Iterator<Item = (&Ask, &[Entry])> {
        let questions = self.questions.iter().flatten().filter_map(|question| match question {
            Question::Asked(asked, How::Choice(choices)) => Some((asked, &choices[..])),
            Question::Asked(asked, _) => Some((asked, &[][..])),
            Question::Note(_) => None,
        });
        let parts = self.parts.iter().flatten().map(|part| (&part.asked, &part.choices[..]));
        let boxes = self.boxes.iter().chain(&self.more).flatten().map(|given| &given.asked);
        let others = self.guess.iter().chain(self.then.iter().flatten());
        questions.chain(parts).chain(boxes.chain(others).map(|asked| (asked, &[][..])))
    }
}

record! {
    #[derive(Default, PartialEq)]
    pub struct Choice: "a choice" {
        flat entry: Entry, "What it says.",
        may note: Option<String>, "A kind line once it is picked.",
        may guard: bool, "Whether it is asked first if this page could be found.",
    }
}

impl Value for Choice {
    const SHAPE: Shape = Shape::TextOr(Self::SCHEMA);

    fn read(value: &DeValue<'_>) -> Option<Self> {
        match value {
            DeValue::Table(table) => Table::read(table),
            text => Some(Self { entry: Value::read(text)?, ..Self::default() }),
        }
    }
}

impl Item for Choice {
    const LIST: Shape = Shape::Mixed(Self::SCHEMA);
}

table! {
    #[derive(PartialEq)]
    pub struct BoxAsk: "a box" {
        flat asked: Ask, "Its question or label.",
        may kind: BoxKind = BoxKind::Page,
            "What is typed into it: a page, a line, a line that begins \"I will\", or a day.",
        may hint: Option<String>, "A line of hint.",
    }
}

terms! {
    /// What is typed into a box.
    BoxKind {
        /// As many lines as somebody likes.
        Page = "page",
        /// A short answer; Enter goes on.
        Line = "line",
        /// One line that begins with "I will".
        Will = "will",
        /// Picked from the next days, not typed.
        Day = "day",
    }
}

/// A small question of a `questions` step.
#[derive(Clone, Debug, PartialEq)]
pub enum Question {
    /// One that is answered on this step.
    Asked(Ask, How),
    /// A trust note with a step id of its own.
    Note(StepId),
}

/// What a small question is answered with.
#[derive(Clone, Debug, PartialEq)]
pub enum How {
    /// One of several.
    Choice(Vec<Entry>),
    /// A number from 0 to 10.
    Scale {
        /// What 0 means.
        low: String,
        /// What 10 means.
        high: String,
    },
    /// Picked from the feelings of the library, own words after them.
    Feelings,
    /// A short answer in own words.
    Line,
}

record! {
    pub struct Asked: "a question" {
        flat asked: Ask, "The question.",
        needed kind: AskedKind, "How it is answered.",
        may choices: Vec<Entry>, "The answers, for a choice.",
        may low: String, "What 0 means.",
        may high: String, "What 10 means.",
    }
}

terms! {
    /// How a small question is answered.
    AskedKind {
        /// With one of several.
        Choice = "choice",
        /// With a number from 0 to 10.
        Scale = "scale",
        /// Picked from the feelings of the library.
        Feelings = "feelings",
        /// In own words, on one line.
        Line = "line",
    }
}

record! {
    pub struct NoteAsked: "a note that is asked" {
        needed step: StepId, "The note, which has an id of its own.",
    }
}

impl Value for Question {
    const SHAPE: Shape = Shape::Table(Asked::SCHEMA);

    fn read(value: &DeValue<'_>) -> Option<Self> {
        let table = value.as_table()?;
        if table.contains_key("step") {
            return Some(Self::Note(NoteAsked::read(table)?.step));
        }
        let Asked { asked, kind, choices, low, high } = Asked::read(table)?;
        let how = match kind {
            AskedKind::Choice => How::Choice(choices),
            AskedKind::Scale => How::Scale { low, high },
            AskedKind::Feelings => How::Feelings,
            AskedKind::Line => How::Line,
        };
        Some(Self::Asked(asked, how))
    }
}

impl Translated for Question {
    fn departs(&self, english: &Self) -> Option<String> {
        match (self, english) {
            (Self::Asked(own, how), Self::Asked(ask, wanted)) => own.departs(ask).or_else(|| how.departs(wanted)),
            (Self::Note(own), Self::Note(note)) if own == note => None,
            _ => Some(String::new()),
        }
    }
}

impl Translated for How {
    fn departs(&self, english: &Self) -> Option<String> {
        match (self, english) {
            (Self::Choice(own), Self::Choice(choices)) => own.departs(choices),
            (Self::Scale { .. }, Self::Scale { .. }) | (Self::Feelings, Self::Feelings) | (Self::Line, Self::Line) => {
                None
            }
            _ => Some(String::new()),
        }
    }
}

impl Item for Question {
    const LIST: Shape = Shape::Either(&Either { mark: "step", with: NoteAsked::SCHEMA, without: Asked::SCHEMA });
}

table! {
    #[derive(PartialEq)]
    pub struct ScriptPart: "a part" {
        flat asked: Ask, "What is said or asked.",
        needed minutes: u16 as Number(0, 60), "About how many minutes.",
        needed kind: PartKind,
            "What is done with it: said aloud, one word, one line, one of several, or a look at own promises.",
        may hint: Option<String>, "A line of hint.",
        may choices: Vec<Entry>, "What can be picked.",
    } gone { title }
}

terms! {
    /// What is done with a part of a script.
    PartKind {
        /// It is read, or said aloud.
        Say = "say",
        /// Something to type: a single word.
        Word = "word",
        /// Something to type: a short sentence.
        Line = "line",
        /// One of several, or own words.
        Pick = "pick",
        /// Own promises are looked at.
        Review = "review",
    }
}

table! {
    #[derive(PartialEq)]
    pub struct Notice: "a notice" {
        may words: Vec<String>, "The words looked for; without any, the note stands there all the time.",
        needed say: String, "What is said.",
    }
}

record! {
    #[derive(Default, PartialEq)]
    pub struct Talk: "a talk" {
        may opening: Option<String>, "A line before a talk begins.",
        mark turn: u16 as Number(1, 30), "Minutes of a turn in a talk.",
        may rounds: u16 as Number(1, 10) = 1, "How many turns each has at most.",
        may speaker: Option<String>, "The cue for the one who speaks.",
        may listener: Option<String>, "The cue for the one who listens.",
        may keep: Option<String>, "The question for one line to keep after a talk.",
        may decks: Vec<Deck>, "Decks of cards for a talk.",
        may rungs: Vec<String>, "Steps from easy to brave, for a talk.",
    }
}

table! {
    #[derive(PartialEq)]
    pub struct Deck: "a deck" {
        needed cards: Vec<String>, "Its cards.",
    } gone { name }
}
