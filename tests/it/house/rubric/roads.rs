//! Rule 8: the short paths, stage by stage, for two people and for one: at most three steps, and these.

use super::{BOOK, hold};
use goldseam::content::{SEVEN, ShortPath};

/// A stage, and its short paths for two-hurt, two-broke, one-hurt and one-broke.
type Roads = (&'static str, [&'static str; 4]);

const ROADS: [Roads; 10] = [
    ("welcome", ["ONB-1 ONB-8 ONB-9", "ONB-1 ONB-8 ONB-9", "ONB-1 ONB-9 ONB-12", "ONB-1 ONB-9 ONB-12"]),
    ("acknowledge", ["ACK-3 ACK-4 ACK-8", "ACK-5 ACK-7 ACK-8", "ACK-3 ACK-4 ACK-8", "ACK-5 ACK-6 ACK-7"]),
    ("communicate", ["COM-2 COM-5 COM-6", "COM-2 COM-5 COM-6", "COM-3 COM-5 COM-8", "COM-3 COM-5 COM-8"]),
    // For one person the main agreement is an own limit in a line that begins with "I will".
    ("boundaries", ["BND-2 BND-7", "BND-2 BND-7", "BND-2 BND-4 BND-7", "BND-2 BND-4 BND-7"]),
    ("patience", ["PAT-3 PAT-8", "PAT-5 PAT-8", "PAT-3 PAT-8", "PAT-5 PAT-8"]),
    // ACT-2 is for the one who broke trust; whoever was hurt makes the promise to oneself in ACT-3.
    ("action", ["ACT-3 ACT-6", "ACT-2 ACT-3 ACT-6", "ACT-3 ACT-5 ACT-6", "ACT-2 ACT-6 ACT-8"]),
    ("counseling", ["COU-1 COU-4", "COU-1 COU-4", "COU-1 COU-4", "COU-1 COU-4"]),
    ("when-to-move-on", ["MOV-1 MOV-2 MOV-6", "MOV-1 MOV-2 MOV-6", "MOV-1 MOV-2 MOV-6", "MOV-1 MOV-2 MOV-6"]),
    ("stronger", ["", "", "", ""]),
    ("check-ins", ["CHK-2", "CHK-2", "CHK-1 CHK-3", "CHK-1 CHK-3"]),
];

#[test]
fn the_short_roads_are_these() {
    let wrong = BOOK.stages.iter().zip(ROADS).flat_map(|(stage, (id, roads))| {
        assert_eq!(stage.id, id, "the stages in the order of the page");
        ShortPath::ALL.iter().zip(roads).filter_map(move |(path, wanted)| {
            let codes = stage.steps.iter().filter(|step| step.core.contains(path)).map(|step| step.code.as_str());
            let found = codes.collect::<Vec<_>>().join(" ");
            (found != wanted).then(|| format!("{id} {path}: {found} in place of {wanted}"))
        })
    });
    hold("a short path that drifted", wrong);
}

#[test]
fn a_short_road_is_at_most_three_steps_and_each_of_the_seven_stages_has_one() {
    let long = BOOK.stages.iter().flat_map(|stage| {
        let on = |path: &ShortPath| stage.steps.iter().filter(|step| step.core.contains(path)).count();
        let fits = move |count: usize| count <= 3 && (count > 0 || !SEVEN.contains(&stage.id.as_str()));
        ShortPath::ALL.iter().filter(move |path| !fits(on(path))).map(|path| format!("{} {path}", stage.id))
    });
    hold("a short path that is none or not short", long);
}
