//! The names of all that a program can have a value of, read from the sources and from the generated code.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use xtask::items::Items;

const GENERATED: &str = include_str!(concat!(env!("OUT_DIR"), "/classic.rs"));

/// The structs and enums that can be named from outside: what `pub use` says, and what is defined in a public module.
pub fn names() -> BTreeSet<String> {
    let sources = sources();
    let others: BTreeSet<_> =
        sources.iter().flat_map(|(_, text)| defined(text, &["pub trait ", "pub type "])).collect();
    let mut names: BTreeSet<_> = types(GENERATED).collect();
    for (_, text) in sources.iter().filter(|(path, _)| is_public_module(path)) {
        names.extend(types(text).chain(exports(text)));
    }
    // Of the crates http and bytes, and what the documentation leaves out.
    let besides = ["Method", "StatusCode", "Bytes", "Transport"];
    names.retain(|name| !others.contains(name) && !besides.contains(&name.as_str()));
    // Generic structs that an API names by an alias.
    let generic = [
        "AudienceCondition",
        "Client",
        "ClientBuilder",
        "Condition",
        "Conditions",
        "Part",
        "Parts",
        "Sandbox",
        "SandboxBuilder",
        "Token",
        "UrlCondition",
        "Urls",
    ];
    names.extend(generic.map(str::to_owned));
    // Types without a value.
    names.remove("Classic");
    names.remove("NoId");
    // It is hidden, and has the tables of the spec.
    names.remove("Served");
    // It holds nothing, and comes with features that the tests are built without.
    names.remove("TimestampRangeError");
    names
}

/// The public structs and enums of a file, those of its modules included.
fn types(text: &str) -> impl Iterator<Item = String> {
    let items = Items::parse(text).expect("compiled code is Rust");
    items.types.into_iter().filter(|found| found.is_public).map(|found| found.name)
}

/// The variants of `ErrorKind`.
pub fn error_kinds() -> BTreeSet<String> {
    let source = read(&root().join("error/kind.rs"));
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
pub fn sources() -> Vec<(PathBuf, String)> {
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

fn defined(text: &str, heads: &'static [&'static str]) -> impl Iterator<Item = String> {
    text.lines().filter_map(move |line| heads.iter().find_map(|head| line.strip_prefix(head).map(name)))
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
    let is_root = module == Some("lib");
    let declares = |file: &str, module: &str| read(&root().join(file)).contains(&format!("\npub mod {module};"));
    let parents = ["lib.rs", "classic/mod.rs", "v2/mod.rs", "transport/mod.rs"];
    is_root || module.is_some_and(|module| parents.iter().any(|file| declares(file, module)))
}
