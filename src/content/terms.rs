//! The words of the format that come from closed lists, and the id of a step.

use super::same::{Translated, itself};
use super::schema::{Shape, To};
use super::table::{Item, Value, terms};
use std::fmt;
use toml::de::DeValue;

/// Stable id of a step: `stage.slug`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StepId(pub String);

impl StepId {
    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The part before the dot.
    pub fn stage(&self) -> &str {
        self.0.split('.').next().unwrap_or("")
    }
}

impl From<&str> for StepId {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl fmt::Display for StepId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Value for StepId {
    const SHAPE: Shape = Shape::Refer(To::Step);

    fn read(value: &DeValue<'_>) -> Option<Self> {
        value.as_str().map(Self::from)
    }

    fn absent() -> Option<Self> {
        Some(Self::default())
    }
}

impl Translated for StepId {
    fn departs(&self, english: &Self) -> Option<String> {
        itself(self != english)
    }
}

impl Item for StepId {
    const LIST: Shape = Shape::Refers(To::Step);
}

terms! {
    /// What a step asks one to do.
    Kind {
        /// A page to read.
        Reading = "reading",
        /// A page to write.
        Write = "write",
        /// Words of feeling to pick.
        Feelings = "feelings",
        /// Things to tick.
        Checklist = "checklist",
        /// One of several.
        Choice = "choice",
        /// A number from 0 to 10, a note to oneself.
        Scale = "scale",
        /// Several boxes, one a screen.
        Builder = "builder",
        /// Several small questions, one a screen.
        Questions = "questions",
        /// Cards into piles.
        Sort = "sort",
        /// A spoken talk for two.
        Dialogue = "dialogue",
        /// A spoken or quiet list of parts.
        Script = "script",
        /// A limit with a day to look again.
        Agreement = "agreement",
        /// A small dated promise.
        Promise = "promise",
        /// A look back at promises or agreements.
        Review = "review",
        /// What to take to a session, item by item.
        Summary = "summary",
        /// The private safety check.
        Safety = "safety",
    }
}

terms! {
    /// Whose list a step stands on.
    Audience {
        /// The person who was hurt.
        Hurt = "hurt",
        /// The person who broke trust.
        Broke = "broke",
        /// Both people have it, each on their own list.
        Each = "each",
    }
}

terms! {
    /// A person's own answer about their part, given alone.
    Role {
        /// I was hurt.
        Hurt = "hurt",
        /// I broke trust.
        Broke = "broke",
        /// Both hurt and broke trust: their steps ask which event they mean.
        SomeOfEach = "some-of-each",
        /// I would rather not say.
        Unsaid = "unsaid",
    }
}

terms! {
    /// Where a step stands in a workbook for two.
    Sitting {
        /// On a person's own list.
        Alone = "alone",
        /// On the joint list.
        Together = "together",
    }
}

terms! {
    /// Who sees, inside the workbook, what is written.
    Visibility {
        /// Its writer alone.
        Private = "private",
        /// Its writer; the shown copies, both.
        Blind = "blind",
        /// Both people alike.
        Shared = "shared",
        /// Those in the room; the words are gone when it is left.
        Unsaved = "unsaved",
        /// The person, at that moment; no file, mark or log.
        Untraced = "untraced",
    }
}

terms! {
    /// Whether what is written may go out of the workbook.
    Leaves {
        /// In no format.
        Never = "never",
        /// By its writer's own act, page by page.
        ByChoice = "by-choice",
        /// With any shared export.
        Yes = "yes",
    }
}

terms! {
    /// A mode and part whose short path a step may stand on.
    ShortPath {
        /// Two people, the one who was hurt.
        TwoHurt = "two-hurt",
        /// Two people, the one who broke trust.
        TwoBroke = "two-broke",
        /// One person, hurt.
        OneHurt = "one-hurt",
        /// One person, who broke trust.
        OneBroke = "one-broke",
    }
}
