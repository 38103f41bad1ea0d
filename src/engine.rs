//! What the records mean: pure, with no clock, no disk and no terminal.
//!
//! [`Progress`] is the set of records and what follows from it; [`path`] says what comes next and what is due;
//! [`page`] says what a kept page is called and whether it may leave, [`leaving`] which of them do; [`gate::allows`] is
//! advice before a step opens, never a lock; [`Sitting`] lives in memory only. [`Ids`] and [`Origin`] make new records.

pub mod entered;
pub mod gate;
pub mod ids;
pub mod leaving;
pub mod order;
pub mod page;
pub mod parties;
pub mod path;
pub mod progress;
pub mod promise;
pub mod proof;
pub mod record;
pub mod sample;
pub mod seat;
pub mod set_up;
pub mod shelf;
pub mod shelves;
pub mod shown;
pub mod sitting;
pub mod tombstones;
pub mod trend;

pub use gate::allows;
pub use ids::{Ids, Origin};
pub use parties::{BookKind, By, Lock, Owner, Place};
pub use path::next;
pub use progress::{Card, Progress, State};
pub use proof::Proof;
pub use record::{Answer, Event, EventKind, Known, Mark, Record, RecordId};
pub use seat::{Reader, Seat};
pub use shelf::Kept;
pub use shelves::Shelves;
pub use sitting::{Advice, Room, Sitting};
