//! What lies between the words and the bytes on the disk: nothing, or a seal.
//!
//! Every byte of records and drafts passes here on its way in and out, so a lock touches no other room. A codec never
//! decides what is kept; it proves and closes, and it opens and checks. Encoder needs no passphrase: it never waits.

use super::fault::Fault;
use super::key::Key;
use super::prove::{self, Checker, DerivedKeys, LineContext, Prover, Tags};
use super::seal::{self, Closed};
use super::unreadable::Why;
use crate::engine::record::{Taken, TakenFrom};
use crate::engine::{Place, Proof};
use age::x25519::Recipient;
use ed25519_dalek::{SigningKey, VerifyingKey};
use std::collections::BTreeMap;
use std::fmt;
use std::io;

/// Files that were taken in as they are, and why.
pub(super) type Lists = Vec<(TakenFrom, Vec<Taken>)>;

/// How files of this workbook are closed and opened.
pub(super) enum Codec {
    /// Not locked: the words as they are.
    Plain,
    /// Sealed to those who may read.
    Sealed(Box<Keyring>),
}

/// How words are closed, and nothing that opens them.
#[derive(Clone)]
pub(super) enum Encoder {
    /// Not locked: the words as they are.
    Plain,
    /// Sealed to those who may read.
    Sealed(Box<SealEncoder>),
}

/// What it takes to prove words and to seal them.
#[derive(Clone)]
pub(super) struct SealEncoder {
    recipients: Recipients,
    prover: Prover,
}

/// The public keys of 1 and 2. They come from the key file, never from `people/`.
#[derive(Clone)]
struct Recipients([Option<Recipient>; 2]);

/// The keys of a sealed workbook, as one opened key file has them.
pub(super) struct Keyring {
    key: Key,
    sealing: SealEncoder,
    /// None once the key was let go of.
    checker: Option<Checker>,
    /// What was taken in as it is: from before anything was proved, or out of other copies.
    taken: BTreeMap<Taken, TakenFrom>,
}

impl fmt::Debug for Codec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Plain => "Plain",
            Self::Sealed(_) => "Sealed(..)",
        })
    }
}

impl Codec {
    pub(super) fn sealed(key: Key, book: String, derived: &DerivedKeys, other: Option<VerifyingKey>) -> Self {
        let (mine, theirs) = (Some(key.recipient()), key.other().cloned());
        // Both out of the opened key file: a key out of `people/` may be a stranger's, who could then read every shared
        // page.
        let recipients = Recipients(if key.place == Place::Two { [theirs, mine] } else { [mine, theirs] });
        let prover = Prover::new(key.place, book.clone(), derived);
        let checker = Some(Checker::new(key.place, book, derived, other));
        Self::Sealed(Box::new(Keyring {
            key,
            sealing: SealEncoder { recipients, prover },
            checker,
            taken: BTreeMap::new(),
        }))
    }

    fn keyring(&self) -> Option<&Keyring> {
        match self {
            Self::Plain => None,
            Self::Sealed(keyring) => Some(keyring),
        }
    }

    fn keyring_mut(&mut self) -> Option<&mut Keyring> {
        match self {
            Self::Plain => None,
            Self::Sealed(keyring) => Some(keyring),
        }
    }

    pub(super) fn is_sealed(&self) -> bool {
        self.keyring().is_some()
    }

    pub(super) fn ending(&self) -> &'static str {
        if self.is_sealed() { "age" } else { "json" }
    }

    pub(super) fn key(&self) -> Option<&Key> {
        self.keyring().map(|keyring| &keyring.key)
    }

    /// Lets go of what opens, and of what proves a person: from here on words can be closed, and none can be opened.
    pub(super) fn let_go(&mut self) {
        if let Some(keyring) = self.keyring_mut() {
            keyring.key.let_go();
            // Or what the other one types next would carry the proof of whoever sat here before.
            keyring.sealing.prover.let_go();
            // Without it nothing counts as proved, so nothing that is read from here on becomes a part of what its
            // owner is shown.
            keyring.checker = None;
        }
    }

    /// The same key out of the files as they are now.
    pub(super) fn renewed(&mut self, key: Option<Key>) {
        if let Some((keyring, key)) = self.keyring_mut().zip(key)
            // Another key under the same name would change what opens while pages are on the screen.
            && keyring.key.public() == key.public()
        {
            keyring.key = key;
        }
    }

    /// Whether this is a key that the opened one knows: its own, or the other's.
    pub(super) fn knows(&self, key: &Key) -> bool {
        self.key().and_then(|own| own.public_of(key.place)).is_some_and(|public| public == key.public())
    }

    /// Takes a person's signing key for the very next yes.
    pub(super) fn let_sign(&mut self, place: Place, key: SigningKey) -> bool {
        self.keyring_mut().is_some_and(|keyring| {
            keyring.sealing.prover.let_sign(place, key);
            true
        })
    }

    /// A yes was kept, or given up: the next one needs the passphrase again.
    pub(super) fn signed(&mut self) {
        if let Some(keyring) = self.keyring_mut() {
            keyring.sealing.prover.signed();
        }
    }

    /// Whether what stands in a place can be read, so that its records can be numbered.
    pub(super) fn can_read(&self, place: Place) -> bool {
        self.key().is_none_or(|key| place == Place::Shared || place == key.place)
    }

    pub(super) fn take_in(&mut self, from: TakenFrom, files: impl IntoIterator<Item = Taken>) {
        let Some(keyring) = self.keyring_mut() else { return };
        for file in files {
            // A file can stand in several lists. What is known of it best counts.
            let said = keyring.taken.entry(file).or_insert(from);
            *said = from.max(*said);
        }
    }

    /// As though no list had been read.
    pub(super) fn take_in_nothing(&mut self) {
        self.keyring_mut().into_iter().for_each(|keyring| keyring.taken.clear());
    }

    /// Whose keys stand behind a line that is written now.
    pub(super) fn proof_now(&self, place: Place, signed: &[Place]) -> Proof {
        self.keyring().map(|keyring| keyring.sealing.prover.proof(place, signed)).unwrap_or_default()
    }

    /// The bytes to keep for a line, proved. Sealed bytes differ each time, so the caller holds them.
    pub(super) fn encode(&self, about: LineContext<'_>, signed: &[Place], line: &[u8]) -> io::Result<Vec<u8>> {
        self.encoder().encode(about, signed, line)
    }

    /// The bytes to keep for words that are a file's already, as they are.
    pub(super) fn encode_as_is(&self, place: Place, words: &[u8]) -> io::Result<Vec<u8>> {
        match self.keyring() {
            None => Ok(words.to_vec()),
            Some(keyring) => keyring.sealing.recipients.seal(place, words),
        }
    }

    /// How new files are closed.
    pub(super) fn encoder(&self) -> Encoder {
        match self.keyring() {
            None => Encoder::Plain,
            Some(keyring) => Encoder::Sealed(Box::new(keyring.sealing.clone())),
        }
    }

    /// The words in the bytes of a file with that ending.
    pub(super) fn decode(&self, ending: &str, bytes: Vec<u8>) -> Result<Vec<u8>, Why> {
        match self {
            // Opened whatever the lock: whether a plain file counts in a locked workbook is for its proof to say.
            _ if ending != "age" => Ok(bytes),
            Self::Plain => Err(Why::Sealed),
            // Told apart from damage: an empty file is what some disks leave after a loss of power, and its words may
            // be in another one.
            Self::Sealed(_) if bytes.is_empty() => Err(Why::Empty),
            Self::Sealed(keyring) => keyring.key.open(&bytes).map_err(|closed| match closed {
                Closed::NotOurs => Why::NotOurs,
                Closed::Damaged => Why::Damaged,
                Closed::LetGo => Why::Sealed,
            }),
        }
    }

    pub(super) fn is_signed_by_reader(&self, about: LineContext<'_>, line: &[u8], tags: &Tags) -> bool {
        let checker = self.keyring().and_then(|keyring| keyring.checker.as_ref());
        checker.is_some_and(|checker| checker.is_signed_by_reader(about, line, tags))
    }

    /// What is proved of a line. Where nothing is locked nothing has to be.
    ///
    /// # Errors
    /// When nothing proves it, and it was not taken in.
    pub(super) fn proof(&self, about: LineContext<'_>, line: &[u8], tags: &Tags) -> Result<Proof, Why> {
        let Some(keyring) = self.keyring() else { return Ok(Proof::default()) };
        let checker = keyring.checker.as_ref().ok_or(Why::Sealed)?;
        checker.proof(about, line, tags).or_else(|why| {
            let taken = if keyring.taken.is_empty() { None } else { keyring.taken.get(&about.taken(line)) };
            taken.map(|from| Proof::taken(*from)).ok_or(why)
        })
    }
}

impl LineContext<'_> {
    pub(super) fn taken(&self, line: &[u8]) -> Taken {
        Taken { kind: self.kind, id: self.id.clone(), sha256: prove::sha256_hex(line) }
    }
}

impl Encoder {
    pub(super) fn ending(&self) -> &'static str {
        match self {
            Self::Plain => "json",
            Self::Sealed(_) => "age",
        }
    }

    /// The bytes to keep for a line, proved.
    pub(super) fn encode(&self, about: LineContext<'_>, signed: &[Place], line: &[u8]) -> io::Result<Vec<u8>> {
        match self {
            Self::Plain => Ok([line, b"\n"].concat()),
            Self::Sealed(sealing) => {
                let mut proved = sealing.prover.prove(about, signed, line);
                proved.push(b'\n');
                sealing.recipients.seal(about.place, &proved)
            }
        }
    }
}

impl Recipients {
    /// Seals to the owner of a place and a key that nobody has, or to both.
    fn seal(&self, place: Place, plain: &[u8]) -> io::Result<Vec<u8>> {
        let [one, two] = &self.0;
        // A new one for each file: the same one twice would show which files are private.
        let nobody = seal::throw_away();
        let owner = if place == Place::Two { two.as_ref() } else { one.as_ref() };
        let second = if place == Place::Shared { two.as_ref().unwrap_or(&nobody) } else { &nobody };
        match owner {
            Some(owner) => seal::seal(plain, [owner, second]),
            // Refused, and never sealed to nobody: such a page would look kept and be lost.
            None => Err(Fault::NoKey.into()),
        }
    }
}
