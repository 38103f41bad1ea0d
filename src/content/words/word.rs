//! One entry: what it takes, the forms it has, and how the two become a sentence.
//!
//! What a pack may write of it is judged in `content/reader/word_entry.rs`; here a missing form gives way to the last one.

use super::plural::Plurals;

/// What an entry takes, by the name that its placeholder has.
#[derive(Clone, Copy, Debug)]
pub struct Parameter {
    /// The name, as in `{name}`.
    pub name: &'static str,
    /// Whether it is put in as it is, or chooses between forms.
    pub takes: Takes,
}

/// The kinds of parameter. All but the first choose between forms, and an entry has one of those at the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// A word that is put in as it is.
    Text,
    /// A number, for which the language chooses a plural form.
    Count,
    /// Whether the words are for one person or for two.
    People,
    /// Whether it is day or evening.
    Hour,
}

impl Takes {
    /// The names of the forms, where they are the same in every language.
    pub const fn forms(self) -> &'static [&'static str] {
        match self {
            Self::Text | Self::Count => &[],
            Self::People => &["one", "two"],
            Self::Hour => &["day", "evening"],
        }
    }
}

/// For how many people a sentence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum People {
    /// One person.
    One,
    /// Both people at once.
    Two,
}

/// When a sentence is read: "today" by day is "tonight" in the evening.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hour {
    /// From six in the morning to six in the evening.
    Day,
    /// The rest.
    Evening,
}

/// What a caller gives for a parameter.
#[derive(Clone, Copy, Debug)]
pub(super) enum Given<'a> {
    /// For [`Takes::Text`].
    Text(&'a str),
    /// For [`Takes::Count`].
    Count(usize),
    /// For [`Takes::People`].
    People(People),
    /// For [`Takes::Hour`].
    Hour(Hour),
}

/// The words of one entry, in the language of the pack they came from.
#[derive(Clone, Debug)]
pub struct Word(Said);

/// Most entries have no forms, and there are many: one that has pays for them alone.
#[derive(Clone, Debug)]
enum Said {
    Plain(Box<str>),
    /// By the names of the forms.
    Forms(Box<(Vec<(String, String)>, Plurals)>),
}

impl Default for Word {
    fn default() -> Self {
        Self::plain(String::new())
    }
}

impl Word {
    /// An entry that says the same at all times.
    pub(in crate::content) fn plain(text: String) -> Self {
        Self(Said::Plain(text.into()))
    }

    /// An entry with forms.
    pub(in crate::content) fn with_forms(forms: Vec<(String, String)>, plurals: Plurals) -> Self {
        Self(Said::Forms(Box::new((forms, plurals))))
    }

    /// Its words as they stand in the pack.
    pub(super) fn text(&self) -> &str {
        self.form("")
    }

    /// The words for so many people.
    pub(super) fn for_people(&self, people: People) -> &str {
        self.form_for(Given::People(people))
    }

    pub(super) fn at(&self, hour: Hour) -> &str {
        self.form_for(Given::Hour(hour))
    }

    /// The sentence: the form that what is given asks for, with the rest put in.
    pub(super) fn say(&self, given: &[(&str, Given<'_>)]) -> String {
        let form = given.iter().find(|(_, given)| !matches!(given, Given::Text(_)));
        filled(form.map_or_else(|| self.form(""), |(_, given)| self.form_for(*given)), given)
    }

    /// The inserts of the form with this name; without a name, those of all forms, since one text then stands for them.
    pub(super) fn inserts<'w>(&'w self, name: &'w str) -> impl Iterator<Item = &'w str> {
        let forms = match &self.0 {
            Said::Forms(forms) if name.is_empty() => &forms.0[..],
            _ => &[],
        };
        let alone = forms.is_empty().then(|| self.form(name));
        forms.iter().map(|(_, text)| &**text).chain(alone).flat_map(inserts)
    }

    fn form(&self, name: &str) -> &str {
        match &self.0 {
            Said::Plain(text) => text,
            Said::Forms(forms) => {
                let found = forms.0.iter().find(|(form, _)| form == name);
                // Another form may be wrong grammar, but it is still a sentence, where an empty line would say nothing.
                found.or(forms.0.last()).map_or("", |(_, text)| text)
            }
        }
    }

    fn form_for(&self, given: Given<'_>) -> &str {
        match &self.0 {
            Said::Plain(text) => text,
            Said::Forms(forms) => self.form(form_of(given, &forms.1).unwrap_or("")),
        }
    }
}

fn form_of(given: Given<'_>, plurals: &Plurals) -> Option<&'static str> {
    match given {
        Given::Text(_) => None,
        Given::Count(number) => Some(plurals.form(number)),
        Given::People(People::One) => Some("one"),
        Given::People(People::Two) => Some("two"),
        Given::Hour(Hour::Day) => Some("day"),
        Given::Hour(Hour::Evening) => Some("evening"),
    }
}

/// Puts in what is given, in one pass: a name that looks like a placeholder stays a name.
fn filled(text: &str, given: &[(&str, Given<'_>)]) -> String {
    let mut said = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, placeholder, after)) = next_placeholder(rest) {
        said.push_str(before);
        match given.iter().find(|(name, _)| *name == placeholder) {
            Some((_, Given::Text(words))) => said.push_str(words),
            Some((_, Given::Count(number))) => said.push_str(&number.to_string()),
            _ => {}
        }
        rest = after;
    }
    said.push_str(rest);
    said
}

/// The text before the next placeholder, its name, and the text after it.
pub(in crate::content) fn next_placeholder(text: &str) -> Option<(&str, &str, &str)> {
    let (before, opened) = text.split_once('{')?;
    let (name, after) = opened.split_once('}')?;
    Some((before, name, after))
}

/// The names of the inserts in a text, each once.
pub(super) fn inserts(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    let mut told = Vec::new();
    std::iter::from_fn(move || {
        let (_, name, after) = next_placeholder(rest)?;
        rest = after;
        Some(name)
    })
    .filter(move |name| {
        let is_new = !told.contains(name);
        told.push(*name);
        is_new
    })
}
