//! The keys of the library files: answers, feelings, help lines, safety, sittings, sheets, lines.

use super::{Form, Shape, To, may, need};

/// `library/faq.toml`.
pub static FAQ: Form = Form {
    name: "this file",
    keys: &[
        need("title", Shape::Text, "The heading of the page."),
        need("question", Shape::Tables(&ANSWERED), "The questions, each with its answer."),
    ],
};

static ANSWERED: Form = Form {
    name: "an answer",
    keys: &[
        need("id", Shape::Id, "A stable id."),
        need("ref", Shape::Text, "A short code of your own, for talking about it."),
        need("ask", Shape::Text, "The question, as a person would ask it."),
        need("answer", Shape::Text, "The answer, in plain words."),
        need("see", Shape::Refers(To::Step), "Steps that go on from here."),
        need("seed", Shape::Refers(To::Seed), "The ideas of the source articles it carries; may be empty."),
    ],
};

/// `library/feelings.toml`.
pub static FEELINGS: Form = Form {
    name: "this file",
    keys: &[
        need("title", Shape::Text, "The heading of the page."),
        need("hint", Shape::Text, "A line above the words."),
        need("first_row", Shape::Texts, "Words that stand first, such as \"numb\" and \"not sure\"."),
        need("words", Shape::Texts, "All the other words."),
        need("seed", Shape::Refers(To::Seed), "The ideas of the source articles they carry; may be empty."),
    ],
};

/// `library/support.toml`.
pub static SUPPORT: Form = Form {
    name: "this file",
    keys: &[
        need("title", Shape::Text, "The heading of the page."),
        need("intro", Shape::Text, "A few kind lines before the numbers."),
        need("order", Shape::Refers(To::Section), "The sections in their order; \"emergency\" is first."),
        need("notes", Shape::Texts, "Notes under the numbers."),
        need("section", Shape::Tables(&SECTION), "The sections."),
        need("country", Shape::Tables(&COUNTRY), "The countries; \"any\" holds the directories, for anywhere else."),
        need("line", Shape::Tables(&HELP_LINE), "The help lines."),
    ],
};

static SECTION: Form = Form {
    name: "a section",
    keys: &[need("id", Shape::Id, "A short id."), need("title", Shape::Text, "Its heading.")],
};

static COUNTRY: Form = Form {
    name: "a country",
    keys: &[need("code", Shape::Id, "A short code, such as \"ie\"."), need("name", Shape::Text, "Its name.")],
};

static HELP_LINE: Form = Form {
    name: "a help line",
    keys: &[
        need("section", Shape::Refer(To::Section), "The section it stands in."),
        need("country", Shape::Refer(To::Country), "The country it is for."),
        need("name", Shape::Text, "What the service is called."),
        need("contact", Shape::Text, "The number or address, as it is dialled or typed."),
        may("text", Shape::Text, "How to write to it instead of calling."),
        need("hours", Shape::Text, "When somebody answers."),
        may("who", Shape::Text, "Whom it is for."),
        need("confidence", Shape::Word(&["high", "medium"]), "How sure it is that this is right."),
        need("source", Shape::Text, "Where it was looked up."),
        need("checked_on", Shape::Date, "The day on which it was looked up."),
    ],
};

/// `library/safety.toml`.
pub static SAFETY: Form = Form {
    name: "this file",
    keys: &[
        need("title", Shape::Text, "The heading of the page."),
        need("door", Shape::Text, "The words on the door to it."),
        need("intro", Shape::Text, "What it is, before it begins."),
        need("ask", Shape::Text, "The question whether one is alone just now."),
        need("alone", Shape::Text, "The answer that one is."),
        need("not_alone", Shape::Text, "The answer that one is not, or not sure."),
        need("seed", Shape::Refers(To::Seed), "The ideas of the source articles it carries; may be empty."),
        need("answers", Shape::Texts, "The four answers in order: yes, no, not sure, leave it out."),
        need("question", Shape::Tables(&SAFETY_ASK), "The questions, one a screen."),
        need("outcome", Shape::Tables(&OUTCOME), "What is said at the end."),
        need("plan", Shape::Table(&PLAN), "The page with a plan."),
        need("after", Shape::Table(&WORDS), "What is said before it closes."),
        need("card", Shape::Table(&WORDS), "A card to copy by hand."),
    ],
};

static SAFETY_ASK: Form = Form {
    name: "a safety question",
    keys: &[
        need("id", Shape::Id, "A short id."),
        need("ref", Shape::Text, "A short code of your own, for talking about it."),
        need("ask", Shape::Text, "The question."),
        need(
            "worry",
            Shape::Word(&["yes", "no", "own"]),
            "The answer that is a reason to worry; \"own\" for a worry about one's own acts.",
        ),
    ],
};

static OUTCOME: Form = Form {
    name: "an outcome",
    keys: &[
        need("id", Shape::Id, "A short id."),
        need("ref", Shape::Text, "A short code of your own, for talking about it."),
        need(
            "when",
            Shape::Word(&["worry", "none", "own"]),
            "When it is said: after a worry, after none, or after one about one's own acts.",
        ),
        need("text", Shape::Text, "The words."),
    ],
};

static PLAN: Form = Form {
    name: "the plan",
    keys: &[
        need("title", Shape::Text, "Its heading."),
        need("intro", Shape::Text, "A few lines before it."),
        need("lines", Shape::Texts, "The lines of the plan."),
        need("leaving", Shape::Text, "A line about leaving."),
    ],
};

static WORDS: Form = Form { name: "this page", keys: &[need("text", Shape::Text, "The words.")] };

/// `library/sittings.toml`.
pub static SITTINGS: Form = Form {
    name: "this file",
    keys: &[
        need("settle", Shape::Table(&SETTLE), "The settling step that follows a heavy page."),
        need("deck", Shape::Table(&DECK), "Small things to do at the end of a sitting."),
        need("rooms", Shape::Table(&ROOMS), "The question how much room there is today."),
        need("one", Shape::Table(&ONE), "The first sitting of one person."),
        need("two", Shape::Table(&TWO), "The first sitting of two."),
        may("lock", Shape::Moved("library/words/lock.toml"), "No longer read here."),
        may("later", Shape::Moved("library/words/"), "No longer read here."),
        may("cover", Shape::Table(&COVER), "The plain page behind the cover key."),
    ],
};

static COVER: Form = Form {
    name: "the cover",
    keys: &[need("title", Shape::Text, "Its heading."), need("words", Shape::Texts, "Its words.")],
};

static SETTLE: Form = Form {
    name: "the settling step",
    keys: &[need("text", Shape::Text, "The whole step."), need("short", Shape::Text, "A shorter form.")],
};

static DECK: Form = Form {
    name: "the deck",
    keys: &[need("one", Shape::Texts, "For one person."), need("two", Shape::Texts, "For two.")],
};

static ROOMS: Form = Form {
    name: "the rooms",
    keys: &[need("ask", Shape::Text, "The question."), need("choices", Shape::Tables(&ROOM), "The answers.")],
};

static ROOM: Form = Form {
    name: "a room",
    keys: &[
        need("id", Shape::Id, "A short id that the program knows."),
        need("say", Shape::Text, "The words of the answer."),
    ],
};

static ONE: Form = Form {
    name: "the first sitting of one",
    keys: &[
        need("first_home", Shape::Table(&FIRST_HOME), "The step the first home page leads to, by part."),
        need("screen", Shape::Tables(&SCREEN), "Its screens, in order."),
    ],
};

static TWO: Form = Form {
    name: "the first sitting of two",
    keys: &[need("screen", Shape::Tables(&SCREEN), "Its screens, in order.")],
};

static FIRST_HOME: Form = Form {
    name: "the first home page",
    keys: &[
        need("hurt", Shape::Refer(To::Step), "For a person who was hurt."),
        need("broke", Shape::Refer(To::Step), "For a person who broke trust."),
        need("some-of-each", Shape::Refer(To::Step), "For some of each."),
        need("unsaid", Shape::Refer(To::Step), "For a person who would rather not say."),
    ],
};

static SCREEN: Form = Form {
    name: "a screen",
    keys: &[
        need("id", Shape::Id, "A short id that the program knows."),
        need("title", Shape::Text, "Its heading."),
        may("text", Shape::Text, "What it says."),
        may("ask", Shape::Text, "What it asks."),
        may("buttons", Shape::Moved("library/words/"), "No longer read here."),
        may("step", Shape::Refer(To::Step), "The step it is made of."),
    ],
};

/// `library/worksheets.toml`.
pub static WORKSHEETS: Form =
    Form { name: "this file", keys: &[need("worksheet", Shape::Tables(&SHEET), "The sheets, one printed page each.")] };

static SHEET: Form = Form {
    name: "a worksheet",
    keys: &[
        need("id", Shape::Id, "A short id."),
        need("title", Shape::Text, "Its heading."),
        need("intro", Shape::Text, "A few lines above it."),
        may("apart", Shape::Flag, "Whether it is kept apart from the others, and is never among all of them."),
        may("part", Shape::Tables(&SHEET_PART), "Its parts, each with room to write."),
        may("verbatim", Shape::Verbatim, "Lines that are printed as they stand."),
    ],
};

static SHEET_PART: Form = Form {
    name: "a part of a worksheet",
    keys: &[
        need("ask", Shape::Text, "What it asks."),
        may("hint", Shape::Text, "A line of hint."),
        may("lines", Shape::Number(1, 8), "How many lines to write on."),
        may("boxes", Shape::Texts, "Boxes to tick."),
        may("table", Shape::Texts, "The columns of a table."),
        may("rows", Shape::Number(1, 12), "The rows of that table."),
    ],
};
