//! What the measuring stands on: the sizes, the homes of these sizes, the programs beside which Goldseam is measured, and
//! the figures so far.

use crate::figures::Figures;
use crate::homes::Home;
use crate::made::{self, Kind};
use crate::probe::Probe;
use crate::walk;
use portable_pty::CommandBuilder;
use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::Duration;

/// What is younger is not believed to be as it was: a change within it might not show.
const BELIEVED: Duration = Duration::from_millis(2_500);

/// Where the peer is, if it is to be measured too: the program of the crate tui-journal.
const PEER: &str = "TUI_JOURNAL";

pub(crate) struct Bench {
    pub(crate) root: PathBuf,
    pub(crate) minimal: PathBuf,
    pub(crate) peer: Option<PathBuf>,
    pub(crate) plain: BTreeMap<u64, Home>,
    pub(crate) sealed: BTreeMap<u64, Home>,
    pub(crate) pair: BTreeMap<u64, Home>,
    pub(crate) figures: Figures,
}

impl Bench {
    /// Makes the homes, and opens each as often as it takes until it is known.
    pub(crate) fn new(root: &Path, sizes: &[u64]) -> Self {
        let of = |kind, least: u64| {
            let sizes = sizes.iter().copied().filter(|pages| *pages >= least);
            sizes.map(|pages| (pages, Home::with(root, kind, pages))).collect::<BTreeMap<_, _>>()
        };
        println!("making workbooks of {sizes:?} pages ...");
        let bench = Self {
            root: root.to_owned(),
            minimal: minimal(),
            peer: env::var_os(PEER).map(PathBuf::from),
            plain: of(Kind::Plain, 0),
            sealed: of(Kind::Sealed, 1),
            pair: of(Kind::Pair, 1),
            figures: Figures::default(),
        };
        bench.get_known();
        bench
    }

    /// Each workbook is opened and left twice, as from one evening to the next.
    fn get_known(&self) {
        for _ in 0..2 {
            thread::sleep(BELIEVED);
            for home in self.plain.values() {
                let mut probe = Probe::start(home.goldseam());
                walk::home(&mut probe);
                walk::leave(probe);
            }
            for home in self.sealed.values() {
                let mut probe = Probe::start(home.goldseam());
                walk::unlock(&mut probe);
                walk::home(&mut probe);
                walk::leave(probe);
            }
            for home in self.pair.values() {
                let mut probe = Probe::start(home.goldseam());
                walk::unlock(&mut probe);
                walk::alone(&mut probe);
                walk::leave(probe);
            }
        }
    }

    /// The minimal program, in a terminal.
    pub(crate) fn minimal(&self) -> CommandBuilder {
        Home::empty(self.root.join("minimal")).program(&self.minimal)
    }

    /// The peer with as many entries of its own, where it is to be measured.
    pub(crate) fn peer_program(&self, pages: u64) -> Option<CommandBuilder> {
        let peer = self.peer.as_ref()?;
        let home = Home::empty(self.root.join(format!("peer-{pages}")));
        let file = home.path.join("entries.json");
        if !file.exists() {
            fs::write(&file, entries(pages)).expect("room for entries");
        }
        let mut program = home.program(peer);
        program.arg("-j");
        program.arg(file);
        Some(program)
    }
}

/// The same pages as the peer keeps them.
fn entries(pages: u64) -> Vec<u8> {
    let entry = |number: u64| {
        let page = made::page(number);
        let (title, content) = page.split_once('\n').unwrap_or((&page, ""));
        let hours = i64::try_from((pages - number) * 2).unwrap_or_default();
        let date = (made::evening() - chrono::TimeDelta::hours(hours)).naive_utc().and_utc();
        serde_json::json!({
            "id": number, "date": date.format("%Y-%m-%dT%H:%M:%SZ").to_string(), "title": title, "content": content,
            "tags": [], "priority": null,
        })
    };
    serde_json::to_vec(&(0..pages).map(entry).collect::<Vec<_>>()).expect("entries")
}

/// Builds the minimal program as Goldseam is built.
fn minimal() -> PathBuf {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("a target folder");
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["build", "--quiet", "--release", "--example", "minimal", "--target-dir"]).arg(target);
    let status = cargo.current_dir(env!("CARGO_MANIFEST_DIR")).status().expect("cargo");
    assert!(status.success(), "the minimal program can't be built");
    target.join("release/examples/minimal")
}
