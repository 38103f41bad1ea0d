//! The rules of single steps, and of the short paths through a stage.
//!
//! A rule about the form for one is told at the step's `one`, the others at the key they are about.

use super::entries::in_two;
use super::kinds;
use crate::content::demo::Marked;
use crate::content::entry::Ask;
use crate::content::reader::Findings;
use crate::content::step::One;
use crate::content::terms::ShortPath;
use crate::content::wording::{BoxAsk, How, Question, Wording};
use crate::content::{Audience, Kind, Leaves, Prompt, Role, Stage, Step, Visibility, Workbook, known};

/// The most steps a stage may have on one short path.
const SHORT_PATH: usize = 3;

/// Adds a fault for every rule that a step or a stage breaks.
pub(super) fn check(book: &Workbook, findings: &mut Findings) {
    for stage in &book.stages {
        short_paths(stage, findings);
        for step in stage.steps.iter().chain(&stage.notes) {
            let mut at = At { step, findings };
            at.kind();
            at.one();
            at.leaving();
            at.heavy();
            at.core();
            at.talk();
            at.small_questions();
            at.parts();
            at.known_choices();
            at.lighter(book);
        }
    }
}

fn short_paths(stage: &Stage, findings: &mut Findings) {
    for path in ShortPath::ALL {
        let on_it = stage.steps.iter().filter(|step| step.core.contains(path));
        for step in on_it.skip(SHORT_PATH) {
            let what = format!("more than {SHORT_PATH} steps of this stage are core for \"{path}\"");
            let place = findings.place(step.id.as_str(), "core");
            findings.fault(&place, what, "take the word out of one of them: the short path stays short");
        }
    }
}

fn asked(boxes: Option<&Vec<BoxAsk>>) -> Vec<&Ask> {
    boxes.into_iter().flatten().map(|given| &given.asked).collect()
}

struct At<'a> {
    step: &'a Step,
    findings: &'a mut Findings,
}

impl At<'_> {
    fn fault(&mut self, key: &str, what: impl AsRef<str>, mend: impl AsRef<str>) {
        let place = self.findings.place(self.step.id.as_str(), key);
        self.findings.fault(&place, what, mend);
    }

    fn kind(&mut self) {
        let step = self.step;
        // A step has an id, a place on a list and a mark once it was opened. The
        // private questions may have none of these.
        if step.kind == Kind::Safety {
            let mend = "the private questions stand in library/safety.toml and nowhere else";
            self.fault("kind", "a step of a stage can't be of kind \"safety\"", mend);
        }
        for key in kinds::missing(step.kind, &step.prose.words) {
            self.fault("kind", format!("missing key \"{key}\""), format!("a step of kind \"{}\" needs it", step.kind));
        }
        for (key, kinds) in kinds::foreign(step.kind, &step.prose.words) {
            let what = format!("a step of kind \"{}\" takes no \"{key}\"", step.kind);
            self.fault(key, what, format!("it belongs to: {kinds}"));
        }
    }

    fn one(&mut self) {
        let step = self.step;
        let own = match &step.prose.one {
            One::OwnForm(form) => Some(form.as_ref()),
            _ => None,
        };
        let kind = own.and_then(|form| form.kind).unwrap_or(step.kind);
        if step.kind == Kind::Dialogue && kind == Kind::Dialogue && !matches!(step.prose.one, One::Out) {
            let mend = "give [step.one] a kind that one person can do, or write one = false";
            return self.fault("one", "a dialogue has no form for one", mend);
        }
        if let Some(form) = own {
            // Judged together with the base, since that is what a person will
            // read; the form alone rarely has every key.
            for key in kinds::missing(kind, &step.prose.words.clone().overlaid(&form.words)) {
                let mend = format!("a form for one of kind \"{kind}\" needs it");
                self.fault("one", format!("missing key \"{key}\" in [step.one]"), mend);
            }
            self.layer(kind, &form.words, "one", "[step.one]");
        }
        for (role, words) in step.prose.variant.each() {
            self.layer(kind, words, "variant", &format!("[step.variant.{role}]"));
        }
    }

    fn layer(&mut self, kind: Kind, words: &Wording, key: &str, name: &str) {
        for (foreign, kinds) in kinds::foreign(kind, words) {
            let what = format!("{name} has \"{foreign}\", but its kind is \"{kind}\"");
            self.fault(key, what, format!("it belongs to: {kinds}"));
        }
    }

    /// Who sees a page and whether it may leave go together as the format says.
    fn leaving(&mut self) {
        let may: &[Leaves] = match self.step.visibility {
            // Never `yes`: that goes with any shared export, and the other one can make that without asking.
            Visibility::Private | Visibility::Unsaved => &[Leaves::Never, Leaves::ByChoice],
            Visibility::Blind => &[Leaves::ByChoice],
            Visibility::Shared => &[Leaves::Never, Leaves::Yes],
            Visibility::Untraced => &[Leaves::Never],
        };
        if !may.contains(&self.step.leaves) {
            let words: Vec<_> = may.iter().map(|leaves| leaves.word()).collect();
            let what = format!("what is \"{}\" can't leave \"{}\"", self.step.visibility, self.step.leaves);
            self.fault("leaves", what, format!("right here: {}", words.join(", ")));
        }
    }

    fn heavy(&mut self) {
        if !self.step.heavy {
            return;
        }
        // Writing about it is known to hurt more right afterwards, so nobody is
        // led in unwarned or left there at the end.
        let given = [("after", &self.step.prose.words.after), ("caution", &self.step.prose.words.caution)];
        for (key, _) in given.into_iter().filter(|(_, words)| words.is_none()) {
            let what = format!("missing key \"{key}\"");
            self.fault("heavy", what, "a heavy step warns before it and is kind after it");
        }
    }

    fn core(&mut self) {
        for path in &self.step.core {
            let other = match path {
                ShortPath::TwoHurt | ShortPath::OneHurt => Audience::Broke,
                ShortPath::TwoBroke | ShortPath::OneBroke => Audience::Hurt,
            };
            if self.step.audience == other {
                let what = format!("a step for \"{other}\" can't be core for \"{path}\"");
                self.fault("core", what, "take the word out, or let the step be for \"each\"");
            }
        }
    }

    /// A line is kept after a talk only where it may be, and then there is a question for it.
    fn talk(&mut self) {
        let Some(talk) = &self.step.prose.words.talk else { return };
        match (talk.keep.is_some(), self.step.leaves) {
            (true, Leaves::Never) => {
                self.fault("keep", "this talk keeps nothing", "leave \"keep\" out, or write leaves = \"by-choice\"");
            }
            (false, Leaves::ByChoice) => {
                let mend = "ask for the line to keep: keep = \"...\", or write leaves = \"never\"";
                self.fault("leaves", "missing key \"keep\"", mend);
            }
            _ => {}
        }
    }

    fn small_questions(&mut self) {
        for (number, question) in self.step.prose.words.questions.iter().flatten().enumerate() {
            // The keys alone can't ask for these: which of them a question needs depends on its kind.
            let lacks = match question {
                Question::Asked(_, How::Choice(choices)) if choices.is_empty() => "choices",
                Question::Asked(_, How::Scale { low, high }) if low.is_empty() || high.is_empty() => "low and high",
                _ => continue,
            };
            let what = format!("question {} of this step has no {lacks}", number + 1);
            self.fault("questions", what, "a choice needs choices, a scale needs low and high");
        }
    }

    /// Boxes and small questions become parts of one page, in whichever list of the step they stand.
    fn parts(&mut self) {
        let one = Role::ALL.iter().filter_map(|role| self.step.for_one(*role));
        for Prompt { words, .. } in std::iter::once(self.step.for_two()).chain(one) {
            let lists = [
                ("boxes", asked(words.boxes.as_ref())),
                ("more", asked(words.more.as_ref())),
                ("then", words.then.iter().flatten().collect()),
                ("guess", words.guess.iter().collect()),
            ];
            for (key, what, mend) in in_two(&lists) {
                self.fault(key, what, mend);
            }
        }
    }

    /// What the program does by a choice it knows by the id.
    fn known_choices(&mut self) {
        let step = self.step;
        let known: Vec<&str> = match (step.id.as_str(), step.kind) {
            (known::YOUR_PART, _) => Role::WORDS.to_vec(),
            (_, Kind::Review) => Marked::WORDS.to_vec(),
            _ => return,
        };
        for choices in step.layers().filter_map(|words| words.choices.as_ref()) {
            let ids: Vec<&str> = choices.iter().map(|choice| choice.entry.id.as_str()).collect();
            let has_ids = ids.iter().any(|id| !id.is_empty());
            if has_ids && (ids.len() != known.len() || known.iter().any(|id| !ids.contains(id))) {
                let what = "these choices don't have the ids that the program knows";
                self.fault("choices", what, format!("give one each: {}", known.join(", ")));
            }
        }
    }

    /// "Something lighter" leads to another step, never a heavy one, and to one that is there for one.
    fn lighter(&mut self, book: &Workbook) {
        let lighter = &self.step.prose.lighter;
        if *lighter == self.step.id {
            return self.fault("lighter", "\"lighter\" leads to the step itself", "name another step");
        }
        let Some(found) = book.step(lighter.as_str()) else { return };
        // It is pressed by somebody for whom this page is too much right now.
        if found.heavy {
            let what = format!("\"lighter\" leads to \"{lighter}\", which is heavy");
            self.fault("lighter", what, "name a step that is not heavy");
        }
        if found.is_out_for_one.0 && !self.step.is_out_for_one.0 {
            let what = format!("\"lighter\" leads to \"{lighter}\", which is left out for one person");
            self.fault("lighter", what, "name a step that is there for one person too");
        }
    }
}
