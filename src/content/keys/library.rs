//! The keys of the library files: answers, feelings, help lines, safety, sittings, sheets, lines.

use super::{Form, Shape, To, may, need};

/// `library/faq.toml`.
pub static FAQ: Form =
    Form { name: "this file", keys: &[need("title", Shape::Text), need("question", Shape::Tables(&ANSWERED))] };

static ANSWERED: Form = Form {
    name: "an answer",
    keys: &[
        need("id", Shape::Id),
        need("ref", Shape::Text),
        need("ask", Shape::Text),
        need("answer", Shape::Text),
        need("see", Shape::Refers(To::Step)),
        need("seed", Shape::Refers(To::Seed)),
    ],
};

/// `library/feelings.toml`.
pub static FEELINGS: Form = Form {
    name: "this file",
    keys: &[
        need("title", Shape::Text),
        need("hint", Shape::Text),
        need("first_row", Shape::Texts),
        need("words", Shape::Texts),
        need("seed", Shape::Refers(To::Seed)),
    ],
};

/// `library/support.toml`.
pub static SUPPORT: Form = Form {
    name: "this file",
    keys: &[
        need("title", Shape::Text),
        need("intro", Shape::Text),
        need("order", Shape::Refers(To::Section)),
        need("notes", Shape::Texts),
        need("section", Shape::Tables(&SECTION)),
        need("country", Shape::Tables(&COUNTRY)),
        need("line", Shape::Tables(&HELP_LINE)),
    ],
};

static SECTION: Form = Form { name: "a section", keys: &[need("id", Shape::Id), need("title", Shape::Text)] };

static COUNTRY: Form = Form { name: "a country", keys: &[need("code", Shape::Id), need("name", Shape::Text)] };

static HELP_LINE: Form = Form {
    name: "a help line",
    keys: &[
        need("section", Shape::Refer(To::Section)),
        need("country", Shape::Refer(To::Country)),
        need("name", Shape::Text),
        need("contact", Shape::Text),
        may("text", Shape::Text),
        need("hours", Shape::Text),
        may("who", Shape::Text),
        need("confidence", Shape::Word(&["high", "medium"])),
        need("source", Shape::Text),
        need("checked_on", Shape::Date),
    ],
};

/// `library/safety.toml`.
pub static SAFETY: Form = Form {
    name: "this file",
    keys: &[
        need("title", Shape::Text),
        need("door", Shape::Text),
        need("intro", Shape::Text),
        need("ask", Shape::Text),
        need("alone", Shape::Text),
        need("not_alone", Shape::Text),
        need("seed", Shape::Refers(To::Seed)),
        need("answers", Shape::Texts),
        need("question", Shape::Tables(&SAFETY_ASK)),
        need("outcome", Shape::Tables(&OUTCOME)),
        need("plan", Shape::Table(&PLAN)),
        need("after", Shape::Table(&WORDS)),
        need("card", Shape::Table(&WORDS)),
    ],
};

static SAFETY_ASK: Form = Form {
    name: "a safety question",
    keys: &[
        need("id", Shape::Id),
        need("ref", Shape::Text),
        need("ask", Shape::Text),
        need("worry", Shape::Word(&["yes", "no", "own"])),
    ],
};

static OUTCOME: Form = Form {
    name: "an outcome",
    keys: &[
        need("id", Shape::Id),
        need("ref", Shape::Text),
        need("when", Shape::Word(&["worry", "none", "own"])),
        need("text", Shape::Text),
    ],
};

static PLAN: Form = Form {
    name: "the plan",
    keys: &[
        need("title", Shape::Text),
        need("intro", Shape::Text),
        need("lines", Shape::Texts),
        need("leaving", Shape::Text),
    ],
};

static WORDS: Form = Form { name: "this page", keys: &[need("text", Shape::Text)] };

/// `library/sittings.toml`.
pub static SITTINGS: Form = Form {
    name: "this file",
    keys: &[
        need("settle", Shape::Table(&SETTLE)),
        need("deck", Shape::Table(&DECK)),
        need("rooms", Shape::Table(&ROOMS)),
        need("one", Shape::Table(&ONE)),
        need("two", Shape::Table(&TWO)),
        need("lock", Shape::Lines),
        need("later", Shape::Lines),
        may("cover", Shape::Table(&COVER)),
    ],
};

static COVER: Form = Form { name: "the cover", keys: &[need("title", Shape::Text), need("words", Shape::Texts)] };

static SETTLE: Form =
    Form { name: "the settling step", keys: &[need("text", Shape::Text), need("short", Shape::Text)] };

static DECK: Form = Form { name: "the deck", keys: &[need("one", Shape::Texts), need("two", Shape::Texts)] };

static ROOMS: Form =
    Form { name: "the rooms", keys: &[need("ask", Shape::Text), need("choices", Shape::Tables(&ROOM))] };

static ROOM: Form = Form { name: "a room", keys: &[need("id", Shape::Id), need("say", Shape::Text)] };

static ONE: Form = Form {
    name: "the first sitting of one",
    keys: &[need("first_home", Shape::Table(&FIRST_HOME)), need("screen", Shape::Tables(&SCREEN))],
};

static TWO: Form = Form { name: "the first sitting of two", keys: &[need("screen", Shape::Tables(&SCREEN))] };

static FIRST_HOME: Form = Form {
    name: "the first home page",
    keys: &[
        need("hurt", Shape::Refer(To::Step)),
        need("broke", Shape::Refer(To::Step)),
        need("some-of-each", Shape::Refer(To::Step)),
        need("unsaid", Shape::Refer(To::Step)),
    ],
};

static SCREEN: Form = Form {
    name: "a screen",
    keys: &[
        need("id", Shape::Id),
        need("title", Shape::Text),
        may("text", Shape::Text),
        may("ask", Shape::Text),
        may("buttons", Shape::Texts),
        may("step", Shape::Refer(To::Step)),
    ],
};

/// `library/worksheets.toml`.
pub static WORKSHEETS: Form = Form { name: "this file", keys: &[need("worksheet", Shape::Tables(&SHEET))] };

static SHEET: Form = Form {
    name: "a worksheet",
    keys: &[
        need("id", Shape::Id),
        need("title", Shape::Text),
        need("intro", Shape::Text),
        may("apart", Shape::Flag),
        may("part", Shape::Tables(&SHEET_PART)),
        may("verbatim", Shape::Verbatim),
    ],
};

static SHEET_PART: Form = Form {
    name: "a part of a worksheet",
    keys: &[
        need("ask", Shape::Text),
        may("hint", Shape::Text),
        may("lines", Shape::Number(1, 8)),
        may("boxes", Shape::Texts),
        may("table", Shape::Texts),
        may("rows", Shape::Number(1, 12)),
    ],
};

/// `library/interface.toml`.
pub static INTERFACE: Form = Form { name: "this file", keys: &[need("line", Shape::Tables(&LINE))] };

static LINE: Form = Form {
    name: "a line",
    keys: &[need("id", Shape::Id), need("ref", Shape::Text), need("text", Shape::Text), may("one", Shape::Text)],
};
