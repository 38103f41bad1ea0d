//! The packs that ship inside the binary: the files of `content/`, byte for byte, a pack for each language.
//!
//! Nothing here reads or judges them; `load` does, as it would a folder. The compiler tracks every file that is named here,
//! so a changed word makes a new binary, and a file that is gone makes none. A test finds the file that was not named.

/// The pack of one language.
#[derive(Clone, Copy, Debug)]
pub struct Pack {
    /// The language, which is the name of its folder.
    pub language: &'static str,
    /// Its files, as (path inside the pack, text), in the order of their paths.
    pub files: &'static [(&'static str, &'static str)],
}

macro_rules! pack {
    ($language:literal: $($path:literal,)+) => {
        Pack {
            language: $language,
            files: &[$(($path, include_str!(concat!("../../content/", $language, "/", $path))),)+],
        }
    };
}

/// Every pack. English is the first: what another one lacks is said in it.
pub static PACKS: &[Pack] = &[ENGLISH];

/// The pack that the others are translations of.
pub const ENGLISH: Pack = pack! {
    "en":
    "demo/broke.toml",
    "demo/couple.toml",
    "demo/hurt.toml",
    "demo/presenter.toml",
    "library/faq.toml",
    "library/feelings.toml",
    "library/safety.toml",
    "library/sittings.toml",
    "library/support.toml",
    "library/words/commands.toml",
    "library/words/common.toml",
    "library/words/dates.toml",
    "library/words/demo.toml",
    "library/words/doctor.toml",
    "library/words/errors.toml",
    "library/words/export.toml",
    "library/words/home.toml",
    "library/words/keys.toml",
    "library/words/lock.toml",
    "library/words/pages.toml",
    "library/words/safety.toml",
    "library/words/setup.toml",
    "library/words/spoken.toml",
    "library/words/step.toml",
    "library/words/two.toml",
    "library/worksheets.toml",
    "stages/1-acknowledge.toml",
    "stages/2-communicate.toml",
    "stages/3-boundaries.toml",
    "stages/4-patience.toml",
    "stages/5-action.toml",
    "stages/6-counseling.toml",
    "stages/7-when-to-move-on.toml",
    "stages/check-ins.toml",
    "stages/stronger.toml",
    "stages/welcome.toml",
    "workbook.toml",
};
