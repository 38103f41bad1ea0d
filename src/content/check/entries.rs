//! Small things that stand in lists of their own in a pack, and in one list before a person.
//!
//! That one list of the pack has each id and each wording once is said where the list is read.

use crate::content::entry::Identified;

pub(super) type Listed<'a, T> = (&'static str, Vec<&'a T>);

/// What two of these lists both have, each at the key of the later one: what is wrong, and what would be right.
pub(super) fn in_two<T: Identified>(lists: &[Listed<'_, T>]) -> Vec<(&'static str, String, &'static str)> {
    let mut found = Vec::new();
    for (at, (key, list)) in lists.iter().enumerate() {
        for (before, earlier) in &lists[..at] {
            let ids = list.iter().map(|entry| entry.id()).filter(|id| !id.is_empty());
            for id in ids.filter(|id| earlier.iter().any(|entry| entry.id() == *id)) {
                let what = format!("\"{before}\" and \"{key}\" both have the id \"{id}\"");
                found.push((*key, what, "give one of them another id: both stand on one page"));
            }
            let older = list.iter().flat_map(|entry| entry.was().iter().map(move |was| (was, &**entry)));
            let shared =
                older.filter(|(was, _)| earlier.iter().any(|entry| entry.says(was))).map(|(was, _)| was.as_str());
            let older = earlier.iter().flat_map(|entry| entry.was());
            let said = older.filter(|was| list.iter().any(|entry| entry.today() == **was)).map(String::as_str);
            for was in shared.chain(said) {
                let what = format!("\"{was}\" is what something in \"{before}\" and in \"{key}\" says or said");
                found.push((*key, what, "leave it with one of them, or a page could mean either"));
            }
        }
    }
    found
}
