//! What was entered under a person's name without their passphrase: what stands on their list, and that nothing which
//! anybody else can see follows from it.

use crate::export::kept::Kept;
use crate::journal::shelf::{day, id, record};
use goldseam::content::Role;
use goldseam::engine::entered::{is_never_asked_after, under_name};
use goldseam::engine::leaving::Scope;
use goldseam::engine::proof::Proof;
use goldseam::engine::record::{Agreement, Mark, Promise};
use goldseam::engine::{Answer, BookKind, By, Known, Place, Progress, Reader, Record, Seat, State, path, promise};
use proptest::prelude::*;

const ME: Place = Place::Two;

fn known() -> impl Strategy<Value = Known> {
    let of = || (0..10u128).prop_map(id);
    let some = || proptest::collection::vec(of(), 0..4);
    prop_oneof![
        Just(Known::Answered { value: Answer::page("words") }),
        Just(Known::Shared { value: Answer::page("words"), from: None }),
        Just(Known::Shown { one: Answer::page("words"), two: Answer::page("words") }),
        (0..9i64).prop_map(|days| {
            let by = Some(day(days).date_naive());
            Known::Promised { value: Promise { line: "I will.".to_owned(), by, ..Promise::default() } }
        }),
        Just(Known::Agreed { value: Agreement::default() }),
        of().prop_map(|of| Known::Outcome { of, mark: Mark::Kept }),
        of().prop_map(|of| Known::AgreementEnded { of }),
        of().prop_map(|of| Known::Withdrawn { of }),
        Just(Known::Name { name: "Ben".to_owned() }),
        Just(Known::Setting { name: "check-ins".to_owned(), value: "off".into() }),
        Just(Known::SetAside),
        Just(Known::BeenThrough { of: None }),
        some().prop_map(|of| Known::Confirmed { of }),
        some().prop_map(|of| Known::Disowned { of }),
    ]
}

/// Everything that may stand behind a record.
fn proofs() -> Vec<Proof> {
    let none = Proof::default();
    let pair = Proof::by_pair();
    let both = none.and(Place::One).and(Place::Two);
    vec![none, pair, pair.and(Place::One), none.and(Place::One), none.and(Place::Two), both, Proof::from_before()]
}

prop_compose! {
    fn some_record()(
        n in 0..10u128,
        place in prop::sample::select(vec![Place::One, Place::Two, Place::Shared]),
        by in prop::sample::select(vec![By::One, By::Two, By::Both]),
        proof in prop::sample::select(proofs()),
        known in known(),
    ) -> Record {
        Record { place, by, proof, ..record(n, known) }
    }
}

fn some_records() -> impl Strategy<Value = Vec<Record>> {
    proptest::collection::vec(some_record(), 0..14)
}

/// What follows for a seat, from what it can see.
fn follows(records: &[Record], seat: Seat) -> Vec<String> {
    let sees = |record: &&Record| match seat {
        Seat::Own(own) => record.place == own || record.place == Place::Shared,
        Seat::Turn(_) | Seat::Both => record.place == Place::Shared,
    };
    let progress = Progress::replay(records.iter().filter(sees).cloned());
    let reader = Reader { kind: BookKind::Pair, seat, role: Role::Unsaid };
    let now = day(20);
    let mut all: Vec<String> = path::due(&progress, now, &reader)
        .into_iter()
        .map(|due| due.what.words(crate::journal::shelf::english()).to_owned())
        .collect();
    let ids = |found: Vec<promise::Made<'_>>| found.iter().map(|made| made.record.id.0.clone()).collect::<Vec<_>>();
    all.extend(ids(promise::open(&progress)));
    all.extend(ids(promise::to_look_at(&progress, now.date_naive())));
    if let Seat::Own(own) = seat {
        all.extend(under_name(&progress, own).iter().map(|record| record.id.0.clone()));
    }
    all
}

proptest! {
    #[test]
    fn the_list_holds_what_speaks_for_me_and_my_passphrase_does_not_stand_behind(records in some_records()) {
        let progress = Progress::replay(records);
        let mut said = Vec::new();
        for record in progress.all().map(goldseam::engine::Kept::record).filter(|record| record.place == ME && record.by == By::Two) {
            if let Some(Known::Confirmed { of } | Known::Disowned { of }) = record.known() {
                said.extend(of.clone());
            }
        }
        let names = |record: &Record| record.by != By::One;
        let expected = |record: &&Record| {
            let speaks = match record.known() {
                Some(Known::Answered { .. } | Known::Shared { .. } | Known::Promised { .. }) => names(record),
                // Both halves here say something, and a line of one is a yes of both.
                Some(Known::Shown { .. }) => true,
                Some(Known::Agreed { .. }) => names(record) || record.place == Place::Shared,
                Some(Known::Withdrawn { .. }) => record.by == By::Two,
                Some(Known::Outcome { of, .. }) => names(record) || progress.record(of).is_some_and(names),
                _ => false,
            };
            let not_mine = [Proof::by_pair(), Proof::by_pair().and(Place::One), Proof::default().and(Place::One)];
            speaks && not_mine.contains(&record.proof) && record.place != Place::One && !said.contains(&record.id)
        };
        let mut expected: Vec<_> = progress.all().map(goldseam::engine::Kept::record).filter(expected).map(|record| record.id.clone()).collect();
        let mut found: Vec<_> = under_name(&progress, ME).iter().map(|record| record.id.clone()).collect();
        expected.sort();
        found.sort();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn what_i_say_of_it_changes_nothing_for_anybody_else(records in some_records(), mine in any::<bool>()) {
        let mut records: Vec<Record> = Progress::replay(records).all().map(|kept| kept.record().clone()).collect();
        let of: Vec<_> = records.iter().map(|record| record.id.clone()).collect();
        let before = [Seat::Both, Seat::Turn(ME), Seat::Own(Place::One)].map(|seat| follows(&records, seat));
        let promises = |records: &[Record]| follows(records, Seat::Own(ME)).into_iter().filter(|word| word.contains("promise")).count();
        let asked = promises(&records);
        let known = if mine { Known::Confirmed { of } } else { Known::Disowned { of } };
        let proof = Proof::default().and(ME);
        records.push(Record { place: ME, by: By::Two, proof, ..record(99, known) });
        let after = [Seat::Both, Seat::Turn(ME), Seat::Own(Place::One)].map(|seat| follows(&records, seat));
        prop_assert_eq!(before, after);
        // My own list is empty, and I am asked after no promise more or less.
        let progress = Progress::replay(records.clone());
        prop_assert!(under_name(&progress, ME).is_empty());
        prop_assert_eq!(asked, promises(&records));
    }

    #[test]
    fn where_nothing_is_proved_nothing_is_listed_and_every_promise_is_asked_after(records in some_records()) {
        let plain = records.into_iter().map(|record| Record { proof: Proof::default(), ..record });
        let progress = Progress::replay(plain);
        prop_assert!(under_name(&progress, ME).is_empty() && under_name(&progress, Place::One).is_empty());
        let unmarked = promise::promises(&progress).into_iter().filter(|made| made.mark.is_none()).count();
        prop_assert_eq!(promise::open(&progress).len(), unmarked);
    }
}

#[test]
fn a_promise_entered_without_its_makers_passphrase_is_asked_after_nowhere() {
    let value = Promise { line: "I will.".to_owned(), by: Some(day(5).date_naive()), ..Promise::default() };
    for (by, mine) in [(By::One, Place::One), (By::Two, Place::Two)] {
        for proof in proofs() {
            let made =
                Record { place: Place::Shared, by, proof, ..record(3, Known::Promised { value: value.clone() }) };
            let made = Record { step: "action.something-to-count-on".to_owned(), ..made };
            let entered = (!proof.is_none() || proof.is_by_pair()) && !proof.has(mine);
            assert_eq!(is_never_asked_after(&made), entered);
            for seat in [Seat::Both, Seat::Own(Place::One), Seat::Own(Place::Two)] {
                let seen = follows(std::slice::from_ref(&made), seat);
                let asked = seen.iter().any(|word| word == "a promise to look at");
                assert_eq!(
                    asked,
                    !entered && (seat == Seat::Both || seat == Seat::Own(mine)),
                    "{by:?} {proof:?} {seat:?}"
                );
            }
            let days = Kept::by_two(Place::One, vec![made]).days(Scope::Shared);
            assert_eq!(days.contains("A promise to look at"), !entered, "{by:?} {proof:?}");
        }
    }
}

/// A page that was put into a person's own place by the other one, and is disowned, stands in their journal and for
/// nothing else; no page of the other one or of both can be disowned into nothing.
#[test]
fn what_a_person_disowns_in_their_own_place_stands_for_no_answer_of_theirs() {
    let step = "communicate.time-out-plan";
    let answer = |place, by, n| {
        let proof = Proof::by_pair();
        Record {
            place,
            by,
            proof,
            step: step.to_owned(),
            ..record(n, Known::Answered { value: Answer::page("words") })
        }
    };
    let says = |n, of: Vec<u128>| {
        let of = of.into_iter().map(id).collect();
        Record { place: ME, by: By::Two, proof: Proof::default().and(ME), ..record(n, Known::Disowned { of }) }
    };
    let mut progress = Progress::replay([answer(ME, By::Two, 1)]);
    assert_eq!(progress.state(step), State::Been);
    progress.apply(says(9, vec![1]));
    assert_eq!((progress.state(step), progress.answers(step).count(), progress.pages().count()), (State::Open, 0, 1));
    let shared = Progress::replay([answer(Place::Shared, By::Both, 1), says(9, vec![1])]);
    assert_eq!((shared.state(step), shared.answers(step).count()), (State::Been, 1));
}

/// On their own pages a person finds what is theirs to mark, and nothing that they said was not.
#[test]
fn in_the_own_area_a_promise_can_be_looked_at_unless_it_was_disowned() {
    let value = Promise { line: "I will.".to_owned(), ..Promise::default() };
    let made = |n, by| {
        let proof = Proof::by_pair();
        Record { place: Place::Shared, by, proof, ..record(n, Known::Promised { value: value.clone() }) }
    };
    let records = vec![made(1, By::Two), made(2, By::Two), made(3, By::One)];
    let disowned = Record { place: ME, by: By::Two, ..record(9, Known::Disowned { of: vec![id(2)] }) };
    let progress = Progress::replay(records.into_iter().chain([disowned]));
    let mine: Vec<_> = promise::of_mine(&progress, ME).iter().map(|made| made.record.id.clone()).collect();
    assert_eq!(mine, [id(1)]);
    assert!(promise::open(&progress).is_empty());
}

/// Whose yes it was is not known: nothing that a person reads says otherwise.
#[test]
fn nothing_says_of_two_that_both_said_yes() {
    let claims = ["both said yes", "both of you said yes", "both have said yes", "both agreed to it", "by its maker:"];
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut read = 0;
    let mut folders = vec![root.join("src"), root.join("content"), root.join("tests/exports")];
    let mut files = vec![root.join("README.md")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    for file in files {
        let words = std::fs::read_to_string(&file).unwrap().to_lowercase();
        let words = words.replace("///", "").replace("//!", "").split_whitespace().collect::<Vec<_>>().join(" ");
        for claim in claims {
            assert!(!words.contains(claim), "{} says «{claim}»", file.display());
        }
        read += 1;
    }
    assert!(read > 200, "{read} files were read");
}
