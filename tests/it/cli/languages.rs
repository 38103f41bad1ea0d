//! A folder with a pack for each language: which of them is meant, and that everything said is said in it.

use super::desk::{Desk, Said, said};
use crate::content::pseudo::{pack, pseudo};
use goldseam::cli::content::write;
use goldseam::content::embedded::{ENGLISH, PACKS, Pack};
use goldseam::content::{Packs, load};
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Stdio;

/// Variables, each with what it is set to.
type Surroundings = [(&'static str, &'static str)];

/// A desk with the folder "packs": English, and one that nobody speaks under each of these tags.
fn desk(tags: &[&str]) -> Desk {
    let desk = Desk::new();
    desk.run(["content", "export", "packs/en"]).well();
    for tag in tags {
        lay(&desk.temp.path().join("packs").join(tag), pack(tag));
    }
    desk
}

pub(crate) fn lay(folder: &Path, files: Vec<(String, Vec<u8>)>) {
    for (path, bytes) in files {
        let file = folder.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, bytes).unwrap();
    }
}

/// Runs with that folder, in surroundings that say which language they have.
fn with(desk: &Desk, surroundings: &[(&str, &str)], args: &[&str]) -> Said {
    let mut program = desk.goldseam(args);
    said(program.env("GOLDSEAM_CONTENT", "packs").envs(surroundings.iter().copied()).output().unwrap())
}

/// The language in which a sheet is offered.
fn spoken(desk: &Desk, surroundings: &[(&str, &str)], args: &[&str]) -> String {
    let html = with(desk, surroundings, &[args, &["worksheet", "ground-rules", "--format", "html"]].concat()).well();
    let (_, after) = html.split_once("<html lang=\"").unwrap();
    after.split_once('"').unwrap().0.to_owned()
}

#[test]
fn the_language_is_what_was_asked_for_else_what_the_surroundings_say_else_english() {
    let desk = desk(&["de", "pt-BR"]);
    let cases: [(&Surroundings, &[&str], &str); 13] = [
        (&[], &[], "en"),
        (&[("LANG", "de_AT.UTF-8")], &[], "de"),
        (&[("LANG", "pt_PT.UTF-8")], &[], "pt-BR"),
        (&[("LANG", "fr_FR.UTF-8")], &[], "en"),
        (&[("LANG", "no such thing")], &[], "en"),
        (&[("LANG", "de_DE"), ("LC_MESSAGES", "pt_BR")], &[], "pt-BR"),
        (&[("LANG", "de_DE"), ("LC_MESSAGES", "pt_BR"), ("LC_ALL", "C")], &[], "en"),
        (&[("LANG", "de_DE"), ("LC_ALL", "")], &[], "de"),
        (&[("LC_ALL", "POSIX")], &[], "en"),
        (&[("LANG", "de_DE")], &["--lang", "en-GB"], "en"),
        (&[], &["--lang", "de"], "de"),
        (&[], &["--lang", "PT-br"], "pt-BR"),
        // As the surroundings may say it.
        (&[], &["--lang", "de_DE.UTF-8"], "de"),
    ];
    for (surroundings, args, language) in cases {
        assert_eq!(spoken(&desk, surroundings, args), language, "{surroundings:?} {args:?}");
    }
    for unknown in ["fr", "", "x"] {
        with(&desk, &[], &["--lang", unknown, "steps"]).badly(2, &["\"de\", \"en\", \"pt-BR\""]);
    }
}

#[test]
fn the_settings_go_before_the_surroundings() {
    let desk = desk(&["de"]);
    let settings = desk.data().join("config/settings.json");
    fs::create_dir_all(settings.parent().unwrap()).unwrap();
    for (remembered, language) in [("\"en\"", "en"), ("\"fr\"", "de"), ("null", "de"), ("\"\"", "de"), ("7", "de")] {
        fs::write(&settings, format!("{{\"language\": {remembered}}}")).unwrap();
        assert_eq!(spoken(&desk, &[("LANG", "de_DE")], &[]), language, "{remembered}");
    }
    assert_eq!(spoken(&desk, &[("LANG", "de_DE")], &["--lang", "en"]), "en");
}

/// Line by line, as a pipe types it: the language is chosen, and counts from the next start on.
#[test]
fn a_language_that_was_chosen_is_that_of_the_next_start_unless_another_is_asked_for() {
    let desk = desk(&["de"]);
    with(&desk, &[], &["init", "--name", "Ada", "--role", "hurt"]).well();
    let english = load::shipped();
    let (own, next) = (english.home.front.languages(), english.pages.languages.next_time("English"));
    let choosing = |row: &str, args: &[&str], lang: &str| {
        let mut program = desk.goldseam(args);
        program.env("GOLDSEAM_CONTENT", "packs").env("LANG", lang).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = program.stderr(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(row.as_bytes()).unwrap();
        said(child.wait_with_output().unwrap()).well()
    };
    let chosen = |door: &str, row: &str| format!(":back\n\n{door}\n{row}\n1\n:quit\n");
    let told = choosing(&chosen(own, "3"), &["--plain"], "C");
    let rows = [english.pages.languages.of_this_computer(), &pseudo("English"), "English"];
    assert!(rows.iter().all(|row| told.contains(row)) && told.contains(&next), "{told}");
    let remembered = || fs::read_to_string(desk.data().join("config/settings.json")).unwrap();
    assert!(remembered().contains("\"language\": \"en\""), "{}", remembered());
    assert_eq!(spoken(&desk, &[("LANG", "de_DE")], &[]), "en");
    // This run goes on in the language that was asked for, and so does the next one that asks for it.
    let told = choosing(&chosen(&pseudo(own), "2"), &["--plain", "--lang", "de"], "C");
    let stays = format!("{} {}", pseudo("Until you close, it stays"), pseudo("English"));
    assert!(told.contains(&stays) && remembered().contains("\"language\": \"de\""), "{told}");
    assert_eq!((spoken(&desk, &[], &[]), spoken(&desk, &[], &["--lang", "en"])), ("de".to_owned(), "en".to_owned()));
    choosing(&chosen(&pseudo(own), "1"), &["--plain"], "C");
    assert!(remembered().contains("\"language\": null"), "{}", remembered());
    assert_eq!((spoken(&desk, &[], &[]), spoken(&desk, &[("LANG", "de_DE")], &[])), ("en".to_owned(), "de".to_owned()));
}

/// Without English there is no other way than one of those that are there.
#[test]
fn without_english_it_is_the_first_that_is_there_and_what_it_lacks_is_english() {
    let desk = desk(&["de"]);
    fs::remove_dir_all(desk.temp.path().join("packs/en")).unwrap();
    fs::remove_file(desk.temp.path().join("packs/de/stages/4-patience.toml")).unwrap();
    assert_eq!(spoken(&desk, &[("LANG", "fr_FR")], &[]), "de");
    assert_eq!(with(&desk, &[], &["steps"]).well(), Desk::new().run(["steps"]).well());
    let told = with(&desk, &[], &["content", "check"]).well();
    assert!(told.starts_with("de/stages/4-patience.toml: this file is missing; "), "{told}");
}

#[test]
fn a_language_without_a_demo_is_named_and_still_opens() {
    let desk = desk(&["de"]);
    fs::remove_dir_all(desk.temp.path().join("packs/de/demo")).unwrap();
    let told = with(&desk, &[], &["content", "check"]).well();
    let lines: Vec<&str> = told.lines().collect();
    let expected =
        ["de/demo: this folder is missing; in this language there is no demo", "goldseam-de 1: nothing to mend."];
    assert_eq!(lines[..2], expected, "{told}");
    let no_demo = pseudo(load::shipped().commands.rest.no_demo());
    with(&desk, &[("LANG", "de_DE")], &["demo", "couple"]).badly(2, &[&no_demo]);
}

#[test]
fn every_command_speaks_it_and_a_page_says_which_edition_asked() {
    let desk = desk(&["de"]);
    let run = |args: &[&str]| with(&desk, &[("LANG", "de_DE")], args);
    run(&["init", "--name", "Ada", "--role", "hurt"]).well();
    let page = desk.temp.path().join("page");
    fs::write(&page, "Ein Satz.").unwrap();
    let mut program = desk.goldseam(["write", "welcome.one-page"]);
    program.env("GOLDSEAM_CONTENT", "packs").env("LANG", "de_DE").stdin(fs::File::open(page).unwrap());
    said(program.output().unwrap()).well();
    let asked = load::embedded().unwrap().step("welcome.one-page").unwrap().for_one(goldseam::content::Role::Hurt);
    // How it begins, since the hour is in its end: asked by day, it says today.
    let asked: String = pseudo(asked.unwrap().ask()).chars().take(20).collect();
    let kept = run(&["journal", "--json"]).well();
    assert!(kept.contains(&asked), "{kept}");
    let records = fs::read_dir(desk.book().join("records")).unwrap().map(|file| file.unwrap().path());
    let records: Vec<String> = records.map(|file| fs::read_to_string(file).unwrap()).collect();
    assert!(records.iter().all(|record| record.contains("\"workbook\":\"goldseam-de 1\"")), "{records:?}");
    let english = load::shipped();
    let said_in: [(&[&str], &str); 3] = [
        (&["doctor"], english.doctor.rows.settings()),
        (&["export", "md", "--mine"], english.export.document.mine()),
        (&["status"], english.commands.rest.nothing_waits()),
    ];
    for (args, words) in said_in {
        let said = run(args).well();
        assert!(said.to_lowercase().contains(&pseudo(words).to_lowercase()), "{args:?}: {said}");
        assert!(!said.contains(words), "{args:?}: {said}");
    }
    run(&["journal", "--stage", "nowhere"]).badly(2, &["þáŕţţţ"]);
}

#[test]
fn every_language_of_a_folder_is_checked() {
    let desk = desk(&["de"]);
    let nothing = "goldseam-de 1: nothing to mend.\ngoldseam-en 1: nothing to mend.\n";
    assert_eq!(desk.run(["content", "check", "packs"]).well(), nothing);
    for name in ["en", "de"] {
        let file = desk.temp.path().join("packs").join(name).join("library/faq.toml");
        let text = fs::read_to_string(&file).unwrap();
        fs::write(file, format!("colour = 1\n{text}")).unwrap();
    }
    let faults = desk.run(["content", "check", "packs"]);
    assert!(faults.code == 1 && !faults.out.contains("nothing to mend"), "{}", faults.out);
    // What is wrong with English is told before anything is held to it, and once.
    assert!(faults.err.matches("en/library/faq.toml:").count() == 1, "{}", faults.err);
    fs::remove_dir_all(desk.temp.path().join("packs/en")).unwrap();
    let faults = desk.run(["content", "check", "packs"]);
    assert!(faults.code == 1 && faults.err.starts_with("de/library/faq.toml:1:1: unknown key"), "{}", faults.err);
    fs::rename(desk.temp.path().join("packs/de"), desk.temp.path().join("packs/fr")).unwrap();
    let file = desk.temp.path().join("packs/fr/library/faq.toml");
    fs::write(&file, fs::read_to_string(&file).unwrap().replacen("colour = 1\n", "", 1)).unwrap();
    let told = ["fr/workbook.toml: the language is \"de\"", "its folder is called \"fr\""];
    let faults = desk.run(["content", "check", "packs"]);
    assert!(faults.code == 1 && told.iter().all(|part| faults.err.contains(part)), "{}", faults.err);
}

/// As `goldseam help edition` says it.
#[test]
fn a_translation_begins_as_a_copy_with_two_lines_changed() {
    let desk = desk(&[]);
    let files = crate::journal::two::files_below(&desk.temp.path().join("packs/en")).into_iter();
    lay(&desk.temp.path().join("packs/de"), files.map(|(path, text)| (path.display().to_string(), text)).collect());
    let page = desk.run(["help", "translation"]).well();
    assert_eq!(page, desk.run(["help", "edition"]).well());
    assert_eq!(page, desk.run(["help", "language"]).well());
    for line in ["language = \"de\"", "name = \"goldseam-de\""] {
        assert!(page.contains(line), "{page}");
        change(&desk, "de/workbook.toml", |text| text.replacen(&line.replace("de\"", "en\""), line, 1));
    }
    let told = desk.run(["content", "check", "packs"]).well();
    assert_eq!(told, "goldseam-de 1: nothing to mend.\ngoldseam-en 1: nothing to mend.\n");
    with(&desk, &[], &["--lang", "de", "steps"]).well();
}

/// A stage of which one step has lost its caution.
fn without_a_caution(text: &str) -> String {
    let mut stage: toml::Table = text.parse().unwrap();
    let steps = stage["step"].as_array_mut().unwrap().iter_mut();
    let removed = steps.filter_map(toml::Value::as_table_mut).find_map(|step| step.remove("caution"));
    assert!(removed.is_some(), "no step has a caution");
    toml::to_string(&stage).unwrap()
}

/// Changes a file of a pack.
fn change(desk: &Desk, path: &str, change: impl FnOnce(&str) -> String) {
    let file = desk.temp.path().join("packs").join(path);
    let text = fs::read_to_string(&file).unwrap();
    fs::write(file, change(&text)).unwrap();
}

/// Seen: with one wrong quote nothing else that there was to do was told.
#[test]
fn one_file_that_is_no_toml_hides_nothing_of_the_rest() {
    let desk = desk(&["de"]);
    change(&desk, "de/library/faq.toml", |text| format!("= \n{text}"));
    fs::remove_file(desk.temp.path().join("packs/de/stages/4-patience.toml")).unwrap();
    change(&desk, "de/stages/2-communicate.toml", without_a_caution);
    let told = desk.run(["content", "check", "packs"]);
    assert_eq!(told.code, 1);
    assert!(told.err.contains("de/library/faq.toml:1:1: this is not TOML"), "{}", told.err);
    let patience = "de/stages/4-patience.toml: this file is missing; it is said in English\n";
    let caution = "has a caution, this one has none; it is said in English\n";
    for words in ["goldseam-en 1: nothing to mend.\n", patience, caution] {
        assert!(told.out.contains(words), "{words} is missing: {}", told.out);
    }
    assert!(!told.out.contains("faq") && !told.out.contains("goldseam-de 1"), "{}", told.out);
}

#[test]
fn a_caution_that_is_lost_is_something_to_mend() {
    let desk = desk(&["de"]);
    change(&desk, "de/stages/2-communicate.toml", without_a_caution);
    let told = desk.run(["content", "check", "packs"]).well();
    assert!(told.contains("goldseam-de 1: one thing to mend. It opens all the same.\n"), "{told}");
    assert!(!told.contains("goldseam-de 1: nothing to mend"), "{told}");
}

#[test]
fn a_folder_of_a_language_without_a_workbook_is_named() {
    let desk = desk(&["de"]);
    fs::remove_file(desk.temp.path().join("packs/de/workbook.toml")).unwrap();
    for folder in ["fr", "notes"] {
        fs::create_dir(desk.temp.path().join("packs").join(folder)).unwrap();
    }
    let unused = |folder: &str| format!("{folder}/: workbook.toml is missing, so this language is not used\n");
    let told = desk.run(["content", "check", "packs"]).well();
    assert_eq!(told, [unused("de"), unused("fr"), "goldseam-en 1: nothing to mend.\n".to_owned()].concat());
}

#[test]
fn what_names_no_language_is_one_fault() {
    for (written, said) in
        [("deutsch", "\"language\" is \"deutsch\", which is no language tag"), ("", "no language tag")]
    {
        let desk = desk(&["de"]);
        let line = "language = \"de\"";
        change(&desk, "de/workbook.toml", |text| text.replacen(line, &format!("language = \"{written}\""), 1));
        let told = desk.run(["content", "check", "packs"]);
        assert_eq!((told.code, told.err.lines().count()), (1, 1), "{}", told.err);
        assert!(told.err.contains(said) && told.err.contains("\"de\" or \"pt-BR\""), "{}", told.err);
        change(&desk, "de/workbook.toml", |text| text.replacen(&format!("language = \"{written}\""), "", 1));
        let told = desk.run(["content", "check", "packs"]).err;
        assert!(told.lines().count() == 1 && told.contains("language = \"de\""), "{told}");
        change(&desk, "de/workbook.toml", |_| "= ".to_owned());
        let told = desk.run(["content", "check", "packs"]).err;
        assert!(told.lines().all(|line| line.starts_with("de/workbook.toml:1:")), "{told}");
    }
}

#[test]
fn a_language_that_is_broken_leads_to_english() {
    let desk = desk(&["de"]);
    change(&desk, "de/library/faq.toml", |text| format!("colour = 1\n{text}"));
    for (surroundings, args) in [(&[][..], &["--lang", "de", "steps"][..]), (&[("LANG", "de_DE")][..], &["steps"][..])]
    {
        let safe = "\nYour pages are safe. With `--lang en` they open in English.";
        with(&desk, surroundings, args).badly(1, &["de/library/faq.toml:1:1: unknown key", safe]);
    }
    with(&desk, &[], &["--lang", "en", "steps"]).well();
    change(&desk, "en/library/faq.toml", |text| format!("colour = 1\n{text}"));
    let told = with(&desk, &[], &["--lang", "de", "steps"]);
    assert!(told.code == 1 && !told.err.contains("--lang en"), "{}", told.err);
}

#[test]
fn no_two_languages_have_one_name() {
    let desk = desk(&["de"]);
    let name = ("name = \"goldseam-de\"", "name = \"goldseam-en\"");
    change(&desk, "de/workbook.toml", |text| text.replacen(name.0, name.1, 1));
    let told = desk.run(["content", "check", "packs"]);
    let fault =
        "de/workbook.toml: the name \"goldseam-en\" is that of \"en\" too; give each language a name of its own\n";
    assert_eq!((told.code, told.err.as_str()), (1, fault));
}

#[test]
fn what_is_exported_can_be_read_back_in_every_language_that_ships() {
    for pack in PACKS {
        let desk = Desk::new();
        desk.run(["--lang", pack.language, "content", "export", "mine"]).well();
        let said = desk.run(["--content", "mine", "--lang", pack.language, "content", "check"]).well();
        assert!(said.contains("nothing to mend."), "{said}");
    }
}

/// A translation alone would lack what is said in English, so that goes with it.
#[test]
fn a_translation_is_exported_with_the_english_pack() {
    let leak = |text: Vec<u8>| -> &'static str { String::from_utf8(text).unwrap().leak() };
    let files = pack("de").into_iter().filter(|(path, _)| path != "stages/4-patience.toml");
    let files: Vec<_> = files.map(|(path, text)| (leak(path.into_bytes()), leak(text))).collect();
    let german = Pack { language: "de", files: files.leak() };
    let temp = tempfile::tempdir().unwrap();
    write(temp.path(), &[ENGLISH, german]).unwrap();
    let packs = Packs::in_folder(temp.path());
    assert_eq!(packs.names(), "\"de\", \"en\"");
    let editions: Vec<String> = packs.check().0.iter().map(goldseam::content::Workbook::edition).collect();
    assert_eq!(editions, ["goldseam-de 1", "goldseam-en 1"]);
}
