//! A person's key and the file it lies in, wrapped by their own passphrase.
//!
//! The file is a plain age identity file inside age's passphrase format, so the stock tool opens it and, with it, every
//! page. For two it also names the other's public key, in a comment: a page for the other can be sealed without them.
//! Keys and passphrases live in types that wipe themselves, and print nothing.

use super::seal::{self, Closed};
use super::spelling;
use crate::engine::Place;
use age::scrypt;
use age::x25519::{Identity, Recipient};
use secrecy::{ExposeSecret, SecretString};
use std::fmt;
use std::io;
use std::iter;
use std::str::FromStr;
use zeroize::Zeroizing;

/// A passphrase. It wipes itself and prints nothing.
pub type Passphrase = SecretString;

/// How much work one try of a passphrase costs: 2 to this power.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WorkFactor(u8);

impl WorkFactor {
    /// What workbooks are locked with: about a second of work, and 128 MiB of memory, for each guess.
    pub const USUAL: Self = Self(17);

    /// The most that is accepted on opening, so that a file made to stall the program cannot.
    pub(super) const MOST: u8 = 20;

    /// Next to no work, for tests alone: nothing in the program makes one.
    pub const NEXT_TO_NONE: Self = Self(2);
}

/// A person's key, once it is opened.
#[derive(Clone)]
pub struct Key {
    /// Whose it is.
    pub place: Place,
    public: Recipient,
    /// What opens. It is let go of when somebody else has the keyboard: what is left closes words and opens none.
    identity: Option<Identity>,
    other: Option<Recipient>,
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Key({:?}, ..)", self.place)
    }
}

/// Stands before the other's public key in a key file.
const OTHER: &str = "# other: ";

/// The length of the line of a secret key.
pub(super) const KEY_LINE: usize = 75;

impl Key {
    /// A new one.
    pub fn new(place: Place) -> Self {
        Self::of(place, Identity::generate())
    }

    fn of(place: Place, identity: Identity) -> Self {
        Self { place, public: identity.to_public(), identity: Some(identity), other: None }
    }

    /// Two new ones, each knowing the other's public key.
    pub fn pair() -> [Self; 2] {
        let (one, two) = (Self::new(Place::One), Self::new(Place::Two));
        [one.clone().with_other(&two), two.with_other(&one)]
    }

    /// The same, knowing the other's public key.
    #[must_use]
    pub fn with_other(self, other: &Self) -> Self {
        Self { other: Some(other.recipient()), ..self }
    }

    /// The public key, as `people/` has it.
    pub(super) fn public(&self) -> String {
        self.public.to_string()
    }

    /// The public key of a person, as this file has it.
    pub(super) fn public_of(&self, place: Place) -> Option<String> {
        if place == self.place { Some(self.public()) } else { self.other.as_ref().map(ToString::to_string) }
    }

    pub(super) fn recipient(&self) -> Recipient {
        self.public.clone()
    }

    /// The other's public key, as this file names it.
    pub(super) fn other(&self) -> Option<&Recipient> {
        self.other.as_ref()
    }

    /// The words in sealed bytes.
    pub(super) fn open(&self, sealed: &[u8]) -> Result<Vec<u8>, Closed> {
        let identity = self.identity.as_ref().ok_or(Closed::LetGo)?;
        seal::open(sealed, identity)
    }

    /// Words sealed to this person alone, as a page of theirs lies on disk.
    pub fn seal(&self, words: &str) -> io::Result<Vec<u8>> {
        seal::seal(words.as_bytes(), [&self.recipient(), &seal::throw_away()])
    }

    /// Whether this key opens sealed bytes.
    pub fn opens(&self, sealed: &[u8]) -> bool {
        self.open(sealed).is_ok()
    }

    /// Lets go of what opens: from here on words can be closed, and none can be opened.
    pub(super) fn let_go(&mut self) {
        self.identity = None;
    }

    /// The secret key as a recovery sheet has it: with it, the stock age tool opens every page. None once it was let go of.
    pub fn secret(&self) -> Option<SecretString> {
        self.identity.as_ref().map(Identity::to_string)
    }

    /// The key on a recovery sheet, wherever on it the line stands.
    pub fn from_sheet(place: Place, sheet: &str) -> Option<Self> {
        let letters = |line: &str| {
            let letters = line.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_uppercase);
            Zeroizing::new(letters.collect::<String>())
        };
        let identity = sheet.lines().find_map(|line| Identity::from_str(&letters(line)).ok())?;
        Some(Self::of(place, identity))
    }

    /// The same key, with what another one of the same person knows of the other.
    pub(super) fn knowing(self, other: Option<Recipient>) -> Self {
        Self { other, ..self }
    }

    /// The bytes of its file, wrapped by a passphrase.
    pub(super) fn wrap(&self, passphrase: &Passphrase, work: WorkFactor) -> io::Result<Vec<u8>> {
        let other = self.other.as_ref().map(|other| format!("{OTHER}{other}\n")).unwrap_or_default();
        let secret = self.secret().ok_or_else(|| io::Error::other("the key was let go of"))?;
        let plain = Zeroizing::new(format!("{other}{}\n", secret.expose_secret()));
        let mut recipient = scrypt::Recipient::new(spelling::composed(passphrase));
        recipient.set_work_factor(work.0);
        seal::encrypt(plain.as_bytes(), iter::once(&recipient as &dyn age::Recipient))
    }

    /// Opens a key file with a passphrase. None if it is not the right one.
    pub(super) fn unwrap(place: Place, bytes: &[u8], passphrase: &Passphrase) -> Result<Option<Self>, Closed> {
        let Some(plain) = unwrapped(bytes, passphrase)? else { return Ok(None) };
        let text = std::str::from_utf8(&plain).map_err(|_| Closed::Damaged)?;
        let other = text.lines().find_map(|line| Recipient::from_str(line.strip_prefix(OTHER)?).ok());
        let key = Self::from_sheet(place, text).ok_or(Closed::Damaged)?;
        Ok(Some(Self { other, ..key }))
    }
}

/// What a passphrase, in one of its spellings, opens.
fn unwrapped(bytes: &[u8], passphrase: &Passphrase) -> Result<Option<Zeroizing<Vec<u8>>>, Closed> {
    for spelled in spelling::spellings(passphrase) {
        let mut identity = scrypt::Identity::new(spelled);
        identity.set_max_work_factor(WorkFactor::MOST);
        match seal::open(bytes, &identity) {
            Ok(plain) => return Ok(Some(Zeroizing::new(plain))),
            Err(Closed::NotOurs) => {}
            Err(damaged) => return Err(damaged),
        }
    }
    Ok(None)
}
