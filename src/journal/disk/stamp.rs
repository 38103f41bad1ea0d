//! What a file or a folder is known again by, without reading it.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// What the file system says of a file or a folder. What is changed in any way gets another one, unless it is changed
/// twice within one tick of the file system's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The file system that it is on.
    pub device: u64,
    /// Its number there. Another file of the same name has another one.
    pub inode: u64,
    /// When its words, or the names in it, last changed: nanoseconds since 1970.
    pub modified: i64,
    /// When anything about it last changed, a name of its own too. No program can set this.
    pub changed: i64,
    /// In bytes; of a folder, whatever its file system says.
    pub size: u64,
    /// How many names it has.
    pub links: u64,
}

// Without the names of the fields: one is written for each page.
impl Serialize for Stamp {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        (self.device, self.inode, self.modified, self.changed, self.size, self.links).serialize(to)
    }
}

impl<'de> Deserialize<'de> for Stamp {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let (device, inode, modified, changed, size, links) = Deserialize::deserialize(from)?;
        Ok(Self { device, inode, modified, changed, size, links })
    }
}

impl Stamp {
    /// Whether a later change would show: one within the same tick would not, and some file systems tick every two seconds.
    /// `now` is what the clock of the same file system says.
    pub fn is_settled(&self, now: i64) -> bool {
        self.modified.max(self.changed) <= now.saturating_sub(LONGEST_TICK)
    }
}

/// In nanoseconds: FAT writes down every other second.
const LONGEST_TICK: i64 = 2_000_000_000;
