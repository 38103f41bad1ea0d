//! Looking a workbook over: what stands in it, how it is closed, and what is wrong, by name and reason.
//!
//! Nothing is written, removed or resumed, and no word of a page leaves here. Of the pages of the other person in a
//! workbook for two nothing is counted, not even by leaving room for a sum.

mod finding;

pub use finding::{Finding, FindingKind, KeyFile};

use super::book_meta::{self, BookMeta};
use super::codec::Codec;
use super::computer::Computer;
use super::data_dir::DataDir;
use super::disk::{Disk, EntryKind, Folder, TEMPORARY};
use super::error::OpenError;
use super::key::{self, KEY_LINE, Key, WorkFactor};
use super::layout::{
    self, ASIDE, BOOK_FILE, CACHE, DRAFTS, KEYS, LOCKING, NEW_KEYS, PEOPLE, RECORDS, TRASH, UNFINISHED,
};
use super::lock::{codec_of, opened_by};
use super::passphrase::Passphrase;
use super::record_file::{self, FileName};
use super::unreadable::{Unreadable, Why};
use super::{Journal, aside, draft_file, joining, key_files, leftovers, manifest, people, reading, seal};
use crate::engine::{BookKind, EventKind, Lock, Place, RecordId};
use crate::order;
use std::io;
use std::path::{Path, PathBuf};

const PAGES: [&str; 3] = [RECORDS, DRAFTS, TRASH];

const BOTH: [Place; 2] = [Place::One, Place::Two];

/// How many key files are tried for a passphrase.
const TRIED: usize = 8;

/// The length of what always stands before the key in its file: the workbook and the place.
const ABOUT_IT: usize = "# book: \n".len() + "# place: 1\n".len() + 32;

/// One workbook, looked over.
#[derive(Debug, Default)]
pub struct Checkup {
    /// Where it lies, for the report.
    pub folder: PathBuf,
    /// What its `book.json` says, if it can be read.
    pub book: Option<BookMeta>,
    /// Counted from outside: no passphrase is needed to see these.
    pub keys: Vec<KeyFile>,
    /// Whose passphrase was at hand.
    pub opened: Option<Place>,
    /// What can be read: the person's own and what is for both. None where it is sealed and no passphrase opens it.
    pub readable: Option<Readable>,
    /// Files of pages and drafts, and their bytes. None in a workbook for two.
    pub size: Option<(usize, u64)>,
    /// What is wrong or left over.
    pub findings: Vec<Finding>,
    /// Whether there is a second person, by `people/` or by the key that was opened.
    has_second: bool,
    /// Whether a page or a draft is sealed.
    has_sealed: bool,
}

/// How much can be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Readable {
    /// Records: pages, and small things such as a name.
    pub records: usize,
    /// Pages that were begun and not kept.
    pub drafts: usize,
    /// Deleted pages that can be brought back.
    pub trash: usize,
}

impl DataDir {
    /// The folders named like workbooks, whatever is in them, and what else lies in the data folder.
    pub fn look_around(&self) -> Result<(Vec<PathBuf>, Vec<Finding>), OpenError> {
        let entries = match self.disk().list(&Folder::named(self.root())) {
            Err(missing) if missing.kind() == io::ErrorKind::NotFound => Vec::new(),
            listed => listed.map_err(|error| book_meta::on_disk(self.root(), error))?,
        };
        let (mut folders, mut findings) = (Vec::new(), Vec::new());
        for entry in entries {
            let name = entry.name.to_string_lossy();
            let is_folder = matches!(entry.kind, EntryKind::Folder | EntryKind::Link);
            if is_folder && RecordId::is_well_formed(&name) {
                folders.push(self.root().join(&entry.name));
            } else if is_folder && name.strip_suffix(UNFINISHED).is_some_and(RecordId::is_well_formed) {
                findings.push(Finding { file: entry.name.into(), what: FindingKind::Unfinished });
            } else if name.starts_with(TEMPORARY) {
                findings.push(Finding { file: entry.name.into(), what: FindingKind::HalfWritten });
            } else if !manifest::is_passed_over(&entry) {
                findings.push(Finding { what: stray(&name), file: entry.name.into() });
            }
        }
        Ok((folders, findings))
    }

    /// The workbooks that are not locked, also where `book.json` can't be read and nothing in them is sealed.
    pub fn unlocked(&self) -> Result<Vec<PathBuf>, OpenError> {
        let standing = self.books()?;
        let open = standing.books.into_iter().filter(|found| found.book.lock == Lock::None).map(|found| found.folder);
        let closed = standing.unreadable.iter().filter_map(|book| Some(self.root().join(book.file.parent()?)));
        Ok(open.chain(closed.filter(|folder| !self.look_over(folder, &[]).is_locked())).collect())
    }

    /// Looks a workbook over, with the passphrases at hand.
    pub fn look_over(&self, folder: &Path, passes: &[Passphrase]) -> Checkup {
        let disk = self.disk();
        let mut checkup = Checkup { folder: folder.to_owned(), ..Checkup::default() };
        let here = Folder::named(folder);
        match book_meta::read(disk, &here) {
            Ok(Some(book)) => {
                match disk.read(&here.at(BOOK_FILE)) {
                    Ok(bytes) if book_meta::is_blank(&bytes) => {
                        checkup.find(BOOK_FILE, FindingKind::NotApplied(Why::Empty));
                    }
                    Err(gone) if gone.kind() == io::ErrorKind::NotFound => {
                        checkup.find(BOOK_FILE, FindingKind::BookGone);
                    }
                    _ => {}
                }
                checkup.book = Some(book);
            }
            Ok(None) => checkup.find(BOOK_FILE, FindingKind::NoBook),
            Err(why) => checkup.find(BOOK_FILE, FindingKind::NotApplied(why)),
        }
        checkup.list_keys(disk);
        checkup.has_sealed = PAGES.iter().any(|sub| checkup.names(disk, sub).iter().any(FileName::is_sealed));
        // By the folder, not by what `book.json` says: that is one of the things being checked.
        let is_locked = checkup.is_locked();
        // Nothing is derived for a workbook that shows no lock: each try costs a second.
        let key = passes.iter().filter(|_| is_locked).find_map(|pass| opened_by(disk, &here, pass));
        // Whatever book.json and people/ say: anybody can change those.
        checkup.has_second |= key.as_ref().is_some_and(Key::is_of_two);
        checkup.see_flags();
        checkup.see_root(disk);
        checkup.see_keys(disk, key.as_ref());
        if let Some(key) = key.clone() {
            checkup.see_what_is_gone(self, key);
        }
        checkup.see_pages(disk, key);
        order::natural(&mut checkup.findings);
        checkup.findings.dedup();
        checkup
    }
}

impl Checkup {
    fn here(&self) -> Folder {
        Folder::named(&self.folder)
    }

    fn find(&mut self, file: impl Into<PathBuf>, what: FindingKind) {
        self.findings.push(Finding { file: file.into(), what });
    }

    fn not_applied(&mut self, files: Vec<Unreadable>) {
        for file in files {
            self.find(file.file, FindingKind::NotApplied(file.why));
        }
    }

    /// Whether it is, or may be, a workbook for two, so that nothing is counted that is not one's own.
    pub fn may_be_of_two(&self) -> bool {
        match &self.book {
            Some(book) => book.kind == BookKind::Pair || self.has_second,
            None => self.has_second || self.keys.len() > 1,
        }
    }

    /// Whether it is for two by what `book.json` says.
    fn is_for_two(&self) -> bool {
        self.book.as_ref().is_some_and(|book| book.kind == BookKind::Pair)
    }

    /// Whether it is locked: as `book.json` says, or by any key and any sealed file, whatever it says.
    pub fn is_locked(&self) -> bool {
        let says_so = self.book.as_ref().is_some_and(|book| book.lock == Lock::Age);
        says_so || self.has_sealed || !self.keys.is_empty()
    }

    /// What `book.json` says otherwise than the folder.
    fn see_flags(&mut self) {
        let Some(book) = self.book.clone() else { return };
        if book.says_open {
            self.find(BOOK_FILE, FindingKind::SaysOpen);
        }
        if book.kind == BookKind::One && self.has_second {
            self.find(BOOK_FILE, FindingKind::SaysOne);
        }
    }

    /// What stands in the folder itself.
    fn see_root(&mut self, disk: &dyn Disk) {
        let entries = match disk.list(&self.here()) {
            Ok(entries) => entries,
            Err(error) => return self.find("", FindingKind::NotApplied(error.into())),
        };
        for entry in entries {
            let name = entry.name.to_string_lossy();
            let is_folder = PAGES.contains(&&*name) || [KEYS, PEOPLE, CACHE].contains(&&*name);
            match entry.kind {
                _ if name.starts_with(TEMPORARY) => self.find(&*name, FindingKind::HalfWritten),
                _ if name.starts_with(LOCKING) || name == NEW_KEYS => self.find(&*name, FindingKind::LockBegun),
                _ if name == BOOK_FILE || manifest::is_passed_over(&entry) => {}
                EntryKind::Folder if is_folder => self.half_written(disk, &name),
                EntryKind::Link => self.find(&*name, FindingKind::NotApplied(Why::Link)),
                _ if is_folder => self.find(&*name, FindingKind::NotApplied(Why::NotAFolder)),
                _ => self.find(&*name, stray(&name)),
            }
        }
    }

    /// What a program that died was writing.
    fn half_written(&mut self, disk: &dyn Disk, sub: &str) {
        for entry in disk.list(&self.here().sub(sub)).unwrap_or_default() {
            if entry.name.to_string_lossy().starts_with(TEMPORARY) {
                self.find(Path::new(sub).join(entry.name), FindingKind::HalfWritten);
            }
        }
    }

    /// Pages and drafts: with a key, or none needed, they are read; without one they are looked at from outside.
    fn see_pages(&mut self, disk: &dyn Disk, key: Option<Key>) {
        let is_plain = self.book.is_some() && !self.is_locked();
        self.opened = key.as_ref().map(|key| key.place);
        match key {
            Some(key) => self.read_with(disk, key),
            None if is_plain => self.read(disk, &Codec::Plain),
            None => self.see_from_outside(disk),
        }
        let (mut files, mut bytes) = (0, 0);
        for sub in PAGES {
            let folder = self.here().sub(sub);
            for file in self.names(disk, sub) {
                files += 1;
                bytes += disk.read(&folder.at(&file.name)).map_or(0, |bytes| bytes.len() as u64);
                self.see_plain(sub, &file);
            }
            self.see_aside(disk, sub);
        }
        // A sum of all files, less one's own, would tell how much the other one writes.
        self.size = Some((files, bytes)).filter(|_| !self.may_be_of_two());
    }

    fn names(&self, disk: &dyn Disk, sub: &str) -> Vec<FileName> {
        record_file::names(disk, &self.here(), sub).unwrap_or_default().0
    }

    fn read_with(&mut self, disk: &dyn Disk, key: Key) {
        if let Some(codec) = codec_of(disk, &self.here(), key) {
            let codec = reading::with_lists(disk, &self.here(), codec);
            self.read(disk, &codec);
        }
    }

    fn read(&mut self, disk: &dyn Disk, codec: &Codec) {
        let mut counts = [0; 2];
        let mut not = Vec::new();
        for (sub, count) in [RECORDS, TRASH].into_iter().zip(&mut counts) {
            let mut unproved = Vec::new();
            let read = record_file::open_each(disk, codec, &self.here(), sub, &mut |file, opened| {
                match opened.proof(codec) {
                    // A list of what was taken in is no word of anybody's.
                    Ok(_) => *count += usize::from(opened.record.event.kind() != EventKind::TakenIn),
                    Err(why) => unproved.push(Unreadable { file: Path::new(sub).join(&file.name), why }),
                }
            });
            not.append(&mut unproved);
            match read {
                Ok(others) => not.extend(others),
                Err(error) => not.push(Unreadable { file: sub.into(), why: error.into() }),
            }
        }
        let drafts = match draft_file::files(disk, codec, &self.here()) {
            Ok(files) => {
                not.extend(files.unreadable);
                files.ids.len()
            }
            Err(error) => {
                not.push(Unreadable { file: DRAFTS.into(), why: error.into() });
                0
            }
        };
        if not.iter().any(|file| file.why == Why::NotOurs) {
            self.see_other_keys(disk, codec);
        }
        if self.may_be_of_two() {
            // In a workbook for two these are the other person's pages, and how many those are is theirs alone to know.
            not.retain(|file| !matches!(file.why, Why::NotOurs | Why::NotTheirs));
        }
        self.not_applied(not);
        self.readable = Some(Readable { records: counts[0], drafts, trash: counts[1] });
    }

    /// What can be seen of sealed files without a key: their names, and whether they are cut off.
    fn see_from_outside(&mut self, disk: &dyn Disk) {
        for sub in PAGES {
            let (named, mut not) = record_file::names(disk, &self.here(), sub).unwrap_or_default();
            not.retain(|file| sub != DRAFTS || draft_file::lock_of(&file.file).is_none());
            leftovers::drop_harmless(disk, &self.here(), &mut not);
            self.not_applied(not);
            let folder = self.here().sub(sub);
            for file in named.iter().filter(|file| file.is_sealed()) {
                let path = Path::new(sub).join(&file.name);
                match disk.read(&folder.at(&file.name)) {
                    Ok(bytes) if bytes.is_empty() => self.find(path, FindingKind::NotApplied(Why::Empty)),
                    Ok(bytes) if !seal::looks_whole(&bytes) => self.find(path, FindingKind::NotApplied(Why::Damaged)),
                    Ok(_) => {}
                    Err(error) => self.find(path, FindingKind::NotApplied(error.into())),
                }
            }
        }
    }

    /// A file that is not sealed in a workbook that is locked. Where it is said already why it is not read, that is enough;
    /// and where a key is all that there is of a lock.
    fn see_plain(&mut self, sub: &str, file: &FileName) {
        let path = Path::new(sub).join(&file.name);
        let is_locked =
            self.has_sealed || self.book.as_ref().is_some_and(|book| book.lock == Lock::Age && !book.says_open);
        let is_named = self.findings.iter().any(|finding| finding.file == path);
        if file.ending == "json" && is_locked && !is_named {
            self.find(path, FindingKind::NotSealedYet);
        }
    }

    fn see_aside(&mut self, disk: &dyn Disk, sub: &str) {
        for entry in disk.list(&self.here().sub(sub)).unwrap_or_default() {
            let path = Path::new(sub).join(&entry.name);
            if entry.kind == EntryKind::File && entry.name.to_string_lossy().ends_with(ASIDE) {
                self.findings.retain(|finding| finding.file != path);
                let what = if aside::is_open(&entry.name.to_string_lossy()) {
                    FindingKind::AsideOpen
                } else {
                    FindingKind::Aside
                };
                self.find(path, what);
            }
        }
    }

    /// A file beside the pages that is none of the known ones.
    fn see_strays(&mut self, disk: &dyn Disk, sub: &str, known: &[String]) {
        for entry in disk.list(&self.here().sub(sub)).unwrap_or_default() {
            let is_known = known.iter().any(|name| entry.name == **name);
            if !is_known && !manifest::is_passed_over(&entry) {
                let what = stray(&entry.name.to_string_lossy());
                self.find(Path::new(sub).join(entry.name), what);
            }
        }
    }
}

/// The keys: which are there, what a try costs, and whether `people/` has the same ones.
impl Checkup {
    /// The pages that others name, or that this computer has seen here. It is what an opening says, and nothing is written
    /// for it.
    fn see_what_is_gone(&mut self, from: &DataDir, key: Key) {
        // What was read before is not asked: it is the files that are looked over.
        let key = key.on(Computer { caches: None, ..from.computer() });
        let Ok((_, reading)) = Journal::open_with(from.disk_to_read(), &self.folder, key) else { return };
        if !reading.missing.is_empty() {
            self.find("", FindingKind::Missing(reading.missing.len()));
        }
    }

    /// The key files there are, and whether there is a second person.
    fn list_keys(&mut self, disk: &dyn Disk) {
        let here = self.here();
        let names = key_files::key_files(disk, &here).unwrap_or_default();
        for name in names {
            // One that is named by its key says in it whose it is, too.
            let least = if key_files::print_in(&name).is_some() { KEY_LINE + ABOUT_IT } else { KEY_LINE };
            let work = key_files::read(disk, &here, &name).ok().and_then(|bytes| seal::work_of(&bytes, least));
            self.keys.push(KeyFile { name, work });
        }
        self.has_second = people::recipient(disk, &here, Place::Two).is_some();
    }

    fn see_keys(&mut self, disk: &dyn Disk, key: Option<&Key>) {
        let here = self.here();
        let kept = key_files::kept_key_files(disk, &here).unwrap_or_default();
        if self.is_locked() {
            self.see_key_files(&kept);
            let people = if self.is_for_two() { &BOTH[..] } else { &BOTH[..1] };
            for place in people {
                self.see_person(disk, *place, key);
            }
        }
        for name in &kept {
            self.find(Path::new(KEYS).join(name), FindingKind::KeptKey);
        }
        let known: Vec<String> = self.keys.iter().map(|file| file.name.clone()).chain(kept).collect();
        self.see_strays(disk, KEYS, &known);
        self.see_strays(disk, PEOPLE, &BOTH.map(layout::person_name));
    }

    fn see_key_files(&mut self, kept: &[String]) {
        match self.keys.len() {
            0 if kept.is_empty() => self.find(KEYS, FindingKind::NoKey),
            0..=TRIED => {}
            _ => self.find(KEYS, FindingKind::ManyKeys),
        }
        for file in self.keys.clone() {
            let what = match file.work {
                None => FindingKind::BrokenKey,
                Some(work) if work > WorkFactor::MOST => FindingKind::CostlyKey,
                Some(_) => continue,
            };
            self.find(Path::new(KEYS).join(file.name), what);
        }
    }

    /// What is sealed here and not opened may be of another lock of the same person.
    fn see_other_keys(&mut self, disk: &dyn Disk, codec: &Codec) {
        let names = codec.key().map(|key| joining::of_other_locks(disk, &self.here(), key)).unwrap_or_default();
        // One that a lock left behind is named as that.
        for name in names.into_iter().filter(|name| key_files::is_key(name)) {
            self.find(Path::new(KEYS).join(name), FindingKind::OtherKey);
        }
    }

    fn see_person(&mut self, disk: &dyn Disk, place: Place, key: Option<&Key>) {
        let file = Path::new(PEOPLE).join(layout::person_name(place));
        let known = key.and_then(|key| key.public_of(place));
        match (people::recipient(disk, &self.here(), place), known) {
            (None, _) => self.find(file, FindingKind::NoPerson),
            (Some(public), Some(known)) if public != known => {
                let print = key::fingerprint(&public);
                // The other person's own key in this place is no other lock: somebody exchanged the two.
                let of = |place| key.and_then(|key| key.public_of(place)).is_some_and(|known| known == public);
                let has_its_key = ![Place::One, Place::Two].into_iter().any(of)
                    && self.keys.iter().any(|file| key_files::print_in(&file.name) == Some(&print));
                self.find(file, if has_its_key { FindingKind::OtherLock } else { FindingKind::OtherPerson });
            }
            _ => {}
        }
    }
}

/// What lies in no folder that is read: a page that was moved there by hand, or something else.
fn stray(name: &str) -> FindingKind {
    let is_page = name.split_once('.').is_some_and(|(id, _)| RecordId::is_well_formed(id));
    if is_page { FindingKind::Moved } else { FindingKind::Stray }
}
