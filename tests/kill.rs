//! `kill -9` at random moments, two hundred times: no kept page is lost, no word that was saved, and the workbook is
//! whole, plain and locked and on its way from one to the other.
//!
//! Each time this program runs itself once more, as a driver that writes with the real journal on the real disk and says
//! what it was promised; it is killed, and what is there must hold every promise. The moments come from a fixed seed.

#[path = "kill/copies.rs"]
mod copies;
#[path = "kill/driver.rs"]
mod driver;
#[path = "kill/locked.rs"]
mod locked;
#[path = "kill/promises.rs"]
mod promises;

use driver::{Kind, Running};
use promises::Workbook;
use std::time::Duration;

/// The same moments in every run, as far as a machine that does other things has the same moments.
struct Dice(u64);

impl Dice {
    fn within(&mut self, longest: Duration) -> Duration {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        longest.mul_f64(f64::from((self.0 >> 32) as u32) / f64::from(u32::MAX))
    }
}

/// Kills so many times, with a new workbook after every tenth: after none to three words of the driver's, however long
/// those take on this machine, and then after at most so long.
fn kill(kind: Kind, times: usize, longest: Duration) {
    let mut dice = Dice(0x5eed ^ times as u64);
    let mut workbook = Workbook::new(kind);
    for nth in 0..times {
        if nth % 10 == 0 {
            workbook = Workbook::new(kind);
        }
        let said = Running::start(kind, &workbook).killed_after(nth % 4, dice.within(longest));
        workbook.must_hold(&said, &format!("{kind:?}, kill {nth}"));
    }
}

#[test]
fn a_plain_workbook_outlives_eighty_kills() {
    kill(Kind::Plain, 80, Duration::from_millis(60));
}

#[test]
fn a_locked_workbook_outlives_eighty_kills() {
    kill(Kind::Locked, 80, Duration::from_millis(60));
}

#[test]
fn a_workbook_that_is_locked_and_unlocked_all_the_time_outlives_forty_kills() {
    kill(Kind::Converting, 40, Duration::from_millis(300));
}
