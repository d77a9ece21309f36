//! The method that watches a list for new objects.

use proc_macro2::TokenStream;
use quote::quote;

use super::{docs, examples, pages};
use crate::model::{Model, Resource};
use crate::names::member;

/// The method of the call for a list.
pub fn watch(model: &Model, resource: &Resource) -> Option<TokenStream> {
    let feed = resource.feed.as_ref()?;
    let field = resource.field(feed.time.as_ref()?)?;
    let (item, since, time) = (pages::item(resource), &*feed.since, member(&field.name));
    let time = if field.is_optional() { quote!(item.#time.as_ref()) } else { quote!(Some(&item.#time)) };
    let titles = resource.titles();
    let doc = docs::paragraphs([
        format!("A stream of the {titles} from this time on, in the order of `{}`.", &*field.wire),
        "The stream does not end: it reads the list every 30 seconds, with its other parameters as they are."
            .to_owned(),
        examples::watch(model, resource),
    ]);
    Some(quote! {
        #doc
        pub fn watch(self, since: impl Into<rt::Timestamp>) -> rt::Watch<#item> {
            rt::Watch::new(self, #since, since, |item| #time)
        }
    })
}
