//! From the model to Rust: a file for each kind of item. The checks have passed, so nothing here can fail.

mod access;
mod body;
mod capabilities;
mod checks;
mod collections;
mod data;
pub mod docs;
mod enums;
mod examples;
mod ids;
mod inline;
mod live;
mod markdown;
mod pages;
mod queries;
mod serialize;
mod statuses;
pub mod tables;
mod tokens;
pub mod types;
mod writes;

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::Model;

/// The items of the generated file, in its order.
pub fn emit(model: &Model) -> Vec<TokenStream> {
    let mut items = vec![imports(model)];
    items.extend(access::emit(model));
    items.extend(capabilities::emit(model));
    items.extend(ids::emit(model));
    items.extend(enums::emit(model));
    items.extend(data::emit(model));
    items.extend(writes::emit(model));
    items.extend(collections::emit(model));
    items.extend(live::emit(model));
    items.extend(queries::emit(model));
    items.extend(pages::emit(model));
    items.extend(tokens::emit(model));
    items
}

fn imports(model: &Model) -> TokenStream {
    let pages = model.api.pagination.as_ref().map(|_| {
        quote!(
            pub use crate::client::pages::ListAll;
        )
    });
    quote! {
        use std::fmt;
        use serde::de::{MapAccess, Visitor};
        use serde::{Deserialize, Deserializer, Serialize, Serializer};
        use crate::runtime::*;
        #pages
    }
}
