//! The pack that ships inside the binary: the files of `content/en`, byte for byte.
//!
//! Nothing here reads or judges them; `load` does, as it would a folder.

use include_dir::{Dir, DirEntry, include_dir};

static CONTENT: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/content/en");

/// Every file of the pack, as (path inside it with `/`, bytes), in the order of their paths.
pub fn files() -> Vec<(String, &'static [u8])> {
    let mut files = Vec::new();
    gather(&CONTENT, &mut files);
    files.sort_unstable();
    files
}

fn gather(dir: &Dir<'static>, files: &mut Vec<(String, &'static [u8])>) {
    for entry in dir.entries() {
        match entry {
            DirEntry::Dir(inner) => gather(inner, files),
            DirEntry::File(file) => files.push((slashed(file.path()), file.contents())),
        }
    }
}

/// A path inside the pack as the pack writes it, on every system.
fn slashed(path: &std::path::Path) -> String {
    let parts: Vec<_> = path.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}
