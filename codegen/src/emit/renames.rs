//! Names that the spec has changed: programs may use an old one, which is deprecated and leads to the new one.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use quote::quote;

use super::docs;
use crate::diagnostic::At;
use crate::into_vec::IntoVec as _;
use crate::model::{Enum, Former, Resource, Variant};
use crate::names::{ident, snake};

/// A method, and one that calls it for each of its old names. `named` makes the name of a method from that of what was renamed.
pub fn method(method: TokenStream, was: &[At<String>], named: impl Fn(&str) -> String) -> TokenStream {
    called(method, &mut was.iter().map(|old| named(old)))
}

fn called(method: TokenStream, old: &mut dyn Iterator<Item = String>) -> TokenStream {
    let mut old = old.peekable();
    if old.peek().is_none() {
        return method;
    }
    let signature = Signature::read(&method);
    let old = old.map(|old| signature.forwarder(&ident(&old)));
    quote!(#method #(#old)*)
}

/// The same for a method that is called as the field that it is about.
pub fn member(method: TokenStream, was: &[At<String>]) -> TokenStream {
    self::method(method, was, snake)
}

/// The method of the client that reaches a resource.
pub fn accessor(method: TokenStream, resource: &Resource) -> TokenStream {
    called(method, &mut resource.formers().map(|former| former.plural()))
}

/// The method of a fetched parent that lists a resource.
pub fn listing(method: TokenStream, resource: &Resource) -> TokenStream {
    called(method, &mut resource.formers().filter_map(|former| former.method()))
}

/// The old variants of an enum, as constants: patterns can name them, too.
pub fn variants(found: &Enum) -> Option<TokenStream> {
    let one = |variant: &Variant, old: &str| {
        let (old, new) = (ident(old), ident(&variant.name));
        let attributes = deprecated(&variant.name);
        quote! {
            #attributes
            #[allow(non_upper_case_globals)]
            pub const #old: Self = Self::#new;
        }
    };
    let old = found.values.iter().flat_map(|variant| variant.was.iter().map(move |old| one(variant, old)));
    let old: Vec<_> = old.into_vec();
    let name = ident(&found.name);
    (!old.is_empty()).then(|| quote!(impl #name { #(#old)* }))
}

/// The types that an enum and an object were.
pub fn types(now: &str, was: &[At<String>]) -> Vec<TokenStream> {
    was.iter().map(|old| alias(old, now, &quote!())).into_vec()
}

/// The export of such types from their module.
pub fn exported<'a>(module: &str, names: impl Iterator<Item = &'a At<String>>) -> Option<TokenStream> {
    let names: Vec<_> = names.map(|name| name.value.clone()).into_vec();
    (!names.is_empty()).then(|| export(&ident(module), names))
}

fn export(module: &Ident, mut names: Vec<String>) -> TokenStream {
    names.sort();
    let names: Vec<_> = names.iter().map(|name| ident(name)).into_vec();
    let names = if let [one] = &names[..] { quote!(#one) } else { quote!({#(#names),*}) };
    quote! {
        #[doc(hidden)]
        #[allow(deprecated)]
        pub use #module::#names;
    }
}

/// The modules that a resource was, each with its types.
pub fn modules(resource: &Resource) -> Vec<TokenStream> {
    resource.formers().map(|former| module(resource, &former)).into_vec()
}

fn module(resource: &Resource, former: &Former) -> TokenStream {
    let (name, note) = (ident(former.name), note(&resource.name));
    let doc = docs::line(&format!("The old names of {}.", resource.titles()));
    let pairs = former.types();
    let types = pairs.iter().map(|(old, new)| alias(old, new, &quote!(super::)));
    let exported = export(&name, pairs.iter().map(|(old, _)| old.clone()).into_vec());
    quote! {
        #doc
        #[deprecated(note = #note)]
        pub mod #name {
            #(#types)*
        }

        #exported
    }
}

/// A type that is another one now, which is in the module `place`.
fn alias(old: &str, now: &str, place: &TokenStream) -> TokenStream {
    let (old, new, attributes) = (ident(old), ident(now), deprecated(now));
    quote! {
        #attributes
        pub type #old = #place #new;
    }
}

/// The attributes of an old name: its documentation, and the note of the deprecation.
fn deprecated(now: &str) -> TokenStream {
    let (doc, note) = (docs::line(&format!("The old name of `{now}`.")), note(now));
    quote!(#doc #[deprecated(note = #note)])
}

fn note(now: &str) -> String {
    format!("renamed to `{now}`")
}

/// The declaration of a method, as far as a call of it needs it.
struct Signature {
    name: Ident,
    generics: TokenStream,
    parameters: Vec<Parameter>,
    output: TokenStream,
}

struct Parameter {
    name: Ident,
    declared: TokenStream,
}

impl Signature {
    /// Reads a method that an emitter made.
    fn read(method: &TokenStream) -> Signature {
        let mut tokens = method.clone().into_iter().skip_while(|token| !is_ident(token, "fn")).skip(1);
        let Some(TokenTree::Ident(name)) = tokens.next() else { unreachable!("a method has a name") };
        let is_group = |token: &TokenTree, of| matches!(token, TokenTree::Group(group) if group.delimiter() == of);
        let mut generics = TokenStream::new();
        let parameters = loop {
            match tokens.next().expect("a method has parameters") {
                TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis => break group.stream(),
                token => generics.extend([token]),
            }
        };
        let output = tokens.take_while(|token| !is_group(token, Delimiter::Brace)).collect();
        Signature { name, generics, parameters: split(parameters).map(Parameter::read).collect(), output }
    }

    /// A method of another name that calls this one.
    fn forwarder(&self, old: &Ident) -> TokenStream {
        let Signature { name, generics, output, .. } = self;
        let declared = self.parameters.iter().map(|parameter| &parameter.declared);
        let arguments = self.parameters.iter().map(|parameter| &parameter.name).skip(1);
        let attributes = deprecated(&name.to_string());
        quote! {
            #attributes
            pub fn #old #generics (#(#declared),*) #output {
                self.#name(#(#arguments),*)
            }
        }
    }
}

impl Parameter {
    /// `mut` before a name concerns only the body.
    fn read(declared: TokenStream) -> Parameter {
        let is_mut_self = declared.clone().into_iter().next().is_some_and(|first| is_ident(&first, "mut"));
        let declared: TokenStream = declared.into_iter().skip(usize::from(is_mut_self)).collect();
        let name = declared.clone().into_iter().find_map(|token| match token {
            TokenTree::Ident(name) => Some(name),
            _ => None,
        });
        Parameter { name: name.expect("a parameter has a name"), declared }
    }
}

fn is_ident(token: &TokenTree, text: &str) -> bool {
    matches!(token, TokenTree::Ident(ident) if ident == text)
}

/// The parameters, which are between commas that are not part of a type.
fn split(parameters: TokenStream) -> impl Iterator<Item = TokenStream> {
    let (mut all, mut depth, mut after_dash) = (vec![TokenStream::new()], 0_u32, false);
    for token in parameters {
        let mark = if let TokenTree::Punct(mark) = &token { mark.as_char() } else { ' ' };
        match mark {
            ',' if depth == 0 => all.push(TokenStream::new()),
            _ => {
                depth += u32::from(mark == '<');
                // The arrow of a function's type closes nothing.
                depth -= u32::from(mark == '>' && !after_dash);
                all.last_mut().expect("there is one").extend([token]);
            }
        }
        after_dash = mark == '-';
    }
    all.into_iter().filter(|parameter| !parameter.is_empty())
}
