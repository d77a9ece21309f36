//! One newtype for the ids of each resource, so that they are not mistaken for each other.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use crate::model::{Model, Resource};
use crate::names::{article, ident};

pub fn emit(model: &Model) -> Vec<TokenStream> {
    model.resources.iter().filter(|resource| resource.is_entity()).map(one).collect()
}

fn one(resource: &Resource) -> TokenStream {
    let name = ident(&resource.id_type());
    let title = &resource.title;
    let kind = format!("{} {title}", article(title));
    let doc = docs::paragraphs([
        format!("The id of {kind}."),
        "It is made from a `u64`, or parsed from text, and written as a number. Zero, which the API never assigns, is refused before a request is sent.".to_owned(),
    ]);
    quote! {
        #doc
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct #name(u64);
        number_id!(#name);
    }
}
