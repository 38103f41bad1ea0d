//! A person's key and the file it lies in, wrapped by their own passphrase.
//!
//! The file is a plain age identity file inside age's passphrase format, so the stock tool opens it and, with it, every
//! page. In comments it names the workbook, whose it is and, for two, the other's public key: a page for the other can be
//! sealed without them. Further identities in it are of locks that the same person set elsewhere; they only open.
//! Keys and passphrases live in types that wipe themselves, and print nothing.

use super::computer::Computer;
use super::fault::Fault;
use super::layout;
use super::passphrase::{self, Passphrase};
use super::prove::{self, DerivedKeys, MacKey};
use super::seal::{self, Closed};
use crate::engine::{Place, RecordId};
use crate::order;
use age::scrypt;
use age::x25519::{Identity, Recipient};
use ed25519_dalek::SigningKey;
use secrecy::{ExposeSecret, SecretString};
use std::fmt;
use std::io;
use std::iter;
use std::str::FromStr;
use x25519_dalek::{PublicKey, StaticSecret};
use zeroize::Zeroizing;

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
    /// A key opens this person's pages and what is for both.
    pub place: Place,
    public: Recipient,
    /// What opens. It is let go of when somebody else has the keyboard: what is left closes words and opens none.
    identity: Option<Identity>,
    /// Of locks that the same person set elsewhere: they open, and prove nothing.
    joined: Vec<Identity>,
    other: Option<Recipient>,
    /// The workbook that the file names.
    book: Option<String>,
    /// Whether what it was read from says whose it is.
    says_place: bool,
    /// Whether the file says that its owner proves what they write.
    proves: bool,
    /// The files that the passphrase opened, with their bytes.
    files: Vec<(String, Vec<u8>)>,
    /// Whether no single file of it has all that opens.
    lies_apart: bool,
    /// Where this computer has things of its own about the workbook.
    computer: Computer,
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Key({:?}, ..)", self.place)
    }
}

/// Stands before the other's public key in a key file.
const OTHER: &str = "# other: ";
const BOOK: &str = "# book: ";
const PLACE: &str = "# place: ";
const PROVES: &str = "# format: 2";

/// The length of the line of a secret key.
pub(super) const KEY_LINE: usize = 75;

impl Key {
    /// Freshly made at random, and on no disk before its file is written.
    pub fn new(place: Place) -> Self {
        Self { proves: true, ..Self::of(place, Identity::generate()) }
    }

    fn of(place: Place, identity: Identity) -> Self {
        let (public, identity) = (identity.to_public(), Some(identity));
        let (joined, other, book, proves, files) = (Vec::new(), None, None, false, Vec::new());
        let (says_place, lies_apart, computer) = (false, false, Computer::default());
        Self { place, public, identity, joined, other, book, says_place, proves, files, lies_apart, computer }
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

    /// Whether it names the other's public key, so that what is for both can be sealed.
    pub fn knows_the_other(&self) -> bool {
        self.other.is_some()
    }

    /// Whether it is the key of one of two. One that lost the other's may be the second person's, and shows it by that.
    pub(super) fn is_of_two(&self) -> bool {
        self.knows_the_other() || self.place == Place::Two
    }

    /// The workbook, as its file names it, whatever its folder is called by now.
    pub(super) fn book(&self) -> Option<&str> {
        self.book.as_deref()
    }

    /// Whether its file says that its owner proves what they write, so that nothing is taken in by itself.
    pub(super) fn proves(&self) -> bool {
        self.proves
    }

    /// The files that the passphrase opened, with their bytes.
    pub(super) fn files(&self) -> &[(String, Vec<u8>)] {
        &self.files
    }

    /// The same, on a computer that has things of its own about the workbook.
    #[must_use]
    pub(super) fn on(self, computer: Computer) -> Self {
        Self { computer, ..self }
    }

    /// Where this computer has things of its own about the workbook.
    pub(super) fn computer(&self) -> &Computer {
        &self.computer
    }

    /// The words in sealed bytes.
    pub(super) fn open(&self, sealed: &[u8]) -> Result<Vec<u8>, Closed> {
        let identity = self.identity.as_ref().ok_or(Closed::LetGo)?;
        let opened = seal::open(sealed, identity);
        self.joined.iter().fold(opened, |opened, joined| match opened {
            Err(Closed::NotOurs) => seal::open(sealed, joined),
            opened => opened,
        })
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
        self.joined.clear();
        // They are wrapped copies of the key, and whoever has the keyboard next may guess at them.
        self.files.clear();
    }

    /// The secret key as a recovery sheet has it: with it, the stock age tool opens every page. A line for each lock that
    /// was joined. None once it was let go of.
    pub fn secret(&self) -> Option<SecretString> {
        let own = self.identity.as_ref()?.to_string();
        let mut lines = Zeroizing::new(String::with_capacity((KEY_LINE + 1) * (1 + self.joined.len())));
        // Room for all of it was taken at once: a text that grows leaves copies behind that nothing wipes.
        lines.push_str(own.expose_secret());
        for joined in &self.joined {
            lines.push('\n');
            lines.push_str(joined.to_string().expose_secret());
        }
        Some(SecretString::from(lines.as_str()))
    }

    /// What a recovery sheet says before its lines, so that it is known whose it is: no secret.
    pub fn sheet_head(&self) -> String {
        let other = self.other.as_ref().map(|other| format!("{OTHER}{other}\n")).unwrap_or_default();
        let book = self.book.as_ref().map(|book| format!("{BOOK}{book}\n")).unwrap_or_default();
        let place = if self.place == Place::Two { 2 } else { 1 };
        format!("{book}{PLACE}{place}\n{other}")
    }

    /// The key on a recovery sheet, wherever on it the lines stand. Where the sheet says whose it is, that counts.
    pub fn from_sheet(place: Place, sheet: &str) -> Option<Self> {
        // A sheet is typed by hand from paper: spaces and small letters are no mistake.
        let letters = |line: &str| {
            let letters = line.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_uppercase);
            Zeroizing::new(letters.collect::<String>())
        };
        let mut identities = sheet.lines().filter_map(|line| Identity::from_str(&letters(line)).ok());
        let key = Self::of(place, identities.next()?);
        let said = |name: &str| sheet.lines().find_map(|line| line.trim().strip_prefix(name).map(str::trim));
        let says_place = matches!(said(PLACE), Some("1" | "2"));
        let place = match said(PLACE) {
            Some("1") => Place::One,
            Some("2") => Place::Two,
            _ => place,
        };
        Some(Self {
            place,
            says_place,
            joined: identities.collect(),
            other: said(OTHER).and_then(|other| Recipient::from_str(other).ok()),
            book: said(BOOK).filter(|book| RecordId::is_well_formed(book)).map(ToOwned::to_owned),
            ..key
        })
    }

    /// The same key, with what is known of the other besides.
    pub(super) fn knowing(self, other: Option<Recipient>) -> Self {
        Self { other: self.other.or(other), ..self }
    }

    #[must_use]
    pub(super) fn of_book(self, book: &str) -> Self {
        let book = self.book.clone().unwrap_or_else(|| book.to_owned());
        Self { book: Some(book), ..self }
    }

    /// The same, of an owner who proves what they write, or not yet.
    #[must_use]
    pub(super) fn proving(self, proves: bool) -> Self {
        Self { proves, ..self }
    }

    pub(super) fn says_place(&self) -> bool {
        self.says_place
    }

    /// The same, with a file that the passphrase opened.
    #[must_use]
    pub(super) fn with_file(mut self, name: &str, bytes: Vec<u8>) -> Self {
        self.files.push((name.to_owned(), bytes));
        self
    }

    /// The bytes of its file, wrapped by a passphrase.
    pub(super) fn wrap(&self, passphrase: &Passphrase, work: WorkFactor) -> io::Result<Vec<u8>> {
        let secret = self.secret().ok_or(Fault::KeyGone)?;
        let proves = if self.proves { format!("{PROVES}\n") } else { String::new() };
        let plain = Zeroizing::new(format!("{proves}{}{}\n", self.sheet_head(), secret.expose_secret()));
        let mut recipient = scrypt::Recipient::new(passphrase::composed(passphrase));
        // Set, and not measured as age does by default: a fast computer would choose a factor that keeps a slow one
        // of the same person waiting at every opening.
        recipient.set_work_factor(work.0);
        seal::encrypt(plain.as_bytes(), &[&recipient])
    }

    /// Opens a key file with a passphrase. None if it is not the right one.
    pub(super) fn unwrap(place: Place, bytes: &[u8], passphrase: &Passphrase) -> Result<Option<Self>, Closed> {
        let Some(plain) = unwrapped(bytes, passphrase)? else { return Ok(None) };
        let text = std::str::from_utf8(&plain).map_err(|_| Closed::Damaged)?;
        let key = Self::from_sheet(place, text).ok_or(Closed::Damaged)?;
        Ok(Some(Self { proves: text.lines().any(|line| line.trim() == PROVES), ..key }))
    }
}

/// How a public key is named in the name of its file.
pub(super) fn fingerprint(public: &str) -> String {
    prove::sha256_hex(public.as_bytes())[..32].to_owned()
}

/// What a passphrase, in one of its spellings, opens.
fn unwrapped(bytes: &[u8], passphrase: &Passphrase) -> Result<Option<Zeroizing<Vec<u8>>>, Closed> {
    // The spelling that new keys have comes first, so that the usual case costs one try.
    for spelled in passphrase::spellings(passphrase) {
        let mut identity = scrypt::Identity::new(spelled);
        // Anybody can put a key file here. One that asks for hours of work must not hold up the rest.
        identity.set_max_work_factor(WorkFactor::MOST);
        match seal::open(bytes, &identity) {
            Ok(plain) => return Ok(Some(Zeroizing::new(plain))),
            Err(Closed::NotOurs) => {}
            Err(damaged) => return Err(damaged),
        }
    }
    Ok(None)
}

/// The keys that come from the identity, so that every key file and every recovery sheet there ever was has them.
impl Key {
    /// The keys that come from it; none once it was let go of.
    pub(super) fn derived(&self) -> Option<DerivedKeys> {
        let secret = self.identity.as_ref()?.to_string();
        let line = secret.expose_secret().as_bytes();
        let between =
            |info: &[u8]| self.other.as_ref().and_then(|other| self.between(secret.expose_secret(), other, info));
        Some(DerivedKeys {
            mac: prove::derive(line, b"goldseam own mac 1"),
            sign: SigningKey::from_bytes(&prove::derive(line, b"goldseam sign 1")),
            pair: between(b"goldseam pair 1"),
            pin: prove::derive(line, b"goldseam pin 1"),
            introduction: between(b"goldseam introduction 1"),
        })
    }

    /// A key that both people have: from the secret of one and the public key of the other.
    fn between(&self, secret: &str, other: &Recipient, info: &[u8]) -> Option<MacKey> {
        let secret = StaticSecret::from(decoded(secret)?);
        let shared = secret.diffie_hellman(&PublicKey::from(decoded(&other.to_string())?));
        // In one order for both of them, or each would come to another key.
        let (own, other) = (self.public(), other.to_string());
        let keys = if own <= other { [own, other] } else { [other, own] };
        let info = [info, b"\n", keys[0].as_bytes(), b"\n", keys[1].as_bytes()].concat();
        // A public key of low order would give a secret that anybody knows.
        shared.was_contributory().then(|| prove::derive(shared.as_bytes(), &info))
    }

    /// The key that names and proves what this computer has seen. It opens nothing.
    pub(super) fn seen_key(&self) -> Option<MacKey> {
        let secret = self.identity.as_ref()?.to_string();
        Some(prove::derive(secret.expose_secret().as_bytes(), b"goldseam seen 1"))
    }

    /// The key that names and seals what this computer has read before.
    pub(super) fn cache_key(&self) -> Option<MacKey> {
        let secret = self.identity.as_ref()?.to_string();
        Some(prove::derive(secret.expose_secret().as_bytes(), b"goldseam cache 1"))
    }

    /// All that decides what it opens and what counts with it: with anything else in it, the same files say something else.
    pub(super) fn what_it_is(&self) -> Vec<String> {
        let other = self.other.as_ref().map(ToString::to_string).unwrap_or_default();
        let mut publics = self.publics();
        order::natural(&mut publics);
        let place = layout::number(self.place).to_string();
        [place, self.proves.to_string(), other].into_iter().chain(publics).collect()
    }
}

/// The 32 bytes that a line of age holds.
fn decoded(line: &str) -> Option<[u8; 32]> {
    let (_, bytes) = bech32::decode(line).ok()?;
    Zeroizing::new(bytes).as_slice().try_into().ok()
}

/// The keys of several locks that one person set: of their own they are all told apart from, and they only open.
impl Key {
    /// The same, with another file of this key, or with what opens of another lock that the same person set.
    #[must_use]
    pub(super) fn joined_with(mut self, other: Self) -> Self {
        let is_same = other.public == self.public;
        // Another key's word counts for that key alone: joined, it must not decide what is taken in under this one.
        self.proves |= is_same && other.proves;
        self.other = self.other.or_else(|| other.other.clone().filter(|_| is_same));
        let before = self.publics().len();
        for identity in other.identity.into_iter().chain(other.joined) {
            if !self.publics().contains(&identity.to_public().to_string()) {
                self.joined.push(identity);
            }
        }
        self.lies_apart |= self.publics().len() > before;
        self.files.extend(other.files);
        self
    }

    /// The public keys of all that opens, its own first.
    pub(super) fn publics(&self) -> Vec<String> {
        let joined = self.joined.iter().map(|joined| joined.to_public().to_string());
        iter::once(self.public()).chain(joined).collect()
    }

    /// Whether no single file of it has all that opens: the passphrase opened several.
    pub(super) fn lies_apart(&self) -> bool {
        self.lies_apart
    }

    /// The same, as one that a file of it holds whole.
    #[must_use]
    pub(super) fn whole(self) -> Self {
        Self { lies_apart: false, ..self }
    }

    /// How long the text is that its file wraps, at most: what is longer has more in it than this key.
    pub(super) fn most_in_its_file(&self) -> usize {
        const BOOK_LINE: usize = "# book: \n".len() + 32;
        let head = self.sheet_head().len() + self.book().map_or(BOOK_LINE, |_| 0);
        PROVES.len() + 1 + head + self.publics().len() * KEY_LINE
    }

    #[must_use]
    pub(super) fn without_files(self) -> Self {
        Self { files: Vec::new(), ..self }
    }

    /// The same key with another of its identities as the one that counts, for each of them.
    pub(super) fn each_first(&self) -> impl Iterator<Item = Self> {
        let all: Vec<Identity> = self.identity.iter().chain(&self.joined).cloned().collect();
        let key = self.clone();
        // A sheet lists all keys and does not say which of them this workbook was locked with.
        (0..all.len()).map(move |first| {
            let mut joined = all.clone();
            let identity = joined.remove(first);
            Self { public: identity.to_public(), identity: Some(identity), joined, ..key.clone() }
        })
    }
}
