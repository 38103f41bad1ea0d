//! What a file says of the yes of two: "Signed by both" where both signed, and else one sentence, whoever did not.

use super::kept::{Kept, id, names, of, on};
use goldseam::engine::leaving::Scope;
use goldseam::engine::record::{Agreement, AgreementLine, Part};
use goldseam::engine::{Answer, By, Known, Place, Record};
use serde_json::json;

const STEP: &str = "boundaries.your-main-agreement";
const NOBODY: &str = "Entered in one sitting. It does not show who was at the keyboard";

fn agreement(ends: i64) -> Record {
    let lines = vec![AgreementLine { by: By::One, line: "I will say it.".to_owned() }];
    let ends = Some(on(ends).date_naive());
    let value = Agreement { limit: "Nobody waits unsaid.".to_owned(), lines, ends, ..Agreement::default() };
    of(Place::Shared, 0xa1, STEP, Known::Agreed { value })
}

fn ticked() -> Record {
    let part = Part { of: Some(id(0xa1)), ..Part::default() };
    let value = Answer { parts: vec![part], ..Answer::default() };
    of(Place::Shared, 0xa2, "counseling.what-to-bring", Known::Answered { value })
}

/// Every file there is of what both have.
fn files(records: Vec<Record>) -> Vec<String> {
    let kept = Kept::by_two(Place::One, [names("Ada", "Ben").to_vec(), records].concat());
    let files = kept.pages(Scope::Shared).into_iter().chain(kept.session(&[Place::One]));
    files.chain([kept.days(Scope::Shared)]).collect()
}

/// Those who chose to sign, and those whose keys prove it.
fn by(record: Record, signed: &[Place], proved: &[Place]) -> Record {
    let proof = proved.iter().fold(record.proof, |proof, place| proof.and(*place));
    Record { signed: signed.to_vec(), proof, ..record }
}

#[test]
fn signed_by_both_stands_only_where_both_chose_to_and_both_keys_prove_it() {
    const ONE: Place = Place::One;
    const TWO: Place = Place::Two;
    let sides: [&[Place]; 4] = [&[], &[ONE], &[TWO], &[ONE, TWO]];
    let mut others = Vec::new();
    for signed in sides {
        for proved in sides {
            let records = [agreement(7), ticked()].map(|record| by(record, signed, proved)).to_vec();
            let files = files(records);
            if signed.len() + proved.len() == 4 {
                for file in &files[..files.len() - 1] {
                    assert!(file.contains("Signed by both") && !file.contains(NOBODY), "{file}");
                }
            } else {
                others.push(files);
            }
        }
    }
    for file in &others[0][..others[0].len() - 1] {
        assert!(file.contains(NOBODY) && !file.contains("igned"), "{file}");
    }
    assert!(others.iter().all(|files| *files == others[0]), "one signature is told from none");
}

#[test]
fn no_file_carries_a_signature_or_what_came_before() {
    let mut record = by(agreement(7), &[Place::One, Place::Two], &[Place::One, Place::Two]);
    for name in ["sig", "mac"] {
        record.rest.insert(name.to_owned(), json!({"1": "c0ffee"}));
    }
    record.after = vec!["c0ffee".to_owned()];
    record.prints.insert(id(0xbf), "c0ffee".to_owned());
    record.revises = Some(id(0xbe));
    for file in files(vec![record, ticked()]) {
        for trace in ["c0ffee", "\"sig\"", "\"mac\"", "\"after\"", "\"prints\"", "\"signed\"", &id(0xbe).0] {
            assert!(!file.contains(trace), "{trace} stands in {file}");
        }
    }
}

#[test]
fn one_whose_day_came_and_one_that_was_ended_read_the_same() {
    let at = on(1);
    let ended = Record { at, ..of(Place::Shared, 0xa3, STEP, Known::AgreementEnded { of: id(0xa1) }) };
    let [by_hand, by_itself] = [files(vec![agreement(7), ended]), files(vec![agreement(1)])];
    assert_eq!(by_hand, by_itself);
    assert!(by_hand[0].contains("Ended, 2 November"), "{}", by_hand[0]);
}
