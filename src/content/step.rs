//! One step: its fixed fields, and the words for two, for one and for each part.

use super::wording::{Prompt, Wording};
use std::collections::BTreeMap;
use std::fmt;

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

/// A closed list of words of the format, with the reading and the writing of each, and what it means.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $(#[doc = $says:literal] $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $(#[doc = $says] $variant),+ }

        impl $name {
            /// Every word of the format, in its order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Every word as the format writes it, in its order.
            pub const WORDS: &'static [&'static str] = &[$($word),+];

            /// The word as the format writes it.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// What the word means, in a sentence.
            pub const fn says(self) -> &'static str {
                match self { $(Self::$variant => $says.trim_ascii()),+ }
            }

            /// Reads the word of the format.
            pub fn read(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.word() == word)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.word())
            }
        }
    };
}

words! {
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

words! {
    /// Whose list a step stands on.
    Audience {
        /// The person who was hurt.
        Hurt = "hurt",
        /// The person who broke trust.
        Broke = "broke",
        /// Each of them.
        Each = "each",
    }
}

words! {
    /// A person's own answer about their part, given alone.
    Role {
        /// I was hurt.
        Hurt = "hurt",
        /// I broke trust.
        Broke = "broke",
        /// Some of each.
        SomeOfEach = "some-of-each",
        /// I would rather not say.
        Unsaid = "unsaid",
    }
}

words! {
    /// Where a step stands in a workbook for two.
    Sitting {
        /// In a person's own area.
        Alone = "alone",
        /// On the joint list.
        Together = "together",
    }
}

words! {
    /// Who sees, inside the workbook, what is written.
    Visibility {
        /// Its writer.
        Private = "private",
        /// Its writer; the shown copies, both.
        Blind = "blind",
        /// Both.
        Shared = "shared",
        /// Those in the room; the words are gone when it is left.
        Unsaved = "unsaved",
        /// The person, at that moment; no file, mark or log.
        Untraced = "untraced",
    }
}

words! {
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

words! {
    /// A mode and part whose short road a step may stand on.
    Road {
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

/// The form of a step for one person.
#[derive(Clone, Debug, Default)]
pub enum One {
    /// The same as for two.
    #[default]
    Same,
    /// Left out of a workbook for one.
    Out,
    /// With these words (and, where it names one, this kind) instead.
    Form(Box<Wording>),
}

/// One step as it stands in a pack.
#[derive(Clone, Debug)]
pub struct Step {
    /// Stable id.
    pub id: StepId,
    /// The short code of the guide, such as `ACK-3`.
    pub code: String,
    /// What it asks one to do.
    pub kind: Kind,
    /// Whose list it stands on.
    pub audience: Audience,
    /// Where it stands for two.
    pub sitting: Sitting,
    /// Who sees what is written.
    pub visibility: Visibility,
    /// Whether what is written may go out.
    pub leaves: Leaves,
    /// The short roads it stands on.
    pub core: Vec<Road>,
    /// Whether it can be heavy.
    pub heavy: bool,
    /// About how many minutes it takes.
    pub minutes: u16,
    /// The words for two, and the base of all others.
    pub words: Wording,
    /// The form for one.
    pub one: One,
    /// On top of that, the words for one person by their part.
    pub variant: BTreeMap<Role, Wording>,
    /// Where "something lighter" leads.
    pub lighter: StepId,
    /// A worksheet that goes with it.
    pub worksheet: Option<String>,
    /// For a therapist.
    pub therapist: String,
    /// The seed ideas it carries.
    pub seed: Vec<String>,
}

impl Step {
    /// The prompt a person alone reads, or nothing where the step is left out for one.
    pub fn for_one(&self, role: Role) -> Option<Prompt> {
        let mut words = self.words.clone();
        let mut kind = self.kind;
        match &self.one {
            One::Out => return None,
            One::Form(form) => {
                kind = form.kind.unwrap_or(kind);
                words = words.overlaid(form);
            }
            One::Same => {}
        }
        if let Some(variant) = self.variant.get(&role) {
            words = words.overlaid(variant);
        }
        Some(Prompt { visibility: self.visibility_for_one(kind), ..Prompt::new(self, kind, words) })
    }

    /// In a workbook for one everything is that person's own. What two would say aloud and one writes is an own page too;
    /// a spoken list stays for now only, and a door leaves no trace.
    fn visibility_for_one(&self, kind: Kind) -> Visibility {
        let spoken = self.kind != Kind::Dialogue || matches!(kind, Kind::Script | Kind::Reading | Kind::Dialogue);
        match self.visibility {
            Visibility::Untraced => Visibility::Untraced,
            Visibility::Unsaved if spoken => Visibility::Unsaved,
            _ => Visibility::Private,
        }
    }

    /// The prompt two people read.
    pub fn for_two(&self) -> Prompt {
        Prompt::new(self, self.kind, self.words.clone())
    }

    /// Whether the step stands on the list of a person with this part.
    pub fn is_for(&self, role: Role) -> bool {
        match self.audience {
            Audience::Each => true,
            Audience::Hurt => matches!(role, Role::Hurt | Role::SomeOfEach),
            Audience::Broke => matches!(role, Role::Broke | Role::SomeOfEach),
        }
    }

    /// Whether a person alone with this part has it on the short road.
    pub fn is_core_for_one(&self, role: Role) -> bool {
        let hurt = self.core.contains(&Road::OneHurt);
        let broke = self.core.contains(&Road::OneBroke);
        match role {
            Role::Hurt => hurt,
            Role::Broke => broke,
            Role::SomeOfEach => hurt || broke,
            Role::Unsaid => (hurt || broke) && self.audience == Audience::Each,
        }
    }
}
