//! What a spec may not call things, because the generated code stands beside the runtime: derived from the runtime's own
//! sources, so that a method or type which is added there is refused from then on.

use std::collections::BTreeSet;

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::Visit;

use crate::expect::{path, read};

#[test]
fn names_of_types_that_the_generated_code_uses_are_refused() {
    let code = syn::parse_file(&read(&path("tests/golden/resources.rs"))).expect("the golden code is Rust");
    let mut used = Used::default();
    used.visit_file(&code);
    let foreign: Vec<_> = used.paths.difference(&used.made).filter(|name| name.len() > 1 && *name != "Self").collect();
    assert!(foreign.len() > 40, "the scan finds {foreign:?} only");
    for name in foreign {
        assert_refused(name, &object(name));
    }
}

#[test]
fn names_of_types_that_the_crate_exports_are_refused() {
    let crate_root = syn::parse_file(&read(&path("../src/lib.rs"))).expect("the sources are Rust");
    let mut names = BTreeSet::new();
    for item in &crate_root.items {
        if let syn::Item::Use(item) = item {
            leaves(&item.tree, &mut names);
        }
    }
    assert!(names.contains("Call") && names.contains("RetryPolicy"), "the scan finds {names:?}");
    for name in names.iter().filter(|name| is_type(name)) {
        assert_refused(name, &object(name));
    }
}

#[test]
fn methods_of_the_client_are_refused_as_plurals() {
    for name in methods("Client") {
        assert_refused(&name, &thing(&format!("plural = \"{name}\""), ""));
    }
}

#[test]
fn methods_of_live_objects_are_refused_as_transitions() {
    for name in methods("Live") {
        let transition = format!("transitions = [{{ name = \"{name}\", set = {{ title = \"x\" }}, doc = \"Acts.\" }}]");
        assert_refused(&name, &thing("", &transition));
    }
}

#[test]
fn methods_of_calls_are_refused_as_queries() {
    for name in methods("Call") {
        let query = format!(
            "query = [{{ name = \"{name}\", params = [{{ name = \"x\", type = \"count\" }}], doc = \"Some.\" }}]"
        );
        assert_refused(&name, &thing("", &query));
    }
}

#[test]
fn methods_of_tokens_are_refused_as_ways_to_authenticate() {
    for name in methods("Token") {
        let base = read(&path("tests/ui/base/api.toml")).replace("[api.auth.key]", &format!("[api.auth.{name}]"));
        assert_refused(&name, &base);
    }
}

#[test]
fn predicates_of_errors_are_refused_as_statuses() {
    let predicates: Vec<_> = methods("Error").into_iter().filter(|name| name.starts_with("is_")).collect();
    assert!(!predicates.is_empty());
    for name in predicates {
        let status = format!("name = \"{}\"", name.trim_start_matches("is_"));
        assert_refused(&name, &read(&path("tests/ui/base/api.toml")).replace("name = \"not_found\"", &status));
    }
}

fn assert_refused(name: &str, text: &str) {
    let found = optimizely_codegen::check(text).err().unwrap_or_default();
    let refused = found.iter().any(|finding| finding.code == "reserved-name" && finding.message.contains(name));
    assert!(refused, "`{name}` is not refused: add it to codegen/src/check/reserved.rs");
}

fn object(name: &str) -> String {
    format!(
        "[objects.{name}]\ndoc = \"An object.\"\nfields = [{{ name = \"size\", type = \"count\", access = \"read\", doc = \"It.\" }}]\n{}",
        read(&path("tests/ui/base/api.toml"))
    )
}

fn thing(head: &str, tail: &str) -> String {
    format!(
        r#"
        [resources.thing]
        path = "things"
        doc = "A thing."
        operations = ["get", "list", "create", "update", "delete"]
        {head}
        fields = [
          {{ name = "id", type = "ThingId", access = "read", doc = "Identifies it." }},
          {{ name = "title", type = "string", access = "edit", doc = "Its name." }},
        ]
        {tail}

        {base}
        "#,
        base = read(&path("tests/ui/base/api.toml"))
    )
}

/// The methods that a type of the runtime has in any file, public or not.
fn methods(ty: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut folders = vec![path("../src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("the sources are there") {
            let path = entry.expect("the sources can be listed").path();
            match path.is_dir() {
                // What one API has besides stands beside its own resources alone.
                true if path.ends_with("classic") => {}
                true => folders.push(path),
                false if path.extension().is_some_and(|ending| ending == "rs") => {
                    found.extend(methods_in(&read(&path), ty))
                }
                false => {}
            }
        }
    }
    assert!(!found.is_empty(), "the scan finds no methods of `{ty}`");
    found
}

fn methods_in(text: &str, ty: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for item in &syn::parse_file(text).expect("the sources are Rust").items {
        if let syn::Item::Impl(item) = item
            && item.trait_.is_none()
            && matches!(&*item.self_ty, syn::Type::Path(of) if of.path.segments.last().is_some_and(|last| last.ident == ty))
        {
            found.extend(item.items.iter().filter_map(|item| match item {
                syn::ImplItem::Fn(method) => Some(method.sig.ident.to_string()),
                _ => None,
            }));
        }
    }
    found
}

/// The names that a `use` brings in.
fn leaves(tree: &syn::UseTree, names: &mut BTreeSet<String>) {
    match tree {
        syn::UseTree::Path(path) => leaves(&path.tree, names),
        syn::UseTree::Name(name) => drop(names.insert(name.ident.to_string())),
        syn::UseTree::Rename(name) => drop(names.insert(name.rename.to_string())),
        syn::UseTree::Group(group) => group.items.iter().for_each(|tree| leaves(tree, names)),
        syn::UseTree::Glob(_) => {}
    }
}

fn is_type(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_uppercase()) && name.chars().any(|letter| letter.is_ascii_lowercase())
}

/// The types that code names, and those that it makes.
#[derive(Default)]
struct Used {
    paths: BTreeSet<String>,
    made: BTreeSet<String>,
}

impl Visit<'_> for Used {
    fn visit_path(&mut self, path: &syn::Path) {
        if let Some(first) = path.segments.first().map(|segment| segment.ident.to_string())
            && is_type(&first)
        {
            self.paths.insert(first);
        }
        syn::visit::visit_path(self, path);
    }

    fn visit_item_use(&mut self, item: &syn::ItemUse) {
        let mut names = BTreeSet::new();
        leaves(&item.tree, &mut names);
        self.paths.extend(names.into_iter().filter(|name| is_type(name)));
    }

    fn visit_item_struct(&mut self, item: &syn::ItemStruct) {
        self.made.insert(item.ident.to_string());
        syn::visit::visit_item_struct(self, item);
    }

    fn visit_item_enum(&mut self, item: &syn::ItemEnum) {
        self.made.insert(item.ident.to_string());
        syn::visit::visit_item_enum(self, item);
    }

    /// The traits of refusals stand in a module of their own.
    fn visit_item_mod(&mut self, _: &syn::ItemMod) {}

    fn visit_macro(&mut self, call: &syn::Macro) {
        self.paths.extend(first_segments(call.tokens.clone()));
        syn::visit::visit_macro(self, call);
    }

    /// Derives and documentation name nothing that a type could hide.
    fn visit_attribute(&mut self, _: &syn::Attribute) {}
}

/// The types in a macro's tokens that begin a path: `Kind::Text`, but not `Text`.
fn first_segments(tokens: TokenStream) -> BTreeSet<String> {
    let tokens: Vec<_> = tokens.into_iter().collect();
    let starts = tokens.windows(2).filter_map(|pair| match pair {
        [TokenTree::Ident(name), TokenTree::Punct(colon)] if colon.as_char() == ':' => Some(name.to_string()),
        _ => None,
    });
    starts.filter(|name| is_type(name)).collect()
}
