//! The files of a crate and their imports.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};

use crate::tokens::{attribute, body, end_of_item, is_sign, is_test};
use crate::{Result, about};

/// A file of a crate, with the files of the same crate that it imports from.
#[derive(Debug)]
pub struct Source {
    /// The path below the `src` of the crate, with `/` between folders.
    pub path: String,
    /// The module of the file: `["model", "id"]` for `model/id.rs`.
    module: Vec<String>,
    /// The paths in the file, from the root of the crate on. Tests are left out.
    names: BTreeSet<Vec<String>>,
}

/// The files of the crate whose sources are in `folder`, sorted by path.
///
/// # Errors
/// Fails if a file cannot be read or is not Rust.
pub fn read(folder: &Path) -> Result<Vec<Source>> {
    let mut paths = Vec::new();
    collect(folder, &mut paths)?;
    let mut sources = Vec::new();
    for path in paths {
        let text = fs::read_to_string(&path).map_err(about(&path))?;
        let below = path.strip_prefix(folder).unwrap_or(&path);
        sources.push(Source::parse(&below.to_string_lossy().replace('\\', "/"), &text)?);
    }
    sources.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(sources)
}

/// Whether a file belongs to a program, which is another crate.
fn collect(folder: &Path, found: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder).map_err(about(folder))? {
        let path = entry.map_err(|error| error.to_string())?.path();
        if path.is_dir() && !path.ends_with("bin") {
            collect(&path, found)?;
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    Ok(())
}

impl Source {
    /// Reads the text of a file.
    ///
    /// # Errors
    /// Fails if the text is not Rust.
    pub fn parse(path: &str, text: &str) -> Result<Self> {
        let tokens: TokenStream = text.parse().map_err(|error| format!("{path}: {error}"))?;
        let module: Vec<_> = path.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
        let module = match module.split_last() {
            Some((last, above)) if last == "mod" || last == "lib" => above.to_vec(),
            _ => module,
        };
        let mut names = BTreeSet::new();
        scan(tokens, &module, &mut names);
        Ok(Source { path: path.to_owned(), module, names })
    }

    /// The other files of `crate_files` that this one imports from.
    pub fn imports<'a>(&self, crate_files: &'a [Source]) -> impl Iterator<Item = &'a Source> {
        let found: BTreeSet<&str> =
            self.names.iter().filter_map(|name| target(name, crate_files)).map(|file| file.path.as_str()).collect();
        crate_files.iter().filter(move |file| found.contains(file.path.as_str()) && file.path != self.path)
    }
}

/// The file that a path leads to, which is the file of its deepest module.
fn target<'a>(name: &[String], files: &'a [Source]) -> Option<&'a Source> {
    let candidates = files.iter().filter(|file| name.starts_with(&file.module));
    candidates.max_by_key(|file| file.module.len())
}

/// Collects the paths that begin with `crate`, `self` or `super`.
fn scan(tokens: TokenStream, module: &[String], names: &mut BTreeSet<Vec<String>>) {
    let tokens: Vec<_> = tokens.into_iter().collect();
    let mut at = 0;
    while at < tokens.len() {
        if attribute(&tokens[at..]).is_some_and(|attribute| is_test(&attribute)) {
            at = end_of_item(&tokens, at + 2);
        } else if is_quoted(&tokens[at..]) {
            at += 3;
        } else if let Some(start) = root(&tokens[at..], module) {
            at = path(&tokens, at + 1, start, names);
        } else {
            if let TokenTree::Group(group) = &tokens[at] {
                scan(group.stream(), module, names);
            }
            at += 1;
        }
    }
}

/// Whether generated code follows, which is not run: `quote! { … }`.
fn is_quoted(tokens: &[TokenTree]) -> bool {
    match tokens {
        [TokenTree::Ident(name), mark, TokenTree::Group(_), ..] => name == "quote" && is_sign(mark, '!'),
        _ => false,
    }
}

/// The module that a path begins in, if one begins here.
fn root(tokens: &[TokenTree], module: &[String]) -> Option<Vec<String>> {
    let [TokenTree::Ident(first), rest @ ..] = tokens else { return None };
    if !begins_with_colons(rest) {
        return None;
    }
    match first.to_string().as_str() {
        "crate" => Some(Vec::new()),
        "self" => Some(module.to_vec()),
        "super" => Some(module[..module.len().saturating_sub(1)].to_vec()),
        _ => None,
    }
}

fn begins_with_colons(tokens: &[TokenTree]) -> bool {
    tokens.len() > 2 && tokens[..2].iter().all(|token| is_sign(token, ':'))
}

/// Follows a path over its segments, and into the braces of a `use`. Returns the index after the path.
fn path(tokens: &[TokenTree], mut at: usize, mut segments: Vec<String>, names: &mut BTreeSet<Vec<String>>) -> usize {
    while begins_with_colons(&tokens[at..]) {
        match &tokens[at + 2] {
            TokenTree::Ident(name) if name == "super" => {
                segments.pop();
            }
            TokenTree::Ident(name) => segments.push(name.to_string()),
            other => {
                let Some(parts) = body(other) else { break };
                branches(parts, &segments, names);
                return at + 3;
            }
        }
        at += 3;
    }
    names.insert(segments);
    at.max(1)
}

/// The parts of a `use` in braces.
fn branches(tokens: TokenStream, above: &[String], names: &mut BTreeSet<Vec<String>>) {
    let tokens: Vec<_> = tokens.into_iter().collect();
    for branch in tokens.split(|token| is_sign(token, ',')).filter(|branch| !branch.is_empty()) {
        let mut segments = above.to_vec();
        match &branch[0] {
            TokenTree::Ident(name) if name != "self" => segments.push(name.to_string()),
            _ => {}
        }
        path(branch, 1, segments, names);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn imported(path: &str, text: &str) -> Vec<String> {
        let files: Vec<_> = ["lib.rs", "a/mod.rs", "a/b.rs", "a/c.rs", "d.rs"]
            .map(|other| Source::parse(other, if other == path { text } else { "" }).unwrap())
            .into();
        let own = files.iter().find(|file| file.path == path).unwrap();
        own.imports(&files).map(|file| file.path.clone()).collect()
    }

    #[test]
    fn every_form_of_an_import_is_seen() {
        assert_eq!(imported("d.rs", "use crate::a::b::Thing;"), ["a/b.rs"]);
        assert_eq!(imported("d.rs", "use crate::a::{self, b::{One, Two}, c};"), ["a/mod.rs", "a/b.rs", "a/c.rs"]);
        assert_eq!(imported("d.rs", "fn f() -> crate::a::b::Thing { crate::a::c::g() }"), ["a/b.rs", "a/c.rs"]);
        assert_eq!(imported("a/b.rs", "use super::c::Thing;"), ["a/c.rs"]);
        assert_eq!(imported("a/b.rs", "use super::super::d::Thing;"), ["d.rs"]);
        assert_eq!(imported("a/mod.rs", "use self::b::Thing;"), ["a/b.rs"]);
        assert_eq!(imported("d.rs", "macro_rules! m { () => { $crate::a::b::f() } }"), ["a/b.rs"]);
        assert_eq!(imported("d.rs", "use crate::Thing;"), ["lib.rs"]);
    }

    #[test]
    fn tests_documentation_and_other_crates_are_not_imports() {
        assert_eq!(imported("d.rs", "#[cfg(test)] mod tests { use crate::a::b::Thing; }"), [""; 0]);
        assert_eq!(imported("d.rs", "/// See `crate::a::b`.\nfn f() {}"), [""; 0]);
        assert_eq!(imported("d.rs", "use std::fmt; use other::a::b;"), [""; 0]);
        assert_eq!(imported("d.rs", "fn f() { quote!(crate::a::b::f()) }"), [""; 0]);
        assert_eq!(imported("d.rs", "#[cfg(all(test, unix))] mod tests { use crate::a::b::Thing; }"), [""; 0]);
    }
}
