//! The keys that come from an age identity, so that every key file and every recovery sheet there ever was has them.

use super::super::prove::{self, MacKey};
use super::Key;
use age::x25519::Recipient;
use ed25519_dalek::SigningKey;
use secrecy::ExposeSecret;
use x25519_dalek::{PublicKey, StaticSecret};
use zeroize::Zeroizing;

/// The keys that come from the identity. They prove and check; they open nothing.
#[derive(Clone)]
pub(in super::super) struct Derived {
    pub(in super::super) mac: MacKey,
    pub(in super::super) sign: SigningKey,
    /// The MAC key that both of a pair have.
    pub(in super::super) pair: Option<MacKey>,
    /// For the pin of the other's key in `people/`.
    pub(in super::super) pin: MacKey,
    /// By it the other accepts a verifying key.
    pub(in super::super) introduction: Option<MacKey>,
}

impl Key {
    /// The keys that come from it; none once it was let go of.
    pub(in super::super) fn derived(&self) -> Option<Derived> {
        let secret = self.identity.as_ref()?.to_string();
        let line = secret.expose_secret().as_bytes();
        let between =
            |info: &str| self.other.as_ref().and_then(|other| self.between(secret.expose_secret(), other, info));
        Some(Derived {
            mac: prove::derive(line, b"goldseam own mac 1"),
            sign: SigningKey::from_bytes(&prove::derive(line, b"goldseam sign 1")),
            pair: between("goldseam pair 1"),
            pin: prove::derive(line, b"goldseam pin 1"),
            introduction: between("goldseam introduction 1"),
        })
    }

    /// A key that both people have: from the secret of one and the public key of the other.
    fn between(&self, secret: &str, other: &Recipient, info: &str) -> Option<MacKey> {
        let secret = StaticSecret::from(decoded(secret)?);
        let shared = secret.diffie_hellman(&PublicKey::from(decoded(&other.to_string())?));
        let mut keys = [self.public(), other.to_string()];
        keys.sort();
        let info = format!("{info}\n{}\n{}", keys[0], keys[1]);
        shared.was_contributory().then(|| prove::derive(shared.as_bytes(), info.as_bytes()))
    }

    /// The key that names and proves what this computer has seen. It opens nothing.
    pub(in super::super) fn seen_key(&self) -> Option<MacKey> {
        let secret = self.identity.as_ref()?.to_string();
        Some(prove::derive(secret.expose_secret().as_bytes(), b"goldseam seen 1"))
    }
}

/// The 32 bytes that a line of age holds.
fn decoded(line: &str) -> Option<[u8; 32]> {
    let (_, bytes) = bech32::decode(line).ok()?;
    Zeroizing::new(bytes).as_slice().try_into().ok()
}
