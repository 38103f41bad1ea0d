//! What is said before a pack is there: about an argument that can't be meant, while arguments are read. It stands in code
//! like the rest of the help, and nothing else of what a command says does.

/// A file is named by nothing.
pub(in crate::cli) const NO_NAME: &str = "a name is needed here";

/// A stream is named where only a file can be meant.
pub(in crate::cli) const NO_STREAM: &str = "a name is needed here. For a file that is called \"-\", write \"./-\"";

/// `~` is named, and this account has no home folder that is known.
pub(in crate::cli) const NO_HOME: &str = "your home folder could not be found. Write the whole path";

/// Somebody else's home folder is named.
pub(in crate::cli) fn other_home(first: &str) -> String {
    format!(
        "only \"~\", your own home folder, is known. Write the whole path, or \"./{first}\" for a name that begins so"
    )
}

/// A part is named that there is not.
pub(in crate::cli) const NO_PART: &str = "one of: hurt, broke, some-of-each, unsaid";
