//! One passphrase in the spellings that keyboards, files and systems give it.

use super::{key_file, key_of, locked, one, open_as, pass, shelf};
use crate::journal::shelf::page;
use age::secrecy::SecretString;
use goldseam::engine::{BookKind, Place};
use goldseam::journal::{Key, WorkFactor};
use secrecy::ExposeSecret;
use std::fs;
use std::io::Write;

/// What looks the same: composed, decomposed, and half of each.
const NFC: &str = "Zo\u{eb} caf\u{e9} gr\u{f6}\u{df}e drei";
const NFD: &str = "Zoe\u{308} cafe\u{301} gro\u{308}\u{df}e drei";
const HALF: &str = "Zo\u{eb} cafe\u{301} gr\u{f6}\u{df}e drei";

#[test]
fn a_passphrase_opens_in_every_spelling_whichever_it_was_chosen_in() {
    for chosen in [NFC, NFD, HALF] {
        let room = locked(BookKind::One, &[(&Key::new(Place::One), &pass(chosen))]);
        open_as(&room, chosen).0.append(&page(1, "words")).unwrap();
        for typed in [NFC, NFD, HALF] {
            assert!(
                open_as(&room, typed).1.records.to_records() == [page(1, "words")],
                "{chosen:?} typed as {typed:?}"
            );
            assert!(shelf(&room).is_taken(&pass(typed)), "{typed:?} could be chosen a second time");
        }
        // The stock tool is given the composed one: it is what most systems type.
        let wrapped = fs::read(key_file(&room.folder, 1)).unwrap();
        assert!(age::decrypt(&age::scrypt::Identity::new(SecretString::from(NFC.to_owned())), &wrapped).is_ok());
        assert!(shelf(&room).who(&pass("Zoe cafe gro\u{df}e drei")).unwrap().is_none(), "accents are letters");
    }
}

/// A key file as earlier versions wrapped it: with the passphrase as it was typed.
#[test]
fn a_key_that_was_wrapped_as_it_was_typed_still_opens() {
    for (wrapped_as, opens) in [(NFC, vec![NFC, NFD, HALF]), (NFD, vec![NFC, NFD, HALF]), (HALF, vec![HALF])] {
        let room = one();
        let key = key_of(&room, super::ONE);
        let mut recipient = age::scrypt::Recipient::new(SecretString::from(wrapped_as.to_owned()));
        recipient.set_work_factor(2);
        let encryptor = age::Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient)).unwrap();
        let mut bytes = Vec::new();
        let mut writer = encryptor.wrap_output(&mut bytes).unwrap();
        writeln!(writer, "{}", key.secret().unwrap().expose_secret()).unwrap();
        writer.finish().unwrap();
        fs::write(key_file(&room.folder, 1), bytes).unwrap();
        for typed in opens {
            assert!(shelf(&room).who(&pass(typed)).unwrap().is_some(), "{wrapped_as:?} typed as {typed:?}");
        }
        // Chosen anew, it is wrapped in the one spelling.
        shelf(&room).rewrap(&room.folder, &key, &pass(wrapped_as), WorkFactor::NEXT_TO_NONE).unwrap();
        assert!(shelf(&room).who(&pass(NFD)).unwrap().is_some());
    }
}
