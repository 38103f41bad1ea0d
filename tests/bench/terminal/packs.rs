//! Editions in a folder: the one that ships, and one of twice its size, in which steps stand twice and three times.

use crate::homes::Home;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// What copies of a step are called after it.
const COPIES: [&str; 2] = ["-again", "-once-more"];

/// The edition as it is exported, and the larger one.
pub(crate) fn exported(home: &Home, root: &Path) -> (PathBuf, PathBuf) {
    let folders = ["once", "twice"].map(|name| root.join(name));
    for folder in &folders {
        let folder = folder.to_str().expect("a folder with a plain name");
        let status = home.command(&["content", "export", folder]).output().expect("goldseam").status;
        assert!(status.success(), "the edition can't be exported");
    }
    let [once, twice] = folders;
    double(&twice);
    let mut check = home.command(&["--content"]);
    let check = check.arg(&twice).args(["content", "check"]).output().expect("goldseam");
    assert!(check.status.success(), "the larger edition is not right: {}", String::from_utf8_lossy(&check.stdout));
    (once, twice)
}

/// The files that are read, with what stands in them.
fn files(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("an edition").flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|ending| ending == "toml") {
            let text = fs::read_to_string(&path).expect("a file of an edition");
            found.push((path, text));
        }
    }
    found.sort();
    found
}

fn size(folder: &Path) -> usize {
    files(folder).iter().map(|(_, text)| text.len()).sum()
}

/// Puts copies of steps behind them, until all of it is twice as large.
fn double(folder: &Path) {
    let wanted = 2 * size(folder);
    let first = folder.join("workbook.toml");
    let mut order = fs::read_to_string(&first).expect("the first file of an edition");
    let stages = files(&folder.join("stages"));
    for copy in COPIES {
        for (path, text) in &stages {
            if size(folder) >= wanted {
                break;
            }
            let steps = &text[text.find("[[step]]").unwrap_or(text.len())..];
            let now = fs::read_to_string(path).expect("a stage");
            fs::write(path, format!("{}\n\n{}", now.trim_end(), copied(steps, copy))).expect("room");
            order = listed(&order, steps, copy);
        }
    }
    fs::write(first, order).expect("room");
}

/// The steps under other names. A copy is on no short path: that stays short.
fn copied(steps: &str, copy: &str) -> String {
    let renamed = |line: &str| match line.strip_suffix('"') {
        Some(begun) if line.starts_with("id = \"") || line.starts_with("ref = \"") => format!("{begun}{copy}\"\n"),
        _ if line.starts_with("core = ") => String::new(),
        _ => format!("{line}\n"),
    };
    steps.lines().map(renamed).collect()
}

/// The list of steps, with each copy behind its step.
fn listed(order: &str, steps: &str, copy: &str) -> String {
    let is_of = |id: &str| steps.contains(&format!("\nid = \"{id}\"\n"));
    let with_copy = |line: &str| match line.trim().strip_prefix('"').and_then(|line| line.strip_suffix("\",")) {
        Some(id) if is_of(id) => format!("{line}\n  \"{id}{copy}\",\n"),
        _ => format!("{line}\n"),
    };
    order.lines().map(with_copy).collect()
}

/// How long it takes to read all of the files and to parse them, and no more.
pub(crate) fn bare_parsing(folder: &Path) -> Duration {
    let began = Instant::now();
    for (path, text) in files(folder) {
        let parsed = toml::de::DeTable::parse(&text);
        assert!(parsed.is_ok(), "{} can't be parsed", path.display());
        std::hint::black_box(parsed.is_ok());
    }
    began.elapsed()
}
