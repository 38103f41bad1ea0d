//! Whether a table in another language asks, warns of and guards the same as the English one.

/// What of the format can be held to its English self. The declaration of a table makes it for that table, so that no key
/// of it can be forgotten.
pub trait Translated {
    /// The first key by which this is no translation of the English one, such as `variant.hurt.caution`. Words may differ,
    /// and one more may stand here than there; whatever decides something may not.
    fn departs(&self, english: &Self) -> Option<String>;

    /// Whether a translation may have one where English has none.
    const MAY_BE_ADDED: bool = false;
}

/// A key in a table by which it departs, or the table itself.
pub fn under(key: &str, inner: &str) -> String {
    if inner.is_empty() { key.to_owned() } else { format!("{key}.{inner}") }
}

pub(super) fn itself(departs: bool) -> Option<String> {
    departs.then(String::new)
}

impl Translated for String {
    const MAY_BE_ADDED: bool = true;

    fn departs(&self, english: &Self) -> Option<String> {
        itself(self.is_empty() && !english.is_empty())
    }
}

impl<T: Translated> Translated for Option<T> {
    fn departs(&self, english: &Self) -> Option<String> {
        match (self, english) {
            (Some(own), Some(english)) => own.departs(english),
            (Some(_), None) => itself(!T::MAY_BE_ADDED),
            (None, english) => itself(english.is_some()),
        }
    }
}

impl<T: Translated> Translated for Vec<T> {
    const MAY_BE_ADDED: bool = T::MAY_BE_ADDED;

    fn departs(&self, english: &Self) -> Option<String> {
        if T::MAY_BE_ADDED {
            return itself(self.is_empty() && !english.is_empty());
        }
        if self.len() != english.len() {
            return itself(true);
        }
        self.iter().zip(english).find_map(|(own, english)| own.departs(english))
    }
}

/// What decides something is the same in every language.
macro_rules! the_same {
    ($($type:ty),+) => {
        $(impl Translated for $type {
            fn departs(&self, english: &Self) -> Option<String> {
                itself(self != english)
            }
        })+
    };
}

the_same!(bool, u16, chrono::NaiveDate);
