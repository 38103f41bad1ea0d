//! The words that stand in the source itself: its string literals, apart from its names and comments.
//!
//! Also the pages beside it that a person reads, and the rule that no code can hold two people's numbers together.

use super::hold;
use super::plain::bare;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// One string literal of the source.
pub(super) struct Literal {
    /// Its file, below the project.
    pub(super) file: String,
    line: usize,
    /// What it says, with its escapes as they are written.
    pub(super) words: String,
    /// The same, bare.
    pub(super) bare: Vec<String>,
}

impl Literal {
    /// What it says, with a number in each gap that the program fills.
    pub(super) fn with_gaps_as_numbers(&self) -> String {
        let mut parts = self.words.split('{');
        let head = parts.next().unwrap_or_default().to_owned();
        parts.fold(head, |said, part| said + " 1 " + part.split_once('}').map_or(part, |(_, rest)| rest))
    }
}

impl fmt::Display for Literal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.line)
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The pages for people that are no part of the pack: those of the repository, and every page of help.
pub(super) fn pages() -> Vec<(String, String)> {
    let mut paths = vec![root().join("README.md")];
    files(&root().join(".github"), "md", &mut paths);
    files(&root().join("src/cli/help"), "txt", &mut paths);
    let read = |path: &PathBuf| (below(path), fs::read_to_string(path).expect("a page"));
    paths.iter().map(read).collect()
}

/// How a file is called below the project.
fn below(path: &Path) -> String {
    path.strip_prefix(root()).expect("below the project").to_string_lossy().replace('\\', "/")
}

fn files(dir: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).expect("a folder of the project") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(&path, ending, found);
        } else if path.extension().is_some_and(|end| end == ending) {
            found.push(path);
        }
    }
}

/// A file of the source, parted into its code and its literals; comments are in neither.
struct Parted {
    file: String,
    code: String,
    literals: Vec<Literal>,
}

static SOURCE: LazyLock<Vec<Parted>> = LazyLock::new(|| {
    let mut paths = Vec::new();
    files(&root().join("src"), "rs", &mut paths);
    paths.sort();
    let part = |path: &PathBuf| parted(below(path), &fs::read_to_string(path).expect("a source file"));
    paths.iter().map(part).collect()
});

/// Every literal of the source.
pub(super) fn literals() -> &'static [&'static Literal] {
    static ALL: LazyLock<Vec<&'static Literal>> =
        LazyLock::new(|| SOURCE.iter().flat_map(|parted| &parted.literals).collect());
    &ALL
}

fn parted(file: String, text: &str) -> Parted {
    let mut parted = Parted { file, code: String::new(), literals: Vec::new() };
    let (mut rest, mut line) = (text, 1);
    while let Some(c) = rest.chars().next() {
        let taken = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if let Some((words, length)) = raw(rest).or_else(|| quoted(rest)) {
            let bare = bare(&words);
            parted.literals.push(Literal { file: parted.file.clone(), line, words, bare });
            parted.code.push('"');
            length
        } else if let Some(length) = character(rest) {
            length
        } else {
            parted.code.push(c);
            c.len_utf8()
        };
        line += rest[..taken].matches('\n').count();
        rest = &rest[taken..];
    }
    parted
}

/// A raw string at the head of the text, and how long it is with its marks.
fn raw(text: &str) -> Option<(String, usize)> {
    let after = text.strip_prefix('r')?;
    let fences = after.len() - after.trim_start_matches('#').len();
    let inside = after[fences..].strip_prefix('"')?;
    let end = inside.find(&format!("\"{}", "#".repeat(fences)))?;
    Some((inside[..end].to_owned(), 1 + fences + 1 + end + 1 + fences))
}

/// A plain string at the head of the text; a line that goes on is joined.
fn quoted(text: &str) -> Option<(String, usize)> {
    let inside = text.strip_prefix('"')?;
    let mut escaped = false;
    for (at, c) in inside.char_indices() {
        match c {
            '"' if !escaped => {
                let words = inside[..at].replace("\\\n", " ").replace("\\n", " ").replace("\\\"", "\"");
                return Some((words, at + 2));
            }
            _ => escaped = c == '\\' && !escaped,
        }
    }
    None
}

/// A character at the head of the text, such as a quotation mark; a lifetime is none.
fn character(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('\'')?;
    let length = if inside.starts_with('\\') { 2 } else { inside.chars().next()?.len_utf8() };
    let end = inside[length..].find('\'')? + length;
    (inside.starts_with('\\') || end == length).then_some(end + 2)
}

#[test]
fn the_source_is_parted_rightly() {
    let text = "let a = \"one \\\"two\\\" \\\n three\"; // \"no\"\nlet b: &'a str = r#\"four \"five\"\"#; let c = '\"'; /* \"no\" */";
    let parted = parted("a.rs".to_owned(), text);
    let words: Vec<_> = parted.literals.iter().map(|said| said.words.as_str()).collect();
    assert_eq!(words, ["one \"two\"   three", "four \"five\""]);
    assert_eq!(parted.literals[1].to_string(), "a.rs:3");
    assert!(parted.code.contains("&'a str") && !parted.code.contains("no"));
    let gaps = Literal { file: String::new(), line: 1, words: "{a} of {}".to_owned(), bare: Vec::new() };
    assert_eq!(gaps.with_gaps_as_numbers().split_whitespace().collect::<Vec<_>>(), ["1", "of", "1"]);
}

/// Parts of names that only code which judges or keeps score would need.
const JUDGING: [&str; 12] = [
    "score",
    "scores",
    "streak",
    "badge",
    "average",
    "percentage",
    "percent",
    "tally",
    "threshold",
    "verdict",
    "grade",
    "ranking",
];

/// The parts of the names in a piece of code: `LowScore` and `low_score` are both "low" and "score".
fn parts(code: &str) -> Vec<String> {
    let mut spaced = String::new();
    for c in code.chars() {
        if c.is_uppercase() || !c.is_alphanumeric() {
            spaced.push(' ');
        }
        if c.is_alphanumeric() {
            spaced.extend(c.to_lowercase());
        }
    }
    spaced.split_whitespace().map(str::to_owned).collect()
}

#[test]
fn no_code_judges() {
    assert_eq!(parts("fn low_score(LowScore)"), ["fn", "low", "score", "low", "score"]);
    let judging = SOURCE.iter().filter_map(|parted| {
        let found = parts(&parted.code).into_iter().find(|part| JUDGING.contains(&part.as_str()))?;
        Some(format!("{}: {found}", parted.file))
    });
    hold("a name that judges", judging);
}

#[test]
fn no_function_takes_two_peoples_numbers() {
    let all: Vec<_> =
        SOURCE.iter().flat_map(|parted| signatures(&parted.code).map(move |found| (parted, found))).collect();
    let takes = |found: &str| found.matches("Point").count();
    assert!(all.iter().any(|(_, found)| takes(found) == 1), "a function takes one person's numbers");
    let two = all.iter().filter(|(_, found)| takes(found) > 1);
    hold("two people's numbers", two.map(|(parted, found)| format!("{}: fn {found}", parted.file)));
}

/// What each function takes: its name and all up to what it gives.
fn signatures(code: &str) -> impl Iterator<Item = String> + '_ {
    let heads = code.split("fn ").skip(1).map(|rest| rest.split(['{', ';']).next().unwrap_or_default());
    heads.map(|head| head.split("->").next().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" "))
}
