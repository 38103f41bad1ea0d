//! The keys of a stage file: the stage itself, its steps, and the layers of their wording.
//!
//! Which of these keys belong to which kind of step is said in `check`, not here.

use super::{Form, Key, Shape, To, may, need};
use crate::content::step::{Audience, Kind, Leaves, Road, Sitting, Visibility};

/// A file of a stage.
pub static STAGE_FILE: Form = Form {
    name: "this file",
    keys: &[
        need("stage", Shape::Table(&STAGE), "The stage itself."),
        may("step", Shape::Tables(&STEP), "Its steps. Their order is that of workbook.toml."),
        may("note", Shape::Tables(&STEP), "Small questions with ids of their own, in the check-ins only."),
    ],
};

static STAGE: Form = Form {
    name: "a stage",
    keys: &[
        need("id", Shape::Id, "The id under which workbook.toml lists it."),
        need("title", Shape::Text, "Its heading."),
        need("subtitle", Shape::Text, "The few words under it on the path."),
        need("purpose", Shape::Text, "What this part is for, to its reader."),
        need("complete", Shape::Text, "What \"been through\" means here."),
        need("next", Shape::Text, "Where one might go from here."),
        may("caution", Shape::Text, "A line of care."),
        need("therapist", Shape::Text, "A note for a therapist."),
    ],
};

/// A step, with its base wording and the layers on top of it.
pub static STEP: Form = Form {
    name: "a step",
    keys: &[
        need("id", Shape::Id, "Stable id: the stage, a dot, and a name of its own. Kept pages know their step by it."),
        need("ref", Shape::Text, "A short code of your own, for talking about it."),
        need("kind", Shape::Word(Kind::WORDS), "What the step asks one to do."),
        need(
            "for",
            Shape::Word(Audience::WORDS),
            "Whose list it stands on: the one who was hurt, the one who broke trust, or each.",
        ),
        need(
            "sitting",
            Shape::Word(Sitting::WORDS),
            "Where it stands for two: in a person's own area, or on the joint list.",
        ),
        need("visibility", Shape::Word(Visibility::WORDS), "Who sees, inside the workbook, what is written."),
        may(
            "leaves",
            Shape::Word(Leaves::WORDS),
            "Whether what is written may go out of the workbook. Left out, it is \"never\".",
        ),
        may("core", Shape::Words(Road::WORDS), "The short roads it stands on, at most three steps of a stage on each."),
        may(
            "heavy",
            Shape::Flag,
            "Whether it can be heavy: it warns before and settles after, so it needs \"caution\" and \"after\".",
        ),
        need("minutes", MINUTES, "About how long it takes."),
        need("title", Shape::Text, "Its title."),
        need("ask", Shape::Text, "What is asked. One question, in plain words."),
        need("why", Shape::Text, "Why this step, in one line."),
        need("help", Shape::Text, "How to go about it."),
        CAUTION,
        SAMPLE,
        AFTER,
        need("lighter", Shape::Refer(To::Step), "Where \"something lighter\" leads: another step that is not heavy."),
        may("worksheet", Shape::Refer(To::Worksheet), "A printed sheet that goes with it."),
        need("therapist", Shape::Text, "A note for a therapist."),
        need("seed", Shape::Refers(To::Seed), "The ideas of the source articles it carries; may be empty."),
        TEXT,
        IDEAS,
        THEN,
        may("guess", Shape::Text, "A second question for two: what one guesses the other feels."),
        CHOICES,
        OWN,
        LOW,
        HIGH,
        BOXES,
        MORE,
        may("weeks", Shape::Number(1, 12), "For how many weeks an agreement may run when it is made again."),
        QUESTIONS,
        PILES,
        CARDS,
        may("opening", Shape::Text, "A line before a talk begins."),
        may("turn", Shape::Number(1, 30), "Minutes of a turn in a talk."),
        may("rounds", Shape::Number(1, 10), "How many turns each has at most."),
        may("speaker", Shape::Text, "The cue for the one who speaks."),
        may("listener", Shape::Text, "The cue for the one who listens."),
        may("keep", Shape::Text, "The question for one line to keep after a talk."),
        may("decks", Shape::Tables(&DECK), "Decks of cards for a talk."),
        may("rungs", Shape::Texts, "Steps from easy to brave, for a talk."),
        PARTS,
        may("of", Shape::Word(&["promises", "agreements"]), "What a review looks back at."),
        NOTICES,
        may(
            "one",
            Shape::OutOr(&ONE),
            "false leaves the step out of a workbook for one; a table gives it words, or a kind, of its own there.",
        ),
        may(
            "variant",
            Shape::Table(&VARIANTS),
            "Other words for one person, by their part; the base wording is for two.",
        ),
    ],
};

/// The form of a step for one person.
static ONE: Form = Form {
    name: "the form for one",
    keys: &[
        may("kind", Shape::Word(Kind::WORDS), "Another kind, one that a person alone can do."),
        may("minutes", MINUTES, "About how long it takes, where it differs."),
        TITLE,
        ASK,
        WHY,
        HELP,
        CAUTION,
        SAMPLE,
        AFTER,
        TEXT,
        IDEAS,
        THEN,
        CHOICES,
        OWN,
        LOW,
        HIGH,
        BOXES,
        MORE,
        QUESTIONS,
        PILES,
        CARDS,
        PARTS,
        NOTICES,
    ],
};

static VARIANTS: Form = Form {
    name: "the variants of a step",
    keys: &[
        may("hurt", Shape::Table(&VARIANT), "For one person who was hurt."),
        may("broke", Shape::Table(&VARIANT), "For one person who broke trust."),
        may("some-of-each", Shape::Table(&VARIANT), "For one person, some of each."),
        may("unsaid", Shape::Table(&VARIANT), "For one person who would rather not say."),
    ],
};

/// The words for one person by their part: those of the form for one, but no kind.
static VARIANT: Form = Form {
    name: "a variant",
    keys: &[
        may("minutes", MINUTES, "About how long it takes, where it differs."),
        TITLE,
        ASK,
        WHY,
        HELP,
        CAUTION,
        SAMPLE,
        AFTER,
        TEXT,
        IDEAS,
        THEN,
        CHOICES,
        OWN,
        LOW,
        HIGH,
        BOXES,
        MORE,
        QUESTIONS,
        PILES,
        CARDS,
        PARTS,
        NOTICES,
    ],
};

const MINUTES: Shape = Shape::Number(1, 120);
const TITLE: Key = may("title", Shape::Text, "Its title.");
const ASK: Key = may("ask", Shape::Text, "What is asked. One question, in plain words.");
const WHY: Key = may("why", Shape::Text, "Why this step, in one line.");
const HELP: Key = may("help", Shape::Text, "How to go about it.");
const CAUTION: Key = may("caution", Shape::Text, "What to take care of.");
const SAMPLE: Key = may("sample", Shape::Text, "An example, by a made-up person.");
const AFTER: Key = may("after", Shape::Text, "A few lines once the page is kept.");
const TEXT: Key = may("text", Shape::Text, "The page to read.");
const IDEAS: Key = may("ideas", Shape::Texts, "Short starting points beside the question.");
const THEN: Key = may("then", Shape::Texts, "Further questions, each with a box of its own.");
const CHOICES: Key = may("choices", Shape::Mixed(&CHOICE), "What can be picked: texts, or tables with \"say\".");
const OWN: Key = may("own", Shape::Flag, "Whether words of one's own can be added.");
const LOW: Key = may("low", Shape::Text, "What 0 means.");
const HIGH: Key = may("high", Shape::Text, "What 10 means.");
const BOXES: Key = may("boxes", Shape::Tables(&BOX), "Boxes, one a screen, each with a question.");
const MORE: Key = may("more", Shape::Tables(&BOX), "Boxes under More.");
const QUESTIONS: Key =
    may("questions", Shape::Either("step", &NOTE_ASKED, &QUESTION), "Small questions, one a screen.");
const PILES: Key = may("piles", Shape::Texts, "Piles to sort into.");
const CARDS: Key = may("cards", Shape::Texts, "Cards to sort.");
const PARTS: Key = may("parts", Shape::Tables(&PART), "The parts of a script.");
const NOTICES: Key = may("notices", Shape::Tables(&NOTICE), "Gentle notes while one writes.");

static CHOICE: Form = Form {
    name: "a choice",
    keys: &[
        need("say", Shape::Text, "The words to pick."),
        may("note", Shape::Text, "A kind line once it is picked."),
        may("guard", Shape::Flag, "Whether it is asked first if this page could be found."),
    ],
};

static BOX: Form = Form {
    name: "a box",
    keys: &[
        need("ask", Shape::Text, "Its question or label."),
        may(
            "kind",
            Shape::Word(&["page", "line", "will", "day"]),
            "What is typed into it: a page, a line, a line that begins \"I will\", or a day.",
        ),
        may("hint", Shape::Text, "A line of hint."),
    ],
};

static QUESTION: Form = Form {
    name: "a question",
    keys: &[
        need("ask", Shape::Text, "The question."),
        need("kind", Shape::Word(&["choice", "scale", "feelings", "line"]), "How it is answered."),
        may("choices", Shape::Texts, "The answers, for a choice."),
        LOW,
        HIGH,
    ],
};

/// A question that is a trust note with an id of its own.
static NOTE_ASKED: Form = Form {
    name: "a note that is asked",
    keys: &[need("step", Shape::Refer(To::Step), "The note, which has an id of its own.")],
};

static PART: Form = Form {
    name: "a part",
    keys: &[
        need("title", Shape::Text, "A short heading."),
        need("ask", Shape::Text, "What is said or asked."),
        need("minutes", Shape::Number(0, 60), "About how many minutes."),
        need(
            "kind",
            Shape::Word(&["say", "word", "line", "pick", "review"]),
            "What is done with it: said aloud, one word, one line, one of several, or a look at own promises.",
        ),
        may("hint", Shape::Text, "A line of hint."),
        may("choices", Shape::Texts, "What can be picked."),
    ],
};

/// One without words stands on the page all the time.
static NOTICE: Form = Form {
    name: "a notice",
    keys: &[
        may("words", Shape::Texts, "The words looked for; without any, the note stands there all the time."),
        need("say", Shape::Text, "What is said."),
    ],
};

static DECK: Form =
    Form { name: "a deck", keys: &[need("name", Shape::Text, "Its name."), need("cards", Shape::Texts, "Its cards.")] };
