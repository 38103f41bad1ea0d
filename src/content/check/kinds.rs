//! What each kind of step needs, and which keys of the format are its own, as data.
//!
//! A form for one may be of another kind; it is held to the keys of that kind, with those that it
//! takes over from the base. Nothing here knows more of a step than which of its words are given.

use crate::content::Kind;
use crate::content::wording::Wording;

/// A key that belongs to some kinds only.
struct Own {
    name: &'static str,
    given: fn(&Wording) -> bool,
    kinds: &'static [Kind],
    /// The kinds that can't do without it.
    needed: &'static [Kind],
}

macro_rules! own {
    ($($name:ident: [$($kind:ident),+] needed [$($needs:ident),*];)+) => {
        &[$(Own {
            name: stringify!($name),
            given: |words| words.$name.is_some(),
            kinds: &[$(Kind::$kind),+],
            needed: &[$(Kind::$needs),*],
        }),+]
    };
}

const OWN: &[Own] = own! {
    text: [Reading] needed [Reading];
    ideas: [Write, Builder, Promise] needed [];
    then: [Write, Choice, Checklist] needed [];
    guess: [Feelings] needed [];
    choices: [Checklist, Choice, Review] needed [Checklist, Choice];
    own: [Checklist, Choice, Sort] needed [];
    low: [Scale] needed [Scale];
    high: [Scale] needed [Scale];
    boxes: [Builder, Agreement, Promise] needed [Builder, Agreement, Promise];
    more: [Agreement] needed [];
    weeks: [Agreement] needed [Agreement];
    questions: [Questions] needed [Questions];
    piles: [Sort] needed [Sort];
    cards: [Sort] needed [];
    parts: [Script] needed [Script];
    of: [Review] needed [Review];
};

const TALK: [&str; 8] = ["turn", "rounds", "opening", "speaker", "listener", "keep", "decks", "rungs"];

/// The keys that a step of this kind can't do without, beside those that every step needs.
pub fn needed(kind: Kind) -> impl Iterator<Item = &'static str> {
    let keys = OWN.iter().filter(move |key| key.needed.contains(&kind)).map(|key| key.name);
    keys.chain((kind == Kind::Dialogue).then_some(TALK[0]))
}

/// The keys that a step of this kind may have and every step may not.
pub fn further(kind: Kind) -> impl Iterator<Item = &'static str> {
    let own = OWN.iter().filter(move |key| key.kinds.contains(&kind) && !key.needed.contains(&kind));
    own.map(|key| key.name).chain(TALK.into_iter().skip(1).filter(move |_| kind == Kind::Dialogue))
}

/// The keys that belong to other kinds only.
pub fn others(kind: Kind) -> impl Iterator<Item = &'static str> {
    let keys = OWN.iter().filter(move |key| !key.kinds.contains(&kind)).map(|key| key.name);
    // `turn` stands for all keys of a talk: a table without it is read as having no talk, whatever else it has.
    keys.chain((kind != Kind::Dialogue).then_some(TALK[0]))
}

pub(super) fn missing(kind: Kind, words: &Wording) -> impl Iterator<Item = &'static str> {
    let talk = kind == Kind::Dialogue && words.talk.is_none();
    let keys = OWN.iter().filter(move |key| key.needed.contains(&kind) && !(key.given)(words));
    keys.map(|key| key.name).chain(talk.then_some("turn"))
}

/// Keys among these words that belong to other kinds only, and to which.
pub(super) fn foreign(kind: Kind, words: &Wording) -> impl Iterator<Item = (&'static str, String)> {
    let talk = kind != Kind::Dialogue && words.talk.is_some();
    let keys = OWN.iter().filter(move |key| (key.given)(words) && !key.kinds.contains(&kind));
    let named = keys.map(|key| {
        let kinds: Vec<_> = key.kinds.iter().map(|kind| kind.word()).collect();
        (key.name, kinds.join(", "))
    });
    named.chain(talk.then(|| ("turn", Kind::Dialogue.word().to_owned())))
}
