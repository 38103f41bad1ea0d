//! A name is one line that can be seen and typed.

use goldseam::text::{is_too_long, name};

#[test]
fn a_name_is_one_line_that_can_be_seen_and_typed() {
    let kept = [
        ("  Ada  Bo\n\tLee\u{85}x ", "Ada Bo Lee x"),
        ("A\u{3000}\u{200b} \u{a0}d\u{200d}a\u{ad}\u{feff}", "A da"),
        ("\u{202e}Ada\u{2069}\u{200e}", "Ada"),
        ("\x1b[31mAda\x1b[0m\x07", "Ada"),
        ("👩\u{200d}👩\u{200d}👧", "👩\u{200d}👩\u{200d}👧"),
        ("❤\u{fe0f}\u{200d}🔥\u{200d}", "❤\u{fe0f}\u{200d}🔥"),
        ("Zoe\u{308}", "Zoe\u{308}"),
        ("\u{200b}\u{200d}\u{feff}\n", ""),
        ("\u{3164}", ""),
        ("\u{301}", ""),
    ];
    for (typed, wanted) in kept {
        assert_eq!(name(typed), wanted, "{typed:?}");
        assert_eq!(name(&name(typed)), wanted, "{typed:?}");
    }
    assert!(!is_too_long(&"👩\u{200d}👩\u{200d}👧".repeat(60)) && is_too_long(&"a".repeat(61)));
    assert!(is_too_long(&format!("a{}", "\u{301}".repeat(2000))));
}
