//! A folder, and one plain name in it.
//!
//! The folder of a workbook is found by its path, links followed, when it is first needed; a folder in it by its name,
//! and never through a link. From there on the handle counts, not the path. Before each writing it is looked whether the
//! path still leads to it: pages that are written into a folder which was moved away nobody would find. Once it was seen
//! to be gone, the path is looked up anew, so that a disk that was taken out can come back.

use super::unix::Handle;
use std::ffi::{OsStr, OsString};
use std::io;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A folder. Making this opens nothing.
#[derive(Clone, Debug)]
pub struct Folder(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    path: PathBuf,
    /// The spot it has in another folder; none where it is found by its path.
    place: Option<Spot>,
    handle: Mutex<Option<Arc<Handle>>>,
}

/// One plain name in a folder. What is no plain name, such as a path, is never held: there is nothing at that spot.
#[derive(Clone, Debug)]
pub struct Spot {
    folder: Folder,
    name: Option<OsString>,
}

impl Folder {
    /// The folder that a path leads to.
    pub fn named(path: impl Into<PathBuf>) -> Self {
        let path = path.into();
        Self::at_path(if path.as_os_str().is_empty() { PathBuf::from(".") } else { path }, None)
    }

    fn at_path(path: PathBuf, place: Option<Spot>) -> Self {
        Self(Arc::new(Inner { path, place, handle: Mutex::default() }))
    }

    /// Not made and not opened by this: the handle is taken at first use.
    #[must_use]
    pub fn sub(&self, name: impl AsRef<OsStr>) -> Self {
        Self::at_path(self.0.path.join(name.as_ref()), Some(self.at(name)))
    }

    /// A name with a separator or `..` in it gives a spot that every call refuses.
    pub fn at(&self, name: impl AsRef<OsStr>) -> Spot {
        let name = name.as_ref();
        Spot { folder: self.clone(), name: is_plain(name).then(|| name.to_owned()) }
    }

    /// Where it was found. Nothing but words and other folders are made of this.
    pub fn path(&self) -> &Path {
        &self.0.path
    }

    /// Where it stands in the folder above; none at the top.
    pub fn spot(&self) -> Option<Spot> {
        match &self.0.place {
            Some(place) => Some(place.clone()),
            None => Spot::named(&self.0.path),
        }
    }

    /// Whether it is there and can be opened.
    pub fn is_there(&self) -> bool {
        self.open().is_ok()
    }

    /// Closes it to other accounts. True if it was open to them. Where somebody made a link to it, that is their own
    /// arrangement.
    pub(super) fn close_to_others(&self) -> io::Result<bool> {
        let is_arranged = self.0.place.is_none() && std::fs::symlink_metadata(&self.0.path)?.is_symlink();
        if is_arranged { Ok(false) } else { self.open_to_write()?.close_to_others() }
    }

    pub(super) fn open(&self) -> io::Result<Arc<Handle>> {
        let mut held = self.held();
        if let Some(handle) = &*held {
            return Ok(handle.clone());
        }
        let handle = Arc::new(match &self.0.place {
            None => Handle::named(&self.0.path)?,
            Some(place) => {
                let (above, name) = place.open()?;
                above.folder(name)?
            }
        });
        *held = Some(handle.clone());
        Ok(handle)
    }

    /// The same; an error, `NotFound`, if it is not where it was found any more.
    pub(super) fn open_to_write(&self) -> io::Result<Arc<Handle>> {
        let handle = self.open()?;
        let there = match &self.0.place {
            None => Handle::named(&self.0.path),
            Some(place) => place.open_to_write().and_then(|(above, name)| above.folder(name)),
        };
        match there {
            // By device and inode. A path is only a name: somebody may have put another folder there.
            Ok(there) if handle.is(&there)? => Ok(handle),
            gone => {
                *self.held() = None;
                gone.and(Err(io::ErrorKind::NotFound.into()))
            }
        }
    }

    /// Nothing is done while this is held that could leave it half changed.
    fn held(&self) -> MutexGuard<'_, Option<Arc<Handle>>> {
        self.0.handle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Spot {
    /// The spot that a path means: its last name, in the folder before it.
    pub fn named(path: &Path) -> Option<Self> {
        Some(Folder::named(path.parent()?).at(path.file_name()?))
    }

    /// Needed to sync the folder after a name in it changed.
    pub fn folder(&self) -> &Folder {
        &self.folder
    }

    pub(super) fn open(&self) -> io::Result<(Arc<Handle>, &OsStr)> {
        Ok((self.folder.open()?, self.name()?))
    }

    pub(super) fn open_to_write(&self) -> io::Result<(Arc<Handle>, &OsStr)> {
        let name = self.name()?;
        Ok((self.folder.open_to_write()?, name))
    }

    fn name(&self) -> io::Result<&OsStr> {
        self.name.as_deref().ok_or_else(|| io::ErrorKind::InvalidInput.into())
    }
}

/// Whether a name is one part of a path and nothing else.
fn is_plain(name: &OsStr) -> bool {
    let mut parts = Path::new(name).components();
    matches!((parts.next(), parts.next()), (Some(Component::Normal(part)), None) if part == name)
}
