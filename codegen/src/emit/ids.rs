//! One newtype for the IDs of each kind of object, so that they are not confused.

use proc_macro2::TokenStream;
use quote::quote;

use super::{docs, links};
use crate::model::{FreeId, IdKind, Resource};
use crate::names::ident;

/// The IDs of a resource.
pub fn emit(resource: &Resource) -> Option<TokenStream> {
    let doc = format!("The ID of {}.", links::one(resource));
    resource.is_entity().then(|| one(&resource.id_type(), resource.id, &doc))
}

/// The IDs of objects that have no resource.
pub fn free(found: &FreeId) -> TokenStream {
    one(&found.ty(), found.kind, &docs::written(&found.doc))
}

fn one(ty: &str, kind: IdKind, doc: &str) -> TokenStream {
    let name = ident(ty);
    let (facts, copy, value, methods) = match kind {
        IdKind::Number => (NUMBER, Some(quote!(Copy,)), quote!(u64), quote!(rt::number_id!(#name);)),
        IdKind::Text => (TEXT, None, quote!(String), quote!(rt::text_id!(#name);)),
    };
    let doc = docs::paragraphs([doc, facts]);
    quote! {
        #doc
        #[derive(Clone, #copy PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct #name(#value);
        #methods
    }
}

const NUMBER: &str = "It is made from a `u64`, or parsed from text, and written as a number. Zero, which the API never assigns, is refused before a request is sent.";

const TEXT: &str = "It is made from a string, and is a string in JSON. An empty ID, `.` and `..` are rejected before a request is sent, since they have another meaning in a path.";
