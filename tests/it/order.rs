//! Order: the same as the standard library's, whatever stands there.

use goldseam::order;
use proptest::prelude::*;
use std::cmp::Reverse;

proptest! {
    #[test]
    fn things_come_in_the_order_of_the_standard_library(things in prop::collection::vec((0..5_u8, any::<u8>()), 0..60)) {
        // Many have the same key, so that one sees whether those stay as they stood.
        let things: Vec<(u8, String)> = things.into_iter().map(|(key, rest)| (key, rest.to_string())).collect();
        let sorted = |sort: fn(&mut Vec<(u8, String)>)| {
            let mut sorted = things.clone();
            sort(&mut sorted);
            sorted
        };
        prop_assert_eq!(sorted(order::natural), sorted(|things| things.sort()));
        let last_first = |things: &mut Vec<(u8, String)>| order::by_key(things, |(key, _)| Reverse(*key));
        prop_assert_eq!(sorted(last_first), sorted(|things| things.sort_by_key(|(key, _)| Reverse(*key))));
        let by_words = |things: &mut Vec<(u8, String)>| order::by(things, |one, other| one.1.cmp(&other.1));
        prop_assert_eq!(sorted(by_words), sorted(|things| things.sort_by(|one, other| one.1.cmp(&other.1))));
    }
}
