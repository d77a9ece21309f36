//! One newtype for the ids of each resource, so that they are not mistaken for each other.

use proc_macro2::TokenStream;
use quote::quote;

use super::{docs, links};
use crate::model::{IdKind, Resource};
use crate::names::ident;

pub fn emit(resource: &Resource) -> Option<TokenStream> {
    resource.is_entity().then(|| one(resource))
}

fn one(resource: &Resource) -> TokenStream {
    let name = ident(&resource.id_type());
    let (facts, copy, value, methods) = match resource.id {
        IdKind::Number => (NUMBER, Some(quote!(Copy,)), quote!(u64), quote!(rt::number_id!(#name);)),
        IdKind::Text => (TEXT, None, quote!(String), quote!(rt::text_id!(#name);)),
    };
    let doc = docs::paragraphs([&*format!("The id of {}.", links::one(resource)), facts]);
    quote! {
        #doc
        #[derive(Clone, #copy PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct #name(#value);
        #methods
    }
}

const NUMBER: &str = "It is made from a `u64`, or parsed from text, and written as a number. Zero, which the API never assigns, is refused before a request is sent.";

const TEXT: &str = "It is made from a text, and is one on the wire. An empty one, and `.` and `..`, which mean something else in a path, are refused before a request is sent.";
