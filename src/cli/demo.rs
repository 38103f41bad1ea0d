//! `goldseam demo`: made-up people, in memory. No folder is looked at, and nothing is written.

use super::{Cli, Done, Failure, edition, export, keep, open};
use crate::app::demo::{self, Proof};
use crate::app::{App, Model, Moment, two, update};
use crate::content::Workbook;
use crate::content::demo::Sample;
use crate::content::words::Words;
use crate::engine::{Ids, Place, sample};
use crate::journal::Key;
use crate::runtime::Clock;
use crate::runtime::clock::WallClock;
use crate::runtime::memory::Memory;
use std::sync::Arc;

/// Opens a sample.
///
/// # Errors
/// When there is no terminal, or the edition has no such people.
pub fn demo(cli: &Cli, wanted: &str) -> Done {
    let book = edition::workbook(cli)?;
    sample_of(&book, wanted)?;
    // After the name was looked up, so that a wrong name is said also where there is no terminal.
    open::has_terminal(cli)?;
    let (mut app, mut memory) = begin(&book, wanted, WallClock.now(), keep::ids())?;
    open::on_screen(cli, &mut app, &mut memory, None)
}

/// The program of a sample at its first screen, and the memory it lives in.
///
/// # Errors
/// When the edition has no such people.
pub fn begin(book: &Arc<Workbook>, wanted: &str, now: Moment, ids: Ids) -> Result<(App, Memory), Failure> {
    let sample = sample_of(book, wanted)?;
    let records = sample::records(book, sample, now);
    let mut model = Model::new(book.clone(), now, ids);
    let routes = demo::start(&mut model, sample, records.clone(), proof(sample, &book.words)?);
    let mut app = App::new(model);
    update::first(&mut app, routes);
    let memory =
        Memory::new(sample::kind(sample), passphrases(sample), records).telling(export::inside::teller(book.clone()));
    Ok((app, memory))
}

fn sample_of<'a>(book: &'a Workbook, wanted: &str) -> Result<&'a Sample, Failure> {
    book.demo.sample(wanted).ok_or_else(|| {
        let have: Vec<&str> = book.demo.samples.iter().map(|sample| sample.id.as_str()).collect();
        if have.is_empty() {
            return Failure::new(2, |words| words.commands.rest.no_demo());
        }
        let names = have.join(", ");
        Failure::filled(2, move |words| words.commands.rest.no_such_demo(&names))
    })
}

/// Each one's passphrase is their name, as the screen that asks for it says.
fn passphrases(sample: &Sample) -> Vec<(Place, String)> {
    let people = two::BOTH.into_iter().zip(&sample.people);
    people.map(|(place, person)| (place, person.name.to_lowercase())).collect()
}

/// A page of the second person's, sealed by keys made for this moment, and whether each key opens it.
fn proof(sample: &Sample, words: &Words) -> Result<Proof, Failure> {
    if sample.people.len() < 2 {
        return Ok(Proof::default());
    }
    // Real keys, made for this moment: the demo shows what the lock does, and does not act it.
    let keys = Key::pair();
    let sealed = keys[1]
        .seal(words.commands.rest.demo_page())
        .map_err(|error| Failure::because(5, error, |words, cause| words.commands.export.not_sealed(cause)))?;
    let header = String::from_utf8_lossy(&sealed);
    let begins = header.lines().take(3).collect::<Vec<_>>().join("\n");
    Ok(Proof { begins, opens: keys.map(|key| key.opens(&sealed)) })
}
