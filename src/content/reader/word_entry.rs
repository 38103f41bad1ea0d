//! What a word of the program may be in a pack: one sentence, or one for each form, with the placeholders it knows.

use super::{Reader, clipped};
use crate::content::fault::{Effect, Fault, proposal};
use crate::content::schema::{Key, Schema, Shape};
use crate::content::words::{Parameter, Plurals, Takes, next_placeholder};
use toml::de::{DeTable, DeValue};

impl Reader<'_> {
    pub(super) fn said(&mut self, at: usize, key: &Key, takes: &'static [Parameter], value: &DeValue<'_>) {
        let chooses = takes.iter().map(|parameter| parameter.takes).find(|takes| *takes != Takes::Text);
        match (value, chooses) {
            // One sentence can do for one and two people, or by day and evening. A
            // counted one needs the forms of its language.
            (DeValue::String(text), None | Some(Takes::People | Takes::Hour)) => {
                self.sentence(at, key.name, takes, text);
            }
            (DeValue::Table(forms), Some(Takes::Count)) => {
                let needed = match &self.findings.plurals {
                    Some(plurals) => plurals.needed(),
                    // Held to the rules of no language, every right form would be told as a fault.
                    None => Plurals::FORMS.into_iter().filter(|form| forms.contains_key(*form)).collect(),
                };
                self.forms(at, key, takes, forms, &needed);
            }
            (DeValue::Table(forms), Some(chooses)) => self.forms(at, key, takes, forms, chooses.forms()),
            (other, _) => self.wrong(at, key, other),
        }
    }

    fn forms(
        &mut self,
        at: usize,
        key: &Key,
        takes: &'static [Parameter],
        forms: &DeTable<'_>,
        needed: &[&'static str],
    ) {
        for (name, text) in forms {
            if !needed.contains(&&**name.get_ref()) {
                let word = clipped(name.get_ref());
                let what = format!("\"{}\" has an unknown form \"{word}\"", key.name);
                self.fault(name.span().start, what, proposal(&word, needed.iter().copied()));
                continue;
            }
            match text.get_ref() {
                DeValue::String(said) => self.sentence(text.span().start, key.name, takes, said),
                other => self.wrong(text.span().start, key, other),
            }
        }
        for form in needed.iter().filter(|form| !forms.contains_key(**form)) {
            let what = format!("\"{}\" has no form \"{form}\"", key.name);
            self.fault(at, what, format!("write each of: {}", needed.join(", ")));
        }
    }

    fn sentence(&mut self, at: usize, name: &str, takes: &'static [Parameter], text: &str) {
        self.plain_text(at, name, text);
        // People and hours choose a form and are never put in: a placeholder of
        // theirs would leave a hole in the sentence.
        let known = takes.iter().filter(|parameter| matches!(parameter.takes, Takes::Text | Takes::Count));
        let known = known.map(|parameter| parameter.name);
        let (mut rest, mut stray) = (text, false);
        while let Some((before, placeholder, after)) = next_placeholder(rest) {
            (rest, stray) = (after, stray || before.contains('}'));
            if !known.clone().any(|name| name == placeholder) {
                let placeholder = clipped(placeholder);
                let what = format!("\"{name}\" has an unknown placeholder {{{placeholder}}}");
                let mend =
                    if takes.is_empty() { "take it out".to_owned() } else { proposal(&placeholder, known.clone()) };
                self.fault(at, what, mend);
            }
        }
        // It is nearly always half a placeholder, and would stand on a screen as it is.
        if stray || rest.contains(['{', '}']) {
            let what = format!("\"{name}\" has a brace that belongs to no placeholder");
            self.fault(at, what, "a placeholder is written as {name}; take other braces out");
        }
    }

    /// Notes every word that a table lacks. It is for the loader to say whether another language has it.
    pub(super) fn missing(&mut self, table: Option<&DeTable<'_>>, at: usize, form: &'static Schema) {
        for key in form.keys.iter().filter(|key| !table.is_some_and(|table| table.contains_key(key.name))) {
            match key.shape {
                Shape::Say(_) => {
                    let place = self.place(at);
                    let what = format!("the word \"{}\" is missing from {}", key.name, form.name);
                    self.findings.missing.push(Fault::new(&place, what, "").with_effect(Effect::Lacks));
                }
                Shape::Table(inner) => self.missing(None, at, inner),
                _ => {}
            }
        }
    }
}
