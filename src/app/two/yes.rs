//! The yes of each of two: its buttons, what signing it is, and what can be said of it afterwards.
//!
//! Signing is offered and never asked for, and both count the same.

use crate::app::Model;
use crate::app::sheet::{Button, Sheet};
use crate::engine::{BookKind, Lock, Record};

/// Whether a yes can be signed here: each of the two has a key of their own.
pub fn is_offered(model: &Model) -> bool {
    model.kind() == BookKind::Pair && model.lock() == Lock::Age
}

/// The buttons that say yes. The one that only says it comes first: nobody is to sign by habit.
pub fn buttons<A>(said: A, to_sign: A, model: &Model) -> Vec<Button<A>> {
    let words = &model.book.words.two.sign;
    let mut buttons = vec![Button::new(words.say_yes(), said)];
    if is_offered(model) {
        buttons.push(Button::new(words.say_yes_with_passphrase(), to_sign));
    }
    buttons
}

/// Says above those buttons what signing is.
pub fn about<A>(sheet: Sheet<A>, model: &Model) -> Sheet<A> {
    if is_offered(model) { sheet.text(model.book.words.two.signing.about()) } else { sheet }
}

/// What can be said of the yes of two to what stands there, and no more than that.
pub fn says(record: &Record, model: &Model) -> String {
    if record.is_signed_by_both() { model.book.words.two.signing.signed_by_both().to_owned() } else { unsigned(model) }
}

/// What is said where not both signed. It is the same whether one did or none: it must not tell who did.
pub fn unsigned(model: &Model) -> String {
    model.book.words.two.signing.entered_in_one_sitting().to_owned()
}
