//! Reads a pack that ships inside the binary, each piece of it when it is first asked for.
//!
//! A start shows one page, and what it waited for most was the reading of all the others. Which steps there are, and on
//! whose list, stands in the heads of the stages' files; what a step says is read when somebody meets it.
//!
//! Nothing is judged here. `load` reads the same pack whole and strictly, and a test holds the two to each other, for every
//! language.

use super::demo::{Demo, Presenter, Sample};
use super::embedded::Pack;
use super::later::{Later, parsed};
use super::schema::WORKBOOK_FILE;
use super::step::{Head, Prose};
use super::table::found;
use super::words::{Plurals, Words};
use super::{Library, Stage, StageListed, Step, Workbook};
use crate::order;
use toml::de::DeTable;

/// A pack, of which nothing is read but its first file.
pub(super) fn read(pack: Pack) -> Workbook {
    let mut book: Workbook = parsed(text(pack, WORKBOOK_FILE));
    *book.words = words(pack);
    let listed = book.order.clone();
    book.stages = Later::new(move || listed.iter().map(|listed| stage(listed, text(pack, &listed.file))).collect());
    book.library = Library::shipped(|path| text(pack, path));
    book.demo = Later::new(move || demo(pack));
    book
}

/// What the program says in the language of a pack.
pub(super) fn words(pack: Pack) -> Words {
    Words::shipped(&Plurals::of(pack.language), |path| text(pack, path))
}

fn text(pack: Pack, path: &str) -> &'static str {
    pack.files.binary_search_by_key(&path, |(path, _)| path).map_or("", |at| pack.files[at].1)
}

fn demo(pack: Pack) -> Demo {
    let mut demo = Demo::default();
    for (path, text) in pack.files {
        match path.strip_prefix("demo/").and_then(|name| name.strip_suffix(".toml")) {
            None => {}
            Some("presenter") => demo.presenter = parsed::<Presenter>(text),
            Some(id) => {
                let sample = parsed::<Option<Sample>>(text);
                demo.samples.extend(sample.map(|sample| Sample { id: id.to_owned(), ..sample }));
            }
        }
    }
    demo
}

/// A stage with its steps in the order listed, what they say still to be read.
fn stage(listed: &StageListed, text: &'static str) -> Stage {
    let parts = parts(text);
    let heads: String = parts.iter().map(|part| head(part)).collect();
    let Ok(heads) = DeTable::parse(&heads) else { return Stage::default() };
    let each = |key, begins: &'static str| {
        let heads = found::<Vec<Head>>(heads.get_ref(), key).unwrap_or_default();
        let parts = parts.iter().filter(move |part| part.starts_with(begins));
        heads.into_iter().zip(parts).map(|(head, part)| step(head, part)).collect::<Vec<_>>()
    };
    let (mut steps, notes) = (each("step", STEP), each("note", NOTE));
    let at = |id: &str| listed.steps.iter().position(|step| step == id).unwrap_or(usize::MAX);
    order::by_key(&mut steps, |step| at(step.id.as_str()));
    Stage { steps, notes, ..found(heads.get_ref(), "stage").unwrap_or_default() }
}

fn step(head: Head, part: &'static str) -> Step {
    let prose = Later::new(move || {
        let Ok(part) = DeTable::parse(part) else { return Prose::default() };
        let of = |key| found::<Vec<Prose>>(part.get_ref(), key).into_iter().flatten().next();
        of("step").or_else(|| of("note")).unwrap_or_default()
    });
    Step { head, prose }
}

const STEP: &str = "[[step]]";
const NOTE: &str = "[[note]]";

/// A stage's file cut before each step and each small question. The first part has the heading of the stage.
fn parts(text: &'static str) -> Vec<&'static str> {
    let begins = |at: &usize| text[*at..].starts_with(STEP) || text[*at..].starts_with(NOTE);
    let lines = text.match_indices('\n').map(|(at, _)| at + 1);
    let mut parts = Vec::new();
    let mut from = 0;
    for at in lines.filter(begins).chain([text.len()]) {
        parts.push(&text[from..at]);
        from = at;
    }
    parts
}

/// What stands in a part before its first longer text; of the heading of a stage, everything.
fn head(part: &str) -> &str {
    if !part.starts_with(STEP) && !part.starts_with(NOTE) {
        return part;
    }
    let end = part.find("\"\"\"").unwrap_or(part.len());
    let line = part[..end].rfind('\n').map_or(0, |at| at + 1);
    &part[..line]
}
