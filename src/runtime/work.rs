//! What is done to a whole workbook: making it, opening it with a passphrase, locking and unlocking it.
//!
//! Each takes its time. Whoever leaves meanwhile ends the process, and what was half done is done at the next opening.

use crate::app::job_result::JobResult;
use crate::app::opened::{KeysHere, Notice, Opened};
use crate::app::{Failure, Moment};
use crate::engine::{BookKind, Lock, Place, Record};
use crate::journal::{DataDir, Disk, Journal, Key, Passphrase, Reading, Why, WorkFactor, is_same_passphrase};
use secrecy::ExposeSecret;
use std::io;
use std::sync::Arc;

/// What a piece of work gives back: the workbook it was done on, and what is to be told.
pub(super) type Done = (Option<Journal>, JobResult);

/// Opens what a passphrase opens.
pub(super) fn unlock(
    data_dir: &DataDir,
    disk: &Arc<dyn Disk>,
    pass: &Passphrase,
    work: WorkFactor,
    now: Moment,
) -> Done {
    let found = match data_dir.who(pass) {
        Ok(Some(found)) => found,
        Ok(None) => return (None, JobResult::Wrong),
        Err(error) => return (None, JobResult::Failed(error.into())),
    };
    let (found, key) = found;
    match Journal::open_with(disk.clone(), found.folder, key) {
        Ok((mut journal, reading)) => {
            let opened = settle_and_report(&mut journal, reading, now);
            // Once, for a key from before anything was proved. What fails is tried at the next opening.
            let _ = journal.renew_key(pass, work);
            (Some(journal), JobResult::Opened(Box::new(opened)))
        }
        Err(error) => (None, JobResult::Failed(error.into())),
    }
}

/// Writes down and sweeps what an opened workbook has waiting, and says what the model is told of it.
pub(super) fn settle_and_report(journal: &mut Journal, reading: Reading, now: Moment) -> Opened {
    let elsewhere = !journal.announce();
    // Where somebody exchanged a key nothing is written at all, so nothing is put right or swept away either.
    if !journal.has_other_keys() {
        journal.settle(now);
        journal.sweep(now);
    }
    let notice = match (journal.has_other_keys(), reading.locked_again, reading.was_open_to_others) {
        (true, ..) => Some(Notice::OtherKeys),
        (false, true, _) => Some(Notice::LockedAgain),
        (false, false, true) => Some(Notice::WasOpenToOthers),
        (false, false, false) => journal.lacks_the_other().then_some(Notice::LacksTheOther),
    };
    // What nothing proves can be read, and has a row of its own.
    let unreadable = reading.unreadable.iter().filter(|file| !matches!(file.why, Why::Unproved | Why::Twin)).count();
    let records = reading.records;
    let (foreign, missing) = (reading.foreign, reading.missing);
    let drafts = journal.drafts();
    let (kind, lock) = (journal.book().kind, journal.book().lock);
    let place = journal.key().map_or(Place::One, |key| key.place);
    let keys = KeysHere { other_locks: journal.other_locks(), lacks_the_other: journal.lacks_the_other() };
    Opened { kind, lock, place, records, drafts, unreadable, foreign, missing, keys, notice, elsewhere }
}

/// Makes a new workbook, locked where there is a passphrase, and keeps its first records.
pub(super) fn begin(
    data_dir: &DataDir,
    disk: &Arc<dyn Disk>,
    kind: BookKind,
    passes: &[Passphrase],
    records: Vec<Record>,
    work: WorkFactor,
) -> Done {
    if any_taken(data_dir, passes) {
        return (None, JobResult::Taken);
    }
    let mut bits = [0; 16];
    if let Err(error) = getrandom::fill(&mut bits) {
        return (None, JobResult::Failed(Failure::NoRandomBits(io::Error::from(error).into())));
    }
    let bits = u128::from_le_bytes(bits);
    match made(data_dir, disk, kind, passes, bits, work) {
        Ok(mut journal) => {
            journal.announce();
            keep_first(journal, records)
        }
        Err(error) => (None, JobResult::Failed(error)),
    }
}

fn made(
    data_dir: &DataDir,
    disk: &Arc<dyn Disk>,
    kind: BookKind,
    passes: &[Passphrase],
    bits: u128,
    work: WorkFactor,
) -> Result<Journal, Failure> {
    if passes.is_empty() {
        let folder = data_dir.create(kind, Lock::None, bits)?;
        return Ok(data_dir.open(&folder)?.0);
    }
    let [one, two] = if passes.len() > 1 { Key::pair() } else { [Key::new(Place::One), Key::new(Place::Two)] };
    let keys: Vec<(&Key, &Passphrase)> = [&one, &two].into_iter().zip(passes).collect();
    let folder = data_dir.create_locked(kind, &keys, work, bits)?;
    Ok(Journal::open_with(disk.clone(), folder, one)?.0)
}

/// Keeps the first records of a workbook. A second try hands over the same ones.
pub(super) fn keep_first(mut journal: Journal, records: Vec<Record>) -> Done {
    let lock = journal.book().lock;
    let mut kept: Vec<Record> = Vec::new();
    for mut record in records {
        // Counted from these alone: at a second try some lie there already, and under another number they would be
        // other pages that want the same name.
        let before = kept.iter().filter(|before| before.place == record.place).count();
        record.seq = Some(before as u64 + 1);
        if let Err(error) = journal.append(&record) {
            return (Some(journal), JobResult::Failed(error.into()));
        }
        kept.push(record);
    }
    (Some(journal), JobResult::Begun(lock, kept))
}

/// Seals the open workbook with a passphrase.
pub(super) fn lock(mut journal: Journal, data_dir: &DataDir, pass: &Passphrase, work: WorkFactor, now: Moment) -> Done {
    if data_dir.is_taken(pass) {
        return (Some(journal), JobResult::Taken);
    }
    let news = match journal.lock(pass, work, now) {
        Ok(converted) => JobResult::Changed(Lock::Age, converted.left == 0),
        Err(error) => JobResult::Failed(error.into()),
    };
    (Some(journal), news)
}

/// Whether a new passphrase opens something already, or two are the same.
fn any_taken(data_dir: &DataDir, passes: &[Passphrase]) -> bool {
    // A passphrase says who is here, and which workbook is meant. One that opened two would say neither.
    let same = |pair: &[Passphrase]| is_same_passphrase(pair[0].expose_secret(), pair[1].expose_secret());
    passes.windows(2).any(same) || passes.iter().any(|pass| data_dir.is_taken(pass))
}

/// Begins pages of their own for two who kept a workbook together only.
pub(super) fn lock_for_two(
    mut journal: Journal,
    data_dir: &DataDir,
    passes: &[Passphrase; 2],
    work: WorkFactor,
    now: Moment,
) -> Done {
    if any_taken(data_dir, passes) {
        return (Some(journal), JobResult::Taken);
    }
    let [one, two] = passes;
    let news = match journal.lock_for_two([one, two], work, now) {
        Ok(converted) => JobResult::Changed(Lock::Age, converted.left == 0),
        Err(error) => JobResult::Failed(error.into()),
    };
    (Some(journal), news)
}

/// Another passphrase for the same pages.
pub(super) fn change(mut journal: Journal, data_dir: &DataDir, pass: &Passphrase, work: WorkFactor) -> Done {
    if data_dir.is_taken(pass) {
        return (Some(journal), JobResult::Taken);
    }
    let news = match journal.change_passphrase(pass, work) {
        Ok(()) => JobResult::Changed(Lock::Age, true),
        Err(error) => JobResult::Failed(error.into()),
    };
    (Some(journal), news)
}

pub(super) fn take_off(mut journal: Journal) -> Done {
    let news = match journal.unlock() {
        Ok(converted) if converted.left == 0 => JobResult::TakenOff(journal.set_aside_files()),
        Ok(_) => JobResult::Changed(journal.book().lock, false),
        Err(error) => JobResult::Failed(error.into()),
    };
    (Some(journal), news)
}
