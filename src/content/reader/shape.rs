//! What each shape of key may hold: the half of the walk that looks at single values.
//!
//! Every message says what was found and what would be right. Nothing here builds a workbook.

use super::{Named, Pointer, Reader, clipped, foul};
use crate::content::Language;
use crate::content::fault::{Effect, Fault, proposal};
use crate::content::schema::{Either, Key, Schema, Shape, To};
use crate::content::words::{Parameter, Takes};
use toml::Spanned;
use toml::de::DeValue;

impl Shape {
    /// What a right value looks like.
    pub(super) fn example(self) -> String {
        let example = match self {
            Self::Say(takes) if counts(takes) => "{ other = \"...\" }",
            Self::Text | Self::Verbatim | Self::Say(_) => "\"...\"",
            Self::Id | Self::EntryId => "\"an-id\"",
            Self::Word(words) => return format!("\"{}\"", words.first().unwrap_or(&"...")),
            Self::Number(low, high) => return low.midpoint(high).min(10).max(low).to_string(),
            Self::Flag => "true",
            Self::Tag => "\"de\"",
            Self::Date => "2026-11-23",
            Self::Texts | Self::Words(_) => "[\"...\"]",
            Self::TextOr(form) => return entry(form),
            Self::Mixed(form) => return format!("[{}]", entry(form)),
            Self::Refer(to) => to.example(),
            Self::Refers(to) => return format!("[{}]", to.example()),
            Self::Table(_) | Self::Moved(_) | Self::Gone => "{ ... }",
            Self::Tables(_) | Self::Either(..) => "[{ ... }]",
            Self::OutOr(_) => "false",
        };
        example.to_owned()
    }

    /// What it is, in a sentence.
    fn noun(self) -> &'static str {
        match self {
            Self::Say(takes) if counts(takes) => "a table of plural forms",
            Self::Text | Self::Verbatim | Self::Say(_) => "text in quotes",
            Self::Id | Self::EntryId | Self::Refer(_) => "an id in quotes",
            Self::Word(_) => "a word in quotes",
            Self::Number(..) => "a whole number",
            Self::Flag => "true or false",
            Self::Tag => "the tag of a language in quotes",
            Self::Date => "a day without quotes",
            Self::Texts | Self::Words(_) => "a list of texts in quotes",
            Self::Refers(_) => "a list of ids in quotes",
            Self::Table(_) | Self::Moved(_) | Self::Gone => "a table",
            Self::Tables(_) | Self::Either(..) => "a list of tables",
            Self::TextOr(_) => "a table with an id, or a text in quotes",
            Self::Mixed(_) => "a list of tables with ids, or of texts in quotes",
            Self::OutOr(_) => "false or a table",
        }
    }
}

impl To {
    const fn example(self) -> &'static str {
        match self {
            Self::Step | Self::Listed => "\"stage.a-step\"",
            Self::Seed => "\"A001\"",
            Self::Worksheet => "\"a-worksheet\"",
            Self::Section => "\"emergency\"",
            Self::Country => "\"any\"",
        }
    }
}

impl Reader<'_> {
    /// Holds one value to the shape of its key.
    pub(super) fn value(&mut self, key: &Key, value: &Spanned<DeValue<'_>>, list: &str) {
        let at = value.span().start;
        match (key.shape, value.get_ref()) {
            (Shape::Text | Shape::Verbatim, DeValue::String(text)) => self.text(at, key, text),
            (Shape::Id, DeValue::String(id)) => self.id(at, key, id, list),
            (Shape::EntryId, DeValue::String(id)) => self.entry_id(at, key, id),
            (Shape::Word(words), DeValue::String(word)) => self.word(at, key, word, words),
            (Shape::Refer(to), DeValue::String(id)) => self.pointer(at, key, to, id),
            (Shape::Number(low, high), DeValue::Integer(number)) => {
                // TOML has other bases and numbers of any length. One that fits
                // nowhere is out of bounds like any other.
                let found = i64::from_str_radix(number.as_str(), number.radix()).ok();
                if !found.is_some_and(|n| (i64::from(low)..=i64::from(high)).contains(&n)) {
                    let what = format!("\"{}\" is {}", key.name, clipped(&number.to_string()));
                    self.fault(at, what, format!("write a whole number from {low} to {high}"));
                }
            }
            (Shape::Tag, DeValue::String(tag)) => {
                if Language::read(tag).is_none() {
                    let what = format!("\"{}\" is \"{}\", which is no language tag", key.name, clipped(tag));
                    self.fault(at, what, "one looks like \"de\" or \"pt-BR\"");
                }
            }
            (Shape::Flag, DeValue::Boolean(_)) | (Shape::OutOr(_), DeValue::Boolean(false)) => {}
            (Shape::Date, DeValue::Datetime(day)) if day.time.is_none() && day.offset.is_none() => {}
            (Shape::TextOr(_), DeValue::String(text)) => {
                self.text(at, key, text);
                self.without_id(at);
            }
            (Shape::Table(form) | Shape::OutOr(form) | Shape::TextOr(form), DeValue::Table(table)) => {
                self.table(table, at, form, &joined(list, key.name));
            }
            (Shape::Say(takes), said) => self.said(at, key, takes, said),
            // Warnings only: a pack from before is still opened.
            (Shape::Moved(to), _) => {
                self.warn(at, format!("\"{}\" is no longer read here", key.name), format!("its words stand in {to}"));
            }
            (Shape::Gone, _) => self.warn(at, format!("\"{}\" is no longer read", key.name), "it can be taken out"),
            (_, DeValue::Array(items)) if key.shape.is_list() => self.items(at, key, items, list),
            (_, other) => self.wrong(at, key, other),
        }
    }

    fn warn(&mut self, at: usize, what: impl AsRef<str>, mend: impl AsRef<str>) {
        let place = self.place(at);
        self.findings.missing.push(Fault::new(&place, what, mend).with_effect(Effect::Aside));
    }

    /// Says that a value is of another type.
    pub(super) fn wrong(&mut self, at: usize, key: &Key, found: &DeValue<'_>) {
        let what = format!("\"{}\" holds {}", key.name, found_noun(found));
        let example = key.shape.example();
        self.fault(at, what, format!("write {}: {} = {example}", key.shape.noun(), key.name));
    }

    fn items(&mut self, at: usize, key: &Key, items: &[Spanned<DeValue<'_>>], list: &str) {
        // An empty list of pointers does say something: this step carries none of the ideas.
        if items.is_empty() && key.needed && !matches!(key.shape, Shape::Refers(_)) {
            self.fault(at, format!("\"{}\" is an empty list", key.name), "write at least one");
        }
        let inner = joined(list, key.name);
        for item in items {
            let at = item.span().start;
            match (key.shape, item.get_ref()) {
                (Shape::Texts | Shape::Mixed(_), DeValue::String(text)) => self.text(at, key, text),
                (Shape::Words(words), DeValue::String(word)) => self.word(at, key, word, words),
                (Shape::Refers(to), DeValue::String(id)) => self.pointer(at, key, to, id),
                (Shape::Mixed(form) | Shape::Tables(form), DeValue::Table(table)) => {
                    self.table(table, at, form, &inner);
                }
                (Shape::Either(either), DeValue::Table(table)) => {
                    let form = if table.contains_key(either.mark) { either.with } else { either.without };
                    self.table(table, at, form, &inner);
                }
                (_, other) => self.wrong(at, key, other),
            }
        }
        if let Shape::Mixed(form) | Shape::Tables(form) | Shape::Either(&Either { without: form, .. }) = key.shape {
            self.entries(items, form);
        }
    }

    fn text(&mut self, at: usize, key: &Key, text: &str) {
        self.plain_text(at, key.name, text);
    }

    pub(super) fn plain_text(&mut self, at: usize, name: &str, text: &str) {
        if let Some(c) = foul(text) {
            let what = format!("\"{name}\" holds the control character {}", c.escape_unicode());
            self.fault(at, what, "take it out; only a new line and a tab may stand in a text");
        } else if text.trim().is_empty() {
            self.fault(at, format!("\"{name}\" is empty"), "give it words, or leave the key out where it may be");
        }
    }

    fn id(&mut self, at: usize, key: &Key, id: &str, list: &str) {
        let letters = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '.';
        if id.is_empty() || !id.chars().all(letters) {
            let what = format!("\"{}\" is \"{}\"", key.name, clipped(id));
            return self.fault(at, what, "an id has small letters a to z, digits, hyphens and dots only");
        }
        // Ids with a dot stand in kept pages, which name no file, so they must differ over all files.
        let list = if id.contains('.') { String::new() } else { format!("{} {list}", self.file) };
        let place = self.place(at);
        self.findings.ids.push(Named { list, id: id.to_owned(), place });
    }

    fn entry_id(&mut self, at: usize, key: &Key, id: &str) {
        if id.is_empty() || !id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-') {
            let what = format!("\"{}\" is \"{}\"", key.name, clipped(id));
            self.fault(at, what, "an id here has small letters a to z, digits and hyphens only");
        }
    }

    fn word(&mut self, at: usize, key: &Key, word: &str, words: &'static [&'static str]) {
        if !words.contains(&word) {
            let what = format!("unknown {} \"{}\"", key.name, clipped(word));
            self.fault(at, what, proposal(word, words.iter().copied()));
        }
    }

    fn pointer(&mut self, at: usize, key: &Key, to: To, id: &str) {
        // Told as a pointer to nothing, it would send its reader looking for a character that can't be seen.
        if foul(id).is_some() || id.is_empty() {
            return self.text(at, key, id);
        }
        let place = self.place(at);
        let (id, owner) = (id.to_owned(), self.owner.clone());
        self.findings.pointers.push(Pointer { to, id, owner, place });
    }
}

impl Shape {
    const fn is_list(self) -> bool {
        let tables = matches!(self, Self::Tables(_) | Self::Mixed(_) | Self::Either(..));
        tables || matches!(self, Self::Texts | Self::Words(_) | Self::Refers(_))
    }
}

/// What one of a list of small things looks like.
fn entry(form: &'static Schema) -> String {
    let keys = form.keys.iter().filter(|key| key.needed);
    let keys: Vec<String> = keys.map(|key| format!("{} = {}", key.name, key.shape.example())).collect();
    format!("{{ {} }}", keys.join(", "))
}

/// Whether an entry has a form for each plural.
fn counts(takes: &[Parameter]) -> bool {
    takes.iter().any(|parameter| parameter.takes == Takes::Count)
}

fn joined(list: &str, name: &str) -> String {
    if list.is_empty() { name.to_owned() } else { format!("{list}.{name}") }
}

fn found_noun(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "text",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number with a point",
        DeValue::Boolean(true) => "true",
        DeValue::Boolean(false) => "false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
