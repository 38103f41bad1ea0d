//! The keys of several locks that one person set: of their own they are all told apart from, and they only open.

use super::super::key_files;
use super::{KEY_LINE, Key, PROVES};
use age::x25519::Identity;
use std::iter;

impl Key {
    /// The same, with another file of this key, or with what opens of another lock that the same person set.
    #[must_use]
    pub(in super::super) fn joined_with(mut self, other: Self) -> Self {
        let is_same = other.public == self.public;
        self.proves |= is_same && other.proves;
        self.other = self.other.or_else(|| other.other.clone().filter(|_| is_same));
        let before = self.publics().len();
        for identity in other.identity.into_iter().chain(other.joined) {
            if !self.publics().contains(&identity.to_public().to_string()) {
                self.joined.push(identity);
            }
        }
        self.lies_apart |= self.publics().len() > before;
        self.files.extend(other.files);
        self
    }

    /// The public keys of all that opens, its own first.
    pub(in super::super) fn publics(&self) -> Vec<String> {
        let joined = self.joined.iter().map(|joined| joined.to_public().to_string());
        iter::once(self.public()).chain(joined).collect()
    }

    /// Whether no single file of it has all that opens: the passphrase opened several.
    pub(in super::super) fn lies_apart(&self) -> bool {
        self.lies_apart
    }

    /// The same, as one that a file of it holds whole.
    #[must_use]
    pub(in super::super) fn whole(self) -> Self {
        Self { lies_apart: false, ..self }
    }

    /// The same, without the files that are other keys' by their names: those stay as they are.
    #[must_use]
    pub(in super::super) fn with_own_files_only(mut self) -> Self {
        let mut files = std::mem::take(&mut self.files);
        files.retain(|(name, _)| key_files::is_of(name, &self));
        Self { files, ..self }
    }

    /// How long the text is that its file wraps, at most: what is longer has more in it than this key.
    pub(in super::super) fn most_in_its_file(&self) -> usize {
        const BOOK_LINE: usize = "# book: \n".len() + 32;
        let head = self.sheet_head().len() + self.book().map_or(BOOK_LINE, |_| 0);
        PROVES.len() + 1 + head + self.publics().len() * KEY_LINE
    }

    /// The same, of no file.
    #[must_use]
    pub(in super::super) fn without_files(self) -> Self {
        Self { files: Vec::new(), ..self }
    }

    /// The same key with another of its identities as the one that counts, for each of them.
    pub(in super::super) fn each_first(&self) -> impl Iterator<Item = Self> {
        let all: Vec<Identity> = self.identity.iter().chain(&self.joined).cloned().collect();
        let key = self.clone();
        (0..all.len()).map(move |first| {
            let mut joined = all.clone();
            let identity = joined.remove(first);
            Self { public: identity.to_public(), identity: Some(identity), joined, ..key.clone() }
        })
    }
}
