//! Finds the names that code uses: in the generated code, in the runtime's macros as they expand, and in its sources.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::str::FromStr;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use syn::visit::Visit;

use crate::support::expect::{path, read};

/// The placeholder for a name of the spec when a macro of the runtime is expanded.
const MADE: &str = "MadeBySpec";

/// The fragments of the macros that are names of types and variants. Others are fields, and the code for them.
const TYPES: [&str; 2] = ["name", "variant"];

/// Whether it can be the name of a type that a spec makes.
pub fn is_type(name: &str) -> bool {
    let capital = name.starts_with(|first: char| first.is_ascii_uppercase());
    capital && name != "Self" && (name.len() == 1 || name.chars().any(|letter| letter.is_ascii_lowercase()))
}

/// The sources of the runtime.
pub struct Sources {
    files: Vec<syn::File>,
    /// The bodies of macros, by name.
    macros: BTreeMap<String, TokenStream>,
}

impl Sources {
    pub fn read() -> Self {
        let mut sources = Sources { files: Vec::new(), macros: BTreeMap::new() };
        sources.read_folder(&path("../src"));
        sources
    }

    fn read_folder(&mut self, folder: &Path) {
        for entry in std::fs::read_dir(folder).expect("the sources can be listed") {
            let path = entry.expect("the sources can be listed").path();
            if path.is_dir() {
                self.read_folder(&path);
            } else if path.extension().is_some_and(|of| of == "rs") {
                let file = syn::parse_file(&read(&path)).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
                self.macros.extend(file.items.iter().filter_map(|item| match item {
                    syn::Item::Macro(item) => Some((item.ident.as_ref()?.to_string(), item.mac.tokens.clone())),
                    _ => None,
                }));
                self.files.push(file);
            }
        }
    }

    /// The names that a file of the runtime exports. The names behind a glob are not among them.
    pub fn exports(&self, file: &str) -> Vec<String> {
        let file = syn::parse_file(&read(&path(&format!("../src/{file}.rs")))).expect("the sources are Rust");
        let mut names = BTreeSet::new();
        for item in &file.items {
            match item {
                syn::Item::Use(item) => leaves(&item.tree, &mut names),
                syn::Item::Mod(item) => drop(names.insert(item.ident.to_string())),
                _ => {}
            }
        }
        assert!(names.contains("Call") && names.contains("Timestamp"), "the scan finds {names:?}");
        names.into_iter().collect()
    }

    /// Every method of a type of the runtime: its own, those of its traits, and those that a macro writes. Private ones count, since
    /// a type has one method of a name.
    pub fn methods(&self, ty: &str) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        for item in self.files.iter().flat_map(|file| &file.items) {
            match item {
                syn::Item::Impl(item) if is_of(item, ty) => {
                    let is_trait = item.trait_.is_some();
                    for item in &item.items {
                        match item {
                            // A function of a trait without a receiver is called by its path, which no other name hides.
                            syn::ImplItem::Fn(method) if is_trait && method.sig.receiver().is_none() => {}
                            syn::ImplItem::Fn(method) => drop(found.insert(method.sig.ident.to_string())),
                            syn::ImplItem::Macro(item) => found.extend(self.functions(&item.mac)),
                            _ => {}
                        }
                    }
                }
                syn::Item::Struct(item) if item.ident == ty && derives_clone(&item.attrs) => {
                    found.insert("clone".to_owned());
                }
                _ => {}
            }
        }
        found
    }

    /// The functions that a macro of the runtime writes.
    fn functions(&self, call: &syn::Macro) -> BTreeSet<String> {
        let name = call.path.segments.last().map(|last| last.ident.to_string()).unwrap_or_default();
        let tokens = flat(self.macros.get(&name).unwrap_or_else(|| panic!("`{name}!` is not a macro of the runtime")));
        tokens.windows(2).filter(|pair| pair[0] == "fn").map(|pair| pair[1].clone()).collect()
    }

    /// The types that generated code names, and that its spec does not make.
    pub fn used(&self, code: &str) -> BTreeSet<String> {
        let scan = Scan::of(self, code);
        scan.named.difference(&scan.made).cloned().collect()
    }

    /// The types of the spec that are named where a generic parameter could have the same name.
    pub fn below_generics(&self, code: &str) -> BTreeSet<String> {
        Scan::of(self, code).below_generics
    }

    /// The expansion of a macro of the runtime, with the names of the spec replaced.
    fn expand(&self, call: &syn::Macro) -> Option<syn::File> {
        let name = call.path.segments.last()?.ident.to_string();
        let body: Vec<_> = self.macros.get(&name)?.clone().into_iter().collect();
        let (Some(TokenTree::Group(pattern)), Some(TokenTree::Group(written))) = (body.first(), body.get(3)) else {
            panic!("`{name}!` is not a pattern, an arrow and a body");
        };
        let fragments = flat(&pattern.stream());
        let text = expanded(written.stream(), &fragments).to_string();
        Some(syn::parse_file(&text).unwrap_or_else(|error| panic!("`{name}!` expands to no items: {error}\n{text}")))
    }
}

/// The body of a macro with each fragment replaced, and each repetition written once.
fn expanded(body: TokenStream, fragments: &[String]) -> TokenStream {
    let mut out = Vec::new();
    let mut tokens = body.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(dollar) if dollar.as_char() == '$' => match tokens.next() {
                Some(TokenTree::Ident(name)) if name == "crate" => out.extend(stream("crate")),
                Some(TokenTree::Ident(name)) => {
                    let is_literal = fragments.windows(3).any(|of| name == of[0] && of[2] == "literal");
                    let is_type = TYPES.iter().any(|of| name == of);
                    out.extend(stream(if is_literal {
                        "0"
                    } else if is_type {
                        MADE
                    } else {
                        "made"
                    }));
                }
                Some(TokenTree::Group(repeated)) => {
                    out.extend(expanded(repeated.stream(), fragments));
                    // The separator of the repetitions, and their number.
                    while let Some(TokenTree::Punct(mark)) = tokens.next() {
                        if matches!(mark.as_char(), '*' | '+' | '?') {
                            break;
                        }
                    }
                }
                other => panic!("`$` stands before {other:?}"),
            },
            TokenTree::Group(group) => {
                let inner = expanded(group.stream(), fragments);
                out.push(TokenTree::Group(Group::new(group.delimiter(), inner)));
            }
            token => out.push(token),
        }
    }
    out.into_iter().collect()
}

fn stream(text: &str) -> TokenStream {
    TokenStream::from_str(text).expect("it is a token")
}

/// The tokens as strings, at any depth.
fn flat(tokens: &TokenStream) -> Vec<String> {
    let mut out = Vec::new();
    for token in tokens.clone() {
        match token {
            TokenTree::Group(group) if group.delimiter() != Delimiter::None => out.extend(flat(&group.stream())),
            token => out.push(token.to_string()),
        }
    }
    out
}

/// Whether code implements something for a type of the runtime, and not only for one that is made of a type of the spec.
fn is_of(item: &syn::ItemImpl, name: &str) -> bool {
    let syn::Type::Path(of) = &*item.self_ty else { return false };
    let Some(last) = of.path.segments.last() else { return false };
    let is_generic = last.arguments.is_none() || item.generics.type_params().next().is_some();
    last.ident == name && is_generic
}

/// The types of the API as a whole, which a file of generated code has in addition to its modules.
pub fn at_the_root(code: &str) -> Vec<String> {
    let file = syn::parse_file(code).expect("generated code is Rust");
    let names = file.items.iter().filter_map(|item| match item {
        syn::Item::Enum(item) => Some(&item.ident),
        syn::Item::Type(item) => Some(&item.ident),
        _ => None,
    });
    names.map(ToString::to_string).collect()
}

/// The items with those of modules.
fn deep(items: &[syn::Item]) -> Vec<&syn::Item> {
    items
        .iter()
        .flat_map(|item| match item {
            syn::Item::Mod(module) => deep(module.content.as_ref().map_or(&[], |(_, items)| items)),
            item => vec![item],
        })
        .collect()
}

/// The methods that generated code gives to resources in responses.
pub fn data_methods(code: &str) -> BTreeSet<String> {
    let file = syn::parse_file(code).expect("generated code is Rust");
    let items = deep(&file.items);
    let data: BTreeSet<_> = items
        .iter()
        .filter_map(|item| match item {
            syn::Item::Impl(item) if item.trait_.as_ref()?.0.segments.last()?.ident == "Resource" => {
                let syn::Type::Path(of) = &*item.self_ty else { return None };
                Some(of.path.segments.last()?.ident.to_string())
            }
            _ => None,
        })
        .collect();
    let methods = items.iter().filter_map(|item| match item {
        syn::Item::Impl(item) if item.trait_.is_none() && data.iter().any(|name| is_of(item, name)) => {
            Some(&item.items)
        }
        _ => None,
    });
    let functions = methods.flatten().filter_map(|item| match item {
        syn::ImplItem::Fn(method) => Some(method.sig.ident.to_string()),
        _ => None,
    });
    functions.collect()
}

fn derives_clone(attributes: &[syn::Attribute]) -> bool {
    let lists = attributes.iter().filter(|attribute| attribute.path().is_ident("derive"));
    lists
        .filter_map(|list| list.meta.require_list().ok())
        .any(|list| flat(&list.tokens).iter().any(|name| name == "Clone"))
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

/// The names in a file.
struct Scan<'a> {
    sources: &'a Sources,
    named: BTreeSet<String>,
    made: BTreeSet<String>,
    below_generics: BTreeSet<String>,
    /// The generic parameters in scope, a list for each item around.
    generics: Vec<Vec<String>>,
}

impl<'a> Scan<'a> {
    fn of(sources: &'a Sources, code: &str) -> Self {
        let file = syn::parse_file(code).expect("generated code is Rust");
        let made = deep(&file.items).into_iter().filter_map(|item| match item {
            syn::Item::Struct(item) => Some(item.ident.to_string()),
            syn::Item::Enum(item) => Some(item.ident.to_string()),
            syn::Item::Type(item) => Some(item.ident.to_string()),
            _ => None,
        });
        let mut scan = Scan {
            sources,
            named: BTreeSet::new(),
            made: made.chain([MADE.to_owned()]).collect(),
            below_generics: BTreeSet::new(),
            generics: Vec::new(),
        };
        scan.visit_file(&file);
        scan
    }

    fn within(&mut self, generics: &syn::Generics, visit: impl FnOnce(&mut Self)) {
        self.generics.push(generics.type_params().map(|param| param.ident.to_string()).collect());
        visit(self);
        self.generics.pop();
    }
}

impl Visit<'_> for Scan<'_> {
    fn visit_path(&mut self, path: &syn::Path) {
        let mut in_scope = self.generics.iter().flatten();
        if let Some(first) = path.segments.first().map(|segment| segment.ident.to_string())
            && is_type(&first)
            && !in_scope.any(|param| *param == first)
        {
            if self.made.contains(&first) && self.generics.iter().flatten().next().is_some() {
                self.below_generics.insert(first.clone());
            }
            self.named.insert(first);
        }
        syn::visit::visit_path(self, path);
    }

    fn visit_item_trait(&mut self, item: &syn::ItemTrait) {
        self.within(&item.generics, |scan| syn::visit::visit_item_trait(scan, item));
    }

    fn visit_item_impl(&mut self, item: &syn::ItemImpl) {
        self.within(&item.generics, |scan| syn::visit::visit_item_impl(scan, item));
    }

    fn visit_impl_item_fn(&mut self, item: &syn::ImplItemFn) {
        self.within(&item.sig.generics, |scan| syn::visit::visit_impl_item_fn(scan, item));
    }

    fn visit_item_macro(&mut self, call: &syn::ItemMacro) {
        match self.sources.expand(&call.mac) {
            Some(file) => self.visit_file(&file),
            None => self.visit_macro(&call.mac),
        }
    }

    /// A macro that is not an item. Such a macro of the runtime names only paths that begin with `crate`.
    fn visit_macro(&mut self, call: &syn::Macro) {
        self.named.extend(first_segments(call.tokens.clone()));
    }

    /// Derives and documentation name nothing that a type could hide.
    fn visit_attribute(&mut self, _: &syn::Attribute) {}
}

/// The types in the tokens of a macro of the standard library that begin a path: `Kind::Text`, but not `Text`.
fn first_segments(tokens: TokenStream) -> BTreeSet<String> {
    let tokens = flat(&tokens);
    let starts = tokens.windows(2).filter(|pair| pair[1] == ":").map(|pair| pair[0].clone());
    starts.filter(|name| is_type(name)).collect()
}
