//! Blank sheets to write on by hand, one page each: which there are, and what stands at the foot of one.
//!
//! Nothing in a sheet comes from a record. One that is kept apart carries no title and no foot that tells where it is
//! from, since paper can be found.

pub mod html;
pub mod markdown;

use crate::content::Workbook;
use crate::content::demo::Stop;
use crate::content::library::Worksheet;

/// The sheet for who shows the workbook to others; it is not one to hand out.
pub const PRESENTER: &str = "presenter";

/// Also finds a sheet that is left out of the list and given only by name.
pub fn named<'a>(book: &'a Workbook, id: &str) -> Option<&'a Worksheet> {
    book.library.worksheets.sheets.iter().find(|sheet| sheet.id == id)
}

/// Whether a sheet is given only to who names it: what is kept apart, and what is for the presenter.
pub fn is_by_name_only(sheet: &Worksheet) -> bool {
    sheet.apart || sheet.id == PRESENTER
}

/// The sheets to hand out together, in the order of the pack.
pub fn to_hand_out(book: &Workbook) -> Vec<&Worksheet> {
    book.library.worksheets.sheets.iter().filter(|sheet| !is_by_name_only(sheet)).collect()
}

fn foot(book: &Workbook, sheet: &Worksheet) -> Option<String> {
    // Paper can be found: a sheet that is kept apart must not tell what it belongs to.
    (!sheet.apart).then(|| book.words.export.sheet.foot(&book.title))
}

/// A stop of the presenter's way, as paper has it.
struct Card<'a> {
    stop: &'a Stop,
    /// Its place on the way.
    number: usize,
    /// The minutes, whether the short way has it too, and the sheets to hand out.
    beside: String,
}

impl Card<'_> {
    /// What stands on it, each with its heading.
    fn says<'b>(&'b self, book: &'b Workbook) -> [(&'b str, &'b str); 4] {
        let (words, Stop { aim, say, watch, wrong, .. }) = (&book.words.export.sheet, self.stop);
        [(words.aim(), aim), (words.say_this(), say), (words.watch_for(), watch), (words.if_it_goes_wrong(), wrong)]
    }
}

/// The stops of the longest way through the first sample; none on any sheet but the presenter's.
fn cards<'a>(book: &'a Workbook, sheet: &Worksheet) -> Vec<Card<'a>> {
    let (presenter, words) = (&book.demo.presenter, &book.words.export.sheet);
    let (Some(sample), Some(route)) =
        (book.demo.samples.iter().find(|sample| sample.people.len() > 1), presenter.routes.first())
    else {
        return Vec::new();
    };
    // By its id, so that an edition can put the sheet anywhere in its list.
    let stops = presenter.stops_of(route, &sample.id).filter(|_| sheet.id == PRESENTER);
    let short = |stop: &Stop| presenter.routes.iter().skip(1).any(|route| route.stops.contains(&stop.id));
    let card = |(at, stop): (usize, &'a Stop)| {
        let minutes =
            if stop.minutes == 0 { words.same_minute().to_owned() } else { words.minutes(&stop.minutes.to_string()) };
        let time = if short(stop) { words.time_also_short(&minutes) } else { words.time(&minutes) };
        let beside = if stop.sheets.is_empty() { time } else { words.hand_out(&time, &stop.sheets.join(", ")) };
        Card { stop, number: at + 1, beside }
    };
    stops.enumerate().map(card).collect()
}

/// The longest box that stands beside others in a row, in characters.
const SHORT: usize = 18;

/// Whether boxes are single words, so that several fit in a row.
fn are_short(boxes: &[String]) -> bool {
    boxes.iter().all(|words| words.chars().count() <= SHORT)
}

/// How a table shares out its width, in hundredths: who does it needs little room, what it is needs much.
fn shares(columns: usize) -> Vec<usize> {
    match columns {
        3 => vec![20, 36, 44],
        4 => vec![15, 45, 20, 20],
        _ => vec![100 / columns.max(1); columns],
    }
}
