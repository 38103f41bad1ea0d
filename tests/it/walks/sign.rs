//! A yes of two: said, or said and signed with a passphrase, on each one's own turn.

use super::two::{ADA, BEN, at_home, joint, own, pair, show, take, together};
use crate::walks::harness::{Desk, Walk};

const SIGN: &str = "Say yes and sign it with my passphrase";
const OPENS_NOTHING: &str = "Signing opens none of your pages. Both count the same here.";
const NOBODY: &str = "Entered in one sitting. It does not show who was at the keyboard.";

/// How a yes is said: by itself, or signed with this.
#[derive(Clone, Copy)]
enum Yes {
    Said,
    Signed,
}

/// Ash and Jo on the page of both. Their passphrases are their names.
fn couple() -> Walk {
    let mut walk = Desk::new().sized(80, 40).demo("couple");
    walk.opens("Both of them").sees("Agreements");
    walk
}

fn say(walk: &mut Walk, pass: &str, yes: Yes) {
    match yes {
        Yes::Said => drop(walk.opens("Say yes").seen()),
        Yes::Signed => drop(walk.opens(SIGN).press(pass).press("<ret>").seen()),
    }
}

/// Both tick something for a session, and each says yes.
fn for_session(walk: &mut Walk, ash: Yes, jo: Yes) {
    walk.opens("For a session").press("<space>").opens("Go on");
    take(walk, "Ash").sees(OPENS_NOTHING).sees("› Say yes");
    say(walk, "ash", ash);
    take(walk, "Jo").sees(OPENS_NOTHING).sees("› Say yes");
    say(walk, "jo", jo);
}

#[test]
fn signed_by_both_is_said_only_where_both_signed_and_one_reads_as_none() {
    let mut read = Vec::new();
    for (ash, jo) in [(Yes::Said, Yes::Said), (Yes::Signed, Yes::Said), (Yes::Said, Yes::Signed)] {
        let mut walk = couple();
        for_session(&mut walk, ash, jo);
        read.push(walk.sees(NOBODY).misses("Signed by both").text());
    }
    assert!(read.windows(2).all(|two| two[0] == two[1]));
    let mut walk = couple();
    for_session(&mut walk, Yes::Signed, Yes::Signed);
    walk.sees("Signed by both").misses(NOBODY).misses("said yes");
}

#[test]
fn only_the_passphrase_of_whoever_has_the_turn_signs_and_a_plain_yes_stays_one_press_away() {
    let mut walk = couple();
    walk.opens("For a session").press("<space>").opens("Go on");
    for (name, mine, other) in [("Ash", "ash", "jo"), ("Jo", "jo", "ash")] {
        take(&mut walk, name).opens(SIGN).sees(&format!("{name}, your passphrase:")).sees(OPENS_NOTHING);
        for wrong in [other, "a guess"] {
            walk.press(wrong).press("<ret>").sees("That didn't open anything. Try again.").misses("Both of you");
        }
        walk.press(mine).misses("That didn't open anything.");
        // Back: the yes is unsaid, and what it is about stands there.
        walk.press("<esc>").sees("is it all right to take this along?").sees("› Say yes").opens(SIGN);
        walk.press("wrong<ret>").sees("That didn't open anything.").opens("Say yes");
    }
    walk.sees(NOBODY);
}

/// The frames of a turn, with the name taken out.
fn frames(walk: &mut Walk, name: &str, other: &str, pass: &str) -> Vec<String> {
    let mut frames = Vec::new();
    let mut see = |walk: &Walk| frames.push(walk.text().replace(name, "NEXT").replace(other, "OTHER"));
    see(walk);
    take(walk, name);
    see(walk);
    walk.opens(SIGN);
    see(walk);
    walk.press("no<ret>");
    see(walk);
    walk.press(pass).press("<ret>");
    frames
}

#[test]
fn the_screens_are_the_same_for_both() {
    let mut walk = couple();
    walk.opens("For a session").press("<space>").opens("Go on");
    let ash = frames(&mut walk, "Ash", "Jo", "ash");
    let jo = frames(&mut walk, "Jo", "Ash", "jo");
    let words = |frames: Vec<String>| {
        frames.iter().map(|frame| frame.split_whitespace().collect::<Vec<_>>().join(" ")).collect::<Vec<_>>()
    };
    assert_eq!(words(ash).into_iter().map(|f| f.replace("ash", "jo")).collect::<Vec<_>>(), words(jo));
}

#[test]
fn where_there_is_no_lock_nothing_is_signed_and_nothing_asks() {
    let desk = Desk::new();
    let mut walk = at_home(together(&desk));
    walk.opens("Welcome").opens("Hopes");
    show(&mut walk, ["calmer evenings", "to laugh again"]);
    walk.press("<esc>").opens("For a session").press("<space>").opens("Go on");
    for name in ["Ada", "Ben"] {
        take(&mut walk, name).misses(SIGN).misses("Signing").opens("Say yes");
    }
    walk.sees(NOBODY).misses("assphrase");
}

/// To Jo's yes: the limit, and a line of each.
fn to_the_yes(walk: &mut Walk) {
    walk.opens("3  Boundaries").opens("Your main agreement").sees("What limit do you both agree to?");
    walk.press("nobody waits unsaid<c-s>").press("<ret>").press("<ret>");
    take(walk, "Ash").press("say when I am late<ret>");
    take(walk, "Jo").press("ask once<ret>").sees("is this all right for you");
}

#[test]
fn an_agreement_says_signed_by_both_on_its_page_and_on_the_list() {
    for (both, says) in [(Yes::Signed, "Signed by both"), (Yes::Said, NOBODY)] {
        let mut walk = couple();
        to_the_yes(&mut walk);
        say(&mut walk, "jo", Yes::Signed);
        take(&mut walk, "Ash");
        say(&mut walk, "ash", both);
        walk.sees("nobody waits unsaid").sees(says).press("<ret>").press("<esc>");
        walk.opens("Agreements").sees("nobody waits unsaid").sees(says).opens("nobody waits").sees(says);
    }
}

#[test]
fn esc_leaves_the_yes_unsaid_and_what_both_began_is_there_the_next_time() {
    let desk = Desk::new().sized(80, 40);
    let mut walk = at_home(pair(&desk));
    walk.opens("3  Boundaries").opens("Your main agreement").press("nobody waits unsaid<c-s>").press("<ret>");
    walk.press("<ret>");
    take(&mut walk, "Ada").press("a canary of mine<ret>");
    take(&mut walk, "Ben").press("ask once<ret>").opens(SIGN).sees("Ben, your passphrase:").press("<esc>");
    walk.sees("is this all right for you").sees("a canary of mine").press("<esc>").sees("Both of you, please.");
    walk.press("<ret>").sees("Nothing is agreed today. What you began").sees("still here.").press("<ret>");
    walk.press("<c-q>");
    let mut walk = joint(&desk, BEN);
    walk.opens("Agreements").sees("Nothing stands here today.").press("<esc>");
    walk.opens("3  Boundaries").opens("Your main agreement").sees("nobody waits unsaid").press("<c-s><ret><ret>");
    take(&mut walk, "Ada").misses("canary").press("say it<ret>");
    take(&mut walk, "Ben").press("ask once<ret>").opens("Not now");
    take(&mut walk, "Ada").opens("Say yes").press("<ret>").sees("Not agreed today. Nothing of it is kept.");
    walk.press("<ret>").opens("Your main agreement").misses("nobody waits unsaid");
    assert_eq!(std::fs::read_dir(desk.folder().join("drafts")).map_or(0, Iterator::count), 0);
}

/// On the disk: what was signed is proved by both keys, whoever's passphrase opened the sitting, and read so by each.
#[test]
fn a_yes_that_both_signed_is_known_to_each_and_at_every_later_opening() {
    for (opener, yeses, says) in [
        (ADA, [Yes::Signed, Yes::Signed], "Signed by both"),
        (BEN, [Yes::Signed, Yes::Signed], "Signed by both"),
        (ADA, [Yes::Signed, Yes::Said], NOBODY),
        (ADA, [Yes::Said, Yes::Signed], NOBODY),
    ] {
        let desk = Desk::new().sized(80, 40);
        at_home(pair(&desk)).press("<c-q>");
        let mut walk = joint(&desk, opener);
        walk.opens("3  Boundaries").opens("Your main agreement").press("nobody waits unsaid<c-s>").press("<ret><ret>");
        take(&mut walk, "Ada").press("say it<ret>");
        take(&mut walk, "Ben").press("ask once<ret>");
        say(&mut walk, BEN, yeses[0]);
        take(&mut walk, "Ada");
        say(&mut walk, ADA, yeses[1]);
        walk.sees("nobody waits unsaid").sees(says).press("<ret>").press("<c-q>");
        for pass in [ADA, BEN] {
            let mut walk = joint(&desk, pass);
            walk.opens("Agreements").sees(says).press("<c-q>");
        }
    }
}

#[test]
fn on_the_disk_too_only_the_passphrase_of_whoever_has_the_turn_signs_and_no_own_area_is_open_afterwards() {
    let desk = Desk::new().sized(80, 40);
    at_home(pair(&desk)).press("<c-q>");
    let mut walk = own(&desk, BEN, "Ben");
    walk.press("w").press("a canary of mine<c-s>").press("<c-q>");
    let mut walk = joint(&desk, ADA);
    walk.opens("3  Boundaries").opens("Your main agreement").press("nobody waits unsaid<c-s>").press("<ret><ret>");
    take(&mut walk, "Ada").press("say it<ret>");
    take(&mut walk, "Ben").press("ask once<ret>").opens(SIGN).press(ADA).press("<ret>");
    walk.sees("That didn't open anything. Try again.").press(BEN).press("<ret>");
    take(&mut walk, "Ada").opens("Say yes").press("<ret>").press("<esc>").misses("canary").press("j").misses("canary");
    walk.opens("Pages of your own").sees("Passphrase").misses("Ben");
}

/// However a yes that was signed is given up, the key to it does not wait in memory for the next one.
#[test]
fn the_key_of_a_yes_that_is_given_up_is_let_go_of_at_once() {
    let to_the_second = || {
        let mut walk = couple();
        to_the_yes(&mut walk);
        say(&mut walk, "jo", Yes::Signed);
        assert_eq!(walk.seen().unsigned, 0, "the other has not said theirs");
        take(&mut walk, "Ash");
        walk
    };
    for give_up in ["Not now", "<esc>"] {
        let mut walk = to_the_second();
        match give_up {
            "<esc>" => walk.press(give_up),
            _ => walk.opens(give_up),
        };
        assert_eq!(walk.seen().unsigned, 1, "{give_up}");
    }
    let mut walk = couple();
    for_session(&mut walk, Yes::Signed, Yes::Signed);
    let kept = walk.seen().unsigned;
    walk.press("<esc>");
    assert!(kept + walk.seen().unsigned > 0, "kept, and left");
    let mut walk = couple();
    walk.opens("For a session").press("<space>").opens("Go on");
    take(&mut walk, "Ash");
    say(&mut walk, "ash", Yes::Signed);
    take(&mut walk, "Jo").opens("Not today");
    assert_eq!(walk.seen().unsigned, 1);
}
