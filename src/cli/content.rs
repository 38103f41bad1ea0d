//! `goldseam content`: check an edition, export the one in the binary, preview a step, print the schemas for editors.

pub mod guide;
pub mod preview;
pub mod schema;

use super::{Cli, Done, Failure, edition, path, role};
use crate::content::embedded::{ENGLISH, PACKS, Pack};
use crate::content::{Fault, Packs, Role, Workbook, files};
use clap::Subcommand;
use std::path::{Path, PathBuf};
use std::{fs, io, iter};

/// What can be done with an edition.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check an edition, in every language it has: every fault in one run. Without a folder, the one in the binary.
    ///
    /// Example: goldseam content check my-edition
    Check {
        /// The folder of the edition.
        #[arg(value_parser = path::named())]
        dir: Option<PathBuf>,
    },
    /// Write the edition in the binary into a folder, to edit it and use it with --content.
    ///
    /// Example: goldseam content export my-edition
    Export {
        /// The folder; it must be empty, or not there yet.
        #[arg(value_parser = path::named())]
        dir: PathBuf,
    },
    /// Draw one step as it is met, at 80 by 24.
    ///
    /// With --two it is drawn as two meet it: a step of the joint list for both, any other on one person's own pages.
    ///
    /// Example: goldseam content preview welcome.one-page
    ///
    /// Example: goldseam content preview communicate.time-out-plan --two
    Preview {
        /// The id of the step.
        step: String,
        /// The part of the one who meets it.
        #[arg(long, value_parser = role::read, default_value = "unsaid", value_name = role::WORDS)]
        role: Role,
        /// As two meet it.
        #[arg(long)]
        two: bool,
    },
    /// Print the schema of a kind of file, for an editor. Without a name, list the names.
    ///
    /// It is JSON Schema, draft 7. An exported edition has all of them in schema/, and each of its files says which is
    /// its own, so that an editor that knows TOML schemas uses them by itself.
    ///
    /// Example: goldseam content schema stage
    Schema {
        /// The kind of file.
        name: Option<String>,
    },
}

/// Does it.
///
/// # Errors
/// The faults of the edition, or what could not be written.
pub fn run(cli: &Cli, command: &Command) -> Done {
    match command {
        Command::Check { dir } => check(cli, dir.as_deref()),
        Command::Export { dir } => export(cli, dir),
        Command::Preview { step, role, two } => preview::preview(cli, step, *role, *two),
        Command::Schema { name } => schema(name.as_deref()),
    }
}

fn check(cli: &Cli, dir: Option<&Path>) -> Done {
    let packs = dir.map_or_else(|| edition::packs(cli), Packs::in_folder);
    let (books, faults) = packs.check();
    let words = &cli.words().commands.edition;
    let told = |found: &Fault| {
        if found.is_in_english() { words.in_english(&found.to_string()) } else { found.to_string() }
    };
    let of_book = |book: &Workbook| {
        let borrowed = book.borrowed.iter().map(told);
        let without_id = book.without_id.iter().map(|place| words.without_id(&place.to_string()));
        let to_mend = book.borrowed.iter().filter(|found| found.is_to_mend()).count();
        let end = match to_mend {
            0 => words.nothing_to_mend(&book.edition()),
            many => words.to_mend(&book.edition(), many),
        };
        borrowed.chain(without_id).chain([end]).collect::<Vec<_>>()
    };
    let unused = packs.unused().iter().map(|folder| words.not_used(folder));
    // What bars an edition stands beside the output, and hides nothing of what else there is to do.
    let done = super::print(unused.chain(books.iter().flat_map(of_book)).chain(faults.1.iter().map(told)))?;
    if faults.0.is_empty() { Ok(done) } else { Err(Failure::of(1, faults)) }
}

fn export(cli: &Cli, dir: &Path) -> Done {
    // An edition of somebody's own may lie there, and nothing of it is written over.
    let taken = fs::read_dir(dir).is_ok_and(|mut entries| entries.next().is_some());
    if taken {
        return Err(Failure::new(2, |words| words.commands.edition.not_empty()));
    }
    let shipped = Packs::shipped();
    let language = edition::meant(cli, &shipped)?.map(|language| language.to_string());
    let of_it = |pack: &&Pack| Some(pack.language) == language.as_deref() && pack.language != ENGLISH.language;
    let packs: Vec<Pack> = iter::once(&ENGLISH).chain(PACKS.iter().find(of_it)).copied().collect();
    write(dir, &packs)
        .map_err(|error| Failure::because(5, error, |words, cause| words.commands.edition.not_written(cause)))?;
    super::print([cli.words().commands.edition.written(&format!("goldseam --content {}", dir.display()))])
}

/// Writes a pack into a folder, or several into folders that are called as their languages: a translation alone would lack
/// what is said in English.
pub fn write(dir: &Path, packs: &[Pack]) -> io::Result<()> {
    match packs {
        [alone] => write_pack(dir, *alone),
        several => several.iter().try_for_each(|pack| write_pack(&dir.join(pack.language), *pack)),
    }
}

/// Every file of a pack, each with the line that leads an editor to its schema, and the schemas.
fn write_pack(dir: &Path, pack: Pack) -> io::Result<()> {
    for (path, text) in pack.files {
        let first = schema::directive(path).unwrap_or_default();
        write_file(&dir.join(path), [&first, *text].concat().as_bytes())?;
    }
    for file in files::all() {
        let path = dir.join(schema::FOLDER).join(file.name).with_extension("json");
        write_file(&path, format!("{:#}\n", schema::of(file)).as_bytes())?;
    }
    Ok(())
}

fn write_file(file: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(file, bytes)
}

fn schema(name: Option<&str>) -> Done {
    let Some(name) = name else {
        return super::print(files::all().map(|file| format!("{:<13} {:<26} {}", file.name, file.path, file.says)));
    };
    let found = files::all().find(|file| file.name == name);
    let file = found.ok_or_else(|| {
        let names: Vec<_> = files::all().map(|file| file.name).collect();
        Failure::filled(2, move |words| words.commands.edition.no_schema(&names.join(", ")))
    })?;
    super::print([format!("{:#}", schema::of(file))])
}
