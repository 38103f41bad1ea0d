//! What a kept page is called, what it says, and whether it may leave the workbook.

use super::record::{Answer, FREE_PAGE, Known, Part, Pile, Record};
use super::seat::Reader;
use crate::content::words::Dates;
use crate::content::{Leaves, Visibility, Workbook};

/// The title of a page as its reader meets it: its step, or that it is a blank one.
pub fn name(book: &Workbook, reader: &Reader, record: &Record) -> String {
    match book.step(&record.step).and_then(|step| reader.prompt(step)) {
        Some(prompt) => prompt.title().to_owned(),
        None if record.step == FREE_PAGE => book.words.pages.journal.a_page().to_owned(),
        None => book.words.pages.journal.title_in_another_edition().to_owned(),
    }
}

/// Whether a page may go out of the workbook, by its writer's own choice or with what is shared. One whose step this
/// edition does not know never does; nor does anything of stage seven, or from behind a door.
pub fn may_leave(book: &Workbook, step: &str) -> bool {
    // Asked of the part and not of the step: anybody can write an edition whose steps of that part say that they leave.
    if book.is_stage_seven(step) {
        return false;
    }
    match book.step(step) {
        Some(step) => step.leaves != Leaves::Never && step.visibility != Visibility::Untraced,
        // A step that is unknown here may be one that never leaves.
        None => step == FREE_PAGE,
    }
}

/// What a step asks its reader; nothing for a free page.
pub fn asked(book: &Workbook, reader: &Reader, step: &str) -> String {
    let prompt = book.step(step).and_then(|step| reader.prompt(step));
    prompt.map_or_else(String::new, |prompt| prompt.ask().to_owned())
}

/// All the words of a page, as text.
pub fn words_of(record: &Record, dates: &Dates) -> String {
    match record.known() {
        Some(Known::Answered { value }) => answer_words(value),
        Some(Known::Promised { value }) => {
            let by = value.by.map(|by| dates.by(by));
            let know = Some(value.know.clone()).filter(|know| !know.is_empty());
            let parts = value.parts.iter().map(part_words);
            std::iter::once(value.line.clone()).chain(by).chain(know).chain(parts).collect::<Vec<_>>().join("\n")
        }
        Some(Known::Agreed { value }) => {
            let lines = value.lines.iter().map(|line| line.line.clone());
            let parts = value.more.iter().map(part_words);
            let ends = value.ends.map(|ends| dates.until(ends));
            std::iter::once(value.limit.clone()).chain(lines).chain(parts).chain(ends).collect::<Vec<_>>().join("\n")
        }
        _ => String::new(),
    }
}

/// A small box, after what it asked.
fn part_words(part: &Part) -> String {
    if part.asked.is_empty() { part.text.clone() } else { format!("{}: {}", part.asked, part.text) }
}

/// A pile, after its name; cards that nobody put anywhere have none.
fn pile_words(pile: &Pile) -> String {
    let cards = pile.cards.join("; ");
    if pile.pile.is_empty() { cards } else { format!("{}: {cards}", pile.pile) }
}

/// The words of an answer, as text.
pub fn answer_words(answer: &Answer) -> String {
    let mut lines = vec![answer.text.clone(), answer.picked.join(", ")];
    lines.extend(answer.number.map(|number| number.to_string()));
    for part in &answer.parts {
        let number = part.number.map(|number| number.to_string()).unwrap_or_default();
        lines.push(format!("{}\n{}{}{number}", part.asked, part.text, part.picked.join(", ")));
    }
    lines.extend(answer.piles.iter().map(pile_words));
    lines.retain(|line| !line.trim().is_empty());
    lines.join("\n\n")
}
