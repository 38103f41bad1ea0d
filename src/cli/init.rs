//! `goldseam init`: a workbook for one, without the screens.

use super::{Cli, Done, Failure, places};
use crate::app::Model;
use crate::content::Role;
use crate::engine::record::Known;
use crate::engine::{BookKind, Lock};
use crate::journal::{Journal, RealDisk};
use crate::runtime::Clock;
use crate::runtime::clock::WallClock;
use crate::text;
use std::rc::Rc;
use std::sync::Arc;

/// Makes the workbook and keeps the name and the part.
///
/// # Errors
/// When the name is empty or the workbook can't be written.
pub fn init(cli: &Cli, name: &str, role: Role) -> Done {
    let name = text::clean(name).trim().to_owned();
    if name.is_empty() {
        return Err(Failure::new(2, "What shall the book call you? Any name will do: --name NAME."));
    }
    let book = Rc::new(places::workbook(cli)?);
    let bits = places::dice()?;
    let folder = places::shelf(cli)?.create(BookKind::One, Lock::None, bits).map_err(|error| Failure::new(5, error))?;
    let (mut journal, _) = Journal::open(Arc::new(RealDisk), &folder).map_err(|error| Failure::new(4, error))?;
    let mut model = Model::new(book, WallClock.now(), Box::new(|| 0));
    let first = [
        ("welcome.how-this-works", Known::BeenThrough { of: None }),
        ("welcome.who-is-here", Known::BeenThrough { of: None }),
        ("welcome.who-is-here", Known::Name { name }),
        ("welcome.your-part", Known::Role { role: role.word().to_owned() }),
    ];
    for (step, event) in first {
        let id = crate::engine::RecordId::of(places::dice()?);
        let mut record = model.record(id, step, "", event);
        record.seq = Some(journal.next_seq(record.place));
        journal.append(&record).map_err(|error| Failure::new(5, error))?;
    }
    let said =
        "A workbook is here. It is not locked: anyone who uses this computer account can read it. `goldseam` opens it.";
    super::print([said.to_owned()])
}
