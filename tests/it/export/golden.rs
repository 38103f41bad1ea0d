//! What a file looks like as a whole, so that no change of it goes unseen.

use super::kept::{Kept, id, names, of, on, page};
use goldseam::engine::leaving::Scope;
use goldseam::engine::record::{Agreement, AgreementLine, Mark, Part, Pile, Promise};
use goldseam::engine::{Answer, By, Known, Place, Record};

fn part(asked: &str, text: &str) -> Part {
    Part { asked: asked.to_owned(), text: text.to_owned(), ..Part::default() }
}

/// What Ada and Ben have.
fn shared() -> Vec<Record> {
    let hopes = Known::Shown {
        one: Answer::page("Calmer evenings.\nThat I can ask, and hear the answer."),
        two: Answer::page("לצחוק שוב"),
    };
    let picked = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    let sorted = |cards: &[&str]| Answer {
        piles: vec![Pile { pile: "OK".to_owned(), cards: picked(cards), ..Pile::default() }],
        ..Answer::default()
    };
    let plan = vec![part("What word or sign will you use?", "A flat hand."), part("How long?", "Half an hour.")];
    let lines = [(By::One, "I will say when I am late."), (By::Two, "I will ask once and wait.")];
    let lines = lines.map(|(by, line)| AgreementLine { by, line: line.to_owned() }).to_vec();
    let agreement = Agreement { limit: "Nobody waits unsaid after nine.".to_owned(), lines, ..Agreement::default() };
    let promise = |n, by, line: &str| {
        let value = Promise { line: line.to_owned(), by: Some(on(7).date_naive()), ..Promise::default() };
        Record { by, ..of(Place::Shared, n, "action.something-to-count-on", Known::Promised { value }) }
    };
    let mark = Known::Outcome { of: id(0x15), mark: Mark::Kept };
    let copy = Known::Shared { value: Answer::page("I sleep better on Sundays."), from: None };
    vec![
        of(Place::Shared, 0x11, "welcome.hopes", hopes),
        of(
            Place::Shared,
            0x12,
            "communicate.time-out-plan",
            Known::Answered { value: Answer { parts: plan, ..Answer::default() } },
        ),
        of(
            Place::Shared,
            0x13,
            "boundaries.ok-not-ok-depends",
            Known::Shown { one: sorted(&["lunch with friends"]), two: sorted(&["lunch with friends", "late calls"]) },
        ),
        of(Place::Shared, 0x14, "boundaries.your-main-agreement", Known::Agreed { value: agreement }),
        promise(0x15, By::One, "I will put the post on the table."),
        promise(0x16, By::Two, "I will call by five when I am late."),
        Record { by: By::One, ..of(Place::Shared, 0x17, "action.promise-review", mark) },
        Record { by: By::One, ..of(Place::Shared, 0x18, "page", copy) },
    ]
}

/// As the book asks it.
fn asked(record: Record) -> Record {
    let book = goldseam::content::load::embedded().unwrap();
    let asked = book.step(&record.step).map(|step| step.for_two().ask().to_owned());
    Record { asked: asked.unwrap_or_default(), ..record }
}

fn golden(name: &str, text: &str) {
    insta::with_settings!({ snapshot_path => "../../exports", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, text);
    });
}

#[test]
fn what_both_have_looks_like_this() {
    let kept = Kept::by_two(Place::One, names("Ada", "Ben").into_iter().chain(shared()).map(asked).collect());
    let [markdown, html, _] = kept.pages(Scope::Shared);
    golden("shared.md", &markdown);
    golden("shared.html", &html);
}

#[test]
fn a_session_looks_like_this() {
    let own =
        page(Place::One, 1, "welcome.one-page", "I would like the two of us to laugh at breakfast.\n\nOnce is enough.");
    let asks = page(Place::One, 2, "counseling.before-you-book", "Do you meet each of us alone?");
    let ticks = |records: &[Record]| -> Vec<Part> {
        let tick = |record: &Record| Part { of: Some(record.id.clone()), ..Part::default() };
        records.iter().map(tick).collect()
    };
    let list = |place, n, parts| {
        of(place, n, "counseling.what-to-bring", Known::Answered { value: Answer { parts, ..Answer::default() } })
    };
    let lists = [list(Place::One, 3, ticks(&[own.clone(), asks.clone()])), list(Place::Shared, 0x30, ticks(&shared()))];
    let all = names("Ada", "Ben").into_iter().chain(shared()).chain([own, asks]).chain(lists).map(asked).collect();
    let [markdown, ..] = Kept::by_two(Place::One, all).session(&[Place::One]);
    golden("session.md", &markdown);
}
