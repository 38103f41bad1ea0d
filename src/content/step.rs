//! One step: its fixed fields, and the words for two, for one and for each part.

use super::entry::{Ask, meant};
use super::later::Later;
use super::same::Translated;
use super::schema::{Shape, To};
use super::table::{Table, Value, table};
use super::terms::{Audience, Kind, Leaves, Role, ShortPath, Sitting, StepId, Visibility};
use super::wording::Wording;
use std::ops::Deref;
use toml::de::DeValue;

table! {
    /// What it is stands in its head; what it says is read when somebody first meets it.
    pub struct Step: "a step" {
        flat head: Head as Keys(; without one), "What it is, and on whose list it stands.",
        flat prose: Later<Prose>, "What it says.",
    }
}

table! {
    pub struct Head: "a step" {
        known id: StepId, "Stable id: the stage, a dot, and a name of its own. Kept pages know their step by it.",
        needed code = "ref": String, "A short code of your own, for talking about it.",
        needed kind: Kind, "What the step asks one to do.",
        needed audience = "for": Audience,
            "Whose list it stands on: the one who was hurt, the one who broke trust, or each.",
        needed sitting: Sitting, "Where it stands for two: on a person's own list, or on the joint one.",
        needed visibility: Visibility, "Who sees, inside the workbook, what is written.",
        // Whoever forgets this key must not send somebody's page out into the world.
        may leaves: Leaves = Leaves::Never,
            "Whether what is written may go out of the workbook. Left out, it is \"never\".",
        may core: Vec<ShortPath>, "The short paths it stands on, at most three steps of a stage on each.",
        may heavy: bool,
            "Whether it can be heavy: it warns before and settles after, so it needs \"caution\" and \"after\".",
        needed minutes: u16 as Number(1, 120), "About how long it takes.",
        // The step itself declares it, with the form for one.
        may is_out_for_one = "one": Out, "Whether it is left out of a workbook for one.",
    }
}

table! {
    #[derive(Default)]
    pub struct Prose: "a step" {
        flat words: Wording as Keys(needed title ask why help; without minutes),
            "The words for two, and the base of all others.",
        needed lighter: StepId, "Where \"something lighter\" leads: another step that is not heavy.",
        may worksheet: Option<String> as Refer(To::Worksheet), "A printed sheet that goes with it.",
        needed therapist: String, "A note for a therapist.",
        needed seed: Vec<String> as Refers(To::Seed), "The ideas of the source articles it carries; may be empty.",
        may one: One,
            "false leaves the step out of a workbook for one; a table gives it words, or a kind, of its own there.",
        may variant: Variants, "Other words for one person, by their part; the base wording is for two.",
    }
}

impl Deref for Step {
    type Target = Head;

    fn deref(&self) -> &Head {
        &self.head
    }
}

/// Whether a step is left out of a workbook for one.
#[derive(Clone, Copy, Debug, Default)]
pub struct Out(pub bool);

impl Value for Out {
    const SHAPE: Shape = Shape::OutOr(ForOne::SCHEMA);

    fn read(value: &DeValue<'_>) -> Option<Self> {
        Some(Self(value.as_bool() == Some(false)))
    }

    fn absent() -> Option<Self> {
        Some(Self::default())
    }
}

impl Translated for Out {
    fn departs(&self, _: &Self) -> Option<String> {
        // Told of the key itself, among what the step says.
        None
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
    OwnForm(Box<ForOne>),
}

impl Value for One {
    const SHAPE: Shape = Shape::OutOr(ForOne::SCHEMA);

    fn read(value: &DeValue<'_>) -> Option<Self> {
        match value {
            DeValue::Boolean(false) => Some(Self::Out),
            DeValue::Table(table) => Some(Self::OwnForm(Box::new(Table::read(table)?))),
            _ => None,
        }
    }

    fn absent() -> Option<Self> {
        Some(Self::Same)
    }
}

impl Translated for One {
    fn departs(&self, english: &Self) -> Option<String> {
        match (self, english) {
            (Self::Same, Self::Same) | (Self::Out, Self::Out) => None,
            (Self::OwnForm(own), Self::OwnForm(english)) => own.departs(english),
            _ => Some(String::new()),
        }
    }
}

table! {
    pub struct ForOne: "the form for one" {
        may kind: Option<Kind>, "Another kind, one that a person alone can do.",
        flat words: Wording as Keys(; without guess weeks of opening turn rounds speaker listener keep decks rungs),
            "What differs for one person.",
    }
}

table! {
    #[derive(Default)]
    pub struct Variants: "the variants of a step" {
        may hurt: Option<Variant>, "For one person who was hurt.",
        may broke: Option<Variant>, "For one person who broke trust.",
        may some_of_each = "some-of-each": Option<Variant>, "For one person, some of each.",
        may unsaid: Option<Variant>, "For one person who would rather not say.",
    }
}

table! {
    pub struct Variant: "a variant" {
        flat words: Wording as Keys(; without guess weeks of opening turn rounds speaker listener keep decks rungs),
            "What differs for one person of this part.",
    }
}

impl Variants {
    /// The words for a person of this part, where they differ.
    pub fn of(&self, role: Role) -> Option<&Wording> {
        let variant = match role {
            Role::Hurt => &self.hurt,
            Role::Broke => &self.broke,
            Role::SomeOfEach => &self.some_of_each,
            Role::Unsaid => &self.unsaid,
        };
        variant.as_ref().map(|variant| &variant.words)
    }

    /// The words for each part that has some.
    pub fn each(&self) -> impl Iterator<Item = (Role, &Wording)> {
        Role::ALL.iter().filter_map(|role| Some((*role, self.of(*role)?)))
    }
}

impl Step {
    /// The prompt a person alone reads, or nothing where the step is left out for one.
    pub fn for_one(&self, role: Role) -> Option<Prompt> {
        if self.is_out_for_one.0 {
            return None;
        }
        let mut words = self.prose.words.clone();
        let mut kind = self.kind;
        match &self.prose.one {
            One::Out => return None,
            One::OwnForm(form) => {
                kind = form.kind.unwrap_or(kind);
                words = words.overlaid(&form.words);
            }
            One::Same => {}
        }
        if let Some(variant) = self.prose.variant.of(role) {
            words = words.overlaid(variant);
        }
        Some(Prompt { visibility: self.visibility_for_one(kind), ..Prompt::new(self, kind, words) })
    }

    /// In a workbook for one everything is that person's own. What two would say aloud and one writes is a page of their own too;
    /// a spoken list stays for now only, and a door leaves no trace.
    fn visibility_for_one(&self, kind: Kind) -> Visibility {
        let spoken = self.kind != Kind::Dialogue || matches!(kind, Kind::Script | Kind::Reading | Kind::Dialogue);
        match self.visibility {
            Visibility::Untraced => Visibility::Untraced,
            Visibility::Unsaved if spoken => Visibility::Unsaved,
            _ => Visibility::Private,
        }
    }

    /// Every layer of its words, the base first.
    pub fn layers(&self) -> impl Iterator<Item = &Wording> {
        let prose = &*self.prose;
        let one = if let One::OwnForm(form) = &prose.one { Some(&form.words) } else { None };
        std::iter::once(&prose.words).chain(one).chain(prose.variant.each().map(|(_, words)| words))
    }

    /// The box or small question of that id, in any layer; where none has it, the one of those words.
    pub fn asked(&self, id: &str, words: &str) -> Option<&Ask> {
        let all: Vec<&Ask> = self.layers().flat_map(Wording::asked).map(|(asked, _)| asked).collect();
        meant(all.iter().copied(), id, words).map(|at| all[at])
    }

    /// The prompt two people read.
    pub fn for_two(&self) -> Prompt {
        Prompt::new(self, self.kind, self.prose.words.clone())
    }

    /// Whether the step stands on the list of a person with this part.
    pub fn is_for(&self, role: Role) -> bool {
        match self.audience {
            Audience::Each => true,
            // Not for `Unsaid`: a step written for one part would say aloud what they chose not to say.
            Audience::Hurt => matches!(role, Role::Hurt | Role::SomeOfEach),
            Audience::Broke => matches!(role, Role::Broke | Role::SomeOfEach),
        }
    }

    /// Whether a person alone with this part has it on the short path.
    pub fn is_core_for_one(&self, role: Role) -> bool {
        let hurt = self.core.contains(&ShortPath::OneHurt);
        let broke = self.core.contains(&ShortPath::OneBroke);
        match role {
            Role::Hurt => hurt,
            Role::Broke => broke,
            Role::SomeOfEach => hurt || broke,
            Role::Unsaid => (hurt || broke) && self.audience == Audience::Each,
        }
    }
}

/// A step as one reader meets it: every layer of wording resolved.
#[derive(Clone, Debug, PartialEq)]
pub struct Prompt {
    /// By which a kept page knows its step for good.
    pub id: StepId,
    /// What it asks one to do, in this form.
    pub kind: Kind,
    /// Who sees what is written.
    pub visibility: Visibility,
    /// Whether what is written may go out.
    pub leaves: Leaves,
    /// A heavy step warns first and offers something lighter; one in a sitting is enough.
    pub heavy: bool,
    /// About how many minutes.
    pub minutes: u16,
    /// Where "something lighter" leads.
    pub lighter: StepId,
    /// With every layer on top that is for this reader.
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
            lighter: step.prose.lighter.clone(),
            words,
        }
    }

    /// Empty only while a faulty pack is checked, which is then refused.
    pub fn title(&self) -> &str {
        self.words.title.as_deref().unwrap_or_default()
    }

    /// The question or the instruction. Empty only while a faulty pack is checked.
    pub fn ask(&self) -> &str {
        self.words.ask.as_deref().unwrap_or_default()
    }
}
