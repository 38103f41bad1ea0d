//! The files of a pack in a folder. It looks at sizes before it reads, and reads plain files only.

use super::fault::{Faults, Location};
use super::reader::Findings;
use super::side_by_side;
use crate::files::{self, Kind};
use crate::order;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

/// The largest file that is read, in bytes.
// A pack can come from anybody. Without bounds, one device or endless file in it would fill the memory first.
const LARGEST: u64 = 2_000_000;
const MOST_FILES: usize = 200;

/// The folder of what the program itself says; what an edition lacks of it is said in English.
pub(super) const WORDS: &str = "library/words/";
/// The folder of the made-up people; an edition may do without it.
pub(super) const DEMO: &str = "demo/";

/// The files of a pack by their path inside it.
pub(super) type Files = BTreeMap<Cow<'static, str>, Cow<'static, [u8]>>;

/// Every file of a pack.
pub(super) fn gather(dir: &Path, findings: &mut Findings) -> Result<Files, Faults> {
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
    let before = findings.beside();
    let read = side_by_side::each(names.len(), |at| {
        let mut findings = before.beside();
        (bytes(dir, &names[at], &mut findings), findings)
    });
    let mut there = Files::new();
    for (name, (bytes, found)) in names.into_iter().zip(read) {
        findings.add(found);
        there.extend(bytes.map(|bytes| (Cow::Owned(name), bytes)));
    }
    Ok(there)
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
    order::natural(names);
    Ok(())
}

/// What a file holds, where it is a plain file of a size that is read.
pub(super) fn bytes(dir: &Path, name: &str, findings: &mut Findings) -> Option<Cow<'static, [u8]>> {
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

pub(super) fn unreadable<T>(findings: &mut Findings, name: &str, what: &str) -> Option<T> {
    findings.fault(&Location::file(name), what, "");
    findings.unread.insert(name.to_owned());
    None
}
