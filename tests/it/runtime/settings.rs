//! Settings: they lie where this account alone can look, and whatever has their name, the program opens.

use crate::cli::desk::{Desk, said};
use crate::files::odd_things;
use goldseam::app::Settings;
use goldseam::runtime::settings::{load, save};
use std::fs::{self, Permissions};
use std::io::Write;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::{Command, Stdio};

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

fn chosen() -> Settings {
    Settings { idle_minutes: 9, ..Settings::default() }
}

/// Lines that choose a country for help lines, which is remembered.
const CHOOSING: &[u8] = b":talk\n2\n1\n1\n:quit\n";

#[test]
fn the_folder_is_this_account_s_alone_whatever_it_takes_away_from_new_files() {
    for umask in ["0", "022", "077", "0277", "0777"] {
        let desk = Desk::begun();
        let home = desk.temp.path().join("new/home");
        let binary = env!("CARGO_BIN_EXE_goldseam");
        let mut shell = Command::new("sh");
        shell.args(["-c", &format!("umask {umask}; exec {binary} --plain")]);
        shell.env_clear().env("HOME", desk.temp.path()).env("XDG_CONFIG_HOME", &home);
        shell.env("XDG_DATA_HOME", desk.temp.path().join("share")).stdin(Stdio::piped()).stdout(Stdio::piped());
        fs::create_dir(desk.temp.path().join("share")).unwrap();
        fs::rename(desk.data(), desk.temp.path().join("share/goldseam")).unwrap();
        let mut child = shell.stderr(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(CHOOSING).unwrap();
        said(child.wait_with_output().unwrap()).well();
        for folder in [desk.temp.path().join("new"), home.clone(), home.join("goldseam")] {
            assert_eq!(mode(&folder), 0o700, "umask {umask}: {}", folder.display());
        }
        assert_eq!(mode(&home.join("goldseam/settings.json")), 0o600, "umask {umask}");
        assert!(load(&home.join("goldseam")).country.is_some());
    }
}

#[test]
fn a_folder_that_was_open_is_closed_and_one_behind_a_link_is_left() {
    let temp = tempfile::tempdir().unwrap();
    let [own, other] = ["own", "other"].map(|name| temp.path().join(name));
    for folder in [&own, &other] {
        fs::create_dir(folder).unwrap();
        fs::set_permissions(folder, Permissions::from_mode(0o755)).unwrap();
    }
    symlink("other", temp.path().join("link")).unwrap();
    save(&own, &chosen()).unwrap();
    save(&temp.path().join("link"), &chosen()).unwrap();
    assert_eq!((mode(&own), mode(&other)), (0o700, 0o755));
    assert!(load(&own) == chosen() && load(&other) == chosen());
}

#[test]
fn whatever_has_their_name_the_defaults_hold_and_new_ones_can_be_kept() {
    let temp = tempfile::tempdir().unwrap();
    let deep = temp.path().join("deep");
    fs::write(&deep, "[".repeat(1 << 20)).unwrap();
    let long = temp.path().join("long");
    fs::write(&long, serde_json::to_string(&chosen()).unwrap() + &" ".repeat(1 << 20)).unwrap();
    for odd in odd_things(temp.path()).into_iter().chain([deep, long]) {
        let config = temp.path().join("config");
        fs::create_dir(&config).unwrap();
        fs::rename(&odd, config.join("settings.json")).unwrap();
        assert!(load(&config) == Settings::default(), "{}", odd.display());
        // What they name is never written into; a folder alone stays.
        if odd.ends_with("folder") {
            save(&config, &chosen()).unwrap_err();
        } else {
            save(&config, &chosen()).unwrap();
            assert!(load(&config) == chosen(), "{}", odd.display());
        }
        fs::remove_dir_all(&config).unwrap();
    }
}

#[test]
fn a_mark_at_the_beginning_is_passed_over() {
    let temp = tempfile::tempdir().unwrap();
    fs::write(temp.path().join("settings.json"), format!("\u{feff}{}", serde_json::to_string(&chosen()).unwrap()))
        .unwrap();
    assert!(load(temp.path()) == chosen());
}
