//! The summary for a session: what each ticked, as long as it may leave, and nothing that shows that something does not.

use super::kept::{Kept, id, names, of, on, page};
use goldseam::content::load;
use goldseam::engine::page::words_of;
use goldseam::engine::record::{Agreement, AgreementLine, Mark, Part, Promise};
use goldseam::engine::{Answer, By, Known, Place, Record};

const BRING: &str = "counseling.what-to-bring";

/// A tick for a page, with its words as they were ticked.
fn tick(of: &Record, words: &str) -> Part {
    Part { asked: "A title".to_owned(), text: words.to_owned(), of: Some(of.id.clone()), ..Part::default() }
}

fn list(place: Place, n: u128, ticks: Vec<Part>) -> Record {
    of(place, n, BRING, Known::Answered { value: Answer { parts: ticks, ..Answer::default() } })
}

/// What both have: an agreement that runs until the seventh day, a promise of Ada's, a shown pair and a plan.
fn of_both() -> Vec<Record> {
    let line = |by, line: &str| AgreementLine { by, line: line.to_owned() };
    let lines = vec![line(By::One, "I will say when I am late."), line(By::Two, "I will ask once.")];
    let agreement = Agreement { limit: "Nobody waits unsaid.".to_owned(), lines, ..Agreement::default() };
    let promise =
        Promise { line: "I will make the tea.".to_owned(), by: Some(on(1).date_naive()), ..Promise::default() };
    let kept = Known::Outcome { of: id(22), mark: Mark::Partly };
    vec![
        of(Place::Shared, 21, "boundaries.your-main-agreement", Known::Agreed { value: agreement }),
        Record {
            by: By::One,
            ..of(Place::Shared, 22, "action.something-to-count-on", Known::Promised { value: promise })
        },
        Record { by: By::One, ..of(Place::Shared, 23, "action.promise-review", kept) },
        of(
            Place::Shared,
            24,
            "welcome.hopes",
            Known::Shown { one: Answer::page("calmer evenings"), two: Answer::page("to laugh again") },
        ),
        page(Place::Shared, 25, "communicate.time-out-plan", "A flat hand."),
    ]
}

/// Own pages of one of them, all with their name in the words.
fn own(place: Place, n: u128, who: &str) -> Vec<Record> {
    vec![
        page(place, n, "welcome.one-page", &format!("{who} writes.")),
        page(place, n + 1, "counseling.before-you-book", &format!("{who} asks.")),
        page(place, n + 2, "counseling.what-you-would-want-help-with", &format!("{who} wants.")),
        page(place, n + 3, "patience.a-plan-for-a-bad-day", &format!("{who} rests.")),
        page(place, n + 4, "acknowledge.the-hardest-part", &format!("{who} keeps back.")),
    ]
}

/// A workbook in which each has ticked all but the last of their own, and both all that both have.
fn ticked() -> Vec<Record> {
    let (ones, twos, both) = (own(Place::One, 1, "Ada"), own(Place::Two, 11, "Ben"), of_both());
    let ticks = |records: &[Record]| {
        records.iter().map(|record| tick(record, &words_of(record, &load::shipped().dates))).collect()
    };
    let lists = [
        list(Place::One, 31, ticks(&ones[..4])),
        list(Place::Two, 32, ticks(&twos[..4])),
        list(Place::Shared, 33, ticks(&[&both[..2], &both[3..]].concat())),
    ];
    [names("Ada", "Ben").to_vec(), ones, twos, both, lists.to_vec()].concat()
}

/// The headings of the parts, and the entries under each.
fn outline(markdown: &str) -> Vec<&str> {
    markdown.lines().filter(|line| line.starts_with("## ") || line.starts_with("> ")).collect()
}

#[test]
fn it_has_its_parts_in_their_order_each_with_what_was_ticked() {
    let kept = Kept::by_two(Place::One, ticked());
    let [markdown, ..] = kept.session(&[Place::One, Place::Two]);
    let expected = [
        "## What we want from today",
        "> Ada wants.",
        "> Ben wants.",
        "## Shared statements",
        "> calmer evenings",
        "> to laugh again",
        "## Open agreements and their days",
        "> Nobody waits unsaid.",
        "> I will say when I am late.",
        "> I will ask once.",
        "## Promises, as they were marked",
        "> I will make the tea.",
        "## Questions for the counselor",
        "> Ada asks.",
        "> Ben asks.",
        "## What helps when it gets hard",
        "> Ada rests.",
        "> Ben rests.",
        "> A flat hand.",
        "## In Ada's words",
        "> Ada writes.",
        "## In Ben's words",
        "> Ben writes.",
    ];
    assert_eq!(outline(&markdown), expected);
    for words in [
        "Ada and Ben  \n3 November 2026",
        "Made with a self-help workbook. Not a clinical record.",
        "Marked: partly.",
        "It ends by itself on 8 November 2026.",
        "What is of both: Entered in one sitting. It does not show who was at the keyboard.",
        "Ada's own words: from Ada's own pages.",
        "Ben's own words: from Ben's own pages.\n",
        "**Ada**",
        "*Ben*",
    ] {
        assert!(markdown.contains(words), "{words} is missing:\n{markdown}");
    }
}

#[test]
fn it_has_only_the_ticks_of_those_who_are_here() {
    for (asker, other, name) in [(Place::One, "Ben ", "Ada"), (Place::Two, "Ada ", "Ben")] {
        let kept = Kept::by_two(asker, ticked());
        for text in kept.session(&[asker]) {
            assert!(text.contains(&format!("{name} writes.")) && text.contains("A flat hand."));
            for words in ["wants.", "asks.", "rests.", "writes."] {
                assert!(!text.contains(&format!("{other}{words}")), "{other}{words}");
            }
        }
        // Alone, with nothing of both ticked: the other is not in it at all.
        let alone = ticked().into_iter().filter(|record| record.id != id(33)).collect();
        let [markdown, ..] = Kept::by_two(asker, alone).session(&[asker]);
        assert!(markdown.contains(&format!("{name}'s own words: from {name}'s own pages.\n")));
        assert!(!markdown.contains(other.trim()), "{markdown}");
    }
}

#[test]
fn what_was_not_ticked_and_what_is_gone_since_leave_no_trace() {
    let with = ticked();
    let takes_back =
        |n, of_n, by| Record { by, ..of(Place::Shared, n, "welcome.hopes", Known::Withdrawn { of: id(of_n) }) };
    let ends = Known::AgreementEnded { of: id(21) };
    let gone = |n, of_n, step: &str| of(Place::One, n, step, Known::Deleted { of: id(of_n), for_good: true });
    // Each of these takes one thing away. It must be as if that had not been ticked.
    let cases: [(Record, u128); 4] = [
        (takes_back(41, 24, By::Two), 24),
        (takes_back(42, 24, By::One), 24),
        (of(Place::Shared, 43, "boundaries.your-main-agreement", ends), 21),
        (gone(44, 4, "patience.a-plan-for-a-bad-day"), 4),
    ];
    for (event, of_n) in cases {
        let mut after = with.clone();
        after.push(event);
        let mut unticked = with.clone();
        for record in &mut unticked {
            if let goldseam::engine::Event::Known(Known::Answered { value }) = &mut record.event {
                value.parts.retain(|part| part.of != Some(id(of_n)));
            }
        }
        let [after, unticked] =
            [after, unticked].map(|records| Kept::by_two(Place::One, records).session(&[Place::One, Place::Two]));
        assert!(after == unticked, "{of_n} leaves a trace");
        assert!(after != Kept::by_two(Place::One, with.clone()).session(&[Place::One, Place::Two]));
    }
    for text in Kept::by_two(Place::One, with).session(&[Place::One, Place::Two]) {
        assert!(!text.contains("keeps back") && !text.to_lowercase().contains("not shared"), "{text}");
    }
}

#[test]
fn an_agreement_whose_day_has_come_is_not_open() {
    let kept = Kept::by_two(Place::One, ticked());
    let leaving = goldseam::export::Leaving { now: on(7), ..kept.leaving() };
    let document = goldseam::export::document::Document::session(&leaving, &[Place::One]);
    assert!(document.sections.iter().all(|section| section.title != "Open agreements and their days"));
    assert!(document.sections.iter().any(|section| section.title == "Shared statements"));
}

#[test]
fn no_number_ever_is_in_it() {
    let number = || Answer { number: Some(7), ..Answer::page("sevenish") };
    let part =
        Part { asked: "How steady?".to_owned(), number: Some(7), text: "sevenish".to_owned(), ..Part::default() };
    let with_part = Answer { parts: vec![part], ..Answer::page("sevenish") };
    let copy = |step: &str, n| Record {
        by: By::One,
        ..of(Place::Shared, n, step, Known::Shared { value: Answer::page("sevenish"), from: None })
    };
    let records = vec![
        of(Place::One, 1, "acknowledge.after-the-talk", Known::Answered { value: number() }),
        of(Place::One, 2, "check-ins.two-minutes", Known::Answered { value: with_part.clone() }),
        of(Place::One, 3, "trust-notes.words-and-deeds", Known::Answered { value: number() }),
        of(Place::Shared, 4, "welcome.hopes", Known::Shown { one: Answer::page("sevenish"), two: with_part }),
        // A copy has a number only in its words.
        copy("acknowledge.after-the-talk", 5),
        copy("check-ins.two-minutes", 6),
        copy("check-ins.monthly-look", 7),
    ];
    let ticks = records.iter().map(|record| tick(record, "7 sevenish")).collect();
    let fine = page(Place::One, 8, "welcome.one-page", "A page.");
    let with_fine = [ticks, vec![tick(&fine, "A page.")]].concat();
    let all = [names("Ada", "Ben").to_vec(), records, vec![fine, list(Place::One, 9, with_fine)]].concat();
    for text in Kept::by_two(Place::One, all).session(&[Place::One]) {
        assert!(text.contains("A page.") && !text.contains("sevenish"), "{text}");
    }
}

#[test]
fn a_tick_for_what_never_leaves_or_is_not_theirs_is_none() {
    let records = vec![
        page(Place::One, 1, "when-to-move-on.where-you-lean-today", "gilded"),
        page(Place::One, 2, "acknowledge.naming-it-plainly", "gilded"),
        page(Place::One, 3, "boundaries.a-free-yes", "gilded"),
        page(Place::One, 4, "welcome.of-tomorrow", "gilded"),
        page(Place::Two, 5, "welcome.one-page", "gilded"),
        list(Place::One, 6, vec![Part { text: "gilded".to_owned(), of: Some(id(1)), ..Part::default() }]),
    ];
    let mut ticks: Vec<Part> = records.iter().map(|record| tick(record, "gilded")).collect();
    ticks.push(Part { asked: "gilded".to_owned(), text: "gilded".to_owned(), ..Part::default() });
    ticks.push(Part { text: "gilded".to_owned(), of: Some(id(99)), ..Part::default() });
    // Nor is one in a list of both for a page that one has alone, or a list of both that one made alone.
    let mine = page(Place::One, 7, "welcome.one-page", "gilded");
    let joint = list(Place::Shared, 20, vec![tick(&mine, "gilded")]);
    let forged = Record { by: By::One, ..list(Place::Shared, 21, vec![tick(&records[4], "gilded")]) };
    let all = [records, vec![mine, list(Place::One, 10, ticks), joint, forged]].concat();
    let kept = Kept::by_two(Place::One, all);
    let people = [Place::One];
    for text in kept.session(&people) {
        assert!(!text.contains("gilded"), "{text}");
    }
    let empty = goldseam::export::document::Document::session(&kept.leaving(), &people);
    assert!(empty.is_empty() && empty.foot.is_empty() && empty.names.is_empty());
}

#[test]
fn the_last_list_counts_and_its_words_as_they_were_ticked() {
    let first = page(Place::One, 1, "welcome.one-page", "The first page.");
    let second = page(Place::One, 2, "welcome.one-page", "The second page.");
    let lists = vec![
        list(Place::One, 5, vec![tick(&first, "The first page.")]),
        list(Place::One, 6, vec![tick(&second, "The second page, half of it.")]),
    ];
    let all = [names("Ada", "Ben")[..1].to_vec(), vec![first, second], lists].concat();
    let [markdown, html, json] = Kept::by_one(all).session(&[Place::One]);
    for text in [&markdown, &html, &json] {
        assert!(text.contains("The second page, half of it.") && !text.contains("The first page."), "{text}");
    }
    assert!(markdown.contains("## In Ada's words") && markdown.contains("From Ada's pages.\n"), "{markdown}");
}
