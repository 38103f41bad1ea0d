//! What shows that words are a person's own: a MAC or a signature, inside what is sealed, at the end of the line.
//!
//! Private pages carry a MAC that only their owner can check, so that nobody can prove one to a third person. In a
//! workbook for two whatever is entered after the keyboard was passed, and all that is shared, carries a MAC that both can
//! make and nobody else. A signature stands besides on what is shared, of whoever typed their passphrase for it.
//! All keys come from the age identity, so every key file and every recovery sheet there ever was has them.

use super::unreadable::Why;
use crate::engine::record::WordsOf;
use crate::engine::{Place, Proof, RecordId};
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use hkdf::Hkdf;
use hmac::digest::KeyInit;
use hmac::digest::core_api::Block;
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};
use zeroize::{Zeroize, Zeroizing};

/// A key for MACs.
pub(super) type MacKey = Zeroizing<[u8; 32]>;

/// The keys that come from the identity. They prove and check; they open nothing.
#[derive(Clone)]
pub(super) struct DerivedKeys {
    pub(super) mac: MacKey,
    pub(super) sign: SigningKey,
    /// The MAC key that both of a pair have.
    pub(super) pair: Option<MacKey>,
    /// For the pin of the other's key in `people/`.
    pub(super) pin: MacKey,
    /// By it the other accepts a verifying key.
    pub(super) introduction: Option<MacKey>,
}

/// A key of 32 bytes out of a secret, for one use.
pub(super) fn derive(secret: &[u8], info: &[u8]) -> MacKey {
    let mut key = MacKey::default();
    // 32 bytes are never too many to ask for.
    let _ = Hkdf::<Sha256>::new(None, secret).expand(info, &mut *key);
    key
}

/// A MAC over parts, each with its length, under a name of what they are.
pub(super) fn mac(key: &MacKey, what: &[u8], parts: &[&[u8]]) -> [u8; 32] {
    keyed(key, what, parts).finalize().into_bytes().into()
}

/// Whether a MAC in hex is the right one.
pub(super) fn is_mac(key: &MacKey, what: &[u8], parts: &[&[u8]], said: &str) -> bool {
    // `verify_slice` takes the same time for every wrong tag, so that it can't be guessed byte by byte.
    from_hex::<32>(said).is_some_and(|said| keyed(key, what, parts).verify_slice(&said).is_ok())
}

fn keyed(key: &MacKey, what: &[u8], parts: &[&[u8]]) -> Hmac<Sha256> {
    let mut block = Block::<Sha256>::default();
    block[..key.len()].copy_from_slice(&**key);
    let mut keyed = <Hmac<Sha256> as KeyInit>::new(&block);
    // It is the key in another shape.
    block.zeroize();
    keyed.update(&framed(what, parts));
    keyed
}

/// Parts one after the other, so that no two lists of parts give the same bytes.
fn framed(what: &[u8], parts: &[&[u8]]) -> Vec<u8> {
    let mut bytes = [what, b"\n"].concat();
    for part in parts {
        // Without the lengths, words could be moved from the end of one part to the beginning of the next under the
        // same tag.
        bytes.extend_from_slice(&(part.len() as u64).to_be_bytes());
        bytes.extend_from_slice(part);
    }
    bytes
}

/// Bytes in lower-case hex.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |hex, byte| hex + &format!("{byte:02x}"))
}

/// So many bytes out of lower-case hex.
pub(super) fn from_hex<const N: usize>(hex: &str) -> Option<[u8; N]> {
    let is_hex = hex.len() == 2 * N && hex.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
    let bytes = is_hex.then(|| (0..N).map(|at| u8::from_str_radix(&hex[2 * at..2 * at + 2], 16)));
    bytes?.collect::<Result<Vec<_>, _>>().ok()?.try_into().ok()
}

pub(super) fn sha256_hex(line: &[u8]) -> String {
    hex(&Sha256::digest(line))
}

/// What a line is of: which workbook, what kind of words, under which name.
#[derive(Clone, Copy)]
pub(super) struct LineContext<'a> {
    pub(super) kind: WordsOf,
    pub(super) id: &'a RecordId,
    pub(super) place: Place,
}

const RECORD: &[u8] = b"goldseam record 1";

/// What proves lines at this moment, and opens nothing.
#[derive(Clone)]
pub(super) struct Prover {
    me: Place,
    /// The workbook, as the key file names it.
    book: String,
    /// Their own keys; none once somebody else has had the keyboard.
    own: Option<(MacKey, SigningKey)>,
    /// The MAC that both of a pair can make.
    pair: Option<MacKey>,
    /// Who typed their passphrase for the very next yes.
    signers: Vec<(Place, SigningKey)>,
}

/// The keys that lines are checked against.
#[derive(Clone)]
pub(super) struct Checker {
    me: Place,
    book: String,
    own: MacKey,
    pair: Option<MacKey>,
    /// Of 1 and 2, where they are known.
    verifying: [Option<VerifyingKey>; 2],
}

fn at(place: Place) -> usize {
    usize::from(place == Place::Two)
}

fn label(place: Place) -> &'static str {
    if place == Place::Two { "2" } else { "1" }
}

impl Prover {
    /// With the keys of the person who typed their passphrase.
    pub(super) fn new(me: Place, book: String, derived: &DerivedKeys) -> Self {
        let own = (derived.mac.clone(), derived.sign.clone());
        Self { me, book, own: Some(own), pair: derived.pair.clone(), signers: Vec::new() }
    }

    /// Lets go of what is theirs alone: somebody else has the keyboard now. A yes that was signed is kept only once the other
    /// has said theirs.
    pub(super) fn let_go(&mut self) {
        self.own = None;
    }

    /// Takes a signing key for the next yes.
    pub(super) fn let_sign(&mut self, place: Place, key: SigningKey) {
        self.signers.retain(|(known, _)| *known != place);
        self.signers.push((place, key));
    }

    /// The yes is kept, or given up: the next one needs the passphrase again.
    pub(super) fn signed(&mut self) {
        self.signers.clear();
    }

    /// Whose keys stand behind a line that is written now.
    pub(super) fn proof(&self, place: Place, signed: &[Place]) -> Proof {
        let own = self.own.is_some() && (place == self.me || place == Place::Shared);
        let base = if self.pair.is_some() { Proof::by_pair() } else { Proof::default() };
        let proof = if own { base.and(self.me) } else { base };
        let yes = self.signers.iter().filter(|(of, _)| place == Place::Shared && signed.contains(of));
        yes.fold(proof, |proof, (of, _)| proof.and(*of))
    }

    /// The line with what proves it; the line as it is where nothing can.
    pub(super) fn prove(&self, about: LineContext<'_>, signed: &[Place], line: &[u8]) -> Vec<u8> {
        let Some(open) = line.strip_suffix(b"}") else { return line.to_vec() };
        let own = self.own.as_ref();
        // A MAC, not a signature: whoever can check it could have made it, so nobody can prove a private page to a
        // third person.
        let own_mac = own.filter(|_| about.place == self.me || self.pair.is_none());
        let (name, key) = match (own_mac, &self.pair) {
            (Some((mac, _)), _) => ("own", mac),
            (None, Some(pair)) => ("pair", pair),
            (None, None) => return line.to_vec(),
        };
        let tag = mac(key, RECORD, &parts("mac", name, &self.book, about, line));
        let mut proved = open.to_vec();
        proved.extend_from_slice(format!(r#","mac":{{"{name}":"{}"}}"#, hex(&tag)).as_bytes());
        proved.extend_from_slice(self.signatures(about, signed, line).as_bytes());
        proved.push(b'}');
        proved
    }

    fn signatures(&self, about: LineContext<'_>, signed: &[Place], line: &[u8]) -> String {
        // Only what both have agreed to is signed. A signature can be shown to others, and a draft is no word that
        // was given.
        if about.place != Place::Shared || about.kind != WordsOf::Page || self.pair.is_none() {
            return String::new();
        }
        let keys = [Place::One, Place::Two].into_iter().filter_map(|place| {
            let yes = self.signers.iter().find(|(of, _)| *of == place && signed.contains(of)).map(|(_, key)| key);
            let own = self.own.as_ref().filter(|_| place == self.me).map(|(_, key)| key);
            yes.or(own).map(|key| (label(place), key))
        });
        let said: Vec<String> = keys
            .map(|(label, key)| {
                let bytes = framed(RECORD, &parts("sig", label, &self.book, about, line));
                format!(r#""{label}":"{}""#, hex(&key.sign(&bytes).to_bytes()))
            })
            .collect();
        if said.is_empty() { String::new() } else { format!(r#","sig":{{{}}}"#, said.join(",")) }
    }
}

fn parts<'a>(field: &'a str, label: &'a str, book: &'a str, about: LineContext<'a>, line: &'a [u8]) -> [&'a [u8]; 6] {
    [field.as_bytes(), label.as_bytes(), book.as_bytes(), about.kind.word().as_bytes(), about.id.0.as_bytes(), line]
}

/// What stands at the end of a line to prove it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Tags {
    own: Option<String>,
    pair: Option<String>,
    /// By 1 and by 2.
    signatures: [Option<String>; 2],
}

/// Splits a file's words into the line and what stands at its end to prove it. Spaces after the line are a seal's.
pub(super) fn split(words: &[u8]) -> (Vec<u8>, Tags) {
    // The padding stands inside the seal and after the tags, so taking it off touches no byte that is proved.
    let words = words.trim_ascii_end();
    cut(words).unwrap_or_else(|| (words.to_vec(), Tags::default()))
}

fn cut(words: &[u8]) -> Option<(Vec<u8>, Tags)> {
    let mut tags = Tags::default();
    let mut rest = words.strip_suffix(b"}")?;
    if let Some((before, said)) = cut_field(rest, "sig", &["1", "2"], 128) {
        rest = before;
        for (label, hex) in said {
            tags.signatures[usize::from(label == "2")] = Some(hex);
        }
    }
    let (before, said) = cut_field(rest, "mac", &["own", "pair"], 64)?;
    let [(name, hex)] = <[_; 1]>::try_from(said).ok()?;
    if name == "own" {
        tags.own = Some(hex);
    } else {
        tags.pair = Some(hex);
    }
    let mut line = before.to_vec();
    line.push(b'}');
    Some((line, tags))
}

/// What is left, and what the field said: labels and hex.
type Cut<'a> = (&'a [u8], Vec<(&'static str, String)>);

/// One field off the end, of exactly the form in which it is written.
fn cut_field<'a>(bytes: &'a [u8], field: &str, labels: &[&'static str], length: usize) -> Option<Cut<'a>> {
    let opening = format!(r#","{field}":{{"#);
    let mut rest = bytes.strip_suffix(b"}")?;
    let mut said = Vec::new();
    for label in labels.iter().rev() {
        let key = format!(r#""{label}":""#);
        let whole = key.len() + length + 1;
        let Some(at) = rest.len().checked_sub(whole) else { continue };
        let entry = &rest[at..];
        let hex = entry.strip_prefix(key.as_bytes()).and_then(|entry| entry.strip_suffix(b"\""));
        if let Some(hex) = hex.and_then(|hex| std::str::from_utf8(hex).ok()) {
            said.insert(0, (*label, hex.to_owned()));
            rest = &rest[..at];
            if let Some(before) = rest.strip_suffix(opening.as_bytes()) {
                return Some((before, said));
            }
            rest = rest.strip_suffix(b",")?;
        }
    }
    None
}

impl Checker {
    /// With an opened key, and the keys that others are known by.
    pub(super) fn new(me: Place, book: String, derived: &DerivedKeys, other: Option<VerifyingKey>) -> Self {
        let mut verifying = [None, None];
        verifying[at(me)] = Some(derived.sign.verifying_key());
        verifying[1 - at(me)] = other;
        Self { me, book, own: derived.mac.clone(), pair: derived.pair.clone(), verifying }
    }

    /// What the end of a line proves of it.
    ///
    /// # Errors
    /// When nothing does.
    pub(super) fn proof(&self, about: LineContext<'_>, line: &[u8], tags: &Tags) -> Result<Proof, Why> {
        let is = |key: &MacKey, name, said: &Option<String>| {
            said.as_ref().is_some_and(|said| is_mac(key, RECORD, &parts("mac", name, &self.book, about, line), said))
        };
        let by_pair = self.pair.as_ref().is_some_and(|pair| is(pair, "pair", &tags.pair));
        let by_me = is(&self.own, "own", &tags.own) && (about.place == self.me || self.pair.is_none());
        match () {
            () if by_me => Ok(Proof::default().and(self.me)),
            () if by_pair && about.place == Place::Shared => Ok(self.signed(about, line, tags)),
            () if by_pair => Ok(Proof::by_pair()),
            () => Err(Why::Unproved),
        }
    }

    /// Whether its reader signed a line for both, whoever the other is.
    pub(super) fn is_signed_by_reader(&self, about: LineContext<'_>, line: &[u8], tags: &Tags) -> bool {
        self.signed(about, line, tags).has(self.me)
    }

    fn signed(&self, about: LineContext<'_>, line: &[u8], tags: &Tags) -> Proof {
        [Place::One, Place::Two].into_iter().fold(Proof::by_pair(), |proof, place| {
            let said = tags.signatures[at(place)].as_deref().and_then(from_hex::<64>);
            let is_theirs = self.verifying[at(place)].as_ref().zip(said).is_some_and(|(key, said)| {
                let bytes = framed(RECORD, &parts("sig", label(place), &self.book, about, line));
                // Strict: the usual check lets weak keys through, whose signatures anybody can make.
                key.verify_strict(&bytes, &Signature::from_bytes(&said)).is_ok()
            });
            if is_theirs { proof.and(place) } else { proof }
        })
    }
}
