//! `people/`: whose public keys these are, with two tags that show it.
//!
//! Anybody who can write in the folder can write here, so nothing is sealed by what stands here. The pin is a MAC that only
//! its owner can make: by it a recovery sheet learns the other's key. The introduction is a MAC that both of a pair can
//! make: by it the other accepts the key that signatures are checked with.

use super::disk::{Disk, Folder};
use super::fault::Fault;
use super::key::Key;
use super::layout::{self, PEOPLE};
use super::prove::{self, DerivedKeys};
use super::{durable, record_file};
use crate::engine::record::FORMAT;
use crate::engine::{Place, seat};
use age::x25519::Recipient;
use ed25519_dalek::VerifyingKey;
use serde::{Deserialize, Serialize};
use std::io;

const BOTH: [Place; 2] = [Place::One, Place::Two];

/// A person as their file has them: a number, keys and tags, nothing else.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Person {
    format: u32,
    number: u8,
    recipient: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    verify: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pin: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    introduction: String,
}

const PIN: &[u8] = b"goldseam pin 1";
const INTRODUCTION: &[u8] = b"goldseam introduction 1";

/// What a person's file says with their key.
fn of(key: &Key, book: &str) -> Option<Person> {
    let derived = key.derived()?;
    let (number, recipient) = (layout::number(key.place), key.public());
    let verify = prove::hex(derived.sign.verifying_key().as_bytes());
    let mut person =
        Person { format: FORMAT, number, recipient, verify, pin: String::new(), introduction: String::new() };
    let other = key.other().map(ToString::to_string).unwrap_or_default();
    // The other's key is a part of it: somebody who exchanges that file breaks the pin of a file that they did not
    // touch.
    person.pin = prove::hex(&prove::mac(&derived.pin, PIN, &pinned_by(&person, book, &other)));
    if let Some(pair) = &derived.introduction {
        person.introduction = prove::hex(&prove::mac(pair, INTRODUCTION, &introduced(&person, book)));
    }
    Some(person)
}

fn pinned_by<'a>(person: &'a Person, book: &'a str, other: &'a str) -> [&'a [u8]; 5] {
    let number: &[u8] = if person.number == 2 { b"2" } else { b"1" };
    [book.as_bytes(), number, person.recipient.as_bytes(), person.verify.as_bytes(), other.as_bytes()]
}

fn introduced<'a>(person: &'a Person, book: &'a str) -> [&'a [u8]; 3] {
    let number: &[u8] = if person.number == 2 { b"2" } else { b"1" };
    [book.as_bytes(), number, person.verify.as_bytes()]
}

/// Writes a person's file, unless it says the same already.
pub(super) fn write(disk: &dyn Disk, folder: &Folder, key: &Key, book: &str) -> io::Result<()> {
    let person = of(key, book).ok_or(Fault::KeyGone)?;
    if read(disk, folder, key.place).is_some_and(|there| there == person) {
        return Ok(());
    }
    put(disk, folder, &person, key.place)
}

/// Writes a person's public key alone, where another one stands: their own opening adds what proves it.
pub(super) fn write_unproved(disk: &dyn Disk, folder: &Folder, key: &Key) -> io::Result<()> {
    if recipient(disk, folder, key.place).is_some_and(|there| there == key.public()) {
        return Ok(());
    }
    let [verify, pin, introduction] = [const { String::new() }; 3];
    let person = Person {
        format: FORMAT,
        number: layout::number(key.place),
        recipient: key.public(),
        verify,
        pin,
        introduction,
    };
    put(disk, folder, &person, key.place)
}

fn put(disk: &dyn Disk, folder: &Folder, person: &Person, place: Place) -> io::Result<()> {
    let people = folder.sub(PEOPLE);
    durable::make_folder(disk, &people)?;
    durable::replace(disk, &people, &layout::person_name(place), &record_file::line(person)?, true)
}

fn read(disk: &dyn Disk, folder: &Folder, place: Place) -> Option<Person> {
    let bytes = disk.read(&folder.sub(PEOPLE).at(layout::person_name(place))).ok()?;
    record_file::parse::<Person>(&bytes).ok()
}

/// The public key that `people/` has for a place; none if there is no such file.
pub(super) fn recipient(disk: &dyn Disk, folder: &Folder, place: Place) -> Option<String> {
    read(disk, folder, place).map(|person| person.recipient)
}

/// The key that the other's signatures are checked with, where they introduced it.
pub(super) fn introduced_by_other(
    disk: &dyn Disk,
    folder: &Folder,
    key: &Key,
    derived: &DerivedKeys,
    book: &str,
) -> Option<VerifyingKey> {
    let person =
        read(disk, folder, seat::other(key.place)).filter(|person| person.number != layout::number(key.place))?;
    let by_pair = derived.introduction.as_ref()?;
    let is_right = prove::is_mac(by_pair, INTRODUCTION, &introduced(&person, book), &person.introduction);
    let verifying = VerifyingKey::from_bytes(&prove::from_hex(&person.verify).filter(|_| is_right)?).ok()?;
    // One's own key under the other's number would let one's own signature stand for both. A weak key would accept a
    // signature of anybody.
    (verifying != derived.sign.verifying_key() && !verifying.is_weak()).then_some(verifying)
}

/// Whose key it is, and the other's, as `people/` says; and whether its owner ever proved anything here. The other's counts
/// only where the key's own pin holds over it.
pub(super) fn whose(disk: &dyn Disk, folder: &Folder, key: &Key, book: &str) -> Option<(Place, Pinned, bool)> {
    let place =
        BOTH.into_iter().find(|place| recipient(disk, folder, *place).is_some_and(|said| said == key.public()))?;
    let own = read(disk, folder, place)?;
    let said = recipient(disk, folder, seat::other(place));
    let other = said.as_ref().and_then(|said| said.parse::<Recipient>().ok());
    let pinned = other.as_ref().map(ToString::to_string).unwrap_or_default();
    let derived = key.derived();
    let holds = |other: &str| {
        let pin = |derived: &DerivedKeys| prove::is_mac(&derived.pin, PIN, &pinned_by(&own, book, other), &own.pin);
        derived.as_ref().is_some_and(pin)
    };
    let is_pinned = holds(&pinned);
    let pinned = match (said, other) {
        (None, _) => Pinned::None,
        (Some(_), Some(other)) if is_pinned => Pinned::Holds(other),
        // Somebody put a second person there: the owner's own pin says that there is none.
        _ if holds("") => return Some((place, Pinned::None, true)),
        _ => Pinned::Not,
    };
    Some((place, pinned, is_pinned))
}

/// What `people/` says about the other's key.
pub(super) enum Pinned {
    /// There is no other.
    None,
    Holds(Recipient),
    /// Nothing shows that it is theirs.
    Not,
}
