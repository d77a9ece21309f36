//! One newtype for the ids of each resource, so that they are not mistaken for each other.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use crate::model::{IdKind, Model, Resource};
use crate::names::{article, ident};

pub fn emit(model: &Model) -> Vec<TokenStream> {
    model.resources.iter().filter(|resource| resource.is_entity()).map(one).collect()
}

fn one(resource: &Resource) -> TokenStream {
    let name = ident(&resource.id_type());
    let title = &resource.title;
    let (facts, copy, value, methods) = match resource.id {
        IdKind::Number => (NUMBER, Some(quote!(Copy,)), quote!(u64), quote!(number_id!(#name);)),
        IdKind::Text => (TEXT, None, quote!(String), quote!(text_id!(#name);)),
    };
    let doc = docs::paragraphs([&*format!("The id of {} {title}.", article(title)), facts]);
    quote! {
        #doc
        #[derive(Clone, #copy PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct #name(#value);
        #methods
    }
}

const NUMBER: &str = "It is made from a `u64`, or parsed from text, and written as a number. Zero, which the API never assigns, is refused before a request is sent.";

const TEXT: &str = "It is made from a text, and is one on the wire. An empty one, and `.` and `..`, which mean something else in a path, are refused before a request is sent.";
