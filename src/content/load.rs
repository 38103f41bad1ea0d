//! Reads a pack, from a folder or from inside the binary, into a [`Workbook`].
//!
//! It goes on after a fault, so that all of them come in one run. Which files there are is for `gather` to say; they are read
//! side by side.

use super::check;
use super::demo::{Demo, Sample};
use super::embedded::{ENGLISH, Pack};
use super::fault::{Effect, Fault, Faults, Location};
use super::gather::{DEMO, Files, WORDS, bytes, gather, unreadable};
use super::language::Language;
use super::reader::{Findings, read};
use super::schema::{Schema, WORKBOOK_FILE};
use super::shipped;
use super::side_by_side;
use super::table::Table;
use super::translation::{self, Base};
use super::words::{Plurals, Words};
use super::{Library, Stage, StageFile, StageListed, Workbook};
use crate::order;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;
use std::str::Utf8Error;
use std::sync::OnceLock;
use toml::de::DeTable;

/// Where older packs had some of them.
const LINES: &str = "library/interface.toml";
/// What a pack does for what it lacks.
enum Otherwise<'a> {
    /// It may lack nothing.
    Nothing,
    /// A word of the program is said in English.
    Words(&'a Words),
    /// It is a translation: whatever it lacks is that of the English pack.
    English(&'a Base),
}

/// The pack that ships inside the binary, in English, read as strictly as one of somebody's own.
pub fn embedded() -> Result<Workbook, Faults> {
    strictly(ENGLISH)
}

/// A pack that ships inside the binary, piece by piece as each is asked for. It was held to the rules before it shipped.
pub fn shipped_in(pack: Pack) -> Result<Workbook, Faults> {
    // Which of its steps a translation says in English is known only once it is read whole.
    if pack.language == ENGLISH.language { Ok(shipped::read(pack)) } else { strictly(pack) }
}

/// The same pack, read whole and judged.
pub fn strictly(pack: Pack) -> Result<Workbook, Faults> {
    // Nothing stands behind the English pack, so there a missing word is a fault and not borrowed.
    let alone = |pack| whole(&held(pack), Findings::default(), &Otherwise::Nothing);
    if pack.language == ENGLISH.language {
        return Ok(alone(pack)?.book);
    }
    let english = alone(ENGLISH)?;
    Ok(whole(&held(pack), Findings::default(), &Otherwise::English(&english))?.book)
}

/// What the program says in English: the words of the pack that ships inside the binary.
pub fn shipped() -> &'static Words {
    static SHIPPED: OnceLock<Words> = OnceLock::new();
    SHIPPED.get_or_init(|| shipped::words(ENGLISH))
}

fn held(pack: Pack) -> Files {
    order::map(pack.files.iter().map(|(name, text)| (Cow::Borrowed(*name), Cow::Borrowed(text.as_bytes()))))
}

/// The pack in a folder.
pub fn from_dir(dir: &Path) -> Result<Workbook, Faults> {
    Ok(in_dir(dir, &Otherwise::Words(shipped()))?.book)
}

/// The pack of a language in a folder of languages. It is a translation of the English one beside it, or where there is
/// none of that in the binary.
pub(super) fn language_in(dir: &Path, name: &str, english: Option<&str>) -> Result<Workbook, Faults> {
    // The faults are those of several packs, so each says in which it is.
    let beside = |name: &str, otherwise: &Otherwise<'_>| {
        let read = in_dir(&dir.join(name), otherwise);
        read.and_then(|base| named_rightly(name, base)).map_err(|faults| faults.below(name))
    };
    let base = match english {
        Some(english) => beside(english, &Otherwise::Words(shipped()))?,
        None => whole(&held(ENGLISH), Findings::default(), &Otherwise::Nothing)?,
    };
    if english == Some(name) {
        return Ok(base.book);
    }
    let mut book = beside(name, &Otherwise::English(&base))?.book;
    book.borrowed = Faults(book.borrowed, Vec::new()).below(name).0;
    Ok(book)
}

/// The folder of a language is called as its pack says.
fn named_rightly(name: &str, base: Base) -> Result<Base, Faults> {
    let language = &base.book.language;
    // No tag at all is a fault of its own.
    if Language::read(language).is_none_or(|language| Some(language) == Language::read(name)) {
        return Ok(base);
    }
    let what = format!("the language is \"{language}\", but its folder is called \"{name}\"");
    Err(Faults(vec![Fault::new(&Location::file(WORKBOOK_FILE), what, "let both be the same")], base.book.borrowed))
}

/// The language that a pack in a folder says it has.
pub(super) fn language_of(dir: &Path) -> Option<Language> {
    Language::read(&said_first(&first_file(dir)?, "language")?)
}

/// What a pack in a folder calls its language.
pub(super) fn language_name_of(dir: &Path) -> Option<String> {
    language_name_in(&first_file(dir)?)
}

/// The same, from the text of the file in which a pack begins.
pub(super) fn language_name_in(text: &str) -> Option<String> {
    said_first(text, "language_name")
}

fn first_file(dir: &Path) -> Option<String> {
    let bytes = bytes(dir, WORKBOOK_FILE, &mut Findings::default())?;
    String::from_utf8(bytes.into_owned()).ok()
}

/// What stands under a key of the file in which a pack begins, whatever else is wrong with the pack.
fn said_first(text: &str, key: &str) -> Option<String> {
    let table = DeTable::parse(text.trim_start_matches('\u{feff}')).ok()?;
    table.get_ref().get(key)?.get_ref().as_str().map(str::to_owned)
}

/// A pack whose files are in memory, by their path inside it.
pub fn from_files(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Result<Workbook, Faults> {
    Ok(whole(&owned(files), Findings::default(), &Otherwise::Words(shipped()))?.book)
}

/// The same, as a translation of the English pack in the binary.
pub fn translation_from_files(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Result<Workbook, Faults> {
    let english = whole(&held(ENGLISH), Findings::default(), &Otherwise::Nothing)?;
    Ok(whole(&owned(files), Findings::default(), &Otherwise::English(&english))?.book)
}

fn owned(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Files {
    order::map(files.into_iter().map(|(name, bytes)| (Cow::Owned(name), Cow::Owned(bytes))))
}

fn in_dir(dir: &Path, otherwise: &Otherwise<'_>) -> Result<Base, Faults> {
    let mut findings = Findings::default();
    let files = gather(dir, &mut findings)?;
    whole(&files, findings, otherwise)
}

/// The words of the program that a pack has; what it lacks comes from `otherwise`, and is told.
fn words(files: &Files, otherwise: &Words, findings: &mut Findings) -> Words {
    // Said, not passed over: whoever reworded those lines would look for them on the screens in vain.
    if files.contains_key(LINES) {
        let mend = format!("its words stand in {WORDS}");
        findings
            .missing
            .push(Fault::new(&Location::file(LINES), "this file is no longer read", mend).with_effect(Effect::Aside));
    }
    let plurals = findings.plurals.clone().unwrap_or_default();
    Words::from_pack(&plurals, otherwise, |name, form, build| {
        if !files.contains_key(name) && !findings.unread.contains(name) {
            findings.lacks(name);
            return;
        }
        let mut lost = Vec::new();
        part(files, name, form, findings, |table| lost = build(table));
        let text = files.get(name).and_then(|bytes| text(bytes).ok()).unwrap_or_default();
        for lost in lost {
            findings.lost(&Location::of(name, &text, lost.at), &lost);
        }
    })
}

/// Reads the files of a pack and holds them to the rules of the format.
fn whole(files: &Files, mut findings: Findings, otherwise: &Otherwise<'_>) -> Result<Base, Faults> {
    findings.is_translation = matches!(otherwise, Otherwise::English(_));
    let mut book: Workbook = file(files, WORKBOOK_FILE, &mut findings).unwrap_or_default();
    // Before any word is read: which plural forms one must have depends on the language.
    findings.plurals = Language::read(&book.language).map(|_| Plurals::of(&book.language));
    let stages = pieces(files, otherwise, &mut book, &mut findings);
    book.stages = in_order(&book.order, stages, &mut findings, files).into();
    if let Otherwise::English(base) = otherwise {
        // What could not be read has its fault; it is not missing, and departs from nothing.
        let unread = findings.unread.clone();
        let is_there = |name: &str| files.contains_key(name) && !unread.contains(name);
        translation::fill(&mut book, base, is_there, &mut findings);
    }
    check::check(&book, &mut findings);
    book.without_id = std::mem::take(&mut findings.without_id);
    match otherwise {
        Otherwise::Nothing => findings.faults.append(&mut findings.missing),
        _ => book.borrowed = Faults(std::mem::take(&mut findings.missing), Vec::new()).sorted().0,
    }
    if findings.faults.is_empty() {
        return Ok(Base::new(book, findings));
    }
    Err(Faults(findings.faults, book.borrowed).sorted())
}

/// What one of several at once reads.
enum Piece {
    Words(Box<Words>),
    Stage(String, Option<Stage>),
    Library(Box<Library>),
    Demo(Demo),
}

/// Reads all files but the first, side by side, and what was found in them in their order. The stages are handed on, by
/// their files.
fn pieces(
    files: &Files,
    otherwise: &Otherwise<'_>,
    book: &mut Workbook,
    findings: &mut Findings,
) -> BTreeMap<String, Stage> {
    let stages: Vec<&str> = files.keys().map(|name| &**name).filter(|name| name.starts_with("stages/")).collect();
    let before = findings.beside();
    let read = side_by_side::each(stages.len() + 3, |at| {
        let mut findings = before.beside();
        let piece = match at.checked_sub(1) {
            None => Piece::Words(Box::new(match otherwise {
                Otherwise::Nothing => words(files, &Words::default(), &mut findings),
                Otherwise::Words(words_of) => words(files, words_of, &mut findings),
                Otherwise::English(base) => words(files, &base.book.words, &mut findings),
            })),
            Some(at) if at < stages.len() => {
                Piece::Stage(stages[at].to_owned(), file(files, stages[at], &mut findings).map(stage))
            }
            Some(at) if at == stages.len() => {
                let read = Library::read(|name, form, build| part(files, name, form, &mut findings, build));
                Piece::Library(Box::new(read))
            }
            Some(_) => Piece::Demo(demo(files, &mut findings)),
        };
        (piece, findings)
    });
    let mut stages = BTreeMap::new();
    for (piece, found) in read {
        findings.add(found);
        match piece {
            Piece::Words(words) => book.words = words,
            Piece::Stage(name, stage) => stages.extend(stage.map(|stage| (name, stage))),
            Piece::Library(library) => book.library = *library,
            Piece::Demo(demo) => book.demo = demo.into(),
        }
    }
    stages
}

fn demo(files: &Files, findings: &mut Findings) -> Demo {
    let mut demo = Demo::default();
    for name in files.keys().filter(|name| name.starts_with(DEMO)) {
        match name.trim_start_matches(DEMO).trim_end_matches(".toml") {
            "presenter" => demo.presenter = file(files, name, findings).unwrap_or_default(),
            id => {
                let sample = file::<Sample>(files, name, findings);
                demo.samples.extend(sample.map(|sample| Sample { id: id.to_owned(), ..sample }));
            }
        }
    }
    demo
}

fn stage(file: StageFile) -> Stage {
    Stage { steps: file.steps, notes: file.notes, ..file.stage }
}

/// Reads one file that a pack must have.
fn file<T: Table>(files: &Files, name: &str, findings: &mut Findings) -> Option<T> {
    let mut found = None;
    part(files, name, T::SCHEMA, findings, |table| found = T::read(table));
    found
}

/// Reads one file that a pack must have, and hands its table on.
fn part(files: &Files, name: &str, form: &'static Schema, findings: &mut Findings, build: impl FnOnce(&DeTable<'_>)) {
    let Some(bytes) = files.get(name) else {
        // One that could not be read is told already. "Missing" would be a second fault, and a wrong one.
        match (findings.unread.contains(name), findings.is_translation) {
            (true, _) => {}
            (false, true) => findings.lacks(name),
            (false, false) => drop(unreadable::<()>(findings, name, "this file is missing")),
        }
        return;
    };
    match text(bytes) {
        Ok(text) => {
            if let Some(tree) = read(name, &text, form, findings) {
                build(&tree);
            }
        }
        Err(error) => {
            let before = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
            let place = Location::of(name, &before, before.len());
            findings.fault(&place, "this is not UTF-8 text", "save the file as UTF-8");
            findings.unread.insert(name.to_owned());
        }
    }
}

/// The text of a file, with the ends of lines that one counts by.
fn text(bytes: &[u8]) -> Result<Cow<'_, str>, Utf8Error> {
    let text = std::str::from_utf8(bytes)?;
    // Some editors begin every file they save with a mark that says how it is written.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    Ok(if text.contains('\r') { Cow::Owned(text.replace("\r\n", "\n")) } else { Cow::Borrowed(text) })
}

/// The stages as `workbook.toml` lists them, each with its steps in the order listed there.
fn in_order(
    listed: &[StageListed],
    mut stages: BTreeMap<String, Stage>,
    findings: &mut Findings,
    files: &Files,
) -> Vec<Stage> {
    let mut found = Vec::new();
    for entry in listed {
        if let Some(mut stage) = stages.remove(&entry.file) {
            let at = |id: &str| entry.steps.iter().position(|step| step == id).unwrap_or(usize::MAX);
            order::by_key(&mut stage.steps, |step| at(step.id.as_str()));
            same_id(entry, &mut stage, findings);
            found.push(stage);
        } else if findings.is_translation && !files.contains_key(&*entry.file) {
            findings.lacks(&entry.file);
        } else if !files.contains_key(&*entry.file) && !findings.unread.contains(&entry.file) {
            let what = format!("there is no file \"{}\"", entry.file);
            findings.fault(
                &findings.place(&entry.id, "file"),
                what,
                "name the file of the stage as it lies in the folder",
            );
        }
    }
    // Where the list itself could not be read, every file would seem to be forgotten.
    for name in stages.keys().filter(|_| !listed.is_empty()) {
        findings.fault(
            &Location::file(name),
            "no stage of workbook.toml names this file",
            "name it there, or take it out",
        );
    }
    found
}

/// The heading of a stage file has the id under which `workbook.toml` lists the file.
fn same_id(entry: &StageListed, stage: &mut Stage, findings: &mut Findings) {
    let list = format!("{} stage", entry.file);
    let heading = findings.ids.iter().find(|named| named.list == list && named.id != entry.id);
    if let Some(place) = heading.map(|named| named.place.clone()) {
        let what = format!("the id is \"{}\", but {WORKBOOK_FILE} lists this file as \"{}\"", stage.id, entry.id);
        findings.fault(&place, what, "let both be the same");
    }
    // It goes on under the listed id, or one wrong heading would be told again for every step below it.
    stage.id.clone_from(&entry.id);
}
