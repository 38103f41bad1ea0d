//! The engine: what follows from the records does not hang on their order, and every walk through the book ends.

use crate::journal::shelf::{day, id, record};
use chrono::TimeDelta;
use goldseam::content::{Kind, Role, StepId, Visibility, Workbook, load};
use goldseam::engine::record::{Agreement, Mark, Promise};
use goldseam::engine::{
    Advice, Answer, BookKind, Event, Kept, Known, Place, Progress, Reader, Record, Room, Sitting, State, allows, path,
};
use proptest::prelude::*;
use std::sync::LazyLock;

fn book() -> &'static Workbook {
    static BOOK: LazyLock<Workbook> = LazyLock::new(|| load::embedded().unwrap_or_else(|faults| panic!("{faults}")));
    &BOOK
}

/// Steps that are in the book, one that is not, and a free page.
const STEPS: [&str; 7] = [
    "acknowledge.the-hardest-part",
    "acknowledge.your-questions",
    "welcome.your-own-reason",
    "when-to-move-on.where-you-lean-today",
    "check-ins.a-note-for-later",
    "stage-of-another-edition.some-step",
    "page",
];

fn known() -> impl Strategy<Value = Event> {
    let of = 0..12u128;
    prop_oneof![
        "[a-z ]{0,12}".prop_map(|words| Known::Answered { value: Answer::page(words) }.into()),
        Just(Known::BeenThrough { of: None }.into()),
        Just(Known::SetAside.into()),
        Just(Known::Skipped.into()),
        (0..4usize).prop_map(|at| Known::Role { role: Role::ALL[at].word().to_owned() }.into()),
        "[A-Z][a-z]{1,5}".prop_map(|name| Known::Name { name }.into()),
        "[a-z ]{1,9}".prop_map(|line| Known::Promised { value: Promise { line, ..Promise::default() } }.into()),
        "[a-z ]{1,9}".prop_map(|limit| Known::Agreed { value: Agreement { limit, ..Agreement::default() } }.into()),
        of.clone().prop_map(|of| Known::Outcome { of: id(of), mark: Mark::Partly }.into()),
        (of.clone(), any::<bool>()).prop_map(|(of, for_good)| Known::Deleted { of: id(of), for_good }.into()),
        of.prop_map(|of| Known::Undeleted { of: id(of) }.into()),
        Just(Event::Unknown(serde_json::json!({"kind": "of-a-later-year", "value": [1, 2]}))),
    ]
}

prop_compose! {
    fn some_record()(
        n in 0..12u128,
        seq in proptest::option::weighted(0.8, 0..20u64),
        days in 0..60i64,
        step in 0..STEPS.len(),
        event in known(),
    ) -> Record {
        let at = day(days);
        Record { seq, at, step: STEPS[step].to_owned(), event, ..record(n, Known::SetAside) }
    }
}

fn some_records() -> impl Strategy<Value = Vec<Record>> {
    proptest::collection::vec(some_record(), 0..16)
}

/// All that a screen can ask of the progress.
fn seen(book: &Workbook, progress: &Progress) -> String {
    let states: Vec<State> = STEPS.iter().map(|step| progress.state(step)).collect();
    let all: Vec<&Record> = progress.all().map(Kept::record).collect();
    let live: Vec<String> = progress.live().map(|kept| kept.id().to_string()).collect();
    let pages: Vec<String> = progress.pages().map(|kept| kept.id().to_string()).collect();
    let sitting = Sitting::new(day(61), false);
    let next = path::next(book, progress, &sitting, &Reader::one(progress.role(Place::One)));
    let due: Vec<path::Waiting> =
        path::due(progress, day(61), &Reader::one(progress.role(Place::One))).into_iter().map(|due| due.what).collect();
    let who = (progress.name(Place::One), progress.role(Place::One), path::seams(book, progress));
    format!("{all:?} {live:?} {pages:?} {states:?} {next:?} {due:?} {who:?}")
}

proptest! {
    #[test]
    fn replay_equals_live(records in some_records()) {
        let book = book();
        let mut live = Progress::default();
        records.iter().cloned().for_each(|record| live.apply(record));
        prop_assert_eq!(seen(book, &live), seen(book, &Progress::replay(records)));
    }

    #[test]
    fn the_order_in_which_records_come_does_not_matter(
        (records, shuffled) in some_records().prop_flat_map(|records| (Just(records.clone()), Just(records).prop_shuffle())),
    ) {
        let book = book();
        let twice = shuffled.iter().chain(&records).cloned();
        prop_assert_eq!(seen(book, &Progress::replay(twice)), seen(book, &Progress::replay(records)));
    }

    #[test]
    fn unknown_kinds_and_steps_change_nothing_of_the_rest(records in some_records()) {
        let book = book();
        let mut with = Progress::replay(records.clone());
        let strange = serde_json::json!({"kind": "of-a-later-year"});
        with.apply(Record { place: Place::Shared, step: "no.such-step".into(), event: Event::Unknown(strange), ..record(99, Known::SetAside) });
        let without = Progress::replay(records);
        for step in STEPS {
            prop_assert_eq!(with.state(step), without.state(step));
        }
        prop_assert_eq!(path::seams(book, &with), path::seams(book, &without));
    }

    #[test]
    fn a_page_is_out_while_any_deletion_of_it_stands(deletions in 1..4u128, undone in 0..4u128) {
        let page = record(1, Known::Answered { value: Answer::page("words") });
        let mut records = vec![page];
        records.extend((0..deletions).map(|n| record(10 + n, Known::Deleted { of: id(1), for_good: false })));
        records.extend((0..undone.min(deletions)).map(|n| record(20 + n, Known::Undeleted { of: id(10 + n) })));
        let progress = Progress::replay(records);
        prop_assert_eq!(progress.is_out(&id(1)), undone < deletions);
        // On the list of deleted pages it stands once, with all that keeps it out.
        let listed: Vec<usize> = progress.deleted().iter().map(|page| page.by.len()).collect();
        let standing = deletions.saturating_sub(undone);
        prop_assert_eq!(listed, if standing > 0 { vec![usize::try_from(standing).unwrap()] } else { vec![] });
    }

    #[test]
    fn nobody_else_takes_a_page_out_of_somebody_s_place(
        mut records in some_records(),
        said in prop::sample::select(vec![Place::Two, Place::Shared]),
        for_good: bool,
    ) {
        // Two keys, or one key and a garbled folder: what is said in another place is not their word.
        records.retain(|record| record.place != Place::One || !matches!(record.known(), Some(Known::Deleted { .. })));
        let page = record(90, Known::Answered { value: Answer::page("words") });
        let tombstone = Record { place: said, ..record(91, Known::Deleted { of: id(90), for_good }) };
        records.extend([page, tombstone]);
        let progress = Progress::replay(records);
        prop_assert!(progress.record(&id(90)).is_some_and(|page| page.place == Place::One));
        prop_assert!(!progress.deleted().iter().any(|page| page.by.contains(&&id(91))));
    }

    #[test]
    fn nobody_else_brings_a_page_back(said in prop::sample::select(vec![Place::Two, Place::Shared])) {
        let page = record(1, Known::Answered { value: Answer::page("words") });
        let deleted = record(2, Known::Deleted { of: id(1), for_good: false });
        let undone = Record { place: said, ..record(3, Known::Undeleted { of: id(2) }) };
        prop_assert!(Progress::replay([page, deleted, undone]).is_out(&id(1)));
    }

    #[test]
    fn every_walk_of_every_role_ends(role in 0..4usize, choices in proptest::collection::vec(0..4usize, 120)) {
        let book = book();
        let mut progress = Progress::default();
        progress.apply(record(1, Known::Role { role: Role::ALL[role].word().to_owned() }));
        let mut choices = choices.into_iter();
        let mut walked = 0u128;
        while let Some(step) = path::next(book, &progress, &Sitting::new(day(0), walked == 0), &Reader::one(Role::ALL[role])) {
            let event = match choices.next().unwrap_or_default() {
                0 => Known::Answered { value: Answer::page("words") },
                1 => Known::BeenThrough { of: None },
                2 => Known::SetAside,
                _ => Known::Skipped,
            };
            walked += 1;
            prop_assert!(walked < 120, "still walking at {}", step);
            prop_assert_eq!(progress.state(step.as_str()), State::Open);
            progress.apply(Record { step: step.0.clone(), ..record(100 + walked, event) });
        }
        prop_assert!(walked > 20);
    }
}

#[test]
fn nothing_of_stage_seven_no_door_and_nothing_heavy_at_first_is_ever_suggested() {
    let book = book();
    for role in Role::ALL.iter().copied() {
        let mut progress = Progress::default();
        progress.apply(record(1, Known::Role { role: role.word().to_owned() }));
        let first = path::next(book, &progress, &Sitting::new(day(0), true), &Reader::one(role)).unwrap();
        assert!(!book.step(first.as_str()).unwrap().heavy);
        let mut n = 1;
        while let Some(step) = path::next(book, &progress, &Sitting::new(day(0), false), &Reader::one(role)) {
            let found = book.step(step.as_str()).unwrap();
            assert_ne!(step.stage(), "when-to-move-on");
            assert!(!matches!(found.visibility, Visibility::Untraced | Visibility::Unsaved), "{step} was suggested");
            n += 1;
            progress.apply(Record { step: step.0.clone(), ..record(n, Known::BeenThrough { of: None }) });
        }
    }
}

#[test]
fn the_room_chosen_chooses_what_is_offered() {
    let book = book();
    let mut progress = Progress::default();
    progress.apply(record(1, Known::Role { role: "hurt".to_owned() }));
    for (room, most) in [(Room::Few, 5), (Room::Quarter, 10), (Room::Half, 30)] {
        let mut sitting = Sitting::new(day(0), false);
        sitting.room = Some(room);
        let step = path::next(book, &progress, &sitting, &Reader::one(Role::Hurt)).unwrap();
        let prompt = book.step(step.as_str()).unwrap().for_one(Role::Hurt).unwrap();
        assert!(prompt.minutes <= most, "{step} takes {} minutes", prompt.minutes);
        assert!(room != Room::Few || !prompt.heavy);
    }
}

#[test]
fn after_a_heavy_page_something_lighter_comes_next() {
    let book = book();
    let progress = Progress::replay([record(1, Known::Role { role: "hurt".to_owned() })]);
    let mut sitting = Sitting::new(day(0), false);
    sitting.hot = Some(StepId::from("acknowledge.the-hardest-part"));
    let next = path::next(book, &progress, &sitting, &Reader::one(Role::Hurt)).unwrap();
    assert_eq!(next, book.step("acknowledge.the-hardest-part").unwrap().prose.lighter);
}

#[test]
fn advice_is_given_and_nothing_is_ever_locked() {
    let book = book();
    let progress = Progress::default();
    let mut sitting = Sitting::new(day(0), false);
    let heavy = book.step("acknowledge.the-hardest-part").unwrap().for_one(Role::Hurt).unwrap();
    let advice = |sitting: &Sitting, minutes| {
        allows(&heavy, BookKind::One, &progress, sitting, day(0) + TimeDelta::minutes(minutes))
    };
    assert_eq!(advice(&sitting, 0), None);
    assert_eq!(advice(&sitting, 45), Some(Advice::LongSitting));
    sitting.hot = Some(StepId::from("acknowledge.being-heard"));
    assert_eq!(advice(&sitting, 0), Some(Advice::OneHotStep));
    sitting.too_much(heavy.id.as_str());
    sitting.too_much(heavy.id.as_str());
    assert_eq!(advice(&sitting, 0), Some(Advice::TwiceTooMuch));
}

#[test]
fn only_two_soft_gates_stand_before_talks_of_two() {
    let book = book();
    let sitting = Sitting::new(day(0), false);
    let done = |steps: &[&str]| {
        let records = steps
            .iter()
            .zip(1..)
            .map(|(step, n)| Record { step: (*step).to_owned(), ..record(n, Known::BeenThrough { of: None }) });
        Progress::replay(records)
    };
    for step in book.stages.iter().flat_map(|stage| &stage.steps) {
        let gate = |done: &Progress| allows(&step.for_two(), BookKind::Pair, done, &sitting, day(0));
        let talk = step.kind == Kind::Dialogue;
        assert_eq!(gate(&done(&[])), talk.then_some(Advice::TimeOutFirst), "{}", step.id);
        let why = step.id.as_str() == "communicate.what-was-going-on";
        assert_eq!(gate(&done(&["communicate.time-out-plan"])), why.then_some(Advice::HeardFirst), "{}", step.id);
        assert_eq!(gate(&done(&["communicate.time-out-plan", "acknowledge.being-heard"])), None, "{}", step.id);
    }
}

#[test]
fn a_clock_that_goes_back_does_not_change_what_was_said_last() {
    let first = Record { seq: Some(1), at: day(0), ..record(1, Known::Name { name: "Ada".into() }) };
    let later = Record { seq: Some(2), at: day(-3650), ..record(2, Known::Name { name: "Ada Lovelace".into() }) };
    assert_eq!(Progress::replay([later, first]).name(Place::One), Some("Ada Lovelace"));
}

#[test]
fn a_seam_stays_gold_when_its_page_is_deleted_and_a_reading_lights_none() {
    let book = book();
    let page = Record { step: STEPS[0].into(), ..record(1, Known::Answered { value: Answer::page("words") }) };
    let gone = Record { step: STEPS[0].into(), ..record(2, Known::Deleted { of: id(1), for_good: true }) };
    let gold = [true, false, false, false, false, false, true];
    assert_eq!(path::seams(book, &Progress::replay([page.clone()])), gold);
    assert_eq!(path::seams(book, &Progress::replay([page, gone.clone()])), gold);
    assert_eq!(path::seams(book, &Progress::replay([gone])), gold);
    let read = Record { step: "patience.no-fixed-clock".into(), ..record(3, Known::BeenThrough { of: None }) };
    assert_eq!(path::seams(book, &Progress::replay([read])), [false, false, false, false, false, false, true]);
}
