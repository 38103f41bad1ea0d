//! The session summary as it goes on paper: its parts, and what stands in each.

use super::{Document, Entry, Section};
use crate::content::known;
use crate::content::words::People;
use crate::engine::leaving::{self, Item, Summary};
use crate::engine::record::Known;
use crate::engine::{BookKind, Place};
use crate::export::Leaving;
use crate::order;

/// What belongs into which part, by the step it answers.
const BY_STEP: [(&str, At); 6] = [
    (known::WANT_HELP_WITH, At::Today),
    (known::BEFORE_YOU_BOOK, At::Questions),
    (known::TIME_OUT_PLAN, At::WhenHard),
    (known::WAYS_BACK, At::WhenHard),
    (known::WHEN_A_REMINDER_HITS, At::WhenHard),
    (known::PLAN_FOR_A_BAD_DAY, At::WhenHard),
];

/// The parts, in their order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum At {
    Today,
    Statements,
    Agreements,
    Promises,
    Questions,
    WhenHard,
    /// A page of one person's own.
    Own(Place),
}

impl Document {
    /// What each of these people ticked last, and what both ticked together.
    pub fn session(leaving: &Leaving<'_>, people: &[Place]) -> Self {
        let summary = leaving::session(leaving.book, leaving.progress, people, leaving.today());
        let names_writers = leaving.reader.kind != BookKind::One;
        let mut placed: Vec<(At, Entry)> =
            summary.items.iter().map(|item| (place_of(item), entry(leaving, item, names_writers))).collect();
        // Stable: within a part the order stays the one in which it was ticked.
        order::by_key(&mut placed, |(at, _)| *at);
        let mut sections: Vec<(At, Section)> = Vec::new();
        for (at, entry) in placed {
            match sections.last_mut().filter(|(last, _)| *last == at) {
                Some((_, section)) => section.entries.push(entry),
                None => sections.push((at, Section { title: title(leaving, at), entries: vec![entry] })),
            }
        }
        let sections = sections.into_iter().map(|(_, section)| section).collect();
        let head = Self::of(leaving, leaving.words().session.title(), &in_it(&summary));
        Self {
            sections,
            note: leaving.words().document.not_clinical().to_owned(),
            foot: foot(leaving, &summary),
            ..head
        }
    }
}

fn entry(leaving: &Leaving<'_>, item: &Item<'_>, names_writers: bool) -> Entry {
    // The heading has the name already.
    let is_under_name = matches!(place_of(item), At::Own(_));
    let entry = Entry::new(leaving, item.record, names_writers && !is_under_name);
    item.words.map_or_else(|| entry.clone(), |words| entry.clone().saying(words))
}

fn place_of(item: &Item<'_>) -> At {
    if let Some((_, at)) = BY_STEP.iter().find(|(step, _)| item.record.step == *step) {
        return *at;
    }
    match item.record.known() {
        Some(Known::Agreed { .. }) => At::Agreements,
        Some(Known::Promised { .. }) => At::Promises,
        _ if item.record.place == Place::Shared => At::Statements,
        _ => At::Own(item.record.place),
    }
}

fn title(leaving: &Leaving<'_>, at: At) -> String {
    let words = &leaving.words().session;
    let people = if leaving.reader.kind == BookKind::One { People::One } else { People::Two };
    let title = match at {
        At::Today => words.today(people),
        At::Statements => words.statements(),
        At::Agreements => words.agreements(),
        At::Promises => words.promises(),
        At::Questions => words.questions(),
        At::WhenHard => words.when_hard(),
        At::Own(place) => {
            return leaving.name(place).map_or(words.own_words().to_owned(), |name| words.words_of(&name));
        }
    };
    title.to_owned()
}

/// The people whose words are in it: both, as soon as anything of both is.
fn in_it(summary: &Summary<'_>) -> Vec<Place> {
    let both =
        summary.ticked.contains(&Place::Shared) || summary.items.iter().any(|item| item.record.place == Place::Shared);
    // Both names, as soon as anything of both is in it: with one alone it would read as that person's view.
    let people = [Place::One, Place::Two].into_iter();
    people.filter(|place| both || summary.ticked.contains(place)).collect()
}

/// What can be said of the yes to what is of both, and from whose own pages the rest is.
fn foot(leaving: &Leaving<'_>, summary: &Summary<'_>) -> String {
    let words = &leaving.words().session;
    let named = |place: &Place| leaving.name(*place);
    let own = [Place::One, Place::Two].into_iter().filter(|place| summary.ticked.contains(place));
    let own: Vec<String> = own.filter_map(|place| named(&place)).collect();
    let mut said = Vec::new();
    if summary.ticked.contains(&Place::Shared) {
        let says = leaving.said_of_yes(summary.is_signed_by_both);
        said.push(words.of_both(says.trim_end_matches('.')));
    }
    let is_one = leaving.reader.kind == BookKind::One;
    let chosen = |name: &String| {
        if is_one { words.pages_of(name) } else { words.own_pages_of(name) }
    };
    said.extend(own.iter().map(chosen));
    said.join(" ")
}
