//! A canary in every step, in every place, in every kind of record: those that may leave do, in every format, and no
//! other does; not as words, not as a title, not as a number that a gap would tell.

use super::kept::{Kept, id, names, of, page};
use goldseam::content::Visibility;
use goldseam::engine::leaving::Scope;
use goldseam::engine::record::{Agreement, AgreementLine, Part, Pile, Promise};
use goldseam::engine::{Answer, By, Event, Known, Owner, Place, Record};
use std::collections::BTreeSet;

/// A word that nothing else says.
fn canary(n: u128) -> String {
    format!("gilded{n:05}wren")
}

fn in_text(text: &str) -> BTreeSet<u128> {
    text.match_indices("gilded").map(|(at, _)| text[at + 6..at + 11].parse().unwrap()).collect()
}

/// Every step of the book with what may go out of it, out of a table that the book is held to.
fn steps() -> Vec<(String, bool)> {
    let rows = include_str!("../../rubric/steps.tsv").lines().filter(|line| !line.starts_with('#'));
    let row = |line: &str| {
        let cells: Vec<&str> = line.split('\t').collect();
        (cells[0].to_owned(), cells[2].to_owned(), cells[6] != "never")
    };
    let book = goldseam::content::load::embedded().unwrap();
    let steps: Vec<_> = rows.map(row).filter(|(id, ..)| book.step(id).is_some()).collect();
    assert!(steps.len() > 95, "there are {}", steps.len());
    // What was ticked for a session leaves with --session alone.
    steps.into_iter().map(|(id, kind, leaves)| (id, leaves && kind != "summary")).collect()
}

/// An answer with the canary in every place that has room for words.
fn everywhere(n: u128) -> Answer {
    let part = Part { asked: canary(n), text: canary(n), picked: vec![canary(n)], ..Part::default() };
    let pile = Pile { pile: canary(n), cards: vec![canary(n)], ..Pile::default() };
    Answer { picked: vec![canary(n)], parts: vec![part], piles: vec![pile], ..Answer::page(canary(n)) }
}

fn answered(place: Place, n: u128, step: &str) -> Record {
    of(place, n, step, Known::Answered { value: everywhere(n) })
}

/// Every kind of record about a step that is no page.
fn marks(place: Place, n: u128, step: &str) -> Vec<Record> {
    let known = [
        Known::Card { name: canary(n), owner: Owner::Me },
        Known::Setting { name: canary(n), value: canary(n).into() },
        Known::Role { role: canary(n) },
        Known::Shared { value: Answer::default(), from: Some(id(n)) },
    ];
    let mut marks: Vec<Record> =
        (0..).zip(known).map(|(at, known)| of(place, n * 10 + 0xee_00_00 + at, step, known)).collect();
    let raw = serde_json::json!({ "kind": "of-tomorrow", "text": canary(n) });
    marks.push(Record { event: Event::Unknown(raw), ..of(place, n * 10 + 0xee_00_09, step, Known::SetAside) });
    marks
}

fn is_exactly(found: &str, expected: &BTreeSet<u128>) {
    let found = in_text(found);
    let (more, less) = (found.difference(expected).count(), expected.difference(&found).count());
    assert!(more == 0 && less == 0, "too much: {more}, missing: {less}");
}

/// The steps as they are, and two that no edition has.
fn all_steps() -> Vec<(String, bool)> {
    let unknown = [("welcome.of-tomorrow".to_owned(), false), ("trust-notes.of-tomorrow".to_owned(), false)];
    steps().into_iter().chain(unknown).chain([("page".to_owned(), true)]).collect()
}

#[test]
fn of_one_persons_pages_those_leave_that_may_and_no_other() {
    let (mut records, mut expected) = (names("Ada", "Ben")[..1].to_vec(), BTreeSet::new());
    for (n, (step, leaves)) in (1..).zip(all_steps()) {
        records.push(answered(Place::One, n, &step));
        records.extend(marks(Place::One, n + 500, &step));
        records.push(answered(Place::One, n + 1_000, &step));
        records.push(of(Place::One, n + 2_000, &step, Known::Deleted { of: id(n + 1_000), for_good: n % 2 == 0 }));
        expected.extend(leaves.then_some(n));
    }
    assert!(expected.len() > 50, "{}", expected.len());
    let kept = Kept::by_one(records);
    for text in kept.pages(Scope::Mine) {
        is_exactly(&text, &expected);
    }
    for text in kept.pages(Scope::Shared).iter().chain([&kept.days(Scope::Mine)]) {
        is_exactly(text, &BTreeSet::new());
    }
}

/// What both have of a step: their page, a shown pair, copies of own pages, a promise and an agreement.
fn of_both(n: u128, step: &str) -> Vec<Record> {
    let at = |more: u128| n + more * 1_000;
    let shown = Known::Shown { one: everywhere(at(2)), two: everywhere(at(3)) };
    let copy = |more: u128| Known::Shared { value: everywhere(at(more)), from: None };
    let promise = Promise { line: canary(at(6)), know: canary(at(6)), ..Promise::default() };
    let lines = vec![AgreementLine { by: By::One, line: canary(at(7)) }];
    let agreement = Agreement { limit: canary(at(7)), lines, ..Agreement::default() };
    vec![
        answered(Place::Shared, at(1), step),
        of(Place::Shared, at(2), step, shown),
        Record { by: By::One, ..of(Place::Shared, at(4), step, copy(4)) },
        Record { by: By::Two, ..of(Place::Shared, at(5), step, copy(5)) },
        Record { by: By::One, ..of(Place::Shared, at(6), step, Known::Promised { value: promise }) },
        of(Place::Shared, at(7), step, Known::Agreed { value: agreement }),
    ]
}

/// For every step what each has alone and what both have. Of some steps one half of what was shown, and a copy, were
/// taken back; of some what both had was deleted.
fn two_peoples() -> (Vec<Record>, [BTreeSet<u128>; 3]) {
    let mut records = names("Ada", "Ben").to_vec();
    let mut expected = [BTreeSet::new(), BTreeSet::new(), BTreeSet::new()];
    for (n, (step, leaves)) in (1..).zip(all_steps()) {
        records.push(answered(Place::One, n, &step));
        records.push(answered(Place::Two, n + 8_000, &step));
        for (place, more) in [(Place::One, 9_000), (Place::Two, 9_200), (Place::Shared, 9_400)] {
            records.extend(marks(place, n + more, &step));
        }
        records.extend(of_both(n, &step));
        let takes_back = |of_n: u128, by| Record {
            by,
            ..of(Place::Shared, of_n + 0xb0_00_00, &step, Known::Withdrawn { of: id(of_n) })
        };
        let mut shared: BTreeSet<u128> = (1..=7).map(|more| n + more * 1_000).collect();
        if n % 3 == 0 {
            records.extend([takes_back(n + 2_000, By::Two), takes_back(n + 4_000, By::One)]);
            shared.retain(|at| *at != n + 3_000 && *at != n + 4_000);
            // Only who showed a thing takes it back.
            records.push(Record { id: id(n + 0xc0_00_00), ..takes_back(n + 5_000, By::One) });
        }
        if n % 5 == 0 {
            for more in [1, 6] {
                let of_n = n + more * 1_000;
                let gone = Known::Deleted { of: id(of_n), for_good: more == 1 };
                records.push(of(Place::Shared, of_n + 0xd0_00_00, &step, gone));
                shared.remove(&of_n);
            }
        }
        if leaves {
            expected[0].insert(n);
            expected[1].insert(n + 8_000);
            expected[2].extend(shared);
        }
    }
    (records, expected)
}

#[test]
fn of_two_peoples_pages_each_takes_their_own_and_what_both_have_and_never_the_others() {
    let (records, [ones, twos, both]) = two_peoples();
    for (asker, own) in [(Place::One, &ones), (Place::Two, &twos)] {
        let kept = Kept::by_two(asker, records.clone());
        for text in kept.pages(Scope::Mine) {
            is_exactly(&text, own);
        }
        for text in kept.pages(Scope::Shared) {
            is_exactly(&text, &both);
        }
        for wish in [Scope::Mine, Scope::Shared] {
            is_exactly(&kept.days(wish), &BTreeSet::new());
        }
    }
}

#[test]
fn what_stays_is_no_title_no_count_and_no_gap() {
    let mut with = names("Ada", "Ben").to_vec();
    with.push(page(Place::One, 10, "welcome.one-page", "Stays here."));
    with.push(page(Place::One, 30, "welcome.one-page", "This too."));
    let without = with.clone();
    for (n, (step, leaves)) in (100..).zip(all_steps()) {
        if !leaves {
            with.push(Record { seq: Some(20), ..answered(Place::One, n, &step) });
            with.push(Record { seq: Some(20), ..answered(Place::Shared, n + 1_000, &step) });
        }
    }
    for wish in [Scope::Mine, Scope::Shared] {
        let [less, more] = [&without, &with].map(|records| Kept::by_two(Place::One, records.clone()).pages(wish));
        assert!(less == more, "what stays can be told from what leaves");
    }
    let json = &Kept::by_two(Place::One, without).pages(Scope::Mine)[2];
    assert!(!json.contains("\"seq\""), "a number of its place tells how many there are");
}

#[test]
fn an_edition_that_says_otherwise_lets_nothing_of_stage_seven_and_nothing_from_behind_a_door_leave() {
    use goldseam::content::Leaves;
    let mut kept = Kept::by_one(Vec::new());
    let mut records = Vec::new();
    let mut stages = kept.book.stages.into_inner();
    for stage in &mut stages {
        for step in &mut stage.steps {
            if stage.id == "when-to-move-on" || step.visibility == Visibility::Untraced {
                step.head.leaves = Leaves::Yes;
                records.push(answered(Place::One, records.len() as u128 + 1, step.id.as_str()));
            }
        }
    }
    kept.book.stages = stages.into();
    assert!(records.len() > 10, "{}", records.len());
    kept.progress = goldseam::engine::Progress::replay(records);
    for text in kept.pages(Scope::Mine) {
        is_exactly(&text, &BTreeSet::new());
    }
}

#[test]
fn what_both_have_tells_nothing_of_anybodys_part() {
    let part =
        Part { asked: "How it can be seen".to_owned(), text: "It is in the book.".to_owned(), ..Part::default() };
    let value = Promise { line: "I will write it down.".to_owned(), parts: vec![part], ..Promise::default() };
    let mut promise = Record {
        by: By::Two,
        card: Some(id(7)),
        ..of(Place::Shared, 3, "action.something-to-count-on", Known::Promised { value })
    };
    "What is one thing you will keep doing even when no one checks?".clone_into(&mut promise.asked);
    let kept = Kept::by_two(Place::One, names("Ada", "Ben").into_iter().chain([promise]).collect());
    for text in kept.pages(Scope::Shared) {
        assert!(text.contains("I will write it down.") && text.contains("It is in the book."), "{text}");
        for trace in ["no one checks", "How it can be seen", "\"card\""] {
            assert!(!text.contains(trace), "{trace}");
        }
    }
}

/// Ids alone tell: that an own page belongs to an event, which page a copy came from, that an agreement was deleted.
#[test]
fn no_file_names_what_stays() {
    let on_a_card = Record { card: Some(id(0xca)), ..page(Place::One, 1, "welcome.one-page", "Words.") };
    let kept = Kept::by_two(Place::One, [names("Ada", "Ben").to_vec(), vec![on_a_card]].concat());
    let [.., json] = kept.pages(Scope::Mine);
    assert!(json.contains("Words.") && !json.contains(&id(0xca).0) && !json.contains("\"card\""), "{json}");
    let step = "boundaries.your-main-agreement";
    let agreed = |n, again| {
        let lines = vec![AgreementLine { by: By::One, line: "I will.".to_owned() }];
        let value = Agreement { limit: "A limit.".to_owned(), lines, again, ..Agreement::default() };
        of(Place::Shared, n, step, Known::Agreed { value })
    };
    let copy = Known::Shared { value: Answer::page("Shown."), from: Some(id(0xf0)) };
    let records = vec![
        agreed(0xa1, None),
        agreed(0xa2, Some(id(0xa1))),
        agreed(0xa3, Some(id(0xa2))),
        of(Place::Shared, 0xa4, step, Known::Deleted { of: id(0xa1), for_good: true }),
        Record { by: By::One, ..of(Place::Shared, 0xa5, "page", copy) },
    ];
    let kept = Kept::by_two(Place::One, [names("Ada", "Ben").to_vec(), records].concat());
    let [.., json] = kept.pages(Scope::Shared);
    assert!(json.contains("Shown.") && !json.contains(&id(0xf0).0), "{json}");
    assert!(!json.contains(&id(0xa1).0), "a deleted agreement is named: {json}");
    assert!(json.contains(&format!("\"again\": \"{}\"", id(0xa2).0)), "{json}");
}
