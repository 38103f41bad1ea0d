//! The house: imports go down the floors only, some things stand in some rooms only, and nothing grows too large.
//!
//! The table of floors is that of `src/lib.rs`. A cap is met by finding the right seam; the numbers here stay.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The rooms from the ground up, and what each may import beside itself.
const FLOORS: [(&str, &[&str]); 13] = [
    ("files", &[]),
    ("text", &[]),
    ("content", &["files"]),
    ("engine", &["content"]),
    ("journal", &["engine", "content", "files"]),
    ("export", &["engine", "content"]),
    ("app", &["journal", "engine", "content", "text"]),
    ("ui", &["app", "engine", "content", "text"]),
    ("plain", &["app", "engine", "content", "text"]),
    ("runtime", &["app", "ui", "plain", "journal", "engine", "content", "text", "files"]),
    ("cli", &["runtime", "ui", "plain", "app", "export", "journal", "engine", "content", "text", "files"]),
    ("main", &["cli"]),
    ("lib", &[]),
];

/// Words that may stand in these rooms only, with the files or rooms they may stand in.
const PLACES: [(&str, &[&str]); 6] = [
    ("std::fs", &["files", "journal", "runtime", "cli"]),
    ("fs::", &["files", "journal", "runtime", "cli"]),
    ("Local::now", &["runtime", "cli"]),
    ("Utc::now", &["runtime", "cli"]),
    ("println!", &["cli", "plain"]),
    ("ratatui::", &["ui", "runtime"]),
];

/// The longest file and the longest function, in lines.
const FILE: usize = 350;
const FUNCTION: usize = 60;

/// A source file: its path below `src`, without the ending, and its text.
struct Source {
    path: String,
    text: String,
}

impl Source {
    fn room(&self) -> &str {
        self.path.split('/').next().unwrap_or_default()
    }

    fn stands_in(&self, place: &str) -> bool {
        self.path == place || self.path.starts_with(&format!("{place}/"))
    }

    /// Its lines of code, numbered from one, without comments.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text
            .lines()
            .enumerate()
            .map(|(at, line)| (at + 1, line))
            .filter(|(_, line)| !line.trim().starts_with("//"))
    }
}

fn sources() -> Vec<Source> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    gather(&src, &mut found);
    assert!(found.len() > 20, "the house was not found in {}", src.display());
    let named = |path: &PathBuf| path.strip_prefix(&src).unwrap().with_extension("").to_str().unwrap().to_owned();
    found.iter().map(|path| Source { path: named(path), text: fs::read_to_string(path).unwrap() }).collect()
}

fn gather(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// The rooms a line imports, or names in full.
fn rooms_named(line: &str) -> Vec<&str> {
    let mut rooms = Vec::new();
    for rest in line.split("crate::").skip(1) {
        let names = match rest.strip_prefix('{') {
            Some(list) => list.split(['}', ';']).next().unwrap_or_default().split(", ").collect(),
            None => vec![rest],
        };
        rooms.extend(names.iter().map(|name| name.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default()));
    }
    rooms
}

#[test]
fn imports_go_down_the_floors_only() {
    let floors: BTreeMap<_, _> = FLOORS.into_iter().collect();
    let mut wrong = Vec::new();
    for source in sources() {
        let below = floors.get(source.room()).unwrap_or_else(|| panic!("{} stands on no floor", source.path));
        for (number, line) in source.code() {
            for room in rooms_named(line) {
                let fine = room == source.room() || below.contains(&room) || !floors.contains_key(room);
                if !fine {
                    wrong.push(format!("src/{}.rs:{number} reaches up to {room}", source.path));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_touches_the_outside_stands_in_its_rooms_only() {
    let mut wrong = Vec::new();
    for source in sources() {
        for (number, line) in source.code() {
            for (word, places) in PLACES {
                let found = line.match_indices(word).any(|(at, _)| {
                    let before = line[..at].chars().next_back();
                    !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':')
                });
                if found && !places.iter().any(|place| source.stands_in(place)) {
                    wrong.push(format!("src/{}.rs:{number} has {word}", source.path));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The lengths of the functions of a file: from `fn` to the brace that closes it, found by its indent.
fn functions(source: &Source) -> Vec<(String, usize)> {
    let lines: Vec<&str> = source.text.lines().collect();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let trimmed = line.trim_start();
        let begins = ["fn ", "pub fn ", "pub(crate) fn ", "pub(super) fn ", "const fn ", "pub const fn "];
        if !begins.iter().any(|begin| trimmed.starts_with(begin)) || is_declared_only(&lines[at..]) {
            continue;
        }
        let indent = line.len() - trimmed.len();
        let closing = format!("{}}}", " ".repeat(indent));
        let length = lines[at..].iter().position(|line| *line == closing).map_or(1, |end| end + 1);
        found.push((trimmed.to_owned(), length));
    }
    found
}

/// A function of a trait without a body ends in a semicolon before any brace opens.
fn is_declared_only(from: &[&str]) -> bool {
    let ends = from.iter().find(|line| line.ends_with(';') || line.ends_with('{') || line.ends_with('}'));
    ends.is_some_and(|line| line.ends_with(';'))
}

fn median(mut numbers: Vec<usize>) -> usize {
    numbers.sort_unstable();
    numbers[numbers.len() / 2]
}

#[test]
fn no_file_and_no_function_grows_too_long() {
    let sources = sources();
    let mut wrong = Vec::new();
    let mut lengths = Vec::new();
    for source in &sources {
        let lines = source.text.lines().count();
        if lines > FILE {
            wrong.push(format!("src/{}.rs has {lines} lines", source.path));
        }
        for (name, length) in functions(source) {
            if length > FUNCTION {
                wrong.push(format!("src/{}.rs: `{name}` has {length} lines", source.path));
            }
            lengths.push(length);
        }
    }
    let files = sources.iter().map(|source| source.text.lines().count()).collect();
    println!("median file {} lines (aim 130), median function {} lines (aim 10)", median(files), median(lengths));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_opens_by_saying_what_it_is_and_is_not() {
    let silent: Vec<String> = sources()
        .iter()
        .filter(|source| !source.text.starts_with("//!"))
        .map(|source| format!("src/{}.rs", source.path))
        .collect();
    assert!(silent.is_empty(), "no first words in: {}", silent.join(", "));
}

#[test]
fn the_top_level_holds_what_it_should_and_nothing_else() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut seen: Vec<String> = fs::read_dir(root)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| !name.starts_with('.') && name != "target")
        .collect();
    seen.sort();
    assert_eq!(seen, ["Cargo.lock", "Cargo.toml", "LICENSE", "README.md", "content", "src", "tests"]);
}

#[test]
fn nothing_speaks_over_a_network() {
    let words = ["std::net", "TcpStream", "UdpSocket", "reqwest", "tokio"];
    let cargo = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).unwrap();
    for word in words {
        assert!(!cargo.contains(word), "Cargo.toml names {word}");
        for source in sources() {
            assert!(source.code().all(|(_, line)| !line.contains(word)), "src/{}.rs names {word}", source.path);
        }
    }
}
