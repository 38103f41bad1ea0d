//! The heads of all records, in bytes: a row of the same length each, place by place and in order, and after the rows of a place
//! its short records.

use crate::engine::parties::By;
use crate::engine::record::Head;
use crate::engine::shelf::{Shelf, Words};
use crate::engine::{EventKind, Place, Proof, Record, Shelves};
use crate::journal::texts::{Blocks, Texts};
use chrono::{DateTime, FixedOffset};
use std::io;
use std::sync::Arc;
use zerocopy::little_endian::{I32, I64, U32, U64, U128};
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

const PLACES: [Place; 3] = [Place::One, Place::Two, Place::Shared];

/// What stands for words that are among the short records.
const HERE: u64 = u64::MAX;

#[derive(Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
struct RowBytes {
    id: U128,
    seq: U64,
    seconds: I64,
    /// Where the line is in the texts.
    words: U64,
    nanoseconds: U32,
    /// East of Greenwich, in seconds.
    offset: I32,
    step: U32,
    /// The place in the order of the record that is the nth by id, where this is the nth row.
    by_id: U32,
    by: u8,
    kind: u8,
    /// Bit 0: it has a number. Bit 1: it names a record that was opened.
    marks: u8,
    proof: u8,
}

/// About what one record takes.
const ROOM: usize = size_of::<RowBytes>() + 16;

#[derive(Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
struct Lengths {
    rows: U64,
    steps: U64,
    short: U64,
}

/// The bytes of all rows. The lines of long records that are in no text yet are put at the end.
pub(super) fn bytes(records: &Shelves, lines: &mut Blocks) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(PLACES.map(|place| records.shelf(place).len()).iter().sum::<usize>() * ROOM);
    for place in PLACES {
        let shelf = records.shelf(place);
        let steps = serde_json::to_vec(&shelf.steps().collect::<Vec<_>>())?;
        let (mut rows, mut short): (Vec<RowBytes>, Vec<&Record>) = (Vec::with_capacity(shelf.len()), Vec::new());
        for (kept, by_id) in shelf.iter().zip(shelf.by_id()) {
            let words = match kept.words_at() {
                Some(at) => at,
                None if kept.kind().is_long() => lines.put(&serde_json::to_vec(&*kept.read())?),
                None => {
                    short.push(kept.record());
                    HERE
                }
            };
            rows.push(row(kept.head(), kept.step_number(), by_id, words));
        }
        let short = serde_json::to_vec(&short)?;
        let lengths = [rows.len(), steps.len(), short.len()].map(|length| U64::new(length as u64));
        let [rows_length, steps_length, short_length] = lengths;
        let lengths = Lengths { rows: rows_length, steps: steps_length, short: short_length };
        for part in [lengths.as_bytes(), rows.as_bytes(), &steps, &short] {
            bytes.extend_from_slice(part);
        }
    }
    Ok(bytes)
}

fn row(head: &Head, step: u32, by_id: u32, words: u64) -> RowBytes {
    RowBytes {
        id: u128::from(head.id).into(),
        seq: head.seq.unwrap_or_default().into(),
        seconds: head.at.timestamp().into(),
        words: words.into(),
        nanoseconds: head.at.timestamp_subsec_nanos().into(),
        offset: head.at.offset().local_minus_utc().into(),
        step: step.into(),
        by_id: by_id.into(),
        by: head.by as u8,
        kind: head.kind as u8,
        marks: u8::from(head.seq.is_some()) | u8::from(head.has_of) << 1,
        proof: head.proof.to_byte(),
    }
}

fn head(row: &RowBytes, place: Place) -> Option<Head> {
    let utc = DateTime::from_timestamp(row.seconds.get(), row.nanoseconds.get())?;
    Some(Head {
        id: row.id.get().into(),
        seq: (row.marks & 1 != 0).then(|| row.seq.get()),
        at: utc.with_timezone(&FixedOffset::east_opt(row.offset.get())?),
        place,
        by: *[By::One, By::Two, By::Both].get(usize::from(row.by))?,
        kind: *EventKind::ALL.get(usize::from(row.kind))?,
        has_of: row.marks & 2 != 0,
        proof: Proof::from_byte(row.proof)?,
    })
}

/// One place of the bytes.
struct Part<'b> {
    place: Place,
    rows: &'b [RowBytes],
    steps: &'b [u8],
    short: &'b [u8],
}

fn parts(mut bytes: &[u8]) -> Option<Vec<Part<'_>>> {
    let mut parts = Vec::new();
    for place in PLACES {
        let (lengths, rest) = Lengths::ref_from_prefix(bytes).ok()?;
        let length = |length: U64| usize::try_from(length.get()).ok();
        let (rows, rest) = <[RowBytes]>::ref_from_prefix_with_elems(rest, length(lengths.rows)?).ok()?;
        let (steps, rest) = rest.split_at_checked(length(lengths.steps)?)?;
        let (short, rest) = rest.split_at_checked(length(lengths.short)?)?;
        bytes = rest;
        parts.push(Part { place, rows, steps, short });
    }
    Some(parts)
}

/// The records on their shelves; the long ones have their words in the texts.
pub(super) fn shelves(bytes: &[u8], texts: &Arc<Texts>) -> Option<Shelves> {
    let mut shelves: [Shelf; 3] = Default::default();
    for Part { place, rows, steps, short } in parts(bytes)? {
        let steps: Vec<String> = serde_json::from_slice(steps).ok()?;
        let mut short = serde_json::from_slice::<Vec<Record>>(short).ok()?.into_iter();
        let on_shelf = rows.iter().map(|row| {
            let head = head(row, place)?;
            let words = match row.words.get() {
                HERE => Words::Here(Box::new(Record { proof: head.proof, ..short.next()? })),
                at => Words::At(at),
            };
            Some((head, row.step.get(), words))
        });
        let by_id = rows.iter().map(|row| row.by_id.get()).collect();
        shelves[place as usize] =
            Shelf::ordered(steps.into_iter().map(Arc::from).collect(), on_shelf, by_id, Some(texts.clone()))?;
    }
    Some(shelves.into())
}

/// The ids of the records that have their words in one text, with where they stand there.
pub(super) fn in_text(bytes: &[u8], text: usize) -> Vec<(u128, u64)> {
    let rows = parts(bytes).into_iter().flatten().flat_map(|part| part.rows);
    let at = rows.map(|row| (row.id.get(), row.words.get())).filter(|(_, at)| *at != HERE);
    at.filter(|(_, at)| at >> 32 == text as u64).collect()
}
