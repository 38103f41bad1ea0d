//! Which plural form a language uses for a number, by the rules of Unicode.
//!
//! The rules come from a table (CLDR) that knows some two hundred languages. Nothing here knows a word.

use crate::order;
use intl_pluralrules::{PluralCategory, PluralRuleType, PluralRules};
use std::fmt;
use unic_langid::LanguageIdentifier;

/// The plural rules of one language; without one, every number has the form `other`.
#[derive(Clone, Default)]
pub struct Plurals(Option<PluralRules>);

impl Plurals {
    /// The forms that any language has.
    pub const FORMS: [&'static str; 6] = ["zero", "one", "two", "few", "many", "other"];

    /// The rules of a language; what its tag says beyond the language, such as a country, changes none of them.
    pub fn of(tag: &str) -> Self {
        let language = tag
            .parse::<LanguageIdentifier>()
            .ok()
            .map(|tag| LanguageIdentifier::from_parts(tag.language, None, None, &[]));
        Self(language.and_then(|language| PluralRules::create(language, PluralRuleType::CARDINAL).ok()))
    }

    /// The form for a number, as the format writes it.
    pub fn form(&self, number: usize) -> &'static str {
        match self.0.as_ref().and_then(|rules| rules.select(number).ok()) {
            Some(PluralCategory::ZERO) => "zero",
            Some(PluralCategory::ONE) => "one",
            Some(PluralCategory::TWO) => "two",
            Some(PluralCategory::FEW) => "few",
            Some(PluralCategory::MANY) => "many",
            Some(PluralCategory::OTHER) | None => "other",
        }
    }

    /// The forms that a counted word must have. Some languages have one more for millions, and nothing here counts so far.
    pub fn needed(&self) -> Vec<&'static str> {
        let mut forms = vec!["other"];
        // Asked of the rules, not kept in a table: most of them look at the last two digits, so these show every form.
        for form in (0..=200).map(|number| self.form(number)) {
            if !forms.contains(&form) {
                forms.push(form);
            }
        }
        order::natural(&mut forms);
        forms
    }
}

impl fmt::Debug for Plurals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let language = self.0.as_ref().map(|rules| rules.get_locale().to_string());
        f.debug_tuple("Plurals").field(&language).finish()
    }
}
