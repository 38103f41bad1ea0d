//! Every word that the program itself says. An area of it is a file here and a file in `library/words/` of a pack.
//!
//! A word is declared once, with what it takes, and is then a method: a screen that asks for one that isn't declared does
//! not compile, and `content check` names one that a pack lacks. Nothing here reads a file.

mod plural;
mod word;

pub mod commands;
mod common;
mod dates;
mod demo;
mod doctor;
mod entries;
mod errors;
mod export;
mod home;
mod inserts;
pub mod keys;
mod lock;
mod pages;
mod safety;
mod setup;
pub mod spoken;
mod step;
mod two;

pub use dates::Dates;
pub use doctor::Doctor;
pub use export::Export;
pub use inserts::Lost;
pub use plural::Plurals;
pub(super) use word::next_placeholder;
pub use word::{Hour, Parameter, People, Takes, Word};

use super::later::Later;
use super::schema::{File, Schema};
use inserts::Taken;
use toml::de::DeTable;

/// Declares the tables of one area.
///
/// ```text
/// words! {
///     /// The words of one part of the program.
///     Cards = "cards" {
///         /// The cards of "some of each".
///         events: Events { title, greeting(name), due(n: count), welcome(people: people), sleep(hour: hour) }
///     }
/// }
/// ```
///
/// In the pack: `library/words/cards.toml`, `[events]`, `title = "…"`, `greeting = "Hello, {name}."`,
/// `due = { one = "a page", other = "{n} pages" }`, `welcome = { one = "…", two = "…" }`,
/// `sleep = { day = "…", evening = "…" }`. In the program: `words.cards.events.due(3)`.
macro_rules! words {
    ($(#[doc = $doc:literal])+ $area:ident = $file:literal {
        $( $(#[doc = $says:literal])+ $field:ident: $table:ident {
            $( $(#[doc = $note:literal])* $entry:ident $( ( $($parameter:ident $(: $takes:ident)?),+ ) )? ),* $(,)?
        } )*
    }) => {
        $(#[doc = $doc])+
        #[derive(Clone, Debug, Default)]
        pub struct $area {
            $( $(#[doc = $says])+ pub $field: $table, )*
        }

        impl $area {
            pub(super) const SCHEMA: &'static $crate::content::schema::Schema = &$crate::content::schema::Schema {
                name: "this file",
                keys: &[ $( $crate::content::schema::Key {
                    name: stringify!($field),
                    shape: $crate::content::schema::Shape::Table($table::SCHEMA),
                    // Never needed: what an edition lacks is said in English, one word at a time.
                    needed: false,
                    says: concat!($($says),+).trim_ascii(),
                } ),* ],
            };

            /// The words of a file, and for those it lacks the ones of another language.
            #[allow(unused_variables)]
            pub(super) fn from_pack(
                found: &toml::de::DeTable<'_>,
                taken: &mut $crate::content::words::Taken<'_>,
                otherwise: &Self,
            ) -> Self {
                Self { $( $field: $table(taken.table(found, stringify!($field), $table::SCHEMA, &otherwise.$field.0)), )* }
            }
        }

        $(
            $(#[doc = $says])+
            #[derive(Clone, Debug, Default)]
            pub struct $table($crate::content::words::entries::Entries);

            impl $table {
                const SCHEMA: &'static $crate::content::schema::Schema = &$crate::content::schema::Schema {
                    name: concat!("[", stringify!($field), "]"),
                    keys: &[ $( $crate::content::schema::Key {
                        name: stringify!($entry),
                        shape: $crate::content::schema::Shape::Say(&[ $( $( $crate::content::words::Parameter {
                            name: stringify!($parameter),
                            takes: words!(@takes $($takes)?),
                        } ),+ )? ]),
                        needed: false,
                        says: words!(@says $entry $($note)*),
                    } ),* ],
                };

                $( words! { @method
                    concat!("`", $file, ".", stringify!($field), ".", stringify!($entry), "` in the pack."),
                    $entry ( $( $($parameter $(: $takes)?),+ )? )
                } )*
            }
        )*
    };
    (@says $entry:ident) => { "" };
    (@says $entry:ident $($note:literal)+) => { concat!($($note),+).trim_ascii() };
    (@place $entry:ident) => { const { $crate::content::table::place(Self::SCHEMA, stringify!($entry)) } };
    (@takes) => { $crate::content::words::Takes::Text };
    (@takes count) => { $crate::content::words::Takes::Count };
    (@takes people) => { $crate::content::words::Takes::People };
    (@takes hour) => { $crate::content::words::Takes::Hour };
    (@type) => { &str };
    (@type count) => { usize };
    (@type people) => { $crate::content::words::People };
    (@type hour) => { $crate::content::words::Hour };
    (@given $value:ident) => { $crate::content::words::word::Given::Text($value) };
    (@given $value:ident count) => { $crate::content::words::word::Given::Count($value) };
    (@given $value:ident people) => { $crate::content::words::word::Given::People($value) };
    (@given $value:ident hour) => { $crate::content::words::word::Given::Hour($value) };
    (@method $doc:expr, $entry:ident ()) => {
        #[doc = $doc]
        pub fn $entry(&self) -> &str {
            self.0.text(words!(@place $entry))
        }
    };
    (@method $doc:expr, $entry:ident ($people:ident: people)) => {
        #[doc = $doc]
        pub fn $entry(&self, $people: $crate::content::words::People) -> &str {
            self.0.for_people(words!(@place $entry), $people)
        }
    };
    (@method $doc:expr, $entry:ident ($hour:ident: hour)) => {
        #[doc = $doc]
        pub fn $entry(&self, $hour: $crate::content::words::Hour) -> &str {
            self.0.by_hour(words!(@place $entry), $hour)
        }
    };
    (@method $doc:expr, $entry:ident ($($parameter:ident $(: $takes:ident)?),+)) => {
        #[doc = $doc]
        pub fn $entry(&self, $($parameter: words!(@type $($takes)?)),+) -> String {
            self.0.say(words!(@place $entry), &[$( (stringify!($parameter), words!(@given $parameter $($takes)?)) ),+])
        }
    };
}
use words;

/// The areas of words, each with its own file.
macro_rules! areas {
    ($( $(#[doc = $says:literal])+ $area:ident: $type:path ),+ $(,)?) => {
        /// All the words of the program, in the language of a pack.
        #[derive(Clone, Debug, Default)]
        pub struct Words {
            $( $(#[doc = $says])+ pub $area: Later<$type>, )+
        }

        /// The files of words that a pack may have; what one lacks is said in English.
        pub static FILES: &[File] = &[ $( File {
            name: concat!("words-", stringify!($area)),
            path: concat!("library/words/", stringify!($area), ".toml"),
            says: concat!($($says),+).trim_ascii(),
            form: <$type>::SCHEMA,
        } ),+ ];

        impl Words {
            /// The words of a pack, each area through `file`, which hands on its table where there is one, and gets the
            /// inserts that were lost in it.
            pub(super) fn from_pack(
                plurals: &Plurals,
                otherwise: &Self,
                mut file: impl FnMut(&str, &'static Schema, &mut dyn FnMut(&DeTable<'_>) -> Vec<Lost>),
            ) -> Self {
                // A file that is missing as a whole leaves its area in English; the
                // program must never show an empty line.
                let mut words = otherwise.clone();
                $( file(concat!("library/words/", stringify!($area), ".toml"), <$type>::SCHEMA, &mut |table| {
                    let mut taken = Taken::new(plurals);
                    words.$area = <$type>::from_pack(table, &mut taken, &otherwise.$area).into();
                    taken.lost
                }); )+
                words
            }

            /// The words of a pack that is known to be right, each area read when it is first asked for. `text` has the
            /// file of that path.
            pub(super) fn shipped(plurals: &Plurals, text: impl Fn(&str) -> &'static str) -> Self {
                Self { $( $area: {
                    let text = text(concat!("library/words/", stringify!($area), ".toml"));
                    let plurals = plurals.clone();
                    Later::new(move || {
                        let otherwise = <$type>::default();
                        let build = |table: &DeTable<'_>| <$type>::from_pack(table, &mut Taken::new(&plurals), &otherwise);
                        DeTable::parse(text).map(|table| build(table.get_ref())).unwrap_or_default()
                    })
                }, )+ }
            }
        }
    };
}

areas! {
    /// Words that many screens share.
    common: common::Common,
    /// Days, times and lengths of time.
    dates: dates::Dates,
    /// The keys: their rows at the foot and on the help page.
    keys: keys::Keys,
    /// Where one begins: the home page, a stage, the short path.
    home: home::Home,
    /// The pages beside the steps, each a table.
    pages: pages::Pages,
    /// Around a step: its buttons, notices and marks.
    step: step::StepWords,
    /// What two people read together, and by turns.
    two: two::Two,
    /// The lock: setting it, opening it, taking it off.
    lock: lock::Lock,
    /// The start, and the first sittings.
    setup: setup::Setup,
    /// Around the private safety check.
    safety: safety::SafetyWords,
    /// The demo, for its presenter.
    demo: demo::DemoWords,
    /// What only the line mode says.
    spoken: spoken::Spoken,
    /// What a check-up of a workbook says.
    doctor: doctor::Doctor,
    /// Around what leaves the workbook.
    export: export::Export,
    /// What the commands say while they run.
    commands: commands::Commands,
    /// What went wrong, what is safe, and what to do.
    errors: errors::Errors,
}
