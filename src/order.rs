//! Puts things in order, by one sort for all of them.
//!
//! The sort of the standard library is compiled anew for each type that is sorted, at four to ten kilobytes each, and there
//! are forty of those. Here places are sorted, which are numbers whatever stands there. Where many thousands are sorted
//! while somebody waits, that of the standard library is used: it is the faster one.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::mem;

/// Puts them in their own order.
pub fn natural<T: Ord>(things: &mut Vec<T>) {
    by(things, T::cmp);
}

/// Puts them in the order of what `key` gives. Those that are alike stay as they stood, here and below.
pub fn by_key<T, K: Ord>(things: &mut Vec<T>, key: impl Fn(&T) -> K) {
    by(things, |one, other| key(one).cmp(&key(other)));
}

/// Puts them in the order that `compare` says.
pub fn by<T>(things: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let places = places(things.len(), &|one, other| compare(&things[one], &things[other]));
    let mut taken: Vec<Option<T>> = mem::take(things).into_iter().map(Some).collect();
    things.extend(places.into_iter().filter_map(|place| taken[place].take()));
}

/// A map of these. To collect one sorts them first, by a sort of their own.
pub fn map<K: Ord, V>(pairs: impl IntoIterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    map.extend(pairs);
    map
}

/// A set of these, in the same way.
pub fn set<T: Ord>(things: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    set.extend(things);
    set
}

fn places(many: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..many).collect();
    places.sort_by(|one, other| compare(*one, *other));
    places
}
