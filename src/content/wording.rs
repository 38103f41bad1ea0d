//! The words of a step: a base for two, overlaid for one person and for their part.

use super::step::{Kind, Leaves, Step, StepId, Visibility};

/// Words that a step, its form for one, or a variant may give. What is not given is taken from below.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wording {
    /// Another kind (only in a form for one).
    pub kind: Option<Kind>,
    /// Minutes, where they differ.
    pub minutes: Option<u16>,
    /// Title.
    pub title: Option<String>,
    /// What is asked; at most one question mark.
    pub ask: Option<String>,
    /// Why this step, in one line.
    pub why: Option<String>,
    /// How to go about it.
    pub help: Option<String>,
    /// What to take care of.
    pub caution: Option<String>,
    /// An example by a made-up person.
    pub sample: Option<String>,
    /// Shown once after the page is kept.
    pub after: Option<String>,
    /// The longer reading.
    pub text: Option<String>,
    /// Short starting points beside the question.
    pub ideas: Option<Vec<String>>,
    /// Further questions, each with a box of its own.
    pub then: Option<Vec<String>>,
    /// What can be picked.
    pub choices: Option<Vec<Choice>>,
    /// Whether own words can be added to the choices or cards.
    pub own: Option<bool>,
    /// Boxes of a builder, promise or agreement.
    pub boxes: Option<Vec<BoxAsk>>,
    /// Boxes under "More".
    pub more: Option<Vec<BoxAsk>>,
    /// Small questions, one a screen.
    pub questions: Option<Vec<Question>>,
    /// Parts of a script.
    pub parts: Option<Vec<ScriptPart>>,
    /// Piles to sort into.
    pub piles: Option<Vec<String>>,
    /// Cards to sort.
    pub cards: Option<Vec<String>>,
    /// What 0 means.
    pub low: Option<String>,
    /// What 10 means.
    pub high: Option<String>,
    /// Gentle notes shown while writing.
    pub notices: Option<Vec<Notice>>,
    /// The second question of a feelings page for two.
    pub guess: Option<String>,
    /// What a review looks at: `promises` or `agreements`.
    pub of: Option<String>,
    /// How many weeks an agreement may run when made again.
    pub weeks: Option<u16>,
    /// The talk for two.
    pub talk: Option<Talk>,
}

/// One thing that can be picked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choice {
    /// The words.
    pub say: String,
    /// A kind line once it is picked.
    pub note: Option<String>,
    /// Whether the "a page can be found" question stands before it.
    pub guard: bool,
}

/// One box with its own question.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BoxAsk {
    /// The label or question.
    pub ask: String,
    /// One line of hint.
    pub hint: Option<String>,
    /// What is typed into it.
    pub kind: BoxKind,
}

/// What a box takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BoxKind {
    /// A page.
    #[default]
    Page,
    /// One line.
    Line,
    /// One line that begins with "I will".
    Will,
    /// A day.
    Day,
}

/// A small question of a `questions` step.
#[derive(Clone, Debug, PartialEq)]
pub enum Question {
    /// One of several.
    Choice {
        /// What is asked.
        ask: String,
        /// The answers.
        choices: Vec<String>,
    },
    /// A number from 0 to 10.
    Scale {
        /// What is asked.
        ask: String,
        /// What 0 means.
        low: String,
        /// What 10 means.
        high: String,
    },
    /// Words of feeling.
    Feelings {
        /// What is asked.
        ask: String,
    },
    /// One line.
    Line {
        /// What is asked.
        ask: String,
    },
    /// A trust note with a step id of its own.
    Note(StepId),
}

/// One part of a script.
#[derive(Clone, Debug, PartialEq)]
pub struct ScriptPart {
    /// A short heading.
    pub title: String,
    /// What is said or asked.
    pub ask: String,
    /// About how many minutes.
    pub minutes: u16,
    /// What is done with it.
    pub kind: PartKind,
    /// A line of hint.
    pub hint: Option<String>,
    /// What can be picked, for [`PartKind::Pick`].
    pub choices: Vec<String>,
}

/// What a part of a script takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartKind {
    /// Read or said aloud.
    Say,
    /// One word.
    Word,
    /// One line.
    Line,
    /// One of several, or own words.
    Pick,
    /// Own promises are looked at.
    Review,
}

/// Words that bring a gentle note while writing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Notice {
    /// The words looked for, whole and in any case.
    pub words: Vec<String>,
    /// What is said.
    pub say: String,
}

/// The parts of a spoken talk for two.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Talk {
    /// A line before it begins.
    pub opening: Option<String>,
    /// Minutes a turn.
    pub turn: u16,
    /// Turns each at most.
    pub rounds: u16,
    /// The cue for the one who speaks.
    pub speaker: Option<String>,
    /// The cue for the one who listens.
    pub listener: Option<String>,
    /// The question for one line to keep.
    pub keep: Option<String>,
    /// Decks of cards.
    pub decks: Vec<Deck>,
    /// Rungs from easy to brave.
    pub rungs: Vec<String>,
}

/// A deck of cards for a talk.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Deck {
    /// Its name.
    pub name: String,
    /// Its cards.
    pub cards: Vec<String>,
}

impl Wording {
    /// These words with those of `over` on top.
    #[must_use]
    pub fn overlaid(self, over: &Self) -> Self {
        macro_rules! top {
            ($($key:ident),+ $(,)?) => { Self { $($key: over.$key.clone().or(self.$key)),+ } };
        }
        top!(
            kind, minutes, title, ask, why, help, caution, sample, after, text, ideas, then, choices, own, boxes, more,
            questions, parts, piles, cards, low, high, notices, guess, of, weeks, talk,
        )
    }
}

/// A step as one reader meets it: every layer of wording resolved.
#[derive(Clone, Debug)]
pub struct Prompt {
    /// The step.
    pub id: StepId,
    /// What it asks one to do, in this form.
    pub kind: Kind,
    /// Who sees what is written.
    pub visibility: Visibility,
    /// Whether what is written may go out.
    pub leaves: Leaves,
    /// Whether it can be heavy.
    pub heavy: bool,
    /// About how many minutes.
    pub minutes: u16,
    /// Where "something lighter" leads.
    pub lighter: StepId,
    /// The words.
    pub words: Wording,
}

impl Prompt {
    /// Resolves a step into what one reader meets.
    pub fn new(step: &Step, kind: Kind, words: Wording) -> Self {
        Self {
            id: step.id.clone(),
            kind,
            visibility: step.visibility,
            leaves: step.leaves,
            heavy: step.heavy,
            minutes: words.minutes.unwrap_or(step.minutes),
            lighter: step.lighter.clone(),
            words,
        }
    }

    /// The title.
    pub fn title(&self) -> &str {
        self.words.title.as_deref().unwrap_or_default()
    }

    /// What is asked.
    pub fn ask(&self) -> &str {
        self.words.ask.as_deref().unwrap_or_default()
    }
}
