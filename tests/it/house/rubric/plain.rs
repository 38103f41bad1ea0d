//! How plain a text is: words, sentences, syllables and the Flesch-Kincaid grade.
//!
//! The syllable counter is a rule of thumb and may be out by half a grade. It is used on whole files, never on one line.

/// The words of a text in small letters, without punctuation; an apostrophe joins.
pub(super) fn bare(text: &str) -> Vec<String> {
    let kept = text.chars().filter(|c| !matches!(c, '\'' | '’' | '‘' | '`' | '´'));
    let spaced: String = kept.map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    spaced.to_lowercase().split_whitespace().map(str::to_owned).collect()
}

/// Whether words in a row are a phrase, word for word; a `*` at the end of it stands for any ending.
fn are(run: &[String], sought: &[String], open: bool) -> bool {
    let fits = |(at, (found, word)): (usize, (&String, &String))| {
        found == word || (open && at + 1 == sought.len() && found.starts_with(word.as_str()))
    };
    run.iter().zip(sought).enumerate().all(fits)
}

/// The first phrase of a list that stands in these words.
pub(super) fn first<'a>(words: &[String], phrases: &[&'a str]) -> Option<&'a str> {
    let stands = |phrase: &&str| {
        let stem = phrase.strip_suffix('*');
        let sought = bare(stem.unwrap_or(phrase));
        words.windows(sought.len()).any(|run| are(run, &sought, stem.is_some()))
    };
    phrases.iter().copied().find(stands)
}

/// Whether a text holds a phrase, in any case.
pub(super) fn holds(text: &str, phrase: &str) -> bool {
    first(&bare(text), &[phrase]).is_some()
}

/// The words as a reader counts them: what is joined by a hyphen is one.
pub(super) fn counted(sentence: &str) -> usize {
    sentence.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

/// The sentences of a paragraph. A sentence that is quoted after a colon is one of its own.
pub(super) fn sentences(paragraph: &str) -> Vec<String> {
    let tokens: Vec<&str> = paragraph.split_whitespace().collect();
    let mut found = vec![String::new()];
    for (at, token) in tokens.iter().enumerate() {
        let sentence = found.last_mut().expect("one is open");
        if !sentence.is_empty() {
            sentence.push(' ');
        }
        sentence.push_str(token);
        if tokens.get(at + 1).is_some_and(|next| ends(token, next)) {
            found.push(String::new());
        }
    }
    found
}

/// Whether a sentence ends between these two.
fn ends(token: &str, next: &str) -> bool {
    let inside = next.trim_start_matches(['\'', '"', '(']);
    let begins = inside.chars().next().is_some_and(|c| !c.is_lowercase());
    let quoted = inside.len() < next.len();
    begins && (is_ended(token) || (token.ends_with(':') && quoted))
}

/// Whether these words end as a sentence does. Three dots alone are a gap to fill.
pub(super) fn is_ended(words: &str) -> bool {
    let bare = words.trim_end_matches(['\'', '"', ')']);
    bare.ends_with(['.', '!', '?']) && !bare.ends_with("...")
}

/// About how many syllables a word has.
pub(super) fn syllables(word: &str) -> usize {
    let word: String = word.to_lowercase().chars().filter(char::is_ascii_alphabetic).collect();
    let vowel = |c: char| "aeiouy".contains(c);
    let runs = word.split(|c| !vowel(c)).filter(|run| !run.is_empty()).count();
    let silent = if let Some(stem) = word.strip_suffix("es") {
        !stem.ends_with(['s', 'x', 'z', 'c', 'g', 'h', 'i', 'l'])
    } else if let Some(stem) = word.strip_suffix("ed") {
        !stem.ends_with(['t', 'd', 'i'])
    } else if let Some(stem) = word.strip_suffix("le") {
        stem.ends_with(vowel)
    } else {
        word.strip_suffix('e').is_some_and(|stem| !stem.ends_with(vowel))
    };
    runs.saturating_sub(usize::from(silent)).max(1)
}

/// What was counted in some texts.
#[derive(Clone, Copy, Default)]
pub(super) struct Measure {
    sentences: u32,
    words: u32,
    syllables: u32,
}

impl Measure {
    /// Adds the whole sentences of a paragraph; labels and pieces of a list would only flatter it.
    pub(super) fn add(&mut self, paragraph: &str) {
        for sentence in sentences(paragraph).iter().filter(|sentence| is_ended(sentence)) {
            let words = sentence.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric));
            let (count, sum) = words.fold((0, 0), |(count, sum), word| (count + 1, sum + syllables(word)));
            self.sentences += 1;
            self.words += count;
            self.syllables += u32::try_from(sum).expect("a word's length");
        }
    }

    /// How many words were counted.
    pub(super) fn words(self) -> u32 {
        self.words
    }

    /// Words a sentence.
    pub(super) fn average(self) -> f64 {
        f64::from(self.words) / f64::from(self.sentences.max(1))
    }

    /// The Flesch-Kincaid grade.
    pub(super) fn grade(self) -> f64 {
        0.39 * self.average() + 11.8 * f64::from(self.syllables) / f64::from(self.words.max(1)) - 15.59
    }
}

#[test]
fn words_are_found_whole_and_in_any_case() {
    assert_eq!(bare("Don't—say: 'Forgive-me'!"), ["dont", "say", "forgive", "me"]);
    assert!(holds("They get over it.", "get over"));
    assert!(!holds("They get it over.", "get over"));
    assert!(holds("Forgiveness", "forgiv*") && !holds("unforgiving", "forgiv*"));
    assert!(!holds("adjust", "just"));
}

#[test]
fn sentences_end_where_a_reader_stops() {
    let told = "Say it: 'I will call.' Then stop. Is it enough? 'Yes?' asks one. I feel ..., when ... it rains.";
    let found = sentences(told);
    assert_eq!(found[..2], ["Say it:", "'I will call.'"]);
    assert_eq!(found[2..], ["Then stop.", "Is it enough?", "'Yes?' asks one.", "I feel ..., when ... it rains."]);
    assert_eq!(counted("half-past four, or (so)"), 4);
}

#[test]
fn syllables_are_counted_well_enough() {
    let known = [
        ("trust", 1),
        ("partner", 2),
        ("hurt", 1),
        ("apology", 4),
        ("promises", 3),
        ("named", 1),
        ("wanted", 2),
        ("people", 2),
        ("whole", 1),
        ("conversation", 4),
        ("agreement", 3),
        ("makes", 1),
        ("changes", 2),
        ("feelings", 2),
        ("counselor", 3),
        ("tea", 1),
        ("see", 1),
        ("responsibility", 6),
    ];
    for (word, count) in known {
        assert_eq!(syllables(word), count, "{word}");
    }
}
