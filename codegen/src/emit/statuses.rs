//! The documentation of the statuses with which the API refuses requests.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::docs;
use crate::into_vec::IntoVec as _;
use crate::model::{Model, Status};
use crate::names::ident;

/// The type that stands for the API. Its documentation lists the statuses.
pub fn marker(model: &Model) -> TokenStream {
    let title = format!("The {} as a type.", docs::written(&model.api.name));
    let statuses = match &model.api.statuses[..] {
        [] => Vec::new(),
        statuses => vec![
            "The API rejects requests with these statuses, which `Error::status` returns:".to_owned(),
            statuses.iter().map(element).into_vec().join("\n"),
        ],
    };
    let name = ident(&model.target.marker);
    let doc = docs::paragraphs([title].into_iter().chain(statuses));
    quote! {
        #doc
        #[derive(Clone, Copy, Debug)]
        pub enum #name {}
    }
}

/// The first sentence about each status, for the text of an error.
pub fn meanings(model: &Model) -> impl Iterator<Item = TokenStream> {
    model.api.statuses.iter().map(|status| {
        let [sentence, _] = docs::summary(&status.doc);
        let line = sentence.split_whitespace().into_vec().join(" ");
        let (code, meaning) = (Literal::u16_unsuffixed(*status.code), line.trim_end_matches('.'));
        quote!((#code, #meaning))
    })
}

/// How many seconds the API asks a client to wait after a status, where the response does not say.
pub fn waits(model: &Model) -> impl Iterator<Item = TokenStream> {
    model.api.statuses.iter().filter_map(|status| {
        let (code, wait) = (Literal::u16_unsuffixed(*status.code), Literal::u64_unsuffixed(status.wait?));
        Some(quote!((#code, #wait)))
    })
}

/// A status as an element of a list. Its documentation may have several blocks.
fn element(status: &Status) -> String {
    let text = docs::written(&status.doc).replace('\n', "\n  ");
    format!("- `{}`: {text}", status.code.value)
}
