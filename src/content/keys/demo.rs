//! The keys of the files of the demo: made-up people, and what their presenter needs.

use super::{Form, Shape, To, may, need};

const WHO: Shape = Shape::Word(&["1", "2", "both"]);

/// `demo/*.toml`, but for the presenter's.
pub static SAMPLE: Form = Form {
    name: "this file",
    keys: &[
        need("about", Shape::Text, "What is said of them first."),
        need("person", Shape::Tables(&PERSON), "One made-up person, or two."),
        need("record", Shape::Tables(&TOLD), "What they wrote and did, oldest first."),
    ],
};

static PERSON: Form = Form {
    name: "a made-up person",
    keys: &[
        need("name", Shape::Text, "The name."),
        need("role", Shape::Word(&["hurt", "broke", "some-of-each", "unsaid"]), "Their own answer about their part."),
    ],
};

static TOLD: Form = Form {
    name: "something they wrote or did",
    keys: &[
        may("id", Shape::Id, "A name by which a later mark points to it."),
        need("who", WHO, "Whose it is: the first one's, the second one's, or of both."),
        need("days", Shape::Number(0, 400), "How many days ago."),
        may("step", Shape::Refer(To::Step), "The step; left out for a blank page."),
        may(
            "kind",
            Shape::Word(&["answered", "been-through", "set-aside", "shown", "agreed", "promised", "outcome"]),
            "What happened; left out for an answer.",
        ),
        may("text", Shape::Text, "Words written."),
        may("picked", Shape::Texts, "What was picked."),
        may("number", Shape::Number(0, 10), "A number from 0 to 10."),
        may("part", Shape::Tables(&PART), "Boxes and small questions."),
        may("pile", Shape::Tables(&PILE), "Piles of cards."),
        may("one", Shape::Table(&SAID), "What the first one showed."),
        may("two", Shape::Table(&SAID), "What the second one showed."),
        may("limit", Shape::Text, "The limit of an agreement."),
        may("line", Shape::Tables(&LINE), "Its lines."),
        may("will", Shape::Text, "A line that begins with \"I will\"."),
        may("runs", Shape::Number(1, 84), "After how many days it ends, or is due."),
        may("of", Shape::Text, "The promise that is marked, by its id."),
        may("mark", Shape::Word(&["kept", "partly", "missed", "let-go"]), "How its maker marks it."),
    ],
};

static SAID: Form = Form {
    name: "what one of them said",
    keys: &[
        may("text", Shape::Text, "Words written."),
        may("picked", Shape::Texts, "What was picked."),
        may("number", Shape::Number(0, 10), "A number from 0 to 10."),
        may("part", Shape::Tables(&PART), "Boxes and small questions."),
        may("pile", Shape::Tables(&PILE), "Piles of cards."),
    ],
};

static PART: Form = Form {
    name: "a box or small question",
    keys: &[
        need("ask", Shape::Text, "What it asked."),
        may("text", Shape::Text, "Words written."),
        may("picked", Shape::Texts, "What was picked."),
        may("number", Shape::Number(0, 10), "A number from 0 to 10."),
    ],
};

static PILE: Form = Form {
    name: "a pile",
    keys: &[need("name", Shape::Text, "The name."), need("cards", Shape::Texts, "The cards in it.")],
};

static LINE: Form = Form {
    name: "a line of an agreement",
    keys: &[
        need("who", WHO, "Whose it is: the first one's, the second one's, or of both."),
        need("will", Shape::Text, "A line that begins with \"I will\"."),
    ],
};

/// `demo/presenter.toml`.
pub static PRESENTER: Form = Form {
    name: "this file",
    keys: &[
        need("intro", Shape::Text, "Said on the first screen."),
        need("stop", Shape::Tables(&STOP), "The stops of all routes."),
        need("route", Shape::Tables(&ROUTE), "The ways through."),
        need("limits", Shape::Table(&LIMITS), "For whom it is not."),
    ],
};

static STOP: Form = Form {
    name: "a stop",
    keys: &[
        need("id", Shape::Id, "A name by which a later mark points to it."),
        need("title", Shape::Text, "What it is called."),
        need("samples", Shape::Texts, "The made-up people with whom it is offered."),
        may("step", Shape::Refer(To::Step), "The step; left out for a blank page."),
        may("screen", Shape::Word(&["refused", "shown", "card", "keys"]), "A screen that is no step."),
        may("who", WHO, "Whose it is: the first one's, the second one's, or of both."),
        need("minutes", Shape::Number(0, 10), "About how many minutes; 0 where it goes with the stop before it."),
        need("aim", Shape::Text, "What it is to show."),
        need("say", Shape::Text, "What to say."),
        need("watch", Shape::Text, "What to watch for."),
        need("wrong", Shape::Text, "What to do if it goes wrong."),
        may("sheets", Shape::Refers(To::Worksheet), "Sheets to hand out."),
    ],
};

static ROUTE: Form = Form {
    name: "a route",
    keys: &[
        need("id", Shape::Id, "A name by which a later mark points to it."),
        need("title", Shape::Text, "What it is called."),
        need("stops", Shape::Texts, "The ids of its stops, in order."),
    ],
};

static LIMITS: Form = Form {
    name: "the limits",
    keys: &[
        need("title", Shape::Text, "What it is called."),
        need("not_with", Shape::Texts, "When not to use it."),
        need("text", Shape::Text, "Words written."),
    ],
};
