//! `goldseam export`: pages leave the workbook by their writer's own act, after it was said what leaves, where it will
//! lie and who else may see that place.

pub mod inside;
mod made;
mod place;

use super::meant::{self, Meant};
use super::places;
use super::{Cli, Done, Failure, edition, out, path, secret, shown};
use crate::app::NotTaken;
use crate::app::taking::Whose;
use crate::content::{Role, Workbook};
use crate::engine::{BookKind, Place, Progress, Reader, Seat};
use crate::export::Leaving;
use crate::journal;
use crate::order;
use crate::runtime::Clock;
use crate::runtime::clock::WallClock;
use clap::{Args, ValueEnum};
use made::{Made, Request};
use std::io::{IsTerminal, Write};
use std::path::PathBuf;

/// How it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Markdown, to read and to change.
    Md,
    /// One file for a browser, a phone or a printer.
    Html,
    /// Every field, for a program.
    Json,
    /// Days for a calendar, under titles that tell nothing.
    Ics,
}

/// The arguments of `goldseam export`.
#[derive(Debug, Args)]
pub struct Asked {
    /// How it is written.
    #[arg(value_enum)]
    format: Format,
    #[command(flatten)]
    pages: Pages,
    /// Only this part.
    #[arg(long, value_name = "ID", conflicts_with = "session")]
    stage: Option<String>,
    /// The file to write, which this account alone can read; `-` is standard output, as without it.
    #[arg(long, value_name = "FILE", value_parser = path::or_stream())]
    out: Option<PathBuf>,
    /// Say what would leave, where it would lie and who may see that place, and write nothing.
    #[arg(long)]
    dry_run: bool,
    /// Replace a file that is there.
    #[arg(long, requires = "out")]
    force: bool,
    /// Seal it to this age key: only whoever has its secret half can open it.
    #[arg(long, value_name = "age1...")]
    to: Option<String>,
}

/// Whose pages are asked for.
#[derive(Debug, Args)]
struct Pages {
    /// Your own pages. In a workbook for one this is meant anyway.
    #[arg(long, group = "whose")]
    mine: bool,
    /// What both of you have: shown copies, agreements, promises and plans.
    #[arg(long, group = "whose")]
    shared: bool,
    /// What was ticked for a session, and nothing else; with two passphrase files, what each of you ticked in your own pages.
    #[arg(long, group = "whose")]
    session: bool,
}

/// Says what leaves, or lets it leave.
///
/// # Errors
/// When it is asked for in a way that can't be meant, nothing leaves, or it can't be written.
pub fn export(cli: &Cli, asked: &Asked) -> Done {
    let book = edition::workbook(cli)?;
    // Before any passphrase is asked for: nobody types one for something that can't be done.
    let to = asked.check(&book)?;
    let opened = Opened::new(cli, asked)?;
    let (progress, reader) = (&opened.progress, opened.reader);
    let leaving = Leaving { book: &book, progress, reader, now: WallClock.now() };
    let form = Request { format: asked.format, whose: opened.whose, stage: asked.stage.as_deref() };
    let mut made = Made::new(&leaving, &form, &opened.people).ok_or(NotTaken::Nothing(opened.whose))?;
    if let Some(key) = &to {
        // In memory, so that no plain file is ever on the disk, not even for a moment.
        made.bytes = journal::seal_to(&made.bytes, key)
            .map_err(|error| Failure::because(5, error, |words, cause| words.commands.export.not_sealed(cause)))?;
    }
    let words = &book.words;
    let said = &words.commands.export;
    match (path::file(asked.out.as_ref()), asked.dry_run) {
        (None, false) => print(&made.bytes)?,
        (None, true) => super::print(
            made.tells(words).into_iter().chain([said.no_file(), said.nothing_written()].map(str::to_owned)),
        )?,
        (Some(file), dry) => {
            let file = place::absolute(file)?;
            if dry {
                out::could_be_written(&file)?;
            } else {
                out::write_or_replace(&file, &made.bytes, asked.force)?;
            }
            let place = if dry { said.would_lie(&shown(&file)) } else { said.written(&shown(&file)) };
            let mut lines: Vec<String> = [place, String::new()].into_iter().chain(made.tells(words)).collect();
            lines.extend(place::seen_by(words, Some(&file), asked.format == Format::Ics, to.is_some()));
            if dry {
                let is_there = !asked.force && file.symlink_metadata().is_ok();
                lines.extend(is_there.then(|| said.would_replace().to_owned()));
                lines.push(said.nothing_written().to_owned());
            }
            super::print(lines)?
        }
    };
    opened.unreadable()
}

impl Asked {
    /// What can be seen to be wrong before anything is opened; gives the key it is sealed to.
    fn check(&self, book: &Workbook) -> Result<Option<age::x25519::Recipient>, Failure> {
        if self.stage.as_ref().is_some_and(|stage| book.stage(stage).is_none()) {
            return Err(places::no_such_part());
        }
        if self.format == Format::Ics && self.pages.session {
            return Err(Failure::new(2, |words| words.commands.export.no_days()));
        }
        let Some(line) = &self.to else { return Ok(None) };
        // Sealed bytes are no text: on a terminal they help nobody, and some would steer it.
        if path::file(self.out.as_ref()).is_none() && !self.dry_run && std::io::stdout().is_terminal() {
            return Err(Failure::new(2, |words| words.commands.export.sealed_here()));
        }
        journal::recipient(line).map(Some).ok_or_else(|| Failure::new(2, |words| words.commands.export.no_key()))
    }

    /// Whose pages are meant, in a workbook of this kind.
    fn whose(&self, kind: BookKind) -> Result<Whose, Failure> {
        match (kind, self.pages.mine, self.pages.shared, self.pages.session) {
            (_, _, _, true) => Ok(Whose::Session),
            (BookKind::One, _, true, _) => Err(Failure::new(2, |words| words.commands.export.all_yours())),
            (BookKind::Together, true, ..) => Err(Failure::new(2, |words| words.commands.export.no_own())),
            (BookKind::One, ..) | (_, true, ..) => Ok(Whose::Mine),
            (_, _, true, _) => Ok(Whose::Shared),
            // For two nothing is taken for granted: whose pages leave is said by whoever lets them.
            _ => Err(Failure::new(2, |words| words.commands.export.choose())),
        }
    }
}

/// A workbook that was opened, with no more of it than is asked for.
struct Opened {
    progress: Progress,
    reader: Reader,
    whose: Whose,
    people: Vec<Place>,
    unreadable: usize,
}

impl Opened {
    fn new(cli: &Cli, asked: &Asked) -> Result<Self, Failure> {
        let meant = meant::meant(cli)?;
        let second = second(cli, asked, &meant)?;
        let mut people: Vec<Place> =
            [Some(&meant), second.as_ref()].into_iter().flatten().filter_map(whose_key).collect();
        let (journal, reading) = meant::open(cli, meant)?;
        let kind = journal.book().kind;
        let whose = asked.whose(kind)?;
        let (mut records, mut unreadable) = (reading.records, reading.unreadable.len());
        if let Some(second) = second {
            let (_, reading) = meant::open(cli, second)?;
            records = records.to_records().into_iter().chain(reading.records.to_records()).collect();
            // Both opened the same folder, so a sum would count a file twice.
            unreadable = unreadable.max(reading.unreadable.len());
        }
        if kind == BookKind::One {
            // A workbook for one may have no lock, and then no key says who is here.
            people = vec![Place::One];
        }
        let own = people.first().copied().filter(|_| whose != Whose::Shared);
        // Chosen before anything follows from it: what this reader may not have does not take part in anything that is counted.
        let seen = |place: Place| place == Place::Shared || own.is_some() && people.contains(&place);
        let progress = Progress::of(records.only(seen));
        let role = if kind == BookKind::One { progress.role(Place::One) } else { Role::Unsaid };
        let reader = Reader { kind, seat: own.map_or(Seat::Both, Seat::Own), role };
        order::natural(&mut people);
        Ok(Self { progress, reader, whose, people, unreadable })
    }

    fn unreadable(&self) -> Done {
        match self.unreadable {
            0 => Ok(0),
            some => Err(Failure::filled(1, move |words| words.commands.export.unreadable(some))),
        }
    }
}

/// Whose key a workbook was opened with.
fn whose_key(meant: &Meant) -> Option<Place> {
    if let Meant::Locked(_, key) = meant { Some(key.place) } else { None }
}

/// The other one of two, who has come along for a session.
fn second(cli: &Cli, asked: &Asked, meant: &Meant) -> Result<Option<Meant>, Failure> {
    let Meant::Locked(found, key) = meant else { return Ok(None) };
    if !asked.pages.session || found.book.kind != BookKind::Pair || cli.passphrase_file.len() < 2 {
        return Ok(None);
    }
    let pass = secret::known(cli, 1, "")?;
    let opened = places::data_dir(cli)?.who_in([found.clone()], &pass).map_err(places::not_opened)?;
    match opened {
        Some((found, other)) if other.place != key.place => Ok(Some(Meant::Locked(found, Box::new(other)))),
        _ => Err(Failure::new(3, |words| words.commands.export.not_the_other())),
    }
}

/// Prints it as it is; a reader that has gone away is no error.
fn print(bytes: &[u8]) -> Done {
    let mut out = std::io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(super::not_printed(error)),
        _ => Ok(0),
    }
}
