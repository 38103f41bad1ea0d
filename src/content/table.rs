//! Declaring a table of the format: one declaration makes its struct, its keys and its reading.
//!
//! ```text
//! table! {
//!     pub struct HelpLine: "a help line" {
//!         needed name: String, "What the service is called.",
//!         may text: Option<String>, "How to write to it instead of calling.",
//!     }
//! }
//! ```
//!
//! A key is written as its field is called, or as it says: `code = "ref": String`. Its type says what it may hold, and
//! `as` narrows that: `u16 as Number(1, 120)`. What a type can't say of itself has a type of its own with its own
//! [`Value`]. Before each field stands what its key means:
//!
//! | word | the table | where the key is missing, or wrong |
//! | --- | --- | --- |
//! | `needed` | can't do without it | it reads as empty, so that the rest of the table can be checked |
//! | `may` | may have it | it reads as empty, or as the value after `=` |
//! | `known` | is known by it, as an id | nothing is read of this table |
//! | `mark` | is there if it is | nothing is read of this table |
//! | `flat` | has the keys of that other table among its own | as there |
//! | `later` | has no such key; the loader fills it in | |
//!
//! After the fields come keys of which nothing is loaded. `noted { … }` has what the writers of a pack tell each other: a
//! pack must have it and the check holds it to its shape, but the program says nothing of it. `moved { … }` names keys
//! that older packs have here, and where their words stand now; `gone { … }` those that nothing reads any more.

use super::schema::{Key, Schema, Shape};
use chrono::NaiveDate;
use toml::de::{DeTable, DeValue};

/// A table of the format.
pub trait Table: Sized {
    /// Its keys.
    const SCHEMA: &'static Schema;

    /// Takes its words. Nothing here reports: what is wrong was said by the walk, and the pack will be refused.
    fn read(table: &DeTable<'_>) -> Option<Self>;
}

/// What a key holds.
pub trait Value: Sized {
    /// What it may hold.
    const SHAPE: Shape;

    /// The value, where it is of that shape.
    fn read(value: &DeValue<'_>) -> Option<Self>;

    /// What it is where it is missing; nothing where the table around it makes no sense without it.
    fn absent() -> Option<Self> {
        None
    }
}

/// What can stand in a list.
pub trait Item: Value {
    /// What a list of it may hold.
    const LIST: Shape;
}

/// The value of a key, where it is there and of the right shape.
pub fn found<T: Value>(table: &DeTable<'_>, key: &str) -> Option<T> {
    T::read(table.get(key)?.get_ref())
}

/// A table that is there only if the key is that marks it.
impl<T: Table> Table for Option<T> {
    const SCHEMA: &'static Schema = T::SCHEMA;

    fn read(table: &DeTable<'_>) -> Option<Self> {
        Some(T::read(table))
    }
}

impl<T: Value> Value for Option<T> {
    const SHAPE: Shape = T::SHAPE;

    fn read(value: &DeValue<'_>) -> Option<Self> {
        T::read(value).map(Some)
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: Item> Value for Vec<T> {
    const SHAPE: Shape = T::LIST;

    fn read(value: &DeValue<'_>) -> Option<Self> {
        Some(value.as_array()?.iter().filter_map(|item| T::read(item.get_ref())).collect())
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }
}

impl Value for String {
    const SHAPE: Shape = Shape::Text;

    fn read(value: &DeValue<'_>) -> Option<Self> {
        value.as_str().map(folded)
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }
}

impl Item for String {
    const LIST: Shape = Shape::Texts;
}

impl Value for u16 {
    const SHAPE: Shape = Shape::Number(0, Self::MAX);

    fn read(value: &DeValue<'_>) -> Option<Self> {
        let number = value.as_integer()?;
        Self::from_str_radix(number.as_str(), number.radix()).ok()
    }

    fn absent() -> Option<Self> {
        Some(0)
    }
}

impl Value for bool {
    const SHAPE: Shape = Shape::Flag;

    fn read(value: &DeValue<'_>) -> Option<Self> {
        value.as_bool()
    }

    fn absent() -> Option<Self> {
        Some(false)
    }
}

impl Value for NaiveDate {
    const SHAPE: Shape = Shape::Date;

    fn read(value: &DeValue<'_>) -> Option<Self> {
        let date = value.as_datetime()?.date?;
        Self::from_ymd_opt(i32::from(date.year), u32::from(date.month), u32::from(date.day))
    }
}

/// Inside a paragraph a line break is a space; a blank line begins a new paragraph.
pub(super) fn folded(text: &str) -> String {
    // A pack is written in lines as wide as somebody's editor. Screens wrap it anew, each to its own width.
    let mut said = String::with_capacity(text.len());
    let mut between = " ";
    for line in text.lines().map(str::trim) {
        if line.is_empty() {
            between = "\n\n";
            continue;
        }
        if !said.is_empty() {
            said.push_str(between);
        }
        add_words(&mut said, line);
        between = " ";
    }
    said
}

/// Adds the words of a line, each a space from the next.
fn add_words(said: &mut String, line: &str) {
    let mut last = b' ';
    let is_odd = line.bytes().fold(false, |is_odd, byte| {
        let is_second_space = byte == b' ' && last == b' ';
        last = byte;
        is_odd | is_second_space | byte.is_ascii_control() | !byte.is_ascii()
    });
    // Nearly every line stands as it is written. To look for each word of it takes longer than reading the file.
    if !is_odd {
        return said.push_str(line);
    }
    for (at, word) in line.split_whitespace().enumerate() {
        said.push_str(if at > 0 { " " } else { "" });
        said.push_str(word);
    }
}

/// What one field of a declaration brings to the keys of its table.
#[derive(Clone, Copy, Debug)]
pub enum KeyPart {
    /// The one that is named like the field.
    Key(Key),
    /// The keys of another table, of which some are needed in this one, and some left out.
    Flat(&'static Schema, &'static [&'static str], &'static [&'static str]),
    /// A field that the program fills in by itself, such as the name of the file.
    Nothing,
}

/// How many keys these parts bring.
pub const fn count(parts: &[KeyPart]) -> usize {
    let (mut keys, mut at) = (0, 0);
    // There is no `for` yet where a constant is made.
    while at < parts.len() {
        keys += match parts[at] {
            KeyPart::Key(_) => 1,
            KeyPart::Flat(form, _, without) => form.keys.len() - without.len(),
            KeyPart::Nothing => 0,
        };
        at += 1;
    }
    keys
}

/// The keys that these parts bring, in their order. `N` is their [`count`]: a name left out that is no key of the other
/// table does not compile.
///
/// # Panics
/// While it is compiled, as that.
pub const fn flattened<const N: usize>(parts: &[KeyPart]) -> [Key; N] {
    let mut keys = [Key { name: "", shape: Shape::Text, needed: false, says: "" }; N];
    let (mut key, mut at) = (0, 0);
    while at < parts.len() {
        match parts[at] {
            KeyPart::Key(own) => {
                keys[key] = own;
                key += 1;
            }
            KeyPart::Flat(form, needed, without) => {
                let mut other = 0;
                while other < form.keys.len() {
                    let from = form.keys[other];
                    if !has(without, from.name) {
                        keys[key] = Key { needed: from.needed || has(needed, from.name), ..from };
                        key += 1;
                    }
                    other += 1;
                }
            }
            KeyPart::Nothing => {}
        }
        at += 1;
    }
    assert!(key == N, "a key that is left out is not there");
    keys
}

/// Where a key stands among those of its table: known while it is compiled, and one that isn't there does not compile.
pub(super) const fn place(form: &Schema, name: &str) -> usize {
    let mut at = 0;
    while !is_same(form.keys[at].name.as_bytes(), name.as_bytes()) {
        at += 1;
    }
    at
}

const fn has(names: &[&str], name: &str) -> bool {
    let mut at = 0;
    while at < names.len() {
        if is_same(names[at].as_bytes(), name.as_bytes()) {
            return true;
        }
        at += 1;
    }
    false
}

/// Strings can't be compared yet where a constant is made.
const fn is_same(one: &[u8], other: &[u8]) -> bool {
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at == one.len() && at == other.len()
}

/// A closed list of words of the format, with the reading and the writing of each, and what it means.
macro_rules! terms {
    ($(#[$doc:meta])* $name:ident { $(#[doc = $says:literal] $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $(#[doc = $says] $variant),+ }

        impl $name {
            /// Every word of the format, in its order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Every word as the format writes it, in its order.
            pub const WORDS: &'static [&'static str] = &[$($word),+];

            /// The word as the format writes it.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// What the word means, in a sentence.
            pub const fn says(self) -> &'static str {
                match self { $(Self::$variant => $says.trim_ascii()),+ }
            }

            /// Reads the word of the format.
            pub fn read(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.word() == word)
            }
        }

        impl $crate::content::table::Value for $name {
            const SHAPE: $crate::content::schema::Shape = $crate::content::schema::Shape::Word(Self::WORDS);

            fn read(value: &toml::de::DeValue<'_>) -> Option<Self> {
                Self::read(value.as_str()?)
            }
        }

        impl $crate::content::table::Item for $name {
            const LIST: $crate::content::schema::Shape = $crate::content::schema::Shape::Words(Self::WORDS);
        }

        impl $crate::content::same::Translated for $name {
            fn departs(&self, english: &Self) -> Option<String> {
                (self != english).then(String::new)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.word())
            }
        }
    };
}

/// Declares a table that stands as the value of a key, or in a list.
macro_rules! table {
    ($(#[$doc:meta])* pub struct $name:ident: $($rest:tt)+) => {
        $crate::content::table::record! { $(#[$doc])* pub struct $name: $($rest)+ }

        impl $crate::content::table::Value for $name {
            const SHAPE: $crate::content::schema::Shape =
                $crate::content::schema::Shape::Table(<Self as $crate::content::table::Table>::SCHEMA);

            fn read(value: &toml::de::DeValue<'_>) -> Option<Self> {
                $crate::content::table::Table::read(value.as_table()?)
            }

            fn absent() -> Option<Self> {
                // As if it stood there empty: the rest of the file is still
                // checked, and the missing table is told once.
                $crate::content::table::Table::read(&toml::de::DeTable::new())
            }
        }

        impl $crate::content::table::Item for $name {
            const LIST: $crate::content::schema::Shape =
                $crate::content::schema::Shape::Tables(<Self as $crate::content::table::Table>::SCHEMA);
        }
    };
}

/// Declares a table whose keys stand among those of another, or that stands in a list in a way of its own.
macro_rules! record {
    ($(#[$doc:meta])* pub struct $name:ident: $called:literal {
        $($word:ident $field:ident $(= $key:literal)?: $type:ty $(as $shape:ident $(($($bounds:tt)*))?)? $(= $default:expr)?,
            $says:literal,)+
    }
    $(noted { $($note:ident $(= $note_key:literal)?: $note_type:ty $(as $note_shape:ident $(($($note_bounds:tt)*))?)?,
        $note_says:literal,)+ })?
    $(moved { $($old:ident = $to:literal),+ })?
    $(gone { $($gone:ident),+ })?) => {
        $(#[$doc])*
        #[doc = concat!("\nA fault calls it \"", $called, "\".")]
        #[derive(Clone, Debug)]
        pub struct $name { $(#[doc = $says] pub $field: $type),+ }

        impl $crate::content::table::Table for $name {
            const SCHEMA: &'static $crate::content::schema::Schema = {
                use $crate::content::schema::{Schema, Key};
                use $crate::content::table::{KeyPart, count, flattened, record};
                const PARTS: &[KeyPart] = &[
                    $(record!(@part $word [$field $($key)?] $says, $type $(, $shape $(($($bounds)*))?)?),)+
                    $($(record!(@part needed [$note $($note_key)?] $note_says,
                        $note_type $(, $note_shape $(($($note_bounds)*))?)?),)+)?
                    $($(record!(@part gone [$gone] "No longer read.",),)+)?
                    $($(KeyPart::Key(Key {
                        name: stringify!($old),
                        shape: $crate::content::schema::Shape::Moved($to),
                        needed: false,
                        says: "No longer read here.",
                    }),)+)?
                ];
                static KEYS: [Key; count(PARTS)] = flattened(PARTS);
                static SCHEMA: Schema = Schema { name: $called, keys: &KEYS };
                &SCHEMA
            };

            fn read(table: &toml::de::DeTable<'_>) -> Option<Self> {
                use $crate::content::table::record;
                Some(Self { $($field: record!(@read $word [$field $($key)?] table $(, $default)?)),+ })
            }
        }

        impl $crate::content::same::Translated for $name {
            fn departs(&self, english: &Self) -> Option<String> {
                use $crate::content::table::record;
                None$(.or_else(|| record!(
                    @departs $word [$field $($key)?] (&self.$field) (&english.$field) $($shape)?
                )))+
            }
        }
    };

    (@part flat $key:tt $says:literal, $type:ty) => {
        KeyPart::Flat(<$type as $crate::content::table::Table>::SCHEMA, &[], &[])
    };
    (@part flat $key:tt $says:literal, $type:ty, Keys(
        $(needed $($needed:ident)+)? $(; without $($without:ident)+)?
    )) => {
        KeyPart::Flat(
            <$type as $crate::content::table::Table>::SCHEMA,
            &[$($(stringify!($needed)),+)?],
            &[$($(stringify!($without)),+)?],
        )
    };
    (@part later $key:tt $says:literal, $type:ty) => { KeyPart::Nothing };
    (@part gone [$field:ident] $says:literal,) => {
        KeyPart::Key(Key {
            name: stringify!($field),
            shape: $crate::content::schema::Shape::Gone,
            needed: false,
            says: $says,
        })
    };
    (@part $word:ident $key:tt $says:literal, $($type:tt)+) => {
        KeyPart::Key(Key {
            name: record!(@name $key),
            shape: record!(@shape $word $($type)+),
            needed: record!(@needed $word),
            says: $says,
        })
    };

    (@departs later $key:tt $own:tt $english:tt $($shape:ident)?) => { None::<String> };
    (@departs flat $key:tt $own:tt $english:tt $($shape:ident)?) => {
        $crate::content::same::Translated::departs($own, $english)
    };
    // What they point to is held to be there; where a translation was taken from is no matter.
    (@departs $word:ident $key:tt $own:tt $english:tt Refers) => { None::<String> };
    (@departs $word:ident $key:tt $own:tt $english:tt Id) => { record!(@same $key $own $english) };
    // Each language has had other words before.
    (@departs $word:ident [was] $own:tt $english:tt $($shape:ident)?) => { None::<String> };
    (@departs $word:ident $key:tt $own:tt $english:tt EntryId) => { record!(@same $key $own $english) };
    (@departs $word:ident $key:tt $own:tt $english:tt Word) => { record!(@same $key $own $english) };
    (@departs $word:ident $key:tt $own:tt $english:tt Refer) => { record!(@same $key $own $english) };
    (@departs $word:ident $key:tt $own:tt $english:tt $($shape:ident)?) => {
        $crate::content::same::Translated::departs($own, $english)
            .map(|inner| $crate::content::same::under(record!(@name $key), &inner))
    };
    (@same $key:tt $own:tt $english:tt) => { ($own != $english).then(|| record!(@name $key).to_owned()) };

    (@name [$field:ident]) => { stringify!($field) };
    (@name [$field:ident $key:literal]) => { $key };

    (@shape known $type:ty) => { $crate::content::schema::Shape::Id };
    (@shape $word:ident $type:ty) => { <$type as $crate::content::table::Value>::SHAPE };
    (@shape $word:ident $type:ty, $shape:ident $(($($bounds:tt)*))?) => {
        $crate::content::schema::Shape::$shape $(($($bounds)*))?
    };

    (@needed needed) => { true };
    (@needed known) => { true };
    (@needed may) => { false };
    (@needed mark) => { false };

    (@read flat $key:tt $table:ident) => { $crate::content::table::Table::read($table)? };
    (@read later $key:tt $table:ident) => { Default::default() };
    (@read known $key:tt $table:ident) => { $crate::content::table::found($table, record!(@name $key))? };
    (@read mark $key:tt $table:ident) => { $crate::content::table::found($table, record!(@name $key))? };
    (@read may $key:tt $table:ident, $default:expr) => {
        $crate::content::table::found($table, record!(@name $key)).unwrap_or($default)
    };
    (@read $word:ident $key:tt $table:ident) => {
        $crate::content::table::found($table, record!(@name $key)).or_else($crate::content::table::Value::absent)?
    };
}

pub(crate) use {record, table, terms};
