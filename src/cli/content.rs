//! `goldseam content`: check an edition, export the one in the binary, preview a step.

use super::{Cli, Done, Failure, places};
use crate::app::step::StepPage;
use crate::app::{Model, Screen};
use crate::content::{StepId, embedded, load};
use crate::runtime::Clock;
use crate::runtime::clock::WallClock;
use crate::ui;
use clap::Subcommand;
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// What can be done with an edition.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check an edition: every fault in one run. Without a folder, the one in the binary.
    ///
    /// Example: goldseam content check my-edition
    Check {
        /// The folder of the edition.
        dir: Option<PathBuf>,
    },
    /// Write the edition in the binary into a folder, to edit it and use it with --content.
    ///
    /// Example: goldseam content export my-edition
    Export {
        /// The folder; it must be empty, or not there yet.
        dir: PathBuf,
    },
    /// Draw one step as one person meets it, at 80 by 24.
    ///
    /// Example: goldseam content preview welcome.one-page
    Preview {
        /// The step.
        step: String,
    },
}

/// Does it.
///
/// # Errors
/// The faults of the edition, or what could not be written.
pub fn run(cli: &Cli, command: &Command) -> Done {
    match command {
        Command::Check { dir } => check(cli, dir.as_deref()),
        Command::Export { dir } => export(dir),
        Command::Preview { step } => preview(cli, step),
    }
}

fn check(cli: &Cli, dir: Option<&Path>) -> Done {
    let loaded = match dir.or(cli.content.as_deref()) {
        Some(dir) => load::from_dir(dir),
        None => load::embedded(),
    };
    let book = loaded.map_err(|faults| Failure::new(1, faults))?;
    super::print([format!("{}: nothing to mend.", book.edition())])
}

fn export(dir: &Path) -> Done {
    let fail = |error: std::io::Error| Failure::new(5, format!("Could not write the edition: {error}."));
    let taken = fs::read_dir(dir).is_ok_and(|mut entries| entries.next().is_some());
    if taken {
        return Err(Failure::new(2, "That folder is not empty. Nothing was written; name a new one."));
    }
    for (path, bytes) in embedded::files() {
        let file = dir.join(path);
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder).map_err(fail)?;
        }
        fs::write(file, bytes).map_err(fail)?;
    }
    super::print([format!("Written. Edit it, then: goldseam --content {}", dir.display())])
}

fn preview(cli: &Cli, step: &str) -> Done {
    let mut model = Model::new(Rc::new(places::workbook(cli)?), WallClock.now(), Box::new(|| 0));
    model.begun = true;
    let Some(page) = StepPage::open(&StepId::from(step), &mut model) else {
        return Err(Failure::new(2, "There is no such step for one person. `goldseam steps` lists them all."));
    };
    let help = page.help(&model);
    model.stack.push(Box::new(page));
    let mut lines = ui::drawn(&model, (80, 24));
    for block in help {
        if let crate::app::page::Block::Words(_, words) = block {
            lines.push(words);
        }
    }
    super::print(lines)
}
