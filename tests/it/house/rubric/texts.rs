//! Every text of the pack that a person may read, with the place where it stands.
//!
//! Taken from the TOML itself and not from the loaded workbook, so that no key can be forgotten here.

use super::plain::bare;
use goldseam::content::embedded::ENGLISH;
use std::fmt;
use std::sync::LazyLock;
use toml::Value;

/// Keys that hold ids and words of the format: nobody reads them.
const NOT_READ: [&str; 26] = [
    "id",
    "ref",
    "kind",
    "for",
    "sitting",
    "visibility",
    "leaves",
    "core",
    "lighter",
    "worksheet",
    "seed",
    "see",
    "step",
    "steps",
    "of",
    "file",
    "section",
    "country",
    "code",
    "confidence",
    "when",
    "worry",
    "order",
    "name",
    "language",
    "version",
];

/// One text of the pack.
pub(super) struct Text {
    /// Its file inside the pack.
    pub(super) file: String,
    /// The id of the table it stands in; empty where the table has none.
    pub(super) owner: String,
    /// The keys that lead to it from there; a place in a list is a number.
    pub(super) path: Vec<String>,
    /// The words as they are written.
    pub(super) words: String,
    /// The same, bare: what the lists of words are held against.
    pub(super) bare: Vec<String>,
}

impl Text {
    /// The key it stands under, whatever list it is in.
    pub(super) fn key(&self) -> &str {
        let names = self.path.iter().rev().find(|part| part.parse::<usize>().is_err());
        names.map_or("", String::as_str)
    }

    /// Whether it is for a therapist, who is spoken to as a colleague.
    pub(super) fn is_for_therapists(&self) -> bool {
        self.key() == "therapist" || self.owner == "presenter"
    }

    /// Its paragraphs, each on one line.
    pub(super) fn paragraphs(&self) -> Vec<String> {
        let parts: Vec<&str> =
            if self.key() == "verbatim" { self.words.lines().collect() } else { self.words.split("\n\n").collect() };
        let folded = parts.iter().map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "));
        folded.filter(|part| !part.is_empty()).collect()
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.file, self.owner, self.path.join("."))
    }
}

/// Every text of the stages and the library.
pub(super) fn texts() -> &'static [Text] {
    static ALL: LazyLock<Vec<Text>> = LazyLock::new(|| {
        let mut all = Vec::new();
        for (file, text) in ENGLISH.files.iter().filter(|(file, _)| is_read(file)) {
            let table: toml::Table = text.parse().unwrap_or_else(|fault| panic!("{file}: {fault}"));
            gather(&Value::Table(table), &Spot { file, owner: area(file), path: Vec::new() }, &mut all);
        }
        all
    });
    &ALL
}

/// The texts people read: all but those for therapists.
pub(super) fn for_people() -> impl Iterator<Item = &'static Text> {
    texts().iter().filter(|text| !text.is_for_therapists())
}

fn is_read(file: &str) -> bool {
    (["stages/", "library/", "demo/"].iter().any(|folder| file.starts_with(folder)))
        && std::path::Path::new(file).extension().is_some_and(|end| end == "toml")
}

/// The area of a file of the program's words, which have no ids.
fn area(file: &str) -> String {
    let name = file.strip_prefix("library/words/").and_then(|name| name.strip_suffix(".toml"));
    name.map_or_else(String::new, |name| format!("words.{name}"))
}

/// Where the walk through a file stands.
struct Spot<'a> {
    file: &'a str,
    owner: String,
    path: Vec<String>,
}

impl Spot<'_> {
    fn below(&self, part: &str) -> Self {
        let path = self.path.iter().cloned().chain([part.to_owned()]).collect();
        Self { file: self.file, owner: self.owner.clone(), path }
    }
}

fn gather(value: &Value, spot: &Spot<'_>, all: &mut Vec<Text>) {
    match value {
        Value::String(words) => {
            let text = Text {
                file: spot.file.to_owned(),
                owner: spot.owner.clone(),
                path: spot.path.clone(),
                words: words.clone(),
                bare: bare(words),
            };
            let looked_for = text.path.iter().any(|part| part == "notices") && text.key() == "words";
            if !NOT_READ.contains(&text.key()) && !looked_for {
                all.push(text);
            }
        }
        Value::Array(items) => {
            for (number, item) in items.iter().enumerate() {
                gather(item, &spot.below(&number.to_string()), all);
            }
        }
        Value::Table(table) => {
            // What stands in a list of a step has an id too, and is still a text of the step.
            let id = table.get("id").and_then(Value::as_str).filter(|_| spot.owner.is_empty());
            for (key, value) in table {
                let below = match id {
                    Some(id) => Spot { file: spot.file, owner: id.to_owned(), path: vec![key.clone()] },
                    None => spot.below(key),
                };
                gather(value, &below, all);
            }
        }
        _ => {}
    }
}
