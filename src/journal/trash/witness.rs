//! When it is certain enough that a deleted page has been in the trash for its days.
//!
//! A clock that jumps ahead for one start would empty the trash, and nothing in the folder could bring a page back. So a
//! start that finds a page too old only notes the time, and a later one takes the page away: at least a day later by the
//! clock, with the page too old already at the time that was noted. A start whose clock is before that time knows that
//! one of the two clocks was wrong, and drops the note. What is deleted by hand goes at once, as ever.

use super::super::{Journal, TRASH, keep};
use chrono::{DateTime, FixedOffset, TimeDelta};
use std::io;

/// The file that has the time. It stands in the folder of the workbook.
pub(in super::super) const NOTED: &str = ".trash-noted";

/// How far apart two starts must be, by the clock.
const APART: TimeDelta = TimeDelta::days(1);

type Time = DateTime<FixedOffset>;

impl Journal {
    /// The time at which a page must have been too old to go now; none if nothing goes by its age.
    pub(super) fn witnessed(&self, now: Time) -> Option<Time> {
        self.noted().filter(|noted| now.signed_duration_since(noted) >= APART)
    }

    fn noted(&self) -> Option<Time> {
        let bytes = self.disk.read(&self.folder.at(NOTED)).ok()?;
        DateTime::parse_from_rfc3339(std::str::from_utf8(&bytes).ok()?.trim()).ok()
    }

    /// Notes the time where a page is too old now, for a start to come.
    pub(super) fn note_what_is_old(&self, now: Time) -> io::Result<()> {
        let noted = self.noted();
        if noted.is_some_and(|noted| noted <= now && now.signed_duration_since(noted) < APART) {
            return Ok(());
        }
        let is_old = |file| self.page_in(TRASH, file).is_some_and(|page| self.is_old(&page, Some(now)));
        if self.mentioned_in(TRASH).iter().any(is_old) {
            let line = format!("{}\n", now.to_rfc3339());
            keep::replace(&*self.disk, &self.folder, NOTED, line.as_bytes(), true)
        } else if noted.is_some_and(|noted| noted > now) {
            self.disk.remove(&self.folder.at(NOTED))
        } else {
            Ok(())
        }
    }
}
