//! The first records of a workbook: who it is for. The screens and the command line set up the same.

use super::ids::{Ids, Origin};
use super::parties::Place;
use super::record::{Known, Record};
use super::seat::by;
use crate::content::{Role, known};

/// The screens that are seen by then.
const SEEN: [&str; 2] = [known::HOW_THIS_WORKS, known::WHO_IS_HERE];

/// For one: what they are called, and their part.
pub fn for_one(name: String, role: Role, origin: &Origin, ids: &mut Ids) -> Vec<Record> {
    let mut records = seen(origin, ids);
    records.push(origin.record(ids.fresh(), known::WHO_IS_HERE, "", Known::Name { name }));
    records.push(origin.record(ids.fresh(), known::YOUR_PART, "", Known::Role { role: role.word().to_owned() }));
    records
}

/// For two: what each is called. Nobody's part is asked: each chooses it alone, later.
pub fn for_two(names: &[String; 2], origin: &Origin, ids: &mut Ids) -> Vec<Record> {
    let mut records = seen(origin, ids);
    for (place, name) in [Place::One, Place::Two].into_iter().zip(names) {
        let record = origin.record(ids.fresh(), known::WHO_IS_HERE, "", Known::Name { name: name.clone() });
        // Both names stand in the place of both; whose each is, is told by who is named as its writer.
        records.push(Record { by: by(place), ..record });
    }
    records
}

fn seen(origin: &Origin, ids: &mut Ids) -> Vec<Record> {
    SEEN.map(|step| origin.record(ids.fresh(), step, "", Known::BeenThrough { of: None })).into()
}
