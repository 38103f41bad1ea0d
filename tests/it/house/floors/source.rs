//! The sources, parsed: which paths each module names, and what else the measures count.
//!
//! A path counts wherever it is written: in a `use` tree, in a type, in an expression, and inside a macro, where only
//! the tokens are known.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use proc_macro2::{TokenStream, TokenTree};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};

/// A file of `src`.
pub(super) struct Source {
    /// Below `src`, without the ending.
    pub(super) path: String,
    pub(super) text: String,
    pub(super) module: Module,
}

impl Source {
    pub(super) fn new(path: &str, text: String) -> Self {
        let mut module = Module { path: path.split('/').map(str::to_owned).collect(), ..Module::default() };
        if path == "lib" {
            module.path.clear();
        }
        module.visit_file(&syn::parse_file(&text).unwrap_or_else(|fault| panic!("src/{path}.rs: {fault}")));
        Self { path: path.to_owned(), text, module }
    }

    pub(super) fn room(&self) -> &str {
        self.path.split('/').next().unwrap_or_default()
    }

    pub(super) fn stands_in(&self, place: &str) -> bool {
        self.path == place || self.path.starts_with(&format!("{place}/"))
    }

    /// Its lines of code, numbered from one, without comments.
    pub(super) fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text
            .lines()
            .enumerate()
            .map(|(at, line)| (at + 1, line))
            .filter(|(_, line)| !line.trim().starts_with("//"))
    }

    /// Literals that a person may read, with their lines: two words, or one with a capital.
    pub(super) fn words(&self) -> impl Iterator<Item = &(String, usize)> {
        self.module.literals.iter().filter(|(literal, _)| is_said(literal))
    }

    /// Comments for whoever changes the code: those that are no documentation.
    pub(super) fn asides(&self) -> usize {
        let is_aside = |line: &str| line.starts_with("//") && !line.starts_with("///") && !line.starts_with("//!");
        let ends_in_one = |line: &str| {
            line.split_once(" // ")
                .is_some_and(|(before, _)| !before.is_empty() && before.matches('"').count() % 2 == 0)
        };
        let counts = |line: &str| is_aside(line) || (!line.starts_with("//") && ends_in_one(line));
        self.text.lines().map(str::trim).filter(|line| counts(line)).count()
    }
}

/// Whether a literal is something said, and no key, no name of a file and no markup.
fn is_said(literal: &str) -> bool {
    let without_holes: String =
        literal.split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest)).collect();
    let words: Vec<&str> = without_holes.split_whitespace().filter(|word| is_word(word)).collect();
    // A single word of three capitals or more is a name that other programs know, such as that of a variable.
    let is_name = |word: &str| word.len() > 2 && !word.chars().any(char::is_lowercase);
    words.len() > 1 || words.first().is_some_and(|word| word.starts_with(char::is_uppercase) && !is_name(word))
}

/// A word of a language, with what may stand in and after one. Of single letters the one that is a word.
fn is_word(word: &str) -> bool {
    let letters = |c: char| c.is_alphabetic() || "'-,.?!:;\u{2019}".contains(c);
    let begins = word.starts_with(char::is_alphabetic);
    begins && word.chars().all(letters) && (word.len() > 1 || ["A", "a", "I"].contains(&word))
}

/// What a module names, before anything is looked up.
#[derive(Default)]
pub(super) struct Module {
    /// From the crate: `["app", "two"]`. The crate itself is empty.
    pub(super) path: Vec<String>,
    pub(super) children: Vec<String>,
    /// What its `use` lines bring in: the name here, and the path as written.
    pub(super) names: BTreeMap<String, Vec<String>>,
    /// Every path that is written in it, with its line.
    pub(super) paths: Vec<(Vec<String>, usize)>,
    /// Functions with a body: name, and lines from `fn` to the closing brace.
    pub(super) functions: Vec<(String, usize)>,
    /// String literals that are not documentation, with their lines.
    pub(super) literals: Vec<(String, usize)>,
}

impl Module {
    /// A `use` tree, flattened. `self` in braces is the path before them; a glob names the module it opens.
    fn bring_in(&mut self, tree: &syn::UseTree, before: &[String]) {
        let with = |name: &syn::Ident| [before, &[name.to_string()]].concat();
        match tree {
            syn::UseTree::Path(path) => self.bring_in(&path.tree, &with(&path.ident)),
            syn::UseTree::Group(group) => group.items.iter().for_each(|tree| self.bring_in(tree, before)),
            syn::UseTree::Glob(glob) => self.paths.push((before.to_vec(), glob.star_token.span().start().line)),
            syn::UseTree::Name(name) if name.ident == "self" => self.name_it(before.last(), before, &name.ident),
            syn::UseTree::Name(name) => self.name_it(Some(&name.ident.to_string()), &with(&name.ident), &name.ident),
            syn::UseTree::Rename(rename) => {
                let path = if rename.ident == "self" { before.to_vec() } else { with(&rename.ident) };
                self.name_it(Some(&rename.rename.to_string()), &path, &rename.ident);
            }
        }
    }

    fn name_it(&mut self, name: Option<&String>, path: &[String], at: &syn::Ident) {
        self.paths.push((path.to_vec(), at.span().start().line));
        if let Some(name) = name {
            self.names.insert(name.clone(), path.to_vec());
        }
    }

    /// Paths and literals in the tokens of a macro: names with two colons between them.
    fn tokens(&mut self, tokens: TokenStream) {
        let mut path: Vec<String> = Vec::new();
        let mut colons = 0;
        let mut line = 0;
        for token in tokens {
            match &token {
                TokenTree::Punct(punct) if punct.as_char() == ':' => {
                    colons += 1;
                    continue;
                }
                TokenTree::Ident(ident) => {
                    if colons != 2 {
                        self.end_path(&mut path, line);
                    }
                    line = ident.span().start().line;
                    path.push(ident.to_string());
                }
                other => {
                    self.end_path(&mut path, line);
                    self.other_token(other);
                }
            }
            colons = 0;
        }
        self.end_path(&mut path, line);
    }

    fn end_path(&mut self, path: &mut Vec<String>, line: usize) {
        if !path.is_empty() {
            self.paths.push((std::mem::take(path), line));
        }
    }

    fn other_token(&mut self, token: &TokenTree) {
        match token {
            TokenTree::Group(group) => self.tokens(group.stream()),
            TokenTree::Literal(literal) => {
                if let Ok(syn::Lit::Str(words)) = syn::parse_str(&literal.to_string()) {
                    self.literals.push((words.value(), literal.span().start().line));
                }
            }
            TokenTree::Ident(_) | TokenTree::Punct(_) => {}
        }
    }

    fn function(&mut self, signature: &syn::Signature, block: &syn::Block) {
        let lines = block.brace_token.span.close().start().line + 1 - signature.fn_token.span.start().line;
        self.functions.push((signature.ident.to_string(), lines));
    }
}

impl<'ast> Visit<'ast> for Module {
    /// What a type prints for whoever looks for a fault of the program is read by nobody else.
    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        let before = self.literals.len();
        visit::visit_item_impl(self, item);
        let prints = |path: &syn::Path| path.segments.last().is_some_and(|segment| segment.ident == "Debug");
        if item.trait_.as_ref().is_some_and(|(_, path, _)| prints(path)) {
            self.literals.truncate(before);
        }
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.bring_in(&item.tree, &[]);
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        assert!(item.content.is_none(), "{} has a module without a file: {}", self.path.join("::"), item.ident);
        self.children.push(item.ident.to_string());
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let names = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        self.paths.push((names, path.segments[0].ident.span().start().line));
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, found: &'ast syn::Macro) {
        self.tokens(found.tokens.clone());
    }

    fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
        // What stands with an argument is the help of the command line.
        let is_help = ["arg", "command"].iter().any(|name| attribute.path().is_ident(name));
        let before = self.literals.len();
        if let syn::Meta::List(list) = &attribute.meta {
            self.tokens(list.tokens.clone());
        }
        if is_help {
            self.literals.truncate(before);
        }
    }

    fn visit_lit_str(&mut self, words: &'ast syn::LitStr) {
        self.literals.push((words.value(), words.span().start().line));
    }

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.function(&item.sig, &item.block);
        visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.function(&item.sig, &item.block);
        visit::visit_impl_item_fn(self, item);
    }

    fn visit_trait_item_fn(&mut self, item: &'ast syn::TraitItemFn) {
        if let Some(block) = &item.default {
            self.function(&item.sig, block);
        }
        visit::visit_trait_item_fn(self, item);
    }
}

/// All of `src`, parsed once for all tests.
pub(super) fn sources() -> &'static [Source] {
    static SOURCES: LazyLock<Vec<Source>> = LazyLock::new(read);
    &SOURCES
}

fn read() -> Vec<Source> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    gather(&src, &mut found);
    assert!(found.len() > 20, "the house was not found in {}", src.display());
    found.sort();
    found.iter().map(|path| parsed(path, &src)).collect()
}

fn parsed(path: &Path, src: &Path) -> Source {
    let text = fs::read_to_string(path).unwrap();
    Source::new(path.strip_prefix(src).unwrap().with_extension("").to_str().unwrap(), text)
}

fn gather(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}
