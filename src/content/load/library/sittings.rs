//! The first sittings as they are read, screen by screen, and the words that open and close a sitting.

use crate::content::library::{SittingScreen, Sittings};
use crate::content::reader::Table;
use crate::content::step::{Role, StepId};
use std::collections::BTreeMap;

/// `library/sittings.toml`.
pub(super) fn sittings(table: Table<'_>) -> Sittings {
    let text = |part: &str, key: &str| table.table(part).map(|part| part.needed(key)).unwrap_or_default();
    let texts = |part: &str, key: &str| table.table(part).and_then(|part| part.texts(key)).unwrap_or_default();
    let screens = |part: &str| table.table(part).and_then(|part| part.list("screen", screen)).unwrap_or_default();
    Sittings {
        settle: text("settle", "text"),
        settle_short: text("settle", "short"),
        deck_one: texts("deck", "one"),
        deck_two: texts("deck", "two"),
        rooms_ask: text("rooms", "ask"),
        rooms: rooms(table),
        first_home: first_home(table),
        one: screens("one"),
        two: screens("two"),
        cover_title: table.table("cover").and_then(|cover| cover.text("title")).unwrap_or_default(),
        cover: table.table("cover").and_then(|cover| cover.texts("words")).unwrap_or_default(),
    }
}

fn rooms(table: Table<'_>) -> Vec<(String, String)> {
    let room = |room: Table<'_>| (room.needed("id"), room.needed("say"));
    table.table("rooms").and_then(|rooms| rooms.list("choices", room)).unwrap_or_default()
}

fn first_home(table: Table<'_>) -> BTreeMap<Role, StepId> {
    let Some(home) = table.table("one").and_then(|one| one.table("first_home")) else { return BTreeMap::new() };
    let step = |role: &Role| Some((*role, StepId::from(home.word(role.word())?)));
    Role::ALL.iter().filter_map(step).collect()
}

fn screen(table: Table<'_>) -> SittingScreen {
    SittingScreen {
        id: table.needed("id"),
        title: table.needed("title"),
        text: table.text("text"),
        ask: table.text("ask"),
        step: table.word("step").map(StepId::from),
    }
}
