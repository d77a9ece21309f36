//! One predicate of the error for each status that the API documents.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::docs;
use crate::model::{Model, Status};
use crate::names::ident;

pub fn emit(model: &Model) -> Vec<TokenStream> {
    let predicates = model.api.statuses.iter().map(predicate);
    vec![quote!(impl Error { #(#predicates)* })]
}

/// How many seconds the API asks a client to wait after a status, where the response does not say.
pub fn waits(model: &Model) -> impl Iterator<Item = TokenStream> {
    model.api.statuses.iter().filter_map(|status| {
        let (code, wait) = (Literal::u16_unsuffixed(*status.code), Literal::u64_unsuffixed(status.wait?));
        Some(quote!((#code, #wait)))
    })
}

fn predicate(status: &Status) -> TokenStream {
    let (method, code) = (ident(&format!("is_{}", status.name.value)), Literal::u16_unsuffixed(*status.code));
    let doc = docs::paragraphs([
        &*format!("Whether the API answered with status {}.", status.code.value),
        &docs::written(&status.doc),
    ]);
    quote! {
        #doc
        pub fn #method(&self) -> bool {
            self.status().is_some_and(|status| status.as_u16() == #code)
        }
    }
}
