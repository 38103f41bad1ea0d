//! The keys of a stage file: the stage itself, its steps, and the layers of their wording.
//!
//! Which of these keys belong to which kind of step is said in `check`, not here.

use super::{Form, Key, Shape, To, may, need};
use crate::content::step::{Audience, Kind, Leaves, Road, Sitting, Visibility};

/// A file of a stage.
pub static STAGE_FILE: Form = Form {
    name: "this file",
    keys: &[need("stage", Shape::Table(&STAGE)), may("step", Shape::Tables(&STEP)), may("note", Shape::Tables(&STEP))],
};

static STAGE: Form = Form {
    name: "a stage",
    keys: &[
        need("id", Shape::Id),
        need("title", Shape::Text),
        need("subtitle", Shape::Text),
        need("purpose", Shape::Text),
        need("complete", Shape::Text),
        need("next", Shape::Text),
        may("caution", Shape::Text),
        need("therapist", Shape::Text),
    ],
};

/// A step, with its base wording and the layers on top of it.
pub static STEP: Form = Form {
    name: "a step",
    keys: &[
        need("id", Shape::Id),
        need("ref", Shape::Text),
        need("kind", Shape::Word(Kind::WORDS)),
        need("for", Shape::Word(Audience::WORDS)),
        need("sitting", Shape::Word(Sitting::WORDS)),
        need("visibility", Shape::Word(Visibility::WORDS)),
        may("leaves", Shape::Word(Leaves::WORDS)),
        may("core", Shape::Words(Road::WORDS)),
        may("heavy", Shape::Flag),
        need("minutes", MINUTES),
        need("title", Shape::Text),
        need("ask", Shape::Text),
        need("why", Shape::Text),
        need("help", Shape::Text),
        CAUTION,
        SAMPLE,
        AFTER,
        need("lighter", Shape::Refer(To::Step)),
        may("worksheet", Shape::Refer(To::Worksheet)),
        need("therapist", Shape::Text),
        need("seed", Shape::Refers(To::Seed)),
        TEXT,
        IDEAS,
        THEN,
        may("guess", Shape::Text),
        CHOICES,
        OWN,
        LOW,
        HIGH,
        BOXES,
        MORE,
        may("weeks", Shape::Number(1, 12)),
        QUESTIONS,
        PILES,
        CARDS,
        may("opening", Shape::Text),
        may("turn", Shape::Number(1, 30)),
        may("rounds", Shape::Number(1, 10)),
        may("speaker", Shape::Text),
        may("listener", Shape::Text),
        may("keep", Shape::Text),
        may("decks", Shape::Tables(&DECK)),
        may("rungs", Shape::Texts),
        PARTS,
        may("of", Shape::Word(&["promises", "agreements"])),
        NOTICES,
        may("one", Shape::OutOr(&ONE)),
        may("variant", Shape::Table(&VARIANTS)),
    ],
};

/// The form of a step for one person.
static ONE: Form = Form {
    name: "the form for one",
    keys: &[
        may("kind", Shape::Word(Kind::WORDS)),
        may("minutes", MINUTES),
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
        may("hurt", Shape::Table(&VARIANT)),
        may("broke", Shape::Table(&VARIANT)),
        may("some-of-each", Shape::Table(&VARIANT)),
        may("unsaid", Shape::Table(&VARIANT)),
    ],
};

/// The words for one person by their part: those of the form for one, but no kind.
static VARIANT: Form = Form {
    name: "a variant",
    keys: &[
        may("minutes", MINUTES),
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
const TITLE: Key = may("title", Shape::Text);
const ASK: Key = may("ask", Shape::Text);
const WHY: Key = may("why", Shape::Text);
const HELP: Key = may("help", Shape::Text);
const CAUTION: Key = may("caution", Shape::Text);
const SAMPLE: Key = may("sample", Shape::Text);
const AFTER: Key = may("after", Shape::Text);
const TEXT: Key = may("text", Shape::Text);
const IDEAS: Key = may("ideas", Shape::Texts);
const THEN: Key = may("then", Shape::Texts);
const CHOICES: Key = may("choices", Shape::Mixed(&CHOICE));
const OWN: Key = may("own", Shape::Flag);
const LOW: Key = may("low", Shape::Text);
const HIGH: Key = may("high", Shape::Text);
const BOXES: Key = may("boxes", Shape::Tables(&BOX));
const MORE: Key = may("more", Shape::Tables(&BOX));
const QUESTIONS: Key = may("questions", Shape::Either("step", &NOTE_ASKED, &QUESTION));
const PILES: Key = may("piles", Shape::Texts);
const CARDS: Key = may("cards", Shape::Texts);
const PARTS: Key = may("parts", Shape::Tables(&PART));
const NOTICES: Key = may("notices", Shape::Tables(&NOTICE));

static CHOICE: Form =
    Form { name: "a choice", keys: &[need("say", Shape::Text), may("note", Shape::Text), may("guard", Shape::Flag)] };

static BOX: Form = Form {
    name: "a box",
    keys: &[
        need("ask", Shape::Text),
        may("kind", Shape::Word(&["page", "line", "will", "day"])),
        may("hint", Shape::Text),
    ],
};

static QUESTION: Form = Form {
    name: "a question",
    keys: &[
        need("ask", Shape::Text),
        need("kind", Shape::Word(&["choice", "scale", "feelings", "line"])),
        may("choices", Shape::Texts),
        LOW,
        HIGH,
    ],
};

/// A question that is a trust note with an id of its own.
static NOTE_ASKED: Form = Form { name: "a note that is asked", keys: &[need("step", Shape::Refer(To::Step))] };

static PART: Form = Form {
    name: "a part",
    keys: &[
        need("title", Shape::Text),
        need("ask", Shape::Text),
        need("minutes", Shape::Number(0, 60)),
        need("kind", Shape::Word(&["say", "word", "line", "pick", "review"])),
        may("hint", Shape::Text),
        may("choices", Shape::Texts),
    ],
};

/// One without words stands on the page all the time.
static NOTICE: Form = Form { name: "a notice", keys: &[may("words", Shape::Texts), need("say", Shape::Text)] };

static DECK: Form = Form { name: "a deck", keys: &[need("name", Shape::Text), need("cards", Shape::Texts)] };
