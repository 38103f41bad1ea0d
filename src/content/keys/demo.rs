//! The keys of the files of the demo: made-up people, and what their presenter needs.

use super::{Form, Shape, To, may, need};

const WHO: Shape = Shape::Word(&["1", "2", "both"]);

/// `demo/*.toml`, but for the presenter's.
pub static SAMPLE: Form = Form {
    name: "this file",
    keys: &[need("about", Shape::Text), need("person", Shape::Tables(&PERSON)), need("record", Shape::Tables(&TOLD))],
};

static PERSON: Form = Form {
    name: "a made-up person",
    keys: &[need("name", Shape::Text), need("role", Shape::Word(&["hurt", "broke", "some-of-each", "unsaid"]))],
};

static TOLD: Form = Form {
    name: "something they wrote or did",
    keys: &[
        may("id", Shape::Id),
        need("who", WHO),
        need("days", Shape::Number(0, 400)),
        may("step", Shape::Refer(To::Step)),
        may("kind", Shape::Word(&["answered", "been-through", "set-aside", "shown", "agreed", "promised", "outcome"])),
        may("text", Shape::Text),
        may("picked", Shape::Texts),
        may("number", Shape::Number(0, 10)),
        may("part", Shape::Tables(&PART)),
        may("pile", Shape::Tables(&PILE)),
        may("one", Shape::Table(&SAID)),
        may("two", Shape::Table(&SAID)),
        may("limit", Shape::Text),
        may("line", Shape::Tables(&LINE)),
        may("will", Shape::Text),
        may("runs", Shape::Number(1, 84)),
        may("of", Shape::Text),
        may("mark", Shape::Word(&["kept", "partly", "missed", "let-go"])),
    ],
};

static SAID: Form = Form {
    name: "what one of them said",
    keys: &[
        may("text", Shape::Text),
        may("picked", Shape::Texts),
        may("number", Shape::Number(0, 10)),
        may("part", Shape::Tables(&PART)),
        may("pile", Shape::Tables(&PILE)),
    ],
};

static PART: Form = Form {
    name: "a box or small question",
    keys: &[
        need("ask", Shape::Text),
        may("text", Shape::Text),
        may("picked", Shape::Texts),
        may("number", Shape::Number(0, 10)),
    ],
};

static PILE: Form = Form { name: "a pile", keys: &[need("name", Shape::Text), need("cards", Shape::Texts)] };

static LINE: Form = Form { name: "a line of an agreement", keys: &[need("who", WHO), need("will", Shape::Text)] };

/// `demo/presenter.toml`.
pub static PRESENTER: Form = Form {
    name: "this file",
    keys: &[
        need("intro", Shape::Text),
        need("stop", Shape::Tables(&STOP)),
        need("route", Shape::Tables(&ROUTE)),
        need("limits", Shape::Table(&LIMITS)),
    ],
};

static STOP: Form = Form {
    name: "a stop",
    keys: &[
        need("id", Shape::Id),
        need("title", Shape::Text),
        need("samples", Shape::Texts),
        may("step", Shape::Refer(To::Step)),
        may("screen", Shape::Word(&["refused", "shown", "card", "keys"])),
        may("who", WHO),
        need("minutes", Shape::Number(0, 10)),
        need("aim", Shape::Text),
        need("say", Shape::Text),
        need("watch", Shape::Text),
        need("wrong", Shape::Text),
        may("sheets", Shape::Refers(To::Worksheet)),
    ],
};

static ROUTE: Form =
    Form { name: "a route", keys: &[need("id", Shape::Id), need("title", Shape::Text), need("stops", Shape::Texts)] };

static LIMITS: Form = Form {
    name: "the limits",
    keys: &[need("title", Shape::Text), need("not_with", Shape::Texts), need("text", Shape::Text)],
};
