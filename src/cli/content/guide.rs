//! `goldseam help content`: the format, taught by one whole step. Every list here is made from the table of keys that
//! the reader walks by, so it says what is read today.

use crate::content::check::kinds;
use crate::content::schema::{Key, Shape};
use crate::content::table::Table;
use crate::content::{Audience, Kind, Leaves, ShortPath, Sitting, Step, Visibility, files};
use std::fmt::Write as _;

/// The columns that the page keeps to.
const WIDE: usize = 78;

/// A whole step, written for this page. It can be put into an edition as it stands.
pub const EXAMPLE: &str = r#"[[step]]
id = "patience.the-hour-before-bed"
ref = "MY-1"
kind = "checklist"
for = "each"
sitting = "alone"
visibility = "private"
leaves = "by-choice"
core = ["one-hurt"]
minutes = 4
title = "The hour before bed"
ask = "What helps the last hour of your day go gently?"
why = "How an evening ends is often how the night begins."
help = """
Tick whatever fits, one thing or several. Nothing has to be new or large.
Words of your own can stand beside these."""
caution = "If evenings weigh the most, Ctrl+T has people to call."
sample = "Phone in the kitchen. Mint tea. Two pages of the gardening book."
after = "Perhaps one of these is for tonight."
choices = [
  { id = "outside", say = "a few steps outside" },
  { id = "no-news", say = "no news after supper" },
  { id = "lamp", say = "a lamp instead of the big light", was = ["one lamp"] },
  { id = "talk", say = "talking it all through", note = "It can wait until day." },
]
own = true
then = [{ id = "first", ask = "Which of these would you try first?" }]
lighter = "patience.no-fixed-clock"
worksheet = "reminders"
therapist = """
Small and bodily on purpose. Ask what already works before offering more."""
seed = []

[step.one]
ask = "What helps the last hour of your own day go gently?"

[step.variant.hurt]
caution = "Nights can bring pictures back. A lamp left on is fine."
"#;

/// The whole page.
pub fn guide() -> String {
    let mut page = BEGIN.to_owned();
    page.push_str("A whole step\n\n");
    for line in EXAMPLE.lines() {
        indented(&mut page, line);
    }
    page.push_str(TRY);
    page.push_str("The keys of a step (those with a star are needed)\n\n");
    for key in Step::SCHEMA.keys {
        row(&mut page, 15, &starred(key), &format!("{} {}", shape(key.shape), key.says));
    }
    page.push_str(IDS);
    page.push_str("\nThe kinds, and the keys of their own\n\n");
    for kind in Kind::ALL.iter().filter(|kind| **kind != Kind::Safety) {
        row(&mut page, 15, kind.word(), &format!("{}{}", kind.says(), own_keys(*kind)));
    }
    words(&mut page, "Whose list it stands on: for", Audience::ALL.iter().map(|word| (word.word(), word.says())));
    words(&mut page, "Where it stands for two: sitting", Sitting::ALL.iter().map(|word| (word.word(), word.says())));
    words(&mut page, "Who sees it: visibility", Visibility::ALL.iter().map(|word| (word.word(), word.says())));
    words(&mut page, "Whether it may go out: leaves", Leaves::ALL.iter().map(|word| (word.word(), word.says())));
    page.push_str(LEAVING);
    words(&mut page, "The short paths: core", ShortPath::ALL.iter().map(|word| (word.word(), word.says())));
    page.push_str(LAYERS);
    page.push_str("The files of an edition\n\n");
    for file in files::all() {
        row(&mut page, 26, file.path, &format!("{} (schema {})", file.says, file.name));
    }
    page.push_str(END);
    page
}

const BEGIN: &str = "\
Writing an edition of your own

  An edition is a folder of text files. Begin with the one in the binary:

    goldseam content export my-edition
    goldseam content check my-edition
    goldseam --content my-edition content preview patience.hurry
    goldseam --content my-edition

  The first line writes it out. The second names every fault with its file,
  line and column, and what would be right. The third draws one step. The last
  opens the workbook with it; GOLDSEAM_CONTENT=my-edition does the same.

  Pages that were kept before stay as they are: each shows the question it
  answered, also where you change that question or take its step out. When you
  change words, raise \"version\" in workbook.toml. An id stays for ever.

";

const TRY: &str = "
  To try it, put it at the end of stages/4-patience.toml, and its id under
  \"patience\" in workbook.toml. Text between three quotes may run over lines:
  a single line break is a space, a blank line begins a paragraph.

";

const IDS: &str = "
Ids, and words that were changed

  Whatever can be picked, sorted or answered has an id beside its words: a
  short name that stays for ever. Kept pages know it by that, so its words may
  change. They have small letters, digits and hyphens; each stands once in its
  list, and the same thing has the same id for two, for one and for each part.

    { id = \"lamp\", say = \"a lamp instead of the big light\" }
    { id = \"first\", ask = \"Which of these would you try first?\" }

  Pages from before there were ids have only the words. When you change words,
  leave the older ones in \"was\", as above, and they are still understood. The
  question of a step has a \"was\" too. A text in place of a table has no id:
  it is read, and `goldseam content check` names each one.
";

const LEAVING: &str = "
  Private and unsaved go with \"never\" or \"by-choice\", blind with \"by-choice\",
  shared with \"never\" or \"yes\", untraced with \"never\".
";

const LAYERS: &str = "
Words for two, for one, and for each part

  What stands in [[step]] itself is for two, and the base for everybody.
  [step.one] lays words for one person over it, and may give another \"kind\",
  since one person can't hold a dialogue; one = false leaves the step out.
  [step.variant.hurt], .broke, .some-of-each and .unsaid lay words for one
  person by their part on top of that. What a layer leaves out, it takes from
  below.

";

const END: &str = "
  `goldseam content schema` names the schemas for editors; an exported edition
  has them in schema/, and the first line of each file leads an editor there.
";

fn indented(page: &mut String, line: &str) {
    let space = if line.is_empty() { "" } else { "    " };
    let _ = writeln!(page, "{space}{line}");
}

/// A heading, and the words of a closed list with their meaning.
fn words<'w>(page: &mut String, heading: &str, words: impl Iterator<Item = (&'w str, &'w str)>) {
    let _ = write!(page, "\n{heading}\n\n");
    for (word, says) in words {
        row(page, 15, word, says);
    }
}

/// A word at the margin, and what it means beside it.
fn row(page: &mut String, beside: usize, word: &str, says: &str) {
    let mut line = format!("  {word:beside$}");
    for next in says.split_whitespace() {
        if line.trim_end().len() + 1 + next.len() > WIDE {
            let _ = writeln!(page, "{}", line.trim_end());
            line = " ".repeat(beside + 2);
        }
        line.push_str(next);
        line.push(' ');
    }
    let _ = writeln!(page, "{}", line.trim_end());
}

fn starred(key: &Key) -> String {
    format!("{}{}", key.name, if key.needed { " *" } else { "" })
}

/// The shape of a key, in a word or two.
fn shape(shape: Shape) -> String {
    let plain = match shape {
        Shape::Number(low, high) => return format!("[{low} to {high}]"),
        Shape::Word(words) if words.len() <= 5 => return format!("[{}]", words.join(", ")),
        Shape::Word(_) => "[one of those below]",
        Shape::Words(words) => return format!("[list of {}]", words.join(", ")),
        Shape::Text | Shape::Verbatim => "[text]",
        Shape::Id | Shape::EntryId => "[id]",
        Shape::Tag => "[tag of a language]",
        Shape::Flag => "[true or false]",
        Shape::Date => "[day]",
        Shape::Texts => "[list of texts]",
        Shape::Refer(_) => "[id of another]",
        Shape::Refers(_) => "[list of ids]",
        Shape::Table(_) | Shape::Moved(_) | Shape::Gone => "[table]",
        Shape::Tables(_) | Shape::Either(..) => "[list of tables]",
        Shape::Mixed(_) => "[list of tables, or of texts]",
        Shape::TextOr(_) => "[table, or a text]",
        Shape::OutOr(_) => "[false, or a table]",
        Shape::Say(_) => "[text, or a table of its forms]",
    };
    plain.to_owned()
}

/// The keys that are a kind's own, in a sentence; nothing where it has none.
fn own_keys(kind: Kind) -> String {
    let needed: Vec<_> = kinds::needed(kind).collect();
    let further: Vec<_> = kinds::further(kind).collect();
    let said = |before: &str, keys: &[&str]| {
        if keys.is_empty() { String::new() } else { format!(" {before} {}.", keys.join(", ")) }
    };
    said("Needs", &needed) + &said("May have", &further)
}
