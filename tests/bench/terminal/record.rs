//! Where the figures of one run are kept: all of them in `tests/bench/figures.jsonl`, the curve beside it, and what is read first in
//! `README.md`.

use crate::curve;
use crate::figures::{Figure, Figures};
use crate::keeps::KEPT_PAGE;
use crate::keys::{LIST_KEY, LONG_PAGE, SEARCH_KEY};
use crate::locks::{HAND_OVER, UNLOCK};
use crate::rest::{BINARY, HEAD, MEMORY, STATUS};
use crate::starts::FIRST_FRAME;
use std::fs;
use std::path::Path;

/// What was typed for it.
const COMMAND: &str = "cargo bench --bench terminal -- --record";

/// Between these stands what a run has written.
const MARKS: [&str; 2] = ["<!-- measured -->", "<!-- until here -->"];

/// The rows that are read first.
const ROWS: [(&str, Option<u64>); 14] = [
    (FIRST_FRAME, Some(0)),
    (FIRST_FRAME, Some(10_000)),
    (FIRST_FRAME, Some(100_000)),
    (LIST_KEY, Some(100_000)),
    (SEARCH_KEY, Some(10_000)),
    (SEARCH_KEY, Some(100_000)),
    (LONG_PAGE, None),
    (KEPT_PAGE, Some(100_000)),
    (UNLOCK, Some(100_000)),
    (HAND_OVER, Some(100_000)),
    (MEMORY, Some(10_000)),
    (STATUS, Some(10_000)),
    (HEAD, Some(10_000)),
    (BINARY, None),
];

pub(crate) fn written(figures: &Figures) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let bench = root.join("tests/bench");
    fs::write(bench.join("figures.jsonl"), lines(figures)).expect("room for the figures");
    fs::write(bench.join("cost.svg"), curve::drawn(figures)).expect("room for the curve");
    let readme = root.join("README.md");
    let text = fs::read_to_string(&readme).expect("the first page");
    let [before, after] = MARKS.map(|mark| text.find(mark).unwrap_or_else(|| panic!("README.md has no {mark}")));
    let text = format!("{}{}\n{}\n{}", &text[..before], MARKS[0], table(figures), &text[after..]);
    fs::write(readme, text).expect("room for the table");
}

/// One line for the run, and one for each figure.
fn lines(figures: &Figures) -> String {
    let run = serde_json::json!({ "machine": machine(), "date": date(), "command": COMMAND });
    let figures = figures.0.iter().map(|figure| serde_json::to_string(figure).expect("a figure"));
    [run.to_string()].into_iter().chain(figures).map(|line| line + "\n").collect()
}

fn table(figures: &Figures) -> String {
    let rows: String = ROWS.iter().filter_map(|(what, pages)| figures.find(what, *pages)).map(row).collect();
    format!(
        "\n## At any size\n\n`{COMMAND}`, {}, on {}:\nmedians, in a terminal of 120 by 40, beside the least that a program \
         with ratatui can do, and beside tui-journal.\n[As a curve](tests/bench/cost.svg).\n\n| | minimal | tui-journal | \
         Goldseam | at most | ratio |\n| --- | --- | --- | --- | --- | --- |\n{rows}",
        date(),
        machine(),
    )
}

fn row(figure: &Figure) -> String {
    let told = |value: Option<f64>| value.map_or_else(String::new, |value| figure.unit.told(value));
    let bound = figure.bound.as_ref().map_or_else(String::new, |bound| bound.said.clone());
    let ratio = figure.ratio().map_or_else(String::new, |ratio| format!("{ratio:.2}"));
    let [minimal, peer, ours] = [figure.minimal, figure.peer, Some(figure.ours)].map(told);
    format!("| {} | {minimal} | {peer} | {ours} | {bound} | {ratio} |\n", figure.name().replace(" | ", " \\| "))
}

fn date() -> String {
    chrono::Local::now().format("%Y-%m-%d").to_string()
}

/// The processor, and how much there is of it.
fn machine() -> String {
    let said = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = said.lines().find(|line| line.starts_with("model name")).and_then(|line| line.split_once(": "));
    let model = model.map_or("a processor without a name", |(_, model)| model.trim());
    let many = std::thread::available_parallelism().map_or(1, usize::from);
    format!("{many} cores of {model}")
}
