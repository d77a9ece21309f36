//! The public items of the generated code, one per line. They are read from the code itself, as rustc sees it. Items from the macros of the
//! runtime are left out, since all types of a kind have them.

use std::collections::BTreeSet;

use proc_macro2::{Group, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::punctuated::Punctuated;
use syn::{Attribute, Fields, FnArg, Generics, ImplItem, Item, ItemEnum, ItemImpl, ItemStruct};
use syn::{ReceiverKind, Token, Visibility};

use crate::print::spacing::text;

/// The public items of a file and its modules, grouped by type.
pub fn items(file: &[Item]) -> Vec<String> {
    let items = flat(file);
    let hidden = private_types(&items);
    let mut found = Found::default();
    for item in items {
        match item {
            Item::Const(item) if is_public(&item.vis) => {
                let (name, ty) = (&item.ident, &item.ty);
                found.add(name, quote!(pub const #name: #ty));
            }
            Item::Type(item) if is_public(&item.vis) => {
                let (name, ty) = (&item.ident, &item.ty);
                found.add(name, quote!(pub type #name = #ty));
            }
            Item::Struct(item) if is_public(&item.vis) => found.structure(item),
            Item::Enum(item) if is_public(&item.vis) => found.enumeration(item),
            Item::Impl(item) if !hidden.contains(&text(&item.self_ty)) && !is_hidden(&item.attrs) => {
                found.implementation(item)
            }
            _ => {}
        }
    }
    found.lines.into_iter().map(|(_, line)| line).collect()
}

/// The items, including those of public modules, which the module of the API exports by name.
fn flat(items: &[Item]) -> Vec<&Item> {
    items
        .iter()
        .flat_map(|item| match item {
            Item::Mod(module) if is_public(&module.vis) => {
                flat(module.content.as_ref().map_or(&[], |(_, items)| items))
            }
            item => vec![item],
        })
        .collect()
}

/// The private types of the file.
fn private_types(items: &[&Item]) -> BTreeSet<String> {
    let structs = items.iter().filter_map(|item| match *item {
        Item::Struct(item) if !is_public(&item.vis) => Some(item.ident.to_string()),
        _ => None,
    });
    structs.collect()
}

/// Whether an item is hidden in the documentation, such as an unsupported operation.
fn is_hidden(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| text(attribute) == "#[doc(hidden)]")
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

/// The tokens without the modules before a name, as in a program that imports each name.
fn without_paths(tokens: TokenStream) -> TokenStream {
    let mut out: Vec<TokenTree> = Vec::new();
    for token in tokens {
        let begins_name = matches!(&token, TokenTree::Ident(name) if name.to_string().starts_with(char::is_uppercase));
        let end = out.len();
        if begins_name
            && let Some([TokenTree::Ident(module), TokenTree::Punct(one), TokenTree::Punct(other)]) =
                out.get(end.saturating_sub(3)..)
            && module.to_string().starts_with(char::is_lowercase)
            && one.as_char() == ':'
            && other.as_char() == ':'
        {
            out.truncate(end - 3);
        }
        out.push(match token {
            TokenTree::Group(group) => TokenTree::Group(Group::new(group.delimiter(), without_paths(group.stream()))),
            token => token,
        });
    }
    out.into_iter().collect()
}

/// The lines, each with its type.
#[derive(Default)]
struct Found {
    lines: BTreeSet<(String, String)>,
}

impl Found {
    fn add(&mut self, owner: &impl ToTokens, line: TokenStream) {
        let shown = |tokens| text(&without_paths(tokens));
        self.lines.insert((shown(owner.to_token_stream()), shown(line)));
    }

    fn structure(&mut self, item: &ItemStruct) {
        let (name, marks) = (&item.ident, marks(&item.attrs));
        self.add(name, quote!(#marks pub struct #name));
        self.derived(name, &item.attrs);
        if let Fields::Named(fields) = &item.fields {
            for field in fields.named.iter().filter(|field| is_public(&field.vis)) {
                let (member, ty) = (&field.ident, &field.ty);
                self.add(name, quote!(pub #name::#member: #ty));
            }
        }
    }

    fn enumeration(&mut self, item: &ItemEnum) {
        let (name, marks) = (&item.ident, marks(&item.attrs));
        self.add(name, quote!(#marks pub enum #name));
        self.derived(name, &item.attrs);
        for variant in &item.variants {
            let (variant, fields) = (&variant.ident, &variant.fields);
            self.add(name, quote!(pub #name::#variant #fields));
        }
    }

    /// A derive is an implementation on which callers may rely.
    fn derived(&mut self, name: &syn::Ident, attributes: &[Attribute]) {
        for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("derive")) {
            let list = attribute.parse_args_with(Punctuated::<syn::Path, Token![,]>::parse_terminated);
            for derived in list.into_iter().flatten() {
                self.add(name, quote!(impl #derived for #name));
            }
        }
    }

    fn implementation(&mut self, item: &ItemImpl) {
        let owner = &*item.self_ty;
        let Generics { params, where_clause, .. } = &item.generics;
        let generics = (!params.is_empty()).then(|| quote!(<#params>));
        match &item.trait_ {
            Some(of) => {
                let of = &of.0;
                let types = item.items.iter().filter_map(|item| match item {
                    ImplItem::Type(found) => Some((&found.ident, &found.ty)),
                    _ => None,
                });
                let types: Vec<_> = types.map(|(name, ty)| quote!(#name = #ty)).collect();
                let types = (!types.is_empty()).then(|| quote!(<#(#types),*>));
                self.add(owner, quote!(impl #generics #of #types for #owner #where_clause));
            }
            None => {
                for item in &item.items {
                    match item {
                        ImplItem::Fn(method) if is_public(&method.vis) => self.method(owner, &method.sig),
                        ImplItem::Const(item) if is_public(&item.vis) => {
                            let (name, ty) = (&item.ident, &item.ty);
                            self.add(owner, quote!(pub const #owner::#name: #ty));
                        }
                        _ => {}
                    }
                }
            }
        }
    }

    /// The signature of a method, without `mut` before `self`, which concerns only its body.
    fn method(&mut self, owner: &syn::Type, signature: &syn::Signature) {
        let (name, generics, output) = (&signature.ident, &signature.generics, &signature.output);
        let (inputs, where_clause) = (&signature.inputs, &generics.where_clause);
        let inputs = inputs.iter().map(|input| match input {
            FnArg::Receiver(receiver) if matches!(receiver.kind, ReceiverKind::Value) => quote!(self),
            input => input.to_token_stream(),
        });
        self.add(owner, quote!(pub fn #owner::#name #generics (#(#inputs),*) #output #where_clause));
    }
}

/// The attributes of a type that matter to callers.
fn marks(attributes: &[Attribute]) -> TokenStream {
    let marks = attributes
        .iter()
        .filter(|attribute| attribute.path().is_ident("non_exhaustive") || attribute.path().is_ident("must_use"));
    quote!(#(#marks)*)
}
