//! Reads a pack, from a folder or from inside the binary, into a [`Workbook`].
//!
//! The only file of this room that touches the disk. It looks at sizes before it reads, reads plain
//! files only, and goes on after a fault, so that all of them come in one run.

use super::check;
use super::demo::{Demo, Sample};
use super::embedded::{ENGLISH, Pack};
use super::fault::{Effect, Fault, Faults, Location};
use super::language::Language;
use super::reader::{Findings, read};
use super::schema::{Schema, WORKBOOK_FILE};
use super::shipped;
use super::table::Table;
use super::translation::{self, Base};
use super::words::{Plurals, Words};
use super::{Library, Stage, StageFile, StageListed, Workbook};
use crate::files::{self, Kind};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;
use std::str::Utf8Error;
use std::sync::OnceLock;
use toml::de::DeTable;

/// The largest file that is read, in bytes.
// A pack can come from anybody. Without bounds, one device or endless file in it would fill the memory first.
const LARGEST: u64 = 2_000_000;
const MOST_FILES: usize = 200;

/// The folder of what the program itself says; what an edition lacks of it is said in English.
const WORDS: &str = "library/words/";
/// Where older packs had some of them.
const LINES: &str = "library/interface.toml";
/// The folder of the made-up people; an edition may do without it.
const DEMO: &str = "demo/";

/// The files of a pack by their path inside it.
type Files = BTreeMap<Cow<'static, str>, Cow<'static, [u8]>>;

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
    let english = whole(&held(ENGLISH), Findings::default(), &Otherwise::Nothing)?;
    if pack.language == ENGLISH.language {
        return Ok(english.book);
    }
    Ok(whole(&held(pack), Findings::default(), &Otherwise::English(&english))?.book)
}

/// What the program says in English: the words of the pack that ships inside the binary.
pub fn shipped() -> &'static Words {
    static SHIPPED: OnceLock<Words> = OnceLock::new();
    SHIPPED.get_or_init(|| shipped::words(ENGLISH))
}

fn held(pack: Pack) -> Files {
    pack.files.iter().map(|(name, text)| (Cow::Borrowed(*name), Cow::Borrowed(text.as_bytes()))).collect()
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
    files.into_iter().map(|(name, bytes)| (Cow::Owned(name), Cow::Owned(bytes))).collect()
}

fn in_dir(dir: &Path, otherwise: &Otherwise<'_>) -> Result<Base, Faults> {
    let mut findings = Findings::default();
    let files = gather(dir, &mut findings)?;
    whole(&files, findings, otherwise)
}

fn gather(dir: &Path, findings: &mut Findings) -> Result<Files, Faults> {
    let shown = dir.display();
    match files::kind(dir) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Err(Faults::whole(format!("there is no folder {shown}"), "look at how its name is written"));
        }
        Err(error) => return Err(Faults::whole(format!("could not look at {shown}: {error}"), "")),
        Ok(Kind::Folder) => {}
        Ok(_) => {
            return Err(Faults::whole(format!("{shown} is not a folder"), "name the folder that holds workbook.toml"));
        }
    }
    let mut names = Vec::new();
    // These folders and none below them: naming a home folder by mistake must not mean reading all of it.
    for inside in ["", "stages/", "library/", WORDS, DEMO] {
        list(dir, inside, &mut names, findings)?;
    }
    if names.is_empty() {
        let mend = "a workbook begins with workbook.toml; `goldseam content export DIR` writes one to start from";
        return Err(Faults::whole(format!("the folder {shown} holds no workbook"), mend));
    }
    Ok(names.into_iter().filter_map(|name| Some((Cow::Owned(name.clone()), bytes(dir, &name, findings)?))).collect())
}

/// The names of the pack's files in one of its folders; more than the most is an error of its own.
fn list(dir: &Path, inside: &str, names: &mut Vec<String>, findings: &mut Findings) -> Result<(), Faults> {
    let folder = if inside.is_empty() { dir.to_owned() } else { dir.join(inside) };
    if !inside.is_empty() && !folder.exists() {
        return Ok(());
    }
    // Twice as many, since notes and copies of an editor may lie among the files that count.
    let found = match files::names(&folder, MOST_FILES * 2) {
        Ok(found) => found,
        Err(error) => {
            unreadable::<()>(
                findings,
                inside.trim_end_matches('/'),
                &format!("this folder could not be read: {error}"),
            );
            return Ok(());
        }
    };
    for name in found {
        let name = name.to_string_lossy();
        // Some systems leave a hidden twin beside each file they copy, such as `._welcome.toml`, which is no TOML.
        if Path::new(&*name).extension().is_some_and(|end| end == "toml") && !name.starts_with('.') {
            names.push(format!("{inside}{name}"));
        }
        if names.len() > MOST_FILES {
            let what = format!("the folder {} holds more than {MOST_FILES} files", dir.display());
            return Err(Faults::whole(what, "a workbook has a file for each stage and a few for the library"));
        }
    }
    names.sort();
    Ok(())
}

/// What a file holds, where it is a plain file of a size that is read.
fn bytes(dir: &Path, name: &str, findings: &mut Findings) -> Option<Cow<'static, [u8]>> {
    let path = dir.join(name);
    let size = match files::kind(&path) {
        Ok(Kind::Folder) => return unreadable(findings, name, "this is a folder; a file of that name is read"),
        Ok(Kind::Other) => return unreadable(findings, name, "this is not a plain file"),
        Ok(Kind::File(size)) => size,
        Err(error) => return unreadable(findings, name, &format!("this file could not be read: {error}")),
    };
    if size > LARGEST {
        let what = format!("this file has {size} bytes; files of up to {LARGEST} bytes are read");
        return unreadable(findings, name, &what);
    }
    match files::read(&path, LARGEST) {
        Ok(bytes) => Some(Cow::Owned(bytes)),
        Err(error) => unreadable(findings, name, &format!("this file could not be read: {error}")),
    }
}

fn unreadable<T>(findings: &mut Findings, name: &str, what: &str) -> Option<T> {
    findings.fault(&Location::file(name), what, "");
    findings.unread.insert(name.to_owned());
    None
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
    // In a box, since all the words together are too much for a stack.
    *book.words = match otherwise {
        Otherwise::Nothing => words(files, &Words::default(), &mut findings),
        Otherwise::Words(words_of) => words(files, words_of, &mut findings),
        Otherwise::English(base) => words(files, &base.book.words, &mut findings),
    };
    let names = files.keys().filter(|name| name.starts_with("stages/"));
    let stages = names.filter_map(|name| Some((name.to_string(), stage(file(files, name, &mut findings)?)))).collect();
    book.library = Library::read(|name, form, build| part(files, name, form, &mut findings, build));
    let mut demo = Demo::default();
    for name in files.keys().filter(|name| name.starts_with(DEMO)) {
        match name.trim_start_matches(DEMO).trim_end_matches(".toml") {
            "presenter" => demo.presenter = file(files, name, &mut findings).unwrap_or_default(),
            id => {
                let sample = file::<Sample>(files, name, &mut findings);
                demo.samples.extend(sample.map(|sample| Sample { id: id.to_owned(), ..sample }));
            }
        }
    }
    book.demo = demo.into();
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
        let told = findings.faults.iter().any(|fault| fault.file == name);
        match (told, findings.is_translation) {
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
fn text(bytes: &[u8]) -> Result<String, Utf8Error> {
    let text = std::str::from_utf8(bytes)?;
    // Some editors begin every file they save with a mark that says how it is written.
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n"))
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
            stage.steps.sort_by_key(|step| at(step.id.as_str()));
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
