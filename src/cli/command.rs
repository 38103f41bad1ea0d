//! The commands as they are typed, each with an example in its help, and where each is done.

use super::{
    Cli, Done, Failure, backup, content, demo, doctor, erase, export, help, init, join, journal, lock, never_locked,
    open, path, role, sheet, status, steps, trash, worksheet, write,
};
use crate::content::Role;
use clap::Subcommand;
use std::path::PathBuf;

/// What can be asked for.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Set up a workbook without the screens, for one or for two.
    ///
    /// For one, a passphrase file locks it from the first page on. For two, each has a passphrase of their own, asked
    /// for one after the other or read from two files; each one's part is chosen by themselves, later. With
    /// --together-only there is no passphrase, and nothing private is ever kept.
    ///
    /// Example: goldseam init --name Ada --role hurt
    ///
    /// Example: goldseam init --name Ada --second Ben
    Init {
        /// What the book calls you.
        #[arg(long)]
        name: String,
        /// For two: what it calls the other one.
        #[arg(long, value_name = "NAME", conflicts_with = "role")]
        second: Option<String>,
        /// For two: no passphrase, and pages of your own are for now only.
        #[arg(long, requires = "second")]
        together_only: bool,
        /// For one: your own answer about your part.
        #[arg(long, value_parser = role::read, default_value = "unsaid", value_name = role::WORDS)]
        role: Role,
    },
    /// Look around with made-up people: in memory, marked SAMPLE, and nothing is written.
    ///
    /// `couple` is Ash and Jo, `hurt` is Sam, `broke` is Lee. For a therapist: two routes, notes where they are asked
    /// for, and for whom it is not.
    ///
    /// Example: goldseam demo couple
    Demo {
        /// Which of them.
        #[arg(default_value = "couple", value_name = "couple|hurt|broke")]
        sample: String,
    },
    /// Keep an answer, or a free page, read from standard input.
    ///
    /// Example: goldseam write welcome.one-page < page.txt
    Write {
        /// The step it answers; without one it is a free page.
        step: Option<String>,
    },
    /// Show what was written.
    ///
    /// Example: goldseam journal --stage patience
    Journal {
        /// Asks for words to look for, so that none stand in the shell's history.
        #[arg(long)]
        search: bool,
        /// Only this part.
        #[arg(long, value_name = "ID")]
        stage: Option<String>,
        /// One object a line.
        #[arg(long)]
        json: bool,
    },
    /// Blank sheets to print and write on by hand, a page each; without a name, the list of them.
    ///
    /// Nothing that anyone wrote is in them. HTML prints well from a browser, on A4 and on US Letter.
    ///
    /// Example: goldseam worksheet fridge-card
    /// Example: goldseam worksheet --all --format html --out sheets.html
    #[command(verbatim_doc_comment)]
    Worksheet(worksheet::Asked),
    /// Take pages out of the workbook: as Markdown, as one HTML file, as JSON, or as days for a calendar.
    ///
    /// What stays in the workbook for good never leaves, in no format. --dry-run says first what the file will tell its
    /// reader, where it will lie and who else may see that place. Without --out it is printed. Plain files can be read
    /// by anyone who finds them; --to seals one, so that only whoever has that key can open it.
    ///
    /// Example: goldseam export html --mine --out pages.html --dry-run
    ///
    /// Example: goldseam export md --session --out session.md
    ///
    /// Example: goldseam export ics --shared --out days.ics
    #[command(after_long_help = include_str!("help/export.txt"))]
    Export(export::Asked),
    /// What waits to be looked at, in a few plain words, with nothing private in it.
    ///
    /// Where everything is locked it says one word, and the exit code is 3, unless a passphrase is given.
    ///
    /// Example: goldseam status
    Status {
        /// One object a line.
        #[arg(long)]
        json: bool,
    },
    /// Every step: id, stage, kind, for, sitting, visibility, leaves, core.
    ///
    /// Example: goldseam steps --json
    Steps {
        /// One object a line.
        #[arg(long)]
        json: bool,
    },
    /// Check, export or preview an edition of the workbook; its help teaches the format.
    ///
    /// Example: goldseam content export my-edition
    #[command(subcommand, after_long_help = content::guide::guide())]
    Content(content::Command),
    /// Where every byte lives, what is locked, what is damaged, and what is out of our reach.
    ///
    /// A locked workbook is looked at with its passphrase, or from outside where --book or --data-dir names its folder.
    /// It changes no workbook and prints no word of any page. Exit code 1 says that something is wrong.
    ///
    /// Example: goldseam doctor
    Doctor {
        /// One object a line.
        #[arg(long)]
        json: bool,
    },
    /// Copy workbooks into one file, and read it back.
    ///
    /// Those without a lock go in, or the one that your passphrase opens, or that --book or --data-dir names: that needs
    /// no passphrase. What is sealed stays sealed. A file that is there is never replaced.
    ///
    /// Example: goldseam backup /media/stick/workbook.tar
    Backup {
        /// The file to make.
        #[arg(value_parser = path::named())]
        file: PathBuf,
    },
    /// Bring a backup back, into nothing or together with what is here.
    ///
    /// A file that is here is never replaced; doing it twice is the same as once.
    ///
    /// Example: goldseam restore /media/stick/workbook.tar
    Restore {
        /// The file that `backup` made.
        #[arg(value_parser = path::named())]
        file: PathBuf,
    },
    /// Make your own copy: your pages and the shared ones, in a new folder.
    ///
    /// Example: goldseam part my-copy
    ///
    /// Example: goldseam --data-dir my-copy
    Part {
        /// The folder to make.
        #[arg(value_parser = path::named())]
        dir: PathBuf,
    },
    /// Erase your own pages, or everything.
    ///
    /// Old copies on flash memory and in backups may remain.
    ///
    /// Example: goldseam erase --everything
    #[command(group = clap::ArgGroup::new("what").required(true))]
    Erase {
        /// Your own pages, drafts and deleted pages.
        #[arg(long, group = "what")]
        mine: bool,
        /// The whole workbook; of two, both passphrases are asked for.
        #[arg(long, group = "what")]
        everything: bool,
    },
    /// Deleted pages: list them, bring one back, or remove them for good.
    ///
    /// Example: goldseam trash list
    #[command(subcommand)]
    Trash(trash::Command),
    /// Lock a workbook for one with a passphrase: every page is sealed.
    ///
    /// Below is what a lock holds, against whom, and what it does not.
    ///
    /// Example: goldseam lock
    #[command(after_long_help = help::lock())]
    Lock,
    /// Take the lock off a workbook for one.
    ///
    /// Example: goldseam unlock
    Unlock,
    /// Change your passphrase.
    ///
    /// In a script the first passphrase file holds the one of today and the second the new one.
    ///
    /// Example: goldseam passphrase
    ///
    /// Example: goldseam passphrase --join
    Passphrase {
        /// Change nothing, and have your passphrase open what another one of yours sealed, too: on two computers the
        /// workbook was locked apart, and the folders were put together. The other one is asked for once, or is in the
        /// second passphrase file.
        #[arg(long)]
        join: bool,
        /// For two: change nothing, and have both keys know each other again, where a recovery sheet did not name the other's.
        /// Both passphrases are asked for, or are in two passphrase files, that of whoever used the sheet first.
        #[arg(long, conflicts_with = "join")]
        both: bool,
    },
    /// Print your recovery sheet, a second way in if the passphrase is forgotten.
    ///
    /// Example: goldseam recovery-sheet | lpr
    RecoverySheet,
    /// Choose a new passphrase with your recovery sheet.
    ///
    /// Example: goldseam recover sheet.txt
    Recover {
        /// A file with the sheet; without one it is asked for, or read from standard input.
        #[arg(value_parser = path::or_stream())]
        sheet: Option<PathBuf>,
    },
    /// Print what a shell needs to complete commands and options as one types.
    ///
    /// Example: goldseam completions bash > goldseam.bash
    Completions {
        /// The shell that is to complete.
        shell: clap_complete::Shell,
    },
    /// Print the whole manual as one page.
    ///
    /// Example: goldseam man | man -l -
    Man,
}

impl Command {
    /// Whether it writes in the data folder. What makes a file elsewhere, as a backup does, only reads there.
    const fn writes(&self) -> bool {
        // Every command is named, so that a new one can't be let in without a look at what it does.
        match self {
            Self::Init { .. }
            | Self::Write { .. }
            | Self::Restore { .. }
            | Self::Part { .. }
            | Self::Erase { .. }
            | Self::Lock
            | Self::Unlock
            | Self::Passphrase { .. }
            | Self::RecoverySheet
            | Self::Recover { .. } => true,
            Self::Trash(command) => command.writes(),
            Self::Demo { .. }
            | Self::Journal { .. }
            | Self::Worksheet(_)
            | Self::Export(_)
            | Self::Status { .. }
            | Self::Steps { .. }
            | Self::Content(_)
            | Self::Doctor { .. }
            | Self::Backup { .. }
            | Self::Completions { .. }
            | Self::Man => false,
        }
    }
}

/// Does what was asked for; gives the exit code.
///
/// # Errors
/// What went wrong, in a sentence.
pub fn run(cli: &Cli) -> Done {
    let Some(command) = &cli.command else { return open::open(cli) };
    match command {
        Command::Init { name, second: Some(second), together_only, .. } => {
            init::two::init(cli, [name, second], *together_only)
        }
        Command::Init { name, role, .. } => init::init(cli, name, *role),
        Command::Write { step } => write::write(cli, step.as_deref()),
        Command::Journal { search, stage, json } => journal::journal(cli, *search, stage.as_deref(), *json),
        Command::Demo { sample } => demo::demo(cli, sample),
        Command::Worksheet(asked) => worksheet::worksheet(cli, asked),
        Command::Export(asked) => export::export(cli, asked),
        Command::Status { json } => status::status(cli, *json),
        Command::Steps { json } => steps::steps(cli, *json),
        Command::Content(command) => content::run(cli, command),
        Command::Doctor { json } => doctor::doctor(cli, *json),
        Command::Backup { file } => backup::back_up(cli, file),
        Command::Restore { file } => backup::restore(cli, file),
        Command::Part { dir } => backup::part(cli, dir),
        Command::Erase { everything: true, .. } => erase::everything(cli),
        Command::Erase { .. } => erase::mine(cli),
        Command::Trash(command) => trash::run(cli, command),
        Command::Lock => lock::lock(cli),
        Command::Unlock => lock::unlock(cli),
        Command::Passphrase { both: true, .. } => join::meet(cli),
        Command::Passphrase { join: true, .. } => join::join(cli),
        Command::Passphrase { .. } => lock::passphrase(cli),
        Command::RecoverySheet => sheet::print(cli),
        Command::Recover { sheet } => sheet::recover(cli, path::file(sheet.as_ref())),
        Command::Completions { shell } => help::man::completions(*shell),
        Command::Man => help::man::man(),
    }
}

/// Whether the command can be used with `--never-locked`: those that write can't.
///
/// # Errors
/// A sentence, when it can't.
pub fn goes_with_never_locked(cli: &Cli) -> Result<(), Failure> {
    let Some(command) = &cli.command else {
        return if cli.never_locked {
            Err(Failure::new(2, |words| words.commands.never_locked.on_the_screens()))
        } else {
            Ok(())
        };
    };
    match (cli.never_locked, command.writes()) {
        (true, true) => Err(never_locked::only_reads()),
        // A passphrase opens what is locked, and this is for a workbook that never had one.
        (true, false) if cli.ask || !cli.passphrase_file.is_empty() => {
            Err(Failure::new(2, |words| words.commands.never_locked.not_both()))
        }
        _ => Ok(()),
    }
}
