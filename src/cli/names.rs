//! Names that are the same in every language: of programs that carry folders, of commands to type, of files.

/// How a folder's name begins, in small letters, and what carries it. Without a name, it is one of several.
pub(super) const CARRIED: [(&str, Option<&str>); 18] = [
    ("dropbox", Some("Dropbox")),
    ("onedrive", Some("OneDrive")),
    ("icloud", Some("iCloud")),
    ("mobile documents", Some("iCloud")),
    ("com~apple~clouddocs", Some("iCloud")),
    ("cloudstorage", None),
    ("google drive", Some("Google Drive")),
    ("googledrive", Some("Google Drive")),
    ("google-drive", Some("Google Drive")),
    ("my drive", Some("Google Drive")),
    ("nextcloud", Some("Nextcloud")),
    ("owncloud", Some("ownCloud")),
    ("syncthing", Some("Syncthing")),
    ("pclouddrive", Some("pCloud")),
    ("megasync", Some("MEGA")),
    ("proton drive", Some("Proton Drive")),
    ("yandex.disk", Some("Yandex Disk")),
    ("seafile", Some("Seafile")),
];

/// What such programs leave in a folder that they carry.
pub(super) const MARKS: [(&str, &str); 4] = [
    (".stfolder", "Syncthing"),
    (".dropbox.cache", "Dropbox"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
];

/// What makes a key again out of a recovery sheet.
pub(super) const RECOVER: &str = "goldseam recover";

/// What opens one page by a sheet without this program, where [`SHEET`] and [`PAGE`] are the files.
pub(super) const DECRYPT: &str = "age --decrypt --identity sheet.txt page.age";

/// A file that holds the line of a recovery sheet.
pub(super) const SHEET: &str = "sheet.txt";

/// A sealed page.
pub(super) const PAGE: &str = "page.age";
