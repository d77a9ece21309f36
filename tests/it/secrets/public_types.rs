//! The names of all that a program can have a value of, read from the sources and from the generated code.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

const GENERATED: &str = include_str!(concat!(env!("OUT_DIR"), "/api.rs"));

/// The structs and enums that can be named from outside.
pub fn names() -> BTreeSet<String> {
    let sources = sources();
    let exported: BTreeSet<_> = sources.iter().flat_map(|(_, text)| exports(text)).collect();
    let mut names: BTreeSet<_> = defined(GENERATED).collect();
    for (path, text) in &sources {
        let open = is_public_module(path);
        names.extend(defined(text).filter(|name| open || exported.contains(name)));
    }
    names
}

/// The variants of `ErrorKind`.
pub fn error_kinds() -> BTreeSet<String> {
    let source = read(&root().join("error.rs"));
    let (_, rest) = source.split_once("pub enum ErrorKind {").expect("errors have a kind");
    let (variants, _) = rest.split_once("\n}").expect("an enum ends");
    let names = variants.lines().filter_map(|line| line.trim().strip_suffix(','));
    names.filter(|name| name.chars().all(char::is_alphanumeric)).map(str::to_owned).collect()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The files of the library.
fn sources() -> Vec<(PathBuf, String)> {
    let mut folders = vec![root()];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            match path.extension() {
                Some(ending) if ending == "rs" => found.push((path.clone(), read(&path))),
                _ if path.is_dir() && !path.ends_with("bin") => folders.push(path),
                _ => {}
            }
        }
    }
    found
}

fn defined(text: &str) -> impl Iterator<Item = String> + '_ {
    let after = |line: &str| ["pub struct ", "pub enum "].iter().find_map(|head| line.strip_prefix(head).map(name));
    text.lines().filter_map(after)
}

fn name(rest: &str) -> String {
    rest.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect()
}

/// The names after `pub use`.
fn exports(text: &str) -> Vec<String> {
    let uses = text.split("\npub use ").skip(1).filter_map(|rest| rest.split_once(';'));
    let names = uses.flat_map(|(path, _)| path.split(['{', '}', ',', ':']).map(|part| part.trim().to_owned()));
    names.filter(|name| name.starts_with(char::is_uppercase)).collect()
}

fn is_public_module(path: &Path) -> bool {
    let module = match path.file_stem().and_then(|stem| stem.to_str()) {
        Some("mod") => path.parent().and_then(|folder| folder.file_name()).and_then(|name| name.to_str()),
        stem => stem,
    };
    module.is_some_and(|module| read(&root().join("lib.rs")).contains(&format!("\npub mod {module};")))
}
