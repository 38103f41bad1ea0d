//! The words of a step: the base, a form for one, a variant, and the small tables inside them.

use crate::content::reader::Table;
use crate::content::wording::{BoxAsk, BoxKind, Choice, Deck, Notice, PartKind, Question, ScriptPart, Talk, Wording};
use crate::content::{Kind, StepId};

/// The base wording of a step; its kind and minutes are fields of the step itself.
pub(super) fn base(table: Table<'_>) -> Wording {
    Wording {
        kind: None,
        minutes: None,
        guess: table.text("guess"),
        of: table.text("of"),
        weeks: table.number("weeks"),
        talk: talk(table),
        ..layer(table)
    }
}

/// A form for one, or a variant.
pub(super) fn layer(table: Table<'_>) -> Wording {
    Wording {
        kind: table.word("kind").and_then(Kind::read),
        minutes: table.number("minutes"),
        title: table.text("title"),
        ask: table.text("ask"),
        why: table.text("why"),
        help: table.text("help"),
        caution: table.text("caution"),
        sample: table.text("sample"),
        after: table.text("after"),
        text: table.text("text"),
        ideas: table.texts("ideas"),
        then: table.texts("then"),
        choices: table.mixed("choices", |say| Choice { say, ..Choice::default() }, choice),
        own: table.flag("own"),
        boxes: table.list("boxes", box_ask),
        more: table.list("more", box_ask),
        questions: questions(table),
        parts: table.list("parts", part),
        piles: table.texts("piles"),
        cards: table.texts("cards"),
        low: table.text("low"),
        high: table.text("high"),
        notices: table.list("notices", notice),
        ..Wording::default()
    }
}

fn talk(table: Table<'_>) -> Option<Talk> {
    let turn = table.number("turn")?;
    Some(Talk {
        opening: table.text("opening"),
        turn,
        rounds: table.number("rounds").unwrap_or(1),
        speaker: table.text("speaker"),
        listener: table.text("listener"),
        keep: table.text("keep"),
        decks: table.list("decks", deck).unwrap_or_default(),
        rungs: table.texts("rungs").unwrap_or_default(),
    })
}

fn deck(table: Table<'_>) -> Deck {
    Deck { name: table.needed("name"), cards: table.texts("cards").unwrap_or_default() }
}

fn choice(table: Table<'_>) -> Choice {
    let guard = table.flag("guard").unwrap_or_default();
    Choice { say: table.needed("say"), note: table.text("note"), guard }
}

fn box_ask(table: Table<'_>) -> BoxAsk {
    let kind = table.word("kind").map_or(BoxKind::Page, box_kind);
    BoxAsk { ask: table.needed("ask"), hint: table.text("hint"), kind }
}

fn box_kind(word: &str) -> BoxKind {
    match word {
        "line" => BoxKind::Line,
        "will" => BoxKind::Will,
        "day" => BoxKind::Day,
        _ => BoxKind::Page,
    }
}

fn notice(table: Table<'_>) -> Notice {
    Notice { words: table.texts("words").unwrap_or_default(), say: table.needed("say") }
}

fn questions(table: Table<'_>) -> Option<Vec<Question>> {
    let found = table.list("questions", question)?;
    Some(found.into_iter().flatten().collect())
}

fn question(table: Table<'_>) -> Option<Question> {
    if let Some(step) = table.word("step") {
        return Some(Question::Note(StepId::from(step)));
    }
    let ask = table.needed("ask");
    match table.word("kind")? {
        "choice" => Some(Question::Choice { ask, choices: table.texts("choices").unwrap_or_default() }),
        "scale" => Some(Question::Scale { ask, low: table.needed("low"), high: table.needed("high") }),
        "feelings" => Some(Question::Feelings { ask }),
        "line" => Some(Question::Line { ask }),
        _ => None,
    }
}

fn part(table: Table<'_>) -> ScriptPart {
    ScriptPart {
        title: table.needed("title"),
        ask: table.needed("ask"),
        minutes: table.number("minutes").unwrap_or_default(),
        kind: table.word("kind").map_or(PartKind::Say, part_kind),
        hint: table.text("hint"),
        choices: table.texts("choices").unwrap_or_default(),
    }
}

fn part_kind(word: &str) -> PartKind {
    match word {
        "word" => PartKind::Word,
        "line" => PartKind::Line,
        "pick" => PartKind::Pick,
        "review" => PartKind::Review,
        _ => PartKind::Say,
    }
}
