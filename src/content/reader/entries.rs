//! The ids and the wordings in a list of small things: each leads to one of them.

use super::{Reader, clipped};
use crate::content::schema::{Schema, Shape};
use crate::content::table::folded;
use std::collections::BTreeMap;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The keys under which such a thing has its words.
const WORDS: [&str; 2] = ["say", "ask"];

impl Reader<'_> {
    /// Holds each id and each older wording of a list to one of its things, and notes those that have no id.
    pub(super) fn entries(&mut self, items: &[Spanned<DeValue<'_>>], form: &'static Schema) {
        if !has_entries(form) {
            return;
        }
        for item in items.iter().filter(|item| item.get_ref().is_str()) {
            self.without_id(item.span().start);
        }
        self.ids_once(items);
        self.wordings_once(items);
    }

    /// Such a thing that is a text alone.
    pub(super) fn without_id(&mut self, at: usize) {
        let place = self.place(at);
        self.findings.without_id.push(place);
    }

    fn ids_once(&mut self, items: &[Spanned<DeValue<'_>>]) {
        let mut lines = BTreeMap::new();
        for (at, id) in items.iter().filter_map(|item| text(item.get_ref().as_table()?, "id")) {
            let line = self.place(at).line;
            if let Some(before) = lines.insert(id.clone(), line) {
                let what = format!("the id \"{}\" is used twice in this list", clipped(&id));
                self.fault(at, what, format!("it stands in line {before} too; give one of them another id"));
            }
        }
    }

    /// An older wording that somebody else has too would leave open which of them a page means.
    fn wordings_once(&mut self, items: &[Spanned<DeValue<'_>>]) {
        let mut owners = BTreeMap::new();
        for (number, item) in items.iter().enumerate() {
            let said = match item.get_ref() {
                DeValue::Table(table) => WORDS.into_iter().find_map(|key| text(table, key)),
                other => other.as_str().map(|said| (0, folded(said))),
            };
            if let Some((_, said)) = said {
                owners.entry(said).or_insert(number);
            }
        }
        for (number, item) in items.iter().enumerate() {
            for was in item.get_ref().as_table().into_iter().flat_map(older) {
                let Some(words) = was.get_ref().as_str().map(folded) else { continue };
                if *owners.entry(words.clone()).or_insert(number) != number {
                    let what = format!("\"{}\" is what another one of this list says or said", clipped(&words));
                    self.fault(was.span().start, what, "leave it with one of them, or a page could mean either");
                }
            }
        }
    }
}

/// Whether the things of such a list are known by ids of their own.
pub(super) fn has_entries(form: &'static Schema) -> bool {
    form.keys.iter().any(|key| matches!(key.shape, Shape::EntryId))
}

fn text(table: &DeTable<'_>, key: &str) -> Option<(usize, String)> {
    let value = table.get(key)?;
    Some((value.span().start, folded(value.get_ref().as_str()?)))
}

fn older<'t, 'i>(table: &'t DeTable<'i>) -> impl Iterator<Item = &'t Spanned<DeValue<'i>>> {
    table.get("was").and_then(|was| was.get_ref().as_array()).into_iter().flat_map(|was| was.iter())
}
